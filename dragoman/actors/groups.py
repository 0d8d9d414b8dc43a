"""Groups, governments and ministries: "US officials", "both countries", "Biden's cabinet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.actors.bodies import armed, body_names, body_of_state, generic
from dragoman.actors.gazetteer import canonical_state, kind_of_body, role_words, roles, switched
from dragoman.actors.grammar import read_phrase
from dragoman.actors.persons import Name
from dragoman.actors.phrases import PORTFOLIOS, Found, Phrase
from dragoman.actors.reading import Line
from dragoman.text import slug


def group_phrases(line: Line, taken: Sequence[bool], by_end: dict[int, Name]) -> Iterator[Found]:
    """Groups with the country or body they are of, and those who are somebody without one."""
    for i in range(len(line.pieces)):
        match = line.at(i, "group", "member") or line.at(i, "roles")
        if match is None and switched(line.language, "genitive_after"):
            match = line.at(i, "role")  # German "Minister" is one or several
        if match is None or taken[i]:
            continue
        offices = line.at(i, "roles")
        same = offices is not None and offices[0] == match[0] and offices[1].id in PORTFOLIOS
        if offices is not None and (same or offices[0] > match[0]):
            match = offices  # "ministers van Defensie van Noorwegen"
        end, entry = match
        if line.covered(i, end, "none", "body", "ministry", "state", "role"):
            continue
        if _of_body(line, i, end) or _adjective(line, i):
            continue
        token = line.token_of[end - 1]
        if token is not None and token.pos not in ("NOUN", "PROPN", "ADJ", ""):
            continue
        after = line.token_of[end] if end < len(line.pieces) else None
        if (
            after is not None
            and after.dep
            and token is not None
            and token.dep in ("compound", "amod")
        ):
            continue
        phrase = read_phrase(line, (i, end, entry), taken, by_end)
        if entry.kind == "role" and not phrase.several:
            continue
        start = phrase.start
        if phrase.det_start >= 0 and phrase.country is None:
            start = phrase.det_start
        if entry.kind == "member" and phrase.country is None:
            continue
        key = phrase.country or phrase.body
        if phrase.body in body_names():  # "Hezbollah fighters", "BBC journalists"
            key = phrase.body
        if phrase.country is not None and kind_of_body(phrase.body or "") == "military":
            key = phrase.country  # "IDF soldiers"
        if phrase.body in armed() and entry.id in ("troops", "rebels"):
            yield _of_armed(line, phrase, i)
            continue
        if entry.id == "members" and phrase.body is not None:
            key = phrase.body
        bare = roles(line.language).get("bare_groups", ())
        if key is None and entry.id not in bare and phrase.determiner == "none":
            continue
        word = entry.id + "s" if entry.kind in ("role", "roles") else entry.id
        several = _coordinated(line, phrase)
        if several is not None:
            start = several[0]
        elif phrase.several:
            several = start, phrase.several
        name = line.slice(min(phrase.start, start) if several else phrase.start, phrase.end)
        yield Found(
            start,
            phrase.end,
            "group",
            "group",
            f"{slug(key)}-{word}" if key is not None else None,
            name,
            "country_and_group" if key is not None else "group_alone",
            0.85 if key is not None else 0.5,
            country=phrase.country if several is None else None,
            role=word,
            many=entry.kind != "member",
            determiner=phrase.determiner,
            body=phrase.body,
            regions=phrase.regions,
            several=several[1] if several is not None else (),
            head=i,
        )


def _of_body(line: Line, i: int, end: int) -> bool:
    """As in "the Workers' Party": a group that a body is named after."""
    owner = line.word(end) == "'" and line.capital(end + 1)
    return i > 0 and line.capital(i) and owner


def _adjective(line: Line, i: int) -> bool:
    """As in "des coups d'État militaires": a word that is an adjective behind another noun."""
    if line.word(i) not in role_words(line.language, "group_adjectives") or i == 0:
        return False
    if not line.word(i - 1).isalpha() or line.before(i, "modifier") is not None:
        return False
    lists = roles(line.language)
    small = {word for row in lists["determiners"].values() for word in row}
    small |= {word for row in lists["links"].values() for word in row}
    return line.word(i - 1) not in small | role_words(
        line.language, "numbers", "conjunctions", "joining", "before_groups"
    )


def _of_armed(line: Line, phrase: Phrase, i: int) -> Found:
    """As in "Hezbollah fighters", "M23 rebels": the armed group itself."""
    return Found(
        phrase.start,
        phrase.end,
        "group",
        "organisation",
        phrase.body,
        line.slice(phrase.start, phrase.end),
        "country_and_group",
        0.85,
        country=phrase.country,
        many=True,
        determiner=phrase.determiner,
        head=i,
    )


def _coordinated(line: Line, phrase: Phrase) -> tuple[int, tuple[str, ...]] | None:
    """Where "the Chinese and Russian ministers" begins, and the two countries."""
    joined = line.word(phrase.start - 1) in role_words(line.language, "conjunctions")
    if phrase.country is None or not joined:
        return None
    other = line.before(phrase.start - 1, "demonym", "state")
    if other is None or other[1].id == phrase.country or other[1].id.islower():
        return None
    return other[0], (other[1].id, phrase.country)


def together(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "Both countries", "the two leaders", "beide landen"."""
    lists = roles(line.language)["together"]
    marks = [tuple(mark.split()) for mark in lists["marks"]]
    definite = roles(line.language)["determiners"]["definite"]
    alone = [(word,) for word in role_words(line.language, "alone")]
    yield from _the_two(line, taken, [*marks, *alone])
    for i in range(1, len(line.pieces)):
        word = line.lower[i]
        persons = word in lists["persons"] or word in lists.get("pairs", ())
        of_states = word in lists["states"]
        of_bodies = word in lists.get("bodies", ())
        if taken[i] or not (persons or of_states or of_bodies):
            continue
        start = _marked(line, i, marks)
        of = line.word(i + 1) in roles(line.language)["links"]["of"]
        pair = word in lists.get("pairs", ()) and line.word(i - 1) in definite
        if start is None and pair and not of:  # "the couple of weeks"
            start = i - 1
        if start is None:
            continue
        match = line.at(i, "roles", "group")
        role = (
            "states"
            if of_states
            else "bodies"
            if of_bodies and not persons
            else match[1].id
            if match is not None and match[1].kind == "roles"
            else "person"
        )
        yield Found(
            start,
            i + 1,
            "group",
            "group",
            None,
            line.slice(start, i + 1),
            "together",
            0.4,
            role=role,
            many=True,
            determiner="definite",
            head=i,
        )


def _marked(line: Line, i: int, marks: Sequence[tuple[str, ...]]) -> int | None:
    """Where "both" or "the two" before word i begins; adjectives may stand between."""
    for gap in range(5):
        at = i - gap
        between = range(at, i)
        plain = all(line.pieces[k].islower() or line.pieces[k] == "-" for k in between)
        if at < 1 or not plain or any(line.at(k, "state", "demonym") for k in between):
            return None
        for mark in sorted(marks, key=len, reverse=True):
            if line.lower[max(at - len(mark), 0) : at] == mark:
                return at - len(mark)
    return None


def _the_two(
    line: Line, taken: Sequence[bool], marks: Sequence[tuple[str, ...]]
) -> Iterator[Found]:
    """As in "The two discussed ...": the words open the sentence and a verb follows."""
    for mark in marks:
        end = len(mark)
        if line.lower[:end] != mark or end >= len(line.pieces) or taken[0]:
            continue
        lists = roles(line.language)["together"]
        if line.word(end) in (*lists["persons"], *lists["states"]):
            continue
        token = line.token_of[end]
        verb = token.pos in ("VERB", "AUX") if token is not None and token.pos else None
        if verb is None:
            verb = line.word(end).endswith((*role_words(line.language, "past_plurals"),))
        if verb:
            yield Found(
                0,
                end,
                "group",
                "group",
                None,
                line.slice(0, end),
                "together",
                0.4,
                role="person",
                many=True,
                determiner="definite",
                head=end - 1,
            )
            return


def governments(line: Line, taken: Sequence[bool], by_end: dict[int, Name]) -> Iterator[Found]:
    """As in "the Biden administration", "the Chinese government", "the Iranian parliament"."""
    by_start = {name.start: name for name in by_end.values()}
    for i in range(len(line.pieces)):
        match = line.at(i, "government", "ministry")
        if match is None or taken[i] or line.covered(i, match[0], "none", "body"):
            continue
        end, entry = match
        if entry.kind == "ministry" and line.word(end) == "-" and line.word(end + 1)[-2:] == "ed":
            continue  # "the army-controlled government"
        leader = by_start.get(end + 1) if line.word(end) == "-" else None
        if leader is not None and leader.country is not None:  # Dutch "de regering-Biden"
            yield _government(i, leader.end, leader.country, "leader_and_government")
            continue
        owner = by_end.get(i) or (by_end.get(i - 2) if line.word(i - 1) == "s" else None)
        if owner is not None and owner.country is not None and entry.kind == "government":
            yield _government(owner.start, end, owner.country, "leader_and_government")
            continue
        phrase = read_phrase(line, (i, end, entry), taken, by_end)
        if phrase.country is None and entry.kind == "ministry" and line.at(i, "body") is None:
            yield from _body_alone(line, phrase, taken)
        if phrase.country is None and entry.kind == "government":
            yield from _government_in(line, phrase)
        if phrase.country is None:
            continue
        if entry.kind == "government":
            yield _government(phrase.start, phrase.end, phrase.country, "state_and_government")
            continue
        last = switched(line.language, "compound_head_last")
        yield Found(
            phrase.start,
            phrase.end,
            "name",
            "organisation",
            body_of_state(phrase.country, entry.id),
            line.slice(phrase.start, phrase.end),
            "state_and_ministry",
            0.85,
            country=phrase.country,
            head=end - 1 if last and not _linked(line, i, end) else i,
        )


def _linked(line: Line, start: int, end: int) -> bool:
    """Whether an "of" stands inside a name, so that its first noun is its head."""
    links = roles(line.language)["links"]["of"]
    return any(line.word(i) in links for i in range(start + 1, end - 1))


def _body_alone(line: Line, phrase: Phrase, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "its army", "the country's health ministry", "The Foreign Ministry"."""
    start, rule, determiner = phrase.start, "body_alone", phrase.determiner
    regions: tuple[str, ...] = ()
    if line.word(start - 1) == "s" and line.word(start - 2) == "'":
        lands = roles(line.language).get("references", {}).get("state", ())
        if line.word(start - 3) not in lands:
            return
        start, rule, determiner = start - 3, "body_of_the_country", "definite"
        region = line.before(start, "region")
        if region is not None:
            start, regions = region[0], region[1].extra
        if line.word(start - 1) in roles(line.language)["determiners"]["definite"]:
            start -= 1
    elif phrase.body not in (None, phrase.word.id):
        return  # "the NATO headquarters"
    elif determiner in ("definite", "possessive"):
        start = phrase.det_start
    else:
        return
    if start < 0 or any(taken[start : phrase.end]):
        return
    token = line.token_of[phrase.end - 1]
    if token is not None and token.dep in ("amod", "compound", "nmod"):
        return  # "the military intervention"
    if line.word(phrase.end) in role_words(line.language, "elsewhere"):
        yield from _body_in_capital(line, phrase)
        return  # "the health ministry in the enclave"
    yield Found(
        start,
        phrase.end,
        "role",
        "organisation",
        None,
        line.slice(phrase.start, phrase.end),
        rule,
        0.5,
        role=phrase.word.id,
        determiner=determiner,
        regions=regions,
        head=phrase.end - 1 if switched(line.language, "compound_head_last") else phrase.core,
    )


def _body_in_capital(line: Line, phrase: Phrase) -> Iterator[Found]:
    """As in "the finance ministry in Accra": the body of the state whose seat the town is."""
    seat = line.at(phrase.end + 1, "seat")
    if seat is None or not seat[1].id.isupper() or phrase.word.id not in ministry_kinds():
        return
    yield Found(
        phrase.det_start if phrase.det_start >= 0 else phrase.start,
        phrase.end,
        "name",
        "organisation",
        body_of_state(seat[1].id, phrase.word.id),
        line.slice(phrase.start, phrase.end),
        "state_and_ministry",
        0.75,
        country=seat[1].id,
        covers=((phrase.end, seat[0]),),
        head=phrase.end - 1,
    )


@cache
def ministry_kinds() -> frozenset[str]:
    """The kinds of ministry: each state has one of them, in its capital."""
    return frozenset(key for key in generic().values() if key.endswith("-ministry"))


def _government_in(line: Line, phrase: Phrase) -> Iterator[Found]:
    """As in "the junta in Niger", "the government in Kyiv": that of the state, or of its seat."""
    if line.word(phrase.end) not in role_words(line.language, "posted"):
        return
    place = line.at(phrase.end + 1, "state", "seat")
    if place is not None and place[1].id.isupper() and line.capital(phrase.end + 1):
        start = phrase.det_start if phrase.det_start >= 0 else phrase.start
        yield _government(start, phrase.end, place[1].id, "state_and_government")


def _government(start: int, end: int, country: str, rule: str) -> Found:
    return Found(
        start,
        end,
        "metonym",
        "state",
        country,
        canonical_state(country),
        rule,
        0.9,
        country=country,
        head=end - 1,
    )
