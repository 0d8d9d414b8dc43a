"""What a word beside a name calls a place: "the villages of Exampla", "Exampla dam"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman import words
from dragoman.actors.gazetteer import roles, switched
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import family_names
from dragoman.actors.worldnames import given_in_any_case
from dragoman.places.atlas import atlas_of, fold

LONGEST = 5
# So far before a name its noun is looked for.
REACH = 30
# Names of fewer letters are told anew each time.
NAME = 4
# What stands before Arabic names with a hyphen, in small letters.
ARTICLES = frozenset(
    {"al", "el", "ar", "as", "ash", "at", "an", "az", "ad", "es", "er", "ed", "ez"}
)
# Of lists of nobody they keep a run from being a place: "the region Governor Example".
NAMED = ("role", "roles", "courtesy", "person", "body", "ministry", "state", "demonym", "group")


def capital(line: Line, i: int) -> bool:
    """Whether a name can begin at a word: a capital, or an Arabic article before one."""
    if line.capital(i):
        return True
    article = line.word(i) in ARTICLES and line.word(i + 1) == "-" and line.capital(i + 2)
    return article and line.glued(i + 1) and line.glued(i + 2)


def run_end(line: Line, start: int, taken: Sequence[bool]) -> int:
    """Where a run of capitalised words ends, hyphens and small words inside."""
    end = start + (1 if line.capital(start) else 3)
    inner = frozenset(words.load(line.language, "naming").get("place_joining", ()))
    while end < len(line.pieces) and end - start < LONGEST and not taken[end]:
        piece = line.pieces[end]
        if line.capital(end) and piece[0].isalpha() and line.pieces[end - 1] not in ",.":
            if _begins_noun_name(line, end):
                break
            end += 1
        elif not line.capital(end) and capital(line, end) and not line.glued(end):
            end += 3
        elif (
            piece in "-'" and line.glued(end) and line.glued(end + 1) and end + 1 < len(line.pieces)
        ):
            if taken[end + 1] or not line.pieces[end + 1].isalpha() or line.word(end + 1) == "s":
                break
            end += 2
        elif line.pieces[start] in heads(line.language) and piece in inner:
            step = 2 if line.word(end + 1) in inner else 1
            if not line.capital(end + step) or taken[end + step]:
                break
            end += step + 1
        else:
            break
    return end


def bare_start(line: Line, start: int, end: int) -> int:
    """Where a name begins that its noun stands before with a capital: "die Stadt Exampla"."""
    capitals = switched(line.language, "noun_capitals")
    opens = start == 0 or not line.pieces[start - 1].isalpha()
    common = atlas_of(line.language).common
    first = start
    while first < end - 1 and line.pieces[first] not in heads(line.language):
        word = line.word(first)
        noun = word in nouns(line.language) and (opens or capitals)
        if not (noun or fold(word) in common or (capitals and word.endswith(_ends(line.language)))):
            break
        first += 1
    return first


@cache
def _ends(language: str) -> tuple[str, ...]:
    """How the words end that places are called: "Industriestadt"."""
    return tuple(words.load(language, "places").get("noun_endings", ()))


@cache
def nouns(language: str) -> frozenset[str]:
    """What places are called, in small letters."""
    return frozenset(noun.lower() for noun in words.load(language, "places").get("place_nouns", ()))


def is_called(line: Line, start: int, end: int) -> bool:
    """Whether a noun before or behind some capitalised words says that they are a place."""
    atlas = atlas_of(line.language)
    first = line.pieces[start]
    if any(fold(word) in atlas.common for word in line.lower[start:end]):
        return False
    if given_in_any_case(first) is not None:
        return False
    if any(e.kind in NAMED for k in range(start, end) for _, e in line.found[k]):
        return False
    at = line.starts[start]
    before = atlas.nouns.search(line.text, max(0, at - REACH), at) if atlas.nouns else None
    if before is not None:
        noun = next(k for k in range(start) if line.ends[k] > before.start())
        # "the mayor of the city Example"
        return all(line.before(k, "role", "roles") is None for k in (noun, start))
    if end - start == 1 and first in family_names():
        return False  # "an Obama town hall"
    if line.word(start - 1) in roles(line.language)["links"]["of"] and line.capital(start - 2):
        return False  # "the Ministry of Justice district office"
    token = line.token_of[end - 1]
    if token is not None and token.tag and token.tag not in ("NNP", "NNPS"):
        return False
    return _before_noun(line, end)


def called_names(lines: Sequence[Line]) -> frozenset[str]:
    """The names that an article calls places somewhere."""
    found = ((line, item) for line in lines for item in called_places(line, ()))
    return frozenset(line.slice(item.start, item.end) for line, item in found)


def called_places(
    line: Line, taken: Sequence[bool], known: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Holds the words that a noun calls a place, here or elsewhere: they are taken for nobody."""
    if line.headline or line.shouted or atlas_of(line.language).nouns is None:
        return
    taken = taken or [False] * len(line.pieces)
    i = 0
    while i < len(line.pieces):
        glued = line.glued(i) and line.pieces[i - 1] in "-@#."
        if taken[i] or glued or not capital(line, i):
            i += 1
            continue
        end = run_end(line, i, taken)
        i = bare_start(line, i, end)
        name = line.slice(i, end)
        if is_called(line, i, end) or (len(name) >= NAME and name in known):
            yield Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
        i = end


def _before_noun(line: Line, end: int) -> bool:
    """Whether a noun stands right behind, and the last word can be the name of its place."""
    atlas = atlas_of(line.language)
    if atlas.nouns_after is None or atlas.nouns_after.match(line.text, line.ends[end - 1]) is None:
        return False
    endings = _adjectives(line.language)
    return not endings or line.lower[end - 1].endswith(endings)


def _begins_noun_name(line: Line, i: int) -> bool:
    """As in "село Примерово Образцовского района": the adjective of a second place begins."""
    return bool(_adjectives(line.language)) and _before_noun(line, i + 1)


@cache
def _adjectives(language: str) -> tuple[str, ...]:
    """How the words end that stand for a name before its noun; none where names stand there."""
    return tuple(words.load(language, "places").get("before_nouns", ()))


@cache
def heads(language: str) -> frozenset[str]:
    """First words of names of places."""
    rows = (words.load(name, "naming").get("place_first", ()) for name in (language, "all"))
    return frozenset(word for row in rows for word in row)
