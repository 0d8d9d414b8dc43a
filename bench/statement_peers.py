"""What others find on the same text: a regular-expression baseline, and textacy's quotations."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.language import english_model
from dragoman.records import Span

VERBS = (
    r"said|says|say|told|tells|added|adds|asked|noted|claimed|argued|insisted|announced|explained"
    r"|warned|stated|wrote|tweeted|according to"
)
NAME = r"(?:(?:[A-Z][\w.’'-]*\s?){1,4}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Oo]fficials|[Pp]olice)"
QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,})[”\"]|''([^'\n]{8,})''")
SPEAKER = re.compile(rf"({NAME})\s(?:has |have |had )?(?:{VERBS})\b|\b(?:{VERBS})\s({NAME})")
INDIRECT = re.compile(
    rf"({NAME})\s(?:has |have |had )?(?:{VERBS})(?: \w+ed)? (?:that )?"
    r"([^“”\"\n]+?)(?=[.!?](?:\s|$)|\n|$)"
)
BEHIND = re.compile(rf"(?:^|[.!?]\s|\n)([^“”\"\n.!?]+), ({NAME})\s(?:{VERBS})\b")
SOURCE = re.compile(rf"(?:^|[.!?]\s|\n)([^“”\"\n.!?]+), according to (?:the )?({NAME})")
# A speaker stands at most so many characters from a quotation.
NEAR = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What one method found: what was said, who said it, and whether it stands in marks."""

    content: tuple[Span, ...]
    speaker: Span | None
    quoted: bool


def by_expressions(text: str) -> list[Told]:
    """Quotations with the name next to a verb of saying, and "X said (that)" to the full stop."""
    found = []
    for match in QUOTED.finditer(text):
        around = text[match.end() : match.end() + NEAR]
        named, start = SPEAKER.search(around), match.end()
        if named is None:
            start = max(0, match.start() - NEAR)
            named = SPEAKER.search(text[start : match.start()])
        group = 0 if named is None else 1 if named.group(1) else 2
        who = None if named is None else Span(start + named.start(group), start + named.end(group))
        found.append(Told((Span(match.start(), match.end()),), who, quoted=True))
    for match in INDIRECT.finditer(text):
        said, who = Span(*match.span(2)), Span(*match.span(1))
        found.append(Told((said,), who, quoted=False))
    for pattern in (BEHIND, SOURCE):
        for match in pattern.finditer(text):
            found.append(Told((Span(*match.span(1)),), Span(*match.span(2)), quoted=False))
    return found


def by_textacy() -> Callable[[str], list[Told]] | None:
    """Direct quotations by textacy on the parser that Dragoman uses; None where it is absent."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from textacy.extract.triples import direct_quotations  # noqa: PLC0415 -- a peer
    except ImportError:
        return None
    import spacy  # noqa: PLC0415 -- only with the peer

    model = spacy.load(english_model() or "en_core_web_sm")

    def read(text: str) -> list[Told]:
        found: list[Told] = []
        # It raises where marks do not come in pairs: it is given a paragraph at a time.
        for match in re.finditer(r"[^\n]+", text):
            doc: Any = model(match.group())
            try:
                triples = list(direct_quotations(doc))
            except (ValueError, IndexError):
                continue
            for triple in triples:
                first = match.start() + triple.content.start_char
                content = Span(first, match.start() + triple.content.end_char)
                who = triple.speaker
                start = match.start() + who[0].idx if who else 0
                end = match.start() + who[-1].idx + len(who[-1]) if who else 0
                found.append(Told((content,), Span(start, end) if who else None, quoted=True))
        return found

    return read
