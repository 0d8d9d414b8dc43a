"""Where: cities, regions and waters of world affairs in a text, with the state they lie in.

Names come from GeoNames (`words/all/places.tsv`), from a list of regions and waters
(`words/all/places_curated.yml`) and from each language's own names (`words/<lang>/places.yml`).
Precision comes first: "Moscow denied" names a government, "Paris Hilton" a person and "Geneva
Conventions" a treaty, so that a seat of government or a name that is also a word needs "in", a
journey, a state behind a comma or a dateline to be taken for a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.places.atlas import WORD, Atlas, Entry, Name, atlas_of, fold
from dragoman.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["dateline_place", "find_places"]

# Cities of this size are known well enough to stand without "in": on the 585 English articles of
# the LGL set 100,000 gave 28 false places in 991, 300,000 gave 19 in 892, 1,000,000 18 in 797.
WELL_KNOWN = 300_000
# Where towns give surnames ("from Bolton"): "from" or "to" is not enough for a small one.
SURNAMES = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "ZAF", "IRL"})
# How many words before a name are looked at for one of motion ("flew back from Asia to").
MOTION_REACH = 6
# "NIS", "HUE" and "BARI" in capitals are bodies and brands more often than towns.
LONGEST_ACRONYM = 4
DATELINE = re.compile(r"(?:\s*[,/]\s*[^()\n–—-]{2,30})?\s*(?:\([^)\n]{2,40}\)|\s[–—-]|[–—])")
POSSESSIVE = re.compile(r"\s?['’]s?\b")
GAPS = {
    "'": re.compile(r"['’ʼ‘]?"),
    "-": re.compile(r"\s?[-‐‑–]\s?|\s"),
    " ": re.compile(r"\.?\s{1,2}"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text."""

    start: int
    end: int
    folded: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, and its words by number."""

    name: Name
    first: int
    last: int


def find_places(text: str, language: str) -> tuple[Place, ...]:
    """The cities, regions and waters that a text names as places, in order, none overlapping.

    Names of states are no places here (they are actors). `start` and `end` are offsets into `text`.
    Where several places share a name the largest is meant, unless a state follows ("Paris, Texas").
    """
    return _find_places(text, language.split("-", maxsplit=1)[0].lower())


@lru_cache(maxsize=10_000)  # several stages ask for the places of one sentence
def _find_places(text: str, language: str) -> tuple[Place, ...]:
    """The same, kept."""
    atlas = atlas_of(language)
    tokens = _tokens(text)
    found: list[Place] = []
    done = 0  # the end of a state behind a comma, which is no place of its own
    for hit in _hits(text, tokens, atlas):
        start, end = tokens[hit.first].start, tokens[hit.last].end
        if start < done:
            continue
        states, state_end = _state_after(text, end, atlas)
        if not _is_address(text, state_end, hit.name.entries, states):
            states, state_end = frozenset(), end
        entry = _chosen(hit.name.entries, states)
        joined = bool(found) and atlas.joined.fullmatch(text, found[-1].end, start) is not None
        if _is_place(text, tokens, hit, atlas, named_state=bool(states)) or (
            joined
            and not _is_longer_name(text, tokens, hit, atlas)
            and not (_is_guarded(entry) and POSSESSIVE.match(text, end))
        ):
            done = state_end
            found.append(Place(entry.name, entry.country, start, end))
    return tuple(found)


def dateline_place(dateline: str | None) -> Place | None:
    """The place of a dateline such as "BEIJING (ANP)" or "Paris, Texas", in any language we have.

    Its `start` and `end` are 0: a dateline is no part of a sentence. None where nothing is known.
    """
    head = re.split(r"[(–—|]|\s-\s", dateline or "")[0].strip()
    for part in head.split("/"):
        for language in dict.fromkeys(("en", *words.languages())):
            atlas = atlas_of(language)
            tokens = _tokens(part)
            hit = next(iter(_hits(part, tokens, atlas)), None)
            if hit is not None and hit.first == 0:
                states, _ = _state_after(part, tokens[hit.last].end, atlas)
                entry = _chosen(hit.name.entries, states)
                return Place(entry.name, entry.country, 0, 0)
    return None


def _is_place(
    text: str, tokens: Sequence[Token], hit: Hit, atlas: Atlas, *, named_state: bool
) -> bool:
    """Whether what stands around a name makes it a place."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if named_state:
        return True
    if not text[:start].strip() and (match := DATELINE.match(text, end)):
        if text[start:end].isupper() or text[match.end() - 1] in "–—-":
            return True
        return re.match(r"\s?[–—-]", text[match.end() : match.end() + 2]) is not None
    if text[start:end].isupper() and end - start <= LONGEST_ACRONYM:
        return False
    if _is_longer_name(text, tokens, hit, atlas):
        return False
    entry = hit.name.entries[0]
    before = start
    if atlas.adjectives and (match := atlas.adjectives.search(text, max(0, start - 30), start)):
        before = match.start()
    near = max(0, before - 30)
    if atlas.at and atlas.at.search(text, near, before):
        return True
    if atlas.verbs and atlas.verbs.search(text, near, before):
        return True
    guarded = _is_guarded(entry)
    if atlas.to and atlas.to.search(text, near, before):
        town = entry.kind == "city" and entry.population < WELL_KNOWN
        surname = town and entry.country in SURNAMES
        return not (guarded or surname) or _is_journey(text, tokens, hit, atlas)
    return not guarded and (entry.kind == "region" or entry.population >= WELL_KNOWN)


def _is_guarded(entry: Entry) -> bool:
    """Whether a name more often means a government, a person or a word than a place."""
    return entry.doubtful or entry.kind == "capital"


def _is_journey(text: str, tokens: Sequence[Token], hit: Hit, atlas: Atlas) -> bool:
    """Whether a word of motion stands before a name in the same clause: "flew to Moscow"."""
    floor = max((text.rfind(mark, 0, tokens[hit.first].start) for mark in ".,;:"), default=-1)
    before = tokens[max(0, hit.first - MOTION_REACH) : hit.first]
    return any(t.folded in atlas.motion for t in before if t.start > floor)


def _is_longer_name(text: str, tokens: Sequence[Token], hit: Hit, atlas: Atlas) -> bool:
    """Whether a name is part of a longer one: "Paris Hilton", "Fort Victoria", "pro-Moscow"."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if atlas.name_after and atlas.name_after.search(text, max(0, start - 30), start):
        return True
    if start and text[start - 1] in "-‐‑–@#" and not text[start - 2 : start - 1].isspace():
        return True
    if re.match(r"[-‐‑–]\w|@|\.\w", text[end : end + 2]):
        return True
    if hit.last + 1 < len(tokens):
        after = tokens[hit.last + 1]
        if text[end : after.start].isspace() and "\n" not in text[end : after.start]:
            if after.folded in atlas.never_before:
                return True
            loud = text[start:end].isupper() and len(text[start:end]) > 1
            if (
                after.capital
                and not loud
                and not atlas.nouns_are_capitalised
                and after.folded not in atlas.may_follow
            ):
                return True
    if hit.first == 0 or atlas.nouns_are_capitalised:
        return False
    previous = tokens[hit.first - 1]
    if text[previous.end : start] not in (" ", "\xa0", ". ") or not previous.capital:
        return False
    if text[previous.end : start] == ". ":  # "Mr. Lincoln", "J. Austin", but not "ended. Gaza"
        return previous.end - previous.start <= 3
    # A capital at the head of a sentence says nothing.
    opens = not re.search(r"[\w,;]\s*$", text[: previous.start])
    small = any(
        p is not None and p.search(text, max(0, previous.start - 12), start)
        for p in (atlas.at, atlas.to, atlas.verbs, atlas.adjectives)
    )
    return not (opens or small)


def _state_after(text: str, end: int, atlas: Atlas) -> tuple[frozenset[str], int]:
    """The states that words behind a comma can stand for (", Texas"), and where those end."""
    match = re.compile(r"\s?,\s").match(text, end)
    if match is None:
        return frozenset(), end
    rest = text[match.end() : match.end() + 40]
    for length in (4, 3, 2, 1):
        parts = list(re.finditer(r"[^\s,;:()]+", rest))[:length]
        if len(parts) == length:
            words_after = rest[: parts[-1].end()]
            for key in (words_after, words_after.rstrip(".")):
                if words_after[:1].isupper() and (states := atlas.states.get(fold(key))):
                    return states, match.end() + len(words_after)
    return frozenset(), end


def _is_address(text: str, end: int, entries: tuple[Entry, ...], states: frozenset[str]) -> bool:
    """Whether a state behind a comma goes with the name, and is not the next of an enumeration."""
    if not states or entries[0].kind == "region":
        return False
    if any(e.country in states for e in entries):
        return POSSESSIVE.match(text, end) is None
    return re.match(r"\s?(?:[,.;:)(–—-]|$)", text[end : end + 2]) is not None


def _chosen(entries: tuple[Entry, ...], states: frozenset[str]) -> Entry:
    """The place that is meant: the largest, or the largest of the state that is named."""
    if not states:
        return entries[0]
    for entry in entries:
        if entry.country in states:
            return entry
    state = "USA" if "USA" in states else min(states)
    return Entry(entries[0].name, state, 0, "city")


def _hits(text: str, tokens: Sequence[Token], atlas: Atlas) -> Iterable[Hit]:
    """The names of an atlas in a text, the longest at each word, none overlapping."""
    i = 0
    while i < len(tokens):
        step = 1
        for name in atlas.names.get(tokens[i].folded, ()):
            last = i + len(name.tokens) - 1
            if last < len(tokens) and _fits(text, tokens[i : last + 1], name):
                yield Hit(name, i, last)
                step = len(name.tokens)
                break
        i += step


def _fits(text: str, run: Sequence[Token], name: Name) -> bool:
    """Whether a run of words is this name, capitals and marks between the words included."""
    for token, wanted, capital in zip(run, name.tokens, name.capitals, strict=True):
        if token.folded != wanted or (capital and not token.capital):
            return False
    return all(
        GAPS[gap].fullmatch(text, a.end, b.start) is not None
        for gap, a, b in zip(name.gaps, run, run[1:], strict=False)
    )


def _tokens(text: str) -> list[Token]:
    """The words of a text; a word with an apostrophe in it is two."""
    return [Token(m.start(), m.end(), fold(m[0]), m[0][0].isupper()) for m in WORD.finditer(text)]
