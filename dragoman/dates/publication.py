"""From when to when a text can have been published, by the dates that it tells of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.dates.grammar import FIGURES, grammar
from dragoman.dates.matching import matches
from dragoman.dates.meaning import resolved
from dragoman.dates.tense import nearest_hint
from dragoman.records import UNKNOWN_DATE, DateRange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.dates.grammar import Grammar
    from dragoman.dates.matching import Found

# Quoted words, at most as long as a paragraph.
QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{1,600}[”“»\"]")
# Dates that have their year, and tell of a happening.
DATED = frozenset({"full_date", "iso_date", "month_year", "year", "season_year"})
# All of them have it written out.
YEAR = re.compile(FIGURES["year"])
# So far from a year nothing belongs to its date. On 200 pages the bounds are those that the whole
# text gives, in a quarter of the time.
YEAR_REACH = 120
# Before the web there were no pages: that one is not older than this says nothing of it.
NO_PAGES = "1990"


def not_before(text: str, language: str) -> DateRange | None:
    """The day before which a text cannot have been published, by the dates that it tells of.

    It is the latest start of a date with a year whose clause has a past form and no future one;
    `latest` stays open. None where the text tells of no such day. The rule is `inferred_from_text`.
    """
    found = bounds(text, language)
    if found is None or found.earliest is None:
        return None
    return replace(found, latest=None)


def bounds(text: str, language: str) -> DateRange | None:
    """From when to when a text can have been published, by the dates that it tells of.

    Not before the latest date with a year that is told as past; not after the earliest one that is
    told as still to come, where what is to come does not lie before what is past (then it is
    a plan of old). What stands in quotation marks may have been said long ago and does not count.
    The evidence is that of the past date, in `text`. None where the text tells of no such date.
    """
    if YEAR.search(text) is None:
        return None
    rules = grammar(language.split("-", maxsplit=1)[0].lower())
    if rules is None:
        return None
    quoted = [match.span() for match in QUOTED.finditer(text)]
    past: DateRange | None = None
    ahead: DateRange | None = None
    for found in _near_years(text, rules):
        if found.rule not in DATED or found.bound in ("until", "before"):
            continue
        if any(start <= found.start < end for start, end in quoted):
            continue
        time = resolved(found, rules, text, (None, None))
        hint = nearest_hint(found, rules, text)
        if time.earliest is None or hint is None:
            continue
        if hint:
            past = time if past is None else max(past, time, key=lambda t: t.earliest or "")
        elif time.latest is not None and found.rule in ("full_date", "iso_date", "month_year"):
            ahead = time if ahead is None else min(ahead, time, key=lambda t: t.latest or "")
    if ahead is not None and past is not None and (ahead.latest or "") < (past.earliest or ""):
        ahead = None
    if past is not None and (past.earliest or "") < NO_PAGES:
        past = None
    if past is None and ahead is None:
        return None
    return DateRange(
        None if past is None else past.earliest,
        None if ahead is None else ahead.latest,
        "range",
        "inferred_from_text",
        (past or ahead or UNKNOWN_DATE).evidence,
    )


def _near_years(text: str, rules: Grammar) -> Iterator[Found]:
    """The time expressions of a text that stand near a year: most of a text has none."""
    stretches: list[list[int]] = []
    for year in YEAR.finditer(text):
        if stretches and year.start() <= stretches[-1][1] + 2 * YEAR_REACH:
            stretches[-1][1] = year.end()
        else:
            stretches.append([year.start(), year.end()])
    for start, end in stretches:
        low, high = max(0, start - YEAR_REACH), min(len(text), end + YEAR_REACH)
        while low and not text[low - 1].isspace() and start - low < 2 * YEAR_REACH:
            low -= 1
        for found in matches(text[low:high], rules):
            yield replace(
                found, start=found.start + low, end=found.end + low, core=found.core + low
            )
