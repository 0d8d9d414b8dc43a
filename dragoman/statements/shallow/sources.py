"""Sources that no verb names: volgens X, nach Angaben von X, selon X."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import ActorRef, Cue, Span
from dragoman.statements.found import Found, ref
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.lists import wordset
from dragoman.statements.shallow.phrases import (
    Speaker,
    actor_in,
    closing_bracket,
    phrase_end,
    understood,
)

# How many words a source before "zufolge" may have.
MAX_SOURCE = 8
# How many words may stand before a maker's name: "un comunicado oficial emitido ayer por".
MAX_MADE = 6


def sources(line: Line) -> Iterator[Found]:
    """A source is named by a preposition: volgens X, laut X, selon X, según X; "...", so X.

    "Nach Angaben von X", "según fuentes de X": a noun of saying may stand between.
    """
    for i, token in enumerate(line.tokens):
        if line.mask(i) is not None or line.mention(i) is not None:
            continue
        own = line.phrase_at(i, "own_sources")
        if own is not None:
            yield from _own_source(line, i, own)
            continue
        saying = next((j for j in range(i + 1, i + 4) if line.is_saying(j)), None)
        if line.is_word(i, "sources_of_saying") and saying is not None:
            if line.is_word(i - 1, "no_sources"):
                continue  # "je nach Art der Information"
            yield from _source(line, (i, i + 1), token.lemma)
            continue
        if line.is_word(i, "opening_sources_of_saying") and line.is_saying(i + 1):
            if i == 0 or line.is_stop(i - 1, ",.;:"):  # "De source policière, ..."
                yield from _source(line, (i, i + 1), token.lemma)
            continue
        first = line.phrase_at(i, "sources")
        if first is None:
            yield from _source_behind(line, i)
            continue
        if line.is_word(i, "as") and line.form(first) is not None:
            continue  # "según explicó el alcalde"
        phrase = line.low[token.start : line.tokens[first - 1].end]
        closing = phrase in wordset(line.language, "closing_sources")
        behind = line.is_stop(i - 1, ",–—") or (i > 0 and line.mask(i - 1) is not None)
        if line.is_word(i - 1, "articles", "obliques") and line.mention(i - 1) is None:
            continue  # "die laut Auskunft", "einer laut Auskunft": inside a noun phrase
        if not line.has(first) or (
            closing and not behind and not _opens_with_person(line, i, first)
        ):
            continue
        if any(line.is_word(j, "no_sources") for j in (first, first + 1)):
            continue  # "según las cuales"
        yield from _source(line, (i, first), phrase)


def _opens_with_person(line: Line, i: int, first: int) -> bool:
    """Whether somebody's view opens a sentence: "Pour Marine Le Pen, la loi est inutile"."""
    mention = line.mention(first)
    if mention is None or mention.actor_kind != "person":
        return False
    return (i == 0 or line.is_stop(i - 1, ".;:!?")) and line.is_stop(line.past(first), ",")


def _own_source(line: Line, i: int, first: int) -> Iterator[Found]:
    """The statement of "nach eigenen Angaben": its subject says it of himself."""
    begin = next((j + 1 for j in range(i - 1, -1, -1) if line.is_stop(j, ".;:!?")), 0)
    ends = (j for j in range(first, len(line.tokens)) if line.is_stop(j, ENDS))
    end = next(ends, len(line.tokens) - 1)
    opens = i == begin
    at = begin
    if opens:  # the verb, or a comma, stands between: "Naar eigen zeggen heeft het leger"
        at = first if not line.on("verb_second") else first + 1
        at += line.is_stop(at, ",")
    while line.is_word(at, "adverbs", "coordinators") and line.mention(at) is None:
        at += 1
    last = phrase_end(line, at, end if opens else i - 1)
    speaker = actor_in(line, at, last) if last >= at else None
    spans = [line.span(begin, i - 1) if i > begin else None, line.span(first, end)]
    content = tuple(s for s in spans if s is not None and len(s) > 2)
    if speaker is None or not content:
        return
    cue = Span(line.place(i).start, line.place(first - 1).end)
    lemma = line.frame.text[line.tokens[i].start : line.tokens[first - 1].end].lower()
    yield Found(
        speaker.actor,
        None,
        Cue(cue.start, cue.end, lemma),
        content,
        "ASSERT",
        None,
        False,
        line.frame.span,
        "source_phrase",
        0.8,
    )


def named_before_quotation(line: Line, used: set[int]) -> Iterator[Found]:
    """Who is named before a colon with nothing else, and a quotation behind it: X: "..."."""
    mention = line.mention(0)
    if mention is None or mention.form not in ("name", "role") or line.frame.kind != "prose":
        return
    colon = line.past(0)
    if line.is_stop(colon, "(") and closing_bracket(line, colon) > colon:
        colon = closing_bracket(line, colon) + 1
    if not line.is_stop(colon, ":") or not line.has(colon + 1):
        return
    number = line.mask(colon + 1)
    if number is None or number in used:
        return
    place = line.place(colon)
    yield Found(
        ref(mention),
        None,
        Cue(place.start, place.end, ":"),
        (line.frame.masks[number].quotation.span,),
        "ASSERT",
        None,
        False,
        line.frame.span,
        "headline_colon",
        0.8,
    )


def announced_by_subject(line: Line, used: set[int]) -> Iterator[Found]:
    """A colon announces a quotation, and no cue: its sentence's subject says it."""
    for number, mask in enumerate(line.frame.masks):
        first = next((t.i for t in line.tokens if line.mask(t.i) == number), 0)
        if number in used or not line.is_stop(first - 1, ":"):
            continue
        start = next((j + 1 for j in range(first - 2, -1, -1) if line.is_stop(j, ENDS)), 0)
        mention = line.mention(start)
        if mention is None or mention.actor_id is None or mention.form == "demonym":
            continue
        place = line.place(first - 1)
        yield Found(
            ref(mention),
            None,
            Cue(place.start, place.end, ":"),
            (mask.quotation.span,),
            "ASSERT",
            None,
            False,
            line.frame.span,
            "announced_by_subject",
            0.6,
        )


def _source(line: Line, place: tuple[int, int], phrase: str) -> Iterator[Found]:
    """The statement of a source phrase that stands at a word and names somebody from another on."""
    i, first = place
    closing = line.is_word(i, "closing_sources") and not line.is_word(i, "prepositions")
    source, last = _named_source(line, first, closing=closing)
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


def _named_source(line: Line, first: int, *, closing: bool = False) -> tuple[Speaker | None, int]:
    """Who a source is, and the last word that says so: behind a noun of saying, where one stands.

    Where nobody stands behind it the source is the noun's own phrase: "unconfirmed reports".
    """
    made = _maker(line, first)
    if made is not None:
        return _named_source(line, made, closing=closing)
    begin = first
    alone = not line.is_word(first, "determiners") or line.is_stop(first + 1)
    if alone and line.is_word(first, "objects", "pronouns") and not line.is_human(first + 1):
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
    noun = line.is_word(begin, "determiners", "obliques") or (
        line.has(begin) and line.tokens[begin].text[:1].isupper()
    )
    if saying is None and closing and noun and source is not None and line.is_stop(last + 1):
        return source, last  # "..., so das Ergebnis einer Studie."
    if saying is None:
        return None, first
    if any(line.is_word(j, "own") for j in range(begin, saying)):
        place, known = line.place(saying), understood(line)
        if known is None:
            return None, first
        return Speaker(ActorRef(known.actor_id, known.name, place.start, place.end)), saying
    last = max(saying, phrase_end(line, saying, saying + MAX_SOURCE))  # "fuentes policiales"
    span = line.span(begin, last)
    if span is None:
        return None, first
    actor = ActorRef(None, span.of(line.article.text), span.start, span.end)
    return Speaker(actor, begin, last), last


def _maker(line: Line, first: int) -> int | None:
    """Where the maker of a text is named behind its noun: "un comunicado emitido por X"."""
    for j in range(first, first + MAX_MADE):
        if not line.has(j) or line.is_stop(j) or line.mention(j) is not None:
            return None
        if line.is_word(j, "agents") and j > first + 1:
            return j + 1
    return None


def _source_behind(line: Line, i: int) -> Iterator[Found]:
    """A source is named by a word behind it: "Angaben der Polizei zufolge"."""
    if not line.is_word(i, "sources_behind"):
        return
    if line.is_word(i, "sources_of_saying") and line.is_word(i + 1, "determiners", "obliques"):
        return  # "die Angaben nach einer Änderung"
    limit = next((j + 1 for j in range(i - 1, -1, -1) if line.is_stop(j)), 0)
    said = next((j for j in range(i - 1, limit - 1, -1) if line.is_saying(j)), None)
    if i == limit or (said is None and line.is_word(i, "sources_of_saying")):
        return
    begin = i - 1 if said is None else said
    while begin > max(limit, i - MAX_SOURCE) and _leads_noun(line, begin - 1):
        begin -= 1
    source, last = _named_source(line, begin)
    if source is None and not line.is_word(i, "sources_of_saying"):
        span = line.span(begin, i - 1)  # "der Liste zufolge"
        if span is not None and line.on("noun_capitals") and line.tokens[i - 1].text[:1].isupper():
            actor = ActorRef(None, span.of(line.article.text), span.start, span.end)
            source, last = Speaker(actor, begin, i - 1), i - 1
    if source is None or last != i - 1:
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
    if line.ends_like(i, "adjective_endings"):
        return True
    return line.is_word(i, "determiners", "obliques") or line.mention(i) is not None
