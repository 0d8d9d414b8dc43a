"""Statements by the parse: every cue of a frame with its speaker, addressee and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from dragoman.language import Token
from dragoman.records import Act, ActorRef, Cue
from dragoman.statements.contents import GOVERNED, quotation_beside, yes_or_no
from dragoman.statements.cues import entry_of, is_negated, is_unreal, is_verb
from dragoman.statements.found import Found, named_at_colon, ref
from dragoman.statements.speakers import (
    actor_of,
    actors_of,
    addressee_of,
    subject_of,
    target_of,
)
from dragoman.statements.tree import Entry, Tree, wordset
from dragoman.words import load


def read_tree(tree: Tree) -> Iterator[Found]:
    """All statements of a frame whose cue is a verb, a preposition or a noun, in text order."""
    used: set[int] = set()
    sources = find_sources(tree)
    tree = replace(tree, aside=frozenset(i for source in sources for i in source.tokens))
    for verb in tree.tokens:
        if not is_verb(tree, verb) or tree.mask_of(verb) is not None:
            continue
        entry = entry_of(tree, verb)
        if entry is None or is_unreal(tree, verb):
            continue
        yield from _from_verb(tree, verb, entry, used)
    for source in sources:
        yield from source_phrase(tree, source, used)
    yield from noun_of_saying(tree)
    yield from headline_colon(tree, used)
    yield from quotation_alone(tree, used)


def _from_verb(
    tree: Tree, verb: Token, named: tuple[str, Entry], used: set[int]
) -> Iterator[Found]:
    lemma, entry = named
    said = next((s for rule in GOVERNED if (s := rule(tree, verb, entry)) is not None), None)
    subject = subject_of(tree, verb)
    speakers = actors_of(tree, subject, lemma)
    if said is None:
        said = yes_or_no(tree, verb) or quotation_beside(tree, verb, entry, used)
    if said is None or not said.tokens:
        return
    if not speakers and subject is not None and said.rule != "quotation_governed":
        return  # something that cannot speak: "the data show that"
    if said.rule == "clause_around" and subject is not None:
        # "Syria, its president said, had none": the parser takes the two nouns for one.
        beside = [t for t in tree.kids(subject, "appos") if tree.mention(t) is not None]
        speakers = actors_of(tree, beside[-1], lemma) if beside else speakers
    passive = bool(tree.kids(verb, "nsubjpass"))
    if lemma in wordset(tree.article.language, "finite_only") and verb.tag in ("VBG", "VBN", "VB"):
        return
    if subject is None and not passive and said.rule in ("object_of_cue", "infinitive_governed"):
        return
    if passive and said.rule == "clause_governed" and not tree.kids(verb, "agent"):
        # "He was told that": the subject hears it.
        speakers = []
    about = said.about
    negated = is_negated(tree, verb)
    act = entry.act
    if said.rule == "object_of_cue" and said.about is not None:
        if act == "ASSERT":
            known = load(tree.article.language, "speech").get("objects", {})
            act = cast("Act", known.get(said.about.lemma, act))
        if not speakers and not passive:
            return
    aimed = about is not None and act in ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN")
    if act == "REQUEST" and said.rule == "object_of_cue" and "t" not in entry.frames:
        aimed = False  # "demanded the release of": asked of nobody in particular
    own = {speaker.actor_id for speaker in speakers}
    target = target_of(tree, about, own) if about is not None and aimed else None
    addressee = addressee_of(tree, verb, entry)
    if target is None and addressee is not None and act in ("REQUEST", "THREATEN", "AGREE"):
        target = addressee.actor_id
    if act == "REQUEST" and addressee is None and said.rule == "clause_governed":
        asked = [a for t in said.tokens if t.dep == "nsubj" for a in actors_of(tree, t)]
        if asked and asked[0].actor_id not in own:
            addressee, target = asked[0], asked[0].actor_id
    content = tree.spans(said.tokens)
    if not content:
        return
    for i, mask in enumerate(tree.frame.masks):
        if any(mask.start <= t.start < mask.end for t in said.tokens):
            used.add(i)
    everyone: list[ActorRef | None] = [*speakers] or [None]
    for speaker in everyone:
        place = tree.place(verb)
        yield Found(
            speaker,
            addressee,
            Cue(place.start, place.end, lemma),
            content,
            act,
            target,
            negated,
            tree.frame.span,
            said.rule,
            round(said.score * (1.0 if speaker and speaker.actor_id else 0.8), 3),
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source: "according to X"."""

    first: Token
    after: Token
    speaker: ActorRef
    tokens: frozenset[int]


def find_sources(tree: Tree) -> list[Source]:
    """The phrases of a frame that name a source, in text order."""
    found = []
    text = tree.frame.text.lower()
    for phrase in sorted(wordset(tree.article.language, "sources"), key=len, reverse=True):
        place = text.find(phrase)
        while place >= 0:
            end = place + len(phrase)
            after = next((t for t in tree.tokens if t.start >= end), None)
            first = next((t for t in tree.tokens if t.start >= place), None)
            if after is not None and first is not None and not text[end : end + 1].isalpha():
                source = _source(tree, first, after)
                found += [] if source is None else [source]
            place = text.find(phrase, end)
    return sorted(found, key=lambda s: s.first.i)


def _source(tree: Tree, first: Token, after: Token) -> Source | None:
    noun = after
    while noun.dep in ("det", "compound", "amod", "poss", "nmod", "case", "nummod") and (
        noun.head > noun.i
    ):
        noun = tree.head(noun)
    named = tree.mention(noun) or tree.mention(after)
    speaker = ref(named) if named is not None else actor_of(tree, noun, "say")
    if speaker is None or tree.mask_of(noun) is not None:
        return None
    phrase = {t.i for t in tree.subtree(noun) if t.i >= first.i and tree.mask_of(t) is None}
    return Source(first, after, speaker, frozenset(phrase | set(range(first.i, noun.i + 1))))


def source_phrase(tree: Tree, source: Source, used: set[int]) -> Iterator[Found]:
    """A source is named by a preposition: according to X, in the words of X."""
    first, phrase = source.first, source.tokens
    head = tree.head(first)
    # At either end of a sentence the source stands for all of it, inside for its own clause.
    ends = all(t.pos == "PUNCT" for t in tree.tokens[max(phrase) + 1 :])
    whole = first.i == 0 or (ends and tree.tokens[first.i - 1].text == ",")
    while (whole or head.pos not in ("VERB", "AUX") or head.dep == "conj") and head.head != head.i:
        head = tree.head(head)
    words = [] if head.i in phrase else [t for t in tree.subtree(head) if t.i not in phrase]
    words = words or [t for t in tree.tokens if t.i not in phrase]
    content = tuple(s for s in tree.spans(words) if len(s) > 2)
    if not content:
        return
    if not any(e.i in {t.i for t in words} for e in _cues(tree)):
        used.update(
            i
            for i, mask in enumerate(tree.frame.masks)
            if any(mask.start <= t.start < mask.end for t in words)
        )
    place = tree.frame.back(first.start, source.after.start)
    lemma = place.of(tree.article.text).strip().lower()
    cue = Cue(place.start, place.start + len(lemma), lemma)
    speaker = source.speaker
    yield Found(
        speaker, None, cue, content, "ASSERT", None, False, tree.frame.span, "source_phrase", 0.85
    )


def _cues(tree: Tree) -> list[Token]:
    return [t for t in tree.tokens if is_verb(tree, t) and entry_of(tree, t) is not None]


def _is_that_clause(tree: Tree, token: Token) -> bool:
    return any(t.lemma == "that" and t.tag == "IN" for t in tree.kids(token, "mark"))


def noun_of_saying(tree: Tree) -> Iterator[Found]:
    """A noun of saying has an owner and a content: Xi's pledge not to interfere."""
    acts = load(tree.article.language, "speech").get("nouns", {})
    for noun in tree.tokens:
        act = acts.get(noun.lemma)
        if noun.pos != "NOUN" or act is None or tree.mask_of(noun) is not None:
            continue
        contents = [
            t
            for t in tree.kids(noun, "acl", "ccomp", "relcl")
            if any(c.tag == "TO" for c in tree.kids(t, "aux"))
            or t.dep == "ccomp"
            or _is_that_clause(tree, t)
        ]
        for rel in tree.kids(noun, "relcl"):
            contents += [
                t
                for t in tree.kids(rel, "xcomp", "advcl")
                if any(c.tag == "TO" for c in tree.kids(t, "aux"))
            ]
        if not contents:
            continue
        owners = tree.kids(noun, "poss")
        owners += [
            t
            for p in tree.kids(noun, "prep", "agent")
            if p.lemma in ("by", "from")
            for t in tree.kids(p, "pobj")
        ]
        owners += [s for r in tree.kids(noun, "relcl") for s in tree.kids(r, "nsubj")]
        speakers = [a for owner in owners for a in actors_of(tree, owner)]
        if not speakers:
            continue
        content = tree.spans(tree.subtree(contents[0]))
        place = tree.place(noun)
        yield Found(
            speakers[0],
            _receiver(tree, noun),
            Cue(place.start, place.end, noun.lemma),
            content,
            cast("Act", act),
            None,
            False,
            tree.frame.span,
            "noun_of_saying",
            0.7,
        )


def _receiver(tree: Tree, noun: Token) -> ActorRef | None:
    """To whom a message went: "the message that Biden gave to Xi", "Biden's message to Xi"."""
    for token in [noun, *tree.kids(noun, "relcl", "acl")]:
        for to in tree.kids(token, "prep", "dative"):
            for who in tree.kids(to, "pobj"):
                found = actor_of(tree, who)
                if to.lemma == "to" and found is not None:
                    return found
    return None


def headline_colon(tree: Tree, used: set[int]) -> Iterator[Found]:
    """A headline or a line of a transcript names its speaker at a colon: Minister: talks go on."""
    yield from named_at_colon(tree.frame, tree.mentions, used)


def quotation_alone(tree: Tree, used: set[int]) -> Iterator[Found]:
    """A quotation whose speaker its own sentence does not name; the paragraph may."""
    for i, mask in enumerate(tree.frame.masks):
        if i not in used:
            yield Found(
                None,
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


RULES = (source_phrase, noun_of_saying, headline_colon, quotation_alone)
