"""What a cue verb governs, without a parser: the rules that find what was said.

Each rule is a small function from a cue in its clause to the spans of what was said; its docstring
is its published explanation. The first that finds something decides.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.records import ActorRef
from dragoman.statements.shallow.back import sentence_before, sentence_start
from dragoman.statements.shallow.endings import end_of_content
from dragoman.statements.shallow.infinitives import is_infinitive
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.lists import wordset
from dragoman.statements.shallow.objects import (
    GOVERNED,
    Said,
    content_start,
    infinitive_after,
    is_light,
    object_after,
    tail_after,
)
from dragoman.statements.shallow.phrases import Speaker
from dragoman.statements.shallow.verbs import Verb

Rule = Callable[[Line, Verb, Speaker | None], Said | None]
# Characters between a cue and the quotation beside it: "sagte der Sprecher des Ministeriums am".
BESIDE = 130
# Words of what is added to a name between commas.
MAX_ADDED = 10
# Words that open a sentence before "as X said" and go on behind it.
OPENING = 6


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
        if mask.end <= token.start and between.strip(" ,") and _that_follows(line, verb):
            continue  # "... so", aldus X, die toevoegde dat
        behind = mask.start > token.end
        words = range(verb.i + 1, len(line.tokens)) if behind else range(verb.start)
        if any(
            min(mask.end, token.end) <= line.tokens[j].start < max(mask.start, token.start)
            and another_goes_on(line, verb.i, j)
            for j in words
        ):
            continue  # "kritisierte den Plan und sagte: ..."
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
    """Whether a that-clause follows a cue with no comma between.

    Where the word is a relative pronoun too it follows the cue at once: "dijo que", and not
    "dijo Ana en la carta que".
    """
    first = verb.i + 1
    if not line.on("verb_second"):
        while line.is_word(first, "adverbs", "clitics"):
            first += 1
        return line.is_word(first, "complementizers")
    for j in range(first, min(verb.i + 9, verb.end)):
        if line.is_stop(j) or line.mask(j) is not None:
            return False
        if line.is_word(j, "complementizers"):
            return True
    return False


def as_clause(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue stands in an as-clause beside what was said: "Wie X mitteilte, ..."."""
    if "c" not in verb.form.frames or speaker is None:
        return None
    opener = verb.start - 1 if verb.start > 0 else 0
    if not line.is_word(opener, "as"):
        opener = next((j for j in range(verb.start, verb.i) if line.is_word(j, "as")), -1)
    if opener < 0 or verb.i - opener > GOVERNED or line.is_word(opener - 1, "adverbs"):
        return None
    start = sentence_start(line, opener)
    if opener == start:
        first = max(verb.i, verb.finite, speaker.last or 0) + 1
        while first <= verb.end and not line.is_stop(first, ","):
            first += 1
        span = line.span(_past_apposition(line, first, verb.end), verb.end)
    elif line.is_stop(opener - 1, ",") or line.mask(opener - 1) is not None:
        span = line.span(start, opener - 1)
        behind = max(verb.i, verb.finite, speaker.last or 0) + 1
        led = line.is_word(start, "prepositions", "subordinators", "asides")
        led = led or opener - start <= OPENING  # "Se trata, según X, de un error"
        if span is not None and led and line.is_stop(behind, ",") and behind + 3 < verb.end:
            rest = line.span(behind + 1, verb.end)  # "El lunes, según dijo X, habrá feria"
            if rest is not None:
                return (span, rest), "as_clause", 0.8
    else:
        return None
    return None if span is None or len(span) < 8 else ((span,), "as_clause", 0.85)


def _past_apposition(line: Line, comma: int, end: int) -> int:
    """The comma behind what is added to a speaker: "Según explicó X, jefe de Y, las aguas"."""
    noun = comma + 1
    while line.is_word(noun, "determiners") and line.mention(noun) is None:
        noun += 1
    if not line.is_stop(comma, ",") or not line.is_human(noun) or line.mention(noun) is not None:
        return comma
    near = range(noun + 1, min(noun + MAX_ADDED, end - 2))
    closing = next((j for j in near if line.is_stop(j, ",")), comma)
    verbs = any(
        line.form(j) or line.is_word(j, "perfects", "passives") for j in range(noun, closing)
    )
    return comma if verbs else closing


def clause_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A that-clause, or a colon, follows the cue: X zei dat ..., X sagte: ...."""
    frames = "ciat" if line.on("verb_second") else "ci"
    if not set(frames) & set(verb.form.frames):
        return None
    for j in range(verb.finite + 1, min(verb.end, verb.i + GOVERNED) + 1):
        if line.is_stop(j, ENDS):
            return None
        if j <= verb.i:
            continue
        if line.is_word(j, "complementizers"):
            if _is_adverbial(line, j) or _is_led_relative(line, j):
                continue
            if line.is_word(j - 1, "coordinators"):
                return None  # "had asked for money and that": an outer cue goes on
            if _is_said_before(line, verb.i, j) or _is_far(line, verb, j):
                return None
            if _is_relative(line, verb, speaker, j):
                return None
            if not _may_govern(line, verb.i, j) or j == verb.end:
                return None
            if verb.form.particle and line.particle(verb.i, verb.form.particle) == j + 1:
                return None  # "spreekt dat tegen"
            begin = _judged(line, verb, speaker, j)
            span = line.span(begin, end_of_content(line, verb, j))
            return None if span is None else ((span,), "clause_after", 0.9)
        if line.is_stop(j, ":") and j < verb.end:
            if any(another_goes_on(line, verb.i, k) for k in range(verb.i + 1, j)):
                return None
            if not set("cqi") & set(verb.form.frames):
                return None  # "hat den Anschlag verurteilt: ..."
            if verb.form.participle and not _may_govern(line, verb.i, j):
                return None  # "hatte sie gefordert und meinte: ..."
            span = line.span(j + 1, verb.end)
            return None if span is None else ((span,), "colon_after", 0.85)
        if line.starts_clause(j) and line.is_stop(j - 1, ","):
            # "sagte, nachdem er ...,": an insertion; what was said may follow it
            continue
    return None


def _judged(line: Line, verb: Verb, speaker: Speaker | None, that: int) -> int:
    """Where what is judged begins with an "it" for the clause: "vindt het zorgelijk dat"."""
    first = content_start(verb, speaker)
    while line.is_word(first, "adverbs") and first < that:
        first += 1
    return first if line.is_word(first, "anticipators") and first < that - 1 else that


def _is_far(line: Line, verb: Verb, that: int) -> bool:
    """Whether a "that" stands too far from its cue: "mantuvo una reunión que duró una hora"."""
    if verb.form.lemma not in wordset(line.language, "tight_cues"):
        return False
    return any(
        not line.is_word(j, "adverbs", "clitics", "negations") for j in range(verb.i + 1, that)
    )


def _is_said_before(line: Line, cue: int, that: int) -> bool:
    """Whether what was said begins before a "that": "schreibt, sie habe gehört, dass"."""
    if not line.on("bare_clauses"):
        return False
    comma = next((j for j in range(cue + 1, that) if line.is_stop(j, ",")), that)
    opens = comma + 1 < that and not line.starts_clause(comma + 1)
    opens = opens and not line.is_word(comma + 1, "relatives")
    return opens and any(line.is_word(j, "subjunctives") for j in range(comma + 1, comma + 5))


def _is_adverbial(line: Line, that: int) -> bool:
    """Whether a "that" belongs to a conjunction of two words: "antes de que", "pour que"."""
    before = that - 2 if line.is_word(that - 1, "links", "to") else that - 1
    return line.is_word(before, "before_that") or line.is_word(that - 1, "before_that")


def _is_led_relative(line: Line, that: int) -> bool:
    """Whether a "that" is a relative pronoun behind a preposition: "un discurso en el que"."""
    return line.is_word(that - 1, "determiners") and line.is_word(that - 2, "prepositions")


def _is_relative(line: Line, verb: Verb, speaker: Speaker | None, that: int) -> bool:
    """Whether a "that" is the relative pronoun of the cue's object: "recordó la cita que tuvo"."""
    if not line.is_word(that, "relatives") or line.on("verb_second") or speaker is None:
        return False
    if line.is_word(verb.i + 1, "links") and not line.is_word(that - 1, "facts"):
        return that > verb.i + 2  # "alerta del riesgo que"
    if "o" not in verb.form.frames or speaker.first is None or speaker.first > verb.i:
        return False
    first = verb.i + 1
    while first < that and is_light(line, first):
        first += 2 if line.is_word(first, "determiners", "prepositions") else 1
    return line.is_word(first, "determiners") and line.mention(first) is None and first < that - 1


def _may_govern(line: Line, cue: int, that: int) -> bool:
    """Whether the commas between a cue and a "that" let the one govern the other.

    In a language that puts a comma before each clause it stands right before; elsewhere a comma
    there makes a relative clause, unless it closes an insertion.
    """
    commas = [j for j in range(cue + 1, that) if line.is_stop(j, ",")]
    if any(another_goes_on(line, cue, j) for j in range(cue + 1, that)):
        return False
    if not commas:
        return True
    return commas[-1] == that - 1 and (line.on("verb_second") or len(commas) > 1)


def another_goes_on(line: Line, cue: int, i: int) -> bool:
    """Whether a conjunction or a comma leads to another cue: "... und sagte", "y ha dicho"."""
    if not (line.is_word(i, "coordinators") or line.is_stop(i, ",")):
        return False
    j = i + 1
    if line.is_stop(i, ",") and line.is_word(j, "coordinators"):
        j += 1
    while line.is_word(j, "clitics", "adverbs", "perfects") and line.mention(j) is None:
        j += 1
    form = line.form(j) if j != cue else None
    if form is None or form.participle != line.is_word(j - 1, "perfects", "adverbs"):
        return False
    return bool(set("cq") & set(form.frames)) and j < len(line.tokens) - 1


def bare_clause_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """A main clause follows the cue behind a comma: Merkel sagte, die Lage sei ernst."""
    if not line.on("bare_clauses") or not set("ca") & set(verb.form.frames) or verb.final:
        return None
    first = content_start(verb, speaker)
    empty = verb.form.lemma in wordset(line.language, "impersonals")
    follows = empty and line.is_stop(verb.i + 2, ",") and verb.i + 4 < verb.end
    if (line.is_stop(verb.start - 1, ",") and not follows) and (
        speaker is None or (speaker.first or 0) > verb.finite
    ):
        return None  # what was said stands before
    for j in range(first, min(verb.end, first + GOVERNED)):
        if line.is_stop(j, ENDS) or line.mask(j) is not None:
            return None
        if line.is_stop(j, ","):
            if line.is_word(j + 2, "complementizers"):
                return None  # "meldete, so dass"
            closing = line.form(j + 1)
            if closing is not None and "c" in closing.frames and not closing.participle:
                return None  # "habe die Lage beklagt, sagte X"
            if verb.form.lemma in wordset(line.language, "subjunctive_cues") and not any(
                _is_reported(line, k) for k in range(j + 1, verb.end + 1)
            ):
                return None
            # Right behind the verb no noun stands that it could be the relative pronoun of.
            noun = j > verb.i + 1 and not line.is_word(j - 1, "pronouns")
            begins = j + 1 + line.is_word(j + 1, "prepositions")  # "die Gruppe, in der"
            if noun and line.is_word(begins, "relatives") and _is_verb_last(line, begins, verb.end):
                return None
            if any(is_infinitive(line, k) for k in range(j + 1, verb.end)) and not any(
                _is_reported(line, k) for k in range(j + 1, verb.end)
            ):
                return None
            if (
                line.starts_clause(j + 1)
                and not line.is_word(j + 2, "subjunctives")
                and not any(line.is_stop(k, ",") for k in range(j + 2, verb.end))
            ):
                return None
            span = line.span(j + 1, end_of_content(line, verb, j))
            return None if span is None or len(span) < 8 else ((span,), "bare_clause_after", 0.85)
    return None


def _is_verb_last(line: Line, first: int, end: int) -> bool:
    """Whether a clause that could be relative has no subjunctive in second place."""
    found = [j for j in range(first, end + 1) if line.is_word(j, "subjunctives")]
    stops = (j for j in range(first, end + 1) if line.is_stop(j))
    last = next(stops, end + 1) - 1
    return not found or (found[0] == last and last > first + 1)


def _is_reported(line: Line, i: int) -> bool:
    """Whether a verb is in the mood of reported speech: "sei", or "er missbrauche"."""
    if line.is_word(i, "subjunctives", "subjunctives_weak", "reported_too"):
        return True
    if not line.is_word(i - 1, "subjunctive_subjects") or line.mask(i) is not None:
        return False
    plain = line.has(i) and line.tokens[i].text.islower()
    ends = line.ends_like(i, "subjunctive_endings")
    return plain and ends and not line.ends_like(i, "preterite_endings")


def clause_before(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue closes or interrupts what was said: ..., zegt X; ..., sagte X, ...."""
    empty = verb.form.lemma in wordset(line.language, "impersonals")
    if "c" not in verb.form.frames or verb.finite < 3 or verb.final:
        return None
    if speaker is None:
        if not empty:
            return None
        speaker = Speaker(ActorRef(None, "", 0, 0))
    spoken = line.on("dash_dialogue") and line.is_stop(0, "–—")
    closer = int(line.is_word(verb.finite - 1, "closers"))  # ", zo maakte X bekend"
    if not line.is_stop(verb.finite - 1 - closer, ",–—" if spoken else ","):
        return None
    ends = line.is_stop(verb.i + 1) or not line.has(verb.i + 1)
    behind = speaker.first is not None and verb.finite < speaker.first <= verb.i + 4
    ends = ends or line.is_word(verb.i + 1, "prepositions", "adverbs")
    if not behind and not (speaker.first is None and ends and not _that_follows(line, verb)):
        return None
    start = sentence_start(line, verb.finite)
    while line.is_word(start, "coordinators"):
        start += 1
    commas = [j for j in range(start, verb.finite - 1) if line.is_stop(j, ",")]
    aside = line.is_word(start, "asides") and not commas
    span = line.span(start, verb.finite - 2 - closer)
    if span is None:
        return None
    rest = (speaker.last if behind and speaker.last is not None else verb.i) + 1
    comma = next((j for j in range(rest, min(rest + 8, verb.end)) if line.is_stop(j, ",")), None)
    if (
        comma is not None
        and comma + 2 < verb.end
        and not line.starts_clause(comma + 1)
        and not line.is_word(comma + 1, "relatives", "coordinators")
        and not line.ends_like(comma + 1, "apposition_endings")
        and not (aside and (line.is_human(comma + 1) or line.form(comma + 1) is not None))
    ):
        after = line.span(comma + 1, verb.end)
        if after is not None:
            return (span, after), "clause_around", 0.8
    if aside or verb.finite - start < 4:
        return None
    return (span,), "clause_before", 0.8


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
