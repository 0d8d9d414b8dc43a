"""Whom pronouns, roles, bare names and groups are taken for in short texts of our own.

`tests/coreference_table.yml` tells how its words are marked. Its parts were each answered before
the system was asked: `first` has since been read, `second` was written after the mending that
`first` led to. A row is right when the answer is the actor's; unknown rows when nobody is.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from report import tell

from dragoman.actors import find_mentions, members
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import Article, DateRange, Mention, Run, Span

TABLE = Path(__file__).parent.parent / "tests" / "coreference_table.yml"
PARTS = ("first", "second")
MARKED = re.compile(r"\[([^\]|]+)\|(\w)\|([^\]]+)\]")
KINDS = {
    "p": "pronouns",
    "o": "possessives",
    "r": "roles",
    "n": "names",
    "g": "groups",
    "i": "own_words",
}
DAY = "2024-05-10"


class Row(NamedTuple):
    """A marked word of a passage, and what was answered."""

    language: str
    kind: str
    span: Span
    wanted: frozenset[frozenset[str]]
    found: frozenset[str]

    @property
    def verdict(self) -> str:
        """As in right, wrong, none; where nobody is meant, kept (open) or invented."""
        if self.found in self.wanted:
            return "right" if self.found else "kept"
        if not self.found:
            return "none"
        return "wrong" if self.wanted != {frozenset()} else "invented"


def actors_at(mentions: Sequence[Mention], span: Span) -> frozenset[str]:
    """The actors of the mention that shares most with a span, the shortest of several."""
    over = [m for m in mentions if m.span.overlaps(span)]

    def shared(m: Mention) -> tuple[int, int]:
        return min(m.span.end, span.end) - max(m.span.start, span.start), -len(m.span)

    best = max(over, key=shared, default=None)
    return frozenset(members(best.actor_id)) if best is not None and best.actor_id else frozenset()


def rows_of(passage: str, language: str) -> tuple[str, list[Row]]:
    """The text of a passage without its marks, and its rows."""
    text, marks, last = "", [], 0
    for match in MARKED.finditer(passage):
        text += passage[last : match.start()]
        marks.append((Span(len(text), len(text) + len(match[1])), match[2], match[3]))
        text += match[1]
        last = match.end()
    text += passage[last:]
    article = Article(
        "a", "a", "a", 0, "main", language, None, text, Span(0, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, DateRange(DAY, DAY, "day", "test"),
        "test", 1.0,
    )  # fmt: skip
    sentences = list(split_sentences(article, config=Config()))
    mentions = list(find_mentions(article, sentences, config=Config()))

    def meant(answer: str) -> frozenset[frozenset[str]]:
        found = []
        for one in answer.split("/"):
            ids: set[str] = set()
            for part in one.split("+") if one != "?" else ():
                at = text.index(part[1:]) if part.startswith("=") else -1
                seen = actors_at(mentions, Span(at, at + len(part) - 1)) if at >= 0 else {part}
                ids |= seen or {part}
            found.append(frozenset(ids))
        return frozenset(found)

    return text, [
        Row(language, KINDS[kind], span, meant(answer), actors_at(mentions, span))
        for span, kind, answer in marks
    ]


def shares(rows: Sequence[Row], name: str) -> dict[str, float]:
    """The share of right rows, of answers that are right, and of unknown rows that stay so."""
    n = Counter(row.verdict for row in rows)
    answers = n["right"] + n["wrong"] + n["invented"]
    unknown = n["kept"] + n["invented"]
    return {
        name: (n["right"] + n["kept"]) / max(1, len(rows)),
        f"{name}_precision": n["right"] / max(1, answers),
        f"{name}_kept_open": n["kept"] / max(1, unknown),
    }


def main() -> None:
    """Print the scores of each part, by language and by kind of word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    scores: dict[str, float] = {}
    for part in PARTS:
        rows = []
        for language, passages in table[part].items():
            for passage in passages:
                text, found = rows_of(passage, language)
                rows += found
                for row in found if args.verbose else ():
                    if row.verdict not in ("right", "kept"):
                        before = text[max(0, row.span.start - 60) : row.span.start]
                        wanted = " or ".join("+".join(sorted(w)) or "?" for w in row.wanted)
                        got = "+".join(sorted(row.found)) or "?"
                        print(f"{row.verdict:9}{language} {before}<<{row.span.of(text)}>>")
                        print(f"          {got}, not {wanted}")
        told = [row for row in rows if row.kind != "own_words"]
        scores |= shares(told, f"coref_own_{part}")
        if not args.json:
            for key in ("language", "kind"):
                for value in dict.fromkeys(getattr(row, key) for row in rows):
                    group = [row for row in rows if getattr(row, key) == value]
                    right = sum(row.verdict in ("right", "kept") for row in group)
                    print(f"{part:8}{value:14}{right:4} of {len(group)}")
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
