"""How much of the German news quotations is found: what, by whom, to whom, with which cue.

    python bench/german.py [--limit N] [--verbose | --json]

Not committed data: reads quotes/german/dev.jsonl of the data pack, and says so when it is absent.

Two ways to count. Ours: a message is found where a statement holds half of its letters and lies
in it for a quarter; a found statement is right where half of its letters lie in one message.

The published one (Petersen-Frey and Biemann 2024, the scorer beside the data): statements and
messages are paired one to one by the overlap of their tokens; each pair, and each that is left
over, gives every role it has (quote, speaker, addressee, cue) a precision and a recall of tokens;
`german_published_*` are the harmonic means of their averages, over the quotes, over each role, and
over all of them for `joint`. Their joint counts the frame, too, the clause that introduces the
quotation: Dragoman has no such span, so it is left out here. They pair by an optimal assignment,
here the best overlap goes first: on dev both give the same pairs but for a handful. Our speaker is
the mention that tells who it is, theirs the whole noun phrase, which costs recall of tokens.

`german_joint_f1` is stricter: quote, speaker, addressee and cue of a pair are all right. A quote is
right by our own count; a role is right where it is absent on both sides, or shares a word, or, for
a speaker, a name that the gold words hold.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from report import report

from dragoman.actors import find_mentions
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, Article, Run, Span, Statement
from dragoman.statements import find_statements

SET = "quotes/german/dev.jsonl"
ROLES = ("quote", "speaker", "addressee", "cue")
Roles = dict[str, set[int]]


def article_of(doc_id: str, text: str) -> Article:
    """A text as the main article of a page of its own."""
    return Article(
        doc_id, doc_id, doc_id, 0, "main", "de", None, text, Span(0, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, UNKNOWN_DATE, "bench", 1.0,
    )  # fmt: skip


def letters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def f1(precision: float, recall: float) -> float:
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def tokens(spans: Sequence[Sequence[int]], borders: Sequence[Sequence[int]]) -> set[int]:
    """The numbers of the gold tokens that spans touch."""
    place = letters(spans)
    return {
        n for n, (start, end) in enumerate(borders) if any(i in place for i in range(start, end))
    }


def roles_of(one: Statement, borders: Sequence[Sequence[int]]) -> Roles:
    """The tokens of a statement's quote, speaker, addressee and cue."""
    actors = {"speaker": one.speaker, "addressee": one.addressee, "cue": one.cue}
    spans = {k: [(a.start, a.end)] if a is not None else [] for k, a in actors.items()}
    spans["quote"] = [(s.start, s.end) for s in one.content]
    return {role: tokens(spans[role], borders) for role in ROLES}


def paired(found: Sequence[Roles], gold: Sequence[Roles]) -> list[tuple[int | None, int | None]]:
    """Found and gold quotes one to one, the best overlap first, and what is left over alone."""

    def overlap(i: int, k: int) -> float:
        one, other = found[i]["quote"], gold[k]["quote"]
        return 2 * len(one & other) / max(1, len(one) + len(other))

    ranked = sorted(
        ((overlap(i, k), i, k) for i in range(len(found)) for k in range(len(gold))),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    pairs: dict[int, int] = {}
    for share, i, k in ranked:
        if share > 0 and i not in pairs and k not in pairs.values():
            pairs[i] = k
    alone = [(i, None) for i in range(len(found)) if i not in pairs]
    missed = [(None, k) for k in range(len(gold)) if k not in pairs.values()]
    return [*pairs.items(), *alone, *missed]


class Published:
    """The published count: precisions and recalls of tokens, role by role."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.precision: dict[str, list[float]] = defaultdict(list)
        self.recall: dict[str, list[float]] = defaultdict(list)

    def add(self, found: Roles | None, gold: Roles | None) -> None:
        """Count a pair, or one that has no other."""
        for role in ROLES:
            one = set() if found is None else found[role]
            other = set() if gold is None else gold[role]
            if one:
                self.precision[role].append(len(one & other) / len(one))
            if other:
                self.recall[role].append(len(one & other) / len(other))

    def f1(self, *roles: str) -> float:
        """The harmonic mean of the averages over some roles."""
        precision = [v for role in roles for v in self.precision[role]]
        recall = [v for role in roles for v in self.recall[role]]
        return f1(mean(precision or [0.0]), mean(recall or [0.0]))


class Count:
    """Hits among what was found and among what is there."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.hit = self.found = self.there = 0

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.hit / max(1, self.found), self.hit / max(1, self.there))


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """F1 of messages, with the right speaker, with all roles right; recall by kind of quotation."""
    gold_n: Counter[str] = Counter()
    gold_hit: Counter[str] = Counter()
    found_n = found_right = with_speaker = speaker_right = found_both = 0
    published, joint = Published(), Count()
    by_role = {role: Count() for role in ("addressee", "cue")}
    with (folder / SET).open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file][:limit]
    config = Config()
    for document in documents:
        text = document["text"]
        article = article_of(document["doc_id"], text)
        sentences = list(split_sentences(article, config=config))
        mentions = list(find_mentions(article, sentences, config=config))
        found = list(find_statements(article, sentences, mentions, [], config=config))
        borders = document["tokens"]
        ours = [roles_of(one, borders) for one in found]
        theirs = [{r: tokens(q.get(r) or [], borders) for r in ROLES} for q in document["quotes"]]
        for i, k in paired(ours, theirs):
            one = None if i is None else ours[i]
            other = None if k is None else theirs[k]
            published.add(one, other)
            joint.found += i is not None
            joint.there += k is not None
            for role, count in by_role.items():
                count.found += bool(one and one[role])
                count.there += bool(other and other[role])
                count.hit += bool(one and other and one[role] & other[role])
            if i is None or k is None or one is None or other is None:
                continue
            shared = len(one["quote"] & other["quote"])
            right = shared >= 0.5 * len(other["quote"]) and shared >= 0.25 * len(one["quote"])
            wrong = [r for r in ROLES[1:] if not _same(one[r], other[r])]
            speaker = found[i].speaker
            if "speaker" in wrong and other["speaker"] and speaker is not None and (
                _named(speaker.name, text, document["quotes"][k])):  # fmt: skip
                wrong.remove("speaker")
            joint.hit += right and not wrong
            if verbose and right and wrong:
                gold = document["quotes"][k]
                print("ROLES", *wrong, "|", _told(text, gold), "|", _ours(text, found[i]))
        places = [letters([(s.start, s.end) for s in f.content]) for f in found]
        right_ones: set[int] = set()
        both: set[int] = set()
        for gold in document["quotes"]:
            place = letters(gold["quote"])
            if not place:
                continue
            kind = gold["type"]
            gold_n[kind] += 1
            near = [i for i, p in enumerate(places) if len(p & place) >= 0.5 * len(p)]
            right_ones.update(near)
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
                print("MISS", _told(text, gold), "|", [s and s.name for s in said.values()])
        found_n += len(found)
        found_right += len(right_ones)
        found_both += len(both)
        if verbose:
            for i, one_found in enumerate(found):
                if i not in right_ones:
                    print("EXTRA", one_found.rule, "|", _ours(text, one_found))
    total, hit_n = sum(gold_n.values()), sum(gold_hit.values())
    recall, precision = hit_n / total, found_right / max(1, found_n)
    share = speaker_right / max(1, with_speaker)
    return {
        "german_precision": precision,
        "german_recall": recall,
        "german_f1": f1(precision, recall),
        "german_with_speaker_f1": f1(found_both / max(1, found_n), recall * share),
        "german_speaker": share,
        "german_joint_f1": joint.f1(),
        "german_addressee_f1": by_role["addressee"].f1(),
        "german_cue_f1": by_role["cue"].f1(),
        "german_published_message_f1": published.f1("quote"),
        "german_published_joint_f1": published.f1(*ROLES),
        **{f"german_published_{role}_f1": published.f1(role) for role in ROLES[1:]},
        **{f"german_recall_{k.lower()}": gold_hit[k] / n for k, n in sorted(gold_n.items())},
    }


def _same(one: set[int], other: set[int]) -> bool:
    return bool(one & other) or (not one and not other)


def _ours(text: str, one: Statement) -> str:
    parts = [
        None if one.speaker is None else one.speaker.name,
        None if one.addressee is None else one.addressee.name,
        None if one.cue is None else text[one.cue.start : one.cue.end],
        " … ".join(s.of(text) for s in one.content)[:110],
    ]
    return " | ".join(str(part) for part in parts)


def _told(text: str, gold: dict[str, Any]) -> str:
    """What a gold quotation says, for reading what was missed or has a wrong role."""
    parts = (
        " … ".join(text[a:b] for a, b in gold.get(k) or [])
        for k in ("speaker", "addressee", "cue", "quote")
    )
    return " | ".join([str(gold["type"]), *(part[:110] for part in parts)])


def _named(name: str, text: str, gold: dict[str, Any]) -> bool:
    """Whether a speaker found elsewhere bears the name that the gold speaker's words hold."""
    words = " ".join(text[a:b] for a, b in gold.get("speaker") or [])
    family = name.rsplit(maxsplit=1)[-1]
    return len(family) > 3 and family in words.split()


if __name__ == "__main__":
    report(score, SET, __doc__)
