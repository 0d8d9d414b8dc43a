"""One article out of its lines: its text, the runs that join it to the page, its record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.articles.cuts import FULL_NAME, TAG
from dragoman.articles.days import find_day, written_day
from dragoman.articles.furniture import furniture, hours_of
from dragoman.articles.sources import (
    byline_of,
    credit_of_line,
    credits_of_byline,
    find_credits,
    outlet_named,
)
from dragoman.records import UNKNOWN_DATE, Article, DateRange, Page, Run, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line
    from dragoman.config import Config


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been found of an article: page spans of its title and paragraphs, and its rule."""

    title: Span | None
    body: tuple[Span, ...]
    around: tuple[Line, ...]  # lines cut off above and below it
    first: Line  # the first line of the body, with its dateline
    time: Span | None  # the relative time that stands beside it
    rule: str
    score: float


def build_article(
    page: Page,
    draft: Draft,
    *,
    ordinal: int,
    main: bool,
    config: Config,
) -> Article:
    """The article record of a draft."""
    role: Literal["main", "secondary"] = "main" if main else "secondary"
    text, runs, body = _join(page.text, draft)
    title = None if draft.title is None else TAG.sub("", draft.title.of(page.text))
    if title is None and role == "main" and page.media_type != "text/plain":
        title = page.title
    language = config.language or _language(text, page, role)
    dateline = draft.first.dateline
    credits_ = list(dateline.credits) if dateline else []
    byline = None
    for line in draft.around:
        words = line.of(page.text)
        if line.kind == "credit":
            credits_ += credit_of_line(words)
        elif line.kind == "byline" and byline is None:
            byline = byline_of(words) or (words if FULL_NAME.fullmatch(words) else None)
            # "By Reuters", "By Jane Doe, Reuters": the agency is a source, and no person.
            credits_ += credits_of_byline(words)
            if byline is not None and outlet_named(byline) is not None:
                byline = None
    credits_ += find_credits(text, language)
    return Article(
        article_id=make_id("article", page.page_id, runs[0].page_start, len(text)),
        page_id=page.page_id,
        location=page.location,
        ordinal=ordinal,
        role=role,
        language=language,
        title=title,
        text=text,
        body=body,
        runs=runs,
        outlet=page.outlet or config.outlet,
        section=page.section if role == "main" else None,
        byline=byline or (page.byline if role == "main" else None),
        credits=tuple(dict.fromkeys(credits_)),
        dateline=dateline.text if dateline else None,
        published=_published(page, draft, role),
        rule=draft.rule,
        score=round(draft.score, 3),
    )


def _join(page_text: str, draft: Draft) -> tuple[str, tuple[Run, ...], Span]:
    """Title, two line breaks, paragraphs with a line break between; and where each came from.

    Where tags were taken out of a paragraph two runs have nothing between them.
    """
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    spans: Sequence[Span] = draft.body if draft.title is None else (draft.title, *draft.body)
    start = 0
    for number, span in enumerate(spans):
        if number:
            joint = "\n\n" if number == 1 and draft.title is not None else "\n"
            parts.append(joint)
            length += len(joint)
        if number == (0 if draft.title is None else 1):
            start = length
        for piece in _untagged(page_text, span):
            parts.append(piece.of(page_text))
            runs.append(Run(length, piece.start, len(piece)))
            length += len(piece)
    return "".join(parts), tuple(runs), Span(start, length)


def _untagged(page_text: str, span: Span) -> list[Span]:
    """A stretch without the tags that stand in it as letters ("the <b>big</b> port")."""
    if "<" not in span.of(page_text):
        return [span]
    edges = [span.start]
    for match in TAG.finditer(page_text, span.start, span.end):
        edges += [match.start(), match.end()]
    edges.append(span.end)
    pieces = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    return pieces or [span]


def _language(text: str, page: Page, role: str) -> str:
    """The language of the article's own text; of a few words only the page's."""
    from dragoman import language  # noqa: PLC0415 -- loads the identifier's model

    found, score = language.detect(text)
    if role == "main" and page.language is not None and (score < 0.8 or len(text) < 60):
        return page.language
    return found


def _published(page: Page, draft: Draft, role: str) -> DateRange:
    """When the article was published: never the day on which the page was fetched."""
    # What the user says holds for all of a page; what its metadata say for its own story.
    if page.published is not None and (role == "main" or page.published.rule == "user"):
        return page.published
    dateline = draft.first.dateline
    if dateline is not None and dateline.day is not None and find_day(dateline.day) is not None:
        head = draft.first.start - dateline.length
        at = page.text.find(dateline.day, max(0, head))
        if (day := written_day(dateline.day, "dateline", at)) is not None:
            return day
    for line in draft.around:
        if line.kind in {"date", "byline"}:
            words = line.of(page.text)
            if (day := written_day(words, "date_line", line.start)) is not None:
                return day
    if draft.time is not None:
        return _relative(page, draft.time)
    return UNKNOWN_DATE


def _relative(page: Page, time: Span) -> DateRange:
    """A time such as "8 minutes ago": a day where it is known when the page was fetched."""
    hours = hours_of(time.of(page.text))
    if page.fetched_at is not None and hours is not None:
        try:
            fetched = dt.datetime.fromisoformat(page.fetched_at)
        except ValueError:
            return DateRange(None, None, "unknown", "relative_to_fetch", time)
        latest = (fetched - dt.timedelta(hours=hours)).date()
        # "2 days ago" was said of anything from two to three days.
        unit = 24 if hours >= 24 else 1
        earliest = (fetched - dt.timedelta(hours=hours + unit)).date()
        precision: Literal["day", "range"] = "day" if earliest == latest else "range"
        return DateRange(
            earliest.isoformat(), latest.isoformat(), precision, "relative_to_fetch", time
        )
    return DateRange(None, None, "unknown", "relative_to_fetch", time)


def time_span(line: Line, page_text: str) -> Span:
    """The relative time in a line that has one."""
    match = furniture().relative.search(line.of(page_text))
    assert match is not None
    return Span(line.start + match.start(), line.start + match.end())
