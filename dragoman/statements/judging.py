"""Who is meant by blame or praise: whoever does what is judged, not those to whom it is done."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language import Token
from dragoman.statements.tree import wordset

# Acts that answer for what somebody did, and how a noun names those who do what it says.
JUDGING = ("ACCUSE", "SUPPORT")
OWNING = frozenset({"poss", "amod", "compound", "nmod", "conj", "appos"})
DOING = frozenset({"by", "from", "between"})


def doers_in(tokens: Sequence[Token], noun: Token, *, of_place: bool = False) -> list[Token]:
    """The words of a noun phrase for those who do what it says: not Kenya in "attack on Kenya".

    With `of_place` whoever rules the place is one of them: "the closure of shops in Kenya".
    """
    found = [noun]
    for below in (t for t in tokens if t.head == noun.i and t.i != noun.i):
        objects = [t for t in tokens if t.head == below.i and t.dep == "pobj"]
        inner = [doers_in(tokens, t, of_place=of_place) for t in objects]
        if below.dep in OWNING:
            found += doers_in(tokens, below, of_place=of_place)
        elif below.lemma in DOING or (of_place and below.lemma == "in"):
            found += [word for words in inner for word in words]
        elif below.lemma == "of":  # "the bombing of Dorn by rebels"
            found += [word for words in inner for word in words[1:]]
    return found


def judged_doers(tokens: Sequence[Token], noun: Token, language: str) -> list[Token] | None:
    """Who answers for what a noun says; None for a noun that says nothing done to anybody."""
    if noun.lemma not in wordset(language, "undergoing"):
        return None
    return doers_in(tokens, noun, of_place=noun.lemma in wordset(language, "enforced"))
