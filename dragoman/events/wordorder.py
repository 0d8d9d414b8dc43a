"""Who stands where in a clause without a parse: subject, object, and whom prepositions bring in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from dragoman.events.lexicon import Lexicon
from dragoman.language import Token
from dragoman.records import Mention, Span

# Words between an actor and the event noun that it owns ("Amerikaanse militaire sancties").
OWNER_REACH = 2
# Words between a helping verb and its participle ("a, selon lui, de nouveau accusé").
HELPED_REACH = 8
# Words between a preposition and the actor that it introduces ("tegen de nieuwe").
PREPOSITION_REACH = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of one clause, with the actor mentions among them.

    `inner` says that it depends on another; `stands` gives whom a relative pronoun stands for.
    """

    tokens: tuple[Token, ...]
    actors: tuple[Mention, ...]
    grammar: Lexicon
    inner: bool = False
    stands: Mapping[Span, Mention] = field(default_factory=dict)

    def list(self, name: str) -> frozenset[str]:
        """A list of the language's helping words."""
        return self.grammar.lists.get(name, frozenset())


def fits(word: str, globs: frozenset[str]) -> bool:
    """Whether a word has one of the shapes that a list writes with stars: "ge*t"."""
    return any(fnmatchcase(word, glob) for glob in globs)


def introduced(clause: Clause, mention: Mention, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions stands shortly before an actor, no other actor between.

    Through an "of" it reaches the owner of what it introduces: "tegen de plannen van Rome".
    """
    before = [t for t in clause.tokens if t.end <= mention.span.start]
    left = PREPOSITION_REACH
    for token in reversed(before):
        if left == 0 or token.text == ",":
            return False
        left -= 1
        if _is_article(clause, token):
            continue
        bare = _uncontracted(clause, token.lemma)
        if bare in clause.list("owners") and _is_standin(clause, token):
            left = PREPOSITION_REACH
            continue
        if bare in prepositions:
            return True
        if any(other.span.overlaps(Span(token.start, token.end)) for other in clause.actors):
            return False
        if bare in clause.list("owners"):
            left = PREPOSITION_REACH
        elif token.lemma in clause.list("prepositions"):
            return False
    return False


def _is_article(clause: Clause, token: Token) -> bool:
    """Whether a word is "some" and not "of the", by what stands before it: "a tué des civils"."""
    if token.lemma not in clause.list("partitives"):
        return False
    before = next((t for t in reversed(clause.tokens) if t.end <= token.start), None)
    if before is None or before.text == ",":
        return True
    leading = clause.list("prepositions") | clause.list("and") | clause.list("auxiliaries")
    return before.lemma in leading or before.lemma in clause.grammar.verbs


def _is_standin(clause: Clause, owner: Token) -> bool:
    """Whether an "of" follows those whom an actor sends: "een delegatie van Rome" is Rome."""
    before = next((t for t in reversed(clause.tokens) if t.end <= owner.start), None)
    return before is not None and before.lemma in clause.list("standins")


def _uncontracted(clause: Clause, word: str) -> str:
    """A preposition without the article that has melted into it: "vom" is "von"."""
    pairs = (pair.partition("=") for pair in clause.list("contractions"))
    return next((bare for whole, _, bare in pairs if whole == word), word)


def joined(clause: Clause, mention: Mention) -> list[Mention]:
    """An actor with those coordinated with it: "Rusland en China"."""
    found = [mention]
    for other in clause.actors:
        if other.span.start <= found[-1].span.end:
            continue
        between = [t for t in clause.tokens if found[-1].span.end <= t.start < other.span.start]
        words = {t.lemma for t in between}
        allowed = clause.list("and") | clause.list("between_names") | {","}
        if between and words <= allowed and words & (clause.list("and") | {","}):
            found.append(other)
        else:
            break
    linked = any(
        t.lemma in clause.list("and")
        for t in clause.tokens
        if found[0].span.end <= t.start and t.end <= found[-1].span.start
    )
    return found if linked else [mention]


def finite(clause: Clause, token: Token) -> Token:
    """The clause's finite verb: its first auxiliary, else the event verb itself."""
    helpers = clause.list("auxiliaries") | clause.list("passive")
    return next(
        (
            t
            for t in clause.tokens
            if t.lemma in helpers
            and t.start != token.start
            and not any(m.span.covers(Span(t.start, t.end)) for m in clause.actors)
        ),
        token,
    )


def _cased(clause: Clause, mention: Mention, name: str) -> bool:
    """Whether the article of an actor, or a relative pronoun, is of a case: "den", "des"."""
    words = clause.list(name)
    first = next((t for t in clause.tokens if t.start >= mention.span.start), None)
    if first is None:
        return False
    before = next((t for t in reversed(clause.tokens) if t.end <= mention.span.start), None)
    if first.lemma in words:
        return True
    if before is None or before.lemma not in words:
        return False
    return not any(m.span.start <= before.start < m.span.end for m in clause.actors)


def _apart(clause: Clause, mention: Mention, token: Token) -> bool:
    """Whether one comma parts an actor from the verb before it: "detuvo a diez, entre ellos X"."""
    between = [t for t in clause.tokens if token.end <= t.start < mention.span.start]
    return sum(t.text == "," for t in between) % 2 == 1


def roles(clause: Clause, token: Token) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Subject, bare object and the actors that a preposition introduces, by the order of words."""
    at = finite(clause, token)
    prepositions = clause.list("prepositions")
    bare = [
        m
        for m in clause.actors
        if not introduced(clause, m, prepositions) and not _cased(clause, m, "genitives")
    ]
    oblique = [m for m in clause.actors if m not in bare]
    beside = [m for one in oblique for m in _beside(clause, one, at) if m in bare]
    bare = [m for m in bare if m not in beside]
    oblique = sorted([*oblique, *beside], key=lambda m: m.span.start)
    groups: list[list[Mention]] = []
    for mention in bare:
        if groups and mention in groups[-1]:
            continue
        groups.append(joined(clause, mention))
    before = [g for g in groups if g[-1].span.end <= at.start]
    after = [g for g in groups if g[0].span.start >= at.end]
    objects = [g for g in (*before, *after) if _cased(clause, g[0], "objectives")]
    if len(before) > 1 and before[0][0].span in clause.stands and not clause.list("verb_final"):
        objects = objects or before[:1]  # "le navire que Rome a saisi"
    free = [g for g in (*before, *after) if g not in objects]
    subject = free[0] if free else []
    if clause.inner or not (before and after):
        rest = free[1:]
    else:
        rest = [g for g in after if g is not subject] or [g for g in before if g is not subject]
    rest = objects or [g for g in rest if g not in objects and not _apart(clause, g[0], token)]
    return subject, rest[0] if rest else [], oblique


def _beside(clause: Clause, mention: Mention, verb: Token) -> list[Mention]:
    """Who shares an actor's preposition: "met Rome en Bern", not "na het bezoek van A, B en C"."""
    found = joined(clause, mention)
    between = [t for t in clause.tokens if mention.span.end <= t.start < found[-1].span.start]
    listed = any(t.text == "," for t in between) and mention.span.start < verb.start
    return [] if listed else found[1:]


def of_infinitive(clause: Clause, particle: Token) -> bool:
    """Whether a particle belongs to the infinitive behind it: "X toe te spreken"."""
    after = next((t for t in clause.tokens if t.start >= particle.end), None)
    return after is not None and after.lemma in clause.list("infinitive_marks")


def is_helped(clause: Clause, token: Token) -> bool:
    """Whether a participle has the clause's helping verb, and no other verb has it before."""
    helper = finite(clause, token)
    if helper is token or helper.start > token.start:
        return helper is not token
    shapes, been = clause.list("bare_participles"), clause.list("passive")
    between = [
        t for t in clause.tokens if helper.end <= t.start < token.start and t.lemma not in been
    ]
    return not any(
        fits(t.lemma, shapes)
        and not any(m.span.start <= t.start < m.span.end for m in clause.actors)
        for t in between[:HELPED_REACH]
    )


def attribute(clause: Clause, token: Token) -> Mention | None:
    """Whom a participle right before him describes: "vastgehouden Duitse dominee"."""
    if not fits(token.lemma, clause.list("attributes")):
        return None
    found = next((m for m in clause.actors if 0 < m.span.start - token.end <= 1), None)
    return found if found is not None and found.form in {"role", "group", "demonym"} else None


def before_noun(clause: Clause, token: Token, slots: frozenset[str]) -> list[Mention]:
    """The target that stands before a noun: "kündigte gegen Minsk neue Sanktionen an"."""
    if not clause.list("verb_final"):
        return []
    near = [m for m in clause.actors if m.span.end <= token.start and introduced(clause, m, slots)]
    return [
        m
        for m in near[-1:]
        if len([t for t in clause.tokens if m.span.end <= t.start < token.start]) <= OWNER_REACH
    ]
