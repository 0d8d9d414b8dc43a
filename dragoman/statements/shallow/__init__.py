"""Statements without a parser: cue words, the noun phrases beside them, and what follows.

The grammar is one for all languages; its words and its switches are read from
`words/<lang>/speech.yml` (see `line`). Who speaks is found by `speakers`, what was said by
`rules`; here they are put together, with the ways of reporting that need no verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import ActorRef, Article, Cue, Span
from dragoman.statements.found import Found, Mentions, named_at_colon
from dragoman.statements.frames import Frame
from dragoman.statements.shallow import rules
from dragoman.statements.shallow.line import ENDS, Before, Line, forms, make_line, wordset
from dragoman.statements.shallow.objects import Said, subject_words
from dragoman.statements.shallow.phrases import Speaker, is_mute, understood
from dragoman.statements.shallow.rules import quotation_beside_cue
from dragoman.statements.shallow.sources import sources
from dragoman.statements.shallow.speakers import addressee_of, speaker_of
from dragoman.statements.shallow.verbs import Verb, clause_start, verb_of

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
    ("hearsay", "X is said to have agreed to what stands before: X zou daarmee ingestemd hebben."),
)
# In how many of its first words a sentence of indirect speech shows its subjunctive.
RUN_WORDS = 24
WEAK_WORDS = 12
# A sentence that has more than this share of its letters attributed is no run.
OWN_SHARE = 0.4


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
    for i in range(len(line.tokens)):
        verbs = (verb_of(line, i, form, _end(line, i)) for form in line.readings(i))
        verb = next((v for v in verbs if v is not None), None)
        one = None if verb is None else _from_cue(line, verb, last, used)
        if one is None:
            continue
        _use(frame, one, used)
        last = one.speaker or last
        found.append(one)
    for one in [*sources(line), *named_at_colon(frame, mentions, used)]:
        _use(frame, one, used)
        found.append(one)
    for one in subjunctive_run(line, found):
        _use(frame, one, used)
        found.append(one)
    yield from found
    rule = "quotation_alone" if used or not _tells(line) else "words_in_quotes"
    for k, mask in enumerate(frame.masks):
        if k not in used:
            yield _plain(line, (mask.quotation.span,), rule, 0.4)


def _tells(line: Line) -> bool:
    """Whether a sentence has words of its narrator around its quotations.

    Such a quotation goes on with nobody: its own sentence tells of somebody else, in words that
    are in no list.
    """
    return any(t.text.isalpha() and line.mask(t.i) is None for t in line.tokens)


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
        if line.is_stop(j, ENDS) and line.has(j + 1):
            return j
        # ", eraan toevoegend dat": what leads up to the next cue belongs to it.
        if line.is_stop(j, ","):
            for k in (j + 1, j + 2, j + 3):
                if line.ends_like(k, "present_participles") and line.form(k) is not None:
                    return j
    return last


def _from_cue(line: Line, verb: Verb, last: ActorRef | None, used: set[int]) -> Found | None:
    if _asks(line, verb):
        return None
    speaker = speaker_of(line, verb, last)
    said = _said(line, verb, speaker, used)
    if said is None:
        return None
    content, rule, score = said
    mute = speaker is not None and is_mute(line, speaker)
    actor = None if speaker is None or mute else _unlike(line, speaker.actor, content)
    if actor is None and rule == "sentence_before":
        return None
    spoken = rule in ("quotation_beside_cue", "sentence_before", "clause_after")
    spoken = spoken or (mute and rule in ("as_clause", "clause_before", "clause_around"))
    if actor is None and rule == "quotation_beside_cue":
        rule = "cue_of_nobody"
    if actor is None and not spoken and not (verb.passive and verb.form.act == "ACCUSE"):
        return None
    if speaker is not None and not speaker.sure:
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
    place = line.place(verb.i)
    after = [c.start for c in content if c.start > line.place(verb.finite).start]
    stop = next((t.i for t in line.tokens if after and line.place(t.i).start >= min(after)), None)
    addressee = addressee_of(line, verb, speaker, len(line.tokens) if stop is None else stop)
    language = line.language
    return Found(
        actor,
        addressee,
        Cue(place.start, place.end, verb.form.lemma),
        content,
        verb.form.act,
        _target(line, verb, actor, addressee, content),
        _negated(line, verb, said) or verb.form.lemma in wordset(language, "withheld"),
        line.frame.span,
        rule,
        round(score * (1.0 if actor is not None and actor.actor_id else 0.8), 3),
    )


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


def _asks(line: Line, verb: Verb) -> bool:
    """Whether the cue asks or leaves open: "vroeg of", "gevraagd werd of" say nothing."""
    places = [verb.i + 1, verb.i + 2, verb.i + 3]
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
        if rule is quotation_beside_cue and any(
            said[0][0].overlaps(line.frame.masks[k].quotation.span) for k in used
        ):
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
    own = None if actor is None else actor.actor_id
    return next((m.actor_id for m in aimed if m.actor_id not in (None, own)), None)


def _negated(line: Line, verb: Verb, said: Said) -> bool:
    """Whether a word of negation belongs to the cue, and not to what was said."""
    content, rule, _ = said
    if rule in ("quotation_beside_cue", "as_clause"):
        return False
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


# --- without a verb --------------------------------------------------------------------------


def _first(line: Line, name: str, words: int) -> int | None:
    """The first of some words of a sentence that is in a list, and of its main clause."""
    near = range(min(words, len(line.tokens)))
    return next((j for j in near if line.is_word(j, name) and _is_main(line, j)), None)


def _is_main(line: Line, i: int) -> bool:
    """Whether a verb is of a main clause: "la fecha, que sería la primera" is the narrator's.

    Where a sentence of indirect speech has its mood in each clause any of them shows it.
    """
    if line.on("bare_clauses"):
        return True
    start = clause_start(line, i)
    opened = line.starts_clause(start - 1) or line.is_word(start - 1, "relatives")
    return not (start > 0 and opened) and not line.is_word(start, "relatives")


def subjunctive_run(line: Line, found: Sequence[Found]) -> list[Found]:
    """A sentence in the mood of indirect speech right after a statement goes on with its speaker.

    "Er habe nichts gewusst": the German Konjunktiv I; "Ook zou hij", "il aurait": hearsay.
    """
    if line.before.sentence is None or line.frame.kind != "prose":
        return []
    # What has an attribution of its own for most of its words goes on with nobody.
    if any(sum(map(len, f.content)) > len(line.frame.span) * OWN_SHARE for f in found):
        return []
    speaker = line.before.speaker
    marked = _first(line, "subjunctives", RUN_WORDS)
    if marked is None and speaker is not None:
        marked = _first(line, "subjunctives_weak", WEAK_WORDS)
    if marked is None or marked == 0:
        return []
    # "Er gab an, es gehe ihm gut" has an attribution of its own, be it one that was not read.
    cues = (line.form(j) for j in range(marked))
    if any(cue is not None and "c" in cue.frames for cue in cues):
        return []
    if line.on("bare_clauses"):
        speaker = speaker or line.before.lately
    if speaker is None and line.is_word(0, "pronouns"):
        speaker = understood(line)
    if speaker is None:
        return []
    span = line.span(0, len(line.tokens) - 1)
    if span is None:
        return []
    run = _plain(line, (span,), "subjunctive_run", 0.75)
    return [
        Found(
            speaker, None, None, run.content, "ASSERT", None, False, run.frame, run.rule, run.score
        )
    ]
