"""Statements by the parse: every cue of a frame with its speaker, addressee and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.language import Token
from dragoman.records import ActorRef, Cue, Span
from dragoman.statements import beside, contents, objects, sources
from dragoman.statements.beside import quotation_beside, scrap_behind, that_behind, yes_or_no
from dragoman.statements.cues import entry_of, is_negated, is_unreal, is_verb
from dragoman.statements.found import Found, named_at_colon
from dragoman.statements.frames import is_title
from dragoman.statements.speakers import actors_of
from dragoman.statements.tree import EACH_OTHER, Entry, Tree
from dragoman.statements.verbs import (
    act_by_object,
    aim,
    paragraph_behind,
    speakers_of,
    who_says,
    with_scraps,
)

# The first rule that finds something decides.
GOVERNED = (*contents.RULES, *objects.RULES)


def read_tree(tree: Tree) -> Iterator[Found]:
    """All statements of a frame whose cue is a verb, a preposition or a noun, in text order."""
    used: set[int] = set()
    phrases = sources.find_sources(tree)
    tree = replace(tree, aside=frozenset(i for phrase in phrases for i in phrase.tokens))
    for verb in tree.tokens:
        if not is_verb(tree, verb) or tree.mask_of(verb) is not None:
            continue
        entry = entry_of(tree, verb)
        if entry is None or is_unreal(tree, verb):
            continue
        yield from _from_verb(tree, verb, entry, used)
    for phrase in phrases:
        yield from sources.source_phrase(tree, phrase, used)
    yield from sources.noun_of_saying(tree)
    yield from headline_colon(tree, used)
    yield from sources.quotation_labelled(tree, used)
    yield from quotation_alone(tree, used)


def _from_verb(
    tree: Tree, verb: Token, named: tuple[str, Entry], used: set[int]
) -> Iterator[Found]:
    lemma, entry = named
    said = next((s for rule in GOVERNED if (s := rule(tree, verb, entry)) is not None), None)
    who = who_says(tree, verb, lemma, said)
    if said is None:
        said = (
            yes_or_no(tree, verb)
            or quotation_beside(tree, verb, entry, used)
            or that_behind(tree, verb, entry)
            or scrap_behind(tree, verb, entry)
        )
    if said is None and tree.behind is not None and who.speakers and "c" in entry.frames:
        yield from paragraph_behind(tree, verb, named, who.speakers)
    if said is None or not said.tokens:
        return
    speakers = speakers_of(tree, verb, lemma, said, who)
    content = with_scraps(tree, verb, tree.spans(said.tokens))
    if speakers is None or not content:
        return
    if said.rule in ("object_of_cue", "clause_governed", "that_behind"):
        # Nobody who speaks stands in what he says; of a clause the speaker is then unknown.
        named_inside = len(speakers)
        speakers = [s for s in speakers if not _stands_in(s, content)]
        if named_inside and not speakers and said.rule == "object_of_cue":
            return
    act = act_by_object(tree, entry, lemma, said)
    addressee, target = aim(tree, verb, (entry, act), said, replace(who, speakers=speakers))
    for i, mask in enumerate(tree.frame.masks):
        if any(mask.start <= t.start < mask.end for t in said.tokens):
            used.add(i)
    everyone: list[ActorRef | None] = [*speakers] or [None]
    place = tree.place(verb)
    mutual = len(speakers) == 2 and _is_mutual(tree, verb)
    for speaker, other in zip(everyone, reversed(everyone), strict=True):
        if mutual and other is not None:
            target = other.actor_id
        yield Found(
            speaker,
            addressee,
            Cue(place.start, place.end, lemma),
            content,
            act,
            target,
            is_negated(tree, verb),
            tree.frame.span,
            said.rule,
            round(said.score * (1.0 if speaker and speaker.actor_id else 0.8), 3),
        )


def _is_mutual(tree: Tree, verb: Token) -> bool:
    """Whether what two do they do to each other: "accused each other", "one another"."""
    return any(
        (tree.tokens[t.i - 1].lemma, t.lemma) in EACH_OTHER
        for t in tree.kids(verb, "dobj", "nsubjpass", "dative")
        if t.i > 0
    )


def _stands_in(speaker: ActorRef, content: Sequence[Span]) -> bool:
    return any(span.covers(Span(speaker.start, speaker.end)) for span in content)


def headline_colon(tree: Tree, used: set[int]) -> Iterator[Found]:
    """A headline or a line of a transcript names its speaker at a colon: Minister: talks go on."""
    yield from named_at_colon(tree.frame, tree.mentions, used)


def quotation_alone(tree: Tree, used: set[int]) -> Iterator[Found]:
    """A quotation whose speaker its own sentence does not name; the paragraph may."""
    text = tree.article.text
    for i, mask in enumerate(tree.frame.masks):
        if i not in used and not is_title(mask.quotation.content.of(text)):
            yield Found(
                _of_headline(tree, mask.start),
                None,
                None,
                (mask.quotation.span,),
                "ASSERT",
                None,
                False,
                tree.frame.span,
                "quotation_alone",
                0.4,
            )


def _of_headline(tree: Tree, place: int) -> ActorRef | None:
    """Whom a headline is about that a colon parts from a quotation: Premier hits back: "..."."""
    before = tree.frame.text[:place].rstrip()
    if tree.frame.kind != "title" or not before.endswith(":"):
        return None
    for verb in tree.tokens:
        if verb.end > len(before) or not is_verb(tree, verb):
            continue
        for noun in tree.kids(verb, "nsubj"):
            return next(iter(actors_of(tree, noun, "say")), None)
    return None


RULES = (*beside.RULES, paragraph_behind, *sources.RULES, headline_colon, quotation_alone)
