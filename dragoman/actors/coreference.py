"""Who "he", "the diplomat", "both countries", "the alliance" is, within one article.

A single pass in reading order: each settled actor is seen by the words after it, and a pronoun or
an office alone goes to the best of those seen. A pronoun with two candidates that come out close
keeps its answer with a lower score; one with none keeps no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.gazetteer import (
    Person,
    canonical_state,
    offices,
    people,
    roles,
    states,
)
from dragoman.actors.phrases import Found, office_class
from dragoman.actors.reading import Line
from dragoman.records import ActorKind

# How many sentences back a pronoun may look. PolNeAR-like news prose seldom reaches over two; a
# paragraph of quotation between needs more.
REACH = 4
ROLE_REACH = 60
JOIN = "+"
AND = ("and", "or", "en", "of", "und", "oder", "et", "ou", "y", "o")


@dataclass(slots=True)
class Entity:
    """An actor of this article, and what its words have told so far."""

    key: str
    kind: ActorKind
    actor_id: str | None
    name: str
    country: str | None
    gender: str | None = None
    body: str | None = None
    roles: set[str] = field(default_factory=set)
    count: int = 0
    many: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where an entity was named."""

    entity: Entity
    line: int
    word: int
    subject: bool
    quoted: bool
    form: str
    rule: str
    verb: int  # index of the parse token that it depends on; -1 without a parse


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that an "and" joins: "Xi and Putin", "Moscow and Beijing"."""

    line: int
    entities: tuple[Entity, Entity]
    subject: bool
    quoted: bool


@dataclass(slots=True)
class Discourse:
    """What an article has named up to here."""

    published: str | None
    entities: dict[str, Entity] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    row: Sequence[Found] = ()  # the phrases of the sentence that is being read
    last_end: int = 0  # where the last settled phrase of the sentence ended

    def recent(self, reach: int, line: int, want: Callable[[Entity], bool]) -> Iterator[Seen]:
        """The places of the wanted entities within some sentences, the latest first."""
        for item in reversed(self.seen):
            if line - item.line > reach:
                return
            if want(item.entity):
                yield item


def resolve(
    lines: Sequence[Line], found: Sequence[Sequence[Found]], published: str | None
) -> Iterator[tuple[Line, Found]]:
    """Settle every found phrase of an article, in reading order."""
    discourse = Discourse(published)
    for number, (line, row) in enumerate(zip(lines, found, strict=True)):
        discourse.row = row
        for item in row:
            settled = _settle(discourse, line, number, item)
            if settled is None:
                continue
            _note(discourse, line, number, settled, item)
            discourse.last_end = settled.end
            yield line, settled


def _settle(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    if item.form == "pronoun":
        return _pronoun(discourse, line, number, item)
    if item.rule == "together":
        return _together(discourse, line, number, item)
    if item.form == "role" and item.kind == "person":
        return _role(discourse, line, number, item)
    if item.form == "role":
        return _reference(discourse, line, number, item)
    if item.several:
        return _of_several(discourse, number, item)
    if item.form == "group" and item.actor_id is None:
        return _group(discourse, number, item)
    return item


def _note(discourse: Discourse, line: Line, number: int, item: Found, before: Found) -> None:
    """Remember a settled phrase for the words after it."""
    if item.actor_id is None and item.kind == "unknown":
        return
    # Two people of whom only the office is known are the same while the office is.
    key = item.actor_id or f"{item.kind}:{item.name.lower()}"
    entity = discourse.entities.get(key)
    if entity is None:
        entity = Entity(key, item.kind, item.actor_id, item.name, item.country, many=item.many)
        discourse.entities[key] = entity
        person = people().get(key)
        if person is not None:
            entity.roles |= _held(person, discourse.published)
            entity.country, entity.gender = person.country, person.gender
    entity.gender = entity.gender or item.gender
    entity.country = item.country if item.form == "name" and item.country else entity.country
    entity.body = entity.body or item.body
    entity.count += 1
    if item.role is not None and item.kind == "person" and before.form != "pronoun":
        entity.roles.add(item.role)
    head = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    last = discourse.seen[-1] if discourse.seen else None
    seen = (
        Seen(
            entity, number, item.start, _subject(line, item), line.quoted[item.start], item.form,
            item.rule,
            head.head if head is not None and head.dep else -1,
        )
    )
    if last is not None and last.line == number and item.form in ("name", "metonym", "role"):
        _note_pair(discourse, line, last, seen, item)
    discourse.seen.append(seen)


def _note_pair(discourse: Discourse, line: Line, last: Seen, seen: Seen, item: Found) -> None:
    """Remember two who are joined by an "and", office words between them passed over."""
    between = line.lower[discourse.last_end : item.start]
    same = last.entity.kind == seen.entity.kind and last.entity.key != seen.entity.key
    if same and 0 < len(between) <= 3 and between[0] in AND and last.form != "demonym":
        discourse.pairs.append(
            Pair(seen.line, (last.entity, seen.entity), last.subject or seen.subject, seen.quoted)
        )


def _held(person: Person, published: str | None) -> set[str]:
    """The classes of the offices that a person held when the article was published."""
    rows = [o for o in person.offices if published is None or _current(o, published)]
    return {c for c in (office_class(o["title"]) for o in rows or person.offices[:1]) if c}


def _current(office: dict[str, str], day: str) -> bool:
    return office["since"] <= day <= office.get("until", "9999")


def _subject(line: Line, item: Found) -> bool:
    token = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    if token is not None and token.dep:
        for _ in range(3):
            if token.dep in ("nsubj", "nsubjpass", "csubj", "agent"):
                return True
            if token.dep not in ("conj", "appos"):
                break
            token = line.tokens[token.head]
        return token.dep == "ROOT" and line.sentence.kind != "prose"
    return item.start <= 3 or item.start == 0


# ---------------------------------------------------------------- pronouns


def _pronoun(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    row = roles(line.language)["pronouns"][item.role]
    wanted = set(row["of"])
    if "person" in wanted and not item.many:
        return _person_pronoun(discourse, line, number, item, wanted)
    if item.many:
        return _they(discourse, line, number, item)
    if _empty_it(line, item):
        return None
    return _it(discourse, line, number, item)


def _person_pronoun(
    discourse: Discourse, line: Line, number: int, item: Found, wanted: set[str]
) -> Found:

    def want(entity: Entity) -> bool:
        return (
            entity.kind == "person"
            and not entity.many
            and (entity.gender is None or item.gender is None or entity.gender == item.gender)
        )

    if item.role == "die":  # Dutch "die" is who was named last, not who the sentence is about
        last = next(discourse.recent(1, number, want), None)
        return _as(item, last.entity, "pronoun_to_last", 0.7) if last is not None else item
    ranked = _rank(discourse, line, number, item, want)
    if not ranked and len(wanted) > 1:
        return _it(discourse, line, number, item) or replace(item, rule="pronoun_unresolved", score=0.3)
    if not ranked:
        return replace(item, kind="person", rule="pronoun_unresolved", score=0.3)
    return _take(item, ranked, "pronoun_to_person")


def _rank(
    discourse: Discourse, line: Line, number: int, item: Found, want: Callable[[Entity], bool]
) -> list[tuple[float, Seen]]:
    """Candidates with their weight, the best first, each entity once."""
    best: dict[str, tuple[float, Seen]] = {}
    token = line.token_of[item.start]
    object_of = token.head if token is not None and token.dep in ("dobj", "dative") else -2
    is_subject = token is None or token.dep in ("nsubj", "nsubjpass", "")
    quoted = line.quoted[item.start]
    speaker = _speaker(discourse, number) if quoted else None
    for seen in discourse.recent(REACH, number, want):
        same = seen.line == number
        if same and seen.verb == object_of and seen.subject:
            continue  # "Biden warned him": him is not Biden
        if same and quoted and not seen.quoted and seen.subject:
            continue  # in his own words a speaker is "I"
        if speaker is not None and seen.entity.key in speaker:
            continue  # in their own words a speaker is "I" and their country "we"
        weight = -1.0 * (number - seen.line)
        weight += 0.8 * seen.subject + 0.1 * min(seen.entity.count, 6)
        weight += 0.3 * (is_subject and seen.subject)
        weight -= 0.9 * (seen.quoted and not quoted)
        weight -= 0.4 * (quoted and not seen.quoted)
        weight += {"name": 0.3, "role": 0.2, "pronoun": 0.4}.get(seen.form, 0.0)
        weight += 0.2 * (seen.entity.gender is not None and seen.entity.gender == item.gender)
        held = best.get(seen.entity.key)
        if held is None or weight > held[0]:
            best[seen.entity.key] = (weight, seen)
    return sorted(best.values(), key=_weight, reverse=True)


def _speaker(discourse: Discourse, number: int) -> tuple[str | None, str | None] | None:
    """The key and country of who is most likely quoted: a person named outside the quotation in
    the sentence, else the person who was last a subject."""
    for item in discourse.row:
        if item.kind == "person" and item.form == "name" and item.country is not None:
            return item.actor_id, item.country
    for seen in discourse.recent(2, number, _is_person):
        if seen.subject and not seen.quoted:
            return seen.entity.key, seen.entity.country
    return None


def _weight(row: tuple[float, Seen]) -> float:
    return row[0]


def _take(item: Found, ranked: list[tuple[float, Seen]], rule: str) -> Found:
    """The best candidate; its score falls with how close the next one comes."""
    weight, seen = ranked[0]
    margin = weight - ranked[1][0] if len(ranked) > 1 else 2.0
    score = 0.8 if margin > 1.0 else 0.7 if margin > 0.4 else 0.55
    return _as(item, seen.entity, rule, score)


def _as(item: Found, entity: Entity, rule: str, score: float) -> Found:
    return replace(
        item,
        actor_id=entity.actor_id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        gender=entity.gender or item.gender,
        rule=rule,
        score=score,
    )


def _they(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """A group or a plural; else two who are named together; else a state or body as many."""
    quoted = line.quoted[item.start]

    def plural(entity: Entity) -> bool:
        return entity.many and not (quoted and JOIN in entity.key)

    groups = _rank(discourse, line, number, item, plural)
    here = [row for row in groups if row[1].line == number]
    if here:
        return _take(item, here, "pronoun_to_group")
    pair = _pair_before(discourse, number, quoted=quoted)
    if pair is not None and pair.line == number:
        return _joined(item, pair.entities, "pronoun_to_pair", 0.65)
    two = [] if quoted else _last_two(discourse, number, 0, _is_person)
    if len(two) == 2:
        return _joined(item, two, "pronoun_to_pair", 0.55)
    if groups and (pair is None or groups[0][1].line >= pair.line) and groups[0][0] > -2.0:
        return _take(item, groups, "pronoun_to_group")
    if pair is not None:
        return _joined(item, pair.entities, "pronoun_to_pair", 0.6)

    def body(entity: Entity) -> bool:
        return entity.kind in ("state", "organisation")

    ranked = [
        (weight, seen)
        for weight, seen in _rank(discourse, line, number, item, body)
        if weight > -1.5 and seen.form != "demonym" and (seen.quoted or not quoted)
    ]
    if ranked:
        return replace(_take(item, ranked, "pronoun_to_state"), score=0.5)
    return replace(item, rule="pronoun_unresolved", score=0.3)


def _pair_before(discourse: Discourse, number: int, *, quoted: bool) -> Pair | None:
    """The last two named together, within two sentences, the subject of one first."""
    near = [p for p in discourse.pairs if number - p.line <= 2 and (p.quoted or not quoted)]
    return max(near, key=_pair_weight, default=None)


def _pair_weight(pair: Pair) -> float:
    return pair.line + 0.8 * pair.subject


def _is_actor(entity: Entity) -> bool:
    return entity.kind in ("person", "state", "organisation") and entity.actor_id is not None


def _is_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.actor_id is not None


def _it(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """A state or body that was the subject just before; where none was, it is a thing."""

    def want(entity: Entity) -> bool:
        return entity.kind in ("state", "organisation") and not entity.many

    ranked = [
        (weight, seen)
        for weight, seen in _rank(discourse, line, number, item, want)
        if seen.form != "demonym" and (seen.subject or seen.line == number) and number - seen.line <= 1
    ]
    if not ranked or ranked[0][0] < -0.2:
        return None
    return _take(item, ranked, "pronoun_to_state")


def _empty_it(line: Line, item: Found) -> bool:
    """Whether "it" stands for a clause or the weather: "it is clear that", "it seems"."""
    token = line.token_of[item.start]
    if item.role not in ("it", "het"):
        return False
    after = line.token_of[item.start + 1] if item.start + 1 < len(line.token_of) else None
    if token is not None and token.dep in ("dobj", "pobj"):
        return True  # an object "it" is nearly always a thing
    if after is not None and after.pos == "ADJ":
        return True  # "made it clear that"
    if token is not None and token.dep == "expl":
        return True
    rest = line.lower[item.start + 1 : item.start + 8]
    if not rest:
        return True
    if rest[0] in ("'", "is", "was", "would", "will", "seems", "appears", "takes", "took", "remains", "became", "has", "had"):
        return rest[0] not in ("has", "had", "will", "would") or "been" in rest[:3] or "be" in rest[:3]
    return False


# ---------------------------------------------------------------- offices and groups alone


def _role(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    bare = item.determiner == "none" and item.country is None and item.body is None
    if bare and line.sentence.kind == "prose":
        return None
    if item.role == "counterpart":
        return _counterpart(discourse, number, item)
    if item.determiner == "indefinite":
        return _unnamed(item)

    def want(entity: Entity) -> bool:
        return entity.kind == "person" and _fits(entity, item)

    group = _group_member(discourse, number, item)
    best = _best_holder(discourse, number, item, want)
    if group is not None and (best is None or group.line > best.line):
        return replace(_as(item, group.entity, "one_of_a_group", 0.7), kind="group")
    if best is not None:
        close = number - best.line <= REACH
        return _as(item, best.entity, "role_to_person", 0.8 if close else 0.65)
    holder = _holder_on(item, discourse.published)
    if holder is not None:
        entity = Entity(holder.id, "person", holder.id, holder.name, holder.country, holder.gender)
        return _as(item, entity, "office_on_date", 0.6)
    return _unnamed(item)


def _best_holder(
    discourse: Discourse, number: int, item: Found, want: Callable[[Entity], bool]
) -> Seen | None:
    """Among those whom an office word can speak of, the one that the article is about."""
    best: tuple[float, Seen] | None = None
    for seen in discourse.recent(ROLE_REACH, number, want):
        weight = -0.5 * min(number - seen.line, 8) + 0.8 * seen.subject
        weight += 0.25 * min(seen.entity.count, 8) + 0.5 * (item.role in seen.entity.roles)
        if best is None or weight > best[0]:
            best = (weight, seen)
    return best[1] if best is not None else None


def _group_member(discourse: Discourse, number: int, item: Found) -> Seen | None:
    """"The official", after "a senior US official": one of that group."""
    group = offices().get(item.role or "", {}).get("group")
    if group is None:
        return None

    def want(entity: Entity) -> bool:
        same = item.country is None or entity.country == item.country
        return same and entity.kind == "group" and (entity.actor_id or "").endswith(f"-{group}")

    return next(discourse.recent(REACH, number, want), None)


def _fits(entity: Entity, item: Found) -> bool:
    """Whether an office word can speak of a person of this article."""
    if item.gender is not None and entity.gender is not None and item.gender != entity.gender:
        return False
    if item.country is not None and entity.country != item.country:
        return False
    if item.regions and entity.country not in item.regions:
        return False
    if item.body is not None and entity.body is not None and item.body != entity.body:
        return False
    if item.role == "person":
        return True
    role = item.role or ""
    wanted = {role, *offices().get(role, {}).get("covers", ())}
    return bool(wanted & entity.roles)


def _unnamed(item: Found) -> Found:
    """Somebody of whom only the office is told: an official of a country is one of its officials."""
    group = offices().get(item.role or "", {}).get("group")
    if group is not None and item.country is not None:
        key = f"{item.country.lower()}-{group}"
        return replace(item, actor_id=key, kind="group", form="group", rule="one_of_a_group", score=0.7)
    return replace(item, actor_id=None, rule="office_unnamed", score=0.4)


def _holder_on(item: Found, published: str | None) -> Person | None:
    """Who held an office of a country on the day of the article, where the list knows one."""
    if published is None or item.country is None or item.role in (None, "person", "official", "minister", "diplomat", "leader"):
        return None
    if item.title is not None and any(
        w in item.title.lower() for w in ("former", "ex-", "oud-", "voormalig", "ehemalig", "ancien", "deputy")
    ):
        return None
    fitting = [
        person
        for person in people().values()
        if person.country == item.country
        and any(
            office_class(o["title"]) == item.role and _current(o, published) for o in person.offices
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _counterpart(discourse: Discourse, number: int, item: Found) -> Found:
    """"His Russian counterpart": of that country, with the office of whom it is the counterpart."""
    if item.country is None:
        return replace(item, rule="office_unnamed", score=0.4)
    owner = next(iter(discourse.recent(2, number, _is_person)), None)
    held = owner.entity.roles if owner is not None else set()

    def want(entity: Entity) -> bool:
        return entity.kind == "person" and entity.country == item.country and bool(entity.roles & held)

    seen = next(iter(discourse.recent(ROLE_REACH, number, want)), None)
    if seen is not None:
        return _as(item, seen.entity, "counterpart_to_person", 0.7)
    for role in sorted(held):
        holder = _holder_on(replace(item, role=role), discourse.published)
        if holder is not None:
            entity = Entity(holder.id, "person", holder.id, holder.name, holder.country, holder.gender)
            return _as(item, entity, "office_on_date", 0.55)
    return replace(item, rule="office_unnamed", score=0.4)


def _group(discourse: Discourse, number: int, item: Found) -> Found:
    """"The officials", once officials of a country have been spoken of."""
    if item.determiner != "definite" or item.regions:
        return item

    def want(entity: Entity) -> bool:
        return entity.kind == "group" and (entity.actor_id or "").endswith(f"-{item.role}")

    seen = next(iter(discourse.recent(6, number, want)), None)
    if seen is None:
        return item
    return _as(item, seen.entity, "group_spoken_of", 0.65)


def _of_several(discourse: Discourse, number: int, item: Found) -> Found:
    """"The Chinese and Russian ministers": the two persons where both are known, else two groups."""
    role = (item.role or "").removesuffix("s")
    covers = {role, *offices().get(role, {}).get("covers", ())}
    persons = []
    for key in item.several:

        def want(entity: Entity, key: str = key) -> bool:
            return _is_person(entity) and entity.country == key and bool(entity.roles & covers)

        seen = next(discourse.recent(ROLE_REACH, number, want), None)
        if seen is not None:
            persons.append(seen.entity)
    if len(persons) == len(item.several):
        return _joined(item, persons, "offices_of_several", 0.75)
    ids = sorted(f"{key.lower()}-{item.role}" for key in item.several)
    return replace(item, actor_id=JOIN.join(ids), rule="groups_of_several", score=0.7)


def _reference(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """"The country", "the Asian country", "the alliance", "the administration"."""
    if item.role == "administration":
        return _administration(discourse, number, item)
    if item.role in ("nato", "eu"):
        if item.role not in discourse.entities:
            return None
        return _as(item, discourse.entities[item.role], "alliance_spoken_of", 0.8)

    def want(entity: Entity) -> bool:
        if item.role == "body":
            return entity.kind == "organisation"
        return entity.kind == "state" and (not item.regions or entity.actor_id in item.regions)

    own = {s.entity.country for s in discourse.recent(0, number, _is_person)}
    ranked = [
        (weight, seen)
        for weight, seen in _rank(discourse, line, number, item, want)
        if item.regions or seen.entity.key not in own
    ]
    if not ranked:
        return None
    rule = "state_spoken_of" if item.role != "body" else "body_spoken_of"
    return _as(item, ranked[0][1].entity, rule, 0.5)


def _administration(discourse: Discourse, number: int, item: Found) -> Found | None:
    """The government that the article has named; in English an administration is American."""

    def want(entity: Entity) -> bool:
        return entity.kind == "state"

    for seen in discourse.recent(ROLE_REACH, number, want):
        if seen.rule in ("leader_and_government", "state_and_government"):
            return _as(item, seen.entity, "government_spoken_of", 0.75)
    seen_usa = discourse.entities.get("USA")
    if seen_usa is not None and item.name.lower().endswith("administration"):
        return _as(item, seen_usa, "government_spoken_of", 0.6)
    return None


# ---------------------------------------------------------------- several together


def _last_two(
    discourse: Discourse, number: int, reach: int, want: Callable[[Entity], bool]
) -> list[Entity]:
    """The last two different ones."""
    found: list[Entity] = []
    for seen in discourse.recent(reach, number, want):
        if all(seen.entity.key != other.key for other in found):
            found.append(seen.entity)
        if len(found) == 2:
            break
    return found


def _together(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """"The two leaders", "both countries": the last two that the word can speak of."""
    if item.role == "states":
        return _two_states(discourse, number, item)
    covers = {item.role, *offices().get(item.role or "", {}).get("covers", ())}

    def want(entity: Entity) -> bool:
        return _is_person(entity) and (bool(entity.roles & covers) or item.role == "person")

    pair = _last_two(discourse, number, 8, want)
    if len(pair) < 2:
        return replace(item, actor_id=None, rule="together_unresolved", score=0.3)
    return _joined(item, pair, "last_two_persons", 0.7)


def _two_states(discourse: Discourse, number: int, item: Found) -> Found:
    """The last two states named, by themselves or through their people and office-holders."""
    order: list[str] = []
    for seen in discourse.recent(3, number, _of_state):
        key = seen.entity.country or ""
        if key not in order:
            order.append(key)
        if len(order) == 2:
            break
    if len(order) < 2:
        return replace(item, actor_id=None, rule="together_unresolved", score=0.3)
    order.sort()
    return replace(
        item,
        actor_id=JOIN.join(order),
        name=" and ".join(canonical_state(key) for key in order),
        kind="group",
        rule="last_two_states",
        score=0.65,
    )


def _of_state(entity: Entity) -> bool:
    return entity.country is not None and entity.country in states("en")


def _joined(item: Found, pair: Sequence[Entity], rule: str, score: float) -> Found:
    rows = sorted(pair, key=_key)
    return replace(
        item,
        actor_id=JOIN.join(entity.actor_id or entity.key for entity in rows),
        name=" and ".join(entity.name for entity in rows),
        kind="group",
        many=True,
        rule=rule,
        score=score,
    )


def _key(entity: Entity) -> str:
    return entity.key
