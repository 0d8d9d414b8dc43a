"""The pages of what was reported: stories, one story, one article with everything marked."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from dragoman.errors import NotFound
from dragoman.ledger import Ledger
from dragoman.records import (
    Article,
    Copy,
    Event,
    Flaw,
    Occurrence,
    Sentence,
    Statement,
    Story,
)
from dragoman.rows import id_of
from dragoman.web import lineage, views, wording
from dragoman.web.entry import Entry
from dragoman.web.highlight import cut
from dragoman.web.marks import beside, by_kind, marks
from dragoman.web.serving import PAGE_SIZE, Asked, Offset, paging_of, render

router = APIRouter(default_response_class=HTMLResponse)
ENTRIES = 400  # on a story's page; the rest is a filter away
SPEAKERS = 10


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
    rows = [wording.story_numbers(s, said, done) for s in ranked[offset : offset + PAGE_SIZE]]
    for row in rows:
        articles = [ledger.article(each) for each in row["story"].article_ids]
        row["languages"] = sorted({a.language for a in articles if a is not None})
        row["outlets"] = list(
            dict.fromkeys(wording.outlet_of(a) for a in articles if a is not None)
        )
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
        paging=paging_of(offset, len(ranked), q=q, language=language, sort=chosen),
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
) -> dict[str, tuple[int, list[Entry]]]:
    """For each record that is reported elsewhere too: by how many, and those reports."""
    others: dict[str, tuple[int, list[Entry]]] = {}
    for occurrence in ledger.store.read(Occurrence):
        here = ids.intersection(occurrence.member_ids)
        if here and len(occurrence.member_ids) > 1:
            for own in here:
                entries = [show.entry_of(each) for each in occurrence.member_ids if each != own]
                others[own] = (occurrence.reporters, [e for e in entries if e is not None])
    return others
