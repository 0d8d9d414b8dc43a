"""The rules by which one claim answers another: small named functions, each its own explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.relations.claims import STEM

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.records import RelationKind
    from dragoman.relations.claims import Claim

# How near two contents must be. Meantime, translated sentences against the others of the same
# article: a cosine of 0.6 has a precision of .78, 0.7 of .97; 0.5 is half chance, and is asked
# only where act and actors already fit. Below 0.45 nothing is believed without a cue in words.
SAME = 0.7
NEAR = 0.6
FITTING = 0.5
TOUCHING = 0.35
# Clauses say little by themselves ("that it has sold arms"), and vectors of short clauses are
# unsure: each word stem in common, three at most, adds this. Written cases: denials stand at 0.52
# to 0.85 beside their charge, other denials of the same speaker at 0.45 or less.
SHARED_WORD = 0.08
CONCERNED = 0.52
# A bare "rejected the demands" names no matter: it answers what stands so shortly before it.
REACH = 400
BARE_WORDS = 4

# Words of the matter, beyond names, that two claims must have in common to be of one proposition,
# and their part of the shorter one. Five ledgers of 208 articles: of 40 negated deeds taken for
# denials without this, about 28 were read and one was right; with it none of the 40 is left.
SHARED_STEMS = 2
SHARED_PART = 0.5
SAME_ABROAD = 0.75

PROPOSITIONS = {"ASSERT", "ACCUSE", "CONCEDE", "DENY"}
CHARGES = {"ASSERT", "ACCUSE"}
# Events of words alone: nobody denies a deed by denying what was said at a meeting.
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: which relation it finds, which claims it starts from, and how sure it is of a pair.

    `answers(a, b, cosine)` is 0 where b is not what a answers. `within` says that b may be told
    inside of a.
    """

    kind: RelationKind
    starts: Callable[[Claim], bool]
    answers: Callable[[Claim, Claim, float], float]
    within: bool = False

    @property
    def name(self) -> str:
        """The name that relations carry as their rule."""
        return self.answers.__name__

    @property
    def func(self) -> Callable[[Claim, Claim, float], float]:
        """The function whose docstring explains the rule."""
        return self.answers


def matter(a: Claim, b: Claim, cosine: float) -> float:
    """How near the matter of two claims is: the cosine, and words in common."""
    return cosine + SHARED_WORD * min(3, len(a.words & b.words))


def denial_of_charge(a: Claim, b: Claim, cosine: float) -> float:
    """A denial answers what another said, or is said to have been done, in nearly the same matter.

    The other is of another side, and says so without a "not"; the denier must be whom the other
    claim is about, and words of the matter must be in both. Where it is not known whom the claim
    is about, or it stands on another page, the contents must be the nearer.
    """
    if not _is_charge(b) or one_in_other(a, b) or not _in_time(a, b):
        return 0.0
    if a.side & b.side or not a.by or not b.by:
        return 0.0
    if b.is_event and a.by & b.to and not a.about & b.by:
        return 0.0  # what was done to the denier is not what the denier denies
    asked = a.denied if a.negative else a.plain  # "says it does not ..." beside "denies that ..."
    shared = asked & b.plain
    if b.negative and (b.plain <= b.denied or shared & b.denied):
        return 0.0  # it denies the same
    here = a.article is b.article
    named = (a.words & b.words) - {name[:STEM] for name in a.by_names}
    if not shared and not (here and named and not a.negative and not b.is_event):
        return 0.0
    found = matter(a, b, cosine)
    if a.side & (b.about | b.to | (b.by if b.is_event else frozenset())):
        if here and not b.is_event:
            return min(1.0, found + 0.2) if found >= CONCERNED else 0.0
        sure = cosine >= NEAR and len(shared) >= min(SHARED_STEMS, len(asked))
        return min(1.0, found + 0.1) if sure else 0.0
    return cosine if cosine >= SAME and len(shared) >= SHARED_STEMS else 0.0


def own_deed_negated(a: Claim, b: Claim, cosine: float) -> float:
    """Who says not to do what another side says he does, denies it.

    What is negated must be the deed itself: words of the matter, beyond names, stand in the clause
    with the "not" and in the other's claim. Not to be about to do something denies only that one
    is about to.
    """
    if b.is_event or not _is_charge(b) or b.negative or a.future != b.future:
        return 0.0
    if not a.by & (b.about | b.to) or not _two_sides(a, b) or not _in_time(a, b):
        return 0.0
    if not _same_proposition(a, b, cosine):
        return 0.0
    found = matter(a, b, cosine)
    return min(1.0, found + 0.1) if found >= SAME else 0.0


def refusal_of_demand(a: Claim, b: Claim, cosine: float) -> float:
    """A refusal answers a demand between the same two sides, on the same matter or just before."""
    if b.act != "REQUEST" or a.side & b.side or one_in_other(a, b) or not _in_time(a, b):
        return 0.0
    if not (a.side & (b.to | b.about) or b.side & (a.to | a.about)):
        return 0.0
    if cosine >= FITTING and (a.plain & b.plain or cosine >= SAME):
        return min(1.0, cosine + 0.2)
    bare = len(a.words) <= BARE_WORDS and a.demand and not a.future
    return 0.6 if bare and a.article is b.article and 0 < a.start - b.start <= REACH else 0.0


def opposite_polarity(a: Claim, b: Claim, cosine: float) -> float:
    """Two speakers say the same, one of them with a "not" in the clause that is the same."""
    if b.negative or b.is_event or not _two_sides(a, b):
        return 0.0
    if b.act not in PROPOSITIONS or b.act == "DENY":
        return 0.0
    if a.about and b.about and not a.about & b.about:
        return 0.0
    if not _same_proposition(a, b, cosine):
        return 0.0
    return cosine if cosine >= SAME else 0.0


def _is_charge(b: Claim) -> bool:
    """Whether it can be denied: something asserted or charged, or done."""
    return (b.is_event and b.act not in VERBAL) or (not b.is_event and b.act in CHARGES)


def _two_sides(a: Claim, b: Claim) -> bool:
    """Whether both are known and surely of two sides: no state and one of its own people.

    Of a person whose state nobody knows it cannot be said that a state is the other side.
    """
    if not a.by or not b.by or a.side & b.side or one_in_other(a, b):
        return False
    stateless = [not any(name.isupper() for name in claim.side) for claim in (a, b)]
    states = [any(name.isupper() for name in claim.by) for claim in (a, b)]
    return not (stateless[0] and states[1]) and not (stateless[1] and states[0])


def _same_proposition(a: Claim, b: Claim, cosine: float) -> bool:
    """Whether what a negates, and half or more of its clause, stands in what b says.

    Across languages words say nothing, and the contents must be the nearer.
    """
    if a.article.language.split("-")[0] != b.article.language.split("-")[0]:
        return cosine >= SAME_ABROAD and len(a.denied) >= len(a.plain) / 2
    shared = len(a.denied & b.plain) if a.focus & b.plain else 0
    return shared >= max(SHARED_STEMS, SHARED_PART * min(len(b.plain), len(a.denied)))


def breach_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text sets what is told against a promise ("despite an earlier commitment")."""
    return _pledge(a, b, cosine)


def fulfilment_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that a promise is kept ("as promised", "kept its word")."""
    return _pledge(a, b, cosine)


def _pledge(a: Claim, b: Claim, cosine: float) -> float:
    """How surely b is the promise spoken of: its maker is named or concerned, the matter near."""
    if b.act != "AGREE" or a.act == "AGREE" or cosine < TOUCHING:
        return 0.0
    window = a.window.casefold()
    named = any(name in window for name in b.by_names)
    concerned = bool(b.by & (a.by | a.to | a.about))
    if not named and not concerned:
        return 0.0
    if a.article is not b.article and cosine < FITTING:
        return 0.0
    return min(1.0, cosine + 0.2 * named + 0.1 * concerned)


def message_repeated(a: Claim, b: Claim, cosine: float) -> float:
    """The cue says that a message is given again; this is where it was given before."""
    if a.is_event or b.is_event or b.repeats or not _in_time(a, b) or _holds(b, a):
        return 0.0
    overlap = a.article is b.article and a.start < b.end and b.start < a.end
    inside = overlap and a.start <= b.start and b.end <= a.end
    if a.article is b.article and b.by & a.about and not a.by & b.by and inside >= overlap:
        # "repeated a message that X gave": X's own words may stand inside, and may be few.
        return min(1.0, cosine + 0.2) if cosine >= (TOUCHING if inside else NEAR) else 0.0
    if overlap or len(a.plain & b.plain) < SHARED_STEMS:
        return 0.0
    if not a.by & b.by and a.article is not b.article:
        return 0.0
    if bool(a.plain & b.plain & a.denied) != bool(a.plain & b.plain & b.denied):
        return 0.0
    before = b.day is not None and a.day is not None and b.day < a.day
    if not before and (a.article is not b.article or b.start >= a.start):
        return 0.0  # two reports of one utterance, or nothing tells which was first
    least = NEAR if a.article is b.article else SAME
    if min(len(a.words), len(b.words)) < 3 or cosine < least:
        return 0.0  # "it", "his message" say nothing of the matter
    return cosine


def answer_in_words(a: Claim, b: Claim, cosine: float) -> float:
    """The text says that this was an answer, and the two sides and the matter fit."""
    if a.by & b.by or b.is_event != a.is_event or not _in_time(a, b):
        return 0.0
    towards = bool(a.by & (b.to | b.about)), bool(b.by & (a.to | a.about))
    if a.is_event:
        # Deeds: the sides are changed over, and both are of one kind ("retaliatory sanctions").
        return 0.7 if a.by & b.to and b.by & a.to and a.act == b.act else 0.0
    before = a.article is b.article and 0 < a.start - b.start <= REACH
    if not any(towards) or not before or not a.by or not b.by or cosine < FITTING:
        return 0.0
    if a.side & b.side or not a.plain & b.plain:
        return 0.0
    return min(1.0, cosine + 0.1 * all(towards))


def _holds(a: Claim, b: Claim) -> bool:
    """Whether the words of b stand in a: the same words told of twice."""
    return " ".join(b.text.split()).casefold() in " ".join(a.text.split()).casefold()


def one_in_other(a: Claim, b: Claim) -> bool:
    """Whether the words of one claim lie within those of the other."""
    return a.article is b.article and (
        (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    )


def _in_time(a: Claim, b: Claim) -> bool:
    """Whether b can have been before a, as far as days are known."""
    return a.day is None or b.day is None or b.day <= a.day or a.article is b.article


RULES: tuple[Rule, ...] = (
    Rule("denies", lambda a: a.act == "DENY" and (a.cued or not a.negative), denial_of_charge),
    Rule("denies", lambda a: a.act == "ASSERT" and a.negative, own_deed_negated),
    Rule("rejects", lambda a: a.act == "REJECT", refusal_of_demand),
    Rule(
        "contradicts",
        lambda a: a.negative and not a.is_event and a.act in PROPOSITIONS,
        opposite_polarity,
    ),
    Rule("breaks", lambda a: "breach" in a.cues, breach_in_words, within=True),
    Rule("fulfils", lambda a: "fulfilment" in a.cues, fulfilment_in_words, within=True),
    Rule("repeats", lambda a: a.repeats, message_repeated, within=True),
    Rule("responds", lambda a: "response" in a.cues, answer_in_words),
)
