"""Where the name of a listed body is another's, or no name: "the French Senate", "Photo: AA"."""

from __future__ import annotations

from dragoman.actors.gazetteer import Entry, generic, role_words, roles
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.text import slug


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
    words = line.slice(inner, match[0])
    return Found(
        start,
        match[0],
        "name",
        "organisation",
        f"{owner.id.lower()}-{kind or slug(words)}",
        line.slice(start, match[0]),
        "state_and_ministry",
        0.8,
        country=owner.id,
        head=match[0] - 1,
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
    articles = role_words(line.language, "capital_articles")
    return i == 0 or line.pieces[i - 1] not in {'"', "„", "“", "»", "«", "'", "(", *articles}
