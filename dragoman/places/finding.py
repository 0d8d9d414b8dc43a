"""Where a text names a place: names of the atlas, and what stands around them.

Precision comes first: "Moscow denied" names a government, "Paris Hilton" a person and "Geneva
Conventions" a treaty, so that a seat of government or a name that is also a word needs "in", a
journey, a state behind a comma or a dateline to be taken for a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.places.atlas import WORD, Atlas, Entry, Name, atlas_of, fold
from dragoman.places.gazetteer import candidates, key_of
from dragoman.places.resolving import Named, behind, states_by_name, written_small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Cities of this size are known well enough to stand without "in": on the 585 English articles of
# the LGL set 100,000 gave 28 false places in 991, 300,000 gave 19 in 892, 1,000,000 18 in 797.
WELL_KNOWN = 300_000
# Where towns give surnames ("from Bolton"): "from" or "to" is not enough for a small one.
SURNAMES = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "ZAF", "IRL"})
# How many words before a name are looked at for one of motion ("flew back from Asia to").
MOTION_REACH = 6
# "NIS", "HUE" and "BARI" in capitals are bodies and brands more often than towns.
LONGEST_ACRONYM = 4
# Nouns of fewer letters end other words than compounds.
NOUN = 5
SEPARATORS = (" ", "\xa0", ". ", ".", "-", "'", "’")
DATELINE = re.compile(r"(?:\s*[,/]\s*[^()\n–—-]{2,30})?\s*(?:\([^)\n]{2,40}\)|\s[–—-]|[–—])")
# "COLOMBO, July 14:", and a sentence that is nothing but "Pristina/Belgrade."
DATED = re.compile(r",\s(?:[^\s,:;.()\d]{3,12}\.?\s\d{1,2}|\d{1,2}\.?\s[^\s,:;.()\d]{3,12}\.?)\s?:")
ALONE = re.compile(r"(?:\s?/\s?[^\s/.]+)?\.\s*$")
# Where a clause ends, but no "18.00" and no "1,500".
CLAUSE = re.compile(r"[.,;:](?!\d)")
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


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands for a place in a text, with its offsets."""

    named: Named
    start: int
    end: int


def places_named(text: str, language: str, atlas: Atlas) -> Iterator[Found]:
    """The names of the atlas that stand for places in a text, in order, none overlapping."""
    tokens = tokens_of(text)
    last = -1
    done = 0  # the end of a state behind a comma, which is no place of its own
    for hit in _hits(text, tokens, atlas):
        start, end = tokens[hit.first].start, tokens[hit.last].end
        if start < done or in_state(tokens, (hit.first, hit.last), language):
            continue
        key = key_of(hit.name.tokens)
        states, state_end = behind(text, end, key, language)
        if not _is_address(text, state_end, hit.name.entries, key, states):
            states, state_end = frozenset(), end
        joined = last >= 0 and atlas.joined.fullmatch(text, last, start) is not None
        if _is_place(text, tokens, hit, atlas, named_state=bool(states)) or (
            joined
            and not is_longer_name(text, tokens, (hit.first, hit.last), atlas)
            and not (_is_guarded(hit.name.entries[0]) and POSSESSIVE.match(text, end))
        ):
            done, last = state_end, end
            yield Found(Named(key, states, _is_province(text, tokens, hit, atlas)), start, end)


def _is_province(text: str, tokens: Sequence[Token], hit: Hit, atlas: Atlas) -> bool:
    """Whether the word beside a name says that it is the province's: "Herat Province"."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if (
        following is not None
        and text[end : following.start] == " "
        and following.folded in atlas.province_after
    ):
        return True
    before = atlas.province_before
    return before is not None and before.search(text, max(0, start - 30), start) is not None


def in_state(tokens: Sequence[Token], run: tuple[int, int], language: str) -> bool:
    """Whether a name is how a state's begins: "São Vicente e Granadinas"."""
    names = states_by_name(language, people=False)
    longer = range(run[1] + 2, min(run[1] + 5, len(tokens) + 1))
    return any(key_of(t.folded for t in tokens[run[0] : stop]) in names for stop in longer)


@lru_cache(maxsize=64)
def family_names(text: str) -> frozenset[str]:
    """The words of a text that follow a given name: whom "Holguín" names is told once in full."""
    given = _given_names()
    return frozenset(
        b.folded
        for a, b in pairwise(tokens_of(text))
        if a.capital and b.capital and text[a.end : b.start] == " " and a.folded in given
    )


@cache
def _given_names() -> frozenset[str]:
    """Given names of the world in their folded form."""
    return frozenset(fold(row["name"]) for row in words.table("all", "given_names"))


def is_person(found: Found, text: str, atlas: Atlas, people: frozenset[str]) -> bool:
    """Whether a name that stands for a place is a person's here, whom the text names in full."""
    if found.named.inside or found.named.key not in people:
        return False
    near = text[max(0, found.start - 30) : found.start]
    return not any(p is not None and p.search(near) for p in (atlas.at, atlas.verbs))


def first_name(text: str, language: str) -> tuple[Entry, int] | None:
    """The place whose name a text begins with, and where the name ends."""
    tokens = tokens_of(text)
    hit = next(iter(_hits(text, tokens, atlas_of(language))), None)
    if hit is None or hit.first:
        return None
    return hit.name.entries[0], tokens[hit.last].end


def _is_address(
    text: str,
    end: int,
    entries: tuple[Entry, ...],
    key: str,
    states: frozenset[tuple[str, str]],
) -> bool:
    """Whether a state behind a comma goes with the name, and is not the next of an enumeration."""
    if not states:
        return False
    areas = {(c.country, d) for c in candidates(key) for d in ("", c.division.split(".")[0])}
    if (areas & states) or any((e.country, "") in states for e in entries):
        return POSSESSIVE.match(text, end) is None
    if entries[0].kind == "region":
        return False
    return re.match(r"\s?(?:[,.;:)(–—-]|$)", text[end : end + 2]) is not None


def _is_place(
    text: str, tokens: Sequence[Token], hit: Hit, atlas: Atlas, *, named_state: bool
) -> bool:
    """Whether what stands around a name makes it a place."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if named_state:
        return True
    if not text[:start].strip() and (DATED.match(text, end) or ALONE.match(text, end)):
        return True
    if not text[:start].strip() and (match := DATELINE.match(text, end)):
        if text[start:end].isupper() or text[match.end() - 1] in "–—-":
            return True
        return re.match(r"\s?[–—-]", text[match.end() : match.end() + 2]) is not None
    if text[start:end].isupper() and end - start <= LONGEST_ACRONYM:
        return False
    if is_longer_name(text, tokens, (hit.first, hit.last), atlas):
        return False
    entry = hit.name.entries[0]
    before = start
    if atlas.adjectives and (match := atlas.adjectives.search(text, max(0, start - 30), start)):
        before = match.start()
    before = _before_adjective(tokens, hit.first, before, atlas)
    near = max(0, before - 30)
    if atlas.after and atlas.after.match(text, end):
        return True
    if atlas.at and atlas.at.search(text, near, before):
        return True
    if atlas.verbs and atlas.verbs.search(text, near, before):
        return True
    guarded = _is_guarded(entry)
    if atlas.to and atlas.to.search(text, near, before):
        town = entry.kind == "city" and entry.population < WELL_KNOWN
        surname = town and entry.country in SURNAMES
        return not (guarded or surname) or is_moving(text, tokens, hit.first, atlas.motion)
    return not guarded and (entry.kind == "region" or entry.population >= WELL_KNOWN)


def _before_adjective(tokens: Sequence[Token], first: int, start: int, atlas: Atlas) -> int:
    """Where the adjective of a state or a region before a name begins: "im ägyptischen Rafah"."""
    if first == 0 or tokens[first].start != start:
        return start
    word = tokens[first - 1]
    told = not word.capital and (
        word.folded in written_small(atlas.language)
        or word.folded.endswith(atlas.adjective_endings)
    )
    return word.start if told and start - word.end == 1 else start


def _is_guarded(entry: Entry) -> bool:
    """Whether a name more often means a government, a person or a word than a place."""
    return entry.doubtful or entry.kind == "capital"


def is_moving(text: str, tokens: Sequence[Token], first: int, motion: frozenset[str]) -> bool:
    """Whether a word of motion stands before a name in the same clause: "flew to Moscow"."""
    floor = max((m.start() for m in CLAUSE.finditer(text, 0, tokens[first].start)), default=-1)
    return any(
        t.folded in motion for t in tokens[max(0, first - MOTION_REACH) : first] if t.start > floor
    )


def is_longer_name(text: str, tokens: Sequence[Token], run: tuple[int, int], atlas: Atlas) -> bool:
    """Whether a name is part of a longer one: "Paris Hilton", "Fort Victoria", "pro-Moscow"."""
    first, last = run
    start, end = tokens[first].start, tokens[last].end
    if (
        tokens[first].capital
        and atlas.name_after
        and atlas.name_after.search(text, max(0, start - 30), start)
    ):
        return True
    if start and text[start - 1] in "-‐‑–@#" and not text[start - 2 : start - 1].isspace():
        return True
    if re.match(r"[-‐‑–]\w|@|\.\w", text[end : end + 2]):
        # "Rotterdam-West" lies in Rotterdam.
        return not (text[end] != "@" and tokens[last + 1].folded in atlas.city_parts)
    if last + 1 < len(tokens):
        after = tokens[last + 1]
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
    if first == 0:
        return False
    previous = tokens[first - 1]
    if _goes_on(text, tokens, first, atlas):
        return True
    town = tokens[first].capital and not any(
        e.kind == "region" for n in atlas.names.get(tokens[first].folded, ()) for e in n.entries
    )
    if atlas.nouns_are_capitalised and town and previous.folded in atlas.articles:
        # A town has no article of its own: "den Denver Nuggets", "in den Bergen".
        followed = last + 1 < len(tokens) and tokens[last + 1].capital
        doubtful = key_of(t.folded for t in tokens[first : last + 1]) in atlas.doubtful
        if doubtful or (followed and text[end : tokens[last + 1].start].isspace()):
            return True
    if text[previous.end : start] not in (" ", "\xa0", ". ") or not previous.capital:
        return False
    if _is_noun(previous.folded, atlas.common):
        return False  # "in Fahrtrichtung München"
    if text[previous.end : start] == ". ":  # "Mr. Lincoln", "J. Austin", but not "ended. Gaza"
        return previous.end - previous.start <= 3
    # A capital at the head of a sentence says nothing.
    opens = not re.search(r"[\w,;]\s*$", text[: previous.start])
    small = any(
        p is not None and p.search(text, max(0, previous.start - 12), start)
        for p in (atlas.at, atlas.to, atlas.verbs, atlas.adjectives)
    )
    return not (opens or small)


def _is_noun(word: str, common: frozenset[str]) -> bool:
    """Whether a word that a language writes with a capital is a noun or ends in one."""
    if word in _given_names():
        return False
    return any(word[k:] in common for k in range(max(1, len(word) - NOUN + 1)))


def _goes_on(text: str, tokens: Sequence[Token], first: int, atlas: Atlas) -> bool:
    """As in "Sabana de Torres": the last word of another's name, but not "Ciudad de México"."""
    if first < 2 or tokens[first - 1].folded not in atlas.links:
        return False
    head = tokens[first - 2]
    if not head.capital or head.folded in atlas.called or text[head.end :][:1] != " ":
        return False
    return re.search(r"[\w,;]\s*$", text[: head.start]) is not None


def _hits(text: str, tokens: Sequence[Token], atlas: Atlas) -> Iterable[Hit]:
    """The names of an atlas in a text, the longest at each word, none overlapping."""
    i = 0
    while i < len(tokens):
        step = 1
        forms = atlas.bases(tokens[i].folded) if atlas.endings else (tokens[i].folded,)
        for name in (name for form in forms for name in atlas.names.get(form, ())):
            last = i + len(name.tokens) - 1
            if last < len(tokens) and _fits(text, tokens[i : last + 1], name, atlas):
                yield Hit(name, i, last)
                step = len(name.tokens)
                break
        i += step


def _fits(text: str, run: Sequence[Token], name: Name, atlas: Atlas) -> bool:
    """Whether a run of words is this name, capitals and marks between the words included."""
    for token, wanted, capital in zip(run, name.tokens, name.capitals, strict=True):
        if capital and not token.capital:
            return False
        if token.folded != wanted and wanted not in atlas.bases(token.folded):
            return False
    return all(
        GAPS[gap].fullmatch(text, a.end, b.start) is not None
        for gap, a, b in zip(name.gaps, run, run[1:], strict=False)
    )


@lru_cache(maxsize=256)  # each stage of finding asks for the words of the same line
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text; a word with an apostrophe in it is two."""
    return tuple(
        Token(m.start(), m.end(), fold(m[0]), m[0][0].isupper()) for m in WORD.finditer(text)
    )
