"""How the quoted words of one report stand to those of another: the same, a part, or altered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from dragoman.records import Span
from dragoman.text import fold, quotations
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.records import Article, Fidelity, Statement

# A word with the marks inside it, or one sign of a script without blanks.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(
    rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:[.,’'\u00ad\u2010\u2011-][^\W{_UNSPACED}]+)*"
)
# What an editor put between brackets, a letter made a capital left aside, and dots for what was
# left out, with brackets or without.
_CAPITAL = re.compile(r"[\[(](\w)[\])](?=\w)")
_ELISION = re.compile(r"[\[(]\s*(?:\.\s?\.\s?\.|…)\s*[\])]|\.\s?\.\s?\.|…")
_INSERTED = re.compile(r"\[[^\]\n]{1,80}\]|\([^)\n]{1,80}\)")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_NOT_KEY = re.compile(r"[^\w.,]|(?<!\d)[.,]|[.,](?!\d)")
_SENTENCE_END = re.compile(r"[.!?。！？]")
# Of the words of a quoted part so many must stand in the other report, in order, for the two to be
# one quotation; below it they are other words of one speech, or a paraphrase. Not tuned.
COMPARED = 0.5
# An editor's brackets stand in the place of so many words at most: a name for "they".
NAMED = 4
# Shorter words ("our", "wise") have no ending that is spelled in two ways.
SPELLED = 5
# The surest first: what is attested by one of two reports with the same words holds for both.
_SUREST: tuple[Fidelity, ...] = ("verbatim", "translated", "unknown", "altered")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the original and what a variant has in their place; either may be empty."""

    original: str
    variant: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report's words: the spans of a text that are its content, and of these what is quoted."""

    text: str
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    language: str
    fidelity: Fidelity


@dataclass(frozen=True, slots=True)
class Wording:
    """How a report stands to the best attested wording, by its quoted words alone.

    `cut` says that it has a part of them, `frame` that what the reporter tells around them differs.
    """

    fidelity: Fidelity
    changes: tuple[Change, ...] = ()
    cut: bool = False
    frame: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is compared; what comes before it: its part of the quotation, a gap, a stop."""

    key: str
    span: Span
    part: int
    after_gap: str  # "", "left out", "inserted" or "parted"
    after_stop: bool


def read_told(statement: Statement, article: Article) -> Told:
    """The words of a statement; of a mixed one only what stands between marks is quoted."""
    text, content = article.text, statement.content
    if statement.quote == "indirect":
        quoted: tuple[Span, ...] = ()
    else:
        quoted = tuple(_common(content, [quotation.content for quotation in quotations(text)]))
        # Speech may stand in a list or an interview without marks.
        quoted = quoted or (content if statement.quote == "direct" else ())
    return Told(text, content, quoted, article.language, statement.fidelity)


def _common(content: Sequence[Span], marked: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in content:
        for mark in marked:
            # A quotation inside another is a part of it.
            if mark.end > end and mark.overlaps(span):
                end = mark.end
                yield Span(max(span.start, mark.start), min(span.end, mark.end))


def compare_quoted(original: Told, variant: Told) -> Wording:
    """What a variant makes of the original's quoted words.

    Marks, dashes, capital letters, accents and house spelling are no alterations; what dots leave
    out, what brackets put in and what the other has beyond an end are none either.
    """
    if original.language.split("-")[0] != variant.language.split("-")[0]:
        known = {original.fidelity, variant.fidelity} - {"altered", "unknown"}
        moved = variant.fidelity == "unknown" and "verbatim" in known
        return Wording("translated" if moved else variant.fidelity)
    one, two = _words(original, original.quoted), _words(variant, variant.quoted)
    frame = _frame(original) != _frame(variant)
    if not one or not two:
        return Wording(variant.fidelity, frame=frame)
    matcher = SequenceMatcher(None, [w.key for w in one], [w.key for w in two], autojunk=False)
    codes = matcher.get_opcodes()
    alike = _alike(two, codes)
    if not alike:
        return Wording(variant.fidelity, frame=frame)
    changes: list[Change] = []
    cut = False
    for op, i, j, k, m in codes:
        beside = {word.part for word in two[max(0, k - 1) : m + 1]}
        if op == "equal" or _joined(one[i:j]) == _joined(two[k:m]):
            continue
        if not beside & alike or not {word.part for word in two[k:m]} <= alike:
            cut = cut or j > i
            continue
        found = _judged((one, i, j), (two, k, m))
        if found == "changed":
            # Where the variant ends otherwise, what the original goes on with is cut.
            longer = j == len(one) and j - i > m - k > 0
            stop = i + m - k if longer else j
            before, after = _shown(original.text, one[i:stop]), _shown(variant.text, two[k:m])
            changes.append(Change(before, after))
            cut = cut or longer
        cut = cut or found == "cut"
    return Wording(_fidelity(original, variant, changes), tuple(changes), cut, frame)


def _fidelity(original: Told, variant: Told, changes: Sequence[Change]) -> Fidelity:
    both = (original.fidelity, variant.fidelity)
    if not changes:
        return min(both, key=_SUREST.index)
    if variant.fidelity != "altered" and "translated" in both:
        return "translated"  # two renderings of one utterance, and neither has its words
    return "altered" if original.fidelity == "verbatim" else variant.fidelity


def _words(side: Told, quoted: Sequence[Span]) -> list[_Word]:
    """The speaker's own words of the quoted parts, an editor's words between brackets left out."""
    found: list[_Word] = []
    for part, span in enumerate(quoted):
        text = _CAPITAL.sub(lambda m: f"\u200b{m.group(1)}\u200b", span.of(side.text))
        holes = [(m.span(), "left out") for m in _ELISION.finditer(text)]
        holes += [
            (m.span(), "inserted")
            for m in _INSERTED.finditer(text)
            if not any(a <= m.start() < b for (a, b), _ in holes)
        ]
        text = _blanked(text, [hole for hole, _ in holes]).replace("\u200b", "\u00ad")
        at, gap = 0, "parted" if part else ""
        for match in _WORD.finditer(text):
            between = text[at : match.start()]
            gap = next((what for (a, b), what in holes if at <= a and b <= match.start()), gap)
            stop = bool(_SENTENCE_END.search(between)) or at == 0
            where = Span(span.start + match.start(), span.start + match.end())
            found.append(_Word(_key(match.group(), side.language), where, part, gap, stop))
            at, gap = match.end(), ""
    return found


def _blanked(text: str, holes: Sequence[tuple[int, int]]) -> str:
    for start, end in holes:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _key(word: str, language: str) -> str:
    """A word without its marks, accents and house spelling; a number's points are kept."""
    key = _NOT_KEY.sub("", _THOUSANDS.sub("", fold(word))).replace(",", ".")
    if len(key) < SPELLED:
        return key
    endings = _endings(language.split("-", maxsplit=1)[0])
    ending, other = next(((e, o) for e, o in endings if key.endswith(e)), ("", ""))
    return key[: len(key) - len(ending)] + other


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    """The endings that are spelled in two ways, the longest first."""
    listed: dict[str, str] = load(language, "wordings").get("endings", {})
    return tuple(sorted(listed.items(), key=lambda pair: -len(pair[0])))


def _frame(side: Told) -> list[str]:
    """The words of the content that nobody quotes."""
    words = _words(side, side.content)
    return [w.key for w in words if not any(w.span.overlaps(quoted) for quoted in side.quoted)]


def _alike(two: Sequence[_Word], codes: Sequence[tuple[str, int, int, int, int]]) -> set[int]:
    """The quoted parts of the variant of which at least half of the words are the original's."""
    size: dict[int, int] = {}
    held: dict[int, int] = {}
    for word in two:
        size[word.part] = size.get(word.part, 0) + 1
    for op, _, _, k, m in codes:
        for word in two[k:m] if op == "equal" else ():
            held[word.part] = held.get(word.part, 0) + 1
    return {part for part, count in held.items() if count >= COMPARED * size[part]}


_Range = tuple[list[_Word], int, int]


def _judged(original: _Range, variant: _Range) -> str:
    """What it means that these words stand in the place of those: "changed", "cut" or "more"."""
    (one, i, j), (two, k, m) = original, variant
    if i == j:
        # More than the original has: beyond its end, or where dots or a narrator part it.
        whole = i in (0, len(one)) or one[i].after_gap
        return "more" if whole else "changed"
    if k == m:
        gap = two[k].after_gap if k < len(two) else ""
        if gap == "inserted" and j - i <= NAMED:
            return "more"
        at_end = k in (0, len(two))
        sentences = one[i].after_stop and (j == len(one) or one[j].after_stop)
        return "cut" if gap or at_end or sentences else "changed"
    # Before or behind the last sentence that both have, each goes on with another of the speech.
    ends = j == len(one) or m == len(two)
    if ends and one[i].after_stop and two[k].after_stop:
        return "cut"
    starts = i == 0 or k == 0
    if starts and i < j < len(one) and k < m < len(two):
        other = one[j].after_stop and two[m].after_stop
        return "cut" if other or (two[m].after_gap and two[m].part != two[k].part) else "changed"
    return "changed"


def _joined(words: Sequence[_Word]) -> str:
    return "".join(word.key for word in words)


def _shown(text: str, words: Sequence[_Word]) -> str:
    return " ".join(text[words[0].span.start : words[-1].span.end].split()) if words else ""
