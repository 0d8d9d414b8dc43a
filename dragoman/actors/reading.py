"""A sentence as the actors stage reads it: its words, what the lists say of them, its parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from dragoman import words
from dragoman.actors.abbreviations import page_names
from dragoman.actors.casing import plain_capitals
from dragoman.actors.gazetteer import (
    APOSTROPHES,
    PIECE,
    Entry,
    Kind,
    Lexicon,
    lexicon,
    lowered,
    role_words,
    roles,
    states,
    switched,
)
from dragoman.actors.whoswho import common_names, people
from dragoman.errors import MissingPart
from dragoman.language import Token, names_of, parse, shifted, tokens_of
from dragoman.places import states_elsewhere
from dragoman.records import Article, Sentence, Span
from dragoman.text import repair, title_case

# Share of capitals among the letters (or words) from which a line is a headline in capitals.
CAPITALS = 0.7
CAMEL = re.compile(r"([^\W\d_][^\W\d_A-ZÀ-ÖØ-Þ]*)([^\W\d_a-zß-öø-ÿ][^\W\d_]+)")


@dataclass(frozen=True)
class Line:
    """The words of a sentence with the names that begin at each, and the parser's tokens.

    `starts` and `ends` are into the repaired `text`; `span` gives places in the article.
    """

    sentence: Sentence
    text: str
    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: tuple[Span, ...]
    found: tuple[tuple[tuple[int, Entry], ...], ...]
    tokens: tuple[Token, ...]
    quoted: tuple[bool, ...]
    shouted: bool = False  # the whole line is in capitals
    headline: bool = False  # nearly all words have capitals
    plain: frozenset[int] = frozenset()  # words of a headline whose capital says nothing

    @property
    def language(self) -> str:
        """The language of the sentence."""
        return self.sentence.language

    @cached_property
    def ending(self) -> dict[int, tuple[tuple[int, Entry], ...]]:
        """The names that end before a word: where each began, the longest first."""
        ends: dict[int, list[tuple[int, Entry]]] = {}
        for start, matches in enumerate(self.found):
            for end, entry in matches:
                ends.setdefault(end, []).append((start, entry))
        return {end: tuple(sorted(row, key=_start)) for end, row in ends.items()}

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words without capitals."""
        return tuple(lowered(piece) for piece in self.pieces)

    @cached_property
    def token_of(self) -> tuple[Token | None, ...]:
        """The parser's token that each word lies in; None where there is no parse."""
        result: list[Token | None] = []
        k = 0
        for place in self.places:
            while k < len(self.tokens) and self.tokens[k].end <= place.start:
                k += 1
            inside = k < len(self.tokens) and self.tokens[k].start < max(place.end, place.start + 1)
            result.append(self.tokens[k] if inside else None)
        return tuple(result)

    @cached_property
    def words_of(self) -> dict[int, tuple[int, ...]]:
        """The words that lie in each token, by the token's index."""
        result: dict[int, list[int]] = {}
        for i, token in enumerate(self.token_of):
            if token is not None:
                result.setdefault(token.i, []).append(i)
        return {key: tuple(row) for key, row in result.items()}

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a real parse, with dependencies."""
        return any(token.dep for token in self.tokens)

    def at(self, i: int, *kinds: Kind) -> tuple[int, Entry] | None:
        """The longest name of these kinds that begins at word i: where it ends, and what it is."""
        if 0 <= i < len(self.found):
            for end, entry in self.found[i]:
                if not kinds or entry.kind in kinds:
                    return end, entry
        return None

    def before(self, i: int, *kinds: Kind) -> tuple[int, Entry] | None:
        """The longest name of these kinds that ends before word i: where it begins, what it is."""
        for start, entry in self.ending.get(i, ()):
            if not kinds or entry.kind in kinds:
                return start, entry
        return None

    def covered(self, start: int, end: int, *kinds: Kind) -> bool:
        """Whether a longer name of these kinds lies over words [start, end)."""
        for i in range(max(0, start - 6), start + 1):
            for stop, entry in self.found[i]:
                if stop >= end and stop - i > end - start and entry.kind in kinds:
                    return True
        return False

    def titled(self, i: int) -> bool:
        """Whether an office or a courtesy ends right before word i: "Admiral" is no given name."""
        return self.before(i, "role", "courtesy") is not None

    def glued(self, i: int) -> bool:
        """Whether word i follows the one before it without a space."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter that says something."""
        return 0 <= i < len(self.pieces) and self.pieces[i][:1].isupper() and i not in self.plain

    def word(self, i: int) -> str:
        """Word i in small letters; empty outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def slice(self, start: int, end: int) -> str:
        """Words [start, end) as the repaired text writes them."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def span(self, start: int, end: int) -> Span:
        """Where words [start, end) stand in the article."""
        return Span(self.places[start].start, self.places[end - 1].end)


def _start(item: tuple[int, Entry]) -> int:
    return item[0]


@lru_cache(maxsize=64)
def _barred(text: str, language: str) -> frozenset[str]:
    """What a name does not mean in an article: Georgia, where Atlanta is named; a namesake.

    A curated person whose full name many bear is meant only where the article names the state.
    """
    rows = roles(language).get("confusable", {})
    namesakes = {
        key
        for key in common_names()
        if any(name in text for name in (people()[key].name, *people()[key].aliases))
        and not _names_state(text, people()[key].country or "", language)
    }
    return (
        frozenset(namesakes)
        | states_elsewhere(text, language)
        | frozenset(
            key
            for key, row in rows.items()
            if any(re.search(rf"\b{word}\b", text) for word in row["told_by"])
            and not any(re.search(rf"\b{word}\b", text) for word in row["unless"])
        )
    )


def _names_state(text: str, land: str, language: str) -> bool:
    """Whether a text has a name or an adjective of a state in it."""
    row = states(language).get(land, {})
    return any(word in text for column in ("names", "adjectives") for word in row.get(column, ()))


def read(article: Article, sentence: Sentence, quotations: tuple[Span, ...]) -> Line:
    """Cut a sentence into words and look up every name of the lists in it."""
    original = sentence.span.of(article.text)
    repaired = repair(original, sentence.language, known=names_of(article.text))
    text = repaired.text.translate(APOSTROPHES)
    names = lexicon(sentence.language)
    bounds = [bound for match in PIECE.finditer(text) for bound in _unglued(match, names, sentence)]
    pieces = tuple(text[start:end] for start, end in bounds)
    places = []
    for start, end in bounds:
        place = repaired.back(start, end)
        offset = sentence.span.start
        places.append(Span(place.start + offset, place.end + offset))
    barred = _barred(article.text, sentence.language)
    letters = [c for c in text if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) > CAPITALS * max(len(letters), 1)
    small = len(pieces) > 3 and not any(c.isupper() for c in text)
    page = page_names(article.text, article.language)
    lower = [lowered(piece) for piece in pieces]
    found = []
    for i in range(len(pieces)):
        row = [*names.exact.at(pieces, i), *names.folded.at(lower, i)]
        if shouted:
            row += names.upper.at(pieces, i)
        elif pieces[i].isupper() and len(pieces[i]) > 3:  # "EGYPT lawmakers"
            row += [item for item in names.upper.at(pieces, i) if item[1].kind == "state"]
        if small:
            row += names.small.at(pieces, i)
        row = [item for item in row if item[1].id not in barred]
        row = [item for item in row if (pieces[i], item[1].id) not in page.barred]
        if pieces[i] in page.short:
            row = [item for item in row if item[0] > i + 1]
        row += page.names.at(pieces, i)
        row.sort(key=_end, reverse=True)
        found.append(tuple(row))
    if switched(sentence.language, "adjective_inside"):
        found = _with_adjectives(found, lower, sentence.language)
    found = [_uncut(row, i, found) for i, row in enumerate(found)]
    stopped = sentence.kind == "prose" and pieces[-1:] in ((".",), ("?",))
    headline = not stopped and title_case(pieces)
    plain = _glued_days(pieces, bounds, sentence.language)
    if headline and not shouted:
        plain |= plain_capitals(pieces, found, article.text, sentence.language)
    try:
        if plain and headline:
            tokens = _as_a_sentence(article, sentence, [places[i] for i in plain])
        else:
            tokens = tokens_of(article, sentence)
    except MissingPart:  # names and lists still work without the parser
        tokens = ()
    return Line(
        sentence=sentence,
        text=text,
        pieces=pieces,
        starts=tuple(start for start, _ in bounds),
        ends=tuple(end for _, end in bounds),
        places=tuple(places),
        found=tuple(found),
        tokens=tokens,
        quoted=tuple(any(q.start <= p.start < q.end for q in quotations) for p in places),
        shouted=shouted,
        headline=headline,
        plain=plain,
    )


def _uncut(
    row: tuple[tuple[int, Entry], ...], i: int, found: Sequence[tuple[tuple[int, Entry], ...]]
) -> tuple[tuple[int, Entry], ...]:
    """Without the offices that end inside the name of a state.

    As in "président de la République démocratique du Congo".
    """
    return tuple(
        (end, entry)
        for end, entry in row
        if entry.kind not in ("role", "roles", "group")
        or not any(
            stop > end and other.kind == "state"
            for k in range(i + 1, end)
            for stop, other in found[k]
        )
    )


def _with_adjectives(
    found: Sequence[tuple[tuple[int, Entry], ...]], lower: Sequence[str], language: str
) -> list[tuple[tuple[int, Entry], ...]]:
    """With the offices that a state's adjective stands in: "глава российского МИД"."""
    heads = lexicon(language).folded.heads
    out = []
    for i, row in enumerate(found):
        inside = [m for m in found[i + 1] if m[1].kind == "demonym"] if i + 1 < len(found) else []
        more = [
            (end + len(name) - 1, replace(entry, country=land.country))
            for end, land in inside
            for name, entry in heads.get(lower[i], ())
            if entry.kind == "role"
            and len(name) > 1
            and tuple(lower[end : end + len(name) - 1]) == name[1:]
        ]
        out.append(tuple(sorted((*row, *more), key=_end, reverse=True)))
    return out


def _glued_days(
    pieces: Sequence[str], bounds: Sequence[tuple[int, int]], language: str
) -> frozenset[int]:
    """The words of "OnMonday", whose capitals are of no name."""
    small, names = before_days(language), days(language)
    rows = [
        (i - 1, i)
        for i in range(1, len(pieces))
        if pieces[i] in names
        and bounds[i][0] == bounds[i - 1][1]
        and pieces[i - 1].lower() in small
    ]
    return frozenset(i for row in rows for i in row)


def _as_a_sentence(
    article: Article, sentence: Sentence, plain: Iterable[Span]
) -> tuple[Token, ...]:
    """The parse of a line in title case, its plain words written small: "Judge blocks Trump"."""
    start = sentence.span.start
    text = list(sentence.span.of(article.text))
    for span in plain:
        small = text[span.start - start].lower()
        text[span.start - start] = small if len(small) == 1 else text[span.start - start]
    tokens = parse("".join(text), sentence.language, names_of(article.text))
    return shifted(tokens, start)


def _unglued(
    match: re.Match[str], names: Lexicon, sentence: Sentence
) -> tuple[tuple[int, int], ...]:
    """A word, or an article and the listed name that it is glued to: "DerKreml", "LaRussie"."""
    word, start = match.group(), match.start()
    cut = CAMEL.match(word) if len(word) > 4 else None
    if cut is None or word in names.exact.heads:
        return ((start, match.end()),)
    small, name = cut.groups()
    language = sentence.language
    known = name in names.exact.heads
    lists = {*roles(language)["determiners"]["definite"], *role_words(language, "glued_small")}
    joined = known and small.lower() in lists
    if not (joined or (small.lower() in before_days(language) and name in days(language))):
        return ((start, match.end()),)
    return (start, start + len(small)), (start + len(small), match.end())


@cache
def days(language: str) -> frozenset[str]:
    """The names of days and months of a language, with a capital."""
    rows = words.load(language, "dates")
    listed = [*rows.get("weekday", ()), *rows.get("month", ())]
    return frozenset(word for row in listed for word in row if len(word) > 2)


@cache
def before_days(language: str) -> frozenset[str]:
    """The small words that stand before the name of a day."""
    return role_words(language, "before_days")


def _end(item: tuple[int, Entry]) -> int:
    return item[0]
