"""How well the seed pages are read: found against a gold of offsets (see README.md here).

    python bench/seeds.py [--verbose | --json]

The pages lie in `seeds` of the folder that DRAGOMAN_DATA names (`../shared/data` beside the
repository when it is not set). Without them there is nothing to measure, and that is no failure.
"""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import itertools
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from dragoman.records import Article, Copy, Event, Statement, Story

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(__file__).with_name("seeds_gold.yml")
# A found statement is the gold one where it holds half of its letters, and where at least this
# share of its own letters lie in it: a paragraph taken whole is no finding of a clause in it.
RECALL = 0.5
PRECISION = 0.3
MATERIAL = {
    "COOPERATE",
    "AID",
    "RETREAT",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}


@dataclass
class Score:
    """Counts by name, and what was wrong, as (heading, line) pairs to read by eye."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: int = 1) -> None:
        """Count what is neither right nor wrong."""
        self.counts[name] += int(value)

    def check(self, name: str, right: bool, line: str) -> None:
        """Count what is right; note what is wrong."""
        self.counts[name] += right
        if not right:
            self.notes.append((f"wrong {name}", line))


def folder() -> Path:
    data = os.environ.get("DRAGOMAN_DATA")
    return (Path(data) if data else ROOT.parent / "shared" / "data") / "seeds"


def score(pages: Path) -> dict[str, int]:
    """The counts of one reading of the seed pages; names with `bad_` are better low."""
    return dict(measure(pages).counts)


@dataclass
class Found:
    """What a reading of the pages gave."""

    articles: list[Article]
    statements: list[Statement]
    events: list[Event]
    stories: list[Story]
    copies: list[Copy]


def measure(pages: Path) -> Score:
    import dragoman  # noqa: PLC0415 -- not needed where the pages are absent

    with dragoman.read([str(pages)]) as ledger:
        found = Found(
            list(ledger.articles()),
            list(ledger.statements()),
            list(ledger.events()),
            list(ledger.stories()),
            list(ledger.copies()),
        )
    return compare(pages, found)


def compare(pages: Path, found: Found) -> Score:
    """Hold what was found against the gold, page by page and then story by story."""
    result = Score()
    placed: list[tuple[dict[str, Any], Article]] = []
    for page in yaml.safe_load(GOLD.read_text("utf-8"))["pages"]:
        if not unchanged(pages, page):
            continue
        text = (pages / page["file"]).read_text("utf-8")
        here = [a for a in found.articles if Path(a.location).name == page["file"]]
        pairs = match_articles(page, here)
        score_articles(result, page, text, pairs, here)
        for expected, article in pairs:
            wanted = list(required(expected["statements"]))
            result.add("articles_expected")
            result.add("datelines_expected", "dateline" in expected)
            result.add("statements_expected", len(wanted))
            result.add("nested_expected", sum("inside" in s for s in wanted))
            result.add("events_expected", len(expected["events"]))
            if article is None:
                continue
            placed.append((expected, article))
            at = Place(page["file"][:3], text, article)
            mine = [s for s in found.statements if s.article_id == article.article_id]
            score_statements(result, at, expected["statements"], mine)
            done = [e for e in found.events if e.article_id == article.article_id]
            score_events(result, at, expected["events"], done)
            if page["spun"]:
                result.add("bad_verbatim_on_spun", sum(s.fidelity == "verbatim" for s in mine))
    score_stories(result, placed, found.stories, found.copies)
    return result


@dataclass
class Place:
    """An article, the text of the page that it stands on, and the page's short name."""

    page: str
    text: str
    article: Article

    def words(self, spans: Iterable[Sequence[int]], most: int = 140) -> str:
        """The words at these spans of the page, cut to a line."""
        return " / ".join(self.text[a:b] for a, b in spans).replace("\n", " ")[:most]

    def around(self, start: int, end: int) -> str:
        """The words at [start, end) of the page, marked, with what stands beside them."""
        text = self.text
        words = f"{text[max(0, start - 40) : start]}>{text[start:end]}<{text[end : end + 30]}"
        return f"{self.page} {words}".replace("\n", " ")


def unchanged(pages: Path, page: dict[str, Any]) -> bool:
    path = pages / page["file"]
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == page["sha256"]:
        return True
    print(f"skipped: {path} is absent or not the page that was annotated", file=sys.stderr)
    return False


def required(statements: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (s for s in statements if not s.get("optional"))


def on_page(article: Article, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where [start, end) of an article's text lies in the page text."""
    for run in article.runs:
        a = max(start, run.article_start)
        b = min(end, run.article_start + run.length)
        if a < b:
            shift = run.page_start - run.article_start
            yield a + shift, b + shift


def letters(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """The positions of the letters and digits of these spans of the page."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def among(found: str | None, accepted: Sequence[str | None]) -> bool:
    """Whether an actor is an accepted one ("usa-*" takes any such group); of two, one is enough."""
    if found is None:
        return None in accepted
    ids = found.split("+")
    return any(fnmatch.fnmatchcase(i, a) for i in ids for a in accepted if a is not None)


# -- articles


def match_articles(
    page: dict[str, Any], found: Sequence[Article]
) -> list[tuple[dict[str, Any], Article | None]]:
    """Each gold article with the found one that holds most of its body, if that is half of it."""
    pairs: list[tuple[dict[str, Any], Article | None]] = []
    left = list(found)
    for expected in page["articles"]:
        start, end = expected["body"]

        def shared(article: Article, start: int = start, end: int = end) -> int:
            body = on_page(article, article.body.start, article.body.end)
            return sum(max(0, min(b, end) - max(a, start)) for a, b in body)

        best = max(left, key=shared, default=None)
        if best is not None and 2 * shared(best) >= end - start:
            left.remove(best)
            pairs.append((expected, best))
        else:
            pairs.append((expected, None))
    return pairs


def score_articles(
    result: Score,
    page: dict[str, Any],
    text: str,
    pairs: Sequence[tuple[dict[str, Any], Article | None]],
    found: Sequence[Article],
) -> None:
    matched = [article for _, article in pairs if article is not None]
    for article in found:
        if article not in matched:
            result.add("bad_extra_articles")
            result.notes.append(("extra articles", f"{page['file']}: {article.text[:100]!r}"))
    for expected, article in pairs:
        start, end = expected["body"]
        where = f"{page['file'][:3]} {text[start : start + 40]!r}"
        result.check("articles", article is not None, where)
        if article is None:
            continue
        result.check("roles", article.role == expected["role"], f"{where}: {article.role}")
        titles = [text[a:b] for a, b in expected["titles"]] if expected["titles"] else [None]
        result.check("titles", article.title in titles, f"{where}: {article.title!r}")
        language = article.language.split("-")[0]
        result.check("languages", language == expected["language"], f"{where}: {language}")
        named = {c.casefold() for c in article.credits}
        wanted = {c.casefold() for c in expected["credits"]}
        allowed = wanted | {c.casefold() for c in expected.get("credits_also", [])}
        right = wanted <= named <= allowed
        result.check("credits", right, f"{where}: {article.credits}, not {expected['credits']}")
        if expected.get("dateline"):
            result.check("datelines", article.dateline is not None, f"{where}: none")
            result.add("times", article.published.evidence is not None)
        body = list(on_page(article, article.body.start, article.body.end))
        starts = [start, *expected.get("body_starts_also", [])]
        last = body[-1][1]
        result.check(
            "borders",
            body[0][0] in starts and last == end,
            f"{where}: {text[body[0][0] : body[0][0] + 30]!r} ... {text[last - 30 : last]!r}",
        )
        inside = letters(text, body)
        for a, b in page["never_in_body"]:
            if inside & letters(text, [(a, b)]):
                result.add("bad_lines_in_body")
                result.notes.append(("in the body, and must not be", f"{where}: {text[a:b]!r}"))


# -- statements


def score_statements(
    result: Score, at: Place, gold: Sequence[dict[str, Any]], found: Sequence[Statement]
) -> None:
    spans = [[s for c in f.content for s in on_page(at.article, c.start, c.end)] for f in found]
    held = [letters(at.text, s) for s in spans]
    taken = assign(at.text, gold, found, held)
    for k, g in enumerate(gold):
        if g.get("optional"):
            result.add("optional_statements", k in taken)
            continue
        line = f"{at.page} {'|'.join(map(str, g['speaker']))}: {at.words(g['content'])!r}"
        result.check("statements", k in taken, line)
        if k not in taken:
            continue
        f = found[taken[k]]
        line += f" [{f.rule}]"
        who = speaker(f)
        result.check("speakers", among(who, g["speaker"]), f"{line}: {who}")
        result.check("acts", f.act in g["act"], f"{line}: {f.act}, not {'|'.join(g['act'])}")
        result.check("quotes", f.quote in g["quote"], f"{line}: {f.quote}")
        if "addressee" in g:
            to = None if f.addressee is None else f.addressee.actor_id
            result.add("addressees_expected")
            result.check("addressees", among(to, g["addressee"]), f"{line}: {to}")
        if "inside" in g:
            outer = taken.get(g["inside"])
            linked = outer is not None and f.inside == found[outer].statement_id
            result.check("nested", linked, f"{line}: inside {f.inside}")
    wanted = [letters(at.text, g["content"]) for g in gold]
    for k, f in enumerate(found):
        if k in taken.values():
            continue
        line = f"{at.page} [{f.rule} {f.score:.2f}] {speaker(f)} {f.act}: {at.words(spans[k])!r}"
        if beside(gold, held, found, taken, k):
            continue  # said by two together, who are both accepted: one statement each
        if any(2 * len(held[k] & w) > len(held[k]) for w in wanted):
            result.add("bad_double_statements")
            result.notes.append(("statements that lie in a gold one", line))
        else:
            result.add("bad_extra_statements")
            result.notes.append(("extra statements", line))


def beside(
    gold: Sequence[dict[str, Any]],
    held: Sequence[frozenset[int]],
    found: Sequence[Statement],
    taken: dict[int, int],
    k: int,
) -> bool:
    """Whether the same words are already found of another speaker, and both are accepted."""
    return any(
        held[j] == held[k]
        and speaker(found[j]) != speaker(found[k])
        and all(among(speaker(found[i]), gold[g]["speaker"]) for i in (j, k))
        for g, j in taken.items()
    )


def speaker(statement: Statement) -> str | None:
    return None if statement.speaker is None else statement.speaker.actor_id


def assign(
    text: str,
    gold: Sequence[dict[str, Any]],
    found: Sequence[Statement],
    held: Sequence[frozenset[int]],
) -> dict[int, int]:
    """Which found statement is which gold one: best fits first, one to one.

    Gold statements that share no letter may then share a found one that holds them all: a
    quotation with its cue in the middle is one statement to some and two to others.
    """
    fits: list[tuple[float, int, int]] = []
    for k, g in enumerate(gold):
        options = [letters(text, g["content"])]
        if "or" in g:
            options.append(letters(text, [g["or"]]))
        for j, f in enumerate(found):
            fit = max(likeness(wanted, held[j]) for wanted in options)
            if fit:
                fits.append((fit + 0.1 * among(speaker(f), g["speaker"]), k, j))
    taken: dict[int, int] = {}
    for _, k, j in sorted(fits, reverse=True):
        if k not in taken and j not in taken.values():
            taken[k] = j
    for k, g in enumerate(gold):
        wanted = letters(text, g["content"])
        for j, letters_found in enumerate(held):
            if k in taken or 2 * len(wanted & letters_found) < len(wanted):
                continue
            others = [i for i, at in taken.items() if at == j]
            apart = not any(wanted & letters(text, gold[i]["content"]) for i in others)
            if others and apart:
                taken[k] = j
    return taken


def likeness(wanted: frozenset[int], found: frozenset[int]) -> float:
    """Harmonic mean of what share is held and what share is meant; 0 where one is too low."""
    both = len(wanted & found)
    if not both or both < RECALL * len(wanted) or both < PRECISION * len(found):
        return 0.0
    return 2 * both / (len(wanted) + len(found))


# -- events


def score_events(
    result: Score, at: Place, gold: Sequence[dict[str, Any]], found: Sequence[Event]
) -> None:
    spans = [list(on_page(at.article, e.trigger.start, e.trigger.end)) for e in found]
    triggers = [letters(at.text, s) for s in spans]
    seen: set[int] = set()
    for g in gold:
        wanted = letters(at.text, [g["trigger"]])
        line = at.around(*g["trigger"])
        here = [k for k, t in enumerate(triggers) if t & wanted]
        same = [k for k in here if not g["type"] or found[k].type in g["type"]]
        seen.update(here)
        types = [found[k].type for k in here]
        result.check("events", bool(same), f"{line}: {types}, not {'|'.join(g['type'])}")
        for k in here:
            event = found[k]
            if event.factuality in g["never"] and (k in same or event.type in MATERIAL):
                result.add("bad_event_factuality")
                wrong = f"{line}: {event.type} {event.factuality} [{event.rule}]"
                result.notes.append(("must never be", wrong))
        if not same:
            continue
        right = [k for k in same if found[k].factuality in g["factuality"]]
        best = found[(right or same)[0]]
        result.check("factuality", bool(right), f"{line}: {best.type} {best.factuality}")
        for side in ("source", "target"):
            ids = [r.actor_id for r in getattr(best, side)]
            named = any(among(i, g[side]) for i in ids or [None])
            result.check(f"event_{side}s", named, f"{line}: {ids}, not {g[side]}")
    result.add("events_not_in_gold", len(found) - len(seen))
    for k, event in enumerate(found):
        if k not in seen:
            sides = [[r.actor_id for r in refs] for refs in (event.source, event.target)]
            words = at.around(spans[k][0][0], spans[k][-1][1])
            line = f"{words}: {event.type} {event.factuality} {sides[0]} > {sides[1]}"
            result.notes.append(("events not in gold", line))


# -- stories


def score_stories(
    result: Score,
    placed: Sequence[tuple[dict[str, Any], Article]],
    stories: Sequence[Story],
    copies: Sequence[Copy],
) -> None:
    for (g, one), (h, other) in itertools.combinations(placed, 2):
        pair = {one.article_id, other.article_id}
        together = any(pair <= set(story.article_ids) for story in stories)
        line = (
            f"{one.location[-24:-21]} #{one.ordinal} and {other.location[-24:-21]} #{other.ordinal}"
        )
        if g["story"] == h["story"]:
            result.add("story_pairs_expected")
            result.check("story_pairs", together, line)
            kinds = [c.kind for c in copies if {c.earlier_id, c.later_id} == pair]
            result.check("translations", "translated" in kinds, f"{line}: {kinds or 'no copy'}")
        elif together and g["story"] != h.get("story_also") and h["story"] != g.get("story_also"):
            result.add("bad_story_pairs")
            result.notes.append(("in one story, and must not be", line))


# -- what is printed

LINES = (
    ("articles", "articles_expected"),
    ("roles", "articles"),
    ("titles", "articles"),
    ("languages", "articles"),
    ("credits", "articles"),
    ("borders", "articles"),
    ("datelines", "datelines_expected"),
    ("statements", "statements_expected"),
    ("speakers", "statements"),
    ("acts", "statements"),
    ("quotes", "statements"),
    ("addressees", "addressees_expected"),
    ("nested", "nested_expected"),
    ("events", "events_expected"),
    ("factuality", "events"),
    ("event_sources", "events"),
    ("event_targets", "events"),
    ("story_pairs", "story_pairs_expected"),
    ("translations", "story_pairs_expected"),
)
ALONE = (
    "optional_statements",
    "events_not_in_gold",
    "times",
)
BAD = (
    "bad_extra_articles",
    "bad_lines_in_body",
    "bad_extra_statements",
    "bad_double_statements",
    "bad_event_factuality",
    "bad_story_pairs",
    "bad_verbatim_on_spun",
)


def show(result: Score, *, verbose: bool) -> None:
    counts = result.counts
    for name, whole in LINES:
        print(f"{name:24}{counts[name]:5} of {counts[whole]}")
    for name in (*ALONE, *BAD):
        print(f"{name:24}{counts[name]:5}")
    if verbose:
        for heading in dict.fromkeys(h for h, _ in result.notes):
            print(f"\n{heading}")
            for line in (line for h, line in result.notes if h == heading):
                print("  ", line)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the reading of the seed pages.")
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true", help="one JSON object of name: value")
    asked = parser.parse_args()
    pages = folder()
    if not pages.is_dir():
        print(f"skipped: {pages} not found (set DRAGOMAN_DATA)")
        return
    result = measure(pages)
    if asked.json:
        names = dict.fromkeys([*itertools.chain(*LINES), *ALONE, *BAD])
        print(json.dumps({name: result.counts[name] for name in names}))
    else:
        show(result, verbose=asked.verbose)


if __name__ == "__main__":
    main()
