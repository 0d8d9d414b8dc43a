"""Which state a sentence is about: "the country", "the army", "its foreign ministry".

The latest state that does something or owns something is meant. Where none does, and several are
named, nothing is: no answer is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.actors.bodies import body_names, body_of_state, generic, outlet_ids
from dragoman.actors.discourse import (
    REACH,
    Discourse,
    Entity,
    Seen,
    current,
    head_token,
    is_person,
    taken_for,
)
from dragoman.actors.gazetteer import canonical_state, kind_of_body, role_words, roles, states
from dragoman.actors.holders import office_class
from dragoman.actors.phrases import Found
from dragoman.actors.pronouns import possessor
from dragoman.actors.ranking import acting_on
from dragoman.actors.reading import Line
from dragoman.actors.sectors import codes
from dragoman.actors.whoswho import Person, people

# A body whose home has not been named for so many sentences is the one of the state at hand.
HOME_REACH = 12
# So many words at most stand between "the army led by" and the name.
LEADS = 5
# Of a state's bodies these are not told by the state alone: an embassy is where it is.
ELSEWHERE = {"embassy", "police"}


def _is_state(entity: Entity) -> bool:
    return entity.kind == "state" and entity.actor_id in states("en")


def _has_state(entity: Entity) -> bool:
    if entity.key in outlet_ids():
        return False  # "(Belga)" says nothing of what the article is about
    return entity.country is not None and entity.country in states("en") and not entity.many


def state_at_hand(
    discourse: Discourse,
    number: int,
    want: Callable[[Entity], bool] = _has_state,
    *,
    barred: frozenset[str] = frozenset(),
) -> str | None:
    """The state that the last sentences are about; None where two are as likely."""
    near = [
        seen
        for seen in discourse.recent(REACH, number, want)
        if seen.entity.country not in barred and seen.entity.country is not None
    ]
    for seen in near:
        if (seen.subject and seen.form != "demonym") or seen.owner:
            return seen.entity.country
    named = {seen.entity.country for seen in near}
    return named.pop() if len(named) == 1 else None


def country(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "the country": the state that the sentences before it are about.

    That of somebody who speaks is meant only where the sentence names it, or where the words tell
    who he is: "X, the country's de facto leader".
    """
    last = next(discourse.recent(0, number, is_person), None)
    told = last is not None and line.word(item.start - 1) == "," and line.word(item.end) == "'"
    if last is not None and told and discourse.last_end == item.start - 1:
        land = last.entity.country or ""
        entity = discourse.entities.get(land) or Entity(
            land, "state", land, canonical_state(land), land
        )
        return taken_for(item, entity, "state_spoken_of", 0.7) if land else None
    own = {s.entity.country or "" for s in discourse.recent(0, number, is_person)}
    own -= {s.entity.country or "" for s in discourse.recent(0, number, _is_state)}
    verbs = acting_on(line, head_token(line, item))  # nobody destabilises himself
    own |= {
        s.entity.country or ""
        for s in discourse.recent(0, number, _is_state)
        if s.subject and s.verb in verbs
    }
    found = state_at_hand(discourse, number, _is_state, barred=frozenset(own))
    if found is None or found not in discourse.entities:
        return None
    state = discourse.entities[found]
    named = (s for s in discourse.recent(REACH, number, _is_state) if s.form != "pronoun")
    at = next((s.line for s in named if s.entity is state), -1)
    pairs = [p.entities for p in discourse.pairs if p.line == at]
    if any(state in pair and all(map(_is_state, pair)) for pair in pairs):
        return None  # "Kyiv and Moscow have signed it. It provides for elections in the country"
    return taken_for(item, discourse.entities[found], "state_spoken_of", 0.6)


def state_through_people(discourse: Discourse, item: Found) -> Found | None:
    """As in "the Caribbean nation": the only such state, where but its people have been named."""
    told = {e.country or "" for e in discourse.entities.values() if e.kind != "organisation"}
    lands = told & {*item.regions}
    if len(lands) != 1:
        return None
    land = lands.pop()
    entity = Entity(land, "state", land, canonical_state(land), land)
    return taken_for(item, entity, "state_spoken_of", 0.5)


def spoken_alliance(discourse: Discourse, line: Line, number: int, item: Found) -> Entity | None:
    """As in "the bloc": an alliance that has been named, by itself or by a body or head of its.

    Where that has not been, another body of many states that is no body of the UN.
    """
    if item.role in discourse.entities:
        return discourse.entities[item.role]
    parts = {*roles(line.language).get("bodies_of_alliances", {}).get(item.role, ())}
    told = parts and any(parts & {e.key, *e.heads} for e in discourse.entities.values())
    key = item.role or ""
    if told:
        return Entity(key, "organisation", key, body_names()[key], None)
    if key not in body_names():
        return None

    def other(entity: Entity) -> bool:
        if entity.kind != "organisation" or entity.key.startswith("un"):
            return False
        return codes(entity.key, discourse.published)[0] == "IGO"

    seen = next(discourse.recent(REACH, number, other), None)
    return seen.entity if seen is not None else None


def own_body(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "its foreign ministry", "the country's army", "The army": of the state at hand."""
    land: str | None = None
    if item.determiner == "possessive":
        land = _owner(discourse, line, number, item)
    elif item.rule == "body_of_the_country":
        land = state_at_hand(discourse, number, _of_region(item.regions))
    else:
        for seen in _bodies(discourse, number, item.role or ""):
            return taken_for(item, seen.entity, "body_spoken_of", 0.65)
        land = _leader_after(discourse, line, item)
        if land is None and item.role not in ELSEWHERE:
            land = state_at_hand(discourse, number)
    if land is None:
        return None
    return of_state(item, land, item.role or "")


def _leader_after(discourse: Discourse, line: Line, item: Found) -> str | None:
    """As in "the army led by X": the state of who is named as its head."""
    name = next((f for f in discourse.row if f.start >= item.end and f.kind == "person"), None)
    if name is None or name.start - item.end > LEADS or name.form != "name":
        return None
    between = {*line.lower[item.end : name.start]}
    return name.country if between & role_words(line.language, "led") else None


def _of_region(regions: tuple[str, ...]) -> Callable[[Entity], bool]:
    def want(entity: Entity) -> bool:
        return _is_state(entity) and (not regions or entity.actor_id in regions)

    return want


def of_state(item: Found, land: str, body: str) -> Found:
    """The phrase, settled to mean a body of a state."""
    return replace(
        item,
        actor_id=body_of_state(land, body),
        kind="organisation",
        country=land,
        rule="body_of_state_at_hand",
        score=0.55,
    )


def _bodies(discourse: Discourse, number: int, kind: str) -> Iterator[Seen]:
    def want(entity: Entity) -> bool:
        return entity.kind == "organisation" and kind_of_body(entity.actor_id or "") == kind

    return discourse.recent(HOME_REACH, number, want)


def _owner(discourse: Discourse, line: Line, number: int, item: Found) -> str | None:
    """The state that the possessive before a body stands for."""
    settled = possessor(discourse, line, number, item)
    if settled is None or settled.kind not in ("state", "person"):
        return None
    return settled.country if settled.country in states("en") else None


def spokesman(discourse: Discourse, number: int, item: Found) -> Found | None:
    """As in "an army spokesman": he speaks for the body, of the state that is at hand."""
    if item.role != "spokesperson" or item.body is None or item.body not in generic().values():
        return None
    land = item.country or state_at_hand(discourse, number)
    return of_state(item, land, item.body) if land is not None else None


def namesake(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The Foreign Office" of Pakistan: a listed name that other states' bodies bear too.

    None where it ends a longer name that no list knows: "the Free Workers Congress".
    """
    key = generic().get(item.actor_id or "")
    if key is None or item.country is None:
        return item
    before = item.start - 1
    alone = item.end == before + 2 and line.before(item.start, "demonym", "state") is None
    if before > 0 and line.capital(before) and alone:
        return None
    for seen in _bodies(discourse, number, key):
        if seen.entity.country != item.country and seen.entity.key != item.actor_id:
            return taken_for(item, seen.entity, "body_spoken_of", 0.7)
    for seen in discourse.recent(HOME_REACH, number, _has_state):
        if seen.entity.country == item.country:
            return item
    land = state_at_hand(discourse, number) or (discourse.lead if discourse.mostly else None)
    if land is None or land == item.country:
        return item
    return of_state(replace(item, name=line.slice(item.start, item.end)), land, key)


def at_home(discourse: Discourse, item: Found, language: str) -> Person | None:
    """As in "de premier", where the article is of one country's and names no foreign one.

    "The pope" is of no country, and there is one.
    """
    day = discourse.published
    if item.role == "pope" and item.determiner == "definite" and day is not None:
        return next((p for p in people().values() if _is_on(p, "pope", day)), None)
    home = discourse.home or roles(language).get("home_offices", {}).get(item.title)
    if (
        home is None
        or discourse.published is None
        or item.country is not None
        or item.body is not None
        or item.determiner != "definite"
        or item.role not in ("head-of-government", "monarch")
    ):
        return None
    abroad = {e.country for e in discourse.entities.values() if _has_state(e)} - {home}
    if abroad and home not in discourse.entities:
        return None
    if any(item.role in e.roles and e.country != home for e in discourse.entities.values()):
        return None
    fitting = [
        person
        for person in people().values()
        if person.country == home and _is_on(person, item.role, discourse.published)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_on(person: Person, role: str, day: str) -> bool:
    """Whether a listed person held an office of a class on a day."""
    return any(office_class(o["title"]) == role and current(o, day) for o in person.offices)
