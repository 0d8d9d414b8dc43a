"""Who speaks, without a parser: the noun phrases beside a cue verb.

In a verb-second language what stands before the finite verb may be anything, and who speaks then
stands right behind it; elsewhere who speaks stands before the verb, or behind it where what was
said comes first. In a subordinate clause the first noun phrase is the one who speaks.
"""

from __future__ import annotations

from dragoman.records import ActorRef
from dragoman.statements.found import ref
from dragoman.statements.shallow.line import ENDS, Line
from dragoman.statements.shallow.lists import wordset
from dragoman.statements.shallow.phrases import (
    MAX_PHRASE,
    Speaker,
    actor_in,
    apposition,
    phrase_end,
    understood,
)
from dragoman.statements.shallow.verbs import Verb, clause_start, in_list, relative_inside


def speaker_of(line: Line, verb: Verb, last: ActorRef | None) -> Speaker | None:
    """Who does a cue; `last` is who spoke last in the sentence."""
    if verb.passive and verb.form.lemma in wordset(line.language, "quoted_passives"):
        return _ahead(line, verb.start, verb.finite - 1) or _behind(line, verb)
    if verb.form.lemma in wordset(line.language, "impersonals"):
        return _document(line, verb)
    if verb.passive:
        return _agent(line, verb)
    loose = (
        line.ends_like(verb.i, "present_participles")
        and verb.finite == verb.i
        and line.is_stop(_back(line, verb.i), ",")
    )
    if last is not None and (loose or line.is_word(verb.finite - 1, "coordinators")):
        return Speaker(last)
    if loose:
        return _opening(line, verb)
    stands_for = _for_others(line, verb)
    if stands_for is not None:
        return stands_for
    if verb.final:
        return _of_subordinate(line, verb)
    if line.is_word(verb.finite - 1, "coordinators"):
        first = phrase_end(line, verb.start, verb.finite - 2)
        opening = actor_in(line, verb.start, first) if first >= verb.start else None
        if opening is not None and opening.sure:
            return opening
        inserted = _before_insertion(line, verb.start - 1)
        if inserted is not None and _is_somebody(line, inserted):
            return inserted  # "El presidente, Luis Vega, perdió los papeles y advirtió que"
    between = ("clitics",) if line.on("verb_second") else ("clitics", "adverbs")
    ahead_of = verb.finite - 1
    while line.is_word(ahead_of, *between) and line.mention(ahead_of) is None:
        ahead_of -= 1
    inserted = _before_insertion(line, ahead_of) or _before_dashes(line, ahead_of)
    if inserted is not None and _is_somebody(line, inserted):
        # "X, who was in Rome, said": the relative pronoun tells what is inserted.
        told = inserted.last is not None and line.is_word(
            inserted.last + 2, "relatives", "emphatics"
        )
        if told or not _says_behind(line, verb):
            return inserted
    if line.is_word(verb.start - 1, "relatives") and verb.start == verb.finite:
        return _antecedent(line, verb.start)
    if line.is_word(verb.start - 1, "who"):
        named = line.mention(verb.start - 2)
        if named is not None:
            return Speaker(ref(named))  # "Ana, quien ayer acusó"
    pronoun = relative_inside(line, verb)
    if pronoun is not None:
        return _ahead(line, clause_start(line, pronoun), pronoun - 1)
    behind = _behind(line, verb)
    stop = verb.finite - 1
    while (
        stop >= verb.start
        and line.is_word(stop, "clitics", "adverbs", "negations")
        and line.mention(stop) is None
    ):
        stop -= 1
    ahead = _ahead(line, verb.start, stop)
    if ahead is not None and behind is not None:
        return _choose(line, ahead, behind)
    found = ahead or behind
    told = verb.form.infinitive and verb.finite == verb.i  # "Et de conclure"
    if found is None and (told or (verb.finite == 1 and line.is_word(0, "coordinators"))):
        known = understood(line)  # "Und fügt hinzu"
        return None if known is None else Speaker(known)
    if found is None and line.on("pro_drop") and not _starts_with_noun(line, verb):
        inside = line.is_word(verb.start - 1, "relatives", "complementizers")
        opening = _opening(line, verb) if inside and last is None else None
        if opening is not None:
            return opening  # "Ana elogió al gremio, al que acusó"
        known = last or understood(line)
        return None if known is None else Speaker(known)
    return found


def _opening(line: Line, verb: Verb) -> Speaker | None:
    """The noun phrase that opens a participle's sentence: "Le journal revient, jugeant que"."""
    start = next((j + 1 for j in range(verb.i, -1, -1) if line.is_stop(j, ENDS)), 0)
    if line.mask(start) is not None:
        return None
    while line.is_word(start, "adverbs", "coordinators") and line.mention(start) is None:
        start += 1
    last = phrase_end(line, start, verb.i - 1)
    found = actor_in(line, start, last) if last >= start else None
    return found if found is not None and _is_somebody(line, found) else None


def _for_others(line: Line, verb: Verb) -> Speaker | None:
    """Who is named behind a preposition of those who speak for a body: "Desde el PP critican"."""
    if not line.is_word(verb.start, "speaking_for"):
        return None
    first = verb.start + 1
    while line.is_word(first, "determiners", "obliques") and line.mention(first) is None:
        first += 1
    last = phrase_end(line, first, verb.finite - 1)
    found = actor_in(line, first, last) if last >= first else None
    return found if found is not None and _is_somebody(line, found) else None


def _document(line: Line, verb: Verb) -> Speaker | None:
    """Whose words an impersonal cue gives: "In einer Erklärung des Ministeriums heißt es"."""
    for j in [*range(verb.start, verb.finite), *range(verb.i + 1, min(verb.i + 5, verb.end))]:
        if line.is_word(j, "prepositions", "led_documents") and line.mention(j) is None:
            first = j + 1
            while line.is_word(first, "obliques", "determiners") and line.mention(first) is None:
                first += 1
            last = phrase_end(line, first, verb.end)
            found = actor_in(line, first, last) if last >= first else None
            if found is None:
                continue
            inside = [m for k in range(first, last + 1) if (m := line.mention(k)) is not None]
            owner = next((m for m in inside if m.form != "demonym"), None)
            people = next((k for k in range(first + 1, last + 1) if line.is_human(k)), None)
            if owner is None and people is not None:
                found = actor_in(line, people, last) or found
            return found if owner is None else Speaker(ref(owner), first, last)
    return None


def _back(line: Line, i: int) -> int:
    """The word before a present participle, one adverb or pronoun passed over."""
    return i - 1 if line.is_stop(i - 1, ",") else i - 2


def _says_behind(line: Line, verb: Verb) -> bool:
    """Whether somebody who can speak stands behind a verb of saying that governs nothing there."""
    frames = verb.form.frames
    behind = _behind(line, verb) if "c" in frames and "a" not in frames else None
    if behind is None or not _is_somebody(line, behind):
        return False
    return not any(line.is_word(j, "complementizers") for j in range(verb.i + 1, verb.end))


def _is_somebody(line: Line, speaker: Speaker) -> bool:
    """Whether a phrase names an actor, or a noun of somebody who can speak."""
    if speaker.actor.actor_id is not None or speaker.first is None or speaker.last is None:
        return True
    return any(line.is_human(j) for j in range(speaker.first, speaker.last + 1))


def _starts_with_noun(line: Line, verb: Verb) -> bool:
    first = verb.start
    while line.is_word(first, "clitics", "as", "back") and line.mention(first) is None:
        first += 1
    return phrase_end(line, first, verb.finite - 1) >= first


def _behind(line: Line, verb: Verb) -> Speaker | None:
    """The noun phrase right behind the verb."""
    for at in dict.fromkeys((verb.finite, verb.i)):
        first = at + 1
        while line.is_word(first, "adverbs", "reflexives") and line.mention(first) is None:
            first += 1
        first = line.phrase_at(first, "hedges") or first  # "vonden onder meer X en Y"
        while line.is_word(first, "determiners") and line.is_word(first + 1, "adverbs"):
            first += 2  # "anunció este viernes la portavoz"
        led = False
        while line.is_word(first, "to", "prepositions") and line.mention(first) is None:
            # "a déclaré dans un communiqué le ministre", "sagte am Freitag der Sprecher"
            start = first + 2 if line.is_word(first + 1, "obliques") else first + 1
            last = phrase_end(line, start, verb.end)
            if last < start:
                break
            first, led = last + 1, True
            while line.is_word(first, "adverbs") and line.mention(first) is None:
                first += 1
        particle = verb.form.particle
        if particle is not None and line.particle(verb.i, particle) == first:
            continue
        if line.is_word(first, "obliques") or not line.has(first):
            continue
        last = phrase_end(line, first, verb.end)
        if last < first or (line.tokens[first].lemma == verb.form.lemma):
            continue
        found = actor_in(line, first, last)
        if found is not None and (not led or _is_somebody(line, found)):
            return found
    return None


def _ahead(line: Line, start: int, stop: int) -> Speaker | None:
    """The noun phrase between the start of the clause and the verb."""
    if stop < start or (stop == start and line.is_word(start, "back")):
        return None
    first = start
    while (
        first <= stop
        and line.is_word(first, "coordinators", "adverbs", "relatives")
        and line.mention(first) is None
    ):
        first += 1
    if first > stop:
        return _antecedent(line, start)
    led = line.is_word(first, "prepositions") and line.mention(first) is None
    if led and line.on("verb_second"):
        return None
    if not led and phrase_end(line, first, stop) >= stop:
        return actor_in(line, first, stop)
    # The phrase next to the verb: behind the last preposition, conjunction or other verb.
    for j in range(max(first, stop - MAX_PHRASE), stop + 1):
        mention = line.mention(j)
        opens = (
            mention is not None and line.mention(j - 1) is not mention and mention.form != "demonym"
        ) or line.is_word(j, "determiners", "pronouns")
        joined = line.is_word(j - 1, "coordinators") or line.is_stop(j - 1, ",")
        listed = joined and line.mention(j - 2) is not None
        inside = listed or line.is_word(j - 1, "links", "prepositions")
        inside = inside or (line.is_word(j - 1, "determiners") and j > first)
        if opens and not inside and phrase_end(line, j, stop) >= stop:
            return actor_in(line, j, stop)
    end = phrase_end(line, first, stop)
    if not led and end >= first and in_list(line, end + 1, stop + 1):
        return actor_in(line, first, end)  # "Deutschland, Polen und die Türkei"
    if led or end < first or (line.on("verb_second") and not line.is_word(end + 1, "prepositions")):
        return None
    return actor_in(line, first, end)  # "the correspondent in Rome said"


def _antecedent(line: Line, start: int) -> Speaker | None:
    """The noun that a relative pronoun at a clause's start stands for."""
    pronoun = start if line.is_word(start, "relatives") else start - 1
    if not line.is_word(pronoun, "relatives") or not line.is_stop(pronoun - 1, ","):
        return None
    stop = pronoun - 2
    return _ahead(line, clause_start(line, stop + 1), stop)


def _before_insertion(line: Line, comma: int) -> Speaker | None:
    """The subject before an insertion between commas: "X, who was in Rome, said".

    What stands before the first comma must be a noun phrase and no more: "It rains, he thinks,
    said X" has no such thing.
    """
    if not line.is_stop(comma, ","):
        return None
    for j in range(comma - 1, 0, -1):
        if line.mask(j) is not None or line.is_stop(j, ".;:!?"):
            return None
        if line.is_stop(j, ","):
            first = clause_start(line, j)
            while line.is_word(first, "adverbs", "coordinators") and line.mention(first) is None:
                first += 1
            end = phrase_end(line, first, j - 1)
            if end < first or (end < j - 1 and not line.is_word(end + 1, "prepositions")):
                continue
            found = actor_in(line, first, end)
            named = apposition(line, j - 1)
            if named is not None and found is not None and found.actor.actor_id is None:
                return Speaker(named, first, end)
            if found is not None and found.sure:
                return found
    return _inserted_name(line, comma)


def _inserted_name(line: Line, comma: int) -> Speaker | None:
    """The person whose name alone stands between commas: "y su jefe, Luis Ruiz, pidió"."""
    mention = line.mention(comma - 1)
    if mention is None or mention.actor_kind != "person" or mention.form != "name":
        return None
    first = comma - 1
    while line.mention(first - 1) is mention:
        first -= 1
    return Speaker(ref(mention), first, comma - 1) if line.is_stop(first - 1, ",") else None


def _before_dashes(line: Line, dash: int) -> Speaker | None:
    """The subject before an insertion between dashes: "X – he was in Rome – said"."""
    if not line.is_stop(dash, "–—-"):
        return None
    for j in range(dash - 1, 0, -1):
        if line.mask(j) is not None or line.is_stop(j, ".;:!?"):
            return None
        if line.is_stop(j, "–—-"):
            first = clause_start(line, j)
            found = _ahead(line, first, j - 1) or _before_insertion(line, j)
            if found is None and line.is_stop(first - 1, ","):
                begin = clause_start(line, first - 1)  # "one of them, reportedly a guard – ..."
                end = phrase_end(line, begin, first - 2)
                found = actor_in(line, begin, end) if end >= begin else None
            return found
    return None


def _of_subordinate(line: Line, verb: Verb) -> Speaker | None:
    """The first noun phrase of a subordinate clause, or what its relative pronoun stands for."""
    opener = verb.start - 1
    if line.is_word(opener, "relatives") and line.is_stop(opener - 1, ","):
        return _antecedent(line, opener)
    first = verb.start
    while line.is_word(first, "adverbs", "reflexives") and line.mention(first) is None:
        first += 1
    last = phrase_end(line, first, verb.i - 1)
    return actor_in(line, first, last) if last >= first else None


def _choose(line: Line, ahead: Speaker, behind: Speaker) -> Speaker:
    """Of noun phrases on both sides the one before the verb, unless it is an object put first."""
    if behind.first is None or ahead.first is None:
        return ahead
    subject = line.is_word(behind.first, "pronouns", "first_person")
    if subject and not line.is_word(ahead.first, "pronouns"):
        return behind
    known = behind.actor.actor_id is not None or line.mention(behind.first) is not None
    if line.on("verb_second") and not ahead.sure and (known or behind.sure):
        return behind
    return ahead


def _agent(line: Line, verb: Verb) -> Speaker | None:
    for j in range(max(verb.start, verb.i - 12), verb.end):
        if line.is_word(j, "agents"):
            last = phrase_end(line, j + 1, verb.end)
            if line.is_word(j + 1, "obliques"):
                last = phrase_end(line, j + 2, verb.end)
                return actor_in(line, j + 2, last) if last > j + 1 else None
            return actor_in(line, j + 1, last) if last > j else None
    return None
