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
    (
        "“We will not sign,” President Emmanuel Macron said on Friday.",
        "emmanuel-macron | REJECT | - | direct | We will not sign ! Friday",
    ),
    (
        "“The talks failed,” said German Chancellor Olaf Scholz in Berlin.",
        "olaf-scholz | ASSERT | - | direct | The talks failed ! Berlin",
    ),
    (
        "Chinese Foreign Minister Wang Yi said: “The door is open.”",
        "wang-yi | ASSERT | - | direct | The door is open",
    ),
    (
        "“We are ready,” Russian Foreign Minister Sergey Lavrov told reporters, “but nobody calls.”",
        "sergey-lavrov | ASSERT | reporters | direct | We are ready",
    ),
    (
        "“We are ready,” Russian Foreign Minister Sergey Lavrov told reporters, “but nobody calls.”",
        "sergey-lavrov | ASSERT | - | direct | but nobody calls",
    ),
    (
        "French President Emmanuel Macron spoke in Paris. “This must stop,” he said.",
        "emmanuel-macron | REQUEST | - | direct | This must stop",
    ),
    (
        "“This is wrong,” British Prime Minister Keir Starmer told the BBC.",
        "keir-starmer | ASSERT | bbc | direct | This is wrong",
    ),
    (
        "‘We need more time,’ Dutch Prime Minister Mark Rutte said.",
        "mark-rutte | ASSERT | - | direct | We need more time",
    ),
    (
        "We cannot accept this”, said Russian President Vladimir Putin in Sochi.",
        "vladimir-putin | ASSERT | - | direct | We cannot accept this ! Sochi",
    ),
    (
        "“We agreed on dates,” Iranian President Hassan Rouhani said. “The rest is detail.”",
        "hassan-rouhani | ASSERT | - | direct | The rest is detail",
    ),
]

INDIRECT = [
    (
        "US Secretary of State John Kerry said on Wednesday there was proof of it.",
        "john-kerry | ASSERT | - | indirect | there was proof ! Wednesday",
    ),
    (
        "Iran said Friday the talks were over.",
        "IRN | ASSERT | - | indirect | the talks were over ! Friday",
    ),
    (
        "US Secretary of State John Kerry said that Iran had kept its word.",
        "john-kerry | ASSERT | - | indirect | Iran had kept its word",
    ),
    (
        "Beijing says the reef is Chinese soil.",
        "CHN | ASSERT | - | indirect | the reef is Chinese soil",
    ),
    (
        "The Kremlin confirmed that the call took place.",
        "RUS | ASSERT | - | indirect | the call took place",
    ),
    (
        "According to the White House, no decision has been made.",
        "USA | ASSERT | - | indirect | no decision has been made ! White House",
    ),
    (
        "Ukraine has lost the town, according to Russian President Vladimir Putin.",
        "vladimir-putin | ASSERT | - | indirect | Ukraine has lost the town ! Putin",
    ),
    (
        "Turkish President Recep Tayyip Erdogan urged Russia to open the port.",
        "recep-tayyip-erdogan | REQUEST | RUS | indirect | to open the port",
    ),
    (
        "China has denied that it sold weapons to Russia.",
        "CHN | DENY | - | indirect | it sold weapons to Russia",
    ),
    ("Iran vowed to resume enrichment.", "IRN | AGREE | - | indirect | to resume enrichment"),
    ("Israel accused Iran of building a bomb.", "ISR | ACCUSE | - | indirect | of building a bomb"),
    ("NATO rejected the demands.", "nato | REJECT | - | indirect | the demands"),
    ("France welcomed the ceasefire in Lebanon.", "FRA | SUPPORT | - | indirect | the ceasefire"),
    (
        "Germany condemned the attack on the embassy.",
        "DEU | ACCUSE | - | indirect | the attack on the embassy",
    ),
    (
        "South Korea warned that it would answer any attack.",
        "KOR | THREATEN | - | indirect | it would answer any attack",
    ),
    (
        "The United States has acknowledged that the strike killed civilians.",
        "USA | CONCEDE | - | indirect | the strike killed civilians",
    ),
    ("Saudi Arabia offered to host the talks.", "SAU | AGREE | - | indirect | to host the talks"),
    (
        "Asked whether troops would stay, US President Joe Biden said no.",
        "joe-biden | ASSERT | - | indirect | no",
    ),
    (
        "US President Barack Obama told Chinese President Xi Jinping that the thefts had to end.",
        "barack-obama | ASSERT | xi-jinping | indirect | the thefts had to end",
    ),
    (
        "Syria, President Bashar al-Assad said, had no such weapons.",
        "bashar-al-assad | ASSERT | - | indirect | had no such weapons",
    ),
    ("Moscow voiced support for the plan.", "RUS | SUPPORT | - | indirect | support for the plan"),
    (
        "India expressed concern about the dam.",
        "IND | ACCUSE | - | indirect | concern about the dam",
    ),
    (
        "The Philippines was accused by China of staging the collision.",
        "CHN | ACCUSE | - | indirect | of staging the collision",
    ),
    (
        "US Secretary of State Mike Pompeo said Iran lied, adding that the deal was dead.",
        "mike-pompeo | ASSERT | - | indirect | the deal was dead",
    ),
]

MIXED = [
    (
        "Hungarian Prime Minister Viktor Orban called the plan “a road to war”.",
        "viktor-orban | ASSERT | - | mixed | a road to war",
    ),
    (
        "Pakistan said it would “respond at a time of its choosing”.",
        "PAK | ASSERT | - | mixed | respond at a time of its choosing",
    ),
    (
        "Egypt slammed Ethiopia’s “reckless” filling of the dam.",
        "EGY | ACCUSE | - | mixed | reckless",
    ),
]

JOINED = [
    # Two that speak are each found with the same words.
    (
        "Egypt and Qatar said the deal was close.",
        "EGY | ASSERT | - | indirect | the deal was close",
    ),
    (
        "Egypt and Qatar said the deal was close.",
        "QAT | ASSERT | - | indirect | the deal was close",
    ),
    # A second cue goes on with the first one's speaker, whatever the parser makes of it.
    (
        "Iran has denied that it has sold drones to Sudan and insists that it keeps to the embargo.",
        "IRN | DENY | - | indirect | it has sold drones ! embargo",
    ),
    (
        "Iran has denied that it has sold drones to Sudan and insists that it keeps to the embargo.",
        "IRN | ASSERT | - | indirect | it keeps to the embargo",
    ),
    (
        "The envoy, Valerian Zorin, denied that missiles stood in Cuba and called the proof a forgery.",
        "valerian-zorin | ASSERT | - | indirect | the proof a forgery",
    ),
    # A semicolon ends what was said when the clause behind it has a speaker of its own.
    (
        "Hamas claimed that a camp was hit; the Israeli army said it had struck a depot.",
        "hamas | ASSERT | - | indirect | a camp was hit ! depot",
    ),
    (
        "Hamas claimed that a camp was hit; the Israeli army said it had struck a depot.",
        "idf | ASSERT | - | indirect | it had struck a depot ! camp",
    ),
    # All that is demanded or planned belongs to the content.
    (
        "Turkey announced plans to send two ships, one of them to Cyprus, and to close the strait.",
        "TUR | ASSERT | - | indirect | and to close the strait",
    ),
]

SOURCES = [
    (
        "As Russian President Vladimir Putin emphasised, the line will hold.",
        "vladimir-putin | ASSERT | - | indirect | the line will hold",
    ),
    (
        "Despite Xi Jinping’s pledge not to build runways, ships came.",
        "xi-jinping | AGREE | - | indirect | not to build runways",
    ),
    (
        "The message that US President Joe Biden gave to Xi Jinping not to send arms was clear.",
        "joe-biden | ASSERT | xi-jinping | indirect | not to send arms",
    ),
    (
        "“What we said to Iran is this: we will act,” US President Barack Obama said.",
        "barack-obama | ASSERT | IRN | direct | we will act",
    ),
    (
        "US Secretary of State Antony Blinken said Xi had promised restraint, according to CNN.",
        "cnn | ASSERT | - | indirect | Xi had promised restraint ! CNN",
    ),
]

NOT_SAID = [
    ("Neither Russia nor China condemned the coup.", "ACCUSE"),
    ("Iran did not reject the offer.", "REJECT"),
    ("Germany never promised to send tanks.", "AGREE"),
]

NOTHING = [
    "The ceasefire began at noon.",
    "Troops crossed the border near Kharkiv on Monday.",
    "The minister is expected to announce the plan next week.",
    "Nobody would say what happens next.",
    "The so-called “red line” was crossed.",
    "The recovery of the ship, says the plan, takes a week.",
    "France called its ambassador home for consultations.",
    "Asked about the camp, the general walked away.",
]


# What each text tells of its first statement's setting; what stands in no row must be null.
SETTING = [
    (
        "Japan said in a joint statement that the harbour would open.",
        {"medium": "a joint statement"},
    ),
    ("“The bridge is safe,” Peru’s interior ministry wrote on Facebook.", {"medium": "Facebook"}),
    (
        "“We have time,” French President Emmanuel Macron told Reuters during a summit in Oslo.",
        {"medium": "Reuters", "venue": "a summit"},
    ),
    (
        "At a news conference on Monday, Kenya said the road was open.",
        {"venue": "a news conference"},
    ),
    # The deed may stand before its condition or behind it, with a comma between them or without.
    (
        "“If they do not leave, we will respond with force,” Iranian President Hassan Rouhani said.",
        {"condition": "If they do not leave", "promised": "we will respond with force"},
    ),
    (
        "Turkey threatened to cut the power unless the talks resumed.",
        {"condition": "unless the talks resumed", "promised": "to cut the power"},
    ),
    (
        "Russia warned that if the drills went on it would retaliate, and that nobody wanted that.",
        {"condition": "if the drills went on", "promised": "it would retaliate"},
    ),
    # A letter that is spoken of, a rally where something else was done, a guest at a meeting.
    ("Chile said that a letter had been lost in the post.", {}),
    ("The mayor, who was hurt at a rally in June, said the square would reopen.", {}),
    ("Denmark said on Friday about a letter from Oslo that it was late.", {}),
    ("Norway said the minister would speak at a conference in May.", {}),
    ("“Even if they attack, we will respond,” Israeli President Isaac Herzog said.", {}),
]


@pytest.mark.parametrize(("text", "told"), SETTING)
def test_the_setting_of_what_is_said(text, told):
    article = make_article(text)
    one = statements_of(article)[0]
    parts = {name: getattr(one, name) for name in ("medium", "venue", "condition", "promised")}
    found = {name: span.of(article.text) for name, span in parts.items() if span is not None}
    assert found == told


def test_what_another_says_is_no_setting():
    text = "Egypt said the ship was lost, while Jordan said in a statement that it was found."
    article = make_article(text)
    media = {
        s.speaker.actor_id: None if s.medium is None else s.medium.of(article.text)
        for s in statements_of(article)
    }
    assert media == {"EGY": None, "JOR": "a statement"}


@pytest.mark.parametrize(("text", "row"), [*DIRECT, *INDIRECT, *MIXED, *JOINED, *SOURCES])
def test_english(text, row):
    check(text, row, "en")


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


@pytest.mark.parametrize(("text", "act"), NOT_SAID)
def test_what_is_said_not_to_have_been_said(text, act):
    found = statements_of(make_article(text))
    assert found
    assert all(s.negated and s.act == act for s in found)


def test_a_refusal_has_happened():
    statement = statements_of(make_article("Iran refused to talk."))[0]
    assert (statement.act, statement.negated) == ("REJECT", False)


def test_a_transcript_names_its_speakers_before_colons_and_questions_assert_nothing():
    text = (
        "Mao Ning: China opposes the sale of arms.\n"
        "Reuters: Will China answer it?\n"
        "Mao Ning: China will do what it must do."
    )
    found = statements_of(make_article(text))
    assert {s.speaker.actor_id for s in found if s.rule == "headline_colon"} == {"mao-ning"}


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Latvia: ferries searched for weapons", "Two ferries were held in Riga.", "en"),
        ("Mali : des rebelles attaquent un camp", "Le camp de Ber est tombé.", "fr"),
        (
            None,
            "Two ferries sank, Baltic Minute reported, citing Latvia’s state-run Leta news agency.",
            "en",
        ),
    ],
)
def test_a_state_that_a_line_is_about_says_nothing(title, text, language):
    found = statements_of(make_article(text, title=title, language=language))
    assert not {s.speaker.actor_id for s in found if s.speaker} & {"LVA", "MLI"}


def test_a_quotation_alone_in_its_paragraph_belongs_to_whom_the_one_before_is_about():
    text = (
        "US Secretary of State John Kerry met ministers in Munich.\n"
        "“There is every evidence of it every day.”"
    )
    statement = statements_of(make_article(text))[-1]
    assert statement.speaker.actor_id == "john-kerry"
    assert statement.rule == "quotation_carried_on"
    assert statement.score < 0.7


def test_he_inside_a_quotation_is_not_who_is_quoted():
    text = (
        "“When President Xi Jinping was here, he stood in the garden and said China will not do it,” "
        "US Secretary of State John Kerry said."
    )
    inner = next(s for s in statements_of(make_article(text)) if s.inside is not None)
    assert inner.speaker.actor_id == "xi-jinping"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Egypt demanded an impartial inquiry.", None),
        ("The minister demanded a guarantee that the objects would not be sold.", None),
        ("Kenya urged residents to leave the border towns.", "residents"),
        ("He requested officials to leave the town.", "officials"),
    ],
)
def test_a_demand_is_made_of_people_and_not_of_what_is_demanded(text, asked):
    (statement,) = statements_of(make_article(text))
    assert (statement.addressee and statement.addressee.name) == asked


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Ab “”\"'.,:said Iran\n", max_size=80), st.sampled_from(["en", "nl", "de"]))
def test_every_span_lies_in_the_text(text, language):
    article = make_article(text, language=language)
    for statement in statements_of(article):
        setting = (statement.medium, statement.venue, statement.condition, statement.promised)
        for span in (*statement.content, *filter(None, setting)):
            assert 0 <= span.start < span.end <= len(article.text)
