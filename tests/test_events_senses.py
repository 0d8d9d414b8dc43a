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
    # attacks in words, accidents, and words that only look like force
    ("How hard will [Lopez] attack?", "no ASSAULT"),
    ("[The bank] came under fire from [shareholders].", "no ASSAULT"),
    ("[Chad] came under attack from [Peru].", "ASSAULT Peru>Chad actual"),
    ("[Two Chileans] were killed in a bus crash.", "no ASSAULT"),
    ("[Supporters] of the mayor seized on the words of [Lopez].", "no PROTEST"),
    ("[Supporters] of the mayor will seize on this to defeat [Lopez].", "no COERCE"),
    ("[Lopez]'s appeal to [young Chileans] won him the seat.", "no REQUEST"),
    ("[Lopez]'s appeal to [Chile] for help was heard.", "REQUEST Lopez>Chile actual"),
    ("[The crowd] dispersed when [the mayor] left.", "no PROTEST"),
    ("[Norland] will not take any steps.", "no COERCE"),
    ("[Lopez] cut off a reporter.", "no SANCTION"),
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
    ("[Lopez] agreed that [Chavez] should pay his fine.", "no AGREE; no SUPPORT"),
    ("[Chileans] agree that the [Norland] road is unsafe.", "no AGREE"),
    ("[Chad] and [Peru] agreed that they would leave the island.", "AGREE Chad>Peru actual"),
    ("[Lopez] assured [the mayor] that the letter was lost.", "no AGREE"),
    ("[Lopez] assured [the mayor] that he would pay.", "AGREE Lopez>the mayor actual"),
    ("[Lopez] offered a guide to [Chavez]'s plan.", "no AGREE"),
    ("[Chad] refused to blame [the rebels], let alone jail them.", "no CONCEDE"),
    ("“Oh, let [Chavez] decide,” [Lopez] said.", "no CONCEDE"),
    ("[Lopez] traded the lead with [Chavez].", "no COOPERATE"),
    ("[Lopez] and [Chavez] talked past each other.", "no CONSULT"),
    ("[Lopez] hosted the 2007 [Oscars].", "no CONSULT"),
    ("[Lopez] had the backing of [Chavez].", "SUPPORT Chavez>Lopez actual"),
    ("[Lopez] stood by [Chavez].", "SUPPORT Lopez>Chavez actual"),
    ("[Lopez] stood by the plan of [Chavez].", "no SUPPORT"),
    ("[Lopez] defended himself before [Chavez].", "no SUPPORT"),
    ("[Chad] took back two towns in the south of [Norland].", "no AID"),
    ("[Chad] took in 20 refugees from [Norland].", "AID Chad>Norland actual"),
    ("[Chad] made an easier way for [Peru] to share its photographs.", "no RETREAT"),
    ("[A man] pointed a pistol at [the mayor].", "no MOBILIZE"),
    ("[Chad] aimed its missiles at [Peru].", "MOBILIZE Chad>Peru actual"),
    ("[The senator] mustered the courage to speak in [Chad].", "no MOBILIZE"),
    ("[Chad]'s release of its photographs angered [Peru].", "no RETREAT"),
    ("[Chad]'s release of [Peru]'s soldiers ended the quarrel.", "RETREAT Chad>Peru actual"),
    ("[The senator] withdrew from the race in [Chad].", "no RETREAT"),
    ("[Chad] withdrew from [Peru].", "RETREAT Chad>Peru actual"),
    ("Clerks of [Chad] evacuated their offices in [Peru].", "no AID"),
    ("[The mayor] tried to force [Amara Sow] out of the race.", "no COERCE"),
    ("[Chad] closed its port to force [the rebels] back to the table.", "no ASSAULT"),
    ("[Chad] forced [the rebels] out of the town.", "ASSAULT Chad>the rebels actual"),
    ("[Chad] attacked [Peru]'s right to fish.", "no ASSAULT"),
    ("[Lopez]'s attack on the Third Amendment went on.", "no ASSAULT"),
    ("[The minister] warned that the trade is shrinking around [Norland].", "no THREATEN"),
    ("[The minister] warned [Norland] in interviews that the flu could spread.", "no THREATEN"),
    # laws are signed with nobody, a gift that one has is a talent, who merely speaks meets nobody
    ("[Lopez] signed a law that makes it a state with [a governor].", "no SUPPORT"),
    ("[Lopez] signed a treaty with [Peru].", "SUPPORT Lopez>Peru actual"),
    ("[Norland] has remarkable gifts.", "no AID"),
    ("[The judges of Norland] are about to speak.", "no CONSULT"),
    # papers that are let out
    ("[The judge] ordered the release of files by [the bank].", "no RETREAT"),
    ("[The judge] ordered the release of [Lopez].", "RETREAT The judge>Lopez actual"),
    ("[Lopez] may cede to [Chavez] on the dam.", "CONCEDE Lopez>Chavez hypothetical"),
    # no visits: to a court, to a party, by tanks
    ("[Lopez] went to the [Supreme Court] on Monday.", "no CONSULT"),
    ("[Chilean] tanks arrived in [Peru].", "no CONSULT; MOBILIZE Chilean>Peru actual"),
]


@pytest.mark.parametrize(("marked", "expected"), NO_EVENTS)
def test_a_figure_of_speech_is_no_event(marked: str, expected: str) -> None:
    check(marked, expected, "en")
