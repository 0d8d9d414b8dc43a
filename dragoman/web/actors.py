"""The pages of actors: all of them, one, and what passed between two."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from dragoman.errors import NotFound
from dragoman.records import Actor, Event, Mention, Statement
from dragoman.web import dyad, views
from dragoman.web.entry import TONES
from dragoman.web.serving import PAGE_SIZE, Asked, Offset, paging_of, render

router = APIRouter(default_response_class=HTMLResponse)
MOST = 100  # of one kind on an actor's page; the rest is a filter away
ENTRIES = 400  # on the page of two actors


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
        paging=paging_of(offset, len(found), q=q),
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
    acts = Counter((TONES[code], code) for code in [s.act for s in said] + [e.type for e in done])
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
