"""Which sentences of two articles say the same, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.process import cdist

from dragoman import vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.copies.passages import Passages

# Word sequences are literally the same from here on: a spelling, a word or a cut clause apart.
LITERAL = 0.8
# A pair of sentences counts as aligned above these cosines. True translations (meantime, first
# sentences): 95 % above 0.6 in each of nl, es, it; free ones of an agency go down to 0.55. Within
# one language, sentences that only share their matter reach 0.55 easily.
# Links of a lower margin were chance in 9 of 10 read.
MIN_MARGIN = 0.05
# The usual cosine of unrelated news sentences of one topic, where there is nothing to compare.
NO_RIVAL = 0.3
SAME_MEANING = {True: 0.6, False: 0.5}  # by whether both are of one language


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence `left` of one article beside sentence `right` of another.

    `cosine` is of their vectors (0 where none were needed), `wording` the share of words in
    the same order, 2 * common / (both lengths). `margin` is how far the cosine stands above what
    else comes near these two sentences: matter that both articles are full of has a small one.
    """

    left: int
    right: int
    cosine: float
    wording: float
    margin: float


def align_words(wording: vectors.Matrix) -> list[Link]:
    """Sentences that stand in both articles in nearly the same words, moved ones included."""
    links = [
        Link(i, j, 0.0, float(wording[i, j]), 1.0) for i, j in _in_order(wording - (LITERAL - 0.01))
    ]
    taken_left = {link.left for link in links}
    taken_right = {link.right for link in links}
    # What is left over may have been moved: best first.
    rest = [
        (-float(wording[i, j]), int(i), int(j))
        for i, j in np.argwhere(wording >= LITERAL).tolist()
        if i not in taken_left and j not in taken_right
    ]
    for score, i, j in sorted(rest):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            links.append(Link(i, j, 0.0, -score, 1.0))
    return sorted(links, key=lambda link: link.right)


# Sentences of which some words were replaced; lower, two sentences only share their names.
EDITED = 0.45


def align_edited(wording: vectors.Matrix) -> list[Link]:
    """Sentences in the same order that have nearly half of their words in common or more."""
    return [
        Link(i, j, 0.0, float(wording[i, j]), 1.0) for i, j in _in_order(wording - (EDITED - 0.01))
    ]


def count_edits(left: Passages, right: Passages, links: Sequence[Link]) -> tuple[int, int, int]:
    """Words replaced one for one, words put in or taken out, and sentences with a replacement."""
    replaced = moved = touched = 0
    for link in links:
        edits = Levenshtein.editops(left.words[link.left], right.words[link.right])
        one_for_one = sum(edit.tag == "replace" for edit in edits)
        replaced += one_for_one
        moved += len(edits) - one_for_one
        touched += one_for_one > 0
    return replaced, moved, touched


def align_meaning(left: Passages, right: Passages) -> list[Link]:
    """Sentences that mean the same, in the same order on both sides."""
    same = left.article.language == right.article.language
    cosine = vectors.encode(left.texts) @ vectors.encode(right.texts).T
    if not cosine.size:
        return []
    wording = compare_wording(left.words, right.words) if same else np.zeros_like(cosine)
    floor = SAME_MEANING[same]
    links = [
        Link(i, j, float(cosine[i, j]), float(wording[i, j]), _margin(cosine, i, j))
        for i, j in _in_order(np.maximum(cosine, wording) - floor)
    ]
    return [link for link in links if link.margin >= MIN_MARGIN]


def _margin(cosine: vectors.Matrix, i: int, j: int) -> float:
    """The cosine of a cell less the mean of the two next best of its row and of its column."""
    rivals = [np.delete(cosine[i], j), np.delete(cosine[:, j], i)]
    beside = [float(np.sort(one)[-2:].mean()) if len(one) else NO_RIVAL for one in rivals]
    return float(cosine[i, j]) - sum(beside) / 2


def compare_wording(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]
) -> vectors.Matrix:
    """The share of words that each pair of sentences has in common, in order."""
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    letters: dict[str, str] = {}

    def spell(words: tuple[str, ...]) -> str:
        # One letter per word, so that letter distance is word distance. Surrogates are left out.
        return "".join(letters.setdefault(word, chr(0xE000 + len(letters))) for word in words)

    found: vectors.Matrix = cdist(
        [spell(words) for words in left],
        [spell(words) for words in right],
        scorer=Indel.normalized_similarity,
        dtype=np.float32,
    )
    return found


def _in_order(gain: vectors.Matrix) -> list[tuple[int, int]]:
    """The chain of cells, rising on both sides, with the greatest sum of positive gains."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    gain = np.maximum(gain, 0)
    for i in range(rows):
        step = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(step)
    chain = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if gain[i, j] > 0:
                chain.append((i, j))
    return chain[::-1]
