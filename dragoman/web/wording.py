"""Dates, outlets, titles and addresses as the pages write them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dragoman.explain import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.records import Article, DateRange, Flaw, Story


def actor_href(actor_id: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(actor_id, safe='')}"


def record_href(article_id: str, record_id: str) -> str:
    """A record in its place on the article's page."""
    return f"/articles/{quote(article_id, safe='')}#r-{quote(record_id, safe='')}"


def outlet_of(article: Article | None) -> str:
    """Who published an article, or at least the file that it lay in."""
    if article is None:
        return "unknown"
    if article.outlet is not None:
        return article.outlet
    return shortened(article.location.rstrip("/").rsplit("/", 1)[-1] or article.location, 40)


def title_of(article: Article | None) -> str:
    """An article's title, else how its text begins."""
    if article is None:
        return "unknown"
    return article.title or shortened(article.body.of(article.text), 90) or "Untitled"


def told_date(date: DateRange | None) -> str:
    """A range of dates as people write it: "3 May 2024", "22–28 April 2024", "2021"."""
    if date is None or (date.earliest is None and date.latest is None):
        return "undated"
    if date.precision == "year" and date.earliest is not None:
        return date.earliest[:4]
    if date.precision == "month" and date.earliest is not None:
        return _day_words(date.earliest).split(" ", 1)[-1]
    return told_days(date.earliest, date.latest)


def told_days(earliest: str | None, latest: str | None) -> str:
    """From one day to another, without saying month and year twice."""
    if earliest is None:
        return "undated" if latest is None else f"until {_day_words(latest)}"
    if latest is None:
        return f"from {_day_words(earliest)}"
    first, last = _day_words(earliest), _day_words(latest)
    if first == last:
        return first
    if first.split(" ")[1:] == last.split(" ")[1:]:
        return f"{first.split(' ')[0]}–{last}"
    if first[-4:] == last[-4:]:
        return f"{first[:-5]} – {last}"
    return f"{first} – {last}"


def _day_words(day: str) -> str:
    try:
        date = dt.date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{date.day} {date:%b} {date.year:04}"


def story_numbers(
    story: Story, statements: Mapping[str, int], events: Mapping[str, int]
) -> dict[str, Any]:
    """How much a story holds, from counts by article."""
    return {
        "story": story,
        "dates": told_days(story.first, story.last),
        "articles": len(story.article_ids),
        "statements": sum(statements.get(each, 0) for each in story.article_ids),
        "events": sum(events.get(each, 0) for each in story.article_ids),
    }


def flaw_words(flaw: Flaw) -> str:
    """A kind of flaw in words."""
    return flaw.kind.replace("_", " ")
