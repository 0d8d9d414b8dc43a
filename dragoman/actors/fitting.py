"""Whom an office word can speak of: never against what it means.

"The opposition leader" is not who governs, "the leader of the Popular Party" is not another's
leader, and "the former president" is not who is president.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.actors.discourse import Entity, current
from dragoman.actors.gazetteer import offices, role_words, roles
from dragoman.actors.holders import office_class
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import Person, people
from dragoman.words import languages

DEPUTY = re.compile(r"\b(?:vice|deputy|assistant|vize|stellvertretende[rn]?)\b", re.IGNORECASE)
OBJECT = re.compile(r"\b(?:of|for|van|von|de|del|du)\s(?:the\s|la\s|het\s)?([A-Z]\w+)")
# They are never "the official".
HEADS = {"president", "head-of-government", "monarch", "supreme-leader", "pope"}


@cache
def _formerly() -> frozenset[str]:
    """Parts of a word that say an office is held no more, of all languages."""
    return frozenset(word for lang in languages() for word in role_words(lang, "formerly"))


def opposing(line: Line, item: Found) -> bool:
    """As in "the opposition politician", "el dirigente opositor": not he who governs."""
    listed = {word.lower() for word in roles(line.language).get("opposing", ())}
    near = {*line.lower[item.start : item.end], line.word(item.end)}
    return bool(listed & near)


def of_same(entity: Entity, item: Found) -> bool:
    """Whether what an office is of is not another's: "the leader of the Popular Party"."""
    title = item.title or ""
    if DEPUTY.search(title) and not DEPUTY.search(" ".join(entity.titles)):
        return not entity.roles & {*HEADS, "foreign-minister", "minister", "defence-minister"}
    if item.country is not None or item.body is not None:
        return True
    words = OBJECT.findall(title)
    if not words or item.role in ("foreign-minister", "defence-minister", "finance-minister"):
        return True
    return any(word.lower() in held for word in words for held in entity.titles)


def fits(entity: Entity, item: Found) -> bool:
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
    if item.role == "official" and entity.roles & HEADS:
        return False
    role = item.role or ""
    wanted = {role, *offices().get(role, {}).get("covers", ())}
    return bool(wanted & entity.roles)


def unnamed(item: Found) -> Found:
    """Somebody of whom only the office is told; an official of a state is of its officials."""
    group = offices().get(item.role or "", {}).get("group")
    if group is not None and item.country is not None:
        key = f"{item.country.lower()}-{group}"
        return replace(
            item, actor_id=key, kind="group", form="group", rule="one_of_a_group", score=0.7
        )
    return replace(item, actor_id=None, rule="office_unnamed", score=0.4)


def holder_on(item: Found, published: str | None) -> Person | None:
    """Who held an office of a country on the day of the article, where the list knows one."""
    if (
        published is None
        or item.country is None
        or item.role in (None, "person", "official", "minister", "diplomat", "leader")
    ):
        return None
    if item.title is not None and any(w in item.title.lower() for w in (*_formerly(), "deputy")):
        return None
    fitting = [
        person
        for person in people().values()
        if person.country == item.country
        and any(
            office_class(o["title"]) == item.role and current(o, published) for o in person.offices
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def still(entity: Entity, item: Found, day: str | None) -> bool:
    """Whether "the former president" would be somebody who is president on the day."""
    past = item.title is not None and any(word in item.title.lower() for word in _formerly())
    person = people().get(entity.key) if past else None
    if person is None or day is None:
        return False
    return any(
        office_class(office["title"]) == item.role and current(office, day)
        for office in person.offices
    )
