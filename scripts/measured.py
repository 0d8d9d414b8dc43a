"""The tables of README.md that say how well Dragoman does, made of `bench/floors.json`.

A floor is what was last measured, rounded down (a count of faults: up), so the tables cannot
promise more than `bench/run.py` holds every change against.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

BENCH = Path(__file__).parent.parent / "bench"
BEGIN = "<!-- numbers: written by scripts/make_docs.py from bench/floors.json -->\n"
END = "<!-- end of numbers -->\n"
# What is told, its share on the example pages, and on the seed pages what is right of what.
OURS = (
    ("statements found", "examples_statement", "statements", "of statements"),
    ("their speaker", "examples_speaker", "speakers", "statements"),
    ("their act", "examples_act", "acts", "statements"),
    ("whether the words may be quoted", "examples_quote", "quotes", "statements"),
    ("whether quoted words are the speaker's own", "examples_fidelity", "", ""),
    ("events found", "examples_event", "events", "of events"),
    ("whether they happened", "examples_factuality", "factuality", "events"),
    ("who did it", "", "event_sources", "events"),
    ("to whom", "", "event_targets", "events"),
    ("copies with their kind", "examples_copy", "", ""),
    ("how they answer each other", "examples_relation", "", ""),
)
PUBLIC = (
    ("main text of HTML, F1 (trafilatura's own evaluation, 989 pages)", ("html_f1",)),
    ("borders of articles joined on one page, F1", ("joined_f1",)),
    (
        "attributions in English political news (PolNeAR): precision, recall",
        ("polnear_precision", "polnear_recall"),
    ),
    (
        "those in quotation marks, F1; the right source of those found",
        ("polnear_quoted_f1", "polnear_source"),
    ),
    ("quotations in German news: precision, recall", ("german_precision", "german_recall")),
    (
        "type of marked pairs (PLV), macro-F1: root, quad class",
        ("events_plv_root_f1", "events_plv_quad_f1"),
    ),
    (
        "factuality (MEANTIME), macro-F1: English, Dutch",
        ("factuality_meantime_en_macro_f1", "factuality_meantime_nl_macro_f1"),
    ),
    ("sentences without a political event that are coded (1,222 of our own)", ("bad_alarms_en",)),
    (
        "names of states and not of towns (LGL), F1 on two halves (spaCy's small model .87, .85)",
        ("states_developed_f1", "states_confirmed_f1"),
    ),
    ("names of places (LGL): within 161 km, right country", ("places_161km", "places_country")),
    (
        "persons in English, Dutch news (MEANTIME), F1",
        ("names_meantime_en_person_f1", "names_meantime_nl_person_f1"),
    ),
    ("stories (ECB+, MEANTIME), F1", ("stories_ecb_f1", "stories_meantime_f1")),
    ("copies and cuts of Helsinki news, F1", ("helsinki_pairs_f1",)),
    (
        "relations on whole pages of our own: precision, recall",
        ("relations_pages_precision", "relations_pages_recall"),
    ),
)


def table() -> str:
    """Both tables, in Markdown."""
    floors: dict[str, float] = json.loads((BENCH / "floors.json").read_text("utf-8"))
    counts = {**floors, **_wanted()}
    rows = ["| | example pages | seed pages |\n|---|---|---|\n"]
    for label, example, seed, of in OURS:
        shown = f"{floors[example]:.0%}" if example else ""
        seen = f"{counts[seed]:.0f} of {counts[of]:.0f}" if of else ""
        rows.append(f"| {label} | {shown} | {seen} |\n")
    rows.append("\n| on public collections and sets of our own | |\n|---|---|\n")
    rows += [
        f"| {label} | {', '.join(f'{floors[name]:.2f}' for name in names)} |\n"
        for label, names in PUBLIC
    ]
    return "".join(rows)


def with_tables(readme: str) -> str:
    """README.md with its tables made anew.

    Raises:
        ValueError: it has no place for them.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        msg = f"README.md lacks {BEGIN.strip()!r} or {END.strip()!r}; put them round the tables"
        raise ValueError(msg)
    return before + begin + table() + end + after


def _wanted() -> dict[str, float]:
    """How many statements and events the annotation of the seed pages asks for."""
    gold: dict[str, Any] = yaml.safe_load((BENCH / "seeds_gold.yml").read_text("utf-8"))
    articles = [article for page in gold["pages"] for article in page["articles"]]
    statements = [s for one in articles for s in one["statements"] if not s.get("optional")]
    return {
        "of statements": len(statements),
        "of events": sum(len(article["events"]) for article in articles),
    }
