"""The rules of factuality where there is no parser: cue words of the deed's own clause."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.factuality.deed import Deed, Judgement, cues, stems, verdict
from dragoman.language import Token

# Words between a governing cue and the deed; farther apart they seldom belong together (on the
# Dutch MEANTIME events 12 is better than 8 or the whole sentence).
REACH = 12
CASE_REACH = 3
# A plan governs an infinitive, or a noun that is not farther than this ("plant een aanval").
PLAN_REACH = 4
WITHOUT_REACH = 2
ASKING_REACH = 2
BESIDE = 2  # an adjective and its noun, with an article between or a second adjective
STOPS = frozenset('.;:!?"“”„«»')


def _clause(deed: Deed) -> list[Token]:
    """The words of the clause around the deed, from stop to stop and not beyond "that" or "who"."""
    borders = cues(deed.language, "borders") | STOPS
    first = deed.i
    # "weigerte sich, den Bankier auszuliefern": an infinitive leans on what stands before it.
    leans = _infinitive(deed)
    while first > 0 and deed.tokens[first - 1].lemma not in borders:
        if not leans and _opens(deed, first):
            break
        first -= 1
    last = deed.i
    while (
        last + 1 < len(deed.tokens)
        and deed.tokens[last + 1].lemma not in borders
        and not _opens(deed, last + 1)
    ):
        last += 1
    return list(deed.tokens[first : last + 1])


def _opens(deed: Deed, i: int) -> bool:
    """Whether a comma and a word such as "die" or "wenn" open a clause here."""
    opening = cues(deed.language, "borders_after_comma") | cues(deed.language, "condition")
    return i > 0 and deed.tokens[i - 1].text == "," and deed.tokens[i].lemma in opening


def _is_one(token: Token, deed: Deed, name: str) -> bool:
    """Whether a word, or what is left of it without a glued article, is one of a class."""
    wanted = cues(deed.language, name)
    bare = re.split("['’]", token.lemma)[-1]
    return token.lemma in wanted or bare in wanted or bare.startswith(stems(deed.language, name))


def _cue(deed: Deed, name: str) -> Token | None:
    clause = _clause(deed)
    found = [t for t in clause if t.i != deed.i and _is_one(t, deed, name)]
    found += [t for t in clause if _begins(t, deed, name)]
    return min(found, key=lambda token: abs(token.i - deed.i), default=None)


def _begins(token: Token, deed: Deed, name: str) -> bool:
    """Whether a cue of several words begins here: "nog steeds", "jugé pour"."""
    for phrase in cues(deed.language, name):
        words = phrase.split()
        here = [t.lemma for t in deed.tokens[token.i : token.i + len(words)]]
        if len(words) > 1 and here == words:
            return True
    return False


def _around(deed: Deed, name: str) -> Token | None:
    """A verb before the deed whose particle stands behind it: "schloss Gespräche aus"."""
    ends = STOPS | {","} | cues(deed.language, "and")
    after = next((t.i for t in deed.tokens[deed.i + 1 :] if t.lemma in ends), len(deed.tokens))
    first = max((t.i for t in deed.tokens[: deed.i] if t.lemma in ends), default=-1)
    last = deed.tokens[after - 1].lemma if after - 1 > deed.i else ""
    for token in deed.tokens[max(first + 1, deed.i - REACH) : deed.i]:
        if f"{token.lemma} {last}" in cues(deed.language, name):
            return token
    return None


def _hangs_on_noun(deed: Deed, name: str) -> Token | None:
    """A noun before the deed with what joins them: "de vrees voor een inval"."""
    joining, some = cues(deed.language, "joining"), cues(deed.language, "indefinite")
    for token in deed.tokens[max(0, deed.i - PLAN_REACH) : deed.i]:
        between = deed.tokens[token.i + 1 : deed.i]
        words = [word for t in between for word in re.split("['’]", t.lemma) if word]
        near = len(words) <= BESIDE or (len(words) == BESIDE + 1 and words[1] in some)
        joined = bool(words) and words[0] in joining and "," not in words
        if joined and near and _is_one(token, deed, name):
            return token
    return None


def _before(deed: Deed, name: str, reach: int = REACH) -> Token | None:
    """A cue of the clause that governs the deed's: the words before "that".

    A deed that directly follows an "and" has a clause of its own ("denies it and accuses").
    """
    if deed.i and deed.tokens[deed.i - 1].lemma in cues(deed.language, "and"):
        return None
    if _is_after(deed):
        return None
    found = [t for t in deed.tokens[: deed.i] if _is_one(t, deed, name) or _begins(t, deed, name)]
    times = cues(deed.language, "time_borders")
    parted = max((t.i for t in deed.tokens[: deed.i] if t.lemma in times), default=-1)
    near = [token for token in found if parted < token.i and deed.i - token.i <= reach]
    return near[-1] if near else None


def _is_after(deed: Deed) -> bool:
    """Whether a noun stands behind an "after": what it names is done already."""
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i]
    return deed.noun and any(t.lemma in cues(deed.language, "after") for t in near)


def _phrase(deed: Deed, name: str) -> Token | None:
    """The first word of a phrase of several words that the sentence has ("is niet waar")."""
    for phrase in cues(deed.language, name):
        size = len(phrase.split())
        for k in range(len(deed.tokens) - size + 1):
            if " ".join(t.lemma for t in deed.tokens[k : k + size]) == phrase:
                return deed.tokens[k]
    return None


def _infinitive(deed: Deed) -> bool:
    """Whether the marker of an infinitive stands before the deed, or is a part of its word."""
    markers = cues(deed.language, "infinitive")
    before = deed.tokens[deed.i - 1].lemma if deed.i else ""
    word = deed.tokens[deed.i].lemma
    endings = tuple(cues(deed.language, "infinitive_endings"))
    inside = any(infix in word[1:] for infix in cues(deed.language, "infinitive_infixes"))
    return before in markers or inside or word.endswith(endings)


def word_left_open(deed: Deed) -> Judgement | None:
    """Whether it is so is left open: "het is onduidelijk of", "ob die Miliz"."""
    wanted, nexts = cues(deed.language, "whether"), cues(deed.language, "whether_next")
    asking = cues(deed.language, "asking")
    for token, after in pairwise(deed.tokens[: deed.i + 1]):
        opens = not nexts or after.lemma in nexts or after.text[:1].isupper()
        if asking:  # "on ignore si": elsewhere "si" is "if"
            before = deed.tokens[max(0, token.i - ASKING_REACH) : token.i]
            opens = any(_is_one(t, deed, "asking") for t in before)
        stopped = any(t.lemma in STOPS for t in deed.tokens[token.i : deed.i])
        if token.lemma in wanted and opens and not stopped:
            return verdict("unknown", "word_left_open", token)
    return None


def word_denied(deed: Deed) -> Judgement | None:
    """A verb of denying stands before it: "ontkent wapens te hebben geleverd"."""
    token = _before(deed, "denying")
    if token is None:
        return None
    if token.i and deed.tokens[token.i - 1].lemma in cues(deed.language, "reflexive"):
        return verdict("negated", "word_denied", token)  # "se negó a": refused
    return verdict("denied", "word_denied", token)


def word_claim_rejected(deed: Deed) -> Judgement | None:
    """The charge of it is turned down or called false: "wees de beschuldiging af dat"."""
    phrase = _phrase(deed, "falsity")
    claim = _before(deed, "claims")
    if claim is None:
        return None if phrase is None else verdict("denied", "word_claim_rejected", phrase)
    token = phrase or next((t for t in deed.tokens if _is_one(t, deed, "rejecting")), None)
    return None if token is None else verdict("denied", "word_claim_rejected", token, claim)


def word_said_in_denial(deed: Deed) -> Judgement | None:
    """A speaker says it with "not" in order to deny it: "zegt dat het zich niet bemoeit"."""
    if deed.said is None or deed.said.act != "DENY" or deed.said.negated:
        return None
    token = _cue(deed, "negation")
    return None if token is None else verdict("denied", "word_said_in_denial", token)


def word_negated(deed: Deed) -> Judgement | None:
    """A word of its clause says no: "niet", "kein", "ne ... pas", or "weigerde"."""
    token = _negation(deed)
    ruled_out = _before(deed, "ruling_out")
    if ruled_out is not None and "," in {t.text for t in deed.tokens[ruled_out.i : deed.i]}:
        ruled_out = None
    ruled_out = ruled_out or _around(deed, "ruling_out_split")
    if ruled_out is not None and token is not None:
        return verdict("hypothetical", "word_negated", ruled_out, token)
    token = token or ruled_out or _around(deed, "refusing_split")
    token = token or _without(deed) or _refusal(deed)
    return None if token is None else verdict("negated", "word_negated", token)


def _negation(deed: Deed) -> Token | None:
    """The "not" of the deed's clause: one comma between them parts two clauses."""
    token = _cue(deed, "negation")
    if token is None:
        return None
    between = deed.tokens[min(token.i, deed.i) : max(token.i, deed.i)]
    return None if sum(t.text == "," for t in between) == 1 else token


def _refusal(deed: Deed) -> Token | None:
    """A verb of not doing, unless "and" parts the deed from it: "wees af en bezocht"."""
    token = _cue(deed, "refusing")
    apart = deed.i > 0 and deed.tokens[deed.i - 1].lemma in cues(deed.language, "and")
    return None if token is not None and apart and token.i < deed.i else token


def _without(deed: Deed) -> Token | None:
    """The "without" that governs the deed itself: "zonder een schot te lossen"."""
    if not (deed.noun or _infinitive(deed)):
        return None  # "zonder uitleg vrijgelaten"
    reach = REACH if _infinitive(deed) else WITHOUT_REACH
    return _before(deed, "without", reach)


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
            if _meets(deed) and token.lemma in cues(deed.language, "condition_times"):
                return verdict("planned", "word_conditional", token)
            return verdict("conditional", "word_conditional", token)
    cases = cues(deed.language, "condition_nouns")
    for token in deed.tokens[max(0, first.i - CASE_REACH) : first.i]:
        if token.lemma in cases:  # "voor het geval dat"
            return verdict("conditional", "word_conditional", token)
    return None


def _meets(deed: Deed) -> bool:
    """Whether it is a deed that is set for a day: "wenn sie sich treffen"."""
    return _is_one(deed.tokens[deed.i], deed, "meetings")


def word_alleged(deed: Deed) -> Judgement | None:
    """Hearsay: "zou hebben", "soll haben", "aurait", "habría", or "beschuldigde" before it."""
    token = _cue(deed, "hearsay")
    if token is not None and _cue(deed, "no_hearsay") is not None:
        return None  # "zou kunnen"
    if token is not None and token.lemma in cues(deed.language, "hearsay_modals"):
        token = token if _cue(deed, "perfect") is not None else None  # "sollen beraten": a plan
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i + BESIDE + 1]
    token = token or next((t for t in near if _is_one(t, deed, "hearsay_adjectives")), None)
    token = token or _before(deed, "alleging") or _ends(deed, "hearsay_endings")
    return None if token is None else verdict("alleged", "word_alleged", token)


def word_hypothetical(deed: Deed) -> Judgement | None:
    """It is asked for, feared, threatened or possible: "riep op om", "könnte", "dreigt met"."""
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i + BESIDE + 1]
    token = _cue(deed, "possible") or _before(deed, "wishing")
    if token is not None and _meets(deed) and token.lemma in cues(deed.language, "due"):
        return verdict("planned", "word_hypothetical", token)  # "doivent se rencontrer lundi"
    token = token or _hangs_on_noun(deed, "wishing_nouns")
    if token is None and deed.noun:
        token = next((t for t in near if _is_one(t, deed, "possible_adjectives")), None)
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
    """It is to come: "zal", "wil", "van plan", "wird", "prévoit de", "enviará"."""
    reach = REACH if _infinitive(deed) else PLAN_REACH
    token = _cue(deed, "future")
    marks = cues(deed.language, "infinitive")
    if token is not None and token.i and deed.tokens[token.i - 1].lemma in marks:
        token = None  # "riep hem op naar huis te gaan"
    token = token or _before(deed, "planning", reach)
    token = token or _ends(deed, "future_endings") or _announced(deed)
    return None if token is None else verdict("planned", "word_planned", token)


def _announced(deed: Deed) -> Token | None:
    """What somebody announces is to come: "kündigte neue Sanktionen an"."""
    own = deed.tokens[deed.i]
    if _is_after(deed) or not (deed.noun or _is_one(own, deed, "announcing")):
        return None
    token = next((t for t in _clause(deed) if _is_one(t, deed, "announcing")), None)
    particles = cues(deed.language, "announcing_particles")
    if token is None or token.i > deed.i or not particles:
        return None if token is None or token.i > deed.i else token
    behind = any(t.lemma in particles for t in deed.tokens[deed.i :])
    return token if behind else None


def _ends(deed: Deed, name: str) -> Token | None:
    """The deed's own word, where its ending says so: "enverra"."""
    token = deed.tokens[deed.i]
    return token if token.lemma.endswith(tuple(cues(deed.language, name))) else None


def word_ongoing(deed: Deed) -> Judgement | None:
    """It is going on: "nog steeds", "aan het doorzoeken", "en train de", "sigue bloqueando"."""
    token = _cue(deed, "ongoing_words")
    if token is not None:
        return verdict("ongoing", "word_ongoing", token)
    before = [t.lemma for t in deed.tokens[: deed.i]]
    for phrase in cues(deed.language, "ongoing_before"):
        size = len(phrase.split())
        if " ".join(before[-size:]) == phrase:
            return verdict("ongoing", "word_ongoing", deed.tokens[deed.i - size])
    doing = _ends(deed, "progressive_endings")
    token = _before(deed, "progressive", 1)
    return None if doing is None or token is None else verdict("ongoing", "word_ongoing", token)
