"""What was said where a cue governs a noun and no clause: "slammed the deal", "warned of a flood".

Each rule is a small function from a cue to the words that it governs; its docstring is its
published explanation.
"""

from __future__ import annotations

from dragoman.language import Token
from dragoman.statements.contents import Said
from dragoman.statements.cues import is_personal
from dragoman.statements.speakers import antecedent
from dragoman.statements.tree import Entry, Tree, lexicon, wordset

# So many characters stand at most between what is named and its name in marks: "the move a ".
NAME_AWAY = 12


def _is_named(tree: Tree, verb: Token) -> bool:
    """Whether a verb of naming gives its object a name: "called it a mistake"."""
    if tree.kids(verb, "oprd", "attr", "acomp", "ccomp"):
        return True
    if any(t.lemma == "as" for t in tree.kids(verb, "prep")):
        return True
    for noun in tree.kids(verb, "dobj"):
        # "called the raid an outrage": the parser takes the name for an apposition.
        for name in tree.kids(noun, "appos"):
            if tree.tokens[tree.subtree(name)[0].i - 1].text != ",":
                return True
    behind = [tree.place(t).end for n in tree.kids(verb, "dobj") for t in tree.subtree(n)[-1:]]
    below = tree.span(tree.subtree(verb))
    return below is not None and any(
        below.covers(q.span) and any(q.span.start - end <= NAME_AWAY for end in behind)
        for q in tree.frame.left
    )


def hearer_told_of(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue's object hears of a thing: she warned Spain of the cost; he reminded us of it."""
    if "a" not in entry.frames or "t" in entry.frames:
        return None
    hearers = [t for t in tree.kids(verb, "dobj", "nsubjpass") if tree.mask_of(t) is None]
    if not hearers or not (hearers[0].pos == "PRON" or is_personal(tree, hearers[0])):
        return None
    for token in (verb, hearers[0]):
        for prep in tree.kids(token, "prep"):
            told = tree.kids(prep, "pobj", "pcomp")
            if prep.lemma in ("of", "about", "against") and prep.i > verb.i and told:
                hears = verb.lemma in wordset(tree.article.language, "hearing_of")
                if prep.lemma == "of" and token is not verb and not hears:
                    continue  # "told the king of Spain"
                below = [t for noun in told for t in tree.subtree(noun)]
                below = tree.subtree(prep) if prep.lemma == "against" else below
                return Said(tuple(below), "hearer_told_of", 0.7)
    return None


def _is_known_as(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a relative clause only gives a place the name that somebody has for it."""
    names = [t for t in tree.kids(verb, "oprd", "attr") if t.pos == "PROPN"]
    return noun.tag in ("WDT", "WP", "IN") and bool(names)


def object_of_cue(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue's object is what was said: he slammed China's conduct; they rejected the demands."""
    if not set("ot") & set(entry.frames):
        return None
    if any(t.lemma == "as" for t in tree.kids(verb, "mark", "advmod", "prep") if t.i < verb.i):
        return None  # "as China calls the island": a name, and nothing said
    objects = tree.kids(verb, "dobj", "oprd")
    for prep in tree.kids(verb, "prep"):
        key = f"{verb.lemma} {prep.lemma}"
        if key in lexicon(tree.article.language) or verb.lemma in ("lash", "hit"):
            named = tree.kids(prep, "pobj", "pcomp")
            objects += [t for t in named if t.ent[2:] not in ("DATE", "TIME")]
    objects = [t for t in objects if tree.mask_of(t) is None]
    if not objects and verb.lemma in wordset(tree.article.language, "naming"):
        # "called them heroes" has the parse of a clause without a verb
        objects = [t for t in tree.kids(verb, "ccomp") if t.pos in ("NOUN", "PROPN", "ADJ")]
    if not objects and tree.kids(verb, "nsubjpass"):
        objects = tree.kids(verb, "nsubjpass")
    if not objects:
        return None
    noun = objects[0]
    naming = verb.lemma in wordset(tree.article.language, "naming") and noun.dep != "pobj"
    if naming and (not _is_named(tree, verb) or _is_known_as(tree, verb, noun)):
        return None  # "called its ambassador home", "the reef that Manila calls Ayungin"
    if noun.lemma in wordset(tree.article.language, "empty_objects") and not any(
        tree.kids(noun, "prep", "acl", "relcl", "poss", "amod", "compound")
    ):
        return None
    tail = _rest(tree, verb, noun) if noun.dep == "dobj" else []
    tails = wordset(tree.article.language, "tails")
    for prep in tree.kids(verb, "prep"):
        if prep.lemma == "as" and prep.i < noun.i and tree.kids(prep, "pcomp"):
            tail += tree.subtree(prep)  # "denounced as false a report"
        if (prep.lemma in tails and prep.i > noun.i and noun.i > verb.i) or (
            noun.dep == "nsubjpass" and prep.lemma in tails
        ):
            tail += tree.subtree(prep)
    if noun.pos == "PRON" and "t" not in entry.frames:
        passive = noun.dep == "nsubjpass"
        if passive and tail and tail[0].lemma not in ("as", "about", "of", "for"):
            return None  # "this is stated on the page"
        if not tail and (entry.act != "DENY" or noun.tag != "DT"):
            return None  # but "denies this"
    tokens = tree.subtree(noun) if noun.dep != "nsubjpass" else []
    if verb.lemma in wordset(tree.article.language, "blows") and not any(
        tree.tokens[t.head].i == verb.i and t.lemma in ("as", "for", "over") for t in tail
    ):
        return None  # "attacked the town" is no speech, "attacked the deal as a betrayal" is
    if entry.act == "CONSULT" and entry.frames == "t" and not tail:
        return None  # "spoke with his colleague": and nobody knows of what
    heard = "a" in entry.frames and noun.dep == "dobj" and is_personal(tree, noun)
    if (entry.frames.strip("t") == "" or heard) and tail:
        tokens = sorted(tail, key=lambda t: t.i)
    else:
        tokens = sorted({t.i: t for t in [*tokens, *tail]}.values(), key=lambda t: t.i)
    withheld = noun.lemma in wordset(tree.article.language, "withheld")
    if withheld and entry.act == "DENY" and tree.kids(verb, "nsubjpass", "dative"):
        return None  # "was denied bail": nothing was said
    if noun.dep == "nsubjpass" and not tokens:
        noun = antecedent(tree, noun, verb)
        tokens = tree.subtree(noun, frozenset([verb.i]))
    return Said(tuple(tokens), "object_of_cue", 0.75, noun)


def _rest(tree: Tree, verb: Token, noun: Token) -> list[Token]:
    """What goes on with an object but was hung on the cue: "plans to send A, and to move B".

    Infinitives, further objects and loose noun phrases to the right of the object, up to the next
    verb that is the cue's equal; times are the cue's own.
    """
    out: list[Token] = []
    for token in tree.kids(verb):
        if token.i <= noun.i or token.ent[2:] in ("DATE", "TIME"):
            continue
        infinitive = token.dep in ("advcl", "xcomp") and any(
            t.tag == "TO" for t in tree.kids(token, "aux")
        )
        object_too = token.dep in ("dobj", "oprd", "attr")
        loose = token.dep == "npadvmod" and len(tree.kids(token)) > 1
        if infinitive or object_too or loose:
            out += tree.subtree(token)
        elif token.dep in ("conj", "advcl", "parataxis"):
            break
    return out


RULES = (hearer_told_of, object_of_cue)
