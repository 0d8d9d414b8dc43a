"""The pages: stories, one story, one article with everything marked, actors, search, dropped."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.answers import Rows
from dragoman.errors import NotFound
from dragoman.filters import choices_of
from dragoman.ledger import Ledger
from dragoman.records import (
    Actor,
    Article,
    Copy,
    Event,
    Flaw,
    Mention,
    Occurrence,
    Sentence,
    Statement,
    Story,
)
from dragoman.rows import TABLES, id_of
from dragoman.rules import humanised
from dragoman.store import open_store
from dragoman.trace import trace
from dragoman.web import dyad, lineage, views
from dragoman.web.highlight import cut
from dragoman.web.marks import beside, by_kind, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

router = APIRouter(default_response_class=HTMLResponse)
FOLDER = Path(__file__).parent
PAGE_SIZE = 50
HITS = 60
TRACED = 1_000  # statements whose meaning is compared while somebody waits: three seconds
SPEAKERS = 10
ENTRIES = 400  # on a story's page; the rest is a filter away
MOST = 100  # of one kind on an actor's page; the rest is a filter away

templates = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals |= {
    "outlet_of": views.outlet_of,
    "title_of": views.title_of,
    "told_date": views.told_date,
    "told_days": views.told_days,
    "flaw_words": views.flaw_words,
    "humanised": humanised,
    "verbs": views.VERBS,
    "tones": views.TONES,
}
templates.globals["parts"] = templates.get_template("parts.html").module


def open_ledger(request: Request) -> Iterator[Ledger]:
    """The ledger for one request, closed after it."""
    with Ledger(open_store(request.app.state.db, create=False, read_only=True)) as ledger:
        yield ledger


Asked = Annotated[Ledger, Depends(open_ledger)]
Offset = Annotated[int, Query(ge=0)]


def render(template: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """A page out of a template."""
    known = {"here": "", "query": ""}
    return HTMLResponse(templates.get_template(template).render(known | values), status)


def error_page(told: str, status: int) -> HTMLResponse:
    """A page that says what is wrong and where to go on."""
    return render("error.html", status, told=told, code=status)


@router.get("/")
def stories(
    ledger: Asked,
    *,
    q: str = "",
    language: str = "",
    sort: str = "last",
    offset: Offset = 0,
) -> HTMLResponse:
    """The stories, with how many sources each really has."""
    found = ledger.stories(title=q or None, language=language or None)
    order = {
        "last": lambda s: (s.last or "", len(s.article_ids)),
        "articles": lambda s: (len(s.article_ids), s.last or ""),
        "sources": lambda s: (s.independent_sources, len(s.article_ids), s.last or ""),
    }
    chosen = sort if sort in order else "last"
    ranked = sorted(found, key=order[chosen], reverse=True)
    said = ledger.store.count_by(Statement, "article_id")
    done = ledger.store.count_by(Event, "article_id")
    rows = [views.story_numbers(s, said, done) for s in ranked[offset : offset + PAGE_SIZE]]
    for row in rows:
        articles = [ledger.article(each) for each in row["story"].article_ids]
        row["languages"] = sorted({a.language for a in articles if a is not None})
        row["outlets"] = list(dict.fromkeys(views.outlet_of(a) for a in articles if a is not None))
    return render(
        "stories.html",
        here="stories",
        rows=rows,
        q=q,
        language=language,
        sort=chosen,
        languages=sorted(ledger.store.count_by(Article, "language")),
        summary=ledger.summary(),
        sources=sum(story.independent_sources for story in found),
        paging=_paging(offset, len(ranked), q=q, language=language, sort=chosen),
    )


@router.get("/stories/{story_id}")
def story(ledger: Asked, story_id: str) -> HTMLResponse:
    """One story: its articles, where they come from, and what was said and done."""
    found = ledger.store.get_typed(Story, story_id)
    if found is None:
        message = f"there is no story {story_id!r} in this ledger; the list of stories has them all"
        raise NotFound(message)
    ids = list(found.article_ids)
    articles = {a.article_id: a for a in ledger.store.read(Article, article_id=ids)}
    copies = [copy for copy in ledger.store.read(Copy, later_id=ids) if copy.earlier_id in articles]
    tree = lineage.parents(copies)
    said = list(ledger.store.read(Statement, article_id=ids))
    done = list(ledger.store.read(Event, article_id=ids))
    show = views.Views(ledger)
    records: list[Statement | Event] = [*said, *done]
    entries = show.timeline(records, ledger.store.read(Occurrence, story_id=story_id))
    counts = Counter(record.article_id for record in records)
    flaws = Counter((f.article_id, f.kind) for f in ledger.store.read(Flaw, article_id=ids))
    return render(
        "story.html",
        here="stories",
        story=found,
        articles=sorted(
            articles.values(), key=lambda a: (a.published.earliest or "9999", a.location)
        ),
        copies=tree,
        more_copies=[copy for copy in copies if copy not in tree],
        by_id=articles,
        drawing=lineage.draw(found, articles, copies),
        entries=entries[:ENTRIES],
        total=len(entries),
        answers=show.answers(id_of(record) for record in records),
        counts=counts,
        flaws=flaws,
        said=len(said),
        done=len(done),
        codes=sorted({(entry.tone, entry.code) for entry in entries}),
        speakers=_speakers(said),
    )


def _speakers(said: list[Statement]) -> list[tuple[str, str, int]]:
    """Who speaks most: name, actor_id, number of statements."""
    names: dict[str, str] = {}
    weight: Counter[str] = Counter()
    for statement in said:
        if statement.speaker is not None and statement.speaker.actor_id is not None:
            names.setdefault(statement.speaker.actor_id, statement.speaker.name)
            weight[statement.speaker.actor_id] += 1
    return [(names[each], each, number) for each, number in weight.most_common(SPEAKERS)]


@router.get("/articles/{article_id}")
def article(ledger: Asked, article_id: str) -> HTMLResponse:
    """One article: its text with every statement, event and flaw marked in its place."""
    found = ledger.article(article_id)
    if found is None:
        message = f"there is no article {article_id!r} in this ledger"
        raise NotFound(message)
    said = list(ledger.store.read(Statement, article_id=article_id))
    done = list(ledger.store.read(Event, article_id=article_id))
    flaws = list(ledger.store.read(Flaw, article_id=article_id))
    show = views.Views(ledger)
    entries = sorted(show.entries([*said, *done]), key=lambda entry: (entry.start, entry.id))
    lines = cut(found.text, list(marks(said, done, flaws)))
    headings = {
        sentence.span.start
        for sentence in ledger.store.read(Sentence, article_id=article_id, kind="heading")
    }
    ids = {entry.id for entry in entries}
    answers = show.answers(ids)
    copies = [*ledger.store.read(Copy, later_id=article_id)]
    copies += ledger.store.read(Copy, earlier_id=article_id)
    return render(
        "article.html",
        here="stories",
        article=found,
        title=[line for line in lines if line.start < found.body.start],
        lines=[line for line in lines if line.start >= found.body.start],
        headings=headings,
        entries=entries,
        flaws=flaws,
        flaw_kinds=by_kind(flaws),
        beside=beside(lines, flaws),
        answers=answers,
        answered={e: [a for a in answers if e in {a.source.id, a.target.id}] for e in ids},
        others=_other_reports(ledger, show, ids),
        stories=ledger.stories(article_id=article_id),
        siblings=list(ledger.store.read(Article, page_id=found.page_id)),
        copies=[
            (copy, ledger.article(copy.earlier_id), ledger.article(copy.later_id))
            for copy in copies
        ],
    )


def _other_reports(
    ledger: Ledger, show: views.Views, ids: set[str]
) -> dict[str, tuple[int, list[views.Entry]]]:
    """For each record that is reported elsewhere too: by how many, and those reports."""
    others: dict[str, tuple[int, list[views.Entry]]] = {}
    for occurrence in ledger.store.read(Occurrence):
        here = ids.intersection(occurrence.member_ids)
        if here and len(occurrence.member_ids) > 1:
            for own in here:
                entries = [show.entry_of(each) for each in occurrence.member_ids if each != own]
                others[own] = (occurrence.reporters, [e for e in entries if e is not None])
    return others


@router.get("/statements")
def statements(request: Request, ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """Statements by speaker, act, fidelity ..."""
    return _records(request, ledger, Statement, offset)


@router.get("/events")
def events(request: Request, ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """Events by source, type, target, factuality ..."""
    return _records(request, ledger, Event, offset)


FORMS: dict[type, tuple[tuple[str, str], ...]] = {
    Statement: (
        ("speaker", "Speaker"),
        ("act", "Act"),
        ("addressee", "To"),
        ("target", "Aimed at"),
        ("about", "About"),
        ("quote", "Quote"),
        ("fidelity", "Fidelity"),
        ("language", "Language"),
        ("since", "Since"),
        ("until", "Until"),
    ),
    Event: (
        ("source", "Source"),
        ("type", "Type"),
        ("target", "Target"),
        ("factuality", "Factuality"),
        ("language", "Language"),
        ("since", "Since"),
        ("until", "Until"),
    ),
}


def _records(request: Request, ledger: Ledger, record_type: type, offset: int) -> HTMLResponse:
    names = [*(name for name, _ in FORMS[record_type]), "story_id", "article_id"]
    asked = {name: request.query_params.get(name, "").strip() for name in names}
    given = {name: value for name, value in asked.items() if value}
    page: tuple[int, Rows[Any]]
    page = ledger.page(record_type, dict(given), limit=PAGE_SIZE, offset=offset)
    total, rows = page
    show = views.Views(ledger)
    tags = tuple(ledger.store.count_by(Article, "language"))
    hints = TABLES[record_type].hints
    fields = []
    for name, title in FORMS[record_type]:
        choices = choices_of(record_type, name) if name in hints else ()
        fields.append((name, title, tags if name == "language" else choices))
    kind = TABLES[record_type].name
    return render(
        "records.html",
        here=f"{kind}s",
        kind=kind,
        fields=fields,
        asked=asked,
        total=total,
        entries=show.entries(rows),
        paging=_paging(offset, total, **given),
    )


@router.get("/actors")
def actors(ledger: Asked, q: str = "", offset: Offset = 0) -> HTMLResponse:
    """The actors, those with most statements and events first."""
    weight = Counter(ledger.store.actor_weights())
    found = sorted(ledger.actors(name=q or None), key=lambda a: (-weight[a.actor_id], a.name))
    return render(
        "actors.html",
        here="actors",
        actors=found[offset : offset + PAGE_SIZE],
        weight=weight,
        q=q,
        total=len(found),
        paging=_paging(offset, len(found), q=q),
    )


@router.get("/actors/{actor_id:path}")
def actor(ledger: Asked, actor_id: str) -> HTMLResponse:
    """What an actor said and did, and what was said and done to them."""
    found = ledger.store.get_typed(Actor, actor_id)
    if found is None:
        message = f"there is no actor {actor_id!r} in this ledger; the list of actors has them all"
        raise NotFound(message)
    show = views.Views(ledger)
    said = list(ledger.store.referring(Statement, "speaker", actor_id))
    heard = list(ledger.store.referring(Statement, "addressee", actor_id))
    aimed = ledger.store.referring(Statement, "target", actor_id)
    heard += [row for row in aimed if row not in heard]
    done = list(ledger.store.referring(Event, "source", actor_id))
    met = list(ledger.store.referring(Event, "target", actor_id))
    groups: list[tuple[str, str, str, list[Statement] | list[Event]]] = [
        ("said", "Said", "/statements?speaker=", said),
        ("did", "Did", "/events?source=", done),
        ("heard", "Was told, or was meant", "/statements?target=", heard),
        ("met", "Was done to", "/events?target=", met),
    ]
    sections = [
        (key, name, href + quote(actor_id, safe=""), len(rows), show.timeline(rows[:MOST], ()))
        for key, name, href, rows in groups
    ]
    acts = Counter(
        (views.TONES[code], code) for code in [s.act for s in said] + [e.type for e in done]
    )
    pages = {
        office.evidence: mention.article_id
        for office in found.offices
        if office.evidence is not None
        and (mention := ledger.store.get_typed(Mention, office.evidence)) is not None
    }
    return render(
        "actor.html",
        here="actors",
        actor=found,
        sections=sections,
        acts=acts,
        office_pages=pages,
        others=[
            (show.name(each), each, number)
            for each, number in dyad.counterparts([*said, *heard, *done, *met], actor_id)
        ],
    )


@router.get("/between")
def between(ledger: Asked, one: str = "", other: str = "", who: str = "people") -> HTMLResponse:
    """What passed between two actors, each happening counted once."""
    show = views.Views(ledger)
    sides = [ledger.actor_ids(each)[0] if each.strip() else set() for each in (one, other)]
    asked = [one.strip(), other.strip()]
    missing = [name for name, ids in zip(asked, sides, strict=True) if name and not ids]
    weight = ledger.store.actor_weights()
    top = sorted(weight, key=lambda each: -weight[each])[:MOST]
    names = [
        show.name(min(ids)) if len(ids) == 1 else name
        for name, ids in zip(asked, sides, strict=True)
    ]
    sides = [dyad.with_people(ledger, ids) if who == "people" else ids for ids in sides]
    return render(
        "between.html",
        who=who,
        here="between",
        dyad=dyad.between(ledger, show, *sides) if all(sides) else None,
        one=names[0],
        other=names[1],
        asked=asked,
        missing=missing,
        names=[show.name(each) for each in top],
        columns=dyad.COLUMNS,
        width=dyad.WIDTH,
        height=dyad.HEIGHT,
        middle=dyad.MIDDLE,
        most=ENTRIES,
    )


@router.get("/search")
def search(ledger: Asked, q: str = "") -> HTMLResponse:
    """Articles and statements with these words."""
    show = views.Views(ledger)
    hits = []
    for hit in ledger.search(q, HITS):
        entry = show.entry_of(hit.id) if hit.record_type == "statement" else None
        hits.append((hit, entry, ledger.article(hit.article_id)))
    actor_ids = ledger.actor_ids(q)[0] if q.strip() else set()
    named = [ledger.store.get_typed(Actor, each) for each in sorted(actor_ids)[:8]]
    return render("search.html", here="search", query=q, hits=hits, named=named, most=HITS)


@router.get("/trace")
def traced(ledger: Asked, q: str = "") -> HTMLResponse:
    """What somebody said, in every wording from the earliest to the latest, and what became of it.

    `q` are words, or the id of a statement.
    """
    try:
        found = trace(ledger, q.strip(), encoded=TRACED) if q.strip() else None
    except NotFound:
        found = None
    if found is None:
        return render("trace.html", here="", query=q, found=None)
    show = views.Views(ledger)
    told = [*(one.statement for one in found.variants), *found.others]
    names = [*(one.statement_id for one in told), *(step.record_id for step in found.life)]
    return render(
        "trace.html",
        here="",
        query=q,
        found=found,
        entries={name: show.entry_of(name) for name in names},
        articles={one.article.article_id: one.article for one in found.variants},
    )


@router.get("/dropped")
def dropped(ledger: Asked, offset: Offset = 0) -> HTMLResponse:
    """What was not taken in, and why."""
    rows = ledger.dropped()
    return render(
        "dropped.html",
        here="dropped",
        rows=rows[offset : offset + PAGE_SIZE],
        total=len(rows),
        paging=_paging(offset, len(rows)),
    )


@router.get("/explain/{record_id:path}")
def explain(ledger: Asked, record_id: str) -> HTMLResponse:
    """Any record: its words, the rule, what it rests on and what rests on it."""
    return render(
        "explain.html",
        here="",
        told=ledger.explain(record_id),
        fields=ledger.to_json(ledger.get(record_id)),
    )


@router.get("/r/{record_id:path}")
def place(ledger: Asked, record_id: str) -> RedirectResponse:
    """To the page where a record stands, by its id or the beginning of it."""
    record = ledger.get(record_id)
    if isinstance(record, (Statement, Event, Flaw)):
        return RedirectResponse(views.record_href(record.article_id, id_of(record)))
    if isinstance(record, Actor):
        return RedirectResponse(views.actor_href(record.actor_id))
    if isinstance(record, Story):
        return RedirectResponse(f"/stories/{record.story_id}")
    if isinstance(record, Article):
        return RedirectResponse(f"/articles/{record.article_id}")
    return RedirectResponse(f"/explain/{id_of(record)}")


def _paging(offset: int, total: int, **query: str) -> dict[str, Any]:
    """Where this page lies among all, with the ways back and on."""

    def href(to: int) -> str:
        return "?" + urlencode({k: v for k, v in query.items() if v} | {"offset": to})

    return {
        "first": min(offset + 1, total),
        "last": min(offset + PAGE_SIZE, total),
        "total": total,
        "back": href(max(0, offset - PAGE_SIZE)) if offset > 0 else None,
        "on": href(offset + PAGE_SIZE) if offset + PAGE_SIZE < total else None,
    }
