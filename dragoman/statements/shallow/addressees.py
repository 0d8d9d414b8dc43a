"""To whom it was said, without a parser: phrases of telling, datives, objects of asking."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import ActorRef, Span
from dragoman.statements.found import ref
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.objects import people_end, subject_words
from dragoman.statements.shallow.phrases import Speaker, actor_in, phrase_end
from dragoman.statements.shallow.verbs import Verb

# How far behind its verb an addressee may stand.
REACH = 22
# How far behind its verb an object that is asked something may stand.
OBJECT = 9


def addressee_of(
    line: Line, verb: Verb, speaker: Speaker | None, content: Sequence[Span]
) -> ActorRef | None:
    """To whom it was said: the first way of telling so that names somebody but the speaker."""
    own = None if speaker is None else speaker.actor
    after = [c.start for c in content if c.start > line.place(verb.finite).start]
    near = (t.i for t in line.tokens if after and line.place(t.i).start >= min(after))
    stop = next(near, len(line.tokens))
    begin = _past_speaker(line, verb, speaker)
    for found in (
        _marked(line, verb, begin, stop),
        _named_object(line, verb, speaker, range(begin, min(stop, begin + OBJECT))),
        _interviewer(line, verb, content),
        _asked_subject(line, verb),
    ):
        if found is not None and not _same(found, own) and not _in_phrase(line, found, speaker):
            return found
    return None


def _in_phrase(line: Line, found: ActorRef, speaker: Speaker | None) -> bool:
    """Whether somebody whom nothing identifies stands in the words that say who speaks.

    "sagte X der Agentur Y": a name that ends such words may be the one whom X told it.
    """
    if speaker is None or speaker.first is None or speaker.last is None:
        return False
    if found.actor_id is not None and speaker.actor.actor_id is not None:
        return False
    return line.place(speaker.first).start <= found.start < line.place(speaker.last).end


def _marked(line: Line, verb: Verb, begin: int, stop: int) -> ActorRef | None:
    """Behind a preposition of telling, or in the dative: "zei tegen X", "sagte dem Sender"."""
    for j in range(begin, min(stop, begin + REACH)):
        if line.is_word(j, "complementizers") and j > begin:
            return None
        told = line.is_word(j, "to")
        told = told or (verb.form.act == "CONSULT" and line.is_word(j, "withs"))
        dative = line.is_word(j, "datives") and not _is_other_case(line, j)
        if j == begin and _listens(line, j) and line.mention(j) is None:
            return _heard(line, j, j, verb)  # "sagte Reportern"
        before = line.is_word(j, "to_audiences")
        if not (told or dative or before) or line.mask(j) is not None:
            continue
        if line.is_word(j - 1, "not_told"):
            continue  # "voorafgaand aan de raad"
        k = j + 1
        while line.is_word(k, "determiners", "obliques") and line.mention(k) is None:
            k += 1
        last = people_end(line, k, min(stop, len(line.tokens)) - 1)
        if before and not told and not _is_audience(line, k, last, people=_is_request(verb)):
            continue
        found = _heard(line, k, last, verb)
        if found is not None:
            return found
    return None


def _is_other_case(line: Line, i: int) -> bool:
    """Whether a word that can be a dative is none: behind a preposition, a comma or its noun."""
    if line.is_word(i - 1, "prepositions", "links") or line.is_stop(i - 1, ","):
        return True
    before = line.mention(i - 1)
    noun = line.on("noun_capitals") and line.tokens[i - 1].text[:1].isupper()
    noun = noun and (before is None or before.actor_kind != "person")
    return line.is_word(i, "genitives") and noun and i > 1


def _named_object(line: Line, verb: Verb, speaker: Speaker | None, words: range) -> ActorRef | None:
    """Whom a cue of asking, warning or telling has for its object: "bat Zeugen, ..."."""
    if "a" not in verb.form.frames and not _is_request(verb):
        return None
    for j in words:
        spoken = speaker is not None and speaker.first is not None and speaker.last is not None
        if spoken and speaker.first <= j <= speaker.last:  # type: ignore[union-attr, operator]
            continue
        if line.is_word(j, "prepositions", "agents") and line.mention(j) is None:
            break
        mention = line.mention(j)
        if mention is not None and (mention.form == "demonym" or line.is_word(j - 1, "links")):
            continue
        if mention is not None:
            return ref(mention)
        if line.is_human(j) and not line.is_word(j - 1, "links", "genitives"):
            last = people_end(line, j, words.stop - 1)
            found = actor_in(line, j, last)
            return None if found is None else found.actor
    return None


def _interviewer(line: Line, verb: Verb, content: Sequence[Span]) -> ActorRef | None:
    """Who asked, or was told first: "in een interview met X", "interrogé par X", "gegenüber X"."""
    start = next((j + 1 for j in range(verb.finite, -1, -1) if line.is_stop(j, ENDS)), 0)
    ends = (j for j in range(verb.i, len(line.tokens)) if line.is_stop(j, ENDS))
    end = next(ends, len(line.tokens) - 1)
    for j in range(start, end + 1):
        first = line.phrase_at(j, "interviews")
        if first is None or any(c.start <= line.place(j).start < c.end for c in content):
            continue
        while line.is_word(first, "determiners", "obliques") and line.mention(first) is None:
            first += 1
        last = max(first, phrase_end(line, first, end))
        found = _heard(line, first, min(last, end), verb)
        if found is not None:
            return found
    return None


def _asked_subject(line: Line, verb: Verb) -> ActorRef | None:
    """Who is asked or blamed in a passive: "Israel wurde aufgefordert", "Ihm wird vorgeworfen"."""
    if not verb.passive or not (_is_request(verb) or "a" in verb.form.frames):
        return None
    first, last = subject_words(line, verb)
    dative = line.is_word(first, "obliques", "datives")
    if not dative and not _is_request(verb):
        return None
    while line.is_word(first, "obliques", "determiners") and line.mention(first) is None:
        first += 1
    last = min(last, phrase_end(line, first, last))
    found = actor_in(line, first, last) if last >= first else None
    return found.actor if found is not None and found.sure else None


def _is_request(verb: Verb) -> bool:
    return verb.form.act in ("REQUEST", "THREATEN")


def _past_speaker(line: Line, verb: Verb, speaker: Speaker | None) -> int:
    """The first word behind the verb, its speaker and all that belongs to the speaker's phrase.

    "Die Behörden in den USA, Ägypten und Katar": no member of it is spoken to.
    """
    begin = verb.finite + 1
    if speaker is None or speaker.last is None or speaker.first is None:
        return begin
    if not begin <= speaker.first <= speaker.last < verb.i or speaker.first > begin + 1:
        return begin
    after = speaker.last + 1
    while line.is_word(after, "prepositions") and line.mention(after) is None:
        first = after + 1
        while line.is_word(first, "obliques", "determiners") and line.mention(first) is None:
            first += 1
        last = phrase_end(line, first, verb.i - 1)
        if last < first:
            break
        after = last + 1
        while (line.is_stop(after, ",") or line.is_word(after, "coordinators")) and (
            line.mention(after + 1) is not None
        ):
            after = line.past(after + 1)
    if line.is_stop(after, "–—"):
        near = range(after + 1, verb.i)
        after = next((j + 1 for j in near if line.is_stop(j, "–—")), after)
    return after


def _same(found: ActorRef, own: ActorRef | None) -> bool:
    if own is None:
        return False
    return found.start == own.start or (
        found.actor_id is not None and found.actor_id == own.actor_id
    )


def _is_audience(line: Line, first: int, last: int, *, people: bool) -> bool:
    """Whether a phrase names an audience, or people where anybody can be asked."""
    words = range(first, min(last + 1, first + 3))
    if people and any(line.is_human(j) or line.mention(j) is not None for j in words):
        return True
    return any(_listens(line, j) for j in words)


def _listens(line: Line, i: int) -> bool:
    """Whether a noun is of an audience: "Reportern", "la agencia"."""
    if line.on("compounds"):
        return line.ends_like(i, "audiences")
    return line.is_word(i, "audiences")


def _heard(line: Line, first: int, last: int, verb: Verb) -> ActorRef | None:
    """Whom an addressee phrase names: the name in it, else an audience, else people."""
    mentions = [m for j in range(first, last + 1) if (m := line.mention(j)) is not None]
    known = [m for m in mentions if m.actor_id is not None and m.form != "demonym"]
    near = range(first, min(last + 1, first + 3))
    audience = any(_listens(line, j) for j in near)
    if audience and not known:
        place = line.span(first, last) or line.place(first)
        return ActorRef(None, place.of(line.article.text), place.start, place.end)
    if known and (audience or not any(line.is_human(j) for j in near)):
        return ref(known[0])
    if any(line.is_human(j) for j in near) or known:
        found = actor_in(line, first, last)
        return None if found is None else found.actor
    if mentions and mentions[0].form not in ("demonym", "pronoun") and verb.form.act != "ACCUSE":
        return ref(mentions[0])
    return None
