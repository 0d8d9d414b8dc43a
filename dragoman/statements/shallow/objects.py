"""What a cue verb governs that is no clause: infinitives, objects, what one is accused of."""

from __future__ import annotations

from dragoman.records import Span
from dragoman.statements.shallow.endings import CLAUSE, end_of_content
from dragoman.statements.shallow.infinitives import (
    MARKS,
    another_says,
    is_infinitive,
    looks_infinitive,
    opening,
)
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.lists import wordset
from dragoman.statements.shallow.phrases import Speaker, phrase_end
from dragoman.statements.shallow.verbs import Verb

Said = tuple[tuple[Span, ...], str, float]
# Words that an insertion between a verb and its object may have.
INSERTION = 7
# Words between a cue and what it governs.
GOVERNED = 26


def content_start(verb: Verb, speaker: Speaker | None) -> int:
    """The first word that can be what was said: behind the verb, or behind its speaker."""
    inside = verb.form.participle or verb.form.infinitive
    first = verb.i + 1 if inside else verb.finite + 1
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


def _end_of_infinitive(line: Line, verb: Verb, start: int) -> int:
    """Where what "X vows to do" ends: also before ", but that left Y cold", which is about Y."""
    end = end_of_content(line, verb, start)
    for j in range(start + 1, end):
        named = any(line.mention(k) is not None for k in range(j + 2, min(j + CLAUSE, end)))
        if named and line.is_stop(j, ",") and line.is_word(j + 1, "contrasts"):
            return j - 1
    return end


def infinitive_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """An infinitive with its mark follows the cue: X belooft ... te ...; X droht, ... zu."""
    accused = verb.form.act == "ACCUSE" and "t" in verb.form.frames
    if not set("ic") & set(verb.form.frames) and not accused:
        return None
    first = content_start(verb, speaker)
    addressed = first
    if "a" in verb.form.frames or verb.form.act in ("REQUEST", "ACCUSE"):
        addressed = past_object(line, first, verb)
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    for j in range(addressed, verb.end + 1):
        if line.is_stop(j, ENDS) or another_says(line, verb, j):
            return None
        if particle == j - 1 and line.is_word(j, "coordinators"):
            return None  # "erkennt den Vertrag nicht an und zwingt alle, zu gehen"
        bare = j == addressed > first and "a" in verb.form.frames and line.on("bare_infinitives")
        if not is_infinitive(line, j) and not (bare and looks_infinitive(line, j)):
            continue
        if "i" not in verb.form.frames and "c" not in verb.form.frames and j - addressed > GOVERNED:
            return None
        if _is_of_noun(line, verb, addressed, j):
            return None
        begin = opening(line, addressed, j)
        if "i" not in verb.form.frames and "o" in verb.form.frames and first < begin:
            noun = line.phrase_at(first, "hedges") or first
            led = line.is_word(noun, "tails", "tied", "determiners") and line.on("verb_second")
            if led and not any(line.is_stop(k, ",") for k in range(first, begin)):
                return None  # "pleit voor een wet om het probleem op te lossen"
        if particle is not None and begin <= particle < j:
            begin = particle + 1  # "liet via een woordvoerder weten mee te leven"
        if line.is_word(begin, "purposes") or line.is_word(begin - 1, "purposes"):
            return None  # "um ... zu" tells what for
        if verb.form.lemma.lower() in wordset(line.language, "reflexive_cues"):
            while line.is_word(begin, "reflexives") and begin < j:
                begin += 1
        span = line.span(begin, _end_of_infinitive(line, verb, j))
        score = 0.8 if "i" in verb.form.frames else 0.7
        return None if span is None else ((span,), "infinitive_after", score)
    return None


def _is_of_noun(line: Line, verb: Verb, first: int, mark: int) -> bool:
    """Whether an infinitive hangs on the cue's object: "reconoce la decisión de Ana de irse"."""
    aimed = "a" in verb.form.frames or ("t" in verb.form.frames and "o" not in verb.form.frames)
    if line.on("verb_second") or aimed or verb.form.act == "REQUEST":
        return False
    while first < mark and (is_light(line, first) or line.tokens[first].text in MARKS):
        first += 2 if line.is_word(first, "determiners", "prepositions") else 1
    if "t" in verb.form.frames and line.is_named(first + 1):
        return False  # "condamne la Serbie à payer"
    return first < mark and line.is_word(first, "determiners", "as")


def past_object(line: Line, first: int, verb: Verb) -> int:
    """Behind the addressee that stands right behind the verb, and behind the verb's particle."""
    j = first
    while (
        line.is_word(j, "determiners", "obliques", "to", "reflexives") and line.mention(j) is None
    ):
        j += 1
    if line.mention(j) is None and line.is_human(j) and not line.is_word(j, "pronouns"):
        j = people_end(line, j, verb.end) + 1
    elif line.is_named(j) or line.is_word(j, "pronouns", "objects"):
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


def people_end(line: Line, first: int, limit: int) -> int:
    """The last word of a noun phrase of people, before the infinitive of what they are to do."""
    end = phrase_end(line, first, limit)
    bare = line.on("bare_infinitives")
    for j in range(first + 1, end + 1):
        if is_infinitive(line, j) or (bare and looks_infinitive(line, j)):
            return j - 1
    return max(end, first)


def tail_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """What somebody is accused of or thanked for follows its preposition: accuse X de ...."""
    if "t" not in verb.form.frames:
        return None
    first = content_start(verb, speaker)
    begin = past_object(line, first, verb)
    if "i" in verb.form.frames and any(is_infinitive(line, j) for j in range(begin, verb.end)):
        return None
    named = any(line.is_named(j) for j in range(first, begin))
    named = named or (line.is_word(first, "to", "obliques") and not line.on("verb_second"))
    if not named and not verb.passive:
        return None
    for j in range(begin, min(verb.end, begin + 8)):
        if line.is_stop(j) or line.mask(j) is not None:
            return None
        tail = line.is_word(j, "tails") and not line.is_word(j, "agents")
        if not tail and not line.on("verb_second") and not is_light(line, j):
            return None  # "agradeció a Cuba el envío de médicos"
        if tail:
            span = line.span(j, end_of_content(line, verb, j))
            return None if span is None else ((span,), "tail_after", 0.78)
    return None


def object_after(line: Line, verb: Verb, speaker: Speaker | None) -> Said | None:
    """The cue's object is what was said or at whom it was aimed: X verwerpt de schatting."""
    if not set("ot") & set(verb.form.frames):
        return None
    if verb.final and line.is_word(verb.start - 1, "as"):
        return None
    tied = _tied(line, verb)
    if tied is not None:
        return (tied,), "object_after", 0.7
    if verb.passive or verb.final:
        span = (
            line.span(*subject_words(line, verb))
            if verb.passive
            else _before_final(line, verb, speaker) or _behind_final(line, verb)
        )
        return None if span is None else ((span,), "object_before", 0.65)
    first, stop = content_start(verb, speaker), verb.end
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
        first, stop = max(verb.finite + 1, words_after(speaker, verb.finite)), verb.i - 1
        if stop < first:
            first, stop = verb.i + 1, verb.end
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    if particle is not None and line.is_word(particle, "object_particles"):
        first, stop = particle + 1, verb.end  # "sprach von", "drängte auf"
    first = line.phrase_at(first, "hedges") or first
    while first <= stop and is_light(line, first):
        first += 2 if line.is_word(first, "determiners", "prepositions") else 1
    asked = verb.form.act in ("REQUEST", "AGREE")
    if particle is not None and first == particle < verb.end and asked:
        first = particle + 1  # "riepen op tot een bestand", "gaat akkoord met de toetreding"
        while first <= stop and is_light(line, first):
            first += 1
    first = _past_addressee(line, verb, first, stop)
    if line.is_stop(first, ","):  # "a dénoncé, vendredi, la loi": an insertion
        near = range(first + 1, min(first + INSERTION, stop))
        first = next((j + 1 for j in near if line.is_stop(j, ",")), first)
    first = _past_phrase(line, first, stop)
    last = whole = _object_end(line, verb, first, stop)
    while last >= first and (
        line.is_word(last, "negations", "adverbs")
        or (line.is_word(last, "negation_tails") and line.is_word(last - 1, "negations"))
    ):
        last -= 1  # "erkennt den Vertrag nicht mehr an"
    while first <= last < whole and _is_led(line, last):
        last -= 1  # "hatte den Abzug am Dienstag gefordert"
    if last < first or line.is_stop(first):
        return None
    named = line.is_word(first, "to") and line.is_word(line.past(first + 1), "tails")
    said = verb.form.act in ("ASSERT", "DENY") and particle is None
    said = said or (line.is_word(verb.finite - 1, "relatives") and not line.on("verb_second"))
    if said and _is_led(line, first) and not named:
        return None  # "erklärte am Montag", but "calificó al papa de imbécil"
    if all(
        line.is_word(
            j, "perfects", "passives", "negations", "back", "prepositions", "objects", "adverbs"
        )
        and line.mention(j) is None
        for j in range(first, last + 1)
    ):
        return None
    head = first
    while line.is_word(head, "determiners"):
        head += 1
    if head == last and line.is_word(head, "no_objects"):
        return None  # "pidió el anonimato"
    empty = line.is_word(verb.finite - 1, "reflexives") and not line.on("verb_second")
    if empty and head == first == last and verb.form.act == "ASSERT":
        return None  # "se declara independiente"
    span = line.span(first, last)
    return None if span is None or len(span) < 3 else ((span,), "object_after", 0.7)


def _past_phrase(line: Line, first: int, stop: int) -> int:
    """The first word behind a phrase of time or place: "wees na het overleg de eis af"."""
    if not line.on("verb_second") or not line.is_word(first, "asides", "on_behalf"):
        return first
    noun = first + 1
    while line.is_word(noun, "determiners", "obliques") and line.mention(noun) is None:
        noun += 1
    behind = phrase_end(line, noun, stop) + 1
    opens = line.is_word(behind, "determiners", "articles", "obliques")
    return behind if noun < behind <= stop and opens else first


def _past_addressee(line: Line, verb: Verb, first: int, stop: int) -> int:
    """The first word behind whom it is said to, where an object follows: "warf X Mord vor"."""
    told, dative = line.is_word(first, "to"), line.is_word(first, "datives")
    told = told and not line.is_word(first, "determiners")
    noun = first
    while (told or dative) and (
        noun == first or line.is_word(noun, "determiners", "obliques", "datives")
    ):
        noun += 1
    mention = line.mention(noun)
    somebody = mention is not None or line.is_human(noun)
    if not somebody or not (told or "a" in verb.form.frames):
        return first
    if not (told or dative) and (
        not line.on("verb_second") or mention is None or mention.form == "demonym"
    ):
        return first
    after = line.past(noun) if mention is not None else people_end(line, noun, stop) + 1
    if after > stop or line.is_stop(after) or line.is_word(after, "coordinators"):
        return first
    goes_on = line.is_word(after, "links", "tails") and not line.is_word(after, "determiners")
    return first if goes_on else after


def _is_led(line: Line, i: int) -> bool:
    return line.is_word(i, "prepositions") and line.mention(i) is None


def is_light(line: Line, i: int) -> bool:
    """Whether a word between a verb and its object is none of it."""
    if line.mention(i) is not None:
        return False
    dated = line.has(i) and line.tokens[i].text[:1].isdigit()
    if dated or line.is_word(i, "determiners", "prepositions"):  # "el lunes", "deze week"
        return line.is_word(i + 1, "adverbs", "times")
    return line.is_word(i, "negations", "adverbs", "reflexives", "objects")


def words_after(speaker: Speaker | None, finite: int) -> int:
    """The first word behind a speaker who stands behind the finite verb; 0 where none does."""
    if speaker is None or speaker.first is None or speaker.last is None or speaker.first < finite:
        return 0
    return speaker.last + 1


def _object_end(line: Line, verb: Verb, first: int, stop: int) -> int:
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    for j in range(first, stop + 1):
        if particle is not None and j == particle >= first:
            last = j - 1  # "wees het plan van de hand"
            while last >= first and line.is_word(last, "prepositions", "determiners", "links"):
                last -= 1
            return last
        if line.mask(j) is not None or (
            line.is_stop(j) and (not line.is_stop(j, ",") or not line.is_word(j + 1, "relatives"))
        ):
            return j - 1
        coordinated = line.is_word(j, "coordinators") and (
            line.form(j + 1) is not None or line.is_word(j + 1, "perfects", "pronouns")
        )
        clause = line.starts_clause(j) and j > first and not _is_name_given(line, verb, j)
        if coordinated or _is_verb_next(line, j) or clause:
            return j - 2 if line.is_word(j - 1, "coordinators") else j - 1
    return stop


def _is_name_given(line: Line, verb: Verb, i: int) -> bool:
    """Whether what a verb of naming calls its object stands behind a word: "calificó X como"."""
    return verb.form.lemma in wordset(line.language, "naming") and line.is_word(i, "named_as")


def _is_verb_next(line: Line, i: int) -> bool:
    """Whether a conjunction leads another verb: "von einem Angriff und verstärkte seine Truppen".

    Told where nouns have capitals: a word without one, and an article behind it.
    """
    if not line.on("noun_capitals") or not line.is_word(i, "coordinators") or not line.has(i + 2):
        return False
    plain = line.tokens[i + 1].text[:1].islower() and line.mention(i + 1) is None
    lists = ("determiners", "obliques", "prepositions", "links", "pronouns", "adverbs")
    return plain and not line.is_word(i + 1, *lists) and line.is_word(i + 2, "articles", "obliques")


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


def _tied(line: Line, verb: Verb) -> Span | None:
    """The object behind the preposition of a participle: "hatte von einem Bruch gesprochen"."""
    particle = verb.form.particle
    if not verb.form.participle or particle is None or line.particle(verb.i, particle) is not None:
        return None
    tied = line.tied_before(verb.i, particle)
    return None if tied is None else line.span(tied + 1, verb.i - 1)


def _behind_final(line: Line, verb: Verb) -> Span | None:
    """The object that a preposition ties to the verb behind it: "had opgeroepen tot vrede"."""
    first = max(verb.i, verb.finite) + 1
    if verb.passive or not line.is_word(first, "tied"):
        return None
    return line.span(first + 1, _object_end(line, verb, first + 1, verb.end))


def _before_final(line: Line, verb: Verb, speaker: Speaker | None) -> Span | None:
    """The object of a verb that ends its clause: what stands between its subject and it."""
    first = verb.start
    if speaker is not None and speaker.last is not None and verb.start <= speaker.last < verb.i:
        first = speaker.last + 1
    if _is_led(line, first):
        return None
    span = line.span(first, min(verb.i, verb.finite) - 1)
    return None if span is None or len(span) < 3 else span
