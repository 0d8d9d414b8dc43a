"""Sources that no verb names: volgens X, nach Angaben von X, selon X."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import ActorRef, Cue
from dragoman.statements.found import Found, ref
from dragoman.statements.shallow.line import ENDS, Line, wordset
from dragoman.statements.shallow.phrases import Speaker, actor_in, phrase_end, understood

# How many words a source before "zufolge" may have.
MAX_SOURCE = 8


def sources(line: Line) -> Iterator[Found]:
    """A source is named by a preposition: volgens X, laut X, selon X, según X; "...", so X.

    "Nach Angaben von X", "según fuentes de X": a noun of saying may stand between.
    """
    text = line.frame.text.lower()
    phrases = sorted(wordset(line.language, "sources"), key=len, reverse=True)
    for i, token in enumerate(line.tokens):
        if line.mask(i) is not None or line.mention(i) is not None:
            continue
        saying = next((j for j in range(i + 1, i + 4) if line.is_saying(j)), None)
        if line.is_word(i, "sources_of_saying") and saying is not None:
            yield from _source(line, (i, i + 1), token.lemma)
            continue
        phrase = next(
            (
                p
                for p in phrases
                if text.startswith(p, token.start)
                and not (p[-1].isalpha() and text[token.start + len(p) :][:1].isalpha())
            ),
            None,
        )
        if phrase is None:
            yield from _source_behind(line, i)
            continue
        first = next((t.i for t in line.tokens if t.start >= token.start + len(phrase)), None)
        closing = phrase in wordset(line.language, "closing_sources")
        behind = line.is_stop(i - 1, ",–—") or (i > 0 and line.mask(i - 1) is not None)
        if first is None or (closing and not behind):
            continue
        if any(line.is_word(j, "no_sources") for j in (first, first + 1)):
            continue  # "según las cuales"
        yield from _source(line, (i, first), phrase)


def _source(line: Line, place: tuple[int, int], phrase: str) -> Iterator[Found]:
    """The statement of a source phrase that stands at a word and names somebody from another on."""
    i, first = place
    source, last = _named_source(line, first)
    if source is None:
        return
    if line.is_stop(last + 1, ","):
        mention = line.mention(last + 2)
        known = source.actor.actor_id
        if mention is not None and known is not None and mention.actor_id == known:
            last = line.past(last + 2) - 1
    begin = next((j + 1 for j in range(i - 1, -1, -1) if line.is_stop(j, ".;:!?")), 0)
    end = next(
        (j for j in range(last + 1, len(line.tokens)) if line.is_stop(j, ENDS)),
        len(line.tokens) - 1,
    )
    spans = [line.span(begin, i - 1) if i > begin else None, line.span(last + 1, end)]
    content = tuple(s for s in spans if s is not None and len(s) > 2)
    quoted = i > 0 and (line.mask(i - 1) is not None or (i > 1 and line.mask(i - 2) is not None))
    if len(content) == 2 and line.is_word(i, "closing_sources") and quoted:
        content = content[:1]
    if not content:
        return
    cue = line.frame.back(line.tokens[i].start, line.tokens[i].start + len(phrase))
    yield Found(
        source.actor,
        None,
        Cue(cue.start, cue.end, phrase),
        content,
        "ASSERT",
        None,
        False,
        line.frame.span,
        "source_phrase",
        0.85 if source.actor.actor_id is not None else 0.7,
    )


def _named_source(line: Line, first: int) -> tuple[Speaker | None, int]:
    """Who a source is, and the last word that says so: behind a noun of saying, where one stands.

    Where nobody stands behind it the source is the noun's own phrase: "unconfirmed reports".
    """
    begin = first
    if line.is_word(first, "objects", "pronouns") and not line.is_human(first + 1):
        mention, place, known = line.mention(first), line.place(first), understood(line)
        if mention is not None and mention.actor_id is not None:
            return Speaker(ref(mention), first, first), first
        if known is not None and not line.is_word(first, "reflexives"):
            actor = ActorRef(known.actor_id, known.name, place.start, place.end)
            return Speaker(actor, first, first), first
    saying = next((j for j in range(first, first + 4) if line.is_saying(j)), None)
    if saying is not None:
        first = saying + 1
        while line.is_word(first, "links") and line.mention(first) is None:
            first += 1
    opened = line.is_word(first, "obliques", "determiners", "links") or saying is None
    while line.is_word(first, "obliques", "determiners") and line.mention(first) is None:
        first += 1
    genitive = saying is None or first > saying + 1 or line.mention(first) is not None
    last = (
        phrase_end(line, first, len(line.tokens) - 1) if genitive and (opened or genitive) else -1
    )
    source = actor_in(line, first, last) if last >= first else None
    if source is not None and (
        source.actor.actor_id is not None or source.sure or saying is not None
    ):
        return source, last
    if saying is None:
        return None, first
    if any(line.is_word(j, "own") for j in range(begin, saying)):
        place, known = line.place(saying), understood(line)
        if known is None:
            return None, first
        return Speaker(ActorRef(known.actor_id, known.name, place.start, place.end)), saying
    span = line.span(begin, saying)
    if span is None:
        return None, first
    actor = ActorRef(None, span.of(line.article.text), span.start, span.end)
    return Speaker(actor, begin, saying), saying


def _source_behind(line: Line, i: int) -> Iterator[Found]:
    """A source is named by a word behind it: "Angaben der Polizei zufolge"."""
    if not line.is_word(i, "sources_behind"):
        return
    limit = next((j + 1 for j in range(i - 1, -1, -1) if line.is_stop(j)), 0)
    said = next((j for j in range(i - 1, limit - 1, -1) if line.is_saying(j)), None)
    if i == limit or (said is None and line.is_word(i, "sources_of_saying")):
        return
    begin = i - 1 if said is None else said
    while begin > max(limit, i - MAX_SOURCE) and _leads_noun(line, begin - 1):
        begin -= 1
    source, last = _named_source(line, begin)
    if source is None or last >= i:
        return
    start = next((j + 1 for j in range(i - 1, -1, -1) if line.is_stop(j, ".;:!?")), 0)
    end = next(
        (j for j in range(i, len(line.tokens)) if line.is_stop(j, ENDS)), len(line.tokens) - 1
    )
    spans = [line.span(start, begin - 1) if begin > start else None, line.span(i + 1, end)]
    content = tuple(s for s in spans if s is not None and len(s) > 2)
    if not content:
        return
    cue = line.place(i)
    yield Found(
        source.actor,
        None,
        Cue(cue.start, cue.end, line.tokens[i].lemma),
        content,
        "ASSERT",
        None,
        False,
        line.frame.span,
        "source_phrase",
        0.7,
    )


def _leads_noun(line: Line, i: int) -> bool:
    """Whether a word belongs to the noun behind it: its determiner, its adjective, a name."""
    if line.is_stop(i) or line.mask(i) is not None or line.form(i) is not None:
        return False
    if line.is_word(i, "perfects", "passives", "adverbs", "prepositions"):
        return False
    ends = line.tokens[i].lemma.endswith(("e", "en", "er"))
    return line.is_word(i, "determiners", "obliques") or line.mention(i) is not None or ends
