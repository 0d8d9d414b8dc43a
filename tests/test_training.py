"""The training text: its markup is read as written, and all of it is sound."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from check import doubles
from markup import MarkupError, part, read_file, read_folder

TRAINING = Path(__file__).parent.parent / "training"
PARTS = ("train", "tune", "test")


def sentence(tmp_path, text):
    folder = tmp_path / "en"
    folder.mkdir(exist_ok=True)
    (folder / "case.txt").write_text(text, "utf-8")
    return read_file(folder / "case.txt")


def test_marks_events_and_pairs(tmp_path):
    (one,) = sentence(
        tmp_path,
        "# fiction\n"
        "[a:Norland] [e1:denied] that [b:its troops] had [e2:shelled] [c:the port].\n"
        "  e1 REJECT/deny a> actual\n"
        "  e2 ASSAULT b>c denied by a\n"
        "  none a>c\n",
    )
    assert one.text == "Norland denied that its troops had shelled the port."
    assert {name: span.of(one.text) for name, span in one.marks.items()} == {
        "a": "Norland",
        "e1": "denied",
        "b": "its troops",
        "e2": "shelled",
        "c": "the port",
    }
    denial, attack = one.events
    assert (denial.type, denial.mode, denial.source, denial.target) == (
        "REJECT",
        "deny",
        ("a",),
        (),
    )
    assert (attack.factuality, attack.speaker, attack.both_ways) == ("denied", "a", False)
    assert one.nothing == (("a", "c"),)
    assert (one.language, one.place) == ("en", "en/case.txt:2")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a:Norland] slept.\n", "no event"),
        ("[a:Norland] [a:Sarland] met.\n  none a>\n", "marked twice"),
        ("[a:Norland [b:x]] met.\n  none a>\n", "bracket is left over"),
        ("[a:Norland] [e1:met].\n  e1 MEET a> actual\n", "'MEET' is no type"),
        ("[a:Norland] [e1:met].\n  e1 CONSULT/dinner a> actual\n", "'dinner' is no mode"),
        ("[a:Norland] [e1:met].\n  e1 CONSULT a> real\n", "'real' is no factuality"),
        ("[a:Norland] [e1:met].\n  e1 CONSULT a>b actual\n", "names 'b'"),
        ("[a:Norland] [e1:met].\n  CONSULT a>\n", "is no event; expected"),
        ("  none a>\n", "before any sentence"),
    ],
)
def test_what_is_not_as_asked_is_told(tmp_path, text, told):
    with pytest.raises(MarkupError, match=told):
        sentence(tmp_path, text)


def test_all_of_the_training_text_is_sound_and_says_that_it_is_fiction():
    sentences = read_folder(TRAINING / "events")
    assert doubles(sentences) == []
    for path in (TRAINING / "events").glob("*/*.txt"):
        assert "fiction" in path.read_text("utf-8").split("\n", 1)[0].casefold(), path


def test_a_fixed_part_of_the_training_text_is_kept_for_measuring():
    english = [one for one in read_folder(TRAINING / "events") if one.language == "en"]
    shares = {name: sum(part(one) == name for one in english) / len(english) for name in PARTS}
    assert shares["test"] == pytest.approx(0.1, abs=0.02)
    assert shares["tune"] == pytest.approx(0.05, abs=0.015)


def test_scenes_that_two_languages_tell_are_in_one_part():
    dealt = defaultdict(set)
    for one in read_folder(TRAINING / "events"):
        if one.language != "en":
            name, line = one.place.split("/")[-1].split(":")
            dealt[name, int(line) // 60].add(part(one))
    assert all(len(parts) == 1 for parts in dealt.values())
