"""From an article's sentences, mentions and statements to its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.config import Config
from dragoman.events import clauses, learned, shallow
from dragoman.events.demands import asked_of
from dragoman.events.draft import Draft, Scene, one_by_one
from dragoman.events.foreseen import foresees
from dragoman.events.lexicon import kind_of, lexicon
from dragoman.events.mending import mended
from dragoman.events.powers import may_tell
from dragoman.events.restraint import of_votes, partisan, private
from dragoman.events.saying import act_of_saying, is_vague, said_together, same_side
from dragoman.events.setting import date_of, place_of
from dragoman.events.settled import settled
from dragoman.events.standing import does_harm, own_deed
from dragoman.factuality import PARSED, Deed, judge
from dragoman.factuality.deed import under
from dragoman.language import tokens_of
from dragoman.records import (
    ActorRef,
    Article,
    DateRange,
    Event,
    Factuality,
    Mention,
    Sentence,
    Span,
    Statement,
    make_id,
)

# A saying is done where it is reported, unless the report itself puts it off or denies it.
DOUBTS = frozenset({"denied", "negated", "planned", "hypothetical", "alleged", "historical"})
# Below this by its words alone an event is more often wrong than right (by eye on 120 candidates
# from real pages).
MIN_SCORE = 0.56
# Words that are often something else need the coder: with this surety three of four of our own text
# that were not trained on are right, with less one of five.
SURE_OF_WEAK = 0.55
# Surety below which a draft of a parsed sentence is no event: of those of our own text that were
# not trained on .68 are right, from here on .73. Without a parse no floor gains anything.
MIN_SURETY = 0.2
# Without a doer: of 11 below this in 300 events of real articles two were right by eye, of the 33
# with a doer 15; a floor of .3 for all would lose 8 of 64 right ones of the seeds.
MIN_WITHOUT_DOER = 0.3
# A word that may mean something else, and to whose type the coder gives less than `FAINT` without
# any parties, needs this surety: of 390 events of real articles that four readers judged 19 are
# such, 4 of them right. What lies ahead is AGREE to the coder, as in PLOVER, whatever its word.
FAINT = 0.1
SURE_OF_FAINT = 0.7
NAMED = 0.9  # by its words alone
CONVINCED = 0.9  # once it hears the parties
TO_COME = frozenset({"planned", "conditional"})
# By how much the clause's own type has to be surer than that of the act of saying on its word.
MUCH_SURER = 0.4
# What answers, what is answered, and how many events back it may lie ("rejected the demands").
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "SUPPORT"})
ASKED = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN"})
ANSWER_REACH = 6
# "The proposal" may be what one asked for or what one offered.
PROPOSED = frozenset({"REQUEST", "AGREE"})
# "The demands" have been told of, "more demands" need not have been.
KNOWN = frozenset({"the", "this", "that", "these", "those"})
# What the same authority does once and is told of again.
PENAL = frozenset({"SANCTION", "ACCUSE", "COERCE", "RETREAT"})
DONE = frozenset({"actual", "alleged"})
UNDONE = frozenset({"denied", "negated", "planned", "conditional"})
KINDS = frozenset({"title", "prose"})


@dataclass(frozen=True, slots=True)
class Inside:
    """The statements of an article, asked which of them a stretch of text lies in."""

    statements: tuple[Statement, ...]

    def innermost(self, span: Span) -> Statement | None:
        """The statement with the shortest content that covers the span; None for the narrator."""
        found = [
            (sum(len(c) for c in statement.content), statement.statement_id, statement)
            for statement in self.statements
            if any(content.covers(span) for content in statement.content)
            and not (statement.cue is not None and statement.cue.start == span.start)
        ]
        return min(found)[2] if found else None


def find_events(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    *,
    config: Config,  # noqa: ARG001 -- every stage takes it
) -> Iterator[Event]:
    """Find who does something of a PLOVER type to whom, with its factuality and who says so.

    Events are the acts of saying that the statements are (an accusation has happened even where
    what it alleges has not) and the deeds that event words name between actors, in titles and
    prose. What lies in a statement's content is asserted by that statement, else by the narrator.
    """
    for _, event in told(article, sentences, mentions, statements):
        yield event


def told(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    *,
    floor: float = MIN_SURETY,
) -> Iterator[tuple[Draft, Event]]:
    """Each event with the draft that it was; with a floor of 0 also those that are unlikely."""
    inside = Inside(tuple(statements))
    by_id = {statement.statement_id: statement for statement in statements}
    seen: set[str] = set()
    found: list[Event] = []
    for scene, says in _scenes(article, sentences, mentions, statements):
        least = floor if scene.sentence.language in PARSED else 0.0
        drafts = _drafts(scene, says, mentions, least)
        for first in drafts:
            draft = doer_told_earlier(answer_to_earlier(first, scene, found), found)
            draft = settled(judged_earlier(draft, scene, found), scene)
            if draft.statement is not None:
                draft = learned.aimed(draft, scene, _saying(draft.trigger, drafts))
            if is_vague(draft, scene) or private(draft, scene):
                continue
            if partisan(draft, scene) or of_votes(draft, scene):
                continue
            heeded = not draft.rule.endswith("asked_of")  # elsewhere the coder has a say
            if heeded and draft.statement is not None:
                [draft] = learned.weighed([draft], scene)
            event = _event(draft, scene, inside, by_id)
            undone = draft.bare and event.factuality not in UNDONE
            unsure = least > 0 and not draft.source and draft.score < MIN_WITHOUT_DOER
            if draft.score < least or unsure or undone or event.event_id in seen:
                continue
            if heeded and least > 0 and _is_faint(draft, event.factuality, scene):
                continue
            seen.add(event.event_id)
            found.append(event)
            yield draft, event


def _scenes(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> Iterator[tuple[Scene, list[Statement]]]:
    """The sentences that may tell of something: somebody is named, speaks, or needs no name."""
    countries = {m.actor_id: m.country for m in mentions if m.actor_id and m.country}
    for sentence in sentences:
        if sentence.kind not in KINDS:
            continue
        here = tuple(m for m in mentions if sentence.span.covers(m.span))
        says = [
            s
            for s in statements
            if s.cue is not None and sentence.span.start <= s.cue.start < sentence.span.end
        ]
        near = tuple(s for s in statements if any(c.overlaps(sentence.span) for c in s.content))
        told_of = here or says or any(s.speaker is not None for s in near)
        if told_of or may_tell(sentence.span.of(article.text), sentence.language):
            names = [m.span for m in here if m.form == "name"]
            tokens = mended(tokens_of(article, sentence, names))
            yield Scene(article, sentence, tokens, here, near, countries), says


def _drafts(
    scene: Scene, says: Sequence[Statement], mentions: Sequence[Mention], floor: float
) -> list[Draft]:
    """The acts of saying of a sentence, the deeds that it names, and the pairs that it joins."""
    parsed = scene.sentence.language in PARSED
    by_words = list((clauses if parsed else shallow).find(scene))
    likely = [draft for draft in by_words if parsed or draft.score >= MIN_SCORE]
    named = [d for d in learned.weighed(likely, scene) if d.score >= _least(d, floor)]
    cues = [Span(s.cue.start, s.cue.end) for s in says if s.cue is not None]
    taken: list[Span] = []
    drafts = []
    for statement, cue in zip(says, cues, strict=True):
        if foresees(statement, scene):
            taken.append(cue)
            continue
        draft = act_of_saying(statement, scene, mentions, named)
        if draft is not None and cues.count(cue) == 1:
            draft = asked_of(said_together(draft, named), by_words)
        if draft is not None and not _otherwise(draft, named, scene):
            taken.append(draft.trigger)
            if not parsed or draft.score >= MIN_SCORE:
                drafts.append(draft)
    drafts += [d for d in named if not any(span.overlaps(d.trigger) for span in taken)]
    return [*drafts, *learned.pair_coded(drafts, scene, cues)]


def _otherwise(said: Draft, named: Sequence[Draft], scene: Scene) -> bool:
    """Whether the clause means another type than the act: "recognised X as president".

    Also where the act is aimed at nobody: "Israel and Hamas agree to a ceasefire".
    """
    others = [
        d
        for d in named
        if d.trigger.overlaps(said.trigger)
        and d.source
        and (d.type != said.type or (d.target and not said.target))
    ]
    if not others:
        return False
    if not said.target and (any(d.target for d in others) or is_vague(said, scene)):
        return True
    [weighed] = learned.weighed([said], scene)
    return any(d.score > weighed.score + MUCH_SURER for d in others)


def _least(draft: Draft, floor: float) -> float:
    """The surety that a draft needs, given what its words say alone."""
    weak = draft.heard is not None and draft.heard.words < MIN_SCORE
    return max(floor, SURE_OF_WEAK) if weak else floor


def _is_faint(draft: Draft, factuality: Factuality, scene: Scene) -> bool:
    """Whether a draft is unsure, and its word alone means little to the coder."""
    heard = draft.heard
    sure = heard is not None and (heard.words >= NAMED or heard.share >= CONVINCED)
    noun = draft.noun or draft.last is not None
    between = noun and draft.source and draft.target
    if draft.score >= SURE_OF_FAINT or sure or between or factuality in TO_COME:
        return False
    return learned.alone(draft, scene) < FAINT


def _saying(cue: Span, drafts: Sequence[Draft]) -> list[ActorRef]:
    """Who says something together, each in a statement of his own."""
    return [ref for d in drafts if d.trigger == cue for ref in d.source]


def answer_to_earlier(draft: Draft, scene: Scene, before: Sequence[Event]) -> Draft:
    """Aim an answer at whom it answers: "rejected the demands" at the last one who demanded."""
    if draft.target or draft.type not in ANSWERS or draft.carrier is None:
        return draft
    nouns = lexicon(scene.sentence.language).lists.get("answered", frozenset())
    own = scene.tokens[draft.carrier].lemma in nouns  # "offered": nobody had asked
    near = [t for t in scene.tokens if t.lemma in nouns and t.start >= draft.trigger.start]
    near = [] if own else [t for t in near if t.pos != "VERB"]
    known = {t.head for t in scene.tokens if t.dep == "det" and t.lemma in KNOWN}
    if not any((t.head == draft.carrier and t.i in known) or not t.dep for t in near):
        return draft
    meanings = lexicon(scene.sentence.language).nouns
    kinds = ASKED & {deed.type for t in near for deed in meanings.get(t.lemma, ())} or ASKED
    kinds |= PROPOSED if kinds & PROPOSED else frozenset()
    likely = [e for e in _of_others(draft, before) if e.type in kinds]
    lands = {scene.countries.get(ref.actor_id or "") for ref in draft.source} - {None}
    mine = {ref.actor_id for ref in draft.source if ref.actor_id} | lands
    heard = [e for e in likely if any(ref.actor_id in mine for ref in e.target)]
    event = next(iter(heard or likely), None)
    if event is None:
        return draft
    return replace(
        draft,
        target=_doers(event, draft),
        rule=f"{draft.rule}+answer_to_earlier",
        score=draft.score if heard or not event.target else draft.score * 0.8,
    )


def _of_others(draft: Draft, before: Sequence[Event]) -> Iterator[Event]:
    """What others than the doer have done by what was told shortly before, the last first."""
    for event in reversed(before[-ANSWER_REACH:]):
        mine = any(same_side(ref, one) for ref in event.source for one in draft.source)
        if event.source and not mine and event.factuality in DONE:
            yield event


def _doers(event: Event, draft: Draft) -> tuple[ActorRef, ...]:
    """Who did what was told before, as parties of a draft: its trigger stands for their names."""
    at = draft.trigger.start
    return tuple(replace(ref, start=at, end=at) for ref in event.source)


def judged_earlier(draft: Draft, scene: Scene, before: Sequence[Event]) -> Draft:
    """Aim blame at whoever did what was told before: "condemned the raid" at the raider."""
    if draft.target or draft.type != "ACCUSE" or draft.carrier is None:
        return draft
    nouns = lexicon(scene.sentence.language).nouns
    deeds = [t for t in scene.tokens if t.head == draft.carrier and t.dep in {"dobj", "nsubjpass"}]
    known = {t.head for t in scene.tokens if t.dep == "det" and t.lemma in {"the", "this", "that"}}
    named = (deed for t in deeds if t.i in known for deed in nouns.get(t.lemma, ()))
    kinds = {(deed.type, deed.mode) for deed in named}
    for event in _of_others(draft, before) if kinds else ():
        if kinds & {(event.type, event.mode), (event.type, None)}:
            rule = f"{draft.rule}+judged_earlier"
            return replace(draft, target=_doers(event, draft), rule=rule)
    return draft


def doer_told_earlier(draft: Draft, before: Sequence[Event]) -> Draft:
    """Whose deed it is by what was told before: "Sudan jailed Nur", then "Nur was jailed for"."""
    if draft.source or draft.type not in PENAL or not draft.target:
        return draft
    for event in reversed(before[-ANSWER_REACH:]):
        suffered = any(same_side(ref, one) for ref in event.target for one in draft.target)
        if event.type != draft.type or event.mode != draft.mode or not event.source:
            continue
        if suffered and event.factuality == "actual":
            rule = f"{draft.rule}+doer_told_earlier"
            return replace(draft, source=_doers(event, draft), rule=rule)
    return draft


def _event(draft: Draft, scene: Scene, inside: Inside, by_id: dict[str, Statement]) -> Event:
    if draft.statement is not None:
        said = by_id.get(draft.statement.inside or "")
    else:
        said = inside.innermost(draft.trigger)
    kind = kind_of(draft.type, draft.mode)
    reported = scene.article.published
    date = date_of(draft, scene)
    factuality, rule, spans = _judged(draft, scene, said, date=date, reported=reported)
    article_id = scene.article.article_id
    return Event(
        event_id=make_id(
            "event",
            article_id,
            draft.trigger.start,
            draft.trigger.end,
            draft.type,
            *(ref.start for ref in draft.source),
            "to",
            *(ref.start for ref in draft.target),
        ),
        article_id=article_id,
        type=draft.type,
        mode=draft.mode,
        source=_once(draft.source),
        target=_once(_others(draft.target, draft.source)),
        trigger=draft.trigger,
        date=date,
        place=place_of(draft, scene),
        factuality=factuality,
        asserted_by=said.statement_id if said is not None else None,
        evidence=tuple(sorted({*draft.evidence, *spans} - {draft.trigger})),
        quad=kind.quad,
        cameo=kind.cameo,
        goldstein=kind.goldstein,
        rule=f"{draft.rule}+{rule}",
        score=round(min(draft.score, 1.0), 3),
    )


def _others(refs: tuple[ActorRef, ...], pairs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Those who are not one of a pair themselves: what "both countries" agree is not with one."""
    together = [one_by_one(ref) for ref in pairs]
    members = {one.actor_id for row in together if len(row) > 1 for one in row}
    return tuple(ref for ref in refs if ref.actor_id not in members)


def _once(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Each actor where he is first named: a headline that ran into its lead names him twice."""
    first: dict[object, ActorRef] = {}
    for ref in refs:
        first.setdefault(ref.actor_id or (ref.start, ref.end), ref)
    return tuple(first.values())


def _judged(
    draft: Draft,
    scene: Scene,
    said: Statement | None,
    *,
    date: DateRange,
    reported: DateRange,
) -> tuple[Factuality, str, tuple[Span, ...]]:
    if draft.statement is not None and draft.statement.negated:
        return "negated", "negated", ()
    if draft.carrier is None:
        return ("actual", "told", ()) if said is not None else ("actual", "narrated", ())
    deed = Deed(
        tokens=scene.tokens,
        i=draft.carrier,
        language=scene.sentence.language,
        noun=draft.noun,
        last=draft.last,
        said=said,
        own=own_deed(draft, said, scene.mentions, scene.sentence.language),
        hostile=does_harm(draft),
        happened=date,
        reported=reported,
    )
    judgement = judge(deed)
    if draft.type == "THREATEN" and judgement.rule in {"threatened", "wished"}:
        threat = under(deed, "threatening")
        if threat is not None and threat[1] is None:  # "threatened war if": the threat was made
            return "actual", judgement.rule, judgement.evidence
    doubts = DOUBTS
    if scene.sentence.language not in PARSED:
        doubts = doubts - {"negated"}  # the statement tells; a "nobody" may be in what was asked
    if draft.statement is not None and judgement.factuality not in doubts:
        return ("actual", "told", ()) if said is not None else ("actual", "narrated", ())
    return judgement.factuality, judgement.rule, judgement.evidence


RULES = (
    act_of_saying,
    asked_of,
    answer_to_earlier,
    doer_told_earlier,
    judged_earlier,
    *learned.RULES,
)
