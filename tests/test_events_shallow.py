"""Events of sentences without a parse: what the order of words gives, and where it gives nothing.

As in test_events.py: actors in brackets, `TYPE source>target factuality`, "no" for no such event.
"""

from __future__ import annotations

import pytest
from test_events import check, code

BETWEEN = [
    ("nl", "Het overleg tussen [Oslo] en [Riga] liep uit.", "CONSULT Oslo>Riga actual"),
    ("de", "Die Gespräche zwischen [Oslo] und [Riga] dauern an.", "CONSULT Oslo>Riga ongoing"),
    ("fr", "Des combats ont éclaté entre [Lomé] et [Accra].", "ASSAULT Lomé>Accra actual"),
    ("es", "Siguen los combates entre [Lima] y [Quito].", "ASSAULT Lima>Quito actual"),
    ("nl", "De afstand tussen [Oslo] en [Riga] is groot.", "no CONSULT; no ASSAULT"),
    ("fr", "Le train entre [Lomé] et [Accra] est en retard.", "no CONSULT; no ASSAULT"),
]

# What stands before the verb behind a preposition is not its subject.
VERB_SECOND = [
    (
        "de",
        "Nach dem Sturz der Partei [Abra] verurteilte [Oslo] [Riga].",
        "ACCUSE Oslo>Riga actual",
    ),
    ("nl", "Na het vertrek van premier [Abel] bezocht [Oslo] [Riga].", "CONSULT Oslo>Riga actual"),
    ("nl", "Tegen [Riga] stelde [Oslo] sancties in.", "SANCTION Oslo>Riga actual"),
    ("de", "In der Nacht griff [Oslo] [Riga] an.", "ASSAULT Oslo>Riga actual"),
]

# Who gets something is no doer: "<" in the word lists.
GIVEN = [
    ("nl", "[Riga] kreeg tanks van [Oslo].", "AID Oslo>Riga actual; no AID Riga"),
    ("fr", "[Lomé] reçoit le soutien d'[Accra].", "SUPPORT Accra>Lomé actual"),
    ("es", "[Quito] recibió armas de [Lima].", "AID Lima>Quito actual"),
    ("nl", "[Riga] kreeg applaus van [Oslo].", "no AID; no SUPPORT"),
]

WORDS = [
    ("nl", "[Oslo] zette twee [Letse diplomaten] uit.", "SANCTION Oslo>Letse diplomaten actual"),
    ("nl", "[Oslo] vecht zij aan zij met [Riga].", "SUPPORT Oslo>Riga actual; no ASSAULT"),
    ("nl", "[Oslo] en [Riga] wisselden verwijten uit.", "ACCUSE Oslo>Riga actual"),
    ("de", "[Oslo] feuerte Raketen in Richtung [Riga] ab.", "MOBILIZE Oslo>Riga actual"),
    ("de", "[Oslo] protestierte bei [Riga].", "ACCUSE Oslo>Riga actual; no PROTEST"),
    ("de", "[Lettische] Drohnen trafen [Oslo].", "ASSAULT Lettische>Oslo actual; no CONSULT"),
    ("fr", "[Lomé] ferme sa frontière avec [Accra].", "COERCE Lomé>Accra actual"),
    ("fr", "[Lomé] a fait pression sur [Accra].", "COERCE Lomé>Accra actual"),
    ("es", "[Lima] convocó al embajador de [Quito].", "ACCUSE Lima>Quito actual"),
    ("es", "[Lima] retiró a su embajador en [Quito].", "SANCTION Lima>Quito actual"),
]

CLAUSES = [
    # a deed and the noun that it carries are one event
    ("nl", "[Oslo] heeft overleg gevoerd met [Riga].", "CONSULT Oslo>Riga actual"),
    # "and that" opens another clause, and stands for nobody
    (
        "nl",
        "Hij zorgt dat [de gijzelaars] vrijkomen en dat [Oslo] [Riga] nooit aanvalt.",
        "ASSAULT Oslo>Riga negated; no ASSAULT de gijzelaars",
    ),
    # behind an article an "and" opens a clause too
    (
        "fr",
        "[Accra] a attaqué [Lomé] et la [Guinée] menace [Dakar].",
        "ASSAULT Accra>Lomé actual; THREATEN Guinée>Dakar actual",
    ),
    ("fr", "[Accra] a attaqué [Lomé] et la [Guinée].", "ASSAULT Accra>Lomé+Guinée actual"),
    # a noun behind its article is no verb of the clause
    (
        "es",
        "Después de la visita de [Abel], [Lima] y [Quito] firmaron un acuerdo.",
        "SUPPORT Lima>Quito actual",
    ),
    # who is talked about is no party of the talks
    ("nl", "Er zal worden gesproken over steun aan [Riga].", "no CONSULT"),
]

# Whom one phrase names, who shares a preposition, who is sent, who undergoes it.
SIDES = [
    ("nl", "[Oslo] sprak dinsdag met [Riga] en [Bern].", "CONSULT Oslo>Riga+Bern actual"),
    ("nl", "[Oslo] ontving een delegatie van [Hamas].", "CONSULT Oslo>Hamas actual"),
    ("es", "[Lima] se reunió con representantes de [Quito].", "CONSULT Lima>Quito actual"),
    ("fr", "Des [soldats maliens] ont tué [un juge].", "ASSAULT soldats maliens>un juge actual"),
    ("fr", "[Lomé] a tiré sur des [soldats maliens].", "ASSAULT Lomé>soldats maliens actual"),
    (
        "fr",
        "[L'ambassadeur du Mali] a été expulsé du territoire de [Lomé].",
        "SANCTION >L'ambassadeur du Mali actual",
    ),
    # a "by" of another verb
    ("fr", "L'attaque contre [Lomé] a été condamnée par [Accra].", "no ASSAULT Accra"),
    ("fr", "L'attaque contre [Lomé] a été menée par [Accra].", "ASSAULT Accra>Lomé actual"),
    # where it happens is not who does it
    (
        "de",
        "In der [lettischen] Hauptstadt Riga gab es Angriffe auf [die Botschaft Norwegens].",
        "no ASSAULT lettischen",
    ),
    # who says it is no doer
    ("fr", "L'armée, selon [Lomé] et [Accra], a bombardé [Dakar].", "no ASSAULT Lomé"),
    # what answers a charge needs no other party
    ("fr", "Une accusation rejetée par [Lomé].", "REJECT Lomé> actual"),
    # reported speech: the auxiliary in the subjunctive opens its clause
    ("de", "Die Ministerin sagte, [Oslo] habe [Riga] angegriffen.", "ASSAULT Oslo>Riga alleged"),
]

# Talks resumed, exercises held, crowds and police.
MORE_WORDS = [
    ("nl", "[Oslo] en [Riga] hervatten het vredesoverleg.", "CONSULT Oslo>Riga actual"),
    (
        "de",
        "[Oslo] und [Riga] nahmen die Friedensgespräche wieder auf.",
        "CONSULT Oslo>Riga actual",
    ),
    ("fr", "[Lomé] et [Accra] ont repris les pourparlers.", "CONSULT Lomé>Accra actual"),
    ("es", "[Lima] y [Quito] reanudaron las conversaciones.", "CONSULT Lima>Quito actual"),
    ("nl", "[Oslo] hield grote oefeningen rond [Riga].", "MOBILIZE Oslo>Riga actual"),
    (
        "nl",
        "[De politie] zette traangas in tegen [de stakers].",
        "ASSAULT De politie>de stakers actual",
    ),
    ("nl", "[Oslo] staat pal achter [Riga].", "SUPPORT Oslo>Riga actual"),
    ("de", "[Oslo] setzte den Krieg gegen [Riga] fort.", "ASSAULT Oslo>Riga actual"),
    ("de", "[Oslo] kündigt schärfere Sanktionen gegen [Riga] an.", "SANCTION Oslo>Riga planned"),
    ("es", "[Lima] decretó nuevas restricciones contra [Quito].", "SANCTION Lima>Quito actual"),
    ("es", "[Lima] mantendrá encuentros con [Quito].", "CONSULT Lima>Quito planned"),
    ("fr", "[Lomé] interpelle [l'ONU].", "no COERCE"),
    (
        "es",
        "[Lima] anunció la suspensión de las negociaciones con [Quito].",
        "CONSULT Lima>Quito negated",
    ),
]


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [*BETWEEN, *VERB_SECOND, *GIVEN, *WORDS, *CLAUSES, *SIDES, *MORE_WORDS],
)
def test_by_the_order_of_words(language: str, marked: str, expected: str) -> None:
    check(marked, expected, language)


def test_a_verb_and_its_noun_are_one_event() -> None:
    assert len(code("[Oslo] heeft overleg gevoerd met [Riga].", "nl")) == 1
