"""What two claims have in common: their matter, their sides, their time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.relations.wording import STEM

if TYPE_CHECKING:
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

# Words of the matter, beyond names, that two claims must have in common to be of one proposition,
# and their part of the shorter one. Five ledgers of 208 articles: of 40 negated deeds taken for
# denials without this, about 28 were read and one was right; with it none of the 40 is left.
SHARED_STEMS = 2
SHARED_PART = 0.5
SAME_ABROAD = 0.75
COVERED = 3
COVERED_PART = 0.5

PROPOSITIONS = {"ASSERT", "ACCUSE", "CONCEDE", "DENY"}
CHARGES = {"ASSERT", "ACCUSE"}
# Events of words alone: nobody denies a deed by denying what was said at a meeting.
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: which relation it finds, which claims it starts from, and how sure it is of a pair.

    `answers(a, b, cosine)` is 0 where b is not what a answers. `within` says that b may be told
    inside of a, `same` that both may be of one occurrence, `days` how many days apart the two may
    stand in different stories (0: not at all).
    """

    kind: RelationKind
    starts: Callable[[Claim], bool]
    answers: Callable[[Claim, Claim, float], float]
    within: bool = False
    same: bool = False
    days: int = 0

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
    return cosine + SHARED_WORD * min(3, len(a.told.words & b.told.words))


def shared_matter(a: Claim, b: Claim) -> frozenset[str]:
    """The stems in common that are of the matter: names too, but not those of the two speakers."""
    return (a.told.words & b.told.words) - names_of(a) - names_of(b)


def covered(a: Claim, b: Claim) -> bool:
    """Whether most words of the shorter claim, three at least, stand in the other.

    The vector of a long claim is that of all its clauses, and may lie far from that of one.
    """
    shared = len(a.told.plain & b.told.plain)
    return shared >= COVERED and shared >= COVERED_PART * min(len(a.told.plain), len(b.told.plain))


def names_of(claim: Claim) -> frozenset[str]:
    """The stems of the names by which the claim's actors are called."""
    return frozenset(name[:STEM] for name in claim.by_names)


def one_in_other(a: Claim, b: Claim) -> bool:
    """Whether the words of one claim lie within those of the other."""
    return a.article is b.article and (
        (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    )


def holds(a: Claim, b: Claim) -> bool:
    """Whether the words of b stand in a: the same words told of twice."""
    return " ".join(b.text.split()).casefold() in " ".join(a.text.split()).casefold()


def in_time(a: Claim, b: Claim) -> bool:
    """Whether b can have been before a, as far as days are known."""
    return a.day is None or b.day is None or b.day <= a.day or a.article is b.article


def before(b: Claim, a: Claim) -> bool:
    """Whether b is told, or known, to have been before a."""
    if a.dated and b.dated and a.day != b.day:
        return b.day is not None and a.day is not None and b.day < a.day
    if a.article is b.article:
        return b.start < a.start
    return a.day is not None and b.day is not None and b.day < a.day


def days_between(a: Claim, b: Claim) -> int | None:
    """How many days b was before a; None where a day is not known."""
    try:
        return (date.fromisoformat(a.day or "") - date.fromisoformat(b.day or "")).days
    except ValueError:
        return None


def shortly_before(b: Claim, a: Claim) -> bool:
    """Whether b stands in the same article, a few sentences before a at most."""
    return a.article is b.article and 0 < a.start - b.start <= REACH


def nearness(b: Claim, a: Claim) -> float:
    """Of two that stand shortly before a, the nearer counts a little more."""
    return 0.05 * (1 - (a.start - b.start) / REACH)


def one_side(a: Claim, b: Claim) -> bool:
    """Whether both speak for one side, or b is only known as one of a's ("Iran's diplomat")."""
    unnamed = " ".join(name for name in b.by if name.startswith("~"))
    return bool(a.side & b.side) or any(name in unnamed for name in a.by_names if len(name) > 2)


def two_sides(a: Claim, b: Claim) -> bool:
    """Whether both are known and surely of two sides: no state and one of its own people.

    Of a person whose state nobody knows it cannot be said that a state is the other side.
    """
    if not a.by or not b.by or a.side & b.side or one_in_other(a, b):
        return False
    stateless = [not any(name.isupper() for name in claim.side) for claim in (a, b)]
    states = [any(name.isupper() for name in claim.by) for claim in (a, b)]
    return not (stateless[0] and states[1]) and not (stateless[1] and states[0])


def one_language(a: Claim, b: Claim) -> bool:
    """Whether their words can be compared."""
    first, second = (claim.article.language.split("-")[0] for claim in (a, b))
    return first == second


def same_proposition(a: Claim, b: Claim, cosine: float) -> bool:
    """Whether what a negates, and half or more of its clause, stands in what b says.

    Across languages words say nothing, and the contents must be the nearer.
    """
    if not one_language(a, b):
        return cosine >= SAME_ABROAD and len(a.told.denied) >= len(a.told.plain) / 2
    shared = len(a.told.denied & b.told.plain) if a.told.focus & b.told.plain else 0
    shorter = min(len(b.told.plain), len(a.told.denied))
    return shared >= max(SHARED_STEMS, SHARED_PART * shorter)
