"""PETRARCH's unit tests (events/petrarch_unit_tests.jsonl of the data pack): types and directions.

284 sentences, most of them with invented states. Their names are given as a word list
(`petrarch_actors.tsv`), as PETRARCH has them from its dictionaries; a mention is a name with the
office or group that a reader takes with it ("Gondor's Prime Minister Falastur"). A wanted event is
found when an event has its source, its target and a type of the same CAMEO root
(`petrarch_codes.tsv`, and the crosswalk of words/all/plover.yml); a case is right when all that it
wants is found, or nothing is where it wants nothing. Cases that a reader would code otherwise are
listed with the reason in `petrarch_skips.tsv` and left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from report import report
from stages import CONFIG, events_of
from statement_table import article_of

from dragoman.events.lexicon import kind_of
from dragoman.language import split_sentences
from dragoman.records import ActorRef, Event, Mention, Span

SET = "events/petrarch_unit_tests.jsonl"
HERE = Path(__file__).parent
Gold = tuple[str, str, frozenset[str]]
# Words that a reader takes for part of the actor beside whose name they stand.
HEADS = (
    "government|ministry|president|minister|leaders?|ambassadors?|lawmakers?|parliament|officials?|"
    "diplomats?|spokesm[ae]n|soldiers?|militia|polices?|prosecutors|crowds|clerics?|activists|"
    "groups?|media|newspaper|agency|women|woman|team|populations?|villages|geese|mayor|head|students"
)
HEAD = rf"(?i:{HEADS})\b"
STOP = (
    r"(?!(?:and|with|in|on|at|by|of|to|is|are|was|has|have|about|for|almost|five|after|until|"
    r"warned)\b)"
)
# "Gondor's main opposition group", "Dagolath's first Deputy Prime Minister Telemar".
AFTER = re.compile(
    rf"(?:'s)?(?: {STOP}[a-z-]+| awful and evil| (?:Deputy|Prime|Foreign))*? {HEAD}"
    r"(?: of Silly Walks)?(?: [A-Z]\w+)*"
)
# "The ambassadors of Arnor", "Lawmakers in Fornost".
BEFORE = re.compile(
    rf"\b(?:[Tt]he )?(?:(?i:human rights|former security|evil|information|main) )?{HEAD}"
    r"(?: and \w+)? (?:of|in|from) (?:the )?$"
)


def _table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


@cache
def actors() -> dict[str, str]:
    """Names and demonyms with the first three letters of their code."""
    return dict(_table("petrarch_actors.tsv"))


@cache
def roots() -> dict[str, frozenset[str]]:
    """The CAMEO roots of a code by PLOVER's crosswalk; none where PLOVER codes nothing."""
    return {
        code: frozenset(kind_of(kind).cameo for kind in types.split(",") if kind != "-")
        for code, types, _ in _table("petrarch_codes.tsv")
    }


def mentions_of(case: str, text: str) -> list[tuple[Mention, str]]:
    """The listed actors of a sentence, each with its code."""
    names = "|".join(sorted(map(re.escape, actors()), key=len, reverse=True))
    found: list[tuple[Mention, str]] = []
    end = 0
    for match in re.finditer(rf"(?<![\w])(?:{names})(?![\w])", text):
        if match.start() < end:
            continue
        start, end = match.span()
        after = AFTER.match(text, end)
        if after is not None:
            end = after.end()
        before = BEFORE.search(text[:start])
        if before is not None:
            start = before.start()
        elif text[:start].lower().endswith("the "):
            start -= 4
        key = f"{case}/{start}"
        mention = Mention(
            key, case, Span(start, end), key, text[start:end],
            "state", None, "name", None, "listed", 1.0,
        )  # fmt: skip
        found.append((mention, actors()[match.group()]))
    return found


def coded(case: str, text: str) -> tuple[list[Event], dict[str, str]]:
    """The events of a sentence, and the code of each actor."""
    article = article_of(text, "en")
    sentences = list(split_sentences(article, config=CONFIG))
    named = mentions_of(case, text)
    mentions = [mention for mention, _ in named]
    return events_of(article, sentences, mentions), {
        mention.mention_id: code for mention, code in named
    }


def _codes(refs: tuple[ActorRef, ...], codes: dict[str, str]) -> set[str]:
    return {code for ref in refs for code in codes.get(ref.actor_id or "", "").split("/")}


def _wanted(row: dict[str, Any]) -> list[Gold]:
    wanted = []
    for event in row["events"]:
        code = event["code"]
        kinds = roots().get(f"{row['id']}:{code}", roots().get(code))
        if kinds:
            ends = [event[side].strip('"')[:3] for side in ("source", "target")]
            wanted.append((ends[0], ends[1], kinds))
    return wanted


def _is(event: Event, gold: Gold, codes: dict[str, str], *, mutual: bool) -> bool:
    source, target, kinds = gold
    ends = _codes(event.source, codes), _codes(event.target, codes)
    if kind_of(event.type).cameo not in kinds:
        return False
    if source in ends[0] and target in ends[1]:
        return True
    return mutual and target in ends[0] and source in ends[1]


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """Share of the cases, and of their distinct sentences, that are right."""
    with (folder / SET).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:limit]
    skipped = dict(_table("petrarch_skips.tsv"))
    counts: Counter[str] = Counter()
    distinct: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row["id"] in skipped:
            counts["skipped"] += 1
            continue
        events, codes = coded(row["id"], row["text"])
        wanted = _wanted(row)
        pairs = {(source, target) for source, target, _ in wanted}
        hits = [
            any(_is(e, gold, codes, mutual=(gold[1], gold[0]) in pairs) for e in events)
            for gold in wanted
        ]
        listed = [e for e in events if _codes((*e.source, *e.target), codes) - {""}]
        right = all(hits) if wanted else not listed
        counts["cases"] += 1
        counts["right"] += right
        counts["wanted"] += len(wanted)
        counts["found"] += sum(hits)
        counts["quiet"] += not wanted
        counts["quiet_right"] += not wanted and right
        distinct[row["text"]].append(right)
        if verbose and not right:
            print(row["id"], [f"{a}>{b}:{'/'.join(sorted(k))}" for a, b, k in wanted])
            print("   ", row["text"])
            for event in events:
                ends = sorted(_codes(event.source, codes)), sorted(_codes(event.target, codes))
                print("   ", event.type, *ends, event.rule, event.factuality)
    return {
        "petrarch_cases": counts["right"] / max(1, counts["cases"]),
        "petrarch_distinct": sum(map(all, distinct.values())) / max(1, len(distinct)),
        "petrarch_events": counts["found"] / max(1, counts["wanted"]),
        "petrarch_quiet": counts["quiet_right"] / max(1, counts["quiet"]),
        "petrarch_kept": counts["cases"],
        "petrarch_skipped": counts["skipped"],
    }


if __name__ == "__main__":
    report(score, SET, __doc__)
