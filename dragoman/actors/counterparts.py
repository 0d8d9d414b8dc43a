"""Who "his Russian counterpart", "her successor", "their host" is: the other one of two."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.discourse import (
    REACH,
    ROLE_REACH,
    Discourse,
    Entity,
    Seen,
    a_person,
    is_person,
    other_gender,
    taken_for,
)
from dragoman.actors.fitting import holder_on
from dragoman.actors.gazetteer import role_words
from dragoman.actors.phrases import Found
from dragoman.actors.pronouns import possessor
from dragoman.actors.reading import Line


def counterpart(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "his Russian counterpart": of that country, with the same office as "he".

    Without a country it is who was introduced by that word, or who holds the same office of
    another state, or for "her host" the one whom she was named with; where two fit, nobody.
    """
    owner = _owner(discourse, line, number, item)
    if item.country is None:
        named = _named_so(discourse, line, item)
        if named is not None:
            return taken_for(item, named, "counterpart_to_person", 0.75)
        other = _other(discourse, line, number, item, owner)
        if other is None:
            return replace(item, rule="office_unnamed", score=0.4)
        return taken_for(item, other, "counterpart_to_person", 0.65)
    held = owner.roles if owner is not None else set()
    same = role_words(line.language, "of_same_office")
    if same and item.determiner != "possessive" and line.word(item.head) not in same:
        held = set()  # "America's closest ally" need not be a president

    def want(entity: Entity) -> bool:
        fits = entity.roles & (held | {"counterpart"})
        return entity.kind == "person" and entity.country == item.country and bool(fits)

    seen = next(iter(discourse.recent(ROLE_REACH, number, want)), None)
    if seen is not None:
        return taken_for(item, seen.entity, "counterpart_to_person", 0.7)
    for role in sorted(held):
        holder = holder_on(replace(item, role=role), discourse.published, line.language)
        if holder is not None:
            return taken_for(item, a_person(holder.id, holder), "office_on_date", 0.55)
    return replace(item, rule="office_unnamed", score=0.4)


def _named_so(discourse: Discourse, line: Line, item: Found) -> Entity | None:
    """As in "His successor will be X": the name behind the verb."""
    copulas = role_words(line.language, "copulas")
    for name in discourse.row:
        if name.start < item.end or name.kind != "person":
            continue
        between = line.lower[item.end : name.start]
        if name.form != "name" or name.actor_id is None or not between:
            return None
        if not all(word in copulas for word in between):
            return None
        return a_person(name.actor_id, name)
    return None


def _owner(discourse: Discourse, line: Line, number: int, item: Found) -> Entity | None:
    """Whom the possessive stands for, else the person named last."""
    settled = possessor(discourse, line, number, item)
    if settled is not None and settled.actor_id in discourse.entities:
        return discourse.entities[settled.actor_id]
    last = next(discourse.recent(2, number, is_person), None)
    return last.entity if last is not None else None


def _other(
    discourse: Discourse, line: Line, number: int, item: Found, owner: Entity | None
) -> Entity | None:
    """The one person beside the owner whom the word can speak of."""
    if owner is None or item.determiner != "possessive":
        return None

    def want(entity: Entity) -> bool:
        return is_person(entity) and entity.key != owner.key and not other_gender(item, entity)

    near = [*discourse.recent(REACH, number, want)]
    word = line.word(item.head)
    told = {s.entity.key: s.entity for s in near if any(_ends(t, word) for t in s.entity.titles)}
    if told:
        return _only(told)
    company = word in role_words(line.language, "in_company")
    same_office = word in role_words(line.language, "of_same_office")
    for pair in reversed(discourse.pairs):  # "X and Y governed for years. His colleague"
        two = {entity.key: entity for entity in pair.entities}
        if (company or same_office) and number - pair.line <= REACH and owner.key in two:
            return next((e for key, e in two.items() if key != owner.key and want(e)), None)
    if company:
        return _only({s.entity.key: s.entity for s in near if _with(discourse, s, owner)})
    if same_office:
        return _only(
            {
                s.entity.key: s.entity
                for s in near
                if s.entity.roles & owner.roles and s.entity.country != owner.country
            }
        )
    return None


def _ends(title: str, word: str) -> bool:
    return title.split()[-1:] == [word]


def _only(found: dict[str, Entity]) -> Entity | None:
    return next(iter(found.values())) if len(found) == 1 else None


def _with(discourse: Discourse, seen: Seen, owner: Entity) -> bool:
    """Whether a sentence names somebody together with the owner."""
    return any(other.entity is owner and other.line == seen.line for other in discourse.seen)
