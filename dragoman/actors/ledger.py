"""From the mentions of a whole ledger to its actors, with the offices seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from dragoman.actors.bodies import bodies, body_name
from dragoman.actors.discourse import JOIN
from dragoman.actors.gazetteer import canonical_state, states
from dragoman.actors.sectors import codes, codes_of_office
from dragoman.actors.titles import office_title
from dragoman.actors.whoswho import as_of, people
from dragoman.config import Config
from dragoman.records import Actor, Article, Mention, Office

NAMED = ("name", "demonym", "metonym", "group")


def members(actor_id: str) -> tuple[str, ...]:
    """The actors that a mention of several together stands for; one for all others."""
    return tuple(actor_id.split(JOIN))


@cache
def _body(actor_id: str) -> tuple[str, str | None] | None:
    row = next((row for row in bodies() if row["id"] == actor_id), None)
    return (body_name(row), row.get("country")) if row is not None else None


def canonical_name(actor_id: str, language: str = "en") -> str | None:
    """The display name of a listed actor; None where no list knows it."""
    row = states(language).get(actor_id)
    if row is not None and row.get("names"):
        return row["names"][0]
    if actor_id in people():
        return people()[actor_id].name
    body = _body(actor_id)
    return body[0] if body is not None else None


def gender(actor_id: str) -> str | None:
    """Whether "m" or "f" for a listed person, else None."""
    person = people().get(actor_id)
    return person.gender if person is not None else None


def country(actor_id: str) -> str | None:
    """The state of a listed actor, a state's own id for itself, else None."""
    if actor_id in states("en") and actor_id.isupper():
        return actor_id
    if actor_id in people():
        return people()[actor_id].country
    body = _body(actor_id)
    return body[1] if body is not None else None


def collect_actors(
    articles: Iterable[Article], mentions: Iterable[Mention], *, config: Config
) -> Iterator[Actor]:
    """Merge the mentions of a ledger into its actors, in the order of their ids.

    Aliases are the words seen, without pronouns and offices. Offices that a page gives carry the
    mention as evidence and the days of the articles that say so; those of the list carry none.
    """
    del config
    read = {article.article_id: article for article in articles}
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor_id is not None:
            grouped.setdefault(mention.actor_id, []).append(mention)
    for actor_id in sorted(grouped):
        yield _actor(actor_id, grouped[actor_id], read)


def _actor(actor_id: str, mentions: list[Mention], read: Mapping[str, Article]) -> Actor:
    kinds = Counter(mention.actor_kind for mention in mentions)
    names = Counter(mention.name for mention in mentions)
    lands = Counter(m.country for m in mentions if m.country is not None)
    name = canonical_name(actor_id) or _best(names)
    aliases = {name} if JOIN not in actor_id else set()
    for mention in mentions:
        if mention.form == "name" and mention.actor_kind == "person":
            aliases.add(mention.name)
        elif mention.form in NAMED and mention.article_id in read:
            aliases.add(" ".join(mention.span.of(read[mention.article_id].text).split()))
    last = max((day for m in mentions if (day := _day(m, read)) is not None), default=None)
    sector, cameo = codes(actor_id, last) if JOIN not in actor_id else (None, None)
    land = country(actor_id)
    if land is None and lands and _body(actor_id) is None:  # NATO is of no one state
        land = lands.most_common(1)[0][0]
    told = [m for m in mentions if m.form == "name" and m.title is not None]
    if sector is None and told and actor_id not in states("en"):
        for one in sorted(told, key=lambda m: _day(m, read) or "", reverse=True):
            sector, cameo = codes_of_office(one.title or "", land, _language(one, read))
            if sector is not None:
                break
    return Actor(
        actor_id=actor_id,
        kind=kinds.most_common(1)[0][0],
        name=name if not actor_id.isupper() else canonical_state(actor_id),
        country=land,
        offices=tuple(_offices(actor_id, mentions, read)),
        aliases=tuple(sorted(aliases)),
        sector=sector,
        cameo=cameo,
    )


def _best(names: Counter[str]) -> str:
    """The name that is used most, the longer one where two are used as often."""
    return max(names, key=lambda name: (names[name], len(name), name))


def _day(mention: Mention, read: Mapping[str, Article]) -> str | None:
    """The last day on which what a mention says can have been published."""
    article = read.get(mention.article_id)
    return article.published.latest if article is not None else None


def _language(mention: Mention, read: Mapping[str, Article]) -> str:
    article = read.get(mention.article_id)
    return article.language if article is not None else "en"


def _offices(
    actor_id: str, mentions: list[Mention], read: Mapping[str, Article]
) -> Iterator[Office]:
    """Each office that a page gives, with the first mention that does; then the list's.

    `since` and `until` of an office that was read are the days of the first and the last article
    that say so. Offices that contradict each other stand side by side, each with its evidence.
    """
    seen: dict[tuple[str, str | None], list[Mention]] = {}
    written: dict[tuple[str, str | None], str] = {}
    for mention in mentions:
        if mention.form != "name" or mention.title is None or mention.actor_kind != "person":
            continue
        title = office_title(mention.title, mention.country, _language(mention, read))
        if title is not None:
            key = (title.lower(), mention.country)
            seen.setdefault(key, []).append(mention)
            written.setdefault(key, title)
    for key, rows in seen.items():
        told = sorted(day for row in rows if (day := _day(row, read)) is not None)
        first = min(rows, key=lambda row: _day(row, read) or "9999")
        yield Office(
            written[key],
            first.country,
            told[0] if told else None,
            told[-1] if told else None,
            first.mention_id,
        )
    person = people().get(actor_id)
    for row in person.offices if person is not None else ():
        yield Office(
            row["title"],
            person.country if person else None,
            row["told_since"],
            row["told_until"] or None,
            None,
            None if row["told_until"] else as_of(),
        )
