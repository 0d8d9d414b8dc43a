"""The rules for what is asked, told to be done, or only imagined."""

from __future__ import annotations

from dragoman.factuality.deed import (
    Deed,
    Judgement,
    auxiliary,
    carriers,
    cues,
    definite,
    hosts,
    kids,
    negation_of,
    path,
    verdict,
)
from dragoman.language import Token
from dragoman.records import Factuality

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
ASKING = frozenset({"ask", "wonder"})  # their "if" is never a condition


def left_open(deed: Deed) -> Judgement | None:
    """Whether it is so is left open: "asked whether troops had fired", "it is unclear if"."""
    if deed.noun:
        return None
    wanted = cues(deed.language, "whether")
    chain = [*(deed.tokens[i] for i in carriers(deed)), *(t for t, _ in path(deed))]
    for token in chain:
        for mark in kids(deed, token.i):
            word = mark.text.lower()
            asked = token.dep in {"ccomp", "pcomp", "xcomp", "acl", "relcl"}
            over = deed.tokens[token.head].lemma
            asked = asked or (token.dep == "advcl" and over in ASKING)
            if mark.dep not in {"mark", "advmod"} or not (asked or word in wanted):
                continue
            doubt = over in cues(deed.language, "asking")
            if word in wanted or (word == "if" and doubt):
                to = any(t.dep == "aux" and t.text.lower() == "to" for t in kids(deed, token.i))
                weighed = over in cues(deed.language, "wishing")
                ahead = auxiliary(deed, "future") or auxiliary(deed, "would")
                value: Factuality = "hypothetical" if to or weighed or ahead else "unknown"
                return verdict(value, "left_open", mark)
    return None


def asked(deed: Deed) -> Judgement | None:
    """The sentence asks whether it is so: "Did the army fire?"."""
    end = deed.tokens[-1]
    if "?" not in {t.text for t in deed.tokens[-2:]} or (deed.noun and definite(deed)):
        return None
    chain = {*carriers(deed), *(t.i for t, _ in path(deed))}
    for i in chain:
        verb = _asks(deed, i)
        if verb is not None:
            return verdict("unknown", "asked", verb, end)
    return None


def _asks(deed: Deed, i: int) -> Token | None:
    """The verb that stands before its subject, where no "why" or "who" begins the question."""
    subject = next((t for t in kids(deed, i) if t.dep in SUBJECTS), None)
    if subject is None or deed.tokens[i].dep not in {"ROOT", "conj", "ccomp", "parataxis"}:
        return None
    own = [t for t in kids(deed, i) if t.dep in {"aux", "auxpass"}]
    if deed.tokens[i].lemma == "be":
        own.append(deed.tokens[i])
    first = next((t for t in own if t.i < subject.i), None)
    if first is None or any(t.tag in {"WRB", "WP", "WDT"} for t in deed.tokens[: first.i]):
        return None
    return first


def imagined(deed: Deed) -> Judgement | None:
    """It is only imagined: "suppose that", "what if", "as though the army had mutinied"."""
    verbs = cues(deed.language, "imagining")
    chain = [deed.tokens[deed.i], *(t for t, _ in path(deed))]
    for token in chain[1:]:
        if token.lemma in verbs and token.tag == "VB" and token.dep in {"ROOT", "conj"}:
            return verdict("hypothetical", "imagined", token)
    if deed.noun:
        return None
    for token in chain:
        for mark in kids(deed, token.i):
            before = deed.tokens[mark.i - 1].text.lower() if mark.i else ""
            word = mark.text.lower()
            if mark.dep == "mark" and word in {"if", "though"} and before in {"as", "what"}:
                return verdict("hypothetical", "imagined", deed.tokens[mark.i - 1], mark)
    return None


ABOUT = frozenset({"of", "on", "about", "over", "to", "against", "regarding"})


def talked_of(deed: Deed) -> Judgement | None:
    """It is thought, talked or warned of: "talks on ending it", "had not thought of asking"."""
    steps = path(deed)
    if len(steps) < 2 or (deed.noun and definite(deed)):
        return None
    (link, dep), (token, _) = steps[:2]
    gerund = dep == "pcomp" and deed.tokens[carriers(deed)[-1]].tag == "VBG"
    if link.text.lower() not in ABOUT or not (gerund or (deed.noun and dep == "pobj")):
        return None
    near = [token, *(t for t in kids(deed, token.i) if t.dep == "dobj" and link.lemma == "to")]
    for word in near:  # "gave no thought to asking"
        if word.lemma in cues(deed.language, "weighing"):
            no = negation_of(deed, word.i) or negation_of(deed, deed.tokens[word.head].i)
            no = no if word.lemma in cues(deed.language, "thinking") else None
            value: Factuality = "hypothetical" if no is None else "negated"
            return verdict(value, "talked_of", word, no)
    return None


def imperative(deed: Deed) -> Judgement | None:
    """The reader or hearer is told to do it: "Free the prisoners!"."""
    if deed.noun:
        return None
    token = deed.tokens[hosts(deed)[-1]]
    if token.tag != "VB" or not _is_main(deed, token):
        return None
    for below in kids(deed, token.i):
        if below.dep in SUBJECTS and below.i < token.i:
            return None
        if below.dep == "aux" and (below.lemma != "do" or negation_of(deed, token.i) is None):
            return None
    return verdict("hypothetical", "imperative", token)


def _is_main(deed: Deed, token: Token) -> bool:
    if token.dep == "ROOT":
        return deed.tokens[-1].text != "?"
    quoted = any(t.text in {'"', "“", "”", "‘"} for t in deed.tokens)
    told = deed.tokens[token.head].lemma in cues(deed.language, "telling")
    return token.dep == "ccomp" and quoted and told
