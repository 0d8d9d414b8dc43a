"""Dates: our table of time expressions, and the time expressions of MEANTIME's English stories.

The table is `tests/times.tsv`. A case is right when the words in [brackets], and no others, are
dated, with the days and the precision of the table; `unknown` are words that are kept without
days. Where nothing is in brackets nothing may be dated. Rows marked `heldout` were written last and
are looked at only as a score. On MEANTIME a value is right where our days are those of the value.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from report import DATA

from dragoman.dates import find_times
from dragoman.dates.calendar import month_of, week_of
from dragoman.records import DateRange, Span

TABLE = Path(__file__).parent.parent / "tests" / "times.tsv"
MEANTIME = "factuality/meantime_apple/en_cat_full.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the words that are a time, and what they mean."""

    group: str
    language: str
    published: DateRange | None
    text: str
    place: Span | None
    days: str
    precision: str


def cases() -> list[Case]:
    """The rows of the table."""
    out = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith(("#", "set\t")) or not line.strip():
            continue
        group, language, day, sentence, days, precision = line.split("\t")
        start, end = sentence.find("["), sentence.find("]")
        out.append(
            Case(
                group,
                language,
                None if day == "-" else DateRange(day, day, "day", "given"),
                re.sub(r"[\[\]]", "", sentence),
                None if start < 0 else Span(start, end - 1),
                days,
                precision,
            )
        )
    return out


def days_of(found: DateRange) -> str:
    """The days of a range as the table writes them."""
    if found.earliest is None and found.latest is None:
        return "unknown"
    if found.earliest == found.latest:
        return str(found.earliest)
    return f"{found.earliest or ''}..{found.latest or ''}"


def fault(case: Case) -> str | None:
    """What is wrong with what is found in a case; None where it is right."""
    found = find_times(case.text, case.language, anchor=case.published)
    dated = [f for f in found if days_of(f) != "unknown"]
    if case.place is None:
        return (
            None
            if not dated
            else f"dated {[f.evidence.of(case.text) for f in dated if f.evidence]}"
        )
    ours = [f for f in found if f.evidence is not None and f.evidence.overlaps(case.place)]
    if len(ours) != 1:
        return f"found {[f.evidence.of(case.text) for f in found if f.evidence]}"
    (one,) = ours
    if [f for f in dated if f is not one]:
        return "dated other words too"
    if days_of(one) != case.days:
        return f"{days_of(one)} ({one.rule})"
    if case.days != "unknown" and one.precision != case.precision:
        return f"precision {one.precision} ({one.rule})"
    return None


def table_scores(*, verbose: bool) -> dict[str, float]:
    """The share of cases that are right: all, held back, and by language."""
    right: dict[str, list[bool]] = defaultdict(list)
    for case in cases():
        told = fault(case)
        names = ["times_right", f"times_right_{case.language}"]
        if case.group == "heldout":
            names.append("times_heldout_right")
        for name in names:
            right[name].append(told is None)
        if told is not None and verbose:
            print(f"{case.language}  {case.text}  [{case.days}]  {told}", file=sys.stderr)
    return {name: sum(ok) / len(ok) for name, ok in sorted(right.items())}


def speed() -> dict[str, float]:
    """Microseconds that a new sentence takes, the grammars compiled."""
    texts = [(f"{c.text} {n}", c.language) for n in range(4) for c in cases()]
    for language in {language for _, language in texts}:
        find_times("one", language)
    start = time.perf_counter()
    for text, language in texts:
        find_times(text, language)
    return {"times_microseconds": 1e6 * (time.perf_counter() - start) / len(texts)}


def span_of(value: str) -> tuple[str, str] | None:
    """The first and the last day of a TIMEX3 value; None of one that is no day of the calendar."""
    if (match := re.fullmatch(r"(\d{4})-W(\d\d)", value)) is not None:
        first, last, _ = week_of(int(match[1]), int(match[2]))
    elif (match := re.fullmatch(r"(\d{4})-Q([1-4])", value)) is not None:
        month = 3 * int(match[2])
        first, last = month_of(int(match[1]), month - 2)[0], month_of(int(match[1]), month)[1]
    elif (match := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX)?", value)) is not None:
        first, last, _ = month_of(int(match[1]), int(match[2]))
    elif (match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value)) is not None:
        first = last = dt.date(*map(int, match.groups()))
    elif (match := re.fullmatch(r"(\d{3})(\d?)", value)) is not None:
        first = dt.date(int(match[1] + (match[2] or "0")), 1, 1)
        last = first.replace(year=first.year + (0 if match[2] else 9), month=12, day=31)
    else:
        return None
    return first.isoformat(), last.isoformat()


def agrees(found: DateRange, value: str) -> bool:
    """Whether our days are those of a value; of a bound or a part, whether they lie in them.

    "Since February" has the value of February, and "early 2009" that of 2009.
    """
    days = span_of(value)
    if days is None:
        return False
    if re.match(r"(?:since|after)_", found.rule):
        return found.earliest is not None and days[0] <= found.earliest <= days[1]
    if re.match(r"(?:until|before)_", found.rule):
        return found.latest is not None and days[0] <= found.latest <= days[1]
    if found.earliest is None or found.latest is None:
        return False
    if re.match(r"(?:early|middle|late|earlier|later)_", found.rule):
        return days[0] <= found.earliest and found.latest <= days[1]
    return (found.earliest, found.latest) == days


def joined(tokens: list[list[Any]]) -> tuple[str, list[int]]:
    """The tokens of a story as text, a line a sentence, and where each one begins."""
    text, starts = "", []
    for number, (sentence, word) in enumerate(tokens):
        if number and tokens[number - 1][0] != sentence:
            text += "\n"
        elif number and not re.match(r"[,.;:!?)%]|'s$|n't$|''", word) and not text.endswith("("):
            text += " "
        starts.append(len(text))
        text += word
    return text, starts


def timex_scores(folder: Path, *, verbose: bool) -> dict[str, float]:
    """Recall and F1 of the spans of dates, and the share of right values among those found."""
    gold = hits = ours_all = valued = values = 0
    for line in (folder / MEANTIME).read_text("utf-8").splitlines():
        document = json.loads(line)
        if document["layer"] != "intra":
            continue
        tokens = document["tokens"]
        text, starts = joined(tokens)
        marks = [m for m in document["markables"] if m["tag"] == "TIMEX3" and m["tokens"]]
        told: list[dict[str, Any]] = [m for m in marks if m["type"] in ("DATE", "TIME")]
        created = next(
            (m["value"] for m in marks if m["functionInDocument"] == "CREATION_TIME"), None
        )
        anchor = None if created is None else DateRange(created, created, "day", "given")
        # The stories are annotated in their first sentences only.
        end = max((tokens[t][0] for m in document["markables"] for t in m["tokens"]), default=-1)
        stop = next((s for s, t in zip(starts, tokens, strict=True) if t[0] > end), len(text))
        found = [f for f in find_times(text[:stop], "en", anchor=anchor) if f.evidence]
        spans = {
            f"{document['doc_id']} {m['m_id']}": Span(
                starts[m["tokens"][0]], starts[m["tokens"][-1]] + len(tokens[m["tokens"][-1]][1])
            )
            for m in marks
        }
        ours_all += sum(
            not any(
                f.evidence.overlaps(spans[f"{document['doc_id']} {m['m_id']}"])
                for m in marks
                if m not in told
            )
            for f in found
            if f.evidence
        )
        for mark in told:
            span = spans[f"{document['doc_id']} {mark['m_id']}"]
            gold += 1
            hit = [f for f in found if f.evidence and f.evidence.overlaps(span)]
            hits += bool(hit)
            if hit and span_of(mark["value"]) is not None:
                values += 1
                valued += agrees(hit[0], mark["value"])
            if verbose and not (hit and agrees(hit[0], mark["value"])):
                got = [(days_of(f), f.rule) for f in hit]
                print(f"timex  {span.of(text)!r}  {mark['value']}  {got}", file=sys.stderr)
    recall, precision = hits / gold, min(1.0, hits / ours_all)
    return {
        "timex_recall": recall,
        "timex_f1": 2 * recall * precision / (recall + precision),
        "timex_value": valued / values,
    }


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = table_scores(verbose=args.verbose)
    if (DATA / MEANTIME).exists():
        scores |= timex_scores(DATA, verbose=args.verbose)
    else:
        print(f"skipped: {DATA / MEANTIME} not found", file=sys.stderr)
    if args.json:
        print(json.dumps(scores))
        return
    for name, value in (scores | speed()).items():
        print(f"{name:40} {value:.3f}")


if __name__ == "__main__":
    main()
