"""What a page says of an article around it: its section, the lines under its title, its outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman import words
from dragoman.articles.furniture import fold, furniture
from dragoman.articles.sources import outlet_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line

# "Home > News > Europe": the way from the front page down to the story.
BETWEEN = re.compile(r"\s*[>»›→/|]\s*|\s+[•·]\s+")
# "© 2024 The Harbour Times": a year or a word on rights tells it from the maker of a picture.
RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s:©]*(?:\(c\)\s*|©\s*)?(?:by\s+)?"
    r"(?P<year>(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?,?\s*)?(?:by\s+)?[-–—|•·]?\s*"
    r"(?P<name>(?-i:[^\W\d_a-zà-ÿ])[\w&’'-]*(?:[ .][^\W\d_][\w&’'-]*){0,5}?)"
    r"(?=\s*(?:[.,;|•·–—(/]|-\s|$|(?:19|20)\d\d|all rights|alle re|tous droits|todos los))",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r",?\s+(?:(?:inc|ltd|llc|limited|gmbh|ag|b\.?v|s\.?a|s\.?l|plc|corp|co|kg|se)\b\.?|"
    r"(?:media|publishing) (?:group|company|house)\b.*)+$",
    re.IGNORECASE,
)
# What is left of "Some Club e.V." and its like.
LETTER = re.compile(r"(?:\s\S)+$")
# A footer is at the end of a page; in the text above a copyright is an agency's or a picture's.
FOOTER_CHARS = 4_000
MOST_CHARS = 200
LEAST_NAME = 4
MOST_DECK = 2
DECK_WORDS = range(6, 70)


def section_of(lines: Sequence[str]) -> str | None:
    """The section that the lines above a title name, nearest last: alone, or at a breadcrumb's end.

    A line alone must be a section by the lists; of a breadcrumb the last part that is no title.
    """
    sections = furniture().sections
    for line in reversed(lines):
        parts = [part.strip() for part in BETWEEN.split(line) if part.strip(" .:")]
        known = [part for part in parts if fold(part) in sections]
        led = len(parts) >= 2 and fold(parts[0]) in furniture().front_page
        if led:
            inner = [part for part in parts[1:] if len(part.split()) <= 4]
            if inner:
                return known[-1] if known and known[-1] in inner else inner[-1]
        elif known and len(parts) <= 3 and len(known) == len(parts):
            return known[-1]
    return None


def deck_of(lines: Sequence[Line], title: int | None, body: Sequence[int]) -> int:
    """How many of a body's first lines are the deck: what stands under the title and sums it up.

    Below it stand the byline or the day, and then the story; or it has no full stop.
    """
    if title is None or len(body) < 2:
        return 0
    deck = 0
    for number in range(min(MOST_DECK, len(body) - 1)):
        k, under = body[number], body[number + 1]
        line = lines[k]
        if line.words not in DECK_WORDS or line.dateline is not None or k - title > 4:
            break
        signed = any(lines[j].kind in {"byline", "date"} for j in range(k + 1, under))
        headed = any(lines[j].kind in {"byline", "date"} for j in range(title + 1, k))
        if signed or (line.kind == "head" and not headed and lines[under].kind == "prose"):
            deck = number + 1
    return deck


def outlet_of_footer(text: str) -> str | None:
    """The outlet whose rights the end of a page keeps ("© 2024 The Harbour Times").

    An agency that is named there has the rights of a report and not of the site.
    """
    end = len(text)
    for line in reversed(text[max(0, end - FOOTER_CHARS) :].splitlines()):
        if len(line) > MOST_CHARS or (match := RIGHTS.search(line)) is None:
            continue
        name = COMPANY.sub("", match.group("name")).strip(" .,-–—")
        name = LETTER.sub("", name)
        kept = match.group("year") is not None or furniture().rights.search(line) is not None
        usual = outlet_named(name)
        if usual is not None:
            if _kind(usual) != "agency":
                return usual
        elif kept and name and not furniture().rights.search(name) and _is_name(name):
            return name
    return None


def _is_name(name: str) -> bool:
    """Whether some words are a name: each of more than three letters has a capital."""
    parts = name.split()
    if len(name) < LEAST_NAME or "copyright" in name.casefold():
        return False
    return 1 <= len(parts) <= 6 and all(part[0].isupper() or len(part) <= 3 for part in parts)


def _kind(name: str) -> str | None:
    entry = words.load("all", "outlets").get("outlets", {}).get(name, {})
    return entry.get("kind") if isinstance(entry, dict) else None
