"""From a page to its articles: one main story, and the briefs that stand beside it.

Where HTML shows the main text it is taken; flattened text is taken apart line by line: each line
gets a kind (`lines`), the page is cut into stretches at the datelines and relative times of other
stories, and in each stretch the lines that carry one story are chosen (`region`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.articles.build import Draft, build_article, time_span
from dragoman.articles.lines import Line, split_lines
from dragoman.articles.marked import find_marked
from dragoman.articles.region import Story, doubled_body, find_story
from dragoman.records import Article, Dropped, Page, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.config import Config

__all__ = ["find_articles"]

# A brief without a dateline must be more than a teaser: of the teasers on 80 news
# pages nearly all have one sentence of under 30 words.
BRIEF_WORDS = 30


def find_articles(page: Page, *, config: Config) -> Iterator[Article | Dropped]:
    """The main article of a page and its secondary ones, in page order; or why there is none."""
    lines = split_lines(page.text)
    drafts = _drafts(page, lines)
    if page.main and (marked := find_marked(page, lines)) is not None:
        flat = drafts[0][0] if drafts else None
        drafts = [(marked, True)] if flat is None or _better(marked, flat) else drafts[:1]
    if not drafts:
        kinds = {line.kind for line in lines}
        reason = (
            f"no article: none of the {len(lines):,} lines is prose "
            f"(found only {', '.join(sorted(kinds)) or 'white space'})"
        )
        yield Dropped(make_id("dropped", page.location, reason), page.location, reason)
    for ordinal, (draft, main) in enumerate(drafts):
        yield build_article(page, draft, ordinal=ordinal, main=main, config=config)


def _better(marked: Draft, flat: Draft) -> bool:
    """Whether the text that the tags show is to be trusted over what the lines show.

    Extractors from tags now and then come back with a caption or one live update of a long page.
    """
    by_tags = sum(len(span) for span in marked.body)
    by_lines = sum(len(span) for span in flat.body)
    return by_tags >= 0.35 * by_lines


def _drafts(page: Page, lines: list[Line]) -> list[tuple[Draft, bool]]:
    """The drafts of all stories on a flattened page in order, each with whether it is the main."""
    text = page.text
    stories: list[tuple[Story, Span | None, bool]] = []
    for first, last, brief in _segments(lines):
        known = None if brief else page.title
        story = find_story(lines, text, first, last, known=known)
        if story is None:
            continue
        time = _time(lines, text, story, first, last)
        stories.append((story, time, brief))
    if not stories:
        return []
    main = _main(stories)
    drafts = []
    for number, (story, time, _) in enumerate(stories):
        if number == main or _is_brief(lines, story, time):
            rule = "flattened_main" if number == main else "flattened_brief"
            drafts.append((_draft(lines, text, story, time, rule), number == main))
    return drafts


def _main(stories: Sequence[tuple[Story, Span | None, bool]]) -> int:
    """Which story is the page's own: the longest; of about equal ones the first.

    A title counts as forty words: the story that the page is about has one, briefs have none.
    """
    sizes = [story.words + (40 if story.title is not None else 0) for story, _, _ in stories]
    most = max(sizes)
    return next(k for k, size in enumerate(sizes) if size >= 0.66 * most)


def _is_brief(lines: Sequence[Line], story: Story, time: Span | None) -> bool:
    """Whether a story beside the main one is one: it has a dateline, or a time and some length."""
    first = lines[story.body[0]]
    if first.dateline is not None:
        return True
    return time is not None and story.words >= BRIEF_WORDS


def _segments(lines: Sequence[Line]) -> list[tuple[int, int, bool]]:
    """The stretches of a page that can each hold one story: [first, last) and whether a brief."""
    starts = [k for k, line in enumerate(lines) if line.dateline and line.dateline.sure]
    bare = [k for k, line in enumerate(lines) if line.dateline and not line.dateline.sure]
    if len(starts) + len(bare) >= 3 or any(lines[k - 1].kind == "relative" for k in bare if k):
        starts = sorted(starts + bare)
    cuts = {0: False}
    for number, k in enumerate(starts):
        top = _head_of(lines, k, lone=number == 0)
        cuts[top] = number > 0 or _prose_before(lines, top)
    for k in _time_cuts(lines):
        cuts.setdefault(k, True)
    edges = sorted(cuts)
    return [
        (edge, following, cuts[edge])
        for edge, following in zip(edges, [*edges[1:], len(lines)], strict=True)
    ]


def _time_cuts(lines: Sequence[Line]) -> list[int]:
    """Where relative times part stories: behind each time that ends one, or before each that
    begins one ("19 min ago", a headline, its text), as the page has it.
    """
    times = [k for k, line in enumerate(lines) if line.kind == "relative"]
    if len(times) < 2:
        return []
    begin = [k for k in times if _begins(lines, k)]
    if len(begin) >= 2 and len(begin) > len(times) / 2 and not _ends(lines, times[-1]):
        return begin
    ending = [k for k in times if k and lines[k - 1].kind == "prose"]
    if len(ending) < 2:
        return []
    cuts = [k + 1 for k in ending if k + 1 < len(lines) and _listed(lines, k)]
    return cuts + [k for k, line in enumerate(lines) if line.kind == "related"]


def _begins(lines: Sequence[Line], k: int) -> bool:
    """Whether a headline and then prose stand below a relative time."""
    under = [line.kind for line in lines[k + 1 : k + 6]]
    return under[:1] == ["head"] and "prose" in under and "relative" not in under[:2]


def _ends(lines: Sequence[Line], k: int) -> bool:
    """Whether a relative time has prose above it and none below."""
    return not any(line.kind == "prose" for line in lines[k + 1 :])


def _listed(lines: Sequence[Line], k: int) -> bool:
    """Whether a relative time stands in a list of briefs, so that another story follows it."""
    above = any(line.kind == "related" or line.dateline for line in lines[:k])
    return above and any(line.kind == "prose" for line in lines[k + 1 : k + 4])


def _prose_before(lines: Sequence[Line], k: int) -> bool:
    return sum(line.words for line in lines[:k] if line.kind == "prose") >= 60


def _head_of(lines: Sequence[Line], k: int, *, lone: bool) -> int:
    """Where the story whose body begins at line k has its head: headlines right above it.

    The first story of a page may have all that stands above it; of a later one a headline is its
    own only where it does not end what came before.
    """
    if lone and not _prose_before(lines, k):
        return 0
    top = k
    while top and k - top < 6 and lines[top - 1].kind in {"head", "byline", "date", "furniture"}:
        top -= 1
    while top < k and lines[top].kind != "head":
        top += 1
    return top


def _time(lines: Sequence[Line], text: str, story: Story, first: int, last: int) -> Span | None:
    """The relative time of a story: right behind it, else between its title and its body."""
    opening = [first] if first < last else []
    for k in (*story.after[:2], *story.before, *opening):
        if first <= k < last and lines[k].kind == "relative":
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
    return Draft(
        title=None if title is None else Span(title.start, title.end),
        body=tuple(spans),
        around=tuple(lines[k] for k in (*story.before, *story.after)),
        first=first,
        time=time,
        rule=rule,
        score=min(1.0, 0.5 + story.words / 400) * (1 - heads / (2 * len(body))),
    )
