"""Who is named beside the words that explain him: "Awa Sow, a senator who", "the mayor, Sow"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.gazetteer import role_words
from dragoman.events.tree import OF, Tree, children, objects_of_preposition, subtree
from dragoman.language import Token
from dragoman.records import Mention

APPOSED = frozenset({"appos"})
ONE = frozenset({"NN", "NNP"})
CLOSE = frozenset({",", "."})
BEINGS = frozenset({"person", "organisation"})


def named_beside(tree: Tree, place: int, mentions: Sequence[Mention]) -> Mention | None:
    """The mention with a name that a noun without one explains, or that explains the noun.

    Only of one: "three senators, X, Y and Z" are not X.
    """
    token = tree.tokens[place]
    if token.tag not in ONE:
        return None
    first = place
    while tree.tokens[first].dep == "conj" and tree.tokens[first].pos in {"NOUN", "PROPN"}:
        first = tree.tokens[first].head
    if tree.tokens[first].dep == "appos":
        named = _named(tree.tokens[tree.tokens[first].head], mentions)
        body = token.lemma in role_words("en", "collectives")  # "X of the FBI, the organization"
        return None if named is not None and body and named.actor_kind == "person" else named
    after = [k for k in children(tree, place, APPOSED) if k > place]
    if len(after) == 1:
        return _named(tree.tokens[after[0]], mentions)
    return _between_commas(tree, place, mentions)


def _between_commas(tree: Tree, place: int, mentions: Sequence[Mention]) -> Mention | None:
    """As in "thanked the mayor of Goma, Awa Sow, for": parsers lose many of these."""
    inner = objects_of_preposition(tree, place, OF, deep=False)
    comma = max([place, *(i for q in inner for i in subtree(tree, q) if i > place)]) + 1
    if tree.tokens[place].pos != "NOUN" or comma + 1 >= len(tree.tokens):
        return None
    start = tree.tokens[comma + 1].start
    for mention in mentions:
        person = mention.actor_kind == "person" and mention.form == "name" and mention.actor_id
        if person and tree.tokens[comma].text == "," and mention.span.start == start:
            behind = next((t for t in tree.tokens if t.start >= mention.span.end), None)
            return mention if behind is not None and behind.text in CLOSE else None
    return None


def _named(token: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The named actor whose last word a token is."""
    for mention in mentions:
        named = mention.form == "name" and mention.actor_id is not None
        if named and mention.actor_kind in BEINGS and mention.span.end == token.end:
            return mention
    return None
