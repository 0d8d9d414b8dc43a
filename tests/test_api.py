"""The API and the pages: status codes, filters, hostile words, nothing from outside."""

from __future__ import annotations

import asyncio
import re
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import fixture_ledger
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.api import KINDS, create_app, serve
from dragoman.errors import ConfigError, StoreError
from dragoman.ledger import Ledger
from dragoman.records import UNKNOWN_DATE, Article, Copy, DateRange, Occurrence, Statement, Story
from dragoman.rows import id_of
from dragoman.store import open_store
from dragoman.web.highlight import Mark, cut
from dragoman.web.lineage import draw
from dragoman.web.views import Views
from dragoman.web.wording import told_date

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = fixture_ledger.records()
STORY = next(id_of(r) for r in RECORDS if type(r).__name__ == "Story")
ARTICLES = [id_of(r) for r in RECORDS if type(r).__name__ == "Article"]
HOSTILE = ARTICLES[2]
PAGES = [
    "/",
    "/?q=dam&language=nl&sort=sources",
    "/?q=nothing",
    f"/stories/{STORY}",
    *[f"/articles/{each}" for each in ARTICLES],
    "/statements",
    "/statements?speaker=Lind&act=THREATEN",
    "/events?factuality=denied",
    "/actors",
    "/actors/mara-lind",
    "/actors/XBB",
    "/between",
    "/between?one=Lind&other=Brevia",
    "/between?one=Lind&other=Nobody",
    "/between?one=Brevia&other=kess",
    "/search?q=gates",
    "/search?q=",
    "/trace",
    "/trace?q=gates",
    "/trace?q=nobody+ever+said+such+a+thing",
    "/dropped",
    *[f"/explain/{id_of(record)}" for record in RECORDS],
]


class Client:
    """Asks the application without a network."""

    def __init__(self, path: str) -> None:
        self.transport = httpx.ASGITransport(create_app(path))

    def ask(self, method: str, path: str, params: dict[str, str] | None = None) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self.transport, base_url="http://ledger", follow_redirects=True
            ) as client:
                return await client.request(method, path, params=params)

        return asyncio.run(asked())

    def get(self, path: str, params: dict[str, str] | None = None) -> httpx.Response:
        return self.ask("GET", path, params)


@pytest.fixture(scope="module")
def client(tmp_path_factory: Any) -> Client:
    path = str(tmp_path_factory.mktemp("db") / "ledger.db")
    with open_store(path) as store:
        store.write(RECORDS)
    return Client(path)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_and_asks_nothing_of_the_net(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert not re.search(r"""(src|href|action)\s*=\s*["'](?!/|#|\?)""", answer.text)
    assert "http://" not in answer.text
    assert "https://" not in answer.text
    assert " style=" not in answer.text  # the policy forbids it
    assert "<script>" not in answer.text
    assert answer.text.count('<main id="main">') == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nope", 404),
        ("/stories/nope", 404),
        ("/articles/nope", 404),
        ("/actors/nope", 404),
        ("/explain/nope", 404),
        ("/r/nope", 404),
        ("/statements?act=BOAST", 400),
        ("/?offset=-1", 422),
        ("/statements?offset=99999999999999999999", 422),
        ("/api/statements?offset=99999999999999999999", 422),
        ("/api/nope", 404),
        ("/api/stories/nope", 404),
        ("/api/explain/nope", 404),
        ("/api/statements?act=BOAST", 400),
        ("/api/statements?colour=red", 400),
        ("/api/statements?limit=0", 422),
        ("/static/../api.py", 404),
        ("/static/nope.css", 404),
        ("/docs", 404),
        ("/static/style.css", 200),
        ("/static/script.js", 200),
        ("/api/openapi.json", 200),
    ],
)
def test_status(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    assert client.ask(method, "/api/statements").status_code == 405


@pytest.mark.parametrize("kind", KINDS)
def test_records_as_json(client: Client, kind: str) -> None:
    told = client.get(f"/api/{kind}").json()
    assert told["total"] == len(told["items"]) > 0
    first = told["items"][0]
    assert client.get(f"/api/{kind}/{next(iter(first.values()))}").json() == first


def test_filters_and_paging(client: Client) -> None:
    told = client.get("/api/statements?speaker=lind&limit=2&offset=2").json()
    assert (told["total"], len(told["items"]), told["offset"]) == (3, 1, 2)
    assert "speaker" in told["filters"]
    assert client.get("/api/search?q=patrol").json()["items"][0]["snippet"]
    assert client.get("/api/summary").json()["statement"] == 6
    (error,) = client.get("/api/statements?act=BOAST").json().values()
    assert "expected one of ASSERT" in error


def test_the_api_tells_the_same_as_the_ledger(client: Client) -> None:
    with Ledger(open_store(None)) as ledger:
        ledger.store.write(RECORDS)
        assert client.get("/api/events").json()["items"] == ledger.events().to_dicts()


def test_hostile_words_stay_words(client: Client) -> None:
    for path in (f"/articles/{HOSTILE}", f"/stories/{STORY}", "/statements", "/search?q=script"):
        text = client.get(path).text
        assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in client.get(f"/articles/{HOSTILE}").text
    evil = client.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in evil
    evil = client.get("/statements", params={"speaker": '"><img src=x onerror=alert(1)>'}).text
    assert "<img" not in evil
    assert "<script>" not in client.get("/<script>alert(1)</script>").text


def test_every_record_is_marked_in_its_place_and_leads_to_its_reasons(client: Client) -> None:
    for article_id in ARTICLES:
        text = client.get(f"/articles/{article_id}").text
        said = [r for r in RECORDS if isinstance(r, Statement) and r.article_id == article_id]
        assert said
        for statement in said:
            assert f'href="#r-{statement.statement_id}"' in text
            assert text.count(f'id="r-{statement.statement_id}"') == 1


def test_a_story_counts_sources_and_sets_reports_side_by_side(client: Client) -> None:
    text = client.get(f"/stories/{STORY}").text
    assert "independent sources" in text
    assert "2 reports, 1 independent" in text
    assert "Als de sluizen dicht blijven" in text
    assert 'class="edge translated"' in text
    assert "rejects" in text


def test_a_quotation_is_traced_through_its_wordings(client: Client) -> None:
    threat, dreiging = next(r for r in RECORDS if isinstance(r, Occurrence)).member_ids
    text = client.get("/trace", params={"q": dreiging}).text
    assert text.index(f"#r-{threat}") < text.index(f"#r-{dreiging}")  # the earliest first
    assert "best attested" in text
    assert 'class="badge copy translated"' in text
    assert "rejected" in text
    assert f'href="/trace?q={threat}"' in client.get(f"/articles/{ARTICLES[0]}").text
    nobody = client.get("/trace", params={"q": "nobody ever said such a thing"}).text
    assert "Nobody in this ledger" in nobody


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_any_id_leads_to_its_place(client: Client, record: Any) -> None:
    answer = client.get(f"/r/{id_of(record)}")
    assert answer.status_code == 200
    assert answer.history


def test_pages_are_whole_without_a_script(client: Client) -> None:
    text = client.get(f"/articles/{ARTICLES[0]}").text
    targets = set(re.findall(r'href="#([^"]+)"', text))
    ids = set(re.findall(r'\bid="([^"]+)"', text))
    assert targets - ids <= {"records"}
    assert text.count("<h1") == 1
    assert 'class="skip"' in text


def test_a_missing_ledger_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such ledger"):
        create_app(str(tmp_path / "none.db"))


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    open_store(path).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"cannot listen on 127.0.0.1 port {port}.*--port"):
            serve(path, port=port)


@pytest.mark.parametrize("gone", ["Page", "Article", "Actor", "Statement", "Event", "Story"])
def test_a_ledger_with_holes_is_shown_all_the_same(tmp_path: Path, gone: str) -> None:
    path = str(tmp_path / "ledger.db")
    kept = [record for record in RECORDS if type(record).__name__ != gone]
    with open_store(path) as store:
        store.write(kept)
    client = Client(path)
    for each in PAGES + [f"/api/{kind}" for kind in KINDS]:
        assert client.get(each).status_code in {200, 404}, each


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    open_store(path).close()
    client = Client(path)
    for each in ("/", "/statements", "/events", "/actors", "/dropped", "/search?q=x"):
        assert client.get(each).status_code == 200
    assert "dragoman read PATH" in client.get("/").text


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], ["abcdef"]),
        ([(0, 3, "x")], ["abc", "def"]),
        ([(1, 5, "x"), (2, 3, "y")], ["a", "b", "c", "de", "f"]),  # nested
        ([(0, 4, "x"), (2, 6, "y")], ["ab", "cd", "ef"]),  # overlapping
        ([(2, 2, "x")], ["abcdef"]),  # empty
        ([(4, 99, "x")], ["abcd", "ef"]),  # beyond the end
    ],
)
def test_a_text_is_cut_where_marks_begin_and_end(marks: Any, pieces: list[str]) -> None:
    (line,) = cut("abcdef", [Mark(start, end, name, "said") for start, end, name in marks])
    assert [piece.text for piece in line.pieces] == pieces


def test_the_innermost_mark_leads() -> None:
    (line,) = cut("abcdef", [Mark(0, 6, "outer", "said"), Mark(2, 4, "inner", "said")])
    assert [(p.record_id, p.first) for p in line.pieces] == [
        ("outer", True),
        ("inner", True),
        ("outer", False),
    ]


@settings(deadline=None)
@given(
    text=st.text(st.sampled_from("ab \n"), max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=8),
)
def test_cutting_loses_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, str(number), "said") for number, (start, end) in enumerate(spans)]
    lines = cut(text, marks)
    assert ["".join(p.text for p in line.pieces) for line in lines] == [
        line for line in text.split("\n") if line.strip()
    ]
    for line in lines:
        position = line.start
        for piece in line.pieces:
            covering = {
                mark.record_id
                for mark in marks
                if mark.start <= position and position + len(piece.text) <= mark.end
            }
            assert set(piece.record_ids) == covering
            position += len(piece.text)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "told"),
    [
        (None, None, "unknown", "undated"),
        ("2024-05-03", "2024-05-03", "day", "3 May 2024"),
        ("2024-04-22", "2024-04-28", "week", "22–28 Apr 2024"),
        ("2024-04-29", "2024-05-05", "week", "29 Apr – 5 May 2024"),
        ("2023-12-30", "2024-01-02", "range", "30 Dec 2023 – 2 Jan 2024"),
        ("2024-04-01", "2024-04-30", "month", "Apr 2024"),
        ("2021-01-01", "2021-12-31", "year", "2021"),
        ("2024-05-03", None, "range", "from 3 May 2024"),
        (None, "2024-05-03", "range", "until 3 May 2024"),
        ("soon", "soon", "range", "soon"),
    ],
)
def test_dates_as_people_write_them(
    earliest: str | None, latest: str | None, precision: Any, told: str
) -> None:
    assert told_date(DateRange(earliest, latest, precision, "r")) == told


def test_a_verbal_act_is_told_once_and_not_as_statement_and_event() -> None:
    threat = next(r for r in RECORDS if isinstance(r, Statement) and r.act == "THREATEN")
    assert threat.cue is not None
    article = next(r for r in RECORDS if id_of(r) == threat.article_id)
    event = fixture_ledger.event(article, "warned", "THREATEN")  # type: ignore[arg-type]
    with Ledger(open_store(None)) as ledger:
        ledger.store.write([*RECORDS, event])
        (entry,) = Views(ledger).timeline([threat, event], ())
    assert (entry.id, entry.kind) == (threat.statement_id, "statement event")
    assert ("fact actual", "actual") in entry.badges


def test_what_passed_between_two_counts_each_happening_once(client: Client) -> None:
    text = client.get("/between?one=Mara Lind&other=XBB").text
    assert "Mara Lind → Brevia" in text
    states = client.get("/between?one=Aldoria&other=Brevia").text
    assert states.count('<li class="entry"') == 1  # through its minister
    assert "Nothing that one" in client.get("/between?one=Aldoria&other=Brevia&who=alone").text
    assert "2 reports, 1 independent" in text
    assert text.count('<li class="entry"') == 1


def test_a_story_is_drawn_by_days_and_origins() -> None:
    story = next(r for r in RECORDS if isinstance(r, Story))
    articles = {r.article_id: r for r in RECORDS if isinstance(r, Article)}
    copies = [r for r in RECORDS if isinstance(r, Copy)]
    drawing = draw(story, articles, copies)
    assert [node.letter for node in drawing.nodes] == ["A", "A", "B"]
    assert [node.root for node in drawing.nodes] == [True, False, True]
    xs = [node.x for node in drawing.nodes]
    assert xs == sorted(xs)
    assert [day for _, day in drawing.days] == ["3 May 2024", "5 May 2024"]
    assert len(drawing.edges) == 1
    undated = {key: replace(each, published=UNKNOWN_DATE) for key, each in articles.items()}
    assert draw(story, undated, copies).undated
    assert not draw(story, {}, []).nodes
