"""Events of a sentence without a parse: event words between the actors of one clause.

The order of words stands in for the parse: the doer is the actor before the finite verb, or after
it where something else comes first; with two actors before the verb (a subordinate clause) the
first does it to the second. Where the order does not say who is who, nothing is coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import Lexicon, Pattern, lexicon
from dragoman.language import Token
from dragoman.records import ActorRef, Mention, Span

STOPS = frozenset(';:!?."“”„«»()')
# Words that may stand between a preposition and the actor that it introduces ("tegen de nieuwe").
PREPOSITION_REACH = 3
# Words between an actor and the event noun that it owns ("Amerikaanse militaire sancties").
OWNER_REACH = 2
ALONE = frozenset({"PROTEST", "MOBILIZE"})
# The order of words is a weaker ground than a parse.
SURE = 0.75
LESS_SURE = 0.6
AGENTLESS = 0.8


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens from one border to the next, with the actor mentions among them."""

    tokens: tuple[Token, ...]
    actors: tuple[Mention, ...]
    grammar: Lexicon

    def list(self, name: str) -> frozenset[str]:
        """A list of the language's helping words."""
        return self.grammar.lists.get(name, frozenset())


def clauses(scene: Scene) -> Iterator[Clause]:
    """Cut a sentence at its stops and at the words that open a clause."""
    grammar = lexicon(scene.sentence.language)
    borders = grammar.lists.get("borders", frozenset())
    inside = [m.span for m in scene.mentions]
    run: list[Token] = []
    for token in (*scene.tokens, None):
        ends = token is None or (
            (token.text in STOPS or token.lemma in borders)
            and not any(s.start <= token.start < s.end for s in inside)
        )
        if ends:
            if run:
                span = Span(run[0].start, run[-1].end)
                actors = tuple(
                    m
                    for m in sorted(scene.mentions, key=lambda m: (m.span.start, -m.span.end))
                    if span.covers(m.span)
                )
                yield Clause(tuple(run), _outer(actors), grammar)
            run = []
        if token is not None and token.text not in STOPS:
            run.append(token)


def _outer(actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions that lie in no other mention."""
    return tuple(m for m in actors if not any(o is not m and o.span.covers(m.span) for o in actors))


def _introduced(clause: Clause, mention: Mention, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions stands shortly before an actor, no other actor between."""
    before = [t for t in clause.tokens if t.end <= mention.span.start]
    for token in reversed(before[-PREPOSITION_REACH:]):
        if token.lemma in prepositions:
            return True
        if any(other.span.overlaps(Span(token.start, token.end)) for other in clause.actors):
            return False
        if token.lemma in clause.list("prepositions") or token.text == ",":
            return False
    return False


def _joined(clause: Clause, mention: Mention) -> list[Mention]:
    """An actor with those coordinated with it: "Rusland en China"."""
    found = [mention]
    for other in clause.actors:
        if other.span.start <= found[-1].span.end:
            continue
        between = [t for t in clause.tokens if found[-1].span.end <= t.start < other.span.start]
        words = {t.lemma for t in between}
        allowed = clause.list("and") | {",", "de", "het", "la", "le", "el", "die", "der", "das"}
        if between and words <= allowed and words & (clause.list("and") | {","}):
            found.append(other)
        else:
            break
    return (
        found if any(t.lemma in clause.list("and") for t in _between(clause, found)) else [mention]
    )


def _between(clause: Clause, found: list[Mention]) -> list[Token]:
    return [
        t for t in clause.tokens if found[0].span.end <= t.start and t.end <= found[-1].span.start
    ]


def _word(token: Token) -> str:
    """A word without the article that is glued to it: "l'accord"."""
    return re.split("['’]", token.lemma)[-1]


def _matched(clause: Clause, token: Token, pattern: Pattern) -> tuple[Token, ...] | None:
    """The words of a pattern in a clause, None where one is missing."""
    words = [token]
    if pattern.particle is not None:
        later = [t for t in clause.tokens if t.start > token.start and t.lemma == pattern.particle]
        if not later:
            return None
        words.append(later[-1])
    if pattern.objects:
        found = [t for t in clause.tokens if _word(t) in pattern.objects]
        if not found:
            return None
        words.append(found[0])
    return tuple(words)


def _finite(clause: Clause, token: Token) -> Token:
    """The clause's finite verb: its first auxiliary, else the event verb itself."""
    helpers = clause.list("auxiliaries") | clause.list("passive")
    return next(
        (
            t
            for t in clause.tokens
            if t.lemma in helpers
            and t.i != token.i
            and not any(m.span.covers(Span(t.start, t.end)) for m in clause.actors)
        ),
        token,
    )


def _roles(clause: Clause, token: Token) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Subject, bare object and the actors that a preposition introduces, by the order of words."""
    finite = _finite(clause, token)
    prepositions = clause.list("prepositions")
    bare = [m for m in clause.actors if not _introduced(clause, m, prepositions)]
    oblique = [m for m in clause.actors if m not in bare]
    groups: list[list[Mention]] = []
    for mention in bare:
        if groups and mention in groups[-1]:
            continue
        groups.append(_joined(clause, mention))
    before = [g for g in groups if g[-1].span.end <= finite.start]
    after = [g for g in groups if g[0].span.start >= finite.end]
    if len(before) > 1:
        return before[0], before[1], oblique
    if before:
        return before[0], after[0] if after else [], oblique
    return (
        after[0] if after else [],
        after[1] if len(after) > 1 else [],
        oblique,
    )


def _is_passive(clause: Clause, token: Token, pattern: Pattern) -> bool:
    """Whether a clause is passive: "werd", or "is" with the participle of a verb with an object."""
    if any(t.lemma in clause.list("passive") for t in clause.tokens):
        return True
    finite = _finite(clause, token)
    perfect = finite.i != token.i and finite.lemma in clause.list("passive_perfect")
    return perfect and "obj" in pattern.slots


def _refs(found: list[Mention]) -> tuple[ActorRef, ...]:
    return tuple(ActorRef(m.actor_id, m.name, m.span.start, m.span.end) for m in found)


def shallow_verb(
    clause: Clause, token: Token, pattern: Pattern, words: tuple[Token, ...]
) -> Draft | None:
    """A verb between two actors, where the order of words says who does it to whom."""
    subject, bare, oblique = _roles(clause, token)
    slots = frozenset(pattern.slots) - {"obj", "clause"}
    score = SURE if not pattern.weak else LESS_SURE * SURE
    placed = [m for m in oblique if _introduced(clause, m, slots)]
    target = [*placed[:1]] if placed else bare if "obj" in pattern.slots else []
    if placed:
        target = _joined(clause, placed[0])
    source = subject
    if _is_passive(clause, token, pattern):
        agents = [m for m in oblique if _introduced(clause, m, clause.list("by"))]
        target = placed[:1] or subject
        source = _joined(clause, agents[0]) if agents else []
        if not source:
            score *= AGENTLESS
    if pattern.reciprocal and not target and len(source) > 1:
        source, target = source[:1], source[1:]
    target = [
        m
        for m in target
        if m not in source
        and (m.actor_id is None or m.actor_id not in {s.actor_id for s in source})
    ]
    whole = {_word(t) for t in words} & clause.list("alone_objects")
    alone = pattern.type in ALONE or (pattern.type in {"REJECT", "COERCE"} and bool(whole))
    if not target and not (alone and source):
        return None
    asked = pattern.type == "REQUEST"  # "when asked": by whom, for what?
    if not source and (asked or not (_is_passive(clause, token, pattern) and target)):
        return None
    return _made(pattern, source, target, words=words, score=score)


def _made(
    pattern: Pattern,
    source: list[Mention],
    target: list[Mention],
    *,
    words: tuple[Token, ...],
    score: float,
) -> Draft:
    first = words[0]
    return Draft(
        type=pattern.type,
        mode=pattern.mode,
        source=_refs(source),
        target=_refs(target),
        trigger=Span(first.start, first.end),
        carrier=first.i,
        noun=False,
        last=None,
        evidence=tuple(Span(t.start, t.end) for t in words[1:]),
        rule="shallow_verb",
        score=score,
    )


def shallow_noun(clause: Clause, token: Token, pattern: Pattern) -> Draft | None:
    """A noun with its doer before it or after "by", and its target after a preposition."""
    slots = frozenset(pattern.slots)
    after = [
        m
        for m in clause.actors
        if m.span.start >= token.end
        and _introduced(clause, m, slots)
        and len([t for t in clause.tokens if token.end <= t.start < m.span.start])
        <= PREPOSITION_REACH + 1
    ]
    owner = [
        m
        for m in clause.actors
        if m.span.end <= token.start
        and len([t for t in clause.tokens if m.span.end <= t.start < token.start]) <= OWNER_REACH
        and not any(
            t.lemma in clause.list("auxiliaries") | clause.list("prepositions") | {","}
            for t in clause.tokens
            if m.span.end <= t.start < token.start
        )
        and m.form in {"demonym", "group", "name"}
        and not any(
            t.lemma in clause.grammar.verbs
            for t in clause.tokens
            if m.span.end <= t.start < token.start
        )
    ]
    by = [
        m
        for m in clause.actors
        if m.span.start >= token.end and _introduced(clause, m, clause.list("by"))
    ]
    source = by[:1] or _adjective_after(clause, token) or owner[-1:]
    after = [m for m in after if m not in source] or _undergoing(clause, token)
    if not after or not source or after[0] in source:
        return None
    target = _joined(clause, after[0])
    return replace(
        _made(pattern, source, target, words=(token,), score=SURE), rule="shallow_noun", noun=True
    )


def _adjective_after(clause: Clause, token: Token) -> list[Mention]:
    """The doer as an adjective behind its noun: "frappes russes", "ataques israelíes"."""
    return [
        m
        for m in clause.actors
        if m.span.start - token.end == 1 and clause.list("adjectives_after") and _small(clause, m)
    ][:1]


def _small(clause: Clause, mention: Mention) -> bool:
    """Whether a name is written small, as the adjectives of states are in Romance languages."""
    first = next((t for t in clause.tokens if t.start >= mention.span.start), None)
    return first is not None and first.text[:1].islower()


def _undergoing(clause: Clause, token: Token) -> list[Mention]:
    """Who is said to undergo what a noun names: "Minsk a fait l'objet de sanctions"."""
    before = [t for t in clause.tokens if t.end <= token.start]
    if not any(_word(t) in clause.list("undergoing") for t in before):
        return []
    return [m for m in clause.actors if m.span.end <= token.start][:1]


def find(scene: Scene) -> Iterator[Draft]:
    """Every event that the words of a clause name between its actors."""
    for clause in clauses(scene):
        if not clause.actors:
            continue
        taken: set[int] = set()
        for token in clause.tokens:
            if any(m.span.overlaps(Span(token.start, token.end)) for m in clause.actors):
                continue
            found = [
                (pattern, words)
                for pattern in clause.grammar.verbs.get(token.lemma, ())
                if (words := _matched(clause, token, pattern)) is not None
            ]
            found.sort(key=lambda row: -len(row[1]))
            for pattern, words in found[:1]:
                draft = shallow_verb(clause, token, pattern, words)
                if draft is not None:
                    taken |= {t.i for t in words}
                    yield draft
            if token.i in taken:
                continue
            for pattern in clause.grammar.nouns.get(token.lemma, ())[:1]:
                draft = shallow_noun(clause, token, pattern)
                if draft is not None:
                    yield draft


RULES = (shallow_verb, shallow_noun)
