"""The actors of a parsed sentence: those it names, and those that "we" and "he" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.actors import outlet_ids
from dragoman.events.beside import named_beside
from dragoman.events.draft import Scene
from dragoman.events.lexicon import lexicon
from dragoman.events.tree import OF, Tree, climb, inside_span, objects_of_preposition, subtree, top
from dragoman.language import Token
from dragoman.places import find_places
from dragoman.records import ActorKind, ActorRef, Mention, Span, Statement

FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
SINGULAR = frozenset({"i", "me", "my"})
THIRD_PERSON = frozenset({"he", "him", "his", "she", "her"})
STANCES = ("pro-", "anti-", "non-", "pro ", "anti ")
OPPOSED = ("anti-", "anti ")
JOINED = re.compile(r"[-‑–](\w+)")
# "said of Biden", "tweeted about her": whom the words between the quotation marks are about.
ABOUT = frozenset({"of", "about"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a sentence: the words, their topmost token, and who it is.

    `doubtful` marks a pronoun in what others claim, whose antecedent nobody can be sure of.
    """

    ref: ActorRef
    words: frozenset[int]
    head: int
    group: bool
    kind: ActorKind = "unknown"
    country: str | None = None
    doubtful: bool = False


def reports(ref: ActorRef, language: str) -> bool:
    """Whether somebody only reports: an agency by its id, "state television" by its words."""
    reporters = lexicon(language).lists.get("reporters", frozenset())
    return ref.actor_id in outlet_ids() or bool(reporters & set(ref.name.lower().split()))


def _innermost(scene: Scene, span: Span) -> Statement | None:
    holders = [
        s
        for s in scene.statements
        if s.speaker is not None and any(c.covers(span) for c in s.content)
    ]
    return min(holders, key=lambda s: sum(len(c) for c in s.content), default=None)


def _spoken_of(scene: Scene, tree: Tree, mention: Mention) -> Mention | None:
    """Whom "he" stands for where the frame says so: '"He lied," Trump said of Biden'."""
    said = _innermost(scene, mention.span)
    if said is None or said.quote == "indirect" or said.cue is None:
        return None
    start = said.cue.start
    cue = next((t.i for t in tree.tokens if t.start <= start < t.end), None)
    if cue is None:
        return None
    about = set(objects_of_preposition(tree, cue, ABOUT, deep=False))
    named = [
        m
        for m in scene.mentions
        if m.form != "pronoun" and about & inside_span(tree, m.span.start, m.span.end)
    ]
    return named[0] if named else None


def _doubtful(tree: Tree, head: int, scene: Scene) -> bool:
    """Whether a pronoun stands in a claim of others: "needed proof of claims he was killed"."""
    nouns = lexicon(scene.sentence.language).lists.get("reports", frozenset())
    for above in climb(tree, head):
        token = tree.tokens[above]
        if token.pos == "NOUN" and token.lemma in nouns:
            whose = [k for k in tree.kids[above] if tree.tokens[k].dep in {"poss", "amod"}]
            return any(tree.tokens[k].text[:1].isupper() for k in whose)
    return False


def _own_state(scene: Scene, tree: Tree, token: Token, speaker: ActorRef) -> ActorRef:
    """Who "we" are: the speaker, but his state where it is the nation's: "our election"."""
    nation = lexicon(scene.sentence.language).lists.get("nation", frozenset())
    country = scene.countries.get(speaker.actor_id or "")
    owned = tree.tokens[token.head].lemma in nation
    to_all = lexicon(scene.sentence.language).lists.get("to_nations", frozenset())
    above = (token.head, tree.tokens[token.head].head)
    struck = token.text.lower() == "us" and any(tree.tokens[i].lemma in to_all for i in above)
    if struck and country is not None:
        return ActorRef(country, country, token.start, token.end)
    if token.text.lower() == "our" and owned and country is not None:
        return ActorRef(country, country, token.start, token.end)
    return ActorRef(speaker.actor_id, speaker.name, token.start, token.end)


def _only_near(after: str, language: str) -> bool:
    """Whether words that follow make a name tell of others: "a French-born man"."""
    joined = JOINED.match(after)
    near = lexicon(language).lists.get("near_only", frozenset())
    return joined is not None and joined[1].lower() in near


def parties(scene: Scene, tree: Tree) -> tuple[Party, ...]:
    """The actors of a sentence: its mentions, and the speaker where he says "we" or "I"."""
    found = []
    spans = [m.span for m in scene.mentions]
    text = scene.article.text
    byline = scene.article.byline or ""
    for mention in scene.mentions:
        if text[max(0, mention.span.start - 5) : mention.span.start].lower().endswith(STANCES):
            continue  # "pro-Palestinian protests" are nobody's of Palestine
        if _only_near(text[mention.span.end :], scene.sentence.language):
            continue
        if byline and mention.actor_kind == "person" and mention.name in byline:
            continue  # who writes is no party to what he writes of
        inside = inside_span(tree, mention.span.start, mention.span.end)
        head = top(tree, inside)
        if head is None:
            continue
        who = mention
        pronoun = mention.span.of(text).lower() in THIRD_PERSON
        if pronoun:
            meant = _spoken_of(scene, tree, mention)
            who = replace(meant, span=mention.span) if meant is not None else mention
        if mention.actor_id is None and mention.form != "pronoun":
            who = named_beside(tree, head, scene.mentions) or mention
        found.append(
            Party(
                ref=ActorRef(who.actor_id, who.name, who.span.start, who.span.end),
                words=inside,
                head=head,
                group=mention.form == "group",
                kind=who.actor_kind,
                country=who.country,
                doubtful=pronoun and who is mention and _doubtful(tree, head, scene),
            )
        )
    for token in tree.tokens:
        if token.text.lower() not in FIRST_PERSON:
            continue
        span = Span(token.start, token.end)
        if any(span.overlaps(other) for other in spans):
            continue
        said = _innermost(scene, span)
        if said is not None and said.speaker is not None:
            ref = _own_state(scene, tree, token, said.speaker)
            side: ActorKind = "unknown" if token.text.lower() in SINGULAR else "state"
            found.append(Party(ref, frozenset({token.i}), token.i, group=False, kind=side))
    return tuple(p for p in found if not _stands_for_named(tree, p, found))


def opposed(scene: Scene, tree: Tree, words: frozenset[int]) -> tuple[Party, ...]:
    """Whom a word before some words is against: "anti-Orban protesters", "an anti-Orban march"."""
    text = scene.article.text
    found = []
    for mention in scene.mentions:
        before = text[max(0, mention.span.start - 5) : mention.span.start].lower()
        inside = inside_span(tree, mention.span.start, mention.span.end)
        head = top(tree, inside)
        if head is None or tree.tokens[head].head not in words or not before.endswith(OPPOSED):
            continue
        if mention.form == "group":  # "anti-Orban protesters" are none of Orban's
            continue
        ref = ActorRef(mention.actor_id, mention.name, mention.span.start, mention.span.end)
        found.append(Party(ref, inside, head, group=False, kind=mention.actor_kind))
    return tuple(found)


def _stands_for_named(tree: Tree, actor: Party, found: list[Party]) -> bool:
    """Whether people without a name are spoken of as those of named ones: "envoys of Chad"."""
    token = tree.tokens[actor.head]
    if actor.ref.actor_id is not None or token.tag != "NNS":
        return False
    if token.lemma not in lexicon("en").lists["standing_for"]:
        return False
    of = objects_of_preposition(tree, actor.head, OF, deep=False)
    return any(p.ref.actor_id is not None and p.words & set(of) for p in found)


def grounds(scene: Scene, tree: Tree) -> tuple[Party, ...]:
    """The states of places that no actor's words cover: Lagos stands for Nigeria when bombed."""
    start = scene.sentence.span.start
    text = scene.sentence.span.of(scene.article.text)
    found = []
    for place in find_places(text, scene.sentence.language, context=scene.article.text):
        span = Span(place.start + start, place.end + start)
        inside = inside_span(tree, span.start, span.end)
        head = top(tree, inside)
        if place.country is None or head is None:
            continue
        ref = ActorRef(place.country, place.name, span.start, span.end)
        found.append(Party(ref, inside, head, group=False, kind="state", country=place.country))
    return tuple(found)


def owner_of(tree: Tree, actor: Party, places: tuple[Party, ...]) -> Party | None:
    """The state behind an actor that is itself moved: "its ambassador to Togo" stands for Togo."""
    inside = [p for p in places if p.words <= actor.words]
    if inside:
        return inside[0]
    if actor.country is None or actor.ref.actor_id == actor.country:
        return None
    named = [
        i
        for i in sorted(actor.words & subtree(tree, actor.head) - {actor.head})
        if tree.tokens[i].pos in {"PROPN", "ADJ"} and tree.tokens[i].text[:1].isupper()
    ]
    if not named:
        return None
    token = tree.tokens[named[0]]
    ref = ActorRef(actor.country, token.text, token.start, token.end)
    return Party(ref, frozenset({token.i}), token.i, group=False, kind="state")
