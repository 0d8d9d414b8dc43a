"""What is said in a stretch of text, and inside the quotations that it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.language import names_of
from dragoman.records import ActorRef, Article, Sentence, Span
from dragoman.statements import parsed, shallow, tree
from dragoman.statements.carrying import CLOSE, go_on
from dragoman.statements.found import Found, Mentions, named_before_colon
from dragoman.statements.frames import make_frame
from dragoman.statements.gate import may_speak
from dragoman.statements.mending import mended
from dragoman.statements.shallow.line import Before
from dragoman.text import Quotation, trimmed
from dragoman.text import paragraphs as lines_of

# Quotations nest: he quoted her quoting them. Nobody was seen to go deeper.
MAX_DEPTH = 2
# Who spoke this many characters ago or fewer, two sentences or three, can be meant by a sentence
# in the mood of indirect speech.
LATELY = 400
NOTHING_BEFORE = Before()


@dataclass(frozen=True, slots=True)
class Context:
    """Where a stretch of text stands: what kind it is, in whose quotation, after which sentence.

    `behind` is the paragraph that the colon at its end announces.
    """

    kind: str
    outer: ActorRef | None
    depth: int
    before: Before = NOTHING_BEFORE
    behind: Span | None = None


def transcript_lines(article: Article, mentions: Mentions) -> frozenset[int]:
    """Where the lines of a transcript begin: two or more that open with a name and a colon."""
    starts = []
    for line in lines_of(article.text):
        name = named_before_colon(line.of(article.text))
        if name is None or not article.body.covers(line):
            continue
        side = Span(line.start, line.start + len(name))
        inside = mentions.within(side)
        if len(inside) == 1 and len(inside[0].span) >= len(side) - 2:
            starts.append(line.start)
    return frozenset(starts) if len(starts) > 1 else frozenset()


def parts(
    article: Article,
    span: Span,
    quotes: Sequence[Quotation],
    mentions: Mentions,
    context: Context,
) -> list[Found]:
    """What is said in a sentence, clause by clause where semicolons part it.

    A clause behind a semicolon that names no speaker goes on with what was said before it.
    """
    found: list[Found] = []
    for part in _clauses(article.text, span, quotes):
        here = _read(article, part, quotes, mentions, context)
        if not here and found:
            found = [
                replace(one, content=(*one.content, part))
                if one.content and 0 <= part.start - one.content[-1].end <= CLOSE
                else one
                for one in found
            ]
        found += here
    return found


def _clauses(text: str, span: Span, quotes: Sequence[Quotation]) -> list[Span]:
    cuts = [
        span.start + match.start()
        for match in re.finditer(r";\s", span.of(text))
        if not any(q.span.start <= span.start + match.start() < q.span.end for q in quotes)
    ]
    borders = [span.start, *(cut + 1 for cut in cuts), span.end]
    parts = [trimmed(text, Span(a, b)) for a, b in pairwise(borders)]
    return [Span(p.start, p.end - 1) if text[p.end - 1] == ";" else p for p in parts if len(p) > 1]


def before(found: Sequence[Found], previous: Span | None) -> Before:
    """What stands before a sentence: who spoke in the one before it, and who spoke lately."""
    if previous is None:
        return Before()
    spoken = [f for f in found if f.speaker is not None]
    running = next((f.speaker for f in spoken if previous.overlaps(f.frame)), None)
    last = max(spoken, key=lambda f: f.frame.end, default=None)
    near = last is not None and previous.start - last.frame.end < LATELY
    return Before(previous, running, last.speaker if last is not None and near else None)


def paragraphs(article: Article, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences of an article, paragraph by paragraph, headings left out."""
    groups: list[list[Sentence]] = []
    for sentence in sorted(sentences, key=lambda s: s.span):
        if sentence.kind == "heading":
            continue
        between = article.text[groups[-1][-1].span.end : sentence.span.start] if groups else "\n"
        if "\n" in between:
            groups.append([sentence])
        else:
            groups[-1].append(sentence)
    return groups


def announced(text: str, paragraph: Sequence[Sentence], after: Sequence[Sentence]) -> Span | None:
    """The paragraph that another announces by the colon at its end, where no marks open it."""
    end = paragraph[-1].span.end
    if not text[:end].endswith(":") or not after or after[0].kind != "prose":
        return None
    whole = Span(after[0].span.start, after[-1].span.end)
    return None if text[whole.start] in "\"“„«‘'—–-•*" else whole


def _read(
    article: Article,
    span: Span,
    quotes: Sequence[Quotation],
    mentions: Mentions,
    context: Context,
) -> list[Found]:
    """What is said in a stretch of text, and inside the quotations that it holds."""
    frame = make_frame(article, span, quotes, kind=context.kind)
    if article.language == "en":
        known = names_of(article.text)
        if not may_speak(frame, article.language):
            return []
        planted = mended(tree.plant(article, frame, (mentions, known), context.outer))
        found = list(parsed.read_tree(replace(planted, behind=context.behind)))
    else:
        found = list(shallow.read_frame(article, frame, mentions, context.outer, context.before))
    if context.outer is not None:
        found = [one for one in found if not _is_own_thought(one, article, context.outer)]
    found = go_on(found, frame)
    if context.depth < MAX_DEPTH:
        for one in list(found):
            for mask in frame.masks:
                if any(content.overlaps(mask.quotation.content) for content in one.content):
                    inner = trimmed(article.text, mask.quotation.content)
                    if len(inner) > 0:
                        deeper = Context("prose", one.speaker, context.depth + 1, Before())
                        found += _read(article, inner, quotes, mentions, deeper)
    return found


def _is_own_thought(one: Found, article: Article, outer: ActorRef) -> bool:
    """What adds nothing to a quotation: "I think that ..." in it, or a quotation with no cue."""
    if one.cue is None:
        return True
    thought = one.cue.lemma in tree.wordset(article.language, "thought")
    return thought and one.speaker is not None and one.speaker.name == outer.name
