"""Set phrases and everyday senses of event verbs: what they are, and where they are none.

Actors in brackets; the notation of `test_events.py`.
"""

from __future__ import annotations

import pytest
from test_events import check

NO_EVENTS = [
    ("[Senator Lopez] has not taken a position on the [Norland] bill.", "no MOBILIZE"),
    ("[Norland] took up positions near [Sarland].", "MOBILIZE Norland> actual"),
    ("[The Greens] hope to take control of the Senate from [Norland].", "no ASSAULT; no COERCE"),
    ("[Rebels] took control of [Dorn].", "ASSAULT Rebels>Dorn actual"),
    ("[Norland] will pull out of its recession, [Sarland] said.", "no RETREAT"),
    ("[Norland] pulled out of [Sarland].", "RETREAT Norland>Sarland actual"),
    ("Peace will come when [the president] has left office in [Norland].", "no RETREAT"),
    ("[The minister] left office after a scandal.", "RETREAT The minister> actual"),
    ("[Norland] is distributing a pamphlet to [lawmakers].", "no AID"),
    ("[Norland] is distributing food to [refugees].", "AID Norland>refugees ongoing"),
    ("[Norland] provides benefits to [Sarland].", "no AID"),
    ("[Norland] agreed to host 300 people from [Sarland].", "no CONSULT"),
    ("[Norland] hosted the minister of [Sarland].", "CONSULT Norland>Sarland actual"),
    ("[Chad] attacked a clause that allows [the mayor] to cut wages.", "no CONCEDE"),
    ("[Chad] said: “Let [Peru] pay for it.”", "no CONCEDE"),
    ("[Israel] allowed [the Red Cross] to enter.", "CONCEDE Israel>the Red Cross actual"),
    ("[The minister] was greeted by [Italians] protesting against the road.", "no CONSULT"),
    ("[Judges] are there to call the balls and strikes in [Norland].", "no PROTEST; no ASSAULT"),
    ("[The party] of [Chad] did not return a request for comment.", "no RETREAT"),
    ("[Norland] agrees with [Sarland]'s remarks.", "no AGREE"),
    ("[Norland] agreed with [Sarland].", "SUPPORT Norland>Sarland actual; no AGREE"),
    ("[Norland] agreed with [Sarland] to build a dam.", "AGREE Norland>Sarland actual"),
    ("[Lopez] agrees that [Chavez] is a coward.", "no AGREE; no SUPPORT"),
]


@pytest.mark.parametrize(("marked", "expected"), NO_EVENTS)
def test_a_figure_of_speech_is_no_event(marked: str, expected: str) -> None:
    check(marked, expected, "en")
