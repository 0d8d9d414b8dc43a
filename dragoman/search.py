"""Finding words in the ledger: any text is a valid search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.migrations import sql
from dragoman.rows import sound

if TYPE_CHECKING:
    import sqlite3

MARK_START, MARK_END = "\x02", "\x03"
SHORTEST = 4  # letters of a word that is also looked for as a beginning
AROUND = 40  # characters shown on each side of a find that FTS5 has not made
# Blocks of scripts that write words without blanks: Thai to Khmer, Kana, Han, Han.
UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u9fff"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found, best first.

    `parts` are the words around the find, each with whether it is a found word. `score` is
    BM25, higher is better.
    """

    record_type: Literal["article", "statement"]
    id: str
    article_id: str
    title: str
    parts: tuple[tuple[str, bool], ...]
    score: float

    @property
    def snippet(self) -> str:
        """The words around the find, without marks."""
        return "".join(words for words, _ in self.parts)


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """Articles and statements that hold all the words, best first; else those with any.

    Each run of characters between blanks is looked for as it stands and then as the beginning
    of a word, "words in double quotes" as a phrase. Scripts that put no blanks between words
    are looked for letter by letter.
    """
    terms = _terms(sound(words))
    if not terms or limit < 1:
        return []
    quoted = [f'"{term}"' for term in terms]
    found = _matching(connection, " ".join(quoted), limit)
    if len(found) < limit:
        # "sanction" also finds sanctions, after what has the very word.
        begun = [f'"{term}"' + ("*" if len(term) >= SHORTEST else "") for term in terms]
        known = {hit.id for hit in found}
        more = _matching(connection, " ".join(begun), limit)
        found += [hit for hit in more if hit.id not in known][: limit - len(found)]
    if not found and any(_unspaced(term) for term in terms):
        found = _holding(connection, terms, limit)
    if not found and len(terms) > 1:
        found = _matching(connection, " OR ".join(quoted), limit)
    return found


def _matching(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    values = {"query": query, "limit": limit, "start": MARK_START, "end": MARK_END}
    return [
        Hit(kind, name, article_id, title or "", _parts(snippet), -rank)
        for kind, name, article_id, title, snippet, rank in connection.execute(
            sql("search"), values
        )
    ]


def _holding(connection: sqlite3.Connection, terms: list[str], limit: int) -> list[Hit]:
    """Articles whose text has all the terms somewhere, in the order of their place."""
    hits: list[Hit] = []
    for article_id, title, text in connection.execute(sql("articles_with"), (terms[0],)):
        at = text.find(terms[0])
        if at < 0 or any(term not in text for term in terms):
            continue
        end = at + len(terms[0])
        before, after = text[max(0, at - AROUND) : at], text[end : end + AROUND]
        parts = ((before, False), (terms[0], True), (after, False))
        hits.append(Hit("article", article_id, article_id, title or "", parts, 0.0))
        if len(hits) == limit:
            break
    return hits


def _unspaced(term: str) -> bool:
    """Whether a term is of a script without blanks between words (Chinese, Japanese, Thai ...)."""
    return any(first <= char <= last for char in term for first, last in UNSPACED)


def _terms(words: str) -> list[str]:
    """The search words, and phrases; what has no letter or digit is passed over."""
    pieces: list[str] = []
    for number, piece in enumerate(words.replace("\0", " ").split('"')):
        quoted = number % 2 == 1
        pieces += [piece] if quoted else piece.split()
    return [piece.strip() for piece in pieces if any(c.isalnum() for c in piece)]


def _parts(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A marked snippet as runs of words, each with whether it was found."""
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(snippet.split(MARK_START)):
        found, _, rest = piece.partition(MARK_END) if number else ("", "", piece)
        parts += [(found, True), (rest, False)]
    return tuple(part for part in parts if part[0])
