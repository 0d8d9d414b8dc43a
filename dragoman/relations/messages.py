"""The rules by which a claim gives a message again, or answers one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.relations.matter import (
    FITTING,
    NEAR,
    REACH,
    SAME,
    SHARED_STEMS,
    TOUCHING,
    VERBAL,
    Rule,
    before,
    holds,
    in_time,
    matter,
    shortly_before,
)
from dragoman.relations.wording import phrases

if TYPE_CHECKING:
    from dragoman.relations.claims import Claim

# Deeds that answer deeds: both harm, or both help (CAMEO's two halves).
CONFLICT = {
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
# "in response to" and the name of whom it answers stand so near, in characters.
NAMED_WITHIN = 60
# Whose message is given again is said among its first words.
OWNER_WORDS = 4


def message_repeated(a: Claim, b: Claim, cosine: float) -> float:
    """The cue says that a message is given again; this is where it was given before."""
    if a.is_event or b.is_event or b.repeats or not in_time(a, b):
        return 0.0
    if holds(b, a) and not (a.dated and b.dated and a.day != b.day):
        return 0.0  # the same words told of twice
    overlap = a.article is b.article and a.start < b.end and b.start < a.end
    inside = overlap and a.start <= b.start and b.end <= a.end
    if a.article is b.article and b.by & a.about and _passes_on(a, b) and inside >= overlap:
        # "repeated a message that X gave": X's own words may stand inside, and may be few.
        # "repeated Biden's warning about an attack" says whose message it was, and little of it.
        owner = any(name in _start(a) for name in b.by_names if len(name) > 2)
        found = matter(a, b, cosine) if owner and not inside else cosine
        return min(1.0, found + 0.2) if found >= (TOUCHING if inside else NEAR) else 0.0
    shared = a.told.plain & b.told.plain
    if overlap or len(shared) < SHARED_STEMS:
        return 0.0
    if not a.by & b.by and a.article is not b.article:
        return 0.0
    if bool(shared & a.told.denied) != bool(shared & b.told.denied):
        return 0.0
    if not before(b, a):
        return 0.0  # two reports of one utterance, or nothing tells which was first
    least = NEAR if a.article is b.article else SAME
    if min(len(a.told.words), len(b.told.words)) < 3 or cosine < least:
        return 0.0  # "it", "his message" say nothing of the matter
    return cosine


def _start(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split()[:OWNER_WORDS])


def _passes_on(a: Claim, b: Claim) -> bool:
    """Whether a can give the message of another again: no denial or refusal does."""
    return a.act not in {"DENY", "REJECT"} and not a.by & b.by


def act_repeated(a: Claim, b: Claim, cosine: float) -> float:
    """An act is called renewed; this is the same act of the same actor before."""
    if b.repeats or a.act not in VERBAL or a.act != b.act or not a.by & b.by or not before(b, a):
        return 0.0
    if a.to_side and b.to_side and not a.to_side & b.to_side:
        return 0.0
    found = matter(a, b, cosine)
    close = found >= (SAME if a.article is not b.article else NEAR)
    return min(1.0, found) if close and a.told.plain & b.told.plain else 0.0


def answer_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that this was an answer, and the two sides and the matter fit."""
    if a.by & b.by or b.is_event != a.is_event or a.is_event or not in_time(a, b):
        return 0.0
    if not shortly_before(b, a) or not a.by or not b.by or a.side & b.side:
        return 0.0
    if _named(a, b):
        return min(1.0, max(cosine, TOUCHING) + 0.3)
    towards = bool(a.side & b.concerns), bool(b.side & a.concerns)
    if not any(towards) or cosine < FITTING or not a.told.plain & b.told.plain:
        return 0.0
    return min(1.0, cosine + 0.1 * all(towards))


def deed_in_return(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that a deed answers one: the same two sides, changed over, both to harm."""
    del cosine
    if not b.is_event or b.negative or b.future or a.negative or a.future or not in_time(a, b):
        return 0.0
    if a.claim_id == b.claim_id or a.side & b.side:
        return 0.0
    if not (a.side & b.to_side and b.side & a.to_side):
        return 0.0
    if a.article is b.article and not 0 < abs(a.start - b.start) <= REACH:
        return 0.0
    if a.act == b.act:
        return 0.7
    here = a.article is b.article and b.start < a.start
    return 0.6 if here and {a.act, b.act} <= CONFLICT and "retort" in a.told.cues else 0.0


def _named(a: Claim, b: Claim) -> bool:
    """Whether the words that call it an answer name whom it answers ("in response to Maduro")."""
    around = a.told.around
    for match in phrases("response", around, a.article.language):
        behind = around[match.end() : match.end() + NAMED_WITHIN].casefold()
        if any(len(name) > 2 and name in behind.split(".")[0] for name in b.by_names):
            return True
    return False


RULES: tuple[Rule, ...] = (
    Rule("repeats", lambda a: a.repeats, message_repeated, within=True, same=True, days=3700),
    Rule("repeats", lambda a: a.repeats and a.is_event, act_repeated, same=True),
    Rule("responds", lambda a: "response" in a.told.cues, answer_in_words),
    Rule(
        "responds",
        lambda a: a.is_event and not a.told.cues.isdisjoint({"response", "retort"}),
        deed_in_return,
    ),
)
