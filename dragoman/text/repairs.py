"""Words run together are put apart for analysis, with the way back to where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dragoman.records import Span
from dragoman.text.glue import Glue, glue_of, seam_after_name, seam_of_words
from dragoman.text.pieces import fold
from dragoman.text.quotations import find_marks
from dragoman.words import languages, load

if TYPE_CHECKING:
    from collections.abc import Iterator

# Soft hyphen, zero-width space and joiners, word joiner, byte order mark, marks of direction.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_SPACES = re.compile(r"[^\S \n\r\x0b\x0c\u2028\u2029]")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What stands between word and word in an address, a file name or a version is no joint.
_ADDRESS = re.compile(
    r"://|www\.|@|[\w-]\.(?:com|org|net|gov|edu|info|html?|php|pdf)\b", re.IGNORECASE
)
# No address is longer; a line of data without a space is not read from end to end for each mark.
_LONGEST = 300
# Nor is a word: two of the longest news words run together have about sixty letters.
_LONGEST_WORD = 60
_STOP_JOINT = re.compile(r"(?<=[^\W\d_][^\W\d_][^\W\d_])([.!?…;])(?=[^\W\d_])")
_SHORT_STOP_JOINT = re.compile(r"(?<=[\w)\]%])([.!?…;])(?=[^\W\d_])")
_COMMA_JOINT = re.compile(r"(?<=[^\W\d_])(,)(?=[^\W\d_])")
# Ends of addresses that also begin sentences.
_BOTH = frozenset({"In", "It", "At", "No", "By", "Us"})
_CAMEL = re.compile(r"[^\W\d_]*")
_ACRONYMS = frozenset({"US", "UN", "EU", "UK", "NATO", "CNN", "USA"})


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where two words are run together: a space is missing at `position`."""

    position: int
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text put right for analysis, and where each of its characters stood.

    `offsets[i]` is the place in the original of character i; there is one more offset than there
    are characters. A character that was put in has the offset of the one that follows it.
    """

    text: str
    offsets: tuple[int, ...]

    def back(self, start: int, end: int) -> Span:
        """The span of the original that repaired[start:end] stands for."""
        while start < end and self.offsets[start] == self.offsets[start + 1]:
            start += 1
        while start < end and self.offsets[end - 1] == self.offsets[end]:
            end -= 1
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@lru_cache(maxsize=4096)
def repair(text: str, language: str, *, known: frozenset[str] = frozenset()) -> Repaired:
    """Put apart what is run together, drop what is invisible, turn round marks that stand wrong.

    `known` holds names that the rest of the article shows on their own (see `attested`).
    """
    edits: dict[int, tuple[int, str]] = {}  # position -> characters replaced, by what
    for match in _INVISIBLE.finditer(text):
        edits[match.start()] = (1, "")
    for match in _SPACES.finditer(text):
        edits[match.start()] = (1, " ")
    for mark in find_marks(text):
        right = _turned(mark.character, mark.role)
        if right != mark.character:
            edits[mark.position] = (1, right)
    for joint in find_joints(text, language, known=known):
        length, new = edits.get(joint.position, (0, ""))
        edits[joint.position] = (length, " " + new)
    if not edits:
        return Repaired(text, tuple(range(len(text) + 1)))
    return _apply(text, edits)


def _apply(text: str, edits: dict[int, tuple[int, str]]) -> Repaired:
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for position in sorted(edits):
        length, new = edits[position]
        pieces.append(text[done:position])
        offsets.extend(range(done, position))
        pieces.append(new)
        offsets.extend([position] * len(new))
        done = position + length
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return Repaired("".join(pieces), tuple(offsets))


def _turned(character: str, role: str) -> str:
    """The curly double mark that a turned one stands for; all others are left as they are."""
    if character == "“" and role == "close":
        return "”"
    if character == "”" and role == "open":
        return "“"
    return character


@lru_cache(maxsize=64)
def attested(text: str) -> frozenset[str]:
    """The capitalised words that a text shows on their own."""
    return frozenset(
        m.group() for m in re.finditer(r"\b[^\W\d_]{2,}\b", text) if m.group()[0].isupper()
    )


@lru_cache(maxsize=4096)
def find_joints(
    text: str, language: str, *, known: frozenset[str] = frozenset()
) -> tuple[Joint, ...]:
    """The places of a text where two words, or a mark and a word, are run together."""
    found: dict[int, Joint] = {}
    for joint in (
        *_joints_at_marks(text),
        *_joints_at_stops(text),
        *_joints_in_words(text, language, known),
    ):
        found.setdefault(joint.position, joint)
    for match in _ADDRESS.finditer(text) if found else ():
        start, end = match.start(), match.end()
        while start > 0 and match.start() - start < _LONGEST and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and end - match.end() < _LONGEST and not text[end].isspace():
            end += 1
        for position in range(start + 1, end):
            found.pop(position, None)
    return tuple(found[position] for position in sorted(found))


def _joints_at_marks(text: str) -> Iterator[Joint]:
    """A quotation mark between two words, its space lost on the outer side."""
    for mark in find_marks(text):
        before = text[mark.position - 1 : mark.position]
        end = mark.position + len(mark.character)
        after = text[end : end + 1]
        if mark.role == "open" and (before.isalnum() or before in {",", ".", ":", ";"}):
            if before:
                yield Joint(mark.position, "mark_glued_before", 0.9)
        elif mark.role == "close" and after.isalnum():
            yield Joint(end, "mark_glued_after", 0.9)


def _joints_at_stops(text: str) -> Iterator[Joint]:
    """A full stop, comma or the like with a word straight after it."""
    for match in _SHORT_STOP_JOINT.finditer(text):
        tail = _CAMEL.match(text, match.end())
        word = tail.group() if tail else ""
        follows = text[match.end() + len(word) : match.end() + len(word) + 1]
        if follows in {"(", "_", "="} or text[max(0, match.start() - 20) : match.start()].count(
            "_"
        ):
            continue
        whole = _STOP_JOINT.match(text, match.start()) is not None
        address = word.casefold() in _address_ends() or follows == "."
        if match.group() == "." and address and not (whole and word in _BOTH):
            continue
        if word[0].isupper():
            if word.isupper() and text[max(0, match.start() - 2) : match.start()].isupper():
                continue  # "BNPP.PA" is a share
            if (
                match.group() in "!?"
                and not text[max(0, match.start() - 2) : match.start()].isalpha()
            ):
                continue  # "E!Online"
            # "Ph.D", "U.S", "J.Smith": a lone letter on either side is an abbreviation's.
            alone = len(word) == 1 and word not in {"A", "I"}
            left = text[max(0, match.start() - 2) : match.start()]
            short = left[-1:].isupper() and not left[:1].isalnum()
            if alone or (short and match.group() == "."):
                continue
            yield Joint(match.end(), "stop_glued", 0.9)
        elif whole and len(word) > 1 and match.group() != "…":
            # "ver.di": what is written so again is a name.
            if text.count(text[match.start() - 2 : match.end() + len(word)]) > 1:
                continue
            yield Joint(match.end(), "stop_glued_lower", 0.8)
    for match in _COMMA_JOINT.finditer(text):
        yield Joint(match.end(), "comma_glued", 0.9)


def _joints_in_words(text: str, language: str, known: frozenset[str]) -> Iterator[Joint]:
    """A name and the word after it, or the ends of two lines, written as one word."""
    glue = glue_of(language)
    seen = known | attested(text)
    for match in _TOKEN.finditer(text):
        token = match.group()
        before = text[match.start() - 1 : match.start()]
        if not 4 <= len(token) <= _LONGEST_WORD or (before and before in "#@_/"):
            continue
        cut = _camel_cut(token, glue, seen)
        if cut is not None:
            at, rule, score = cut
            # What is written so more than once is a name.
            if rule not in {"two_names_glued", "acronym_glued"} or text.count(token) == 1:
                yield Joint(match.start() + at, rule, score)
            continue
        folded = token.casefold()
        if folded in glue.never:
            continue
        if folded in glue.pairs:
            yield Joint(match.start() + glue.pairs[folded], "glued_pair", 0.9)
        elif token[0].isupper() and token[1:].islower():
            name_cut = _name_cut(token, glue, seen)
            if name_cut is not None:
                at, rule, score = name_cut
                yield Joint(match.start() + at, rule, score)
            elif glue.seams:
                seam = seam_after_name(text, token, glue)
                if seam is not None:
                    yield Joint(match.start() + seam, "word_after_name", 0.6)
        elif token.islower() and "-" not in token:
            seam = seam_of_words(text, token, glue)
            if seam is not None:
                yield Joint(match.start() + seam, "word_glued_to_word", 0.7)


@cache
def _whole_names() -> tuple[frozenset[str], frozenset[str]]:
    content = load("all", "camel")
    return frozenset(content.get("whole", ())), frozenset(content.get("particles", ()))


@cache
def _address_ends() -> frozenset[str]:
    content = load("all", "addresses")
    return frozenset((*content.get("domains", ()), *content.get("files", ())))


_Cut = tuple[int, str, float]


def _camel_cut(token: str, glue: Glue, seen: frozenset[str]) -> _Cut | None:
    """Where a small letter is followed by a capital, unless names are written so."""
    for at in range(2, len(token)):
        if not (token[at].isupper() and token[at - 1].islower()):
            continue
        left, right = token[:at], token[at:]
        if left.endswith(("’s", "'s")):
            return at, "genitive_glued", 0.9
        whole, particles = _whole_names()
        if left.casefold() in particles or any(token.casefold().startswith(w) for w in whole):
            return None
        if right in glue.openers and len(left) > 2:
            return at, "opener_glued", 0.9
        if (
            left in glue.before_name
            and right.split("’")[0].split("'")[0] in seen
            and len(right) > 3
        ):
            return at, "small_then_capital", 0.8
        if left.islower() and len(left) > 3 and len(right) > 2:
            return at, "small_then_capital", 0.8
        if left in seen and (right in seen or right in _ACRONYMS):
            return at, "two_names_glued", 0.8
        if len(left) > 3 and right in seen and right in _common_names():
            return at, "two_names_glued", 0.7
        if len(left) > 2 and right in _ACRONYMS:
            return at, "acronym_glued", 0.7
    return None


def _name_cut(token: str, glue: Glue, seen: frozenset[str]) -> _Cut | None:
    """Where a name ends and a small common word begins."""
    if not token.endswith(glue.endings):
        return None
    for word in glue.strong:
        if token.endswith(word) and len(token) - len(word) >= 3:
            left = token[: -len(word)]
            if fold(left) not in glue.function:
                return len(left), "verb_glued_to_name", 0.9 if left in seen else 0.7
    for word in glue.weak:
        left = token[: -len(word)]
        if (
            token.endswith(word)
            and len(left) >= 2 + (word not in glue.after_any)
            and _is_name(left, glue, seen)
        ):
            return len(left), "word_glued_to_name", 0.8
    for word in glue.short:
        left = token[: -len(word)]
        vowel = len(left) >= 4 and left[-1] in "aeou"
        if token.endswith(word) and vowel and _is_name(left, glue, seen):
            return len(left), "short_word_glued_to_name", 0.7
    return None


def _is_name(word: str, glue: Glue, seen: frozenset[str]) -> bool:
    if fold(word) in glue.function:
        return False
    return word in seen or word in _common_names()


@cache
def _common_names() -> frozenset[str]:
    """States, their seats and the last names of people in office, where they are one word."""
    names: set[str] = set()
    for language in languages():
        for state in load(language, "states").get("states", {}).values():
            names.update(state.get("names", ()))
            names.update(state.get("seats", ()))
    for person in load("all", "people").get("people", ()):
        if person.get("alone", True):
            names.add(person["name"].rsplit(maxsplit=1)[-1])
    return frozenset(name for name in names if name.isalpha() and len(name) > 3)
