"""Noun phrases without a parser: where one ends, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import ActorRef, Mention
from dragoman.statements.found import ref
from dragoman.statements.shallow.line import Line
from dragoman.statements.shallow.lists import wordset

# Brackets behind a name hold a party, an age, a long form: few words.
MAX_BRACKET = 10
# Words that are of no noun phrase, unless a mention holds them.
BREAKS = ("prepositions", "adverbs", "negations", "perfects", "passives", "obliques", "reflexives")
MARKS = ("“", "”", "„", "«", "»", '"')
# How many words a phrase that names a speaker may have: "der Sprecher des Ministeriums für ...".
MAX_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and the words first..last that say so; none where it is only understood."""

    actor: ActorRef
    first: int | None = None
    last: int | None = None
    sure: bool = True


def phrase_end(line: Line, first: int, limit: int) -> int:
    """The last word of the noun phrase that begins at a word; one less where none begins."""
    alone = _alone_at(line, first)
    return _run_end(line, first, limit) if alone is None else min(alone, limit)


def _run_end(line: Line, first: int, limit: int) -> int:
    i = first
    seen = False  # whether the phrase has its noun
    led = False  # whether a link or a determiner still waits for its noun
    while i <= min(limit, first + MAX_PHRASE):
        if line.is_stop(i, "(") and seen and closing_bracket(line, i) > i:
            i = closing_bracket(line, i) + 1
            continue
        if line.mask(i) is not None or line.is_stop(i) or line.starts_clause(i):
            break
        mention = line.mention(i)
        if mention is not None and i > first and line.is_word(i - 1, "documents"):
            break  # "dans un communiqué Olaf Scholz"
        if mention is not None:
            after_name = (
                i > first and line.mention(i - 1) is not None and line.mention(i - 1) is not mention
            )
            previous = line.mention(i - 1) if after_name else None
            if seen and previous is not None and previous.form == "name" and mention.form == "name":
                break
            seen = seen or _is_noun(mention)
            led = led and not _is_noun(mention)
            i = line.past(i)
            # Behind a name, and behind any noun where adjectives stand before it, the phrase ends
            # at a word that neither links nor names.
            if (
                seen
                and not led
                and _is_plain(line, i)
                and (mention.form == "name" or line.on("verb_second"))
            ):
                break
            continue
        if line.is_word(i, "links"):
            if not seen:
                break
            led = True
        elif line.is_word(i, "determiners"):
            joined = line.is_word(i - 1, "links", "coordinators")
            if seen and not joined and not line.is_word(i, "genitives"):
                break
            led = True
        elif line.is_word(i, "coordinators"):
            if not seen or not _goes_on(line, i + 1):
                break
        elif (
            line.form(i) is not None
            or line.is_word(i, *BREAKS)
            or (line.ends_like(i, "finite_endings") and line.tokens[i].text[:1].islower())
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
    if line.is_stop(last, ")") and line.is_stop(opening_bracket(line, last), "(") and limit < last:
        last = opening_bracket(line, last) - 1
    return last


def _alone_at(line: Line, i: int) -> int | None:
    """Where a phrase ends that goes on with nothing: "riep ze minister Kaag op", a mark."""
    if line.has(i) and line.tokens[i].text in MARKS:
        return i - 1
    mention = line.mention(i)
    pronoun = line.is_word(i, "pronouns") and (mention is None or mention.form == "pronoun")
    return i if pronoun else None


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
    if line.is_word(first, "generic"):
        return None  # "on déplore"
    if line.is_word(first, "first_person"):
        return _first_person(line, first)
    mentions: list[tuple[int, Mention]] = []
    for j in range(first, last + 1):
        mention = _named_at(line, j)
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
    if head is None or (not mentions and any(line.is_word(j, "times") for j in (head, head + 1))):
        return None  # "la première fois"
    mention = _named_at(line, head)
    if mention is not None and _is_noun(mention):
        added = apposition(line, last) if mention.actor_id is None else None
        return Speaker(added or ref(mention), first, last)
    added = apposition(line, last)
    if added is not None:
        return Speaker(added, first, last)
    bearer = line.mention(head + 1)
    if bearer is not None and bearer.form == "name" and bearer.actor_kind == "organisation":
        return Speaker(ref(bearer), first, last)  # "persbureau Reuters"
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


def _named_at(line: Line, i: int) -> Mention | None:
    """The mention at a word, unless it only tells of whom somebody is: "ein Google-Sprecher"."""
    mention = line.mention(i)
    if mention is None or mention.actor_kind != "organisation" or not line.is_human(i):
        return mention
    compound = line.article.text[mention.span.end : mention.span.end + 1] == "-"
    return None if compound and line.place(i).end > mention.span.end else mention


def is_mute(line: Line, speaker: Speaker) -> bool:
    """Whether a noun phrase is of a text or of a place, which nobody speaks as: "el texto"."""
    if speaker.actor.actor_id is not None or speaker.first is None or speaker.last is None:
        return False
    head = _head(line, speaker.first, speaker.last)
    return head is not None and line.is_word(head, "documents", "mute")


def _is_name(line: Line, first: int, last: int) -> bool:
    """Whether a noun that nothing knows looks like a name: capitals where nouns have none."""
    capitals = [line.tokens[j].text[:1].isupper() for j in range(first, last + 1)]
    if capitals[:2] == [True, True]:
        return True
    return capitals[:1] == [True] and first > 0 and not line.on("noun_capitals")


def _led_by_role(line: Line, first: int, name: int) -> bool:
    """Whether a name is led by its office and no noun owns it: "le ministre chinois Wang Yi"."""
    return not line.is_word(name - 1, "links", "determiners", "prepositions") and name > first


def _is_noun(mention: Mention) -> bool:
    """Whether a mention is no adjective of a state; its people are a noun: "De Polen"."""
    return mention.form != "demonym" or mention.actor_kind == "group"


def _head(line: Line, first: int, last: int) -> int | None:
    """The first noun of a phrase: behind its determiner and its adjectives."""
    for j in range(first, last + 1):
        mention = line.mention(j)
        if mention is not None and _is_noun(mention):
            return j
        if mention is not None or line.is_word(j, "determiners"):
            continue
        if line.is_initial(j) or line.is_initial(j + 1):  # "M. Zarif"
            continue
        if line.is_human(j) or line.is_word(j, "documents"):
            return j
        if line.tokens[j].text[:1].isupper() or not line.on("noun_capitals"):
            return j
    return None


def apposition(line: Line, last: int) -> ActorRef | None:
    """The person whom a comma adds to an office: "the minister, X, ..."."""
    if not line.is_stop(last + 1, ","):
        return None
    j = last + 2
    while line.mention(j) is None and line.is_word(j, "determiners", "titles"):
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
    spoke = line.before.speaker
    if spoke is not None and line.before.sentence is not None:
        behind = line.article.text[spoke.end : line.before.sentence.end].lstrip(" ,").split()[:1]
        if wordset(line.language, "who") & {word.lower() for word in behind}:
            spoke = None  # the sentence is not about him: "Ana respondió a Luis, quien acusó"
    if spoke is not None or line.before.sentence is None:
        return spoke
    inside = line.mentions.within(line.before.sentence)
    return next((ref(m) for m in inside if m.actor_kind == "person" and m.actor_id), None)


def opening_bracket(line: Line, closing: int) -> int:
    """The bracket that opens what a closing one ends; itself where there is none near."""
    near = range(closing - 1, max(-1, closing - MAX_BRACKET), -1)
    return next((j for j in near if line.is_stop(j, "(")), closing)


def closing_bracket(line: Line, opening: int) -> int:
    """The bracket that ends what an opening one begins; itself where there is none near."""
    near = range(opening + 1, min(len(line.tokens), opening + MAX_BRACKET))
    return next((j for j in near if line.is_stop(j, ")")), opening)
