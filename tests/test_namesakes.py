"""Names of states that mean a town, a province or the last word of another's name."""

from __future__ import annotations

import pytest
from test_actors import who

from dragoman.places import find_places, states_elsewhere

# Text, and the states whose names mean another place in it.
ELSEWHERE = [
    ("Gov. Hart said in Atlanta that Georgia voters would decide.", {"GEO"}),
    ("Georgia and Alabama were hit. Savannah and Macon lost power.", {"GEO"}),
    ("Protesters filled Tbilisi as Georgia passed the law. Savannah is far away.", set()),
    ("Georgia's parliament met. The Georgian president flew to Atlanta.", set()),
    ("A Lebanon man was held in Harrisburg. Hershey police helped them.", {"LBN"}),
    ("Israel struck Lebanon. The mayor of Harrisburg and a Hershey man mourned.", set()),
    ("Lebanon's cabinet resigned in Beirut. A senator from Harrisburg watched.", set()),
    ("Schools in Jordan, Minnesota, reopened. Jordan parents were glad.", {"JOR"}),
    ("Jordan and Egypt asked the United States for aid. Talks were held in Albany.", set()),
    ("Peru voters in Kokomo and Logansport, Indiana, were late.", {"PER"}),
    ("A Malta resident won. The library is at 12 Oak St., Malta.", {"MLT"}),
    ("Malta and Cyprus took the ship in. A Valletta resident cheered.", set()),
    ("China buys soy from Iowa and Texas. China sends a delegation to Houston.", set()),
    ("Niger and Nigeria disagreed. Sokoto and Kano were calm.", set()),
    ("Mexico and Texas officials met in El Paso and Laredo.", set()),
    ("Chad is a country.", set()),
]
# Text, and its states: names of states inside a longer name are none.
STATES = [
    ("The firm moved from Athens, Georgia, to Tbilisi, Georgia.", ["GEO"]),
    ("Mayor Bill Hart of Lebanon, Pa., said that US-24 would be closed.", []),
    ("Candidates of United Chad lost, said Tikhon Orlov.", []),
    ("Communist China rebuked Red Cuba.", ["CHN", "CUB"]),
    ("On Monday Israel attacked, and on Tuesday Iran answered.", ["ISR", "IRN"]),
    ("NATO Ally Turkey refused.", ["TUR"]),
    ("Work began at the Guernsey County jail on Malta Road.", []),
    ("Amnesty called on Northern Iraq and Southern Sudan to stop.", ["IRQ", "SDN"]),
]


@pytest.mark.parametrize(("text", "states"), ELSEWHERE)
def test_a_text_tells_that_the_name_of_a_state_is_a_towns(text: str, states: set[str]) -> None:
    assert states_elsewhere(text, "en") == states


@pytest.mark.parametrize(("text", "states"), STATES)
def test_the_name_of_a_state_inside_another_name_is_no_state(text: str, states: list[str]) -> None:
    codes = {"GEO", "LBN", "USA", "TCD", "CHN", "CUB", "ISR", "IRN", "TUR", "GGY", "MLT", "IRQ"}
    codes |= {"SDN"}
    assert [actor for _, actor in who(text, "en") if actor in codes] == states


def test_what_is_no_state_is_a_place() -> None:
    text = "Gov. Hart said in Atlanta that Georgia voters would decide."
    assert [(p.name, p.country) for p in find_places(text, "en")] == [
        ("Atlanta", "USA"),
        ("Georgia", "USA"),
    ]


def test_a_town_that_nothing_tells_from_its_namesakes_has_no_state() -> None:
    (place,) = find_places("A Lebanon woman won; the Lebanon resident is 90.", "en")[:1]
    assert (place.name, place.country, place.latitude) == ("Lebanon", None, None)
