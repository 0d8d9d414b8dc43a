"""The names of places of one language, and the words that make a name a place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dragoman import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans("łŁøØđĐıİəƏß", "llooddiiaas")
# Where the second city of a name is at least so large, which state is meant is not known.
RIVAL = 0.5
# These join two capitals to one name ("Sabana de Torres"); "of" and "van" say where something is.
ONE_NAME = frozenset({"de", "do", "di"})


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

    language: str
    names: dict[str, tuple[Name, ...]]
    at: re.Pattern[str] | None
    nouns: re.Pattern[str] | None  # what a place is called: "the villages of"
    called: frozenset[str]  # the same as words
    links: frozenset[str]  # what joins them to the name: "de"
    nouns_after: re.Pattern[str] | None  # the same behind it: "a dam"
    at_states: re.Pattern[str] | None  # the same without what is also "about": "concern over Iran"
    after: re.Pattern[str] | None  # the same behind the name: Turkish "Atina'da"
    to: re.Pattern[str] | None
    verbs: re.Pattern[str] | None
    adjectives: re.Pattern[str] | None
    name_after: re.Pattern[str] | None
    joined: re.Pattern[str]
    motion: frozenset[str]
    may_follow: frozenset[str]
    never_before: frozenset[str]
    doubtful: frozenset[str]
    nouns_are_capitalised: bool
    articles: frozenset[str]
    article: str | None  # one that makes a state's name the first part of another: "the Iraq war"
    with_article: frozenset[str]  # keys of states that have it themselves
    adjective_endings: tuple[str, ...]  # of a region: "im südhessischen Bad Exempel"
    common: frozenset[str]  # nouns that a language writes with a capital
    directions: frozenset[str]  # adjectives that make a state a place: "western Afghanistan"
    parts: tuple[str, ...]  # directions before a state's name: "Ostukraine", "Noord-Irak"
    city_parts: frozenset[str]  # parts of a town with a hyphen: "Rotterdam-West"
    travel: frozenset[str]  # words of persons who go to a state or come from it
    province_after: frozenset[str]
    province_before: re.Pattern[str] | None
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    stems: dict[str, str]

    def bases(self, folded: str) -> tuple[str, ...]:
        """The forms that a word can be a case of, itself first: "киеве" of "киев"."""
        found = [folded]
        for ending, bases in self.endings:
            stem = folded.removesuffix(ending)
            if stem != folded and len(stem) > 1:
                found += [stem + base for base in bases]
                if stem in self.stems:
                    found.append(self.stems[stem])
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The form in which names are looked up: no accents, no capitals."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@cache
def atlas_of(language: str) -> Atlas:
    """Everything that finds the places of one language; without its word list, names alone."""
    data = words.load(language, "places") or words.load("en", "places")
    doubtful = {fold(w) for w in data.get("doubtful", ())}
    doubtful |= {fold(w) for w in words.load("en", "places").get("doubtful", ())}
    links = data.get("noun_links", ("",))
    nouns = [f"{noun} {link}".strip() for noun in data.get("place_nouns", ()) for link in links]
    ends = [f"{end} {link}".strip() for end in data.get("noun_endings", ()) for link in links]
    return Atlas(
        language=language,
        names=_names(language, data.get("exonyms", {}), doubtful),
        at=_ending([*data.get("at", ()), *nouns]),
        nouns=_naming(nouns, ends),
        called=_folded(data, "place_nouns"),
        links=frozenset(link for link in links if link in ONE_NAME),
        nouns_after=_following([f" {noun}" for noun in data.get("nouns_after", ())]),
        at_states=_ending([w for w in data.get("at", ()) if w not in data.get("about", ())]),
        after=_following(data.get("at_after", ())),
        to=_ending(data.get("to", ())),
        verbs=_ending(data.get("verbs", ())),
        adjectives=_ending(data.get("adjectives", ())),
        name_after=_ending(
            [*words.load("all", "places_curated")["name_after"], *data.get("name_after", ())],
            exact=True,
        ),
        joined=_joined(data.get("and", ()) or ("and",), [link for link in links if link]),
        motion=_folded(data, "motion"),
        may_follow=_folded(data, "may_follow"),
        never_before=_folded(data, "no_place_before"),
        doubtful=frozenset(doubtful),
        nouns_are_capitalised=bool(data.get("nouns_are_capitalised")),
        articles=_folded(data, "articles"),
        article=data.get("article"),
        with_article=_folded(data, "with_article"),
        adjective_endings=tuple(_folded(data, "adjective_endings")),
        common=_common(language) if data.get("nouns_are_capitalised") else frozenset(),
        directions=_folded(data, "directions"),
        parts=tuple(_folded(data, "parts")),
        city_parts=_folded(data, "city_parts"),
        travel=_folded(data, "travel"),
        province_after=_folded(data, "province_after"),
        province_before=_ending(data.get("province_before", ())),
        endings=tuple((fold(e), tuple(map(fold, b))) for e, b in data.get("endings", {}).items()),
        stems={fold(a): fold(b) for a, b in data.get("stems", {}).items()},
    )


def _common(language: str) -> frozenset[str]:
    """The common words of a language, folded; none where there is no list of them."""
    if not (words.FOLDER / language / "common.tsv").exists():
        return frozenset()
    return frozenset(fold(row["word"]) for row in words.table(language, "common"))


def _folded(data: dict[str, Any], name: str) -> frozenset[str]:
    """A list of words in the form in which they are looked up."""
    return frozenset(fold(w) for w in data.get(name, ()))


def _names(
    language: str, exonyms: dict[str, str], doubtful: set[str]
) -> dict[str, tuple[Name, ...]]:
    """All names of a language by their first word, the longest name first."""
    curated = words.load("all", "places_curated")
    prefer = curated["prefer"] | words.load(language, "places").get("prefer", {})
    prefer = {fold(name): country for name, country in prefer.items()}
    known: dict[str, list[Entry]] = {}
    english: dict[str, Entry] = {}
    states = _state_names(language)
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
    for title, place in curated["places"].items():
        entry = Entry(title, place["country"], 0, "region", bool(place.get("doubtful")))
        listed = place["names"]
        for name in {title, *listed.get("en", ()), *listed.get(language, ())}:
            known[name] = [entry]
        english[title] = entry
    for name, title in exonyms.items():
        if title in english:
            known.setdefault(name, []).append(_doubted(english[title], name, doubtful))
    same: dict[str, list[Entry]] = {}
    for name, entries in known.items():
        same.setdefault(fold(name), []).extend(entries)
    out: dict[str, list[Name]] = {}
    for name in known:
        made = _name(name, same[fold(name)], prefer)
        if made is not None:
            out.setdefault(made.tokens[0], []).append(made)
    return {k: tuple(sorted(v, key=lambda n: -len(n.tokens))) for k, v in out.items()}


def _doubted(entry: Entry, name: str, doubtful: set[str]) -> Entry:
    """The entry, marked where this name of it is also a word or a name of people."""
    if fold(name) not in doubtful:
        return entry
    return replace(entry, doubtful=True)


def _name(name: str, entries: list[Entry], prefer: dict[str, str]) -> Name | None:
    """A name with its places, ranked; None where it is too short to be one."""
    tokens, gaps, capitals = _taken_apart(name)
    if sum(map(len, tokens)) < 3:
        return None
    return Name(tokens, gaps, capitals, _ranked(entries, prefer))


@cache
def _taken_apart(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[bool, ...]]:
    """A name's folded words, the marks between them, and which words have a capital."""
    parts = list(WORD.finditer(name))
    between = [name[a.end() : b.start()] for a, b in pairwise(parts)]
    gaps = tuple("'" if set(b) & set("'’ʼ‘") else "-" if "-" in b else " " for b in between)
    return tuple(fold(p[0]) for p in parts), gaps, tuple(p[0][0].isupper() for p in parts)


def _ranked(entries: list[Entry], prefer: dict[str, str]) -> tuple[Entry, ...]:
    """The places of one name: a region first, then whom news means by it, then the largest.

    Where two cities of different states are rivals, the first entry is one of no state.
    """
    if len(entries) == 1:
        return (entries[0],)
    ranked = sorted(
        dict.fromkeys(entries),
        key=lambda e: (e.kind != "region", prefer.get(fold(e.name)) != e.country, -e.population),
    )
    first = ranked[0]
    others = [e for e in ranked if e.country != first.country]
    if (
        first.kind == "city"
        and first.country != prefer.get(fold(first.name))
        and any(e.population >= RIVAL * first.population for e in others)
    ):
        ranked.insert(0, replace(first, country=None))
    return tuple(ranked)


def _state_names(language: str) -> dict[str, set[str]]:
    """The names of states in a language and in English, folded -> ISO 3166-1 alpha-3 codes."""
    found: dict[str, set[str]] = {}
    for tag in {language, "en"}:
        states: dict[str, Any] = words.load(tag, "states").get("states", {})
        for code, state in states.items():
            for name in state.get("names", ()):
                found.setdefault(fold(name), set()).add(code)
    return found


def _one_of(forms: Iterable[str]) -> str:
    """A regular expression for any of some words, the longest first."""
    longest = sorted(set(forms), key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace(r"\ ", r"\s").replace("'", "['’]") for f in longest)


def _naming(nouns: Sequence[str], ends: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for what places are called, before a name: "the villages of", "drei Orte: "."""
    if not nouns:
        return None
    compound = rf"|\w+(?:{_one_of(ends)})" if ends else ""
    return re.compile(
        rf"(?<![\w-])(?i:{_one_of(nouns)}{compound})(?:\s{{1,2}}|(?<=['’])|\s?[:–—-]\s)$"
    )


def _joined(ands: Iterable[str], links: Iterable[str]) -> re.Pattern[str]:
    """A pattern for what stands between the names of an enumeration: ", ", " et de "."""
    again = rf"(?:in|{_one_of(links)})\s" if links else r"in\s"
    return re.compile(rf",\s|,?\s(?i:{_one_of(ands)})\s(?:{again}|\w['’])?")


def _following(forms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for what makes a name a place and begins where it ends."""
    forms = list(forms)
    return re.compile(rf"(?i:{_one_of(forms)})(?!\w)") if forms else None


def _ending(forms: Iterable[str], *, exact: bool = False) -> re.Pattern[str] | None:
    """A pattern for words that end where a name begins; `exact` where capitals count."""
    forms = list(forms)
    if not forms:
        return None
    flag = "" if exact else "i"
    return re.compile(rf"(?<![\w-])(?{flag}:{_one_of(forms)})(?:\s{{1,2}}|(?<=['’]))$")
