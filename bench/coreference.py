"""Whom the pronoun and role speakers of PolNeAR are taken for, beside answers found by eye.

`coreference_gold.tsv` holds ids and places only; the texts are quotes/polnear/ of the data pack.
Its part `dev` is for developing, `test` for the last look, `new` was drawn later (seed 44) from
documents that neither has and answered before the system was asked. An answer is right when it is
the actor whom the system sees in a name of the right one; no answer is unknown. Where a document
has no name for somebody, any person, state or body is wrong.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from report import report
from statement_table import article_of

from dragoman.actors import find_mentions, members
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import Mention, Span

SETS = ("quotes/polnear/dev.jsonl", "quotes/polnear/train.jsonl")
GOLD = Path(__file__).parent / "coreference_gold.tsv"
# "dev", "test", "new", or all where it is empty.
PART = os.environ.get("COREFERENCE_PART", "")


def gold_rows() -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    with GOLD.open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            if PART in ("", row["part"]):
                found[row["document"]].append(row)
    return found


def short_id(doc_id: str) -> str:
    """An id without the headline that it is made of."""
    return hashlib.sha256(doc_id.encode()).hexdigest()[:12]


def best_over(mentions: Sequence[Mention], span: Span) -> Mention | None:
    """The mention that shares most with a span, the first of several."""
    over = [m for m in mentions if m.span.overlaps(span)]
    return max(
        over,
        key=lambda m: min(m.span.end, span.end) - max(m.span.start, span.start),
        default=None,
    )


def right(answer: Mention, mentions: Sequence[Mention], places: Sequence[Span], text: str) -> bool:
    wanted, named = set(), set()
    for place in places:
        mention = best_over(mentions, place)
        if mention is not None and mention.actor_id is not None:
            wanted.add(mention.actor_id)
        named.add(place.of(text).split()[-1])
    if len(wanted) == len(places) and set(members(answer.actor_id or "")) == wanted:
        return True
    return len(places) == 1 and not wanted and answer.name.split()[-1:] == [*named]


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """Shares of right, wrong and unknown; of documents that have no name, only what is wrong."""
    rows = gold_rows()
    counts: Counter[tuple[str, str]] = Counter()
    done = 0
    for name in SETS:
        with (folder / name).open(encoding="utf-8") as file:
            documents = (json.loads(line) for line in file)
            for document in documents:
                own = rows.get(short_id(document["doc_id"]))
                if own is None or (limit is not None and done >= limit):
                    continue
                done += 1
                for kind, verdict in verdicts(document, own, verbose=verbose):
                    counts[kind, verdict] += 1
    result = {}
    for label, kinds in (
        ("coref_pronouns", ("pronoun",)),
        ("coref_roles", ("role",)),
        ("coref_right", ("pronoun", "role")),
    ):
        total = sum(counts[kind, v] for kind in kinds for v in ("right", "wrong", "unknown"))
        hits = sum(counts[kind, "right"] for kind in kinds)
        wrong = sum(counts[kind, v] for kind in kinds for v in ("wrong", "none_wrong"))
        unknown = sum(counts[kind, "unknown"] for kind in kinds)
        result[label] = hits / max(1, total)
        result[label + "_precision"] = hits / max(1, hits + wrong)
        result["bad_" + label + "_unknown"] = unknown / max(1, total)
    both = [v for (_, v), n in counts.items() for _ in range(n)]
    result["bad_coref_wrong"] = sum(v in ("wrong", "none_wrong") for v in both) / max(1, len(both))
    return result


def verdicts(
    document: dict[str, object], rows: Sequence[dict[str, str]], *, verbose: bool
) -> list[tuple[str, str]]:
    text = str(document["text"])
    day = str(document["date"])
    article = article_of(text, "en", day)
    config = Config()
    sentences = list(split_sentences(article, config=config))
    mentions = list(find_mentions(article, sentences, config=config))
    sources = {a["id"]: a["source"] for a in document["attributions"]}  # type: ignore[attr-defined]
    found = []
    for row in rows:
        place = sources[row["attribution"]]
        source = Span(place[0][0], place[-1][1])
        answer = best_over(mentions, source)
        known = answer is not None and answer.actor_id is not None
        if row["answer"] == "none":
            named = known and answer is not None and answer.actor_kind != "group"
            verdict = "none_wrong" if named else "none_right"
        else:
            pairs = [part.split("-") for part in row["answer"].split("+")]
            places = [Span(int(a), int(b)) for a, b in pairs]
            verdict = "unknown"
            if known and answer is not None:
                verdict = "right" if right(answer, mentions, places, text) else "wrong"
        if verbose and verdict not in ("right", "none_right"):
            said = answer and (answer.actor_id, answer.rule, answer.span.of(text))
            meant = [text[int(a) : int(b)] for a, b in pairs] if row["answer"] != "none" else None
            print(verdict.upper(), row["document"], row["attribution"], said, "|", meant)
            before = text[max(0, source.start - 350) : source.start].replace("\n", "\\")
            after = text[source.end : source.end + 60]
            print("    ", before, "<<", source.of(text), ">>", after)
        found.append((row["kind"], verdict))
    return found


if __name__ == "__main__":
    report(score, SETS[0], __doc__)
