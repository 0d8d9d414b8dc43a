"""When an article was published: what pages say of it, and what is never taken for it."""

from __future__ import annotations

import json

import pytest

from dragoman.articles import find_articles
from dragoman.config import Config
from dragoman.dates import bounds
from dragoman.pages.build import Source, build_page
from dragoman.pages.published import read_claim
from dragoman.records import Article, DateRange

TITLE = "The port of Harvelt closes after a storm"
BODY = (
    "The port of Harvelt has closed because a storm has torn two of its cranes from the quay.",
    "Anna Tillema said that the work would take weeks, since the parts have to come by sea.",
    "The fishing fleet stays inside, and so do the ferries that tie the islands to the mainland.",
    "Nobody was hurt, but the harbour master would not say when the first ship could come in.",
)


def published(
    head: str = "",
    under: str = "",
    *,
    body: tuple[str, ...] = BODY,
    url: str = "https://news.example.com/port",
    fetched: str | None = None,
    below: str = "",
    language: str = "en",
) -> DateRange:
    """The day of the main article of a small HTML page."""
    text = "".join(f"<p>{p}</p>" for p in body)
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{TITLE}</title>{head}</head><body>'
        f"<main><article><h1>{TITLE}</h1>{under}{text}</article></main>{below}</body></html>"
    )
    source = Source(url, html.encode(), media_type="text/html", url=url, fetched_at=fetched)
    page = build_page(source, config=Config())
    found = [a for a in find_articles(page, config=Config()) if isinstance(a, Article)]
    (main,) = (a for a in found if a.role == "main")
    day = main.published
    if day.evidence is not None:
        assert day.evidence.of(page.text).strip()
    return day


def json_ld(**fields: object) -> str:
    """A block of JSON-LD about a news article."""
    content = json.dumps({"@type": "NewsArticle", "headline": TITLE, **fields})
    return f'<script type="application/ld+json">{content}</script>'


def shown(day: DateRange) -> str:
    if day.earliest == day.latest:
        return str(day.earliest)
    return f"{day.earliest or ''}..{day.latest or ''}"


@pytest.mark.parametrize(
    ("value", "url", "expected"),
    [
        # The day on the clock of the offset that is given.
        ("2024-05-06T23:30:00-07:00", "https://a.example.com/x", "2024-05-06"),
        ("2024-05-06T00:30:00+02:00", "https://a.example.com/x", "2024-05-06"),
        ("2024-05-06", "https://a.example.com/x", "2024-05-06"),
        ("2024-05-06 02:25:00", "https://a.example.com/x", "2024-05-06"),
        # UTC by day is the same day everywhere that counts.
        ("2024-05-06T12:00:00Z", "https://a.example.com/x", "2024-05-06"),
        # At two in the morning it is still yesterday in America: two days, unless the address says.
        ("2024-05-06T02:25:00Z", "https://a.example.com/x", "2024-05-05..2024-05-06"),
        ("2024-05-06T02:25:00+00:00", "https://a.example.com/2024/05/05/x", "2024-05-05"),
        # A country's domain has a country's clock.
        ("2024-05-06T22:30:00Z", "https://a.example.de/x", "2024-05-07"),
        ("2024-05-06T02:25:00Z", "https://a.example.de/x", "2024-05-06"),
        ("Mon, 06 May 2024 02:25:00 GMT", "https://a.example.bo/x", "2024-05-05"),
        # Midnight is what programs write that know the day only.
        ("2024-05-06T00:00:00Z", "https://a.example.com/x", "2024-05-06"),
        # What stands where there was no day.
        ("1970-01-01T00:00:00Z", "https://a.example.com/x", ".."),
        ("0001-01-01T00:00:00Z", "https://a.example.com/x", ".."),
        ("yesterday", "https://a.example.com/x", ".."),
    ],
)
def test_the_day_in_json_ld(value: str, url: str, expected: str) -> None:
    day = published(json_ld(datePublished=value, dateModified="2025-01-01T10:00:00Z"), url=url)
    assert shown(day) == (expected if expected != ".." else "None")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10.12.2022, 07:00:03", "2022-12-10"),
        ("26/12/2019", "2019-12-26"),
        ("12/26/2019", "2019-12-26"),
        ("03/04/2022", None),  # April or March
        ("Sat, 19 Oct 2019 00:04:00 +0200", "2019-10-19"),
        ("3 May 2019", "2019-05-03"),
        ("2022-5-5 22:17:36", "2022-05-05"),
        ("20190503", "2019-05-03"),
        ("2019-02-31", None),
        ("10:30", None),
    ],
)
def test_a_field_is_read_where_it_is_sure(value: str, expected: str | None) -> None:
    claim = read_claim(value, "x")
    assert (claim.day.isoformat() if claim else None) == expected


@pytest.mark.parametrize(
    ("under", "language", "expected"),
    [
        ("<p>Published 3 May 2019</p>", "en", "2019-05-03"),
        ("<p>By Anna Tillema, May 3, 2019</p>", "en", "2019-05-03"),
        ("<p>Last updated: 3 May 2019</p>", "en", "2019-05-03"),
        ("<p>Updated 5 May 2019</p><p>Published 3 May 2019</p>", "en", "2019-05-03"),
        ("<p>Veröffentlicht am 3. Mai 2019</p>", "de", "2019-05-03"),
        ("<p>Stand: 12.03.2020 14:05</p>", "de", "2020-03-12"),
        ("<p>Gepubliceerd: 3 mrt. 2019, 10:15</p>", "nl", "2019-03-03"),
        ("<p>Publié le 1er mai 2019 à 10h15</p>", "fr", "2019-05-01"),
        ("<p>3 de mayo de 2019</p>", "es", "2019-05-03"),
        ("<p>15 августа 2016, 13:43</p>", "ru", "2016-08-15"),
        ("<p>28.09.19 12:34</p>", "de", "2019-09-28"),
    ],
)
def test_a_line_under_the_title(under: str, language: str, expected: str) -> None:
    assert shown(published(under=under, language=language)) == expected


def test_a_line_under_the_title_stands_over_a_field_with_the_last_change() -> None:
    day = published('<meta name="date" content="2020-02-12">', "<p>Published 3 May 2019</p>")
    assert (shown(day), day.rule) == ("2019-05-03", "date_line")


def test_a_line_under_the_title_tells_which_of_two_days() -> None:
    head = json_ld(datePublished="2024-05-06T02:25:00Z")
    assert shown(published(head, "<p>May 5, 2024</p>")) == "2024-05-05"


def test_the_days_of_other_stories_are_none_of_this_one() -> None:
    links = (f'<li><a href="/{n}">Another story</a> 0{n}.05.2019</li>' for n in range(1, 9))
    assert published(below=f"<aside><ul>{''.join(links)}</ul></aside>").rule == "nothing_said"


@pytest.mark.parametrize(
    ("url", "expected", "rule"),
    [
        ("https://a.example.com/2014/05/18/port/", "2014-05-18", "url_day"),
        ("https://a.example.com/world/2014/may/18/port", "2014-05-18", "url_day"),
        ("https://a.example.com/2014/05/port", "2014-05-01..2014-05-31", "url_month"),
        ("https://a.example.com/2014/13/40/port", "None", "nothing_said"),
    ],
)
def test_the_day_in_the_address(url: str, expected: str, rule: str) -> None:
    day = published(url=url)
    assert (shown(day), day.rule) == (expected, rule)


def test_a_page_is_not_published_after_it_was_fetched() -> None:
    head = json_ld(datePublished="2024-05-06T12:00:00+00:00")
    assert shown(published(head, fetched="2024-05-08T10:00:00+00:00")) == "2024-05-06"
    assert published(head, fetched="2024-05-01T10:00:00+00:00").rule == "nothing_said"


def test_the_day_of_the_crawl_is_never_the_day_of_publication() -> None:
    assert published(fetched="2024-05-08T10:00:00+00:00").rule == "nothing_said"


def test_the_day_that_a_page_shows_to_whoever_comes_is_not_its_own() -> None:
    head, fetched = '<meta name="date" content="2024-05-08">', "2024-05-08T10:00:00+00:00"
    assert published(head, fetched=fetched).rule == "nothing_said"
    assert shown(published(head, fetched="2024-05-20T10:00:00+00:00")) == "2024-05-08"
    # The line under the title is.
    assert shown(published(head, "<p>May 8, 2024</p>", fetched=fetched)) == "2024-05-08"


PAST = ("The two sides signed the accord on 26 April 2024, and their ministers were content.",)


@pytest.mark.parametrize(
    ("fetched", "expected"),
    [
        (None, "2024-04-26.."),
        ("2024-05-02T10:00:00+00:00", "2024-04-26..2024-05-02"),
        ("2026-05-02T10:00:00+00:00", "2024-04-26.."),
    ],
)
def test_what_the_text_tells_as_past_is_a_bound(fetched: str | None, expected: str) -> None:
    day = published(body=(*BODY, *PAST), fetched=fetched)
    assert (shown(day), day.precision, day.rule) == (expected, "range", "inferred_from_text")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He fell on 3 March 2020. They met on 5 May 2021.", "en", "2021-05-05.."),
        ("They met in March 2022.", "en", "2022-03-01.."),
        ("In 2023 they were defeated.", "en", "2023-01-01.."),
        ("Elections will be held on 5 November 2024.", "en", "..2024-11-05"),
        ("They met on 5 May 2021. They will vote on 8 June 2026.", "en", "2021-05-05..2026-06-08"),
        # A plan of old is no bound.
        ("The vote will be held on 8 June 2019, they said. They met on 5 May 2021.", "en", "2021-05-05.."),
        # What is quoted may have been said long ago.
        ("“We will win on 8 June 2019,” he said.", "en", None),
        ("They were to stay until 8 June 2026.", "en", None),
        ("They met on Friday.", "en", None),
        ("Sie wurden am 5. Mai 2021 gewählt.", "de", "2021-05-05.."),
        ("Ze werden op 5 mei 2021 gekozen.", "nl", "2021-05-05.."),
        ("Sie wurden gewählt.", "xx", None),
    ],
)  # fmt: skip
def test_bounds(text: str, language: str, expected: str | None) -> None:
    found = bounds(text, language)
    assert (None if found is None else shown(found)) == expected
