"""Statements without a parser: cue words, the noun phrases beside them, and what follows.

The grammar is one for all languages; its words and its switches are read from
`words/<lang>/speech.yml` (see `line`). Who speaks is found by `speakers`, what was said by
`rules`; here they are put together, with the ways of reporting that need no verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.records import ActorRef, Article, Cue, Mention, Span
from dragoman.statements.found import Found, Mentions, named_at_colon
from dragoman.statements.frames import MIN_WORDS, Frame, make_frame
from dragoman.statements.judging import JUDGING
from dragoman.statements.shallow import rules
from dragoman.statements.shallow.addressees import addressee_of
from dragoman.statements.shallow.line import ENDS, Before, Line
from dragoman.statements.shallow.lists import Form, forms, wordset
from dragoman.statements.shallow.making import make_line
from dragoman.statements.shallow.mutual import each_other
from dragoman.statements.shallow.objects import Said, subject_words
from dragoman.statements.shallow.phrases import Speaker, is_mute
from dragoman.statements.shallow.runs import subjunctive_run
from dragoman.statements.shallow.scraps import fitted
from dragoman.statements.shallow.sources import (
    announced_by_subject,
    named_before_quotation,
    sources,
)
from dragoman.statements.shallow.speakers import speaker_of
from dragoman.statements.shallow.verbs import Verb, verb_of
from dragoman.text import Quotation

# Words between a noun and those to whom what it says was done: "the heavy attack on the old town".
NOUN_REACH = 4

RULES = (
    *rules.RULES,
    (
        "object_before",
        "What was said or rejected stands before the cue: Die Vorwürfe wies X zurück.",
    ),
    (
        "cue_of_nobody",
        "A quotation stands beside a cue whose speaker the text does not tell.",
    ),
    (
        "words_in_quotes",
        "A sentence quotes some words, and no cue tells whose.",
    ),
    (
        "cue_inside_quotation",
        "The cue stands inside the marks of what was said: « Non, dit-elle, jamais. ».",
    ),
    (
        "announced_by_subject",
        "A colon announces a quotation, and no cue: its sentence's subject says it.",
    ),
    ("hearsay", "X is said to have agreed to what stands before: X zou daarmee ingestemd hebben."),
)


def read_frame(
    article: Article,
    frame: Frame,
    mentions: Mentions,
    outer: ActorRef | None,
    before: Before | None = None,
) -> Iterator[Found]:
    """All statements of a frame; none for a language without `speech.yml`."""
    if not forms(article.language):
        return
    line = make_line(article, frame, mentions, (outer, before or Before()))
    used: set[int] = set()
    last: ActorRef | None = None
    found: list[Found] = []
    for one in named_before_quotation(line, used):
        _use(frame, one, used)
        found.append(one)
    for i in range(len(line.tokens)):
        verbs = (verb_of(line, i, form, _end(line, i)) for form in line.readings(i))
        read = (_from_cue(line, verb, last, used) for verb in verbs if verb is not None)
        said = next((one for one in read if one is not None), None)
        if said is None:
            continue
        _use(frame, said, used)
        last = said.speaker or last
        found += each_other(line, i, said)
    for one in [*sources(line), *named_at_colon(frame, mentions, used)]:
        _use(frame, one, used)
        found.append(one)
    for one in subjunctive_run(line, found):
        _use(frame, one, used)
        found.append(one)
    if line.on("incises"):
        for one in incises(line, used):
            _use(frame, one, used)
            found.append(one)
    yield from found
    for one in announced_by_subject(line, used):
        _use(frame, one, used)
        yield one
    rule = "quotation_alone" if used or not _tells(line) else "words_in_quotes"
    for k, mask in enumerate(frame.masks):
        if k not in used and (
            rule != "words_in_quotes" or _is_speech(article.text, mask.quotation)
        ):
            yield _plain(line, (mask.quotation.span,), rule, 0.4)


def _tells(line: Line) -> bool:
    """Whether a sentence has words of its narrator around its quotations.

    Such a quotation goes on with nobody: its own sentence tells of somebody else, in words that
    are in no list.
    """
    return any(t.text.isalpha() and line.mask(t.i) is None for t in line.tokens)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether quoted words are more than a name or a title of two."""
    return len(quotation.content.of(text).split()) >= MIN_WORDS


def _use(frame: Frame, found: Found, used: set[int]) -> None:
    for k, mask in enumerate(frame.masks):
        if any(content.overlaps(mask.quotation.span) for content in found.content):
            used.add(k)


def _plain(line: Line, content: tuple[Span, ...], rule: str, score: float) -> Found:
    return Found(None, None, None, content, "ASSERT", None, False, line.frame.span, rule, score)


def _end(line: Line, i: int) -> int:
    """The last word that a cue can govern.

    It is the sentence's last, or the one before a next cue that is a present participle.
    """
    last = len(line.tokens) - 1
    for j in range(i + 1, len(line.tokens)):
        inside = line.scraps[j] is not None and line.scraps[j] != line.scraps[i]
        if line.is_stop(j, ENDS) and line.has(j + 1) and not inside:
            return j
        # ", eraan toevoegend dat": what leads up to the next cue belongs to it.
        if line.is_stop(j, ","):
            for k in (j + 1, j + 2, j + 3):
                if line.ends_like(k, "present_participles") and line.form(k) is not None:
                    return j
    return last


def _from_cue(line: Line, verb: Verb, last: ActorRef | None, used: set[int]) -> Found | None:
    if _asks(line, verb) or _only_helps(line, verb):
        return None
    governs = line.is_word(verb.i + 1, "complementizers")
    if governs and line.phrase_at(verb.finite - 2, "neuters") == verb.finite:
        return None  # "lo que explica que": no one says it
    speaker = speaker_of(line, verb, last)
    if speaker is None and verb.form.lemma in wordset(line.language, "documented"):
        return None
    if _is_incise(line, verb, speaker):
        return None
    said = _said(line, verb, speaker, used)
    if said is None:
        return None
    content, rule, score = fitted(line, verb.i, said[0]), said[1], said[2]
    mute = speaker is not None and is_mute(line, speaker)
    actor = None if speaker is None or mute else _unlike(line, speaker.actor, content)
    if actor is None and rule == "sentence_before":
        return None
    spoken = rule in ("quotation_beside_cue", "sentence_before", "clause_after")
    spoken = spoken or verb.form.lemma in wordset(line.language, "impersonals")
    spoken = spoken or (verb.passive and rule == "bare_clause_after")
    spoken = spoken or (mute and rule in ("as_clause", "clause_before", "clause_around"))
    if actor is None and rule == "quotation_beside_cue":
        rule = "cue_of_nobody"
    accused = verb.passive and verb.form.act == "ACCUSE"
    if accused and verb.form.lemma in wordset(line.language, "sentences"):
        accused = False  # whom nobody is told to have condemned a court has
    if actor is None and not spoken and not accused:
        return None
    if speaker is not None and not speaker.sure:
        object_first = rule in ("clause_before", "clause_around") and set("ot") & set(
            verb.form.frames
        )
        if object_first and not _is_body(line, speaker):
            return None  # "..., kritisierte die Pläne der Regierung"
        told = rule == "infinitive_after" and verb.form.act in ("ASSERT", "DENY")
        if rule in ("object_after", "object_before", "infinitive_after", "tail_after") and not told:
            return None
        score *= 0.8
    if actor is None and rule == "clause_after" and not verb.passive:
        score *= 0.7
    if (
        actor is not None
        and any(c.start <= actor.start and actor.end <= c.end for c in content)
        and (actor.start < actor.end and rule not in ("sentence_before", "hearsay"))
    ):
        return None
    place = _cue_place(line, verb, content)
    addressee = addressee_of(line, verb, speaker, content)
    return Found(
        actor,
        addressee,
        Cue(place.start, place.end, verb.form.lemma),
        content,
        verb.form.act,
        _target(line, verb, actor, addressee, content),
        _negated(line, verb, said),
        line.frame.span,
        rule,
        round(score * (1.0 if actor is not None and actor.actor_id else 0.8), 3),
    )


def _is_incise(line: Line, verb: Verb, speaker: Speaker | None) -> bool:
    """Whether a cue inside a quotation tells whose the quotation is, told there already."""
    if line.outer is None or not line.on("incises") or speaker is None or speaker.first is None:
        return False
    behind = speaker.first > verb.finite and line.is_word(speaker.first, "pronouns")
    return behind and line.is_stop(verb.finite - 1, ",")


def _is_body(line: Line, speaker: Speaker) -> bool:
    """Whether an unsure speaker could be somebody: a name by its looks, or people."""
    if speaker.first is None or speaker.last is None:
        return True
    return any(
        line.is_human(j) or line.mention(j) is not None
        for j in range(speaker.first, speaker.last + 1)
    )


def _cue_place(line: Line, verb: Verb, content: tuple[Span, ...]) -> Span:
    """Where the cue stands, with its particle or its empty subject right behind: "teilte mit"."""
    place, after = line.place(verb.i), verb.i + 1
    particle = None if verb.form.particle is None else line.particle(verb.i, verb.form.particle)
    empty = verb.form.lemma in wordset(line.language, "impersonals")
    joined = particle == after or (empty and line.is_word(after, "empty_subjects"))
    if not joined or any(c.overlaps(line.place(after)) for c in content):
        return place
    return Span(place.start, line.place(after).end)


def _unlike(line: Line, actor: ActorRef, content: tuple[Span, ...]) -> ActorRef:
    """Who speaks, by the words alone where an office would be somebody whom the content names.

    "The sanctions will hit Lee, said the minister": the minister is not Lee.
    """
    mention = line.mentions.at(actor.start)
    if mention is None or mention.form != "role" or actor.actor_id is None:
        return actor
    named = line.mentions.within_any(content)
    if not any(m.form == "name" and m.actor_id == actor.actor_id for m in named):
        return actor
    return ActorRef(None, mention.span.of(line.article.text), actor.start, actor.end)


def _only_helps(line: Line, verb: Verb) -> bool:
    """Whether a cue only leads another that is said: "Il a souhaité rappeler que"."""
    behind = line.form(verb.i + 1) if line.is_word(verb.i, "helpers") else None
    return behind is not None and behind.infinitive


def _asks(line: Line, verb: Verb) -> bool:
    """Whether the cue asks or leaves open: "vroeg of", "gevraagd werd of" say nothing."""
    behind = (verb.i + 1, verb.i + 2, verb.i + 3)
    that = next((j for j in behind if line.is_word(j, "complementizers")), behind[-1] + 1)
    places = [j for j in behind if j < that]
    return any(
        line.is_word(j, "questions") and not any(line.is_stop(k, ".;:") for k in range(verb.i, j))
        for j in places
        if not line.is_word(j, "complementizers")
    )


def _said(line: Line, verb: Verb, speaker: Speaker | None, used: set[int]) -> Said | None:
    for rule in rules.RULES:
        said = rule(line, verb, speaker)
        if said is None:
            continue
        taken = any(said[0][0].overlaps(line.frame.masks[k].quotation.span) for k in used)
        if taken and said[1] in ("quotation_beside_cue", "as_clause"):
            continue
        return said
    return None


def _target(
    line: Line,
    verb: Verb,
    actor: ActorRef | None,
    addressee: ActorRef | None,
    content: tuple[Span, ...],
) -> str | None:
    """At whom the act is aimed: its addressee, or the first that its object or content names."""
    act = verb.form.act
    if act in ("ASSERT", "DENY", "CONSULT"):
        return None
    if act in ("REQUEST", "THREATEN", "AGREE") and addressee is not None:
        return addressee.actor_id
    if verb.passive:
        span = line.span(*subject_words(line, verb))
        aimed = [] if span is None else line.mentions.within(span)
    else:
        aimed = line.mentions.within(Span(line.place(verb.finite).end, line.frame.span.end))
        ends = max((c.end for c in content), default=line.frame.span.end)
        aimed = [m for m in aimed if m.span.end <= ends or m.span.start < line.place(verb.i).start]
    if act in JUDGING or act == "REQUEST":
        aimed = [m for m in aimed if not _undergoes(line, m)]
    own = None if actor is None else actor.actor_id
    return next((m.actor_id for m in aimed if m.actor_id not in (None, own)), None)


def _undergoes(line: Line, mention: Mention) -> bool:
    """Whether what is judged was done to an actor: "condemned the attack on Kenya".

    Or he is whom the noun's own deed is done to: "condenó la detención de López".
    """
    before = [t.i for t in line.tokens if line.place(t.i).end <= mention.span.start]
    near = before[-NOUN_REACH:]
    aimed = [i for i in near if line.is_word(i, "aimed_at")]
    if aimed and any(line.ends_like(i, "undergoing") for i in near if i < aimed[-1]):
        return True
    owned = [i for i in near if line.is_word(i, "links", "genitives")]
    return bool(owned) and line.ends_like(owned[0] - 1, "suffered")


def _negated(line: Line, verb: Verb, said: Said) -> bool:
    """Whether a word of negation belongs to the cue, and not to what was said."""
    content, rule, _ = said
    if rule in ("quotation_beside_cue", "as_clause"):
        return False
    if line.is_word(verb.start, "neithers"):
        return True
    first = max(verb.start, min(verb.finite, verb.i) - 2)
    for j in range(first, min(max(verb.i, verb.finite) + 9, verb.end) + 1):
        if j > max(verb.i, verb.finite) and (
            line.is_stop(j) or line.starts_clause(j) or line.is_word(j, "coordinators")
        ):
            return False
        place = line.place(j).start
        if line.is_word(j, "negations") and not any(c.start <= place < c.end for c in content):
            return True
    return False


def incises(line: Line, used: set[int]) -> Iterator[Found]:
    """A cue stands inside the marks of what was said: « Non, dit-elle, jamais. »."""
    for number, mask in enumerate(line.frame.masks):
        if number in used:
            continue
        quotation = mask.quotation
        frame = make_frame(line.article, quotation.content, (), kind=line.frame.kind)
        inner = make_line(line.article, frame, line.mentions, (line.outer, line.before))
        for i in range(len(inner.tokens)):
            verb = next((v for f in inner.readings(i) if (v := _incised(inner, i, f))), None)
            speaker = None if verb is None else speaker_of(inner, verb, None)
            said = None if verb is None else rules.clause_before(inner, verb, speaker)
            if verb is None or said is None or speaker is None or (speaker.first or 0) < verb.i:
                continue
            place = inner.place(verb.i)
            content = [Span(quotation.span.start, said[0][0].end)]
            behind = 1 + max(verb.i, speaker.last or 0)
            if inner.is_stop(behind, ",") and inner.has(behind + 1):
                content.append(Span(inner.place(behind + 1).start, quotation.span.end))
            yield Found(
                speaker.actor,
                None,
                Cue(place.start, place.end, verb.form.lemma),
                tuple(content),
                verb.form.act,
                None,
                False,
                line.frame.span,
                "cue_inside_quotation",
                0.9,
            )
            break


def _incised(line: Line, i: int, form: Form) -> Verb | None:
    verb = verb_of(line, i, form, len(line.tokens) - 1)
    return replace(verb, form=replace(form, frames="cq")) if verb is not None else None
