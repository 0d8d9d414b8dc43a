"""Sentence vectors: meaning over languages, the cache, and neighbours in large numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman import vectors


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("The harbour is closed.", "De haven is gesloten.", "De minister eet een appel."),
        ("The harbour is closed.", "Der Hafen ist geschlossen.", "Das Wetter wird schön."),
        ("The harbour is closed.", "Гавань закрыта.", "Завтра будет дождь."),
        ("The harbour is closed.", "港は閉まっています。", "明日は雨です。"),
    ],
)
def test_what_means_the_same_is_near(text, same, other):
    rows = vectors.encode([text, same, other])
    assert rows[0] @ rows[1] > 0.6
    assert rows[0] @ rows[2] < 0.3


@pytest.mark.parametrize(
    ("text", "near", "other"),
    [
        (
            "Հայաստանի վարչապետը մեկնել է Փարիզ",
            "Հայաստանի վարչապետը մեկնել է Բեռլին",
            "Եղանակը վաղը լավ կլինի",
        ),
        ("Ο πρωθυπουργός έφτασε στο Παρίσι", "Ο πρωθυπουργός έφτασε", "Ο καιρός θα είναι καλός"),
        ("საქართველოს პრემიერი", "საქართველოს პრემიერი პარიზში", "ხვალ კარგი ამინდი იქნება"),
    ],
)
def test_unknown_scripts_are_told_apart_by_their_letters(text, near, other):
    rows = vectors.encode([text, near, other])
    assert rows[0] @ rows[1] > 0.6
    assert rows[0] @ rows[2] < 0.4


def test_shape_length_and_order():
    texts = ["One.", "Two men in a boat.", "One.", "", "  \n"]
    rows = vectors.encode(texts)
    assert rows.shape == (5, vectors.WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 1, 0, 0], atol=1e-3)
    assert (rows[0] == rows[2]).all()
    assert vectors.encode([]).shape == (0, vectors.WIDTH)


def test_the_cache_is_bounded(monkeypatch):
    monkeypatch.setattr(vectors, "CACHE_SIZE", 3)
    vectors.encode([f"Sentence number {number}." for number in range(9)])
    assert len(vectors._cache) <= 3


def groups_of(rows):
    return [at // 2 for at in range(len(rows))]


def test_groups_by_their_best_rows():
    rows = np.zeros((6, vectors.WIDTH), dtype=np.float32)
    for at, axis in enumerate((0, 1, 2, 0, 3, 4)):  # group 1 has a row of group 0
        rows[at, axis] = 1
    assert vectors.near_groups(rows, groups_of(rows), floor=0.5, most=5) == [(0, 1, 1.0)]
    assert vectors.near_groups(rows[:0], [], floor=0.5, most=5) == []
    assert vectors.near_groups(rows[:2], [0, 0], floor=0.5, most=5) == []


def test_cells_find_what_comparing_all_finds(monkeypatch):
    chance = np.random.default_rng(7)
    centres = chance.normal(size=(300, vectors.WIDTH))
    rows = np.repeat(centres, 4, axis=0) + chance.normal(size=(1200, vectors.WIDTH)) * 0.5
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    exact = vectors.near_groups(rows, range(1200), floor=0.6, most=8)
    monkeypatch.setattr(vectors, "EXACT_ROWS", 100)
    cells = vectors.near_groups(rows, range(1200), floor=0.6, most=8)
    found = {pair[:2] for pair in cells} & {pair[:2] for pair in exact}
    assert len(found) > 0.9 * len(exact)


def test_common_words_and_rare_names():
    assert vectors.commonness("government") > vectors.commonness("Solvårdal")
