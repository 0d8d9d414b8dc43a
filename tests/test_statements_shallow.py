"""Who said what to whom in Dutch, German, French and Spanish, read without a parser.

A row's expectation reads `speaker | act | addressee | quote | content`; "-" is nobody, or somebody
whom nothing identifies. What must be outside the content stands after "!".
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import check, make_article, statements_of, words_of

from dragoman.words import load

ROOT = Path(__file__).parent.parent

DUTCH = [
    (
        "Rusland zegt dat de dam veilig is. Polen ontkent dat.",
        "POL | DENY | - | indirect | Rusland zegt dat de dam veilig is",
    ),
    (
        "De kas gaat dicht. Mark Rutte zou daarmee ingestemd hebben.",
        "mark-rutte | AGREE | - | indirect | zou daarmee ingestemd hebben",
    ),
    (
        "Donald Trump dreigt Canada met heffingen.",
        "donald-trump | THREATEN | CAN | indirect | met heffingen",
    ),
    (
        '"De dam houdt", aldus Mark Rutte, die eraan toevoegde dat de kas leeg is.',
        "mark-rutte | ASSERT | - | indirect | dat de kas leeg is",
    ),
    # quotations
    (
        '"We gaan door", zei de Franse president Emmanuel Macron dinsdag in Lyon.',
        "emmanuel-macron | ASSERT | - | direct | We gaan door ! Lyon",
    ),
    (
        'De Duitse bondskanselier Olaf Scholz zei: "Dit kan zo niet langer."',
        "olaf-scholz | ASSERT | - | direct | Dit kan zo niet langer",
    ),
    (
        '"De brug blijft dicht", aldus de Chinese minister van Buitenlandse Zaken Wang Yi.',
        "wang-yi | ASSERT | - | direct | De brug blijft dicht",
    ),
    (
        '"Wij betalen niets", zegt Viktor Orbán.',
        "viktor-orban | ASSERT | - | direct | Wij betalen niets",
    ),
    (
        '"Dat is onzin", zei Sergej Lavrov tegen persbureau Reuters.',
        "sergey-lavrov | ASSERT | reuters | direct | Dat is onzin",
    ),
    (
        '"Er komt geen top", vertelde Emmanuel Macron aan nieuwszender CNN.',
        "emmanuel-macron | ASSERT | cnn | direct | Er komt geen top",
    ),
    (
        '"Er komt geen akkoord", zei Angela Merkel tegen journalisten.',
        "angela-merkel | ASSERT | journalisten | direct | Er komt geen akkoord",
    ),
    (
        'Emmanuel Macron reageerde meteen: "Dit is een historische dag."',
        "emmanuel-macron | ASSERT | - | direct | Dit is een historische dag",
    ),
    (
        'Mark Rutte was in Den Haag. "De rekening klopt niet", zei hij.',
        "mark-rutte | ASSERT | - | direct | De rekening klopt niet",
    ),
    # clauses
    (
        "De Turkse president Recep Tayyip Erdogan zei dat de sluis open blijft.",
        "recep-tayyip-erdogan | ASSERT | - | indirect | dat de sluis open blijft",
    ),
    (
        "Vrijdag zei Joe Biden dat de hulp onderweg is.",
        "joe-biden | ASSERT | - | indirect | dat de hulp onderweg is ! Vrijdag",
    ),
    (
        "Volgens het Kremlin is de brief nooit verstuurd.",
        "RUS | ASSERT | - | indirect | is de brief nooit verstuurd ! Kremlin",
    ),
    (
        "De dijk houdt het, volgens Mark Rutte.",
        "mark-rutte | ASSERT | - | indirect | De dijk houdt het ! Rutte",
    ),
    (
        "De oogst valt tegen, zegt Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | De oogst valt tegen ! Scholz",
    ),
    (
        "António Guterres zei zeer bezorgd te zijn.",
        "antonio-guterres | ASSERT | - | indirect | zeer bezorgd te zijn",
    ),
    (
        "China liet weten dat de haven maandag opengaat.",
        "CHN | ASSERT | - | indirect | dat de haven maandag opengaat",
    ),
    (
        "Rusland wees erop dat het verdrag is verlopen.",
        "RUS | ASSERT | - | indirect | dat het verdrag is verlopen",
    ),
    (
        "Emmanuel Macron bezocht Kiev en zei dat de leningen blijven.",
        "emmanuel-macron | ASSERT | - | indirect | dat de leningen blijven",
    ),
    (
        "Emmanuel Macron, die in Rome was, zei dat de leningen blijven.",
        "emmanuel-macron | ASSERT | - | indirect | dat de leningen blijven",
    ),
    (
        "De trein rijdt weer. Dat meldde Volodymyr Zelensky op X.",
        "volodymyr-zelensky | ASSERT | - | indirect | De trein rijdt weer",
    ),
    (
        "De trein rijdt weer. Dat schrijft Donald Trump op Truth Social.",
        "donald-trump | ASSERT | - | indirect | De trein rijdt weer",
    ),
    (
        "Zoals Angela Merkel zei, blijft de grens open.",
        "angela-merkel | ASSERT | - | indirect | blijft de grens open",
    ),
    (
        'Mark Rutte noemde de uitslag "een ramp voor het land".',
        "mark-rutte | ASSERT | - | mixed | een ramp voor het land",
    ),
    (
        "Mark Rutte zei dat de dijk breekt, eraan toevoegend dat er geen geld is.",
        "mark-rutte | ASSERT | - | indirect | dat er geen geld is ! breekt",
    ),
    # pledges, demands, refusals
    ("Iran belooft de inspecteurs toe te laten.", "IRN | AGREE | - | indirect | toe te laten"),
    (
        "Noord-Korea heeft beloofd de proeven te staken.",
        "PRK | AGREE | - | indirect | de proeven te staken",
    ),
    (
        "Polen roept Duitsland op de tanks te leveren.",
        "POL | REQUEST | DEU | indirect | de tanks te leveren",
    ),
    (
        "Zweden vroeg Turkije om de brief te tekenen.",
        "SWE | REQUEST | TUR | indirect | om de brief te tekenen",
    ),
    (
        "Japan eist dat China de boten terughaalt.",
        "JPN | REQUEST | - | indirect | dat China de boten terughaalt",
    ),
    ("De NAVO wijst het voorstel af.", "nato | REJECT | - | indirect | het voorstel ! af"),
    ("India heeft het voorstel afgewezen.", "IND | REJECT | - | indirect | het voorstel"),
    ("Egypte weigert de grens te openen.", "EGY | REJECT | - | indirect | de grens te openen"),
    (
        "Israël ontkent dat het de haven heeft gebombardeerd.",
        "ISR | DENY | - | indirect | dat het de haven heeft gebombardeerd",
    ),
    (
        "Iran ontkende de drones te hebben geleverd.",
        "IRN | DENY | - | indirect | de drones te hebben geleverd",
    ),
    ("Viktor Orbán ontkende het bericht.", "viktor-orban | DENY | - | indirect | het bericht"),
    (
        "Spanje geeft toe dat de cijfers niet kloppen.",
        "ESP | CONCEDE | - | indirect | dat de cijfers niet kloppen",
    ),
    ("Pakistan dreigt de dam te sluiten.", "PAK | THREATEN | - | indirect | de dam te sluiten"),
    (
        "Donald Trump waarschuwde Iran dat er gevolgen komen.",
        "donald-trump | THREATEN | IRN | indirect | dat er gevolgen komen",
    ),
    # blame and praise
    (
        "Oekraïne beschuldigt Rusland van het beschieten van een school.",
        "UKR | ACCUSE | - | indirect | van het beschieten van een school",
    ),
    (
        "Rusland wordt door Oekraïne beschuldigd van sabotage.",
        "UKR | ACCUSE | - | indirect | van sabotage",
    ),
    (
        "Brazilië veroordeelt de aanval op de markt.",
        "BRA | ACCUSE | - | indirect | de aanval op de markt",
    ),
    (
        "De minister werd door Viktor Orbán bekritiseerd.",
        "viktor-orban | ACCUSE | - | indirect | De minister",
    ),
    ("Canada verwelkomt het bestand in Libanon.", "CAN | SUPPORT | - | indirect | het bestand"),
    (
        "Mark Rutte prees de rol van Qatar.",
        "mark-rutte | SUPPORT | - | indirect | de rol van Qatar",
    ),
    # who is meant, and what goes on
    (
        "Mark Rutte sprak in Delft. Hij voegde daaraan toe dat de kas leeg is.",
        "mark-rutte | ASSERT | - | indirect | dat de kas leeg is",
    ),
    (
        "Mark Rutte zei dat de kas leeg is. Ook zou de bank geen uitstel geven.",
        "mark-rutte | ASSERT | - | indirect | Ook zou de bank geen uitstel geven",
    ),
    (
        "Concrete bedragen besprak Mark Rutte niet tijdens het debat.",
        "mark-rutte | CONSULT | - | indirect | Concrete bedragen ! niet",
    ),
    (
        "Het plan is door Polen van de hand gewezen.",
        "POL | REJECT | - | indirect | Het plan ! hand",
    ),
    (
        "Polen wees het plan van de hand.",
        "POL | REJECT | - | indirect | het plan ! hand",
    ),
    (
        "De heffing zal Vladimir Poetin raken, zei de premier.",
        "- | ASSERT | - | indirect | De heffing zal Vladimir Poetin raken",
    ),
    (
        "De VS, Egypte en Qatar hebben Israël opgeroepen de grens te openen.",
        "USA | REQUEST | ISR | indirect | de grens te openen",
    ),
    # two commas open a quotation
    (
        ",,We gaan door,'' zei Mark Rutte.",
        "mark-rutte | ASSERT | - | direct | We gaan door",
    ),
    (
        "Mark Rutte noemde het plan ,,een schande'', hoewel niemand het las.",
        "mark-rutte | ASSERT | - | mixed | het plan ,,een schande ! hoewel",
    ),
    (
        'Mark Rutte vindt het "erg zorgelijk" dat de dam lekt.',
        'mark-rutte | ASSERT | - | mixed | het "erg zorgelijk" dat de dam lekt',
    ),
]

GERMAN = [
    (
        "Russland sei, so Wladimir Putin, zu Gesprächen bereit.",
        "vladimir-putin | ASSERT | - | indirect | Russland sei … zu Gesprächen bereit",
    ),
    ("Ungarn hat den Plan scharf verurteilt.", "HUN | ACCUSE | - | indirect | den Plan ! scharf"),
    (
        "Donald Trump drohte Kanada mit Zöllen.",
        "donald-trump | THREATEN | CAN | indirect | mit Zöllen",
    ),
    (
        "Russland sagt, Polen greife an. Polen bestreitet das.",
        "POL | DENY | - | indirect | Russland sagt, Polen greife an",
    ),
    (
        "Die Brücke sei sicher, heißt es in einer Erklärung des Kreml.",
        "RUS | ASSERT | - | indirect | Die Brücke sei sicher",
    ),
    (
        "„Das reicht nicht“, sagte der französische Präsident Emmanuel Macron am Montag.",
        "emmanuel-macron | ASSERT | - | direct | Das reicht nicht ! Montag",
    ),
    (
        "Olaf Scholz sagte: „Wir liefern im Herbst.“",
        "olaf-scholz | ASSERT | - | direct | Wir liefern im Herbst",
    ),
    (
        "„Der Hafen bleibt zu“, so Wladimir Putin.",
        "vladimir-putin | ASSERT | - | direct | Der Hafen bleibt zu",
    ),
    (
        "„Der Vertrag ist tot“, sagte Sergej Lawrow der Nachrichtenagentur Reuters.",
        "sergey-lavrov | ASSERT | reuters | direct | Der Vertrag ist tot",
    ),
    (
        "„Wir warten“, fügte Angela Merkel hinzu.",
        "angela-merkel | ASSERT | - | direct | Wir warten",
    ),
    (
        "Olaf Scholz sagte, die Brücke sei im Mai fertig.",
        "olaf-scholz | ASSERT | - | indirect | die Brücke sei im Mai fertig",
    ),
    (
        "Angela Merkel erklärte, dass die Grenze offen bleibt.",
        "angela-merkel | ASSERT | - | indirect | dass die Grenze offen bleibt",
    ),
    (
        "Am Freitag kündigte Emmanuel Macron an, dass er nach Kiew reist.",
        "emmanuel-macron | ASSERT | - | indirect | dass er nach Kiew reist",
    ),
    ("Laut Olaf Scholz fehlt das Geld.", "olaf-scholz | ASSERT | - | indirect | fehlt das Geld"),
    (
        "Nach Angaben des Kreml ist der Brief nie angekommen.",
        "RUS | ASSERT | - | indirect | ist der Brief nie angekommen ! Kreml",
    ),
    (
        "Nach Angaben von Wolodymyr Selenskyj wurde eine Brücke zerstört.",
        "volodymyr-zelensky | ASSERT | - | indirect | wurde eine Brücke zerstört",
    ),
    (
        "Die Brücke ist fertig. Das teilte Olaf Scholz mit.",
        "olaf-scholz | ASSERT | - | indirect | Die Brücke ist fertig",
    ),
    (
        "Wie Olaf Scholz mitteilte, ist die Brücke fertig.",
        "olaf-scholz | ASSERT | - | indirect | ist die Brücke fertig",
    ),
    (
        "Die Lage sei ernst, sagte Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | Die Lage sei ernst ! Scholz",
    ),
    (
        "Olaf Scholz sagte, die Kasse sei leer. Neue Schulden werde es nicht geben.",
        "olaf-scholz | ASSERT | - | indirect | Neue Schulden werde es nicht geben",
    ),
    (
        "Olaf Scholz sagte, die Kasse sei leer. Er habe davon nichts gewusst.",
        "olaf-scholz | ASSERT | - | indirect | Er habe davon nichts gewusst",
    ),
    (
        "Iran bestritt, Drohnen geliefert zu haben.",
        "IRN | DENY | - | indirect | Drohnen geliefert zu haben",
    ),
    ("China dementierte den Bericht.", "CHN | DENY | - | indirect | den Bericht"),
    ("Russland wies die Vorwürfe zurück.", "RUS | REJECT | - | indirect | die Vorwürfe ! zurück"),
    ("Indien hat den Vorschlag abgelehnt.", "IND | REJECT | - | indirect | den Vorschlag"),
    (
        "Polen forderte Deutschland auf, Panzer zu liefern.",
        "POL | REQUEST | DEU | indirect | Panzer zu liefern",
    ),
    (
        "Japan forderte China auf, die Boote abzuziehen.",
        "JPN | REQUEST | CHN | indirect | die Boote abzuziehen",
    ),
    (
        "Die Ukraine warf Russland vor, eine Schule beschossen zu haben.",
        "UKR | ACCUSE | RUS | indirect | eine Schule beschossen zu haben",
    ),
    (
        "Brasilien verurteilte den Angriff auf den Markt.",
        "BRA | ACCUSE | - | indirect | den Angriff auf den Markt",
    ),
    ("Kanada begrüßte die Waffenruhe.", "CAN | SUPPORT | - | indirect | die Waffenruhe"),
    (
        "Spanien räumte ein, dass die Zahlen falsch waren.",
        "ESP | CONCEDE | - | indirect | dass die Zahlen falsch waren",
    ),
    (
        "Ägypten drohte, den Kanal zu sperren.",
        "EGY | THREATEN | - | indirect | den Kanal zu sperren",
    ),
    (
        "Nordkorea versprach, die Tests zu beenden.",
        "PRK | AGREE | - | indirect | die Tests zu beenden",
    ),
    ("Die Türkei wurde von Griechenland kritisiert.", "GRC | ACCUSE | - | indirect | Die Türkei"),
    (
        "Viktor Orbán nannte den Plan „einen Weg in den Krieg“.",
        "viktor-orban | ASSERT | - | mixed | einen Weg in den Krieg",
    ),
    (
        "Emmanuel Macron (Renaissance) sagte, die Reform komme später.",
        "emmanuel-macron | ASSERT | - | indirect | die Reform komme später",
    ),
    (
        "Emmanuel Macron, der in Rom war, sagte, die Reform komme später.",
        "emmanuel-macron | ASSERT | - | indirect | die Reform komme später",
    ),
    (
        "Es war ein Unfall, wie Olaf Scholz betonte.",
        "olaf-scholz | ASSERT | - | indirect | Es war ein Unfall",
    ),
    (
        "Die Messe ist am 15. August in Bonn, sagte Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | Die Messe ist am 15. August in Bonn",
    ),
    (
        "Olaf Scholz sagte, dass die Messe am 3. Mai in Bonn beginnt.",
        "olaf-scholz | ASSERT | - | indirect | dass die Messe am 3. Mai in Bonn beginnt",
    ),
    (
        "Zuvor hatten die Behörden in den USA, Ägypten und Katar Israel aufgefordert, die Grenze zu öffnen.",
        "- | REQUEST | ISR | indirect | die Grenze zu öffnen",
    ),
    (
        "Zuvor hatten die Behörden in drei Ländern — den USA, Ägypten und Katar — Israel aufgefordert, die Grenze zu öffnen.",
        "- | REQUEST | ISR | indirect | die Grenze zu öffnen",
    ),
    (
        "Die Behörden in den USA, Ägypten und Katar haben Israel aufgefordert, die Grenze zu öffnen.",
        "- | REQUEST | ISR | indirect | die Grenze zu öffnen",
    ),
    (
        "Deutschland, Frankreich und Polen haben Israel aufgefordert, die Grenze zu öffnen.",
        "DEU | REQUEST | ISR | indirect | die Grenze zu öffnen",
    ),
    (
        "Olaf Scholz sagte, Frankreich und Polen hätten Israel aufgefordert, die Grenze zu öffnen.",
        "olaf-scholz | ASSERT | - | indirect | Frankreich und Polen hätten Israel aufgefordert",
    ),
    (
        "Die Zölle werden Wladimir Putin hart treffen, sagte der Minister am Montag.",
        "- | ASSERT | - | indirect | Die Zölle werden Wladimir Putin hart treffen",
    ),
    (
        "Die Polizei bestätigte Angaben der Anwohner.",
        "- | ASSERT | - | indirect | Angaben der Anwohner",
    ),
    (
        "Olaf Scholz hat wiederholt erklärt, dass der Hafen offen bleibt.",
        "olaf-scholz | ASSERT | - | indirect | dass der Hafen offen bleibt",
    ),
    (
        "Serbien sprach von einer Provokation und verstärkte seine Truppen.",
        "SRB | ASSERT | - | indirect | einer Provokation ! verstärkte",
    ),
    (
        "Das Kosovo verpflichtet sich, neue Schilder anzubringen.",
        "XKX | AGREE | - | indirect | neue Schilder anzubringen",
    ),
    (
        "Es regnet. Das Kosovo erkennt den Vertrag nicht mehr an.",
        "XKX | CONCEDE | - | indirect | den Vertrag ! nicht",
    ),
    (
        "Das Kosovo erkennt den Vertrag nicht an und zwingt alle, das Land zu verlassen.",
        "XKX | CONCEDE | - | indirect | den Vertrag ! verlassen",
    ),
]

FRENCH = [
    (
        "« Le pont est fermé », a expliqué dans un communiqué Olaf Scholz.",
        "olaf-scholz | ASSERT | - | direct | Le pont est fermé",
    ),
    (
        "L'Italie a rejeté, vendredi 3 mai, la demande de la Suisse.",
        "ITA | REJECT | - | indirect | la demande de la Suisse ! vendredi",
    ),
    (
        "La Hongrie, a dit Viktor Orban, ne paiera pas.",
        "viktor-orban | ASSERT | - | indirect | La Hongrie … ne paiera pas",
    ),
    (
        "« Cela ne suffit pas », a déclaré le président français Emmanuel Macron lundi.",
        "emmanuel-macron | ASSERT | - | direct | Cela ne suffit pas ! lundi",
    ),
    (
        "Emmanuel Macron a déclaré : « Nous livrerons en mai », avant de partir pour Nice.",
        "emmanuel-macron | ASSERT | - | direct | Nous livrerons en mai",
    ),
    (
        "Le chancelier allemand Olaf Scholz a parlé à Berlin. « Le pont est fermé », a-t-il ajouté.",
        "olaf-scholz | ASSERT | - | direct | Le pont est fermé",
    ),
    (
        "« Le traité est mort », a dit Sergueï Lavrov à l'agence Reuters.",
        "sergey-lavrov | ASSERT | reuters | direct | Le traité est mort",
    ),
    (
        "Selon Emmanuel Macron, la caisse est vide.",
        "emmanuel-macron | ASSERT | - | indirect | la caisse est vide",
    ),
    (
        "D'après le Kremlin, la lettre n'est jamais arrivée.",
        "RUS | ASSERT | - | indirect | la lettre n'est jamais arrivée",
    ),
    (
        "Le pont est fini, selon Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | Le pont est fini",
    ),
    (
        "Olaf Scholz a affirmé que le pont était fini.",
        "olaf-scholz | ASSERT | - | indirect | que le pont était fini",
    ),
    (
        "Le pont est fini, a assuré Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | Le pont est fini ! Scholz",
    ),
    (
        "Vendredi, Emmanuel Macron a annoncé que la taxe disparaît.",
        "emmanuel-macron | ASSERT | - | indirect | que la taxe disparaît",
    ),
    (
        "Comme l'a expliqué Emmanuel Macron, la taxe disparaît.",
        "emmanuel-macron | ASSERT | - | indirect | la taxe disparaît",
    ),
    ("L'Iran nie avoir livré des drones.", "IRN | DENY | - | indirect | avoir livré des drones"),
    ("La Chine dément l'information.", "CHN | DENY | - | indirect | information"),
    ("La Russie rejette les accusations.", "RUS | REJECT | - | indirect | les accusations"),
    ("L'Inde a refusé de signer.", "IND | REJECT | - | indirect | de signer"),
    (
        "La Pologne appelle l'Allemagne à livrer des chars.",
        "POL | REQUEST | DEU | indirect | à livrer des chars",
    ),
    (
        "Le Japon a demandé à la Chine de retirer ses bateaux.",
        "JPN | REQUEST | CHN | indirect | de retirer ses bateaux",
    ),
    (
        "L'Ukraine accuse la Russie d'avoir bombardé une école.",
        "UKR | ACCUSE | - | indirect | avoir bombardé une école",
    ),
    ("Le Brésil dénonce l'attaque du marché.", "BRA | ACCUSE | - | indirect | attaque du marché"),
    ("Le Canada salue la trêve au Liban.", "CAN | SUPPORT | - | indirect | la trêve"),
    (
        "L'Espagne a reconnu que les chiffres étaient faux.",
        "ESP | CONCEDE | - | indirect | que les chiffres étaient faux",
    ),
    ("L'Égypte menace de fermer le canal.", "EGY | THREATEN | - | indirect | de fermer le canal"),
    (
        "La Corée du Nord a promis de cesser les essais.",
        "PRK | AGREE | - | indirect | de cesser les essais",
    ),
    ("La Turquie a été critiquée par la Grèce.", "GRC | ACCUSE | - | indirect | La Turquie"),
    (
        "Viktor Orban a qualifié le plan de « chemin vers la guerre ».",
        "viktor-orban | ASSERT | - | mixed | chemin vers la guerre",
    ),
    (
        "Emmanuel Macron, qui était à Rome, a dit que la réforme viendrait plus tard.",
        "emmanuel-macron | ASSERT | - | indirect | que la réforme viendrait plus tard",
    ),
    (
        "Selon le Kremlin, un convoi a été attaqué. Trois soldats auraient fui.",
        "RUS | ASSERT | - | indirect | Trois soldats auraient fui",
    ),
    (
        "Emmanuel Macron a appelé Vladimir Poutine à retirer ses chars.",
        "emmanuel-macron | REQUEST | vladimir-putin | indirect | à retirer ses chars",
    ),
    (
        "Emmanuel Macron appelle la Russie à la retenue.",
        "emmanuel-macron | REQUEST | - | indirect | à la retenue",
    ),
    (
        "Emmanuel Macron s'est dit prêt à recevoir la Russie.",
        "emmanuel-macron | AGREE | - | indirect | à recevoir la Russie",
    ),
    (
        "Les taxes vont toucher Vladimir Poutine, a dit le ministre.",
        "- | ASSERT | - | indirect | Les taxes vont toucher Vladimir Poutine",
    ),
    (
        "Le texte affirme que la digue est sûre.",
        "- | ASSERT | - | indirect | que la digue est sûre",
    ),
    (
        "L'Allemagne, la France et la Pologne ont appelé Israël à ouvrir la frontière.",
        "DEU | REQUEST | ISR | indirect | à ouvrir la frontière",
    ),
    (
        "Emmanuel Macron a affirmé que 1.500 soldats, soit 3,5 % du total, partiront le 1er mai.",
        "emmanuel-macron | ASSERT | - | indirect | 3,5 % du total, partiront le 1er mai",
    ),
    (
        "Il faut se préparer au froid, a prévenu lundi soir le président Emmanuel Macron.",
        "emmanuel-macron | ASSERT | - | indirect | Il faut se préparer au froid",
    ),
]

SPANISH = [
    (
        "El puente, que costó mucho, está listo, anunció este viernes Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | El puente, que costó mucho, está listo ! viernes",
    ),
    (
        "Italia rechazó el viernes la petición de Suiza.",
        "ITA | REJECT | - | indirect | la petición de Suiza ! viernes",
    ),
    (
        "Pedro Sánchez prometió bajar la tasa y dijo que no habrá otra.",
        "pedro-sanchez | AGREE | - | indirect | bajar la tasa ! otra",
    ),
    (
        "«Eso no basta», dijo el presidente francés Emmanuel Macron el lunes.",
        "emmanuel-macron | ASSERT | - | direct | Eso no basta ! lunes",
    ),
    (
        "Pedro Sánchez declaró: “Entregaremos en mayo.”",
        "pedro-sanchez | ASSERT | - | direct | Entregaremos en mayo",
    ),
    (
        "El canciller alemán Olaf Scholz habló en Berlín. “El puente está cerrado”, añadió.",
        "olaf-scholz | ASSERT | - | direct | El puente está cerrado",
    ),
    (
        "“El tratado ha muerto”, dijo Serguéi Lavrov a la agencia Reuters.",
        "sergey-lavrov | ASSERT | reuters | direct | El tratado ha muerto",
    ),
    (
        "Según Pedro Sánchez, la caja está vacía.",
        "pedro-sanchez | ASSERT | - | indirect | la caja está vacía",
    ),
    (
        "De acuerdo con el Kremlin, la carta nunca llegó.",
        "RUS | ASSERT | - | indirect | la carta nunca llegó",
    ),
    (
        "El puente está listo, según Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | El puente está listo",
    ),
    (
        "Según informó Olaf Scholz, el puente está listo.",
        "olaf-scholz | ASSERT | - | indirect | el puente está listo",
    ),
    (
        "Olaf Scholz afirmó que el puente está listo.",
        "olaf-scholz | ASSERT | - | indirect | que el puente está listo",
    ),
    (
        "El puente está listo, aseguró Olaf Scholz.",
        "olaf-scholz | ASSERT | - | indirect | El puente está listo ! Scholz",
    ),
    (
        "El viernes, Pedro Sánchez anunció que la tasa desaparece.",
        "pedro-sanchez | ASSERT | - | indirect | que la tasa desaparece",
    ),
    (
        "Pedro Sánchez dijo que la tasa desaparece. Añadió que no habrá otra.",
        "pedro-sanchez | ASSERT | - | indirect | que no habrá otra",
    ),
    ("Irán negó haber entregado drones.", "IRN | DENY | - | indirect | haber entregado drones"),
    ("China desmintió la noticia.", "CHN | DENY | - | indirect | la noticia"),
    ("Rusia rechaza las acusaciones.", "RUS | REJECT | - | indirect | las acusaciones"),
    (
        "Polonia instó a Alemania a entregar tanques.",
        "POL | REQUEST | DEU | indirect | a entregar tanques",
    ),
    (
        "Japón pidió a China que retire sus barcos.",
        "JPN | REQUEST | CHN | indirect | que retire sus barcos",
    ),
    (
        "Ucrania acusó a Rusia de bombardear una escuela.",
        "UKR | ACCUSE | - | indirect | de bombardear una escuela",
    ),
    ("Brasil condenó el ataque al mercado.", "BRA | ACCUSE | - | indirect | el ataque al mercado"),
    ("Canadá celebró la tregua en el Líbano.", "CAN | SUPPORT | - | indirect | la tregua"),
    (
        "España reconoció que las cifras eran falsas.",
        "ESP | CONCEDE | - | indirect | que las cifras eran falsas",
    ),
    ("Egipto amenazó con cerrar el canal.", "EGY | THREATEN | - | indirect | con cerrar el canal"),
    (
        "Corea del Norte prometió detener los ensayos.",
        "PRK | AGREE | - | indirect | detener los ensayos",
    ),
    ("Turquía fue criticada por Grecia.", "GRC | ACCUSE | - | indirect | Turquía"),
    (
        "Viktor Orbán calificó el plan de “camino a la guerra”.",
        "viktor-orban | ASSERT | - | mixed | camino a la guerra",
    ),
    (
        "Emmanuel Macron, que estaba en Roma, dijo que la reforma vendrá después.",
        "emmanuel-macron | ASSERT | - | indirect | que la reforma vendrá después",
    ),
    (
        "Rusia habló el lunes. Según el Kremlin, hubo un ataque. Tres soldados habrían huido.",
        "RUS | ASSERT | - | indirect | Tres soldados habrían huido",
    ),
    (
        "Nicolás Maduro detuvo a Juan Guaidó, por lo que el dirigente opositor aseguró que no se rendirá.",
        "- | ASSERT | - | indirect | que no se rendirá",
    ),
    (
        "Pedro Sánchez afirmó que fue la policía (CNP), por lo que el dirigente opositor aseguró que no irá.",
        "pedro-sanchez | ASSERT | - | indirect | que fue la policía (CNP) ! por lo que",
    ),
    (
        "Los aranceles golpearán a Vladimir Putin, dijo el ministro.",
        "- | ASSERT | - | indirect | Los aranceles golpearán a Vladimir Putin",
    ),
    (
        "La cosecha será mala, señala el texto, publicado en los medios.",
        "- | ASSERT | - | indirect | La cosecha será mala ! publicado",
    ),
    (
        "—El puente no se cierra —dijo Pedro Sánchez.",
        "pedro-sanchez | ASSERT | - | indirect | El puente no se cierra",
    ),
    (
        "Alemania, Francia y Polonia pidieron a Israel abrir la frontera.",
        "DEU | REQUEST | ISR | indirect | abrir la frontera ! Israel",
    ),
    (
        "Cuba reconoce la decisión de Nicolás Maduro de marcharse.",
        "CUB | CONCEDE | - | indirect | la decisión de Nicolás Maduro de marcharse",
    ),
    (
        'Pedro Sánchez llegó a Lima. "Aquí no pasa nada", proclamó.',
        "pedro-sanchez | ASSERT | - | direct | Aquí no pasa nada",
    ),
    (
        "Pedro Sánchez dijo que habrá feria. Nuestro país sería el anfitrión.",
        "pedro-sanchez | ASSERT | - | indirect | Nuestro país sería el anfitrión",
    ),
    # who speaks is left out, or stands before an insertion
    (
        "El presidente de Chile, Gabriel Boric, perdió la calma y dijo que el puente cae.",
        "gabriel-boric | ASSERT | - | indirect | que el puente cae",
    ),
    (
        "Gabriel Boric calificó la ley de Perú como “un error grave”.",
        "gabriel-boric | ASSERT | - | mixed | como “un error grave”",
    ),
    (
        "En Lima, recordó Gabriel Boric, el puente ya no existe desde hace años.",
        "gabriel-boric | ASSERT | - | indirect | el puente ya no existe",
    ),
]

NOTHING = [
    ("nl", "De trein vertrok om negen uur uit Utrecht."),
    ("nl", "Dat deed zij bij de opening van een brug."),
    ("nl", "Hij weet niet of de brug opengaat."),
    ("nl", "Mark Rutte vroeg of de brug opengaat."),
    ("de", "Der Zug fuhr um neun Uhr in Bremen ab."),
    ("de", "Die Brücke sei gesperrt worden."),
    ("de", "Olaf Scholz fragte, ob die Brücke offen ist."),
    # a participle or an adverb inside a noun phrase is no cue
    ("de", "Die Regierung legte die wiederholt geänderten Pläne vor."),
    ("de", "Olaf Scholz hat die wiederholt geänderten Pläne gelesen."),
    ("de", "Die von Olaf Scholz bestätigten Zahlen sind falsch."),
    ("de", "Die erklärt neutrale Schweiz wartet."),
    ("nl", "De beloofde hulp is door Polen gebracht."),
    ("es", "Su denuncia llegó al tribunal de Cuba."),
    # to oblige others is no pledge
    ("de", "Die von Olaf Scholz geforderten Hilfen kommen."),
    ("de", "Das Kosovo verpflichtet Pendler, neue Schilder anzubringen."),
    # a time is nobody, and a telephone call is no request
    ("fr", "Le blé est vendu, pour la première fois depuis mai, à la Chine."),
    ("fr", "Selon la saison, le blé est vendu à la Chine."),
    ("fr", "Emmanuel Macron a appelé son homologue Olaf Scholz mardi à Paris."),
    ("fr", "La Chine attend. Le pays, qui serait en guerre, se tait."),
    ("fr", "Le train est parti de Lyon à neuf heures."),
    ("fr", "La trêve aurait dû commencer à midi."),
    ("es", "El tren salió de Madrid a las nueve."),
    ("es", "La tregua comenzó al mediodía."),
]

TABLES = {"nl": DUTCH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
ROWS = [(text, row, language) for language, rows in TABLES.items() for text, row in rows]


@pytest.mark.parametrize(("text", "row", "language"), ROWS)
def test_who_said_what(text, row, language):
    check(text, row, language)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_no_statement(language, text):
    article = make_article(text, language=language)
    assert [words_of(article, s) for s in statements_of(article)] == []


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        # who says it is not told, and nobody near is taken for him
        ("es", 'Cuba dijo que hay pan. Hubo un acto. "Aquí estoy", proclamó.', "Aquí estoy"),
        (
            "nl",
            'Polen zei dat er brood is. "Dit is wel genoeg", bromde een bezoeker.',
            "Dit is wel genoeg",
        ),
        # a narrator's relative clause after an indirect statement is the narrator's
        ("es", "Cuba dijo que hay pan. La fecha, que sería la primera, no se sabe.", None),
    ],
)
def test_nobody_is_given_what_he_did_not_say(language, text, quoted):
    article = make_article(text, language=language)
    own, *rest = statements_of(article)
    assert own.speaker is not None
    assert [s.speaker for s in rest] == [None] * len(rest)
    assert [quoted in words_of(article, s) for s in rest] == ([] if quoted is None else [True])


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("nl", "Iran bevestigt de aanval niet.", True),
        ("nl", "Iran bevestigt dat er niets is gebeurd.", False),
        ("de", "Der Iran bestätigte den Angriff nicht.", True),
        ("de", "Es regnet. Das Kosovo erkennt den Vertrag nicht mehr an.", True),
        ("fr", "L'Iran n'a pas confirmé l'attaque.", True),
        ("es", "Irán no confirmó el ataque.", True),
    ],
)
def test_what_was_not_said_is_negated(language, text, negated):
    found = statements_of(make_article(text, language=language))
    assert [s.negated for s in found] == [negated]


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("nl", "Oekraïne beschuldigt Rusland van sabotage.", "RUS"),
        ("de", "Griechenland kritisierte die Türkei scharf.", "TUR"),
        ("fr", "La Grèce accuse la Turquie de mentir.", "TUR"),
        ("es", "Grecia acusó a Turquía de mentir.", "TUR"),
        ("es", "Turquía fue criticada por Grecia.", "TUR"),
    ],
)
def test_at_whom_it_is_aimed(language, text, target):
    assert [s.target for s in statements_of(make_article(text, language=language))] == [target]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Norwegen und Schweden warfen sich gegenseitig vor, den Vertrag zu brechen."),
        ("nl", "Noorwegen en Zweden beschuldigen elkaar van sabotage."),
        ("fr", "La Norvège et la Suède s'accusent mutuellement de mentir."),
        ("es", "Noruega y Suecia se acusaron mutuamente de mentir."),
    ],
)
def test_what_two_say_of_each_other_is_said_by_both(language, text):
    found = statements_of(make_article(text, language=language))
    told = sorted((s.speaker.actor_id, s.target) for s in found if s.speaker is not None)
    assert told == [("NOR", "SWE"), ("SWE", "NOR")]


@pytest.mark.parametrize(
    ("language", "before", "quoted", "speaker"),
    [
        (
            "nl",
            "Premier Jonas Dahl zei dat de haven open blijft, maar dat liet minister Vera Mol koud.",
            '"Wij gaan niet."',
            "vera-mol",
        ),
        (
            "de",
            "Präsident Jonas Dahl lobte den Plan. Außenministerin Vera Mol ließ das kalt.",
            "„Wir gehen nicht.“",
            "vera-mol",
        ),
        (
            "nl",
            "Premier Jonas Dahl prees de haven. Hij sprak met minister Vera Mol.",
            '"Wij gaan niet weg."',
            "jonas-dahl",
        ),
        (
            "nl",
            "Premier Jonas Dahl prees de haven. De gesprekken met Vera Mol duurden lang.",
            '"Wij gaan niet weg."',
            "jonas-dahl",
        ),
    ],
)
def test_a_quotation_is_of_whom_the_paragraph_has_turned_to(language, before, quoted, speaker):
    article = make_article(f"{before} {quoted}", language=language)
    found = [s for s in statements_of(article) if s.quote == "direct"]
    assert [s.speaker.actor_id for s in found if s.speaker is not None] == [speaker]


def test_a_statement_inside_a_statement_points_at_it():
    text = "Mark Rutte zei dat China ontkent dat het schip is gezonken."
    article = make_article(text, language="nl")
    outer, inner = sorted(statements_of(article), key=lambda s: -len(words_of(article, s)))
    assert (outer.act, inner.act) == ("ASSERT", "DENY")
    assert inner.inside == outer.statement_id


@pytest.mark.parametrize("language", list(TABLES))
def test_each_language_knows_ninety_cues_with_an_act_and_forms(language):
    acts = {"ASSERT", "DENY", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE",
            "REJECT", "THREATEN"}  # fmt: skip
    verbs = load(language, "speech")["verbs"]
    assert len(verbs) >= 90
    for lemma, value in verbs.items():
        assert value[0] in acts, lemma
        assert set(value[1]) <= set("ciotaq"), lemma
        assert value[2].split(), lemma


@pytest.mark.parametrize("language", [*TABLES, "it"])
def test_the_guide_tells_each_list_of_a_language(language):
    guide = (ROOT / "docs" / "add-a-language.md").read_text("utf-8")
    lists = set(load(language, "speech")) - {"source", "verbs"}
    assert sorted(name for name in lists if f"`{name}`" not in guide) == []


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="Ab “”\"'.,:()qu'a-t-il zei sagte dit que Iran\n", max_size=80),
    st.sampled_from(list(TABLES)),
)
def test_every_span_lies_in_the_text(text, language):
    article = make_article(text, language=language)
    for statement in statements_of(article):
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(article.text)
