"""Who "the diplomat", "both countries", "the alliance" is, within one article.

A single pass in reading order: each settled actor is seen by the words after it, and a pronoun or
an office alone goes to the best of those seen. A pronoun with two candidates that come out close
keeps its answer with a lower score; one with none keeps no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.actors.context import (
    at_home,
    namesake,
    own_body,
    spokesman,
)
from dragoman.actors.counterparts import counterpart
from dragoman.actors.descriptions import nameless_ages
from dragoman.actors.discourse import (
    REACH,
    ROLE_REACH,
    Discourse,
    Entity,
    Seen,
    a_person,
    head_token,
    is_person,
    note,
    other_gender,
    taken_for,
)
from dragoman.actors.fitting import (
    DESCRIBING,
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
    covers,
    offices,
    role_words,
    roles,
    states,
)
from dragoman.actors.introduced import (
    named_before,
    named_later,
    named_next,
    of_story,
    of_the_country,
    part_of_name,
    state_of_story,
)
from dragoman.actors.phrases import Found
from dragoman.actors.plurals import group, group_of_owner, of_several, one_of_two, together
from dragoman.actors.pronouns import possessor, pronoun
from dragoman.actors.ranking import in_content
from dragoman.actors.reading import Line
from dragoman.actors.spoken_of import reference
from dragoman.actors.variation import (
    OWN_REACH,
    aged,
    body_meant,
    first_word,
    kinds_of,
    same_word,
    varied,
)

# Offices that a state has: "its foreign minister" is of the state, "its director" need not be.
OF_STATE = {
    "president",
    "vice-president",
    "head-of-government",
    "deputy-head-of-government",
    "foreign-minister",
    "deputy-foreign-minister",
    "defence-minister",
    "finance-minister",
    "minister",
    "ambassador",
    "envoy",
}


def resolve(
    lines: Sequence[Line], found: Sequence[Sequence[Found]], discourse: Discourse
) -> Iterator[tuple[Line, Found]]:
    """Settle every found phrase of an article, in reading order."""
    found = [_with_both_offices(row) for row in found]
    discourse.ahead = [
        (number, item)
        for number, row in enumerate(found)
        for item in row
        if item.form == "name" and item.kind == "person" and item.actor_id is not None
    ]
    discourse.lines, discourse.rows = lines, found
    discourse.lead, discourse.mostly = state_of_story(found)
    for number, (line, row) in enumerate(zip(lines, found, strict=True)):
        discourse.row, discourse.quoted = row, line.quoted
        discourse.nameless_ages.update(nameless_ages(line, row))
        for item in row:
            settled = _settle(discourse, line, number, item)
            if settled is None:
                continue
            note(discourse, line, number, settled, item)
            discourse.last_end = settled.end
            yield line, settled


def _with_both_offices(row: Sequence[Found]) -> list[Found]:
    """As in "Army spokesman Colonel X", "Defence Minister General X": one with two offices."""
    rows: list[Found] = []
    for item in row:
        last = rows[-1] if rows else None
        office = last is not None and last.rule == "role_alone" and last.determiner != "indefinite"
        if (
            office
            and last is not None
            and last.end == item.start
            and item.rule == "office_and_name"
        ):
            rows[-1] = replace(
                item,
                start=last.start,
                title=f"{last.title} {item.title}",
                country=item.country or last.country,
                body=item.body or last.body,
                role=last.role,
                second=item.role,
            )
            continue
        rows.append(item)
    return rows


def _settle(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    if item.form == "pronoun":
        return pronoun(discourse, line, number, item)
    if item.rule == "together":
        return together(discourse, line, number, item)
    if item.rule == "of_two":
        return one_of_two(discourse, line, number, item)
    if item.rule in ("body_alone", "body_of_the_country"):
        return own_body(discourse, line, number, item)
    if item.rule == "listed_body":
        return namesake(discourse, line, number, item)
    if item.rule == "aged":
        return aged(discourse, line, number, item)
    if item.form == "role" and item.kind == "person":
        return _role(discourse, line, number, item)
    if item.form == "role":
        return reference(discourse, line, number, item)
    if item.kind == "person" and item.form == "name":
        item = part_of_name(discourse, item)
    if item.kind == "person" and item.form == "name" and item.determiner == "possessive":
        owned = _of_owner(discourse, line, number, replace(item, start=item.start - 1))
        return replace(item, country=owned.country, determiner="none")
    if item.several:
        return of_several(discourse, number, item)
    if item.form == "group" and item.actor_id is None:
        if item.determiner == "possessive":
            return group_of_owner(discourse, line, number, item)
        return group(discourse, line, number, item)
    if item.form == "group" and not item.many and item.determiner == "definite":
        kinds = kinds_of(line, item)  # "the German company"
        return (body_meant(discourse, number, item, kinds) if kinds else None) or item
    return item


def _role(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    item = of_the_country(discourse, line, number, item)
    bare = item.determiner == "none" and item.country is None and item.body is None
    if bare and line.sentence.kind == "prose":
        return None
    company = line.word(item.head) in role_words(line.language, "in_company")
    if item.role == "counterpart" or (company and item.determiner == "possessive"):
        return counterpart(discourse, line, number, item)
    called = _called_so(discourse, line, number, item)
    if called is not None:
        return taken_for(item, called, "role_to_person", 0.75)
    if item.determiner == "indefinite":
        return spokesman(discourse, number, item) or unnamed(item)
    if _told_apart(line, item):
        return unnamed(item)

    owners = set()
    possessive = item.determiner == "possessive"
    if possessive and line.word(item.start) not in _possessives(line):
        return unnamed(item)  # "our president" depends on who speaks
    if possessive:  # "his spokesman" is not he
        owners = {s.entity.key for s in discourse.recent(0, number, is_person)}
        owners |= {s.entity.key for s in discourse.recent(1, number, is_person) if s.subject}

        item = _of_owner(discourse, line, number, item)

    if _in_the_office(line, item):
        return _named_as(discourse, number, item)
    said = in_content(discourse, line, number, item)
    explained = _explained(discourse, line, item) if possessive else None
    if explained is not None:
        return taken_for(item, explained, "role_to_person", 0.75)
    against = opposing(line, item) or of_few(line, item)

    def want(entity: Entity) -> bool:
        if entity.kind != "person" or entity.key in owners | said:
            return False
        if against and entity.roles & HEADS:
            return False
        office = of_story(discourse, entity, item)
        meant = fits(entity, office, line.language) or same_word(entity, item)
        meant = meant or first_word(entity, item, line.language)
        meant = meant and of_same(entity, item, line.language)
        return meant and not still(entity, item, discourse.published)

    if _either(discourse, number, item, want):
        return unnamed(item)
    group = group_member(discourse, number, item)
    best = best_holder(discourse, line, number, item, want)
    if group is not None and (best is None or group.line > best.line):
        return replace(taken_for(item, group.entity, "one_of_a_group", 0.7), kind="group")
    if best is not None:
        close = number - best.line <= REACH
        return taken_for(item, best.entity, "role_to_person", 0.8 if close else 0.65)
    if item.rule == "one_of_a_country":
        return None
    named = named_later(discourse, line, number, item)
    holder = holder_on(item, discourse.published, line.language) or at_home(
        discourse, item, line.language
    )
    if holder is None:
        named = (
            varied(discourse, line, number, item, owners | said)
            or named
            or named_next(discourse, line, number, item)
            or named_before(discourse, number, item)
        )
    if named is not None:
        return named
    if holder is not None:
        return taken_for(item, a_person(holder.id, holder), "office_on_date", 0.6)
    return spokesman(discourse, number, item) or unnamed(item)


def _told_apart(line: Line, item: Found) -> bool:
    """As in "the candidate who won their state": which one is meant is told behind the word."""
    plain = item.country is None and item.body is None and item.role not in HEADS
    plain = plain and line.pieces[item.end - 1].islower()  # not "the Gulf of Aden"
    if item.determiner != "definite" or not plain:
        return False
    some = role_words(line.language, "restrictive_for_some") if item.role in DESCRIBING else ()
    return line.word(item.end) in {*role_words(line.language, "restrictive"), *some}


def _called_so(discourse: Discourse, line: Line, number: int, item: Found) -> Entity | None:
    """As in "X was the only senator who voted": of whom the words are told."""
    token = head_token(line, item)
    if token is None or token.dep != "attr":
        return None
    verb = line.tokens[token.head]
    around = [t for t in line.tokens if t.head == verb.i]
    if verb.lemma != "be" or any(t.dep in ("neg", "mark") or t.tag == "MD" for t in around):
        return None
    for seen in discourse.recent(0, number, is_person):
        above = line.tokens[seen.verb].head  # "his rival, X, was": the name is apposed
        if verb.i in (seen.verb, above) and seen.subject and seen.word < item.start:
            return seen.entity if not other_gender(item, seen.entity) else None
    return None


def _in_the_office(line: Line, item: Found) -> bool:
    """As in "recognises X as the president"; but not "As the president left, ..."."""
    token = line.token_of[item.start - 1] if item.start else None
    clause = token is not None and (token.dep == "mark" or token.pos == "SCONJ")
    return line.word(item.start - 1) in role_words(line.language, "in_the_office") and not clause


def _explained(discourse: Discourse, line: Line, item: Found) -> Entity | None:
    """As in "its strongman, General X,": a name with another office explains the words."""
    name = next((f for f in discourse.row if f.start >= item.end), None)
    if name is None or name.form != "name" or name.kind != "person" or name.actor_id is None:
        return None
    between = {*line.lower[item.end : name.start]} - {","}
    small = {*roles(line.language)["determiners"]["definite"]}
    apposed = line.word(item.end) == "," and between <= small
    return (
        a_person(name.actor_id, name) if apposed and line.word(name.end) in (",", "", ".") else None
    )


def _of_owner(discourse: Discourse, line: Line, number: int, item: Found) -> Found:
    """As in "its defence minister", "his envoy": of the state that the word stands for."""
    if item.role not in OF_STATE or item.country is not None:
        return item
    before = line.word(item.start - 1) in {",", *role_words(line.language, "conjunctions")}
    if before and discourse.last_end == item.start - 1 and discourse.seen:
        land = discourse.seen[-1].entity.country  # "Biden, his foreign minister and his envoy"
    else:
        owner = possessor(discourse, line, number, item)
        land = owner.country if owner is not None and owner.kind in ("state", "person") else None
    if land is None or land not in states("en"):
        return item
    return replace(item, country=land, determiner="definite")


def _either(discourse: Discourse, number: int, item: Found, want: Callable[[Entity], bool]) -> bool:
    """Whether the last sentence joined two who hold the office: "X and Y met. The president"."""
    last = discourse.pairs[-1] if discourse.pairs else None
    if last is None or number - last.line != 1 or not all(want(e) for e in last.entities):
        return False
    after = discourse.recent(0, number, is_person)
    held = covers(item.role)
    return all(e.roles & held for e in last.entities) and not any(
        seen.entity in last.entities for seen in after
    )


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
    discourse: Discourse, line: Line, number: int, item: Found, want: Callable[[Entity], bool]
) -> Seen | None:
    """Among those whom an office word can speak of, the one that the article is about."""
    best: tuple[float, Seen] | None = None
    quoted = discourse.quoted[item.start : item.start + 1] == (True,)
    incoming = role_words(line.language, "incoming")
    new = bool({*item.name.lower().split()} & incoming)  # "the new minister", the successor
    ahead = {f.actor_id for f in discourse.row if f.form == "name" and f.start > item.end}
    # "His lawyer" is told of whom he is just before, or of another one's.
    reach = OWN_REACH if item.determiner == "possessive" else ROLE_REACH
    for seen in discourse.recent(reach, number, want):
        if seen.line == number and seen.quoted and not quoted:
            continue  # "Putin has to stop," the premier said
        weight = -0.5 * min(number - seen.line, 8) + 0.8 * seen.subject
        weight += 0.25 * min(seen.entity.count, 8) + 0.5 * (item.role in seen.entity.roles)
        weight += 1.0 * (item.name.lower() in seen.entity.called)
        weight += 3.0 * (new and any(set(t.split()) & incoming for t in seen.entity.titles))
        weight -= 3.0 * (seen.entity.key in ahead)  # "The minister travelled with X"
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
