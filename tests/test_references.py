"""Offices told apart from their names, sides and groups of a war, and whose "its" it is.

Written like tests/test_coreference.py: each bracketed phrase has its answer in order, "?" where
nobody can be told.
"""

from __future__ import annotations

import pytest
from test_coreference import DAY, answers

OFFICES = (
    # two offices of one class that share no word but the general one are of two people
    ("Interior Minister Ana Soto spoke. She urged [the attorney general] to act.", "?"),
    ("Interior Minister Ana Soto spoke. [The interior minister] left.", "ana-soto"),
    ("Interior Minister Ana Soto spoke. [The minister] left.", "ana-soto"),
    ("General Lars Dahl spoke. [The army commander] left.", "lars-dahl"),
    # the office comes first, with a state; the name later, with the office or as what is told of
    (
        "[Nepal's prime minister] resigned. Prime Minister Bishal Thapaliya had lost a vote.",
        "bishal-thapaliya",
    ),
    ("[Ecuador's finance minister] has resigned. Marta Quispe had cut a subsidy.", "marta-quispe"),
    # who is explained is another one, and so is who has another office
    ("[Ecuador's finance minister] has resigned. Marta Quispe, a baker, cheered.", "?"),
    ("[Togo's deputy prime minister] was fined. Prime Minister Ama Lawson said nothing.", "?"),
    # a state that the list knows, and a former holder whom the article names
    (
        "[Israel's prime minister] refused. Former prime minister Ehud Barak said so too.",
        "benjamin-netanyahu",
    ),
    # a part of a full name behind an office
    (
        "[PM Anuwat] stayed away. Anuwat Srisai, who took office in March, has offered talks.",
        "anuwat-srisai",
    ),
    # of the country
    (
        "Venezuela voted. [The country's opposition leader] spoke. Opposition leader Ana Rojo won.",
        "ana-rojo",
    ),
    # a clause that "as" opens
    (
        "Opposition leader Denis Okello was held. As [the opposition leader] spoke, police came.",
        "denis-okello",
    ),
    # an adverb and a participle are a part of it
    (
        "Rebels back [Ivory Coast's internationally recognized president]. President Awa Kone won.",
        "awa-kone",
    ),
    # a department in small letters, a name between commas
    ("The minister of fisheries, Tomas Berg, spoke. [The minister] left.", "tomas-berg"),
    ("One minister, [Florin Barbu], resigned. [The minister] wept.", "florin-barbu florin-barbu"),
    # who heads such a body
    ("Ursula von der Leyen spoke. [The commission president] left.", "ursula-von-der-leyen"),
    # one of two
    ("Anna Berg beat Jonas Lund. [The former] is 40; [the latter] is 50.", "anna-berg jonas-lund"),
    ("Turkey and Greece talk. [The latter] has asked for a ruling.", "GRC"),
    ("Anna Berg met Jonas Lund and Tom Ek. [The latter] spoke.", "tom-ek"),
)

SIDES = (
    ("A truce between Israel and Hezbollah began. [Both sides] broke it.", "ISR+hezbollah"),
    ("Israel bombed a camp. Hamas fired rockets. [Both sides] were blamed.", "ISR+hamas"),
    ("Israel and Lebanon signed a truce. [Both sides] broke it.", "ISR+LBN"),
    # the factions of one state are no two states
    ("South Sudan has warring factions. [Both sides] were told so by Sudan.", "?"),
    # bodies of a kind, with others between
    (
        "Boko Haram and ISWAP fought. Nigeria's army said it had bombed [both groups].",
        "boko-haram+iswap",
    ),
    ("Merck and Schering agreed. [The two companies] signed on Friday.", "merck+schering"),
    ("Siemens fell. The European Commission said no. [The two companies] gave up.", "?"),
    # who does it to both is none of them
    ("Spain and Belgium spoke. Israel summoned the envoys of [both countries].", "BEL+ESP"),
    # the two of the story
    (
        "Iran and Oman met. Saudi envoy Ali Aiban sat by. Wang Yi spoke. [Both countries] left.",
        "IRN+OMN",
    ),
    # of three states only two that were told as a pair are meant
    ("Peru met Chile in Cuba. Haiti watched. [The two sides] agreed to talk.", "?"),
    ("Peru and Chile met, Cuba said. [Both sides] agreed to a truce.", "CHL+PER"),
    ("Peru and Chile pleaded with [both sides] to make peace.", "?"),
    # a group that its own clause tells is a new one
    ("The Houthis are at war. Riyadh armed [the rebels who] fled.", "?"),
    ("The Houthis are at war. [The rebels] fired a missile.", "houthis"),
)

STATES = (
    ("North Korea fired. Japan said it fell. [The reclusive state] said nothing.", "PRK"),
    ("Japan met the council. [The reclusive state] said nothing.", "?"),
    ("Sri Lanka owes China billions. [The island nation] stopped paying.", "LKA"),
    ("Haiti's gangs closed the port. [The Caribbean nation] has no president.", "HTI"),
    ("Ursula von der Leyen spoke. Italy said [the bloc] had waited.", "eu"),
    # nobody destabilises himself
    ("Ethiopia voted. Eritrea wants to destabilise [the country].", "ETH"),
    ("Hamas freed two men. Israel said [the Palestinian group] had lied.", "hamas"),
)

WHOSE = (
    ("A coalition that backs the government of Yemen said [its] planes had struck.", "?"),
    ("Iran's government said [its] ships were safe.", "IRN"),
    ("The party said Russia had failed. Russia said the party had lost [its] way.", "RUS"),
    ("The security council sent a force to Haiti to help [its] farmers.", "hti-citizens"),
    # not of whom a clause in between tells
    ("Fighters from Hezbollah, which Iran backs, said [it] would answer.", "?"),
    ("China criticised the US, which arms Taiwan, and said [it] would respond.", "CHN"),
    ("Crowds stood at the commission, known as CICIG, to support [its] chief.", "cicig"),
    ("The EU sat. Frontex, whose head quarrelled and asked that [it] leave, spoke.", "frontex"),
    # a thing is told of again
    ("Peru voted. The resolution deplores the raids in Peru, and [it] asks for calm.", "?"),
    # who tells it, rather than one of whom he tells
    (
        "Zulkifli Marzuki spoke. Lars Dahl said the minister had courage, and [he] asked for oil.",
        "lars-dahl",
    ),
    # many without a name came between
    ("Kenyan police fired, and six men were hurt. [They] were sent home.", "?"),
    ("Kenyan police arrested two bloggers; a magistrate freed [them] on bail.", "?"),
    ("Kenyan police fired on Friday. [They] were sent home.", "ken-police"),
    # who announces it in a relative clause goes himself
    ("Sow wants the post left by Amadou Diop, who said [he] would leave.", "amadou-diop"),
    # one without a name is told of
    ("Amadou Diop spoke. The driver fired at the guards who killed [him].", "?"),
    # one body as many
    ("The Muslim Brotherhood are part of the people, and [they] will vote.", "muslim-brotherhood"),
    # other people in between
    ("The public must act. She praised governments and accused [them] of delay.", "?"),
    ("Alexei Navalny was moved. [His lawyers] and [his officials] left.", "? rus-officials"),
    ("[Fighters from Hezbollah] left.", "hezbollah"),
    # many who are no actor of ours tell it, or own what they give
    ("Ana Soto met Ivo Brandt, and tenants say [they] were cheated.", "?"),
    ("Ana Soto met Ivo Brandt and voters who gave her [their] money.", "?"),
    # two persons whom no "and" joins are as often one of them and others
    ("Ana Soto thanked the aides of Ivo Brandt because [they] had waited.", "?"),
    ("Ana Soto and Ivo Brandt left because [they] were tired.", "ana-soto+ivo-brandt"),
    # a person who held an office, and a body that is no state's
    ("A former police commissioner was freed. Ana Soto suspended [the police commissioner].", "?"),
    ("Ana Soto never forgave [the Senate president] for it.", "?"),
    # two states, unless the story is of a third
    ("Chad shut a road. Chad said Chad is safe. Mali came. Togo paid. [The two sides] met.", "?"),
    ("Kenya and Uganda met. The accord binds [both countries].", "KEN+UGA"),
    ("Kenya and Uganda met. It forbids settlers in [the country].", "?"),
    # a legislature's name, of the state that the story is of, or as the end of another name
    ("Brazil voted. Brazil's president addressed [Congress] in Brasilia.", "bra-congress"),
    ("[Port of Spain] accused Venezuela of theft.", "TTO"),
)


@pytest.mark.parametrize(("text", "wanted"), OFFICES + SIDES + STATES + WHOSE)
def test_references_are_resolved(text: str, wanted: str) -> None:
    assert answers(text, "en", DAY) == wanted.split()
