"""The rules by which one claim denies, rejects or contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.relations.matter import (
    CHARGES,
    CONCERNED,
    FITTING,
    NEAR,
    PROPOSITIONS,
    SAME,
    SHARED_STEMS,
    TOUCHING,
    VERBAL,
    Rule,
    covered,
    in_time,
    matter,
    names_of,
    nearness,
    one_in_other,
    one_language,
    one_side,
    same_proposition,
    shared_matter,
    shortly_before,
    two_sides,
)
from dragoman.relations.wording import phrases

if TYPE_CHECKING:
    from dragoman.relations.claims import Claim

# How sure an answer is that names no matter of its own.
BARE = 0.6
# How sure it is where the sentence itself says what was answered.
TOLD = 0.9
# Two numbers for one thing contradict where so much of the shorter claim is in the longer one.
SAME_BUT_NUMBER = 0.75


def denial_of_charge(a: Claim, b: Claim, cosine: float) -> float:
    """A denial answers what another said, or what the denier is said to have done.

    The other is of another side, and says so without a "not"; the denier must be whom the other
    claim is about, and words of the matter must be in both. Where it is not known whom the claim
    is about, or it stands on another page, the contents must be the nearer. A denial that names
    no matter ("denied the charge") answers the charge that stands shortly before it, and one that
    came "after" a charge told in the same sentence answers that.
    """
    if not _is_charge(b) or one_in_other(a, b) or not in_time(a, b) or not a.by or not b.by:
        return 0.0
    own_deed = b.is_event and not b.future and bool(a.side & b.side)
    if (b.is_event and not own_deed) or (not b.is_event and one_side(a, b)):
        return 0.0  # what others did is not what the denier denies, nor what his own people say
    concerned = own_deed or bool(a.side & b.concerns)
    if a.told.bare:
        fits = concerned and not b.is_event and not b.negative and shortly_before(b, a)
        charged = a.told.charge or (a.told.points and not a.told.view and not a.told.demand)
        return BARE + nearness(b, a) if fits and charged else 0.0
    if concerned and not b.is_event and not b.negative and _told_as_after(a, b):
        return TOLD
    asked = a.told.denied if a.negative and not a.told.charge else a.told.plain
    shared = asked & b.told.plain
    if b.negative and (b.is_event or b.told.plain <= b.told.denied or shared & b.told.denied):
        return 0.0  # it denies the same
    here = a.article is b.article
    named = (a.told.words & b.told.words) - names_of(a)
    if not shared and not (here and named and not a.negative and not b.is_event):
        return 0.0
    found = matter(a, b, cosine)
    if concerned:
        if here:
            return min(1.0, found + 0.2) if found >= CONCERNED else 0.0
        sure = cosine >= NEAR and len(shared) >= min(SHARED_STEMS, len(asked))
        sure = sure or (cosine >= FITTING and len(shared_matter(a, b)) >= SHARED_STEMS)
        # Of two clauses of which one says more ("to force new elections") the vectors lie apart.
        sure = sure or (cosine >= TOUCHING and covered(a, b))
        return min(1.0, found + 0.1) if sure else 0.0
    return cosine if cosine >= SAME and len(shared) >= SHARED_STEMS else 0.0


def deed_told_as_denied(a: Claim, b: Claim, cosine: float) -> float:
    """What one page tells as done or alleged, and another as denied, is one deed of one doer."""
    if not b.is_event or b.act != a.act or b.negative or b.future or not in_time(a, b):
        return 0.0
    if not a.by & b.by or (a.to_side and b.to_side and not a.to_side & b.to_side):
        return 0.0
    found = matter(a, b, cosine)
    return min(1.0, found) if found >= NEAR and a.told.plain & b.told.plain else 0.0


def own_deed_negated(a: Claim, b: Claim, cosine: float) -> float:
    """Who says not to do what another side says he does, denies it.

    What is negated must be the deed itself: words of the matter, beyond names, stand in the clause
    with the "not" and in the other's claim. Not to be about to do something denies only that one
    is about to. To have no part in something denies all of it.
    """
    if b.is_event or not _is_charge(b) or b.negative or a.future != b.future:
        return 0.0
    if not a.side & b.concerns or not two_sides(a, b) or not in_time(a, b):
        return 0.0
    found = matter(a, b, cosine)
    if "uninvolved" in a.told.cues:
        shared = a.told.plain & b.told.plain
        return min(1.0, found) if shared and found >= CONCERNED else 0.0
    if not same_proposition(a, b, cosine):
        return 0.0
    return min(1.0, found + 0.1) if found >= SAME else 0.0


def refusal_of_demand(a: Claim, b: Claim, cosine: float) -> float:
    """A refusal answers a demand or an offer between the same two sides, on the same matter.

    A refusal that names no matter ("rejected the call") answers what was asked shortly before it.
    """
    offered = a.told.offer and b.act == "AGREE" and b.offers
    if b.act != "REQUEST" and not offered:
        return 0.0
    if a.side & b.side or one_in_other(a, b) or not in_time(a, b):
        return 0.0
    if not (a.side & b.concerns or b.side & a.concerns):
        return 0.0
    if a.told.bare:
        # "rejected the claims" answers no demand.
        asked = (a.told.demand or a.told.offer) and not a.future
        return BARE + nearness(b, a) if asked and shortly_before(b, a) else 0.0
    shared = a.told.plain & b.told.plain
    if cosine >= TOUCHING and covered(a, b):
        cosine = max(cosine, FITTING)
    if cosine >= FITTING and (shared or cosine >= SAME):
        return min(1.0, cosine + 0.2)
    named = (a.told.demand or a.told.offer) and shared and shortly_before(b, a)
    return BARE if named or (cosine >= TOUCHING and _will_not(a, b)) else 0.0


def _will_not(a: Claim, b: Claim) -> bool:
    """Whether who was asked says soon after, among other things, that he will not do it."""
    asked = bool(a.side & b.to_side) and shortly_before(b, a) and a.negative and not b.negative
    if not asked or not a.told.focus & b.told.plain:
        return False
    return len(a.told.denied & b.told.plain) >= SHARED_STEMS


def rejection_of_view(a: Claim, b: Claim, cosine: float) -> float:
    """A view rejected without its words ("rejects that view") is the last one on the rejecter."""
    del cosine
    if b.is_event or b.act not in CHARGES or not a.told.view or not a.told.bare:
        return 0.0
    if a.side & b.side or not b.by or not a.side & b.concerns or not shortly_before(b, a):
        return 0.0
    return BARE + nearness(b, a)


def refusal_in_other_words(a: Claim, b: Claim, cosine: float) -> float:
    """Who says not to do what another side asks of him, refuses it."""
    if b.act != "REQUEST" or b.negative or not a.side & b.to_side or not two_sides(a, b):
        return 0.0
    if not in_time(a, b) or not same_proposition(a, b, cosine):
        return 0.0
    found = matter(a, b, cosine)
    return min(1.0, found) if found >= SAME else 0.0


def opposite_polarity(a: Claim, b: Claim, cosine: float) -> float:
    """Two speakers say the same, one of them with a "not" in the clause that is the same."""
    if b.negative or b.is_event or not two_sides(a, b):
        return 0.0
    if b.act not in PROPOSITIONS or b.act == "DENY":
        return 0.0
    if a.about and b.about and not a.concerns & b.concerns:
        return 0.0
    if not same_proposition(a, b, cosine):
        return 0.0
    return cosine if cosine >= SAME else 0.0


def another_number(a: Claim, b: Claim, cosine: float) -> float:
    """Two speakers say the same of one thing, with another number."""
    if b.is_event or b.act not in PROPOSITIONS or b.negative or a.negative:
        return 0.0
    if not a.by or not b.by or a.by & b.by or one_in_other(a, b) or not one_language(a, b):
        return 0.0
    if not _differ(a, b) or _elsewhere(a, b):
        return 0.0
    if a.told.plain and b.told.plain and cosine >= SAME and _told_after(a, b):
        shared = len(a.told.plain & b.told.plain)
        least = SAME_BUT_NUMBER * min(len(a.told.plain), len(b.told.plain))
        return cosine if shared >= max(SHARED_STEMS, least) else 0.0
    return 0.0


def _differ(a: Claim, b: Claim) -> bool:
    """Whether they count one thing, and each with another number."""
    left, right = dict(a.told.figures), dict(b.told.figures)
    both = left.keys() & right.keys()
    return bool(both) and all(left[name] != right[name] for name in both)


def _elsewhere(a: Claim, b: Claim) -> bool:
    """Whether each names another place or person, or two states may each speak of their own."""
    named = [claim.told.words - claim.told.plain - names_of(claim) for claim in (a, b)]
    if named[0] - named[1] and named[1] - named[0]:
        return True
    states = [{name for name in claim.by if name.isupper()} for claim in (a, b)]
    return bool(states[0] and states[1]) and not named[0] & named[1]


def _told_as_after(a: Claim, b: Claim) -> bool:
    """Whether the sentence of a says that it came after b ("denied it two days after X said")."""
    if a.article is not b.article or a.told.window != b.told.window or b.start < a.end:
        return False
    between = a.article.text[a.end : b.start]
    return any(True for _ in phrases("aftermath", between, a.article.language))


def _told_after(a: Claim, b: Claim) -> bool:
    """Of two who speak without one answering the other, the later told answers."""
    if a.article is b.article:
        return a.start > b.start
    return (a.day or "", a.claim_id) > (b.day or "", b.claim_id)


def _is_charge(b: Claim) -> bool:
    """Whether it can be denied: something asserted or charged, or done."""
    return (b.is_event and b.act not in VERBAL) or (not b.is_event and b.act in CHARGES)


def _denies(a: Claim) -> bool:
    """Whether it is a denial: said so, or a charge rejected ("dismissed the claim that ...")."""
    if a.is_event:
        return False
    return (a.act == "DENY" and (a.cued or not a.negative)) or (
        a.act == "REJECT" and a.told.charge and not a.told.demand
    )


RULES: tuple[Rule, ...] = (
    Rule("denies", _denies, denial_of_charge, same=True, days=30),
    Rule("denies", lambda a: a.is_event and a.denial, deed_told_as_denied, same=True),
    Rule("denies", lambda a: a.act == "ASSERT" and a.negative, own_deed_negated, days=30),
    Rule("rejects", lambda a: a.act == "REJECT", refusal_of_demand, days=30),
    Rule("rejects", lambda a: a.act == "REJECT", rejection_of_view),
    Rule(
        "rejects", lambda a: a.act == "ASSERT" and a.negative and a.future, refusal_in_other_words
    ),
    Rule(
        "contradicts",
        lambda a: a.negative and not a.is_event and a.act in PROPOSITIONS,
        opposite_polarity,
    ),
    Rule(
        "contradicts",
        lambda a: not a.is_event and a.act in PROPOSITIONS and bool(a.told.figures),
        another_number,
    ),
)
