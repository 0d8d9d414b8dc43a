"""How tests make articles, and run the stages on them up to the one that they test."""

from __future__ import annotations

from dragoman.actors import find_mentions
from dragoman.config import Config
from dragoman.flaws import find_flaws
from dragoman.language import split_sentences
from dragoman.records import (
    UNKNOWN_DATE,
    Article,
    DateRange,
    Run,
    Span,
    Statement,
    make_id,
)
from dragoman.statements import find_statements

CONFIG = Config()


def make_article(
    text: str, *, language: str = "en", title: str | None = None, published: str | None = None
) -> Article:
    """A text as the only article of a page."""
    whole = text if title is None else f"{title}\n\n{text}"
    start = 0 if title is None else len(title) + 2
    day = UNKNOWN_DATE if published is None else DateRange(published, published, "day", "test")
    return Article(
        article_id=make_id("article", language, whole),
        page_id="page",
        location="page.txt",
        ordinal=0,
        role="main",
        language=language,
        title=title,
        text=whole,
        body=Span(start, len(whole)),
        runs=(Run(0, 0, len(whole)),),
        outlet=None,
        byline=None,
        credits=(),
        dateline=None,
        published=day,
        rule="test",
        score=1.0,
    )


def statements_of(article: Article) -> list[Statement]:
    """The statements of an article, by all the stages before them."""
    sentences = list(split_sentences(article, config=CONFIG))
    mentions = list(find_mentions(article, sentences, config=CONFIG))
    flaws = list(find_flaws(article, config=CONFIG))
    return list(find_statements(article, sentences, mentions, flaws, config=CONFIG))


def words_of(article: Article, statement: Statement) -> str:
    """The words of a statement's content."""
    return " … ".join(span.of(article.text) for span in statement.content)


def matches(article: Article, statement: Statement, row: str) -> bool:
    """Whether a statement is the one that a row tells: see `check`."""
    speaker, act, addressee, quote, content = (part.strip() for part in row.split("|"))
    inside, _, outside = (part.strip() for part in content.partition("!"))
    said = words_of(article, statement)
    named = None if statement.speaker is None else statement.speaker.actor_id
    to = statement.addressee
    heard = addressee in ("-", to and to.actor_id, to and to.name)
    return (
        named == (None if speaker == "-" else speaker)
        and statement.act == act
        and heard
        and statement.quote == quote
        and inside in said
        and (not outside or outside not in said)
    )


def check(text: str, row: str, language: str) -> None:
    """Assert that a text holds the statement `speaker | act | addressee | quote | content`.

    "-" is nobody, or no known one; words that must be outside the content stand behind "!".
    """
    article = make_article(text, language=language)
    found = statements_of(article)
    told = [
        (s.speaker and (s.speaker.actor_id, s.speaker.name), s.act, s.addressee and s.addressee.name,
         s.quote, words_of(article, s), s.rule)
        for s in found
    ]  # fmt: skip
    assert any(matches(article, s, row) for s in found), told
