"""Flattened pages: broken sentences, lumps, what stands in a body, and what heads it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_articles import CONFIG, articles_of, body_of, check_runs, page_of

from dragoman.articles import find_articles
from dragoman.articles.heads import outlet_of_footer, section_of
from dragoman.articles.lines import count_words, kind_of, split_lines
from dragoman.articles.lumps import cut_lump
from dragoman.records import Article

FURNITURE = (
    "READ ALSO: Ferry strike in Harvelt enters its third week",
    "READ MORE: Mayor of Harvelt opens new bridge",
    "Lees ook: Haven van Harvelt dicht na storm",
    "Lees ook: 'Wij kunnen niet veilig werken', zegt directeur",
    "Mehr zum Thema: Hafen von Harvelt bleibt geschlossen",
    "Lesen Sie auch: Der Sturm und seine Folgen",
    "Mehr dazu",
    "À lire aussi : Le port de Harvelt reste fermé",
    "Lire aussi | La grève des ferries continue",
    "Lea también: El puerto de Harvelt sigue cerrado",
    "Te puede interesar: La huelga de los transbordadores",
    "Czytaj też: Port w Harvelt zamknięty po sztormie",
    "Zobacz także",
    "Leggi anche: Il porto di Harvelt chiude",
    "Leia também: Porto de Harvelt fecha após tempestade",
    "Follow us on Facebook and Twitter",
    "Follow Jo Lund on X",
    "Folgen Sie uns auf Instagram",
    "Volg ons op WhatsApp",
    "Suivez-nous sur Facebook",
    "Síguenos en Facebook",
    "Sign up for our daily newsletter and get the best of Harvelt in your inbox.",
    "Sign up for the Harvelt Briefing, our free daily newsletter",
    "Get the day's top stories in your inbox every morning.",
    "Enter your email address",
    "Subscribe to our newsletter to get the latest news from the harbour.",
    "Meld je aan voor onze nieuwsbrief",
    "Melden Sie sich für unseren Newsletter an",
    "Abonnieren Sie unseren Newsletter",
    "Inscrivez-vous à notre newsletter",
    "Suscríbete a nuestro boletín",
    "We use cookies to give you the best experience on our website.",
    "By continuing to use this site you agree to our use of cookies.",
    "Diese Website verwendet Cookies, um Ihnen den besten Service zu bieten.",
    "Wij gebruiken cookies om deze site te verbeteren.",
    "Nous utilisons des cookies pour améliorer votre expérience.",
    "Advertisement",
    "ADVERTISEMENT",
    "Advertisement - story continues below",
    "Anzeige",
    "Advertentie",
    "Publicité",
    "Publicidad",
    "Reklama",
    "Photo: Jo Lund / Harvelt Post",
    "Photo by Jo Lund",
    "(Photo by Jo Lund/Harvelt Post via Some Images)",
    "Foto: Jo Lund",
    "Foto: dpa",
    "Image credit: Jo Lund",
    "Bild: Jo Lund/Harvelter Bote",
    "Crédit photo : Jo Lund",
    "Share this article",
    "Share on Facebook",
    "Share Tweet Email",
    "Artikel teilen",
    "Partager cet article",
    "Compartir",
    "Deel dit artikel",
    "Print this page",
    "Click here to read more",
    "Listen to this article",
    "3 min read",
    "5 minutes read",
    "© 2024 The Harvelt Post. All rights reserved.",
    "All rights reserved",
    "Tags: port, storm, Harvelt",
    "Filed under: World",
    "Comments",
    "12 comments",
    "Kommentare",
    "Leave a comment",
    "Reacties",
    "The cranes of the port after the storm. Photo: Jo Lund",
    "Cranes lie in the harbour after the storm on Monday. (Jo Lund/Harvelt Post)",
    "Watch: Cranes fall into the harbour",
    "VIDEO: Cranes fall into the harbour",
    "Dieser Eintrag wurde veröffentlicht in Allgemein von Jo Lund. Permalink.",
    "This entry was posted in News by Jo Lund. Bookmark the permalink.",
    "Comments are moderated and may not appear at once.",
    "Please keep your comments civil and on topic.",
    "To view the full story, please subscribe to The Harvelt Times.",
    "Download the Harvelt News app for the latest stories.",
    "For the latest news, download our app.",
    "This site is protected by reCAPTCHA and the Privacy Policy and Terms of Service apply.",
    "You need to be a subscriber to join the conversation.",
    "Support independent journalism: donate today",
    "Become a member",
    "Already a subscriber? Log in",
    "Want more stories like this? Sign up for our newsletter.",
    "Like this article? Share it with your friends!",
    "Hat Ihnen der Artikel gefallen?",
    "Was this article helpful?",
    "Thank you for reading the Harvelt Post.",
    "Report a mistake",
    "Report an error in this story",
    "Fehler gefunden?",
    "Correction or tip? Write to us",
    "Story continues below",
    "Article continues after advertisement",
    "Artikel wird nach der Anzeige fortgesetzt",
    "Das könnte Sie auch interessieren",
    "Dit artikel is alleen voor abonnees.",
    "Cet article est réservé aux abonnés.",
    "Este contenido es exclusivo para suscriptores",
    "Dieser Artikel ist nur für Abonnenten.",
)
PROSE = (
    "The port of Harvelt was closed on Monday after a storm, the mayor said.",
    "“We cannot work safely,” the director told reporters.",
    "Readers also sent in photos of the storm, which the Post printed on Tuesday.",
    "He said the newsletter of the union was read by all of its members.",
    "The minister asked people to subscribe to the loan and to follow the rules.",
    "Comments by the president drew anger in the capital on Monday.",
    "Die Anzeige wurde bei der Polizei erstattet, sagte der Sprecher am Montag.",
    "Mehr als hundert Schiffe warten vor dem Hafen, sagte der Direktor.",
    "Plus de cent navires attendent devant le port, a déclaré le maire.",
    "The company said its cookies were sold in forty countries.",
    "Follow-up talks will be held on Thursday in Oslo, the ministry said.",
    "Share prices fell by four per cent on Monday, traders said.",
    "Support for the government has fallen to a third of voters, the poll found.",
    "Download speeds have doubled since the cable was laid, the ministry said.",
    "Members of the council voted to close the port until Thursday.",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_that_is_no_part_of_a_story(line):
    assert kind_of(line, count_words(line), "LATIN") not in {"prose", "head"}


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_that_only_looks_like_furniture(line):
    assert kind_of(line, count_words(line), "LATIN") == "prose"


TITLE = "Port of Harvelt closes after storm damages cranes"
ONE = (
    "The port of Harvelt closed on Monday after a storm damaged three of its cranes, Tillema said."
)
TWO = "Ships on their way to Harvelt have been told to sail to other ports until Thursday."
THREE = "The cranes of the port were built in 1962 and should have been replaced in the spring."


@pytest.mark.parametrize("line", FURNITURE)
def test_the_body_goes_on_behind_a_line_of_furniture(line):
    if kind_of(line, count_words(line), "LATIN") == "end":
        return
    body = [f"{ONE} {THREE}", f"{TWO} {THREE}", f"{THREE} {TWO}", f"{TWO} {ONE}"]
    (article,) = articles_of("\n".join((TITLE, *body[:2], line, *body[2:])))
    assert article.title == TITLE
    assert line not in article.text
    assert body_of(article) == body


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        # Links and names in bold on lines of their own.
        (
            "The mayor met\nJo Lund\nof the harbour office and\nAnna Tillema\n, its director, on Monday.",
            "The mayor met Jo Lund of the harbour office and Anna Tillema, its director, on Monday.",
        ),
        (
            "A spokesman of the\nHarvelt Ferry Company\nsaid in a\nstatement\nthat all boats stay in.",
            "A spokesman of the Harvelt Ferry Company said in a statement that all boats stay in.",
        ),
        # A letter that was wrapped at a column.
        (
            (
                "The port of Harvelt closed on Monday after a storm damaged three of\nits cranes, and the "
                "ships that were on their way have been told to\nsail to other ports until the end of it."
            ),
            (
                "The port of Harvelt closed on Monday after a storm damaged three of its cranes, and the "
                "ships that were on their way have been told to sail to other ports until the end of it."
            ),
        ),
        (
            "Der Hafen von\nHarvelt\nist nach Angaben der\nHafenmeisterei\nbis Donnerstag geschlossen.",
            "Der Hafen von Harvelt ist nach Angaben der Hafenmeisterei bis Donnerstag geschlossen.",
        ),
    ],
)
def test_a_broken_sentence_is_one_paragraph(broken, whole):
    page = page_of(f"{TITLE}\n{broken}\n{ONE}\n{TWO}")
    article = next(a for a in find_articles(page, config=CONFIG) if isinstance(a, Article))
    check_runs(page, article)
    assert whole in body_of(article)


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Harvelt kündigt Sperrung des Hafens an",
            "Der Hafen von Harvelt wird am Montag gesperrt, weil ein Sturm drei Kräne beschädigt hat.",
        ),
        (
            "Richter stellt Haftbefehl gegen Hafenmeister aus",
            "Harvelt. Ein Richter in Harvelt lässt den Meister des Hafens suchen, sagte er am Montag.",
        ),
        (
            "Harvelt stelt sluiting van haven uit",
            "De haven van Harvelt blijft open tot maandag, zei de burgemeester na de storm van gisteren.",
        ),
    ],
)
def test_the_particle_of_a_verb_ends_a_headline(title, lead):
    (article,) = articles_of(f"{title}\n{lead}\n{lead.replace('Harvelt', 'Bresken')}")
    assert article.title == title
    assert body_of(article)[0] == lead


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{ONE}\n{TWO}",  # sentences that end
        "Home\nnews\nsport\nweather\nabout us\ncontact",  # a menu in small letters
        f"{ONE}\n\nand an empty line between two lines parts them",
        f"{ONE}\nvor 2 Stunden",  # a time begins small
        f"{TWO}\npar Jo Lund",  # and so does a byline
    ],
)
def test_lines_that_are_whole_stay_apart(text):
    assert [line.of(text) for line in split_lines(text)] == [x for x in text.split("\n") if x]


def test_prose_is_cut_out_of_a_lump():
    menu = (
        "Home News World Business Sport Weather Podcasts Newsletters Subscribe Log In Search " * 4
    )
    others = "Baker Wins Prize Mayor Opens Bridge Ferry Strike Ends Heron Returns City Park " * 4
    story = " ".join((ONE, TWO, THREE, ONE.replace("Mon", "Fri"), TWO.replace("Thurs", "Satur")))
    text = menu + story + " " + others
    pieces = [text[start:end].strip() for start, end in cut_lump(text, 0, len(text))]
    assert pieces == [menu.strip(), story, others.strip()]


def test_a_long_paragraph_is_no_lump():
    text = " ".join([ONE, TWO, THREE] * 5)
    assert cut_lump(text, 0, len(text)) == [(0, len(text))]


def test_a_paragraph_of_names_is_no_lump():
    names = ", ".join(["Jo Lund", "Anna Tillema", "Mia Berg", "Tom Oster"] * 5)
    text = f"{ONE} Among those who came were {names} and others of the office. {TWO} {THREE}"
    assert cut_lump(text, 0, len(text)) == [(0, len(text))]


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (["Home > News > Europe"], "Europe"),
        (["Startseite › Politik › Ausland"], "Ausland"),
        (["Accueil / Économie"], "Économie"),
        (["Home » Harbour towns"], "Harbour towns"),
        (["Subscribe", "Politics"], "Politics"),
        (["Wirtschaft", "Foto: Jo Lund"], "Wirtschaft"),
        (["World | Europe"], "Europe"),
        (["Jo Lund", "The harbour office"], None),
        (["Politics is what he wanted to talk about"], None),
        ([], None),
    ],
)
def test_section(lines, section):
    assert section_of(lines) == section


@pytest.mark.parametrize(
    ("footer", "outlet"),
    [
        ("© 2024 The Harbour Times", "The Harbour Times"),
        ("Copyright © 2019-2024 Harvelt Post. All rights reserved.", "Harvelt Post"),
        ("(c) 2023 Harvelter Bote GmbH - Alle Rechte vorbehalten", "Harvelter Bote"),
        ("© The Harbour Times 2024. All rights reserved.", "The Harbour Times"),
        ("© 2024 The Associated Press. All rights reserved.", None),  # of a report, not of a site
        ("© Jo Lund", None),  # of a picture: no year, no word on rights
        ("Copyright 2024", None),
        ("The copyright of 2024 songs was sold to a company in Harvelt.", None),
        ("", None),
    ],
)
def test_outlet_of_a_footer(footer, outlet):
    assert outlet_of_footer(f"{TITLE}\n{ONE}\n{footer}\nContact") == outlet


@pytest.mark.parametrize(
    ("between", "deck"),
    [
        (
            [
                "Three cranes of the port were damaged and ships must wait till Thursday",
                "By Jo Lund",
            ],
            True,
        ),
        (
            [
                "Three cranes of the port were damaged and ships must wait till Thursday.",
                "By Jo Lund",
                "3 March 2024",
            ],
            True,
        ),
        (["Three cranes of the port fell into the harbour after the storm"], True),
        (["By Jo Lund"], False),
        ([], False),
    ],
)
def test_the_deck_under_the_title(between, deck):
    (article,) = articles_of("\n".join((TITLE, *between, ONE, TWO, THREE)))
    assert article.title == TITLE
    found = None if article.subtitle is None else article.subtitle.of(article.text)
    assert found == (between[0] if deck else None)


LINES = st.sampled_from(
    [TITLE, ONE, TWO, THREE, "", "Home", "and the", "Jo Lund", ", who", "Read also:", "Comments",
     "© 2024 The Harbour Times", "Home > News", "2 hours ago", "By Jo Lund", "GENEVA (Reuters) - ",
     "March 3, 2024", ONE * 9, "News Sport " * 60, "\t", "a\rb", "<p>", "[ad_1]"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25))
def test_any_text_is_read_and_its_runs_are_its_own(lines):
    text = "\n".join(lines)
    if not text.strip() or "\x00" in text:
        return
    page = page_of(text + "\nEnd")
    found = list(find_articles(page, config=CONFIG))
    assert found  # an article, or the reason why there is none
    assert found == list(find_articles(page, config=CONFIG))
    for article in found:
        if isinstance(article, Article):
            check_runs(page, article)
            if article.subtitle is not None:
                assert article.body.covers(article.subtitle)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30).map(" ".join))
def test_the_pieces_of_a_lump_are_the_line(text):
    pieces = cut_lump(text, 0, len(text))
    assert all(a < b for a, b in pieces) or not text
    assert all(one[1] <= two[0] for one, two in pairwise(pieces))
    kept = "".join(text[a:b] for a, b in pieces)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_story_begins_under_the_agency_that_signs_the_one_above():
    above = (
        "Ministers of Norway and Chile met in Oslo on Monday to talk about fishing rights in the "
        "southern ocean, officials said.\n"
        "The talks in Oslo will go on until Friday and cover the rights of ships from both "
        "countries, officials of Norway said. AFP\n"
    )
    title = "Storm closes the harbour of Bergen in Norway"
    below = (
        "\nA storm has closed the harbour of Bergen and all ships for Norway wait outside it, the "
        "harbour master said on Tuesday.\n"
        "The storm will pass by Thursday, and the harbour opens when the wind has gone, he said."
    )
    first, second = articles_of(above + title + below)
    assert "AFP" in first.credits
    assert second.title == title
    assert len(body_of(second)) == 2


def test_a_headline_glued_to_a_brief_is_cut_off_over_an_advertisement():
    text = """Following is a summary of current world news briefs.

    Chile signs fishing treaty with Norway

    Chile signed a treaty on fishing with Norway on Monday, and the ministers of Chile and Norway
    praised the treaty. Kenya opens new railway line to the coast

    Advertisement

    Kenya opened a new railway line to the coast on Tuesday, and the first train on the railway
    line reached the coast at noon."""
    text = "\n".join(line.strip() for line in text.splitlines())
    assert [a.title for a in articles_of(text)] == [
        "Chile signs fishing treaty with Norway",
        "Kenya opens new railway line to the coast",
    ]
