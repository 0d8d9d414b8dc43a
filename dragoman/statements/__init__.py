"""From sentences to statements: who said what to whom, in whose words.

Each stretch of text is read in its frame (`frames`), by the parse where there is a parser
(`parsed`) and by a shallow grammar of word lists elsewhere (`shallow`); what they find gets its
act, its certainty and its fidelity (`acts`), and its place inside the statement that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from dragoman.config import Config
from dragoman.records import Article, Flaw, Mention, Sentence, Span, Statement
from dragoman.statements import acts, contents, objects, parsed, shallow
from dragoman.statements.carrying import carry, lead_of, run_on, turned_round
from dragoman.statements.finishing import distinct, finish, whole
from dragoman.statements.found import Found, Mentions
from dragoman.statements.frames import units
from dragoman.statements.reading import (
    Context,
    announced,
    before,
    paragraphs,
    parts,
    transcript_lines,
)
from dragoman.text import quotations

RULES = (
    *contents.RULES,
    *objects.RULES,
    *parsed.RULES,
    *shallow.RULES,
    ("colon_after", "A colon follows the cue, and what was said follows the colon."),
    (
        "subjunctive_run",
        "A sentence in the subjunctive of reported speech goes on with the speaker before it.",
    ),
    (
        "quotation_carried_on",
        "A quotation alone in its paragraph goes on with the speaker before it.",
    ),
    (
        "quotation_runs_on",
        "A quotation whose marks run over paragraphs belongs to whom one of them names.",
    ),
    ("nobody_named", "The speaker is unknown: a passive or infinitive names nobody who said it."),
    *acts.RULES,
)


def find_statements(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    flaws: Sequence[Flaw],
    *,
    config: Config,  # noqa: ARG001
) -> Iterator[Statement]:
    """Find every reported statement of an article, the inner ones linked to the outer ones."""
    quotes = quotations(article.text)
    known = Mentions(tuple(sorted(mentions, key=lambda m: m.span)))
    found: list[Found] = []
    lead: Mention | None = None
    previous: Span | None = None
    spoken = transcript_lines(article, known)
    groups = paragraphs(article, sentences)
    nothing: list[Sentence] = []
    for paragraph, after in zip_longest(groups, groups[1:], fillvalue=nothing):
        here: list[Found] = []
        behind = announced(article.text, paragraph, after)
        for unit in units(paragraph, quotes):
            span = Span(unit[0].span.start, unit[-1].span.end)
            standing = before([*found, *here], previous)
            kind = "transcript" if span.start in spoken else unit[0].kind
            colon = behind if span.end == paragraph[-1].span.end else None
            here += parts(article, span, quotes, known, Context(kind, None, 0, standing, colon))
            previous = span if unit[0].kind == "prose" else None
        found += carry(article, here, found, lead, known)
        lead = lead_of(paragraph, known, quotes)
    found = run_on(found, quotes)
    found = [turned_round(one, known, flaws) for one in found]
    found = distinct([replace(one, content=whole(one.content, quotes)) for one in found], quotes)
    yield from finish(article, found, quotes, known, flaws)
