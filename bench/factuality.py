"""Factuality: gold events of MEANTIME and UDS, our table, and CommitmentBank's clauses.

Each gold event is judged where it stands: `factuality.judge` is given its word in the parsed
sentence (for Dutch, in the row of words), with no statement and no date around it.

MEANTIME has certainty, time and polarity per event. They are read as four classes, the first that
fits: `negated` (polarity NEG), `uncertain` (certainty is not CERTAIN), `future` (time FUTURE),
`certain`. Ours: denied and negated are `negated`; alleged, conditional, hypothetical and unknown
`uncertain`; planned `future`; actual, ongoing and historical `certain`. Macro-F1 is the mean over
the four; beside it is the baseline that calls everything `certain`.

UDS has about -3 (did not happen) to 3 (happened) per predicate; `SCALE` gives ours on that scale
(what has not happened yet is nearer to what did not than to what did). `_fitted` is the correlation
with the means that the training part of UDS gives each of our values (`FITTED`).

CommitmentBank has -3 to 3 for how far the author of a text is committed to the clause of a verb
under negation, a question, a modal or a condition; the clause's own verb is judged, and rows are
left out in which the parse has no such clause.

Our table is `tests/factuality.tsv`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from report import DATA, tell

from dragoman.dates import find_times
from dragoman.factuality import Judgement, deed_at, judge
from dragoman.language import Token, parse
from dragoman.records import UNKNOWN_DATE, Act, Cue, DateRange, Span, Statement

TABLE = Path(__file__).parent.parent / "tests" / "factuality.tsv"
TODAY = DateRange("2026-11-20", "2026-11-20", "day", "given")
CLASSES = ("certain", "future", "uncertain", "negated")
CLASS_OF = {
    "actual": "certain",
    "ongoing": "certain",
    "historical": "certain",
    "planned": "future",
    "alleged": "uncertain",
    "conditional": "uncertain",
    "hypothetical": "uncertain",
    "unknown": "uncertain",
    "denied": "negated",
    "negated": "negated",
}
SCALE = {
    "actual": 3.0,
    "ongoing": 3.0,
    "historical": 3.0,
    "alleged": 1.5,
    "unknown": 0.0,
    "planned": -1.0,
    "hypothetical": -1.0,
    "conditional": -1.0,
    "denied": -3.0,
    "negated": -3.0,
}
# The mean of what UDS gives the predicates of 1,500 sentences of its training part (its own
# scale, of about -1.2 to 1.2) that we judge so. Its annotators often say of "did not know" that
# the knowing happened.
FITTED = {
    "actual": 0.84,
    "ongoing": 0.71,
    "historical": 1.1,
    "alleged": 0.54,
    "unknown": -0.1,
    "planned": -0.7,
    "hypothetical": -0.34,
    "conditional": -0.38,
    "denied": -0.48,
    "negated": -0.05,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A row of our table: a sentence, the place of its trigger, and the values that are right."""

    family: str
    language: str
    values: tuple[str, ...]
    said: str
    text: str
    start: int


def cases(path: Path = TABLE) -> Iterator[Case]:
    """The rows of our table."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("#", "family\t")) or not line.strip():
            continue
        family, language, values, said, marked = line.split("\t")
        text = re.sub(r"[\[\]]", "", marked)
        yield Case(family, language, tuple(values.split("|")), said, text, marked.index("["))


def judgement_of(case: Case) -> Judgement:
    """What is said of the trigger of a row, with its statement and its date."""
    tokens = parse(case.text, case.language)
    i = next(t.i for t in tokens if t.start <= case.start < t.end)
    deed = deed_at(tokens, i, case.language)
    said, own, hostile = None, False, case.said != "-"
    if hostile:
        act, side = case.said.split()
        said, own = _statement(act, case), side == "own"  # type: ignore[arg-type]
    times = find_times(case.text, case.language, anchor=TODAY)
    happened = next((t for t in times if t.latest is not None), UNKNOWN_DATE)
    return judge(
        replace(deed, said=said, own=own, hostile=hostile, happened=happened, reported=TODAY)
    )


def _statement(act: Act, case: Case) -> Statement:
    direct = '"' in case.text
    return Statement(
        statement_id="s",
        article_id="a",
        speaker=None,
        addressee=None,
        cue=Cue(0, 0, "say"),
        content=(Span(0, len(case.text)),),
        act=act,
        quote="direct" if direct else "indirect",
        fidelity="unknown",
        about=(),
        target=None,
        inside=None,
        negated=False,
        certainty="unknown",
        said=UNKNOWN_DATE,
        rule="given",
        score=1.0,
    )


def table_scores(*, verbose: bool) -> dict[str, float]:
    """How many rows of our table are right, per language and per family."""
    right: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for case in cases():
        found = judgement_of(case)
        ok = found.factuality in case.values
        for key in (case.language, f"{case.language} {case.family}"):
            rows[key] += 1
            right[key] += ok
        if not ok:
            confused[(case.values[0], found.factuality)] += 1
            if verbose:
                wanted = "|".join(case.values)
                print(f"  {case.language} {wanted} not {found.factuality} [{found.rule}]:", end=" ")
                print(f"{case.text} ({case.text[case.start :].split()[0]})")
    if verbose:
        for key in sorted(rows):
            print(f"  {key:28} {right[key]}/{rows[key]}")
        for (gold, ours), n in confused.most_common():
            print(f"  {gold:14} read as {ours:14} {n}")
    scores = {f"factuality_table_{k}": right[k] / rows[k] for k in rows if " " not in k}
    whole = [k for k in rows if " " not in k]
    scores["factuality_table"] = sum(right[k] for k in whole) / sum(rows[k] for k in whole)
    return scores


def token_at(words: Sequence[str], places: Iterable[int], tokens: Sequence[Token]) -> int | None:
    """The parser's token for gold words: the one that heads the others, else the longest."""
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    wanted = {starts[k] for k in places}
    mine = [t for t in tokens if any(t.start <= s < t.end for s in wanted)]
    if not mine:
        return None
    if mine[0].dep:
        inside = {t.i for t in mine}
        mine = [t for t in mine if t.head not in inside or t.head == t.i] or mine
    return max(mine, key=lambda t: t.end - t.start).i


def gold_class(certainty: str, time: str, polarity: str) -> str:
    """MEANTIME's three values as one of four classes."""
    if polarity == "NEG":
        return "negated"
    if certainty != "CERTAIN":
        return "uncertain"
    return "future" if time == "FUTURE" else "certain"


def f_scores(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 per class of pairs of gold and found."""
    out = {}
    for name in CLASSES:
        hit = sum(1 for gold, ours in pairs if gold == ours == name)
        found = sum(1 for _, ours in pairs if ours == name)
        wanted = sum(1 for gold, _ in pairs if gold == name)
        precision = hit / found if found else 0.0
        recall = hit / wanted if wanted else 0.0
        both = precision + recall
        out[name] = (precision, recall, 2 * precision * recall / both if both else 0.0)
    return out


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Macro-F1 over the four classes."""
    return sum(row[2] for row in f_scores(pairs).values()) / len(CLASSES)


def meantime(path: Path, language: str, *, verbose: bool) -> list[tuple[str, str]]:
    """Gold and found classes of the events of one language of MEANTIME."""
    pairs = []
    for line in path.read_text("utf-8").splitlines():
        gold = json.loads(line)["factuality"]
        for event in gold["events"]:
            places = defaultdict(list)
            for sentence, word in event["tokens"]:
                places[sentence].append(word)
            sentence, own = next(iter(places.items()))
            words = gold["sentences"][sentence]
            tokens = parse(" ".join(words), language)
            i = token_at(words, own, tokens)
            if i is None:
                continue
            wanted = gold_class(event["certainty"], event["time"], event["polarity"])
            found = judge(deed_at(tokens, i, language))
            ours = CLASS_OF[found.factuality]
            pairs.append((wanted, ours))
            if verbose and wanted != ours:
                print(f"  {language} {wanted} not {found.factuality} [{found.rule}]:", end=" ")
                print(f"{words[own[0]]} | {' '.join(words)}")
    return pairs


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's correlation."""
    n = len(pairs)
    means = [sum(p[k] for p in pairs) / n for k in (0, 1)]
    across = sum((a - means[0]) * (b - means[1]) for a, b in pairs)
    spread = [sum((p[k] - means[k]) ** 2 for p in pairs) ** 0.5 for k in (0, 1)]
    return across / (spread[0] * spread[1]) if spread[0] and spread[1] else 0.0


def commitment(path: Path) -> list[tuple[float, float]]:
    """Gold and found values of the clauses of CommitmentBank, where the parse has them."""
    pairs = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        tokens = parse(row["target"], "en")
        verbs = {t.i for t in tokens if t.lemma == row["verb"]}
        clause = next((t for t in tokens if t.dep == "ccomp" and t.head in verbs), None)
        if clause is not None:
            found = judge(deed_at(tokens, clause.i, "en"))
            pairs.append((row["mean"], SCALE[found.factuality]))
    return pairs


def uds(path: Path, *, limit: int | None, verbose: bool) -> list[tuple[float, str]]:
    """Gold values of the predicates of UDS, and ours."""
    pairs: list[tuple[float, str]] = []
    by_rule: dict[str, list[float]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines()[:limit]:
        row = json.loads(line)
        words = row["tokens"]
        tokens = parse(" ".join(words), "en")
        for predicate in row["predicates"]:
            i = token_at(words, (predicate["token"],), tokens)
            if i is None:
                continue
            found = judge(deed_at(tokens, i, "en"))
            gold, ours = predicate["factuality"], SCALE[found.factuality]
            pairs.append((gold, found.factuality))
            by_rule[f"{found.factuality:14} {found.rule}"].append(gold)
            if verbose and abs(gold - ours) > 3:
                print(f"  {gold:5.2f} {found.factuality} [{found.rule}]: ", end="")
                print(f"{predicate['word']} | {row['text']}")
    if verbose:
        for rule, values in sorted(by_rule.items(), key=lambda kv: -len(kv[1])):
            print(f"  {rule:36} {len(values):5} {sum(values) / len(values):6.2f}")
    return pairs


def score(*, limit: int | None, verbose: bool) -> dict[str, float]:
    """All scores; a set that is absent is named and left out."""
    scores = table_scores(verbose=verbose)
    for language in ("en", "nl"):
        path = DATA / f"factuality/meantime_apple/{language}.jsonl"
        if not path.exists():
            print(f"skipped: {path} not found", file=sys.stderr)
            continue
        pairs = meantime(path, language, verbose=verbose)
        for name, (precision, recall, f1) in f_scores(pairs).items():
            key = f"factuality_meantime_{language}_{name}"
            scores |= {f"{key}_p": precision, f"{key}_r": recall, f"{key}_f1": f1}
        scores[f"factuality_meantime_{language}_macro_f1"] = macro(pairs)
        baseline = [(gold, "certain") for gold, _ in pairs]
        scores[f"factuality_meantime_{language}_macro_f1_everything"] = macro(baseline)
    path = DATA / "factuality/uds/dev.jsonl"
    if path.exists():
        values = uds(path, limit=limit, verbose=verbose)
        scaled = [(gold, SCALE[ours]) for gold, ours in values]
        scores["factuality_uds_pearson"] = pearson(scaled)
        scores["factuality_uds_pearson_fitted"] = pearson([(g, FITTED[f]) for g, f in values])
        scores["bad_factuality_uds_mae"] = sum(abs(a - b) for a, b in scaled) / len(scaled)
        all_3 = sum(abs(gold - 3.0) for gold, _ in values) / len(values)
        scores["bad_factuality_uds_mae_everything"] = all_3
    else:
        print(f"skipped: {path} not found", file=sys.stderr)
    path = DATA / "factuality/commitmentbank/items.jsonl"
    if path.exists():
        scores["factuality_commitmentbank_pearson"] = pearson(commitment(path))
    else:
        print(f"skipped: {path} not found", file=sys.stderr)
    return scores


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="so many sentences of UDS at most")
    parser.add_argument("--verbose", action="store_true", help="list what is wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = score(limit=args.limit, verbose=args.verbose)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
