"""The rules of who is committed to a deed: denied, alleged, wished, negated, told."""

from __future__ import annotations

from dataclasses import replace

from dragoman.factuality.deed import (
    RELATIVE,
    TIMES,
    Deed,
    Judgement,
    auxiliary,
    carriers,
    content_clause,
    cues,
    definite,
    kids,
    modifier,
    negation_of,
    path,
    purpose_of,
    under,
    verdict,
)
from dragoman.factuality.purposes import stirred, won_over
from dragoman.factuality.tenses import occasioned, settled
from dragoman.language import Token
from dragoman.records import Span

PRESENT = frozenset({"VBZ", "VBP"})
# Words whose own negation is the deed's, or leaves it open.
GOVERNING = (
    "certainty",
    "implicative",
    "planning",
    "telling",
    "knowing",
    "attempting",
    "continuing",
)


def denied(deed: Deed) -> Judgement | None:
    """Somebody denies it: "denied having sold weapons", "denied any plans to invade"."""
    found = under(deed, "denying")
    if found is None:
        return _which_denied(deed)
    token, negation = found
    if token.i > deed.i and any(t.dep == "dobj" for t in kids(deed, token.i)):
        return None  # "they deny it, they have denied it before": two sentences in one
    if negation is not None:  # "did not deny": neither owned nor denied
        able = any(t.text.lower() in {"can", "could", "ca"} for t in kids(deed, token.i))
        nobody = negation.dep in {"nsubj", "det"}  # "nobody disputes that"
        return verdict("actual" if able or nobody else "alleged", "denied", token, negation)
    return verdict("denied", "denied", found[0])


def _which_denied(deed: Deed) -> Judgement | None:
    """The denial that a noun's relative clause tells of: "meddling, which Norland denies"."""
    below = [t for k in kids(deed, deed.i) for t in (k, *kids(deed, k.i))] if deed.noun else []
    for token in [t for k in below for t in (k, *kids(deed, k.i))]:
        what = [t for t in kids(deed, token.i) if t.dep == "dobj" and t.text.lower() == "which"]
        if token.dep == "relcl" and token.lemma in cues(deed.language, "denying") and what:
            return verdict("denied", "denied", token) if not negation_of(deed, token.i) else None
    return None


def said_in_denial(deed: Deed) -> Judgement | None:
    """It stands in what a speaker says in order to deny it: "it does not interfere", it said."""
    if deed.said is None or deed.said.act != "DENY" or deed.said.negated:
        return None
    if deed.noun and not deed.hostile:
        return None
    negation = negation_of(deed, deed.i)
    cue = deed.said.cue
    if cue is not None and not deed.hostile and cue.lemma in cues(deed.language, "telling"):
        return None  # "I don't blame them": who tells of a lack denies nothing
    spans = (Span(cue.start, cue.end),) if cue is not None else ()
    if negation is None and not (deed.hostile and _inside_cue_clause(deed)):
        return None
    return Judgement("denied", "said_in_denial", spans + verdict("denied", "", negation).evidence)


def _inside_cue_clause(deed: Deed) -> bool:
    return deed.said is not None and deed.said.quote == "indirect"


def negated(deed: Deed) -> Judgement | None:
    """The sentence says that it did not or will not happen: "did not attack", "has no plans to"."""
    if auxiliary(deed, "obliged") is not None:
        return None
    head = deed.tokens[deed.tokens[deed.i].head]
    bound = cues(deed.language, "obliged")
    must = [t for t in kids(deed, head.i) if t.dep == "aux" and t.text.lower() in bound]
    if must and deed.noun and head.lemma == "be":
        return verdict("hypothetical", "obliged", *must)  # "there must be no attack"
    for i in carriers(deed):
        token = negation_of(deed, i) or _of_none(deed, i)
        if token is not None and not (i != deed.i and deed.noun) and not _contrast(deed, token):
            until = _not_until(deed, i) or _not_without(deed, token)
            if until is not None:
                return verdict(
                    "planned" if until.tag == "MD" else "actual", "negated", token, until
                )
            return verdict("negated", "negated", token)
    if deed.last is not None:
        token = negation_of(deed, deed.last)
        if token is not None:
            return verdict("negated", "negated", token)
    token = _of_nothing(deed)
    if token is not None:
        return verdict("negated", "negated", token)
    for name in GOVERNING:
        found = under(deed, name)
        if deed.noun and definite(deed) and name not in {"planning", "attempting"}:
            continue  # "did not mention the raid": there was one
        if name == "implicative" and found is None and not deed.noun:
            found = _brought_oneself(deed)
        if found is not None and found[1] is not None:
            if name in {"telling", "knowing", "certainty"}:
                return verdict("unknown", "negated", *found)
            if name == "continuing" and found[0].lemma in cues(deed.language, "failing"):
                return verdict("ongoing", "negated", *found)
            if name == "planning" and _ahead(deed):
                return verdict("hypothetical", "negated", *found)  # "no promise that they will"
            return verdict("negated", "negated", *found)
    return None


def _of_none(deed: Deed, i: int) -> Token | None:
    """The "no" of what was not reached or done: "have reached no deal", "it was not an attack"."""
    if deed.noun:
        verb = deed.tokens[deed.tokens[i].head]
        is_it = deed.tokens[i].dep == "attr" and verb.lemma == "be" and not definite(deed)
        return negation_of(deed, verb.i) if is_it else None
    own = i == deed.i and deed.tokens[i].lemma not in {"have", "get"}  # "have no money": a state
    objects = [t for t in kids(deed, i) if t.dep == "dobj"] if own else []
    for token in objects:
        no = [t for t in kids(deed, token.i) if t.dep == "det" and t.lemma == "no"]
        if no or token.text.lower() in cues(deed.language, "nothing"):
            return no[0] if no else token
    return None


def _not_without(deed: Deed, no: Token) -> Token | None:
    """What undoes a "without": "did not leave without thanking them", "will not act without"."""
    if no.text.lower() != "without":
        return None
    above = negation_of(deed, no.head)
    ahead = [t for t in kids(deed, no.head) if t.tag == "MD"]
    return (ahead[0] if ahead else above) if above is not None else None


def _brought_oneself(deed: Deed) -> tuple[Token, Token | None] | None:
    """The "bring" of "could not bring themselves to vote for her", with its negation."""
    for token, dep in path(deed)[:1]:
        own = [t for t in kids(deed, token.i) if t.dep == "dobj"]
        oneself = any(t.text.lower().endswith(("self", "selves")) for t in own)
        if token.lemma == "bring" and dep in {"xcomp", "advcl"} and oneself:
            return token, negation_of(deed, token.i)
    return None


def _not_until(deed: Deed, i: int) -> Token | None:
    """The "until" by which it was done: "did not open talks until May"."""
    if any(t.tag == "MD" for t in kids(deed, i)):
        return None
    past = [t for t in kids(deed, i) if t.dep in {"aux", "auxpass"} and t.tag == "VBD"]
    below = [t for k in kids(deed, i) for t in (k, *kids(deed, k.i)) if k.dep in {"prep", "advcl"}]
    untils = [t for t in below if t.text.lower() in {"until", "till"} and t.i > i]
    return untils[0] if past and untils else None


def _ahead(deed: Deed) -> bool:
    return auxiliary(deed, "future") is not None or auxiliary(deed, "would") is not None


def _contrast(deed: Deed, no: Token) -> bool:
    """Whether "not" sets a deed against another: "blamed her, and not the meddling, for"."""
    before = deed.tokens[no.i - 1] if no.i else None
    return deed.noun and before is not None and before.lemma == "and"


def _of_nothing(deed: Deed) -> Token | None:
    """The negation of what the deed is told of: "not something that has been discussed"."""
    token = deed.tokens[deed.i]
    head = deed.tokens[token.head]
    if token.dep != "relcl" or head.i == token.i or definite(replace(deed, i=head.i)):
        return None
    if head.text.lower() in {"nothing", "nobody", "none"}:
        return head
    verb = deed.tokens[head.head]
    own = negation_of(deed, head.i)
    if own is None and head.dep == "attr" and verb.lemma == "be":
        own = negation_of(deed, verb.i)
    return own


def alleged_word(deed: Deed) -> Judgement | None:
    """A word calls it hearsay: "allegedly", "reportedly", "the alleged attack"."""
    token = modifier(deed, "alleging_words")
    return None if token is None else verdict("alleged", "alleged_word", token)


def performed(deed: Deed) -> Judgement | None:
    """To say so is to do it: "I want to thank the nurses", "is proud to support her plan"."""
    own = deed.tokens[deed.i]
    if deed.noun or own.lemma not in cues(deed.language, "performing") or own.tag != "VB":
        return None
    head = deed.tokens[own.head]
    be = deed.tokens[head.head] if head.dep == "acomp" else head
    below = [*kids(deed, be.i), *kids(deed, head.i), *kids(deed, deed.i)]
    if any(t.dep in {"mark", "neg"} and t.text.lower() != "to" for t in below):
        return None
    who = {t.text.lower() for t in below if t.dep == "nsubj" and t.i < deed.i}
    said = [head, *(t for t in kids(deed, head.i) if t.dep == "acomp")]
    ready = any(t.lemma in cues(deed.language, "honoured") for t in said)
    if ready and be.lemma in {"be", "’s", "'s"} and be.tag in PRESENT:
        return verdict("actual", "performed", head)
    if own.dep == "xcomp" and who & {"i", "we"}:
        would = any(t.dep == "aux" and t.tag == "MD" for t in kids(deed, head.i))
        wants = head.lemma in {"want", "wish"} or (would and head.lemma in {"like", "love"})
        must = head.lemma == "have" and head.tag == "VBP" and "i" in who
        return verdict("actual", "performed", head) if wants or must else None
    must_i = [t for t in kids(deed, deed.i) if t.dep == "aux" and t.text.lower() == "must"]
    return verdict("actual", "performed", *must_i) if must_i and "i" in who else None


def wished(deed: Deed) -> Judgement | None:
    """It is asked for, feared, threatened, allowed or weighed: "urged China not to help"."""
    if deed.noun and modifier(deed, "earlier_words") is not None:
        return None  # "asked about his earlier attacks"
    found = under(deed, "wishing")
    expected = under(deed, "expecting")
    if found is None and expected is not None and _of_another(deed, expected[0]):
        found = expected
    if found is not None and (
        _was_able(deed, found[0])
        or won_over(deed, found[0])
        or stirred(deed, found[0])
        or occasioned(deed, found[0])
        or settled(deed)
    ):
        return None
    if found is not None and not _is_topic(deed, found[0]):
        return verdict("hypothetical", "wished", *found)
    doubt = _doubt(deed) or _called_for(deed) or _worried(deed) or _moved(deed)
    if doubt is not None:
        return verdict("hypothetical", "wished", doubt)
    verb = deed.tokens[deed.tokens[deed.i].head]
    if deed.noun and verb.lemma == "be" and deed.tokens[deed.i].dep == "nsubj":
        state = [t for t in kids(deed, verb.i) if t.dep == "acomp"]
        open_ = [t for t in state if t.text.lower() in cues(deed.language, "wishing_adjectives")]
        if open_:
            return verdict("hypothetical", "wished", *open_)  # "a strike is possible"
    token = modifier(deed, "wishing_adjectives")
    if token is not None and (deed.noun or deed.last is not None):
        return verdict("hypothetical", "wished", token)
    return None


def _was_able(deed: Deed, cue: Token) -> bool:
    """Whether what one could do was done: "was able to reopen", "took the opportunity to"."""
    verb = deed.tokens[cue.head]
    if cue.lemma not in cues(deed.language, "ability") or negation_of(deed, verb.i) is not None:
        return False
    been = any(t.dep == "aux" and t.tag in {"VBZ", "VBP", "VBD"} for t in kids(deed, verb.i))
    modal = any(t.tag == "MD" for t in kids(deed, verb.i))
    return verb.tag == "VBD" or (verb.tag == "VBN" and been and not modal)


def _moved(deed: Deed) -> Token | None:
    """What is moved of others: "proposed that all members meet", "decided that it be sent"."""
    found = under(deed, "planning")
    if found is None or found[0].lemma not in {"propose", "proposal"}:
        return None
    clause = [t for t in deed.tokens if t.head == found[0].i and t.dep in {"ccomp", "acl"}]
    bare = [t for t in clause if any(k.dep in {"nsubj", "nsubjpass"} for k in kids(deed, t.i))]
    bare = [t for t in bare if not any(k.tag == "MD" for k in kids(deed, t.i))]
    return found[0] if any(t.tag in {"VB", "VBP"} or _is_bare(deed, t.i) for t in bare) else None


def _is_bare(deed: Deed, i: int) -> bool:
    return any(t.lemma == "be" and t.tag == "VB" and t.dep == "auxpass" for t in kids(deed, i))


def _worried(deed: Deed) -> Token | None:
    """The worry about what is only to come: "concerned about a renewed attack"."""
    found = under(deed, "worrying") if deed.noun else None
    return found[0] if found is not None and modifier(deed, "renewing") is not None else None


def _doubt(deed: Deed) -> Token | None:
    """The "perhaps" that stands with the deed's verb."""
    wanted = cues(deed.language, "doubting")
    for i in carriers(deed):
        for token in kids(deed, i):
            if token.dep == "advmod" and token.text.lower() in wanted:
                return token
    return None


def _called_for(deed: Deed) -> Token | None:
    """The noun before "for him to", wherever the parser hangs that: "led to calls for him to"."""
    for mark in kids(deed, deed.i):
        if mark.dep == "mark" and mark.text.lower() == "for" and mark.i:
            noun = deed.tokens[mark.i - 1]
            if noun.pos == "NOUN" and noun.lemma in cues(deed.language, "wishing"):
                return noun
    return None


def _of_another(deed: Deed, verb: Token) -> bool:
    """Whether it is expected of somebody: "expects them to", not "expects to", "is expected to"."""
    passive = any(t.dep == "auxpass" for t in kids(deed, verb.i))
    return not passive and any(t.i == verb.i and dep == "ccomp" for t, dep in path(deed))


def _is_topic(deed: Deed, cue: Token) -> bool:
    if not deed.noun or not definite(deed):
        return False
    above = path(deed)[:2]
    about = len(above) == 2 and above[0][0].text.lower() == "about" and above[1][0].i == cue.i
    if about:
        return True  # "asked about its meddling"
    target = (cue.i, "dobj") in {(t.i, dep) for t, dep in path(deed)}  # "blamed the raid on"
    topics = cues(deed.language, "topics")
    return cue.lemma in topics or (target and cue.lemma in cues(deed.language, "blaming"))


def alleged(deed: Deed) -> Judgement | None:
    """It is what somebody accuses another of or believes: "accused Iran of arming the rebels"."""
    found = under(deed, "alleging")
    if found is None or _is_topic(deed, found[0]):
        return None
    token, negation = found
    by = deed.tokens[deed.tokens[deed.i].head]
    link = by.dep in {"prep", "pcomp"} and by.text.lower() in {"in", "to"}
    if deed.noun and link and definite(deed):
        return None  # "an indictment in the inquiry", "lost the chance to appear due to his views"
    if token.lemma == "suppose" and (deed.noun or deed.last is not None):
        return None  # "was supposed to end the fighting"
    if token.lemma == "suspect" and token.pos == "NOUN":
        return None  # "persuaded a suspect to surrender"
    if negation is not None and token.lemma == "doubt":
        return None  # "there is no doubt that"
    if negation is not None:
        return verdict("unknown", "alleged", token, negation)
    return verdict("alleged", "alleged", token)


def said_of_others(deed: Deed) -> Judgement | None:
    """A speaker says it of another side, and it does harm: so far it is only alleged."""
    if deed.said is None or deed.own or (deed.noun and definite(deed)):
        return None
    if modifier(deed, "ongoing_words", "earlier_words") is not None:
        return None  # "the existing sanctions": nobody doubts that there are any
    if _in_background(deed):
        return None
    head = deed.tokens[deed.tokens[deed.i].head]
    if deed.tokens[deed.i].dep == "relcl" and not deed.noun and _known(deed, head):
        return None  # "said that the soldiers whom Ghana sent would leave"
    if deed.said.act == "ACCUSE" or (deed.said.act in {"ASSERT", "THREATEN"} and deed.hostile):
        if auxiliary(deed, "future") is not None or under(deed, "planning") is not None:
            return None
        cue = deed.said.cue
        spans = (Span(cue.start, cue.end),) if cue is not None else ()
        return Judgement("alleged", "said_of_others", spans)
    return None


def _known(deed: Deed, noun: Token) -> bool:
    the = {"the", "those", "these"}
    people = noun.pos == "NOUN" and noun.tag == "NNS"
    return people and any(t.dep == "det" and t.text.lower() in the for t in kids(deed, noun.i))


def _in_background(deed: Deed) -> bool:
    """Whether a complaint takes it for known: "condemned the riots that began after his arrest".

    So does what is only said with what it dates, "since they raised duties", and what a judgement
    adds to what was said, "a charge that it rejected".
    """
    complains = deed.said is not None and deed.said.act == "ACCUSE"
    i = deed.i
    for _ in deed.tokens:
        token = deed.tokens[i]
        noun = deed.tokens[token.head]
        judged = noun.lemma in cues(deed.language, "claims") and noun.dep in {"appos", "npadvmod"}
        if token.dep == "relcl" and judged and not content_clause(deed, i):
            return True
        if token.dep == "relcl" and noun.lemma in {"day", "night", "year", "week", "month"}:
            return True  # "on the day that they invaded"
        participle = token.dep == "acl" and token.tag == "VBN" and not deed.hostile
        below = [t for k in kids(deed, i) for t in (k, *kids(deed, k.i))]  # "in which"
        below = [t for t in below if t.head == i or t.tag in RELATIVE]
        objects = {"nsubj", "nsubjpass", "dobj", "pobj"}
        which = {t.text.lower() for t in below if t.dep in objects}
        if complains and token.dep == "relcl" and which & {"that", "which"}:
            return True  # "condemned the raid that killed two"
        times = {t.text.lower() for t in kids(deed, i) if t.dep in {"mark", "advmod"}}
        if complains and participle:
            return True
        marks = TIMES | {"when", "as", "while"} if complains else TIMES - {"until"}
        if token.dep == "advcl" and times & marks:
            return True
        if token.head == i:
            return False
        i = token.head
    return False


def obliged(deed: Deed) -> Judgement | None:
    """It should or must be done, which is not to say that it is: "must withdraw its troops"."""
    token = auxiliary(deed, "obliged")
    if token is not None:
        return verdict("hypothetical", "obliged", token)
    below = path(deed)[:1]
    bound = [t for t, dep in below if dep == "xcomp" and t.lemma in cues(deed.language, "obliging")]
    if bound and not any(t.dep == "aux" and t.lemma == "have" for t in kids(deed, deed.i)):
        return verdict("hypothetical", "obliged", *bound)  # "is supposed to protect"
    have = [t for t, dep in below if dep == "xcomp" and t.lemma == "have"]
    if have and purpose_of(deed, deed.i) is not None and have[0].tag in {"VBZ", "VBP", "VB"}:
        return verdict("hypothetical", "obliged", *have)
    return None


def possible(deed: Deed) -> Judgement | None:
    """It could or may happen, or may have happened."""
    token = auxiliary(deed, "possible") or _of_possible(deed)
    return None if token is None else verdict("hypothetical", "possible", token)


def _of_possible(deed: Deed) -> Token | None:
    """The "could" of what some event, not known as such, would do: "a blockade could cost"."""
    token = deed.tokens[deed.i]
    if not deed.noun or token.dep != "nsubj" or definite(deed):
        return None
    modals = cues(deed.language, "possible") | cues(deed.language, "would")
    below = kids(deed, token.head)
    return next((t for t in below if t.dep == "aux" and t.text.lower() in modals), None)


def imaginary(deed: Deed) -> Judgement | None:
    """It would happen, in a case that is not told of, or is spoken of in general."""
    token = auxiliary(deed, "would")
    if token is not None:
        return verdict("hypothetical", "imaginary", token)
    own = deed.tokens[deed.i]
    verb = deed.tokens[own.head]
    if own.dep == "csubj" and own.tag == "VBG" and verb.tag in {"VBZ", "VBP"}:
        return verdict("hypothetical", "imaginary", verb)  # "arresting reporters is wrong"
    return None


def attempted(deed: Deed) -> Judgement | None:
    """It is tried; whether it comes off is not said: "tried to seize the airport"."""
    found = under(deed, "attempting")
    return None if found is None else verdict("hypothetical", "attempted", found[0])


def told(deed: Deed) -> Judgement | None:
    """A speaker tells it as done, of his own side or of what does no harm."""
    if deed.said is None:
        return None
    return Judgement("actual", "told", ())


def narrated(deed: Deed) -> Judgement | None:  # noqa: ARG001 -- a rule takes the deed
    """The page tells it as done."""
    return Judgement("actual", "narrated", ())
