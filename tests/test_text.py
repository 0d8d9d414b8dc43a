"""Glued words are put apart, quotations found, and every character knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.text import (
    attested,
    find_joints,
    find_marks,
    fold,
    paragraphs,
    quotations,
    repair,
    slug,
    words,
)

GLUED = [
    # a name and the verb or small word after it
    ("en", "Minister Olga Harveltasked Riga to wait.", "Minister Olga Harvelt asked Riga to wait."),
    ("en", "Envoy Tarkowskisaid no.", "Envoy Tarkowski said no."),
    ("en", "Germanyand Spain signed.", "Germany and Spain signed."),
    ("en", "Troops left Ukrainein June.", "Troops left Ukraine in June."),
    ("en", "Lu spoke. Then Luand the others left.", "Lu spoke. Then Lu and the others left."),
    (
        "en",
        "Mr Orvik met Mr Dahl. Orvikwith Dahl agreed.",
        "Mr Orvik met Mr Dahl. Orvik with Dahl agreed.",
    ),
    (
        "en",
        "The firms met; later the firmsand banks left.",
        "The firms met; later the firms and banks left.",
    ),
    ("en", "one ofthe ministers", "one of the ministers"),
    ("nl", "De minister van Polendie gisteren sprak", "De minister van Polen die gisteren sprak"),
    ("nl", "Dat verklaardeHij gisteren.", "Dat verklaarde Hij gisteren."),
    ("de", "Polenund Ungarn stimmten zu.", "Polen und Ungarn stimmten zu."),
    ("es", "Españapara siempre", "España para siempre"),
    # the ends of two lines, or of a time and a place
    ("nl", "12 minuten geledenUTRECHT (XNP) -", "12 minuten geleden UTRECHT (XNP) -"),
    ("en", "a treaty with neighboursHarbour reopens", "a treaty with neighbours Harbour reopens"),
    ("en", "The envoy’sKarin", "The envoy’s Karin"),
    ("en", "Visit the CampUN officials built", "Visit the Camp UN officials built"),
    # stops, commas, marks
    ("en", "in the coming days.because of the risk", "in the coming days. because of the risk"),
    ("en", "They left.The talks failed.", "They left. The talks failed."),
    ("en", "Riga,and Vilnius", "Riga, and Vilnius"),
    ("en", "“We shall wait”she said.", "“We shall wait” she said."),
    ("en", "She spoke of “delays”and costs.", "She spoke of “delays” and costs."),
    ("en", "She called it“a delay” today.", "She called it “a delay” today."),
    ("en", 'He said"no" to it.', 'He said "no" to it.'),
    # marks turned round
    ("en", "They want “to wait“, she said.", "They want “to wait”, she said."),
    ("en", "They want ”to wait”, she said.", "They want “to wait”, she said."),
]


@pytest.mark.parametrize(("language", "text", "repaired"), GLUED)
def test_glued_words_are_put_apart(language, text, repaired):
    assert repair(text, language).text == repaired


WHOLE = [
    "Switzerland, Poland, Finland, Ireland, Thailand and Maryland",
    "Ferdinand, Roland, Armand, Rolando and Jonathan of Auckland",
    "Israelis and Pakistanis met in Israel and Pakistan.",
    "Clinton met Clint; Putin met Put; Simon met Sim.",
    "McDonald, MacArthur, DeSantis, LeBron and FitzGerald",
    "an iPhone, YouTube, TikTok, LinkedIn, OpenAI and mRNA",
    "see www.state.gov, nos.nl, report.pdf and https://a.org/x.html",
    "at 3 p.m. in the U.S. with J.R. Holm, Ph.D., e.g. by car",
    "St. Petersburg No.5 costs 1,000.50 or 3.5 percent",
    "Moreover, elsewhere and meanwhile Heather saw her mother",
    "the thousand islands, forthwith and herewith",
    "O’Brien’s rock ’n’ roll of the ’90s",
    "#HelsinkiSummit and @StateDept on X",
    "Elsaid and Alsaid are names",
    "The union ver.di met E!Online; ver.di agreed.",
    "Therein lies the risk of BNPP.PA and U.S.A. shares",
]


@pytest.mark.parametrize("text", WHOLE)
def test_real_words_stay_whole(text):
    assert repair(text, "en").text == text


@pytest.mark.parametrize("text", ["Rotterdammer Theodoor uit Leiden", "omdat de kandidaat"])
def test_real_dutch_words_stay_whole(text):
    assert repair(text, "nl").text == text


def test_names_known_from_the_article_help():
    text = "They asked Moand her staff."
    assert repair(text, "en").text == text
    known = attested("Minister Mo spoke.")
    assert repair(text, "en", known=known).text == "They asked Mo and her staff."


def test_what_is_invisible_is_left_out_and_counted():
    text = "Ri\u00adga\u200b and\u00a0Vilnius\ufeff"
    repaired = repair(text, "en")
    assert repaired.text == "Riga and Vilnius"
    assert repaired.back(0, 4).of(text) == "Ri\u00adga"
    assert repaired.back(9, 16).of(text) == "Vilnius"


def test_back_leaves_out_what_was_put_in():
    text = "Envoy Tarkowskisaid no."
    repaired = repair(text, "en")
    at = repaired.text.index("said")
    assert repaired.back(at, at + 4).of(text) == "said"
    assert repaired.back(6, at).of(text) == "Tarkowski"
    assert repaired.back(at - 1, at) == Span(15, 15)


PIECES = st.sampled_from(
    ["Germany", "and", "said", "“", "”", '"', "„", "«", "»", "‘", "’", "'", " ", "\n", ".", ",", "He",
     "\u00ad", "\u00a0", "the", "weeks", "ofthe", "12", "(", ")", "Orvik", "é", "中", "🙂", "''", "`", "「", "」"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@example("")
def test_offsets_lead_back(text):
    repaired = repair(text, "en")
    assert len(repaired.offsets) == len(repaired.text) + 1
    assert repaired.offsets[-1] == len(text)
    assert list(repaired.offsets) == sorted(repaired.offsets)
    turned = {"“": "“”", "”": "“”", " ": " \u00a0"}
    for i, character in enumerate(repaired.text):
        if repaired.offsets[i] < repaired.offsets[i + 1]:
            assert text[repaired.offsets[i]] in turned.get(character, character)
        else:
            assert character == " "


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_letter_is_lost(text):
    letters = [c for c in text if c.isalnum()]
    assert [c for c in repair(text, "en").text if c.isalnum()] == letters


@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotations_lie_in_the_text_and_on_one_line(text):
    for quotation in quotations(text):
        assert 0 <= quotation.span.start <= quotation.content.start
        assert quotation.content.start < quotation.content.end <= quotation.span.end <= len(text)
        assert "\n" not in quotation.span.of(text)
        assert not (quotation.lost_open and quotation.lost_close)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_joints_are_in_order_and_inside(text):
    positions = [joint.position for joint in find_joints(text, "en")]
    assert positions == sorted(set(positions))
    assert all(0 < position < len(text) for position in positions)


# text, contents; a leading < marks a lost opening mark, a trailing > a lost closing mark
QUOTED = [
    ("“We shall wait,” she said.", ["We shall wait,"]),
    ('"We shall wait," she said, "and see."', ["We shall wait,", "and see."]),
    ("‘We shall wait,’ she said.", ["We shall wait,"]),
    ("'We can't wait,' she said.", ["We can't wait,"]),
    ("‘We’re the ministers’ friends,’ she said.", ["We’re the ministers’ friends,"]),
    ("The ministers’ talks weren’t long; it’s the ’90s.", []),
    ("the ministers' talks and the dogs' home", []),
    ("«Nous attendrons», dit-elle.", ["Nous attendrons"]),
    ("« Nous attendrons », dit-elle.", ["Nous attendrons"]),
    ("„Wir warten“, sagte sie.", ["Wir warten"]),
    ("„Wij wachten”, zei ze.", ["Wij wachten"]),
    ("»Wir warten«, sagte sie.", ["Wir warten"]),
    ("‚Wir warten‘, sagte sie.", ["Wir warten"]),
    ("”Vi väntar”, sade hon.", ["Vi väntar"]),
    ("「待ちます」と彼女は言った。", ["待ちます"]),
    ("‘‘We shall wait,’’ she said.", ["We shall wait,"]),
    ("``We shall wait,'' she said.", ["We shall wait,"]),
    # nested
    ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,", "no"]),
    ("\"He said 'no' to me,\" she said.", ["He said 'no' to me,", "no"]),
    ("„Er sagte ‚nein‘“, sagte sie.", ["Er sagte ‚nein‘", "nein"]),
    ("«Он сказал “нет”», — сказала она.", ["Он сказал “нет”", "нет"]),
    ("“‘No’ is no answer,” she said.", ["‘No’ is no answer,", "No"]),
    ("“The ‘likes’ of ‘Bo’’s,” she said.", ["The ‘likes’ of ‘Bo’’s,", "likes", "Bo"]),
    ("“No,“Holm said.”We wait.“ And so on.", ["No,", "We wait."]),
    ("“We shall wait, “Holm said. “We hope.”", ["We shall wait,", "We hope."]),
    ("“We shall wait, “added Holm.\n“We hope.”", ["We shall wait,", "We hope."]),
    ("She told them, “Holm said no.”", ["Holm said no."]),
    ("“It is over, yes. » And so on. “It is.”", ["It is over, yes.", "It is."]),
    ("« Il a dit “oui”. »", ["Il a dit “oui”.", "oui"]),
    # turned round
    ("They want “to wait“, she said.", ["to wait"]),
    ("They want ”to wait“, she said.", ["to wait"]),
    ("A “plan“ and a “hope“ met.", ["plan", "hope"]),
    # glued
    ("They spoke of “delays”and “costs”today.", ["delays", "costs"]),
    # lost
    ("We cannot wait any longer“, said the envoy.", ["<We cannot wait any longer"]),
    ("We tried. We cannot wait”, said the envoy.", ["<We tried. We cannot wait"]),
    ("The envoy said so. We cannot wait”, he added.", ["<We cannot wait"]),
    ("“We can wait,” she said, but we need a plan”.", ["We can wait,", "<but we need a plan"]),
    ("It opens soon.due to the costs involved“and later.", ["<due to the costs involved"]),
    ("She said: “We shall wait and see.", ["We shall wait and see.>"]),
    ("“We wait. “They go,” she said.", ["We wait.>", "They go,"]),
    # several paragraphs of one speech
    ("“We wait.\n“We hope.\n“We go,” she said.", ["We wait.", "We hope.", "We go,"]),
    ("“We wait.\n\n“We go,” she said.", ["We wait.", "We go,"]),
    # no quotations
    ('a 12" pipe and a 6\' 2" man', []),
    ("Read more »", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text, expected):
    found = ["<" * q.lost_open + q.content.of(text) + ">" * q.lost_close for q in quotations(text)]
    assert found == expected


def test_a_quotation_keeps_its_marks_outside_its_content():
    text = "She said « oui » then."
    (quotation,) = quotations(text)
    assert quotation.span.of(text) == "« oui »"
    assert quotation.content.of(text) == "oui"
    assert quotation.mark == "«"


def test_marks_have_roles():
    text = "“Wait“ and ”see”"
    assert [(m.character, m.role) for m in find_marks(text)] == [
        ("“", "open"),
        ("“", "close"),
        ("”", "open"),
        ("”", "close"),
    ]


def test_a_long_line_of_marks_is_read():
    assert len(quotations('"no" ' * 20_000)) == 20_000


def test_paragraphs_are_lines_without_the_space_around_them():
    text = "  One. \n\n\u00a0\nTwo.\r\nThree."
    assert [span.of(text) for span in paragraphs(text)] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kajsa Ollongren", "kajsa-ollongren"),
        ("José Ñáñez-Łuk", "jose-nanez-luk"),
        ("O’Brien, Jr.", "obrien-jr"),
        ("Straße 7", "strasse-7"),
    ],
)
def test_slug(name, key):
    assert slug(name) == key


def test_fold_is_a_key():
    assert fold("ÉLYSÉE’s Łódź") == "elysee's lodz"


def test_words_keep_hyphens_and_apostrophes():
    text = "The vice-premier’s 3 aides"
    assert [w.form for w in words(text)] == ["the", "vice-premier’s", "3", "aides"]
    assert [w.span.of(text) for w in words(text)][1] == "vice-premier’s"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (",,We gaan,'' zei hij.", [",,We gaan,''"]),
        ("Het is ,,niet klaar”, zei ze.", [",,niet klaar”"]),
        (',,Wij gaan," zei Mol. ,,Nu", zei hij.', [',,Wij gaan,"', ',,Nu"']),
        ("Een, twee,, drie en 1,,2.", []),
    ],
)
def test_two_commas_before_a_word_open_a_quotation(text, quoted):
    assert [q.span.of(text) for q in quotations(text)] == quoted
