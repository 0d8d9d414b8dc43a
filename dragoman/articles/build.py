"""One article out of its lines: its text, the runs that join it to the page, its record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.articles.bylines import byline_of, credits_of_byline
from dragoman.articles.cuts import FULL_NAME, TAG
from dragoman.articles.furniture import furniture
from dragoman.articles.heads import outlet_of_footer, section_of
from dragoman.articles.published import published_of
from dragoman.articles.sources import credit_of_line, find_credits, outlet_named
from dragoman.records import Article, Page, Run, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.articles.lines import Line
    from dragoman.config import Config

# A line of a broken sentence; and what stands right behind the word before it.
PIECE = re.compile(r"[^\s](?:[^\r\n\u2028\u2029\x0b\x0c]*[^\s])?")
CLOSING = re.compile(r"[,;.:!?)\]”»…]|['’]s\b")


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
    deck: int = 0  # how many of the body's first paragraphs stand under the title as its deck


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
    text, runs, body, deck = _join(page.text, draft)
    title = None if draft.title is None else text[: body.start].rstrip("\n")
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
        outlet=page.outlet or config.outlet or outlet_of_footer(page.text),
        subtitle=deck,
        section=(page.section or _section(page, draft)) if role == "main" else None,
        byline=byline or (page.byline if role == "main" else None),
        credits=tuple(dict.fromkeys(credits_)),
        dateline=dateline.text if dateline else None,
        published=published_of(page, draft, role, text=text, language=language),
        rule=draft.rule,
        score=round(draft.score, 3),
    )


def _join(page_text: str, draft: Draft) -> tuple[str, tuple[Run, ...], Span, Span | None]:
    """Title, two line breaks, paragraphs with a line break between; and where each came from.

    With where in it the body is, and the deck.

    Where tags were taken out of a paragraph two runs have nothing between them; where a sentence
    was broken over two lines of a flattened page they have a blank.
    """
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    spans: Sequence[Span] = draft.body if draft.title is None else (draft.title, *draft.body)
    start = 0
    last = draft.deck - (draft.title is None)
    deck: Span | None = None
    for number, span in enumerate(spans):
        if number:
            joint = "\n\n" if number == 1 and draft.title is not None else "\n"
            parts.append(joint)
            length += len(joint)
        if number == (0 if draft.title is None else 1):
            start = length
        # Line breaks in what tags show part its items; in a flattened line they were joined.
        lines = [span] if draft.rule == "marked_main" else _unbroken(page_text, span)
        for line in lines:
            if line is not lines[0] and CLOSING.match(page_text, line.start) is None:
                parts.append(" ")
                length += 1
            for piece in _untagged(page_text, line):
                parts.append(piece.of(page_text))
                runs.append(Run(length, piece.start, len(piece)))
                length += len(piece)
        if draft.deck and number == last:
            deck = Span(start, length)
    return "".join(parts), tuple(runs), Span(start, length), deck


def _section(page: Page, draft: Draft) -> str | None:
    """The section that the lines right above the title name."""
    if draft.title is None:
        return None
    return section_of(
        [line.of(page.text) for line in draft.around if line.end <= draft.title.start]
    )


def _unbroken(page_text: str, span: Span) -> list[Span]:
    """The lines of a stretch that is one sentence or paragraph, white space off."""
    return [Span(m.start(), m.end()) for m in PIECE.finditer(page_text, span.start, span.end)]


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


def time_span(line: Line, page_text: str) -> Span:
    """The relative time in a line that has one."""
    match = furniture().relative.search(line.of(page_text))
    assert match is not None
    return Span(line.start + match.start(), line.start + match.end())
