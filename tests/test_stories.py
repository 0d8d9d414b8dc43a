"""Which articles tell of one happening, under what title, and from how many sources."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import harbour
import pytest
import yaml
from by_hand import article, day, mention, sentences
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.records import Copy, DateRange
from dragoman.stories import find_stories
from dragoman.stories.cluster import join
from dragoman.stories.likeness import days, published_together
from dragoman.stories.signs import days_between, published_day, read_signs


def stories_of(*articles, mentions=(), copies=None):
    config = Config()
    if copies is None:
        copies = list(find_copies(articles, sentences(*articles), (), config=config))
    return list(find_stories(articles, mentions, copies, config=config))


def grouped(stories):
    return {frozenset(story.article_ids) for story in stories}


def test_one_happening_in_three_languages_and_another_matter_of_the_same_people():
    stories = stories_of(*harbour.EVERYTHING)
    told = frozenset({"en", "nl", "de", "spun", "brief", "same"})
    assert any(told <= set(story.article_ids) for story in stories)
    assert frozenset({"other"}) in grouped(stories)


def test_independent_reports_are_one_story_of_two_sources():
    near = article(
        "near",
        "Chile and Norway end ten-year fishing quarrel in Valparaiso",
        "A treaty on harbours was signed in Valparaiso on Tuesday by Norway and Chile.\n"
        "Ingrid Solberg and Pablo Rojas shook hands while fishermen protested outside.\n"
        "Trawlers may now use twelve ports, among them Bergen.",
    )
    [story] = stories_of(harbour.english, near)
    assert story.independent_sources == 2
    assert story.origins == (("en",), ("near",))


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        ({}, {}, 2),
        # Both took it from one agency, whether or not its own text is at hand.
        ({"credits": ("ANP",)}, {"credits": ("anp", "AFP")}, 1),
        ({"credits": ("ANP",)}, {"credits": ("AFP",)}, 2),
        # One names the other.
        ({"outlet": "www.fjordpost.no"}, {"credits": ("Fjordpost",)}, 1),
    ],
)
def test_origins(first, second, sources):
    one = replace(harbour.english, **first)
    two = replace(harbour.dutch, **second)
    [story] = stories_of(one, two, copies=())
    assert story.independent_sources == sources


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ({"credits": ("ANP",)}, {"credits": ("anp", "AFP")}, ("ANP",)),
        ({"credits": ("ANP",)}, {"credits": ("AFP",)}, ()),
        # Its own text is among the articles: it is no outside source.
        ({"outlet": "Fjordpost", "credits": ("Fjordpost",)}, {"credits": ("Fjordpost",)}, ()),
    ],
)
def test_outside_sources_that_articles_share_are_named(first, second, named):
    one = replace(harbour.english, **first)
    two = replace(harbour.dutch, **second)
    [story] = stories_of(one, two, copies=())
    assert story.common_sources == named


def test_days_far_apart_are_two_happenings():
    early = replace(harbour.english, published=day("2031-05-03"))
    late = replace(harbour.independent, published=day("2032-05-03"))
    assert len(stories_of(early, late)) == 2


def test_days_that_texts_tell():
    # No year and no metadata: two datelines months apart are two happenings.
    base = harbour.independent
    for mine, other, count in (
        ("VALPARAISO, May 3.", "VALPARAISO, October 21.", 2),
        ("VALPARAISO, May 3.", "VALPARAISO, May 4.", 1),
        ("VALPARAISO, May 3.", None, 1),
    ):
        pair = [replace(harbour.english, dateline=mine), replace(base, dateline=other)]
        assert len(stories_of(*pair, copies=())) == count


@pytest.mark.parametrize(
    ("text", "own", "weekdays"),
    [
        ("OSLO, April 27. The king said on Thursday that 400 boats sailed.", {"1904-04-27"}, {3}),
        ("BERN, 3. Mai. Am Montag kamen 1.200 Boote.", {"1904-05-03"}, {0}),
        ("June 9, 2031\nThe fleet sailed.", {"2031-06-09"}, set()),
        ("Since 2019 nobody came at 10:30.", set(), set()),
    ],
)
def test_signs(text, own, weekdays):
    language = "de" if "Mai" in text else "en"
    found = read_signs(article("a", None, text, language=language))
    assert ({str(day) for day in found.own}, found.weekdays) == (own, weekdays)


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        ("1904-01-01", "1904-12-31", 1),  # of days without a year, those that come nearest
        ("2031-06-09", "1904-06-07", 2),
        ("2031-06-09", "2032-06-09", 366),
        ("1904-01-10 1904-07-18", "1904-07-23", 5),
        ("", "2031-01-03", None),
    ],
)
def test_days_between(one, two, days):
    sides = [frozenset(map(dt.date.fromisoformat, side.split())) for side in (one, two)]
    assert days_between(*sides) == days


def test_a_translation_has_the_day_of_its_original():
    # One matter, a year apart; the translator left the date line out.
    one = replace(harbour.english, dateline="VALPARAISO, May 3, 2031.")
    other = replace(harbour.independent, dateline="VALPARAISO, May 3, 2032.")
    copy = Copy("c", "en", "nl", "translated", (), 0.9, "sure: dates", "by_hand", 1.0)
    groups = grouped(stories_of(one, other, harbour.dutch, copies=[copy]))
    assert groups == {frozenset({"en", "nl"}), frozenset({other.article_id})}


def test_an_affair_without_days_is_not_one_story():
    """Of six affairs of the same persons, each in two happenings months apart, five are parted."""
    table = yaml.safe_load((Path(__file__).parent / "same_people.yml").read_text("utf-8"))
    told = {
        f"{a}-{h}-{r}": report.strip().split("\n", 1)
        for a, affair in enumerate(table["affairs"])
        for h, happening in enumerate(affair)
        for r, report in enumerate(happening)
    }
    articles = [article(name, title, body) for name, (title, body) in told.items()]
    groups = grouped(stories_of(*articles, copies=()))
    parted = [group for group in groups if len({name[:3] for name in group}) == 1]
    assert len(parted) >= 10
    assert all(len(group) == 2 for group in parted)


def test_first_and_last_day_and_title():
    early = replace(harbour.english, published=day("2031-05-03"))
    late = replace(harbour.dutch, published=day("2031-05-05"))
    [story] = stories_of(early, late)
    assert (story.first, story.last) == ("2031-05-03", "2031-05-05")
    assert story.title == harbour.ENGLISH[0]
    [story] = stories_of(harbour.dutch)
    assert (story.first, story.last, story.title) == (None, None, harbour.DUTCH[0])
    [story] = stories_of(article("a", None, "A fleet of ships lies before the harbour. " * 9))
    assert story.title.startswith("A fleet of ships")
    assert story.title.endswith(" …")
    assert len(story.title) < 130


def test_a_page_that_is_only_known_to_be_later_than_a_year_tells_no_day():
    told = DateRange("1997-01-01", None, "range", "inferred_from_text")
    open_ended = replace(harbour.dutch, published=told)
    assert published_day(open_ended) is None
    assert days([open_ended]) == (None, None)
    dated = replace(harbour.english, published=day("2031-05-03"))
    assert published_day(dated) == "2031-05-03"
    assert days([open_ended, dated]) == ("2031-05-03", "2031-05-03")


def test_shared_actors_alone_join_nothing():
    articles = (harbour.english, harbour.other)
    mentions = [
        mention(one, words, actor)
        for one in articles
        for words, actor in (("Norw", "NOR"), ("Chile", "CHL"), ("Solberg", "ingrid-solberg"))
    ]
    assert len(stories_of(*articles, mentions=mentions)) == 2


def test_any_order_gives_the_same():
    shuffled = list(harbour.EVERYTHING)
    expected = {story.story_id: story for story in stories_of(*shuffled)}
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        assert {story.story_id: story for story in stories_of(*shuffled)} == expected


def test_the_id_stays_while_a_story_grows():
    [small] = stories_of(harbour.dutch, harbour.german)
    [large] = stories_of(harbour.dutch, harbour.german, harbour.english, harbour.spun)
    assert small.story_id == large.story_id


def test_nothing_makes_no_story():
    assert stories_of() == []


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 12).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.dictionaries(
                st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                    lambda pair: pair[0] < pair[1]
                ),
                st.floats(0, 2),
            )
            if count > 1
            else st.just({}),
        )
    )
)
def test_every_position_is_in_exactly_one_group(case):
    count, likeness = case
    groups = join(count, likeness, least=0.7, uncompared=0.3)
    assert sorted(at for group in groups for at in group.members) == list(range(count))


def test_one_misleading_pair_chains_nothing():
    # Two happenings of three articles each, and a round-up that is near one article of either.
    likeness = dict.fromkeys(((0, 1), (0, 2), (1, 2), (4, 5), (4, 6), (5, 6)), 1.2)
    likeness |= {(2, 3): 0.9, (3, 4): 0.8}
    groups = {group.members for group in join(7, likeness, least=0.7, uncompared=0.3)}
    assert groups == {(0, 1, 2), (3,), (4, 5, 6)}


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (("2031-05-03", "2031-05-03"), ("2031-05-03", "2031-05-03"), True),
        (("2031-05-04", "2031-05-04"), ("2031-05-03", "2031-05-03"), True),
        (("2031-05-03", "2031-05-03"), ("2031-05-05", "2031-05-05"), False),
        # A month holds the day, and tells nothing of it.
        (("2031-05-01", "2031-05-31"), ("2031-05-03", "2031-05-03"), False),
        ((None, None), ("2031-05-03", "2031-05-03"), False),
    ],
)
def test_published_together_asks_for_known_days(one, two, together):
    pair = [
        replace(made, published=DateRange(*days, "range", "test"))
        for made, days in ((harbour.english, one), (harbour.dutch, two))
    ]
    assert published_together(*pair) is together
