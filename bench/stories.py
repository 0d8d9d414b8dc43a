"""Translated copies, and stories, against Meantime (four languages) and ECB+.

Not committed data: reads factuality/meantime_apple and coref/ecbplus_1-35 of the data pack, and
says so when they are absent. Stories are scored with B-cubed F1: ECB+ as one ledger and topic by
topic (each holds two happenings of one kind), Meantime without the days of publication but for
the date lines that its English texts have. Beside them: TF-IDF with HDBSCAN (where scikit-learn is
installed, `peers.txt`) and vectors of heads with the threshold that is best for them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from report import DATA, tell

from dragoman import vectors
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.records import UNKNOWN_DATE, Article, Sentence, Span
from dragoman.stories import find_stories
from dragoman.stories.cluster import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dragoman.records import Copy, Story

ROOT = Path(__file__).parent.parent
MEANTIME = "factuality/meantime_apple"
ECB = "coref/ecbplus_1-35/docs.jsonl.gz"
LANGUAGES = ("en", "nl", "es", "it")

Read = tuple[list[Article], list[Sentence]]
# Both sets come as tokens joined by blanks, which no page has.
BEFORE = re.compile(r" (?=[,.;:!?)\]%]|'s\b|n't\b|'\s|''|’s\b)")
AFTER = re.compile(r"(?<=[(\[$£€]) |(?<=``) ")


def unspaced(words: Sequence[str]) -> str:
    """The words of a sentence as they were written, marks without blanks before them."""
    return AFTER.sub("", BEFORE.sub("", " ".join(words)))


def make(name: str, lines: Sequence[str], language: str) -> tuple[Article, list[Sentence]]:
    """An article whose first line is its title."""
    text = "\n".join(lines)
    start = len(lines[0]) + 1 if len(lines) > 1 else 0
    article = Article(
        name, name, name, 0, "main", language, lines[0] if start else None, text,
        Span(start, len(text)), (), None, None, (), None, UNKNOWN_DATE, "bench", 1.0,
    )  # fmt: skip
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        kind = "title" if start and number == 0 else "prose"
        sentences.append(Sentence(f"{name} {number}", name, number, span, kind, language))
        at += len(line) + 1
    return article, sentences


def read_meantime(folder: Path) -> tuple[Read, dict[str, str]]:
    """The 30 stories in four languages, and which story each article tells."""
    articles, sentences, gold = [], [], {}
    for language in LANGUAGES:
        for line in (folder / MEANTIME / f"{language}.jsonl").open(encoding="utf-8"):
            document = json.loads(line)
            name = f"{language}-{document['doc_id']}"
            made = make(name, [unspaced(words) for words in document["sentences"]], language)
            articles.append(made[0])
            sentences += made[1]
            gold[name] = document["doc_id"]
    return (articles, sentences), gold


def read_ecb(folder: Path) -> tuple[Read, dict[str, tuple[str, str]]]:
    """The 66 happenings, and topic and sub-topic of each article."""
    articles, sentences, gold = [], [], {}
    with gzip.open(folder / ECB, "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            words = document["tokens"]
            lines = [unspaced(words[start:end]) for start, end in document["sentences"]]
            lines = [line for line in lines if line.strip() and not line.startswith("http")]
            if lines:
                made = make(document["doc_id"], lines, "en")
                articles.append(made[0])
                sentences += made[1]
                gold[document["doc_id"]] = (str(document["topic"]), document["subtopic"])
    return (articles, sentences), gold


def b_cubed(groups: Iterable[Iterable[str]], gold: Mapping[str, str]) -> float:
    """B-cubed F1 of a partition against another."""
    sets = [set(names) for names in groups]
    own = {name: names for names in sets for name in names}
    told: dict[str, set[str]] = defaultdict(set)
    for name, story in gold.items():
        told[story].add(name)
    shared = {name: len(own[name] & told[story]) for name, story in gold.items()}
    precision = sum(n / len(own[name]) for name, n in shared.items()) / len(gold)
    recall = sum(n / len(told[gold[name]]) for name, n in shared.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def score_copies(copies: Sequence[Copy], gold: Mapping[str, str]) -> dict[str, float]:
    """Recall and precision of translated pairs with English, for each other language."""
    scores = {}
    for language in LANGUAGES[1:]:
        pairs = [
            (copy.earlier_id, copy.later_id)
            for copy in copies
            if {copy.earlier_id[:2], copy.later_id[:2]} == {"en", language}
        ]
        right = sum(gold[one] == gold[two] for one, two in pairs)
        scores[f"copies_{language}_recall"] = right / len(set(gold.values()))
        scores[f"copies_{language}_precision"] = right / max(1, len(pairs))
    return scores


def group_by_words(articles: Sequence[Article]) -> list[set[str]]:
    """The peer: TF-IDF of all words, HDBSCAN of scikit-learn; what is noise to it stands alone."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415 -- a peer, not always installed
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 -- the same

    texts = [article.text for article in articles]
    rows = TfidfVectorizer(sublinear_tf=True, max_df=0.5).fit_transform(texts)
    distance = np.clip(1 - (rows @ rows.T).toarray(), 0, 2)
    found = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=True).fit_predict(distance)
    return group(articles, found.tolist())


def group_by_vectors(articles: Sequence[Article], least: float) -> list[set[str]]:
    """The baseline: mean vector of title and first sentences, average linkage above a cosine."""
    heads = [article.text.split("\n")[:5] for article in articles]
    owners = [at for at, head in enumerate(heads) for _ in head]
    rows = np.zeros((len(articles), vectors.WIDTH), dtype=np.float32)
    np.add.at(rows, owners, vectors.encode([line for head in heads for line in head]))
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    cosine = rows @ rows.T
    pairs = {(int(i), int(j)): float(cosine[i, j]) for i, j in np.argwhere(cosine > 0) if i < j}
    joined = join(len(articles), pairs, least=least, uncompared=0.0)
    return [{articles[at].article_id for at in one.members} for one in joined]


def group(articles: Sequence[Article], labels: Sequence[int]) -> list[set[str]]:
    """Articles by label; those of label -1 by themselves."""
    found: dict[int, set[str]] = defaultdict(set)
    for at, (article, label) in enumerate(zip(articles, labels, strict=True)):
        found[label if label >= 0 else -2 - at].add(article.article_id)
    return list(found.values())


# Of the cosines 0.50 to 0.85 the baseline is given the one that serves it best on the set itself.
BASELINE = tuple(at / 100 for at in range(50, 86, 5))


def score_peers(
    name: str, articles: Sequence[Article], gold: Mapping[str, str]
) -> dict[str, float]:
    """What others reach on the same articles: TF-IDF with HDBSCAN, and vectors of heads."""
    found = {
        f"{name}_f1_vectors": max(b_cubed(group_by_vectors(articles, at), gold) for at in BASELINE)
    }
    if find_spec("sklearn") is None:
        print("HDBSCAN left out: pip install -r bench/peers.txt (scikit-learn)", file=sys.stderr)
        return found
    found[f"{name}_f1_hdbscan"] = b_cubed(group_by_words(articles), gold)
    return found


def score(folder: Path) -> dict[str, float]:
    """All counts; missing sets are left out."""
    config, scores = Config(), {}
    if (folder / MEANTIME).exists():
        (articles, sentences), gold = read_meantime(folder)
        copies = list(find_copies(articles, sentences, [], config=config))
        scores |= score_copies(copies, gold)
        stories = find_stories(articles, [], copies, config=config)
        scores["stories_meantime_f1"] = b_cubed((s.article_ids for s in stories), gold)
        scores |= score_peers("stories_meantime", articles, gold)
    if (folder / ECB).exists():
        (articles, sentences), topics = read_ecb(folder)
        happening = {name: "/".join(pair) for name, pair in topics.items()}
        copies = list(find_copies(articles, sentences, [], config=config))
        stories = find_stories(articles, [], copies, config=config)
        scores["stories_ecb_f1"] = b_cubed((s.article_ids for s in stories), happening)
        scores |= score_peers("stories_ecb", articles, happening)
        by_topic: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            by_topic[topics[article.article_id][0]].append(article)
        apart: list[Story] = []
        for members in by_topic.values():
            apart += find_stories(members, [], copies, config=config)
        scores["stories_ecb_by_topic_f1"] = b_cubed((s.article_ids for s in apart), happening)
    return {name: round(value, 4) for name, value in scores.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    scores = score(DATA)
    if not scores:
        print(f"skipped: neither {MEANTIME} nor {ECB} in {DATA}")
    else:
        tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
