"""Where the name of a listed body is another's, or no name: "the French Senate", "Photo: AA"."""

from __future__ import annotations

from functools import cache

from dragoman import words
from dragoman.actors.bodies import body_of_state, generic
from dragoman.actors.gazetteer import Entry, ministries, role_words, roles, switched
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import family_names
from dragoman.places import is_elsewhere
from dragoman.text import slug

CURRENCIES = {"$", "€", "£", "¥"}


# "Abkommen", "akkoord" end a compound; shorter words end others too.
LONG = 5


def not_meant(line: Line, i: int, end: int, entry: Entry) -> bool:
    """Whether the words of a listed body do not mean it here."""
    return _pictured(line, i) or _part_of_other(line, i, end, entry) or _noun(line, i)


def foreign_namesake(line: Line, start: int, end: int, owner: Entry) -> Found | None:
    """As in "the French Senate", "Germany's Foreign Office": another state's listed name."""
    if owner.kind not in ("demonym", "state") or not owner.id.isupper():
        return None
    inner = end + 2 if line.word(end) == "'" and line.word(end + 1) == "s" else end
    if owner.kind == "state" and inner == end:
        return None
    match = line.at(inner, "body")
    if match is None or match[1].country in (None, owner.id):
        return None
    kind = generic().get(match[1].id)
    if kind is None and inner != end:
        return None
    own = line.slice(inner, match[0])
    return Found(
        start,
        match[0],
        "name",
        "organisation",
        body_of_state(owner.id, kind or slug(own)),
        line.slice(start, match[0]),
        "state_and_ministry",
        0.8,
        country=owner.id,
        head=match[0] - 1,
    )


def owned_after(line: Line, i: int, end: int, entry: Entry) -> Found | None:
    """As in "the Senate of France", "el Senado paraguayo": of the state named behind it."""
    kind = generic().get(entry.id) if entry.kind == "body" else None
    if kind is None or entry.country is None:
        return None
    lists = roles(line.language)
    at = end
    if line.word(at) in lists["links"]["of"]:
        at += 1
        while line.word(at) in lists["determiners"]["definite"] or line.word(at) == "'":
            at += 1
        owner = line.at(at, "state")
    else:
        behind = switched(line.language, "adjective_after")
        owner = line.at(at, "demonym") if behind else None
    if owner is None or owner[1].id in ("", entry.country) or not owner[1].id.isupper():
        return None
    return Found(
        i,
        owner[0],
        "name",
        "organisation",
        body_of_state(owner[1].id, kind),
        line.slice(i, owner[0]),
        "state_and_ministry",
        0.8,
        country=owner[1].id,
        head=end - 1,
    )


def _pictured(line: Line, i: int) -> bool:
    """As in "Photo: AA", "(Image by AFP)": who took a picture says and does nothing."""
    pictures = roles(line.language).get("pictures", ())
    by = line.word(i - 1) in {":", "/", "-", *role_words(line.language, "agents")}
    return by and line.word(i - 2) in pictures


def _part_of_other(line: Line, i: int, end: int, entry: Entry) -> bool:
    """As in "National Congress Party": unknown capitals beside a common name make it another's."""
    if entry.id not in generic() or line.headline:
        return False
    known = {found.kind for _, found in line.found[i - 1]} if i > 0 else set()
    before = i > 1 and line.capital(i - 1) and known <= {"modifier"}
    after = line.capital(end) and line.pieces[end] in roles(line.language).get("organised", ())
    return before or after


def _noun(line: Line, i: int) -> bool:
    """As in German "die Zeit": an outlet only in quotation marks, or after a capital "Die"."""
    if line.pieces[i] not in roles(line.language).get("common_outlets", ()):
        return False
    told = role_words(line.language, "told_articles")
    if line.word(i - 1) in told and role_words(line.language, "telling") & {*line.lower[:i]}:
        return False  # "sagte er dem Spiegel"
    articles = role_words(line.language, "capital_articles")
    return i == 0 or line.pieces[i - 1] not in {'"', "„", "“", "»", "«", "'", "(", *articles}


def named_after(line: Line, i: int, end: int, entry: Entry) -> bool:
    """Whether a thing or town bears the name: "plaza de España", "the Minsk-Group"."""
    if entry.kind not in ("state", "seat"):
        return False
    after, second = (*line.pieces[end : end + 2], "", "")[:2]
    if entry.kind == "state" and after in role_words(line.language, "things"):
        return True
    if entry.kind == "seat" and after == "-" and line.starts[end] == line.ends[end - 1]:
        glued = line.starts[end + 1 : end + 2] == (line.ends[end],)
        return glued and second[:1].isalpha()  # "die Minsk-Gruppe"
    if after in CURRENCIES and line.pieces[i].isupper():
        return True  # "US$ 299"
    if entry.kind == "state" and _elsewhere(line, i, end, entry):
        return True
    if after in role_words(line.language, "after_place"):
        return True
    things = role_words(line.language, "named_after")
    lists = roles(line.language)
    small = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    at = i - 1
    while at > max(0, i - 4) and line.word(at) in small:
        at -= 1
    if at == i - 1:
        return False
    compound = switched(line.language, "compound_head_last")  # "das Friedensabkommen von Minsk"
    ends = tuple(word for word in things if len(word) > LONG) if compound else ()
    return line.word(at) in things or line.word(at).endswith(ends)


def _elsewhere(line: Line, i: int, end: int, entry: Entry) -> bool:
    """As in "Lebanon, Pa.", "Athens, Georgia", "Georgia Gov.", "US-24", "Club America"."""
    lists = roles(line.language)
    after, second = (*line.pieces[end : end + 2], "", "")[:2]
    if after == "," and second in role_words(line.language, "provinces"):
        return True
    if after == "-" and second.isdigit() and line.glued(end) and line.glued(end + 1):
        return True  # a road
    span = (line.starts[i], line.ends[end - 1])
    if is_elsewhere(line.text, span, entry.id, line.language):
        return True
    signs = lists.get("confusable", {}).get(entry.id, {}).get("told_by", ())
    rest = line.text[span[0] :]
    if any(rest.startswith(f"{sign} ") for sign in signs):
        return True
    return _name_before(line, i, end)


def _name_before(line: Line, i: int, end: int) -> bool:
    """As in "United Russia", "Reserve America": the last word of another's name.

    The parser calls it one name, or the word before is a capital that nothing explains.
    """
    if line.headline or line.shouted or i < 1 or line.glued(i) or not line.capital(i - 1):
        return False
    if line.found[i - 1] or line.ending.get(i) or not line.pieces[i - 1].isalpha():
        return False
    before, token = line.token_of[i - 1], line.token_of[end - 1]
    if before is None or token is None or not line.parsed:
        return False
    word = line.pieces[i - 1]
    if word in roles(line.language).get("before_states", ()) or word in family_names():
        return False
    if before.ent[2:] == "PERSON" or before.tag not in ("NNP", "NNPS"):
        return False
    one_name = token.ent[:1] == "I" or before.ent[2:] in ("ORG", "LOC", "FAC", "EVENT", "PRODUCT")
    return one_name or before.head in (token.i, token.head)


def of_nobody(line: Line, i: int, end: int) -> bool:
    """As in "Russian roulette", "insalata russa": the adjective of a country names a thing.

    So does the second half of "Latino-Americanos".
    """
    if line.pieces[i - 1 : i] == ("-",) and line.glued(i) and line.word(i - 2) in _continents():
        return True
    things = role_words(line.language, "things")
    if end < len(line.pieces) and line.pieces[end] in things:
        return True
    return switched(line.language, "adjective_after") and line.word(i - 1) in things


def ministry_around(line: Line, i: int, end: int, entry: Entry) -> Found | None:
    """As in "ministère russe de la Défense": the state's adjective inside the ministry's name."""
    if entry.kind != "demonym" or i == 0 or not entry.id.isupper():
        return None
    if not switched(line.language, "adjective_after"):
        return None
    for rest, key in ministries(line.language).get(line.lower[i - 1], ()):
        stop = end + len(rest)
        if line.lower[end:stop] == rest:
            return Found(
                i - 1,
                stop,
                "name",
                "organisation",
                body_of_state(entry.id, key),
                line.slice(i - 1, stop),
                "state_and_ministry",
                0.85,
                country=entry.id,
                head=i - 1,
            )
    return None


@cache
def _continents() -> frozenset[str]:
    """First halves of an adjective that make it one of a continent or a people: "sul-americano"."""
    return frozenset(words.load("all", "naming")["continents"])


@cache
def ships() -> frozenset[str]:
    """What stands before the name of a ship: "USS", "BRP"."""
    return frozenset(words.load("all", "naming")["ships"])


@cache
def towns() -> frozenset[str]:
    """The names of places, which a parser takes for bodies: "Banda Aceh", "Oxford"."""
    return frozenset(row["name"] for row in words.table("all", "places"))
