"""How sure the flaws are: table, gluing, lost marks, spinning, and alarms on clean articles.

    python bench/flaws.py [--limit N] [--verbose | --json]

The table is `tests/flaws_table.yml`. All else is made from clean articles of the data pack by a
program with a fixed seed: spaces taken out, one quotation mark taken out, words swapped by a
thesaurus that the rules do not use (`bench/spinner.tsv`, from Moby). `bad_` counts are faults
on clean articles, of which a few may truly be copies made by a program.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from report import report

from dragoman.config import Config
from dragoman.flaws import find_flaws
from dragoman.records import UNKNOWN_DATE, Article, Run, Span
from dragoman.text import attested, find_joints, quotations

SET = "copies/helsinki/articles.jsonl"
HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "flaws_table.yml"
SPUN = 40  # clean articles that are spun
GLUED = 60  # clean articles of each set that are glued
PAIRS = {"“": "”", '"': '"', "„": "“", "«": "»"}
_WORD = re.compile(r"[A-Za-z]+")


def article_of(text: str, language: str) -> Article:
    """A text as the main article of a page of its own."""
    return Article(
        "a", "p", "bench", 0, "main", language, None, text, Span(0, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, UNKNOWN_DATE, "bench", 1.0,
    )  # fmt: skip


def clean(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Articles that people wrote: (set, language, text)."""
    for row in _rows(folder / SET):
        yield "helsinki", "en", re.sub(r"\s*###\s*", "\n", row["text"])
    for row in _rows(folder / "extraction/fundus-evaluation/gold.jsonl"):
        yield "fundus", "en", "\n".join(row["body"])
    for row in _rows(folder / "quotes/polnear/train.jsonl"):
        yield "polnear", "en", row["text"]
    for row in _rows(folder / "quotes/german/train.jsonl"):
        yield "german", "de", row["text"]
    for language in ("nl", "es"):
        for row in _rows(folder / f"factuality/meantime_apple/{language}.jsonl"):
            yield f"meantime_{language}", language, "\n".join(map(_joined, row["sentences"]))


def _rows(path: Path) -> Iterator[dict]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def _joined(tokens: list[str]) -> str:
    """Tokens as a line of text; marks and brackets stand where a printer sets them."""
    line, inside = "", False
    for token in tokens:
        opens = token in {"(", "["} or (token == '"' and not inside)
        closes = token in {")", "]", ",", ".", ":", ";", "?", "!", "%"} or (token == '"' and inside)
        if token == '"':
            inside = not inside
        line += token if closes or not line or line.endswith(("( ", "[ ")) else f" {token}"
        if opens:
            line += "\0"
    return line.replace("\0 ", "").replace("\0", "")


def table_scores(*, verbose: bool) -> dict[str, float]:
    """Precision and recall of each kind on the table; right is what touches its words."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for case in yaml.safe_load(TABLE.read_text("utf-8"))["cases"]:
        text, wanted = case["text"], case.get("flaws", [])
        article = article_of(text, case.get("language", "en"))
        flaws = list(find_flaws(article, config=Config()))
        hit = [
            any(f.kind == w["kind"] and _touches(f.span, text, w["words"]) for f in flaws)
            for w in wanted
        ]
        gold.update(w["kind"] for w in wanted)
        right.update(w["kind"] for w, ok in zip(wanted, hit, strict=True) if ok)
        kinds = {w["kind"] for w in wanted}
        found.update({f.kind for f in flaws if f.kind not in kinds})
        if verbose:
            for w, ok in zip(wanted, hit, strict=True):
                if not ok:
                    print("MISS ", w["kind"], "|", w["words"], "|", text[:90])
            for f in flaws:
                if f.kind not in kinds:
                    print("FALSE", f.kind, f.rule, "|", f.span.of(text)[:60], "|", text[:90])
    scores = {}
    for kind in sorted(gold):
        scores[f"flaws_{kind}_recall"] = right[kind] / gold[kind]
        scores[f"flaws_{kind}_precision"] = right[kind] / max(1, right[kind] + found[kind])
    return scores


def _touches(span: Span, text: str, words: str) -> bool:
    places = (m.start() for m in re.finditer(re.escape(words), text))
    return any(span.overlaps(Span(at, at + len(words))) for at in places)


def alarm_scores(texts: list[tuple[str, str, str]], *, verbose: bool) -> dict[str, float]:
    """Percent of clean articles called spun or translated, and repairs per 1,000 sentences."""
    number: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    repairs: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    took = 0.0
    for name, language, text in texts:
        article = article_of(text, language)
        begun = time.process_time()
        flaws = list(find_flaws(article, config=Config()))
        took += time.process_time() - begun
        number[name] += 1
        sentences[name] += 1 + len(re.findall(r"[.!?][”\"’]?\s", text))
        repairs[name] += sum(f.kind == "glued_words" for f in flaws)
        whole = [
            f
            for f in flaws
            if f.rule in {"spun_density", "translated_patterns"} and f.span == article.body
        ]
        alarms[name] += bool(whole)
        if verbose:
            for f in whole:
                print("ALARM", name, f.kind, f.note, "|", text[:80].replace("\n", " "))
    scores = {f"bad_flaws_alarms_{n}": 100 * alarms[n] / number[n] for n in number}
    scores |= {f"bad_flaws_joints_{n}": 1000 * repairs[n] / sentences[n] for n in number}
    return scores | {"flaws_ms": 1000 * took / max(1, sum(number.values()))}


def spun(text: str, share: float, dice: random.Random, thesaurus: dict[str, list[str]]) -> str:
    """A text in which a share of the words that a thesaurus knows are swapped."""

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        key, ending = word.lower(), ""
        if key not in thesaurus and key.endswith("s"):
            key, ending = key[:-1], "s"
        if key not in thesaurus or dice.random() > share:
            return word
        new = dice.choice(thesaurus[key]) + ending
        return new.title() if word[0].isupper() else new

    return _WORD.sub(swap, text)


def spun_scores(texts: list[tuple[str, str, str]], *, verbose: bool) -> dict[str, float]:
    """Share of spun articles that are called rewritten, by the share of words that were swapped."""
    lines = (HERE / "spinner.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "word\t"))]
    thesaurus = {word: synonyms.split("|") for word, synonyms in rows}
    english = [text for name, language, text in texts if language == "en" and len(text) > 1500]
    chosen = random.Random(1).sample(english, min(SPUN, len(english)))
    scores = {}
    for share in (0.3, 0.5, 0.8):
        called = 0
        for number, text in enumerate(chosen):
            article = article_of(spun(text, share, random.Random(number), thesaurus), "en")
            flaws = list(find_flaws(article, config=Config()))
            whole = any(f.rule == "spun_density" for f in flaws)
            called += whole
            if verbose and not whole:
                seen = [f.span.of(article.text) for f in flaws if f.kind == "rewritten"]
                print(f"NOT SPUN {share}", seen, "|", article.text[:160].replace("\n", " "))
        scores[f"flaws_spun_recall_{share:.1f}"] = called / max(1, len(chosen))
    return scores


def glue_scores(texts: list[tuple[str, str, str]]) -> dict[str, float]:
    """Share of the spaces taken out of clean text whose places are found again, by where."""
    places = {
        "after_stop": re.compile(r"(?<=[a-zà-ÿ][.?!]) (?=[A-ZÀ-Þ][a-zà-ÿ])"),
        "after_comma": re.compile(r"(?<=[a-zà-ÿ],) (?=[a-zà-ÿ])"),
        "after_mark": re.compile(r"(?<=[a-z.,]”) (?=[a-z])|(?<=[a-zà-ÿ]) (?=[“„][A-Za-z])"),
        "name_word": re.compile(r"(?<=[a-zà-ÿ] )([A-Z][a-zà-ÿ]{3,})( )(?=[a-zà-ÿ]{2,}\b)"),
        "word_name": re.compile(r"(?<=[a-zà-ÿ]{3}) (?=[A-Z][a-zà-ÿ]{3,}\b)"),
        "word_word": re.compile(r"(?<=[a-zà-ÿ]{3}) (?=[a-zà-ÿ]{2,}\b)"),
    }
    scores: dict[str, float] = {}
    for language in ("en", "de", "nl"):
        chosen = [t for _, known, t in texts if known == language and len(t) > 800]
        chosen = random.Random(2).sample(chosen, min(GLUED, len(chosen)))
        for place, pattern in places.items():
            lost = found = 0
            for number, text in enumerate(chosen):
                spots = [m.end(2) - 1 if m.re.groups else m.start() for m in pattern.finditer(text)]
                dice = random.Random(number)
                # Five gaps an article, so that most of its words still stand alone.
                cuts = sorted(dice.sample(spots, min(5, len(spots))))
                glued = "".join(c for i, c in enumerate(text) if i not in set(cuts))
                wanted = {cut - i for i, cut in enumerate(cuts)}
                joints = find_joints(glued, language, known=attested(glued))
                lost += len(wanted)
                found += len(wanted & {joint.position for joint in joints})
            if lost > 50:
                scores[f"flaws_glue_{language}_{place}"] = found / lost
    return scores


def mark_scores(texts: list[tuple[str, str, str]], *, verbose: bool) -> dict[str, float]:
    """How often a quotation that lost a mark has its old extent, within three letters."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number, (_, _, text) in enumerate(texts):
        dice = random.Random(number)
        every = quotations(text)
        whole = [q for q in every if len(q.content) > 12]
        if not whole or any(q.lost_open or q.lost_close for q in every):
            continue
        quotation = dice.choice(whole)
        for which in ("open", "close"):
            opening = which == "open"
            at = quotation.span.start if opening else quotation.span.end - 1
            cut = text[:at] + text[at + 1 :]
            start = quotation.content.start - opening
            end = quotation.content.end - opening
            near = [
                q
                for q in quotations(cut)
                if abs(q.content.start - start) <= 3 and abs(q.content.end - end) <= 3
            ]
            said = text[quotation.content.start : quotation.content.end]
            after = text[quotation.span.end : quotation.span.end + 1]
            whole_sentence = said[0].isupper() and (said[-1] in ",.!?" or after in {",", "."})
            key = f"{which}_{'sentence' if whole_sentence else 'fragment'}"
            seen.update((which, key))
            right.update((which, key) if near else ())
            if verbose and not near:
                around = text[max(0, at - 90) : at] + "¦" + text[at : at + 60]
                print(f"EXTENT {which}", around.replace("\n", " ⏎ "))
    return {f"flaws_extent_{w}": right[w] / n for w, n in seen.items() if n}


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """All counts; `limit` takes every so-many-th article, so that all sets stay in."""
    texts = list(clean(folder))
    if limit is not None:
        texts = texts[:: max(1, len(texts) // limit)]
    scores = table_scores(verbose=verbose) if TABLE.exists() else {}
    return (
        scores
        | alarm_scores(texts, verbose=verbose)
        | spun_scores(texts, verbose=verbose)
        | glue_scores(texts)
        | mark_scores(texts, verbose=verbose)
    )


if __name__ == "__main__":
    sys.exit(report(score, SET, __doc__))
