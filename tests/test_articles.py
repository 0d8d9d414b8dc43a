"""From a page to its articles: what is the story, and what only stands around it."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import words
from dragoman.articles import find_articles
from dragoman.articles.bylines import byline_of
from dragoman.articles.days import find_day, is_date_line
from dragoman.articles.furniture import hours_of
from dragoman.articles.lines import is_ticker, kind_of, split_lines
from dragoman.articles.sources import credit_of_line, find_credits, find_dateline
from dragoman.config import Config
from dragoman.pages.build import Source, build_page
from dragoman.records import Article, Dropped

CONFIG = Config()


def page_of(text, **more):
    return build_page(Source("test.txt", text.encode(), content=text, **more), config=CONFIG)


def articles_of(text, **more):
    page = page_of(text, **more)
    found = list(find_articles(page, config=CONFIG))
    for article in found:
        assert isinstance(article, Article), article
        check_runs(page, article)
    return found


def check_runs(page, article):
    for run in article.runs:
        own = article.text[run.article_start : run.article_start + run.length]
        assert own == page.text[run.page_start : run.page_start + run.length]
    ends = [0, *(run.article_start + run.length for run in article.runs)]
    starts = [*(run.article_start for run in article.runs), len(article.text)]
    for end, start in zip(ends, starts, strict=True):
        # A blank stands where a sentence was broken over two lines.
        assert article.text[end:start] in {"", " ", "\n", "\n\n"}
    assert article.body.end == len(article.text)


def body_of(article):
    return article.body.of(article.text).split("\n")


TICKER = (
    "Heron returns to city park after ten yearsMayor opens new bridge over the Lint"
    "Ferry strike enters third week, union saysBaker wins national prize for rye breadSchools"
    " in Harvelt to close early on Friday"
)
STORY = """Port of Harvelt closes after storm damages cranes

The port of Harvelt closed on Monday after a storm damaged three of its cranes, its director said.

“We cannot work safely,” Anna Tillema told reporters at the harbour office.

Warning for ships

Ships on their way to Harvelt have been told to sail to other ports until Thursday."""
PARAGRAPHS = [line for line in STORY.split("\n") if line][1:]


def test_a_plain_story():
    (article,) = articles_of(STORY)
    assert article.title == "Port of Harvelt closes after storm damages cranes"
    assert article.role == "main"
    assert article.language == "en"
    assert body_of(article) == PARAGRAPHS
    assert article.text == article.title + "\n\n" + "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "\nMost Popular\n" + TICKER),
        (TICKER + "\n\n", "\n" + TICKER + "\nContact Us"),
        ("[ad_1]\n", "\n[ad_2]\nSource link"),
        ("Home\nNews\nSport\nWeather\n", "\nShare\nTweet\nFollow us\n© 2021 Harvelt News"),
        ("news agency\n", "\nYou may also like\nHot News\nGo Premium"),
        ("", "\nЧитайте нас в Телеграме"),
        ("", "\nRead also: Baker wins national prize for rye bread\nTags: port, storm"),
        ("Video\n", "\n12 Comments\nTom says: I never liked that port.\nReply"),
        ("", "\nThis site uses cookies. By continuing you agree to their use."),
    ],
)
def test_what_stands_around_a_story_is_left_out(above, below):
    (article,) = articles_of(above + STORY + below)
    assert article.title == "Port of Harvelt closes after storm damages cranes"
    assert body_of(article) == PARAGRAPHS


def test_a_title_that_stands_twice_is_kept_once():
    title = STORY.split("\n", 1)[0]
    (article,) = articles_of(f"news agency\n{title}\n\n{STORY}")
    assert article.title == title
    assert article.text.count(title) == 1


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Criticism of the port", True),
        ("What the director said", True),
        ("‘No safe work’", True),
        ("Ferry strike in Oslo enters third week as union leaders reject talks", False),
        ("Paris, Rome condemn Lisbon plan, new tariffs on olive oil", False),
        ("MAYOR OPENS NEW BRIDGE OVER THE LINT", False),
        ("Advertisement", False),
        ("A crane lies across the quay. (Jo Lund/Harvelt Photos)", False),
        ("Read more: Baker wins national prize for rye bread", False),
        ("social media", False),
    ],
)
def test_lines_between_paragraphs(line, stays):
    paragraphs = [*PARAGRAPHS[:2], line, PARAGRAPHS[3]]
    (article,) = articles_of("\n\n".join([STORY.split("\n", 1)[0], *paragraphs]))
    assert (line in body_of(article)) is stays
    assert all(paragraph in body_of(article) for paragraph in (*PARAGRAPHS[:2], PARAGRAPHS[3]))


def test_the_last_short_answer_stays():
    (article,) = articles_of(STORY + "\n\nAsked whether it will be shut again, she said no.\n\nNo.")
    assert body_of(article)[-1] == "Asked whether it will be shut again, she said no."


def test_a_paragraph_that_breaks_off_stays():
    broken = (
        "She also said that crews had not taken up the offer. Instead, they called it an insult and "
        "said wages in Oslo did not depend on"
    )
    paragraphs = [*PARAGRAPHS[:2], broken, PARAGRAPHS[3], "The mayor thanked the crews."]
    (article,) = articles_of("\n\n".join(paragraphs))
    assert broken in body_of(article)


def test_the_writer_s_biography_is_left_out():
    below = "\n\nMia Berg is a reporter at the Harvelt Courant, where she writes about ships."
    (article,) = articles_of(STORY + below)
    assert body_of(article) == PARAGRAPHS


def test_an_old_page_of_tables():
    (article,) = articles_of(
        "<html><title>The Harvelt Review: Port closes after storm</title><table><tr><td><b>The "
        "Harvelt Review</b><br>front page | letters<td><font>Port closes after storm</font><br>"
        "Harvelt, October 25, 1962<br><br>" + "<br><br>".join(PARAGRAPHS) + "</table></html>",
        media_type="text/html",
    )
    assert article.title == "Port closes after storm"
    assert body_of(article) == PARAGRAPHS
    assert (article.published.earliest, article.published.rule) == ("1962-10-25", "date_line")


DUTCH = """Haven van Harvelt dicht na storm
HARVELT (ANP) - De haven van Harvelt is maandag gesloten nadat een storm drie kranen had beschadigd. Dat zei directeur Anna Tillema tegen omroep NOS.
Schepen die onderweg zijn, moeten tot donderdag naar een andere haven.
De reparatie van de kranen duurt volgens de directeur zeker tot het einde van de week.
Meer uit Europa
OSLO (ANP/AFP) - De veerboten in Noorwegen varen niet meer omdat het personeel staakt. Dat melden de vakbonden.
9 minuten geledenROME (ANP/RTR) - De Italiaanse regering wil de prijs van brood niet verlagen. De minister zei dat bakkers zelf over hun prijzen gaan.
1 uur geleden"""


def test_several_stories_on_one_page():
    main, ferries, bread = articles_of(DUTCH)
    assert [a.role for a in (main, ferries, bread)] == ["main", "secondary", "secondary"]
    assert [a.ordinal for a in (main, ferries, bread)] == [0, 1, 2]
    assert {a.language for a in (main, ferries, bread)} == {"nl"}
    assert main.title == "Haven van Harvelt dicht na storm"
    assert main.dateline == "HARVELT (ANP)"
    assert main.credits == ("ANP", "NOS")
    assert body_of(main)[0].startswith("De haven van Harvelt is maandag")
    assert len(body_of(main)) == 3
    assert (ferries.title, ferries.dateline) == (None, "OSLO (ANP/AFP)")
    assert ferries.credits == ("ANP", "AFP")
    assert ferries.body.start == 0
    assert bread.credits == ("ANP", "Reuters")
    for article, time in ((ferries, "9 minuten geleden"), (bread, "1 uur geleden")):
        assert "geleden" not in article.text
        assert article.published.rule == "relative_to_fetch"
        assert article.published.earliest is None
        assert article.published.evidence.of(DUTCH) == time


def test_a_relative_time_is_a_day_where_the_fetch_is_known():
    page = dataclasses.replace(page_of(DUTCH), fetched_at="2024-03-04T12:00:00+01:00")
    _, ferries, bread = find_articles(page, config=CONFIG)
    assert (ferries.published.earliest, ferries.published.precision) == ("2024-03-04", "day")
    assert bread.published.latest == "2024-03-04"


def test_briefs_have_titles_of_their_own():
    found = articles_of(
        "Ferries stand still in Norway\nOSLO, March 3 (Reuters) - Ferries in Norway stand still "
        "because their crews are on strike, unions said on Sunday.\nRead more\n"
        "Bread stays dear in Italy\nROME (AFP) - The Italian government will not lower the price "
        "of bread, a minister said on Sunday.\nRead more\n"
    )
    assert [a.title for a in found] == [
        "Ferries stand still in Norway",
        "Bread stays dear in Italy",
    ]
    assert [a.dateline for a in found] == ["OSLO, March 3 (Reuters)", "ROME (AFP)"]


def test_posts_with_their_time_above():
    post = "The {0} closed at noon, its director said.\nNobody knows when the {0} will open again."
    text = "\n".join(
        f"{n} min ago\nThe {place} is closed until further notice\n{post.format(place)} "
        "It was "
        "shut by the storm that hit the coast on Monday with winds of a hundred miles an hour."
        for n, place in ((5, "port"), (25, "airport"), (55, "station"))
    )
    found = articles_of(text)
    assert [a.title for a in found] == [
        f"The {place} is closed until further notice" for place in ("port", "airport", "station")
    ]
    assert [a.published.evidence.of(text) for a in found] == [f"{n} min ago" for n in (5, 25, 55)]


def test_two_stories_that_nothing_but_a_headline_parts():
    second = (
        "Minister denies plan to raise tariffs\n\nThe minister denied on Friday that her government "
        "plans to raise tariffs on steel from Norway.\n\n“There is no such plan,” said Lund, who "
        "spoke in parliament after the party of Berg had asked her about the tariffs."
    )
    first, other = articles_of(STORY.replace("its director", "director Tillema") + "\n\n" + second)
    assert first.title == "Port of Harvelt closes after storm damages cranes"
    assert other.title == "Minister denies plan to raise tariffs"
    assert (first.role, other.role) == ("main", "secondary")


def test_captions_above_a_dateline():
    (article,) = articles_of(
        "Port of Harvelt closes after storm\nBy Jo Lund\nA crane on the quay. (AP Photo/Mia Berg)\n"
        "FILE - A crane in 2019.\nHARVELT (AP) — " + "\n".join(PARAGRAPHS)
    )
    assert article.title == "Port of Harvelt closes after storm"
    assert body_of(article) == PARAGRAPHS
    assert (article.byline, article.dateline) == ("Jo Lund", "HARVELT (AP)")


def test_a_page_in_one_line():
    (article,) = articles_of(
        "Port of Harvelt closes By Jo Lund HARVELT, March 3 (Reuters) - The port closed on Monday. "
        '"We cannot work safely," its director said. Ships sail to other ports. Read also: Ferries'
    )
    assert article.title == "Port of Harvelt closes"
    assert article.byline == "Jo Lund"
    assert article.dateline == "HARVELT, March 3 (Reuters)"
    assert article.text.endswith("Ships sail to other ports.")


def test_windows_line_ends_and_hard_spaces():
    (article,) = articles_of(STORY.replace("\n", "\r\n").replace(" on Monday", "\u00a0on Monday"))
    assert "\r" not in article.text
    assert "closed\u00a0on Monday" in article.text
    assert len(body_of(article)) == len(PARAGRAPHS)


def test_one_sentence_is_an_article():
    (article,) = articles_of("The port denied that it will close.")
    assert (article.title, article.text) == (None, "The port denied that it will close.")


@pytest.mark.parametrize("text", ["Home\nNews\nSport\nContact Us", "Share\nTweet", "1 2 3"])
def test_a_page_without_a_story_says_so(text):
    (found,) = find_articles(page_of(text), config=CONFIG)
    assert isinstance(found, Dropped)
    assert "no article: none of the" in found.reason


def test_the_story_has_who_and_when():
    title, rest = STORY.split("\n", 1)
    (article,) = articles_of(
        f"{title}\nBy Jo Lund and Mia Berg, Reuters\nPublished: April 26, 2024 10:14 AM\n{rest}\n"
        "Source: Harvelt Courant"
    )
    assert article.byline == "Jo Lund and Mia Berg"
    assert article.credits == ("Reuters", "Harvelt Courant")
    assert (article.published.earliest, article.published.rule) == ("2024-04-26", "date_line")
    assert body_of(article) == PARAGRAPHS


def test_html_with_tags():
    html = (
        "<html><head><title>Port of Harvelt closes | News</title></head><body>"
        "<ul><li>Home</li><li>Sport</li></ul><h1>Port of Harvelt closes</h1><article>"
        + "".join(f"<p>{p}</p>" for p in (PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]))
        + "</article><footer><p>Contact Us</p></footer></body></html>"
    )
    (article,) = articles_of(html, media_type="text/html")
    assert article.title == "Port of Harvelt closes"
    assert body_of(article) == [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]]


def test_html_with_briefs_beside_the_story():
    main, *briefs = DUTCH.split("\n")[:5], *DUTCH.split("\n")[5:]
    title, *paragraphs, label = main
    html = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        + "".join(f"<p>{p}</p>" for p in paragraphs)
        + f"</article><aside><h2>{label}</h2>"
        + "".join(f"<div>{brief}</div>" for brief in briefs)
        + "</aside></body></html>"
    )
    found = articles_of(html, media_type="text/html")
    assert [a.role for a in found] == ["main", "secondary", "secondary"]
    assert found[0].title == title
    assert len(body_of(found[0])) == 3
    assert [a.dateline for a in found[1:]] == ["OSLO (ANP/AFP)", "ROME (ANP/RTR)"]


@pytest.mark.parametrize(
    ("text", "dateline", "credits_"),
    [
        ("OSLO (AP) — Ferries", "OSLO (AP)", ("AP",)),
        ("GENEVA, 3 March (Reuters) – Talks", "GENEVA, 3 March (Reuters)", ("Reuters",)),
        ("Berlin (dpa) - Die Fähren", "Berlin (dpa)", ("dpa",)),
        ("MAR DEL SUR, Chile/OSLO (ANP/DPA/BELGA) - x", None, ("ANP", "dpa", "Belga")),
        ("OSLO, April 26. /TASS/. Ferries", None, ("TASS",)),
        ("Oslo (CNN)The ferries", "Oslo (CNN)", ("CNN",)),
        ("OSLO (AP) The ferries", "OSLO (AP)", ("AP",)),
        ("Jo Lund (AP) The mayor", None, None),
        ("(Reuters) - Ferries", "(Reuters)", ("Reuters",)),
        ("Madrid, 3 mar (EFE).- Los barcos", "Madrid, 3 mar (EFE)", ("EFE",)),
        ("The ferry (Harvelt) - and", None, None),
        ("Anna Tillema (48) - the director", None, None),
    ],
)
def test_datelines(text, dateline, credits_):
    found = find_dateline(text)
    assert (None if found is None else found.credits) == credits_
    if dateline is not None:
        assert found.text == dateline
        assert text[found.length :][0].isalpha()


@pytest.mark.parametrize(
    ("text", "language", "outlets"),
    [
        ("“No,” she told CNN on Friday.", "en", ("CNN",)),
        ("Tillema told the BBC it was safe.", "en", ("BBC",)),
        ("She said so in an interview with Der Spiegel.", "en", ("Spiegel",)),
        ("It was closed, according to CNN reporting.", "en", ("CNN",)),
        ("DW’s Jo Lund said the port was calm.", "en", ("DW",)),
        ("Dat zei zij tegen nieuwszender CNN.", "nl", ("CNN",)),
        ("De haven is dicht, meldt persbureau Reuters.", "nl", ("Reuters",)),
        ("Das sagte sie der Zeitung Bild.", "de", ("Bild",)),
        ("Selon l’AFP, le port est fermé.", "fr", ("AFP",)),
        ("Según la agencia EFE, el puerto está cerrado.", "es", ("EFE",)),
        ("In an interview granted to the American broadcaster CNN, he wept.", "en", ("CNN",)),
        ("The port closes, Jan Bos told the news agency Reuters on Friday.", "en", ("Reuters",)),
        ("The story, carried by AFP, could not be confirmed.", "en", ("AFP",)),
        ("En una entrevista concedida a la cadena de televisión CNN, lloró.", "es", ("CNN",)),
        ("Cierra el puerto, dijo la ministra Ana Ruiz a la agencia Reuters.", "es", ("Reuters",)),
        ("Fuentes citadas por la BBC hablan de diez muertos.", "es", ("BBC",)),
        ("Dans un entretien accordé à la chaîne de télévision CNN, il pleura.", "fr", ("CNN",)),
        ("« Non », a déclaré Paul Roux au micro de la BBC.", "fr", ("BBC",)),
        ("Am letzten Tag gab Schmidt CNN ein Interview.", "de", ("CNN",)),
        ("Von der BBC zitierte Quellen sprechen von zehn Toten.", "de", ("BBC",)),
        ("Bronnen die door de BBC worden aangehaald spreken van tien doden.", "nl", ("BBC",)),
        ("Dat heeft CNN maandag onthuld.", "nl", ("CNN",)),
        ("The port is shut, Harvelt Radio said, citing Reuters.", "en", ("Reuters",)),
        ("It was shut, the mayor said with reference to Radio Liberty.", "en", ("RFE/RL",)),
        ("ABC News’ Jo Lund, Mia Berg and Bo Ek contributed to this report.", "en", ("ABC News",)),
        (
            "He said so in an interview with Politico and the French daily Les Echos.",
            "en",
            ("Politico", "Les Echos"),
        ),
        ("El puerto cierra el lunes, según informa la agencia Efe.", "es", ("EFE",)),
        ("La emisora NHK dio a conocer que el puerto cierra.", "es", ("NHK",)),
        ("Lloró ante medios de comunicación como Politico y Les Echos.", "es", ()),
        (
            "Dijo el lunes ante medios de comunicación como Politico y Les Echos que no.",
            "es",
            ("Politico", "Les Echos"),
        ),
        (
            "Así lo manifestó al medio danés Politico y al diario francés Les Échos.",
            "es",
            ("Politico", "Les Echos"),
        ),
        (
            "En una entrevista ofrecida al medio Politico y al francés Les Echos, lloró.",
            "es",
            ("Politico", "Les Echos"),
        ),
        ("En una charla con el diario “El Pais”, lloró.", "es", ("El País",)),
        ("Dans une interview accordée mardi aux Échos, elle pleura.", "fr", ("Les Echos",)),
        ("« Le port est fermé », explique-t-elle aux Echos.", "fr", ("Les Echos",)),
        ("Elle l’a dit dans un entretien accordé au quotidien « Le Monde ».", "fr", ("Le Monde",)),
        ("Le port est fermé, indique la mairie, citant l’AFP.", "fr", ("AFP",)),
        ("Der Hafen ist zu, hieß es unter Berufung auf die Agentur Reuters.", "de", ("Reuters",)),
        (
            "Der Hafen ist zu, hieß es unter Berufung auf die Nachrichtenagentur Reuters.",
            "de",
            ("Reuters",),
        ),
        (
            "Das sagte sie in einem Interview mit der Zeitung „Bild“ und dem Sender CNN.",
            "de",
            ("Bild", "CNN"),
        ),
        ("Das berichtete NHK am Dienstag.", "de", ("NHK",)),
        (
            "De haven is dicht, schrijft de krant onder verwijzing naar Reuters en AFP.",
            "nl",
            ("Reuters", "AFP"),
        ),
        (
            "Lo ha detto in un’intervista rilasciata al quotidiano francese Les Echos.",
            "it",
            ("Les Echos",),
        ),
        ("Il porto è chiuso, secondo quanto riferisce l’agenzia ANSA.", "it", ("ANSA",)),
        ("Il sindaco ha querelato la CNN.", "it", ()),
        ("La mairie a fermé le bureau des Échos.", "fr", ()),
        ("El alcalde demandó al diario francés Les Echos.", "es", ()),
        ("El alcalde dijo que demandará a CNN por difamación.", "es", ()),
        ("Le maire poursuit CNN en justice.", "fr", ()),
        ("Die Regierung schloss das Büro der BBC.", "de", ()),
        ("De burgemeester klaagt CNN aan.", "nl", ()),
        ("The mayor sued CNN for libel.", "en", ()),
        ("CNN has moved to a new building.", "en", ()),
        ("The sun shone and the guardian slept.", "en", ()),
    ],
)
def test_credits(text, language, outlets):
    assert find_credits(text, language) == outlets


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("Source: Gestión", ("Gestion",)),
        ("Bron: ANP/Reuters", ("ANP", "Reuters")),
        ("(Excerpts : Xinhua)", ("Xinhua",)),
        ("Source: Harvelt Courant", ("Harvelt Courant",)),
        ("top channel", ("Top Channel",)),
        ("The port is the source of trade", ()),
    ],
)
def test_lines_that_name_a_source(line, outlets):
    assert credit_of_line(line) == outlets


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jo Lund", "Jo Lund"),
        ("by JO LUND and MIA BERG, The Associated Press", "JO LUND and MIA BERG"),
        ("Door Jan de Wit", "Jan de Wit"),
        ("By Jo Lund | April 3, 2024", "Jo Lund"),
        ("By the time the port had closed", None),
        ("By Monday the port was shut.", None),
    ],
)
def test_bylines(line, names):
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("April 26, 2024 10:14", "2024-04-26"),
        ("26 april 2024", "2024-04-26"),
        ("Sat 2 Mar 2024 17.00 CET", "2024-03-02"),
        ("2. März 2024", "2024-03-02"),
        ("le 2 février 2024 à 10h15", "2024-02-02"),
        ("2 de mayo de 2024", "2024-05-02"),
        ("2024-05-02", "2024-05-02"),
        ("02.05.2024", "2024-05-02"),
        ("13/05/2024", "2024-05-13"),
        ("05/02/2024", None),
        ("31 February 2024", None),
        ("in the year 2024", None),
    ],
)
def test_days(line, day):
    found = find_day(line)
    assert (found and found[0].isoformat()) == day
    assert found is None or is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The port will close on April 26, 2024, its director said",
        "Harvelt remembers the storm of 3 March 2014",
    ],
)
def test_a_line_about_a_day_is_no_date_line(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("time", "hours"),
    [
        ("2 hours ago", 2),
        ("an hour ago", 1),
        ("30 minutes ago", 0.5),
        ("1 uur geleden", 1),
        ("vor 3 Stunden", 3),
        ("il y a 2 jours", 48),
        ("hace una hora", 1),
        ("soon", None),
    ],
)
def test_relative_times(time, hours):
    assert hours_of(time) == hours


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The port closed on Monday.", "prose"),
        ("Port closes after storm", "head"),
        ("Read also", "related"),
        ("Meer uit Europa", "related"),
        ("More world news", "related"),
        ("3 uur geleden", "relative"),
        ("Updated 2 hours ago", "relative"),
        ("By Jo Lund", "byline"),
        ("Jo Lund, Baltic affairs correspondent, Harvelt Radio", "byline"),
        ("Baltic affairs correspondent, Harvelt Radio", "furniture"),
        ("Baltic correspondent freed by Harvelt court", "head"),
        ("26 April 2024", "date"),
        ("Source: AFP", "credit"),
        ("Share on Facebook", "furniture"),
        ("[ad_1]", "furniture"),
        ("Photo: Jo Lund", "furniture"),
        ("Subscribe to our newsletter for more stories from the port", "furniture"),
        ("Comments", "end"),
        (TICKER, "ticker"),
        (
            TICKER.replace("Schools", " | Schools").replace("Ferry", " | Ferry") + " | Fish",
            "ticker",
        ),
        ("Sources: minister to leave", "furniture"),
        # what only begins like furniture
        ("Support for the port has fallen, polls show.", "prose"),
        ("Comments by the director angered the crews.", "prose"),
        ("Sources said: “We will not go.”", "prose"),
        ("Video shows the crane falling into the water.", "prose"),
        # what leads in the words of the next line
        ("The director of the port put it like this:", "prose"),
        ("QUESTION: Why?", "prose"),
        # a paragraph that breaks off is prose all the same
        (
            (
                "He also said that the owners of the ships had not been asked what they think. "
                "Instead, they were told to wait until the port had found out what it"
            ),
            "prose",
        ),
        # sentences whose spaces are lost are no glued headlines
        ("The port closed.The cranes broke.Nobody was hurt.It opens on Thursday again.", "prose"),
    ],
)
def test_kinds_of_lines(line, kind):
    (found,) = split_lines(line)
    assert found.kind == kind


def test_a_list_of_names_with_sentences_is_no_ticker():
    prose = (
        "Presidents Anna Tillema and Jo Lund, Chancellor Mia Berg and King Harald of Norway met in "
        "the Harvelt Hotel on Monday. They talked about fish, ships and the price of bread."
    )
    assert not is_ticker(prose, len(prose.split()))
    assert kind_of(prose, len(prose.split())) == "prose"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *PARAGRAPHS,
                *DUTCH.split("\n"),
                TICKER,
                "Home",
                "2 hours ago",
                "Read also",
                "By Jo Lund",
                "26 April 2024",
                "",
                "\u00a0",
                "Source: AFP",
                "Comments",
            ]
        ),
        max_size=25,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_every_page_gives_articles_whose_runs_are_the_page(lines, joint):
    text = joint.join(lines)
    if not text.strip():
        return
    page = page_of(text)
    found = list(find_articles(page, config=CONFIG))
    assert found
    assert found == list(find_articles(page, config=CONFIG))
    articles = [a for a in found if isinstance(a, Article)]
    for article in articles:
        check_runs(page, article)
        assert "geleden" not in article.text
    assert sum(a.role == "main" for a in articles) == bool(articles)
    assert len({a.article_id for a in articles}) == len(articles)
    starts = [a.runs[-1].page_start for a in articles]
    assert starts == sorted(starts)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_survived(text):
    if not text.strip() or "\x00" in text:
        return
    page = page_of(text)
    for found in find_articles(page, config=CONFIG):
        if isinstance(found, Article):
            check_runs(page, found)


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es"])
def test_word_lists_have_their_shape(language):
    lists = words.load(language, "furniture")
    for name in ("lines", "related", "end", "patterns", "grammar", "headline_verbs", "credit"):
        assert lists[name], name
        assert all(isinstance(word, str) for word in lists[name]), name
    assert set(lists["relative"]) >= {"minute", "hour", "day"}


def test_outlets_are_told_apart():
    outlets = words.load("all", "outlets")["outlets"]
    assert len(outlets) >= 150
    ids = [entry["id"] for entry in outlets.values()]
    assert len(set(ids)) == len(ids)
    for name, entry in outlets.items():
        assert entry["kind"] in {"agency", "broadcaster", "paper"}, name
        assert len(entry["country"]) == 3, name
    names = [*outlets, *(alias for e in outlets.values() for alias in e.get("aliases", ()))]
    doubled = {name for name in names if names.count(name) > 1}
    assert not doubled
