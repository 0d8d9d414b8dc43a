"""Records made by hand for tests: an article and its sentences out of a title and a body."""

from __future__ import annotations

import re
from typing import Any

from dragoman.records import (
    UNKNOWN_DATE,
    ActorRef,
    Article,
    Cue,
    DateRange,
    Event,
    Flaw,
    Mention,
    Sentence,
    Span,
    Statement,
    make_id,
)

_BORDER = re.compile(r"(?<=[.!?])[\u201d\"]?\s+|\n+")


def day(iso: str | None) -> DateRange:
    return UNKNOWN_DATE if iso is None else DateRange(iso, iso, "day", "by_hand")


def article(name: str, title: str | None, body: str, **fields: Any) -> Article:
    """An article whose id is its name; `published` may be an ISO day."""
    text = f"{title}\n\n{body}" if title else body
    published = fields.pop("published", None)
    return Article(
        article_id=name,
        page_id=f"page-{name}",
        location=f"{name}.txt",
        ordinal=0,
        role=fields.pop("role", "main"),
        language=fields.pop("language", "en"),
        title=title,
        text=text,
        body=Span(len(text) - len(body), len(text)),
        runs=(),
        outlet=fields.pop("outlet", None),
        byline=None,
        credits=fields.pop("credits", ()),
        dateline=None,
        published=day(published),
        rule="by_hand",
        score=1.0,
        **fields,
    )


def sentences(*articles: Article) -> list[Sentence]:
    """The title and the sentences of each body, cut at full stops and line ends."""
    found = []
    for one in articles:
        if one.title:
            found.append(_sentence(one, 0, Span(0, len(one.title)), "title"))
        body = one.text[one.body.start :]
        at = 0
        for border in [*_BORDER.finditer(body), None]:
            end = len(body) if border is None else border.start()
            if body[at:end].strip():
                span = Span(one.body.start + at, one.body.start + end)
                found.append(_sentence(one, len(found), span, "prose"))
            at = len(body) if border is None else border.end()
    return found


def _sentence(one: Article, ordinal: int, span: Span, kind: Any) -> Sentence:
    name = make_id("sentence", one.article_id, span.start)
    return Sentence(name, one.article_id, ordinal, span, kind, one.language)


def where(one: Article, words: str) -> Span:
    at = one.text.index(words)
    return Span(at, at + len(words))


def flaw(one: Article, kind: Any) -> Flaw:
    return Flaw(f"flaw-{one.article_id}", one.article_id, kind, one.body, "", "by_hand", 1.0)


def mention(one: Article, words: str, actor_id: str, **fields: Any) -> Mention:
    span = where(one, words)
    name = make_id("mention", one.article_id, span.start)
    return Mention(
        name, one.article_id, span, actor_id, words, "unknown", None, "name", None, "by_hand", 1.0
    )


def ref(one: Article, words: str, actor_id: str | None) -> ActorRef:
    span = where(one, words)
    return ActorRef(actor_id, words, span.start, span.end)


def statement(one: Article, speaker: str | None, content: str, **fields: Any) -> Statement:
    """A statement: `speaker` is an actor id, `cue` its words and `lemma` if another, `name`."""
    span = where(one, content)
    cue = fields.pop("cue", None)
    lemma = fields.pop("lemma", cue)
    said = None if cue is None else where(one, cue)
    name = fields.pop("name", speaker or "")
    to = fields.pop("addressee", None)
    return Statement(
        statement_id=make_id("statement", one.article_id, span.start, span.end),
        article_id=one.article_id,
        speaker=None if speaker is None else ActorRef(speaker, name, span.start, span.start),
        addressee=None if to is None else ActorRef(to, to, span.start, span.start),
        cue=None if said is None else Cue(said.start, said.end, lemma),
        content=(span,),
        act=fields.pop("act", "ASSERT"),
        quote=fields.pop("quote", "indirect"),
        fidelity=fields.pop("fidelity", "unknown"),
        about=fields.pop("about", ()),
        target=fields.pop("target", None),
        inside=None,
        negated=fields.pop("negated", False),
        certainty="unknown",
        said=day(fields.pop("said", None)),
        rule="by_hand",
        score=1.0,
        **fields,
    )


def event(one: Article, kind: Any, evidence: str, **fields: Any) -> Event:
    """An event: `source` and `target` are actor ids, `trigger` its word."""
    span = where(one, evidence)

    def refs(names: tuple[str, ...]) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(name, name, span.start, span.start) for name in names)

    return Event(
        event_id=make_id("event", one.article_id, span.start, kind),
        article_id=one.article_id,
        type=kind,
        mode=None,
        source=refs(fields.pop("source", ())),
        target=refs(fields.pop("target", ())),
        trigger=where(one, fields.pop("trigger", evidence)),
        date=day(fields.pop("date", None)),
        place=None,
        factuality=fields.pop("factuality", "actual"),
        asserted_by=None,
        evidence=(span,),
        quad=1,
        cameo=None,
        goldstein=None,
        rule="by_hand",
        score=1.0,
        **fields,
    )
