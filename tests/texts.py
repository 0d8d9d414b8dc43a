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
