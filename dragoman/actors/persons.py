"""Full names of persons: from the list, by a given name, by a title before them, by the parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman import words
from dragoman.actors.entities import entities, saying
from dragoman.actors.gazetteer import Entry, Kind, role_words, roles, switched, waters
from dragoman.actors.reading import Line
from dragoman.actors.shapes import alone, begun, length, sequence
from dragoman.actors.whoswho import Person, family_names, given_names, particles, people
from dragoman.actors.worldnames import common_words, gender_of, is_family, key_of

# So many words at most stand between a name and the kind of house that bears it.
BEARERS = 3
# So many words at most may an office behind a name take before its comma.
EXPLAINED = 14
# What the parser may call a word and no name can be.
NOT_NAMES = {"VERB", "AUX", "ADP", "DET", "ADV", "SCONJ", "CCONJ"}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a sentence: its words [start, end), and whom it is taken for."""

    start: int
    end: int
    name: str
    actor_id: str | None
    country: str | None
    gender: str | None
    rule: str
    score: float
    office: str | None = None  # the class of the office word right before it

    @property
    def full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.name


@cache
def doubles() -> frozenset[str]:
    """Given names that are countries too."""
    return frozenset(words.load("all", "people").get("given_and_state", ()))


def from_person(person: Person, start: int, end: int, rule: str, score: float) -> Name:
    """The name of a curated person at some words."""
    return Name(start, end, person.name, person.id, person.country, person.gender, rule, score)


def full_names(line: Line) -> Iterator[Name]:
    """The names of a sentence that need no other sentence to be known."""
    taken = [False] * len(line.pieces)
    for name in _candidates(line):
        if not any(taken[name.start : name.end]):
            for i in range(name.start, name.end):
                taken[i] = True
            yield name


def _candidates(line: Line) -> Iterator[Name]:
    """In the order of trust: the list, a given name, a title, the parser."""
    yield from listed(line)
    yield from given(line)
    yield from titled(line)
    yield from apposed(line)
    yield from explained(line)
    yield from behind_department(line)
    yield from begun_alike(line)
    yield from parsed(line)


def blocked(line: Line, start: int, end: int) -> bool:
    """Whether a longer name that is nobody's (or some body's) covers these words."""
    if any(stop == end and entry.kind == "none" for stop, entry in line.found[start]):
        return True
    if bears_name(line, end):
        return True
    return line.covered(start, end, "none", "body", "ministry", "role", "roles", "state")


def listed(line: Line) -> Iterator[Name]:
    """The name of the list of persons, in full or in a spelling that the list gives."""
    i = 0
    while i < len(line.pieces):
        match = line.at(i, "person")
        if match is None or blocked(line, i, match[0]):
            i += 1
            continue
        end, entry = match
        if line.word(end) in role_words(line.language, "younger"):
            i += 1
            continue  # "Donald Trump Jr" is his son
        if bears_name(line, end):
            i = end
            continue
        person = people()[entry.id]
        if end - i > 1 and ordinary(line, end):
            name = line.slice(i, end)
            key = f"{entry.id}-namesake"
            yield Name(i, end, name, key, None, person.gender, "listed_name", 0.6)
            i = end
            continue
        yield from_person(person, i, end, "listed_name", 0.98 if end - i > 1 else 0.85)
        i = end


def bears_name(line: Line, end: int) -> bool:
    """Whether what follows bears the name of a person: "Charles de Gaulle airport".

    Other words may stand between: "Kenyatta International Convention Centre".
    """
    listed = role_words(line.language, "after_name")
    if end < len(line.pieces) and line.pieces[end] in listed:
        return True
    if line.headline or switched(line.language, "noun_capitals"):
        return False
    for stop in range(end, min(end + BEARERS, len(line.pieces) - 1)):
        if not line.capital(stop) or line.found[stop]:
            return False
        if line.pieces[stop + 1] in listed:
            return True
    return False


def ordinary(line: Line, end: int) -> bool:
    """Whether what explains a name is an everyday calling: "X, a dentist from Perth"."""
    lists = roles(line.language)
    callings = role_words(line.language, "callings")
    at = end + (line.word(end) == ",")
    articles = {*lists["determiners"]["indefinite"], *lists["determiners"]["definite"]}
    linked = at == end and line.word(at) in lists["links"]["of"]
    at += linked
    if line.word(at) not in articles:
        return False
    for k in range(at + 1, min(at + 5, len(line.pieces))):
        if line.word(k) in callings:
            return True
        if not line.pieces[k].isalpha() or line.at(k, "role", "state", "demonym") is not None:
            return False
    return False


def given(line: Line) -> Iterator[Name]:
    """Capitalised words that begin with a common given name."""
    genders = given_names()
    for i, piece in enumerate(line.pieces):
        named = piece in genders or _double(line, i)
        if not named or (line.capital(i - 1) and line.glued(i)):
            continue
        end = sequence(line, i)
        if line.headline and end - i > 2 and line.lower[i + 1] not in particles():
            end = i + 2  # every word of such a headline has a capital
        if length(line, i, end) < 2 or blocked(line, i, end) or blocked(line, i, i + 1):
            continue
        if no_person(line, i, end):
            continue
        name = line.slice(i, end)
        gender = genders.get(piece)
        yield Name(
            i,
            end,
            name,
            key_of(name, line.language),
            None,
            gender,
            "given_name",
            0.8 if gender else 0.6,
        )


def _double(line: Line, i: int) -> bool:
    """As in "Israel Houghton": a state's name that is given too, and an unknown word."""
    if line.pieces[i] not in doubles() or line.headline or i + 1 >= len(line.pieces):
        return False
    if not line.capital(i + 1) or line.found[i + 1] or line.pieces[i + 1].isupper():
        return False
    if line.capital(i + 2) or line.glued(i + 1):
        return False  # "Jordan River Foundation"
    token = line.token_of[i + 1]
    return token is not None and token.pos == "PROPN" and bool(token.dep)


def no_person(line: Line, start: int, end: int) -> bool:
    """Whether the words of a capitalised sequence show that it is a place, a thing or a clause."""
    lists = roles(line.language)
    if line.pieces[end - 1] in lists.get("not_persons", ()):
        return True
    if bears_name(line, end) or line.slice(start, end) in waters(line.language):
        return True
    if line.pieces[start] in lists.get("place_heads", ()):
        return True
    return any(line.pieces[i] in saying(line.language) for i in range(start + 1, end))


def titled(line: Line) -> Iterator[Name]:
    """Capitalised words right after an office or a courtesy title."""
    for i in range(1, len(line.pieces)):
        if not line.capital(i) and not _opens_with_particle(line, i):
            continue
        before = i - 1 if line.pieces[i - 1] == "." and i > 1 else i
        title = _title_before(line, before)
        if title is None or blocked(line, i, i + 1):
            continue
        if _stands_for_other(line, i) and not (title[1].kind == "courtesy" and line.at(i, "role")):
            named = line.pieces[i] in doubles() and line.capital(i + 1) and line.word(i + 1) != "'"
            if not named or _stands_for_other(line, i + 1):
                continue  # but "Mr. King" is a name, and "presidente Maurício Macri"
        if before < i and title[1].kind == "role" and len(line.pieces[before - 1]) > 4:
            continue  # the full stop ends a sentence
        token = line.token_of[i]
        if token is not None and token.pos in NOT_NAMES:
            continue  # a headline writes "FM Says"
        end = sequence(line, i)
        if no_person(line, i, end):
            continue
        if end <= i or (line.pieces[i] == line.pieces[i].upper() and len(line.pieces[i]) > 1):
            continue
        capitals = switched(line.language, "noun_capitals")
        one = length(line, i, end) < 2
        if capitals and title[1].kind == "role" and one and line.pieces[i] not in family_names():
            continue  # a noun has a capital too
        own = [k for k in range(i, end) if line.capital(k)]
        if all(line.pieces[k].isupper() and len(line.pieces[k]) > 1 for k in own):
            continue  # "l'omologo al G7", "leider van de UDFF"
        if any(line.at(k, "state") is not None for k in own[1:]):
            continue  # "Президентом Республики Таджикистан Эмомали Рахмоном"
        name = line.slice(i, end)
        many = length(line, i, end) > 1  # "Clinton" alone is no given name
        gender = given_names().get(line.pieces[i]) or title[1].gender
        gender = gender or (many and gender_of(line.pieces[i])) or None
        key = key_of(name, line.language) if many else None
        office = title[1].id if title[1].kind == "role" else None
        score = 0.8 if many else 0.6
        yield Name(i, end, name, key, None, gender, "title_name", score, office)


def apposed(line: Line) -> Iterator[Name]:
    """Capitalised words between commas that explain an office: "The mayor of Lyon, X, ..."."""
    for i in range(2, len(line.pieces)):
        if line.pieces[i - 1] != "," or not line.capital(i) or _stands_for_other(line, i):
            continue
        end = sequence(line, i)
        closed = end >= len(line.pieces) or line.pieces[end] in {",", ".", ")"}
        if not closed or length(line, i, end) < 2 or no_person(line, i, end):
            continue
        office = _office_explained(line, i - 1)
        if office is None or blocked(line, i, end):
            continue
        name = line.slice(i, end)
        gender = (gender_of(line.pieces[i]) or None) or office.gender
        yield Name(
            i, end, name, key_of(name, line.language), None, gender, "title_name", 0.75, office.id
        )


def explained(line: Line) -> Iterator[Name]:
    """Capitalised words that an office between commas explains: "X Y, Laos's trade minister,"."""
    if line.headline or switched(line.language, "noun_capitals"):
        return
    for comma in range(2, len(line.pieces) - 1):
        if line.pieces[comma] != "," or not line.capital(comma - 1):
            continue
        start = comma - 1
        while start > 0 and line.capital(start - 1) and line.pieces[start - 1].isalpha():
            start -= 1
        if not _opens_name(line, start) or not 2 <= comma - start <= 4:
            continue
        known = any(_stands_for_other(line, i) or line.at(i, "seat") for i in range(start, comma))
        common = common_words(line.language)
        if known or any(line.lower[i] in common for i in range(start, comma)):
            continue
        if sequence(line, start) != comma or no_person(line, start, comma):
            continue
        office = _office_behind(line, comma)
        if office is None or blocked(line, start, comma):
            continue
        name = line.slice(start, comma)
        gender = (gender_of(line.pieces[start]) or None) or office.gender
        key = key_of(name, line.language)
        yield Name(start, comma, name, key, None, gender, "title_name", 0.7, office.id)


def begun_alike(line: Line) -> Iterator[Name]:
    """Names that only begin like a listed family name: "Aziz Ajanuch" is not Tariq Aziz."""
    for i in range(len(line.pieces) - 1):
        end = begun(line, i)
        if end - i < 2 or blocked(line, i, end) or no_person(line, i, end):
            continue
        name = line.slice(i, end)
        gender = gender_of(line.pieces[i]) or None
        yield Name(i, end, name, key_of(name, line.language), None, gender, "world_given_name", 0.6)


def _opens_name(line: Line, start: int) -> bool:
    """Whether no word of place stands before: "In Capitol Hill, the speaker said"."""
    if start == 0:
        return True
    small = role_words(line.language, "locative", "directed", "placing", "passing")
    return line.word(start - 1) not in {*small, *roles(line.language)["links"]["of"], ",", "-", "'"}


def _office_behind(line: Line, comma: int) -> Entry | None:
    """The office of one person that begins behind a comma and ends at the next, or at the end."""
    lists = roles(line.language)["determiners"]
    small = {*lists["definite"], *lists["indefinite"], "'", "s"}
    at = comma + 1
    while line.word(at) in small or line.at(at, "state", "demonym", "modifier", "ministry"):
        office = line.at(at, "role")
        if office is not None:
            break
        match = line.at(at, "state", "demonym", "modifier", "ministry")
        at = match[0] if match is not None else at + 1
    office = line.at(at, "role")
    if office is None:
        return None
    close = range(office[0], min(office[0] + EXPLAINED, len(line.pieces)))
    return office[1] if any(line.pieces[i] in {",", "."} for i in close) else None


def behind_department(line: Line) -> Iterator[Name]:
    """A given name and a family name behind what an office is for: "Minister for Rural Roads X Y".

    The capitals of the department would else be of the name, and the family name a better known
    person's.
    """
    if line.headline or switched(line.language, "noun_capitals"):
        return
    common = common_words(line.language)
    for i in range(2, len(line.pieces) - 1):
        first = line.capital(i) and line.capital(i - 1) and not line.glued(i)
        named = gender_of(line.pieces[i]) is not None or is_family(line.pieces[i])
        if not first or not named or _stands_for_other(line, i):
            continue
        if line.lower[i - 1] not in common or line.lower[i] in common:
            continue
        end = sequence(line, i)
        if length(line, i, end) < 2 or not is_family(line.pieces[end - 1]):
            continue
        if not _in_department(line, i) or no_person(line, i, end) or blocked(line, i, end):
            continue
        name = line.slice(i, end)
        gender = gender_of(line.pieces[i]) or None
        yield Name(i, end, name, key_of(name, line.language), None, gender, "title_name", 0.75)


def _in_department(line: Line, i: int) -> bool:
    """Whether an office with "of" or "for" stands before, and nothing but capitals between."""
    lists = roles(line.language)["links"]
    small = {*lists["of"], *lists["to"], *role_words(line.language, "conjunctions")}
    linked = False
    for k in range(i - 1, max(-1, i - 8), -1):
        if linked and line.before(k + 1, "role") is not None:
            return True
        linked = linked or line.word(k) in small
        if not (line.capital(k) or line.word(k) in small):
            return False
    return False


def _office_explained(line: Line, comma: int) -> Entry | None:
    """The office with an article before it and no verb between it and the comma."""
    lists = roles(line.language)
    small = {*lists["links"]["of"], *lists["determiners"]["definite"], "'", "-"}
    for k in range(comma - 1, max(-1, comma - 10), -1):
        match = line.at(k, "role")
        if match is not None:
            opened = k == 0 or line.word(k - 1) in lists["determiners"]["definite"]
            return match[1] if opened or line.at(k - 1, "demonym") is not None else None
        known = line.at(k, "demonym", "modifier", "state", "ministry") is not None
        if not (line.capital(k) or line.word(k) in small or known):
            return None
    return None


def _title_before(line: Line, i: int) -> tuple[int, Entry] | None:
    """The office or courtesy that ends before word i.

    "-elect", "electo" may stand between, and what the office is of: "министр обороны Франции X".
    """
    kinds: list[Kind] = ["demonym"] if switched(line.language, "adjective_after") else []
    if switched(line.language, "state_after"):
        kinds += ["state", "body", "demonym"]
    if switched(line.language, "genitive_after"):
        kinds.append("state")
    for _ in range(3):
        title = line.before(i, "role", "courtesy")
        if title is not None:
            return title
        past = _past_object(line, i)
        if past < i:
            i = past
            continue
        between = line.before(i, *kinds) if kinds else None
        if between is not None:
            i = between[0]
        elif line.word(i - 1) in role_words(line.language, "after_office"):
            i -= 2 if line.word(i - 2) == "-" else 1
        else:
            break
    return None


def _past_object(line: Line, i: int) -> int:
    """Where the "de Londres" of "maire de Londres X" begins, or that of "de Comercio"."""
    named = line.capital(i + 1) and gender_of(line.pieces[i]) is not None
    if not switched(line.language, "adjective_after") or not named:
        return i
    place = line.before(i, "seat")
    start = place[0] if place is not None else i - 1
    noun = line.capital(start) and gender_of(line.pieces[start]) is None
    if place is None and not noun:
        return i
    return start - 1 if line.word(start - 1) in roles(line.language)["links"]["of"] else i


def _opens_with_particle(line: Line, i: int) -> bool:
    """As in "minister de Jonge"; but the "burgemeester van Utrecht" is of Utrecht."""
    if line.word(i) not in particles():
        return False
    lists = roles(line.language)
    of_it = line.word(i) in lists["links"]["of"]
    definite = line.word(i + 1) in lists["determiners"]["definite"]
    if of_it and definite and switched(line.language, "adjective_after"):
        return False  # "ministre russe de la Défense"
    if line.word(i + 1) in particles():
        return line.capital(i + 2) and not _stands_for_other(line, i + 2)
    return line.capital(i + 1) and not of_it


def _stands_for_other(line: Line, i: int) -> bool:
    """Whether the lists know word i as something else than a name."""
    return any(
        entry.kind
        in (
            "state",
            "demonym",
            "people",
            "body",
            "house",
            "role",
            "roles",
            "ministry",
            "none",
            "pronoun",
            "modifier",
            "group",
            "government",
            "person",
        )
        for _, entry in line.found[i]
    )


def parsed(line: Line) -> Iterator[Name]:
    """What the parser calls a person, where the words look like a name."""
    for start, end in entities(line, "PERSON"):
        while start < end and (_stands_for_other(line, start) or not line.capital(start)):
            if line.pieces[start] in doubles() and end - start > 1:
                break
            if line.word(start) in particles():
                break
            start += 1  # noqa: PLW2901 -- a title at the head of the entity
        stop = min(end, sequence(line, start)) if start < end else start
        if start >= stop or blocked(line, start, stop):
            continue
        if no_person(line, start, stop):
            continue
        if stop - start > 1 and next(alone().at(line.pieces, start), None) is not None:
            continue  # "Trump Plays Golf"
        double = stop - start > 1 and line.pieces[start] in doubles()
        first = start + 1 if double else start
        last = stop - 1 if stop - start > 1 and line.pieces[stop - 1] in doubles() else stop
        if any(line.at(i, "state", "demonym", "body", "house") for i in range(first, last)):
            continue
        name = line.slice(start, stop)
        many = length(line, start, stop) > 1
        gender = (many and gender_of(line.pieces[start])) or None
        if many:
            yield Name(
                start, stop, name, key_of(name, line.language), None, gender, "parsed_name", 0.7
            )
        elif len(name) > 2 and says(line, start):
            yield Name(start, stop, name, None, None, gender, "parsed_name", 0.4)


def says(line: Line, i: int) -> bool:
    """Whether the parser makes word i the subject of a verb of saying."""
    token = line.token_of[i]
    if token is None or token.dep != "nsubj":
        return False
    return line.tokens[token.head].lemma in words.load(line.language, "speech").get("verbs", {})
