"""Who did what to whom: a table of sentences, actors in brackets, and the events they tell.

`TYPE source>target factuality`; several sources or targets are joined by "+", a missing one is "".
An expectation that begins with "no" says that there is no such event.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import make_article

from dragoman import words
from dragoman.config import Config
from dragoman.events import find_events, relation, relations
from dragoman.events.lexicon import TYPES, kind_of, lexicon, promised, stopped
from dragoman.records import (
    ActorRef,
    Article,
    Cue,
    DateRange,
    Event,
    EventType,
    Mention,
    Sentence,
    Span,
    Statement,
)

PUBLISHED = DateRange("2026-11-20", "2026-11-20", "day", "given")


def read(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its brackets, and the spans of what stood in them."""
    text, spans, position = "", {}, 0
    for match in re.finditer(r"\[([^\]]+)\]", marked):
        text += marked[position : match.start()]
        spans[match.group(1)] = (len(text), len(text) + len(match.group(1)))
        text += match.group(1)
        position = match.end()
    return text + marked[position:], spans


def article_of(text: str, language: str) -> Article:
    return replace(make_article(text, language=language), published=PUBLISHED)


def mention_of(name: str, span: tuple[int, int], actor_id: str | None = None) -> Mention:
    return Mention(
        mention_id=f"m{span[0]}",
        article_id="a",
        span=Span(*span),
        actor_id=actor_id or name,
        name=name,
        actor_kind="state",
        country=None,
        form="name",
        title=None,
        rule="test",
        score=1.0,
    )


def code(marked: str, language: str = "en", statements: tuple[Statement, ...] = ()) -> list[Event]:
    text, spans = read(marked)
    article = article_of(text, language)
    sentence = Sentence("s", "a", 0, Span(0, len(text)), "prose", language)
    mentions = [mention_of(name, span) for name, span in spans.items()]
    return list(find_events(article, [sentence], mentions, statements, config=Config()))


def told(event: Event) -> str:
    source = "+".join(ref.name for ref in event.source)
    target = "+".join(ref.name for ref in event.target)
    return f"{event.type} {source}>{target} {event.factuality}"


def check(marked: str, expected: str, language: str) -> None:
    found = [told(event) for event in code(marked, language)]
    for wanted in expected.split("; "):
        if wanted.startswith("no "):
            assert not any(row.startswith(wanted[3:]) for row in found), (wanted, found)
        else:
            assert wanted in found, (wanted, found)


ENGLISH = [
    # ASSAULT
    ("[Russia] attacked [Ukraine] on Friday.", "ASSAULT Russia>Ukraine actual"),
    ("[Ukraine] was attacked by [Russia].", "ASSAULT Russia>Ukraine actual"),
    ("[Iraq], which had invaded [Kuwait], paid dearly.", "ASSAULT Iraq>Kuwait actual"),
    ("[The army] shelled [the rebels] near the river.", "ASSAULT The army>the rebels actual"),
    ("[Israel] carried out airstrikes on [Hezbollah].", "ASSAULT Israel>Hezbollah actual"),
    ("[Hamas] fired rockets at [Israel] overnight.", "ASSAULT Hamas>Israel actual"),
    ("[Gunmen] opened fire on [police officers].", "ASSAULT Gunmen>police officers actual"),
    ("[Rebels] kidnapped [aid workers] in the north.", "ASSAULT Rebels>aid workers actual"),
    ("The [Saudi] bombing of [Yemen] went on.", "ASSAULT Saudi>Yemen actual"),
    ("[France] condemned the [Turkish] attack on [Armenia].", "ASSAULT Turkish>Armenia actual"),
    ("[Ethiopia] and [Eritrea] fought each other.", "ASSAULT Ethiopia>Eritrea actual"),
    ("[Soldiers] loyal to the king stormed [the embassy].", "ASSAULT Soldiers>the embassy actual"),
    ("[Azerbaijan] launched an offensive against [Armenia].", "ASSAULT Azerbaijan>Armenia actual"),
    ("[Iran] shot down [an American drone].", "ASSAULT Iran>an American drone actual"),
    ("[Sudan] is bombing [the rebels] daily.", "ASSAULT Sudan>the rebels ongoing"),
    # blame is for the doer, not for those to whom it was done
    ("[Germany] condemned the attack on [Kenya].", "no ACCUSE Germany>Kenya"),
    ("[Germany] condemned the [Russian] attack on [Kenya].", "ACCUSE Germany>Russian actual"),
    ("[Iran] criticised the sanctions against [Chad].", "no ACCUSE Iran>Chad"),
    ("[Oslo] blamed [Moscow] for the raid on [the camp].", "ACCUSE Oslo>Moscow actual"),
    ("Clashes between [the army] and a militia broke out.", "ASSAULT the army>militia actual"),
    ("[Modi] left after meeting visiting premier [Li].", "CONSULT Modi>Li actual"),
    # whose deed a noun is told by whether it is one that is suffered, and by how it is named
    ("[Germany] condemned [Robert Renn]'s assassination.", "no ASSAULT Robert Renn>"),
    ("[Moscow] and [Minsk] spoke to the newspaper on Friday.", "no CONSULT"),
    ("[Xi] looks forward to working with [Lula].", "no REQUEST"),
    # COERCE
    ("[Police] arrested [dozens of activists].", "COERCE Police>dozens of activists actual"),
    ("[Two journalists] were detained by [the junta].", "COERCE the junta>Two journalists actual"),
    ("[Egypt] deported [a Dutch reporter].", "COERCE Egypt>a Dutch reporter actual"),
    ("[North Korea] hacked [Sony].", "COERCE North Korea>Sony actual"),
    ("[China] banned [Falun Gong].", "COERCE China>Falun Gong actual"),
    ("[Iran] seized [a Greek tanker].", "COERCE Iran>a Greek tanker actual"),
    ("[Belarus] cracked down on [protesters].", "COERCE Belarus>protesters actual"),
    ("[Russia] interfered in [American] elections.", "COERCE Russia>American actual"),
    ("[Turkey] imposed restrictions on [Kurdish media].", "COERCE Turkey>Kurdish media actual"),
    # SANCTION
    ("[China] imposed an embargo on [Taiwan].", "SANCTION China>Taiwan actual"),
    ("The [Chinese] embargo on [Taiwan] angered [Japan].", "SANCTION Chinese>Taiwan actual"),
    (
        "[US] sanctions on [some 60 Iranian banks] remain.",
        "SANCTION US>some 60 Iranian banks actual",
    ),
    ("[Canada] sanctioned [Belarus] on Monday.", "SANCTION Canada>Belarus actual"),
    ("[Iran] faces sanctions from [the EU].", "SANCTION the EU>Iran actual"),
    ("[Mali] expelled [the French ambassador].", "SANCTION Mali>the French ambassador actual"),
    ("[Bolivia] severed ties with [Israel].", "SANCTION Bolivia>Israel actual"),
    ("[The US] suspended military aid to [Pakistan].", "SANCTION The US>Pakistan actual"),
    ("[Ghana] recalled its ambassador from [Togo].", "SANCTION Ghana>Togo actual"),
    ("[Trump] slapped tariffs on [Canada].", "SANCTION Trump>Canada actual"),
    (
        "After [Spain], [France], and [Italy] sanctioned [Syria], prices rose.",
        "SANCTION Spain+France+Italy>Syria actual",
    ),
    # MOBILIZE
    ("[Russia] deployed troops near [Finland].", "MOBILIZE Russia>Finland actual"),
    ("[Morocco] has massed tanks.", "no MOBILIZE >"),
    ("[The US] sent warships to [Venezuela].", "MOBILIZE The US>Venezuela actual"),
    ("[Lebanon] put its army on alert.", "MOBILIZE Lebanon> actual"),
    ("[Ukraine] called up reservists.", "no ASSAULT"),
    # PROTEST
    ("[Protesters] marched against [the government].", "PROTEST Protesters>the government actual"),
    ("[Farmers] blocked roads in [Brussels].", "PROTEST Farmers> actual"),
    ("[Teachers] went on strike.", "PROTEST Teachers> actual"),
    ("[Students] staged a protest against [the ministry].", "PROTEST Students>the ministry actual"),
    ("[Norway] boycotted [the Games].", "PROTEST Norway>the Games actual"),
    # THREATEN
    (
        "[North Korea] threatened to attack [South Korea].",
        "THREATEN North Korea>South Korea actual; ASSAULT North Korea>South Korea conditional",
    ),
    (
        "[Iran] vowed to destroy [Israel].",
        "THREATEN Iran>Israel actual; ASSAULT Iran>Israel planned",
    ),
    ("[Biden] warned [Xi] of consequences.", "THREATEN Biden>Xi actual"),
    ("[Russia] issued an ultimatum to [Ukraine].", "THREATEN Russia>Ukraine actual"),
    ("[Turkey] gave [Greece] an ultimatum.", "THREATEN Turkey>Greece actual"),
    # REJECT
    ("[Hungary] rejected [the EU]'s proposal.", "REJECT Hungary>the EU actual"),
    (
        "[France] refused to sanction [Mali].",
        "REJECT France>Mali actual; SANCTION France>Mali negated",
    ),
    ("[Russia] vetoed the resolution of [the UN].", "REJECT Russia>the UN actual"),
    ("[Israel] called off talks with [Syria].", "SANCTION Israel>Syria actual"),
    ("[Chad] and [Niger] expelled each other's consuls.", "SANCTION Chad>Niger actual"),
    ("[Chad] stopped buying oil from [Niger].", "SANCTION Chad>Niger actual"),
    ("[A court] jailed [the editor].", "SANCTION A court>the editor actual"),
    (
        "[The leaders of Chad], [Mali] and [Niger] met.",
        "CONSULT The leaders of Chad>Mali+Niger actual",
    ),
    ("[Spain] turned down a request from [Catalonia].", "REJECT Spain>Catalonia actual"),
    ("[Pakistan] violated its ceasefire with [India].", "REJECT Pakistan>India actual"),
    ("[The court] dismissed an appeal by [Navalny].", "REJECT The court>Navalny actual"),
    # ACCUSE
    ("[Ukraine] accused [Russia] of war crimes.", "ACCUSE Ukraine>Russia actual"),
    (
        "[Iran] was accused by [the US] of arming [Hezbollah].",
        "ACCUSE the US>Iran actual; AID Iran>Hezbollah alleged",
    ),
    ("[Germany] condemned [Hamas].", "ACCUSE Germany>Hamas actual"),
    ("[Greenpeace] sued [Shell].", "ACCUSE Greenpeace>Shell actual"),
    (
        "[Prosecutors] launched an investigation into [Siemens].",
        "ACCUSE Prosecutors>Siemens actual",
    ),
    ("[Beijing] lashed out at [Washington].", "ACCUSE Beijing>Washington actual"),
    ("[Canada] expressed concern about [China].", "ACCUSE Canada>China actual"),
    ("[A court] found [the minister] guilty of fraud.", "SANCTION A court>the minister actual"),
    (
        "[China] has been accused of meddling in [Canada].",
        "ACCUSE >China actual; COERCE China>Canada alleged",
    ),
    ("[India] blamed [Pakistan] for the blast.", "ACCUSE India>Pakistan actual"),
    # REQUEST
    ("[Kyiv] asked [Berlin] for tanks.", "REQUEST Kyiv>Berlin actual"),
    ("[The UN] urged [Sudan] to let inspectors in.", "REQUEST The UN>Sudan actual"),
    (
        "[Iran] has demanded that [Turkey] withdraw its troops.",
        "REQUEST Iran>Turkey actual; RETREAT Turkey> hypothetical",
    ),
    (
        "[Kerry] asked [Iran] not to help [Syria].",
        "REQUEST Kerry>Iran actual; AID Iran>Syria hypothetical",
    ),
    (
        "[Blinken] called on [Israel] to release [the men].",
        "REQUEST Blinken>Israel actual; RETREAT Israel>the men hypothetical",
    ),
    ("[Greece] appealed to [the IMF] for help.", "REQUEST Greece>the IMF actual"),
    ("[Reporters] asked [Scholz] about the war.", "no REQUEST"),
    # AGREE
    ("[Iran] agreed to talks with [the US].", "AGREE Iran>the US actual"),
    (
        "[Poland] offered to help [Ukraine].",
        "AGREE Poland>Ukraine actual; AID Poland>Ukraine planned",
    ),
    (
        "[India] and [China] agreed to withdraw troops.",
        "AGREE India>China actual; RETREAT India+China> planned",
    ),
    ("[Sweden] accepted a proposal from [Turkey].", "AGREE Sweden>Turkey actual"),
    # CONSULT
    ("[Xi] and [Putin] met in Beijing.", "CONSULT Xi>Putin actual"),
    ("[Macron] met with [Scholz].", "CONSULT Macron>Scholz actual"),
    ("[Lavrov] held talks with [Wang] in Guilin.", "CONSULT Lavrov>Wang actual"),
    ("[Modi] visited [Paris].", "CONSULT Modi>Paris actual"),
    ("[Merkel] phoned [Obama] twice.", "CONSULT Merkel>Obama actual"),
    ("[Qatar] mediated between [Hamas] and [Israel].", "CONSULT Qatar>Hamas+Israel actual"),
    ("The meeting between [Kim] and [Moon] was short.", "CONSULT Kim>Moon actual"),
    ("[Erdogan] hosted [Raisi] in Ankara.", "CONSULT Erdogan>Raisi actual"),
    ("[Abe] paid a visit to [Jakarta].", "CONSULT Abe>Jakarta actual"),
    ("[Blinken] had a telephone conversation with [Kuleba].", "CONSULT Blinken>Kuleba actual"),
    ("[Kenya] will hold talks with [Egypt].", "CONSULT Kenya>Egypt planned"),
    # SUPPORT
    ("[Germany] recognised [Kosovo].", "SUPPORT Germany>Kosovo actual"),
    ("[Serbia] praised [China] for its help.", "SUPPORT Serbia>China actual"),
    ("[Japan] and [Chile] signed a trade deal.", "SUPPORT Japan>Chile actual"),
    ("[Rwanda] signed an agreement with [Uganda].", "SUPPORT Rwanda>Uganda actual"),
    ("[Moscow] voiced support for [Damascus].", "SUPPORT Moscow>Damascus actual"),
    ("[The Netherlands] apologised to [Indonesia].", "SUPPORT The Netherlands>Indonesia actual"),
    ("[Parliament] voted for [the premier].", "SUPPORT Parliament>the premier actual"),
    ("[Parliament] voted against [the premier].", "ACCUSE Parliament>the premier actual"),
    ("[Blinken] thanked [Poland].", "SUPPORT Blinken>Poland actual"),
    ("[Oman] restored diplomatic relations with [Iran].", "SUPPORT Oman>Iran actual"),
    # CONCEDE
    ("[The EU] lifted sanctions on [Syria].", "CONCEDE The EU>Syria actual"),
    ("[Belarus] pardoned [two prisoners].", "CONCEDE Belarus>two prisoners actual"),
    ("[The regime] gave in to [the strikers].", "CONCEDE The regime>the strikers actual"),
    # COOPERATE
    ("[Norway] shared intelligence with [Estonia].", "COOPERATE Norway>Estonia actual"),
    ("[Spain] extradited the man to [Peru].", "COOPERATE Spain>Peru actual"),
    ("[India] buys oil from [Russia].", "COOPERATE India>Russia actual"),
    ("[Greece] and [Cyprus] held joint exercises.", "COOPERATE Greece>Cyprus actual"),
    # AID
    ("[Denmark] sent weapons to [Ukraine].", "AID Denmark>Ukraine actual"),
    ("[Japan] donated vaccines to [Laos].", "AID Japan>Laos actual"),
    ("[Cuba] received aid from [Mexico].", "AID Mexico>Cuba actual"),
    ("[Ecuador] granted asylum to [Assange].", "AID Ecuador>Assange actual"),
    ("[Weapons] aside, [Seoul] helped [Manila].", "AID Seoul>Manila actual"),
    ("[Turkey] sent peacekeepers to [Kosovo].", "AID Turkey>Kosovo actual"),
    ("[Korean] aid to [Haiti] arrived.", "AID Korean>Haiti actual"),
    ("[The UN] deployed peacekeepers in [Mali].", "AID The UN>Mali actual"),
    # RETREAT
    ("[Russia] withdrew its troops from [Kherson].", "RETREAT Russia>Kherson actual"),
    ("[Libya] released [37 prisoners].", "RETREAT Libya>37 prisoners actual"),
    ("[Colombia] declared a ceasefire with [the ELN].", "RETREAT Colombia>the ELN actual"),
    ("[Britain] returned the bronzes to [Nigeria].", "RETREAT Britain>Nigeria actual"),
    ("[The US] pulled out of [Afghanistan].", "RETREAT The US>Afghanistan actual"),
    # coordination, inheritance, several events
    (
        "[Iran] sanctioned [Bahrain] and expelled [its envoy].",
        "SANCTION Iran>Bahrain actual; SANCTION Iran>its envoy actual",
    ),
    (
        "[Officials] accused [Iran] of attacking [Iraq] and helping [Syria].",
        "ACCUSE Officials>Iran actual; ASSAULT Iran>Iraq alleged; AID Iran>Syria alleged",
    ),
    ("[The EU] and [Canada] condemned [Myanmar].", "ACCUSE The EU+Canada>Myanmar actual"),
    ("[Mexico] criticised [Peru] and [Chile].", "ACCUSE Mexico>Peru+Chile actual"),
    (
        "[Syria], backed by [Russia], bombed [Idlib].",
        "SUPPORT Russia>Syria actual; ASSAULT Syria>Idlib actual",
    ),
    # ambassadors, aid by the amount, coups, measures
    ("[Peru] called home its ambassador from [Chile].", "SANCTION Peru>Chile actual"),
    ("[Laos] recalled its ambassador from Lagos.", "SANCTION Laos>Lagos actual"),
    ("[Norway] summoned the ambassador of [Togo].", "ACCUSE Norway>Togo actual"),
    ("[Japan] suspended $40m in aid to [Fiji].", "SANCTION Japan>Fiji actual"),
    (
        "[The army] seized power, arresting [the premier].",
        "COERCE The army> actual; COERCE The army>the premier actual",
    ),
    ("[Oslo] will take measures against [Minsk].", "COERCE Oslo>Minsk planned"),
    (
        "[Oslo] imposed sanctions and will take further steps against [Minsk].",
        "SANCTION Oslo>Minsk planned",
    ),
    ("[Libya] intervened in [Chad].", "COERCE Libya>Chad actual"),
    ("Talks between [Peru] and [Chile] were cancelled.", "CONSULT Peru>Chile negated"),
    (
        "[Kenya] is seeking a truce between [Chad] and [Mali].",
        "CONSULT Kenya>Chad+Mali hypothetical",
    ),
    # what is hit stands for whose it is
    ("[Russian forces] attack schools in [Syria].", "ASSAULT Russian forces>Syria actual"),
    ("[The army] shelled markets in Khartoum.", "ASSAULT The army>Khartoum actual"),
    (
        "[Chadian troops] pressed into [Niger] with a ground offensive.",
        "ASSAULT Chadian troops>Niger actual",
    ),
    ("[Police] beat [protesters] in the square.", "ASSAULT Police>protesters actual"),
    # to call a charge false is to reject it
    (
        "[Lima] called the accusation baseless, and [Quito] left.",
        "REJECT Lima> actual",
    ),
    # whose sanctions
    ("The [British] sanctions imposed on [Mali] bite.", "SANCTION British>Mali actual"),
    # violent words where no force is used
    ("[Peru] had beaten [Chile] 3-1 in the final.", "no ASSAULT"),
    ("[Chile] attacked [Peru] all through the second half of the match.", "no ASSAULT"),
    ("[Korean] phones invade [Peru].", "no ASSAULT"),
    ("[The Senate] battles [the White House] over the budget.", "no ASSAULT"),
    ("[Chad] asked [Mali] for a nuclear freeze with [Niger].", "no SANCTION"),
    ("[The envoy] reminded [Peru] of the treaty.", "no REQUEST"),
    ("The deal returned [Peru] to the talks with [Chile].", "no RETREAT"),
    # no event
    ("[Ajax] was not mentioned by [Feyenoord].", "no ASSAULT; no ACCUSE"),
    ("[Pro-Palestinian] groups know [Harvard].", "no ASSAULT; no PROTEST"),
    ("Shares of [Shell] rose more than those of [BP].", "no ASSAULT; no PROTEST; no CONSULT"),
    ("[Spain] is larger than [Portugal].", "no CONSULT; no ASSAULT; no SUPPORT"),
    ("[Apple] released a new phone in [Japan].", "no RETREAT"),
    ("[Microsoft] met [analysts]' expectations.", "no CONSULT"),
    ("[Seoul] is fighting inflation, [the bank] says.", "no ASSAULT"),
    ("[Iran] demonstrated its strength to [Iraq].", "no PROTEST"),
    ("[The film] by [Netflix] hit a record.", "no ASSAULT"),
    ("[Japan]'s attack helicopters impressed [Peru].", "no ASSAULT"),
    # people whom nobody names
    ("[Sudan]'s army killed three villagers.", "ASSAULT Sudan>three villagers actual"),
    ("[The junta] jailed a group of monks.", "COERCE The junta>group of monks actual"),
    ("[Two clerks] were shot by a masked gunman.", "ASSAULT masked gunman>Two clerks actual"),
    ("[Mali] killed the story.", "no ASSAULT"),
    # things that are let out, and what one does to oneself
    ("[Chad] released a report on [Niger].", "no RETREAT"),
    ("A poll released by [Gallup] pleased [Chad].", "no RETREAT"),
    ("[Chad] released [two Nigerien pilots].", "RETREAT Chad>two Nigerien pilots actual"),
    ("[A monk] set himself on fire before [the embassy].", "no ASSAULT"),
    # under it, or asking for it
    ("[Two banks] are under [Swiss] sanctions.", "SANCTION Swiss>Two banks ongoing"),
    ("[Malawi] asked for [Zambian] assistance.", "AID Zambian>Malawi hypothetical"),
    # to ask in order to know, or to have it done
    ("[Peru] asked [Chile] to send the files.", "REQUEST Peru>Chile actual"),
    # too general, or done to computers
    ("Much was said of [Ruritanian] aggression.", "no ASSAULT"),
    ("Hackers and [Ruritanian] attacks on [Norland] filled the files.", "no ASSAULT"),
    # voters in a poll
    ("The survey has 40 percent of voters of [Chad] supporting [Niger].", "no SUPPORT"),
    # what a clause beside it tells
    (
        "[Peru] called for lower tariffs in a bill that [Chile] had drafted.",
        "no REQUEST Peru>Chile",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english(marked: str, expected: str) -> None:
    check(marked, expected, "en")


DUTCH = [
    ("[Rusland] heeft [Oekraïne] aangevallen.", "ASSAULT Rusland>Oekraïne actual"),
    ("[Rusland] viel [Oekraïne] aan.", "ASSAULT Rusland>Oekraïne actual"),
    ("[Oekraïne] werd door [Rusland] aangevallen.", "ASSAULT Rusland>Oekraïne actual"),
    ("Volgens [Kiev] heeft [Moskou] [Odessa] gebombardeerd.", "ASSAULT Moskou>Odessa actual"),
    ("Woensdag bombardeerde [Israël] [Gaza].", "ASSAULT Israël>Gaza actual"),
    ("[Rebellen] hebben [hulpverleners] ontvoerd.", "ASSAULT Rebellen>hulpverleners actual"),
    ("[Amerikaanse] aanvallen op [Jemen] eisten levens.", "ASSAULT Amerikaanse>Jemen actual"),
    ("[De VS] legde sancties op aan [Iran].", "SANCTION De VS>Iran actual"),
    ("[Amerikaanse] sancties tegen [Rusland] werken.", "SANCTION Amerikaanse>Rusland actual"),
    ("[Frankrijk] verbrak de betrekkingen met [Mali].", "SANCTION Frankrijk>Mali actual"),
    ("[België] schortte de hulp aan [Rwanda] op.", "SANCTION België>Rwanda actual"),
    ("[Polen] wees [drie diplomaten] uit.", "no ASSAULT"),
    ("[De politie] arresteerde [tien betogers].", "COERCE De politie>tien betogers actual"),
    (
        "[Tien betogers] werden gearresteerd door [de politie].",
        "COERCE de politie>Tien betogers actual",
    ),
    ("[China] bemoeide zich met [Canadese] verkiezingen.", "COERCE China>Canadese actual"),
    ("[China] wil [Amerikaanse] verkiezingen beïnvloeden.", "COERCE China>Amerikaanse planned"),
    ("[Iran] nam een schip van [Griekenland] in beslag.", "no ASSAULT"),
    ("[Rusland] stuurde troepen naar [Finland].", "MOBILIZE Rusland>Finland actual"),
    ("[De VS] heeft oorlogsschepen naar [Venezuela] gestuurd.", "MOBILIZE De VS>Venezuela actual"),
    ("[Boeren] demonstreerden tegen [de regering].", "PROTEST Boeren>de regering actual"),
    ("[Leraren] staakten.", "PROTEST Leraren> actual"),
    ("[Biden] waarschuwde [Xi].", "THREATEN Biden>Xi actual"),
    ("[Iran] bedreigde [Israël].", "THREATEN Iran>Israël actual"),
    ("[Trump] dreigt [China] met heffingen.", "THREATEN Trump>China actual"),
    ("[Hongarije] verwierp het voorstel van [de EU].", "no ASSAULT"),
    (
        "[De VS] weigert [Israël] te veroordelen.",
        "REJECT De VS>Israël actual; ACCUSE De VS>Israël negated",
    ),
    ("[Het Kremlin] ontkent dat [Rusland] wapens levert aan [Mali].", "AID Rusland>Mali denied"),
    ("[Oekraïne] beschuldigt [Rusland] van oorlogsmisdaden.", "ACCUSE Oekraïne>Rusland actual"),
    ("[China] is beschuldigd van inmenging in [Canada].", "ACCUSE >China actual"),
    ("[Duitsland] veroordeelde [Hamas].", "ACCUSE Duitsland>Hamas actual"),
    ("[De rechter] heeft [de minister] vervolgd.", "ACCUSE De rechter>de minister actual"),
    ("[Kyiv] vroeg [Berlijn] om tanks.", "REQUEST Kyiv>Berlijn actual"),
    ("[De VN] riep [Soedan] op de grens te openen.", "REQUEST De VN>Soedan actual"),
    ("[Rusland] eist van [de NAVO] garanties.", "REQUEST Rusland>de NAVO actual"),
    ("[Xi] beloofde [Biden] beterschap.", "AGREE Xi>Biden actual"),
    ("[Xi] en [Poetin] ontmoetten elkaar.", "CONSULT Xi>Poetin actual"),
    ("Gisteren ontmoette [Macron] [Scholz] in Parijs.", "CONSULT Macron>Scholz actual"),
    ("[Blinken] sprak met [Wang].", "CONSULT Blinken>Wang actual"),
    ("[Rutte] bezocht [Japan].", "CONSULT Rutte>Japan actual"),
    ("[Rutte] zal [Japan] bezoeken.", "no CONSULT Japan"),
    (
        "[Nederland] en [België] tekenden een verdrag met [Duitsland].",
        "SUPPORT Nederland+België>Duitsland actual",
    ),
    ("[Duitsland] erkende [Kosovo].", "SUPPORT Duitsland>Kosovo actual"),
    ("[Blinken] bedankte [Polen].", "SUPPORT Blinken>Polen actual"),
    ("[De EU] hief de sancties tegen [Syrië] op.", "CONCEDE De EU>Syrië actual"),
    ("[Frankrijk] zal wapens leveren aan [Oekraïne].", "AID Frankrijk>Oekraïne planned"),
    ("[Denemarken] leverde tanks aan [Oekraïne].", "AID Denemarken>Oekraïne actual"),
    ("[China] zou wapens hebben geleverd aan [Rusland].", "AID China>Rusland alleged"),
    ("[Noorwegen] werkt met [Estland] samen.", "COOPERATE Noorwegen>Estland actual"),
    ("[Rusland] trok zijn troepen terug uit [Cherson].", "no ASSAULT"),
    ("[Libië] liet [37 gevangenen] vrij.", "RETREAT Libië>37 gevangenen actual"),
    ("[Rusland] heeft [Oekraïne] niet aangevallen.", "ASSAULT Rusland>Oekraïne negated"),
    ("Als [Rusland] [Polen] aanvalt, grijpt de rest in.", "ASSAULT Rusland>Polen conditional"),
    ("[De NAVO] vreest dat [Rusland] [Estland] aanvalt.", "ASSAULT Rusland>Estland hypothetical"),
    ("[Spanje] is groter dan [Portugal].", "no CONSULT; no ASSAULT; no SUPPORT"),
]


@pytest.mark.parametrize(("marked", "expected"), DUTCH)
def test_dutch(marked: str, expected: str) -> None:
    check(marked, expected, "nl")


OTHERS = [
    ("de", "[Russland] griff [die Ukraine] an.", "ASSAULT Russland>die Ukraine actual"),
    (
        "de",
        "[Die Ukraine] wurde von [Russland] angegriffen.",
        "ASSAULT Russland>Die Ukraine actual",
    ),
    ("de", "[Berlin] lieferte Panzer an [Kiew].", "AID Berlin>Kiew actual"),
    ("de", "[Iran] soll Waffen an [Moskau] geliefert haben.", "AID Iran>Moskau alleged"),
    ("de", "[Wien] hat [Budapest] nicht kritisiert.", "ACCUSE Wien>Budapest negated"),
    ("de", "[Wien] verstärkte seine Militärpräsenz in [Ungarn].", "MOBILIZE Wien>Ungarn actual"),
    ("de", "[Bern] kündigte das Abkommen mit [Rom] auf.", "REJECT Bern>Rom actual"),
    ("de", "[Die Armee] beschlagnahmte [ein Schiff].", "COERCE Die Armee>ein Schiff actual"),
    ("fr", "[Minsk] a été l’objet de frappes [russes].", "ASSAULT russes>Minsk actual"),
    ("fr", "[Rome] a abandonné l’accord.", "REJECT Rome> actual"),
    ("fr", "[Rome] a rappelé son ambassadeur à [Paris].", "SANCTION Rome>Paris actual"),
    ("fr", "[Macron] a appelé son homologue [Biden].", "CONSULT Macron>Biden actual"),
    ("es", "[Lima] lanzó misiles contra [Quito].", "ASSAULT Lima>Quito actual"),
    ("es", "[Lima] suspendió la ayuda a [Quito].", "SANCTION Lima>Quito actual"),
    ("nl", "[China] mengt zich in de verkiezingen in [Canada].", "COERCE China>Canada actual"),
    ("nl", "[Peru] neemt maatregelen tegen [Chili].", "COERCE Peru>Chili actual"),
    ("fr", "[La Russie] a attaqué [l’Ukraine].", "ASSAULT La Russie>l’Ukraine actual"),
    ("fr", "[Le maire] a été arrêté par [la police].", "COERCE la police>Le maire actual"),
    ("fr", "[Macron] a rencontré [Poutine] à Moscou.", "CONSULT Macron>Poutine actual"),
    ("fr", "[La Chine] aurait livré des armes à [Moscou].", "AID La Chine>Moscou alleged"),
    ("es", "[Rusia] atacó a [Ucrania].", "ASSAULT Rusia>Ucrania actual"),
    ("es", "[Ucrania] fue atacada por [Rusia].", "ASSAULT Rusia>Ucrania actual"),
    ("es", "[Petro] se reunió con [Lula] en Brasilia.", "CONSULT Petro>Lula actual"),
    ("es", "[China] no atacó a [Taiwán].", "ASSAULT China>Taiwán negated"),
]


@pytest.mark.parametrize(("language", "marked", "expected"), OTHERS)
def test_other_languages(language: str, marked: str, expected: str) -> None:
    check(marked, expected, language)


def statement_of(text: str, cue: str, content: str, **given: object) -> Statement:
    """A statement by Wang whose cue and content are the given words of the text."""
    at, inside = text.index(cue), text.index(content)
    fields: dict[str, object] = {
        "statement_id": "said",
        "article_id": "a",
        "speaker": ActorRef("wang", "Wang", 0, 4),
        "addressee": None,
        "cue": Cue(at, at + len(cue), cue),
        "content": (Span(inside, inside + len(content)),),
        "act": "ASSERT",
        "quote": "direct",
        "fidelity": "verbatim",
        "about": (),
        "target": None,
        "inside": None,
        "negated": False,
        "certainty": "certain",
        "said": PUBLISHED,
        "rule": "test",
        "score": 1.0,
    }
    return Statement(**{**fields, **given})  # type: ignore[arg-type]


def test_an_act_of_saying_is_an_event_of_the_speaker() -> None:
    text = "[Wang] slammed [Japan] for what it had done."
    said = statement_of(read(text)[0], "slammed", "what it had done", act="ACCUSE", target="Japan")
    events = code(text, statements=(said,))
    assert [(e.type, e.source[0].actor_id, e.target[0].actor_id) for e in events] == [
        ("ACCUSE", "wang", "Japan")
    ]
    assert events[0].factuality == "actual"
    assert events[0].asserted_by is None


def test_a_saying_to_nobody_is_an_event_only_where_it_binds() -> None:
    for act, found in (("ACCUSE", []), ("CONCEDE", []), ("THREATEN", ["THREATEN"])):
        text = "[Wang] threatened to cut the pipes."
        cue = Cue(5, 15, "threaten")
        said = replace(statement_of(read(text)[0], "threatened", "cut the pipes", act=act), cue=cue)
        assert [e.type for e in code(text, statements=(said,))] == found


def test_the_object_of_a_verb_of_saying_is_whom_it_is_aimed_at() -> None:
    text = "[Wang] accused foreign journalists of lying about [Sarland]."
    said = statement_of(
        read(text)[0], "accused", "lying about Sarland", act="ACCUSE", target="Sarland"
    )
    (event,) = [e for e in code(text, statements=(said,)) if e.type == "ACCUSE"]
    assert [ref.name for ref in event.target] == ["foreign journalists"]


def test_a_promise_of_harm_is_a_threat() -> None:
    text = "[Wang] promised retaliation if the pipes were cut."
    said = replace(
        statement_of(read(text)[0], "promised", "the pipes were cut", act="AGREE"),
        cue=Cue(5, 13, "promise"),
    )
    assert [e.type for e in code(text, statements=(said,))] == ["THREATEN"]


def test_what_is_asked_for_against_somebody_is_not_asked_of_him() -> None:
    text = "[Wang] called for sanctions against [Sarland]."
    said = statement_of(
        read(text)[0], "called", "sanctions against Sarland", act="REQUEST", target="Sarland"
    )
    asked = [e for e in code(text, statements=(said,)) if e.type == "REQUEST"]
    assert [event.target for event in asked] == [()]


def test_what_was_not_said_is_negated() -> None:
    text = "[Wang] did not threaten [Japan] in his speech."
    said = statement_of(
        read(text)[0], "threaten", "in his speech", act="THREATEN", target="Japan", negated=True
    )
    assert [e.factuality for e in code(text, statements=(said,))] == ["negated"]


def test_an_assertion_is_no_event_and_a_denial_is_a_rejection() -> None:
    text = "[Wang] said that the charge was false."
    plain = read(text)[0]
    said = statement_of(plain, "said", "the charge was false")
    assert code(text, statements=(said,)) == []
    denied = statement_of(plain, "said", "the charge was false", act="DENY")
    (event,) = code(text, statements=(denied,))
    assert (event.type, event.mode, event.factuality) == ("REJECT", "deny", "actual")


def test_a_deed_in_a_statement_is_asserted_by_it() -> None:
    text = "[Wang] said that [Japan] had attacked [Guam]."
    said = statement_of(read(text)[0], "said", "Japan had attacked Guam")
    (event,) = code(text, statements=(said,))
    assert (event.type, event.factuality, event.asserted_by) == ("ASSAULT", "alleged", "said")


def test_a_news_agency_is_no_party_to_what_it_reports() -> None:
    text = "[Wang] reported that [Japan] had attacked [Guam]."
    agency = ActorRef("reuters", "Reuters", 0, 4)
    said = statement_of(read(text)[0], "reported", "Japan had attacked Guam", speaker=agency)
    assert [(e.factuality, e.asserted_by) for e in code(text, statements=(said,))] == [
        ("actual", "said")
    ]


def test_first_person_is_the_speaker() -> None:
    text = "[Wang] told the press: “We will sanction [Japan].”"
    said = statement_of(read(text)[0], "told", "We will sanction Japan.")
    (event,) = code(text, statements=(said,))
    assert [ref.actor_id for ref in event.source] == ["wang"]
    assert (event.type, event.factuality) == ("SANCTION", "planned")


def test_ours_is_the_nation_of_the_speaker() -> None:
    text = "[Wang] told the press: “[Japan] interfered in our election.”"
    plain, spans = read(text)
    said = statement_of(plain, "told", "Japan interfered in our election.")
    mentions = [
        replace(mention_of("Wang", spans["Wang"], "wang"), country="CHN", actor_kind="person"),
        mention_of("Japan", spans["Japan"]),
    ]
    sentence = Sentence("s", "a", 0, Span(0, len(plain)), "prose", "en")
    events = find_events(article_of(plain, "en"), [sentence], mentions, [said], config=Config())
    assert [[ref.actor_id for ref in e.target] for e in events] == [["CHN"]]


def test_he_is_whom_the_frame_names() -> None:
    text = "“[He] attacked us,” [Wang] said of [Lee]."
    said = statement_of(read(text)[0], "said", "He attacked us")
    (event,) = code(text, statements=(said,))
    assert [ref.name for ref in event.source] == ["Lee"]
    assert event.factuality == "alleged"


def test_a_doubtful_pronoun_fills_no_place() -> None:
    text = "[Wang] needed evidence to prove [Turkish] claims [he] was killed by [agents]."
    found = [told(e) for e in code(text) if e.type == "ASSAULT"]
    assert found == ["ASSAULT agents> alleged"]


def test_a_quarrel_of_persons_is_no_assault() -> None:
    plain, spans = read("[Wang] attacked [Lee] in his speech.")
    people = [replace(mention_of(name, span), actor_kind="person") for name, span in spans.items()]
    sentence = Sentence("s", "a", 0, Span(0, len(plain)), "prose", "en")
    events = find_events(article_of(plain, "en"), [sentence], people, [], config=Config())
    assert [told(e) for e in events] == ["ACCUSE Wang>Lee actual"]


def test_a_bound_of_time_dates_no_deed() -> None:
    (event,) = code("Since 2019 [Chad] has bombed [Libya].")
    assert event.date.earliest is None


def test_a_writer_is_no_party() -> None:
    plain, spans = read("[Wang] met [Lee].")
    people = [replace(mention_of(name, span), actor_kind="person") for name, span in spans.items()]
    article = replace(article_of(plain, "en"), byline="By Wang")
    sentence = Sentence("s", "a", 0, Span(0, len(plain)), "prose", "en")
    assert not list(find_events(article, [sentence], people, [], config=Config()))


def test_a_denied_deed_and_its_denial() -> None:
    text = "[Wang] denied that [Wang’s army] had attacked [Guam]."
    said = statement_of(read(text)[0], "denied", "Wang’s army had attacked Guam", act="DENY")
    found = {(e.type, e.factuality, e.asserted_by) for e in code(text, statements=(said,))}
    assert found == {("REJECT", "actual", None), ("ASSAULT", "denied", "said")}


def test_an_answer_is_aimed_at_whom_it_answers() -> None:
    first, second = "[Russia] demanded that [NATO] leave. ", "[NATO] rejected the demand."
    text = read(first)[0] + read(second)[0]
    said = statement_of(
        text, "rejected", "the demand", act="REJECT", speaker=ActorRef("NATO", "NATO", 33, 37)
    )
    border = len(read(first)[0])
    sentences = [
        Sentence("s1", "a", 0, Span(0, border - 1), "prose", "en"),
        Sentence("s2", "a", 1, Span(border, len(text)), "prose", "en"),
    ]
    names = [("Russia", 0), ("NATO", text.index("NATO")), ("NATO", border)]
    mentions = [mention_of(name, (at, at + len(name))) for name, at in names]
    events = list(find_events(article_of(text, "en"), sentences, mentions, [said], config=Config()))
    assert [told(e) for e in events if e.type == "REJECT"] == ["REJECT NATO>Russia actual"]


def test_an_event_carries_date_place_and_codes() -> None:
    (event,) = code("On Wednesday [Macron] met [Scholz] in Geneva.")
    assert (event.date.earliest, event.date.precision) == ("2026-11-18", "day")
    assert event.place is not None
    assert event.place.name == "Geneva"
    assert (event.quad, event.cameo, event.goldstein) == (1, "04", 1.0)
    assert event.rule == "verb+weighed+narrated"


def test_a_heading_gives_no_event() -> None:
    text, spans = read("[Russia] attacked [Ukraine]")
    sentence = Sentence("s", "a", 0, Span(0, len(text)), "heading", "en")
    mentions = [mention_of(name, span) for name, span in spans.items()]
    assert (
        list(find_events(article_of(text, "en"), [sentence], mentions, [], config=Config())) == []
    )


def test_events_have_one_id_each_and_the_same_on_a_second_run() -> None:
    text = "[Iran] attacked [Iraq] and sanctioned [Oman], but [Iran’s army] left [Syria]."
    once, again = code(text), code(text)
    assert once == again
    assert len({e.event_id for e in once}) == len(once)


def test_evidence_lies_in_the_text() -> None:
    for marked, _ in ENGLISH:
        text, _ = read(marked)
        for event in code(marked):
            spans = [event.trigger, *event.evidence]
            assert all(0 <= s.start < s.end <= len(text) for s in spans)


PIECES = st.lists(
    st.sampled_from(
        [
            "[Iran]",
            "[Oman]",
            "[Wang]",
            "attacked",
            "met",
            "denied",
            "that",
            "if",
            "not",
            "to",
            "and",
            ",",
            "by",
            "on",
            "against",
            "will",
            "of",
            "the",
            "sanctions",
            "talks",
            "plans",
            "refused",
            "said",
            "“",
            "”",
            ".",
            "was",
            "accused",
            "“We",
            "have",
            "who",
            "viel",
            "aan",
            "door",
            "werd",
        ]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES, language=st.sampled_from(["en", "nl", "de", "fr", "es", "sw"]))
def test_no_order_of_words_breaks_it(pieces: list[str], language: str) -> None:
    marked = " ".join(pieces)
    text, _ = read(marked)
    first = pieces[0].strip("[]")
    said = statement_of(text, first, text)
    for event in code(marked, language, (said,)):
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert event.source or event.target
        assert event.factuality
        assert 0 < event.score <= 1


# The one marked pair of a sentence, source first.
PAIRS = [
    ("[Russia] attacked [Ukraine].", "ASSAULT"),
    ("[Ukraine] was attacked by [Russia].", "ASSAULT"),
    ("[Police] arrested [ten people].", "COERCE"),
    ("[Xi] met [Putin].", "CONSULT"),
    ("[Turkey] will send aid to [Syria].", "AGREE"),
    ("[The EU] will sanction [Iran].", "SANCTION"),
    ("[Hungary] refused to support [Ukraine].", "REJECT"),
    ("[Qatar] says that [Hamas] must leave.", "REQUEST"),
    ("[Peru] and [Chile] held talks.", "CONSULT"),
    ("[Rome] lies south of [Milan].", "NONE"),
]


@pytest.mark.parametrize(("marked", "expected"), PAIRS)
def test_relation(marked: str, expected: str) -> None:
    text, spans = read(marked)
    first, second = spans.values()
    if " by [" in marked:
        first, second = second, first
    scores = relation(text, source=first, target=second)
    assert set(scores) == {*TYPES, "NONE"}
    assert sum(scores.values()) == pytest.approx(1.0)
    assert max(scores, key=lambda kind: scores[kind]) == expected


@pytest.mark.parametrize("marked", ["[Russia] attacked [Ukraine].", "[Iran] sanctioned [Oman]."])
def test_turned_round_a_relation_scores_less(marked: str) -> None:
    text, spans = read(marked)
    source, target = spans.values()
    forth, back = relations([(text, source, target), (text, target, source)])
    kind = max(forth, key=lambda name: forth[name])
    assert back[kind] < forth[kind]


def test_relation_without_a_target() -> None:
    scores = relation("Teachers went on strike.", source=(0, 8), target=(0, 0))
    assert max(scores, key=lambda name: scores[name]) == "PROTEST"


@pytest.mark.parametrize("language", [x for x in words.languages() if words.load(x, "events")])
def test_word_lists_are_well_formed(language: str) -> None:
    lists = lexicon(language)
    assert lists.verbs
    for patterns in (*lists.verbs.values(), *lists.nouns.values()):
        for pattern in patterns:
            assert pattern.slots
            assert pattern.head == pattern.head.strip()


def test_every_type_is_known_to_plover_and_has_words() -> None:
    for language in ("en", "nl"):
        lists = lexicon(language)
        named = {p.type for row in (*lists.verbs.values(), *lists.nouns.values()) for p in row}
        assert named == set(TYPES)
    for kind in TYPES:
        assert kind_of(kind).quad in {1, 2, 3, 4}
        assert promised(kind) in {*TYPES}
        assert stopped(kind) in {*TYPES, None}


def test_the_lists_are_broad() -> None:
    for language, least in (("en", 700), ("nl", 250), ("de", 400), ("fr", 400), ("es", 400)):
        lists = lexicon(language)
        assert sum(map(len, lists.verbs.values())) + sum(map(len, lists.nouns.values())) >= least


@pytest.mark.parametrize(
    ("kind", "mode", "cameo"),
    [
        ("ASSAULT", None, "19"),
        ("ASSAULT", "aerial", "195"),
        ("SANCTION", "expel", "166"),
        ("REJECT", "deny", "016"),
        ("CONSULT", "multilateral", "04"),
    ],
)
def test_a_mode_has_a_finer_cameo_code(kind: EventType, mode: str | None, cameo: str) -> None:
    assert kind_of(kind, mode).cameo == cameo
