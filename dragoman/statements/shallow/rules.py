"""What a cue verb governs, without a parser: the rules that find what was said.

Each rule is a small function from a cue in its clause to the spans of what was said; its docstring
is its published explanation. The first that finds something decides.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.records import Span
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.phrases import Speaker
from dragoman.statements.shallow.verbs import Verb

Said = tuple[tuple[Span, ...], str, float]
Rule = Callable[[Line, Verb, Speaker | None], Said | None]
# Characters between a cue and the quotation beside it: "sagte der Sprecher des Ministeriums am".
BESIDE = 130
MARKS = '“”„"«»‘’'
# Words that an insertion between a verb and its object may have.
INSERTION = 7
# Words between a cue and the clause that it governs.
GOVERNED = 26


def _content_start(verb: Verb, speaker: Speaker | None) -> int:
    """The first word that can be what was said: behind the verb, or behind its speaker."""
    first = verb.finite + 1 if not verb.form.participle else verb.i + 1
    if (
        speaker is not None
        and speaker.last is not None
        and speaker.first is not None
        and (
            speaker.first in (verb.finite + 1, verb.i + 1)
            or verb.finite < speaker.first < verb.i + 4
        )
    ):
        first = max(first, speaker.last + 1)
    return first


def _sentence_start(line: Line, i: int) -> int:
    for j in range(i - 1, -1, -1):
        if line.is_stop(j, ".;:!?"):
            return j + 1
    return 0


def quotation_beside_cue(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A quotation stands beside the cue and its speaker: "...", zei X; X zei: "..."."""
    del speaker
    if not set("cqo") & set(verb.form.frames):
        return None
    token = line.tokens[verb.i]
    best: tuple[int, int] | None = None
    for k, mask in enumerate(line.frame.masks):
        between = line.frame.text[min(mask.end, token.end) : max(mask.start, token.start)]
        if any(stop in between for stop in (". ", "! ", "? ", "; ")) or len(between) > BESIDE:
            continue
        if mask.end <= token.start and _that_follows(line, verb):
            continue  # "... so", aldus X, die toevoegde dat
        if mask.start > token.end and any(
            line.is_word(j, "complementizers")
            for j in range(verb.i + 1, len(line.tokens))
            if line.tokens[j].start < mask.start
        ):
            continue
        if best is None or len(between) < best[0]:
            best = (len(between), k)
    if best is None:
        return None
    return (line.frame.masks[best[1]].quotation.span,), "quotation_beside_cue", 0.9


def _that_follows(line: Line, verb: Verb) -> bool:
    """Whether a that-clause follows a cue with no comma between."""
    for j in range(verb.i + 1, min(verb.i + 9, verb.end)):
        if line.is_stop(j) or line.mask(j) is not None:
            return False
        if line.is_word(j, "complementizers"):
            return True
    return False


def sentence_before(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A word points back: "Dat zei X", "Iran bestreitet das": what was said stands before."""
    if not set("cqo") & set(verb.form.frames) or line.before.sentence is None:
        return None
    start = _sentence_start(line, verb.finite)
    opens = verb.finite - start in (1, 2) and line.is_word(start, "back")
    if not opens and not _object_points_back(line, verb, speaker):
        return None
    if not opens and line.is_word(verb.finite, "subjunctives"):
        clause = line.span(verb.start, verb.end)  # "Hij zou daarmee ingestemd hebben"
        return None if clause is None else ((clause,), "hearsay", 0.6)
    after = range(verb.i + 1, verb.end)
    if opens and any(line.is_word(j, "complementizers") for j in after):
        return None
    return (line.before.sentence,), "sentence_before", 0.88


def _object_points_back(line: Line, verb: Verb, speaker: Speaker | None) -> bool:
    """Whether all that the cue has for an object is a word that points back."""
    if "o" not in verb.form.frames or verb.passive or speaker is None or verb.final:
        return False
    between = verb.form.participle and line.on("verb_second")
    first = _after(speaker, verb.finite) or (verb.finite if between else verb.i) + 1
    last = verb.i - 1 if between else verb.end
    words = [j for j in range(first, last + 1) if not line.is_stop(j) and not _is_light(line, j)]
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    words = [j for j in words if j != particle]
    return len(words) == 1 and line.is_word(words[0], "back")


def as_clause(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue stands in an as-clause beside what was said: "Wie X mitteilte, ..."."""
    if "c" not in verb.form.frames or speaker is None:
        return None
    opener = verb.start - 1 if verb.start > 0 else 0
    if not line.is_word(opener, "as"):
        opener = next((j for j in range(verb.start, verb.i) if line.is_word(j, "as")), -1)
    if opener < 0 or verb.i - opener > GOVERNED or line.is_word(opener - 1, "adverbs"):
        return None
    start = _sentence_start(line, opener)
    if opener == start:
        first = max(verb.i, verb.finite, speaker.last or 0) + 1
        while first <= verb.end and not line.is_stop(first, ","):
            first += 1
        span = line.span(first, verb.end)
    elif line.is_stop(opener - 1, ",") or line.mask(opener - 1) is not None:
        span = line.span(start, opener - 1)
    else:
        return None
    return None if span is None or len(span) < 8 else ((span,), "as_clause", 0.85)


def clause_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A that-clause, or a colon, follows the cue: X zei dat ..., X sagte: ...."""
    del speaker
    frames = "ciat" if line.on("verb_second") else "ci"
    if not set(frames) & set(verb.form.frames):
        return None
    for j in range(verb.finite + 1, min(verb.end, verb.i + GOVERNED) + 1):
        if line.is_stop(j, ENDS):
            return None
        if j <= verb.i:
            continue
        if line.is_word(j, "complementizers"):
            if not _may_govern(line, verb.i, j) or j == verb.end:
                return None
            span = line.span(j, _end_of_content(line, verb, j))
            return None if span is None else ((span,), "clause_after", 0.9)
        if line.is_stop(j, ":") and j < verb.end:
            span = line.span(j + 1, verb.end)
            return None if span is None else ((span,), "colon_after", 0.85)
        if line.starts_clause(j) and line.is_stop(j - 1, ","):
            # "sagte, nachdem er ...,": an insertion; what was said may follow it
            continue
    return None


def _closes(line: Line, i: int, end: int) -> bool:
    """Whether ", zegt X" or ", a dit X" stands at a word and closes its sentence."""
    cue = i + 1 if line.is_word(i, "perfects") else i
    form = line.form(cue)
    if form is None or "c" not in form.frames or form.participle != (cue > i):
        return False
    later = range(cue + 1, end + 1)
    return not any(line.is_word(j, "complementizers") or line.is_stop(j, ",:") for j in later)


def _may_govern(line: Line, cue: int, that: int) -> bool:
    """Whether the commas between a cue and a "that" let the one govern the other.

    In a language that puts a comma before each clause it stands right before; elsewhere a comma
    there makes a relative clause, unless it closes an insertion.
    """
    commas = [j for j in range(cue + 1, that) if line.is_stop(j, ",")]
    if any(line.is_word(j, "coordinators") and _is_cue(line, j + 1) for j in range(cue + 1, that)):
        return False
    if not commas:
        return True
    return commas[-1] == that - 1 and (line.on("verb_second") or len(commas) > 1)


def _is_cue(line: Line, i: int) -> bool:
    form = line.form(i)
    return form is not None and "c" in form.frames


def _end_of_content(line: Line, verb: Verb, start: int) -> int:
    """Where a subordinate content ends: before the verb that goes on with the main clause.

    "Dat de inflatie daalt, zei X" and "X said that ..., and added that": the sentence, cut before
    a coordinated cue that has a clause of its own.
    """
    for j in range(start + 2, verb.end):
        if line.is_stop(j, ",") and _closes(line, j + 1, verb.end):
            return j - 1
        if line.is_word(j, "coordinators") and not line.is_word(j + 1, "complementizers"):
            form = line.form(j + 1)
            if form is not None and not form.participle and set("cti") & set(form.frames):
                return j - 1
    return verb.end


def bare_clause_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A main clause follows the cue behind a comma: Merkel sagte, die Lage sei ernst."""
    if not line.on("bare_clauses") or not set("ca") & set(verb.form.frames) or verb.final:
        return None
    first = _content_start(verb, speaker)
    if line.is_stop(verb.start - 1, ",") and (
        speaker is None or (speaker.first or 0) > verb.finite
    ):
        return None  # what was said stands before
    for j in range(first, min(verb.end, first + GOVERNED)):
        if line.is_stop(j, ENDS) or line.mask(j) is not None:
            return None
        if line.is_stop(j, ","):
            if line.is_word(j + 1, "relatives") and _is_verb_last(line, j + 1, verb.end):
                return None
            if any(_is_infinitive(line, k) for k in range(j + 1, verb.end)) and not any(
                line.is_word(k, "subjunctives") for k in range(j + 1, verb.end)
            ):
                return None
            if line.starts_clause(j + 1) and not any(
                line.is_stop(k, ",") for k in range(j + 2, verb.end)
            ):
                return None
            span = line.span(j + 1, _end_of_content(line, verb, j))
            return None if span is None or len(span) < 8 else ((span,), "bare_clause_after", 0.85)
    return None


def _is_verb_last(line: Line, first: int, end: int) -> bool:
    """Whether a clause that could be relative has no subjunctive in second place."""
    return not any(line.is_word(j, "subjunctives") for j in range(first, end))


def clause_before(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue closes or interrupts what was said: ..., zegt X; ..., sagte X, ...."""
    if "c" not in verb.form.frames or verb.finite < 3 or speaker is None or verb.final:
        return None
    if not line.is_stop(verb.finite - 1, ","):
        return None
    ends = line.is_stop(verb.i + 1) or not line.has(verb.i + 1)
    behind = speaker.first is not None and verb.finite < speaker.first <= verb.i + 4
    ends = ends or line.is_word(verb.i + 1, "prepositions", "adverbs")
    if not behind and not (speaker.first is None and ends and not _that_follows(line, verb)):
        return None
    start = _sentence_start(line, verb.finite)
    while line.is_word(start, "coordinators"):
        start += 1
    commas = [j for j in range(start, verb.finite - 1) if line.is_stop(j, ",")]
    if line.is_word(start, "asides") and not commas:
        return None
    span = line.span(start, verb.finite - 2)
    if span is None:
        return None
    rest = (speaker.last if behind and speaker.last is not None else verb.i) + 1
    comma = next((j for j in range(rest, min(rest + 8, verb.end)) if line.is_stop(j, ",")), None)
    if (
        comma is not None
        and comma + 2 < verb.end
        and not line.starts_clause(comma + 1)
        and not line.is_word(comma + 1, "relatives", "coordinators")
    ):
        after = line.span(comma + 1, verb.end)
        if after is not None:
            return (span, after), "clause_around", 0.8
    if verb.finite - start < 4:
        return None
    return (span,), "clause_before", 0.8


def infinitive_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """An infinitive with its mark follows the cue: X belooft ... te ...; X droht, ... zu."""
    accused = verb.form.act == "ACCUSE" and "t" in verb.form.frames
    if not set("ic") & set(verb.form.frames) and not accused:
        return None
    first = _content_start(verb, speaker)
    addressed = first
    if set("at") & set(verb.form.frames) or verb.form.act in ("REQUEST", "THREATEN"):
        addressed = _past_object(line, first, verb)
    for j in range(addressed, verb.end + 1):
        if line.is_stop(j, ENDS):
            return None
        if not _is_infinitive(line, j):
            continue
        if "i" not in verb.form.frames and "c" not in verb.form.frames and j - addressed > GOVERNED:
            return None
        opening = _opening(line, addressed, j)
        span = line.span(opening, _end_of_content(line, verb, j))
        score = 0.8 if "i" in verb.form.frames else 0.7
        return None if span is None else ((span,), "infinitive_after", score)
    return None


def _is_infinitive(line: Line, j: int) -> bool:
    """Whether a mark with its infinitive stands at a word, or a bare infinitive does."""
    if line.is_word(j, "infinitive_marks"):
        return line.has(j + 1) and (
            not line.on("infinitives_next") or _looks_infinitive(line, j + 1)
        )
    if line.starts_like(j, "infinitive_prefixes"):
        return True
    return (
        line.on("bare_infinitives") and _looks_infinitive(line, j) and line.form(j - 1) is not None
    )


def _looks_infinitive(line: Line, j: int) -> bool:
    while line.is_word(j, "clitics", "negations") or (line.has(j) and line.tokens[j].text in MARKS):
        j += 1
    return (
        line.ends_like(j, "infinitive_endings")
        and line.mention(j) is None
        and line.tokens[j].text[:1].islower()
        and not line.is_word(j, "not_infinitives", "determiners", "prepositions")
    )


def _opening(line: Line, first: int, mark: int) -> int:
    """Where an infinitive clause begins: at its own mark, behind a comma, or behind the object."""
    for j in range(mark, first - 1, -1):
        if line.is_word(j, "openers"):
            return j
    if not line.on("verb_second"):
        return mark
    comma = next((j for j in range(mark, first - 1, -1) if line.is_stop(j, ",")), None)
    return first if comma is None else comma + 1


def _past_object(line: Line, first: int, verb: Verb) -> int:
    """Behind the addressee that stands right behind the verb, and behind the verb's particle."""
    j = first
    while (
        line.is_word(j, "determiners", "obliques", "to", "reflexives") and line.mention(j) is None
    ):
        j += 1
    if line.mention(j) is not None or line.is_word(j, "pronouns", "objects"):
        while line.mention(j) is not None or line.is_word(j, "pronouns", "objects"):
            j = max(j + 1, line.past(j))
    else:
        j = first
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    if particle is not None and particle - j <= 2:
        j = particle + 1
    while line.is_stop(j, ",") or line.is_word(j, "negations"):
        j += 1
    return j


def tail_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """What somebody is accused of or thanked for follows its preposition: accuse X de ...."""
    if "t" not in verb.form.frames:
        return None
    first = _content_start(verb, speaker)
    begin = _past_object(line, first, verb)
    if "i" in verb.form.frames and any(_is_infinitive(line, j) for j in range(begin, verb.end)):
        return None
    named = any(line.mention(j) is not None for j in range(first, begin))
    named = named or (line.is_word(first, "to", "obliques") and not line.on("verb_second"))
    if not named and not verb.passive:
        return None
    for j in range(begin, min(verb.end, begin + 8)):
        if line.is_stop(j) or line.mask(j) is not None:
            return None
        if line.is_word(j, "tails") and not line.is_word(j, "agents"):
            span = line.span(j, _end_of_content(line, verb, j))
            return None if span is None else ((span,), "tail_after", 0.78)
    return None


def object_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue's object is what was said or at whom it was aimed: X verwerpt de schatting."""
    if not set("ot") & set(verb.form.frames):
        return None
    if verb.final and line.is_word(verb.start - 1, "as"):
        return None
    if verb.passive or verb.final:
        span = (
            line.span(*subject_words(line, verb))
            if verb.passive
            else _before_final(line, verb, speaker)
        )
        return None if span is None else ((span,), "object_before", 0.65)
    first, stop = _content_start(verb, speaker), verb.end
    if speaker is not None and speaker.first is not None and speaker.first > verb.finite:
        # Put first, before the verb: "Details besprak hij niet".
        span = line.span(verb.start, verb.finite - 1)
        if (
            span is not None
            and line.on("verb_second")
            and not line.is_word(verb.start, "prepositions", "adverbs", "back", "coordinators")
            and verb.finite - verb.start < 10
            and verb.finite > verb.start + 1
        ):
            return (span,), "object_before", 0.65
    if verb.form.participle and line.on("verb_second"):
        first, stop = max(verb.finite + 1, _after(speaker, verb.finite)), verb.i - 1
        if stop < first:
            first, stop = verb.i + 1, verb.end
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    if particle is not None and line.is_word(particle, "object_particles"):
        first, stop = particle + 1, verb.end  # "sprach von", "drängte auf"
    while first <= stop and _is_light(line, first):
        first += 2 if line.is_word(first, "determiners", "prepositions") else 1
    if particle is not None and first == particle < verb.end and verb.form.act == "REQUEST":
        first = particle + 1  # "riepen op tot een bestand"
        while first <= stop and _is_light(line, first):
            first += 1
    if line.is_stop(first, ","):  # "a dénoncé, vendredi, la loi": an insertion
        near = range(first + 1, min(first + INSERTION, stop))
        first = next((j + 1 for j in near if line.is_stop(j, ",")), first)
    last = _object_end(line, verb, first, stop)
    while last >= first and line.is_word(last, "negations", "adverbs"):
        last -= 1
    if last < first or line.is_stop(first):
        return None
    if verb.form.act in ("ASSERT", "DENY") and particle is None and _is_led(line, first):
        return None  # "erklärte am Montag"
    if all(
        line.is_word(
            j, "perfects", "passives", "negations", "back", "prepositions", "objects", "adverbs"
        )
        and line.mention(j) is None
        for j in range(first, last + 1)
    ):
        return None
    span = line.span(first, last)
    return None if span is None or len(span) < 3 else ((span,), "object_after", 0.7)


def _is_led(line: Line, i: int) -> bool:
    return line.is_word(i, "prepositions") and line.mention(i) is None


def _is_light(line: Line, i: int) -> bool:
    """Whether a word between a verb and its object is none of it."""
    if line.mention(i) is not None:
        return False
    dated = line.has(i) and line.tokens[i].text[:1].isdigit()
    if dated or line.is_word(i, "determiners", "prepositions"):  # "el lunes", "14 mars"
        return line.is_word(i + 1, "adverbs")
    return line.is_word(i, "negations", "adverbs", "reflexives", "objects")


def _after(speaker: Speaker | None, finite: int) -> int:
    if speaker is None or speaker.first is None or speaker.last is None or speaker.first < finite:
        return 0
    return speaker.last + 1


def _object_end(line: Line, verb: Verb, first: int, stop: int) -> int:
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    for j in range(first, stop + 1):
        if particle is not None and j == particle >= first:
            return j - 1
        if line.mask(j) is not None or (
            line.is_stop(j) and (not line.is_stop(j, ",") or not line.is_word(j + 1, "relatives"))
        ):
            return j - 1
        coordinated = line.is_word(j, "coordinators") and (
            line.form(j + 1) is not None or line.is_word(j + 1, "perfects", "pronouns")
        )
        if coordinated or (line.starts_clause(j) and j > first):
            return j - 1
    return stop


def subject_words(line: Line, verb: Verb) -> tuple[int, int]:
    """The words of a passive's subject: before its auxiliary, or right behind it."""
    if verb.finite - 1 >= verb.start and not line.is_word(verb.start, "prepositions", "adverbs"):
        return verb.start, verb.finite - 1
    last = next(
        (
            j - 1
            for j in range(verb.finite + 1, verb.i + 1)
            if j == verb.i or line.is_word(j, "agents")
        ),
        verb.i - 1,
    )
    return verb.finite + 1, last


def _before_final(line: Line, verb: Verb, speaker: Speaker | None) -> Span | None:
    """The object of a verb that ends its clause: what stands between its subject and it."""
    first = verb.start
    if speaker is not None and speaker.last is not None and verb.start <= speaker.last < verb.i:
        first = speaker.last + 1
    if _is_led(line, first):
        return None
    span = line.span(first, min(verb.i, verb.finite) - 1)
    return None if span is None or len(span) < 3 else span


RULES: tuple[Rule, ...] = (
    quotation_beside_cue,
    sentence_before,
    as_clause,
    clause_after,
    bare_clause_after,
    clause_before,
    tail_after,
    infinitive_after,
    object_after,
)
