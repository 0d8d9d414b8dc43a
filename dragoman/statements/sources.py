"""Statements whose cue is no verb: phrases that name a source, and nouns of saying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from dragoman.language import Token
from dragoman.records import Act, ActorRef, Cue
from dragoman.statements.cues import entry_of, is_verb
from dragoman.statements.found import Found, ref
from dragoman.statements.speakers import actor_of, actors_of
from dragoman.statements.tree import Tree, wordset
from dragoman.words import load


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
    named = tree.mention(noun)
    if named is None and after.dep != "poss":  # "citing Turkey's state-run agency"
        named = tree.mention(after)
    speaker = ref(named) if named is not None else actor_of(tree, noun, "say")
    if noun.lemma in wordset(tree.article.language, "no_sources"):
        return None  # "according to plan"
    if speaker is None or tree.mask_of(noun) is not None:
        return None
    phrase = {t.i for t in tree.subtree(noun) if t.i >= first.i and tree.mask_of(t) is None}
    if first.i == 0:
        # "According to Fidan, Turkey and Syria will": who begins the clause is no apposition.
        comma = next((t.i for t in tree.tokens[noun.i :] if t.text == ","), len(tree.tokens))
        begins = tree.mention(tree.tokens[comma + 1]) if comma + 1 < len(tree.tokens) else None
        if begins is not None and begins.actor_id != speaker.actor_id:
            phrase = {i for i in phrase if i < comma}
    phrase |= set(range(first.i, noun.i + 1))
    for token in tree.tokens[max(phrase) + 1 :]:
        if token.ent[2:] not in ("DATE", "TIME") and token.lemma not in ("on", "in"):
            break
        if token.ent[2:] in ("DATE", "TIME"):  # "as quoted by the Courier on Friday"
            phrase |= set(range(max(phrase), token.i + 1))
    return Source(first, after, speaker, frozenset(phrase))


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


def _owners(tree: Tree, noun: Token, *, by: tuple[str, ...] = ("by", "from", "of")) -> list[Token]:
    """Whose a noun of saying is: "Xi's pledge", "a warning from Oman", "the reply of the king"."""
    owners = tree.kids(noun, "poss")
    return owners + [
        token
        for prep in tree.kids(noun, "prep", "agent")
        if prep.lemma in by
        for token in tree.kids(prep, "pobj")
    ]


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
        owners = _owners(tree, noun, by=("by", "from"))
        owners += [s for r in tree.kids(noun, "relcl") for s in tree.kids(r, "nsubj")]
        speakers = [a for owner in owners for a in actors_of(tree, owner, "say")]
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


def quotation_labelled(tree: Tree, used: set[int]) -> Iterator[Found]:
    """A noun beside a quotation says whose it is: Quote from X: "..."; "..." was the reply of X."""
    labels = wordset(tree.article.language, "labels")
    for i, mask in enumerate(tree.frame.masks):
        if i in used:
            continue
        text = tree.frame.text
        colon = text[: mask.start].rstrip().endswith(":")
        for noun in tree.tokens:
            if noun.lemma not in labels or tree.mask_of(noun) is not None:
                continue
            between = text[min(noun.end, mask.end) : max(mask.start, noun.start)]
            beside = colon if noun.start < mask.start else "." not in between
            speakers = [a for owner in _owners(tree, noun) for a in actors_of(tree, owner, "say")]
            if not beside or not speakers:
                continue
            used.add(i)
            place = tree.place(noun)
            yield Found(
                speakers[0],
                None,
                Cue(place.start, place.end, noun.lemma),
                (mask.quotation.span,),
                "ASSERT",
                None,
                False,
                tree.frame.span,
                "quotation_labelled",
                0.8,
            )
            break


RULES = (source_phrase, noun_of_saying, quotation_labelled)
