"""Who "both countries", "the two ministers", "the rebels" are, within one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.bodies import armed, body_names
from dragoman.actors.context import state_at_hand
from dragoman.actors.discourse import (
    JOIN,
    ROLE_REACH,
    SIDES,
    Discourse,
    Entity,
    a_person,
    current,
    head_token,
    is_person,
    joined,
    last_two,
    taken_for,
)
from dragoman.actors.fitting import HEADS
from dragoman.actors.gazetteer import (
    canonical_state,
    covers,
    kind_of_body,
    offices,
    role_words,
    roles,
    states,
)
from dragoman.actors.holders import office_class
from dragoman.actors.phrases import Found
from dragoman.actors.pronouns import possessor
from dragoman.actors.ranking import reached_by
from dragoman.actors.reading import Line
from dragoman.actors.sectors import codes
from dragoman.actors.variation import (
    NEAR,
    body_meant,
    kinds_of,
    of_kind,
    pair_of,
    pair_told,
    two_of_gender,
    two_of_office,
)
from dragoman.actors.whoswho import people

# Offices whose staff is the state's.
OF_STATE = HEADS | {"vice-president", "foreign-minister", "defence-minister", "minister"}
# Groups that are not of the state of whom they belong to.
OTHERS = {"counterparts", "critics"}


def group(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "The officials", once officials of a country have been spoken of."""
    if line.word(item.end) in role_words(line.language, "there"):
        land = state_at_hand(discourse, number)
        key = f"{land.lower()}-{item.role}" if land is not None else None
        return replace(item, actor_id=key, country=land, rule="group_of_owner", score=0.55)
    if item.determiner != "definite" or item.regions:
        return item
    if line.word(item.end) in role_words(line.language, "restrictive"):
        return item  # "the rebels who tried to overthrow him" are told of for the first time
    if {*line.lower[item.start : item.end]} & role_words(line.language, "others"):
        return item

    def want(entity: Entity) -> bool:
        same = entity.kind == "group" and (entity.actor_id or "").endswith(f"-{item.role}")
        return same or (item.role == "rebels" and entity.key in armed())

    seen = next(iter(discourse.recent(6, number, want)), None)
    if seen is not None:
        return taken_for(item, seen.entity, "group_spoken_of", 0.65)
    kinds = kinds_of(line, item)
    if kinds and line.word(item.start) in role_words(line.language, "singular_articles"):
        return body_meant(discourse, number, item, kinds) or item
    gender = roles(line.language).get("of_gender", {}).get(line.word(item.end - 1))
    if gender is not None:
        return two_of_gender(discourse, number, item, gender)
    role = {"leaders": "leader", "ministers": "minister"}.get(item.role or "")
    role = role or (item.role or "").removesuffix("s")
    two = two_of_office(discourse, number, role)
    if two:
        return joined(item, two, "pair_spoken_of", 0.6)
    near = [p for p in discourse.pairs if number - p.line <= 3]
    if role in offices() and near and any(e.roles & covers(role) for e in near[-1].entities):
        return joined(item, near[-1].entities, "pair_spoken_of", 0.6)
    counted = {*line.lower[item.start : item.end]} & role_words(line.language, "twos")
    told = pair_told(discourse, number) if counted else ()
    return joined(item, told, "pair_spoken_of", 0.5) if told else item


def group_of_owner(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "its troops", "his officials": of the state that the possessive stands for."""
    if item.role in OTHERS:
        return item  # "his counterparts" are not of his state
    settled = possessor(discourse, line, number, item)
    own = line.word(item.head) in role_words(line.language, "own_people")
    if settled is not None and settled.kind == "person":
        staff = line.word(item.head) in role_words(line.language, "staff")
        if own or (staff and not _in_office(discourse, settled)):
            return item  # "her lawyers" are not her state's
    key = settled.country if settled is not None and settled.kind != "group" else None
    if settled is not None and settled.kind == "organisation":
        of_state = kind_of_body(settled.actor_id or "") is not None
        key = settled.country if of_state else settled.actor_id
    if settled is None or key is None or JOIN in (settled.actor_id or ""):
        return item
    actor_id = f"{key.lower()}-{item.role}"
    country = key if key.isupper() else settled.country
    return replace(item, actor_id=actor_id, country=country, rule="group_of_owner", score=0.55)


def _in_office(discourse: Discourse, item: Found) -> bool:
    """Whether somebody holds an office of his state on the day, by the lists or the article."""
    person, day = people().get(item.actor_id or ""), discourse.published
    if person is not None and day is not None:
        return any(office_class(o["title"]) in OF_STATE for o in person.offices if current(o, day))
    entity = discourse.entities.get(item.actor_id or "")
    return entity is None or bool(entity.roles & OF_STATE)


def of_several(discourse: Discourse, number: int, item: Found) -> Found:
    """As in "the Chinese and Russian ministers": two persons where both are known, else groups."""
    discourse.lands.append((number, item.several))
    role = (item.role or "").removesuffix("s")
    persons = []
    for key in item.several:

        def want(entity: Entity, key: str = key) -> bool:
            fits = role == "counterpart" or bool(entity.roles & covers(role))
            return is_person(entity) and entity.country == key and fits

        seen = next(discourse.recent(ROLE_REACH, number, want), None)
        after = (f for f in discourse.row if f.start >= item.end and f.kind == "person")
        named = next((f for f in after if f.actor_id is not None and f.country == key), None)
        if named is not None:
            persons.append(a_person(named.actor_id or "", named))
        elif seen is not None:
            persons.append(seen.entity)
    if len(persons) == len(item.several):
        return joined(item, persons, "offices_of_several", 0.75)
    ids = sorted(f"{key.lower()}-{item.role}" for key in item.several)
    return replace(item, actor_id=JOIN.join(ids), rule="groups_of_several", score=0.7)


def together(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The two leaders", "both countries": the last two that the word can speak of."""
    if item.role == "bodies":
        return two_bodies(discourse, line, number, item)
    if item.role == "states":
        sides = two_sides(discourse, line, number, item)
        return sides or two_states(discourse, line, number, item)

    gender = roles(line.language).get("of_gender", {}).get(line.word(item.end - 1))

    def want(entity: Entity) -> bool:
        return is_person(entity) and (
            bool(entity.roles & covers(item.role))
            or (item.role == "person" and (gender is None or entity.gender in (None, gender)))
        )

    bare = line.word(item.end - 1) in role_words(line.language, "twos")  # "Both", "Les deux"
    last = discourse.pairs[-1] if discourse.pairs else None
    if bare and last is not None and number - last.line <= NEAR:
        return joined(item, last.entities, "last_two_persons", 0.6)
    if {*line.lower[item.start : item.end]} & role_words(line.language, "threes"):
        near = {s.entity.key: s.entity for s in discourse.recent(NEAR, number, want)}
        if len(near) == 3:
            return joined(item, [*near.values()], "last_two_persons", 0.6)
        return replace(item, actor_id=None, rule="together_unresolved", score=0.3)
    pair = pair_of(discourse, number, want) or last_two(discourse, number, 8, want)
    if len(pair) == 2:
        lands = tuple(e.country or "" for e in pair if _of_state(e))
        discourse.lands.append((number, lands))
        return joined(item, pair, "last_two_persons", 0.7)
    told = pair_told(discourse, number)
    if told:
        return joined(item, told, "last_two_persons", 0.6)
    if bare:
        return two_states(discourse, line, number, item)
    return replace(item, actor_id=None, rule="together_unresolved", score=0.3)


def two_states(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """The last two states named, by themselves or through their people and office-holders."""
    doers = _doers(discourse, line, number, item)
    if doers:  # of those who are left only a pair that was told as one is meant
        pairs = [(p.line, {e.country or "" for e in p.entities}) for p in discourse.pairs]
        pairs += [(at, {*lands}) for at, lands in discourse.lands]
        apart = [row for row in pairs if len(row[1]) == 2 and not row[1] & doers]
        order = sorted(max(apart, key=_told_at)[1]) if apart else []
    else:
        told = _told_as_two(discourse, number) or _of_holders(discourse, number)
        order = told or _of_the_story(discourse, _last_two_states(discourse, number))
    if len(order) < 2:
        return replace(item, actor_id=None, rule="together_unresolved", score=0.3)
    return replace(
        item,
        actor_id=JOIN.join(order),
        name=" and ".join(canonical_state(key) for key in order),
        kind="group",
        rule="last_two_states",
        score=0.65,
    )


def two_bodies(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "both parties", "the two groups": two bodies told of together, or the only two.

    Two that an "and" joins need not be of that kind by their names.
    """
    token = line.token_of[item.end - 1]
    word = token.lemma if token is not None else ""
    kinds = frozenset(roles(line.language).get("body_kinds", {}).get(word, ()))

    def want(entity: Entity) -> bool:
        of_state = kind_of_body(entity.actor_id or "") is not None
        return entity.kind == "organisation" and not of_state and of_kind(entity, kinds)

    def may(entity: Entity) -> bool:
        unlisted = entity.kind == "organisation" and entity.key not in body_names()
        return want(entity) or (unlisted and entity.actor_id is not None)

    near = {s.entity.key: s.entity for s in discourse.recent(NEAR, number, want)}
    pair = pair_of(discourse, number, may) or [*near.values()]
    return joined(item, pair, "pair_spoken_of", 0.6) if len(pair) == 2 else None


def two_sides(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "both sides" of a war at home: factions told of before, or a state and who fights it.

    None where nothing speaks of others than states.
    """
    if line.word(item.end - 1) not in role_words(line.language, "sides"):
        return None
    last = discourse.pairs[-1] if discourse.pairs else None
    if last is not None and number - last.line <= NEAR:
        kinds = {entity.kind for entity in last.entities}
        if "organisation" in kinds and kinds <= SIDES:
            return joined(item, last.entities, "pair_spoken_of", 0.6)

    def fighting(entity: Entity) -> bool:
        return entity.many and entity.actor_id is None and entity.name.split()[-1] in factions

    factions = role_words(line.language, "warring")
    seen = next(discourse.recent(NEAR, number, fighting), None)
    if seen is not None:
        return taken_for(item, seen.entity, "group_spoken_of", 0.5)

    def side(entity: Entity) -> bool:
        armed_one = entity.kind == "organisation" and entity.key in armed()
        return armed_one or _itself(entity)

    near = {
        s.entity.key: s.entity
        for s in discourse.recent(NEAR, number, side)
        if s.form != "demonym" or s.entity.kind == "organisation"
    }
    if not any(entity.kind == "organisation" for entity in near.values()):
        return None
    if len(near) == 2:
        return joined(item, [*near.values()], "pair_spoken_of", 0.5)
    return replace(item, actor_id=None, rule="together_unresolved", score=0.3)


def _told_at(row: tuple[int, set[str]]) -> int:
    return row[0]


def _told_as_two(discourse: Discourse, number: int) -> list[str]:
    """The two states that "both sides" of a sentence before stood for and who did something."""

    def want(entity: Entity) -> bool:
        return JOIN in entity.key and {*entity.key.split(JOIN)} <= {*states("en")}

    seen = next((s for s in discourse.recent(2, number, want) if s.subject), None)
    return seen.entity.key.split(JOIN) if seen is not None else []


def _of_holders(discourse: Discourse, number: int) -> list[str]:
    """The two states whose holders were told of together: "the leaders of Serbia and Kosovo"."""
    near = [row for row in discourse.lands if number - row[0] <= NEAR and len({*row[1]}) == 2]
    if not near:
        return []
    at, lands = near[-1]
    since = _in_order(discourse, number, number - at - 1, _itself) if at < number else []
    return sorted(lands) if len(since) < 2 else []


def _of_the_story(discourse: Discourse, order: list[str]) -> list[str]:
    """Two states, unless a third is told of more than they: the story is rather of that one."""
    count = {e.key: e.count for e in discourse.entities.values() if _itself(e)}
    most = max((count.get(key, 0) for key in order), default=0)
    others = [told for key, told in count.items() if key not in order]
    return [] if any(told > most for told in others) else order


def _last_two_states(discourse: Discourse, number: int) -> list[str]:
    """The last two states; those whom only their people stand for count where there are but two."""

    def through_people(entity: Entity) -> bool:
        return _of_state(entity) and not (is_person(entity) and _of_alliance(discourse, entity))

    pair = next((p for p in reversed(discourse.pairs) if all(map(_of_state, p.entities))), None)
    of_states = pair is not None and all(map(_itself, pair.entities))

    def told(entity: Entity) -> bool:
        return through_people(entity) and entity.kind != "organisation"

    if len(_in_order(discourse, number, NEAR, told)) > 2:  # of three only a pair is meant
        near = pair is not None and of_states and number - pair.line <= NEAR
        return sorted(e.key for e in pair.entities) if near and pair is not None else []
    for reach in range(4):
        order = _in_order(discourse, number, reach, _itself)
        every = _in_order(discourse, number, reach, through_people)
        if len(order) > 1 or (len(every) == 2 and not of_states):
            return sorted(order[:2] if len(order) > 1 else every)
    if pair is not None and of_states:  # rather the two that the story has told of as one
        return sorted(entity.key for entity in pair.entities)
    order = _in_order(discourse, number, 3, through_people)
    return sorted(order[:2]) if len(order) > 1 else []


def _in_order(
    discourse: Discourse, number: int, reach: int, want: Callable[[Entity], bool]
) -> list[str]:
    """The states of some sentences, the last one first."""
    seen = discourse.recent(reach, number, want)
    return list(dict.fromkeys(item.entity.country or "" for item in seen))


def _of_alliance(discourse: Discourse, person: Entity) -> bool:
    """Whether somebody speaks for a body of many states: where he was born says nothing."""
    bodies = (person.body or "", person.key)
    return any(codes(key, discourse.published)[0] == "IGO" for key in bodies)


def _doers(discourse: Discourse, line: Line, number: int, item: Found) -> set[str]:
    """The states of those who do something to the phrase: "Turkey accused both countries"."""
    apart = role_words(line.language, "between")
    verbs = reached_by(line, head_token(line, item), apart)
    doers = discourse.recent(0, number, _of_state)
    return {seen.entity.country or "" for seen in doers if seen.subject and seen.verb in verbs}


def _itself(entity: Entity) -> bool:
    return entity.kind == "state" and _of_state(entity)


def _of_state(entity: Entity) -> bool:
    return entity.country is not None and entity.country in states("en")


def one_of_two(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "the latter", "the former": of the two that the sentences before have told of.

    Of a third one of their kind, nobody is meant.
    """
    place = int(roles(line.language)["of_two"][item.role])
    told = [
        seen
        for seen in discourse.recent(1, number, _one)
        if seen.form in ("name", "metonym", "role") and seen.rule != "one_of_two"
    ]
    last = max((seen.line for seen in told), default=number)
    order = {seen.entity.key: seen.entity for seen in reversed(told) if seen.line == last}
    if len(order) != 2:
        order = {e.key: e for e in pair_of(discourse, number, lambda _: True)}
    if len(order) != 2:
        return None
    return taken_for(item, [*order.values()][place], "one_of_two", 0.65)


def _one(entity: Entity) -> bool:
    """Whether an actor is one that a name stands for."""
    return entity.actor_id is not None and not entity.many
