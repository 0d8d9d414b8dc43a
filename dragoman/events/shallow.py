"""Events of a sentence without a parse: event words between the actors of one clause.

The order of words stands in for the parse: the doer is the actor before the finite verb, or after
it where something else comes first; with two actors before the verb (a subordinate clause) the
first does it to the second. Where the order does not say who is who, nothing is coded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import Pattern, lexicon
from dragoman.events.nounorder import shallow_noun
from dragoman.events.ordered import SURE, bare_word, made, refs
from dragoman.events.splitting import clauses
from dragoman.events.wordorder import (
    Clause,
    attribute,
    finite,
    fits,
    introduced,
    is_helped,
    joined,
    of_infinitive,
    roles,
)
from dragoman.language import Token
from dragoman.records import Mention, Span

# A particle that stands before its verb ("op heeft gepakt", "vast te zetten").
PARTICLE_REACH = 3
# What is done with somebody: the subject of its passive is no party.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
ALONE = frozenset({"PROTEST", "MOBILIZE"})
LESS_SURE = 0.6
AGENTLESS = 0.8


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


@cache
def _with_plurals(things: frozenset[str], endings: frozenset[str]) -> frozenset[str]:
    """The objects of a pattern, also in the plural: "encuentro", "encuentros"."""
    return things | {f"{thing}{ending}" for thing in things for ending in endings}


def _matched(clause: Clause, token: Token, pattern: Pattern) -> tuple[Token, ...] | None:
    """The words of a pattern in a clause, None where one is missing."""
    words = [token]
    if pattern.particle is not None:
        particle = _particle(clause, token, pattern.particle)
        if particle is None:
            return None
        words.append(particle)
    if pattern.objects:
        things = _with_plurals(pattern.objects, clause.list("plural_endings"))
        found = [t for t in clause.tokens if bare_word(t) in things and t is not token]
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


def _verb_second(clause: Clause, token: Token) -> Clause:
    """A clause without the names of a phrase that stands in the subject's place.

    Where the verb is second, a preposition at the start says that the subject comes behind it:
    "Nach dem Sieg der Miliz Abra verurteilte Rom".
    """
    opened = bool(clause.tokens) and clause.tokens[0].lemma in clause.list("prepositions")
    if clause.inner or not opened or not clause.list("verb_final"):
        return clause
    verb = finite(clause, token)
    prepositions = clause.list("prepositions")
    bare = [m for m in clause.actors if not introduced(clause, m, prepositions)]
    front = [m for m in bare if m.span.end <= verb.start]
    if len(front) == len(bare):
        return clause
    kept = (m for m in clause.actors if m not in front)
    return replace(clause, actors=tuple(kept))


def shallow_verb(
    clause: Clause, token: Token, pattern: Pattern, words: tuple[Token, ...]
) -> Draft | None:
    """A verb between two actors, where the order of words says who does it to whom."""
    clause = _verb_second(clause, token)
    subject, bare, oblique = roles(clause, token)
    slots = frozenset(pattern.slots) - {"obj", "clause"}
    score = SURE if not pattern.weak else LESS_SURE * SURE
    placed = [m for m in oblique if introduced(clause, m, slots) and _in_reach(clause, m, token)]
    target = [*placed[:1]] if placed else bare if "obj" in pattern.slots else []
    if placed:
        target = joined(clause, placed[0])
    elif not target and slots & clause.list("owners"):
        target = [m for m in _owning(clause, words[1:]) if m not in subject]
    source = subject
    attributed = attribute(clause, token)
    if attributed is not None:
        return attributed_deed(clause, token, pattern, words=words, whom=attributed)
    reduced = _reduced(clause, token, pattern)
    lone = fits(token.lemma, clause.list("bare_participles")) and not is_helped(clause, token)
    by = clause.list("by")
    if lone and reduced is None:
        told = any(m.span.start > token.end and introduced(clause, m, by) for m in oblique)
        if not (told and (placed or _answers(clause, pattern))):
            return None  # "un jefe apresado en Irún": by whom?
        subject = []  # "le train de sanctions imposé par Rome à Berne"
    passive = lone or reduced is not None or _is_passive(clause, token, pattern)
    if reduced is not None:
        subject, placed = [reduced], []
    if passive:
        agents = [m for m in oblique if introduced(clause, m, clause.list("by"))]
        spoken = pattern.type in MUTUAL and "obj" not in pattern.slots  # "es wurde gesprochen"
        things = [Span(t.start, t.end) for t in words[1:]]
        undergone = [
            m
            for m in subject
            if ("obj" in pattern.slots and m not in agents) or any(map(m.span.covers, things))
        ]
        target = undergone or [m for m in placed[:1] if m not in agents]
        target = target or ([] if spoken else subject)
        source = joined(clause, agents[0]) if agents else []
        if not source:
            score *= AGENTLESS
    if pattern.inverse:
        source, target = target if placed else [], subject
        if not source:
            return None  # "kreeg steun": of whom?
    if pattern.reciprocal and not target and len(source) > 1:
        source, target = source[:1], source[1:]
    target = [
        m
        for m in target
        if m not in source
        and (m.actor_id is None or m.actor_id not in {s.actor_id for s in source})
    ]
    whole = {bare_word(t) for t in words} & clause.list("alone_objects")
    alone = pattern.type in ALONE or (pattern.type in {"REJECT", "COERCE"} and bool(whole))
    alone = alone or _answers(clause, pattern)
    doers, others = refs(clause, source), refs(clause, target)
    if pattern.reciprocal and not others:  # "the leaders of A and B met"
        doers, others = doers[:1], doers[1:]
    if not others and not (alone and doers):
        return None
    asked = pattern.type == "REQUEST"  # "when asked": by whom, for what?
    if not doers and (asked or not (passive and others)):
        return None
    return made(pattern, doers, others, words=words, score=score)


def _answers(clause: Clause, pattern: Pattern) -> bool:
    """Whether it turns down what somebody said before: "une accusation rejetée par Rome"."""
    said = clause.list("answered")
    return pattern.type == "REJECT" and any(bare_word(t) in said for t in clause.tokens)


def _owning(clause: Clause, things: tuple[Token, ...]) -> list[Mention]:
    """Whose the object of a verb is by its adjective: "eine russische Fregatte"."""
    after = bool(clause.list("adjectives_after"))
    return [
        m
        for m in clause.actors
        for thing in things
        if m.span.covers(Span(thing.start, thing.end))
        or thing.start - m.span.end == 1
        or (after and m.span.start - thing.end == 1)
    ][:1]


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
    draft = made(pattern, refs(clause, agents), refs(clause, [whom]), words=words, score=LESS_SURE)
    return replace(draft, rule="shallow_verb")


def _in_actor(clause: Clause, token: Token) -> bool:
    return any(m.span.overlaps(Span(token.start, token.end)) for m in clause.actors)


def find(scene: Scene) -> Iterator[Draft]:
    """Every event that the words of a clause name between its actors."""
    language = scene.sentence.language
    for clause in clauses(scene):
        if not clause.actors:
            continue
        taken: set[int] = set()
        for draft, words in sorted(_of_verbs(clause, language), key=lambda row: -len(row[1])):
            if words[0].i not in taken:  # "voerde overleg" is one event
                taken |= {t.i for t in words}
                yield draft
        for token in clause.tokens:
            large = token.text[:1].isupper() or not clause.list("nouns_large")
            if token.i in taken or not large or _in_actor(clause, token):
                continue
            for pattern in clause.grammar.nouns.get(bare_word(token), ())[:1]:
                named = shallow_noun(clause, token, pattern)
                if named is not None:
                    yield named


def _of_verbs(clause: Clause, language: str) -> Iterator[tuple[Draft, tuple[Token, ...]]]:
    """The events that the verbs of a clause name, each with the words for it."""
    for token in clause.tokens:
        if _in_actor(clause, token):
            continue
        found = [
            (pattern, words)
            for pattern in _patterns(clause, token, language)
            if (words := _matched(clause, token, pattern)) is not None
        ]
        found.sort(key=lambda row: -len(row[1]))
        longest = [row for row in found if len(row[1]) == len(found[0][1])]
        drafts = [
            (shallow_verb(clause, token, pattern, words), words) for pattern, words in longest
        ]
        named = [(draft, words) for draft, words in drafts if draft is not None]
        # "fired missiles at X", not just "fired"; of two readings the surer.
        named.sort(key=lambda row: (not row[0].target, -row[0].score))
        yield from named[:1]


RULES = (shallow_verb, shallow_noun)
