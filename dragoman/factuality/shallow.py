"""The rules of factuality where there is no parser: cue words of the deed's own clause."""

from __future__ import annotations

from dragoman.factuality.deed import Deed, Judgement, cues, verdict
from dragoman.language import Token

# Marks at which a clause ends for the reading of cue words.
# Words between a governing cue and the deed; farther apart they seldom belong together (on the
# Dutch MEANTIME events 12 is better than 8 or the whole sentence).
REACH = 12
CASE_REACH = 3
STOPS = frozenset('.;:!?"“”„«»')


def _clause(deed: Deed) -> list[Token]:
    """The words of the clause around the deed, from stop to stop and not beyond "that" or "who"."""
    borders = cues(deed.language, "borders") | STOPS
    first = deed.i
    while first > 0 and deed.tokens[first - 1].lemma not in borders:
        first -= 1
    last = deed.i
    while last + 1 < len(deed.tokens) and deed.tokens[last + 1].lemma not in borders:
        last += 1
    return list(deed.tokens[first : last + 1])


def _cue(deed: Deed, name: str) -> Token | None:
    wanted = cues(deed.language, name)
    found = [token for token in _clause(deed) if token.lemma in wanted and token.i != deed.i]
    return min(found, key=lambda token: abs(token.i - deed.i), default=None)


def _before(deed: Deed, name: str) -> Token | None:
    """A cue of the clause that governs the deed's: the words before "that"."""
    wanted = cues(deed.language, name)
    found = [token for token in deed.tokens[: deed.i] if token.lemma in wanted]
    near = [token for token in found if deed.i - token.i <= REACH]
    return near[-1] if near else None


def word_denied(deed: Deed) -> Judgement | None:
    """A verb of denying stands before it: "ontkent wapens te hebben geleverd"."""
    token = _before(deed, "denying")
    return None if token is None else verdict("denied", "word_denied", token)


def word_said_in_denial(deed: Deed) -> Judgement | None:
    """A speaker says it with "not" in order to deny it: "zegt dat het zich niet bemoeit"."""
    if deed.said is None or deed.said.act != "DENY" or deed.said.negated:
        return None
    token = _cue(deed, "negation")
    return None if token is None else verdict("denied", "word_said_in_denial", token)


def word_negated(deed: Deed) -> Judgement | None:
    """A word of its clause says no: "niet", "kein", "ne ... pas", or "weigerde"."""
    token = _cue(deed, "negation") or _cue(deed, "refusing")
    return None if token is None else verdict("negated", "word_negated", token)


def word_conditional(deed: Deed) -> Judgement | None:
    """Its clause begins with "if": "als", "wenn", "si"."""
    wanted = cues(deed.language, "condition")
    nexts = cues(deed.language, "condition_next")
    first = _clause(deed)[0]
    for token in _clause(deed):
        after = deed.tokens[token.i + 1] if token.i + 1 < len(deed.tokens) else token
        opens = token.i == first.i or deed.tokens[token.i - 1].text == ","
        opens = opens or after.text[:1].isupper() or after.lemma in nexts
        if token.lemma in wanted and opens and token.i < deed.i:
            return verdict("conditional", "word_conditional", token)
    cases = cues(deed.language, "condition_nouns")
    for token in deed.tokens[max(0, first.i - CASE_REACH) : first.i]:
        if token.lemma in cases:  # "voor het geval dat"
            return verdict("conditional", "word_conditional", token)
    return None


def word_alleged(deed: Deed) -> Judgement | None:
    """Hearsay: "zou hebben", "soll haben", "aurait", "habría", or "beschuldigde" before it."""
    token = _cue(deed, "hearsay") or _before(deed, "alleging")
    return None if token is None else verdict("alleged", "word_alleged", token)


def word_hypothetical(deed: Deed) -> Judgement | None:
    """It is asked for, feared, threatened or possible: "riep op om", "könnte", "dreigt met"."""
    token = _cue(deed, "possible") or _before(deed, "wishing")
    return None if token is None else verdict("hypothetical", "word_hypothetical", token)


def word_purpose(deed: Deed) -> Judgement | None:
    """It is what something is done for: "om ... te winnen", "um ... zu", "pour", "para"."""
    before = deed.tokens[deed.i - 1] if deed.i else None
    markers = cues(deed.language, "infinitive") or cues(deed.language, "purpose")
    if before is None or before.lemma not in markers:
        return None
    token = _before(deed, "purpose")
    return None if token is None else verdict("hypothetical", "word_purpose", token)


def word_planned(deed: Deed) -> Judgement | None:
    """It is to come: "zal", "wil", "van plan", "wird", "prévoit de"."""
    token = _cue(deed, "future") or _before(deed, "planning")
    return None if token is None else verdict("planned", "word_planned", token)
