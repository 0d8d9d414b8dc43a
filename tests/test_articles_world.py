"""What pages of many languages and shapes leave around, before and behind their stories."""

from __future__ import annotations

import pytest

from dragoman.articles import find_articles
from dragoman.articles.lines import split_lines
from dragoman.articles.sources import credit_of_line, find_dateline, find_signature
from dragoman.config import Config
from dragoman.pages.build import Source, build_page
from dragoman.records import Article

LEAD = (
    "The minister of Harvelt said on Tuesday that the port would stay closed until the strike "
    "of the pilots was over, and that the council had been told of it."
)
SECOND = (
    "The council of Harvelt meets on Thursday to talk about the strike of the pilots, whose union "
    "has asked the minister for a new contract since the spring."
)
THIRD = (
    "Ships that were bound for the port of Harvelt have been sent on to Norrick, where the pilots "
    "work as before and the quays have room for a dozen more of them."
)


def read(text: str) -> list[Article]:
    page = build_page(Source("page.txt", text.encode(), "text/plain"), config=Config())
    return [a for a in find_articles(page, config=Config()) if isinstance(a, Article)]


def body(text: str) -> str:
    (article,) = read(text)
    return article.body.of(article.text)


@pytest.mark.parametrize(
    "tail",
    [
        "Read more",
        "| Read more|",
        "Continue reading Port of Harvelt stays closed",
        "Weiterlesen",
        "Lire la suite",
        "Leer más",
        "Ler mais",
        "🔗 Leggi su Harvelt.example",
        "Читать далее",
        "Lees verder",
    ],
)
def test_the_link_behind_a_teaser_is_no_part_of_it(tail: str) -> None:
    assert body(f"Port stays closed\n{LEAD} {tail}\n{SECOND}") == f"{LEAD}\n{SECOND}"


def test_the_same_words_inside_a_sentence_stay() -> None:
    told = f"{LEAD} Whoever wants to read more about it will find the contract on the quay."
    assert body(f"Port stays closed\n{told}\n{SECOND}") == f"{told}\n{SECOND}"


@pytest.mark.parametrize(
    ("line", "credits_"),
    [
        ("Источник: ТАСС", ("TASS",)),
        ("المصدر: رويترز", ("Reuters",)),
        ("Fonte: Harvelt Notizie", ("Harvelt Notizie",)),
        ("Harvelt Vandaag/ANP", ("ANP",)),
        ("(Visited 7 times, 2 visits today)", ()),
        ("Port and/or harbour", ()),
    ],
)
def test_who_has_it_from_whom(line: str, credits_: tuple[str, ...]) -> None:
    found = credit_of_line(line)
    assert found == credits_ or (credits_ == ("Reuters",) and len(found) == 1)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        (f"BERGEN: {LEAD}", "BERGEN:"),
        (f"Bergen – {LEAD}", "Bergen –"),
        (f"Caracas.- {LEAD}", "Caracas.-"),
        (f"Bruselas.— {LEAD}", "Bruselas.—"),
        (f"Bergen: {LEAD}", None),  # what somebody says, or a label
        ("Bergen – Port stays closed", None),  # a headline
        (f"Harvelt – {LEAD}", None),  # no place that is known
        (
            "新华社北京5月3日电(记者 李明)港口在罢工结束之前将一直关闭。",
            "新华社北京5月3日电(记者 李明)",
        ),
    ],
)
def test_datelines_of_places_and_of_chinese_dispatches(text: str, dateline: str | None) -> None:
    found = find_dateline(text, bare=True)
    assert (None if found is None else text[: found.length].strip()) == dateline


def test_a_dispatch_names_its_agency() -> None:
    (article,) = read(
        "港口因引航员罢工而关闭\n新华社北京5月3日电(记者 李明)部长3日说,港口在引航员罢工结束之前将一直关闭。\n"
        "部长说,市议会将在星期四讨论引航员的罢工,引航员的工会从春天起就要求新的合同?\n"
        "船只已经被送往另一个港口,那里的引航员照常工作,码头还有地方。"
    )
    assert article.credits == ("Xinhua",)
    assert article.title == "港口因引航员罢工而关闭"
    assert "工会" in article.text  # a paragraph without a full stop has no words to compare


def test_a_caption_that_has_its_place_before_it_is_no_lead() -> None:
    caption = "BERGEN - The minister speaks to the press in front of the ferry. JO LUND / NTB"
    (article,) = read(f"Port stays closed\n{caption}\n{LEAD}\n{SECOND}")
    assert article.dateline is None
    assert article.body.of(article.text) == f"{LEAD}\n{SECOND}"


def test_who_wrote_it_in_brackets_behind_the_last_sentence() -> None:
    assert find_signature("The port stays closed. (Lun)") == len("The port stays closed. ") - 1
    assert find_signature("The port stays closed (for now)") is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("date 2022-02 Port stays closed\nDi, 15.02.2022, 15.46 Uhr", "2022-02-15"),
        ("date 2022-01-01 Port stays closed\n15.02.2022", "2022-02-15"),
        ("date 2022-02-14 Port stays closed\n15.02.2022", "2022-02-14"),
        ("date 2022-02 © Harvelt Notizie\nPort stays closed", "2022-02-01"),
    ],
)
def test_a_written_day_is_better_than_the_month_that_a_crawler_wrote(head: str, day: str) -> None:
    (article,) = read(f"{head}\n\n{LEAD}\n{SECOND}\n{THIRD}")
    assert article.published is not None
    assert article.published.earliest == day


def test_the_day_under_another_headline_is_not_the_storys() -> None:
    other = "Norrick wins the cup of the fishing towns\n28 novembre 2024"
    (article,) = read(f"Port stays closed\n{LEAD}\n{SECOND}\nAutres vidéos\n{other}")
    assert article.published is not None
    assert article.published.earliest is None


def test_posts_with_headline_and_day_are_stories_of_their_own() -> None:
    posts = [
        (
            f"{name} keeps its port closed for now",
            f"{day} March 2021",
            LEAD.replace("Harvelt", name),
        )
        for day, name in ((3, "Harvelt"), (9, "Norrick"), (21, "Selmund"))
    ]
    found = read("\n\n".join("\n".join(post) for post in posts))
    assert [a.title for a in found] == [post[0] for post in posts]
    assert [a.published.earliest for a in found if a.published is not None] == [
        "2021-03-03",
        "2021-03-09",
        "2021-03-21",
    ]


def test_the_short_turns_of_an_interview_are_prose() -> None:
    turns = (
        (
            "Mrs Lund, when we met in the spring you said that the strike would be over within a week "
            "and that nobody in the port would notice it."
        ),
        "Like ages.",
        "What did you think then?",
        "Of many things. The pilots had their reasons. I did not see them at the time.",
        "And did you want to give up?",
        "It would have been bad had the thought lasted for more than a second.",
        SECOND,
    )
    assert body("\n".join(("The minister on her worst week", *turns))) == "\n".join(turns)


def test_two_headings_that_ask_are_headings() -> None:
    text = f"{LEAD}\nWhat is the strike about?\n{SECOND}\nHow long will it last?\n{THIRD}"
    kinds = [line.kind for line in split_lines(text)]
    assert kinds == ["prose", "head", "prose", "head", "prose"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Министр закрыл порт Харвельта, несмотря на протест союза",
            (
                "Министр заявил во вторник, что порт останется закрытым до конца забастовки лоцманов "
                "и что совету города об этом сообщили."
            ),
        ),
        (
            "Міністр закрив порт, який потрібен союзу лоцманів",
            (
                "Міністр заявив у вівторок, що порт залишиться закритим до кінця страйку лоцманів і "
                "що раді міста про це повідомили."
            ),
        ),
        (
            "Limanı kapatan bakan, sendikayla görüşecek",
            (
                "Bakan salı günü yaptığı açıklamada grev bitene kadar limanın kapalı kalacağını "
                "söyledi ve belediye meclisine haber verildiğini ekledi."
            ),
        ),
    ],
)
def test_a_headline_with_a_comma_is_no_list_of_names(title: str, told: str) -> None:
    (article,) = read(f"{title}\n{told}")
    assert article.title == title


def test_a_question_above_its_paragraph_is_the_headline() -> None:
    title = "Why does the minister keep the port of Harvelt closed?"
    (article,) = read(f"{title}\n{LEAD}\n{SECOND}")
    assert article.title == title


def test_keywords_listed_twice_are_no_headline() -> None:
    keywords = "Jo Lund Harvelt Norrick strike port Jo Lund Harvelt Norrick strike port"
    (article,) = read(f"{keywords}\nMinister keeps port closed\n{LEAD}\n{SECOND}")
    assert article.title == "Minister keeps port closed"


def test_of_a_list_of_headlines_none_is_the_storys() -> None:
    others = (
        "Singer from Selmund wins a prize that nobody had heard of before",
        "Two trains late as snow falls on the mountains around Tolvik again",
        "Bank puts up its rates for the third time in a single year, economists fear",
    )
    (article,) = read("\n".join((*others, LEAD, SECOND)))
    assert article.title is None


def test_what_a_picture_shows_is_not_the_headline() -> None:
    title = "Minister keeps the port of Harvelt closed"
    shown = "Minister of Harvelt: the port can stay closed until the strike is over this year"
    (article,) = read(f"{title}\n{shown}\nPhoto: Jo Lund / Harvelt Post\n{LEAD}\n{SECOND}")
    assert article.title == title


def test_a_live_page_has_its_times_glued_to_its_headlines() -> None:
    posts = f"Port stays closedpublished at 15:49 Greenwich Mean Time 15 January\n{LEAD}\n{SECOND}"
    (article,) = read(posts)
    assert article.title == "Port stays closed"
    assert "published at" not in article.text


def test_a_governments_banner_is_furniture() -> None:
    banner = (
        "An official website of the Harvelt Government Here's how you know\n"
        "Official websites use .gov\n"
        "A .gov website belongs to an official government organization in Harvelt.\n"
        "Secure .gov websites use HTTPS\n"
        "A lock ( ) or https:// means you have safely connected to the .gov website. Share it.\n"
    )
    assert body(f"{banner}{LEAD}\n{SECOND}") == f"{LEAD}\n{SECOND}"


def test_a_line_of_one_word_behind_by_is_a_byline() -> None:
    (article,) = read(f"Port stays closed\nby jolund\n{LEAD}\n{SECOND}")
    assert article.byline == "jolund"


def test_the_last_marks_of_a_lump_stay_in_it() -> None:
    text = f'{LEAD} {SECOND} {THIRD} The minister said that it was "not over yet".'
    assert body(text) == text
