"""The rules by which a claim tells that a pledge or a threat was kept, carried out or broken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dragoman.relations.matter import (
    FITTING,
    SAME,
    SHARED_STEMS,
    TOUCHING,
    Rule,
    before,
    one_in_other,
    one_language,
)
from dragoman.relations.wording import phrases

if TYPE_CHECKING:
    from dragoman.relations.claims import Claim

# Words shared by the sentence of a breach and that of the pledge, beyond names, that stand for a
# near content where the two are told in one article.
SHARED_SETTING = 2
SAME_CLAUSE = 0.8


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
    if not (named or concerned or (kind and here and before(b, a))):
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


def _same_words(a: Claim, b: Claim) -> bool:
    """Whether one clause was read both as the deed and as the promise ("we wait, as promised")."""
    shared = len(a.told.words & b.told.words)
    return shared > 1 and shared >= SAME_CLAUSE * len(a.told.words)


# Breach and keeping may be told years later, inside what they are told of, or as one with it.
_late = partial(Rule, within=True, same=True, days=3700)

RULES: tuple[Rule, ...] = (
    _late("breaks", lambda a: "breach" in a.told.cues and not a.future, breach_in_words),
    _late("fulfils", lambda a: "fulfilment" in a.told.cues and not a.future, fulfilment_in_words),
    _late("fulfils", lambda a: "carried_out" in a.told.cues and not a.future, threat_carried_out),
)
