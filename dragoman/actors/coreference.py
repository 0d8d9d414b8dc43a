"""Who "the diplomat", "both countries", "the alliance" is, within one article.

A single pass in reading order: each settled actor is seen by the words after it, and a pronoun or
an office alone goes to the best of those seen. A pronoun with two candidates that come out close
keeps its answer with a lower score; one with none keeps no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.actors.context import at_home, country, namesake, own_body, spokesman
from dragoman.actors.discourse import (
    JOIN,
    REACH,
    ROLE_REACH,
    Discourse,
    Entity,
    Seen,
    is_person,
    joined,
    last_two,
    note,
    taken_for,
)
from dragoman.actors.fitting import (
    HEADS,
    fits,
    holder_on,
    of_few,
    of_same,
    opposing,
    still,
    unnamed,
)
from dragoman.actors.gazetteer import (
    canonical_state,
    covers,
    kind_of_body,
    offices,
    outlet_ids,
    role_words,
    roles,
    states,
)
from dragoman.actors.known import party_ids
from dragoman.actors.phrases import Found
from dragoman.actors.pronouns import possessor, pronoun
from dragoman.actors.ranking import acting_on, by_weight, in_content, rank
from dragoman.actors.reading import Line
from dragoman.actors.variation import (
    OWN_REACH,
    body_meant,
    kinds_of,
    named_later,
    two_of_gender,
    two_of_office,
    varied,
)

# Groups that are not of the state of whom they belong to.
OTHERS = {"counterparts", "critics"}


def resolve(
    lines: Sequence[Line], found: Sequence[Sequence[Found]], discourse: Discourse
) -> Iterator[tuple[Line, Found]]:
    """Settle every found phrase of an article, in reading order."""
    discourse.ahead = [
        (number, item)
        for number, row in enumerate(found)
        for item in row
        if item.form == "name" and item.kind == "person" and item.actor_id is not None
    ]
    for number, (line, row) in enumerate(zip(lines, found, strict=True)):
        discourse.row, discourse.quoted = row, line.quoted
        for item in row:
            settled = _settle(discourse, line, number, item)
            if settled is None:
                continue
            note(discourse, line, number, settled, item)
            discourse.last_end = settled.end
            yield line, settled


def _settle(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    if item.form == "pronoun":
        return pronoun(discourse, line, number, item)
    if item.rule == "together":
        return together(discourse, line, number, item)
    if item.rule in ("body_alone", "body_of_the_country"):
        return own_body(discourse, line, number, item)
    if item.rule == "listed_body":
        return namesake(discourse, number, item)
    if item.form == "role" and item.kind == "person":
        return _role(discourse, line, number, item)
    if item.form == "role":
        return reference(discourse, line, number, item)
    if item.several:
        return of_several(discourse, number, item)
    if item.form == "group" and item.actor_id is None:
        if item.determiner == "possessive":
            return group_of_owner(discourse, line, number, item)
        return group(discourse, line, number, item)
    return item


def _role(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    bare = item.determiner == "none" and item.country is None and item.body is None
    if bare and line.sentence.kind == "prose":
        return None
    if item.role == "counterpart":
        return counterpart(discourse, line, number, item)
    if item.determiner == "indefinite":
        return spokesman(discourse, number, item) or unnamed(item)

    owners = set()
    if item.determiner == "possessive" and line.word(item.start) not in _possessives(line):
        return unnamed(item)  # "our president" depends on who speaks
    if item.determiner == "possessive":  # "his spokesman" is not he
        owners = {s.entity.key for s in discourse.recent(0, number, is_person)}
        owners |= {s.entity.key for s in discourse.recent(1, number, is_person) if s.subject}

    if line.word(item.start - 1) in role_words(line.language, "in_the_office"):
        return _named_as(discourse, number, item)
    said = in_content(discourse, line, number, item)
    against = opposing(line, item) or of_few(line, item)

    def want(entity: Entity) -> bool:
        if entity.kind != "person" or entity.key in owners | said:
            return False
        if against and entity.roles & HEADS:
            return False
        meant = fits(entity, item, line.language) and of_same(entity, item, line.language)
        return meant and not still(entity, item, discourse.published)

    group = group_member(discourse, number, item)
    best = best_holder(discourse, number, item, want)
    if group is not None and (best is None or group.line > best.line):
        return replace(taken_for(item, group.entity, "one_of_a_group", 0.7), kind="group")
    if best is not None:
        close = number - best.line <= REACH
        return taken_for(item, best.entity, "role_to_person", 0.8 if close else 0.65)
    if item.rule == "one_of_a_country":
        return None
    holder = holder_on(item, discourse.published, line.language) or at_home(
        discourse, item, line.language
    )
    if holder is None:
        described = varied(discourse, line, number, item, owners | said)
        named = described or named_later(discourse, line, number, item)
        if named is not None:
            return named
    if holder is not None:
        entity = Entity(holder.id, "person", holder.id, holder.name, holder.country, holder.gender)
        return taken_for(item, entity, "office_on_date", 0.6)
    return spokesman(discourse, number, item) or unnamed(item)


def _named_as(discourse: Discourse, number: int, item: Found) -> Found:
    """As in "recognises X as president": the office is that of who is named just before."""
    last = next(discourse.recent(0, number, is_person), None)
    if last is None or discourse.last_end != item.start - 1:
        return unnamed(item)
    return taken_for(item, last.entity, "role_to_person", 0.7)


def _possessives(line: Line) -> set[str]:
    """The possessives of the third person."""
    return {*roles(line.language)["pronouns"], *role_words(line.language, "possessives")}


def best_holder(
    discourse: Discourse, number: int, item: Found, want: Callable[[Entity], bool]
) -> Seen | None:
    """Among those whom an office word can speak of, the one that the article is about."""
    best: tuple[float, Seen] | None = None
    quoted = discourse.quoted[item.start : item.start + 1] == (True,)
    # "His lawyer" is told of whom he is just before, or of another one's.
    reach = OWN_REACH if item.determiner == "possessive" else ROLE_REACH
    for seen in discourse.recent(reach, number, want):
        if seen.line == number and seen.quoted and not quoted:
            continue  # "Putin has to stop," the premier said
        weight = -0.5 * min(number - seen.line, 8) + 0.8 * seen.subject
        weight += 0.25 * min(seen.entity.count, 8) + 0.5 * (item.role in seen.entity.roles)
        weight += 1.0 * (item.name.lower() in seen.entity.called)
        # One with a name before one without, unless the article has just told of such a one:
        # "the diplomat" after "a senior Canadian diplomat" is not the minister.
        told = item.country is not None and item.role in seen.entity.roles
        weight += 4.0 * (seen.entity.actor_id is not None or (told and _many(item.role)))
        if best is None or weight > best[0]:
            best = (weight, seen)
    return best[1] if best is not None else None


def _many(role: str | None) -> bool:
    return bool(offices().get(role or "", {}).get("many"))


def group_member(discourse: Discourse, number: int, item: Found) -> Seen | None:
    """As in "The official", after "a senior US official": one of that group."""
    group = offices().get(item.role or "", {}).get("group")
    if group is None:
        return None

    def want(entity: Entity) -> bool:
        same = item.country is None or entity.country == item.country
        return same and entity.kind == "group" and (entity.actor_id or "").endswith(f"-{group}")

    return next(discourse.recent(REACH, number, want), None)


def counterpart(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "his Russian counterpart": of that country, with the same office as "he"."""
    if item.country is None:
        return replace(item, rule="office_unnamed", score=0.4)
    owner = next(iter(discourse.recent(2, number, is_person)), None)
    held = owner.entity.roles if owner is not None else set()

    def want(entity: Entity) -> bool:
        return (
            entity.kind == "person" and entity.country == item.country and bool(entity.roles & held)
        )

    seen = next(iter(discourse.recent(ROLE_REACH, number, want)), None)
    if seen is not None:
        return taken_for(item, seen.entity, "counterpart_to_person", 0.7)
    for role in sorted(held):
        holder = holder_on(replace(item, role=role), discourse.published, line.language)
        if holder is not None:
            entity = Entity(
                holder.id, "person", holder.id, holder.name, holder.country, holder.gender
            )
            return taken_for(item, entity, "office_on_date", 0.55)
    return replace(item, rule="office_unnamed", score=0.4)


def group(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "The officials", once officials of a country have been spoken of."""
    if item.determiner != "definite" or item.regions:
        return item

    def want(entity: Entity) -> bool:
        return entity.kind == "group" and (entity.actor_id or "").endswith(f"-{item.role}")

    seen = next(iter(discourse.recent(6, number, want)), None)
    if seen is not None:
        return taken_for(item, seen.entity, "group_spoken_of", 0.65)
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
    return item


def group_of_owner(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "its troops", "his officials": of the state that the possessive stands for."""
    if item.role in OTHERS:
        return item  # "his counterparts" are not of his state
    settled = possessor(discourse, line, number, item)
    key = settled.country if settled is not None and settled.kind != "group" else None
    if settled is not None and settled.kind == "organisation":
        of_state = kind_of_body(settled.actor_id or "") is not None
        key = settled.country if of_state else settled.actor_id
    if settled is None or key is None or JOIN in (settled.actor_id or ""):
        return item
    actor_id = f"{key.lower()}-{item.role}"
    country = key if key.isupper() else settled.country
    return replace(item, actor_id=actor_id, country=country, rule="group_of_owner", score=0.55)


def of_several(discourse: Discourse, number: int, item: Found) -> Found:
    """As in "the Chinese and Russian ministers": two persons where both are known, else groups."""
    role = (item.role or "").removesuffix("s")
    persons = []
    for key in item.several:

        def want(entity: Entity, key: str = key) -> bool:
            return is_person(entity) and entity.country == key and bool(entity.roles & covers(role))

        seen = next(discourse.recent(ROLE_REACH, number, want), None)
        if seen is not None:
            persons.append(seen.entity)
    if len(persons) == len(item.several):
        return joined(item, persons, "offices_of_several", 0.75)
    ids = sorted(f"{key.lower()}-{item.role}" for key in item.several)
    return replace(item, actor_id=JOIN.join(ids), rule="groups_of_several", score=0.7)


def reference(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The country", "the Asian country", "the alliance", "the administration"."""
    if item.role == "administration":
        return administration(discourse, line, number, item)
    if item.role in discourse.entities:
        return taken_for(item, discourse.entities[item.role], "alliance_spoken_of", 0.8)

    def want(entity: Entity) -> bool:
        if item.role == "body":
            return entity.kind == "organisation"
        return entity.kind == "state" and (not item.regions or entity.actor_id in item.regions)

    kinds = kinds_of(line, item)
    if kinds:
        return body_meant(discourse, number, item, kinds)
    if item.role not in ("body", "state"):
        return None

    if item.role == "state" and not item.regions:
        return country(discourse, number, item)
    own = {s.entity.country for s in discourse.recent(0, number, is_person)}
    ranked = [
        (weight - (seen.form == "demonym"), seen)
        for weight, seen in rank(discourse, line, number, item, want)
        if item.regions or seen.entity.key not in own
    ]
    ranked = [row for row in ranked if row[1].entity.key not in outlet_ids() | party_ids()]
    if item.name.lower().endswith((*role_words(line.language, "ministry_words"),)):
        ranked = [row for row in ranked if _is_ministry(row[1].entity)]
    ranked.sort(key=by_weight, reverse=True)
    if not ranked:
        return None
    rule = "state_spoken_of" if item.role != "body" else "body_spoken_of"
    return taken_for(item, ranked[0][1].entity, rule, 0.5)


def _is_ministry(entity: Entity) -> bool:
    return (kind_of_body(entity.actor_id or "") or "").endswith("-ministry")


def administration(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """The government that the article has named; in English an administration is American."""

    def want(entity: Entity) -> bool:
        return entity.kind == "state"

    for seen in discourse.recent(ROLE_REACH, number, want):
        if seen.rule in ("leader_and_government", "state_and_government"):
            return taken_for(item, seen.entity, "government_spoken_of", 0.75)
    seen_usa = discourse.entities.get("USA")
    american = (*role_words(line.language, "american_governments"),)
    if seen_usa is not None and item.name.lower().endswith(american):
        return taken_for(item, seen_usa, "government_spoken_of", 0.6)
    return None


def together(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "The two leaders", "both countries": the last two that the word can speak of."""
    if item.role == "states":
        return two_states(discourse, line, number, item)

    def want(entity: Entity) -> bool:
        return is_person(entity) and (
            bool(entity.roles & covers(item.role)) or item.role == "person"
        )

    pair = last_two(discourse, number, 8, want)
    if len(pair) < 2:
        return replace(item, actor_id=None, rule="together_unresolved", score=0.3)
    return joined(item, pair, "last_two_persons", 0.7)


def two_states(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """The last two states named, by themselves or through their people and office-holders."""
    doers = _doers(discourse, line, number, item)
    if doers:  # of those who are left only a pair that was told as one is meant
        pairs = ({e.country or "" for e in p.entities} for p in reversed(discourse.pairs))
        order = sorted(next((p for p in pairs if len(p) == 2 and not p & doers), ()))
    else:
        order = _last_two_states(discourse, number)
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


def _last_two_states(discourse: Discourse, number: int) -> list[str]:
    order: list[str] = []
    for want in (_itself, _of_state):  # states before those whom only their people stand for
        order = []
        for seen in discourse.recent(3, number, want):
            key = seen.entity.country or ""
            if key not in order:
                order.append(key)
            if len(order) == 2:
                return sorted(order)
    return []


def _doers(discourse: Discourse, line: Line, number: int, item: Found) -> set[str]:
    """The states of those who do something to the phrase: "Turkey accused both countries"."""
    token = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    verbs = acting_on(line, token)
    doers = discourse.recent(0, number, _of_state)
    return {seen.entity.country or "" for seen in doers if seen.subject and seen.verb in verbs}


def _itself(entity: Entity) -> bool:
    return entity.kind == "state" and _of_state(entity)


def _of_state(entity: Entity) -> bool:
    return entity.country is not None and entity.country in states("en")
