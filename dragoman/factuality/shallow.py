"""The rules of factuality where there is no parser: cue words of the deed's own clause."""

from __future__ import annotations

from itertools import pairwise

from dragoman.factuality.deed import Deed, Judgement, cues, verdict
from dragoman.factuality.reach import (
    BESIDE,
    PLAN_REACH,
    REACH,
    STOPS,
    begins_here,
    clause_of,
    cue_of,
    governing,
    hangs_on_noun,
    is_after,
    is_infinitive,
    is_one,
    phrase_at,
    split_around,
)
from dragoman.language import Token

# An infinitive tells of nothing done by itself, so what asks for it may stand farther off.
INFINITIVE_REACH = 20
CASE_REACH = 3
WITHOUT_REACH = 2
ASKING_REACH = 2


def word_left_open(deed: Deed) -> Judgement | None:
    """Whether it is so is left open: "het is onduidelijk of", "ob die Miliz"."""
    wanted, nexts = cues(deed.language, "whether"), cues(deed.language, "whether_next")
    asking = cues(deed.language, "asking")
    for token, after in pairwise(deed.tokens[: deed.i + 1]):
        opens = not nexts or after.lemma in nexts or after.text[:1].isupper()
        if asking:  # "on ignore si": elsewhere "si" is "if"
            before = deed.tokens[max(0, token.i - ASKING_REACH) : token.i]
            opens = any(is_one(t, deed, "asking") for t in before)
        stopped = any(t.lemma in STOPS for t in deed.tokens[token.i : deed.i])
        if token.lemma in wanted and opens and not stopped:
            return verdict("unknown", "word_left_open", token)
    return None


def word_denied(deed: Deed) -> Judgement | None:
    """A verb of denying stands before it: "ontkent wapens te hebben geleverd"."""
    token = governing(deed, "denying")
    if token is None:
        return None
    if token.i and deed.tokens[token.i - 1].lemma in cues(deed.language, "reflexive"):
        return verdict("negated", "word_denied", token)  # "se negó a": refused
    return verdict("denied", "word_denied", token)


def word_claim_rejected(deed: Deed) -> Judgement | None:
    """The charge of it is turned down or called false: "wees de beschuldiging af dat"."""
    if is_one(deed.tokens[deed.i], deed, "rejecting"):
        return None  # the turning down itself
    phrase = phrase_at(deed, "falsity")
    claim = governing(deed, "claims")
    if claim is None:
        return None if phrase is None else verdict("denied", "word_claim_rejected", phrase)
    token = phrase or next((t for t in deed.tokens if is_one(t, deed, "rejecting")), None)
    return None if token is None else verdict("denied", "word_claim_rejected", token, claim)


def word_said_in_denial(deed: Deed) -> Judgement | None:
    """A speaker says it with "not" in order to deny it: "zegt dat het zich niet bemoeit"."""
    if deed.said is None or deed.said.act != "DENY" or deed.said.negated:
        return None
    token = cue_of(deed, "negation")
    return None if token is None else verdict("denied", "word_said_in_denial", token)


def word_negated(deed: Deed) -> Judgement | None:
    """A word of its clause says no: "niet", "kein", "ne ... pas", or "weigerde"."""
    token = _negation(deed)
    ruled_out = governing(deed, "ruling_out")
    if ruled_out is not None and _parted(deed, ruled_out):
        ruled_out = None
    ruled_out = ruled_out or split_around(deed, "ruling_out_split")
    ruled_out = ruled_out or cue_of(deed, "ruled_out")
    if ruled_out is not None and token is not None:
        return verdict("hypothetical", "word_negated", ruled_out, token)
    token = token or ruled_out or split_around(deed, "refusing_split")
    token = token or _without(deed) or _refusal(deed)
    if token is None and deed.noun:
        token = hangs_on_noun(deed, "ending_nouns", by="of")
    return None if token is None else verdict("negated", "word_negated", token)


def _negation(deed: Deed) -> Token | None:
    """The "not" of the deed's clause: one comma between them parts two clauses."""
    token = cue_of(deed, "negation")
    if token is None or is_after(deed, "during"):  # "pendant les pourparlers"
        return None
    between = deed.tokens[min(token.i, deed.i) : max(token.i, deed.i)]
    return None if sum(t.text == "," for t in between) == 1 else token


def _parted(deed: Deed, token: Token) -> bool:
    """Whether a comma stands between a word and the deed behind it."""
    return any(t.text == "," for t in deed.tokens[token.i : deed.i])


def _refusal(deed: Deed) -> Token | None:
    """A verb of not doing, unless "and" parts the deed from it: "wees af en bezocht"."""
    token = cue_of(deed, "refusing")
    apart = deed.i > 0 and deed.tokens[deed.i - 1].lemma in cues(deed.language, "and")
    return None if token is not None and apart and token.i < deed.i else token


def _without(deed: Deed) -> Token | None:
    """The "without" that governs the deed itself: "zonder een schot te lossen"."""
    infinitive = is_infinitive(deed)
    if not (deed.noun or infinitive):
        return None  # "zonder uitleg vrijgelaten"
    token = governing(deed, "without", REACH if infinitive else WITHOUT_REACH)
    return None if token is None or _parted(deed, token) else token  # "statt zu reden, drohte"


def word_conditional(deed: Deed) -> Judgement | None:
    """Its clause begins with "if": "als", "wenn", "si"."""
    wanted = cues(deed.language, "condition")
    nexts = cues(deed.language, "condition_next")
    clause = clause_of(deed)
    first = clause[0]
    for token in clause:
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
    phrase = next((t for t in clause if begins_here(t, deed, "condition")), None)
    found = phrase or _condition_behind(deed)
    return None if found is None else verdict("conditional", "word_conditional", found)


def _condition_behind(deed: Deed) -> Token | None:
    """The condition of what is to come behind it: "wird zahlen, wenn", "leggen neer, tenzij"."""
    if deed.noun:
        return None
    sure, loose = cues(deed.language, "condition_sure"), cues(deed.language, "condition_behind")
    for token, after in pairwise(deed.tokens[deed.i :]):
        if token.text in STOPS:
            return None
        if after.lemma in sure or begins_here(after, deed, "condition_sure"):
            return after
        opens = token.text == "," or not cues(deed.language, "verb_second")
        if opens and after.lemma in loose and word_planned(deed) is not None:
            return after
    return None


def _meets(deed: Deed) -> bool:
    """Whether it is a deed that is set for a day: "wenn sie sich treffen"."""
    return is_one(deed.tokens[deed.i], deed, "meetings")


def word_alleged(deed: Deed) -> Judgement | None:
    """Hearsay: "zou hebben", "soll haben", "aurait", "habría", or "beschuldigde" before it."""
    token = cue_of(deed, "hearsay")
    if token is not None and cue_of(deed, "no_hearsay") is not None:
        return None  # "zou kunnen"
    if token is not None and token.lemma in cues(deed.language, "hearsay_modals"):
        token = token if cue_of(deed, "perfect") is not None else None  # "sollen beraten": a plan
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i + BESIDE + 1]
    token = token or next((t for t in near if is_one(t, deed, "hearsay_adjectives")), None)
    token = token or _alleging(deed) or _ends(deed, "hearsay_endings")
    return None if token is None else verdict("alleged", "word_alleged", token)


def _alleging(deed: Deed) -> Token | None:
    """What makes the deed a charge, unless the deed is to turn one down: "rejetée par"."""
    token = governing(deed, "alleging")
    own = deed.tokens[deed.i]
    answers = is_one(own, deed, "rejecting") or is_one(own, deed, "denying")
    return None if token is not None and answers and is_one(token, deed, "claims") else token


def word_hypothetical(deed: Deed) -> Judgement | None:
    """It is asked for, feared, threatened or possible: "riep op om", "könnte", "dreigt met"."""
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i + BESIDE + 1]
    reach = INFINITIVE_REACH if is_infinitive(deed) else REACH
    token = cue_of(deed, "possible") or governing(deed, "wishing", reach)
    if token is not None and _meets(deed) and token.lemma in cues(deed.language, "due"):
        return verdict("planned", "word_hypothetical", token)  # "doivent se rencontrer lundi"
    token = token or hangs_on_noun(deed, "wishing_nouns")
    if token is None and deed.noun:
        token = next((t for t in near if is_one(t, deed, "possible_adjectives")), None)
    return None if token is None else verdict("hypothetical", "word_hypothetical", token)


def word_purpose(deed: Deed) -> Judgement | None:
    """It is what something is done for: "om ... te winnen", "um ... zu", "pour", "para"."""
    before = deed.tokens[deed.i - 1] if deed.i else None
    markers = cues(deed.language, "infinitive") or cues(deed.language, "purpose")
    if before is None or before.lemma not in markers:
        return None
    token = governing(deed, "purpose")
    return None if token is None else verdict("hypothetical", "word_purpose", token)


def word_planned(deed: Deed) -> Judgement | None:
    """It is to come: "zal", "wil", "van plan", "wird", "prévoit de", "enviará"."""
    reach = REACH if is_infinitive(deed) else PLAN_REACH
    token = cue_of(deed, "future")
    marks = cues(deed.language, "infinitive")
    if token is not None and token.i and deed.tokens[token.i - 1].lemma in marks:
        token = None  # "riep hem op naar huis te gaan"
    token = token or governing(deed, "planning", reach)
    token = token or _ends(deed, "future_endings") or _announced(deed) or _due(deed)
    return None if token is None else verdict("planned", "word_planned", token)


def _due(deed: Deed) -> Token | None:
    """The day for which a meeting is told in the present: "ontvangt dinsdag de premier"."""
    now = deed.tokens[deed.i].lemma in cues(deed.language, "meeting_now")
    if deed.noun or not now:
        return None
    clause = clause_of(deed)
    if any(is_one(t, deed, "no_due") for t in clause if t.i != deed.i):
        return None
    return next((t for t in clause if is_one(t, deed, "days")), None)


def _announced(deed: Deed) -> Token | None:
    """What somebody announces is to come: "kündigte neue Sanktionen an"."""
    own = deed.tokens[deed.i]
    if is_after(deed) or not (deed.noun or is_one(own, deed, "announcing")):
        return None
    clause = clause_of(deed)
    named = cues(deed.language, "announced") if deed.noun else frozenset()
    announced = next((t for t in clause if t.lemma in named), None)
    if announced is not None:
        return announced
    token = next((t for t in clause if is_one(t, deed, "announcing")), None)
    if token is None or token.i > deed.i:
        return None
    particles = cues(deed.language, "announcing_particles")
    behind = not particles or any(t.lemma in particles for t in deed.tokens[deed.i :])
    return token if behind else None


def _ends(deed: Deed, name: str) -> Token | None:
    """The deed's own word, where its ending says so: "enverra"."""
    token = deed.tokens[deed.i]
    return token if token.lemma.endswith(tuple(cues(deed.language, name))) else None


def word_ongoing(deed: Deed) -> Judgement | None:
    """It is going on: "nog steeds", "aan het doorzoeken", "en train de", "sigue bloqueando"."""
    token = cue_of(deed, "ongoing_words")
    if token is not None:
        return verdict("ongoing", "word_ongoing", token)
    before = [t.lemma for t in deed.tokens[: deed.i]]
    for phrase in cues(deed.language, "ongoing_before"):
        size = len(phrase.split())
        if " ".join(before[-size:]) == phrase:
            return verdict("ongoing", "word_ongoing", deed.tokens[deed.i - size])
    doing = _ends(deed, "progressive_endings")
    token = governing(deed, "progressive", 1)
    return None if doing is None or token is None else verdict("ongoing", "word_ongoing", token)
