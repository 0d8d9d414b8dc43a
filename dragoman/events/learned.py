"""What the trained coder adds to the events that words and syntax name, and what it takes away.

It is asked of each pair of actors in a sentence. A draft whose pair means nothing to it loses its
standing; a pair that no event word joins becomes an event where the coder is sure; an act of
saying whose addressee the statement does not name gets the one that the coder sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.actors import members
from dragoman.events.addressed import only_named
from dragoman.events.coder import NONE, Asked, Coding, code, languages
from dragoman.events.draft import Draft, Scene
from dragoman.events.filling import is_own, is_state_at_issue
from dragoman.events.lexicon import kind_of, promised, stopped
from dragoman.events.parties import parties, reports
from dragoman.events.splitting import outer
from dragoman.events.suffering import sufferers
from dragoman.events.surety import evidence, surety
from dragoman.events.tree import inside_span, top, tree_of
from dragoman.factuality import PARSED, deed_at
from dragoman.records import ActorRef, EventType, Span

# Limits were tried in steps of 0.1 on the `tune` and `test` splits of training/events (887 English
# sentences, 152 of them of whole stories).
# What words of force name is taken for another type that has this share, where its own has less
# than `UNLIKELY`: right three times in four. Of other words, in short sentences, it is not.
RETYPE = 0.8
UNLIKELY = 0.05
# A pair without an event word needs this share of one type, and this much of any event: tried on
# English text of ours, of whose pairs 66 of 83 were right. On real articles 18 of 47 were, so in
# English none is added. Without a parse, at .8, one of nine on 20 real pages was, and .93 leaves
# three of the nine; on text of ours it costs up to .05 of F1.
SURE = 0.93
SOME = 0.9
# Whom a saying is aimed at: at 0.75 five of 18 in 100 real articles were right. Single actors were
# asked for too: one right in six.
AIMED = 0.9
# Without a parse the rules of factuality miss a "no" that stands far from its deed; so what the
# coder hears denied is not added there.
UNTRUE = 0.5
# A sentence in which the coder hears nothing at all is not asked for its pairs; nothing is lost
# from 0.5 on.
QUIET = 0.8
# Twenty pairs are the orders of five actors; sentences that list more are rosters.
MOST_PAIRS = 20
# What is one or the other by who does it: seizing by troops, retaliation that is promised.
ALIKE: dict[EventType, tuple[EventType, ...]] = {"COERCE": ("ASSAULT",), "THREATEN": ("AGREE",)}


def weighed(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The coder was asked: the score is the share of such drafts that are right."""
    language = scene.sentence.language
    if language not in languages() or not drafts:
        return list(drafts)
    asked = [_asked(draft, scene) for draft in drafts]
    codings = iter(code(_text(scene), [question for question in asked if question is not None]))
    return [
        draft if question is None else _heard(draft, next(codings), language)
        for draft, question in zip(drafts, asked, strict=True)
    ]


def _heard(draft: Draft, coding: Coding, language: str) -> Draft:
    if language in PARSED:
        draft = retyped(draft, coding)
    found = evidence(draft, meant(coding, draft.type), language)
    return replace(draft, score=surety(found), rule=f"{draft.rule}+weighed", heard=found)


def alone(draft: Draft, scene: Scene) -> float:
    """The coder's share of a draft's type for its word, whoever the parties are; 1 unasked."""
    if scene.sentence.language not in languages():
        return 1.0
    [coding] = code(_text(scene), [Asked(None, None, _trigger(draft, scene))])
    return coding.types[draft.type]


def meant(coding: Coding, kind: EventType) -> float:
    """The coder's share of a deed, also of its promise, threat, refusal, denial, end or charge.

    The coder calls "will visit" AGREE, as PLOVER does; the ledger a planned CONSULT. Where it hears
    a denial or a charge, there is a deed that is denied or alleged.
    """
    kinds = {kind, promised(kind), "REJECT", *ALIKE.get(kind, ())}
    if kind_of(kind).quad == 4:
        kinds.add("ACCUSE")
    ended = stopped(kind)
    if ended is not None:
        kinds.add(ended)
    return sum(coding.types[name] for name in kinds)


def retyped(draft: Draft, coding: Coding) -> Draft:
    """A word of force that means none here, as the coder is sure: "attacked her budget"."""
    kind = coding.best
    if draft.type != "ASSAULT" or coding.types[kind] < RETYPE:
        return draft
    if coding.types[draft.type] >= UNLIKELY:
        return draft
    mode = max(coding.modes, key=coding.modes.__getitem__)
    return replace(draft, type=kind, mode=mode, rule=f"{draft.rule}+retyped")


def aimed(draft: Draft, scene: Scene, together: Sequence[ActorRef] = ()) -> Draft:
    """An act of saying that names nobody it is aimed at, with the one whom the coder sees.

    `together` are those who say it with the source; it is aimed at none of them.
    """
    if draft.target or not draft.source or scene.sentence.language not in languages():
        return draft
    asked = _asked(draft, scene)
    if asked is None or asked.source is None:
        return draft
    hurt = sufferers(draft, scene)
    others = [
        ref
        for ref in _actors(scene)
        if all(_apart(ref, one) for one in (*draft.source, *together))
        and not any(_span(ref).overlaps(span) for span in hurt)
        and not _told_outside(ref, draft, scene)
        and not _only_named(ref, draft, scene)
        and not is_own(ref, scene.tokens)
        and (draft.type != "AGREE" or ref.actor_id is not None)  # "pledged to add soldiers"
        and not (draft.type in {"THREATEN", "AGREE"} and _of_one_state(ref, draft.source[0], scene))
        and not reports(ref, scene.sentence.language)
    ][:MOST_PAIRS]
    codings = code(
        _text(scene), [Asked(asked.source, _place(ref, scene), asked.trigger) for ref in others]
    )
    likely = [
        ref
        for ref, coding in zip(others, codings, strict=True)
        if coding.types[draft.type] >= AIMED
    ]
    if len({ref.actor_id or ref.name for ref in likely}) != 1:
        return draft
    return replace(draft, target=tuple(likely[:1]), rule=f"{draft.rule}+aimed")


def _told_outside(ref: ActorRef, draft: Draft, scene: Scene) -> bool:
    """Whether who tells of an act stands beside what he tells: "she said the two had agreed"."""
    return any(
        s is not draft.statement
        and s.speaker is not None
        and (s.speaker.actor_id, s.speaker.name) == (ref.actor_id, ref.name)
        and (s.cue is None or s.cue.start != draft.trigger.start)
        and any(c.covers(draft.trigger) for c in s.content)
        and not any(c.covers(_span(ref)) for c in s.content)
        for s in scene.statements
    )


def _only_named(ref: ActorRef, draft: Draft, scene: Scene) -> bool:
    """Whether the parse tells that it names somebody to whom or of whom it is not said."""
    if scene.sentence.language not in PARSED or draft.carrier is None or draft.noun:
        return False
    tree = tree_of(scene.tokens)
    head = top(tree, inside_span(tree, ref.start, ref.end))
    if is_state_at_issue(tree, ref, draft.type):
        return True
    return head is not None and only_named(tree, draft.carrier, head, draft.type)


def pair_coded(drafts: Sequence[Draft], scene: Scene, cues: Sequence[Span] = ()) -> Iterator[Draft]:
    """Events between pairs of actors that no event word joins, where the coder is sure.

    Only in sentences without a parse. `cues` are the words of saying: what they do is for the
    statements to tell.
    """
    language = scene.sentence.language
    if language not in languages() or language in PARSED:
        return
    actors = [ref for ref in _actors(scene) if not reports(ref, language)]
    pairs = [
        (a, b)
        for a in actors
        for b in actors
        if _apart(a, b) and not _of_one_state(a, b, scene) and not _joined(a, b, drafts)
    ][:MOST_PAIRS]
    if not pairs or _hears_nothing(scene):
        return
    codings = code(_text(scene), [Asked(_place(a, scene), _place(b, scene)) for a, b in pairs])
    taken = [*cues, *(draft.trigger for draft in drafts)]
    best: dict[tuple[str, Span], Draft] = {}
    for pair, coding in zip(pairs, codings, strict=True):
        draft = _draft(coding, scene, pair)
        if draft is None or any(draft.trigger.overlaps(span) for span in taken):
            continue
        key = (draft.type, draft.trigger)
        if key not in best or best[key].score < draft.score:
            best[key] = draft
    yield from sorted(best.values(), key=lambda draft: draft.trigger)


def _draft(coding: Coding, scene: Scene, pair: tuple[ActorRef, ActorRef]) -> Draft | None:
    kind = coding.best
    share = coding.types[kind]
    if share < SURE or coding.types[NONE] > 1 - SOME or coding.trigger is None:
        return None
    if _untrue(coding) > UNTRUE:
        return None
    start = scene.sentence.span.start
    trigger = Span(coding.trigger[0] + start, coding.trigger[1] + start)
    if any(trigger.overlaps(_span(ref)) for ref in pair):
        return None
    words = (t.i for t in scene.tokens if t.start < trigger.end and trigger.start < t.end)
    head = next(words, None)
    if head is None:
        return None
    language = scene.sentence.language
    deed = deed_at(scene.tokens, head, language)
    draft = Draft(
        type=kind,
        mode=max(coding.modes, key=coding.modes.__getitem__),
        source=pair[:1],
        target=pair[1:],
        trigger=trigger,
        carrier=deed.i,
        noun=deed.noun,
        last=deed.last,
        evidence=(),
        rule="pair_coded",
        score=share,
    )
    found = evidence(draft, share, language)
    return replace(draft, score=surety(found), heard=found)


def _hears_nothing(scene: Scene) -> bool:
    """Whether the coder hears no event in the whole sentence, whoever its parties are."""
    return code(_text(scene), [Asked(None, None)])[0].types[NONE] >= QUIET


def _untrue(coding: Coding) -> float:
    return coding.factualities["denied"] + coding.factualities["negated"]


def _actors(scene: Scene) -> list[ActorRef]:
    """Who is named in the sentence, pronouns that may stand for several left aside."""
    if scene.sentence.language in PARSED:
        found = [p.ref for p in parties(scene, tree_of(scene.tokens)) if not p.doubtful]
    else:
        found = [
            ActorRef(m.actor_id, m.name, m.span.start, m.span.end) for m in outer(scene.mentions)
        ]
    nobody = {m.span for m in scene.mentions if m.form == "pronoun" and m.actor_id is None}
    return [r for r in found if _place(r, scene) is not None and _span(r) not in nobody]


def _asked(draft: Draft, scene: Scene) -> Asked | None:
    source, target = (
        next((place for ref in side if (place := _place(ref, scene)) is not None), None)
        for side in (draft.source, draft.target)
    )
    if source is None and target is None:
        return None
    return Asked(source, target, _trigger(draft, scene))


def _trigger(draft: Draft, scene: Scene) -> tuple[int, int]:
    start = scene.sentence.span.start
    return draft.trigger.start - start, draft.trigger.end - start


def _text(scene: Scene) -> str:
    return scene.sentence.span.of(scene.article.text)


def _span(ref: ActorRef) -> Span:
    return Span(ref.start, ref.end)


def _place(ref: ActorRef, scene: Scene) -> tuple[int, int] | None:
    """Where an actor stands in the sentence; None where it stands elsewhere."""
    span = scene.sentence.span
    if ref.end <= ref.start or not span.covers(_span(ref)):
        return None
    return ref.start - span.start, ref.end - span.start


def _apart(one: ActorRef, other: ActorRef) -> bool:
    """Whether two are not the same, and neither is one of several that the other is."""
    ids = [
        set(members(ref.actor_id)) if ref.actor_id is not None else set() for ref in (one, other)
    ]
    return not ids[0] & ids[1] and not _span(one).overlaps(_span(other))


def _of_one_state(one: ActorRef, other: ActorRef, scene: Scene) -> bool:
    """Whether one is the other's state: a ministry does nothing to it by itself."""
    states = scene.countries
    return any(
        a.actor_id is not None and a.actor_id == states.get(b.actor_id or "")
        for a, b in ((one, other), (other, one))
    )


def _joined(one: ActorRef, other: ActorRef, drafts: Iterable[Draft]) -> bool:
    """Whether some draft has the two as its source and target, in whichever order."""
    pair = {_span(one), _span(other)}
    return any({_span(a), _span(b)} == pair for d in drafts for a in d.source for b in d.target)


RULES = (weighed, retyped, aimed, pair_coded)
