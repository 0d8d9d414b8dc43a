"""How a frame becomes a row of words: its words, its masked quotations, its scraps, its stops."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language import Token, names_of, parse
from dragoman.records import ActorRef, Article
from dragoman.statements.found import Mentions
from dragoman.statements.frames import Frame
from dragoman.statements.shallow.line import Before, Line
from dragoman.statements.shallow.lists import lists_of, suffixes
from dragoman.statements.shallow.stops import stops_of


def make_line(
    article: Article, frame: Frame, mentions: Mentions, rest: tuple[ActorRef | None, Before]
) -> Line:
    """Read a frame as a row of words; `rest` is the outer speaker and what stands before."""
    tokens = parse(frame.text, article.language, names_of(article.text))
    pieces = [piece for token in tokens for piece in _pieces(token, article.language)]
    numbered = tuple(replace(piece, i=i, head=i) for i, piece in enumerate(pieces))
    masks = tuple(_mask_of(frame, token) for token in numbered)
    known = lists_of(article.language)
    none: frozenset[str] = frozenset()
    adverbs = suffixes(article.language, "adverb_endings")
    lists = tuple(
        none if mask is not None else _lists_of(token, known, adverbs)
        for token, mask in zip(numbered, masks, strict=True)
    )
    stops = tuple(
        stop if stop and mask is None and not _opens_scrap(frame, token) else ""
        for token, stop, mask in zip(
            numbered, stops_of(numbered, article.language), masks, strict=True
        )
    )
    scraps = tuple(_scrap_of(frame, token) for token in numbered)
    low = frame.text.lower().replace("’", "'")
    if len(low) != len(frame.text):  # "İ" is two letters in small
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in frame.text)
    return Line(article, frame, numbered, mentions, *rest, lists, masks, stops, scraps, low)


def _lists_of(
    token: Token, known: dict[str, frozenset[str]], adverbs: tuple[str, ...]
) -> frozenset[str]:
    lists = known.get(token.lemma.replace("’", "'"))
    if lists is not None:
        return lists
    adverb = bool(adverbs) and token.text.islower() and token.lemma.endswith(adverbs)
    return frozenset(["adverbs"]) if adverb else frozenset()


def _mask_of(frame: Frame, token: Token) -> int | None:
    for number, mask in enumerate(frame.masks):
        if mask.start <= token.start < mask.end:
            return number
    return None


def _opens_scrap(frame: Frame, token: Token) -> bool:
    """Whether a mark opens a quoted scrap, as two commas do: ",,zo niet''."""
    place = frame.offsets[token.start]
    return any(q.span.start <= place < q.content.start for q in frame.left)


def _scrap_of(frame: Frame, token: Token) -> int | None:
    place = frame.offsets[token.start]
    for number, quotation in enumerate(frame.left):
        if quotation.content.start <= place < quotation.content.end:
            return number
    return None


def _pieces(token: Token, language: str) -> list[Token]:
    """Put apart what is written together: "qu'il" is two words, "a-t-il" is two."""
    if token.end - token.start != len(token.text):  # repaired: its letters are not one run
        return [token]
    lemma = token.lemma.replace("’", "'")
    for elision in suffixes(language, "elisions"):
        if lemma.startswith(elision) and len(lemma) > len(elision):
            cut = len(elision)
            return [_cut(token, 0, cut), *_pieces(_cut(token, cut, len(lemma)), language)]
    for suffix in suffixes(language, "inverted_suffixes"):
        if lemma.endswith(suffix) and len(lemma) > len(suffix):
            cut = len(lemma) - len(suffix)
            # The pronoun is what stands behind the last hyphen of the suffix.
            word = cut + suffix.rfind("-") + 1
            return [_cut(token, 0, cut), _cut(token, word, len(lemma))]
    return [token]


def _cut(token: Token, first: int, last: int) -> Token:
    return replace(
        token,
        start=token.start + first,
        end=token.start + last,
        text=token.text[first:last],
        lemma=token.lemma[first:last],
    )
