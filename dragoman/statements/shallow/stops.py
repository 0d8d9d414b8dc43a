"""Which punctuation marks of a row of words end something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.language import Token
from dragoman.words import load

STOPS = ",;:.!?–—…()"
ENDS = ".;!?"
# "am 15. August", "der 101. Tag": a year before a full stop ends its sentence.
ORDINAL_DIGITS = 3


def stops_of(tokens: Sequence[Token], language: str) -> tuple[str, ...]:
    """By word, the punctuation mark that it is; empty where it is none, or ends nothing."""
    return tuple(_stop(tokens, i, language) for i in range(len(tokens)))


def is_initial(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop belongs to a capital before a name: "M. Zarif"."""
    if i == 0 or i + 1 >= len(tokens) or tokens[i].text != ".":
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    letter = len(before.text) == 1 and before.text.isupper()
    return letter and before.end == tokens[i].start and after.text[:1].isupper()


def _stop(tokens: Sequence[Token], i: int, language: str) -> str:
    mark = tokens[i].text
    if mark == "-":
        return "–" if _stands_free(tokens, i) else ""
    if mark not in STOPS or _is_in_number(tokens, i):
        return ""
    return "" if mark == "." and _ends_nothing(tokens, i, language) else mark


def _stands_free(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen has a blank on both sides, and stands for a dash."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    return tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start


def _is_in_number(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark stands inside a number: "11:09 Uhr", "3,5"."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, mark, after = tokens[i - 1], tokens[i], tokens[i + 1]
    joined = before.end == mark.start and mark.end == after.start
    return joined and before.text[-1:].isdigit() and after.text[:1].isdigit()


def _ends_nothing(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a full stop is of a number, an initial or an abbreviation: "Jos B. zegt", "Dr. X".

    Behind the end of a sentence stands neither a comma nor a word in small letters.
    """
    if i == 0 or i + 1 >= len(tokens) or tokens[i - 1].end != tokens[i].start:
        return False
    before, after = tokens[i - 1].text, tokens[i + 1].text
    if before.isdigit():
        return len(before) <= ORDINAL_DIGITS
    if is_initial(tokens, i) or before.lower() in _abbreviations(language):
        return True
    short = len(before) == 1 or "." in before
    return short and (after[:1].islower() or after in (",", ";"))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    words = load(language, "sentences").get("abbreviations", ())
    return frozenset(str(word).lower().rstrip(".") for word in words)
