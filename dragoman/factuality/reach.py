"""Where the cue words of a deed stand in a sentence without a parse, and how far they reach."""

from __future__ import annotations

import re
from functools import cache

from dragoman.factuality.deed import Deed, cues, stems
from dragoman.language import Token

# Words between a governing cue and the deed; farther apart they seldom belong together (on the
# Dutch MEANTIME events 12 is better than 8 or the whole sentence).
REACH = 12
# A plan governs an infinitive, or a noun that is not farther than this ("plant een aanval").
PLAN_REACH = 4
BESIDE = 2  # an adjective and its noun, with an article between or a second adjective
STOPS = frozenset('.;:!?"“”„«»')
OPENING, CLOSING = frozenset("„«"), frozenset("“”»")


def clause_of(deed: Deed) -> list[Token]:
    """The words of the clause around the deed, from stop to stop and not beyond "that" or "who"."""
    borders = cues(deed.language, "borders") | STOPS
    first = deed.i
    # "weigerte sich, den Bankier auszuliefern": an infinitive leans on what stands before it.
    leans = is_infinitive(deed)
    while first > 0 and deed.tokens[first - 1].lemma not in borders:
        if not leans and opens_clause(deed, first):
            break
        first -= 1
    last = deed.i
    while (
        last + 1 < len(deed.tokens)
        and deed.tokens[last + 1].lemma not in borders
        and not opens_clause(deed, last + 1)
        and not opens_condition(deed, last + 1)
    ):
        last += 1
    return list(deed.tokens[first : last + 1])


def opens_clause(deed: Deed, i: int) -> bool:
    """Whether a comma and a word such as "die" or "wenn" open a clause here."""
    if i == 0 or deed.tokens[i - 1].text != ",":
        return False
    word, language = deed.tokens[i].lemma, deed.language
    return word in cues(language, "borders_after_comma") or word in cues(language, "condition")


def opens_condition(deed: Deed, i: int) -> bool:
    """Whether an "if" opens a clause here that needs no comma: "coupera le gaz si"."""
    words = cues(deed.language, "condition_behind")
    return deed.tokens[i].lemma in words and not cues(deed.language, "verb_second")


def is_one(token: Token, deed: Deed, name: str) -> bool:
    """Whether a word, or what is left of it without a glued article, is one of a class."""
    wanted = cues(deed.language, name)
    bare = re.split("['’]", token.lemma)[-1]
    return token.lemma in wanted or bare in wanted or bare.startswith(stems(deed.language, name))


def cue_of(deed: Deed, name: str) -> Token | None:
    """The cue of a class in the deed's clause that stands nearest to it."""
    clause = clause_of(deed)
    found = [t for t in clause if t.i != deed.i and is_one(t, deed, name)]
    found += [t for t in clause if begins_here(t, deed, name)]
    return min(found, key=lambda token: abs(token.i - deed.i), default=None)


def begins_here(token: Token, deed: Deed, name: str) -> bool:
    """Whether a cue of several words begins here: "nog steeds", "jugé pour"."""
    return any(
        tuple(t.lemma for t in deed.tokens[token.i : token.i + len(words)]) == words
        for words in _phrases(deed.language, name)
    )


@cache
def _phrases(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The cues of a class that have several words."""
    split = (tuple(cue.split()) for cue in cues(language, name))
    return tuple(words for words in split if len(words) > 1)


def split_around(deed: Deed, name: str) -> Token | None:
    """A verb before the deed whose particle stands behind it: "schloss Gespräche aus"."""
    ends = STOPS | {","} | cues(deed.language, "and")
    after = next((t.i for t in deed.tokens[deed.i + 1 :] if t.lemma in ends), len(deed.tokens))
    first = max((t.i for t in deed.tokens[: deed.i] if t.lemma in ends), default=-1)
    last = deed.tokens[after - 1].lemma if after - 1 > deed.i else ""
    for token in deed.tokens[max(first + 1, deed.i - REACH) : deed.i]:
        if f"{token.lemma} {last}" in cues(deed.language, name):
            return token
    return None


def hangs_on_noun(deed: Deed, name: str, *, by: str = "joining") -> Token | None:
    """A noun before the deed with what joins them: "de vrees voor een inval"."""
    joining, some = cues(deed.language, by), cues(deed.language, "indefinite")
    for token in deed.tokens[max(0, deed.i - PLAN_REACH) : deed.i]:
        between = deed.tokens[token.i + 1 : deed.i]
        words = [word for t in between for word in re.split("['’]", t.lemma) if word]
        near = len(words) <= BESIDE or (len(words) == BESIDE + 1 and words[1] in some)
        joined = bool(words) and words[0] in joining and "," not in words
        if joined and near and is_one(token, deed, name):
            return token
    return None


def governing(deed: Deed, name: str, reach: int = REACH) -> Token | None:
    """A cue of the clause that governs the deed's: the words before "that".

    A deed that directly follows an "and" has a clause of its own ("denies it and accuses").
    """
    if deed.i and deed.tokens[deed.i - 1].lemma in cues(deed.language, "and"):
        return None
    if is_after(deed):
        return None
    found = [
        t for t in deed.tokens[: deed.i] if is_one(t, deed, name) or begins_here(t, deed, name)
    ]
    times = cues(deed.language, "time_borders")
    parted = max((t.i for t in deed.tokens[: deed.i] if t.lemma in times), default=-1)
    near = [token for token in found if parted < token.i and deed.i - token.i <= reach]
    open_at = quoted(deed, deed.i)
    near = [t for t in near if quoted(deed, t.i) <= open_at and not inserted(deed, t.i)]
    return near[-1] if near else None


def quoted(deed: Deed, i: int) -> int:
    """In how many quotation marks a word stands: "'we must talk', he warned"."""
    before = [t.text for t in deed.tokens[:i]]
    straight = before.count('"') % 2
    return straight + max(0, sum(t in OPENING for t in before) - sum(t in CLOSING for t in before))


def inserted(deed: Deed, i: int) -> bool:
    """Whether a word stands in a clause that a comma has closed: "Rome, qui nie tout, accuse"."""
    marks = [k for k in range(deed.i) if deed.tokens[k].text == ","]
    opened = max((k for k in marks if k < i), default=None)
    if opened is None or not any(k > i for k in marks):
        return False
    return deed.tokens[opened + 1].lemma in cues(deed.language, "inserted_by")


def is_after(deed: Deed, name: str = "after") -> bool:
    """Whether a noun stands behind an "after", or a "during": what it names is done already."""
    near = deed.tokens[max(0, deed.i - BESIDE) : deed.i]
    return deed.noun and any(t.lemma in cues(deed.language, name) for t in near)


def phrase_at(deed: Deed, name: str) -> Token | None:
    """The first word of a phrase of several words that the sentence has ("is niet waar")."""
    return next((t for t in deed.tokens if begins_here(t, deed, name)), None)


def is_infinitive(deed: Deed) -> bool:
    """Whether the marker of an infinitive stands before the deed, or is a part of its word."""
    markers = cues(deed.language, "infinitive")
    before = deed.tokens[deed.i - 1].lemma if deed.i else ""
    word = deed.tokens[deed.i].lemma
    endings = tuple(cues(deed.language, "infinitive_endings"))
    inside = any(infix in word[1:] for infix in cues(deed.language, "infinitive_infixes"))
    return before in markers or inside or word.endswith(endings)
