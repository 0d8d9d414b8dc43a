"""The rules for deeds that are only told of: claims, reports, and what is called false."""

from __future__ import annotations

from dragoman.factuality.deed import (
    Deed,
    Judgement,
    auxiliary,
    cues,
    definite,
    kids,
    negation_of,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.language import Token
from dragoman.records import Factuality

QUOTES = frozenset("\"“”„«»‘’'")


def claim_rejected(deed: Deed) -> Judgement | None:
    """Somebody turns down the charge that it happened: "rejected claims that it had attacked"."""
    claim = under(deed, "claims")
    if claim is None or claim[0].pos == "VERB":
        misread = _misread_rejection(deed)
        return verdict("denied", "claim_rejected", *misread) if misread else None
    found = under(deed, "rejecting")
    if found is None or found[1] is not None or found[0].i == claim[0].i:
        return None
    if claim[0].pos != "NOUN":
        return None
    return verdict("denied", "claim_rejected", found[0], claim[0])


def _misread_rejection(deed: Deed) -> tuple[Token, ...]:
    """The words of "Peru rejects claims that", where the parser takes "claims" for the verb."""
    verbs, nouns = cues(deed.language, "rejecting"), cues(deed.language, "claims")
    for rejects, claims, that in zip(deed.tokens, deed.tokens[1:], deed.tokens[2:], strict=False):
        misread = rejects.pos == "NOUN" and claims.pos == "VERB" and that.text.lower() == "that"
        known = rejects.lemma in verbs and claims.lemma in nouns and that.i < deed.i
        if misread and known and deed.tokens[deed.i].dep != "conj":
            return (rejects, claims)
    return ()


def called_false(deed: Deed) -> Judgement | None:
    """The report of it is called wrong: "reports of talks are untrue", "baseless claims that"."""
    wrong = cues(deed.language, "falsity")
    for token, dep in path(deed):
        if (
            dep != "ccomp"
            or token.dep != "acomp"
            or token.lemma not in wrong | cues(deed.language, "truth")
        ):
            continue  # "it is not true that"
        no = negation_of(deed, token.head)
        if (token.lemma in wrong) != (no is not None):
            return verdict("denied", "called_false", token, no)
    for claim in _reports(deed):
        near = [t for t in kids(deed, claim.i) if t.dep in {"amod", "nmod", "compound", "oprd"}]
        verb = deed.tokens[claim.head]
        if claim.dep in {"nsubj", "nsubjpass", "dobj"} and verb.i != claim.i:
            if negation_of(deed, verb.i) is not None:
                continue
            near += [t for t in kids(deed, verb.i) if t.dep in {"acomp", "attr", "oprd", "ccomp"}]
            near += [t for t in kids(deed, verb.i) if t.dep == "advmod"]
            described = [t for t in kids(deed, verb.i) if t.dep == "prep" and t.lemma == "as"]
            near += [t for as_ in described for t in kids(deed, as_.i)]
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
        if token.lemma in cues(deed.language, "complaints") and dep in {"acl", "relcl", "ccomp"}:
            told = token.pos == "NOUN" and purpose_of(deed, deed.i) is None
            found += [token] if told else []  # "drew criticism that it had"
        if dep == "ccomp" and token.lemma in cues(deed.language, "having"):
            # "has the gravest claims yet that"
            held = (t for t in kids(deed, token.i) if t.dep == "dobj" and t.lemma in wanted)
            found += held
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
    if any(under(deed, name) is not None for name in ("planning", "wishing")):
        return None  # "vows to 'freeze' ties": nothing is told as done
    objects = [t.i for t in kids(deed, deed.i) if t.dep == "dobj"]
    for i in [deed.i, *objects, *([] if deed.last is None else [deed.last])]:
        before = deed.tokens[i - 1] if i else None
        after = deed.tokens[i + 1] if i + 1 < len(deed.tokens) else None
        if before is None or after is None or not deed.hostile:
            continue
        if before.text in QUOTES and after.text in QUOTES:
            return verdict("alleged", "scare_quotes", before, after)
    return None


def said_to(deed: Deed) -> Judgement | None:
    """It is said of the doer, by nobody in particular: "is said to have burned two farms"."""
    telling = cues(deed.language, "telling") | cues(deed.language, "alleging")
    for verb, dep in path(deed):
        if dep != "xcomp" or verb.lemma not in telling:
            continue
        if verb.lemma in cues(deed.language, "obliging") and not _had(deed):
            continue  # "the deal that was supposed to end the fighting"
        if any(t.dep == "auxpass" for t in kids(deed, verb.i)) or verb.dep == "acl":
            negation = negation_of(deed, verb.i)
            value: Factuality = "alleged" if negation is None else "unknown"
            return verdict(value, "said_to", verb, negation)
    for phrase in cues(deed.language, "alleging_phrases"):
        size = len(phrase.split())
        for k in range(len(deed.tokens) - size + 1):
            words = deed.tokens[k : k + size]
            if " ".join(w.text.lower() for w in words) == phrase:
                return verdict("alleged", "said_to", words[0], words[-1])
    return None


def _had(deed: Deed) -> bool:
    return any(t.dep == "aux" and t.lemma == "have" for t in kids(deed, deed.i))


def called_so(deed: Deed) -> Judgement | None:
    """It is only what somebody calls it: "what the ministry called an attack"."""
    token = deed.tokens[deed.i]
    verb = deed.tokens[token.head]
    if not deed.noun or token.dep not in {"oprd", "attr"} or token.i < verb.i:
        return None
    if verb.lemma in cues(deed.language, "naming"):
        return verdict("alleged", "called_so", verb)
    return None


def pleaded(deed: Deed) -> Judgement | None:
    """The accused owns it or does not: "pleaded not guilty to smuggling"."""
    for token, _ in path(deed):
        if token.lemma in cues(deed.language, "guilt") and token.pos in {"ADJ", "NOUN"}:
            near = deed.tokens[max(0, token.i - 1) : token.i]
            no = negation_of(deed, token.i) or next((t for t in near if t.lemma == "not"), None)
            return verdict("actual" if no is None else "denied", "pleaded", token, no)
    return None


def charged(deed: Deed) -> Judgement | None:
    """Somebody is held or sought for it, and no court has spoken: "arrested for smuggling"."""
    steps = path(deed)
    if len(steps) < 2 or steps[0][1] != ("pobj" if deed.noun else "pcomp"):
        return None
    if deed.noun and definite(deed):
        return None
    link, verb = steps[0][0], steps[1][0]
    if link.text.lower() == "of" and verb.lemma in cues(deed.language, "clearing"):
        return verdict("denied", "charged", verb, link)
    if link.text.lower() not in {"for", "over"}:
        return None
    below = [t for k in kids(deed, verb.i) for t in (k, *kids(deed, k.i))]
    if any(t.lemma in cues(deed.language, "trials") for t in below if t.dep in {"dobj", "pobj"}):
        return verdict("alleged", "charged", verb, link)  # "stands trial for"
    if verb.lemma not in cues(deed.language, "holding"):
        return None
    someone = verb.tag == "VBN" or any(t.dep == "dobj" for t in kids(deed, verb.i))
    return verdict("alleged", "charged", verb, link) if someone else None


def in_charges(deed: Deed) -> Judgement | None:
    """It stands in what prosecutors or a plaintiff bring forward: "the indictment says that"."""
    papers = cues(deed.language, "charging")
    charges = cues(deed.language, "holding") | cues(deed.language, "alleging")
    if deed.own or deed.tokens[deed.i].lemma in charges:
        return None  # "prosecutors said they had detained": nobody is charged with that
    for verb, dep in path(deed):
        if dep != "ccomp" or verb.lemma not in cues(deed.language, "telling"):
            continue
        for token in kids(deed, verb.i):
            if token.dep == "nsubj" and token.lemma in papers:
                future = auxiliary(deed, "future") or auxiliary(deed, "would")
                return None if future else verdict("alleged", "in_charges", token, verb)
    return None
