"""From a page to its articles: one main story, and the briefs that stand beside it.

Where HTML shows the main text it is taken; flattened text is taken apart line by line: each line
gets a kind (`lines`), the page is cut into stretches at the datelines and relative times of other
stories (`segments`), at the headlines of a roundup (`briefs`) or where the topic changes
(`topics`), and in each stretch the lines that carry one story are chosen (`region`). Prose that is
in none of them is another story, or is told as left out (`leftover`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.articles.briefs import cut_briefs, find_briefs, is_labelled
from dragoman.articles.build import Draft, build_article, time_span
from dragoman.articles.furniture import fold
from dragoman.articles.leftover import LEFT_OUT, find_blocks, left_out, story_of
from dragoman.articles.lines import BREAK, Line, split_lines
from dragoman.articles.marked import find_marked, is_whole, lines_near
from dragoman.articles.region import Story, doubled_body, find_story
from dragoman.articles.segments import Segment, find_border, find_segments
from dragoman.articles.sites import common_lines, learn_site, mark_common
from dragoman.articles.titles import own_words
from dragoman.articles.topics import part_topics
from dragoman.pages import dropped
from dragoman.records import Article, Dropped, Page, Site, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.config import Config

__all__ = ["LEFT_OUT", "find_articles", "learn_site"]

RULES = (
    ("flattened_main", "Of the stories found line by line in flattened text, the page's own."),
    (
        "flattened_brief",
        "Another story of a flattened page, told apart by its dateline, time, headline or topic.",
    ),
    ("marked_main", "The main text as the tags of the page show it."),
    ("dateline", "The day that stands in the article's dateline."),
    ("date_line", "The day, or month, that a line beside the article writes out."),
    (
        "relative_to_fetch",
        'A time such as "2 hours ago": a day only where it is known when the page was fetched.',
    ),
)
# A brief without a dateline must be more than a teaser: of the teasers on 80 news
# pages nearly all have one sentence of under 30 words.
BRIEF_WORDS = 30
# A log, a word list or a mailbox has more lines; of 1,069 pages the longest has 6,600. Each line
# costs a quarter of a millisecond.
MOST_LINES = 30_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A story, its relative time, and where and how its stretch begins."""

    story: Story
    time: Span | None
    segment: Segment
    headed: bool  # its stretch begins with its headline


def find_articles(
    page: Page, sites: Sequence[Site] = (), *, config: Config
) -> Iterator[Article | Dropped]:
    """The main article of a page and its secondary ones, in page order; or why there is none.

    `sites` is what was learned of the page's own site: lines that stand on many of its pages are
    no part of any story.
    """
    common = common_lines(sites)
    if page.main and page.blocks:
        near = mark_common(lines_near(page), page.text, common)
        whole = find_marked(page, near)
        if whole is not None and is_whole(whole):
            yield build_article(page, whole, ordinal=0, main=True, config=config)
            return
    if (count := len(BREAK.findall(page.text))) > MOST_LINES:
        reason = (
            f"no article: {count:,} lines, and a page with a story has {MOST_LINES:,} at most; "
            "where it is a list of records read it as .jsonl or .csv"
        )
        yield dropped(page.location, reason)
        return
    split = split_lines(page.text)
    lines = cut_briefs(mark_common(split, page.text, common), page.text)
    drafts, lost = _drafts(page, lines)
    if sites and not drafts:
        # A site whose pages are one story in several states has all of it in common.
        lines = cut_briefs(split, page.text)
        drafts, lost = _drafts(page, lines)
    if page.main and (marked := find_marked(page, lines)) is not None:
        drafts = _with_marked(marked, drafts)
    if not drafts:
        kinds = {line.kind for line in lines}
        reason = (
            f"no article: none of the {len(lines):,} lines is prose "
            f"(found only {', '.join(sorted(kinds)) or 'white space'})"
        )
        yield dropped(page.location, reason)
    elif lost is not None and not page.main:
        yield dropped(page.location, lost)
    for ordinal, (draft, main) in enumerate(drafts):
        yield build_article(page, draft, ordinal=ordinal, main=main, config=config)


def _with_marked(marked: Draft, drafts: list[tuple[Draft, bool]]) -> list[tuple[Draft, bool]]:
    """The drafts with the text that the tags show as the main one, if it is the better."""
    flat = next((draft for draft, main in drafts if main), None)
    if flat is not None and not _better(marked, flat):
        return drafts
    first, last = marked.body[0].start, marked.body[-1].end
    briefs = [
        (draft, False)
        for draft, main in drafts
        if not main and (draft.body[-1].end <= first or draft.body[0].start >= last)
    ]
    return sorted([(marked, True), *briefs], key=lambda one: one[0].body[0].start)


def _better(marked: Draft, flat: Draft) -> bool:
    """Whether the text that the tags show is to be trusted over what the lines show.

    Extractors from tags now and then come back with a caption or one live update of a long page.
    """
    by_tags = sum(len(span) for span in marked.body)
    by_lines = sum(len(span) for span in flat.body)
    return by_tags >= 0.35 * by_lines


def _drafts(page: Page, lines: list[Line]) -> tuple[list[tuple[Draft, bool]], str | None]:
    """The drafts of all stories on a flattened page in order, each with whether it is the main.

    And what to tell of prose that is in none of them.
    """
    text = page.text
    found: list[_Found] = []
    briefs = [] if page.main else find_briefs(lines, text)
    segments = list(briefs) or [
        part for one in find_segments(lines) for part in part_topics(lines, text, one)
    ]
    segments.reverse()
    while segments:
        segment = segments.pop()
        known = None if segment.later else page.title
        story = find_story(lines, text, segment, known=known)
        if story is None:
            continue
        border = None if segment.brief else find_border(lines, text, story.body)
        if border is not None:
            segments.append(Segment(border, segment.last, later=True, body=border, parted=True))
            segments.append(replace(segment, last=border, parted=True))
            continue
        time = _time(lines, text, story, segment)
        headed = segment.later and story.title == segment.first
        found.append(_Found(story, time, segment, headed=headed))
    if not found:
        return [], None
    found = _told_once(lines, text, found)
    first = found[0]
    main = 0 if first.segment.brief or is_labelled(lines[first.story.body[0]]) else _main(found)
    # On a page of posts each one has its time above it, but for the newest, which may have none.
    posts = (
        sum(one.time is not None and lines[one.segment.first].kind == "relative" for one in found)
        >= 2
    )
    drafts = []
    # The day over a roundup is that of all its stories.
    day = (
        [line for line in lines[: found[0].segment.first] if line.kind == "date"] if briefs else []
    )
    taken: set[int] = set()
    for number, one in enumerate(found):
        if number == main or _is_brief(lines, one, posts=posts):
            taken |= _lines_of(one.story)
            rule = "flattened_main" if number == main else "flattened_brief"
            draft = _draft(lines, text, one.story, one.time, rule)
            if one.segment.brief:
                draft = replace(draft, around=(*draft.around, *day))
            drafts.append((draft, number == main))
    blocks = []
    for block in find_blocks(lines, text, taken):
        story = None if page.main else story_of(lines, text, block, taken)
        if story is None:
            blocks.append(block)
        else:
            drafts.append((_draft(lines, text, story, None, "flattened_brief"), False))
    drafts.sort(key=lambda one: one[0].body[0].start)
    return drafts, left_out(lines, text, blocks)


def _told_once(lines: Sequence[Line], text: str, found: list[_Found]) -> list[_Found]:
    """The stories without one whose paragraphs the next begins with: its lead, shown twice.

    The next takes its title, which stands above both.
    """
    kept: list[_Found] = []
    lead: list[str] = []
    for one in found:
        own = [fold(lines[k].of(text)) for k in one.story.body]
        if kept and own[: len(lead)] == lead:
            over = kept.pop()
            title = one.story.title if over.story.title is None else over.story.title
            kept.append(replace(one, story=replace(one.story, title=title), headed=over.headed))
        else:
            kept.append(one)
        lead = own
    return kept


def _lines_of(story: Story) -> set[int]:
    """The lines that a story has, and those between them that it passes over."""
    title = story.body[0] if story.title is None else story.title
    return {title, *range(story.body[0], story.body[-1] + 1)}


def _main(found: Sequence[_Found]) -> int:
    """Which story is the page's own: the longest; of about equal ones the first.

    A title counts as forty words: the story that the page is about has one, briefs have none. The
    headline that parted a story from the one above it does not count.
    """
    sizes = [
        one.story.words
        + (40 if one.story.title is not None and not (one.headed and one.segment.parted) else 0)
        for one in found
    ]
    most = max(sizes)
    return next(k for k, size in enumerate(sizes) if size >= 0.66 * most)


def _is_brief(lines: Sequence[Line], one: _Found, *, posts: bool) -> bool:
    """Whether a story beside the main one is one: it has a dateline, or a time and some length."""
    if one.segment.brief or one.segment.parted or lines[one.story.body[0]].dateline is not None:
        return True
    told = one.time is not None or one.headed or (posts and one.story.title is not None)
    return told and one.story.words >= BRIEF_WORDS


def _time(lines: Sequence[Line], text: str, story: Story, segment: Segment) -> Span | None:
    """The relative time of a story: right behind it, else between its title and its body."""
    for k in (*story.after[:2], *story.before, segment.first):
        if segment.first <= k < segment.last and lines[k].kind == "relative":
            return time_span(lines[k], text)
    return None


def _draft(lines: Sequence[Line], text: str, story: Story, time: Span | None, rule: str) -> Draft:
    title = None if story.title is None else lines[story.title]
    body = doubled_body(lines, text, story.body)
    first = lines[body[0]]
    spans = [Span(first.start, first.end)]
    for k in body[1:]:
        line = lines[k]
        # A dateline inside a story belongs to its sentence ("PARIS - so he calls the city").
        back = line.dateline.length if line.dateline else 0
        spans.append(Span(line.start - back, line.end))
    heads = sum(lines[k].kind == "head" for k in body)
    named = None
    if title is not None:
        left, right = own_words(title.of(text))
        named = Span(title.start + left, title.start + right)
    return Draft(
        title=named,
        body=tuple(spans),
        around=tuple(lines[k] for k in (*story.before, *story.after)),
        first=first,
        time=time,
        rule=rule,
        deck=story.deck if body[: story.deck] == list(story.body[: story.deck]) else 0,
        score=min(1.0, 0.5 + story.words / 400) * (1 - heads / (2 * len(body))),
    )
