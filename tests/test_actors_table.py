"""The table of sentences with all their actors: its shape, and the share that comes out right."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from actors import Case, Verdict, cases, judge, share

from dragoman.actors import offices_on
from dragoman.config import Config

CONFIG = Config()
# What the table gave when it was last looked through, rounded down (bench/actors.py).
RIGHT, HELDOUT, BLIND, ALL = 0.97, 0.95, 0.93, 0.97
LANGUAGES = {
    "en": 150,
    "nl": 60,
    "de": 60,
    "fr": 50,
    "es": 50,
    **dict.fromkeys(("it", "pt", "ru", "uk", "tr", "ar"), 10),
}


@cache
def verdicts() -> tuple[Verdict, ...]:
    """Each row of the table, judged."""
    return tuple(judge(case, CONFIG) for case in cases())


def test_the_table_is_large_and_of_many_languages() -> None:
    rows = cases()
    count = Counter(case.language for case in rows)
    assert len(rows) >= 400
    assert len({(case.language, case.text, case.day) for case in rows}) == len(rows)
    assert sum(case.part == "heldout" for case in rows) >= 120
    assert sum(case.part == "blind" for case in rows) >= 150
    assert all(count[language] >= least for language, least in LANGUAGES.items()), count


def test_the_share_of_sentences_with_all_actors_right() -> None:
    tuned = [v for v in verdicts() if v.case.part == "cases"]
    wrong = [f"{v.case.text}: {'; '.join(v.wrong)}" for v in tuned if v.wrong]
    assert share(tuned) >= RIGHT, "\n".join(wrong)


def test_the_share_of_the_sentences_held_out() -> None:
    assert share(v for v in verdicts() if v.case.part == "heldout") >= HELDOUT


def test_the_share_of_the_sentences_written_blind_and_of_the_whole_table() -> None:
    for part in ("blind", "blind2", "blind3"):
        assert share(v for v in verdicts() if v.case.part == part) >= BLIND, part
    assert share(verdicts()) >= ALL


HELD = [
    ("antony-blinken", "2021-05-04", {"secretary of state"}),
    ("antony-blinken", "2024-01-12", {"secretary of state"}),
    ("antony-blinken", "2026-02-02", set()),
    ("donald-trump", "2018-07-01", {"president"}),
    ("donald-trump", "2023-07-01", set()),
    ("donald-trump", "2026-03-01", {"president"}),
    ("mark-rutte", "2023-03-01", {"prime minister"}),
    ("mark-rutte", "2025-03-01", {"secretary-general of NATO"}),
]


@pytest.mark.parametrize(("person", "day", "titles"), HELD)
def test_an_office_is_given_only_while_it_is_held(person: str, day: str, titles: set[str]) -> None:
    assert {office.title for office in offices_on(person, day)} == titles


def test_a_false_actor_makes_a_sentence_wrong() -> None:
    case = Case("en", "trap", "cases", "Russia warned Japan.", None, ())
    verdict = judge(case, CONFIG)
    assert verdict.false == len(verdict.wrong) == 2
