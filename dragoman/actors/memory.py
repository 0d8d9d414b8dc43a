"""The persons of one article: full names first, then the family names that stand for them.

A name is known twice: the first pass over an article gathers the full names, the second finds the
family names. So a bare surname that a parser takes for a place is the person whom the article has
introduced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.fullnames import full_names
from dragoman.actors.gazetteer import Entry, Trie, covers, role_words, roles, switched
from dragoman.actors.holders import office_class
from dragoman.actors.persons import Name, blocked, doubles, from_person
from dragoman.actors.reading import Line
from dragoman.actors.shapes import alone, forms_at
from dragoman.actors.twins import listed_twin, twins
from dragoman.actors.whoswho import (
    Person,
    family_first,
    family_names,
    fold_name,
    given_names,
    name_forms,
    particles,
    people,
)
from dragoman.actors.worldnames import common_words, in_a_case

YEAR = re.compile(r"(?:1[789]|20)\d\d")
# So many years before and after an office a bare family name still is its holder's.
EARLY, LATE = 10, 15
# So many times as often as the first bearer of a family name another is named, who then has it. Of
# PolNeAR's Clintons and Trumps the first is meant unless the article merely begins with another.
OFTEN = 3
# An undated page is taken to be of the time of the list.
SINCE = 2000


@dataclass(slots=True)
class Memory:
    """The persons that an article names in full, by the forms that their names are shortened to."""

    year: int | None = None
    years: frozenset[int] = frozenset()
    forms: dict[str, list[Name]] = field(default_factory=dict)
    trie: Trie = field(default_factory=Trie)
    counts: Counter[str] = field(default_factory=Counter)
    twins: dict[str, Name] = field(default_factory=dict)  # by the id of the other spelling

    def learn(self, name: Name) -> None:
        """Keep a full name and its short forms."""
        row = name.name.split()
        forms = {*name_forms(name.name, name.country)}
        first = row[0]
        if (first in given_names() and first not in doubles()) or family_first(name.name):
            forms |= {first, fold_name(first)}
        for form in sorted(forms):
            known = self.forms.setdefault(form, [])
            if all(other.actor_id != name.actor_id for other in known):
                known.append(name)
                if len(known) == 1:
                    self.trie.add(form, Entry("person", form, form))
                    self.trie.close()

    def merged(self, name: Name) -> Name:
        """The name, taken for the person whom another spelling of it stands for."""
        twin = self.twins.get(name.actor_id or "")
        if twin is None:
            return name
        return replace(
            name,
            actor_id=twin.actor_id,
            name=twin.name,
            country=twin.country,
            gender=twin.gender or name.gender,
        )

    def pick(self, form: str, gender: str | None) -> Name | None:
        """Whom a family name stands for: who is famous by it, else who was named first."""
        rows = [n for n in self.forms.get(form, ()) if not gender or n.gender in (None, gender)]
        listed = [n for n in rows if (p := people().get(n.actor_id or "")) is not None and p.alone]
        if not listed and rows and all(_in_shadow(n) for n in rows) and gender != "f":
            famous = [p for p in family_names().get(form, ()) if p.alone and self.of_time(p)]
            if famous:
                return from_person(famous[0], 0, 0, "famous_family_name", 0.85)
        rows = listed or rows
        if not rows:
            return None
        # The surname alone is who was introduced first; the other one gets a first name each time.
        best = rows[0]
        for other in rows[1:]:
            if self.counts[other.actor_id or ""] > OFTEN * self.counts[best.actor_id or ""]:
                best = other
        return best

    def of_time(self, person: Person) -> bool:
        """Whether a bare family name can be that person's in an article of this time."""
        for office in person.offices:
            start = int(office["since"][:4])
            end = int(office.get("until", "9999")[:4])
            if self.year is None and end >= SINCE:
                return True
            if self.year is not None and start - EARLY <= self.year <= end + LATE:
                return True
            if any(start - 1 <= year <= end + 1 for year in self.years):
                return True
        return not person.offices


def _in_shadow(name: Name) -> bool:
    """Whether a listed person is not the one who is known by the family name alone."""
    person = people().get(name.actor_id or "")
    return person is not None and not person.alone


def names(line: Line, memory: Memory, countries: frozenset[str]) -> list[Name]:
    """All names of a sentence, full and short; `countries` are those that the article names."""
    found = [known(name, memory, countries) for name in full_names(line)]
    taken = [False] * len(line.pieces)
    for name in found:
        for i in range(name.start, name.end):
            taken[i] = True
    lists = roles(line.language)
    after = set(lists.get("after_name", ()))
    i = 0
    while i < len(line.pieces):
        form = None if taken[i] else short(line, i, memory, countries)
        if form is None or any(taken[form.start : form.end]):
            i += 1
            continue
        if line.pieces[form.end : form.end + 1] and line.pieces[form.end] in after:
            i = form.end
            continue
        found.append(form)
        i = form.end
    return sorted(found, key=_start)


def _start(name: Name) -> int:
    return name.start


def known(name: Name, memory: Memory, countries: frozenset[str]) -> Name:
    """A family name after an office or title: whom the article, or else the list, knows by it."""
    if name.actor_id is not None:
        return memory.merged(name)
    titled = name.rule == "title_name"
    held = _holders(name, memory) if titled else []
    # A parser's "Warren" is no given name where an Elizabeth Warren is spoken of.
    alike = None if name.rule == "parsed_name" and " " not in name.name else name.gender
    row = memory.pick(name.name, alike)
    if row is not None and held and row.actor_id not in [p.id for p in held]:
        same = [n for n in memory.forms.get(name.name, ()) if n.actor_id in [p.id for p in held]]
        row = same[0] if same else None if _in_shadow(row) else row
    if row is not None:
        return replace(row, start=name.start, end=name.end, rule="family_name", score=0.9)
    if held:
        return from_person(held[0], name.start, name.end, "title_and_family_name", 0.8)
    fitting = [
        p
        for p in family_names().get(name.name, ())
        if (p.country in countries or p.alone) and memory.of_time(p)
    ]
    if name.gender is not None:
        fitting = [p for p in fitting if p.gender == name.gender]
    fitting = sorted(fitting, key=_less_known)
    if fitting and titled:
        return from_person(fitting[0], name.start, name.end, "title_and_family_name", 0.8)
    if fitting and fitting[0].alone:
        return from_person(fitting[0], name.start, name.end, "famous_family_name", 0.85)
    return name


def _less_known(person: Person) -> bool:
    return not person.alone


def _holders(name: Name, memory: Memory) -> list[Person]:
    """The listed persons of a family name who held the office before it; of this time, if any."""
    wanted = covers(name.office)
    found = [
        person
        for person in family_names().get(name.name, ())
        if any(office_class(o["title"]) in wanted for o in person.offices)
    ]
    exact = [p for p in found if any(office_class(o["title"]) == name.office for o in p.offices)]
    timely = [p for p in exact or found if memory.of_time(p)]
    if timely:
        return timely if len(timely) == 1 or timely[0].alone else []
    return exact if len(exact) == 1 else []


def short(line: Line, i: int, memory: Memory, countries: frozenset[str]) -> Name | None:
    """A family name of somebody whom the article names in full, or who is famous by it."""
    cased = not switched(line.language, "uncased")
    if cased and not line.capital(i) and line.word(i) not in particles():
        return None
    if blocked(line, i, i + 1) or line.at(i, "pronoun") is not None:
        return None  # "He" is a family name too
    if line.covered(i, i + 1, "state", "seat", "person"):
        return None
    for end, entry in forms_at(memory.trie, line, i):
        rows = memory.forms[entry.id]
        if len(rows) > 1 and entry.id not in name_forms(rows[-1].name, rows[-1].country):
            continue  # a given name that two of them bear
        row = memory.pick(entry.id, None)
        if row is not None and not _half(line, i, end):
            return replace(row, start=i, end=end, rule="family_name", score=0.95)
    if _inside_name(line, i):
        return None  # the end of a name that is not theirs
    owned = _of_owner(line, i)
    if owned is not None:
        return owned
    for end, entry in forms_at(alone(), line, i):
        fitting = [p for p in family_names()[entry.name] if p.alone and memory.of_time(p)]
        if len(fitting) > 1:
            fitting = [p for p in fitting if p.country in countries] or fitting
        if fitting and not _half(line, i, end):
            score = 0.85 if fitting[0].country in countries else 0.7
            return from_person(fitting[0], i, end, "famous_family_name", score)
    return None


def _of_owner(line: Line, i: int) -> Name | None:
    """As in "Kenya's Ruto": the listed person of a family name whose state stands before it."""
    if line.word(i - 1) != "s" or line.word(i - 2) != "'":
        return None
    owner = line.before(i - 2, "state")
    rows = [
        (end, person)
        for end, entry in alone().at(line.pieces, i)
        for person in family_names()[entry.name]
        if owner is not None and person.country == owner[1].id
    ]
    if len(rows) != 1 or (line.capital(rows[0][0]) and not line.found[rows[0][0]]):
        return None
    return from_person(rows[0][1], i, rows[0][0], "title_and_family_name", 0.8)


def _half(line: Line, start: int, end: int) -> bool:
    """Whether a hyphen joins the word to an unknown one: half of "Oxlade-Chamberlain"."""
    before = start > 1 and line.glued(start) and line.pieces[start - 1] == "-"
    if before and line.glued(start - 1) and _unknown(line, start - 2):
        return True
    after = line.pieces[end : end + 1] == ("-",) and line.glued(end) and line.glued(end + 1)
    return after and _unknown(line, end + 1)


def _unknown(line: Line, i: int) -> bool:
    """Whether a capitalised word is in no list, and nobody's famous family name."""
    if not line.capital(i) or line.word(i) in particles() or line.found[i]:
        return False
    return next(alone().at(line.pieces, i), None) is None


def _inside_name(line: Line, i: int) -> bool:
    """Whether an unknown capitalised word stands before, which is no mere start of a sentence."""
    if not line.capital(i - 1) or line.glued(i) or line.found[i - 1]:
        return False
    token = line.token_of[i - 1]
    if token is not None and token.pos:
        return token.pos == "PROPN"
    if switched(line.language, "noun_capitals") and i > 1:
        joined = line.pieces[i - 2] == "-" and line.glued(i - 1)  # "Trump-Vertrauter Witkoff"
        return not joined and line.lower[i - 1] not in common_words(line.language)
    return i > 1


def learn(lines: Sequence[Line], countries: frozenset[str], published: str | None) -> Memory:
    """Gather the full names of an article, and who is meant by an office and a family name."""
    years = {int(year) for line in lines for year in YEAR.findall(line.text)}
    memory = Memory(int(published[:4]) if published else None, frozenset(years))
    rows = [name for line in lines for name in full_names(line)]
    full = [name for name in rows if name.actor_id is not None and name.full]
    memory.counts = Counter(name.actor_id or "" for name in full)
    memory.twins = _twins(full, memory.counts, countries) | _other_cases(full, lines)
    for name in full:
        memory.learn(memory.merged(name))
    for name in rows:
        if name.actor_id is None and name.office is not None:
            found = known(name, memory, countries)
            if found.actor_id is not None and " " in found.name:
                memory.learn(found)
            memory.counts[found.actor_id or ""] += 1
    return memory


def _twins(
    full: Iterable[Name], counts: Counter[str], countries: frozenset[str]
) -> dict[str, Name]:
    """The other spellings of a name by their ids: of a listed person, else of the one used most."""
    distinct = {name.actor_id or "": name for name in full}
    order = sorted(distinct.values(), key=lambda n: (-counts[n.actor_id or ""], -len(n.name)))
    found: dict[str, Name] = {}
    heads = [name for name in order if name.actor_id in people()]
    for name in order:
        key = name.actor_id or ""
        if key in people():
            if name.country is None:  # "Михаил Мишустин", when the list has it in Latin letters
                found[key] = from_person(people()[key], 0, 0, "listed_name", 0.9)
            continue
        listed = listed_twin(name.name, countries)
        fitting = [head for head in heads if twins(head.name, name.name)]
        if len(fitting) == 1:
            found[key] = fitting[0]
        elif listed is not None:
            found[key] = from_person(people()[listed], 0, 0, "listed_name", 0.85)
        elif not fitting:
            heads.append(name)
    return found


def _other_cases(full: Sequence[Name], lines: Sequence[Line]) -> dict[str, Name]:
    """The names that are another one in a case: "Tom Bergs" of "Tom Berg", "Міхаєм Попшоєм"."""
    ends = tuple(role_words(lines[0].language, "owner_endings")) if lines else ()
    shortest = sorted({name.name: name for name in full}.values(), key=lambda n: len(n.name))
    found: dict[str, Name] = {}
    for k, name in enumerate(shortest):
        for other in shortest[:k]:
            if other.actor_id != name.actor_id and in_a_case(name.name, other.name, ends):
                found.setdefault(name.actor_id or "", found.get(other.actor_id or "", other))
    return found


def mentioned(lines: Sequence[Line]) -> frozenset[str]:
    """The countries that an article names, by any word for them."""
    return frozenset(
        entry.country
        for line in lines
        for row in line.found
        for _, entry in row
        if entry.country is not None and entry.kind not in ("person", "role")
    )
