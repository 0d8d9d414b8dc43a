"""Where: cities, regions and waters of world affairs in a text, with the state they lie in.

Names come from GeoNames (`words/all/places.tsv`), from a list of regions and waters
(`words/all/places_curated.yml`) and from each language's own names (`words/<lang>/places.yml`).
Precision comes first: "Moscow denied" names a government, "Paris Hilton" a person and "Geneva
Conventions" a treaty, so that a seat of government or a name that is also a word needs "in", a
journey, a state behind a comma or a dateline to be taken for a place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dragoman import words
from dragoman.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["dateline_place", "find_places"]

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans("łŁøØđĐıİəƏß", "llooddiiaas")
# Cities of this size are known well enough to stand without "in"; by eye on 120 English and Dutch
# reports smaller ones were more often a person, a club or a word.
WELL_KNOWN = 300_000
# How many words before a name are looked at for one of motion ("flew back from Asia to").
MOTION_REACH = 6
DATELINE = re.compile(r"(?:\s*[,/]\s*[^()\n–—-]{2,30})?\s*(?:\([^)\n]{2,40}\)|\s[–—-]|[–—])")
POSSESSIVE = re.compile(r"\s?['’]s?\b")
GAPS = {
    "'": re.compile(r"['’ʼ‘]?"),
    "-": re.compile(r"\s?[-‐‑–]\s?|\s"),
    " ": re.compile(r"\.?\s{1,2}"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can stand for; population 0 for regions and waters."""

    name: str
    country: str | None
    population: int
    kind: str  # capital, city or region
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its words, what stands between them, and which of them have a capital."""

    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    capitals: tuple[bool, ...]
    entries: tuple[Entry, ...]  # the largest first


@dataclass(frozen=True, slots=True)
class Atlas:
    """All names of one language by their first word, and the words that make a name a place."""

    names: dict[str, tuple[Name, ...]]
    at: re.Pattern[str] | None
    to: re.Pattern[str] | None
    verbs: re.Pattern[str] | None
    adjectives: re.Pattern[str] | None
    joined: re.Pattern[str]
    motion: frozenset[str]
    may_follow: frozenset[str]
    never_before: frozenset[str]
    states: dict[str, str]
    nouns_are_capitalised: bool


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
    atlas = _atlas(language.split("-", maxsplit=1)[0].lower())
    tokens = _tokens(text)
    found: list[Place] = []
    done = 0  # the end of a state behind a comma, which is no place of its own
    for hit in _hits(text, tokens, atlas):
        start, end = tokens[hit.first].start, tokens[hit.last].end
        if start < done:
            continue
        states, state_end = _state_after(text, end, atlas)
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
            atlas = _atlas(language)
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
    if not text[:start].strip() and DATELINE.match(text, end):
        return True
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
        return not guarded or _is_journey(text, tokens, hit, atlas)
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


def _state_after(text: str, end: int, atlas: Atlas) -> tuple[set[str], int]:
    """The states that words behind a comma can stand for (", Texas"), and where those end."""
    match = re.compile(r"\s?,\s").match(text, end)
    if match is None:
        return set(), end
    rest = text[match.end() : match.end() + 40]
    for length in (4, 3, 2, 1):
        parts = list(re.finditer(r"[^\s,;:()]+", rest))[:length]
        if len(parts) == length:
            words_after = rest[: parts[-1].end()]
            for key in (words_after, words_after.rstrip(".")):
                if words_after[:1].isupper() and (states := atlas.states.get(fold(key))):
                    return set(states.split("|")), match.end() + len(words_after)
    return set(), end


def _chosen(entries: tuple[Entry, ...], states: set[str]) -> Entry:
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


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The form in which names are looked up: no accents, no capitals."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@cache
def _atlas(language: str) -> Atlas:
    """Everything that finds the places of one language; without its word list, names alone."""
    data = words.load(language, "places") or words.load("en", "places")
    doubtful = {fold(w) for w in data.get("doubtful", ())}
    doubtful |= {fold(w) for w in words.load("en", "places").get("doubtful", ())}
    return Atlas(
        names=_names(language, data.get("exonyms", {}), doubtful),
        at=_ending(data.get("at", ())),
        to=_ending(data.get("to", ())),
        verbs=_ending(data.get("verbs", ())),
        adjectives=_ending(data.get("adjectives", ())),
        joined=re.compile(rf",\s|,?\s(?i:{_one_of(data.get('and', ()) or ('and',))})\s(?:in\s)?"),
        motion=frozenset(fold(w) for w in data.get("motion", ())),
        may_follow=frozenset(fold(w) for w in data.get("may_follow") or ()),
        never_before=frozenset(fold(w) for w in data.get("no_place_before", ())),
        states=_states(language),
        nouns_are_capitalised=bool(data.get("nouns_are_capitalised")),
    )


def _names(
    language: str, exonyms: dict[str, str], doubtful: set[str]
) -> dict[str, tuple[Name, ...]]:
    """All names of a language by their first word, the longest name first."""
    known: dict[str, list[Entry]] = {}
    english: dict[str, Entry] = {}
    states = _states(language)
    for row in words.table("all", "places"):
        if row["kind"] == "city" and fold(row["name"]) in states:
            continue  # Armenia is a city in Colombia
        entry = Entry(row["name"], row["country"], int(row["population"]), row["kind"])
        names = [row["name"]]
        for item in filter(None, row["names"].split("|")):
            tag, _, other = item.partition(":")
            if tag in ("en", language):
                names.append(other)
        for name in names:
            known.setdefault(name, []).append(_doubted(entry, name, doubtful))
        if row["name"] not in english or english[row["name"]].population < entry.population:
            english[row["name"]] = entry
    for title, place in words.load("all", "places_curated")["places"].items():
        entry = Entry(title, place["country"], 0, "region", bool(place.get("doubtful")))
        listed = place["names"]
        for name in {title, *listed.get("en", ()), *listed.get(language, ())}:
            known[name] = [entry]
        english[title] = entry
    for name, title in exonyms.items():
        if title in english:
            known.setdefault(name, []).append(_doubted(english[title], name, doubtful))
    out: dict[str, list[Name]] = {}
    for name, entries in known.items():
        made = _name(name, entries)
        if made is not None:
            out.setdefault(made.tokens[0], []).append(made)
    return {k: tuple(sorted(v, key=lambda n: -len(n.tokens))) for k, v in out.items()}


def _doubted(entry: Entry, name: str, doubtful: set[str]) -> Entry:
    """The entry, marked where this name of it is also a word or a name of people."""
    if fold(name) not in doubtful:
        return entry
    return Entry(entry.name, entry.country, entry.population, entry.kind, doubtful=True)


def _name(name: str, entries: list[Entry]) -> Name | None:
    """A name taken apart; None where it is too short to be one."""
    parts = list(WORD.finditer(name))
    if sum(len(p[0]) for p in parts) < 3:
        return None
    between = [name[a.end() : b.start()] for a, b in pairwise(parts)]
    gaps = tuple("'" if set(b) & set("'’ʼ‘") else "-" if "-" in b else " " for b in between)
    # The largest first; a region goes before a city of its name.
    ranked = sorted(entries, key=lambda e: (e.kind != "region", -e.population))
    return Name(
        tuple(fold(p[0]) for p in parts),
        gaps,
        tuple(p[0][0].isupper() for p in parts),
        tuple(ranked),
    )


def _states(language: str) -> dict[str, str]:
    """What may stand behind a comma, folded -> ISO 3166-1 alpha-3 codes, "|" between."""
    found: dict[str, set[str]] = {}
    for tag in {language, "en"}:
        states: dict[str, Any] = words.load(tag, "states").get("states", {})
        for code, state in states.items():
            for name in state.get("names", ()):
                found.setdefault(fold(name), set()).add(code)
    curated = words.load("all", "places_curated")
    for name, code in curated["after_comma"].items():
        found.setdefault(fold(name), set()).add(code)
    for title, place in curated["places"].items():
        if place["country"] in ("USA", "CAN", "AUS", "GBR"):
            found.setdefault(fold(title), set()).add(place["country"])
    return {name: "|".join(sorted(codes)) for name, codes in found.items()}


def _one_of(forms: Iterable[str]) -> str:
    """A regular expression for any of some words, the longest first."""
    longest = sorted(set(forms), key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace(r"\ ", r"\s").replace("'", "['’]") for f in longest)


def _ending(forms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for words that end where a name begins."""
    forms = list(forms)
    if not forms:
        return None
    return re.compile(rf"(?<![\w-])(?i:{_one_of(forms)})(?:\s{{1,2}}|(?<=['’]))$")
