"""What stands around stories: menus, share buttons, related links, captions, tickers.

All words come from `words/<lang>/furniture.yml`; every language's lists are asked for every line,
since a page's furniture is often not in the language of its story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman import words
from dragoman.text import any_pattern

# What publishing software leaves behind: "[ad_1]", "[caption id=...]", "[/gallery]".
MARKER = re.compile(
    r"\[/?(?:ad[_ -]?\d*|caption|gallery|embed|video|audio|image|wp|vc|et_pb|shortcode|playlist"
    r"|adrotate|\w+_\w+)\b[^\]]{0,300}\]",
    re.IGNORECASE,
)
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
    bracketed: re.Pattern[str]
    no_places: frozenset[str]
    place_particles: str  # as a pattern's alternatives
    place_joints: str
    live: re.Pattern[str]
    closers: re.Pattern[str]
    tails: re.Pattern[str]
    links: re.Pattern[str]
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
    numbers: dict[str, int]  # "two": 2, as relative times have them
    leads_on: frozenset[str]
    separable: dict[str, frozenset[str]]  # the verbs whose particle each word is
    sections: frozenset[str]
    front_page: frozenset[str]
    rights: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """The lists of all languages that have a folder of words, and those of what has none."""
    lists = [
        found
        for lang in (*words.languages(), words.ALL)
        if (found := words.load(lang, "furniture"))
    ]

    def all_of(name: str) -> list[str]:
        return [str(word) for one in lists for word in one.get(name, ())]

    def any_of(name: str) -> re.Pattern[str]:
        return re.compile(any_pattern(all_of(name)), re.IGNORECASE)

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
        # "(Jane Doe/Some Images)": the maker and the owner of a picture, at the end of its caption.
        bracketed=re.compile(
            r".{0,600}[(\[](?:[^()\[\]]{0,80}/[^()\[\]]{2,60}|[^()\[\]]{0,60}\b(?:"
            + ("|".join(map(re.escape, all_of("caption_marks"))) or "(?!)")
            + r")\b[^()\[\]]{0,60})[)\]]\W{0,3}",
            re.DOTALL | re.IGNORECASE,
        ),
        no_places=frozenset(all_of("no_places")),
        place_particles="|".join(map(re.escape, all_of("place_particles"))),
        place_joints="|".join(f" {re.escape(word)} " for word in all_of("place_joints")),
        live=any_of("live"),
        replies=frozenset(fold(line) for line in all_of("replies")),
        closers=re.compile(r"(?<=[.!?”\"’»)])\s+(?:" + any_pattern(all_of("closers")) + r")\s*$"),
        # A link behind the last words of a teaser: "... the port. Read more".
        tails=re.compile(
            r"(?<=[.!?…”\"’»)\]])\s*(?:[|\U0001f517▶➡→]\s*)?(?:"
            + any_pattern(all_of("tails"))
            + r")[\s|»>→…]*$",
            re.IGNORECASE,
        ),
        links=any_of("tails"),
        points=frozenset(fold(line) for line in all_of("points")),
        patterns=any_of("patterns"),
        related_patterns=any_of("related_patterns"),
        end=any_of("end"),
        inline=re.compile(r"(?<=[.!?”\"’])\s+(?=" + any_pattern(all_of("inline")) + r")"),
        biography=re.compile(any_pattern(all_of("biography"))),
        byline=any_of("byline"),
        byline_words=frozenset(
            (*all_of("byline_words"), *words.load("all", "people")["byline_particles"])
        ),
        source_line=any_of("source_line"),
        date_prefix=re.compile(
            "|".join(one["date_prefix"] for one in lists if "date_prefix" in one), re.IGNORECASE
        ),
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
        numbers={str(word): n for one in lists for word, n in one.get("numbers", {}).items()},
        leads_on=frozenset(all_of("leads_on")),
        separable={
            word: frozenset(
                verb for one in lists for verb in one.get("separable", {}).get(word, "").split()
            )
            for word in sorted({word for one in lists for word in one.get("separable", ())})
        },
        sections=frozenset(fold(word) for word in all_of("sections")),
        front_page=frozenset(fold(word) for word in all_of("front_page")),
        rights=any_of("rights"),
    )


@lru_cache(maxsize=10_000)
def fold(line: str) -> str:
    """A line as the lists know it: small letters, straight apostrophes, no outer punctuation."""
    return " ".join(line.replace("’", "'").replace("‘", "'").strip(OUTER).casefold().split())


def hours_of(time: str) -> float | None:
    """How many hours a relative time such as "8 minutes ago" goes back."""
    scale = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730}
    for unit, pattern in furniture().units:
        if (match := pattern.search(time)) is not None:
            number = match.group(1).casefold()
            count = int(number) if number.isdigit() else furniture().numbers.get(number)
            return None if count is None else count * scale[unit]
    return None
