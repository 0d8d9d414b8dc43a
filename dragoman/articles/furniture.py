"""What stands around stories: menus, share buttons, related links, captions, tickers.

All words come from `words/<lang>/furniture.yml`; every language's lists are asked for every line,
since a page's furniture is often not in the language of its story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman import words

# What publishing software leaves behind: "[ad_1]", "[caption id=...]", "[/gallery]".
MARKER = re.compile(
    r"\[/?(?:ad[_ -]?\d*|caption|gallery|embed|video|audio|image|wp|vc|et_pb|shortcode|playlist"
    r"|adrotate|\w+_\w+)\b[^\]]{0,300}\]",
    re.IGNORECASE,
)
# "(Jane Doe/Some Images)": the maker and the owner of a picture, at the end of its caption.
CAPTION = re.compile(
    r".{0,600}[(\[](?:[^()\[\]]{0,80}/[^()\[\]]{2,60}|[^()\[\]]{0,60}\b(?:Photo|Foto|Images|Getty|via|file|archive|handout|courtesy)\b[^()\[\]]{0,60})[)\]]\W{0,3}",
    re.DOTALL | re.IGNORECASE,
)
NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "een", "één", "einer", "einem", "un", "une", "una"), 1),
    **dict.fromkeys(("two", "twee"), 2),
    **dict.fromkeys(("three", "drie"), 3),
    **dict.fromkeys(("four", "vier"), 4),
    **dict.fromkeys(("five", "vijf"), 5),
    **dict.fromkeys(("six", "zes"), 6),
    **dict.fromkeys(("ten", "tien"), 10),
}
OUTER = " \t\u00a0\u200b\ufeff.:;,!?|·•*-–—_>»<«›‹→▶►▼#…\"'“”‘’()[]+"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The word lists of all languages, ready to be asked."""

    lines: frozenset[str]
    related: frozenset[str]
    grammar: frozenset[str]
    verbs: frozenset[str]
    outlet_words: frozenset[str]
    roundup: re.Pattern[str]
    captions: re.Pattern[str]
    live: re.Pattern[str]
    closers: re.Pattern[str]
    points: frozenset[str]
    replies: frozenset[str]
    patterns: re.Pattern[str]
    related_patterns: re.Pattern[str]
    end: re.Pattern[str]
    inline: re.Pattern[str]
    biography: re.Pattern[str]
    byline: re.Pattern[str]
    byline_words: frozenset[str]
    source_line: re.Pattern[str]
    date_prefix: re.Pattern[str]
    relative: re.Pattern[str]
    relative_hint: re.Pattern[str]
    units: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def furniture() -> Furniture:
    """The lists of all languages that have a folder of words."""
    lists = [found for lang in words.languages() if (found := words.load(lang, "furniture"))]

    def all_of(name: str) -> list[str]:
        return [str(word) for one in lists for word in one.get(name, ())]

    def any_of(name: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in all_of(name)) or r"(?!)", re.IGNORECASE)

    units = [
        (unit, re.compile(pattern, re.IGNORECASE))
        for one in lists
        for unit, pattern in one.get("relative", {}).items()
    ]
    prefixes = "|".join(one["relative_prefix"] for one in lists if "relative_prefix" in one)
    times = "|".join(re.sub(r"\((?!\?)", "(?:", pattern.pattern) for _, pattern in units)
    return Furniture(
        lines=frozenset(fold(line) for line in all_of("lines")),
        related=frozenset(fold(line) for line in all_of("related")),
        grammar=frozenset(all_of("grammar")),
        verbs=frozenset(all_of("headline_verbs")),
        outlet_words=frozenset(word.casefold() for word in all_of("outlet_words")),
        roundup=any_of("roundup"),
        captions=any_of("captions"),
        live=any_of("live"),
        replies=frozenset(fold(line) for line in all_of("replies")),
        closers=re.compile(
            r"(?<=[.!?”\"’»)])\s+(?:"
            + ("|".join(f"(?:{p})" for p in all_of("closers")) or "(?!)")
            + r")\s*$"
        ),
        points=frozenset(fold(line) for line in all_of("points")),
        patterns=any_of("patterns"),
        related_patterns=any_of("related_patterns"),
        end=any_of("end"),
        inline=re.compile(
            r"(?<=[.!?”\"’])\s+(?="
            + ("|".join(f"(?:{p})" for p in all_of("inline")) or "(?!)")
            + r")"
        ),
        biography=re.compile("|".join(f"(?:{p})" for p in all_of("biography")) or r"(?!)"),
        byline=any_of("byline"),
        byline_words=frozenset(
            (*all_of("byline_words"), *words.load("all", "people")["byline_particles"])
        ),
        source_line=any_of("source_line"),
        date_prefix=re.compile("|".join(one["date_prefix"] for one in lists), re.IGNORECASE),
        # No digit before it ("12 hours" is not "2 hours"); what comes next may be glued to it.
        relative=re.compile(rf"(?<!\d)(?:{prefixes})?(?:{times})(?![a-z])", 0)
        if not times
        else re.compile(rf"(?<!\d)(?i:(?:{prefixes})?(?:{times}))(?![a-zà-ÿ])"),
        relative_hint=re.compile(
            "|".join(re.escape(one["relative_hint"]) for one in lists if "relative_hint" in one)
            or r"(?!)",
            re.IGNORECASE,
        ),
        units=tuple(units),
    )


def fold(line: str) -> str:
    """A line as the lists know it: small letters, straight apostrophes, no outer punctuation."""
    return re.sub(r"\s+", " ", line.replace("’", "'").replace("‘", "'").strip(OUTER).casefold())


def hours_of(time: str) -> float | None:
    """How many hours a relative time such as "8 minutes ago" goes back."""
    scale = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730}
    for unit, pattern in furniture().units:
        if (match := pattern.search(time)) is not None:
            number = match.group(1).casefold()
            count = int(number) if number.isdigit() else NUMBERS.get(number)
            return None if count is None else count * scale[unit]
    return None
