"""Who said what to whom: tables of sentences with what a reader would answer.

A row's expectation reads `speaker | act | addressee | quote | content`; "-" is nobody. The content
is a part of what was said that must be inside, and what must be outside stands after "!".
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from texts import check, make_article, statements_of, words_of

DIRECT = [
    ("“We will not sign,” President Emmanuel Macron said on Friday.",
     "emmanuel-macron | ASSERT | - | direct | We will not sign ! Friday"),
    ("“The talks failed,” said German Chancellor Olaf Scholz in Berlin.",
     "olaf-scholz | ASSERT | - | direct | The talks failed ! Berlin"),
    ("Chinese Foreign Minister Wang Yi said: “The door is open.”",
     "wang-yi | ASSERT | - | direct | The door is open"),
    ("“We are ready,” Russian Foreign Minister Sergey Lavrov told reporters, “but nobody calls.”",
     "sergey-lavrov | ASSERT | reporters | direct | We are ready"),
    ("“We are ready,” Russian Foreign Minister Sergey Lavrov told reporters, “but nobody calls.”",
     "sergey-lavrov | ASSERT | - | direct | but nobody calls"),
    ("French President Emmanuel Macron spoke in Paris. “This must stop,” he said.",
     "emmanuel-macron | ASSERT | - | direct | This must stop"),
    ("“This is wrong,” British Prime Minister Keir Starmer told the BBC.",
     "keir-starmer | ASSERT | bbc | direct | This is wrong"),
    ("‘We need more time,’ Dutch Prime Minister Mark Rutte said.",
     "mark-rutte | ASSERT | - | direct | We need more time"),
    ("We cannot accept this”, said Russian President Vladimir Putin in Sochi.",
     "vladimir-putin | ASSERT | - | direct | We cannot accept this ! Sochi"),
    ("“We agreed on dates,” Iranian President Hassan Rouhani said. “The rest is detail.”",
     "hassan-rouhani | ASSERT | - | direct | The rest is detail"),
]

INDIRECT = [
    ("US Secretary of State John Kerry said that Iran had kept its word.",
     "john-kerry | ASSERT | - | indirect | Iran had kept its word"),
    ("Beijing says the reef is Chinese soil.", "CHN | ASSERT | - | indirect | the reef is Chinese soil"),
    ("The Kremlin confirmed that the call took place.",
     "RUS | ASSERT | - | indirect | the call took place"),
    ("According to the White House, no decision has been made.",
     "USA | ASSERT | - | indirect | no decision has been made ! White House"),
    ("Ukraine has lost the town, according to Russian President Vladimir Putin.",
     "vladimir-putin | ASSERT | - | indirect | Ukraine has lost the town ! Putin"),
    ("Turkish President Recep Tayyip Erdogan urged Russia to open the port.",
     "recep-tayyip-erdogan | REQUEST | RUS | indirect | to open the port"),
    ("China has denied that it sold weapons to Russia.",
     "CHN | DENY | - | indirect | it sold weapons to Russia"),
    ("Iran vowed to resume enrichment.", "IRN | AGREE | - | indirect | to resume enrichment"),
    ("Israel accused Iran of building a bomb.", "ISR | ACCUSE | - | indirect | of building a bomb"),
    ("NATO rejected the demands.", "nato | REJECT | - | indirect | the demands"),
    ("France welcomed the ceasefire in Lebanon.", "FRA | SUPPORT | - | indirect | the ceasefire"),
    ("Germany condemned the attack on the embassy.",
     "DEU | ACCUSE | - | indirect | the attack on the embassy"),
    ("South Korea warned that it would answer any attack.",
     "KOR | THREATEN | - | indirect | it would answer any attack"),
    ("The United States has acknowledged that the strike killed civilians.",
     "USA | CONCEDE | - | indirect | the strike killed civilians"),
    ("Saudi Arabia offered to host the talks.", "SAU | AGREE | - | indirect | to host the talks"),
    ("Asked whether troops would stay, US President Joe Biden said no.",
     "joe-biden | ASSERT | - | indirect | no"),
    ("US President Barack Obama told Chinese President Xi Jinping that the thefts had to end.",
     "barack-obama | ASSERT | xi-jinping | indirect | the thefts had to end"),
    ("Syria, President Bashar al-Assad said, had no such weapons.",
     "bashar-al-assad | ASSERT | - | indirect | had no such weapons"),
    ("Moscow voiced support for the plan.", "RUS | SUPPORT | - | indirect | support for the plan"),
    ("India expressed concern about the dam.", "IND | ACCUSE | - | indirect | concern about the dam"),
    ("The Philippines was accused by China of staging the collision.",
     "CHN | ACCUSE | - | indirect | of staging the collision"),
    ("US Secretary of State Mike Pompeo said Iran lied, adding that the deal was dead.",
     "mike-pompeo | ASSERT | - | indirect | the deal was dead"),
]

MIXED = [
    ("Hungarian Prime Minister Viktor Orban called the plan “a road to war”.",
     "viktor-orban | ASSERT | - | mixed | a road to war"),
    ("Pakistan said it would “respond at a time of its choosing”.",
     "PAK | ASSERT | - | mixed | respond at a time of its choosing"),
    ("Egypt slammed Ethiopia’s “reckless” filling of the dam.",
     "EGY | ACCUSE | - | mixed | reckless"),
]

NOTHING = [
    "The ceasefire began at noon.",
    "Troops crossed the border near Kharkiv on Monday.",
    "The minister is expected to announce the plan next week.",
    "Nobody would say what happens next.",
    "The so-called “red line” was crossed.",
]

DUTCH = [
    ("\"Wij tekenen niet\", zei de Franse president Emmanuel Macron vrijdag.",
     "emmanuel-macron | ASSERT | - | direct | Wij tekenen niet"),
    ("De Duitse bondskanselier Olaf Scholz zei dat het overleg was mislukt.",
     "olaf-scholz | ASSERT | - | indirect | dat het overleg was mislukt"),
    ("Volgens het Kremlin is er geen besluit genomen.",
     "RUS | ASSERT | - | indirect | geen besluit genomen ! Kremlin"),
    ("\"De deur staat open\", aldus de Chinese minister van Buitenlandse Zaken Wang Yi.",
     "wang-yi | ASSERT | - | direct | De deur staat open"),
    ("Het akkoord is dood. Dat zei de Amerikaanse minister van Buitenlandse Zaken Mike Pompeo.",
     "mike-pompeo | ASSERT | - | indirect | Het akkoord is dood"),
    ("Iran belooft de centrifuges te stoppen.", "IRN | AGREE | - | indirect | te stoppen"),
    ("China ontkent dat het wapens heeft verkocht.",
     "CHN | DENY | - | indirect | dat het wapens heeft verkocht"),
    ("De NAVO verwerpt de eisen.", "nato | REJECT | - | indirect | de eisen"),
    ("Israël waarschuwt dat Iran een hoge prijs zal betalen.",
     "ISR | THREATEN | - | indirect | een hoge prijs zal betalen"),
    ("Rusland roept Oekraïne op de haven te openen.",
     "RUS | REQUEST | UKR | indirect | de haven te openen"),
    ("De Turkse president Recep Tayyip Erdogan noemde het plan \"een weg naar oorlog\".",
     "recep-tayyip-erdogan | ASSERT | - | mixed | een weg naar oorlog"),
    ("De Amerikaanse president Barack Obama had Syrië eerder gewaarschuwd dat er een grens is.",
     "barack-obama | ASSERT | SYR | indirect | dat er een grens is"),
]


@pytest.mark.parametrize(("text", "row"), [*DIRECT, *INDIRECT, *MIXED])
def test_english(text, row):
    check(text, row, "en")


@pytest.mark.parametrize(("text", "row"), DUTCH)
def test_dutch(text, row):
    check(text, row, "nl")


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_statement(text):
    assert statements_of(make_article(text)) == []


def test_a_statement_inside_a_statement_points_at_it():
    text = "US Secretary of State John Kerry said that China had denied that it built runways."
    article = make_article(text)
    outer, inner = sorted(statements_of(article), key=lambda s: -len(words_of(article, s)))
    assert (outer.act, inner.act) == ("ASSERT", "DENY")
    assert inner.inside == outer.statement_id
    assert inner.speaker.actor_id == "CHN"


def test_we_inside_a_quotation_is_its_speaker():
    text = "“We told Iran that we would act,” US President Barack Obama said."
    statements = statements_of(make_article(text))
    inner = next(s for s in statements if s.inside is not None)
    assert inner.speaker.actor_id == "barack-obama"


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("If it does not stop, we will take action.", "THREATEN"),
        ("Unless they leave, we are going to respond with force.", "THREATEN"),
        ("We will meet again in May.", "ASSERT"),
        ("If it rains, the parade moves indoors.", "ASSERT"),
    ],
)
def test_a_condition_with_a_deed_of_ones_own_is_a_threat(said, act):
    statement = statements_of(make_article(f"“{said[:-1]},” US President Barack Obama said."))[0]
    assert statement.act == act


@pytest.mark.parametrize(
    ("text", "fidelity"),
    [
        ("“We will act,” US President Barack Obama said.", "verbatim"),
        ("“We will act,” Russian President Vladimir Putin said.", "translated"),
        ("US President Barack Obama said they would act.", "unknown"),
        ("“We will act,” a passer-by named Jones said.", "unknown"),
    ],
)
def test_whose_words_they_are(text, fidelity):
    assert statements_of(make_article(text))[0].fidelity == fidelity


def test_what_was_declined_is_negated():
    statement = statements_of(make_article("Iran did not say when the talks would begin."))
    assert all(s.negated for s in statement)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Ab “”\"'.,:said Iran\n", max_size=80), st.sampled_from(["en", "nl", "de"]))
def test_every_span_lies_in_the_text(text, language):
    article = make_article(text, language=language)
    for statement in statements_of(article):
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(article.text)
