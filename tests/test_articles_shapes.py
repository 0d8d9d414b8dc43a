"""Pages as crawlers leave them: roundups, marks of agencies, captions, comments, stray tags."""

from __future__ import annotations

import pytest
from test_articles import CONFIG, articles_of, body_of, check_runs, page_of

from dragoman.articles import find_articles
from dragoman.articles.briefs import is_roundup
from dragoman.articles.days import find_day
from dragoman.articles.lines import kind_of, split_lines
from dragoman.articles.sources import (
    credit_of_mark,
    find_dateline,
    find_prefix,
    find_signature,
    is_place,
)
from dragoman.articles.titles import own_words
from dragoman.config import Config
from dragoman.records import Article, Dropped

FISH = (
    "Ministers of Norway and Chile met in Oslo on Monday to talk about fishing rights in the "
    "southern ocean, officials said."
)
TREATY = (
    "The Norwegian minister told reporters that both sides would sign a treaty before the end of "
    "the year in Santiago."
)
LABOUR = (
    "Japan and South Korea agreed on Tuesday to set up a joint fund for victims of wartime labour, "
    "the foreign ministry in Tokyo said, after months of talks about the matter between both sides."
)
STORM = (
    "The port of Harvelt closed on Monday after a storm damaged three of its cranes, its director "
    "said. Ships must wait."
)
CRANES = (
    "Anna Tillema said the work would take weeks because the parts come from Spain and must be "
    "tested first."
)
OIL = (
    "Lisbon will raise its tax on olive oil next year, the finance ministry said on Tuesday, after "
    "a poor harvest."
)
VOTE = (
    "Voters in Peru elected the country's first woman president on Sunday, early results of the "
    "election office show."
)
TITLE = "Port of Harvelt closes after storm"
BRIEFS = (
    (TITLE, STORM),
    ("Lisbon raises tax on olive oil", OIL),
    ("Peru elects first woman president", VOTE),
)
ROUNDUP = "\n\n".join(line for brief in BRIEFS for line in brief)


def all_of(text, **settings):
    config = Config(**settings)
    return list(find_articles(page_of(text), config=config))


def test_a_last_story_under_its_own_headline_is_not_lost():
    headline = "Japan and Korea agree on wartime labour"
    main, other = articles_of(f"{FISH}\n\n{TREATY}\n\n{headline}\n\n{LABOUR}")
    assert (main.role, body_of(main)) == ("main", [FISH, TREATY])
    assert (other.role, other.title, body_of(other)) == ("secondary", headline, [LABOUR])


def test_prose_that_is_left_out_is_told():
    text = f"{FISH}\n{TREATY}\nSimilar news\nLabour fund agreed\n{LABOUR}\n{LABOUR}"
    dropped, main = all_of(text)
    assert isinstance(dropped, Dropped)
    assert dropped.reason.startswith(f"left out: {2 * len(LABOUR)} characters of prose: ")
    assert "'Labour fund agreed'" in dropped.reason
    assert body_of(main) == [FISH, TREATY]


def test_short_furniture_prose_is_not_told():
    text = f"{FISH}\n{TREATY}\nSimilar news\nLabour fund agreed last week in Tokyo."
    assert all(isinstance(found, Article) for found in all_of(text))


@pytest.mark.parametrize(
    ("mark", "credits_"),
    [
        (" (afp/oz)", ("AFP",)),
        (" (AFP)", ("AFP",)),
        (" (Reuters)", ("Reuters",)),
        (" (dpa)", ("dpa",)),
        ("(ANP/AFP)", ("ANP", "AFP")),
        ("/mee/DP/jha", ()),
        (" REUTERS", ("Reuters",)),
        (" – AFP", ("AFP",)),
        (" (jo/ml)", ()),
        (" Enditem", ()),
    ],
)
def test_marks_behind_the_last_paragraph(mark, credits_):
    (article,) = articles_of("\n\n".join((TITLE, STORM, CRANES + mark)))
    assert body_of(article) == [STORM, CRANES]
    assert article.credits == credits_


@pytest.mark.parametrize(
    "line",
    [
        "She said that the port was closed (see below).",
        "He had met the crews (in Oslo) and the mayor (in Harvelt).",
        "The union joined the strike of the dockers (ITF)",
        "He works for the Harvelt Courant. Reuters could not reach him.",
        "“We will not go,” she said. AFP was told the same.",
    ],
)
def test_brackets_that_are_no_mark(line):
    assert find_signature(line) is None


@pytest.mark.parametrize(
    ("prefix", "credits_"),
    [
        ("(MENAFN- AzerNews) ", ("MENAFN", "AzerNews")),
        ("Islam Times - ", ("Islam Times",)),
        ("[SUDANTRIBUNE] ", ("Sudan Tribune",)),
        ("[HARVELTPOST] ", ("HARVELTPOST",)),
        ("[Reuters]: ", ("Reuters",)),
        ("Harvelt Evening News – ", ("Harvelt Evening News",)),
    ],
)
def test_an_outlet_before_the_words_is_a_credit(prefix, credits_):
    (article,) = articles_of("\n\n".join((prefix + STORM, CRANES)))
    assert body_of(article) == [STORM, CRANES]
    assert article.credits == credits_
    assert credit_of_mark(prefix.strip()) == credits_


@pytest.mark.parametrize(
    "line",
    [
        "Spain – The port of Harvelt closed on Monday after a storm, its director said.",
        "[Applause] The port of Harvelt closed on Monday after a storm, its director said.",
        "(Laughs) The port of Harvelt closed on Monday after a storm, its director said.",
        "Harvelt News - the port's own paper - was closed after the storm on Monday.",
        "QUESTION: The port of Harvelt closed on Monday after a storm. What will you do?",
    ],
)
def test_what_is_no_outlet_stays(line):
    assert find_prefix(line) is None


@pytest.mark.parametrize(
    ("text", "dateline", "credits_"),
    [
        (
            "NEW DELHI / ISLAMABAD, Nov 21 (Reuters) – The",
            "NEW DELHI / ISLAMABAD, Nov 21 (Reuters)",
            1,
        ),
        ("BERLIN (dpa-AFX) - Der", "BERLIN (dpa-AFX)", 1),
        ("Москва. 5 марта. INTERFAX.RU - Порт", "Москва. 5 марта. INTERFAX.RU", 1),
    ],
)
def test_datelines_in_full(text, dateline, credits_):
    found = find_dateline(text)
    assert found.text == dateline
    assert len(found.credits) == credits_


@pytest.mark.parametrize(
    ("prefix", "earliest", "latest", "precision"),
    [
        ("date 2021-03-04 ", "2021-03-04", "2021-03-04", "day"),
        ("date 2021-02 ", "2021-02-01", "2021-02-28", "month"),
        ("2021-03-04 ", "2021-03-04", "2021-03-04", "day"),
    ],
)
@pytest.mark.parametrize("head", [TITLE + "\n\n", "HARVELT (dpa-AFX) - "])
def test_a_crawler_s_date_before_the_page(prefix, earliest, latest, precision, head):
    (article,) = articles_of(prefix + head + STORM + "\n\n" + CRANES)
    assert body_of(article) == [STORM, CRANES]
    assert article.title == (TITLE if "\n" in head else None)
    assert article.dateline == (None if "\n" in head else "HARVELT (dpa-AFX)")
    found = article.published
    assert (found.earliest, found.latest) == (earliest, latest)
    assert (found.precision, found.rule) == (precision, "date_line")
    assert found.evidence.of(prefix) in prefix.removeprefix("date ").strip()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023-07-31", "2023-07-31"),
        ("27-10-2020", "2020-10-27"),
        ("31.07.2023", "2023-07-31"),
        ("Updated: 18-10-2018 11:43 IST", "2018-10-18"),
        ("Harvelt News Desk | Updated: 18-10-2018 11:43 IST", "2018-10-18"),
    ],
)
def test_days_in_numbers_under_a_title(line, day):
    assert kind_of(line, 0 if line[0].isdigit() else 4) == "date"
    (article,) = articles_of(f"{TITLE}\n{line}\n{STORM}\n{CRANES}")
    assert (article.published.earliest, article.published.rule) == (day, "date_line")


@pytest.mark.parametrize("line", ["04-05-2021", "04/05/2021", "13-14-2021", "555-04-05-2021"])
def test_a_day_that_could_be_another_is_none(line):
    assert find_day(line) is None


def test_the_user_s_day_is_that_of_every_article():
    text = f"{TITLE}\n\nHARVELT (ANP) - {STORM}\n\nOSLO (ANP) - {FISH}\n"
    config = Config(published="2021-03-04")
    page = page_of(text)
    from dragoman.pages.build import Source, build_page  # noqa: PLC0415 -- with another config

    page = build_page(Source("test.txt", text.encode(), content=text), config=config)
    found = list(find_articles(page, config=config))
    assert [article.role for article in found] == ["main", "secondary"]
    assert {a.published.earliest for a in found} == {"2021-03-04"}
    assert {a.published.rule for a in found} == {"user"}


def test_a_feed_s_day_is_that_of_the_main_article():
    text = f"{TITLE}\n\nHARVELT (ANP) - {STORM}\n\nOSLO (ANP) - {FISH}\n"
    main, other = articles_of(text, published=("2021-03-04", "feed_published"))
    assert main.published.earliest == "2021-03-04"
    assert other.published.earliest is None


@pytest.mark.parametrize(
    "label", ["", "World News Roundup: storm, oil, Peru\n\n", "World Briefs\n"]
)
def test_a_roundup_is_an_article_for_each_brief(label):
    found = articles_of(label + ROUNDUP)
    assert [(a.title, *body_of(a)) for a in found] == list(BRIEFS)
    assert [a.role for a in found] == ["main", "secondary", "secondary"]


def test_two_briefs_are_parted_where_the_page_says_what_it_is():
    text = "\n\n".join(("World Digest: March 15, 2018", *BRIEFS[0], CRANES, *BRIEFS[1]))
    port, oil = articles_of(text)
    assert body_of(port) == [STORM, CRANES]
    assert body_of(oil) == [OIL]
    assert {a.published.earliest for a in (port, oil)} == {"2018-03-15"}


def test_countries_in_capitals_part_briefs():
    text = f"In short\n\nNORWAY {FISH}\n\nSOUTH KOREA {LABOUR}\n\nPORTUGAL {OIL}"
    found = articles_of(text)
    assert [a.dateline for a in found] == ["NORWAY", "SOUTH KOREA", "PORTUGAL"]
    assert [body_of(a) for a in found] == [[FISH], [LABOUR], [OIL]]


def test_countries_above_the_briefs_of_a_roundup():
    text = f"World in brief\n\nNORWAY\n{FISH}\n\nSOUTH KOREA\n{LABOUR}\n\nPORTUGAL\n{OIL}"
    found = articles_of(text)
    assert [a.dateline for a in found] == ["NORWAY", "SOUTH KOREA", "PORTUGAL"]
    assert [body_of(a) for a in found] == [[FISH], [LABOUR], [OIL]]


def test_a_headline_glued_to_the_brief_before_it():
    glued = f"World News Summary\n{TITLE}\n{STORM} {BRIEFS[1][0]}\n{OIL} {BRIEFS[2][0]}\n{VOTE}"
    assert [(a.title, *body_of(a)) for a in articles_of(glued)] == list(BRIEFS)


def test_the_parts_of_one_story_stay_together():
    text = f"{TITLE}\n\n{STORM}\n\nStorm hits the cranes of Harvelt\n\nThe storm hit the cranes of Harvelt at noon, Anna Tillema said, and ships had to wait.\n\nShips wait outside Harvelt\n\nNine ships wait outside Harvelt, and Anna Tillema said that more would come on Friday."
    (article,) = articles_of(text)
    assert len(body_of(article)) == 5


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("World News in Brief", True),
        ("Following is a summary of current world news briefs.", True),
        ("World Digest: March 15, 2018", True),
        ("The minister was briefed on the news from the world of fishing", False),
    ],
)
def test_what_calls_itself_a_roundup(line, told):
    text = f"{line}\n\n{STORM}"
    assert is_roundup(split_lines(text), text) is told


CAPTION = (
    "FILE {} The head of the council of Harvelt, Gen. Jo Lund, celebrates the opening of the port, "
    "alongside his deputy and now leader of the harbour guard, Mia Berg, in Harvelt, Aug. 17, 2019."
)


@pytest.mark.parametrize("dash", ["-", "—", "PHOTO:"])
def test_captions_of_the_archive_are_no_story(dash):
    caption = CAPTION.format(dash).replace("FILE PHOTO: The", "FILE PHOTO: The")
    text = f"{TITLE}\n\n{caption}\n{caption}\n\nUpdated\n5 min ago\n\nHARVELT — {STORM}\n\n{CRANES}"
    (article,) = articles_of(text)
    assert article.title == TITLE
    assert article.dateline == "HARVELT"
    assert body_of(article) == [STORM, CRANES]


@pytest.mark.parametrize(
    "line",
    [
        '"We cannot work here," says Tillema. / Photo: AA',
        "The port of Harvelt after the storm on Monday. Photo: IMAGO/SNA",
        "Coffee Lover. Part-time Hiker. Web Expert. Bacon Fan. Unapologetic Thinker.",
        "Join the Harvelt Post's Telegram channel and get the latest breaking news delivered to you.",
    ],
)
def test_lines_that_are_furniture(line):
    (article,) = articles_of(f"{TITLE}\n\n{line}\n\n{STORM}\n\n{CRANES}\n\n{line}")
    assert body_of(article) == [STORM, CRANES]


@pytest.mark.parametrize("place", ["Santa Cruz de la Sierra", "Buenos Aires", "Bilbao, Spain"])
def test_a_place_alone_is_no_title(place):
    assert is_place(place)
    (article,) = articles_of(f"{place}\n14 March 2019\n\n{STORM}\n\n{CRANES}")
    assert article.title is None
    assert article.published.earliest == "2019-03-14"


def test_tags_that_stand_as_letters():
    text = (
        "<h6><strong>Mia Berg</strong></h6> <p>The port of <strong>Harvelt</strong> closed on Monday "
        "after a storm, its director said.</p> <p>“We cannot work <em>safely</em>,” Anna Tillema told "
        "reporters at the harbour office.</p>"
    )
    page = page_of(text)
    (article,) = find_articles(page, config=CONFIG)
    check_runs(page, article)
    assert article.byline == "Mia Berg"
    assert body_of(article) == [
        "The port of Harvelt closed on Monday after a storm, its director said.",
        "“We cannot work safely,” Anna Tillema told reporters at the harbour office.",
    ]


def test_comments_longer_than_the_story():
    text = f"{TITLE}\n\n{STORM}\n\n{CRANES}\n\nComments\n\nTom\nMarch 3, 2021 at 5:10 pm\n\nI never liked that port, and I think that the city should have closed it years ago, as my uncle always said to me when we went there together in the summer.\nReply\n\nMia\nMarch 4, 2021 at 5:10 pm\n\nWhat a shame. The cranes were only bought in 2015 and we all paid for them with our own money. I will write to the council of the city about this.\nReply"
    main = next(a for a in all_of(text) if isinstance(a, Article))
    assert main.title == TITLE
    assert body_of(main) == [STORM, CRANES]
    assert main.published.earliest is None


def test_a_page_of_one_sentence():
    text = f"Home\nNews\nSport\n{TITLE}\nThe port of Harvelt closed on Monday.\nShare\nTweet"
    (article,) = articles_of(text)
    assert (article.title, body_of(article)) == (TITLE, ["The port of Harvelt closed on Monday."])


def test_the_title_of_a_live_page():
    title = "Live blog: Storm closes the port of Harvelt"
    text = f"{title}\n\nCranes down, ships wait in Harvelt port\n\n{STORM}\n\n{CRANES}"
    (article,) = articles_of(text)
    assert article.title == title


def test_a_main_point_is_no_title():
    text = f"{TITLE}\nPublished Wed, Feb 28 2024\nKey Points\nThree cranes of the port of Harvelt were damaged by the storm and ships must wait there\n{STORM}\n{CRANES}"
    (article,) = articles_of(text)
    assert article.title == TITLE


def test_a_lead_that_is_shown_twice_is_no_story_of_its_own():
    lead = (
        "HARVELT (NPA) - The harbour of Harvelt stays closed for three weeks after a storm broke "
        "two of its cranes, harbour master Anna Tillema said on Monday."
    )
    more = (
        "Container ships will be sent to the docks of Oosterhaven, where dockers have agreed to "
        "work at night until the cranes are mended."
    )
    (found,) = articles_of(
        f"Harbour of Harvelt closed\n\n{lead}\n\nFrom our newsroom\n\n{lead}\n\n{more}"
    )
    assert found.title == "Harbour of Harvelt closed"
    assert found.text.count("broke two of its cranes") == 1
    assert found.text.endswith("mended.")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("• 19:33 Uhr: ➤ Port of Bergen opens", "Port of Bergen opens"),
        ("08:45 Uhr | Port of Bergen opens", "Port of Bergen opens"),
        ("+++ Port of Bergen opens +++", "Port of Bergen opens"),
        ("12:30 train is late", "12:30 train is late"),
        ("2024 will be dry", "2024 will be dry"),
    ],
)
def test_a_headline_is_without_the_bullet_and_the_hour_of_its_post(line, words):
    start, end = own_words(line)
    assert line[start:end] == words
