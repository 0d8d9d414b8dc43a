"""Actors: our table of sentences, and what the lists of names cost.

The table is `tests/actors_table.yml`; its head tells how an actor is written there. A sentence is
right when each actor of the table is found with its id, country, office and code, and nobody else
is. Rows under `heldout` were chosen by lot before the first run, rows under `blind`,
`blind2` and `blind3` were written before their first run (.638 of 163, .685 of 162, .838 of 80);
later numbers are of rows seen.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from dragoman import actors
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, Article, DateRange, Mention, Run, Span

TABLE = Path(__file__).parent.parent / "tests" / "actors_table.yml"
PARTS = ("cases", "heldout", "blind", "blind2", "blind3")
ANYBODY = "*"
ACTOR = re.compile(
    r"(?P<optional>\??)(?P<words>[^=]+)=(?P<id>[^@/~]+)"
    r"(?:@(?P<country>[A-Z]{3}))?(?:/(?P<office>[^~]+))?(?:~(?P<cameo>[A-Z]+))?"
)
LOADING = """
import time
from dragoman.actors.gazetteer import lexicon
def megabytes():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
before = megabytes()
start = time.process_time()
lexicon("en")
print(time.process_time() - start, megabytes() - before)
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An actor of the table: its words, who it is, and what else has to be known of it."""

    words: str
    id: str
    optional: bool
    country: str | None
    office: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the table with all its actors."""

    language: str
    kind: str
    part: str  # one of PARTS
    text: str
    day: str | None
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence's actors came out as: how many are right, and what is wrong."""

    case: Case
    right: int
    of: int
    wrong: tuple[str, ...]
    false: int


def wanted(written: str) -> Wanted:
    """An actor as the table writes it."""
    match = ACTOR.fullmatch(written.strip())
    if match is None:
        sys.exit(f"{TABLE.name}: {written!r} is not words=id[@ISO3][/office][~CAMEO]")
    return Wanted(
        match["words"],
        match["id"].strip(),
        bool(match["optional"]),
        match["country"],
        match["office"],
        match["cameo"],
    )


def cases() -> list[Case]:
    """The rows of the table."""
    out = []
    for block in yaml.safe_load(TABLE.read_text("utf-8"))["blocks"]:
        for part in PARTS:
            for row in block.get(part, ()):
                text, listed, *day = row
                named = tuple(wanted(item) for item in listed.split(";") if item.strip())
                out.append(
                    Case(
                        block["language"],
                        block["kind"],
                        part,
                        text,
                        day[0] if day else None,
                        named,
                    )
                )
    return out


def article(case: Case) -> Article:
    """The sentence as an article of its own."""
    day = case.day
    return Article(
        article_id="table",
        page_id="table",
        location="table",
        ordinal=0,
        role="main",
        language=case.language,
        title=None,
        text=case.text,
        body=Span(0, len(case.text)),
        runs=(Run(0, 0, len(case.text)),),
        outlet=None,
        byline=None,
        credits=(),
        dateline=None,
        published=DateRange(day, day, "day", "given") if day else UNKNOWN_DATE,
        rule="table",
        score=1.0,
    )


def judge(case: Case, config: Config) -> Verdict:
    """Compare the actors found in a sentence with those of the table."""
    made = article(case)
    found = list(
        actors.find_mentions(made, list(split_sentences(made, config=config)), config=config)
    )
    right, wrong, used = 0, [], set()
    for actor, place in sorted(_placed(case), key=lambda item: item[0].optional):
        over = [m for m in found if m.span.overlaps(place) and m.mention_id not in used]
        faults = [list(_faults(actor, mention, case.day)) for mention in over]
        best = min(range(len(over)), key=lambda k: len(faults[k]), default=None)
        if best is not None:
            used.add(over[best].mention_id)
        if actor.optional and (best is None or over[best].actor_id is None):
            right += 0
        elif best is None:
            wrong.append(f"{actor.words}: not found, wanted {actor.id}")
        elif faults[best]:
            wrong.append(f"{actor.words}: {'; '.join(faults[best])}")
        else:
            right += not actor.optional
    false = [m for m in found if m.mention_id not in used and m.actor_id is not None]
    wrong += [f"{m.span.of(case.text)}: {m.actor_id} is too many" for m in false]
    return Verdict(case, right, sum(not a.optional for a in case.wanted), tuple(wrong), len(false))


def _placed(case: Case) -> Iterator[tuple[Wanted, Span]]:
    """The actors of a row with the places of their words; they stand in the order of the text."""
    at = 0
    for actor in case.wanted:
        start = case.text.find(actor.words, at)
        if start < 0:
            sys.exit(f"{TABLE.name}: {actor.words!r} is not in order in {case.text!r}")
        at = start + len(actor.words)
        yield actor, Span(start, at)


def _faults(actor: Wanted, mention: Mention, day: str | None) -> Iterator[str]:
    """What a mention has otherwise than the table."""
    if actor.id == ANYBODY:
        return
    if mention.actor_id != actor.id:
        yield f"is {mention.actor_id}, wanted {actor.id}"
        return
    if actor.country is not None and mention.country != actor.country:
        yield f"is of {mention.country}, wanted {actor.country}"
    if actor.cameo is not None and actors.codes(actor.id, day)[1] != actor.cameo:
        yield f"has code {actors.codes(actor.id, day)[1]}, wanted {actor.cameo}"
    if actor.office is not None:
        held = [o.title for o in actors.offices_on(actor.id, day)] if day else []
        titles = [title.lower() for title in (mention.title, *held) if title]
        office = actor.office.removeprefix("!").lower()
        if (office in titles or any(office in t for t in titles)) == actor.office.startswith("!"):
            yield f"has offices {titles}, wanted {actor.office}"


def share(verdicts: Iterable[Verdict]) -> float:
    """The share of sentences in which all is right."""
    rows = list(verdicts)
    return sum(not v.wrong for v in rows) / max(1, len(rows))


def found_share(verdicts: Iterable[Verdict]) -> tuple[float, float]:
    """Recall and precision over the table's actors."""
    rows = list(verdicts)
    right = sum(v.right for v in rows)
    return right / max(1, sum(v.of for v in rows)), right / max(
        1, right + sum(v.false for v in rows)
    )


def loading() -> tuple[float, float]:
    """Seconds and megabytes that the names of English take in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="list what is wrong")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--language")
    args = parser.parse_args()
    config = Config()
    rows = [
        c for c in cases() if args.language in (None, c.language) and args.part in (None, c.part)
    ]
    for language in sorted({c.language for c in rows}):  # the lists and the parser are loaded once
        judge(next(c for c in rows if c.language == language), config)
    start = time.process_time()  # others may share the machine
    verdicts = [judge(case, config) for case in rows]
    each = (time.process_time() - start) / len(rows) * 1e6
    tuned, held, blind, blind2, blind3 = (
        [v for v in verdicts if v.case.part == part] for part in PARTS
    )
    if args.verbose:
        for v in verdicts:
            if v.wrong:
                case = v.case
                print(f"{case.language} {case.kind} {case.part}: {case.text}  [{case.day or ''}]")
                for line in v.wrong:
                    print(f"    {line}")
    seconds, megabytes = loading()
    scores = {
        "actors_all_right": share(verdicts),
        "actors_right": share(tuned),
        "actors_heldout_right": share(held),
        "actors_blind_right": share(blind),
        "actors_blind2_right": share(blind2),
        "actors_blind3_right": share(blind3),
        "actors_recall": found_share(tuned)[0],
        "actors_precision": found_share(tuned)[1],
        "actors_heldout_recall": found_share(held)[0],
        "actors_heldout_precision": found_share(held)[1],
        "actors_blind_recall": found_share(blind)[0],
        "actors_blind_precision": found_share(blind)[1],
        "actors_expected": sum(v.of for v in verdicts),
        "actors_per_second": 1e6 / each,
        "actors_load_ms": seconds * 1000,
    }
    if args.json:
        print(json.dumps(scores))
        return
    for title, key in (("language", lambda v: v.case.language), ("kind", lambda v: v.case.kind)):
        table: dict[str, list[Verdict]] = defaultdict(list)
        for v in verdicts:
            table[key(v)].append(v)
        for name, group in table.items():
            parts = [[v for v in group if v.case.part == part] for part in PARTS]
            shown = "  ".join(
                f"{share(p):6.3f} of {len(p):3} {part}"
                for part, p in zip(PARTS, parts, strict=True)
            )
            print(f"{title:9} {name:12} {shown}")
    for name, value in scores.items():
        print(f"{name:40} {value:.3f}")
    print(
        f"{each:.0f} microseconds a sentence; names load in {seconds:.2f} s and {megabytes:.0f} MB"
    )


if __name__ == "__main__":
    main()
