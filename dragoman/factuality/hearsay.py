"""The rules for deeds that are only told of, nearly done, or hung on something else."""

from __future__ import annotations

from dragoman.factuality.deed import (
    Deed,
    Judgement,
    cues,
    kids,
    negation_of,
    path,
    under,
    verdict,
)
from dragoman.language import Token

QUOTES = frozenset("\"“”„«»‘’'")


def claim_rejected(deed: Deed) -> Judgement | None:
    """Somebody turns down the charge that it happened: "rejected claims that it had attacked"."""
    claim = under(deed, "claims")
    if claim is None:
        return None
    found = under(deed, "rejecting")
    if found is None or found[1] is not None or found[0].i == claim[0].i:
        return None
    if claim[0].pos != "NOUN":
        return None
    return verdict("denied", "claim_rejected", found[0], claim[0])


def called_false(deed: Deed) -> Judgement | None:
    """The report of it is called wrong: "reports of talks are untrue", "baseless claims that"."""
    wrong = cues(deed.language, "falsity")
    for claim in _reports(deed):
        near = [t for t in kids(deed, claim.i) if t.dep in {"amod", "nmod", "compound", "oprd"}]
        verb = deed.tokens[claim.head]
        if claim.dep in {"nsubj", "nsubjpass", "dobj"} and verb.i != claim.i:
            if negation_of(deed, verb.i) is not None:
                continue
            near += [t for t in kids(deed, verb.i) if t.dep in {"acomp", "attr", "oprd", "ccomp"}]
            near += [t for t in kids(deed, verb.i) if t.dep == "advmod"]
        for token in [*near, verb]:
            if {token.lemma, token.text.lower()} & wrong and negation_of(deed, token.i) is None:
                return verdict("denied", "called_false", token, claim)
    return None


def _reports(deed: Deed) -> list[Token]:
    """The nouns that say a deed is only told: "reports of", "claims that"."""
    wanted = cues(deed.language, "reports")
    found = []
    before: Token | None = None
    for token, dep in path(deed):
        of = before is not None and before.text.lower() == "of"
        if token.pos == "NOUN" and token.lemma in wanted:
            if of or dep in {"acl", "relcl", "ccomp", "appos"}:
                found.append(token)
            elif dep == "pcomp" or (before is not None and before.pos == "ADP"):
                break
        before = token
    return found


def reported_claim(deed: Deed) -> Judgement | None:
    """It is what a report, claim or rumour holds: "reports that the army had fired"."""
    found = _reports(deed)
    if not found:
        return None
    return verdict("alleged", "reported_claim", found[0])


def scare_quotes(deed: Deed) -> Judgement | None:
    """One word of it stands in quotation marks, so the page does not own it: 'declared "war"'."""
    objects = [t.i for t in kids(deed, deed.i) if t.dep == "dobj"]
    for i in [deed.i, *objects, *([] if deed.last is None else [deed.last])]:
        before = deed.tokens[i - 1] if i else None
        after = deed.tokens[i + 1] if i + 1 < len(deed.tokens) else None
        if before is None or after is None or not deed.hostile:
            continue
        if before.text in QUOTES and after.text in QUOTES:
            return verdict("alleged", "scare_quotes", before, after)
    return None


def contingent(deed: Deed) -> Judgement | None:
    """Something else hangs on it: "hinges on the withdrawal of", "depends on Iran freeing"."""
    found = under(deed, "contingent")
    return None if found is None else verdict("conditional", "contingent", *found)


def near_miss(deed: Deed) -> Judgement | None:
    """It nearly happened, so it did not: "almost bombed", "came close to invading"."""
    wanted = cues(deed.language, "near_miss")
    if not deed.noun:
        for token in kids(deed, deed.i):
            if token.dep == "advmod" and token.text.lower() in wanted:
                return verdict("negated", "near_miss", token)
    for token, dep in path(deed):
        if token.lemma == "close" and token.pos in {"ADV", "ADJ"} and dep in {"prep", "xcomp"}:
            return verdict("negated", "near_miss", token)
    return None
