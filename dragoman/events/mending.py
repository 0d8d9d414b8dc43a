"""What the English parser is known to get wrong, mended before events are read off its tree.

A mend looks at a few tokens and changes a head, a relation or a part of speech; none reads names.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.events.lexicon import lexicon
from dragoman.language import Token
from dragoman.statements.joining import saying_joined

VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBP", "VBZ", "VBD"})
MAX_TENSE_CLIMB = 4


def _is_infinitive(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].tag == "VB" and i > 0 and tokens[i - 1].text.lower() == "to"


def _tense(tokens: tuple[Token, ...], i: int) -> str:
    """The tense that a verb or its first auxiliary shows: "past", "present" or nothing."""
    shown = next((t.tag for t in tokens if t.head == i and t.dep in {"aux", "auxpass"}), None)
    tag = shown or tokens[i].tag
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")


def _is_perfect(tokens: tuple[Token, ...], i: int) -> bool:
    return any(t.head == i and t.dep == "aux" and t.lemma == "have" for t in tokens)


def _partner(tokens: tuple[Token, ...], token: Token) -> int | None:
    """The verb above that a coordinated verb agrees with in tense, where it is not the nearest.

    "He said that it has to act and did not rule out": "did" goes with "said".
    """
    tense = _tense(tokens, token.i)
    if token.tag == "VBP" and not any(t.head == token.i and t.dep == "aux" for t in tokens):
        return None  # "demanded that they leave and promise": a bare form agrees with any
    if not tense or any(t.head == token.i and t.dep == "nsubj" for t in tokens):
        return None
    chain = [token.head]
    for _ in range(MAX_TENSE_CLIMB):
        above = tokens[chain[-1]]
        if above.head == above.i or above.dep not in {"xcomp", "ccomp", "conj", "pcomp", "prep"}:
            break  # "has wavered on whether X lied and has refused": she who wavered refused
        chain.append(above.head)
    agreeing = [i for i in chain if tokens[i].pos in VERBS and _tense(tokens, i) == tense]
    if tense == "past":  # "has asked that he be sent and blasted her": as if "has" stood there too
        agreeing = agreeing or [i for i in chain if _is_perfect(tokens, i)]
    # "denied that it was arming and accused": what follows "was" beside "arming" is no "accused".
    alike = [i for i in agreeing if not (tokens[i].tag == "VBG" and token.tag == "VBD")]
    best = next(iter(alike or agreeing), None)
    return best if best != token.head else None


def _stood_up(fixed: list[Token], token: Token) -> None:
    """Make a finite verb that was hung before a noun the sentence's: "troops attack homes"."""
    noun = fixed[token.head]
    own = any(t.head == token.i and t.dep == "nsubj" for t in fixed)
    if noun.dep != "ROOT" or not own or noun.pos not in {"NOUN", "PROPN"}:
        return
    fixed[token.i] = replace(token, dep="ROOT", head=token.i, pos="VERB")
    fixed[noun.i] = replace(noun, dep="dobj", head=token.i)
    for t in fixed:
        if t.head == noun.i and t.dep == "punct":
            fixed[t.i] = replace(t, head=token.i)


def _second_gerund(tokens: tuple[Token, ...], token: Token) -> int | None:
    """The gerund that another is joined to: "for telling them that they should pay and warning"."""
    first = tokens[token.head]
    own = any(t.head == token.i and t.dep in {"nsubj", "aux"} for t in tokens)
    if own or first.tag == "VBG" or first.pos not in VERBS:
        return None
    if any(t.head == first.i and t.tag == "VBG" and t.dep != "conj" for t in tokens):
        return None
    above = first
    for _ in range(MAX_TENSE_CLIMB):
        if above.head == above.i or above.dep not in {"ccomp", "xcomp", "conj", "advcl"}:
            return None
        above = tokens[above.head]
        if above.tag == "VBG" and above.dep == "pcomp":
            return above.i
    return None


def _behind_aside(fixed: list[Token], token: Token) -> None:
    """Hang on its clause what stands behind an aside: "fired, officials said, before fleeing"."""
    aside = fixed[token.head]
    if aside.dep != "parataxis" or token.i < aside.i or token.dep not in {"prep", "advcl"}:
        return
    if fixed[aside.i + 1].text == "," and token.i > aside.i + 1:
        fixed[token.i] = replace(token, head=aside.head)


def _one_of_several(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether what was taken for an apposition is the second of a list: "Britain, the US and X"."""
    below = [t for t in tokens if t.head == token.i and t.i != token.i]
    named = token.pos == "PROPN" and tokens[token.head].pos == "PROPN"
    listed = {t.dep for t in below} >= {"cc", "conj"}
    whole = {"det", "cc", "conj", "punct", "compound"}
    if named and listed and {t.dep for t in below} <= whole:
        return True
    return named and not below and _begins_a_headline(tokens, token)


def _begins_a_headline(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether it is the second of two that the verb behind it has: "Greece, Turkey hold talks"."""
    verb, before = tokens[token.i + 1 : token.i + 2], tokens[max(0, token.i - 1) : token.i]
    first = tokens[token.head]
    return (
        bool(verb and before)
        and verb[0].tag in {"VBP", "VBD"}
        and before[0].text == ","
        and first.i == token.i - 2
        and first.dep == "nsubj"
        and first.head == verb[0].i
    )


def _verb_taken_for_a_noun(fixed: list[Token], token: Token) -> None:
    """Make a verb of the only one of a headline: "Thousands protest in Lima"."""
    doer = fixed[token.i - 1] if token.i else token
    if (
        doer.tag != "NNS"
        or doer.head not in {token.i, doer.i}
        or token.head not in {token.i, doer.i}
    ):
        return
    if any(t.tag in FINITE or (t.head == token.i and t.dep in {"det", "amod"}) for t in fixed):
        return
    if token.lemma in lexicon("en").verbs:
        fixed[token.i] = replace(token, pos="VERB", tag="VBP", dep="ROOT", head=token.i)
        fixed[doer.i] = replace(doer, dep="nsubj", head=token.i)


def _first_of_two(fixed: list[Token], token: Token) -> None:
    """Join two of a headline with a comma for "and": "Saudi Arabia, Iran hold talks".

    Also behind "as": "Shells fall as Chad, Sudan trade blame".
    """
    above = fixed[token.head]
    verb = above
    if token.dep == "pobj" and above.text.lower() == "as":
        verb = next((t for t in fixed[token.i : token.i + 4] if t.tag == "VBP"), above)
    others = [t for t in fixed if t.head == verb.i and t.dep == "nsubj" and t.pos == "PROPN"]
    if verb.tag != "VBP" or token.i > verb.i or len(others) != 1 or others[0].i < token.i:
        return
    between = [t.text for t in fixed[token.i + 1 : others[0].i] if t.head != others[0].i]
    if between == [","] and others[0].i == verb.i - 1:
        fixed[token.i] = replace(token, dep="nsubj", head=verb.i)
        fixed[others[0].i] = replace(others[0], dep="conj", head=token.i)


def _object_behind(fixed: list[Token], token: Token) -> None:
    """Make an object of what stands behind a second verb: "..., expels three diplomats"."""
    verb = fixed[token.head]
    if verb.dep != "conj" or verb.tag != "VBZ" or token.tag != "NNS" or token.i < verb.i:
        return
    if not any(t.head == verb.i and t.dep in {"dobj", "obj"} for t in fixed):
        fixed[token.i] = replace(token, dep="dobj")


def _second_verb(fixed: list[Token], token: Token) -> None:
    """Join the verbs of a headline: "Army seizes power, detains leader" is two deeds of one."""
    root = fixed[token.head]
    own = [t for t in fixed if t.dep in {"nsubj", "nsubjpass"}]
    mine = any(t.head == token.i for t in own)
    comma = any(t.text == "," for t in fixed[token.i : root.i])
    if root.dep != "ROOT" or token.i > root.i or token.tag != root.tag or not (mine and comma):
        return
    marked = any(t.dep == "mark" and t.head == token.i for t in fixed)
    if marked or any(t.head == root.i for t in own):
        return
    fixed[token.i] = replace(fixed[token.i], dep="ROOT", head=token.i)
    fixed[root.i] = replace(root, dep="conj", head=token.i)


def _visitor(fixed: list[Token], token: Token) -> None:
    """Hang a participle taken for a verb on its noun: "after meeting visiting Premier X"."""
    above = fixed[token.head]
    guest = next((t for t in fixed if t.head == token.i and t.dep == "dobj"), None)
    if above.tag != "VBG" or above.i != token.i - 1 or guest is None:
        return
    fixed[token.i] = replace(token, dep="amod", head=guest.i, pos="ADJ")
    fixed[guest.i] = replace(guest, head=above.i)


def _linked_by_form(fixed: list[Token], token: Token) -> None:
    """Hang a noun or preposition that was joined to a verb on the like one before it.

    "Threatened to put a tariff on wine, and a tax on beer", "on imports from A, and on steel".
    """
    verb = fixed[token.head]
    between = fixed[verb.i + 1 : token.i]
    if token.pos == "ADP":
        like = [t for t in between if t.dep == "prep" and t.text.lower() == token.text.lower()]
        if like:
            fixed[token.i] = replace(token, dep="prep", head=like[0].head)
        return
    like = [t for t in between if t.lemma == token.lemma and t.pos == token.pos]
    if like and not any(t.head == token.i and t.dep == "nsubj" for t in fixed):
        fixed[token.i] = replace(token, head=like[0].i)


def _object_of_infinitive(fixed: list[Token], token: Token) -> None:
    """Make a participle of what was read as a clause: "voted to punish firms linked to it"."""
    verb = fixed[token.head]
    below = [t for t in fixed if t.head == token.i and t.i != token.i]
    noun = next((t for t in below if t.dep == "nsubj"), None)
    marked = any(t.dep in {"mark", "aux", "auxpass", "dobj", "advmod"} for t in below)
    if verb.tag != "VB" or noun is None or marked or noun.pos not in {"NOUN", "PROPN"}:
        return
    plain = lexicon("en").verbs.get(verb.lemma, ())
    if not any("obj" in pattern.slots and "clause" not in pattern.slots for pattern in plain):
        return
    fixed[noun.i] = replace(noun, dep="dobj", head=verb.i)
    fixed[token.i] = replace(token, tag="VBN", dep="acl", head=noun.i)


def _behind_bare_preposition(fixed: list[Token], token: Token) -> None:
    """Hang a second object on the preposition before it: "backs Ade over nominee Amara Sow"."""
    first = token.i
    while first and fixed[first - 1].head in range(first, token.i + 1):
        first -= 1
    before = fixed[first - 1] if first else token
    alone = before.dep == "prep" and not any(t.head == before.i for t in fixed)
    if not alone or before.head != token.head:
        return
    if any(t.head == token.head and t.dep == "dobj" and t.i < before.i for t in fixed):
        fixed[token.i] = replace(token, dep="pobj", head=before.i)


def _told_of_whose(fixed: list[Token], token: Token) -> None:
    """Part a clause with "whose" from the one around it: "Chad, whose king left, has offered"."""
    verb = fixed[token.head]
    whose = any(t.head == token.i and t.tag == "WP$" for t in fixed)
    first = next((t for t in fixed if t.head == verb.i and t.dep == "nsubj"), token)
    rest = next((t for t in fixed if t.head == verb.i and _begins_again(fixed, t)), None)
    if not whose or first.i == token.i or rest is None:
        return
    above = rest.i if verb.head == verb.i else verb.head
    fixed[rest.i] = replace(rest, dep=verb.dep, head=above)
    fixed[verb.i] = replace(verb, dep="relcl", head=first.i)
    fixed[first.i] = replace(first, head=rest.i)


def _begins_again(fixed: list[Token], token: Token) -> bool:
    """Whether a second verb stands behind a comma and has no subject of its own."""
    if token.dep != "conj" or token.pos not in VERBS:
        return False
    below = [t for t in fixed if t.head == token.i]
    start = min([token.i, *(t.i for t in below if t.dep in {"aux", "auxpass", "neg", "advmod"})])
    own = any(t.dep in {"nsubj", "nsubjpass"} for t in below)
    return not own and start > 0 and fixed[start - 1].text == ","


def _own_subject(fixed: list[Token], token: Token) -> None:
    """Give a verb the subject that was joined to a noun: "cut ties of trade and Chad left it"."""
    verb = fixed[token.i + 1] if token.i + 1 < len(fixed) else token
    two = verb.tag == "VBG" and any(t.head == verb.head and t.dep == "nsubj" for t in fixed)
    bare = verb.dep == "conj" and (verb.tag in FINITE or two)
    if not (bare or (verb.dep == "pcomp" and verb.tag == "VBG")) or verb.head > token.i:
        return
    first = fixed[token.head]
    own = {"nsubj", "nsubjpass", "aux", "auxpass", "expl"}
    if first.i < verb.head or any(t.head == verb.i and t.dep in own for t in fixed):
        return
    if first.pos in {"NOUN", "PROPN"} and first.dep not in {"nsubj", "nsubjpass"}:
        fixed[token.i] = replace(token, dep="nsubj", head=verb.i)
        for t in fixed[first.i : token.i]:
            if t.dep == "cc" and t.head == first.i:
                fixed[t.i] = replace(t, head=verb.head)


def _next_infinitive(fixed: list[Token], token: Token) -> None:
    """Join a bare infinitive to the one before it: "wants them to lift it, pull back and talk"."""
    own = {"nsubj", "nsubjpass", "aux", "mark", "advmod"}
    if token.i == 0 or fixed[token.i - 1].text != ",":
        return
    if any(t.head == token.i and t.dep in own and t.i < token.i for t in fixed):
        return
    before = [t for t in fixed[: token.i] if _is_infinitive(tuple(fixed), t.i)]
    if before and before[-1].head == token.head and before[-1].dep in {"ccomp", "xcomp"}:
        fixed[token.i] = replace(token, dep="conj", head=before[-1].i)


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Mend what the English parser is known to get wrong: some lemmas, and a few attachments.

    A subject that was hung on an auxiliary belongs to its verb ("had for a year been trying");
    "plans to send troops, most of them by sea, and to move tanks": a coordinated infinitive that
    was hung on a noun belongs to the infinitive before it.
    """
    forms = lexicon("en").forms
    fixed = [
        replace(t, lemma=forms[t.text.lower()]) if t.text.lower() in forms else t for t in tokens
    ]
    for token in tokens:
        if token.dep == "compound" and token.tag in FINITE:
            _stood_up(fixed, token)
        if token.dep == "xcomp" and token.lemma == "visit" and token.tag == "VBG":
            _visitor(fixed, token)
        if token.dep in {"nsubj", "nsubjpass"} and tokens[token.head].dep in {"aux", "auxpass"}:
            fixed[token.i] = replace(fixed[token.i], head=tokens[token.head].head)
        if token.tag == "NN" and token.dep in {"ROOT", "appos"}:
            _verb_taken_for_a_noun(fixed, token)
        if token.dep in {"npadvmod", "pobj"} and token.pos == "PROPN":
            _first_of_two(fixed, token)
        if token.dep == "nsubj":
            _object_behind(fixed, token)
            _told_of_whose(fixed, fixed[token.i])
        if token.dep == "dobj":
            _behind_bare_preposition(fixed, fixed[token.i])
        if token.dep == "ccomp" and token.tag in FINITE:
            _second_verb(fixed, token)
        if token.dep == "ccomp" and token.tag == "VBD":
            _object_of_infinitive(fixed, token)
        if token.dep in {"advcl", "ccomp"} and token.tag == "VB":
            _next_infinitive(fixed, token)
        if token.dep == "conj" and token.pos in {"NOUN", "PROPN"}:
            _own_subject(fixed, token)
        if token.dep in {"prep", "advcl"}:
            _behind_aside(fixed, token)
        if token.dep == "appos" and _one_of_several(tokens, token):
            fixed[token.i] = replace(fixed[token.i], dep="conj")
        if token.dep != "conj":
            continue
        if token.pos in {"ADP", "NOUN"} and tokens[token.head].pos in VERBS:
            _linked_by_form(fixed, token)
            continue
        partner = _second_gerund(tokens, token) if token.tag == "VBG" else _partner(tokens, token)
        saying = saying_joined(tokens, token.i, "en")
        partner = partner if saying is None else saying
        if partner is not None:
            fixed[token.i] = replace(fixed[token.i], head=partner)
        if not _is_infinitive(tokens, token.i):
            continue
        if tokens[token.head].pos in VERBS:
            continue
        before = [t.i for t in tokens[: token.i - 1] if _is_infinitive(tokens, t.i)]
        if before:
            fixed[token.i] = replace(fixed[token.i], head=before[-1])
    return tuple(fixed)
