"""The persons of one article: full names first, then the family names that stand for them.

A name is known twice: the first pass over an article gathers the full names, the second finds the
family names. So a bare surname that a parser takes for a place is the person whom the article has
introduced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.gazetteer import (
    PARTICLES,
    Entry,
    Trie,
    family_names,
    fold_name,
    given_names,
    name_forms,
    roles,
)
from dragoman.actors.persons import Name, alone, blocked, doubles, from_person, full_names
from dragoman.actors.reading import Line


@dataclass(slots=True)
class Memory:
    """The persons that an article names in full, by the forms that their names are shortened to."""

    forms: dict[str, list[Name]] = field(default_factory=dict)
    trie: Trie = field(default_factory=Trie)

    def learn(self, name: Name) -> None:
        """Keep a full name and its short forms."""
        first = name.name.split()[0]
        forms = {*name_forms(name.name, name.country)}
        if first in given_names() and first not in doubles():
            forms |= {first, fold_name(first)}
        for form in sorted(forms):
            row = self.forms.setdefault(form, [])
            if all(known.actor_id != name.actor_id for known in row):
                row.append(name)
                if len(row) == 1:
                    self.trie.add(form, Entry("person", form, form))
                    self.trie.close()


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
    """A family name after an office or title, of a listed person whose state the article names."""
    if name.actor_id is not None:
        return name
    rows = memory.forms.get(name.name, [])
    if rows:
        return replace(rows[-1], start=name.start, end=name.end, rule="family_name", score=0.9)
    fitting = [p for p in family_names().get(name.name, ()) if p.country in countries or p.alone]
    if fitting and name.rule == "title_name":
        return from_person(fitting[0], name.start, name.end, "title_and_family_name", 0.8)
    if fitting and fitting[0].alone:
        return from_person(fitting[0], name.start, name.end, "famous_family_name", 0.85)
    return name


def short(line: Line, i: int, memory: Memory, countries: frozenset[str]) -> Name | None:
    """A family name of somebody whom the article names in full, or who is famous by it."""
    if not line.capital(i) and line.word(i) not in PARTICLES:
        return None
    if blocked(line, i, i + 1) or line.at(i, "pronoun") is not None:
        return None  # "He" is a family name too
    for end, entry in memory.trie.at(line.pieces, i):
        rows = memory.forms[entry.id]
        if len(rows) > 1 and entry.id not in name_forms(rows[-1].name, rows[-1].country):
            continue  # a given name that two of them bear
        return replace(rows[-1], start=i, end=end, rule="family_name", score=0.95)
    if _inside_name(line, i):
        return None  # the end of a name that is not theirs
    for end, entry in alone().at(line.pieces, i):
        fitting = [p for p in family_names()[entry.name] if p.alone]
        if len(fitting) > 1:
            fitting = [p for p in fitting if p.country in countries] or fitting
        if fitting:
            score = 0.85 if fitting[0].country in countries else 0.7
            return from_person(fitting[0], i, end, "famous_family_name", score)
    return None


def _inside_name(line: Line, i: int) -> bool:
    """Whether an unknown capitalised word stands before, which is no mere start of a sentence."""
    if not line.capital(i - 1) or line.glued(i) or line.found[i - 1]:
        return False
    token = line.token_of[i - 1]
    if token is not None and token.pos:
        return token.pos == "PROPN"
    return i > 1


def learn(lines: Iterable[Line]) -> Memory:
    """Gather the full names of an article."""
    memory = Memory()
    for line in lines:
        for name in full_names(line):
            if name.actor_id is not None and name.full:
                memory.learn(name)
    return memory


def mentioned(lines: Sequence[Line]) -> frozenset[str]:
    """The countries that an article names, by any word for them."""
    return frozenset(
        entry.country
        for line in lines
        for row in line.found
        for _, entry in row
        if entry.country is not None and entry.kind not in ("person", "role")
    )
