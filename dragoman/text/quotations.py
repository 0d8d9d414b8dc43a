"""Quotations in text whose marks may be turned round, glued or lost.

What a mark does is told by where it stands as much as by its shape, so each line is read as a
whole: of all ways to call its marks opening, closing or neither, the cheapest is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from dragoman.records import Span
from dragoman.text.pieces import paragraphs
from dragoman.words import load

Role = Literal["open", "close", "none"]

DOUBLE = '“”„‟"″＂'
SINGLE = "‘’‚‛'"
GUILLEMETS = "«»"
BRACKETS = {"「": "」", "『": "』", "《": "》", "‹": "›"}
_FAMILY = (
    dict.fromkeys(DOUBLE, "double")
    | dict.fromkeys(SINGLE, "single")
    | dict.fromkeys(GUILLEMETS, "guillemet")
    | dict.fromkeys(("‘‘", "’’", "''", "``", ",,"), "double")
    | {mark: opener for opener, closer in BRACKETS.items() for mark in (opener, closer)}
)
# Two commas before a word open a quotation, as Dutch and German typists set it.
_ONE = r"(?<![^\s(\[{—–-]),,(?=\w)|[" + "".join(mark for mark in _FAMILY if len(mark) == 1) + "]"
_MARK = re.compile(f"‘‘|’’|''|``|{_ONE}")

# Two single marks make a double one only where nobody uses double ones.
_SINGLE_MARK = re.compile(_ONE)

# Costs, chosen by hand so that the table in tests/test_text.py comes out; what counts is their
# order: a mark turned round (under 1) is likelier than one glued to both words (1.5), and that is
# likelier than one lost (2) or one that stands against a space on its inner side (3).
_TURNED_OPEN = {"“": 0.0, "„": 0.0, "‟": 0.3, "”": 0.9, "»": 1.5, "’": 1.0, "‘": 0.0, "‚": 0.0}
_TURNED_CLOSE = {"“": 0.6, "„": 2.0, "‟": 0.6, "‘": 0.6, "‚": 3.0, "«": 1.5}
_LOST = 2.0
_LOST_AT_JOINT = 1.0
_CONTINUED = 0.3
_NESTED_SAME = 1.2
_MIXED = 1.2
_FORBIDDEN = 99.0

# "Read more »" is a label of so many words at most.
LONGEST_LABEL = 7

_JOINT = re.compile(r"(?<=[^\W\d_]{3}[.,])(?=[^\W\d_]{2})")
_INCHES = re.compile(r"\d[’'′ ]? ?\d*$|\d$")
_YEARS = re.compile(r"\d\ds?\b")
_PLURAL = re.compile(r" [a-z]")
_PAUSE = re.compile(r"[,.;:!?](?=\s)")
_STOP = re.compile(r"[.!?…][)\]]?\s+(?=\S)")


@cache
def _words(name: str) -> str:
    return "|".join(load("all", "marks")[name])


@cache
def _outside() -> re.Pattern[str]:
    """What goes on after a closing mark that lost its space."""
    return re.compile(rf"(?:{_words('outside')}|(?:[A-Z][\w’-]+ ){{1,3}}(?:{_words('speech')}))\b")


@cache
def _attribution() -> re.Pattern[str]:
    """Who spoke, in either order: "Holm said", "added Holm", "she said"."""
    name, verb = r"[A-Z][\w’-]+", _words("speech")
    return re.compile(
        rf"(?:{name} ){{1,3}}(?:{verb})\b|(?:{verb}) (?:the |{name})|s?he (?:{verb})\b"
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('speech')}|{_words('speech_too')})\b", re.IGNORECASE)


@cache
def _speaker_follows() -> re.Pattern[str]:
    """The end of words after which somebody is said to have spoken: "we wait, | Holm said"."""
    name, pronoun, no_speaker = r"[A-Z][\w.’'-]+", _words("pronouns"), _words("no_speaker")
    verb = f"{_words('speech')}|{_words('speech_too')}"
    return re.compile(
        rf"[,.!?…]\s+(?=(?!(?i:{no_speaker})\b)(?:[\w.’'-]+ ){{1,6}}(?:{verb})\b(?! that\b)|"
        rf"(?:{verb}) (?:the |{name}|(?:{pronoun})\b))"
    )


@cache
def _speech_before() -> re.Pattern[str]:
    """What words are led in by: "he said: ", "she added, "."""
    return re.compile(rf"(?:: |\b(?:{_words('speech')}|{_words('speech_too')}), (?=[A-ZÀ-Þ]))")


@cache
def _elision() -> re.Pattern[str]:
    return re.compile(rf"(?:\d0s|\d\d\b|(?:{_words('elisions')})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, which two single ones may make up, and what it does where it stands."""

    position: int
    character: str
    role: Role


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `span` with its marks, `content` without them.

    Where a mark is lost the extent is a guess: from the start of the sentence or line, or to the
    end of the line. `mark` is the opening mark, or the closing one where the opening is lost.
    """

    span: Span
    content: Span
    lost_open: bool
    lost_close: bool
    mark: str


def find_marks(text: str) -> tuple[Mark, ...]:
    """The quotation marks of a text with their roles, apostrophes left out."""
    return tuple(
        Mark(sign.start, sign.text, sign.role)
        for line in _read(text)
        for sign in line.signs
        if sign.role != "none"
    )


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in order, the outer before the inner; a line ends every one."""
    return tuple(sorted((q for line in _read(text) for q in line.found), key=_place))


def _place(quotation: Quotation) -> tuple[int, int]:
    return quotation.span.start, -quotation.span.end


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark while a line is read; `depth` is how many quotations are open after it."""

    start: int
    end: int
    text: str
    role: Role = "none"
    depth: int = 0

    @property
    def family(self) -> str:
        return _FAMILY[self.text]


@dataclass(frozen=True, slots=True)
class _Line:
    signs: tuple[_Sign, ...]
    found: tuple[Quotation, ...]


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[_Line, ...]:
    """Read the lines, the last first: whether a line's quotation goes on is seen in the next."""
    lines: list[_Line] = []
    goes_on = False
    for span in reversed(paragraphs(text)):
        signs = _cheapest(text, _signs(text, span), span, goes_on=goes_on)
        lines.append(_Line(signs, tuple(_pair(text, span, signs, goes_on=goes_on))))
        goes_on = bool(signs) and signs[0].start == span.start and signs[0].role == "open"
    return tuple(reversed(lines))


def _signs(text: str, line: Span) -> list[_Sign]:
    """The marks of a line, without apostrophes and the arrows of "read more »"."""
    paired = not any(text.find(mark, line.start, line.end) >= 0 for mark in '“”"')
    signs = [
        _Sign(m.start(), m.end(), m.group())
        for m in (_MARK if paired else _SINGLE_MARK).finditer(text, line.start, line.end)
        if not _is_apostrophe(text, m.start(), m.end(), line)
    ]
    arrows = [sign for sign in signs if sign.text in GUILLEMETS]
    at_end = len(arrows) == 1 and (arrows[0].start == line.start or arrows[0].end == line.end)
    if at_end and len(line.of(text).split()) <= LONGEST_LABEL and "," not in line.of(text):
        signs.remove(arrows[0])
    return signs


def _is_apostrophe(text: str, start: int, end: int, line: Span) -> bool:
    """A single mark inside a word, or before what is known to be cut short, quotes nothing."""
    if text[start:end] not in {"’", "'", "‘"}:
        return False
    before = text[start - 1] if start > line.start else " "
    after = text[end] if end < line.end else " "
    if (before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace()):
        return True
    if text[start] == "‘":
        return _YEARS.match(text, end) is not None
    return not before.isalnum() and _elision().match(text, end) is not None


def _cheapest(text: str, signs: list[_Sign], line: Span, *, goes_on: bool) -> tuple[_Sign, ...]:
    """The cheapest reading of a line's marks, by dynamic programming over what is open."""
    costs: dict[tuple[str, ...], float] = {(): 0.0}
    trail: list[dict[tuple[str, ...], tuple[tuple[str, ...], Role]]] = []
    previous = line.start
    for sign in signs:
        best: dict[tuple[str, ...], float] = {}
        came: dict[tuple[str, ...], tuple[tuple[str, ...], Role]] = {}
        fit = _fit(text, sign, line)
        joint = _JOINT.search(text, previous, sign.start) is not None
        previous = sign.end
        for state, cost in costs.items():
            for role, after, extra in _steps(sign, fit, state, joint=joint):
                if after not in best or cost + extra < best[after]:
                    best[after] = cost + extra
                    came[after] = (state, role)
        costs = best
        trail.append(came)
    unclosed = _CONTINUED if goes_on else _LOST
    state = min(costs, key=lambda s: (costs[s] + unclosed * len(s) + 2 * s.count("single"), len(s)))
    read: list[_Sign] = []
    for sign, came in zip(reversed(signs), reversed(trail), strict=True):
        before, role = came[state]
        read.append(replace(sign, role=role, depth=len(state)))
        state = before
    return tuple(reversed(read))


def _steps(
    sign: _Sign, fit: tuple[float, float, float], state: tuple[str, ...], *, joint: bool
) -> list[tuple[Role, tuple[str, ...], float]]:
    """What a mark may do where `state` is open: (role, what is open then, cost)."""
    family = sign.family
    opening, closing, neither = fit
    steps: list[tuple[Role, tuple[str, ...], float]] = [("none", state, neither)]
    if not state:
        steps.append(("open", (family,), opening))
    elif state[-1] == family:
        # The one before was never closed.
        steps.append(("open", state, opening + _LOST + 0.5))
    if len(state) == 1:
        nested = _NESTED_SAME if family == state[0] else 0.1
        steps.append(("open", (*state, family), opening + nested))
    if family in state:
        inner = len(state) - 1 - state[::-1].index(family)
        steps.append(("close", state[:inner], closing + _LOST * (len(state) - 1 - inner)))
    elif state and {family, state[-1]} == {"double", "guillemet"}:
        # “So it is. » on a page put into another language
        steps.append(("close", state[:-1], closing + _MIXED))
    elif family != "single":
        lost = _LOST_AT_JOINT if joint else _LOST
        steps.append(("close", state, closing + lost + 2 * len(state)))
    return steps


def _fit(text: str, sign: _Sign, line: Span) -> tuple[float, float, float]:
    """How badly a mark's place and shape fit opening, closing, and being no mark at all."""
    mark = sign.text
    if mark in BRACKETS or mark == ",,":
        return 0.0, _FORBIDDEN, 3.0
    if mark in BRACKETS.values():
        return _FORBIDDEN, 0.0, 3.0
    before = text[sign.start - 1] if sign.start > line.start else " "
    after = text[sign.end] if sign.end < line.end else " "
    free_left = before.isspace() or before in "([{—–-/…¿¡" or before in _FAMILY
    free_right = after.isspace() or not (after.isalnum() or after in "([{$€£¿¡…#@")
    if free_left and not free_right:
        opening = 0.0
    elif free_right:
        opening = 1.0 if before.isspace() and after.isspace() else 3.0
    else:
        opening = 1.5
    if before.isspace():
        closing = 1.0 if after.isspace() else 3.0
        if mark == "»" and free_right:
            closing = 0.5  # the French set a blank before it
        earlier = text[max(line.start, sign.start - 2) : sign.start - 1]
        if earlier and earlier in ",.!?…" and _attribution().match(text, sign.end):
            # A translated page: "we wait, “Holm said."
            opening, closing = opening + 1.5, 1.0
    elif free_right:
        closing = 0.0
    else:
        closing = 0.8 if before in ".,!?…;" else 1.5
        if _outside().match(text, sign.end):
            closing -= 0.8
    if before in _FAMILY and after in _FAMILY:
        opening = closing = 0.3
    if mark in SINGLE:
        neither = (2.0 if mark in "‘‚‛" else 0.8) + (0.4 if before.isspace() else 0.0)
        if before in "sz" and mark in "’'" and _PLURAL.match(text, sign.end):
            # "the ministers’ talks"
            neither, closing = 0.2, closing + 0.5
    else:
        inches = mark in '"″”' and _INCHES.search(
            text[max(line.start, sign.start - 6) : sign.start]
        )
        neither = 1.5 if inches else 5.0
    return opening + _TURNED_OPEN.get(mark, 0.0), closing + _TURNED_CLOSE.get(mark, 0.0), neither


def _pair(text: str, line: Span, signs: tuple[_Sign, ...], *, goes_on: bool) -> list[Quotation]:
    """Join the marks to quotations and say where lost ones would stand."""
    found: list[Quotation] = []
    pending: list[_Sign] = []
    floor = outer = line.start
    for sign in signs:
        if sign.role == "open":
            while len(pending) >= sign.depth:
                found.append(_unclosed(text, pending.pop(), sign.start, lost=True))
            pending.append(sign)
        elif sign.role == "close":
            if sign.depth < len(pending):
                while len(pending) > sign.depth + 1:
                    found.append(_unclosed(text, pending.pop(), sign.start, lost=True))
                found.append(_whole(text, pending.pop(), sign))
            else:
                # A quotation in single marks may lie in the one that lost its opening mark.
                inner = sign.family == "single"
                start = _lost_start(text, floor if inner else outer, sign.start)
                span, content = Span(start, sign.end), Span(start, sign.start)
                found.append(Quotation(span, content, True, False, sign.text))
            floor = sign.end
            outer = outer if sign.family == "single" else sign.end
    for number, sign in enumerate(pending):
        found.append(_unclosed(text, sign, line.end, lost=not goes_on or number > 0))
    return [quotation for quotation in found if quotation.content.start < quotation.content.end]


def _whole(text: str, opener: _Sign, closer: _Sign) -> Quotation:
    inner = text[opener.end : closer.start]
    start = opener.end + len(inner) - len(inner.lstrip())
    end = max(start, opener.end + len(inner.rstrip()))
    return Quotation(Span(opener.start, closer.end), Span(start, end), False, False, opener.text)


def _unclosed(text: str, opener: _Sign, limit: int, *, lost: bool) -> Quotation:
    """A quotation that nothing closes: where its mark is lost it ends before who spoke."""
    follows = _speaker_follows().search(text, opener.end + 1, limit) if lost else None
    if follows is None and lost and _is_fragment(text, opener):
        follows = _PAUSE.search(text, opener.end, limit)
    if follows is not None:
        limit = follows.start() + 1
    end = opener.end + len(text[opener.end : limit].rstrip())
    return Quotation(Span(opener.start, end), Span(opener.end, end), False, lost, opener.text)


def _is_fragment(text: str, opener: _Sign) -> bool:
    """Whether a few words are quoted inside a sentence of somebody else."""
    return (
        text[opener.end : opener.end + 1].islower() and text[: opener.start].rstrip()[-1:].isalpha()
    )


def _lost_start(text: str, floor: int, close: int) -> int:
    """Where a quotation began whose opening mark is lost.

    At a joint such as "days.because" where the mark fell out; else as many whole sentences back as
    hold no verb of speaking; else, in the sentence of an earlier quotation, after its last comma.
    """
    joints = [m.start() for m in _JOINT.finditer(text, floor, close)]
    if joints:
        return joints[-1]
    led_in = [m.end() for m in _speech_before().finditer(text, floor, close)]
    if led_in:
        return led_in[-1]
    starts = [floor, *(m.end() for m in _STOP.finditer(text, floor, close))]
    start = starts[-1]
    if (
        len(starts) > 1
        and floor > 0
        and text[floor - 1] in _FAMILY
        and text[floor - 2] not in ".!?"
    ):
        # The first of them is the rest of a sentence with a quotation in it.
        starts = starts[1:]
    for earlier in reversed(starts[:-1]):
        if _speech().search(text, earlier, start):
            break
        start = earlier
    if start == floor and floor > 0 and text[floor - 1] in _FAMILY:
        comma = max(text.rfind(", ", floor, close), text.rfind(": ", floor, close))
        if comma >= 0:
            start = comma + 2
    while start < close and text[start].isspace():
        start += 1
    return start
