"""From articles to stories: which articles tell of one happening, and from how many sources."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dragoman.records import Story, make_id
from dragoman.stories.signs import published_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from dragoman.config import Config
    from dragoman.records import Article, Copy, Mention
    from dragoman.stories.cluster import Group


RULES = (
    ("copied", "One article takes a good part of its text from the other."),
    (
        "lead_and_names",
        "Their titles and first sentences mean the same, and they share rare names and numbers.",
    ),
    ("no_other_article_near", "No other article of the ledger comes near this one."),
)
# Two groups of articles become one story while the mean likeness of their pairs is at least this.
# B-cubed F1 with 0.65 / 0.70 / 0.72 / 0.74 / 0.76 / 0.80: ECB+ as one ledger .867 .877 .882 .872
# .857 .848; ECB+ topic by topic (two like happenings each) .882 .891 .883 .878 .859 .812; Meantime
# in four languages, all about one company, without dates .80 .82 .87 .87 .87 .89 (with dates 1 from
# .70 on). Of the three nearly equal ones the highest: joining two happenings is the worse mistake.
# That was without the days that texts tell. With them, with their years, and with the names of an
# affair told from its matter, 0.65 / 0.67 / 0.69 / 0.71 / 0.73: ECB+ .874 .869 .872 .873 .869
# (topic by topic .876 .880 .872 .867 .857), Meantime .966 .966 .966 .966 .983.
JOIN = 0.69
# What a pair counts that never came near enough to be compared.
UNCOMPARED = 0.3


def find_stories(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    copies: Sequence[Copy],
    *,
    config: Config,  # noqa: ARG001 -- every stage is given it
) -> Iterator[Story]:
    """Stories over languages and days; every article is in exactly one.

    A story's id is made of its smallest article_id: it stays while articles join that sort after
    it, and two machines that see the same articles name the story alike. `first` and `last` are
    days of publication, null where no article knows its own.
    """
    # These load numpy and the encoder, which nobody who only imports dragoman should wait for.
    from dragoman.stories.cluster import join  # noqa: PLC0415
    from dragoman.stories.likeness import compare, days  # noqa: PLC0415
    from dragoman.stories.origins import common_sources, find_origins  # noqa: PLC0415

    ordered = sorted(articles, key=lambda article: article.article_id)
    known = {article.article_id for article in ordered}
    copies = [c for c in copies if c.earlier_id in known and c.later_id in known]
    likeness = compare(ordered, mentions, copies)
    values = {pair: found.value for pair, found in likeness.items()}
    groups = join(len(ordered), values, least=JOIN, uncompared=UNCOMPARED)
    owner = {at: number for number, group in enumerate(groups) for at in group.members}
    rules: dict[int, set[str]] = defaultdict(set)
    for (i, j), found in likeness.items():
        if owner[i] == owner[j] and found.rule != "dates_apart":
            rules[owner[i]].add(found.rule)
    place = {article.article_id: owner[at] for at, article in enumerate(ordered)}
    inside: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        if place[copy.earlier_id] == place[copy.later_id]:
            inside[place[copy.earlier_id]].append(copy)
    later = {copy.later_id for copy in copies}
    for number, group in enumerate(groups):
        members = [ordered[at] for at in group.members]
        ids = tuple(article.article_id for article in members)
        origins = find_origins(members, inside[number])
        first, last = days(members)
        rule, score = _reason(group, rules[number])
        yield Story(
            make_id("story", ids[0]),
            _title(members, later),
            ids,
            origins,
            len(origins),
            first,
            last,
            rule,
            score,
            common_sources(members),
        )


def _reason(group: Group, rules: AbstractSet[str]) -> tuple[str, float]:
    """What holds a group together, and how firmly: its weakest join on a scale of 0 to 1."""
    if len(group.members) == 1:
        return "no_other_article_near", 1.0
    return "+".join(sorted(rules)), round(min(1.0, group.value / 1.6), 3)


# Longer titles are cut at a word.
MAX_TITLE = 120


def _title(members: Sequence[Article], later: AbstractSet[str]) -> str:
    """The title of the best article, or the first words of its body.

    Best is: has a title, stands alone on its page, is no copy of another (`later` names those that
    are), is in English, was first.
    """
    best = min(
        members,
        key=lambda article: (
            article.title is None,
            article.role != "main",
            not article.language.startswith("en"),
            article.article_id in later,
            published_day(article) or "9999",
            article.article_id,
        ),
    )
    body = best.text[best.body.start : best.body.end]
    title = " ".join((best.title or body or best.text).split())
    if len(title) <= MAX_TITLE:
        return title
    return title[:MAX_TITLE].rsplit(" ", 1)[0] + " …"
