"""What the coder is asked about: drafts of the lexicon, and event words that mean nothing."""

import pytest
from drafted import drafted, idle
from markup import read_file


def sentence(tmp_path, block: str):
    path = tmp_path / "en" / "some.txt"
    path.parent.mkdir()
    path.write_text(f"# Fiction. Written for Dragoman.\n\n{block}\n", "utf-8")
    (one,) = read_file(path)
    return one


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("[a:Norland] [e1:attacked] [b:Sarland].\n  e1 ASSAULT a>b actual", [("attacked", 1)]),
        ("[a:The novelist] attacked [b:her critics] with relish.\n  none a>b", [("attacked", 0)]),
    ],
)
def test_a_draft_of_the_lexicon_is_told_whether_it_is_right(tmp_path, block, told):
    one = sentence(tmp_path, block)
    found = [(e.sentence.marks["e0"].of(one.text), len(e.events)) for e in drafted(one)]
    assert found == told


def test_event_words_of_a_quiet_sentence_are_asked_as_nothing(tmp_path):
    one = sentence(tmp_path, "[a:The star] shot his last film in [b:Norland].\n  none a>b")
    words = {e.sentence.marks["e0"].of(one.text): e.events for e in idle(one)}
    assert words == {"shot": ()}
