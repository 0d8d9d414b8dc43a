"""When an article was published: what its page and its own lines say, with the words they rest on.

The order is that of how much they can be relied upon: the user, what the page gives for machines,
the dateline, the lines beside the story, what the page marks up, a time counted back from when the
page was fetched, and last the bounds that the text itself gives. It is never the day of the crawl.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dragoman.articles.days import find_day, says_published, says_updated, written_day
from dragoman.articles.furniture import hours_of
from dragoman.dates import bounds
from dragoman.pages.published import WEAK
from dragoman.records import UNKNOWN_DATE, DateRange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.articles.build import Draft
    from dragoman.articles.lines import Line
    from dragoman.records import Page

# How far from a story the line with its day may stand, in characters: of 728 pages those that are
# farther away were as often another story's.
ABOVE, BELOW = 600, 250
# A line with a day that is one of a page and no sentence has few other words.
OTHER_WORDS = 9
# Below a story a line of more words is the headline of another, which has the day under it.
HEADLINE_WORDS = 5
LETTERS = re.compile(r"[^\W\d_]{2,}")
# A crawl of news comes soon: so many days after what the text tells, the day on which the page was
# fetched closes the range; later than that it says nothing of use and is left out.
SOON_FETCHED = 31


def published_of(page: Page, draft: Draft, role: str, *, text: str, language: str) -> DateRange:
    """When the article was published, as a range with the words or the rule that it rests on."""
    own = page.published if role == "main" else None
    # What the user says holds for all of a page; what its metadata say for its own story.
    if page.published is not None and page.published.rule == "user":
        return page.published
    if own is not None and (
        not _believable(own, page) or (own.rule in WEAK and _is_today(own, page))
    ):
        own = None
    if own is not None and own.precision == "day" and own.rule not in WEAK:
        return own
    told = (day for day in _told(page, draft, role) if _believable(day, page))
    if own is not None:
        if own.precision != "day":
            return next((day for day in told if _within(day, own)), own)
        # What is marked up may be the day of a change; the one that is shown as its own stands.
        first = next((day for day in _beside(page, draft, role) if _believable(day, page)), None)
        return first if first is not None and _earlier(first, own) else own
    if (first := next(told, None)) is not None:
        return first
    if draft.time is not None:
        found = _relative(page, draft.time)
        if found.earliest is not None:
            return found
    inferred = bounds(text, language)
    if inferred is None:
        return UNKNOWN_DATE if draft.time is None else _relative(page, draft.time)
    return _closed(_placed(inferred, page, draft, text), page)


def _told(page: Page, draft: Draft, role: str) -> Iterator[DateRange]:
    """The days that the dateline and the lines beside an article write out, the surest first."""
    yield from _beside(page, draft, role)
    # What a crawler wrote before a page is a guess where it is a month, or the first of a year.
    around = sorted(_around(page, draft, role), key=lambda one: _is_guess(one[0], page))
    shown = _shown(page, draft) if _has_tags(page, role) else []
    for changed in (False, True):
        yield from (day for day, updated in around if updated is changed)
        yield from (seen.day for seen in shown if seen.changed is changed)


def _beside(page: Page, draft: Draft, role: str) -> Iterator[DateRange]:
    """The day of the dateline, and of an HTML page what stands under its title or says what it is.

    These are its own even where tags or other lines tell of another day.
    """
    dateline = draft.first.dateline
    if dateline is not None and dateline.day is not None and find_day(dateline.day) is not None:
        head = draft.first.start - dateline.length
        at = page.text.find(dateline.day, max(0, head))
        if (day := written_day(dateline.day, "dateline", at)) is not None:
            yield day
    if _has_tags(page, role):
        for seen in _shown(page, draft):
            if not seen.changed and (seen.labelled or seen.place == 0):
                yield seen.day


def _has_tags(page: Page, role: str) -> bool:
    return role == "main" and page.media_type != "text/plain"


def _is_guess(day: DateRange, page: Page) -> bool:
    """Whether a day is a month or the first of a year that a crawler wrote before the words."""
    if day.precision != "day":
        return True
    start = day.evidence.start if day.evidence is not None else 0
    crawled = page.text[max(0, start - 6) : start].casefold().endswith(("date ", "date: "))
    return crawled and (day.earliest or "").endswith("-01-01")


def _around(page: Page, draft: Draft, role: str) -> Iterator[tuple[DateRange, bool]]:
    """The days in the lines that were cut off beside an article, and which are of a change."""
    edge = draft.body[0].start
    tags = _has_tags(page, role)
    above: Line | None = None
    for line in sorted(draft.around, key=lambda line: line.start > edge):
        over, above = above, line
        if tags and line.start > edge:
            continue  # below a story of a page with tags stand the teasers of others
        if line.kind in {"date", "byline"}:
            headed = over is not None and over.kind == "head" and over.words > HEADLINE_WORDS
            if headed and line.start > edge:
                continue
            words = line.of(page.text)
            if (day := written_day(words, "date_line", line.start)) is not None:
                yield day, says_updated(words) and not says_published(words)


@dataclass(frozen=True, slots=True)
class Shown:
    """A day in a short line of a page: whether the line says what it is, and where it stands.

    The places: 0 between title and body, or at the head of the body; 1 above the title; 2 in the
    body; 3 below it.
    """

    labelled: bool
    changed: bool  # the line calls it the day of a change
    place: int
    day: DateRange


def _shown(page: Page, draft: Draft) -> list[Shown]:
    """The days in short lines near an HTML page's story: what is called its publication first."""
    text = page.text
    body, last = draft.body[0].start, draft.body[-1].end
    top = body if draft.title is None else min(draft.title.start, body)
    stretches = ((top, body), (max(0, top - ABOVE), top), (body, last), (last, last + BELOW))
    found = []
    for place, (low, high) in enumerate(stretches):
        for match in re.finditer(r"[^\n\r]+", text[low:high]):
            line = match[0]
            seen = find_day(line) if any(c.isdigit() for c in line) else None
            if seen is None:
                continue
            rest = line[: seen[1].start] + line[seen[1].end :]
            head = place == 2 and not match.start() and not seen[1].start
            short = len(LETTERS.findall(rest)) <= OTHER_WORDS
            labelled = short and says_published(rest)
            changed = short and not labelled and says_updated(rest)
            if not head and not labelled and not changed and (not short or place == 2):
                continue
            day = written_day(line, "date_line", low + match.start())
            if day is not None and (place != 1 or labelled or not _is_today(day, page)):
                found.append(Shown(labelled, changed, 0 if head else place, day))
    # Below a story the days of others stand too: several of them, and none is its own.
    below = {one.day.earliest for one in found if one.place == 3 and not one.labelled}
    if len(below) > 1:
        found = [one for one in found if one.place != 3 or one.labelled]
    return sorted(found, key=lambda one: (not one.labelled, one.place))


def _within(day: DateRange, whole: DateRange) -> bool:
    """Whether a day lies in a range whose two ends are known."""
    ends = (whole.earliest, day.earliest, day.latest, whole.latest)
    return None not in ends and list(ends) == sorted(e for e in ends if e is not None)


def _earlier(day: DateRange, other: DateRange) -> bool:
    return day.latest is not None and other.earliest is not None and day.latest < other.earliest


def _believable(day: DateRange, page: Page) -> bool:
    """Whether a day is not later than the page was fetched (by more than a time zone)."""
    fetched = _fetched(page)
    if fetched is None or day.earliest is None:
        return True
    return dt.date.fromisoformat(day.earliest) <= fetched.date() + dt.timedelta(days=1)


def _is_today(day: DateRange, page: Page) -> bool:
    """Whether a day is the one of the fetch: what a page's head shows to whoever comes."""
    fetched = _fetched(page)
    return fetched is not None and day.latest == fetched.date().isoformat()


def _fetched(page: Page) -> dt.datetime | None:
    try:
        return None if page.fetched_at is None else dt.datetime.fromisoformat(page.fetched_at)
    except ValueError:
        return None


def _placed(found: DateRange, page: Page, draft: Draft, text: str) -> DateRange:
    """The same, its words as a span of the page text and not of the article's."""
    if found.evidence is None:
        return found
    spans = draft.body if draft.title is None else (draft.title, *draft.body)
    words = found.evidence.of(text)
    at = page.text.find(words, min(span.start for span in spans))
    return replace(found, evidence=None if at < 0 else Span(at, at + len(words)))


def _closed(found: DateRange, page: Page) -> DateRange:
    """A range that the day of the fetch closes, where that day is near."""
    fetched = _fetched(page)
    if found.latest is not None or found.earliest is None or fetched is None:
        return found
    late = fetched.date() - dt.date.fromisoformat(found.earliest)
    if not 0 <= late.days <= SOON_FETCHED:
        return found
    return DateRange(
        found.earliest, fetched.date().isoformat(), "range", found.rule, found.evidence
    )


def _relative(page: Page, time: Span) -> DateRange:
    """A time such as "8 minutes ago": a day where it is known when the page was fetched."""
    hours = hours_of(time.of(page.text))
    fetched = _fetched(page)
    if fetched is None or hours is None:
        return DateRange(None, None, "unknown", "relative_to_fetch", time)
    latest = (fetched - dt.timedelta(hours=hours)).date()
    # "2 days ago" was said of anything from two to three days.
    unit = 24 if hours >= 24 else 1
    earliest = (fetched - dt.timedelta(hours=hours + unit)).date()
    precision: Literal["day", "range"] = "day" if earliest == latest else "range"
    return DateRange(earliest.isoformat(), latest.isoformat(), precision, "relative_to_fetch", time)
