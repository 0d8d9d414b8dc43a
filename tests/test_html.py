"""HTML: page text with its blocks, the main text, and what the tags say of a page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles import find_articles
from dragoman.config import Config
from dragoman.errors import PageError
from dragoman.pages.build import Source, build_page
from dragoman.pages.content import main_rows
from dragoman.pages.html import read_html
from dragoman.pages.tree import blocks_of, read_tree
from dragoman.records import Article

# Three paragraphs of a story: enough for a main text.
STORY = (
    "<p>The harbour of Velmond was closed on Monday after a crane had fallen into the basin.</p>"
    "<p>“Nobody was hurt,” the harbour master said, and the ferries went by way of Ostrey.</p>"
    "<p>It is to be opened again as soon as divers have raised the crane from the ground.</p>"
)


def page(body, head=""):
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def main_of(html):
    found = read_html(html)
    return [span.of(found.text) for span in found.main]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One\ntwo"),
        ("<p>One <b>and</b> a<i>half</i></p>", "One and ahalf"),
        ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
        ("<p>One\n   long\t line</p>", "One long line"),
        ("<p>a&nbsp;b &amp; c</p>", "a b & c"),
        ("<ul><li>One</li><li>two</li></ul>", "One\ntwo"),
        (
            "<table><tr><td>Crane</td><td>12 t</td></tr><tr><td>Ship</td></tr></table>",
            "Crane\t12 t\nShip",
        ),
        (
            f"<table><tr><td>Menu</td><td>{'word ' * 30}</td></tr></table>",
            "Menu\n" + "word " * 29 + "word",
        ),
        ("<pre>a  b\n  c</pre>", "a  b\nc"),
        ("<p>Seen<script>var no;</script><style>p{}</style></p>", "Seen"),
        ("<p>Seen</p><p hidden>unseen</p><noscript>no</noscript><template>no</template>", "Seen"),
        ("<p>Seen</p><div style='display: none'>un<p>seen</p></div> tail", "Seen\ntail"),
        ("<p>A <span style='display:none'>hidden </span>word</p>", "A\nword"),
        ("<img alt='no'><p>Yes</p><select><option>no</option></select>", "Yes"),
        ("<p>Never closed<p>nor this", "Never closed\nnor this"),
        ("text <!-- no --> alone", "text alone"),
    ],
)
def test_the_visible_text(html, text):
    assert read_tree(page(html)).text == text


def test_a_story_behind_a_wall_that_scripts_take_away_is_text():
    tree = read_tree(page(f"<h1>Port closed</h1><div style='display:none'>{STORY}</div>"))
    assert "divers" in tree.text


def test_blocks_have_a_path_and_a_share_of_links():
    html = page(
        "<main><div class='story wide'><p>One line<br>and one.</p>"
        "<ul><li>See <a href='/'>more</a></li></ul></div></main>"
    )
    tree = read_tree(html)
    assert [(tree.text[b.start : b.end], b.path, b.links) for b in blocks_of(tree)] == [
        ("One line\nand one.", "body/main/div.story/p", 0),
        ("See more", "body/main/div.story/ul/li", 0.5),
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"<nav><a href='/'>Home</a></nav><article>{STORY}</article><footer>About us</footer>",
        f"<div class='content'>{STORY}</div><aside><p>Read what else has happened at sea.</p></aside>",
        f"<div class='entry-content'>{STORY}<div class='share-buttons'>Tell it on</div></div>",
        f"<div id='post-1'>{STORY}</div><div id='comments'><p>I was there, and it was loud!</p></div>",
        f"<div class='has-sidebar'>{STORY}</div>",
        f"<div class='post tag-sidebar category-comments'>{STORY}</div>",
        f"{STORY}<ul><li><a href='/1'>Ferries late again, says Ostrey.</a></li></ul>",
        f"<div>{STORY}<h2>More stories</h2></div>",
        f"<form class='page-form'>{STORY}</form>",
        f"<div class='a'>{STORY}</div><div class='teaser'><a href='/'>A ship came in</a> today.</div>",
    ],
)
def test_main_text_without_what_stands_around_it(html):
    main = main_of(page(f"<h1>Port closed</h1>{html}"))
    assert len(main) == 3, main
    assert main[0].startswith("The harbour")
    assert main[-1].endswith("ground.")


@pytest.mark.parametrize(
    "lead",
    [
        "<p class='standfirst'>A crane fell, and nothing moves in Velmond any longer.</p>",
        "<div class='teaser'>A crane fell, and nothing moves in Velmond any longer.</div>",
        "<h2>A crane fell, and nothing moves in Velmond any longer</h2>",
    ],
)
def test_the_lines_that_sum_the_story_up_are_main_text(lead):
    html = f"<header><h1>Port of Velmond closed</h1>{lead}</header><article>{STORY}</article>"
    main = main_of(page(html))
    assert main[0].startswith("A crane fell")
    assert len(main) == 4


def test_a_body_in_several_parts_is_one_text():
    parts = STORY.replace("<p>", "<div class='chunk'><p>").replace("</p>", "</p></div>")
    html = parts.replace("</div><div", "</div><div class='ad'>Buy a boat now.</div><div")
    assert len(main_of(page(f"<div class='body'>{html}</div>"))) == 3


def test_a_page_of_nothing_but_comments_has_them_as_main_text():
    posts = STORY.replace("<p>", "<div class='comment'><p>").replace("</p>", "</p></div>")
    assert len(main_of(page(f"<div class='comments'>{posts}</div>"))) == 3


def test_a_page_of_links_has_no_main_text_worth_its_name():
    links = "".join(f"<li><a href='/{n}'>Story number {n}</a></li>" for n in range(30))
    assert main_of(page(f"<ul>{links}</ul>")) == []


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("", "<h1>Port of Velmond closed</h1>", "Port of Velmond closed"),
        ("<title>Port closed | Harbour News</title>", "<h1>Port closed</h1>", "Port closed"),
        (
            "<title>Port closed | Harbour News</title>",
            "<h1>Harbour News</h1><h2>Port closed</h2>",
            "Port closed",
        ),
        (
            (
                "<meta property='og:title' content='Port closed for days - Harbour News'>"
                "<meta property='og:site_name' content='Harbour News'>"
            ),
            "<h1>Harbour News</h1><p>Port closed for days</p>",
            "Port closed for days",
        ),
        (
            "<meta property='og:title' content='Port closed for days'>",
            "<h1>Velmond <span>Port closed for days</span></h1>",
            "Port closed for days",
        ),
        ("<title>Port closed</title>", "<h1>Latest videos</h1><p>Port closed</p>", "Port closed"),
        ("", "<p>Nothing heads this.</p>", None),
    ],
)
def test_the_title(head, body, title):
    assert read_html(page(body + STORY, head)).title == title


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name='author' content='Jane Doe'>", "Jane Doe"),
        ("<meta name='author' content='By Jane Doe and Ole Lund'>", "Jane Doe, Ole Lund"),
        ("<meta name='author' content='Von Jane Doe, Velmond'>", "Jane Doe"),
        ("<meta name='author' content='desk@harbour.example'>", None),
        ("<meta name='author' content='Harbour News'>", None),
        ("<meta name='author' content='The Velmond Newsroom'>", None),
        ("<meta property='article:author' content='https://harbour.example/jane'>", None),
        (
            LD.format('{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Doe"}}'),
            "Jane Doe",
        ),
        (
            LD.format(
                '{"@graph":[{"@type":"Article","author":[{"name":"Jane Doe"},{"name":"Ole Lund"}]}]}'
            ),
            "Jane Doe, Ole Lund",
        ),
        (LD.format("{broken"), None),
    ],
)
def test_the_byline(head, byline):
    site = "<meta property='og:site_name' content='Harbour News'>"
    assert read_html(page(STORY, head + site)).byline == byline


def test_a_byline_that_only_readers_see():
    html = page(f"<p class='byline'>By <a rel='author'>Jane Doe</a></p>{STORY}")
    assert read_html(html).byline == "Jane Doe"


def test_section_outlet_and_language():
    head = "<meta property='og:locale' content='nl_BE'>" + LD.format(
        '{"@type":"NewsArticle","articleSection":["Ports","Sea"],"publisher":{"name":"Harbour News"}}'
    )
    found = read_html(f"<html><head>{head}</head><body>{STORY}</body></html>")
    assert (found.section, found.outlet, found.language) == ("Ports", "Harbour News", "nl")


def article_of(html):
    built = build_page(Source("p.html", html.encode(), "text/html"), config=Config())
    found = [one for one in find_articles(built, config=Config()) if isinstance(one, Article)]
    assert len(found) == 1
    return built, found[0]


def test_the_article_of_a_page_is_runs_of_its_text():
    more = STORY + STORY.replace("crane", "mast").replace("Monday", "Sunday") * 2
    html = page(
        "<nav><a href='/'>Home</a></nav><h1>Port of Velmond closed</h1>"
        f"<p class='byline'>By Jane Doe</p><article>{more}<p>Read also</p></article>"
        "<div class='comments'><p>I was there, and it was loud. Nobody told us a thing!</p></div>",
        "<title>Port of Velmond closed</title><meta property='article:section' content='Ports'>",
    )
    built, article = article_of(html)
    assert article.rule == "marked_main"
    assert (article.title, article.byline) == ("Port of Velmond closed", "Jane Doe")
    assert "loud" not in article.text
    assert "Read also" not in article.text
    for run in article.runs:
        there = built.text[run.page_start : run.page_start + run.length]
        assert article.text[run.article_start : run.article_start + run.length] == there


def test_where_the_tags_show_too_little_the_lines_are_read():
    prose = STORY.replace("<p>", "<div>").replace("</p>", "</div>")
    _, article = article_of(page(f"<nav>{prose * 3}</nav><p>A picture of the port. Open.</p>"))
    assert "divers" in article.text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "deep",
        "<b>" * 100_000 + "deep",
        "<table><tr><td>" * 30_000 + "deep",
        "<div class='" + "x" * 10_000 + "'>" * 1_500 + "deep",
        "<p>deep</p>" * 30_000,
        "<p>" + "deep. " * 500_000,
    ],
    ids=["div", "b", "table", "names", "wide", "long"],
)
def test_hostile_pages_end_soon_and_keep_their_text(html):
    start = time.process_time()
    assert "deep" in read_html(html).text
    assert time.process_time() - start < 10


@pytest.mark.parametrize("html", ["", "<!-- -->", "<html></html>", "<?xml version='1.0'?>"])
def test_a_page_without_text(html):
    assert read_html(html).text.strip() == ""


TAGS = st.sampled_from(["<p>", "</p>", "<div class='ad'>", "</div>", "<br>", "<a href='/'>", "</a>", "<td>", "<h1>", "</h1>", "<pre>", "<li hidden>", "<article>"])  # fmt: skip
WORDS = st.sampled_from(
    ["The port is open.", "Ähnlich 港口", "\n \t", "\u00a0", "&lt;b&gt;", "x" * 90]
)


@given(st.lists(TAGS | WORDS, max_size=40))
def test_lines_are_stretches_of_the_text(parts):
    try:
        tree = read_tree("".join(parts))
    except PageError:
        return
    assert all(r.start < r.end for r in tree.rows)
    assert all(a.end < b.start for a, b in zip(tree.rows, tree.rows[1:], strict=False))
    assert [tree.text[r.start : r.end] for r in tree.rows] == [
        line.strip() for line in tree.text.replace("\t", "\n").split("\n") if line
    ]
    rows = main_rows(tree, title=None)
    assert rows == sorted(set(rows))
    assert (
        "".join(tree.text[b.start : b.end] for b in blocks_of(tree)).replace("\n", "")
        == (tree.text.replace("\n", ""))
        or "\t" in tree.text
    )


def test_the_line_under_the_title_is_its_subtitle():
    more = STORY + STORY.replace("crane", "mast").replace("Monday", "Sunday") * 2
    lead = "<p class='standfirst'>A crane fell, and nothing moves in Velmond any longer.</p>"
    _, article = article_of(page(f"<h1>Port of Velmond closed</h1>{lead}<article>{more}</article>"))
    assert article.subtitle is not None
    assert article.subtitle.of(article.text).startswith("A crane fell")
    _, article = article_of(page(f"<h1>Port of Velmond closed</h1><article>{more}</article>"))
    assert article.subtitle is None
