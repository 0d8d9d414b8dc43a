"""What is found on the example pages, of what a reader expects there (`examples/expected.yml`)."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml

import dragoman
from dragoman.ledger import Ledger
from dragoman.records import Article, Event, Span, Statement

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "examples" / "pages"


@dataclass(frozen=True)
class Check:
    """One expectation, whether it is met, and what was there instead."""

    kind: str
    page: str
    wanted: str
    ok: bool
    found: str = ""


@cache
def expected() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "examples" / "expected.yml").read_text("utf-8"))


@cache
def read_examples() -> Ledger:
    return dragoman.read([PAGES])


def any_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def place_of(article: Article, words: str) -> Span | None:
    """Where words of the page stand in an article; a page's line break may be a blank in it."""
    start = article.text.find(words)
    return None if start < 0 else Span(start, start + len(words))


def articles_of(ledger: Ledger, page: dict[str, Any]) -> list[Article]:
    def here(article: Article) -> bool:
        if "location" in page:
            return article.location == page["location"]
        return Path(article.location).name == page["file"]

    return sorted((a for a in ledger.articles() if here(a)), key=lambda a: a.ordinal)


def check_statement(
    ledger: Ledger, page: str, article: Article, row: dict[str, Any]
) -> Iterator[Check]:
    place = place_of(article, row["content"])
    rows = list(ledger.statements(article_id=article.article_id))
    holding = [s for s in rows if place is not None and any(c.overlaps(place) for c in s.content)]
    covering = [
        s
        for s in holding
        if place is not None
        and sum(max(0, min(c.end, place.end) - max(c.start, place.start)) for c in s.content)
        >= 0.8 * len(place)
    ]
    label = f"{row['speaker']}: {row['content'][:70]}"
    yield Check("statement", page, label, bool(covering), "" if covering else "no such content")
    if not covering:
        return
    told = "; ".join(f"{s.speaker and s.speaker.actor_id} {s.act} {s.quote}" for s in covering)
    speakers = any_of(row["speaker"])

    def right(s: Statement) -> bool:
        return (s.speaker.actor_id if s.speaker else None) in speakers

    yield Check("speaker", page, label, any(right(s) for s in covering), told)
    by_right = [s for s in covering if right(s)] or covering
    acts = any_of(row["act"])
    yield Check("act", page, f"{label} {acts}", any(s.act in acts for s in by_right), told)
    if "quote" in row:
        ok = any(s.quote in any_of(row["quote"]) for s in by_right)
        yield Check("quote", page, f"{label} {row['quote']}", ok, told)
    if "fidelity" in row:
        ok = any(s.fidelity in any_of(row["fidelity"]) for s in by_right)
        fidelities = " ".join(s.fidelity for s in by_right)
        yield Check("fidelity", page, f"{label} {row['fidelity']}", ok, fidelities)
    if "inside" in row:
        yield Check("nested", page, label, any(s.inside is not None for s in by_right), told)


def events_near(ledger: Ledger, article: Article, words: str) -> list[Event]:
    """The events whose trigger stands in the sentence that holds the words."""
    place = place_of(article, words)
    if place is None:
        return []
    sentences = [
        s.span for s in ledger.sentences(article_id=article.article_id) if s.span.overlaps(place)
    ]
    rows = ledger.events(article_id=article.article_id)
    return [e for e in rows if any(span.overlaps(e.trigger) for span in sentences)]


def check_event(
    ledger: Ledger, page: str, article: Article, row: dict[str, Any]
) -> Iterator[Check]:
    near = events_near(ledger, article, row["words"])
    told = "; ".join(
        f"{'+'.join(str(r.actor_id) for r in e.source)} {e.type} "
        f"{'+'.join(str(r.actor_id) for r in e.target)} {e.factuality}"
        for e in near
    )

    def fits(e: Event, *names: str) -> bool:
        for name in names:
            if name not in row or row[name] is None:
                continue
            value = getattr(e, name)
            has = [r.actor_id for r in value] if name in ("source", "target") else [value]
            if not set(has) & set(any_of(row[name])):
                return False
        return True

    label = f"{row.get('source')} {row['type']} {row.get('target')} {row['factuality']}: "
    label += row["words"][:60]
    found = [e for e in near if fits(e, "type", "source", "target")]
    yield Check("event", page, label, bool(found), told)
    if found:
        yield Check("factuality", page, label, any(fits(e, "factuality") for e in found), told)


def check(ledger: Ledger) -> list[Check]:
    """Every expectation of the file, checked."""
    out: list[Check] = []
    for page in expected()["pages"]:
        name = page.get("location", page["file"])
        found = articles_of(ledger, page)
        wanted = page["articles"]
        out.append(
            Check("articles", name, str(len(wanted)), len(found) == len(wanted), str(len(found)))
        )
        for row, article in zip(wanted, found, strict=False):
            out.append(
                Check(
                    "title",
                    name,
                    str(row["title"]),
                    article.title == row["title"],
                    str(article.title),
                )
            )
            out.append(
                Check(
                    "language",
                    name,
                    row["language"],
                    article.language == row["language"],
                    article.language,
                )
            )
            days = any_of(row.get("published"))
            day = article.published.earliest
            out.append(Check("published", name, str(days), str(day) in map(str, days), str(day)))
            for words in row.get("not_in_body", ()):
                out.append(
                    Check("furniture", name, words, words not in article.text, article.text[:60])
                )
            kinds = {f.kind for f in ledger.flaws(article_id=article.article_id)}
            for flaw in row.get("flaws", ()):
                out.append(
                    Check("flaw", name, flaw["kind"], flaw["kind"] in kinds, " ".join(kinds))
                )
            for statement in row.get("statements", ()):
                out += check_statement(ledger, name, article, statement)
            for event in row.get("events", ()):
                if not event.get("optional"):
                    out += check_event(ledger, name, article, event)
            for event in row.get("never", ()):
                bad = [
                    e
                    for e in events_near(ledger, article, event["words"])
                    if e.type == event["type"] and e.factuality in any_of(event["factuality"])
                ]
                label = f"{event['type']} {event['factuality']}: {event['words'][:60]}"
                out.append(Check("never", name, label, not bad, f"{len(bad)} such events"))
    out += check_copies(ledger)
    out += check_stories(ledger)
    out += check_relations(ledger)
    return out


def check_copies(ledger: Ledger) -> Iterator[Check]:
    names = {a.article_id: a.location for a in ledger.articles()}

    def file_of(article_id: str) -> str:
        return Path(names[article_id]).name

    pairs = {
        frozenset((file_of(c.earlier_id), file_of(c.later_id))): c.kind for c in ledger.copies()
    }
    for row in expected().get("copies", ()):
        pair = frozenset((row["earlier"], row["later"]))
        kinds = any_of(row["kind"])
        yield Check(
            "copy",
            row["later"],
            f"{row['earlier']} {kinds}",
            pairs.get(pair) in kinds,
            str(pairs.get(pair)),
        )
    for row in expected().get("not_copies", ()):
        pair = frozenset(row)
        yield Check("not_copy", str(row), "no copy", pair not in pairs, str(pairs.get(pair)))


def named(ledger: Ledger, name: str) -> Article:
    """The article that expected.yml calls `file`, `file#n` (the n-th) or `file:line`."""
    file, _, ordinal = name.partition("#")
    file, _, line = file.partition(":")
    return _page_articles(ledger, file, int(line or 0))[int(ordinal or 0)]


def _page_articles(ledger: Ledger, file: str, line: int = 0) -> list[Article]:
    if not line:
        return articles_of(ledger, {"file": file})
    pages = [p for p in expected()["pages"] if p["file"] == file and p.get("line") == line]
    return articles_of(ledger, pages[0])


def check_stories(ledger: Ledger) -> Iterator[Check]:
    """Which articles are one story, which are not, and how many sources a story rests on."""
    story_of = {name: s for s in ledger.stories() for name in s.article_ids}
    rows = expected().get("stories", ())

    def story(name: str) -> str:
        return story_of[named(ledger, name).article_id].story_id

    for row in rows:
        for one, two in combinations(row["articles"], 2):
            yield Check("one_story", one, two, story(one) == story(two), "two stories")
        if "independent_sources" in row:
            found = story_of[named(ledger, row["articles"][0]).article_id].independent_sources
            wanted = row["independent_sources"]
            label = f"{wanted} sources"
            yield Check("sources", row["articles"][0], label, found == wanted, str(found))
    for first, second in combinations(rows, 2):
        allowed = {*first.get("may", ()), *second.get("may", ())}
        for one, two in product(first["articles"], second["articles"]):
            if not allowed & {one, two}:
                yield Check("two_stories", one, two, story(one) != story(two), "one story")


def check_relations(ledger: Ledger) -> Iterator[Check]:
    """Relations that a reader sees; those across stories or days are a kind of their own."""
    members = {m: o.member_ids for o in ledger.occurrences() for m in o.member_ids}
    found = list(ledger.relations())
    for row in expected().get("relations", ()):
        ends = []
        for end in (row["from"], row["to"]):
            ids = set()
            for article in _page_articles(ledger, end["file"], end.get("line", 0)):
                for words in any_of(end["words"]):
                    ids |= claims_at(ledger, article, words)
            # An answer to one report of an utterance is an answer to each of them.
            ends.append({same for one in ids for same in members.get(one, (one,))})
        told = [r.kind for r in found if r.from_id in ends[0] and r.to_id in ends[1]]
        kind = "relation_across" if row.get("across") else "relation"
        label = f"{any_of(row['from']['words'])[0][:50]} {row['kind']} {row['to']['words'][:50]}"
        yield Check(kind, row["from"]["file"], label, row["kind"] in told, " ".join(told) or "none")


def claims_at(ledger: Ledger, article: Article, words: str) -> set[str]:
    """The statements and events of an article whose words touch these."""
    place = place_of(article, words)
    if place is None:
        return set()

    def touch(spans: Sequence[Span]) -> bool:
        return any(span.overlaps(place) for span in spans)

    statements = ledger.statements(article_id=article.article_id)
    events = ledger.events(article_id=article.article_id)
    return {s.statement_id for s in statements if touch(s.content)} | {
        e.event_id for e in events if touch((*e.evidence, e.trigger))
    }


def score(checks: list[Check]) -> dict[str, float]:
    """The share of expectations met, by kind."""
    total, good = Counter(c.kind for c in checks), Counter(c.kind for c in checks if c.ok)
    return {f"examples_{kind}": good[kind] / total[kind] for kind in sorted(total)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="list what is not met")
    args = parser.parse_args()
    checks = check(read_examples())
    if args.json:
        print(json.dumps(score(checks)))
        return
    if args.verbose:
        for c in checks:
            if not c.ok:
                print(f"{c.kind:10} {c.page[:28]:28} wanted {c.wanted} | found {c.found}")
    total = Counter(c.kind for c in checks)
    for name, value in score(checks).items():
        print(f"{name:22} {value:.3f}  of {total[name.removeprefix('examples_')]}")


if __name__ == "__main__":
    main()
