"""Events of a sentence without a parse: event words between the actors of one clause.

The order of words stands in for the parse: the doer is the actor before the finite verb, or after
it where something else comes first; with two actors before the verb (a subordinate clause) the
first does it to the second. Where the order does not say who is who, nothing is coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import Pattern, lexicon
from dragoman.events.splitting import clauses
from dragoman.events.wordorder import (
    OWNER_REACH,
    Clause,
    attribute,
    before_noun,
    finite,
    fits,
    introduced,
    is_helped,
    joined,
    of_infinitive,
    roles,
)
from dragoman.language import Token
from dragoman.records import ActorRef, Mention, Span

# Words between an event noun and the actor that a preposition ties to it.
TIED_REACH = 4
# A particle that stands before its verb ("op heeft gepakt", "vast te zetten").
PARTICLE_REACH = 3
ALONE = frozenset({"PROTEST", "MOBILIZE"})
# The order of words is a weaker ground than a parse.
SURE = 0.75
LESS_SURE = 0.6
AGENTLESS = 0.8


def _word(token: Token) -> str:
    """A word without the article that is glued to it: "l'accord"."""
    return re.split("['’]", token.lemma)[-1]


@cache
def _compounds(language: str) -> dict[str, tuple[Pattern, ...]]:
    """Separable verbs as one word, as a dependent clause has them: "festnahm", "oppakte"."""
    found: dict[str, list[Pattern]] = {}
    grammar = lexicon(language)
    infixes = ("", *sorted(grammar.lists.get("infinitive_infixes", ())))
    for head, patterns in grammar.verbs.items():
        for pattern in patterns:
            if pattern.particle is not None and " " not in pattern.particle:
                for infix in infixes:
                    whole = f"{pattern.particle}{infix}{head}"
                    found.setdefault(whole, []).append(replace(pattern, particle=None))
    return {whole: tuple(patterns) for whole, patterns in found.items()}


def _patterns(clause: Clause, token: Token, language: str) -> tuple[Pattern, ...]:
    """What a word may be as a verb; a noun by its capital, or by its article, is none."""
    if clause.list("nouns_large") and token.text[:1].isupper() and token.i:
        return ()
    before = next((t for t in reversed(clause.tokens) if t.end <= token.start), None)
    if before is not None and before.lemma in clause.list("noun_markers"):
        shapes = clause.list("infinitives") | clause.list("participles")
        if not fits(token.lemma, shapes) or token.lemma in clause.grammar.nouns:
            return ()  # "une aide de Rome", "l'attaque russe"
    return clause.grammar.verbs.get(token.lemma, ()) + _compounds(language).get(token.lemma, ())


def _particle(clause: Clause, token: Token, particle: str) -> Token | None:
    """The particle of a separable verb: at the end of its clause, or just before a verb form."""
    for k, other in reversed(list(enumerate(clause.tokens))):
        if other.lemma != particle:
            continue
        after = clause.tokens[k + 1] if k + 1 < len(clause.tokens) else None
        behind = k > 0 and any(m.span.end == clause.tokens[k - 1].end for m in clause.actors)
        leads_in = (
            after is not None
            and not behind
            and (
                after.lemma in clause.list("articles")
                or any(m.span.start == after.start for m in clause.actors)
            )
        )
        if other.start > token.start and not leads_in:
            return other
        near = len([t for t in clause.tokens if other.start < t.start < token.start])
        if other.start > token.start and of_infinitive(clause, other):
            continue
        if other.start < token.start and near < PARTICLE_REACH and not leads_in:
            return other
    return None


def _matched(clause: Clause, token: Token, pattern: Pattern) -> tuple[Token, ...] | None:
    """The words of a pattern in a clause, None where one is missing."""
    words = [token]
    if pattern.particle is not None:
        particle = _particle(clause, token, pattern.particle)
        if particle is None:
            return None
        words.append(particle)
    if pattern.objects:
        found = [t for t in clause.tokens if _word(t) in pattern.objects and t is not token]
        if not found:
            return None
        words.append(found[0])
    return tuple(words)


def _is_passive(clause: Clause, token: Token, pattern: Pattern) -> bool:
    """Whether a clause is passive: "werd", or "is" with the participle of a verb with an object."""
    shapes = clause.list("participles")
    if shapes and not fits(token.lemma, shapes):
        return False  # "wird besuchen"
    if any(t.lemma in clause.list("passive") and t is not token for t in clause.tokens):
        return True
    verb = finite(clause, token)
    perfect = verb.start != token.start and verb.lemma in clause.list("passive_perfect")
    before = next((t for t in reversed(clause.tokens) if t.end <= verb.start), None)
    if perfect and before is not None and before.lemma in clause.list("reflexive"):
        return False  # "s'est rendu"
    return perfect and "obj" in pattern.slots


def _in_reach(clause: Clause, mention: Mention, token: Token) -> bool:
    """Whether an actor after a preposition can be a verb's target where the verb stands early."""
    early = not clause.list("verb_final")
    return not early or mention.span.start > token.start or mention.span in clause.stands


def _reduced(clause: Clause, token: Token, pattern: Pattern) -> Mention | None:
    """Who undergoes a participle that stands right behind him: "deux hommes arrêtés par Rome"."""
    if "obj" not in pattern.slots or not fits(token.lemma, clause.list("participles")):
        return None
    found = [m for m in clause.actors if 0 < token.start - m.span.end <= len(", ")]
    by = clause.list("by")
    told = any(m.span.start > token.end and introduced(clause, m, by) for m in clause.actors)
    return found[-1] if found and told else None


def _refs(clause: Clause, found: list[Mention]) -> tuple[ActorRef, ...]:
    meant = [clause.stands.get(m.span, m) for m in found]
    return tuple(ActorRef(m.actor_id, m.name, m.span.start, m.span.end) for m in meant)


def shallow_verb(
    clause: Clause, token: Token, pattern: Pattern, words: tuple[Token, ...]
) -> Draft | None:
    """A verb between two actors, where the order of words says who does it to whom."""
    subject, bare, oblique = roles(clause, token)
    slots = frozenset(pattern.slots) - {"obj", "clause"}
    score = SURE if not pattern.weak else LESS_SURE * SURE
    placed = [m for m in oblique if introduced(clause, m, slots) and _in_reach(clause, m, token)]
    target = [*placed[:1]] if placed else bare if "obj" in pattern.slots else []
    if placed:
        target = joined(clause, placed[0])
    source = subject
    attributed = attribute(clause, token)
    if attributed is not None:
        return attributed_deed(clause, token, pattern, words=words, whom=attributed)
    reduced = _reduced(clause, token, pattern)
    lone = fits(token.lemma, clause.list("bare_participles")) and not is_helped(clause, token)
    by = clause.list("by")
    if lone and reduced is None:
        told = any(m.span.start > token.end and introduced(clause, m, by) for m in oblique)
        if not (told and placed):
            return None  # "un jefe apresado en Irún": by whom?
        subject = []  # "le train de sanctions imposé par Rome à Berne"
    passive = lone or reduced is not None or _is_passive(clause, token, pattern)
    if reduced is not None:
        subject, placed = [reduced], []
    if passive:
        agents = [m for m in oblique if introduced(clause, m, clause.list("by"))]
        target = [m for m in placed[:1] if m not in agents] or subject
        source = joined(clause, agents[0]) if agents else []
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
    if not source and (asked or not (passive and target)):
        return None
    return _made(pattern, _refs(clause, source), _refs(clause, target), words=words, score=score)


def attributed_deed(
    clause: Clause,
    token: Token,
    pattern: Pattern,
    *,
    words: tuple[Token, ...],
    whom: Mention,
) -> Draft | None:
    """A participle as an attribute, done by whom "by" names before it: "door Rome vastgehouden"."""
    if "obj" not in pattern.slots:
        return None
    agents = [
        m
        for m in clause.actors
        if 0 < token.start - m.span.end <= 1 and introduced(clause, m, clause.list("by"))
    ]
    if not agents:
        return None
    made = _made(
        pattern, _refs(clause, agents), _refs(clause, [whom]), words=words, score=LESS_SURE
    )
    return replace(made, rule="shallow_verb")


def _made(
    pattern: Pattern,
    source: tuple[ActorRef, ...],
    target: tuple[ActorRef, ...],
    *,
    words: tuple[Token, ...],
    score: float,
) -> Draft:
    first = words[0]
    return Draft(
        type=pattern.type,
        mode=pattern.mode,
        source=source,
        target=target,
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
        and introduced(clause, m, slots)
        and len([t for t in clause.tokens if token.end <= t.start < m.span.start]) <= TIED_REACH
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
        and not introduced(clause, m, slots)
        and not any(
            t.lemma in clause.grammar.verbs
            for t in clause.tokens
            if m.span.end <= t.start < token.start
        )
    ]
    by = [
        m
        for m in clause.actors
        if m.span.start >= token.end
        and introduced(clause, m, clause.list("by"))
        and not any(t.text == "," and token.end <= t.start < m.span.start for t in clause.tokens)
    ]
    source = by[:1] or _adjective_after(clause, token) or owner[-1:]
    if not source:
        source = _owner_after(clause, token, slots) or _doer(clause)
    after = [m for m in after if m not in source] or _undergoing(clause, token)
    after = after or [m for m in before_noun(clause, token, slots) if m not in source]
    if not after or not source or after[0] in source:
        return None
    target = joined(clause, after[0])
    made = _made(pattern, _refs(clause, source), _refs(clause, target), words=(token,), score=SURE)
    return replace(made, rule="shallow_noun", noun=True)


def _owner_after(clause: Clause, token: Token, slots: frozenset[str]) -> list[Mention]:
    """The doer behind a noun: "de aanval van Rusland op Polen", "der Angriff des Irans auf"."""
    owners = clause.list("owners") - slots
    return [
        m
        for m in clause.actors
        if m.span.start >= token.end
        and len([t for t in clause.tokens if token.end <= t.start < m.span.start]) < TIED_REACH
        and (introduced(clause, m, owners) or _glued(clause, m, token))
    ][:1]


def _glued(clause: Clause, mention: Mention, token: Token) -> bool:
    """Whether an actor in the genitive follows a noun at once: "der Angriff der Miliz"."""
    words = clause.list("genitives_after")
    between = [t for t in clause.tokens if token.end <= t.start < mention.span.start]
    first = next((t for t in clause.tokens if t.start >= mention.span.start), None)
    if not words or first is None or len(between) > 1:
        return False
    name = mention.span.end - mention.span.start == first.end - first.start
    named = name and first.lemma.endswith("s") and not between
    return named or bool({t.lemma for t in (*between, first)} & words)


def _doer(clause: Clause) -> list[Mention]:
    """The subject of a verb that only carries the noun: "lanceerde een aanval op"."""
    if any(t.lemma in clause.list("passive") for t in clause.tokens):
        return []
    carrying = (t for t in clause.tokens if t.lemma in clause.list("carrying"))
    verb = next(carrying, None)
    return [] if verb is None else roles(clause, verb)[0]


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
    language = scene.sentence.language
    for clause in clauses(scene):
        if not clause.actors:
            continue
        taken: set[int] = set()
        for token in clause.tokens:
            if any(m.span.overlaps(Span(token.start, token.end)) for m in clause.actors):
                continue
            found = [
                (pattern, words)
                for pattern in _patterns(clause, token, language)
                if (words := _matched(clause, token, pattern)) is not None
            ]
            found.sort(key=lambda row: -len(row[1]))
            for pattern, words in found[:1]:
                draft = shallow_verb(clause, token, pattern, words)
                if draft is not None:
                    taken |= {t.i for t in words}
                    yield draft
            large = token.text[:1].isupper() or not clause.list("nouns_large")
            if token.i in taken or not large:
                continue
            for pattern in clause.grammar.nouns.get(_word(token), ())[:1]:
                draft = shallow_noun(clause, token, pattern)
                if draft is not None:
                    yield draft


RULES = (shallow_verb, shallow_noun)
