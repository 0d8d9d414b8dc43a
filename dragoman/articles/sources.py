"""Who an article has its words from: datelines, outlets before and behind it, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman import words
from dragoman.articles.furniture import furniture

UPPER = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁΑ-Ω]"
CITY = rf"{UPPER}{{2,}}(?:[A-Z.'’-]*)(?:[ -]{UPPER}[A-ZÀ-Ö.'’-]+){{0,4}}"
DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.?(?: de)? [^\W\d_]{3,10}\.?)(?:,? \d{4})?"
DASH = r"(?:\s*\.?\s?[-–—―−]{1,2}\s?|\s*:\s|\.-\s)"
AGENCY = r"\((?P<agency>[A-Za-z][\w&.' -]{1,30}(?:\s?[/,|;-]\s?[A-Za-z][\w&.' -]{1,30}){0,4})\)"
# "Bergen – The", "Bergen.- The", "BERGEN: The": a place that is known, before a paragraph.
PLACED = re.compile(
    rf"(?P<place>{UPPER}[^\W\d_]+(?:[ -]{UPPER}[^\W\d_]+){{0,2}})"
    rf"(?:\s[–—-]{{1,2}}\s|\s?\.\s?[-–—]{{1,2}}\s?|(?P<colon>:)\s)(?=[“\"«„]?{UPPER})"
)
PARAGRAPH = 140  # characters; a headline has fewer
# The Chinese way: an agency, a place, a day, and the word for a dispatch.
DISPATCH = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,4}社)(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?P<day>(?:\d{1,2}月)?\d{1,2}日)?[电電](?:\s?[(（](?:记者|記者)[^()（）]{1,40}[)）])?\s?"
)
DASHED = re.compile(r"[-–—―]")
FIRST_WORD = re.compile(r"(?<![\w-])\w+")


@cache
def _dateline_patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """The datelines that name an agency; and that of a place alone."""
    lists = furniture()
    mixed = rf"{UPPER}[\w.'’-]+(?: (?:{UPPER}[\w.'’-]+|{lists.place_particles or '(?!)'})){{0,4}}"
    joints = "|".join(filter(None, (", ", r"\s?/\s?", lists.place_joints)))
    place = rf"(?:{CITY}|{mixed})(?:(?:{joints}){mixed}){{0,3}}"
    day = rf"(?P<day>{DAY})"
    return (
        (
            re.compile(
                rf"(?:(?P<place>{place}),?\s?)?(?:[,(]?\s*{day}\)?[.,]?\s*)?\s*(?:{AGENCY})\s*{DASH}\s*"
            ),
            # The Russian way: "MOSCOW, April 26. /TASS/."
            re.compile(
                rf"(?P<place>{place}),?\s*(?:{day}[.,]?\s*)?"
                r"/(?P<agency>[A-ZА-Я][\w -]{1,20})/[.\s–—-]*\s*"
            ),
            # And its other way: "Moscow. 26 April. INTERFAX - ".
            re.compile(
                rf"(?P<place>{mixed})\. {day}\. "
                r"(?P<agency>[A-ZА-Я][\w-]{1,20})(?:\.[A-Za-z]{2,3})?\s?[-–—]\s"
            ),
            # "Washington (CNN)The president": no dash, the text glued to the bracket.
            re.compile(rf"(?P<place>{place})\s?{AGENCY}(?P<day>)(?=[A-ZÀ-Þ“\"‘])"),
            # "PARIS (AP) The president": no dash either, the dash was lost.
            re.compile(rf"(?P<place>{CITY})\s{AGENCY}(?P<day>)\s+(?=[A-ZÀ-Þ“\"‘])"),
        ),
        # A place in capitals and a dash, no agency: "PARIS — ", "GENEVA, March 3 – ".
        re.compile(
            rf"(?P<place>{CITY}(?:(?:, |/){mixed}){{0,2}})(?:,\s*{day})?\s*[–—―]{{1,2}}\s?|"
            rf"(?P<place2>{CITY}(?:(?:, |/){mixed}){{0,2}})(?:,\s*(?P<day2>{DAY}))?\s--?\s"
        ),
    )


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of an agency's report: "GENEVA, 3 March (Reuters) - "."""

    length: int  # with the dash and the space behind it
    text: str  # without them
    credits: tuple[str, ...]
    day: str | None
    sure: bool  # an agency that is known, or a city in capitals with something in brackets


@cache
def outlets() -> dict[str, str]:
    """Every name of an outlet or agency, and its usual one."""
    names: dict[str, str] = {}
    for name, entry in words.load("all", "outlets").get("outlets", {}).items():
        names.setdefault(str(name), str(name))
        for alias in entry.get("aliases", ()):
            names.setdefault(str(alias), str(name))
    return names


@cache
def _folded() -> dict[str, str]:
    found: dict[str, str] = {}
    for alias, name in outlets().items():
        found.setdefault(alias.casefold(), name)
    return found


def outlet_named(text: str) -> str | None:
    """The usual name of the outlet that some words are, whatever their case."""
    key = text.strip(" .,:;-–—|()[]\"'“”").casefold()
    return _folded().get(key) or _folded().get(key.removeprefix("the "))


def find_dateline(text: str, *, bare: bool = False) -> Dateline | None:
    """The dateline that a text begins with; one without an agency only where `bare` says so."""
    head = text[:160]
    dashed = DASHED.search(head) is not None
    if (dispatch := DISPATCH.match(head)) is not None:
        name = dispatch.group("agency")
        credits_ = (outlet_named(name) or name,)
        marked = dispatch.group().strip()
        return Dateline(dispatch.end(), marked, credits_, dispatch.group("day"), sure=True)
    if bare and len(text) >= PARAGRAPH and (placed := PLACED.match(head)) is not None:
        place = placed.group("place")
        if is_place(place) and (place.isupper() or not placed.group("colon")):
            return Dateline(placed.end(), place, (), None, sure=False)
    if not dashed and "(" not in head and "/" not in head:
        return None
    with_agency, without = _dateline_patterns()
    for pattern, needs in zip(with_agency, ("(", "/", "", "(", "("), strict=True):
        if (needs and needs not in head) or (not needs and not dashed):
            continue
        if (match := pattern.match(head)) is None:
            continue
        place, agency = match.group("place") or "", match.group("agency")
        shouted = bool(re.match(rf"{CITY}\b", place)) and agency.isupper() and len(agency) <= 20
        named = _agencies(agency)
        if not shouted and all(outlet_named(name) is None for name in named):
            continue
        marked = match.group().rstrip(" \u00a0-–—―−.:")
        marked += ")" if marked.count("(") > marked.count(")") else ""
        return Dateline(match.end(), marked, named, match.group("day") or None, bool(named))
    if bare and dashed and (match := without.match(head)) is not None:
        place = match.group("place") or match.group("place2")
        if len(place) > 2 and place not in furniture().no_places:
            day = match.group("day") or match.group("day2")
            return Dateline(match.end(), match.group().rstrip(" -–—―"), (), day, False)
    return None


def _agencies(agency: str) -> tuple[str, ...]:
    """The agencies in the brackets of a dateline, in their order."""
    if (whole := outlet_named(agency)) is not None:
        return (whole,)
    parts = [part.strip() for part in re.split(r"[/,|;]|\s-\s", agency)]
    known = tuple(dict.fromkeys(n for part in parts if (n := outlet_named(part)) is not None))
    if known or not all(re.fullmatch(r"[A-Z]{2,10}", part) for part in parts):
        return known
    # Letters in brackets behind a city are an agency, if not one that the list has.
    return tuple(dict.fromkeys(parts))


# An outlet before the words: "[HARVELTPOST] The", "(MENAFN- Some News) The", "Some Times - The".
PREFIX = re.compile(
    rf"(?:\[(?P<square>[^\[\]]{{2,40}})\]:?|\((?P<round>[^()]{{2,50}})\):?"
    rf"|(?P<plain>{UPPER}[\w.’'&-]*(?: {UPPER}[\w.’'&-]*){{0,3}})\s[-–—]{{1,2}})\s+"
    rf"(?=[\"“‘«„']?{UPPER})"
)
# Letters that sign a report: "(afp/xy)", "(AFP)", "/xy/DP/abc", "REUTERS", "– Some Agency".
SIGNATURE = re.compile(
    r"(?<=[.!?”\"’»…)])\s?(?:\((?:[^\W\d_]{4,8}\s?:\s?)?"
    r"(?P<round>[A-Za-z][\w&. -]{1,30}(?:[/,;][A-Za-z &.-]{1,20}){0,4})\)"
    r"|(?P<slashed>/[A-Za-z]{2,5}(?:/[A-Za-z-]{1,6}){1,4})"
    r"|(?<=\s)(?:[-–—]\s?)?(?P<plain>[A-Z][\w&.-]{1,14}(?: [A-Z][\w&.-]{1,14}){0,2}))\s*$"
)
MARK = re.compile(r"\[[^\[\]]+\]:?|\([^()]+\):?|/[\w/-]+|.+\s[-–—]{1,2}|[-–—]\s?.+")
PARTS = re.compile(r"\s*(?:[/,;|]|-\s|\s-)\s*")


def find_prefix(text: str) -> int | None:
    """How long the outlet's name is that stands before the words of a line, with what parts it.

    It is known, or shaped like one: capitals in square brackets, "Some Times" before a dash.
    """
    match = PREFIX.match(text[:120])
    if match is None or len(text.split()) < 8:
        return None
    name = next(group for group in match.groups() if group is not None)
    if name in furniture().no_places:
        return None
    parts = [part for part in PARTS.split(name) if part]
    known = any(outlet_named(part) is not None for part in parts)
    if match.group("plain") is not None:
        # "Trend - ", "Times - " could be a headline's words; two words or capitals not.
        sure = (known and (" " in name or name.isupper() or name in outlets())) or (
            len(name.split()) >= 2 and _is_outlet_like(name)
        )
    elif match.group("square") is not None:
        sure = known or _is_outlet_like(name) or re.fullmatch(rf"{UPPER}{{5,}}", name) is not None
    else:
        sure = known or any(_is_outlet_like(part) for part in parts)
    return match.end() if sure else None


def _is_outlet_like(name: str) -> bool:
    """Whether a name ends as those of papers and agencies do ("Some Times")."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return (
        len(name.split()) >= 2 and last[0].isupper() and last.casefold() in furniture().outlet_words
    )


def find_signature(text: str) -> int | None:
    """Where the letters that sign a report begin, at the end of its last line."""
    start = max(0, len(text) - 60)
    if (closer := furniture().closers.search(text, start)) is not None:
        return closer.start()
    match = SIGNATURE.search(text, start)
    if match is None:
        return None
    if (name := match.group("plain")) is not None:
        sure = outlet_named(name) is not None and (name.isupper() or name in outlets())
    elif (name := match.group("round")) is not None:
        if len(name) <= 4 and name.isalpha():
            return match.start()  # "(Lun)": who wrote it
        parts = re.split(r"[/,;]", name)
        short = len(parts) > 1 and all(re.fullmatch(r"[a-z]{1,4}", part) for part in parts)
        sure = short or any(outlet_named(part) is not None for part in parts)
    else:
        sure = True
    return match.start() if sure else None


def credit_of_mark(mark: str) -> tuple[str, ...]:
    """The outlets of a mark before or behind a report: "[HARVELTPOST]", "(afp/xy)"."""
    parts = [part.strip(" ()[]:-–—.") for part in PARTS.split(mark.strip(" ()[]:-–—."))]
    known = [(part, outlet_named(part)) for part in parts if part]
    written = "[" in mark or mark.endswith(("-", "–", "—")) or len(parts) > 1
    # What the list does not have is taken as it is written where it stands as an outlet does.
    return tuple(
        dict.fromkeys(
            name or part
            for part, name in known
            if name is not None
            or (written and (_is_outlet_like(part) or re.fullmatch(rf"{UPPER}{{5,}}", part)))
        )
    )


# Stands for an outlet's name while the patterns are tried; of no alphabet, and no word character.
OUTLET = "\ue000"
MARKED = re.compile(rf"[“”„\"«‹]\s?{OUTLET}\s?[”“\"»›]")


@cache
def _credit_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    patterns = words.load(language, "furniture").get("credit", ())
    return tuple(
        re.compile(p.replace("{outlet}", f"(?P<outlet>{OUTLET})"), re.IGNORECASE) for p in patterns
    )


@cache
def _beside(language: str) -> re.Pattern[str]:
    """What stands between two outlets that are named side by side."""
    lists = words.load(language.split("-", maxsplit=1)[0], "furniture")
    either = "|".join(lists.get("credit_joints", ())) or "(?!)"
    return re.compile(either, re.IGNORECASE)


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of outlets by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(outlets(), key=len, reverse=True):
        if (first := FIRST_WORD.match(name)) is not None:
            found.setdefault(first.group(), []).append(name)
    return {first: tuple(names) for first, names in found.items()}


def _named(text: str) -> list[tuple[int, str]]:
    """Where a text names outlets, and by which names; written as the list has them."""
    found = []
    end = 0
    for word in FIRST_WORD.finditer(text):
        if word.start() < end:
            continue
        for name in _by_first_word().get(word.group(), ()):
            after = text[word.start() + len(name) : word.start() + len(name) + 2]
            if text.startswith(name, word.start()) and not re.match(r"\w|-\w", after):
                found.append((word.start(), name))
                end = word.start() + len(name)
                break
    return found


def find_credits(text: str, language: str) -> tuple[str, ...]:
    """The outlets that an article's own words name as the source of what it tells."""
    text = text.replace(OUTLET, " ")
    named = _named(text)
    if not named:
        return ()
    parts, position = [], 0
    for start, name in named:
        parts += [text[position:start], OUTLET]
        position = start + len(name)
    # Names of papers stand between marks in some languages: 'sagte der „Bild“'.
    masked = MARKED.sub(OUTLET, "".join((*parts, text[position:])))
    places = [i for i, c in enumerate(masked) if c == OUTLET]
    told: set[int] = set()
    for lang in dict.fromkeys((language.split("-", maxsplit=1)[0], "en")):
        for pattern in _credit_patterns(lang):
            told |= {match.start("outlet") for match in pattern.finditer(masked)}
    for one, two in (*pairwise(places), *pairwise(places[::-1])):
        # "to Some Times and the French daily Le Jour": whoever names the one so names the other.
        between = masked[min(one, two) + 1 : max(one, two)]
        if one in told and _beside(language).fullmatch(between) is not None:
            told.add(two)
    return tuple(
        dict.fromkeys(
            outlets()[name] for place, (_, name) in zip(places, named, strict=True) if place in told
        )
    )


@cache
def _between_outlets() -> re.Pattern[str]:
    """What stands between two outlets of one line: a mark, or "and" in any language."""
    lists = (words.load(lang, "roles").get("conjunctions", ()) for lang in words.languages())
    either = "|".join(rf"\b{re.escape(word)}\b" for one in lists for word in one)
    return re.compile(rf"\s*(?:[,;/|&]|{either})\s*" if either else r"\s*[,;/|&]\s*")


def credit_of_line(line: str) -> tuple[str, ...]:
    """The outlets of a line that stands apart to name them: "Source: X", or only "X"."""
    if (whole := outlet_named(line)) is not None:
        return (whole,)
    match = furniture().source_line.fullmatch(line.strip(" \t\u00a0()[]*_"))
    if match is None and "/" in line and len(line) <= 60:
        # "Some Times/AFP": who has it from whom.
        outlets_ = [outlet_named(part) for part in line.split("/")]
        if any(outlets_) and len(line.split()) <= 5 and not line.rstrip().endswith("."):
            return tuple(dict.fromkeys(one for one in outlets_ if one is not None))
    if match is None:
        return credit_of_mark(line) if len(line) <= 60 and MARK.fullmatch(line.strip()) else ()
    named = next(group for group in match.groups() if group is not None)
    parts = _between_outlets().split(named.strip(" ."))
    known = tuple(dict.fromkeys(n for part in parts if (n := outlet_named(part)) is not None))
    if known:
        return known
    # An outlet that the list does not have is taken as it is written, where it is a name.
    name = named.strip(" .")
    capitals = all(not word[0].islower() or len(word) <= 3 for word in name.split())
    short = len(name.split()) <= 4 and not name[:1].islower() and capitals and "/" not in name
    return (name,) if short and not re.search(r"\d{3}|https?|www", name) else ()


@cache
def _places() -> frozenset[str]:
    """The names of cities in all languages, in small letters."""
    rows = words.table("all", "places")
    return frozenset(
        name.rsplit(":", 1)[-1].casefold()  # "es:Bruselas": its name in a language
        for row in rows
        for name in (row["name"], *row["names"].split("|"))
        if name
    )


def is_place(line: str) -> bool:
    """Whether a line is the name of a place and nothing else ("Santa Fe", "Bilbao, Spain")."""
    if len(line.split()) > 6 or not line[:1].isupper() or any(c.isdigit() for c in line):
        return False
    return line.split(",", maxsplit=1)[0].strip(" .:–—-").casefold() in _places()
