"""States in English news beside spaCy's small model: is "Lebanon" the state or the town?

On the articles of LGL (see places.py) that write the name of a state. Wanted are the annotated
places that are states; found are the states that the mentions of an article give, of spaCy's the
places that are called like a state. The rules were made on every other article (`_developed`); of
the others (`_confirmed`) the errors of every third were read once, after the first count (.890).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from names import CONFIG, Document, article, bare, is_state, spacy_alone, state_names, states_inside
from places import LGL
from report import report

from dragoman.actors import find_mentions
from dragoman.language import split_sentences

# Feature codes of GeoNames for political entities begin so.
STATE = "PCL"
Place = tuple[int, int]


def ours(document: Document) -> set[Place]:
    """Where the actors of a document are called by the name of a state."""
    made = article(document)
    sentences = list(split_sentences(made, config=CONFIG))
    found: set[Place] = set()
    for mention in find_mentions(made, sentences, config=CONFIG):
        if mention.rule == "state_name" or is_state(mention, made):
            found.add((mention.span.start, mention.span.end))
        elif mention.country is not None and mention.actor_kind != "organisation":
            found |= set(states_inside(mention, made))
    return called_so(found, document)


def spacys(document: Document) -> set[Place]:
    """Where spaCy sees a place that is called by the name of a state."""
    return called_so(
        {(a, b) for a, b, kind in spacy_alone(document) if kind == "location"}, document
    )


def annotated(row: dict[str, Any], document: Document) -> set[Place]:
    """Where a state is written."""
    states = (t for t in row["toponyms"] if (t.get("fcode") or "").startswith(STATE))
    return called_so({(t["start"], t["end"]) for t in states}, document)


def called_so(places: set[Place], document: Document) -> set[Place]:
    text, names = document.text, state_names("en")
    bared = {bare(start, end, text) for start, end in places}
    return {(start, end) for start, end in bared if text[start:end] in names}


def score(data: Path, *, limit: int | None, verbose: bool) -> dict[str, float]:
    names = sorted(map(re.escape, state_names("en")), key=len, reverse=True)
    written = re.compile(rf"\b(?:{'|'.join(names)})\b")
    n: Counter[str] = Counter()
    lines = (data / LGL).read_text("utf-8").strip().split("\n")[:limit]
    for number, row in enumerate(map(json.loads, lines)):
        if not written.search(row["text"]):
            continue
        document = Document("en", row["text"])
        wanted, half = annotated(row, document), ("developed", "confirmed")[number % 2]
        for who, found in (("ours", ours(document)), ("spacy", spacys(document))):
            n[f"{who} {half}"] += len(found)
            n[f"{who} {half} right"] += len(found & wanted)
            if verbose and who == "ours":
                for start, end in sorted(found ^ wanted):
                    kind = "missed" if (start, end) in wanted else "wrong"
                    print(f"{kind}: {row['text'][max(0, start - 40) : end + 40]!r}")
        n[f"wanted {half}"] += len(wanted)
    scores = {}
    for half in ("developed", "confirmed"):
        for who, prefix in (("ours", ""), ("spacy", "spacy_")):
            found, right = n[f"{who} {half}"], n[f"{who} {half} right"]
            both = found + n[f"wanted {half}"]
            scores[f"{prefix}states_{half}_f1"] = 2 * right / max(1, both)
            scores[f"{prefix}states_{half}_precision"] = right / max(1, found)
            scores[f"{prefix}states_{half}_recall"] = right / max(1, n[f"wanted {half}"])
    return scores


if __name__ == "__main__":
    report(score, LGL, __doc__)
