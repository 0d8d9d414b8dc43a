"""How many sentences in which nothing political happens are coded as an event all the same.

`quiet/*.txt` were written for this: sport, markets, culture, weather, history, metaphors and the
plain background sentences of political pages, a line each. Nobody who wrote them wrote training
text, and nothing is trained on them. The whole way is measured: actors are found, not given.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from report import tell
from stages import CONFIG, events_of, prose_of
from statement_table import article_of

from dragoman.actors import find_mentions
from dragoman.records import Event

QUIET = Path(__file__).parent / "quiet"


def lines() -> list[tuple[str, str, str]]:
    """(file and line, language, sentence); a file's name ends in its language: `sport.en.txt`."""
    found = []
    for path in sorted(QUIET.glob("*.txt")):
        language = path.stem.rsplit(".", 1)[-1]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                found.append((f"{path.name}:{number}", language, line.strip()))
    return found


def coded(language: str, text: str) -> list[Event]:
    """The events of a sentence that is an article of its own."""
    article = article_of(text, language)
    sentences = prose_of(article)
    return events_of(article, sentences, list(find_mentions(article, sentences, config=CONFIG)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    coded_: Counter[str] = Counter()
    for place, language, text in lines():
        events = coded(language, text)
        total[language] += 1
        coded_[language] += bool(events)
        if events and args.verbose:
            print(place, text)
            for e in events:
                sides = [[ref.name for ref in side] for side in (e.source, e.target)]
                print("   ", e.type, e.trigger.of(text), *sides, e.factuality, e.rule, e.score)
    scores = {f"bad_alarms_{name}": coded_[name] / count for name, count in total.items()}
    scores |= {f"alarms_{name}_expected": float(count) for name, count in total.items()}
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
