"""The rules by which a claim tells that a pledge or a threat was kept, carried out or broken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dragoman.relations.matter import (
    FITTING,
    NEAR,
    PROPOSITIONS,
    SAME,
    SHARED_STEMS,
    TOUCHING,
    VERBAL,
    Rule,
    before,
    covered,
    one_in_other,
    one_language,
    shortly_before,
)
from dragoman.relations.wording import opposed, phrases, points_back

if TYPE_CHECKING:
    from dragoman.relations.claims import Claim

# Words shared by the sentence of a breach and that of the pledge, beyond names, that stand for a
# near content where the two are told in one article.
SHARED_SETTING = 2
SAME_CLAUSE = 0.8
# A promise that is recalled stands so shortly behind the deed, in characters.
BESIDE = 200
BESIDE_SCORE = 0.7


def breach_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text sets what is told against a promise ("despite an earlier commitment")."""
    return 0.0 if a.act == "AGREE" or b.act != "AGREE" else _spoken_of("breach", a, b, cosine)


def fulfilment_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that a promise is kept ("as promised", "kept its word").

    What is done "as promised" may be read as the promise told again; it is the deed where it stands
    behind the promise and speaks of nothing to come.
    """
    if b.act != "AGREE" or a.negative or a.act in {"REQUEST", "THREATEN", "DENY"}:
        return 0.0
    if a.act == "AGREE" and (a.is_event or not before(b, a) or one_in_other(a, b)):
        return 0.0
    if a.act == "AGREE" and len(a.told.plain & b.told.plain) < SHARED_STEMS:
        return 0.0
    return _spoken_of("fulfilment", a, b, cosine)


def threat_carried_out(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that a threat was carried out ("made good on his threat")."""
    if b.act != "THREATEN" or a.act in {"THREATEN", "REQUEST"} or a.negative:
        return 0.0
    return _spoken_of("carried_out", a, b, cosine)


def breach_beside_pledge(a: Claim, b: Claim, cosine: float) -> float:
    """The page sets a deed beside the promise that had been made, and says the opposite of it.

    One has the opposite of a word of the other ("exceeded" and "to stay below"), or the promise was
    not to do what was done.
    """
    del cosine
    if a.article is not b.article or not 0 <= b.start - a.end <= BESIDE or one_in_other(a, b):
        return 0.0
    if not _deed_and_pledge(a, b) or "long_before" not in b.told.cues or not _maker_named(a, b):
        return 0.0
    return BESIDE_SCORE if _opposite(a, b) else 0.0


def breach_of_older_pledge(a: Claim, b: Claim, cosine: float) -> float:
    """What an older page promised, and this one tells as broken or in opposite words."""
    if a.article is b.article or not before(b, a) or not _deed_and_pledge(a, b):
        return 0.0
    if cosine < TOUCHING or not covered(a, b) or not _maker_named(a, b):
        return 0.0
    counted = dict(a.told.figures), dict(b.told.figures)
    if counted[0].keys() & counted[1].keys() and not set(counted[0].items()) & set(
        counted[1].items()
    ):
        return 0.0
    called = "breach" in a.page.cues and any(name in a.page.text.casefold() for name in b.by_names)
    return min(1.0, max(NEAR, cosine)) if called and _opposite(a, b) else 0.0


def _deed_and_pledge(a: Claim, b: Claim) -> bool:
    """Whether a tells something as so, and b is a promise."""
    told = a.is_event or a.act in PROPOSITIONS
    return told and a.act not in VERBAL and not a.future and b.act == "AGREE" and not b.is_event


def _maker_named(a: Claim, b: Claim) -> bool:
    """Whether who promised is told of where the deed is."""
    near = f"{a.page.text} {a.told.window}".casefold()
    return bool(b.side & (a.side | a.concerns)) or any(
        name in near for name in b.by_names if len(name) > 2
    )


def _opposite(a: Claim, b: Claim) -> bool:
    """Whether a says that what b promised is not so."""
    if not one_language(a, b):
        return False
    shared = a.told.plain & b.told.plain
    if a.negative != b.negative and len(shared & (a.told.denied | b.told.denied)) >= SHARED_STEMS:
        return True
    return a.negative == b.negative and opposed(a.text, b.text, a.article.language)


def _spoken_of(cue: str, a: Claim, b: Claim, cosine: float) -> float:
    """How surely b is the promise or threat spoken of: its maker is concerned, the matter near."""
    if one_in_other(b, a) and (b.start < a.start or _same_words(a, b)):
        return 0.0
    window = a.told.window.casefold()
    named = any(name in window for name in b.by_names if len(name) > 2)
    concerned = bool(b.side & (a.side | a.concerns))
    said = [match.group().casefold() for match in phrases(cue, a.told.window, a.article.language)]
    # "violated the ceasefire": the phrase itself names what was agreed.
    kind = any(stem in phrase for phrase in said for stem in b.told.plain)
    here = a.article is b.article
    if a.is_event and any(_names_it(phrase, a) for phrase in said):
        return 0.0  # "in violation of the ceasefire": the ceasefire is no breach
    # "despite that promise": the one that was told last.
    pointed = shortly_before(b, a) and any(points_back(p, a.article.language) for p in said)
    if not (named or concerned or pointed or (kind and here and before(b, a))):
        return 0.0
    if not here:
        apart = a.story_id != b.story_id
        near = cosine >= SAME or (cosine >= FITTING and bool(a.told.setting & b.told.plain))
        aimed = not apart or not a.to_side or not b.concerns or bool(a.to_side & b.concerns)
        found = near and aimed and concerned and before(b, a)
        return min(1.0, cosine + 0.1) if found else 0.0
    if one_language(a, b) and len(a.told.setting & b.told.setting) >= SHARED_SETTING:
        cosine = max(cosine, TOUCHING)
    if cosine < TOUCHING and not kind:
        return 0.0
    inside = 0.2 * one_in_other(a, b)
    return min(1.0, max(cosine, TOUCHING) + 0.2 * named + 0.1 * concerned - inside)


def _names_it(phrase: str, a: Claim) -> bool:
    """Whether an event was read from the word by which a phrase names the promise."""
    return a.article.text[a.start :].casefold().startswith(phrase.rsplit(maxsplit=1)[-1])


def _same_words(a: Claim, b: Claim) -> bool:
    """Whether one clause was read both as the deed and as the promise ("we wait, as promised")."""
    shared = len(a.told.words & b.told.words)
    return shared > 1 and shared >= SAME_CLAUSE * len(a.told.words)


# Breach and keeping may be told years later, inside what they are told of, or as one with it.
_late = partial(Rule, within=True, same=True, days=3700)

RULES: tuple[Rule, ...] = (
    _late("breaks", lambda a: "breach" in a.told.cues and not a.future, breach_in_words),
    Rule("breaks", lambda a: not a.future, breach_beside_pledge),
    Rule("breaks", lambda a: "breach" in a.page.cues, breach_of_older_pledge, days=3700),
    _late("fulfils", lambda a: "fulfilment" in a.told.cues and not a.future, fulfilment_in_words),
    _late("fulfils", lambda a: "carried_out" in a.told.cues and not a.future, threat_carried_out),
)
