"""Who wrote an article, and for whom: the names and outlets of a byline."""

from __future__ import annotations

import re
from functools import cache

from dragoman.articles.furniture import furniture
from dragoman.articles.sources import outlet_named, outlets


@cache
def _ending_outlet() -> re.Pattern[str]:
    """A full name of an outlet at the end of a line; short ones could be a surname."""
    long = (name for name in outlets() if len(name) > 3 and (" " in name or name.isupper()))
    either = "|".join(re.escape(name) for name in sorted(long, key=len, reverse=True))
    return re.compile(rf"\s(?:{either})$")


def byline_of(line: str) -> str | None:
    """The names in a line such as "By Jane Doe and John Roe, CNN"; nothing where it is prose."""
    match = furniture().byline.fullmatch(line.strip())
    if match is None or len(line.split()) > 16 or line.rstrip().endswith((".", "?", "!")):
        return None
    names = next(group for group in match.groups() if group is not None)
    names = re.split(r"\s*[|•·/]|\s[-–—]\s|,\s*(?=\d)|\s+(?=\d)", names)[0].rstrip(" ,")
    # "By Jane Doe, Some Agency": what is an outlet is no name.
    while "," in names and outlet_named(names.rsplit(",", 1)[1]) is not None:
        names = names.rsplit(",", 1)[0].rstrip(" ,")
    ending = _ending_outlet().search(names)
    if ending is not None and ending.start() > 0:
        names = names[: ending.start()].rstrip(" ,")
    tokens = re.findall(r"[^\W\d_][\w.'’-]*", names)
    capitals = [t for t in tokens if t[0].isupper()]
    if len(tokens) == 1 == len(names.split()) and len(line.split()) == 2:
        return names.strip(" ,.:") or None  # "by jolund": as a reader's name on a site
    if len(capitals) < 1 or any(
        t[0].islower() and t not in furniture().byline_words for t in tokens
    ):
        return None
    return names.strip(" ,.:") or None


def credits_of_byline(line: str) -> tuple[str, ...]:
    """The outlets in a byline: "By Jane Doe, Some Agency"."""
    match = furniture().byline.fullmatch(line.strip())
    rest = line if match is None else next(g for g in match.groups() if g is not None)
    found = [outlet_named(part) for part in re.split(r"[,|•]|\s[-–—]\s", rest)]
    if (ending := _ending_outlet().search(rest)) is not None:
        found.append(outlet_named(ending.group()))
    return tuple(dict.fromkeys(name for name in found if name is not None))
