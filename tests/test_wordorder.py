"""Events by the order of words: clauses, relative pronouns, passives, particles, coordination."""

from __future__ import annotations

import pytest
from test_events import code, told

from dragoman.events import learned


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the words say, before the trained coder weighs it."""
    monkeypatch.setattr(learned, "weighed", lambda drafts, _scene: list(drafts))
    monkeypatch.setattr(learned, "pair_coded", lambda *_: iter(()))


TABLE = [
    # A relative clause between commas; the main clause goes on behind it.
    ("nl", "[Rhodië], dat [Karvanië] in mei aanviel, bedreigt nu [Velden].",
     "ASSAULT Rhodië>Karvanië; THREATEN Rhodië>Velden"),
    ("nl", "[De brigade] die door [de marine] werd gebombardeerd, trok zich terug.",
     "ASSAULT de marine>De brigade"),
    ("nl", "[De politie] heeft [de activist] opgepakt en [de stakers] bekogeld.",
     "COERCE De politie>de activist"),
    ("nl", "[Een agente], tegen wie [de inspectie] een onderzoek voert, zweeg.",
     "ACCUSE de inspectie>Een agente"),
    ("nl", "Gisteren rekende [de federale politie] [twee smokkelaars] in.",
     "COERCE de federale politie>twee smokkelaars"),
    ("nl", "[Lund] zegt dat [de politie] [de redacteur] oppakte.", "COERCE de politie>de redacteur"),
    ("nl", "[De rechtbank] heeft [de reder] veroordeeld tot drie jaar celstraf.",
     "SANCTION De rechtbank>de reder"),
    ("nl", "De aanval van [Rhodië] op [Karvanië] duurde een uur.", "ASSAULT Rhodië>Karvanië"),
    ("nl", "[De vakbond] betoogt tegen de plannen van [het kabinet].",
     "PROTEST De vakbond>het kabinet"),
    ("nl", "[De rechter] sprak [de oud-minister] vrij.", "CONCEDE De rechter>de oud-minister"),
    ("de", "[Der Reporter], den [die Miliz] im Mai verschleppte, lebt.",
     "ASSAULT die Miliz>Der Reporter"),
    ("de", "[Den Minister] verhaftete [die Armee] am Abend.", "COERCE die Armee>Den Minister"),
    ("de", "[Lund] sagte, dass [die Polizei] [den Redakteur] festnahm.",
     "COERCE die Polizei>den Redakteur"),
    ("de", "[Der Aktivist] wurde vom [Geheimdienst] in Gewahrsam genommen.",
     "COERCE Geheimdienst>Der Aktivist"),
    ("de", "[Rhodien] wird [Karwanien] besuchen.", "CONSULT Rhodien>Karwanien"),
    ("de", "[Das Gericht] hat [den Reeder] zu drei Jahren Haft verurteilt.",
     "SANCTION Das Gericht>den Reeder"),
    ("de", "[Rhodien] zog seinen Botschafter aus [Karwanien] ab.", "SANCTION Rhodien>Karwanien"),
    ("de", "[Die Gewerkschaft] protestiert gegen die Pläne von [Kanzler Voss].",
     "PROTEST Die Gewerkschaft>Kanzler Voss"),
    ("de", "[Rhodien], das [Karwanien] überfiel, verhaftete [einen Diplomaten].",
     "ASSAULT Rhodien>Karwanien; COERCE Rhodien>einen Diplomaten"),
    # A bracket behind a name is no clause of its own; a particle before "te" is the infinitive's.
    ("de", "[Minister Voss] (SPD) warnte [die Miliz] am Montag.", "THREATEN Minister Voss>die Miliz"),
    ("nl", "[Minister Bos] (Financiën) heeft fel uitgehaald naar [de premier].",
     "ACCUSE Minister Bos>de premier"),
    ("nl", "[Rhodië] kondigde vrijdag tegen [Karvanië] nieuwe sancties af.",
     "SANCTION Rhodië>Karvanië"),
    ("nl", "[Rhodië] laat de vastgehouden [dominee] vrij.", "RETREAT Rhodië>dominee"),
    ("nl", "[De premier] noemde [Karvanië] fascistisch.", "ACCUSE De premier>Karvanië"),
    ("de", "[Der Kanzler] nannte [Karwanien] faschistisch.", "ACCUSE Der Kanzler>Karwanien"),
    ("de", "[Rhodien] berief [den karwanischen Botschafter] ein.",
     "ACCUSE Rhodien>den karwanischen Botschafter"),
    ("fr", "[Le président] a qualifié [la Karvanie] de fasciste.",
     "ACCUSE Le président>la Karvanie"),
    ("fr", "[Le conseil] a décidé d'adopter les sanctions imposées par [la Rhodie] à [la Karvanie].",
     "SANCTION la Rhodie>la Karvanie"),
    ("fr", "[Le militant] a lui aussi été arrêté par [la police].", "COERCE la police>Le militant"),
    ("es", "[Dos jueces] han sido detenidos por [la policía].", "COERCE la policía>Dos jueces"),
    ("es", "[El presidente] calificó a [Karvania] de fascista.", "ACCUSE El presidente>Karvania"),
    ("fr", "[Le navire], que [la marine] avait arraisonné, est à quai.", "COERCE la marine>Le navire"),
    ("fr", "[La Rhodie], qui a bombardé [la Karvanie], accuse [la Veldie].",
     "ASSAULT La Rhodie>la Karvanie; ACCUSE La Rhodie>la Veldie"),
    ("fr", "[Deux journalistes] enlevés par [des miliciens] sont rentrés.",
     "ASSAULT des miliciens>Deux journalistes"),
    ("fr", "[Le ministre] s'est rendu à [Dorn].", "CONSULT Le ministre>Dorn"),
    ("fr", "[L'armée] a accusé [les rebelles] et bombardé [le village].",
     "ACCUSE L'armée>les rebelles; ASSAULT L'armée>le village"),
    ("fr", "[Le tribunal] a condamné [l'armateur] à trois ans de prison.",
     "SANCTION Le tribunal>l'armateur"),
    ("fr", "[Les dockers] manifestent contre la réforme de [l'État].", "PROTEST Les dockers>l'État"),
    ("fr", "[Rome] a expulsé un diplomate d'[Oran].", "SANCTION Rome>Oran"),
    ("es", "[La corbeta], que [Rodia] había bombardeado, se hundió.", "ASSAULT Rodia>La corbeta"),
    ("es", "[Dos obreros] secuestrados por [la guerrilla] volvieron.",
     "ASSAULT la guerrilla>Dos obreros"),
    ("es", "[Rodia], que atacó a [Karvania], expulsó al embajador de [Veldia].",
     "ASSAULT Rodia>Karvania; SANCTION Rodia>Veldia"),
    ("es", "[El tribunal] condenó a [la naviera] a tres años de cárcel.",
     "SANCTION El tribunal>la naviera"),
    ("es", "[La policía] ha detenido a [un fiscal] y encarcelado a [dos jueces].",
     "COERCE La policía>un fiscal; COERCE La policía>dos jueces"),
    ("es", "[El juez], a quien [el Gobierno] acusó, calla.", "ACCUSE el Gobierno>El juez"),
    ("es", "[Los mineros] marcharon contra los planes de [la ministra].",
     "PROTEST Los mineros>la ministra"),
]  # fmt: skip

# What is done in passing, or to nobody named, is no deed of whoever stands near.
NOTHING = [
    ("nl", "[Norah] viel op door haar jurk op het feest van [Bram]."),
    ("de", "[Der Trainer] stellte [den Stürmer] auf."),
    ("de", "Das Treffen von [Anna] und [Otto] am Fluss war schön."),
    ("fr", "[Le boulanger] a ouvert sa boutique en face de [la mairie]."),
    ("es", "[El panadero] abrió la tienda frente al [ayuntamiento]."),
    ("nl", "[De ambassadeurs] zijn het eens geworden over sancties."),
    ("es", "[La policía] detuvo a diez vecinos, entre ellos [un banquero]."),
    ("es", "[Ana], vestida de rojo, cantó con [Luis]."),
]


@pytest.mark.parametrize(("language", "marked", "expected"), TABLE)
def test_who_does_what_to_whom(language: str, marked: str, expected: str) -> None:
    found = [told(event).rsplit(" ", 1)[0] for event in code(marked, language)]
    assert set(expected.split("; ")) <= set(found), found


@pytest.mark.parametrize(("language", "marked"), NOTHING)
def test_nothing_is_done(language: str, marked: str) -> None:
    assert [told(event) for event in code(marked, language)] == []


UNDONE = [
    # What is announced is to come; what stands behind "after" is done; "te gaan" is no future.
    ("de", "[Ministerin Voss] kündigte neue Sanktionen gegen [Karwanien] an.", "planned"),
    ("nl", "[Rhodië] kondigde nieuwe sancties tegen [Karvanië] aan.", "planned"),
    ("nl", "[Rhodië] kondigde nieuwe sancties tegen [Karvanië] af.", "actual"),
    ("nl", "[Premier Bos] deed een oproep na een ontmoeting met [president Lund].", "actual"),
    ("es", "[Rodia] anunció sanciones contra [Karvania].", "planned"),
    ("de", "[Rhodien] hat [Karwanien] keineswegs angegriffen.", "negated"),
    ("de", "[Rhodien] griff [Karwanien] an, das nicht zur Union gehört.", "actual"),
    ("nl", "[Rhodië] valt [Karvanië] aan, als het niet betaalt.", "actual"),
    ("nl", "[Rhodië] heeft [drie matrozen] zonder uitleg vrijgelaten.", "actual"),
    ("es", "[Rodia] atacó a [Karvania], cuyo rey no habló.", "actual"),
]


@pytest.mark.parametrize(("language", "marked", "expected"), UNDONE)
def test_cues_of_another_clause_do_not_count(language: str, marked: str, expected: str) -> None:
    assert expected in {event.factuality for event in code(marked, language)}
