"""Copies that were cut, moved, spun and honestly rewritten, made of our own text: what is found.

Sets of pairs: `abridged` and `reordered` are made by program, `spun` by putting the words of
`synonyms.tsv` in the place of theirs (a half or all of those it has), `by hand` are of
`copies_by_hand.yml`. Pairs of reports of one happening (training/topics, tests/same_people.yml) and
honest rewritings are no rewriting; how many are called one is a fault.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from report import tell
from stories import make

from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.flaws import find_flaws

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
TOPICS = HERE.parent / "training" / "topics"
SERIES = HERE.parent / "tests" / "same_people.yml"
SEED = 7
LEAST = 5  # sentences of a story that is cut or spun
EACH = 20  # pairs of a kind that are made by program
_WORD = re.compile(r"[^\W\d_]+(?:'s)?")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")

Story = tuple[str, ...]
Pair = tuple[Story, Story]
# For each set, the kinds of copy that are right.
RIGHT = {
    "abridged": {"verbatim", "abridged"},
    "reordered": {"verbatim", "abridged"},
    "spun_half": {"rewritten"},
    "spun_all": {"rewritten"},
    "hand_spun": {"rewritten"},
    "hand_abridged": {"verbatim", "abridged"},
}


def read_stories() -> dict[str, list[Story]]:
    """The English stories by the happening that they tell: title, then sentences."""
    found: dict[str, list[Story]] = defaultdict(list)
    for path in sorted(TOPICS.glob("en-*.txt")):
        for block in path.read_text("utf-8").split("\n== ")[1:]:
            kind, *rest = block.strip().split("\n")
            found[f"{path.stem} {kind}"].append(cut([s for s in rest if not s.startswith("## ")]))
    return found


def cut(lines: Sequence[str]) -> Story:
    """The title and the sentences of a story that has a paragraph a line."""
    title, *body = (line.strip() for line in lines if line.strip())
    return (title, *(s for line in body for s in _END.split(line)))


def spin(story: Story, synonyms: dict[str, str], share: float, rng: random.Random) -> Story:
    """The story with a share of the words that the table has replaced in their places."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        other = synonyms.get(word.lower())
        if other is None or rng.random() >= share:
            return word
        return other[0].upper() + other[1:] if word[0].isupper() else other

    return tuple(_WORD.sub(change, line) for line in story)


def make_pairs() -> dict[str, list[Pair]]:
    """Every set of pairs by its name."""
    rng = random.Random(SEED)
    stories = read_stories()
    whole = [s for group in stories.values() for s in group if len(s) > LEAST]
    rng.shuffle(whole)
    bases = itertools.cycle(whole)
    found: dict[str, list[Pair]] = defaultdict(list)
    for story in itertools.islice(bases, EACH):
        title, *lines = story
        kept = [line for line in lines[: max(3, len(lines) // 2)] if rng.random() < 0.85]
        found["abridged"].append((story, (title, *(kept or lines[:2]))))
    for story in itertools.islice(bases, EACH):
        title, *lines = story
        found["reordered"].append((story, (title, *rng.sample(lines, len(lines)))))
    synonyms = read_synonyms()
    for name, share in (("spun_half", 0.5), ("spun_all", 1.0)):
        found[name] = [(s, spin(s, synonyms, share, rng)) for s in itertools.islice(bases, EACH)]
    titles = {story[0]: story for group in stories.values() for story in group}
    for row in yaml.safe_load((HERE / "copies_by_hand.yml").read_text("utf-8"))["pairs"]:
        for kind in ("spun", "abridged", "colleague"):
            if kind in row:
                made = cut(row[kind].split("\n"))
                found["colleague" if kind == "colleague" else f"hand_{kind}"].append(
                    (titles[row["of"]], made)
                )
    found["same_story"] = list(plain_pairs(stories))
    return found


def read_synonyms() -> dict[str, str]:
    """The table of the bench: a word, and the one that takes its place."""
    lines = (HERE / "synonyms.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def plain_pairs(stories: dict[str, list[Story]]) -> Iterator[Pair]:
    """Pairs of reports of one happening by two outlets, and of one affair."""
    for group in stories.values():
        yield from itertools.combinations(group, 2)
    for affair in yaml.safe_load(SERIES.read_text("utf-8"))["affairs"]:
        told = [cut(report.split("\n")) for happening in affair for report in happening]
        yield from itertools.combinations(told, 2)


def kind_of(pair: Pair) -> str | None:
    """What kind of copy is found between two stories that stand alone in a ledger."""
    config = Config()
    made = [make(name, lines, "en") for name, lines in zip(("one", "two"), pair, strict=True)]
    articles = [article for article, _ in made]
    sentences = [sentence for _, own in made for sentence in own]
    flaws = [flaw for article in articles for flaw in find_flaws(article, config=config)]
    return next(
        (copy.kind for copy in find_copies(articles, sentences, flaws, config=config)), None
    )


def score(*, verbose: bool = False) -> dict[str, float]:
    """Recall of each set, of all, and how many of those that are none are called rewritten."""
    pairs = make_pairs()
    kinds = {name: [kind_of(pair) for pair in found] for name, found in pairs.items()}
    if verbose:
        for name, found in kinds.items():
            print(name, *(f"{kind}: {found.count(kind)}" for kind in sorted(set(found), key=str)))
    scores = {}
    right = total = 0
    for name, wanted in RIGHT.items():
        hits = sum(kind in wanted for kind in kinds[name])
        scores[f"made_{name}_recall"] = hits / len(kinds[name])
        right, total = right + hits, total + len(kinds[name])
    scores["made_recall"] = right / total
    scores["made_pairs_expected"] = total
    for name in ("same_story", "colleague"):
        scores[f"bad_made_{name}_rewritten"] = kinds[name].count("rewritten") / len(kinds[name])
        scores[f"made_{name}_pairs_expected"] = len(kinds[name])
    return {name: round(value, 4) for name, value in scores.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    scores = score(verbose=args.verbose)
    tell(scores, as_json=args.json)


if __name__ == "__main__":
    main()
