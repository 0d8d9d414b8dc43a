"""From a quotation to its earliest and most faithful wording, through every variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from dragoman.copies import find_lost
from dragoman.errors import NotFound
from dragoman.explain import label
from dragoman.occurrences import QUOTE_RANK
from dragoman.occurrences.disagreements import Disagreement, disagreements, when_told
from dragoman.records import (
    Article,
    Copy,
    Event,
    Fidelity,
    Occurrence,
    Relation,
    Statement,
)
from dragoman.stories.signs import published_day
from dragoman.trace.wording import Change, Wording, compare_quoted, read_told

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# An id, or the start of one: at least eight of its hexadecimal digits.
_ID = re.compile(r"[0-9a-f]{8,24}")
# So much of the words asked for must stand in what was said, to be taken for a report of it.
COVERED = 0.6
# Where no words fit, what means nearly the same is looked for among the statements, of which a
# ledger may hold many: a hundred thousand take the encoder five minutes. Asked of the example pages
# in five languages, what was said reached 0.62 to 0.85, what nobody said 0.31 to 0.57.
MEANS_THE_SAME = 0.6
MOST_ENCODED = 20_000
HITS = 50
LIFE = {
    "repeats": "repeated",
    "denies": "denied",
    "rejects": "rejected",
    "contradicts": "contradicted",
    "fulfils": "kept",
    "breaks": "broken",
    "responds": "answered",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One report of the utterance: where, when, in which words, and how true to the original.

    `fidelity`, `changes` and `cut` compare its quoted words with the original's, in one language:
    a quotation on a rewritten page may have them to the letter, one on a clean page may not. `cut`
    says that it has part of them, `frame` that the reporter's words around them differ. `credits`
    are the outlets and agencies that its article names, `taken_from` the variant whose article its
    own takes text from, `how` the kind of that copy.
    """

    statement: Statement
    article: Article
    words: str
    day: str | None
    fidelity: Fidelity
    changes: tuple[Change, ...]
    cut: bool
    frame: bool
    credits: tuple[str, ...]
    taken_from: str | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the utterance: repeated, denied, rejected, kept, broken, answered."""

    what: str
    day: str | None
    record_id: str
    told: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Trace:
    """An utterance: its best attested wording, the earliest report, every variant and its life.

    `independent_sources` is the number of origins that report it, over its stories; `others`
    are the best wordings of other utterances that the words asked for fit as well. `left_out` are
    the articles that take the text of a report without its sentence.
    """

    asked: str
    original: Variant
    earliest: Variant
    variants: tuple[Variant, ...]
    independent_sources: int
    differ: tuple[Disagreement, ...]
    life: tuple[Step, ...]
    others: tuple[Statement, ...]
    left_out: tuple[Article, ...] = ()

    def to_dict(self, ledger: Ledger) -> dict[str, Any]:
        """The trace as JSON values."""
        return {
            "type": "trace",
            "asked": self.asked,
            "speaker": ledger.to_json(self.original.statement)["speaker"],
            "original": _variant_json(self.original),
            "earliest": _variant_json(self.earliest),
            "variants": [_variant_json(one) for one in self.variants],
            "independent_sources": self.independent_sources,
            "disagreements": [disagreement_json(one) for one in self.differ],
            "life": [
                {
                    "what": step.what,
                    "day": step.day,
                    "id": step.record_id,
                    "told": step.told,
                    "rule": step.rule,
                    "score": step.score,
                }
                for step in self.life
            ],
            "others": [one.statement_id for one in self.others],
            "left_out": [one.article_id for one in self.left_out],
        }


def disagreement_json(one: Disagreement) -> dict[str, Any]:
    """A disagreement as JSON values."""
    accounts = [{"value": a.value, "member_ids": list(a.member_ids)} for a in one.accounts]
    return {"about": one.about, "counts": one.counts, "accounts": accounts}


def _variant_json(one: Variant) -> dict[str, Any]:
    return {
        "statement_id": one.statement.statement_id,
        "article_id": one.article.article_id,
        "location": one.article.location,
        "outlet": one.article.outlet,
        "title": one.article.title,
        "language": one.article.language,
        "day": one.day,
        "quote": one.statement.quote,
        "fidelity": one.fidelity,
        "words": one.words,
        "changes": [{"original": c.original, "variant": c.variant} for c in one.changes],
        "cut": one.cut,
        "frame": one.frame,
        "credits": list(one.credits),
        "taken_from": one.taken_from,
        "how": one.how,
    }


def trace(ledger: Ledger, asked: str, *, encoded: int = MOST_ENCODED) -> Trace:
    """Follow words, or the id of a statement or an occurrence, to all reports of one utterance.

    The words may be a translation, or not quite those of any page: what holds most of them is
    taken, else what means nearly the same among so many statements (`encoded`).

    Raises:
        NotFound: no statement of the ledger has these words, or this id.

    """
    found = _of_id(ledger, asked) or _of_words(ledger, asked)
    found = found or _of_meaning(ledger, asked, encoded)
    if not found:
        message = (
            f"nobody in {ledger.store.name} is found to say {asked!r}; expected words of a"
            " statement or its id, such as `dragoman search` finds"
        )
        raise NotFound(message)
    first = found[0]
    occurrences = _occurrences(ledger, first, found)
    members = [
        record
        for occurrence in occurrences
        for name in occurrence.member_ids
        if isinstance(record := ledger.store.get(name), Statement)
    ] or [first]
    found_in = {m.article_id: ledger.store.get_typed(Article, m.article_id) for m in members}
    known = {name: article for name, article in found_in.items() if article is not None}
    members = [m for m in members if m.article_id in known]
    # Of each occurrence the stage has chosen the best attested wording already.
    best = {one.best_id for one in occurrences}
    chosen = [m for m in members if m.statement_id in best] or members
    original = min(chosen, key=lambda m: _rank(m, known[m.article_id]))
    copies = _copies(ledger, known)
    variants = [_variant(m, original, known, copies) for m in members]
    by_day = sorted(variants, key=lambda v: (v.day or "9999", v.statement.statement_id))
    best_told = next(v for v in variants if v.statement is original)
    mine = {m.statement_id for m in members}
    others = [one for one in found if one.statement_id not in mine]
    return Trace(
        asked,
        best_told,
        by_day[0],
        tuple(by_day),
        max(1, sum(one.reporters for one in occurrences)),
        disagreements(members, known),
        tuple(_life(ledger, mine)),
        tuple(others[:5]),
        tuple(_left_out(ledger, members)),
    )


def accounts(ledger: Ledger, occurrence: Occurrence) -> tuple[str, tuple[Disagreement, ...]]:
    """The member that was published first, and what the members tell differently."""
    found = [ledger.store.get(name) for name in occurrence.member_ids]
    members = [one for one in found if isinstance(one, (Statement, Event))]
    articles = {one.article_id: ledger.article(one.article_id) for one in members}
    known = {name: article for name, article in articles.items() if article is not None}
    members = [one for one in members if one.article_id in known]
    first = min((when_told(one, known) for one in members), default=("", occurrence.best_id))[1]
    return first, disagreements(members, known)


def _of_id(ledger: Ledger, asked: str) -> list[Statement]:
    if not _ID.fullmatch(asked):
        return []
    record = ledger.store.get(asked)
    if isinstance(record, Occurrence):
        record = ledger.store.get(record.best_id)
    return [record] if isinstance(record, Statement) else []


def _of_words(ledger: Ledger, asked: str) -> list[Statement]:
    """The statements that hold most of the words, the fullest first."""
    wanted = {word.casefold() for word in _WORD.findall(asked)}
    # The search asks for all words, then for any: the rare ones alone find reports that differ.
    rare = sorted(wanted, key=lambda word: (-len(word), word))
    hits = [
        hit
        for words in (asked.replace('"', " "), " ".join(rare[:4]), " ".join(rare[:2]))
        for hit in ledger.search(words, HITS)
    ]
    found: dict[str, tuple[float, Statement]] = {}
    for name in dict.fromkeys(hit.id for hit in hits if hit.record_type == "statement"):
        record = ledger.store.get(name)
        if isinstance(record, Statement):
            told = {word.casefold() for word in _WORD.findall(_words(ledger, record))}
            share = len(wanted & told) / max(1, len(wanted))
            if share >= COVERED:
                found[name] = (share, record)
    # Of two that hold as many, the one that says little else.
    ordered = sorted(
        found.values(), key=lambda f: (-f[0], len(_words(ledger, f[1])), f[1].statement_id)
    )
    return [record for _, record in ordered]


def _of_meaning(ledger: Ledger, asked: str, most: int) -> list[Statement]:
    """The statements that mean nearly the same, the nearest first."""
    statements = list(ledger.statements())[:most]
    if not statements:
        return []
    from dragoman import vectors  # noqa: PLC0415 -- loads numpy and the encoder

    rows = vectors.encode([asked, *(_words(ledger, one) for one in statements)])
    cosines = rows[1:] @ rows[0]
    order = sorted(range(len(statements)), key=lambda at: -float(cosines[at]))[:HITS]
    return [statements[at] for at in order if float(cosines[at]) >= MEANS_THE_SAME]


def _occurrences(ledger: Ledger, first: Statement, found: Sequence[Statement]) -> list[Occurrence]:
    """The utterance of the first, and those of the same speaker that fit as well."""
    speaker = None if first.speaker is None else first.speaker.actor_id
    wanted = _words(ledger, first).casefold()
    kept: dict[str, Occurrence] = {}
    for one in found:
        same = one is first or (
            speaker is not None
            and one.speaker is not None
            and one.speaker.actor_id == speaker
            and SequenceMatcher(None, wanted, _words(ledger, one).casefold()).ratio() >= COVERED
        )
        key = ledger.occurrence_of(one.statement_id) if same else None
        occurrence = None if key is None else ledger.store.get_typed(Occurrence, key)
        if occurrence is not None:
            kept[occurrence.occurrence_id] = occurrence
    return list(kept.values())


def _words(ledger: Ledger, statement: Statement) -> str:
    return _said(statement, ledger.text(statement.article_id) or "")


def _rank(member: Statement, article: Article) -> tuple[int, int, str, int, str]:
    """Unaltered words first, quoted before told, then the earliest, the longest."""
    length = sum(len(span) for span in member.content)
    return (
        int(member.fidelity == "altered"),
        QUOTE_RANK[member.quote],
        published_day(article) or "9999",
        -length,
        member.statement_id,
    )


def _copies(ledger: Ledger, articles: dict[str, Article]) -> dict[str, Copy]:
    """For each article the copy by which most of its text comes from another of these."""
    best: dict[str, Copy] = {}
    for name in articles:
        for copy in ledger.store.referring(Copy, "later_id", name):
            if isinstance(copy, Copy) and copy.earlier_id in articles:
                known = best.get(name)
                if known is None or copy.share > known.share:
                    best[name] = copy
    return best


def _left_out(ledger: Ledger, members: Sequence[Statement]) -> Iterator[Article]:
    """The later articles that have what stands around a report, and not its sentence."""
    told = {member.article_id for member in members}
    for member in members:
        own = list(ledger.sentences(article_id=member.article_id))
        for copy in ledger.store.referring(Copy, "earlier_id", member.article_id):
            if copy.later_id in told:
                continue
            lost = find_lost(copy, [*own, *ledger.sentences(article_id=copy.later_id)])
            gone = [span for name, span in lost if name == member.article_id]
            left = any(span.overlaps(part) for span in gone for part in member.content)
            if left and (article := ledger.article(copy.later_id)) is not None:
                told.add(copy.later_id)
                yield article


def _variant(
    member: Statement, original: Statement, articles: dict[str, Article], copies: dict[str, Copy]
) -> Variant:
    article, source = articles[member.article_id], articles[original.article_id]
    here = read_told(member, article)
    wording = (
        Wording(member.fidelity)
        if member is original
        else compare_quoted(read_told(original, source), here)
    )
    copy = copies.get(article.article_id)
    return Variant(
        member,
        article,
        _said(member, article.text),
        published_day(article),
        wording.fidelity,
        wording.changes,
        wording.cut,
        wording.frame,
        article.credits,
        None if copy is None else copy.earlier_id,
        None if copy is None else copy.kind,
    )


def _said(member: Statement, text: str) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in member.content)


def _life(ledger: Ledger, mine: set[str]) -> Iterator[Step]:
    """What answers the utterance, and what it answers, in the order of days."""
    steps = []
    seen: set[str] = set()
    for name in sorted(mine):
        for field, other in (("to_id", "from_id"), ("from_id", "to_id")):
            for relation in ledger.store.referring(Relation, field, name):
                if not isinstance(relation, Relation) or relation.relation_id in seen:
                    continue
                seen.add(relation.relation_id)
                end = getattr(relation, other)
                record = ledger.store.get(end)
                if end in mine or not isinstance(record, (Statement, Event)):
                    continue
                told = LIFE[relation.kind] if field == "to_id" else f"itself {relation.kind}"
                when = record.date if isinstance(record, Event) else record.said
                article = ledger.store.get_typed(Article, record.article_id)
                day = when.earliest or (None if article is None else published_day(article))
                line = label(ledger, record)
                steps.append(Step(told, day, end, line, relation.rule, relation.score))
    yield from sorted(steps, key=lambda step: (step.day or "9999", step.record_id))
