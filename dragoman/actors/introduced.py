"""Whom an office tells that stands apart from his name, before it or behind it.

As in "Nepal's prime minister resigned. K. P. Sharma Oli had lost a vote", "PM Oli", "the latter".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.context import state_at_hand
from dragoman.actors.discourse import (
    Discourse,
    Entity,
    a_person,
    head_token,
    is_person,
    other_gender,
    taken_for,
)
from dragoman.actors.fitting import HEADS, fits, no_more, parties_of, still
from dragoman.actors.gazetteer import covers, offices, role_words, states
from dragoman.actors.holders import office_class
from dragoman.actors.known import held
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.variation import NEAR
from dragoman.actors.whoswho import people

# So many sentences later the name that an office at the start of a story waits for may come.
LATER = 6
# Classes of many offices that differ by their words.
RANKS = {"commander", "director", "adviser", "officer", "judge"}
# A story is of one state where that is named so many times as often as the next one.
MOSTLY = 2
# So many sentences later it may come without its office, as what the next sentence is about.
NEXT = 2


def state_of_story(found: Sequence[Sequence[Found]]) -> tuple[str | None, bool]:
    """The state that an article names most, by itself or by what is of it.

    And whether no other one is named nearly as often.
    """
    count = Counter(
        item.country
        for row in found
        for item in row
        if item.country in states("en") and item.form != "pronoun"
    )
    rows = [*count.most_common(2), (None, 0), (None, 0)]
    return rows[0][0], rows[0][1] >= MOSTLY * rows[1][1]


def of_story(discourse: Discourse, entity: Entity, item: Found) -> Found:
    """The office without its state, for somebody whose state only the story tells.

    Of an office that one holds at a time, in a story that is of one state above all.
    """
    unknown = entity.country is None and entity.key not in people() and bool(entity.titles)
    one = not offices().get(item.role or "", {}).get("many") and discourse.mostly
    return (
        replace(item, country=None) if unknown and one and item.country == discourse.lead else item
    )


def named_later(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "The attorney general" of a first sentence: the one holder whom the article names."""
    bare = item.determiner == "none" and item.country is None and line.sentence.kind == "prose"
    if bare or item.determiner in ("indefinite", "plural", "possessive"):
        return None
    if item.role in (None, "person", "official") or (item.role == "leader" and item.body is None):
        return None
    past = no_more(item.title or "")
    own = item.body is None or bool(parties_of(item, line.language))
    found: dict[str, Entity] = {}
    named = set()
    for at, name in discourse.ahead:
        if at < number or (at - number > LATER and item.role not in HEADS):
            continue
        key = name.actor_id or ""
        if not own and name.body != item.body:
            continue
        entity = _told(discourse, name, past=past)
        office = of_story(discourse, entity, item)
        land = item.country or discourse.lead
        if past and entity.country not in (None, land):
            continue
        if item.role in RANKS and not any(_last(item) in one for one in entity.titles):
            continue  # "the corps commander" need not be the general whom it names
        if entity.roles & covers(item.role) and fits(entity, office, line.language):
            found.setdefault(key, entity)
            named |= {key} if entity.titles and name.role in covers(item.role) else set()
    title = (item.title or "").lower()
    same = {key: one for key, one in found.items() if " " in title and title in one.titles}
    told = {key: one for key, one in found.items() if key in named}
    found = same or told or found  # who is called so here, rather than who is listed as such
    if len(found) != 1:
        return None
    entity = next(iter(found.values()))
    entity.country = entity.country or item.country
    if still(entity, item, discourse.published):
        return None
    return taken_for(item, entity, "role_to_person", 0.55)


def _last(item: Found) -> str:
    """The last word of an office."""
    return (item.title or item.name).lower().split()[-1]


def _told(discourse: Discourse, name: Found, *, past: bool) -> Entity:
    """A person whom the article names further on, with the offices that it gives him there.

    Of one who holds the office no more, those that he has held.
    """
    key = name.actor_id or ""
    person = people().get(key)
    entity = a_person(key, name)
    entity.body = name.body
    title = name.title or ""
    told = name.role is not None and (bool(title) or person is None)
    told = told and no_more(title) == past
    entity.roles = held(person, discourse.published) if person is not None else set()
    if past and person is not None:
        entity.roles = {c for c in (office_class(o["title"]) for o in person.offices) if c}
    entity.roles |= {name.role or ""} if told else set()
    entity.titles = {title.lower()} if told and title else set()
    return entity


def named_next(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "Peru's premier has resigned. X Y had lost a vote": whom the next words are about.

    Of an office that one holds at a time; the name is a new one, with no other office, and opens
    a sentence. Who is explained there ("X Y, a lawyer,") is another one.
    """
    one = item.role in offices() and not offices()[item.role or ""].get("many")
    if not one or item.country is None or item.country != discourse.lead or item.body is not None:
        return None
    if item.determiner == "indefinite" or item.role in ("executive", "artist", "lawyer"):
        return None
    token = head_token(line, item)
    if token is None or not token.dep.startswith("nsubj") or line.quoted[item.start]:
        return None
    for at, name in discourse.ahead:
        if at <= number or at - number > NEXT:
            continue
        key, later = name.actor_id or "", discourse.lines[at]
        new = key not in discourse.entities and " " in name.name and name.title is None
        opens = name.start == 0 and not later.quoted[0] and later.word(name.end) not in (",", "'")
        person = people().get(key)
        of_land = name.country in (None, item.country)
        free = person is None or not held(person, discourse.published)
        if not (new and opens and of_land and free) or other_gender(item, name):
            return None
        subject = head_token(later, name)
        if subject is None or not subject.dep.startswith("nsubj"):
            return None
        found = a_person(key, name)
        found.country = found.country or item.country
        return taken_for(item, found, "role_to_person", 0.5)
    return None


def named_before(discourse: Discourse, number: int, item: Found) -> Found | None:
    """As in "X Y was charged. Peru's former president denies it": the one just told of.

    Only where the office is held no more and the name was told with no other one.
    """
    if item.country is None or not no_more(item.title or "") or item.determiner == "indefinite":
        return None

    def want(entity: Entity) -> bool:
        return is_person(entity) and not other_gender(item, entity)

    near = {s.entity.key: s.entity for s in discourse.recent(NEAR - 1, number, want)}
    if len(near) != 1:
        return None
    one = next(iter(near.values()))
    if one.roles or one.country not in (None, item.country) or one.key in people():
        return None
    return taken_for(item, one, "role_to_person", 0.5)


def of_the_country(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "the country's opposition leader": of the state at hand, else that of the story."""
    owned = line.word(item.start - 1) == "s" and line.word(item.start - 2) == "'"
    nouns = role_words(line.language, "nouns_of_states")
    if item.country is not None or not owned or line.word(item.start - 3) not in nouns:
        return item
    land = state_at_hand(discourse, number) or discourse.lead
    return replace(item, country=land, determiner="definite") if land is not None else item


def part_of_name(discourse: Discourse, item: Found) -> Found:
    """As in "PM Anuwat", of Anuwat Srisai: the one whose full name has this word."""
    if item.actor_id is not None or " " in item.name:
        return item
    found: dict[str, Entity] = {
        entity.key: entity
        for entity in discourse.entities.values()
        if is_person(entity) and item.name in entity.name.split()
    }
    for _, name in discourse.ahead:
        if item.name in name.name.split() and name.actor_id not in found:
            found[name.actor_id or ""] = a_person(name.actor_id or "", name)
    if len(found) != 1:
        return item
    one = next(iter(found.values()))
    differs = None not in (item.country, one.country) and item.country != one.country
    if differs or other_gender(item, one):
        return item
    return replace(taken_for(item, one, "family_name", 0.7), role=item.role, title=item.title)
