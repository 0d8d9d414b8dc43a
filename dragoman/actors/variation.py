"""How papers call again whom they have named: "the New York businessman", "the fund", "the bank".

The words describe rather than name an office, so who is meant is told by who was just spoken of;
where nobody fits, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from dragoman.actors.bodies import bodies, outlet_ids, words_of
from dragoman.actors.discourse import (
    REACH,
    ROLE_REACH,
    Discourse,
    Entity,
    Seen,
    is_person,
    joined,
    other_gender,
    taken_for,
)
from dragoman.actors.fitting import DESCRIBING, HEADS, parties_of
from dragoman.actors.gazetteer import covers, offices, role_words, roles, switched
from dragoman.actors.known import party_ids
from dragoman.actors.phrases import Found
from dragoman.actors.ranking import in_content
from dragoman.actors.reading import Line
from dragoman.actors.sectors import codes

# Of the words that a body has in its name: every body, but not one with a word that has a hyphen.
ANY = "*"
# Callings that a person can be told to have by a word that the article has not used before.
CALLINGS = {"activist", "executive", "academic", "artist", "cleric", "doctor"}
# What somebody can be beside such a calling.
BESIDE = CALLINGS | {"expert", "journalist", "lawyer", "candidate", "politician", "party-leader"}
# How many sentences a possessive office ("his lawyer") looks back.
OWN_REACH = 2
# So many sentences back a description can stand for who was the subject.
NEAR = 2


def varied(
    discourse: Discourse, line: Line, number: int, item: Found, barred: set[str]
) -> Found | None:
    """As in "the businessman", "the GOP candidate": who was the subject of the last sentences.

    Only one whose gender, country and party do not speak against it, and only where no other
    person was a subject as near.
    """
    calling = item.role in CALLINGS
    if not (calling or item.role in DESCRIBING) or item.determiner != "definite":
        return None
    if item.country is not None and not calling:
        return None
    if calling and item.start > 1:
        return None  # "he did not leave when the professor came" is another one
    if parties_of(item, line.language):
        return None  # one of a party is told by the party

    def want(entity: Entity) -> bool:
        return (
            is_person(entity)
            and entity.key not in barred
            and not other_gender(item, entity)
            and not (item.role == "candidate" and entity.roles & HEADS)
            and not (calling and (entity.roles - BESIDE or not _of_land(line, item, entity)))
        )

    best = spoken_of_last(discourse, number, want)
    return taken_for(item, best, "role_to_person", 0.55) if best is not None else None


def _of_land(line: Line, item: Found, entity: Entity) -> bool:
    """Whether a person is of the land of a description; a critic of the Kremlin need not be."""
    against = line.word(item.head) in role_words(line.language, "against")
    return item.country is None or entity.country == item.country or against


def same_word(entity: Entity, item: Found) -> bool:
    """As in "the chief" after "Police chief X", "Die Ministerin" after "Bundesministerin X".

    The word ends what the article calls that person, though it is of another class of office.
    """
    word = (item.title or "").lower().split()
    if len(word) != 1 or item.role in {*HEADS, "vice-president", "counterpart"}:
        return False
    if item.country is not None and entity.country != item.country:
        return False
    return any(title.endswith(word[0]) for title in entity.titles)


def first_word(entity: Entity, item: Found, language: str) -> bool:
    """As in "el presidente" after "el presidente del Gobierno X": the word that his title begins.

    Where what an office is stands behind its word; not of somebody who is of the class by himself.
    """
    word = (item.title or "").lower()
    if not switched(language, "adjective_after") or " " in word or item.country is not None:
        return False
    links = roles(language)["links"]["of"]
    rows = (title.split() for title in entity.titles)
    return any(row[:1] == [word] and row[1:2] and row[1] in links for row in rows)


def aged(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "the 59-year-old": who is of that age, else who was the subject just before.

    One of whom another age is told is not meant, nor is anybody where the age was told of one
    without a name ("A 34-year-old man was arrested").
    """
    told = {
        seen.entity.key: seen.entity for seen in discourse.recent(ROLE_REACH, number, is_person)
    }
    same = [entity for entity in told.values() if entity.age == item.title]
    if len(same) == 1:
        return taken_for(item, same[0], "role_to_person", 0.75)
    if same or item.title in discourse.nameless_ages:
        return None
    barred = in_content(discourse, line, number, item)

    def want(entity: Entity) -> bool:
        fits_age = entity.age is None and not other_gender(item, entity)
        return is_person(entity) and entity.key not in barred and fits_age

    best = spoken_of_last(discourse, number, want)
    return taken_for(item, best, "role_to_person", 0.55) if best is not None else None


def spoken_of_last(
    discourse: Discourse, number: int, want: Callable[[Entity], bool]
) -> Entity | None:
    """The only one of the last sentences, else the subject of the latest."""
    near = [s for s in discourse.recent(NEAR, number, want) if s.line < number and not s.quoted]
    keys = {seen.entity.key for seen in near}
    for seen in near:
        if seen.subject or len(keys) == 1:
            return seen.entity
    return None


def two_of_office(discourse: Discourse, number: int, role: str) -> list[Entity]:
    """The two persons of an office in an article that has no third: "the candidates"."""
    if role not in offices() or role == "person":
        return []
    found: list[Entity] = []
    for seen in discourse.recent(ROLE_REACH, number, is_person):
        if seen.entity.roles & covers(role) and seen.entity not in found:
            found.append(seen.entity)
    return found if len(found) == 2 else []


def pair_of(discourse: Discourse, number: int, want: Callable[[Entity], bool]) -> Sequence[Entity]:
    """The two of the last sentences whom an "and" joins, where the word can speak of both."""
    for pair in reversed(discourse.pairs):
        if number - pair.line <= NEAR and all(want(e) for e in pair.entities):
            return pair.entities
    return ()


def pair_told(discourse: Discourse, number: int) -> Sequence[Entity]:
    """As in "the two voters": two of whom no office is told and whom an "and" has just joined."""

    def want(entity: Entity) -> bool:
        return is_person(entity) and not entity.roles

    return pair_of(discourse, number, want)


def two_of_gender(discourse: Discourse, number: int, item: Found, gender: str) -> Found:
    """As in "the women": two of that gender, if no third was spoken of just before."""

    def want(entity: Entity) -> bool:
        return is_person(entity) and entity.gender == gender

    keys = {seen.entity.key: seen.entity for seen in discourse.recent(NEAR + 1, number, want)}
    return joined(item, [*keys.values()], "pair_spoken_of", 0.5) if len(keys) == 2 else item


@cache
def _names(key: str) -> frozenset[str]:
    """The words of all names of a listed body, in small letters."""
    rows = [row for row in bodies() if row["id"] == key]
    names = {w for row in rows for name in words_of(row) for w in name.lower().split()}
    return frozenset(names | {f"sector:{codes(key)[0]}"})


def kinds_of(line: Line, item: Found) -> frozenset[str]:
    """The words that a body has in its name where a word such as "the fund" can stand for it."""
    listed = roles(line.language).get("body_kinds", {})
    word = item.name.lower().split()[-1] if item.name else ""
    return frozenset(listed.get(word, ()))


def of_kind(entity: Entity, kinds: frozenset[str]) -> bool:
    """Whether a body is of the kinds that a word such as "the fund" can stand for."""
    names = {*entity.name.lower().split(), *_names(entity.key)}
    if any(f"-{name}" in kinds for name in names):
        return False
    if entity.key in outlet_ids():
        return "outlet" in kinds
    return bool(kinds & names) or (ANY in kinds and entity.key not in party_ids())


def body_meant(
    discourse: Discourse, number: int, item: Found, kinds: frozenset[str]
) -> Found | None:
    """As in "the fund", "the appeals court": the body of such a name that was spoken of last."""
    language = discourse.lines[number].language if discourse.lines else "en"
    told = {*item.name.lower().split()} & role_words(language, "of_body_names")

    def want(entity: Entity) -> bool:
        if entity.kind != "organisation" or entity.actor_id is None:
            return False
        if told - {*entity.name.lower().split(), *_names(entity.key)}:
            return False
        if item.country is not None and entity.country != item.country:
            return False
        return of_kind(entity, kinds)

    best: tuple[float, Seen] | None = None
    for seen in discourse.recent(REACH if ANY in kinds else ROLE_REACH, number, want):
        weight = -0.5 * min(number - seen.line, 8) + 0.8 * seen.subject
        weight += 0.25 * min(seen.entity.count, 8)
        if best is None or weight > best[0]:
            best = (weight, seen)
    if best is None:
        return None
    return taken_for(item, best[1].entity, "body_spoken_of", 0.65)
