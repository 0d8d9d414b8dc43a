"""The saying that a cue goes on with, where the parser joins it to what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language import Token
from dragoman.statements.tree import lexicon

# Who says what is said also does these; "and told her to go" may be done by whom he tells of.
JUDGED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "THREATEN"})
PAST, PRESENT = frozenset({"VBD", "VBN"}), frozenset({"VBZ"})
# How what is said hangs on its saying: "said it was clear that he did not know, and accused".
SAID = frozenset({"conj", "xcomp", "ccomp", "acomp", "attr"})
OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark"})
LONGEST = 6


def saying_joined(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """The saying that a judging cue goes on with: "said that A was ill, and accused B of it".

    Only where the cue is set apart from what is said: by a comma, by "also", or because what is
    said is a state ("was", "did not know") and the cue a deed.
    """
    token, words = tokens[i], lexicon(language)
    entry = words.get(token.lemma)
    if token.dep != "conj" or token.tag not in PAST | PRESENT or entry is None:
        return None
    if entry.act not in JUDGED or any(t.head == i and t.dep in OWN for t in tokens):
        return None
    first = tokens[token.head]
    if not (_set_apart(tokens, i) or _is_state(tokens, first)):
        return None
    for below, above in _governors(tokens, i):
        if below.dep not in SAID:
            return None
        if above.lemma in words and above.pos == "VERB" and not _is_negated(tokens, above):
            governs = below.dep == "ccomp" and above.i < below.i
            return above.i if governs and _goes_with(tokens, above, token) else None
    return None


def _governors(tokens: Sequence[Token], i: int) -> Iterator[tuple[Token, Token]]:
    """A word with what it hangs on, then that with what it hangs on, as far as a few."""
    below = tokens[i]
    for _ in range(LONGEST):
        above = tokens[below.head]
        if above.i == below.i:
            return
        yield below, above
        below = above


def _set_apart(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" with a comma before it or with "also" behind it joins a verb."""
    start = i
    while start > 0 and tokens[start - 1].pos == "ADV":
        start -= 1
    if start < 2 or tokens[start - 1].dep != "cc":
        return False
    also = any(t.lemma == "also" for t in tokens[start:i])
    return also or tokens[start - 2].text == ","


def _is_state(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a clause tells how things are, not what was done: "was to blame", "would act"."""
    aux = [t for t in tokens if t.head == verb.i and t.dep in {"aux", "auxpass"}]
    if any(t.dep == "auxpass" for t in aux):
        return False
    return verb.lemma == "be" or _is_negated(tokens, verb) or any(t.tag == "MD" for t in aux)


def _is_negated(tokens: Sequence[Token], verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "neg" for t in tokens)


def _goes_with(tokens: Sequence[Token], saying: Token, cue: Token) -> bool:
    """Whether two verbs have one tense: "said ... and accused", "has said ... and accused"."""
    aux = [t for t in tokens if t.head == saying.i and t.dep in {"aux", "auxpass"}]
    if aux:
        return cue.tag in PAST and [t.lemma for t in aux] == ["have"]
    return saying.tag == "VBD" if cue.tag in PAST else saying.tag == cue.tag
