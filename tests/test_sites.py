"""What a site's pages have in common: learned in batches, and left out of their stories."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st
from test_articles import CONFIG, page_of

from dragoman.articles import find_articles, learn_site
from dragoman.articles.lines import split_lines
from dragoman.articles.sites import MOST_LINES, common_lines, line_key, mark_common
from dragoman.records import Article

OUTLET = "Harvelt Post"
MENU = ("Harvelt Post", "Harbour watch", "Town hall notes")
PLEA = "No one knows our town as we do, and with a plan you will not miss a single story from it."
TOWNS = ("Harvelt", "Lintmere", "Osterby", "Kaldhaven", "Norrwick", "Vessel Bay", "Tarn", "Elmport")
BACKGROUND = (
    "The ferries have been on strike since the spring over pay and over the hours of night."
)


def story(k, more=""):
    town = TOWNS[k]
    return (
        f"{town} opens its {k + 2} new bridges to all traffic\n"
        f"The mayor of {town} opened {k + 2} bridges on Monday, and a band of {k + 20} played.\n"
        f"People from {town} had waited {k + 3} years for them, the mayor told the crowd there.\n"
        f"{more}"
    )


def page(k, *, text=None, more=""):
    own = "\n".join((*MENU, story(k, more) if text is None else text, PLEA, "Write to the Post"))
    return dataclasses.replace(page_of(own), outlet=OUTLET)


def learned(pages, known=None):
    (site,) = learn_site(known, pages, config=CONFIG)
    return site


def articles(one, *sites):
    found = find_articles(one, sites, config=CONFIG)
    return [article for article in found if isinstance(article, Article)]


def test_what_all_pages_have_is_learned_and_what_one_has_is_not():
    site = learned([page(k) for k in range(6)])
    assert (site.name, site.pages) == (OUTLET, 6)
    common = common_lines([site])
    assert all(line_key(line) in common for line in (*MENU, PLEA, "Write to the Post"))
    assert not any(line_key(line) in common for line in story(3).splitlines())


def test_two_pages_prove_nothing():
    assert not common_lines([learned([page(0), page(1)])])


def test_learning_in_batches_is_learning_at_once():
    pages = [page(k) for k in range(8)]
    at_once = learned(pages)
    bit_by_bit = None
    for k in range(0, 8, 2):
        bit_by_bit = learned(pages[k : k + 2], bit_by_bit)
    assert bit_by_bit == at_once
    assert learned(pages[::-1]) == at_once


def test_pages_of_another_outlet_are_not_mixed_in():
    other = dataclasses.replace(page(2), outlet="Lintmere Echo")
    sites = {s.name: s for s in learn_site(None, [page(0), page(1), other], config=CONFIG)}
    assert sites[OUTLET].pages == 2
    assert sites["Lintmere Echo"].pages == 1
    assert not list(learn_site(None, [page_of(story(1))], config=CONFIG))


def test_a_story_that_stands_on_a_site_five_times_is_no_furniture():
    again = [page(0, more=f"Updated: version {k}") for k in range(5)]
    site = learned([*again, page(1), page(2)])
    assert not any(line_key(line) in common_lines([site]) for line in story(0).splitlines()[1:3])
    # And where the copies come one batch after the other.
    later = None
    for one in again:
        later = learned([one], later)
    assert not any(line_key(line) in common_lines([later]) for line in story(0).splitlines()[1:3])


def test_background_that_some_stories_share_is_no_furniture():
    pages = [page(k, more=BACKGROUND if k < 2 else "") for k in range(8)] + [
        page(0, text=f"{story(k)}\nSeen again {k}") for k in range(3, 8)
    ]
    assert line_key(BACKGROUND) not in common_lines([learned(pages)])


def test_a_plea_that_no_list_knows_is_left_out_of_the_body():
    site = learned([page(k) for k in range(6)])
    one = page(7)
    assert PLEA in articles(one)[0].text
    (article,) = articles(one, site)
    assert PLEA not in article.text
    assert article.title == story(7).splitlines()[0]


def test_a_title_that_the_other_pages_list_as_most_read_stays_the_title():
    title = story(7).splitlines()[0]
    site = learned([page(k, more=f"Most read\n{title}") for k in range(6)])
    assert line_key(title) in common_lines([site])
    assert articles(page(7), site)[0].title == title
    listed = page(6, more=f"Most read\n{title}")
    lines = mark_common(split_lines(listed.text), listed.text, common_lines([site]))
    kinds = {line.of(listed.text): line.kind for line in lines}
    assert kinds[title] == "furniture"


def test_a_byline_that_recurs_is_still_a_byline():
    def signed(k):
        title, rest = story(k).split("\n", 1)
        return page(k, text=f"{title}\nBy Jo Lund\n{rest}")

    site = learned([signed(k) for k in range(6)])
    assert articles(signed(7), site)[0].byline == "Jo Lund"


def test_a_page_is_never_emptied():
    text = story(0)
    pages = [
        dataclasses.replace(page_of(f"{text}\n{number}"), outlet=OUTLET) for number in range(6)
    ]
    site = dataclasses.replace(
        learned(pages), lines=tuple(dataclasses.replace(x, pages=6) for x in learned(pages).lines)
    )
    assert articles(pages[0], site)


def test_a_site_does_not_grow_without_end():
    lines = "\n".join(f"Line number {k} of the menu" for k in range(MOST_LINES + 50))
    site = learned([page(0, text=lines), page(1)])
    assert len(site.lines) == MOST_LINES
    assert line_key(PLEA) in {line.key for line in site.lines}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_pages_can_be_learned_from(texts):
    pages = [
        dataclasses.replace(page_of(f"{text}\nEnd {k}"), outlet=OUTLET)
        for k, text in enumerate(texts)
    ]
    for site in learn_site(None, pages, config=CONFIG):
        assert site.pages == len(pages)
        for one in pages:
            assert list(find_articles(one, [site], config=CONFIG))
