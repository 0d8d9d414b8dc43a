"""Who took text from whom: kinds, spans, direction, and reports that are no copies at all."""

from __future__ import annotations

import random
from dataclasses import replace

import harbour
import pytest
from by_hand import article, day, flaw, sentences

from dragoman.config import Config
from dragoman.copies import find_copies, find_lost
from dragoman.copies.sources import source_key


def copies_of(*articles, flaws=()):
    return list(find_copies(articles, sentences(*articles), flaws, config=Config()))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (harbour.english, harbour.verbatim, "verbatim"),
        (harbour.english, harbour.abridged, "abridged"),
        (harbour.english, harbour.dutch, "translated"),
        (harbour.english, harbour.german, "translated"),
        (harbour.dutch, harbour.german, "translated"),
        (harbour.english, harbour.spun, "rewritten"),
        # Two reporters at one event share facts, names and a quotation.
        (harbour.english, harbour.independent, None),
        (harbour.dutch, harbour.independent, None),
        (harbour.spun, harbour.independent, None),
        # The same people in another matter.
        (harbour.english, harbour.other, None),
        (harbour.german, harbour.other, None),
    ],
)
def test_kind(first, second, kind):
    found = copies_of(first, second)
    assert [copy.kind for copy in found] == ([] if kind is None else [kind])


POST = (
    "Our harbours were never in a worse state, thanks to years of neglect by those who came before "
    "me, and now they blame the fishermen.\n"
    "I told the owners that they will pay for each net that is lost in our waters, and they know "
    "that I mean it."
)


def test_a_post_that_others_quote_is_no_copy():
    # Shown without marks by two pages, quoted by a third, signed on a fourth.
    pages = [
        article(
            name,
            title,
            f"{lead}\n{POST if name != 'c' else '“' + POST.replace(chr(10), ' ') + '”, she wrote.'}\n{end}",
        )
        for name, title, lead, end in (
            (
                "a",
                "Solberg scolds the owners",
                "The minister wrote a long post on Monday before she left for the coast.",
                "Her party would not say who had advised her to write it in the night.",
            ),
            (
                "b",
                "Markets shrug at a quarrel over nets",
                "Shares of the fishing companies hardly moved after a post of the minister.",
                "Analysts had looked for a fall of two per cent and were glad to be wrong.",
            ),
            (
                "c",
                "A minister who writes at night",
                "Nobody in the office had seen the words before the whole country had.",
                "It was her third post of the week, and the angriest of them all so far.",
            ),
        )
    ]
    assert copies_of(*pages) == []
    signed = [
        replace(one, text=one.text.replace("I mean it.", "I mean it.\nInger (@ingersol) May 3"))
        for one in pages[:2]
    ]
    unsigned = [
        replace(one, text=one.text.replace(POST, POST.replace("\n", " "))) for one in signed
    ]
    assert copies_of(*unsigned) == []
    # Without anybody who quotes or signs them they are the article's own.
    assert len(copies_of(*pages[:2])) == 1


LONG = (
    "The harbour board of the southern bay said late on Monday that it would close all four of its "
    "quays to trawlers from the north until the court in the capital has decided how many tons "
    "either of the fleets may land in a year."
)


@pytest.mark.parametrize(
    ("shared", "kind"),
    [
        (LONG, "verbatim"),
        # A speaker's words are anybody's.
        (f"“{LONG}”", None),
        # Too few words to tell a copy from chance.
        ("The harbour board of the southern bay closed all four of its quays on Monday.", None),
    ],
)
def test_one_long_sentence_of_an_agency(shared, kind):
    own = (
        "Fishermen who waited at the gates heard of it from their wives, and some of them wept.",
        "Prices at the auction rose by a third before noon, which nobody there had ever seen.",
    )
    pages = [
        article(
            f"page{k}", f"Quays shut, report {k}", f"{shared}\n{one}\n{one.replace('of', 'off')}"
        )
        for k, one in enumerate(own)
    ]
    assert [copy.kind for copy in copies_of(*pages)] == ([] if kind is None else [kind])


def test_words_that_a_speaker_said_make_no_translation():
    # Both heard her: what is theirs is the first line and the last.
    english = article(
        "heard",
        "Fuentes calls limits on cod a betrayal",
        "Ana Fuentes walked into the hall of Lota with a net over her shoulder and spoke for ten "
        "minutes.\n"
        "“Nobody has asked the people who live from the sea what they think of these limits,” she "
        "said.\n"
        "“We will keep our boats in the harbour until the minister comes here and looks us in the "
        "face.”\n"
        "“My father fished in these waters for forty years and never took more than he could "
        "sell.”\n"
        "Her union was founded in 1962 and has nine hundred members.",
    )
    spanish = article(
        "oyeron",
        "Los pescadores de Lota no saldrán al mar",
        "La asamblea de la mañana terminó con aplausos y una votación a mano alzada.\n"
        "“Nadie ha preguntado a la gente que vive del mar qué piensa de estos límites”, dijo Ana "
        "Fuentes.\n"
        "“Dejaremos nuestros barcos en el puerto hasta que el ministro venga aquí y nos mire a la "
        "cara”.\n"
        "“Mi padre pescó en estas aguas durante cuarenta años y nunca sacó más de lo que podía "
        "vender”.\n"
        "En los muelles se habla ahora del precio del combustible y de las elecciones de octubre.",
        language="es",
    )
    assert copies_of(english, spanish) == []


CUTTER = (
    "The coast guard cutter had left Talcahuano before dawn to look for a missing trawler when it "
    "ran onto a sandbank off the island of Quiriquina and began to take in water through a hole in "
    "its hull."
)
IN_GERMAN = (
    "Der Kutter der Küstenwache war vor Tagesanbruch aus Talcahuano ausgelaufen, um nach einem "
    "vermissten Trawler zu suchen, als er vor der Insel Quiriquina auf eine Sandbank lief und durch "
    "ein Loch im Rumpf Wasser aufnahm."
)
OF_ONES_OWN = (
    "Vor der Insel Quiriquina ist am Morgen ein Schiff der Küstenwache gesunken, das nach einem "
    "vermissten Fischerboot gesucht hatte und dabei auf Grund lief."
)
REWORDED = (
    "Before dawn the cutter of the coast guard had sailed from Talcahuano in search of a trawler "
    "that was missing, and it was off the island of Quiriquina that it ran onto a sandbank and "
    "took in water through its broken hull."
)


@pytest.mark.parametrize(
    ("language", "shared", "kind"),
    [
        ("de", IN_GERMAN, "translated"),
        ("en", REWORDED, "rewritten"),
        # The same happening, told by somebody who chose for himself what to tell and in which order.
        ("de", OF_ONES_OWN, None),
    ],
)
def test_one_long_sentence_in_other_words(language, shared, kind):
    first = article(
        "cutter",
        "Eleven saved from cutter off Chile",
        f"{CUTTER}\n"
        "Relatives waited at the gate of the naval base until noon, and some of them wept.\n"
        "The opposition asked why the ship had been sent out with an engine due for repair.\n"
        "A court in Concepcion will hear the captain next week.",
    )
    ends = {
        "de": "Alle elf Menschen an Bord wurden gerettet, sagte der Hafenkommandant im Radio.\n"
        "Erst im Mai hatte die Regierung versprochen, die Flotte zu erneuern.\n"
        "Umweltschützer fürchten nun, dass Öl an die Strände gelangt.",
        "en": "Admiral Pedro Reyes told deputies that a new ship would cost forty million.\n"
        "Divers could not reach the wreck because of the swell.\n"
        "Shares of the yard that built it lost a tenth of their worth.",
    }
    second = article("kutter", "Schiff verloren", f"{shared}\n{ends[language]}", language=language)
    found = copies_of(first, second)
    assert [(copy.kind, copy.rule) for copy in found] == (
        [] if kind is None else [(kind, "one_long_sentence")]
    )


# What an agency puts below each of its reports on the matter.
BACKGROUND = (
    "The dispute over the cod of the southern bay began ten years ago, when trawlers from the north "
    "first came to its harbours.\n"
    "The two sides differ over the size of the fleets and over the months in which nets may be laid "
    "in the shallow waters.\n"
    "A court in the capital set a limit of nine thousand tons, which neither of the fleets has kept "
    "in any of the years since."
)
REFUSAL = article(
    "refusal",
    "Fishing board denies reports of a meeting",
    "Reports that the fishing board would meet the owners of the northern fleet are untrue, its "
    "secretary said in the harbour town on Thursday.\n"
    "A newspaper had written that both were ready to talk on an island between the two coasts.\n"
    "The secretary added that the owners went on laying nets by night and had rammed a patrol boat.\n"
    + BACKGROUND,
)
CONSENT = article(
    "consent",
    "Board agrees to talks through a bishop",
    "The envoy of the board told a radio station that it would speak with the fleet through a bishop "
    "of the northern coast, but not at one table.\n"
    "The aim is a pause until the spawning season is over, and nothing more than that, he said.\n"
    "A first round could be held next week in the library of a monastery near the border.\n"
    + BACKGROUND,
)


def test_shared_background_is_no_rewrite():
    [copy] = copies_of(REFUSAL, CONSENT)
    assert (copy.kind, copy.rule) == ("verbatim", "shared_background")
    assert len(copy.spans) == 3
    # A paragraph of it put in other words changes nothing.
    edited = replace(CONSENT, text=CONSENT.text.replace("southern bay", "lower gulf"))
    assert [copy.rule for copy in copies_of(REFUSAL, edited)] == ["shared_background"]


def test_a_paper_that_takes_the_news_too_is_a_copy():
    text = REFUSAL.text.replace("its secretary said", "said its secretary")
    [copy] = copies_of(REFUSAL, replace(REFUSAL, article_id="other", page_id="other", text=text))
    assert copy.rule != "shared_background"


def test_articles_of_one_page_are_no_copies_of_each_other():
    twice = replace(harbour.verbatim, page_id=harbour.english.page_id)
    assert copies_of(harbour.english, twice) == []


def test_spans_point_at_the_same_sentences():
    [copy] = copies_of(harbour.english, harbour.dutch)
    texts = {one.article_id: one.text for one in (harbour.english, harbour.dutch)}
    pairs = {
        pair.earlier.of(texts[copy.earlier_id])[:12]: pair.later.of(texts[copy.later_id])[:12]
        for pair in copy.spans
    }
    assert pairs["The agreemen"] == "De overeenko"
    assert pairs["The police c"] == "De politie m"
    assert copy.share > 0.9
    assert [pair.later for pair in copy.spans] == sorted(pair.later for pair in copy.spans)


def test_a_lost_sentence_is_named():
    lines = harbour.ENGLISH[1].split("\n")
    cut = article("cut", harbour.ENGLISH[0], "\n".join(lines[:4] + lines[5:]))
    [copy] = copies_of(harbour.english, cut)
    [(name, span)] = find_lost(copy, sentences(harbour.english, cut))
    assert (name, span.of(harbour.english.text)) == ("en", lines[4])


def test_share_is_of_the_later_article():
    [copy] = copies_of(harbour.english, harbour.abridged)
    assert (copy.earlier_id, copy.later_id) == ("en", "brief")
    assert copy.share > 0.95


BEGINNINGS = "likely: the later strings together beginnings of texts"
TEASERS = article(
    "teasers",
    "Harbour news",
    "The mayor of the town has opened the new bridge over the river and ...\n"
    + harbour.english.text[harbour.english.body.start :]
    + "\nA ship with wood from the north lies off the coast since Monday, because ...",
)


@pytest.mark.parametrize(
    ("first", "second", "flaws", "expected"),
    [
        (
            replace(harbour.english, published=day("2031-05-04")),
            replace(harbour.dutch, published=day("2031-05-03")),
            (),
            ("nl", "en", "likely: dates, a day apart"),
        ),
        (
            replace(harbour.english, published=day("2031-05-08")),
            replace(harbour.dutch, published=day("2031-05-03")),
            (),
            ("nl", "en", "sure: dates"),
        ),
        # Of two languages, the one of the source that both name.
        (
            replace(harbour.dutch, credits=("CNN", "ANP")),
            replace(harbour.english, credits=("CNN",)),
            (),
            ("en", "nl", "likely: the earlier is in the language of cnn, which both name"),
        ),
        # Of one agency's reports on a matter the shortest may be the first.
        (
            replace(harbour.abridged, credits=("ANP",)),
            replace(harbour.english, credits=("ANP",)),
            (),
            ("en", "brief", "unsure: both name anp; the longer is taken for the earlier"),
        ),
        (
            replace(harbour.english, outlet="edition.fjordpost.com"),
            replace(harbour.verbatim, credits=("Fjordpost",)),
            (),
            ("en", "same", "likely: the later credits the outlet of the earlier"),
        ),
        (
            harbour.spun,
            harbour.english,
            ("spun",),
            ("en", "spun", "likely: only the later is rewritten"),
        ),
        (
            harbour.abridged,
            harbour.english,
            (),
            ("en", "brief", "likely: the later has next to nothing of its own"),
        ),
        (TEASERS, harbour.english, (), ("en", "teasers", BEGINNINGS)),
    ],
)
def test_direction(first, second, flaws, expected):
    marks = [flaw(one, "rewritten") for one in (first, second) if one.article_id in flaws]
    [copy] = copies_of(first, second, flaws=marks)
    assert (copy.earlier_id, copy.later_id, copy.direction) == expected


def test_loose_translation_needs_a_common_source():
    english = article(
        "a",
        "Minister sees signs of meddling in harbour vote",
        "Norway has seen signs that foreign fleets try to sway its harbour vote, the minister "
        "Ingrid Solberg told the station Kanal Nord.\n"
        "She spoke at the end of a four-day journey along the northern coast with a dozen mayors.\n"
        "Solberg said she had repeated a warning that the king gave to the owners last November.\n"
        "Questions of fuel prices and wages were raised as well.\n"
        "\u201cAny meddling with our vote is wholly unacceptable to us, and I wanted them to hear "
        "that again,\u201d she said.\n"
        "The owners have been accused of meddling in other countries, such as Iceland.\n"
        "The station will show the whole interview on Sunday evening.\n"
        "Her party stands at thirty per cent in the polls of this month.",
    )
    dutch = article(
        "b",
        "Solberg: vloten bemoeien zich met havenstemming",
        "Er zijn aanwijzingen dat buitenlandse vloten de havenstemming willen beïnvloeden. Dat "
        "zei minister Ingrid Solberg tegen zender Kanal Nord.\n"
        "Wel herhaalde ze de waarschuwing van de koning aan de reders van afgelopen november.\n"
        '"Elke bemoeienis met onze stemming is totaal onaanvaardbaar voor ons", aldus Solberg.\n'
        "Namen van bedrijven wilde de bewindsvrouw in het gesprek niet noemen.\n"
        "De reders zijn ook beschuldigd van bemoeienis in andere landen, zoals IJsland.",
        language="nl",
    )
    sourced = [replace(one, credits=("Kanal Nord",)) for one in (english, dutch)]
    assert [copy.kind for copy in copies_of(*sourced)] == ["translated"]


def test_any_order_gives_the_same():
    shuffled = list(harbour.EVERYTHING)
    expected = {copy.copy_id: copy for copy in copies_of(*shuffled)}
    for seed in range(2):
        random.Random(seed).shuffle(shuffled)
        assert {copy.copy_id: copy for copy in copies_of(*shuffled)} == expected


@pytest.mark.parametrize(
    "body",
    ["", "Short.", "Follow us", "\u3053\u308c\u306f\u6e2f\u306e\u6761\u7d04\u3067\u3059\u3002"],
)
def test_little_text_is_no_trouble(body):
    one, two = article("a", None, body), article("b", "A title", body)
    assert copies_of(one, two, harbour.english) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [("CNN", "cnn"), ("edition.cnn.com", "cnn"), ("www.afp.com", "afp"), ("El País", "elpais")],
)
def test_source_key(name, key):
    assert source_key(name) == key
