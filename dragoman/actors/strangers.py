"""Subjects of the sentences before whom we do not know: a pronoun may be theirs.

No answer is better than another one's name.
"""

from __future__ import annotations

from dragoman.actors.discourse import SUBJECTS, Discourse, Pair, Seen
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line

MAIN = frozenset({"ROOT", "conj", "ccomp"})


def stranger_since(discourse: Discourse, number: int, item: Found, best: Seen) -> bool:
    """As in "Vantobel had won for years. He was jailed": a name that no rule has found.

    Not where whom the pronoun would be is himself a subject there, or is named later.
    """
    for at in (number - 1, number):
        later = best.line > at or (best.line == at and best.subject)
        if at < 0 or at >= len(discourse.lines) or later or best.speaker:
            continue
        end = item.start if at == number else None
        if _unknown_subject(discourse, at, end):
            return True
    return False


def _unknown_subject(discourse: Discourse, at: int, end: int | None) -> bool:
    line = discourse.lines[at]
    if line.sentence.kind != "prose":
        return False
    for token in line.tokens:
        word = line.words_of.get(token.i, (0,))[0]
        if token.dep not in SUBJECTS or token.tag != "NNP" or (end is not None and word >= end):
            continue
        plain = token.text.isalpha() and token.text.istitle() and len(token.text) > 3
        alone = not any(t.head == token.i and t.dep != "punct" for t in line.tokens)
        alone = alone and token.i < token.head and line.tokens[token.head].dep in MAIN
        if plain and alone and not line.found[word] and not _known(discourse, at, word):
            return True
    return False


def _known(discourse: Discourse, at: int, word: int) -> bool:
    return any(found.start <= word < found.end for found in discourse.rows[at])


def many_since(discourse: Discourse, number: int, pair: Pair) -> bool:
    """As in "X and Y spoke. The insiders who vote listened. So far they": many without a name."""
    return any(
        _many(discourse, discourse.lines[at], at)
        for at in range(pair.line + 1, min(number, len(discourse.lines)))
    )


def _many(discourse: Discourse, line: Line, at: int) -> bool:
    for token in line.tokens:
        if token.tag != "NNS" or _known(discourse, at, line.words_of.get(token.i, (-1,))[0]):
            continue
        who = any(
            t.lemma.lower() == "who" and line.tokens[t.head].head == token.i for t in line.tokens
        )
        if who:
            return True
    return False
