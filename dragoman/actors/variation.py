"""How papers call again whom they have named: "the New York businessman", "the fund", "the bank".

The words describe rather than name an office, so who is meant is told by who was just spoken of;
where nobody fits, nobody is meant.
"""

from __future__ import annotations

from functools import cache

from dragoman.actors.discourse import (
    REACH,
    ROLE_REACH,
    Discourse,
    Entity,
    Seen,
    is_person,
    joined,
    taken_for,
)
from dragoman.actors.fitting import DESCRIBING, HEADS, fits, parties_of, still
from dragoman.actors.gazetteer import bodies, covers, offices, outlet_ids, roles, words_of
from dragoman.actors.known import held, party_ids
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.sectors import codes
from dragoman.actors.whoswho import people

# Of the words that a body has in its name: every body, but not one with a word that has a hyphen.
ANY = "*"
# How many sentences a possessive office ("his lawyer") looks back.
OWN_REACH = 2
# So many sentences later the name that an office at the start of a story waits for may come.
LATER = 6
# So many sentences back a description can stand for who was the subject.
NEAR = 2


def varied(
    discourse: Discourse, line: Line, number: int, item: Found, barred: set[str]
) -> Found | None:
    """As in "the businessman", "the GOP candidate": who was the subject of the last sentences.

    Only one whose gender, country and party do not speak against it, and only where no other
    person was a subject as near.
    """
    if item.role not in DESCRIBING or item.determiner != "definite" or item.country is not None:
        return None
    if parties_of(item, line.language):
        return None  # one of a party is told by the party

    def want(entity: Entity) -> bool:
        return (
            is_person(entity)
            and entity.key not in barred
            and not (item.gender and entity.gender and item.gender != entity.gender)
            and not (item.role == "candidate" and entity.roles & HEADS)
        )

    for seen in discourse.recent(NEAR, number, want):
        if seen.subject and not seen.quoted and seen.line < number:
            return taken_for(item, seen.entity, "role_to_person", 0.55)
    return None


def named_later(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The attorney general" of a first sentence: the one holder whom the article names."""
    if item.determiner != "definite" or item.role in (None, "person", "official", "leader"):
        return None
    if item.body is not None and not parties_of(item, line.language):
        return None
    found: dict[str, Entity] = {}
    for at, name in discourse.ahead:
        if at < number or (at - number > LATER and item.role not in HEADS):
            continue
        key = name.actor_id or ""
        person = people().get(key)
        now = held(person, discourse.published) if person is not None else set()
        entity = Entity(key, "person", key, name.name, name.country, name.gender)
        entity.body = name.body
        told = name.role is not None and (name.title is not None or person is None)
        entity.roles = now | ({name.role or ""} if told else set())
        if entity.roles & covers(item.role) and fits(entity, item, line.language):
            found.setdefault(key, entity)
    if len(found) != 1:
        return None
    entity = next(iter(found.values()))
    if still(entity, item, discourse.published):
        return None
    return taken_for(item, entity, "role_to_person", 0.55)


def two_of_office(discourse: Discourse, number: int, role: str) -> list[Entity]:
    """The two persons of an office in an article that has no third: "the candidates"."""
    if role not in offices() or role == "person":
        return []
    found: list[Entity] = []
    for seen in discourse.recent(ROLE_REACH, number, is_person):
        if seen.entity.roles & covers(role) and seen.entity not in found:
            found.append(seen.entity)
    return found if len(found) == 2 else []


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


def body_meant(
    discourse: Discourse, number: int, item: Found, kinds: frozenset[str]
) -> Found | None:
    """As in "the fund", "the appeals court": the body of such a name that was spoken of last."""

    def want(entity: Entity) -> bool:
        if entity.kind != "organisation" or entity.actor_id is None:
            return False
        names = {*entity.name.lower().split(), *_names(entity.key)}
        if any(f"-{name}" in kinds for name in names):
            return False
        if entity.key in outlet_ids():
            return "outlet" in kinds
        return bool(kinds & names) or (ANY in kinds and entity.key not in party_ids())

    best: tuple[float, Seen] | None = None
    for seen in discourse.recent(REACH if ANY in kinds else ROLE_REACH, number, want):
        weight = -0.5 * min(number - seen.line, 8) + 0.8 * seen.subject
        weight += 0.25 * min(seen.entity.count, 8)
        if best is None or weight > best[0]:
            best = (weight, seen)
    if best is None:
        return None
    return taken_for(item, best[1].entity, "body_spoken_of", 0.65)
