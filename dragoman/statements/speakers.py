"""Who speaks, to whom, and at whom it is aimed: from the parse."""

from __future__ import annotations

from dragoman.actors import members
from dragoman.language import Token
from dragoman.records import Act, ActorRef, Mention, Span
from dragoman.statements.cues import PERSON_ENDINGS, is_personal, outer_cue
from dragoman.statements.found import ref
from dragoman.statements.judging import JUDGING, judged_doers
from dragoman.statements.tree import Entry, Tree, lexicon, wordset


def subject_of(tree: Tree, verb: Token, *, depth: int = 6) -> Token | None:
    """The one who does a verb: its own subject, or that of the verb it leans on."""
    cue = outer_cue(tree, verb)
    if cue is not None:
        return subject_of(tree, cue, depth=depth - 1)
    own = tree.kids(verb, "nsubj", "csubj")
    if own:
        last = verb.dep in ("relcl", "parataxis")
        return antecedent(tree, own[-1] if last else own[0], verb)
    if tree.kids(verb, "nsubjpass"):
        return _agent(tree, verb)
    if depth == 0 or verb.head == verb.i:
        return None
    head = tree.head(verb)
    if verb.dep in ("conj", "advcl", "xcomp", "parataxis", "dep", "ccomp", "pcomp"):
        if verb.dep == "ccomp" and not _has_gap(tree, verb):
            return None
        while head.pos == "ADP" and head.head != head.i:
            head = tree.head(head)
        if head.pos in ("VERB", "AUX"):
            if tree.kids(head, "nsubjpass") and verb.dep in ("advcl", "xcomp"):
                return tree.kids(head, "nsubjpass")[0]
            controlled = tree.kids(head, "dobj") if verb.dep == "xcomp" else []
            if controlled and head.lemma in lexicon(tree.article.language):
                return None  # "asked China to promise": nobody has promised
            return subject_of(tree, head, depth=depth - 1)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        speaks = tree.mention(head) is not None or any(
            head.lemma in wordset(tree.article.language, name)
            for name in ("bodies", "documents", "some_people")
        )
        if verb.tag == "VBG" and verb.i == head.i + 1:
            return head  # "alerts warning of a flood"
        above = head
        while above.pos not in ("VERB", "AUX") and above.head != above.i:
            above = tree.head(above)
        if verb.tag == "VBG" and not speaks and above.pos in ("VERB", "AUX"):
            return subject_of(tree, above, depth=depth - 1)  # "as result of the talks, adding"
        return head
    return None


def _has_gap(tree: Tree, verb: Token) -> bool:
    return verb.tag in ("VBG", "VBN", "VB") and not tree.kids(verb, "mark")


def _agent(tree: Tree, verb: Token) -> Token | None:
    for by in tree.kids(verb, "agent"):
        for token in tree.kids(by, "pobj"):
            return token
    return None


def antecedent(tree: Tree, token: Token, verb: Token) -> Token:
    """The noun that "who" or "which" stands for; any other token itself.

    "Remarks by the envoy, who said": who says is the envoy and not what he said.
    """
    if token.tag in ("WP", "WDT") or token.lemma in ("who", "which", "that"):
        head = tree.head(verb)
        if verb.dep == "relcl" and head.pos in ("NOUN", "PROPN", "PRON"):
            if token.lemma != "who" or tree.mention(head) is not None:
                return head
            between = [t for t in tree.subtree(head) if head.i < t.i < token.i]
            people = [t for t in between if t.dep == "pobj" and _is_person(tree, t)]
            return head if not people or is_personal(tree, head) else people[-1]
    return token


def _is_person(tree: Tree, token: Token) -> bool:
    mention = tree.mention(token)
    return mention is not None and mention.actor_kind == "person"


def actors_of(tree: Tree, token: Token | None, cue: str = "") -> list[ActorRef]:
    """The actors that a noun names, with those that are joined to it by "and"."""
    if token is None:
        return []
    if token.lemma in wordset(tree.article.language, "documents"):
        issuers = _issuers(tree, token)
        if issuers:
            return issuers
    found: list[ActorRef] = []
    heads = [token]
    if tree.mention(token) is None:
        # "Presidents A and B", "The delegate, Valerian Zorin,": the names and not the noun.
        named = [t for t in tree.kids(token, "appos") if tree.mention(t) is not None]
        heads = named or heads
    for first in list(heads):
        for conj in tree.kids(first, "conj"):
            heads += [conj, *tree.kids(conj, "conj")]
    for head in heads:
        actor = actor_of(tree, head, cue)
        if actor is not None and all(actor.name != other.name for other in found):
            found.append(actor)
    return found


def actor_of(tree: Tree, token: Token, cue: str = "") -> ActorRef | None:
    """The actor that a noun or pronoun names; the outer speaker for "I" and "we" in a quotation."""
    language = tree.article.language
    place = tree.place(token)
    if token.pos in ("PRON", "DET") and (
        {token.lemma, token.text.lower()} & wordset(language, "first_person")
    ):
        if tree.outer is None:
            return None
        return ActorRef(tree.outer.actor_id, tree.outer.name, place.start, place.end)
    mention = tree.mention(token)
    if mention is None:
        clauses = frozenset(t.i for t in tree.kids(token, "relcl", "acl"))
        phrase = [
            t
            for t in tree.subtree(token, clauses)
            if t.dep in ("compound", "poss", "amod", "nmod", "appos")
        ]
        if token.lemma in wordset(language, "documents"):
            by = [p for p in tree.kids(token, "prep") if p.lemma != "to"]  # "a letter to Chad"
            phrase += [g for p in by for g in tree.kids(p, "pobj")]
            named = next((m for t in phrase if (m := tree.mention(t)) is not None), None)
            if named is not None:
                return ref(named)
        elif token.pos == "PROPN":
            named = next(
                (m for t in phrase if t.dep != "poss" and (m := tree.mention(t)) is not None), None
            )
            if named is not None and named.actor_kind == "person":
                return ref(named)
    unnamed = mention is None or mention.actor_id is None
    if tree.outer is not None and token.tag == "PRP" and (unnamed or _is_outer(tree, mention)):
        # Who is quoted does not call himself "he".
        inside = tree.mentions.within(Span(tree.frame.span.start, place.start))
        people = [
            m for m in inside if m.actor_kind == "person" and m.actor_id != tree.outer.actor_id
        ]
        return ref(people[-1]) if people else _unnamed(tree, token)
    if mention is not None:
        return ref(mention)
    if token.tag == "PRP":
        return _unnamed(tree, token)
    if not _can_speak(tree, token, cue):
        return None
    without = frozenset(
        t.i for t in tree.kids(token, "relcl", "acl", "appos", "punct", "conj", "cc", "prep")
    )
    span = tree.span(tree.subtree(token, without))
    if span is None:
        return None
    return ActorRef(None, span.of(tree.article.text), span.start, span.end)


def _is_outer(tree: Tree, mention: Mention | None) -> bool:
    if (
        mention is None
        or tree.outer is None
        or mention.form != "pronoun"
        or mention.actor_id is None
    ):
        return False
    return mention.actor_id == tree.outer.actor_id


def _unnamed(tree: Tree, token: Token) -> ActorRef:
    place = tree.place(token)
    return ActorRef(None, place.of(tree.article.text), place.start, place.end)


def _can_speak(tree: Tree, token: Token, cue: str) -> bool:
    """Whether a word that names no known actor may be a speaker.

    "An envoy suggested" may be one, "the ruins suggest" not: cues that things can do ask for a
    person, a body or a document; of "say" and its like nearly whatever has it is the speaker.
    """
    language = tree.article.language
    spoken = cue in wordset(language, "spoken")
    if token.pos not in ("NOUN", "PROPN"):
        # "Many say", "two of them told", "the accused denied"
        return spoken and (
            token.lemma in wordset(language, "some_people")
            or (token.pos in ("ADJ", "NUM", "VERB") and token.dep in ("nsubj", "pobj"))
            or (token.pos == "ADJ" and token.lemma in wordset(language, "bodies"))
        )
    if token.ent[2:] in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if token.lemma in wordset(language, "documents"):
        return True
    if spoken and token.lemma in wordset(language, "some_people"):
        return True
    if token.lemma in wordset(language, "some_people"):  # "dozens of farmers"
        counted = [t for of in tree.kids(token, "prep") for t in tree.kids(of, "pobj")]
        return any(is_personal(tree, t) for t in counted)
    if token.lemma in wordset(language, "no_speakers") or cue == "":
        return False
    if token.ent:  # "the weekly said" is no date
        return spoken and token.lemma in wordset(language, "bodies")
    if spoken or token.lemma.lower() in wordset(language, "bodies"):
        return True
    if cue in wordset(language, "things_can"):
        return False
    return token.lemma.endswith((*PERSON_ENDINGS, "ant", "ent"))


def _issuers(tree: Tree, document: Token) -> list[ActorRef]:
    """Who issued a document: "Xi and Putin issued a joint statement underlining"."""
    of = tree.head(document)
    if document.dep == "pobj" and of.lemma == "of" and tree.head(of).pos == "NOUN":
        document = tree.head(of)  # "a series of tweets"
    verb = tree.head(document)
    if document.dep not in ("dobj", "pobj") or verb.pos != "VERB":
        return []
    subject = subject_of(tree, verb)
    if subject is None or subject.i == document.i:
        return []
    return actors_of(tree, subject, "say")


def addressee_of(tree: Tree, verb: Token, entry: Entry) -> ActorRef | None:
    """To whom it was said: the object of "told", the "to" of "said to", an interview's "with"."""
    hears = "a" in entry.frames or entry.act == "THREATEN"
    hears = hears or (entry.act == "REQUEST" and "t" in entry.frames)
    if hears or entry.act == "REQUEST":
        heads = tree.kids(verb, "dative", "iobj", "dobj", "npadvmod")
        nouns = [(tree.kids(t, "pobj") or [t])[0] if t.pos == "ADP" else t for t in heads]
        nouns = nouns or called_on(tree, verb)
        if len(nouns) > 1 and nouns[1].i == nouns[0].i + 1 and tree.mention(nouns[1]) is not None:
            nouns = nouns[1:]  # "told German news agency DPA"
        nouns = [t for t in nouns if t.dep != "npadvmod" or t is nouns[0]]
        for token in nouns:
            named = [t for t in tree.kids(token, "appos") if tree.mention(t) is not None]
            found = actor_of(tree, named[0] if named and tree.mention(token) is None else token)
            audience = token.lemma in wordset(tree.article.language, "audiences")
            person = hears and (audience or is_personal(tree, token))
            if found is not None or person:  # "demanded an inquiry" asks it of nobody
                return found or _named(tree, token)
        # The parser takes "told CNN the US has" for one clause with two subjects.
        for clause in tree.kids(verb, "ccomp"):
            subjects = tree.kids(clause, "nsubj")
            if len(subjects) > 1 and subjects[0].i == verb.i + 1:
                return actor_of(tree, subjects[0])
    heard = tree.kids(verb, "nsubjpass")
    if heard and "a" in entry.frames and verb.tag == "VBN":
        # "Residents were told that", "the rebels were urged to"
        return actor_of(tree, heard[0], "tell") or _named(tree, heard[0])
    for token in [verb, *tree.kids(verb, "dobj")]:
        for prep in tree.kids(token, "prep", "dative"):
            if prep.lemma not in ("to", "with", "before", "in", "during", "at"):
                continue
            for noun in tree.kids(prep, "pobj"):
                if prep.lemma in ("to", "before") and prep.i > verb.i:
                    found = actor_of(tree, noun)
                    if found is not None:
                        return found
                elif noun.lemma in ("interview", "call", "conversation", "meeting", "talk"):
                    for joint in tree.kids(noun, "prep"):
                        for who in tree.kids(joint, "pobj"):
                            found = actor_of(tree, who)
                            if joint.lemma in ("with", "to") and found is not None:
                                return found
    return None


def called_on(tree: Tree, verb: Token) -> list[Token]:
    """Who is asked behind the preposition that a cue takes: "called on the king to go"."""
    words = lexicon(tree.article.language)
    found = [p for p in tree.kids(verb, "prep") if f"{verb.lemma} {p.lemma}" in words]
    return [
        noun
        for prep in found
        if "t" in words[f"{verb.lemma} {prep.lemma}"].frames
        for noun in tree.kids(prep, "pobj")
    ]


def _named(tree: Tree, token: Token) -> ActorRef | None:
    span = tree.span(tree.subtree(token, frozenset(t.i for t in tree.kids(token, "relcl", "acl"))))
    return (
        None if span is None else ActorRef(None, span.of(tree.article.text), span.start, span.end)
    )


def target_of(tree: Tree, noun: Token, own: set[str | None], act: Act) -> str | None:
    """Whom an act is aimed at: the actor that its object is, belongs to, or is about.

    `own` are the ids of those who act; "their" in the object is no target. Blame and praise are
    for whoever does what the object says: not Kenya in "condemned the attack on Kenya".
    """
    doers = judged_doers(tree.tokens, noun, tree.article.language) if act in JUDGING else None
    for token in _below(tree, noun) if doers is None else doers:
        mention = tree.mention(token)
        if mention is None or mention.actor_id is None or mention.actor_id in own:
            continue
        if not any(actor is not None and actor in members(mention.actor_id) for actor in own):
            return mention.actor_id
    return None


def _below(tree: Tree, noun: Token) -> list[Token]:
    """The words of an object, as far as whose it is: "slammed the bank's deal with Chad"."""
    whose = [t for t in tree.kids(noun, "poss") if t.tag != "PRP$" and t.ent[2:] != "DATE"]
    if whose:
        return [noun, *tree.subtree(whose[0])]
    return [noun, *tree.subtree(noun, frozenset(t.i for t in tree.kids(noun, "relcl", "acl")))]
