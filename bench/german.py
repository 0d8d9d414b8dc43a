"""How many messages of the German news quotations are found, with the right speaker.

    python bench/german.py [--limit N] [--verbose | --json]

Not committed data: reads quotes/german/dev.jsonl of the data pack, and says so when it is absent.
A message is found where a statement holds half of its letters and lies in it for a quarter; a
found statement is right where half of its letters lie in one message.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from report import report

from dragoman.actors import find_mentions
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, Article, Run, Span
from dragoman.statements import find_statements

SET = "quotes/german/dev.jsonl"


def article_of(doc_id: str, text: str) -> Article:
    """A text as the main article of a page of its own."""
    return Article(
        doc_id, doc_id, doc_id, 0, "main", "de", None, text, Span(0, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, UNKNOWN_DATE, "bench", 1.0,
    )  # fmt: skip


def letters(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def f1(precision: float, recall: float) -> float:
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """F1 of messages, F1 of messages with the right speaker, recall by kind of quotation."""
    gold_n: Counter[str] = Counter()
    gold_hit: Counter[str] = Counter()
    found_n = found_right = with_speaker = speaker_right = found_both = 0
    with (folder / SET).open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file][:limit]
    config = Config()
    for document in documents:
        text = document["text"]
        article = article_of(document["doc_id"], text)
        sentences = list(split_sentences(article, config=config))
        mentions = list(find_mentions(article, sentences, config=config))
        found = list(find_statements(article, sentences, mentions, [], config=config))
        places = [letters([(s.start, s.end) for s in f.content]) for f in found]
        right: set[int] = set()
        both: set[int] = set()
        for gold in document["quotes"]:
            place = letters(gold["quote"])
            if not place:
                continue
            kind = gold["type"]
            gold_n[kind] += 1
            near = [i for i, p in enumerate(places) if len(p & place) >= 0.5 * len(p)]
            right.update(near)
            hits = [
                i
                for i, p in enumerate(places)
                if len(p & place) >= 0.5 * len(place) and len(p & place) >= 0.25 * len(p)
            ]
            said = {i: found[i].speaker for i in {*near, *hits}}
            words = letters(gold.get("speaker") or [])
            good = {i for i, s in said.items() if s is not None and (
                letters([(s.start, s.end)]) & words or _named(s.name, text, gold))}  # fmt: skip
            both.update(i for i in near if i in good or not words)
            if hits:
                gold_hit[kind] += 1
                if words:
                    with_speaker += 1
                    speaker_right += any(i in good for i in hits)
            if verbose and not (hits and (not words or any(i in good for i in hits))):
                print(_told(text, gold), "|", [s and s.name for s in said.values()])
        found_n += len(found)
        found_right += len(right)
        found_both += len(both)
        if verbose:
            for i, one in enumerate(found):
                if i not in right:
                    said = " … ".join(s.of(text) for s in one.content)
                    name = one.speaker and one.speaker.name
                    print("EXTRA", one.rule, one.cue and one.cue.lemma, "|", name, "|", said[:110])
    total, hits = sum(gold_n.values()), sum(gold_hit.values())
    recall, precision = hits / total, found_right / max(1, found_n)
    share = speaker_right / max(1, with_speaker)
    return {
        "german_precision": precision,
        "german_recall": recall,
        "german_f1": f1(precision, recall),
        "german_with_speaker_f1": f1(found_both / max(1, found_n), recall * share),
        "german_speaker": share,
        **{f"german_recall_{k.lower()}": gold_hit[k] / n for k, n in sorted(gold_n.items())},
    }


def _told(text: str, gold: dict[str, list[list[int]]]) -> str:
    """What a gold quotation says, for reading what was missed or has a wrong speaker."""
    parts = (
        " … ".join(text[a:b] for a, b in gold.get(k) or []) for k in ("speaker", "cue", "quote")
    )
    return " | ".join(["MISS", str(gold["type"]), *(part[:110] for part in parts)])


def _named(name: str, text: str, gold: dict[str, list[list[int]]]) -> bool:
    """Whether a speaker found elsewhere bears the name that the gold speaker's words hold."""
    words = " ".join(text[a:b] for a, b in gold.get("speaker") or [])
    family = name.rsplit(maxsplit=1)[-1]
    return len(family) > 3 and family in words.split()


if __name__ == "__main__":
    report(score, SET, __doc__)
