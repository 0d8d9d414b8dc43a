"""Headlines in Title Case say what the same words say in a sentence."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Span
from dragoman.text import as_sentence

BODY = (
    "In the morning, ministers of Norway, Ghana and Peru met the envoy of Chile, Ada Renn. The trade "
    "in salt and the ban on it were on the table, and a leader of the union was expelled.\n\n"
    "Reporters waited for hours in the rain outside of the building. Nobody could say what would "
    "come of it in the long run, and the weather stayed bad until the end of the week."
)


def known(word: str) -> bool:
    return word in {"expels", "union", "leader", "over", "salt", "bans"}


@pytest.mark.parametrize(
    ("headline", "names", "sentence"),
    [
        ("Norway Expels Union Leader Over Salt", [], "Norway expels union leader over salt"),
        # What no list and no body tells keeps its capital.
        ("Norway Expels Union Leader Ottar", [], "Norway expels union leader Ottar"),
        # A name keeps its capital where its word is in the dictionary too.
        ("Norway Bans Salt Union", [(12, 22)], "Norway bans Salt Union"),
        ("Norway Bans NATO Salt Leader", [], "Norway bans NATO salt leader"),
        # Written as a sentence already.
        ("Norway expels union leader Ottar over salt", [], None),
        ("NORWAY BANS SALT FROM PERU", [], "Norway bans salt from Peru"),
    ],
)
def test_a_headline_as_a_sentence(headline, names, sentence):
    spans = [Span(a, b) for a, b in names]
    found = as_sentence(headline, spans, BODY, known)
    assert found == (sentence or headline)
    assert found.casefold() == headline.casefold()


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("Norway Expels Peruvian Envoy Over Salt Ban", ("SANCTION", "NOR")),
        ("Ghana Bans Imports of Salt From Peru", ("SANCTION", "GHA")),
        ("Chile Cuts Ties With Ghana After Raid", ("SANCTION", "CHL")),
        ("Norway Pledges More Aid for Peru", ("AGREE", "NOR")),
        ("Chile Urges Ghana To Lift Salt Ban", ("REQUEST", "CHL")),
        ("GHANA BANS IMPORTS OF SALT FROM PERU", ("SANCTION", "GHA")),
    ],
)
def test_events_of_headlines_in_title_case(headline, event):
    reading = dragoman.read_text(f"{headline}\n\n{BODY}", language="en")
    titles = [e for e in reading.events if e.trigger.start < len(headline)]
    assert event in [(e.type, e.source[0].actor_id) for e in titles if e.source]
    for each in titles:
        assert headline.find(each.trigger.of(reading.articles[0].text)) >= 0


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        # The subject of the first verb is that of the second.
        (
            "Chile jails Ghanaian envoy, expels three Peruvian diplomats",
            ["CHL COERCE Ghanaian envoy", "CHL SANCTION three Peruvian diplomats"],
        ),
        # A comma for "and": two who do it, no apposition.
        ("Peru, Chile hold talks on salt", ["PER CONSULT Chile"]),
        ("Thousands protest in Lima against Norway", ["Thousands PROTEST Norway"]),
        ("Tens of thousands march in Accra against Chile", ["Tens of thousands PROTEST Chile"]),
        # What the clause says outweighs what its verb mostly says.
        ("Norway recognises Ada Renn as president of Chile", ["NOR SUPPORT Ada Renn"]),
        ("Ghana and Chile agree to a ceasefire", ["GHA AGREE Chile"]),
    ],
)
def test_events_of_headlines(headline, events):
    reading = dragoman.read_text(f"{headline}\n\n{BODY}", language="en")
    found = [
        f"{e.source[0].actor_id or e.source[0].name} {e.type} {e.target[0].name}"
        for e in reading.events
        if e.trigger.start < len(headline) and e.source and e.target
    ]
    assert [each for each in events if each not in found] == [], found
