"""Noun phrases that name actors: persons with their office, offices alone, groups, states, bodies.

One grammar for all languages, driven by the word lists: what may stand before an office word
(former, top, US, Israel's, White House), what may follow it (of Foreign Affairs, van het land),
and where the name stands (before, after, between commas).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dragoman.actors.gazetteer import Entry, canonical_state, offices, people, roles
from dragoman.actors.metonyms import stands_for_state
from dragoman.actors.persons import Name, entities
from dragoman.actors.reading import Line
from dragoman.records import ActorKind
from dragoman.text import slug

Form = Literal["name", "demonym", "metonym", "role", "pronoun", "group"]
Determiner = Literal["definite", "indefinite", "possessive", "plural", "none"]
ABSORBED = ("demonym", "state", "seat", "house", "body", "ministry", "region", "people")


@dataclass(frozen=True, slots=True)
class Found:
    """Words [start, end) of a line that mean an actor, before it is settled whom."""

    start: int
    end: int
    form: Form
    kind: ActorKind
    actor_id: str | None
    name: str
    rule: str
    score: float
    country: str | None = None
    title: str | None = None
    role: str | None = None  # office class of a role, group word of a group
    gender: str | None = None
    many: bool = False
    determiner: Determiner = "none"
    regions: tuple[str, ...] = ()
    body: str | None = None
    covers: tuple[tuple[int, int], ...] = ()  # further words that this phrase explains
    several: tuple[str, ...] = ()  # countries of "the Chinese and Russian ministers"
    head: int = -1  # the word that the sentence builds on


@dataclass(slots=True)
class Phrase:
    """An office or group word with what belongs to it, while it is being read."""

    start: int
    end: int
    core: int
    word: Entry
    country: str | None = None
    body: str | None = None
    determiner: Determiner = "none"
    det_start: int = -1
    regions: tuple[str, ...] = ()
    modified: list[str] = field(default_factory=list)
    title_start: int = -1
    owner: bool = False  # a person's possessive stands before it


def find(line: Line, names: Sequence[Name]) -> list[Found]:
    """All actors that the words of a sentence mean, none overlapping, in order."""
    taken = [False] * len(line.pieces)
    result: list[Found] = []
    by_start = {name.start: name for name in names}
    by_end = {name.end: name for name in names}
    for source in (
        lambda: _offices(line, by_start, by_end, taken),
        lambda: _together(line, taken),
        lambda: _groups(line, taken, by_end),
        lambda: _governments(line, by_end, taken),
        lambda: _bare_names(line, names),
        lambda: _inhabitants(line, taken),
        lambda: _states(line, taken),
        lambda: _references(line, taken),
        lambda: _organisations(line, taken),
        lambda: _pronouns(line),
    ):
        for item in source():
            if item.start < item.end and not any(taken[item.start : item.end]):
                result.append(item)
                for a, b in ((item.start, item.end), *item.covers):
                    for i in range(a, b):
                        taken[i] = True
    return sorted((item for item in result if item.rule != "nobody"), key=_start)


def _start(item: Found) -> int:
    return item.start


# ---------------------------------------------------------------- phrases with a head word


def read_phrase(
    line: Line, match: tuple[int, int, Entry], taken: Sequence[bool], by_end: dict[int, Name]
) -> Phrase:
    """Read what belongs to an office or group word, to its left and to its right."""
    start, end, word = match
    phrase = Phrase(start, end, start, word, title_start=start)
    _leftward(line, phrase, taken, by_end)
    _rightward(line, phrase, taken)
    return phrase


def _leftward(
    line: Line, phrase: Phrase, taken: Sequence[bool], by_end: dict[int, Name]
) -> None:
    lists = roles(line.language)["determiners"]
    counts = {
        word
        for mark in roles(line.language)["together"]["marks"]
        for word in mark.split()
        if word not in lists["definite"]
    }
    at = phrase.start
    while at > 0 and not taken[at - 1]:
        gap = at
        if line.pieces[at - 1] == "-" and line.glued(at):
            gap = at - 1
        elif line.pieces[at - 1] == "s" and line.pieces[at - 2] == "'" and at > 2:
            gap = at - 2
        elif line.pieces[at - 1] == "'" and line.pieces[at - 2][-1:] == "s" and at > 1:
            gap = at - 1
        government = line.before(gap, "government")
        owner = by_end.get(government[0]) if government is not None else None
        if government is not None and owner is not None:  # "a Biden administration official"
            phrase.country = phrase.country or owner.country
            at = phrase.start = phrase.title_start = owner.start
            continue
        if government is not None and line.before(government[0], "demonym", "state", "seat"):
            at = phrase.start = phrase.title_start = government[0]
            continue
        if gap > 0 and taken[gap - 1]:
            if gap < at and line.pieces[at - 1] != "-":
                phrase.owner = True
            return
        match = line.before(gap, *ABSORBED, "modifier", "none")
        if phrase.word.kind == "role" and line.word(at - 1) in counts:
            break
        if match is not None and match[1].kind != "none" and not any(taken[match[0] : gap]):
            _absorb(phrase, match[1])
            at = match[0]
            if match[1].kind not in ("demonym", "state", "region", "seat", "people"):
                phrase.title_start = at
            phrase.start = at
            continue
        if gap < at:
            break
        word = line.word(at - 1)
        kind = next((key for key in ("definite", "indefinite", "possessive") if word in lists[key]), None)
        if kind is not None:
            phrase.determiner = kind  # type: ignore[assignment]
            phrase.det_start = at - 1
            break
        if not _compound(line, at - 1, phrase.core):
            break
        at -= 1
        phrase.start = phrase.title_start = at
        phrase.modified.append(word)


def _compound(line: Line, i: int, core: int) -> bool:
    """Whether the parser hangs word i on the phrase's head as an adjective or compound."""
    token = line.token_of[i]
    if token is None or token.dep not in ("amod", "compound", "nmod") or not token.text.isalpha():
        return False
    head = token.head
    inside = line.words_of.get(head, ())
    return any(i < k <= core + 3 for k in inside)


def _absorb(phrase: Phrase, entry: Entry) -> None:
    if entry.kind == "seat" and phrase.word.id in ("journalist", "academic", "mayor", "expert"):
        return  # "a Washington correspondent" can be of any country
    if entry.kind in ("demonym", "state", "seat", "house", "people"):
        key = entry.id
        if key.islower():
            phrase.body = phrase.body or key
        else:
            phrase.country = phrase.country or key
        if entry.kind == "house":
            phrase.modified.append(entry.kind)
    elif entry.kind == "body":
        phrase.body = phrase.body or entry.id
        phrase.country = phrase.country or entry.country
    elif entry.kind == "ministry":
        phrase.body = phrase.body or entry.id
    elif entry.kind == "region":
        phrase.regions = entry.extra
    phrase.modified.append(entry.name.lower())


def _rightward(line: Line, phrase: Phrase, taken: Sequence[bool]) -> None:
    lists = roles(line.language)
    at = phrase.end
    while at < len(line.pieces) and not taken[at]:  # French and Spanish put the country after
        match = line.at(at, "demonym")
        if match is None or line.language not in ("fr", "es") or line.capital(at):
            break
        _absorb(phrase, match[1])
        at = phrase.end = match[0]
    for _ in range(3):
        link = line.word(at)
        straight = link in lists["links"]["of"]
        if not straight and link not in lists["links"]["to"]:
            return
        inner = at + 1
        if phrase.word.kind in ("group", "member"):
            _group_of(line, phrase, inner, straight=straight)
            return
        if line.word(inner) in lists["determiners"]["definite"]:
            inner += 1
        stop = _object(line, phrase, inner, straight)
        if stop == inner or any(taken[at:stop]):
            return
        at = phrase.end = stop


def _group_of(line: Line, phrase: Phrase, i: int, *, straight: bool) -> None:
    """"Citizens of Ukraine": of a group only a state or body is wanted."""
    if line.word(i) in roles(line.language)["determiners"]["definite"]:
        i += 1
    match = line.at(i, "state", "body")
    if phrase.word.id == "troops" and line.word(phrase.end) != "of":
        return  # "troops from Germany" may be leaving it
    if straight and match is not None and phrase.country is None and phrase.body is None:
        _absorb(phrase, match[1])
        phrase.end = match[0]


def _object(line: Line, phrase: Phrase, i: int, straight: bool) -> int:
    """Where the thing that an office is of ends; `i` where there is none."""
    lists = roles(line.language)
    for tail in lists.get("tails", ()):
        parts = tail.split()
        for offset in (0, 1):  # "the country" with or without the article read already
            at = i - offset
            if at >= 0 and list(line.lower[at : at + len(parts)]) == parts and len(parts) > offset:
                return at + len(parts)
    match = line.at(i, "state", "body", "house", "ministry", "demonym", "none")
    if match is not None:
        end, entry = match
        if straight and entry.kind in ("state", "house", "body"):
            _absorb(phrase, entry)
        further = line.at(end, "ministry", "government", "group")
        return further[0] if further is not None and entry.kind == "demonym" else end
    end = i
    while end < len(line.pieces):
        linking = line.word(end) in ("and", "en", "und", "et", "y", "of", "van", "for", "the", "&")
        if line.capital(end) and line.pieces[end].isalpha():
            end += 1
        elif end > i and linking and line.capital(end + 1):
            end += 1
        else:
            break
    return end


# ---------------------------------------------------------------- offices and their holders


def _offices(
    line: Line, by_start: dict[int, Name], by_end: dict[int, Name], taken: Sequence[bool]
) -> Iterator[Found]:
    busy = [False] * len(line.pieces)
    for name in by_start.values():
        for i in range(name.start, name.end):
            busy[i] = True
    used: set[int] = set()
    i = 0
    while i < len(line.pieces):
        match = None if busy[i] else line.at(i, "role", "roles")
        if match is None or line.covered(i, match[0], "none", "body", "ministry"):
            i += 1
            continue
        end, entry = match
        if any(busy[i:end]) or _verbal(line, i):
            i += 1
            continue
        phrase = read_phrase(line, (i, end, entry), busy, by_end)
        _second_office(line, phrase, busy, by_end)
        items = list(_with_names(line, phrase, by_start, by_end, used))
        for item in items:
            for k in range(item.start, item.end):
                busy[k] = True
        yield from items
        i = max(end, phrase.end if items else end)


def _second_office(
    line: Line, phrase: Phrase, busy: Sequence[bool], by_end: dict[int, Name]
) -> None:
    """"President and chief executive X": two offices of one person."""
    if line.word(phrase.end) not in ("and", "en", "und", "et", "y") or phrase.word.kind != "role":
        return
    at = phrase.end + 1
    while line.at(at, "modifier") is not None and line.at(at, "role") is None:
        at = line.at(at, "modifier")[0]  # type: ignore[index]
    match = line.at(at, "role")
    if match is None or any(busy[at : match[0]]) or match[1].id == phrase.word.id:
        return
    second = Phrase(at, match[0], at, match[1], title_start=at)
    _rightward(line, second, busy)
    if second.end < len(line.pieces) and busy[second.end]:  # only where a name follows
        phrase.end = second.end


def _verbal(line: Line, i: int) -> bool:
    """Whether the parser takes the word for a verb ("heads", "ruler" never, "hosts")."""
    token = line.token_of[i]
    if token is None:
        return False
    if token.pos in ("VERB", "AUX", "ADV"):
        return True
    return token.pos == "ADJ" and token.dep == "amod" and line.lower[i] in ("chief", "major", "general", "deputy", "head")


def _with_names(
    line: Line,
    phrase: Phrase,
    by_start: dict[int, Name],
    by_end: dict[int, Name],
    used: set[int],
) -> Iterator[Found]:
    """The person whom the office names: after it, after a comma, before it; else the role alone."""
    name = by_start.get(phrase.end)
    comma = False
    if name is None and line.word(phrase.end) == ",":
        definite = phrase.determiner in ("definite", "possessive") or phrase.country is not None
        name = by_start.get(phrase.end + 1) if definite else None
        comma = name is not None
        if name is not None and phrase.word.kind == "roles":
            yield from _several(line, phrase, name, by_start, used)
            return
    if name is None and line.word(phrase.end) == "." and len(line.pieces[phrase.end - 1]) <= 4:
        name = by_start.get(phrase.end + 1)
    if name is not None and name.start not in used:
        used.add(name.start)
        yield _holder(line, phrase, name, comma=comma)
        if phrase.word.kind == "roles":
            yield from _further(line, phrase, name, by_start, used)
        return
    before = by_end.get(_before_comma(line, phrase))
    if before is not None and before.start not in used and phrase.word.kind == "role":
        used.add(before.start)
        start = phrase.det_start if phrase.det_start >= 0 else phrase.start
        item = _holder(line, phrase, before, comma=True)
        yield replace(
            item, start=before.start, end=before.end, covers=((start, phrase.end),),
            head=before.end - 1, rule=before.rule + "+office_after",
        )
        return
    if phrase.word.kind == "role":
        yield _role(line, phrase)


def _several(
    line: Line, phrase: Phrase, first: Name, by_start: dict[int, Name], used: set[int]
) -> Iterator[Found]:
    """"The Danish and Greenlandic premiers, X and Y"."""
    rows = list(_further(line, phrase, first, by_start, used))
    if rows and first.start not in used:
        used.add(first.start)
        item = _holder(line, phrase, first, comma=True)
        rows.insert(0, replace(item, start=first.start, end=first.end))
    yield from rows


def _before_comma(line: Line, phrase: Phrase) -> int:
    """The word after which a name would stand that this office explains; -1 for none."""
    start = phrase.det_start if phrase.det_start >= 0 else phrase.start
    if start > 0 and line.word(start - 1) == ",":
        return start - 1
    return -1


def _further(
    line: Line, phrase: Phrase, first: Name, by_start: dict[int, Name], used: set[int]
) -> Iterator[Found]:
    """The other persons of "Presidents Xi and Putin"."""
    at = first.end
    while line.word(at) in ("and", "en", "und", "et", "y", ","):
        name = by_start.get(at + 1)
        if name is None:
            return
        used.add(name.start)
        yield replace(_holder(line, phrase, name, comma=True), start=name.start, end=name.end)
        at = name.end


def _holder(line: Line, phrase: Phrase, name: Name, *, comma: bool) -> Found:
    title = line.slice(phrase.title_start, phrase.end).replace("'s ", " ")
    start, end = min(phrase.start, name.start), max(phrase.end, name.end)
    gender = name.gender or phrase.word.gender
    return Found(
        start=start,
        end=end,
        form="name",
        kind="person",
        actor_id=name.actor_id,
        name=name.name,
        rule=("office_comma_name" if comma else "office_and_name"),
        score=max(name.score, 0.85),
        country=(phrase.country if phrase.word.kind == "role" else None)
        or name.country
        or phrase.country,
        title=title,
        role=phrase.word.id,
        gender=gender,
        body=phrase.body,
        head=name.end - 1,
    )


def _role(line: Line, phrase: Phrase) -> Found:
    start = phrase.det_start if phrase.det_start >= 0 else phrase.start
    return Found(
        start=start,
        end=phrase.end,
        form="role",
        kind="person",
        actor_id=None,
        name=line.slice(phrase.start, phrase.end),
        rule="role_alone",
        score=0.5,
        country=phrase.country,
        title=line.slice(phrase.title_start, phrase.end),
        role=phrase.word.id,
        gender=phrase.word.gender,
        determiner=phrase.determiner,
        regions=phrase.regions,
        body=phrase.body,
        head=phrase.core,
    )


def _bare_names(line: Line, names: Sequence[Name]) -> Iterator[Found]:
    for name in names:
        country = name.country or _possessor(line, name.start)
        yield Found(
            name.start, name.end, "name", "person", name.actor_id, name.name, name.rule,
            name.score, country=country, gender=name.gender, head=name.end - 1,
            role=curated_office(name.actor_id),
        )


def _possessor(line: Line, i: int) -> str | None:
    """The country whose possessive stands before a name ("Israel's Netanyahu")."""
    if i > 2 and line.pieces[i - 1] == "s" and line.pieces[i - 2] == "'":
        match = line.before(i - 2, "state", "body")
        return match[1].country if match is not None and match[1].kind == "state" else None
    return None


def curated_office(actor_id: str | None) -> str | None:
    """The class of the office that a curated person held last."""
    person = people().get(actor_id or "")
    if person is None or not person.offices:
        return None
    last = max(person.offices, key=_since)
    return office_class(last["title"])


def _since(office: dict[str, str]) -> str:
    return office["since"]


def office_class(title: str) -> str | None:
    """The class that a curated title is of."""
    best, length = None, 0
    for key, row in offices().items():
        for start in row.get("titles", ()):
            if title.lower().startswith(start) and len(start) > length:
                best, length = key, len(start)
    return best


# ---------------------------------------------------------------- groups


def _groups(
    line: Line, taken: Sequence[bool], by_end: dict[int, Name]
) -> Iterator[Found]:
    for i in range(len(line.pieces)):
        match = line.at(i, "group", "member", "roles")
        if match is None or taken[i]:
            continue
        end, entry = match
        if line.covered(i, end, "none", "body", "ministry", "state", "role"):
            continue
        token = line.token_of[i]
        if token is not None and token.pos not in ("NOUN", "PROPN", "ADJ", ""):
            continue
        after = line.token_of[end] if end < len(line.pieces) else None
        if after is not None and after.dep and token is not None and token.dep in ("compound", "amod"):
            continue
        phrase = read_phrase(line, (i, end, entry), taken, by_end)
        start = phrase.start
        if phrase.det_start >= 0 and not _country_before(line, phrase):
            start = phrase.det_start
        if entry.kind == "member" and phrase.country is None:
            continue
        key = phrase.country or phrase.body
        bare = roles(line.language).get("bare_groups", ())
        if key is None and entry.id not in bare and phrase.determiner == "none":
            continue
        word = entry.id + "s" if entry.kind == "roles" else entry.id
        several = _coordinated(line, phrase)
        if several is not None:
            start = several[0]
        name = line.slice(phrase.start if several is None else several[0], phrase.end)
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


def _coordinated(line: Line, phrase: Phrase) -> tuple[int, tuple[str, ...]] | None:
    """Where "the Chinese and Russian ministers" begins, and the two countries."""
    if phrase.country is None or line.word(phrase.start - 1) not in ("and", "en", "und", "et", "y"):
        return None
    other = line.before(phrase.start - 1, "demonym", "state")
    if other is None or other[1].id == phrase.country or other[1].id.islower():
        return None
    return other[0], (other[1].id, phrase.country)


def _country_before(line: Line, phrase: Phrase) -> bool:
    return phrase.country is not None


def _together(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """"Both countries", "the two leaders", "beide landen"."""
    lists = roles(line.language)["together"]
    marks = [tuple(mark.split()) for mark in lists["marks"]]
    for i in range(1, len(line.pieces)):
        word = line.lower[i]
        persons, of_states = word in lists["persons"], word in lists["states"]
        if taken[i] or not (persons or of_states):
            continue
        start = next(
            (i - len(m) for m in sorted(marks, key=len, reverse=True) if line.lower[max(i - len(m), 0) : i] == m),
            None,
        )
        if start is None:
            continue
        match = line.at(i, "roles", "group")
        role = "states" if of_states else match[1].id if match is not None and match[1].kind == "roles" else "person"
        yield Found(
            start, i + 1, "group", "group", None, line.slice(start, i + 1), "together", 0.4,
            role=role, many=True, determiner="definite", head=i,
        )


def _governments(
    line: Line, by_end: dict[int, Name], taken: Sequence[bool]
) -> Iterator[Found]:
    """"The Biden administration", "the Chinese government", "the Iranian foreign ministry"."""
    for i in range(len(line.pieces)):
        match = line.at(i, "government", "ministry")
        if match is None or taken[i] or line.covered(i, match[0], "none", "body"):
            continue
        end, entry = match
        owner = by_end.get(i) or (by_end.get(i - 2) if line.word(i - 1) == "s" else None)
        if owner is not None and owner.country is not None and entry.kind == "government":
            yield _government(line, owner.start, end, owner.country, "leader_and_government")
            continue
        phrase = read_phrase(line, (i, end, entry), taken, by_end)
        if phrase.country is None:
            continue
        if entry.kind == "government":
            yield _government(line, phrase.start, phrase.end, phrase.country, "state_and_government")
            continue
        yield Found(
            phrase.start, phrase.end, "name", "organisation",
            f"{phrase.country.lower()}-{entry.id}", line.slice(phrase.start, phrase.end),
            "state_and_ministry", 0.85, country=phrase.country, head=i,
        )


def _government(line: Line, start: int, end: int, country: str, rule: str) -> Found:
    return Found(
        start, end, "metonym", "state", country, canonical_state(country), rule, 0.9,
        country=country, head=end - 1,
    )


# ---------------------------------------------------------------- states, bodies, pronouns


def _references(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """"The country", "the Asian country", "the alliance": one spoken of before."""
    lists = roles(line.language)
    definite = (*lists["determiners"]["definite"],)
    alliances = {word: key for key, row in lists.get("alliances", {}).items() for word in row}
    for i in range(1, len(line.pieces)):
        word = line.lower[i]
        state, body = word in lists["references"]["state"], word in lists["references"]["body"]
        if taken[i] or not (state or body):
            continue
        region = line.before(i, "region")
        start = region[0] if region is not None else i
        while line.before(start, "modifier") is not None and start > 1:
            start = line.before(start, "modifier")[0]  # type: ignore[index]
        if line.word(start - 1) not in definite:
            continue
        role = alliances.get(word) or ("body" if body and not state else "state")
        if word in ("administration", "government", "regering", "authorities"):
            role = "administration"
        yield Found(
            start - 1, i + 1, "role", "organisation" if body and not state else "state", None,
            line.slice(start, i + 1), "spoken_of", 0.5, role=role, determiner="definite",
            regions=region[1].extra if region is not None else (), head=i,
        )


def _states(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    i = 0
    while i < len(line.pieces):
        match = None if taken[i] else line.at(i)
        if match is not None and match[1].kind == "region":
            i = match[0]
            continue
        if match is None or match[1].kind not in (
            "state", "demonym", "seat", "house", "none", "body", "people",
        ):
            i += 1
            continue
        end, entry = match
        item = _state(line, i, end, entry)
        if item is not None:
            yield item
        i = end


def _state(line: Line, i: int, end: int, entry: Entry) -> Found | None:
    """What a name of the lists means here; a "none" holds its words so that nothing else does."""
    if entry.kind == "none":
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    country = entry.id if entry.id.isupper() else entry.country
    kind: ActorKind = "state" if entry.id.isupper() else "organisation"
    if entry.kind in ("seat", "house") or line.at(i, "seat") == (end, entry):
        if entry.kind == "seat" and not stands_for_state(line, i, end):
            return Found(i, end, "metonym", "unknown", None, "", "nobody", 0.0)
        if entry.kind == "house" and not stands_for_state(line, i, end, house=True):
            return Found(i, end, "metonym", "unknown", None, "", "nobody", 0.0)
        return Found(
            i, end, "metonym", kind, entry.id, entry.name,
            "seat_of_power" if entry.kind == "seat" else "house_of_power",
            0.85 if entry.kind == "seat" else 0.9, country=country, head=end - 1,
        )
    if entry.kind == "body":
        return Found(
            i, end, "name", "organisation", entry.id, entry.name, "listed_body", 0.95,
            country=country, head=end - 1,
        )
    if _confused(line, entry):
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    if entry.kind == "state":
        adjective = any(e.kind == "demonym" and stop == end for stop, e in line.found[i])
        if not (adjective and _attributive(line, i, end)):
            return Found(
                i, end, "name", kind, entry.id, entry.name, "state_name", 0.97,
                country=country, head=end - 1,
            )
    if entry.kind == "people" or any(e.kind == "people" and s == end for s, e in line.found[i]):
        if not _attributive(line, i, end):
            return None
    return Found(
        i, end, "demonym", kind, entry.id, entry.name, "demonym", 0.8,
        country=country, head=end - 1,
    )


def _confused(line: Line, entry: Entry) -> bool:
    return entry.name in ("",)


def _attributive(line: Line, i: int, end: int) -> bool:
    """Whether a word that can be an adjective stands before a noun here."""
    token = line.token_of[end - 1]
    if token is not None and token.dep:
        if token.dep in ("amod", "compound", "nmod"):
            return True
        return token.pos == "ADJ" and end < len(line.pieces) and line.pieces[end].isalpha() and (
            line.token_of[end] is not None and line.token_of[end].pos in ("NOUN", "PROPN", "ADJ")  # type: ignore[union-attr]
        )
    if end >= len(line.pieces):
        return False
    if line.pieces[end] == "-":
        return True
    entry = line.at(i, "state")
    if entry is not None and entry[0] == end:
        return False
    return line.pieces[end].isalpha()


def _inhabitants(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """"The Chinese", "Americans", "the North American": inhabitants, one or many."""
    lists = roles(line.language)["determiners"]
    for i in range(len(line.pieces)):
        if taken[i]:
            continue
        match = line.at(i, "people", "demonym", "region")
        if match is None or any(taken[i : match[0]]):
            continue
        end, entry = match
        definite = line.word(i - 1) in lists["definite"]
        plural = any(e.kind == "people" and s == end for s, e in line.found[i]) and not (
            entry.kind == "demonym" and definite and _singular(line, end - 1)
        )
        longer = line.at(i, "none", "body", "ministry", "state", "person")
        if longer is not None and longer[0] > end:
            continue
        before = line.before(i + 1, "region", "none")
        if before is not None and before[0] < i:
            continue
        if _attributive(line, i, end) or (entry.kind == "region" and not definite):
            continue
        if entry.kind == "demonym" and line.at(i, "state") is not None:
            continue
        if plural:
            start = i - 1 if definite else i
            yield Found(
                start, end, "demonym", "group", f"{entry.id.lower()}-citizens",
                line.slice(i, end), "inhabitants", 0.7, country=entry.id, role="citizens",
                many=True, determiner="definite" if definite else "none", head=end - 1,
            )
        elif definite:
            yield Found(
                i - 1, end, "role", "person", None, line.slice(i, end), "one_of_a_country", 0.5,
                country=entry.id if entry.kind != "region" else None, role="person",
                determiner="definite", regions=entry.extra, head=end - 1,
            )


def _singular(line: Line, i: int) -> bool:
    token = line.token_of[i]
    return token is not None and token.tag in ("NN", "NNP", "JJ")


def _organisations(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """What the parser calls an organisation and no list knows."""
    for start, end in entities(line, "ORG"):
        while start < end and (line.word(start) in ("the", "a") or not line.capital(start)):
            start += 1  # noqa: PLW2901 -- the article is not of the name
        while end > start and (line.pieces[end - 1] in {"'", "s", "’"}):
            end -= 1  # noqa: PLW2901 -- nor is the genitive
        if end - start < 2 or any(taken[start:end]):
            continue
        words = [line.pieces[i] for i in range(start, end)]
        if not all(w[:1].isupper() or w in ("of", "for", "and", "the", "&", "-", "'") for w in words):
            continue
        if any(e.kind in ("role", "modifier", "group") for _, e in line.found[start]) and end - start < 3:
            continue
        name = line.slice(start, end)
        yield Found(
            start, end, "name", "organisation", slug(name), name, "parsed_organisation", 0.55,
            head=end - 1,
        )


def _pronouns(line: Line) -> Iterator[Found]:
    rows = roles(line.language)["pronouns"]
    for i in range(len(line.pieces)):
        match = line.at(i, "pronoun")
        if match is None:
            continue
        word = line.word(i)
        row = rows[match[1].id]
        if "after" in row and line.word(i - 1) not in row["after"]:
            continue
        if line.word(i + 1) in row.get("not_before", ()):
            continue
        if "before" in row and line.word(i + 1) not in row["before"]:
            continue
        if "-" in (line.pieces[i - 1] if line.glued(i) else "", line.word(i + 1) if line.glued(i + 1) else ""):
            continue  # "an us-or-them choice"
        if word != line.pieces[i].lower() or (line.pieces[i].isupper() and len(word) < 3 and word == "it"):
            continue
        number = row["number"]
        many = number == "many" or (number == "verb" and _plural_verb(line, i))
        yield Found(
            i, i + 1, "pronoun", "unknown", None, line.pieces[i], "pronoun", 0.5,
            gender=None if many else row.get("gender"), many=many, role=word, head=i,
        )


def _plural_verb(line: Line, i: int) -> bool:
    """Whether the Dutch or German verb of "ze", "zij", "sie" is plural: it ends in -en."""
    one = set(roles(line.language).get("singular_verbs", ()))
    after, before = line.word(i + 1), line.word(i - 1)
    if before.endswith("en") and before.isalpha() and before not in ("en", "tegen", "toen"):
        return True
    clause = []
    for k in range(i + 1, min(i + 15, len(line.pieces))):
        if not line.pieces[k].isalpha():
            break
        clause.append(line.lower[k])
    if after in one or one & set(clause):
        return False
    return bool(clause) and (after.endswith("en") or clause[-1].endswith("en"))
