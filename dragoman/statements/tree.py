"""The parse of a frame as a tree, with the way back to the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.language import Token, parse, parse_as, plain_headline
from dragoman.records import Act, ActorRef, Article, Mention, Span
from dragoman.statements.found import Mentions
from dragoman.statements.frames import Frame
from dragoman.words import load

# What two do to each other, in words one behind the other.
EACH_OTHER = frozenset({("each", "other"), ("one", "another")})


@dataclass(frozen=True, slots=True)
class Entry:
    """What the word list says of a cue: the act it does and the frames it takes."""

    act: Act
    frames: str


@cache
def lexicon(language: str) -> dict[str, Entry]:
    """The cue verbs of a language by lemma, with particle or preposition where it has one."""
    return {
        str(lemma): Entry(cast("Act", value[0]), str(value[1]))
        for lemma, value in load(language, "speech").get("verbs", {}).items()
    }


@cache
def wordset(language: str, name: str) -> frozenset[str]:
    """One of the plain lists of `speech.yml`, as a set of lower-case words."""
    return frozenset(str(word).lower() for word in load(language, "speech").get(name, ()))


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of a frame, with its tokens' children and the way back to the article."""

    article: Article
    frame: Frame
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    mentions: Mentions
    outer: ActorRef | None  # who speaks, when the frame lies inside a quotation
    aside: frozenset[int] = frozenset()  # tokens of "according to X", which nobody said
    behind: Span | None = None  # the paragraph that the colon at the frame's end announces

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """The children of a token that depend on it in one of the given ways, in text order."""
        found = (self.tokens[i] for i in self.children[token.i])
        return [t for t in found if not deps or t.dep in deps]

    def head(self, token: Token) -> Token:
        """The token that this one depends on; itself for a root."""
        return self.tokens[token.head]

    def subtree(self, token: Token, without: frozenset[int] = frozenset()) -> list[Token]:
        """A token and all below it but the branches left out, in text order."""
        found, stack = [], [token.i]
        while stack:
            i = stack.pop()
            if i in without:
                continue
            found.append(self.tokens[i])
            stack.extend(self.children[i])
        return sorted(found, key=lambda t: t.i)

    def span(self, tokens: Sequence[Token]) -> Span | None:
        """The article span from the first to the last of the tokens, punctuation trimmed."""
        kept = list(tokens)
        while kept and kept[-1].pos == "PUNCT" and kept[-1].text not in '”"’»':
            kept.pop()
        while kept and kept[0].pos == "PUNCT" and kept[0].text not in '“"‘«':
            kept.pop(0)
        if not kept:
            return None
        return self.frame.back(kept[0].start, kept[-1].end)

    def spans(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """The article spans of the tokens, one for each unbroken run of them."""
        runs: list[list[Token]] = []
        for token in tokens:
            if token.i in self.aside:
                continue
            if runs and token.i == runs[-1][-1].i + 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        spans = (self.span(run) for run in runs)
        return tuple(span for span in spans if span is not None)

    def place(self, token: Token) -> Span:
        """The article span of one token."""
        return self.frame.back(token.start, token.end)

    def mask_of(self, token: Token) -> int | None:
        """The number of the masked quotation that a token of a placeholder stands for."""
        for i, mask in enumerate(self.frame.masks):
            if mask.start <= token.start < mask.end:
                return i
        return None

    def mention(self, token: Token) -> Mention | None:
        """The mention that covers a token."""
        if self.mask_of(token) is not None:
            return None
        return self.mentions.at(self.place(token).start)


def _parsed(
    article: Article, frame: Frame, mentions: Mentions, known: frozenset[str]
) -> tuple[Token, ...]:
    """The tokens of a frame; a headline in Title Case is parsed as a sentence would be written."""
    if frame.kind != "title":
        return parse(frame.text, article.language, known)
    whose = [mentions.at(place) for place in frame.offsets]
    named = [Span(i, i + 1) for i, m in enumerate(whose) if m is not None and m.form == "name"]
    named += [Span(mask.start, mask.end) for mask in frame.masks]
    plain = plain_headline(frame.text, named, article, article.language)
    return parse_as(plain, frame.text, article.language, known)


def plant(
    article: Article,
    frame: Frame,
    names: tuple[Mentions, frozenset[str]],
    outer: ActorRef | None,
) -> Tree:
    """Parse a frame and hang its tokens by their heads."""
    mentions, known = names
    tokens = _parsed(article, frame, mentions, known)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Tree(article, frame, tokens, tuple(map(tuple, children)), mentions, outer)
