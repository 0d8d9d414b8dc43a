"""Who speaks and to whom, without a parser: the noun phrases beside a cue verb.

In a verb-second language what stands before the finite verb may be anything, and who speaks then
stands right behind it; elsewhere who speaks stands before the verb, or behind it where what was
said comes first. In a subordinate clause the first noun phrase is the one who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import ActorRef, Mention
from dragoman.statements.found import ref
from dragoman.statements.shallow_line import Form, Line, wordset

# Brackets behind a name hold a party, an age, a long form: few words.
MAX_BRACKET = 10
ENDS_AND_COLON = ".;:!?"
# Words that are of no noun phrase, unless a mention holds them.
BREAKS = ("prepositions", "adverbs", "negations", "perfects", "passives", "obliques", "reflexives")
# How many words a phrase that names a speaker may have: "der Sprecher des Ministeriums für ...".
MAX_PHRASE = 14
# How far before a participle its auxiliary may stand, and how far behind "to" an addressee.
REACH = 22


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue in its clause: word numbers of the cue, of its finite verb, of the clause's limits."""

    i: int
    form: Form
    finite: int
    start: int  # first word of the clause that the finite verb is in
    end: int  # last word that the cue can govern
    passive: bool
    final: bool  # the verb stands last in a subordinate clause


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the words first..last that say so; none where it is only understood."""

    actor: ActorRef
    first: int | None = None
    last: int | None = None
    sure: bool = True


def clause_start(line: Line, i: int) -> int:
    """The first word of the clause of a verb: behind the nearest comma, stop or conjunction."""
    j = i - 1
    while j >= 0:
        if line.is_stop(j, ")"):
            j = _opening(line, j) - 1
            continue
        relative = line.is_word(j, "relatives") and line.is_stop(j - 1, ",")
        if line.mask(j) is not None or line.is_stop(j) or relative:
            return j + 1
        if line.starts_clause(j) and not line.is_word(j, "prepositions") and j != i - 1:
            return j + 1
        j -= 1
    return 0


def _opening(line: Line, closing: int) -> int:
    """The bracket that opens what a closing one ends; itself where there is none near."""
    near = range(closing - 1, max(-1, closing - MAX_BRACKET), -1)
    return next((j for j in near if line.is_stop(j, "(")), closing)


def _closing(line: Line, opening: int) -> int:
    near = range(opening + 1, min(len(line.tokens), opening + MAX_BRACKET))
    return next((j for j in near if line.is_stop(j, ")")), opening)


def verb_of(line: Line, i: int, form: Form, end: int) -> Verb | None:
    """Read the verb group of a cue; none where the cue is no verb of its clause."""
    if not form.participle:
        if line.is_word(i - 1, "infinitive_marks"):
            return None
        start = clause_start(line, i)
        final = _is_final(line, i, start)
        if any(line.is_word(j, "modals") for j in range(max(start, i - REACH), i)) or (
            final and line.is_word(i + 1, "modals")
        ):
            return None
        return Verb(i, form, i, start, end, passive=False, final=final)
    after = i + 1 if line.is_word(i + 1, "perfects", "passives") else None
    before = next(
        (
            j
            for j in range(i - 1, max(-1, i - REACH), -1)
            if line.is_word(j, "perfects", "passives") and not _crosses(line, j, i)
        ),
        None,
    )
    if after is not None and before is None:
        start = clause_start(line, i)
        passive = not line.is_word(after, "perfects") and not _been_had(line, i)
        return Verb(i, form, after, start, end, passive=passive, final=True)
    if before is None:
        return None
    chain = [j for j in range(before, i) if line.is_word(j, "perfects", "passives")]
    first = before
    while first > 0 and line.is_word(first - 1, "perfects", "passives"):
        first -= 1
    chain = sorted({first, *chain})
    past = any(line.is_word(j, "been") for j in [*chain, i + 1])
    passive = past or not any(line.is_word(j, "perfects") for j in chain)
    start = clause_start(line, first)
    final = first == i - 1 and line.on("verb_second") and _is_opened(line, start)
    return Verb(i, form, first, start, end, passive=passive, final=final)


def _been_had(line: Line, i: int) -> bool:
    return line.is_word(i + 2, "perfects")


def _crosses(line: Line, first: int, last: int) -> bool:
    """Whether a clause border lies between an auxiliary and a participle."""
    if line.is_stop(last - 1, ",") and not any(
        line.is_stop(j, ",") for j in range(first, last - 1)
    ):
        return True
    return any(
        line.is_stop(j, ENDS_AND_COLON)
        or line.mask(j) is not None
        or line.is_word(j, "complementizers")
        for j in range(first + 1, last)
    )


def _is_final(line: Line, i: int, start: int) -> bool:
    """Whether a verb ends a clause that a conjunction or a relative pronoun opens."""
    opened = line.on("verb_second") and _is_opened(line, start)
    closed = not line.has(i + 1) or line.is_stop(i + 1) or line.is_word(i + 1, "coordinators")
    return opened and closed


def _is_opened(line: Line, start: int) -> bool:
    return start > 0 and (line.starts_clause(start - 1) or line.is_word(start - 1, "relatives"))


# --- noun phrases ----------------------------------------------------------------------------


def phrase_end(line: Line, first: int, limit: int) -> int:
    """The last word of the noun phrase that begins at a word; one less where none begins."""
    i = first
    seen = False  # whether the phrase has its noun
    led = False  # whether a link or a determiner still waits for its noun
    while i <= min(limit, first + MAX_PHRASE):
        if line.is_stop(i, "(") and seen and _closing(line, i) > i:
            i = _closing(line, i) + 1
            continue
        if line.mask(i) is not None or line.is_stop(i) or line.starts_clause(i):
            break
        mention = line.mention(i)
        if mention is not None:
            after_name = (
                i > first and line.mention(i - 1) is not None and line.mention(i - 1) is not mention
            )
            previous = line.mention(i - 1) if after_name else None
            if seen and previous is not None and previous.form == "name" and mention.form == "name":
                break
            seen = seen or mention.form != "demonym"
            led = led and mention.form == "demonym"
            i = line.past(i)
            # Behind a name, and behind any noun where adjectives stand before it, the phrase ends
            # at a word that neither links nor names.
            if (
                seen
                and not led
                and _is_plain(line, i)
                and (mention.form == "name" or line.on("noun_capitals"))
            ):
                break
            continue
        if line.is_word(i, "links"):
            if not seen:
                break
            led = True
        elif line.is_word(i, "determiners"):
            if seen and not line.is_word(i - 1, "links") and not line.is_word(i, "genitives"):
                break
            led = True
        elif line.is_word(i, "coordinators"):
            if not seen or not _goes_on(line, i + 1):
                break
        elif (
            line.form(i) is not None
            or line.is_word(i, *BREAKS)
            or (i > first and line.is_word(i, "pronouns"))
            or line.tokens[i].text.isdigit()
        ):
            break
        else:
            if seen and not led and line.on("noun_capitals") and _is_plain(line, i):
                break
            noun = not _is_plain(line, i) or not line.on("noun_capitals")
            seen, led = seen or noun, led and not noun
        i += 1
    last = i - 1
    while last >= first and (
        line.is_word(last, "links", "coordinators", "determiners") and line.mention(last) is None
    ):
        last -= 1
    if line.is_stop(last, ")") and line.is_stop(_opening(line, last), "(") and limit < last:
        last = _opening(line, last) - 1
    return last


def _is_plain(line: Line, i: int) -> bool:
    """Whether a word is one that a noun phrase does not go on with behind its noun."""
    if not line.has(i) or line.is_stop(i) or line.mask(i) is not None or line.mention(i):
        return False
    names = ("links", "coordinators", "determiners", "genitives")
    return line.tokens[i].text[:1].islower() and not line.is_word(i, *names)


def _goes_on(line: Line, i: int) -> bool:
    """Whether another noun phrase follows a conjunction."""
    if line.form(i) is not None or line.is_word(i, "perfects", "passives", "adverbs"):
        return False
    return (
        line.mention(i) is not None
        or line.is_word(i, "determiners")
        or line.is_human(i)
        or (line.has(i) and line.tokens[i].text[:1].isupper())
    )


def actor_in(line: Line, first: int, last: int) -> Speaker | None:
    """Whom a noun phrase names: the person in it, else its head, else its own words."""
    while (
        first <= last
        and line.is_word(first, "coordinators", "adverbs")
        and line.mention(first) is None
    ):
        first += 1
    if first > last:
        return None
    if line.is_word(first, "first_person"):
        return _first_person(line, first)
    mentions: list[tuple[int, Mention]] = []
    for j in range(first, last + 1):
        mention = line.mention(j)
        if mention is not None and all(mention is not known for _, known in mentions):
            mentions.append((j, mention))
    if line.is_word(first, "pronouns") and (not mentions or mentions[0][0] != first):
        return _pronoun(line, first)
    named = [
        (j, m)
        for j, m in mentions
        if m.actor_kind == "person"
        and m.actor_id is not None
        and (j == first or not line.is_word(j - 1, "links", "determiners", "prepositions"))
    ]
    role_first = bool(mentions) and mentions[0][0] == first and mentions[0][1].form == "role"
    if named and (
        named[0][0] <= first + 1
        or not mentions
        or role_first
        or mentions[0] != named[0]
        or _led_by_role(line, first, named[0][0])
    ):
        return Speaker(ref(named[0][1]), first, last)
    head = _head(line, first, last)
    if head is None:
        return None
    mention = line.mention(head)
    if mention is not None and mention.form != "demonym":
        apposition = _apposition(line, last) if mention.actor_id is None else None
        return Speaker(apposition or ref(mention), first, last)
    apposition = _apposition(line, last)
    if apposition is not None:
        return Speaker(apposition, first, last)
    if not any(line.is_human(j) or line.is_word(j, "documents") for j in range(first, last + 1)):
        capital = _is_name(line, head, last)
        span = line.span(first, last)
        if span is None:
            return None
        actor = ActorRef(None, span.of(line.article.text), span.start, span.end)
        return Speaker(actor, first, last, sure=capital)
    span = line.span(first, last)
    if span is None:
        return None
    return Speaker(ActorRef(None, span.of(line.article.text), span.start, span.end), first, last)


def _is_name(line: Line, first: int, last: int) -> bool:
    """Whether a noun that nothing knows looks like a name: capitals where nouns have none."""
    capitals = [line.tokens[j].text[:1].isupper() for j in range(first, last + 1)]
    if capitals[:2] == [True, True]:
        return True
    return capitals[:1] == [True] and first > 0 and not line.on("noun_capitals")


def _led_by_role(line: Line, first: int, name: int) -> bool:
    """Whether a name is led by its office and no noun owns it: "le ministre chinois Wang Yi"."""
    return not line.is_word(name - 1, "links", "determiners", "prepositions") and name > first


def _head(line: Line, first: int, last: int) -> int | None:
    """The first noun of a phrase: behind its determiner and its adjectives."""
    for j in range(first, last + 1):
        mention = line.mention(j)
        if mention is not None and mention.form != "demonym":
            return j
        if mention is not None or line.is_word(j, "determiners"):
            continue
        if line.is_human(j) or line.is_word(j, "documents"):
            return j
        if line.tokens[j].text[:1].isupper() or not line.on("noun_capitals"):
            return j
    return None


def _apposition(line: Line, last: int) -> ActorRef | None:
    """The person whom a comma adds to an office: "the minister, X, ..."."""
    if not line.is_stop(last + 1, ","):
        return None
    j = last + 2
    while line.is_word(j, "determiners"):
        j += 1
    mention = line.mention(j)
    if mention is None or mention.actor_kind != "person" or mention.actor_id is None:
        return None
    after = line.past(j)
    return ref(mention) if not line.has(after) or line.is_stop(after) else None


def _first_person(line: Line, i: int) -> Speaker | None:
    if line.outer is None:
        return None
    place = line.place(i)
    return Speaker(ActorRef(line.outer.actor_id, line.outer.name, place.start, place.end), i, i)


def _pronoun(line: Line, i: int) -> Speaker:
    """Whom a pronoun stands for that nothing has resolved: who spoke last, else who was named."""
    place = line.place(i)
    known = understood(line)
    if known is None:
        return Speaker(ActorRef(None, place.of(line.article.text), place.start, place.end), i, i)
    return Speaker(ActorRef(known.actor_id, known.name, place.start, place.end), i, i)


def understood(line: Line) -> ActorRef | None:
    """Who is meant where nobody is named: who spoke last, else whom the last sentence is about."""
    if line.before.speaker is not None or line.before.sentence is None:
        return line.before.speaker
    inside = line.mentions.within(line.before.sentence)
    return next((ref(m) for m in inside if m.actor_kind == "person" and m.actor_id), None)


# --- who speaks ------------------------------------------------------------------------------


def speaker_of(line: Line, verb: Verb, last: ActorRef | None) -> Speaker | None:
    """Who does a cue; `last` is who spoke last in the sentence."""
    if verb.passive and verb.form.lemma in wordset(line.language, "quoted_passives"):
        return _ahead(line, verb.start, verb.finite - 1) or _behind(line, verb)
    if verb.form.lemma in wordset(line.language, "impersonals"):
        return _document(line, verb)
    if verb.passive:
        return _agent(line, verb)
    endings = "present_participles"
    if last is not None and (
        line.is_word(verb.finite - 1, "coordinators")
        or (
            line.ends_like(verb.i, endings)
            and verb.finite == verb.i
            and line.is_stop(_back(line, verb.i), ",")
        )
    ):
        return Speaker(last)
    if verb.final:
        return _of_subordinate(line, verb)
    if line.is_word(verb.finite - 1, "coordinators"):
        first = phrase_end(line, verb.start, verb.finite - 2)
        opening = actor_in(line, verb.start, first) if first >= verb.start else None
        if opening is not None and opening.sure:
            return opening
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
        return _choose(line, verb, ahead, behind)
    if ahead is None and behind is None and line.is_stop(stop, ",") and stop == verb.start - 1:
        ahead = _before_insertion(line, stop)
    found = ahead or behind
    if found is None and line.on("pro_drop") and not _starts_with_noun(line, verb):
        known = last or understood(line)
        return None if known is None else Speaker(known)
    return found


def _document(line: Line, verb: Verb) -> Speaker | None:
    """Whose words an impersonal cue gives: "In einer Erklärung des Ministeriums heißt es"."""
    for j in [*range(verb.start, verb.finite), *range(verb.i + 1, min(verb.i + 5, verb.end))]:
        if line.is_word(j, "prepositions") and line.mention(j) is None:
            first = j + 1
            while line.is_word(first, "obliques", "determiners") and line.mention(first) is None:
                first += 1
            last = phrase_end(line, first, verb.end)
            found = actor_in(line, first, last) if last >= first else None
            if found is None:
                continue
            inside = [m for k in range(first, last + 1) if (m := line.mention(k)) is not None]
            owner = next((m for m in inside if m.form != "demonym"), None)
            return found if owner is None else Speaker(ref(owner), first, last)
    return None


def _back(line: Line, i: int) -> int:
    """The word before a present participle, one adverb or pronoun passed over."""
    return i - 1 if line.is_stop(i - 1, ",") else i - 2


def _starts_with_noun(line: Line, verb: Verb) -> bool:
    return phrase_end(line, verb.start, verb.finite - 1) >= verb.start


def _behind(line: Line, verb: Verb) -> Speaker | None:
    """The noun phrase right behind the verb."""
    for at in dict.fromkeys((verb.finite, verb.i)):
        first = at + 1
        while line.is_word(first, "adverbs", "reflexives") and line.mention(first) is None:
            first += 1
        if line.is_word(first, "obliques") or not line.has(first):
            continue
        last = phrase_end(line, first, verb.end)
        if last < first or (line.tokens[first].lemma == verb.form.lemma):
            continue
        found = actor_in(line, first, last)
        if found is not None:
            return found
    return None


def _ahead(line: Line, start: int, stop: int) -> Speaker | None:
    """The noun phrase between the start of the clause and the verb."""
    if stop < start or line.is_word(start, "back"):
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
        inside = line.is_word(j - 1, "links", "prepositions") or (
            line.is_word(j - 1, "determiners") and j > first
        )
        if opens and not inside and phrase_end(line, j, stop) >= stop:
            return actor_in(line, j, stop)
    if line.on("verb_second") or led:
        return None
    end = phrase_end(line, first, stop)
    return actor_in(line, first, end) if end >= first else None


def _antecedent(line: Line, start: int) -> Speaker | None:
    """The noun that a relative pronoun at a clause's start stands for."""
    pronoun = start if line.is_word(start, "relatives") else start - 1
    if not line.is_word(pronoun, "relatives") or not line.is_stop(pronoun - 1, ","):
        return None
    stop = pronoun - 2
    return _ahead(line, clause_start(line, stop + 1), stop)


def _before_insertion(line: Line, comma: int) -> Speaker | None:
    """The subject before an insertion between commas: "X, who was in Rome, said"."""
    for j in range(comma - 1, 0, -1):
        if line.mask(j) is not None or line.is_stop(j, ".;:!?"):
            return None
        if line.is_stop(j, ","):
            return _ahead(line, clause_start(line, j), j - 1)
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


def _choose(line: Line, verb: Verb, ahead: Speaker, behind: Speaker) -> Speaker:
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


# --- to whom ---------------------------------------------------------------------------------


def addressee_of(line: Line, verb: Verb, speaker: Speaker | None, stop: int) -> ActorRef | None:
    """To whom it was said, looked for behind the verb and before word `stop`, where content is."""
    own = None if speaker is None else speaker.actor
    for j in range(verb.finite + 1, min(stop, verb.finite + REACH)):
        marked = line.is_word(j, "to")
        dative = line.is_word(j, "datives") and not line.is_word(j - 1, "prepositions", "links")
        if not (marked or dative) or line.mask(j) is not None:
            continue
        k = j + 1
        while line.is_word(k, "determiners", "obliques") and line.mention(k) is None:
            k += 1
        last = max(k, phrase_end(line, k, min(stop, len(line.tokens)) - 1))
        found = _heard(line, k, last, verb)
        if found is not None and not _same(found, own):
            return found
    if "a" in verb.form.frames or verb.form.act in ("REQUEST", "THREATEN"):
        for j in range(verb.finite + 1, min(stop, verb.finite + 10)):
            if (
                speaker is not None
                and speaker.first is not None
                and speaker.last is not None
                and (speaker.first <= j <= speaker.last)
            ):
                continue
            if line.is_word(j, "prepositions", "agents") and line.mention(j) is None:
                break
            mention = line.mention(j)
            if mention is None or mention.form == "demonym" or line.is_word(j - 1, "links"):
                continue
            if not _same(ref(mention), own):
                return ref(mention)
    return None


def _same(found: ActorRef, own: ActorRef | None) -> bool:
    if own is None:
        return False
    return found.start == own.start or (
        found.actor_id is not None and found.actor_id == own.actor_id
    )


def _heard(line: Line, first: int, last: int, verb: Verb) -> ActorRef | None:
    """Whom an addressee phrase names: the name in it before the noun, else an audience."""
    mentions = [m for j in range(first, last + 1) if (m := line.mention(j)) is not None]
    known = [m for m in mentions if m.actor_id is not None and m.form != "demonym"]
    for j in range(first, min(last + 1, first + 3)):
        if line.ends_like(j, "audiences") if line.on("compounds") else line.is_word(j, "audiences"):
            place = line.place(j)
            own = ActorRef(None, place.of(line.article.text), place.start, place.end)
            return ref(known[0]) if known else own
    if known:
        return ref(known[0])
    if mentions and mentions[0].form not in ("demonym", "pronoun") and verb.form.act != "ACCUSE":
        return ref(mentions[0])
    return None
