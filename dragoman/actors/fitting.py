"""Whom an office word can speak of: never against what it means.

"The opposition leader" is not who governs, "the leader of the Popular Party" is not another's
leader, and "the former president" is not who is president.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.actors.bodies import body_names
from dragoman.actors.discourse import Entity, current
from dragoman.actors.gazetteer import covers, lexicon, offices, role_words, roles, states
from dragoman.actors.holders import office_class
from dragoman.actors.known import bodies_headed, called, parties_in, party_ids
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import Person, people
from dragoman.words import languages

# They are never "the official".
HEADS = {"president", "head-of-government", "monarch", "supreme-leader", "pope"}
# What the head of a body is called.
HEADING = {"leader", "director", "secretary-general", "secretary", "party-leader", "diplomat"}
# Their words speak of somebody without giving him an office.
DESCRIBING = {"candidate", "partisan", "politician", "person"}


@cache
def _deputy() -> re.Pattern[str]:
    """The words of all languages by which an office is that of a deputy."""
    listed = {word for lang in languages() for word in role_words(lang, "deputies")}
    return re.compile(rf"\b(?:{'|'.join(sorted(listed))})\b", re.IGNORECASE)


@cache
def _object(language: str) -> re.Pattern[str]:
    """The name after "of" in an office: "leader of the Popular Party"."""
    links = "|".join(sorted(map(str, roles(language)["links"]["of"])))
    articles = "|".join(sorted(roles(language)["determiners"]["definite"]))
    return re.compile(rf"\b(?:{links})\s(?:(?:{articles})\s)?([A-Z]\w+)")


@cache
def _formerly() -> frozenset[str]:
    """Parts of a word that say an office is held no more, of all languages."""
    return frozenset(word for lang in languages() for word in role_words(lang, "formerly"))


def no_more(title: str) -> bool:
    """Whether a title tells of an office that is held no more, or of a deputy's."""
    return any(word in title.lower() for word in _formerly()) or bool(_deputy().search(title))


def opposing(line: Line, item: Found) -> bool:
    """As in "the opposition politician", "el dirigente opositor": not he who governs."""
    listed = {word.lower() for word in roles(line.language).get("opposing", ())}
    near = {*line.lower[item.start : item.end], line.word(item.end)}
    return bool(listed & near)


def of_few(line: Line, item: Found) -> bool:
    """As in "the band leader": a noun before the office tells that he leads no state."""
    if item.role != "leader":
        return False
    listed = {word.lower() for word in role_words(line.language, "modifiers")}
    before = [(line.word(i), line.token_of[i]) for i in range(item.start, item.head)]
    return any(
        token is not None and token.pos == "NOUN" and token.dep == "compound" and word not in listed
        for word, token in before
    )


def of_same(entity: Entity, item: Found, language: str) -> bool:
    """Whether what an office is of is not another's: "the leader of the Popular Party"."""
    title = item.title or ""
    if _deputy().search(title) and not _deputy().search(" ".join(entity.titles)):
        return not entity.roles & {*HEADS, "foreign-minister", "minister", "defence-minister"}
    if item.country is not None or item.body is not None:
        return True
    listed = roles(language).get("roles", {}).get(item.role, {}).get("words", ())
    if any(" " in word and title.lower().endswith(word.lower()) for word in listed):
        return True  # "presidente del Gobierno": the office itself has an "of"
    if item.role in called(entity.key):
        return True
    words = _object(language).findall(title)
    if not words or item.role in ("foreign-minister", "defence-minister", "finance-minister"):
        return True
    return any(word.lower() in held for word in words for held in entity.titles)


def body_of(item: Found, language: str) -> str | None:
    """The body of an office, read from its compound too: "NAVO-chef", "UN-Generalsekretär"."""
    title = item.title or item.name
    if item.body is not None or "-" not in title:
        return item.body
    first = title.split("-")[0].split()[-1:]
    entries = lexicon(language).exact.at(first, 0) if first else ()
    return next((entry.id for _, entry in entries if entry.kind == "body"), None)


def parties_of(item: Found, language: str) -> frozenset[str]:
    """The party that an office word names: "the Republican nominee", "the GOP candidate"."""
    return parties_in(language, item.name) | (frozenset({item.body or ""}) & party_ids())


def fits(entity: Entity, item: Found, language: str) -> bool:
    """Whether an office word can speak of a person of this article."""
    if item.gender is not None and entity.gender is not None and item.gender != entity.gender:
        return False
    if item.country is not None and entity.country != item.country:
        return False
    if item.regions and entity.country not in item.regions:
        return False
    wing = parties_of(item, language)
    if wing and entity.parties and not wing & entity.parties:
        return False
    body = body_of(item, language)
    if body is not None and body in entity.heads and item.role in HEADING:
        return True
    if item.role in HEADING | {"president"} and _heads_such(entity, item):
        return True
    if body is not None and not wing and not _of_body(entity, item, body):
        return False
    if item.role == "person":
        return True
    if item.role in DESCRIBING and wing & entity.parties:
        return not entity.roles & HEADS
    if item.role == "official" and entity.roles & HEADS:
        return False
    role = item.role or ""
    if role == "minister" and not _plain(item, language) and role not in entity.roles:
        return False  # "the attorney general" is no foreign minister
    return bool(covers(role) & entity.roles) and not _other_office(entity, item, language)


def _other_office(entity: Entity, item: Found, language: str) -> bool:
    """As in "the attorney general" after "Interior Minister X": two offices of one class.

    They share no word but the general one ("minister"); a word alone ("the sheriff") tells only
    another office than that of one without a name ("a fire marshal").
    """
    own = _own_words(item.title or item.name, language)
    if not own or item.role in HEADS or item.role in DESCRIBING:
        return False
    alone = len((item.title or item.name).split()) == 1
    if alone and (entity.actor_id is not None or _plain(item, language)):
        return False
    told = [_own_words(title, language) for title in entity.titles]
    return bool(told) and all(words and not words & own for words in told)


def _own_words(title: str, language: str) -> set[str]:
    """The words of an office that tell it from others of its class; none without such a list."""
    general = role_words(language, "general_words_of_offices")
    links = {word for row in roles(language)["links"].values() for word in row}
    small = {str(word).lower() for word in roles(language).get("modifiers", ())} | links
    words = {word.strip(".") for word in title.lower().split() if word.strip(".").isalpha()}
    return words - general - small if general else set()


def _heads_such(entity: Entity, item: Found) -> bool:
    """As in "the commission president": who heads a body with this word in its name."""
    before = {*item.name.lower().split()[:-1]}
    return any(before & {*body_names()[key].lower().split()[1:]} for key in entity.heads)


def _plain(item: Found, language: str) -> bool:
    """Whether the office is a class's most general word ("the minister"), without a portfolio."""
    listed = [str(w).lower() for w in roles(language).get("roles", {}).get(item.role, {})["words"]]
    row = states(language).get(item.country or "", {}).get("adjectives", ())
    land = {word.lower() for word in row}  # "o ministro argentino"
    words = [word for word in (item.title or item.name).lower().split() if word not in land]
    last = words[-1] if words else ""
    return not listed or (last in listed and last.startswith(listed[0][:-1]))


def _of_body(entity: Entity, item: Found, body: str) -> bool:
    """Whether a person can be of the body that an office word names."""
    if item.role in HEADS and entity.roles & HEADS and body not in party_ids():
        return body in entity.heads
    if entity.body is not None or entity.heads:
        return body == entity.body or body in entity.heads
    return item.role not in HEADING or not entity.roles & HEADS


def unnamed(item: Found) -> Found:
    """Somebody of whom only the office is told; an official of a state is of its officials."""
    group = offices().get(item.role or "", {}).get("group")
    if group is not None and item.country is not None:
        key = f"{item.country.lower()}-{group}"
        return replace(
            item, actor_id=key, kind="group", form="group", rule="one_of_a_group", score=0.7
        )
    return replace(item, actor_id=None, rule="office_unnamed", score=0.4)


def holder_on(item: Found, published: str | None, language: str) -> Person | None:
    """Who held an office of a country or body on the day of the article, where the list knows."""
    body = body_of(item, language)
    if published is not None and body is not None and item.role in HEADING:
        return _head_of(item, body, published)
    if published is None or item.country is None or item.role is None:
        return None
    if offices().get(item.role, {}).get("many", False):
        return None
    if no_more(item.title or "") or (body is not None and item.role in HEADS):
        return None  # "the Senate president" is not the president
    fitting = [
        person
        for person in people().values()
        if person.country == item.country
        and any(
            office_class(o["title"]) == item.role and current(o, published) for o in person.offices
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _head_of(item: Found, body: str, day: str) -> Person | None:
    """As in "the UN secretary-general": who heads a listed body on a day."""
    if no_more(item.title or "") or item.determiner == "indefinite" or item.role == "diplomat":
        return None
    heads = [p for p in people().values() if body in bodies_headed(p.id, day)]
    return heads[0] if len(heads) == 1 else None


def still(entity: Entity, item: Found, day: str | None) -> bool:
    """Whether "the former president" would be somebody who is president on the day.

    Nor is "the president" a former one of whom the article tells no name.
    """
    past = item.title is not None and any(word in item.title.lower() for word in _formerly())
    if entity.actor_id is None and not past:
        return any(word in entity.name.lower() for word in _formerly())
    person = people().get(entity.key) if past else None
    if person is None or day is None:
        return False
    return any(
        office_class(office["title"]) == item.role and current(office, day)
        for office in person.offices
    )
