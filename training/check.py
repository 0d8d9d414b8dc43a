"""Whether the training text is sound: its markup, doubles, and how its kinds are balanced.

Exits 1 where a block is not as the markup asks, or a sentence stands twice.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from markup import MarkedSentence, MarkupError, read_file

FOLDER = Path(__file__).parent / "events"


def folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def doubles(sentences: list[MarkedSentence]) -> list[tuple[str, str]]:
    """Places of sentences that say the same but for case and punctuation."""
    seen: dict[str, str] = {}
    found = []
    for one in sentences:
        key = folded(one.text)
        if key in seen:
            found.append((seen[key], one.place))
        seen.setdefault(key, one.place)
    return found


def main() -> None:
    sentences: list[MarkedSentence] = []
    faults = []
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*/*.txt"))
    for path in paths:
        try:
            sentences += read_file(path)
        except MarkupError as error:
            faults.append(str(error))
    faults += [f"{second}: stands at {first} already" for first, second in doubles(sentences)]
    events = [event for one in sentences for event in one.events]
    languages = Counter(one.language for one in sentences)
    empty = Counter(one.language for one in sentences if not one.events)
    print(f"{len(sentences):,} sentences, {len(events):,} events")
    for language, count in languages.most_common():
        print(f"  {language} {count:6,}, {empty[language]:,} of them without an event")
    for title, counts in (
        ("type", Counter(event.type for event in events)),
        ("factuality", Counter(event.factuality for event in events)),
        ("mode", Counter(f"{event.type}/{event.mode}" for event in events if event.mode)),
        ("way", Counter("both ways" if event.both_ways else "one way" for event in events)),
    ):
        told = ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
        print(f"{title}: {told}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
