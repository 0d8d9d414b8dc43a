"""From the sentences of an article to the mentions of actors in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.coreference import resolve
from dragoman.actors.persons import learn, mentioned, names
from dragoman.actors.phrases import Found, find
from dragoman.actors.reading import Line, read
from dragoman.config import Config
from dragoman.records import Article, Mention, Sentence, make_id
from dragoman.text import quotations


def find_mentions(
    article: Article, sentences: Sequence[Sentence], *, config: Config
) -> Iterator[Mention]:
    """Find who is named in an article, by name, demonym, metonym, office, group or pronoun.

    Mentions come in reading order and do not overlap; a person's office before the name belongs to
    the mention ("US Secretary of State Antony Blinken"). Several actors in one word ("both
    leaders") have one mention whose `actor_id` joins theirs with "+"; see `members`.
    """
    del config
    quoted = tuple(quotation.content for quotation in quotations(article.text))
    lines = [read(article, sentence, quoted) for sentence in sentences]
    memory = learn(lines)
    countries = mentioned(lines)
    found = [find(line, names(line, memory, countries)) for line in lines]
    day = article.published.latest
    for line, item in resolve(lines, found, day):
        yield _mention(article, line, item)


def _mention(article: Article, line: Line, item: Found) -> Mention:
    span = line.span(item.start, item.end)
    return Mention(
        mention_id=make_id("mention", article.article_id, span.start, span.end),
        article_id=article.article_id,
        span=span,
        actor_id=item.actor_id,
        name=item.name,
        actor_kind=item.kind,
        country=item.country,
        form=item.form,
        title=item.title if item.kind == "person" and item.form in ("name", "role") else None,
        rule=item.rule,
        score=round(item.score, 3),
    )
