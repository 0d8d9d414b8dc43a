"""Pronouns as mentions: the words that stand for somebody, before it is known for whom."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.gazetteer import (
    roles,
)
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line


def pronouns(line: Line) -> Iterator[Found]:
    """Pronouns that can stand for an actor."""
    rows = roles(line.language)["pronouns"]
    for i in range(len(line.pieces)):
        match = line.at(i, "pronoun")
        if match is None:
            continue
        word = line.word(i)
        row = rows[match[1].id]
        if "after" in row and line.word(i - 1) not in row["after"]:
            continue
        if line.word(i + 1) in row.get("not_before", ()):
            continue
        if "before" in row and line.word(i + 1) not in row["before"]:
            continue
        if "-" in (
            line.pieces[i - 1] if line.glued(i) else "",
            line.word(i + 1) if line.glued(i + 1) else "",
        ):
            continue  # a compound such as "us-and-them"
        if word != line.pieces[i].lower() or (
            line.pieces[i].isupper() and len(word) < 3 and word == "it"
        ):
            continue
        number = row["number"]
        many = number == "many" or (number == "verb" and _plural_verb(line, i))
        yield Found(
            i,
            i + 1,
            "pronoun",
            "unknown",
            None,
            line.pieces[i],
            "pronoun",
            0.5,
            gender=None if many else row.get("gender"),
            many=many,
            role=word,
            head=i,
        )


def _plural_verb(line: Line, i: int) -> bool:
    """Whether the Dutch or German verb of "ze", "zij", "sie" is plural: it ends in -en."""
    one = set(roles(line.language).get("singular_verbs", ()))
    after, before = line.word(i + 1), line.word(i - 1)
    row = roles(line.language).get("plural_verbs", {})
    endings = (*row.get("endings", ()),)
    if before.endswith(endings) and before.isalpha() and before not in row.get("not", ()):
        return True
    clause = []
    for k in range(i + 1, min(i + 15, len(line.pieces))):
        if not line.pieces[k].isalpha():
            break
        clause.append(line.lower[k])
    if after in one or one & set(clause):
        return False
    return bool(clause) and (after.endswith(endings) or clause[-1].endswith(endings))
