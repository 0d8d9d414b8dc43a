"""Who the parties are where the clause does not put them beside its verb.

`TYPE source>target factuality` as in `test_events.py`; the second table goes the whole way, from
the text to its events, because places and people without a name are found by the stages before.
"""

from __future__ import annotations

import pytest
from test_events import check

import dragoman

GIVEN = [
    # what a relative clause says of a noun names its doer
    (
        "The sanctions that [the court] said [Peru] may impose on [Chad] are small.",
        "SANCTION Peru>Chad hypothetical",
    ),
    ("[Kenya] rejected the offer that [Uganda] had made.", "REJECT Kenya>Uganda actual"),
    ("[Japan] responded to tariffs that [Chile] imposed.", "no SANCTION Japan>"),
    # whose part in it is told has done it
    (
        "[The Shining Front] claimed responsibility for the attack on [the station].",
        "ASSAULT The Shining Front>the station actual",
    ),
    # who is charged with a deed is said to have done it
    ("[Lopez] was convicted of the murder of [Chavez].", "ASSAULT Lopez>Chavez actual"),
    ("[Lopez] was found guilty of the murder of [Chavez].", "ASSAULT Lopez>Chavez actual"),
    ("[Chad] was criticised for the killing of [traders].", "ASSAULT Chad>traders actual"),
    (
        "[The Shining Front] killed six clerks in an attack on [Togo].",
        "ASSAULT The Shining Front>Togo actual",
    ),
    # whose these are has suffered them
    ("They saw the film of the [Lopez] shooting.", "no ASSAULT Lopez>"),
    ("[Lopez]'s slaying shocked the town.", "no ASSAULT Lopez>"),
    ("[Lopez] has a prior conviction.", "no SANCTION Lopez>"),
    ("The conviction of [Lopez] by [a court] stands.", "SANCTION a court>Lopez actual"),
    # who charges men is who accuses them
    (
        "[Togo] blacklisted [two men] accused of hacking [the bank].",
        "ACCUSE Togo>two men actual",
    ),
    # what a blow hits is its verb's object, and is told once
    ("[Malian] airstrikes hit [a rebel column].", "ASSAULT Malian>a rebel column actual"),
    # each of two that "with" brings in has a part of his own
    (
        "With [the high court] at rest and [Senate Democrats] refusing to accept [Sow], all wait.",
        "no REJECT the high court+Senate Democrats>Sow",
    ),
    # a name behind "send" does what it is sent for, tanks do not
    ("[Kenya] sent [Ruto] to meet [Diop].", "CONSULT Ruto>Diop planned"),
    ("[Kenya] sent tanks to help [Somalia].", "AID Kenya>Somalia actual"),
    # who warns against a deed does not do it
    ("[Kenya] warned against sending troops to [Chad].", "no MOBILIZE Kenya>Chad"),
    # "where" is no object
    ("He flew to [Kenya], where [Sow] met [Diop].", "CONSULT Sow>Diop actual"),
    ("He flew to [Kenya], where [Sow] met [Diop].", "no CONSULT Sow>Kenya"),
    # what is broken into stands before "hack", who did it is behind it or claims it
    ("[Chad] was behind the [Nordbank] hack.", "no COERCE Nordbank>"),
    ("The killing of [a clerk] was claimed by [the Front].", "ASSAULT the Front>a clerk alleged"),
    # a second gerund goes with the first
    (
        "[Sow] was praised for telling [Mali] that it should wait and threatening [Niger].",
        "THREATEN Sow>Niger actual",
    ),
    # a place where something is asked for is not asked
    ("[Miners] called for talks at [the Games].", "no REQUEST Miners>the Games"),
    # what is the promiser's own is promised nothing
    ("[Kenya] promised to expand [its army].", "no AGREE Kenya>its army"),
    # another's stance on a state is not the state's
    ("[Sow] criticised the mayor's reliance on [Chad].", "no ACCUSE Sow>Chad"),
    # a thing's owner is no party to what is refused
    ("[Oslo] declined to reveal the whereabouts of [Renn].", "no REJECT Oslo>Renn"),
    ("[Oslo] refused to accept the demands of [Minsk].", "REJECT Oslo>Minsk actual"),
    # a protest is not against those whose arrest it is about
    ("[Students] protested against the arrest of [Amara Sow].", "no PROTEST Students>Amara Sow"),
    ("[Students] protested against [the government].", "PROTEST Students>the government actual"),
    # the verb of the object of "help" has another object
    ("[Kenya] sent police to help fight [the gangs].", "no AID Kenya>the gangs"),
    ("[Kenya] helped [Haiti] to fight the gangs.", "AID Kenya>Haiti actual"),
    # a particle makes it another verb
    ("To back up [the claim], [Ghana] sent maps.", "no SUPPORT"),
    # what all in the land feel needs no other party
    ("[Kenya] suspended the fuel tax.", "CONCEDE Kenya> actual"),
    ("[Ecuador] declared a state of emergency.", "COERCE Ecuador> actual"),
    ("[Spain] will cut its budget.", "no SANCTION"),
    ("[Spain] will be forced to cut its budget.", "no COERCE"),
    # people without a name, beside one who has one
    (
        "Mutinous soldiers overthrew [President Sall].",
        "COERCE Mutinous soldiers>President Sall actual",
    ),
    ("A court in Lima convicted [the general].", "SANCTION court>the general actual"),
    # a list, also where it only tells whose a thing is
    (
        "[Norland] imposed a tariff on imports from [Togo] and [Benin].",
        "SANCTION Norland>Togo+Benin actual",
    ),
    ("[The bloc] agreed sanctions on [Norland].", "SANCTION The bloc>Norland actual"),
    # to leave a body, and to part with a thing
    ("[Norland] will leave the salt cartel [SALPEC] in May.", "SANCTION Norland>SALPEC planned"),
    (
        "[Burundi] withdrew from [the International Criminal Court].",
        "SANCTION Burundi>the International Criminal Court actual",
    ),
    # two who speak of something may do so each by himself
    ("[Kenya] and [Togo] spoke about the need for rain.", "no CONSULT"),
    ("[Kenya] and [Togo] spoke by phone about rain.", "CONSULT Kenya>Togo actual"),
    # a list that the parser took apart
    (
        "[Norland] threatened to put a tariff on wine from [Togo] and a tariff on beer from [Benin].",
        "THREATEN Norland>Togo+Benin actual",
    ),
    (
        "[Norland] decided to punish [firms] linked to the raid.",
        "SANCTION Norland>firms planned",
    ),
    # people who act for nobody are not whose they are
    ("[Rosa Lind] met some of [Chad]'s dissidents.", "no CONSULT Rosa Lind>Chad actual"),
    ("Some [Chadian] youths clashed with [the police].", "no PROTEST Chadian>"),
    ("[The police] were turned away by [his] guards.", "no REJECT his>"),
    ("[Rosa Lind] met [Chad]'s ministers.", "CONSULT Rosa Lind>Chad actual"),
    # what is asked for somebody is not asked of him
    ("[Kenya] demanded the release of [Amara Sow].", "no REQUEST Kenya>Amara Sow"),
    ("[Kenya] demanded that [Amara Sow] be freed.", "no REQUEST Kenya>Amara Sow"),
    ("[Kenya] called for harsher measures against [Togo].", "no REQUEST Kenya>Togo"),
    (
        "[Kenya] demanded the retreat of [the rebels] from [Goma].",
        "no REQUEST Kenya>the rebels+Goma",
    ),
    ("[Kenya] demanded an apology from [Togo].", "REQUEST Kenya>Togo actual"),
    # and who welcomes his fall is not for him
    ("[The party] had supported [Amara Sow]'s removal.", "no SUPPORT The party>Amara Sow"),
    ("[The party] supported [Amara Sow]'s plan.", "SUPPORT The party>Amara Sow actual"),
    # what a demonstration is against, and who holds none
    ("The [Mali] unrest went on.", "no PROTEST Mali>"),
    ("[Farmers] marched against [the state]'s plan.", "PROTEST Farmers>the state actual"),
    # the doer of what was done when others struck, and of two deeds with one "by"
    (
        "[Six soldiers] were killed when [rebels] stormed the camp.",
        "ASSAULT rebels>Six soldiers actual",
    ),
    ("[The envoy] was beaten and robbed by [the guards].", "ASSAULT the guards>The envoy actual"),
    # whose a ship is that is taken, where somebody is barred from, what a bill is on
    ("[Togo] seized a [Chilean] tanker in the Gulf of [Oman].", "COERCE Togo>Chilean actual"),
    ("[Two priests] were barred from [Togo].", "COERCE Togo>Two priests actual"),
    ("[The party] withdrew a bill on [foreign agents].", "no CONCEDE The party>foreign agents"),
    ("[Amara Sow] resigned as [premier] of [Togo].", "RETREAT Amara Sow> actual"),
    # who is blamed, charged or punished for a deed has done it
    ("[The envoy] lashed out at [Togo] for bombing [Benin].", "ASSAULT Togo>Benin actual"),
    (
        "[The court] indicted [two men] over a scheme to hack [the bank].",
        "COERCE two men>the bank alleged",
    ),
    (
        "[Sow] is serving a sentence in [Togo] for hacking [the bank].",
        "COERCE Sow>the bank actual",
    ),
    ("[Sow] appealed to [the students] not to boycott [the vote].", "no PROTEST Sow>"),
    # who is attacked is no attacker
    ("The attack on [the embassy] killed [four guards].", "no ASSAULT the embassy>"),
    ("The court looked at raids on [Togo] that killed [four nuns].", "no ASSAULT Togo>"),
    ("The [Togolese] raid on [Benin] killed four guards.", "ASSAULT Togolese>Benin actual"),
    # what only stands near a name
    ("[Soldiers] killed members of a [Norland]-linked group.", "no ASSAULT Soldiers>Norland"),
    ("[Rebels] attacked a [Norland]-owned mine.", "ASSAULT Rebels>Norland actual"),
    # whose boycotted talks they are, and before whose door one stands
    ("[Togo] boycotted the ceremony staged by [Benin].", "PROTEST Togo>Benin actual"),
    ("[Togo] boycotted the ceremony that [Benin] staged.", "PROTEST Togo>Benin actual"),
    ("[Nurses] rallied in front of [the ministry].", "PROTEST Nurses>the ministry actual"),
    ("[Nurses] rallied in front of [Amara Sow]'s office.", "PROTEST Nurses>Amara Sow actual"),
    # what one vows decides
    ("[The mayor] suspended $40m in aid to [Fiji].", "SANCTION The mayor>Fiji actual"),
]


@pytest.mark.parametrize(("marked", "expected"), GIVEN)
def test_parties_of_a_clause(marked: str, expected: str) -> None:
    check(marked, expected, "en")


def coded(text: str) -> list[str]:
    read = dragoman.read_text(text, language="en")
    rows = []
    for event in read.events:
        source, target = (
            "+".join(r.actor_id or r.name for r in s) for s in (event.source, event.target)
        )
        rows.append(f"{event.type} {source}>{target}")
    return rows


WHOLE = [
    # what another must do is asked of him, not of those who hear it
    ("Kenya said Somalia must withdraw its envoy.", "REQUEST KEN>SOM"),
    ('"Togo should not sell the port," Ghana told reporters.', "REQUEST GHA>TGO"),
    ("Kenya said Somalia must be careful.", "no REQUEST"),
    ("Kenya said Somalia should understand that it is alone.", "no REQUEST"),
    ("The letter asked Somalia to halt the raids.", "no REQUEST"),
    # who will not comment turns nobody down
    ("Kenya declined to comment on Somalia's request.", "no REJECT"),
    ("Kenya refused to be drawn on a report about Somalia.", "no REJECT"),
    ("The letter from Kenya asked Somalia to halt the raids.", "REQUEST KEN>SOM"),
    ('"Where is the aid?" a senator could be heard asking Kenya in Lima.', "no REQUEST"),
    # a clause behind a comma answers or judges the whole of what was told
    ("Kenya accused Uganda of arming rebels, which Uganda denied.", "REJECT UGA>KEN"),
    ("Norway made Sudan an offer in May, which Sudan rejected.", "no REJECT SDN>SDN"),
    ("Poland demanded that Hungary yield, a demand that Hungary rejected.", "REJECT HUN>POL"),
    ("Poland expelled five Russian envoys, a step Moscow denounced.", "ACCUSE RUS>POL"),
    ("Speaking of meddling in Kenya, which Moscow denies, he smiled.", "no REJECT RUS>KEN"),
    # what is denied has no accuser but in words for what was said
    ("Donald Trump denies dealings with Russia.", "no REJECT donald-trump>RUS"),
    ("Iran denied suggestions by Israel that it had a bomb.", "REJECT IRN>ISR"),
    # who is complained of, accused and blamed, whatever else is named
    ("Mali complained to the council that France was arming rebels.", "ACCUSE MLI>FRA"),
    ("Turkey complained that its ships were hit by Syria.", "ACCUSE TUR>SYR"),
    ("China accused the newspaper of spying for Japan.", "ACCUSE CHN>newspaper"),
    ("Ghana criticised the judges' deal with China.", "ACCUSE GHA>judges"),
    ("Ghana criticised Israel's deal with China.", "ACCUSE GHA>ISR"),
    # who goes on after what he said
    (
        "Kenya said that the truce was dead, and accused Somalia of breaking it.",
        "ACCUSE KEN>SOM",
    ),
    ("Kenya said its troops were ready and warned Somalia of war.", "THREATEN KEN>SOM"),
    ("Kenya said that Mali warned Somalia and accused it of spying.", "no ACCUSE KEN>SOM"),
    # two of a headline
    ("Shells fall as India, Pakistan accuse each other of lies.", "ACCUSE IND>PAK"),
    # a foreign capital stands for its state, a town at home for nobody
    ("French President Emmanuel Macron flew to Lagos.", "CONSULT emmanuel-macron>NGA"),
    ("French President Emmanuel Macron flew to Lyon to open a factory.", "no CONSULT"),
    # a town that is seized has been attacked
    ("M23 rebels seized Bukavu on Friday.", "ASSAULT m23>COD"),
    ("Greek police seized 200 kilos of cocaine.", "no ASSAULT"),
    # who holds a thing that is struck
    (
        "Myanmar's army bombed a village held by the Arakan Army.",
        "ASSAULT mmr-military>arakan-army",
    ),
    ("Ukraine struck an oil depot in Russia's Saratov region.", "ASSAULT UKR>RUS"),
    ("Thai banks struck a deal with Japan.", "no ASSAULT"),
    # a sure word of a weak verb
    ("President Yoweri Museveni vowed to crush the protests.", "THREATEN yoweri-museveni>"),
    ("Ghana promised to help Togo.", "AGREE GHA>TGO"),
    ("The World Bank approved a loan of $500 million to Jordan.", "AGREE world-bank>JOR"),
    ("India and China agreed to resume flights.", "no AGREE CHN>"),
    ("Donald Trump held a rally in Iowa.", "no PROTEST"),
    # whom a protest is against, and where it is
    ("About 200 people joined an anti-Orban protest.", "PROTEST About 200 people>viktor-orban"),
    ("Hundreds of Kenyans protested in Paris over the treaty.", "no PROTEST ken-citizens>FRA"),
    ("Donald Trump condemned attacks on Hillary Clinton at the rally.", "no ASSAULT"),
    # forces before the noun
    ("She wrote of the police killing of Awa Diallo in Mali.", "ASSAULT police>awa-diallo"),
    ("The Chinese embassy warned Lithuania against playing with fire.", "THREATEN chn-embassy>LTU"),
    ("The central bank of Chile warned that prices will rise.", "no THREATEN"),
    # words that only explain a name stand for whom it names
    (
        "Awa Diallo, a union leader who has accused Chad of theft, left.",
        "ACCUSE awa-diallo>TCD",
    ),
    ("Rebels killed the mayor of Goma, Jean Kabila, and two guards.", "ASSAULT Rebels>jean-kabila"),
    ('"I spoke with them," he said on NBC\'s "Meet the Press" on Sunday.', "no CONSULT"),
    # who asks to know asks for nothing; who is questioned is accused of nothing
    ('"Where is the file?" Amara Lopez asked President William Ruto.', "no REQUEST"),
    ("Amara Lopez asked President William Ruto how high the dam would be.", "no REQUEST"),
    ("Amara Lopez asked President William Ruto to resign.", "REQUEST amara-lopez>william-ruto"),
    ("Amara Lopez questioned President William Ruto about the dam.", "no ACCUSE"),
    ("Amara Lopez questioned William Ruto's honesty.", "ACCUSE amara-lopez>william-ruto"),
    # to spare somebody is to refuse him nothing; an outlet only hears what is ruled out
    ("William Ruto refused to attack Raila Odinga over the dam.", "no REJECT"),
    ("William Ruto refused to recognise Kosovo.", "REJECT william-ruto>XKX"),
    ("In an interview with Reuters, William Ruto ruled out new taxes.", "no REJECT"),
    ("William Ruto grumbled to an Ethiopian that nobody had called.", "no ACCUSE"),
    # whoever a clause tells of does it himself; a law comes from who passed it
    ("William Ruto called the raid that killed five Kenyan nurses a shame.", "no ASSAULT"),
    ("William Ruto spoke to men seeking help from Kenya.", "no REQUEST william-ruto"),
    ("William Ruto opposed Raila Odinga's appeal to young voters.", "no REQUEST"),
    ("William Ruto issued an appeal to Somalia.", "REQUEST william-ruto>SOM"),
    ("Lopez urged to press Ethiopia over the dam.", "no REQUEST"),
    ("Amara Lopez asked President William Ruto two hard questions.", "no REQUEST"),
    ("William Ruto voiced the frustration of many Ethiopians.", "no ACCUSE"),
    ("William Ruto voiced his frustration with Ethiopia.", "ACCUSE william-ruto>ETH"),
    ("William Ruto downplayed Raila Odinga's lead.", "no REJECT"),
    ("William Ruto blamed poor food for the death of an Ethiopian.", "no ACCUSE"),
    ("William Ruto blamed Ethiopia for the death of a Kenyan.", "ACCUSE william-ruto>ETH"),
    ("William Ruto was fined for breaking laws that ban lies to Congress.", "no COERCE"),
    ("Congress passed a law that bans TikTok.", "COERCE us-congress>tiktok"),
    ("Awa Diallo, the party's nominee, who had sued Chad, left.", "ACCUSE awa-diallo>TCD"),
    # to help a politician at home is no aid
    ("William Ruto hopes to help Raila Odinga win the vote.", "no AID"),
    ("William Ruto will protect Kenyans from harm.", "no AID"),
    ("Russia helped William Ruto win the vote.", "AID RUS>william-ruto"),
    ("William Ruto helped Ethiopia.", "AID william-ruto>ETH"),
    ("William Ruto spoke to every man threatening the police in Nairobi.", "no THREATEN william"),
    ("William Ruto took in 300 Ethiopian refugees.", "AID william-ruto>eth-refugees"),
    ("Admiral Ruto accused the Chinese of militarizing the waters.", "no MOBILIZE ruto"),
    # a warning of what others are doing is at them
    ("Kenya warned that Ethiopian firms are arming rebels.", "THREATEN KEN>eth-companies"),
    # things speak for nobody
    ("The recent spate of police shootings demands that Kenyans act.", "no REQUEST"),
    ("William Ruto's findings contradicted Raila Odinga's account.", "no REJECT"),
    ("William Ruto contradicted Raila Odinga's account.", "REJECT william-ruto>raila-odinga"),
    ("The clerk got guilty pleas from 32 Russians.", "no REQUEST"),
    ("William Ruto urged conservatives to obey Oslo.", "REQUEST william-ruto>conservatives"),
    # forces, offices and crowds need no name
    ("Angry crowds stormed the palace.", "PROTEST Angry crowds>"),
    ("The governor imposed a curfew.", "COERCE governor>"),
    ("The government declared a state of emergency.", "COERCE government>"),
    ("The army deployed troops in the capital.", "MOBILIZE army>"),
    ("Rebels captured the town.", "ASSAULT Rebels>"),
    ("Militants killed 12 people in a village.", "ASSAULT Militants>12 people"),
    ("A group of armed men attacked a bus.", "ASSAULT group of armed men>"),
    ("Police opened fire on the march.", "ASSAULT Police>"),
    ("Soldiers arrested the judges.", "COERCE Soldiers>judges"),
    ("Thousands of workers went on strike.", "PROTEST Thousands of workers>"),
    ("Some 300 people were detained at the protests.", "COERCE >Some 300 people"),
    # whose things are hit, and who sits where a crowd goes
    ("Togo's army attacked a rebel camp.", "ASSAULT tgo-military>rebel"),
    ("Gunmen stormed a police station.", "ASSAULT Gunmen>police"),
    ("Israeli jets bombed a refugee camp.", "ASSAULT ISR>refugee camp"),
    ("Protesters blocked the entrance of parliament.", "PROTEST Protesters>parliament"),
    ("Soldiers marched on the presidency.", "MOBILIZE Soldiers>presidency"),
    # a union is not its state
    ("Kenya's largest labour federation began a strike.", "no PROTEST KEN>"),
    # what is of no public affair does
    ("Angry fans stormed the pitch after the match.", "no PROTEST"),
    ("People filled the streets during the carnival.", "no PROTEST"),
    ("A gunman shot two shoppers.", "no ASSAULT"),
    ("Two people were arrested after a chase.", "no COERCE"),
    ("The manager resigned.", "no RETREAT"),
    # people who act for nobody but themselves, and bodies that are not their members' or state's
    ("President Awa Sow praised the courage of Kenyan artists.", "SUPPORT awa-sow>Kenyan artists"),
    ("President Awa Sow backs Kenyan adversaries.", "SUPPORT awa-sow>Kenyan adversaries"),
    ("President Awa Sow thanked the Kenyan government.", "SUPPORT awa-sow>KEN"),
    (
        "President Awa Sow's predecessor met French diplomats.",
        "CONSULT President Awa Sow's predecessor>fra-diplomats",
    ),
    ("A German charity has helped Kenya for years.", "AID German charity>KEN"),
    ("Poland sheltered dissidents from Belarus.", "AID POL>blr-dissidents"),
    # whose failure, whose doing, whose king it is
    ("Kenya deplored the failure of Ghana to help Togo.", "AID GHA>TGO"),
    ("Kenya complained about the United States' helping Togo.", "AID USA>TGO"),
    ("Kenya, whose prime minister chaired the talks, has invited Togo.", "REQUEST KEN>TGO"),
    # who lives on help is given it
    ("Kenya relies on French loans.", "AID FRA>KEN"),
    # what two support to the harm of a third is not for him
    ("The two leaders reaffirmed their commitment to fighting and defeating Hamas.", "no SUPPORT"),
    # over whom one backs another is not backed
    (
        "President Awa Sow explained why she backs Trump over Democratic nominee Amara Diop.",
        "SUPPORT awa-sow>donald-trump",
    ),
    (
        "President Awa Sow explained why she backs Trump over Democratic nominee Amara Diop.",
        "no SUPPORT awa-sow>donald-trump+",
    ),
    # an envoy is sent to somebody
    ("Kenya dispatched an envoy there to stop the war.", "no CONSULT"),
    ("Kenya sent a delegation to Togo.", "CONSULT KEN>TGO"),
    # who is asked stands behind the verb's own preposition, or is who was rung up
    ("Norway appealed to both parties to wait.", "REQUEST NOR>both parties"),
    ("Ghana pleaded with villagers to go home.", "REQUEST GHA>villagers"),
    ("Kenya summoned the Somali ambassador and demanded an apology.", "REQUEST KEN>"),
    # a group that has the speaker in it is no group of others
    ("Ghana and Togo met. Ghana pleaded with both sides to wait.", "REQUEST GHA>both sides"),
    # what is offered or asked for is nobody to whom it is said
    ("Uganda has offered observers.", "no AGREE"),
    ("Uganda's prime minister requested soldiers on Sunday.", "no REQUEST"),
    ("Uganda asked farmers to stay.", "REQUEST UGA>farmers"),
    # nor is he whose man says it
    ("Chad, whose president offered to talk to Sudan, was silent.", "AGREE president>SDN"),
    # nor he of whom only a clause about something else tells
    ("William Ruto threatened to veto a bill that helps Somalia.", "THREATEN william-ruto>"),
    ("William Ruto threatened to veto a bill that helps Somalia.", "no THREATEN william-ruto>SOM"),
    ("William Ruto threatened sanctions that would hit Somalia.", "THREATEN william-ruto>SOM"),
    # nor those who only listen to a threat
    ('William Ruto told a crowd that "if Somalia will not go, we will".', "no THREATEN"),
    # nor those of whom a promise to others tells
    ("Chad promised to pay teachers a share of the oil.", "AGREE TCD>teachers"),
    ("Officers promised them that Chad would leave.", "no AGREE officers>TCD"),
    # what several agree on, each agrees on with the others
    ("Ghana and Togo met. Both governments agreed to share files.", "AGREE GHA>TGO"),
    ("Norwegian and Swedish envoys agreed to meet.", "no AGREE Swedish envoys"),
    ("Its members have still to be agreed with Chad.", "no AGREE >Its members"),
    # whose name is to be kept back asks for nothing, who gives advice asks nobody
    ("A Somali official asked not to be named by Kenya.", "no REQUEST"),
    ("Amara Lopez is advising William Ruto on trade.", "no REQUEST"),
    ("Amara Lopez advised William Ruto to resign.", "REQUEST amara-lopez>william-ruto"),
    # a kindness on a condition is no threat, relations that cool are one
    ("Amara Lopez said she would support William Ruto unless he lost.", "no THREATEN"),
    ("Kenya said it will keep its ties to Togo even if Mali will not.", "no THREATEN"),
    ("William Ruto promised to cool relations with Somalia.", "THREATEN william-ruto>SOM"),
    ("A clerk left unread a reporter's request for comment on William Ruto.", "no REQUEST"),
    # who calls something by a name asks for nothing, nor is a court threatened that shall judge
    ("Amara Lopez called it a hard week for William Ruto.", "no REQUEST"),
    ("Kenya threatened to take Togo to the High Court of Ghana.", "THREATEN KEN>TGO"),
    # things are promised nothing, and money for a deed is no threat
    ("Kenya has pledged adherence to both treaties.", "no AGREE KEN>both treaties"),
    ("Kenya promised Somalia ten million shillings to curb smuggling.", "AGREE KEN>SOM"),
    # nor does one promise anything to one's own state
    ("William Ruto promised that Kenya would wait for Uganda.", "no AGREE william-ruto>KEN"),
    # a letter is not of him to whom it goes
    ("A letter to Kenya demands an apology from Somalia.", "no REQUEST KEN>"),
    # whoever asks for it is resigned to
    ("Amara Lopez called for William Ruto to resign.", "RETREAT william-ruto>amara-lopez"),
    ("Amara Lopez urged President William Ruto to step down.", "RETREAT william-ruto>amara-lopez"),
    ("William Ruto resigned under pressure from Ethiopia.", "RETREAT william-ruto>ETH"),
    ("William Ruto wants to resign.", "no RETREAT william-ruto>w"),
    ("William Ruto resigned from Congress.", "no RETREAT william-ruto>us"),
    ("Senator Amara Lopez gave Kenya's premier until noon to resign.", "no RETREAT amara-lopez"),
    ("Ethiopia, whose troops stood aside, kept silent.", "no RETREAT"),
    # what is asked of another is not done by who asks
    ("William Ruto said he had asked the bloc to cut its aid to Ethiopia.", "no SANCTION william"),
    ("William Ruto wants Chad to lift its ban, pull back its troops and talk.", "no RETREAT will"),
    # two who act in one sentence, each by himself
    (
        "Chile said that Togo cut ties of trade and Kenya expelled three diplomats.",
        "no SANCTION TG",
    ),
    ("Kenya sent home ten guards, with Togo freeing ten sailors and Chile six.", "RETREAT TGO>"),
    # those who are let go
    ("Kenya's rebels let the passengers walk home.", "RETREAT ken-rebels>passengers"),
    ("Kenya's rebels handed back two sailors.", "RETREAT ken-rebels>two sailors"),
    ("Kenya's rebels offered to hand over two sailors.", "RETREAT ken-rebels>two sailors"),
    (
        "Kenya spoke of peace, with Togo freeing ten sailors and Chile handing back six soldiers.",
        "RETREAT CHL>six soldiers",
    ),
    ("Kenya released one of William Ruto's rivals from jail.", "no RETREAT KEN>william-ruto"),
    # diplomats are expelled, others deported
    ("Kenya expelled two Ethiopian diplomats.", "SANCTION KEN>"),
    ("Kenya expelled an Ethiopian bishop.", "COERCE KEN>"),
    ("Kenya's ruling party expelled two activists from the movement.", "no COERCE"),
    # a truce that is agreed is a promise, one that is signed an accord
    ("Kenya and Ethiopia agreed to a truce.", "AGREE KEN>ETH"),
    ("Kenya and Ethiopia signed a ceasefire.", "SUPPORT KEN>ETH"),
    ("Kenya observed a truce with Ethiopia.", "RETREAT KEN>ETH"),
    # what is said of somebody in what is turned down, or beside what is promised, is not said to him
    ("Chad dismissed accusations that Mali had armed the rebels.", "no REJECT TCD>MLI"),
    ("Chad rejected an offer made by Mali.", "REJECT TCD>MLI"),
    ("Chad promised to push harder than Mali in taking migrants.", "no AGREE TCD>MLI"),
    ("Chad promised that the inhabitants would enjoy equal rights.", "AGREE TCD>inhabitants"),
    ("Chad promised that the soldiers would be paid.", "AGREE TCD>soldiers"),
    # what is answered is of the kind that the answer calls it
    (
        "Mali accused Chad of theft. Togo asked Peru for money. Chad denied the charge.",
        "REJECT TCD>MLI",
    ),
    ("Chad blamed Sudan for the raid, a charge denied by Khartoum.", "REJECT SDN>TCD"),
    # before sanctions stands who imposes them
    ("Kenya enforced the United Nations embargo.", "no SANCTION KEN>UN"),
    ("Kenya tightened its Somalia embargo.", "SANCTION KEN>SOM"),
    # blame put on somebody is his, whoever suffered or owns what it is for
    ("William Ruto blamed the rise in prices on Ethiopia.", "ACCUSE william-ruto>ETH"),
    ("William Ruto blamed Uganda's losses on Ethiopian officials.", "no ACCUSE william-ruto>UGA"),
    ("William Ruto blamed attacks on Somalia for the drought.", "no ACCUSE"),
    ("Norway's government blamed the West for a lack of fuel.", "ACCUSE NOR>West"),
    # outrage at a deed is not for those who suffered it
    ("Kenya voiced grave concern about attacks on its citizens.", "no ACCUSE"),
    ("Kenya voiced concern about Ethiopia's attacks on its ships.", "ACCUSE KEN>ETH"),
    ("Kenya complained that its farmers suffered.", "ACCUSE KEN>"),
    ("Kenya complained of the dam that Ethiopia had built.", "ACCUSE KEN>ETH"),
    # a state before a deal or inquiry is what that is about
    ("William Ruto criticised the Iran deal.", "no ACCUSE"),
    ("William Ruto criticised the US deal.", "ACCUSE william-ruto>USA"),
    # where something is supported supports nobody
    ("William Ruto backed a no-fly zone in Syria.", "no SUPPORT"),
    ("Kenya supported Somalia in the dispute.", "SUPPORT KEN>SOM"),
    # a complaint is not against the body that hears it
    (
        "Kenya lodged a complaint with the World Trade Organization against China.",
        "ACCUSE KEN>CHN",
    ),
    ("Kenya lodged a complaint with China over tariffs.", "ACCUSE KEN>CHN"),
    # a group acts for itself, not for its state
    ("Kenya attacked a Syrian rebel group.", "ASSAULT KEN>Syrian rebel group"),
    ("Kenya accused a Somali charity of theft.", "ACCUSE KEN>Somali charity"),
    # a place where people live is what is hit, where nothing tells whose it is
    ("Kenya's rebels shelled the village of Dorka.", "ASSAULT ken-rebels>village of Dorka"),
    ("Kenyan jets struck the Dorka refinery.", "ASSAULT KEN>Dorka refinery"),
    ("Kenyan jets struck a bus.", "no ASSAULT KEN>bus"),
    # who wants it back is whom it is returned to, who sets a time is whom one resigns to
    ("Kenya demanded that Uganda return seven rifles.", "RETREAT UGA>KEN"),
    ("A bishop gave President William Ruto until noon to resign.", "RETREAT william-ruto>bishop"),
    ("Unions announced a strike until President William Ruto resigns.", "RETREAT william-ruto>Un"),
    ("Kenya will stay until William Ruto resigns.", "RETREAT william-ruto>"),
    ("Kenya will stay until William Ruto resigns.", "no RETREAT william-ruto>KEN"),
    # a party that is put down has it done to it; a parliament is dissolved for all
    ("A Thai court dissolved the party.", "COERCE THA>party"),
    ("President William Ruto dissolved parliament.", "no COERCE william-ruto>parliament"),
    # whose the measure is that a protest is against, and what it is a part of
    ("Farmers marched against a law that the governor signed.", "PROTEST Farmers>governor"),
    ("Residents protested against a dam built by Ethiopia.", "PROTEST Residents>ETH"),
    (
        "Angry crowds stormed the palace over the election, smashing windows.",
        "PROTEST Angry crowds>palace",
    ),
    # where a road leads, and where forces go
    ("Protesters blocked the road to Armenia.", "no PROTEST Protesters>ARM"),
    ("Protesters blocked the entrance of the ministry.", "PROTEST Protesters>ministry"),
    ("Kenya moved armoured vehicles to Dora Kesta.", "no MOBILIZE KEN>d"),
    ("Kenya moved armoured vehicles to Somalia.", "MOBILIZE KEN>SOM"),
    ("Kenya sent in forces in addition to the 300 troops there.", "no MOBILIZE KEN>t"),
    # whose strikes they are, where the verb above them seems to have the "by"
    ("She spoke of air strikes against Somalia by Kenya.", "ASSAULT KEN>SOM"),
    ("She spoke of the Somalia civil war.", "no ASSAULT SOM>"),
    # whom a court jails before his trial it only holds
    ("A Kenyan court jailed the mayor of Nairobi pending trial.", "COERCE KEN>"),
    ("A Kenyan court jailed the mayor of Nairobi for theft.", "SANCTION KEN>"),
    # attacked with money or with votes, and the muscles of one man
    ("The union spent $6 million attacking William Ruto.", "no ASSAULT"),
    ("The union spent the night attacking William Ruto.", "ASSAULT union>william-ruto"),
    ("Awa Diallo, a primary challenger, tried to oust William Ruto.", "no COERCE"),
    ("Kenya's army tried to oust William Ruto.", "COERCE ken-military>william-ruto"),
    ("President William Ruto will flex his muscles.", "no MOBILIZE"),
    # whoever is charged with a deed is said to have done it
    ("Kenya jailed Senator Amara Lopez on charges of aiding Somalia.", "AID amara-lopez>SOM"),
    ("Kenya jailed Senator Amara Lopez on charges of aiding Somalia.", "no AID KEN>"),
    # where one arrived, and whose man only helped
    ("He wrote from Chad, where Kenya's president had arrived after a stay in Mali.", "CONSULT"),
    (
        "He wrote from Chad, where Kenya's president arrived after a stay in Mali.",
        "no CONSULT KEN>M",
    ),
    ("Kuwait, whose ruler helped to defuse a quarrel, was asked to mediate.", "no AID"),
    # the two who meet, not who prepares it or where
    ("Aides prepared a meeting between the leaders of Kenya and Togo.", "CONSULT"),
    ("Aides prepared a meeting between the leaders of Kenya and Togo.", "no CONSULT Aides"),
    ("The Singapore summit with Kim Jong-un pleased William Ruto.", "no CONSULT SGP>"),
    # who keeps silent refuses nobody; reporters ask for nothing; nobody is blamed
    ("Kenya's spokesman declined to comment on Somalia's request.", "no REJECT"),
    ("Kenya's president refused to address the demands of Somalia.", "REJECT"),
    ('"Will you go?" a reporter can be heard asking William Ruto.', "no REQUEST"),
    ("Kenya blamed the fall in coffee prices.", "no ACCUSE"),
    ("A Kenyan official, not authorized to discuss the talks with Somalia, said so.", "no CONSULT"),
    # who stands for election fights nobody, ordinary people make no visits of state
    ("Amara Lopez, a primary challenger, tried to oust Senator Awa Sow.", "no COERCE"),
    ("Kenya's rebels tried to oust President William Ruto.", "SANCTION ken-rebels>"),
    ("Kenyan tourists visited Somalia.", "no CONSULT"),
    ("Awa Sow died trying to protect her children.", "no AID"),
    ("President William Ruto met with his lawyers in Togo.", "no CONSULT"),
    ("Awa Sow agreed to pay developer William Diop a fee for the hotel.", "no A"),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_parties_of_a_text(text: str, expected: str) -> None:
    found = coded(text)
    if expected.startswith("no "):
        assert not any(row.startswith(expected[3:]) for row in found), found
    else:
        assert any(row.startswith(expected) for row in found), found
