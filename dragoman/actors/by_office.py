"""Names of persons by the office beside them: "Foreign Minister X", "X, the mayor of Lyon,"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.gazetteer import Entry, Kind, role_words, roles, switched
from dragoman.actors.persons import NOT_NAMES, Name, blocked, doubles, no_person, stands_for_other
from dragoman.actors.reading import Line
from dragoman.actors.shapes import length, sequence
from dragoman.actors.whoswho import family_names, given_names, particles
from dragoman.actors.worldnames import common_words, gender_of, is_family, key_of

# So many words at most may an office behind a name take before its comma.
EXPLAINED = 14
# So many words at most stand between an office with its plain words and the comma behind it.
OF_WORDS = 9


def titled(line: Line) -> Iterator[Name]:
    """Capitalised words right after an office or a courtesy title."""
    for i in range(1, len(line.pieces)):
        if not line.capital(i) and not _opens_with_particle(line, i):
            continue
        before = i - 1 if line.pieces[i - 1] == "." and i > 1 else i
        title = title_before(line, before)
        if title is None or blocked(line, i, i + 1):
            continue
        if stands_for_other(line, i) and not (title[1].kind == "courtesy" and line.at(i, "role")):
            named = line.pieces[i] in doubles() and line.capital(i + 1) and line.word(i + 1) != "'"
            if not named or stands_for_other(line, i + 1):
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
        if line.pieces[i - 1] != "," or not line.capital(i) or stands_for_other(line, i):
            continue
        end = sequence(line, i)
        closed = end >= len(line.pieces) or line.pieces[end] in {",", ".", ")"}
        if not closed or length(line, i, end) < 2 or no_person(line, i, end):
            continue
        office = _office_explained(line, i - 1) or _office_of(line, i - 1)
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
        known = any(stands_for_other(line, i) or line.at(i, "seat") for i in range(start, comma))
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
        if not first or not named or stands_for_other(line, i):
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


def _office_of(line: Line, comma: int) -> Entry | None:
    """The office of plain words before a comma: "Le président de la commission électorale, X,"."""
    lists = roles(line.language)
    for k in range(comma - 1, max(0, comma - OF_WORDS), -1):
        match = line.at(k, "role")
        definite = line.word(k - 1) in (*lists["determiners"]["definite"], "'")
        if match is not None and definite and line.word(match[0]) in lists["links"]["of"]:
            return match[1]
        if match is not None or not (line.word(k).isalpha() or line.pieces[k] in "'-"):
            return None
    return None


def title_before(line: Line, i: int) -> tuple[int, Entry] | None:
    """The office or courtesy that ends before word i.

    "-elect", "electo" may stand between, and what the office is of: "министр обороны Франции X".
    """
    kinds: list[Kind] = ["demonym"] if switched(line.language, "adjective_after") else []
    if switched(line.language, "state_after"):
        kinds += ["state", "body", "demonym", "ministry"]
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
        return line.capital(i + 2) and not stands_for_other(line, i + 2)
    return line.capital(i + 1) and not of_it


def _opens_name(line: Line, start: int) -> bool:
    """Whether no word of place stands before: "In Capitol Hill, the speaker said"."""
    if start == 0:
        return True
    small = role_words(line.language, "locative", "directed", "placing", "passing")
    return line.word(start - 1) not in {*small, *roles(line.language)["links"]["of"], ",", "-", "'"}
