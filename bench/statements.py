"""English statements: PolNeAR's attributions, our own tables, invariants and speed.

    python bench/statements.py [--limit N] [--verbose | --json]

Not committed data: quotes/polnear/dev.jsonl of the data pack; what needs it is left out with a line
where it is absent. An attribution of PolNeAR is found where a statement holds half of its letters
and lies in it for a quarter; a statement is right where half of its letters lie in an attribution.
An attribution is direct where marks hold nine tenths of its content, mixed where they hold a part,
and indirect else; `quoted` are direct and mixed. Beside it on the same text: a regular-expression
baseline, and textacy's direct quotations where textacy is installed (bench/peers.txt).

Own tables: tests/statements/en.yml (a case is right when each statement is, and nothing else is
found) and tests/statements/acts_en.tsv (the act of the outermost statement); the confusion table of
the acts is printed. Rows of acts under `# heldout` were written after the rules and run once.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from report import DATA
from statement_peers import Told, by_expressions, by_textacy
from statement_table import TABLES, article_of, cases, judge, statements_of

from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import Article, Span, Statement
from dragoman.statements import reading
from dragoman.text import quotations

SET = "quotes/polnear/dev.jsonl"
ACTS = ("ASSERT", "DENY", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "none")  # fmt: skip
KINDS = ("direct", "mixed", "indirect")
TOP_CUES = 15


def letters(spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def f1(precision: float, recall: float) -> float:
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


class Tally:
    """How many attributions were found, by kind and cue, and how many found things are right."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.gold: Counter[str] = Counter()
        self.hit: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.cues: Counter[str] = Counter()
        self.cue_hits: Counter[str] = Counter()
        self.sources = self.source_right = 0

    def add(self, document: dict[str, Any], told: Sequence[Told], *, verbose: bool = False) -> None:
        """Count what a method found in a document."""
        text = document["text"]
        marks = letters(q.span for q in quotations(text))
        places = [letters(one.content) for one in told]
        for gold in document["attributions"]:
            place = letters(Span(a, b) for a, b in gold["content"])
            if not place:
                continue
            share = len(place & marks) / len(place)
            kind = "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"
            cue = " ".join(text[a:b] for a, b in gold["cue"]).lower() or "(none)"
            self.gold[kind] += 1
            self.cues[cue] += 1
            matches = [
                one
                for one, p in zip(told, places, strict=True)
                if len(p & place) >= 0.5 * len(place) and len(p & place) >= 0.25 * len(p)
            ]
            if verbose and not matches:
                print("MISS", kind, "|", cue, "|", " ".join(text[a:b] for a, b in gold["content"]))
            if not matches:
                continue
            self.hit[kind] += 1
            self.cue_hits[cue] += 1
            if gold["source"]:
                source = letters(Span(a, b) for a, b in gold["source"])
                self.sources += 1
                self.source_right += any(
                    one.speaker is not None and letters([one.speaker]) & source for one in matches
                )
        golds = [
            letters(Span(a, b) for a, b in gold["content"]) for gold in document["attributions"]
        ]
        for one, place in zip(told, places, strict=True):
            kind = "quoted" if one.quoted else "indirect"
            good = any(len(place & gold) >= 0.5 * len(place) for gold in golds)
            self.found[kind] += 1
            self.right[kind] += good
            if verbose and not good:
                print("EXTRA", kind, "|", " ".join(s.of(text) for s in one.content))

    def scores(self, name: str) -> dict[str, float]:
        """The scores of a method, each name begun with its."""
        recall = sum(self.hit.values()) / max(1, sum(self.gold.values()))
        precision = sum(self.right.values()) / max(1, sum(self.found.values()))
        quoted = (self.hit["direct"] + self.hit["mixed"]) / max(
            1, self.gold["direct"] + self.gold["mixed"]
        )
        quoted_precision = self.right["quoted"] / max(1, self.found["quoted"])
        return {
            f"{name}_recall": recall,
            f"{name}_precision": precision,
            f"{name}_f1": f1(precision, recall),
            f"{name}_quoted_f1": f1(quoted_precision, quoted),
            f"{name}_quoted_precision": quoted_precision,
            **{f"{name}_{k}_recall": self.hit[k] / max(1, self.gold[k]) for k in KINDS},
            f"{name}_source": self.source_right / max(1, self.sources),
        }


def told_of(statements: Iterable[Statement]) -> list[Told]:
    """Our statements in the form that all methods are counted in."""
    return [
        Told(
            one.content,
            None if one.speaker is None else Span(one.speaker.start, one.speaker.end),
            quoted=one.quote != "indirect",
        )
        for one in statements
    ]


def broken(article: Article, statements: Sequence[Statement]) -> Counter[str]:
    """How many statements break what must hold of every one of them."""
    count: Counter[str] = Counter()
    for one in statements:
        said = letters(one.content)
        cue = set() if one.cue is None else letters([Span(one.cue.start, one.cue.end)])
        who = set() if one.speaker is None else letters([Span(one.speaker.start, one.speaker.end)])
        count["bad_content_has_cue"] += bool(said & cue)
        # "I will act, I promise": who is named again in his own words is no fault.
        count["bad_content_has_speaker"] += bool(who) and who <= said and one.inside is None
        count["bad_content_is_article"] += (
            len(said) >= 0.95 * len(article.body) and len(article.body) > 400
        )
        reason = one.rule.startswith("quotation_alone") or one.rule.endswith("nobody_named")
        count["bad_no_speaker_no_reason"] += one.speaker is None and not reason
    return count


def polnear(folder: Path, *, limit: int | None, verbose: bool) -> dict[str, float]:
    """PolNeAR by kind, by cue and beside the baselines; invariants and speed on the same text."""
    with (folder / SET).open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file][:limit]
    tallies = {"polnear": Tally(), "polnear_expressions": Tally()}
    textacy = by_textacy()
    if textacy is None:
        print("textacy left out: pip install -r bench/peers.txt", file=sys.stderr)
    else:
        tallies["polnear_textacy"] = Tally()
    faults: Counter[str] = Counter()
    sentences, frames, seconds = 0, Counter[str](), 0.0
    gate = reading.may_speak

    def counted(*args: Any) -> bool:
        open_ = gate(*args)
        frames["parsed" if open_ else "shut"] += 1
        return open_

    reading.may_speak = counted
    for document in documents:
        text = document["text"]
        article = article_of(text, "en")
        start = time.process_time()
        found = statements_of(article)
        seconds += time.process_time() - start
        sentences += sum(1 for _ in split_sentences(article, config=Config()))
        faults.update(broken(article, found))
        tallies["polnear"].add(document, told_of(found), verbose=verbose)
        tallies["polnear_expressions"].add(document, by_expressions(text))
        if textacy is not None:
            tallies["polnear_textacy"].add(document, textacy(text))
    reading.may_speak = gate
    ours = tallies["polnear"]
    table("cue", [
        (cue, f"{n:5} {ours.cue_hits[cue] / n:6.2f}") for cue, n in ours.cues.most_common(TOP_CUES)
    ], "    n recall")  # fmt: skip
    return {
        **{k: v for name, tally in tallies.items() for k, v in tally.scores(name).items()},
        **{name: float(n) for name, n in sorted(faults.items())},
        "statements_en_parsed_per_second": sentences / seconds,
        "statements_en_reach_parser_p": frames["parsed"] / max(1, sum(frames.values())),
    }


def speed() -> dict[str, float]:
    """Sentences a second and core where no parser is needed: the shallow grammar, the shut gate."""
    scores = {}
    for language in ("nl", "de", "fr", "es"):
        if not (TABLES / f"{language}.yml").exists():
            continue
        text = "\n".join(case.text for case in cases(language))
        scores[f"statements_{language}_per_second"] = rate(text, language)
    quiet = "\n".join(case.text for case in cases("en") if case.group == "nothing")
    scores["statements_en_shut_per_second"] = rate(quiet, "en")
    return scores


def rate(text: str, language: str) -> float:
    """Sentences a second of the statements' own stage on four copies of a text, one core."""
    from dragoman.actors import find_mentions  # noqa: PLC0415 -- its own cost is not this stage's
    from dragoman.statements import find_statements  # noqa: PLC0415

    article = article_of("\n".join(f"{text}\n{i}." for i in range(4)), language)
    sentences = list(split_sentences(article, config=Config()))
    mentions = list(find_mentions(article, sentences, config=Config()))
    start = time.process_time()
    list(find_statements(article, sentences, mentions, [], config=Config()))
    return len(sentences) / (time.process_time() - start)


def own_cases(verbose: bool) -> dict[str, float]:
    """The share of our English cases that come out right, and of each group."""
    groups: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases("en"):
        verdict = judge(case)
        groups[case.group] += 1
        right[case.group] += not verdict.wrong
        if verbose and verdict.wrong:
            print(case.text, *verdict.wrong, *verdict.found, sep="\n    ")
    table("own cases", [(g, f"{right[g]:3} of {n}") for g, n in groups.items()], "")
    return {"statements_en_cases": right.total() / groups.total()}


def acts(verbose: bool) -> dict[str, float]:
    """The share of our English statements whose act is right, with the confusion table."""
    confused: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    part = "seen"
    for line in (TABLES / "acts_en.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            part = "heldout" if "heldout" in line else part
            continue
        wanted, text = line.split("\t")
        outer = [s for s in statements_of(article_of(text, "en")) if s.inside is None]
        got = outer[0].act if outer else "none"
        confused[wanted, got] += 1
        counts[part] += 1
        counts[f"{part}_right"] += got == wanted
        if verbose and got != wanted:
            print(wanted, got, text, sep=" | ")
    print("\nacts: a row is what was wanted, a column what was found")
    print(" " * 9 + "".join(f"{act[:4]:>5}" for act in ACTS))
    for wanted in ACTS[:-1]:
        print(f"{wanted:9}" + "".join(f"{confused[wanted, got] or '.':>5}" for got in ACTS))
    return {
        f"statements_en_acts{'' if part == 'seen' else '_heldout'}": counts[f"{part}_right"] / n
        for part in ("seen", "heldout")
        if (n := counts[part])
    }


def table(name: str, rows: Sequence[tuple[str, str]], head: str) -> None:
    """A small table of names and numbers."""
    print(f"\n{name:24}{head}")
    for label, value in rows:
        print(f"{label:24}{value}")


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """All scores; those of PolNeAR only where its file is there."""
    scores: dict[str, float] = {}
    if (folder / SET).exists():
        scores |= polnear(folder, limit=limit, verbose=verbose)
    else:
        print(f"PolNeAR left out: {folder / SET} not found", file=sys.stderr)
    for part in (own_cases, acts):
        scores |= part(verbose)
    return scores | speed()


def main() -> None:
    """Print the tables and the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="so many documents at most")
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.json:
        real, sys.stdout = sys.stdout, sys.stderr
        scores = score(DATA, limit=args.limit)
        sys.stdout = real
        print(json.dumps(scores))
        return
    for name, value in score(DATA, limit=args.limit, verbose=args.verbose).items():
        print(f"{name:40} {value:.3f}")


if __name__ == "__main__":
    main()
