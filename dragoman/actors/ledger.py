"""From the mentions of a whole ledger to its actors, with the offices seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.actors.discourse import JOIN
from dragoman.actors.gazetteer import bodies, body_name, canonical_state, people, states
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
    mention as evidence; those of the list carry none.
    """
    del config
    texts = {article.article_id: article.text for article in articles}
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor_id is not None:
            grouped.setdefault(mention.actor_id, []).append(mention)
    for actor_id in sorted(grouped):
        yield _actor(actor_id, grouped[actor_id], texts)


def _actor(actor_id: str, mentions: list[Mention], texts: dict[str, str]) -> Actor:
    kinds = Counter(mention.actor_kind for mention in mentions)
    names = Counter(mention.name for mention in mentions)
    lands = Counter(m.country for m in mentions if m.country is not None)
    name = canonical_name(actor_id) or _best(names)
    aliases = {name} if JOIN not in actor_id else set()
    for mention in mentions:
        if mention.form == "name" and mention.actor_kind == "person":
            aliases.add(mention.name)
        elif mention.form in NAMED and mention.article_id in texts:
            aliases.add(" ".join(mention.span.of(texts[mention.article_id]).split()))
    return Actor(
        actor_id=actor_id,
        kind=kinds.most_common(1)[0][0],
        name=name if not actor_id.isupper() else canonical_state(actor_id),
        country=country(actor_id) or (lands.most_common(1)[0][0] if lands else None),
        offices=tuple(_offices(actor_id, mentions)),
        aliases=tuple(sorted(aliases)),
    )


def _best(names: Counter[str]) -> str:
    """The name that is used most, the longer one where two are used as often."""
    return max(names, key=lambda name: (names[name], len(name), name))


def _offices(actor_id: str, mentions: list[Mention]) -> Iterator[Office]:
    """Each office once that a page gives, with the first mention that does; then the list's."""
    seen: set[tuple[str, str | None]] = set()
    for mention in mentions:
        if mention.form != "name" or mention.title is None or mention.actor_kind != "person":
            continue
        key = (mention.title.lower(), mention.country)
        if key not in seen:
            seen.add(key)
            yield Office(mention.title, mention.country, None, None, mention.mention_id)
    person = people().get(actor_id)
    for row in person.offices if person is not None else ():
        yield Office(
            row["title"],
            person.country if person else None,
            row.get("since"),
            row.get("until"),
            None,
        )
