"""Subjects of the sentences before whom we do not know: a pronoun may be theirs.

No answer is better than another one's name.
"""

from __future__ import annotations

from dragoman.actors.discourse import SUBJECTS, Discourse, Pair, Seen
from dragoman.actors.gazetteer import role_words
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line

MAIN = frozenset({"ROOT", "conj", "ccomp"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})


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


def others_since(discourse: Discourse, number: int, item: Found, best: Seen) -> bool:
    """As in "Police held two bloggers; a judge freed them": many whom we do not know came between.

    Subjects, people whom something is done to where that is asked of, and only behind whom the
    pronoun would be.
    """
    line = discourse.lines[number]
    token = line.token_of[item.start]
    them = token is not None and token.dep in OBJECTS
    if best.line == number:
        start = best.word + 1 if best.subject else 0
        return _others(discourse, number, start, item.start, objects=them)
    if _others(discourse, number, 0, item.start, objects=them):
        return True
    opens = not any(f.start < item.start and f.form != "pronoun" for f in discourse.row)
    near = opens and best.line == number - 1 and not (best.subject and best.speaker)
    end = len(discourse.lines[best.line].pieces)
    return near and _others(discourse, best.line, best.word + 1, end, objects=False)


def _others(discourse: Discourse, at: int, start: int, end: int, *, objects: bool) -> bool:
    """Whether a plural without an actor is a subject within some words, or people an object."""
    line = discourse.lines[at]
    for token in line.tokens:
        word = line.words_of.get(token.i, (-1,))[0]
        if token.tag not in ("NNS", "NNPS") or not start <= word < end:
            continue
        direct = objects and token.dep in OBJECTS and _people(line, word)
        if (direct or token.dep in SUBJECTS) and not _known(discourse, at, word):
            return True
    return False


def _people(line: Line, word: int) -> bool:
    """Whether a plural is of people: by the lists, or by how it ends ("bloggers", "activists")."""
    listed = line.lower[word] in role_words(line.language, "several")
    if listed or line.at(word, "group") is not None:
        return True
    before = line.token_of[word - 1] if word else None
    ends = (*role_words(line.language, "endings_of_people"),)
    return before is not None and before.tag == "CD" and line.lower[word].endswith(ends)


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
