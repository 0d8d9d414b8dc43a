"""How many attributions of PolNeAR dev are found, with the right source.

Not committed data: reads quotes/polnear/dev.jsonl of the data pack, and says so when it is absent.
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

SET = "quotes/polnear/dev.jsonl"
QUOTES = '"“”‘’«»'


def article_of(doc_id: str, text: str, language: str) -> Article:
    """A text as the main article of a page of its own."""
    return Article(
        doc_id, doc_id, doc_id, 0, "main", language, None, text, Span(0, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, UNKNOWN_DATE, "bench", 1.0,
    )  # fmt: skip


def letters(spans: list[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """Content F1 overall, and on attributions with quotation marks; share of right sources."""
    gold_n, gold_hit, found_n, found_hit = Counter(), Counter(), 0, 0
    sources = right = quoted_found = quoted_hit = 0
    with (folder / SET).open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file][:limit]
    for document in documents:
        text = document["text"]
        article = article_of(document["doc_id"], text, "en")
        config = Config()
        sentences = list(split_sentences(article, config=config))
        mentions = list(find_mentions(article, sentences, config=config))
        found = list(find_statements(article, sentences, mentions, [], config=config))
        golds = []
        for gold in document["attributions"]:
            content = [Span(a, b) for a, b in gold["content"]]
            if content:
                golds.append((gold, letters(content)))
        places = [letters(list(f.content)) for f in found]
        hit: set[int] = set()
        for gold, place in golds:
            words = " ".join(text[a:b] for a, b in gold["content"])
            kind = "quoted" if any(mark in words for mark in QUOTES) else "indirect"
            gold_n[kind] += 1
            matches = [i for i, p in enumerate(places) if len(p & place) >= 0.5 * len(place)
                       and len(p & place) >= 0.25 * len(p)]  # fmt: skip
            hit.update(i for i, p in enumerate(places) if len(p & place) >= 0.5 * len(p))
            if not matches:
                if verbose:
                    cue = " ".join(text[a:b] for a, b in gold["cue"])
                    source = " ".join(text[a:b] for a, b in gold["source"])
                    print("MISS", kind, "|", source, "|", cue, "|", words[:120])
                continue
            gold_hit[kind] += 1
            if gold["source"]:
                sources += 1
                place = letters([Span(a, b) for a, b in gold["source"]])
                said = [found[i].speaker for i in matches]
                ok = any(s is not None and letters([Span(s.start, s.end)]) & place for s in said)
                right += ok
                if verbose and not ok:
                    named = " ".join(text[a:b] for a, b in gold["source"])
                    print("SOURCE", named, "|", [s and s.name for s in said], "|", words[:90])
        found_n += len(found)
        found_hit += len(hit)
        quoted = [i for i, f in enumerate(found) if f.quote != "indirect"]
        quoted_found += len(quoted)
        quoted_hit += len(hit & set(quoted))
        if verbose:
            for i, f in enumerate(found):
                if i not in hit:
                    said = " ".join(s.of(text) for s in f.content)
                    print("EXTRA", f.rule, f.cue and f.cue.lemma, "|", said[:120])
    total, hits = sum(gold_n.values()), sum(gold_hit.values())

    def f1(precision: float, recall: float) -> float:
        return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)

    recall, precision = hits / total, found_hit / max(1, found_n)
    q_recall = gold_hit["quoted"] / max(1, gold_n["quoted"])
    return {
        "polnear_recall": recall,
        "polnear_precision": precision,
        "polnear_f1": f1(precision, recall),
        "polnear_quoted_f1": f1(quoted_hit / max(1, quoted_found), q_recall),
        "polnear_indirect_recall": gold_hit["indirect"] / max(1, gold_n["indirect"]),
        "polnear_source": right / max(1, sources),
    }


if __name__ == "__main__":
    report(score, SET, __doc__)
