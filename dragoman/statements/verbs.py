"""Who says it with a verb, to whom, at whom it is aimed, and how far the content goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from dragoman.language import Token
from dragoman.records import Act, ActorRef, Cue, Span
from dragoman.statements.contents import Said, is_cue
from dragoman.statements.cues import is_negated, quoted_as
from dragoman.statements.found import Found
from dragoman.statements.speakers import actors_of, addressee_of, subject_of, target_of
from dragoman.statements.tree import Entry, Tree, wordset
from dragoman.words import load

# So many characters stand at most between a content and the quoted scrap that goes on with it:
# ", and let them know that".
SCRAP_AWAY = 30
AIMED = ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN")


@dataclass(frozen=True, slots=True)
class Who:
    """Who says it: the noun, the actors, and who only passes it on ("the channel quoted him")."""

    subject: Token | None
    speakers: list[ActorRef]
    outlet: Token | None = None
    behind: bool = False  # the noun stands behind the verb: "Why?" asked Omar


def who_says(tree: Tree, verb: Token, lemma: str, said: Said | None) -> Who:
    """Who speaks by a verb: its subject, or the object where it is quoted or stands behind."""
    subject = subject_of(tree, verb)
    turned = None
    if subject is None and said is not None and said.rule.startswith("quotation"):
        turned = turned_round(tree, verb, said.tokens)
        subject = turned
    quoting = quoted_as(tree, verb)
    # "cited the envoy as saying", and not "cited it as an example"
    as_saying = any(
        t.lemma == "as" and any(below.tag == "VBG" for below in tree.kids(t))
        for t in tree.kids(verb, "prep")
    )
    if as_saying and lemma in wordset(tree.article.language, "quoting"):
        quoting = verb
    outlet = None
    if quoting is not None:
        outlet = subject_of(tree, quoting)
        subject = next(iter(tree.kids(quoting, "dobj", "nsubjpass")), subject)
    return Who(subject, actors_of(tree, subject, lemma), outlet, turned is not None)


def speakers_of(tree: Tree, verb: Token, lemma: str, said: Said, who: Who) -> list[ActorRef] | None:
    """The speakers of what a verb governs, perhaps unknown ones; None where nothing was said."""
    language, subject, speakers = tree.article.language, who.subject, who.speakers
    passive = bool(tree.kids(verb, "nsubjpass"))
    if not speakers and subject is not None and said.rule != "quotation_governed":
        return None  # something that cannot speak: "the ruins show that"
    if said.rule == "clause_around" and subject is not None:
        # "Syria, its president said, had none": the parser takes the two nouns for one.
        beside = [t for t in tree.kids(subject, "appos") if tree.mention(t) is not None]
        speakers = actors_of(tree, beside[-1], lemma) if beside else speakers
    if lemma in wordset(language, "findings"):
        speakers = [s for s in speakers if _can_find(tree, s)]
        if not speakers:
            return None
    if lemma in wordset(language, "finite_only") and verb.tag in ("VBG", "VBN", "VB"):
        return None
    if lemma in wordset(language, "asking") and _is_asked(tree, verb):
        return None  # "Asked how long it would take, he said"
    if subject is None and not passive:
        loose = verb.tag not in ("VBD", "VBZ", "VBP")
        if not said.rule.startswith("quotation") and (
            loose or said.rule in ("object_of_cue", "infinitive_governed")
        ):
            return None  # "it is worth noting that"
    if subject is not None and subject.lemma == "it" and verb.dep == "pcomp":
        return None  # "it goes without saying that"
    if said.rule == "object_of_cue" and said.about is not None and not speakers and not passive:
        return None
    ahead = any(t.tag == "MD" for t in tree.kids(verb, "aux"))
    if passive and ahead and not tree.kids(verb, "agent"):
        return None  # "the bill will be debated today"
    if passive and said.rule == "clause_governed" and not tree.kids(verb, "agent"):
        return []  # "He was told that": the subject hears it.
    return speakers


def _is_asked(tree: Tree, verb: Token) -> bool:
    """Whether a participle tells of the question that an answer is given to."""
    passive = verb.tag == "VBN" and not tree.kids(verb, "aux", "auxpass", "agent")
    return passive and not tree.kids(verb, "nsubj", "nsubjpass")


def act_by_object(tree: Tree, entry: Entry, lemma: str, said: Said) -> Act:
    """The act of a cue, where its object or its infinitive does not make it another."""
    language = tree.article.language
    if entry.act == "ASSERT" and said.rule == "infinitive_governed" and "a" in entry.frames:
        return "REQUEST"  # "told the army to hold its fire"
    if said.about is not None and entry.act == "DENY":
        return "REJECT" if said.about.lemma in wordset(language, "withheld") else "DENY"
    by_object = entry.act == "ASSERT" or lemma in wordset(language, "voicing")
    if said.rule == "object_of_cue" and said.about is not None and by_object:
        known = load(language, "speech").get("objects", {})
        return cast("Act", known.get(said.about.lemma, entry.act))
    return entry.act


def aim(
    tree: Tree, verb: Token, named: tuple[Entry, Act], said: Said, who: Who
) -> tuple[ActorRef | None, str | None]:
    """To whom it is said, and the actor_id of whom the act is aimed at."""
    entry, act = named
    own = {speaker.actor_id for speaker in who.speakers}
    aimed = said.about is not None and act in AIMED
    if act == "REQUEST" and said.rule == "object_of_cue" and "t" not in entry.frames:
        aimed = False  # "demanded the release of": asked of nobody in particular
    target = target_of(tree, said.about, own, act) if said.about is not None and aimed else None
    addressee = None if who.behind else addressee_of(tree, verb, entry)
    if who.outlet is not None:
        addressee = next(iter(actors_of(tree, who.outlet, "say")), None)
    if target is None and addressee is not None and act in ("REQUEST", "THREATEN", "AGREE"):
        target = addressee.actor_id
    if act == "REQUEST" and addressee is None and said.rule == "clause_governed":
        asked = [a for t in said.tokens if t.dep == "nsubj" for a in actors_of(tree, t)]
        if asked and asked[0].actor_id not in own:
            addressee, target = asked[0], asked[0].actor_id
    return addressee, target


def paragraph_behind(
    tree: Tree, verb: Token, named: tuple[str, Entry], speakers: Sequence[ActorRef]
) -> Iterator[Found]:
    """A cue and a colon end a paragraph, and the next one is what was said: He added: ...."""
    if tree.behind is None or any(is_cue(tree, t) for t in tree.tokens[verb.i + 1 :]):
        return
    place = tree.place(verb)
    for speaker in speakers:
        yield Found(
            speaker,
            None,
            Cue(place.start, place.end, named[0]),
            (tree.behind,),
            named[1].act,
            None,
            is_negated(tree, verb),
            tree.frame.span,
            "paragraph_behind",
            0.75,
        )


def with_scraps(tree: Tree, verb: Token, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content with the quoted scraps that go on with it: "her father, and of “all who came”".

    The parser loses its way at marks; what stands between the content and a scrap behind it must
    be short and hold no other cue.
    """
    if not content or content[-1].start < tree.place(verb).start:
        return content
    end = content[-1].end
    for quotation in sorted(tree.frame.left, key=lambda q: q.span):
        if quotation.span.end <= end or quotation.span.start - end > SCRAP_AWAY:
            continue
        between = [t for t in tree.tokens if end <= tree.place(t).start < quotation.span.start]
        if any(is_cue(tree, t) or t.text in (":", ";") for t in between):
            break
        end = quotation.span.end
    return (*content[:-1], Span(content[-1].start, end))


def turned_round(tree: Tree, verb: Token, said: Sequence[Token]) -> Token | None:
    """Who speaks behind the verb, where the parser took him for its object: "Why?" asked Omar."""
    last = max(t.i for t in said)
    close = last < verb.i and all(t.pos == "PUNCT" for t in tree.tokens[last + 1 : verb.i])
    return next(iter(tree.kids(verb, "dobj")), None) if close else None


def _can_find(tree: Tree, speaker: ActorRef) -> bool:
    mention = tree.mentions.at(speaker.start)
    if mention is None and tree.outer is not None and speaker.name == tree.outer.name:
        return False  # "we intended to present petitions showing"
    return mention is None or (mention.actor_kind != "person" and mention.form != "pronoun")
