"""What a statement does by its words, where its cue alone does not tell: "said it would not pay".

Each rule reads the words of the content beside word lists of the language, and is silent in a
language that lacks them; its docstring is its published explanation.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.records import Act
from dragoman.statements.found import Found
from dragoman.statements.tree import wordset
from dragoman.text import words
from dragoman.words import load

# What a sentence does is told by its first clause: who, how and the deed stand in so many words.
OPENING = 14
QUOTES = "“\"„«»‘'「『"


def forms(said: str, language: str) -> list[str]:
    """The words of a content, lower-case, with contractions written out: "we'll" is "we will"."""
    out: list[str] = []
    endings = load(language, "speech").get("contractions", {})
    for form in (w.form.replace("’", "'") for w in words(said)):
        ending = next((e for e in endings if form.endswith(e)), None)
        out += [form] if ending is None else [form[: -len(ending)], *endings[ending].split()]
    return [form for form in out if form]


def _opening(said: str, language: str) -> list[str]:
    return forms(said, language)[:OPENING]


def _own(found: Found, said: str, language: str) -> frozenset[str]:
    """The words by which the speaker names himself; in a quotation "he" is another."""
    if said[:1] in QUOTES:
        return wordset(language, "first_person")
    name = () if found.speaker is None else (w.form for w in words(found.speaker.name))
    return wordset(language, "self") | wordset(language, "first_person") | frozenset(name)


def _will(found: Found, said: str, language: str) -> tuple[bool, list[str]] | None:
    """Whether the speaker will or will not, and what: the words behind "we will (not)"."""
    tokens, own = _opening(said, language), _own(found, said, language)
    intent, negations = wordset(language, "intent"), wordset(language, "negations")
    for i, token in enumerate(tokens[1:], start=1):
        if (token in intent or token in wordset(language, "refusing")) and set(
            tokens[max(0, i - 2) : i]
        ) & own:
            after = tokens[i + 1 : i + 4]
            no = token in wordset(language, "refusing") or bool(set(after[:2]) & negations)
            return no, [t for t in after if t not in negations] + tokens[i + 4 :]
    return None


def refusal_of_own_deed(found: Found, said: str, language: str) -> Act | None:
    """Saying of oneself that one will not do it is a refusal."""
    if found.act not in ("ASSERT", "AGREE"):
        return None
    tokens, own = _opening(said, language), _own(found, said, language)
    for i, token in enumerate(tokens[1:6], start=1):
        near = set(tokens[max(0, i - 3) : i])
        if token in wordset(language, "opposing") and near & own and near & wordset(language, "is"):
            return "REJECT"
    will = _will(found, said, language)
    if will is None or not will[0] or not will[1]:
        return None
    return None if will[1][0] in wordset(language, "no_deeds") else "REJECT"


def announced_harm(found: Found, said: str, language: str) -> Act | None:
    """Saying that one will strike, punish or avenge is a threat."""
    if found.act not in ("ASSERT", "AGREE"):
        return None
    harming = wordset(language, "harming")
    if found.act == "AGREE":  # "vowed to avenge", "promised retaliation"
        return "THREATEN" if harming & set(_opening(said, language)[:5]) else None
    will = _will(found, said, language)
    return "THREATEN" if will and not will[0] and harming & set(will[1][:3]) else None


def announced_under_condition(found: Found, said: str, language: str) -> Act | None:
    """Saying that one will do another harm if something is done or left undone is a threat."""
    if found.act != "ASSERT":
        return None
    tokens = [w.form for w in words(said)]
    conditions, hostile = wordset(language, "conditional"), wordset(language, "hostile")
    places = [i for i, token in enumerate(tokens) if token in conditions]
    if not places or _will(found, said, language) is None:
        return None
    return "THREATEN" if hostile & set(tokens[: places[0]]) else None


def offer_of_own_deed(found: Found, said: str, language: str) -> Act | None:
    """Saying that one will yield or help, or is ready to act, is a promise."""
    if found.act != "ASSERT":
        return None
    tokens, own = _opening(said, language), _own(found, said, language)
    for i, token in enumerate(tokens):
        ready = token in wordset(language, "ready") and set(tokens[i + 1 : i + 2])
        if ready and ready & wordset(language, "infinitive_marks"):
            negated = wordset(language, "negations") & set(tokens[max(0, i - 3) : i])
            idle = wordset(language, "no_deeds") & set(tokens[i + 2 : i + 3])
            return None if negated or idle else "AGREE"
    will = _will(found, said, language)
    yields = will and not will[0] and set(will[1][:2]) & wordset(language, "yielding")
    return "AGREE" if yields and own else None


def demand_of_others(found: Found, said: str, language: str) -> Act | None:
    """Saying that others must, or should, or are asked, is a demand."""
    if found.act != "ASSERT":
        return None
    tokens, own = _opening(said, language), _own(found, said, language)
    if tokens[:1] and tokens[0] in wordset(language, "pleading"):
        return "REQUEST"
    for i, token in enumerate(tokens[1:8], start=1):
        after = tokens[i + 1 : i + 2]
        if token in wordset(language, "bare_be"):  # "that the hostages be freed"
            before = set(tokens[max(0, i - 3) : i])
            urged = found.cue is not None and found.cue.lemma in wordset(language, "urging")
            if urged and not before & wordset(language, "before_be"):
                return "REQUEST"
        if token not in wordset(language, "must"):
            continue
        subject = tokens[:i]
        if set(subject) & wordset(language, "relatives"):
            return None  # "there are others who must be asked"
        if token in wordset(language, "needs") and not subject[-1].endswith("s"):
            continue  # "the urgent need"
        nots = wordset(language, "negations")
        after = [word for word in tokens[i + 1 : i + 4] if word not in nots][:1]
        if set(subject[-2:]) & own or not after or after[0] in wordset(language, "no_demands"):
            return None
        return "REQUEST"
    return None


def support_in_words(found: Found, said: str, language: str) -> Act | None:
    """Saying that one supports, welcomes or stands with another is support."""
    if found.act != "ASSERT":
        return None
    tokens, own = _opening(said, language), _own(found, said, language)
    for i, token in enumerate(tokens[1:5], start=1):
        if token in wordset(language, "supporting") and set(tokens[max(0, i - 2) : i]) & own:
            return "SUPPORT"
        stands = token in wordset(language, "standing") and set(tokens[i + 1 : i + 2])
        if stands and stands & wordset(language, "beside"):
            return "SUPPORT"
    return None


def admission_in_words(found: Found, said: str, language: str) -> Act | None:
    """Saying that one is sorry, or that the fault is one's own, is an admission."""
    if found.act != "ASSERT":
        return None
    tokens, own = _opening(said, language)[:9], _own(found, said, language)
    negated = wordset(language, "negations") & set(tokens)
    sorry = wordset(language, "sorry") & set(tokens[1:])
    return "CONCEDE" if sorry and own & set(tokens[:2]) and not negated else None


def denial_of_a_report(found: Found, said: str, language: str) -> Act | None:
    """Calling a thing false, or rejecting a report or a claim, is a denial."""
    tokens = _opening(said, language)
    false = wordset(language, "falsity")
    if found.act == "ACCUSE" and found.rule == "object_of_cue":
        # "denounced the report as false", and not "accused him of false claims"
        told = wordset(language, "reports") & set(tokens)
        called = any(
            t in false and before in wordset(language, "is") for before, t in pairwise(tokens)
        )
        return "DENY" if told and called else None
    if found.act == "REJECT" and found.rule == "object_of_cue":
        if wordset(language, "things_asked") & set(tokens[:4]):
            return None  # "rejected the request as unfounded": a refusal
        told = wordset(language, "reports") & set(tokens[:4])
        return "DENY" if told or false & set(tokens) else None
    if found.act != "ASSERT":
        return None
    named = found.cue is not None and found.cue.lemma in wordset(language, "naming")
    if named and false & set(tokens):
        return "DENY"
    for i, token in enumerate(tokens):
        if token in false and set(tokens[max(0, i - 3) : i]) & wordset(language, "is"):
            negated = wordset(language, "negations") & set(tokens[max(0, i - 3) : i])
            return None if negated else "DENY"
    return None


def accusation_in_words(found: Found, said: str, language: str) -> Act | None:
    """Saying of another that he lied, stole or killed, or that a thing is a crime, accuses him."""
    if found.act != "ASSERT":
        return None
    tokens = _opening(said, language)
    not_deeds = (
        wordset(language, "first_person")
        | wordset(language, "is")
        | wordset(language, "infinitive_marks")
    )
    wrong, deeds = wordset(language, "wrongs"), wordset(language, "wrong_deeds")
    named = found.cue is not None and found.cue.lemma in wordset(language, "naming")
    if named and wrong & set(tokens):
        return "ACCUSE"
    for i, token in enumerate(tokens):
        before = set(tokens[max(0, i - 3) : i])
        if before & wordset(language, "negations"):
            continue
        if token in wrong and set(tokens[max(0, i - 2) : i]) & wordset(language, "is"):
            return "ACCUSE"
        near = set(tokens[max(0, i - 2) : i])
        if token not in deeds or not 0 < i < OPENING - 4 or near & not_deeds:
            continue
        himself = wordset(language, "self") & _own(found, said, language)
        if not near & himself:  # "said he stole it" may be of himself
            return "ACCUSE"
    return None


RULES = (
    announced_harm,
    announced_under_condition,
    refusal_of_own_deed,
    offer_of_own_deed,
    demand_of_others,
    support_in_words,
    admission_in_words,
    denial_of_a_report,
    accusation_in_words,
)
