"""The deed that a word of a sentence names, for whoever knows only where its trigger stands."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import Deed, cues
from dragoman.language import Token

NOMINAL = frozenset({"NOUN", "PROPN"})


def deed_at(tokens: tuple[Token, ...], i: int, language: str) -> Deed:
    """Make the deed that the token `i` names: a verb, or an event noun with the verb it leans on.

    The verb of "launched an attack" or of "talks will be held" has the tense and the negation of
    the noun; the deed is then the verb's, and the noun its `last`.
    """
    if tokens[i].lemma in cues(language, "reflexive") and i + 1 < len(tokens):
        i += 1  # "se rendra"
    if tokens[i].pos not in NOMINAL:
        return Deed(tokens, _meant(tokens, i, language), language)
    return carried(Deed(tokens, i, language, noun=True))


def carried(deed: Deed) -> Deed:
    """A noun's deed as that of the verb that carries it or brings it about: "secured a truce"."""
    tokens, i, language = deed.tokens, deed.i, deed.language
    if not deed.noun or not tokens[i].dep:
        return deed
    token = tokens[i]
    verb = tokens[token.head]
    while token.dep == "conj" and tokens[token.head].pos in NOMINAL and verb.i != token.i:
        token, verb = verb, tokens[verb.head]
    verbs = cues(language, "carrying") | cues(language, "creating")
    light = token.dep == "dobj" and verb.lemma in verbs
    passive = token.dep == "nsubjpass" and verb.lemma in verbs
    if token.dep == "pobj" and deed.tokens[verb.head].pos == "VERB":
        link, verb = verb.text.lower(), tokens[verb.head]
        light = f"{verb.lemma} {link}" in cues(language, "carrying_with")
    happens = token.dep in {"nsubj", "nsubjpass"} and verb.lemma in cues(language, "happening")
    if (light or passive or happens) and verb.pos in {"VERB", "AUX"}:
        return replace(deed, i=verb.i, noun=False, last=i)
    return deed


def _meant(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """The verb that a word like "plans" or "failed" only leads up to: "plans to lift the ban"."""
    leading = cues(language, "leading")
    if tokens[i].lemma not in leading:
        return i
    for below in tokens[i + 1 :]:
        to = any(t.head == below.i and t.text.lower() == "to" for t in tokens[i + 1 : below.i])
        if below.head == i and below.dep == "xcomp" and to:
            return below.i
    return i
