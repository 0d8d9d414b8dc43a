"""Offices and who holds them: "President X", "X, the mayor of Y", "the mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.actors.behind import rightward
from dragoman.actors.bodies import body_of_state, generic
from dragoman.actors.gazetteer import offices, role_words, roles, switched
from dragoman.actors.grammar import read_phrase
from dragoman.actors.persons import Name
from dragoman.actors.phrases import Found, Phrase
from dragoman.actors.reading import Line, days
from dragoman.actors.whoswho import people
from dragoman.actors.worldnames import CYRILLIC, common_words

# So many words at most name the departments of an office.
DEPARTMENTS = 9
# "The Charlotte Observer", "The Economist" are papers when a capital begins the word.
MASTHEADS = {"expert", "academic", "journalist", "executive", "activist"}


def office_phrases(
    line: Line, by_start: dict[int, Name], by_end: dict[int, Name]
) -> Iterator[Found]:
    """Persons with the office beside their name, and offices whose holder is not named."""
    busy = [False] * len(line.pieces)
    for name in by_start.values():
        for i in range(name.start, name.end):
            busy[i] = True
    used: set[int] = set()
    i = 0
    while i < len(line.pieces):
        match = None if busy[i] else line.at(i, "role", "roles")
        if match is None or line.covered(i, match[0], "none", "body", "ministry", "group", "state"):
            i += 1
            continue
        end, entry = match
        if any(busy[i:end]) or _verbal(line, i, end) or _of_another(line, i, end):
            i += 1
            continue
        phrase = read_phrase(line, (i, end, entry), busy, by_end)
        _of_namesake(line, phrase)
        _second_office(line, phrase, busy)
        items = list(_with_names(line, phrase, by_start, by_end, used))
        for item in items:
            for k in range(item.start, item.end):
                busy[k] = True
        yield from items
        i = max(end, phrase.end if items else end)


def _departments(line: Line, phrase: Phrase, busy: Sequence[bool]) -> None:
    """As in "Vice President for Foreign Affairs and Security Policy X": up to the name."""
    lists = roles(line.language)
    small = {*lists["links"]["of"], *lists["links"]["to"]}
    at = phrase.end
    while at < min(phrase.end + DEPARTMENTS, len(line.pieces)) and not busy[at]:
        if not (
            line.capital(at) or line.word(at) in small | role_words(line.language, "conjunctions")
        ):
            return
        at += 1
    if at > phrase.end and at < len(line.pieces) and busy[at] and not line.capital(phrase.end):
        phrase.end = at


def _of_namesake(line: Line, phrase: Phrase) -> None:
    """As in "French Senate President X": a house that other states have too is of the first one."""
    if phrase.body not in generic():
        return
    for i in range(phrase.start, phrase.core):
        owner = line.at(i, "demonym", "state")
        if owner is not None and owner[1].id.isupper() and owner[1].id != phrase.country:
            phrase.country = owner[1].id
            phrase.body = body_of_state(owner[1].id, generic()[phrase.body or ""])
            return


def _of_another(line: Line, i: int, end: int) -> bool:
    """As in "deputy spokesman": a word that is an office by itself qualifies the next one."""
    qualifies = any(entry.kind == "modifier" and stop == end for stop, entry in line.found[i])
    return qualifies and line.at(end, "role") is not None


def _second_office(line: Line, phrase: Phrase, busy: Sequence[bool]) -> None:
    """As in "President and chief executive X": two offices of one person."""
    joined = line.word(phrase.end) in role_words(line.language, "conjunctions")
    if not joined or phrase.word.kind != "role":
        return
    at = phrase.end + 1
    while line.at(at, "modifier") is not None and line.at(at, "role") is None:
        at = line.at(at, "modifier")[0]  # type: ignore[index]
    match = line.at(at, "role")
    if match is None or any(busy[at : match[0]]) or match[1].id == phrase.word.id:
        return
    second = Phrase(at, match[0], at, match[1], title_start=at)
    rightward(line, second, busy)
    _departments(line, second, busy)
    if second.end < len(line.pieces) and busy[second.end]:  # only where a name follows
        phrase.end = second.end


def _verbal(line: Line, i: int, end: int) -> bool:
    """Whether the parser takes the word for a verb ("heads", "ruler" never, "hosts")."""
    token = line.token_of[i]
    if token is None:
        return False
    if token.pos in ("VERB", "AUX", "ADV"):
        return True
    if line.word(i) in ("pm", "fm") and i > 0 and line.pieces[i - 1][-1].isdigit():
        return True  # the hour
    return token.pos == "ADJ" and token.dep == "amod" and end == i + 1  # not "prime minister"


def _with_names(
    line: Line,
    phrase: Phrase,
    by_start: dict[int, Name],
    by_end: dict[int, Name],
    used: set[int],
) -> Iterator[Found]:
    """The person whom the office names: after it, after a comma, before it; else the role alone."""
    name = by_start.get(_past_courtesy(line, phrase.end))
    owned = name is not None and name.end - name.start == 1 and not line.glued(name.end)
    if owned and name is not None and CYRILLIC.search(line.pieces[name.start]):
        name = by_start.get(name.end, name)  # "Спецпосланник Трампа Стив Уиткофф"
    comma = False
    if name is None and line.word(phrase.end) == ",":
        definite = phrase.determiner in ("definite", "possessive") or phrase.country is not None
        definite = definite or phrase.owner  # "Mr. Modi's foreign secretary, Vikram Misri"
        definite = definite or _closed(line, phrase, by_start)
        definite = definite or switched(line.language, "uncased")
        name = by_start.get(phrase.end + 1) if definite else None
        comma = name is not None
        if name is not None and phrase.word.kind == "roles":
            yield from _several(line, phrase, name, by_start, used)
            return
    if name is None and line.word(phrase.end) in role_words(line.language, "posted"):
        there = line.at(phrase.end + 1, "state", "seat")
        after = by_start.get(there[0] + 1) if there is not None else None
        if there is not None and after is not None and line.word(there[0]) == ",":
            phrase.end, name, comma = there[0], after, True  # "the ambassador in Kyiv, X"
        elif there is not None and by_start.get(there[0]) and switched(line.language, "uncased"):
            phrase.end, name = there[0], by_start.get(there[0])  # "سفير مصر لدى بغداد وليد"
    if name is None and line.word(phrase.end) == "." and len(line.pieces[phrase.end - 1]) <= 4:
        name = by_start.get(phrase.end + 1)
    if name is not None and name.start not in used:
        used.add(name.start)
        yield holder(line, phrase, name, comma=comma)
        if phrase.word.kind == "roles":
            yield from _further(line, phrase, name, by_start, used)
        return
    before = by_end.get(_before_comma(line, phrase))
    other = _name_follows(line, phrase.end)  # "Trump, dem ägyptischen Präsidenten X"
    free = before is not None and before.start not in used and not other
    if before is not None and free and phrase.word.kind == "role":
        used.add(before.start)
        yield office_after(line, phrase, before)
        return
    capital = line.capital(phrase.core) and not line.pieces[phrase.core].isupper()  # "the CEO"
    masthead = phrase.word.id in MASTHEADS and capital
    if phrase.word.kind == "role" and not masthead and not _weak(line, phrase):
        item = _role(line, phrase)
        if _name_follows(line, phrase.end):
            item = replace(item, determiner="indefinite")  # "der CDU-Politiker Röttgen" is he
        yield item


def _closed(line: Line, phrase: Phrase, by_start: dict[int, Name]) -> bool:
    """As in "One minister, X Y, resigned": between commas, and a verb goes on."""
    name = by_start.get(phrase.end + 1)
    if name is None or phrase.determiner != "indefinite" or line.word(name.end) != ",":
        return False
    token = line.token_of[name.end + 1] if name.end + 1 < len(line.token_of) else None
    return token is not None and token.pos in ("VERB", "AUX")


def _name_follows(line: Line, i: int) -> bool:
    """Whether the family name of somebody whom nothing knows stands right behind an office."""
    if not line.capital(i) or line.found[i] or not line.pieces[i].isalpha() or line.headline:
        return False
    known = line.lower[i] in common_words(line.language) or line.pieces[i] in days(line.language)
    return not known and line.pieces[i][1:].islower()


def office_after(line: Line, phrase: Phrase, name: Name) -> Found:
    """The office stands after the name and a comma: "X, mayor of Y"."""
    start = phrase.det_start if phrase.det_start >= 0 else phrase.start
    return replace(
        holder(line, phrase, name, comma=True),
        start=name.start,
        end=name.end,
        covers=((start, phrase.end),),
        head=name.end - 1,
        rule=name.rule + "+office_after",
    )


def _past_courtesy(line: Line, i: int) -> int:
    """The word after "Sheikh", "Dr." or "Sir"."""
    match = line.at(i, "courtesy")
    if match is None:
        return i
    return match[0] + (line.word(match[0]) == ".")


def _several(
    line: Line, phrase: Phrase, first: Name, by_start: dict[int, Name], used: set[int]
) -> Iterator[Found]:
    """As in "The Danish and Greenlandic premiers, X and Y"."""
    rows = list(_further(line, phrase, first, by_start, used))
    if rows and first.start not in used:
        used.add(first.start)
        item = holder(line, phrase, first, comma=True)
        rows.insert(0, replace(item, start=first.start, end=first.end))
    if len(rows) == len(phrase.several):  # "the presidents of Colombia and Peru, X and Y"
        lands = {row.start: by_start[row.start].country for row in rows}
        rows = [
            replace(row, country=lands[row.start] or land)
            for row, land in zip(rows, phrase.several, strict=True)
        ]
    yield from rows


def _weak(line: Line, phrase: Phrase) -> bool:
    """Whether a common word ("head", "chair") has nothing beside it that makes it an office."""
    if phrase.word.name not in roles(line.language).get("weak_roles", ()):
        return False
    more = phrase.end > phrase.core + len(phrase.word.name.split())
    if phrase.determiner == "definite" and phrase.word.name not in ("head", "chair", "host"):
        return False
    return not (more or phrase.country or phrase.body)


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
    joining = {*role_words(line.language, "conjunctions"), ","}
    while line.word(at) in joining:
        name = by_start.get(at + 1)
        if name is None:
            return
        used.add(name.start)
        yield replace(holder(line, phrase, name, comma=True), start=name.start, end=name.end)
        at = name.end


def holder(line: Line, phrase: Phrase, name: Name, *, comma: bool) -> Found:
    """A person's name with the office that stands before it, or before the comma before it."""
    title = line.slice(phrase.title_start, phrase.end).replace("'s ", " ")
    if phrase.several:  # "the presidents of Peru and Chile"
        title = line.slice(phrase.core, phrase.core + len(phrase.word.name.split()))
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
        or phrase.country
        or phrase.word.country
        or (_state_behind(line, name.end) if phrase.body is None else None),
        title=title,
        role=phrase.word.id,
        gender=gender,
        body=phrase.body,
        determiner="possessive" if phrase.determiner == "possessive" else "none",
        head=name.end - 1,
    )


def _state_behind(line: Line, end: int) -> str | None:
    """As in "President X of Fiji": the state behind the name of who holds an office."""
    bracket = _state_in_brackets(line, end)
    if bracket is not None:
        return bracket
    if line.word(end) not in role_words(line.language, "owning"):
        return None
    end += 1 + (line.word(end + 1) in roles(line.language)["determiners"]["definite"])
    state = line.at(end, "state")
    return state[1].id if state is not None and line.word(state[0]) != "'" else None


def _state_in_brackets(line: Line, end: int) -> str | None:
    """As in "X (Paraguay)" in a list of those who met."""
    state = line.at(end + 1, "state") if line.word(end) == "(" else None
    return state[1].id if state is not None and line.word(state[0]) == ")" else None


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
        country=phrase.country
        or phrase.word.country
        or roles(line.language).get("offices_of", {}).get(phrase.word.name),
        title=line.slice(phrase.title_start, phrase.end),
        role=phrase.word.id,
        gender=phrase.word.gender,
        determiner=phrase.determiner,
        regions=phrase.regions,
        body=phrase.body,
        head=phrase.core,
    )


def bare_names(line: Line, names: Sequence[Name]) -> Iterator[Found]:
    """Persons by their name alone."""
    for name in names:
        country = name.country or _possessor(line, name.start)
        country = country or _state_in_brackets(line, name.end)
        yield Found(
            name.start,
            name.end,
            "name",
            "person",
            name.actor_id,
            name.name,
            name.rule,
            name.score,
            country=country,
            title=_title_inside(line, name),
            gender=name.gender,
            head=name.end - 1,
            role=curated_office(name.actor_id),
        )


def _title_inside(line: Line, name: Name) -> str | None:
    """The office that a listed name begins with: "Pope Francis", "King Charles III"."""
    match = line.at(name.start, "role")
    inside = match is not None and match[0] < name.end
    return line.slice(name.start, match[0]) if match is not None and inside else None


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


@cache
def office_class(title: str) -> str | None:
    """The class that a curated title is of."""
    best, length = None, 0
    for key, row in offices().items():
        for start in row.get("titles", ()):
            if title.lower().startswith(start.lower()) and len(start) > length:
                best, length = key, len(start)
    return best
