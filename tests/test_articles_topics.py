"""Several stories on one page, told apart by nothing but what they are about."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_articles import CONFIG, articles_of, body_of, check_runs, page_of

from dragoman.articles import find_articles
from dragoman.articles.lines import split_lines
from dragoman.articles.segments import Segment
from dragoman.articles.signs import stems_in
from dragoman.articles.topics import MOST_UNITS, part_topics
from dragoman.records import Article

HARBOUR = (
    "Harbour stays closed until the cranes of Harvelt are mended",
    (
        "The harbour of Harvelt will stay closed for three weeks after a storm broke two of its cranes "
        "on Monday, harbour master Anna Tillema told reporters in the port office."
    ),
    (
        "Tillema said that container ships would be sent to the docks of Oosterhaven, where dockers "
        "have agreed to work night shifts until the Harvelt cranes are mended."
    ),
    (
        "Shipping lines pay about 90,000 guilders for each day that a container waits on the quay, and "
        "Oosterhaven has room for only forty ships."
    ),
)
ORCHESTRA = (
    "Youth orchestra of Lindmoor wins the violin prize",
    (
        "A youth orchestra from the mountain village of Lindmoor won the national music prize on Sunday "
        "with a symphony that its conductor, Peter Vossberg, had found in a church attic."
    ),
    (
        "The jury praised the violins and the oboes of the young musicians, who rehearse in a barn "
        "because the Lindmoor school has no concert hall, among tractors, hay and swallows."
    ),
    (
        "Vossberg, a retired organist, plans to record the symphony next spring; the composer is "
        "unknown, but the handwriting suggests a pupil of Telemann."
    ),
)
VACCINE = (
    "Sheep farmers in Dunmarra ask for a vaccine against bluetongue",
    (
        "Sheep farmers in the Dunmarra hills asked the agriculture ministry on Thursday for a vaccine "
        "against bluetongue, which has killed one lamb in five since the summer."
    ),
    (
        "Veterinarian Carla Menzies has counted infected midges near every pond and warns that goats "
        "and cattle could catch the virus as well."
    ),
    (
        "The ministry answered that laboratories need until autumn to test the vaccine on ewes, and "
        "offered the farmers cheap insect nets."
    ),
)
TUNNEL = (
    "Engineers find a medieval well under the Kestrel tunnel",
    (
        "Engineers who dig the Kestrel railway tunnel found a medieval well full of coins on Wednesday, "
        "the archaeologist Ruth Adeyemi announced at the building site."
    ),
    (
        "Adeyemi dates the silver coins to the reign of a forgotten bishop and wants to lift them before "
        "drilling goes on."
    ),
    (
        "The railway expects that trains will run through the tunnel a year late, and that the museum "
        "will pay for guards around the well; the drill, named Brunhilde, rests meanwhile."
    ),
)
STORIES = (HARBOUR, ORCHESTRA, VACCINE, TUNNEL)
GERMAN = (
    (
        "Der Stadtrat von Quellbach hat am Dienstag beschlossen, das alte Freibad nicht zu schließen, "
        "sondern mit Spenden der Bürger zu sanieren, wie Bürgermeisterin Heike Brandner sagte."
    ),
    (
        "Die Arbeiten an den Becken und an der Rutsche sollen nach dem Sommer beginnen und werden wohl "
        "bis zum nächsten Frühling dauern, so die Stadtverwaltung."
    ),
)


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_a_change_of_words_alone_parts_no_short_stories(joint):
    # A feature changes its subject too: with neither headline nor day this is not beyond doubt.
    found = articles_of(joint.join(line for story in STORIES for line in story[1:]))
    assert len(found) == 1


def test_headlines_part_stories_and_are_their_titles():
    found = articles_of("\n".join(line for story in STORIES for line in story))
    assert [(a.title, *body_of(a)) for a in found] == list(STORIES)
    assert [a.role for a in found] == ["main", *["secondary"] * 3]


@pytest.mark.parametrize("where", ["over", "under", "behind"])
def test_relative_times_stay_with_their_story(where):
    lines = []
    for hours, (title, *body) in enumerate(STORIES, start=2):
        time = [f"{hours} hours ago"]
        over, under, behind = (time if where == w else [] for w in ("over", "under", "behind"))
        lines += [*over, title, *under, *body, *behind]
    page = page_of("\n".join(lines))
    found = list(find_articles(page, config=CONFIG))
    assert [a.title for a in found] == [story[0] for story in STORIES]
    assert [body_of(a) for a in found] == [list(story[1:]) for story in STORIES]


def test_share_lines_and_links_between_stories_are_in_none():
    lines = ["Home", "World", "Sport"]
    for story in STORIES:
        lines += [*story, "Share on Facebook", "Print"]
    lines += ["Most read", "Ten soups for cold evenings", "Who will win the cup?"]
    found = articles_of("\n".join(lines))
    assert [(a.title, *body_of(a)) for a in found] == list(STORIES)


def test_stories_of_two_languages_have_their_own():
    found = articles_of("\n\n".join((*HARBOUR[1:], *GERMAN)))
    assert [(a.language, body_of(a)) for a in found] == [
        ("en", list(HARBOUR[1:])),
        ("de", list(GERMAN)),
    ]


FEATURE = (
    "The woman who mends the cranes of Harvelt",
    (
        "Anna Tillema climbed her first crane when she was nine, to fetch a kite that the wind had "
        "carried from the beach of Harvelt into its jib."
    ),
    (
        "Forty years later Tillema runs the harbour, and knows each bolt of the eleven cranes that "
        "stand along the quay."
    ),
    "A childhood by the sea",
    (
        "Tillema grew up above her parents' bakery, where dockers came for bread at four in the "
        "morning and told stories of Valparaiso and Murmansk."
    ),
    "She learned to weld from an uncle, and Spanish from sailors who could not pay for their rolls.",
    "What comes next",
    (
        "In spring Tillema will retire and sail to the Azores with her sister, who teaches mathematics "
        "and has never liked the sea."
    ),
    "“I will miss the noise,” Tillema says, and looks at the cranes once more.",
)


@pytest.mark.parametrize("lines", [FEATURE, (*FEATURE[:3], "* * *", *FEATURE[4:])])
def test_the_parts_of_a_feature_stay_together(lines):
    (article,) = articles_of("\n".join(lines))
    assert article.title == FEATURE[0]
    assert body_of(article)[-1] == FEATURE[-1]


def test_an_interview_stays_one_story():
    lines = ["Harbour master Anna Tillema on storms, Spanish and her last spring in Harvelt"]
    for question, answer in (
        ("Harvelt Post: When will the cranes work again?", "Tillema: In three weeks, I hope."),
        ("Harvelt Post: Why did you learn Spanish?", "Tillema: Sailors paid for rolls with words."),
        ("Harvelt Post: And what will you do then?", "Tillema: Sail to the Azores with my sister."),
    ):
        lines += [question, answer + " That is all that I can tell you today, and all I know."]
    assert len(articles_of("\n".join(lines))) == 1


def test_what_readers_write_below_is_no_story():
    comments = [
        "Tom\nReply",
        "I never liked that orchestra, and the oboes were out of tune when we heard them in May.",
        "Mia\nReply",
        "My lambs all died of bluetongue and nobody in the ministry ever answered my letters to it.",
    ]
    found = [
        a
        for a in find_articles(page_of("\n".join((*HARBOUR, "Comments", *comments))), config=CONFIG)
        if isinstance(a, Article)
    ]
    assert [(a.title, *body_of(a)) for a in found] == [HARBOUR]


def test_a_page_of_very_many_paragraphs_is_not_weighed():
    text = "\n".join(f"Sentence number {n} tells of something else." for n in range(MOST_UNITS + 1))
    lines = split_lines(text)
    whole = Segment(0, len(lines), later=False, body=0)
    assert part_topics(lines, text, whole) == [whole]


def test_stems_leave_out_what_every_text_has():
    assert set(
        stems_in("The ministers of Norway said on Monday that more ministers would come")
    ) == {
        "minist",
        "norway",
    }


LINES = st.sampled_from(
    (
        *(line for story in STORIES for line in story),
        *GERMAN,
        *FEATURE,
        "Share",
        "Comments",
        "Read also",
        "3 hours ago",
        "vor 5 Minuten",
        "By Jane Doe",
        "12 March 2021",
        "OSLO (Reuters) - The talks about fish went on for a second day, ministers said.",
        "NORWAY The king opened a bridge in the north on Friday, his office said.",
        "World news in brief",
        "• A bullet with a headline of seven words",
        "* * *",
        "“We will not go,” he said.",
        "",
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30))
def test_articles_of_any_lines_keep_their_order_and_never_overlap(lines):
    page = page_of("x\n" + "\n".join(lines))
    found = [a for a in find_articles(page, config=CONFIG) if isinstance(a, Article)]
    for article in found:
        check_runs(page, article)
    assert [a.ordinal for a in found] == list(range(len(found)))
    spans = [(r.page_start, r.page_start + r.length) for a in found for r in a.runs]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert sum(a.role == "main" for a in found) == bool(found)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_parts_of_a_segment_cover_it_once(lines):
    text = "\n".join(lines)
    cut = split_lines(text)
    parts = part_topics(cut, text, Segment(0, len(cut), later=False, body=0))
    edges = [edge for part in parts for edge in (part.first, part.last)]
    assert edges[0] == 0
    assert edges[-1] == len(cut)
    assert edges == sorted(edges)
    assert all(a.last == b.first for a, b in pairwise(parts))
    assert all(part.first <= part.body < max(part.last, 1) for part in parts)
