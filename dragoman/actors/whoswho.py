"""The curated persons: their offices and when they held them, and how their names are shortened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from dragoman import words
from dragoman.text import fold, slug

# So alike the family names of a person's spellings are at least; tried on all aliases of the
# tables: "Gorbatschow" and "Gorbachev" are, "Abu Mohammed al-Golani" and "al-Sharaa" are not.
SPELLED = 0.6
# Family name first: of two or three names the first is what the person is called by.
FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "KHM"}


@dataclass(frozen=True, slots=True)
class Person:
    """A row of people.yml."""

    id: str
    name: str
    country: str | None
    gender: str | None
    alone: bool
    aliases: tuple[str, ...]
    offices: tuple[dict[str, str], ...]

    @property
    def family(self) -> str:
        """The name that the person goes by when only one is given."""
        return family_name(self.name, self.country)


def family_name(name: str, country: str | None) -> str:
    """The part of a full name that stands for the person alone, with its particles."""
    parts = name.split()
    if len(parts) == 1:
        return name
    if country in FAMILY_FIRST and len(parts) <= 3 and "-" not in parts[0]:
        return parts[0]
    if parts[-1].rstrip(".") in {"Jr", "Sr", "II", "III", "IV", "VI", "XIV"} and len(parts) > 2:
        parts = parts[:-1]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in particles():
        start -= 1
    return " ".join(parts[start:])


@cache
def people() -> dict[str, Person]:
    """The curated persons by id: people.yml, and those of holders.tsv whom it does not have.

    Of an office, `since` and `until` are the days between which it may be asserted: a month or a
    year of the table counts from its last day and to its first, and an office that was held when
    the table was looked through ends a year later. `told` are the dates as the table has them.
    """
    terms = _terms()
    result = {}
    for row in words.load("all", "people").get("people", []):
        key = row.get("id") or slug(row["name"])
        held = [_bounded(dict(office)) for office in row.get("offices", ())]
        further = [name for term in terms.get(key, ()) for name in _listed(term["aliases"])]
        result[key] = Person(
            id=key,
            name=row["name"],
            country=row.get("country"),
            gender=row.get("gender"),
            alone=row.get("alone", True),
            aliases=tuple(dict.fromkeys((*row.get("aliases", ()), *further))),
            offices=(*(_bounded(dict(term)) for term in terms.get(key, ())), *held),
        )
    for key, rows in terms.items():
        if key not in result:
            result[key] = Person(
                id=key,
                name=rows[0]["name"],
                country=rows[0]["country"],
                gender=rows[0]["gender"],
                alone=False,
                aliases=tuple(name for term in rows for name in _listed(term["aliases"])),
                offices=tuple(_bounded(dict(term)) for term in rows),
            )
    return result


def _terms() -> dict[str, list[dict[str, str]]]:
    """The rows of holders.tsv by person."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in words.table("all", "holders"):
        found.setdefault(row["id"], []).append(row)
    return found


def _listed(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]


@cache
def as_of() -> str:
    """The day on which the tables of persons were last looked through."""
    return str(words.load("all", "people")["as_of"])


@cache
def _last_day() -> str:
    """Until when an office without an end is asserted: a year after `as_of`."""
    return f"{int(as_of()[:4]) + 1}{as_of()[4:]}"


def _bounded(term: dict[str, str]) -> dict[str, str]:
    """An office with the days between which it may be asserted."""
    since, until = term["since"], term.get("until") or ""
    first = {4: f"{since}-12-31", 7: f"{since}-31"}.get(len(since), since)
    last = {0: _last_day(), 4: f"{until}-01-01", 7: f"{until}-01"}.get(len(until), until)
    told = until if until <= as_of() else ""
    office = {"title": term["title"], "since": first, "until": min(last, _last_day())}
    return office | {"told_since": since, "told_until": told, "body": term.get("body", "")}


@cache
def common_names() -> frozenset[str]:
    """The ids of curated persons whose full name many others bear."""
    return frozenset(words.load("all", "people").get("common_names", ()))


@cache
def particles() -> frozenset[str]:
    """Small words inside a name, of all languages: "van", "bin"."""
    return frozenset(words.load("all", "people")["particles"])


@cache
def given_names() -> dict[str, str]:
    """Common given names and the gender that they tell."""
    lists = words.load("all", "people").get("given", {})
    return {name: gender for gender, names in lists.items() for name in names}


@cache
def _family_first() -> frozenset[str]:
    return frozenset(words.load("all", "people").get("family_first", ()))


def family_first(name: str) -> bool:
    """Whether a name of an unlisted person begins with the family name: Hong Lei, Han Duck-soo."""
    row = name.split()
    if len(row) not in (2, 3):
        return False
    joined = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", row[1]) is not None
    return row[0] in _family_first() or (joined and len(row) == 2 and len(row[0]) < 5)


@cache
def family_names() -> dict[str, tuple[Person, ...]]:
    """Curated persons by the family name alone, in the order of the list."""
    found: dict[str, list[Person]] = {}
    for person in people().values():
        forms = set(name_forms(person.name, person.country))
        for alias in person.aliases:
            family = family_name(alias, person.country)
            if " " in alias and family not in forms and _spelling(family, person.family):
                forms |= {*name_forms(alias, person.country)}
        for form in sorted(forms):
            row = found.setdefault(form, [])
            if person not in row:
                row.append(person)
    return {name: tuple(row) for name, row in found.items()}


def _spelling(one: str, other: str) -> bool:
    """Whether the family name of an alias is the person's, written otherwise: Erdoğan, Lawrow.

    "Laden" is not: it is no more than the end of "bin Laden".
    """
    if " " not in one and " " in other:
        return False
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= SPELLED


@cache
def name_forms(name: str, country: str | None) -> tuple[str, ...]:
    """How a full name is shortened in running text: Al-Maliki, al-Maliki, Maliki."""
    family = family_name(name, country)
    if family == name:
        return (name,)
    forms = {family, family[:1].upper() + family[1:]}
    if match := re.match(r"(?:al|el|as|ash)-(\w.*)", family, re.IGNORECASE):
        forms |= {match[1], "al-" + match[1], "Al-" + match[1], "el-" + match[1]}
    forms |= {fold_name(form) for form in forms}
    return tuple(sorted(forms))


def fold_name(name: str) -> str:
    """A name without its accents, its capitals kept."""
    if name.isascii():
        return name
    folded = fold(name)
    if len(folded) != len(name):
        return name
    return "".join(f.upper() if n.isupper() else f for n, f in zip(name, folded, strict=True))
