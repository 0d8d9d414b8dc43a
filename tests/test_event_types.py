"""Of which type a deed is where its word alone does not say: what is promised, warned of, done by whom.

A row is a sentence with its actors in brackets, and the event that it tells; "no TYPE" where there
is none of that type.
"""

from __future__ import annotations

import pytest
from test_events import code, told

CASES = [
    # Courts, votes and resolutions.
    (
        "[Norland]'s high court ordered the dissolution of the [Reform Party].",
        "COERCE Norland>Reform Party actual",
    ),
    ("[Norland] froze the assets of [Sarland].", "SANCTION Norland>Sarland actual"),
    (
        "[Norland]'s parliament voted to expel [Sarland].",
        "SANCTION Norland>Sarland actual",
    ),
    # An offer is no threat, nor is a vow against an ill.
    ("[Norland] offered to send soldiers to [Sarland].", "AID Norland>Sarland planned"),
    ("[Norland] will deploy soldiers to [Sarland].", "MOBILIZE Norland>Sarland planned"),
    # What is bought is no aid.
    ("[Norbank] paid two billion dollars for [Sarbank].", "no AID"),
    ("[Norland] paid two billion dollars to [Sarland].", "AID Norland>Sarland actual"),
    # What is only foreseen is no threat; what the warner will do is.
    ("[Norland] warned [Sarland] that its debts could grow.", "no THREATEN"),
    ("[Norland] warned [Sarland] of chaos.", "no THREATEN"),
    ("[Norland] warned [Sarland] of harsh sanctions.", "THREATEN Norland>Sarland actual"),
    ("[Norland] warned [Sarland] not to interfere.", "THREATEN Norland>Sarland actual"),
    ("[Norland] warned [Sarland] that it would respond.", "THREATEN Norland>Sarland actual"),
    # Who does it decides.
    (
        "Paratroopers from [Norland] arrived in [Sarland] at dawn.",
        "MOBILIZE Norland>Sarland actual",
    ),
    ("The premier of [Norland] arrived in [Sarland].", "CONSULT Norland>Sarland actual"),
    (
        "Farmers from [Norland] blocked the entrance to the [Sarland] embassy.",
        "PROTEST Farmers>Sarland actual",
    ),
    ("Residents of [Norland] were on alert after the storm.", "no MOBILIZE"),
    ("Refugees from [Norland] marched to the border of [Sarland].", "no PROTEST"),
    ("[Norland] protested to [Sarland] about the arrest.", "ACCUSE Norland>Sarland actual"),
    ("[Norland] protested against the drills of [Sarland].", "ACCUSE Norland>Sarland actual"),
    ("[Norland] closed its border gates with [Sarland].", "COERCE Norland>Sarland actual"),
    ("The sheriff's raid on a [Norlandish] plant went on.", "no ASSAULT"),
    ("A raid by [Norland] on [Sarland] killed six.", "ASSAULT Norland>Sarland actual"),
    ("[Norland] turned water cannon on a boat of [Sarland].", "ASSAULT Norland>Sarland actual"),
    # What is sent to bring people home.
    ("[Norland] sent planes to [Sarland] to evacuate [its nationals].", "no MOBILIZE"),
    (
        "[Norland] sent planes to [Sarland] to bring home [its nationals].",
        "AID Norland>its nationals actual",
    ),
    ("[Norland] sent bombers to [Sarland].", "MOBILIZE Norland>Sarland actual"),
    # A title before a name tells what is done.
    ("[The king] dismissed [General Omar Renn].", "SANCTION The king>General Omar Renn actual"),
    (
        "[The king] received [Prime Minister Omar Renn].",
        "CONSULT The king>Prime Minister Omar Renn actual",
    ),
    # To be made to own up is no force.
    ("[The senator] forced [the banker] to admit the loss.", "no COERCE"),
    ("[Norland] forced [Sarland] to close its port.", "COERCE Norland>Sarland actual"),
    ("[Norland] decided not to take such a step.", "no COERCE"),
    ("[Norland]'s interference in the campaign was denied.", "no COERCE Norland>campaign"),
    # One who is attacked for doing something is attacked in words.
    ("[The premier] was attacked for raising fees.", "no ASSAULT"),
    (
        "[Norland] insisted that [Sarland] withdraw its troops.",
        "REQUEST Norland>Sarland actual",
    ),
    ("[Norland] insisted that [Sarland] has no debts.", "no REQUEST"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_types(marked: str, expected: str) -> None:
    found = [told(event) for event in code(marked)]
    if expected.startswith("no "):
        assert not [row for row in found if row.startswith(expected[3:])], found
    else:
        assert expected in found
