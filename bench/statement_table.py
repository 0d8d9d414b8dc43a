"""Our tables of who said what: how a case is written, and whether it comes out right.

A table is `tests/statements/<language>.yml`: groups of cases, a text and all that is said in it.

    source: written for Dragoman
    language: nl
    right: 0.85          # the share that must come out right: the last count, rounded down
    groups:
      direct:
        - text: '"We gaan door", zei Emmanuel Macron dinsdag in Lyon.'
          said:
            - {who: emmanuel-macron, act: ASSERT, words: We gaan door, quote: direct, not: Lyon}

A case is right when each of its `said` is found and nothing else is; with `more: true` other
statements may be found beside them. `said: []` is a text in which nobody says anything;
`title:` is
its headline and `published:` its day. A statement must have `who`, `act` and `words`; every other
key is looked at only where it stands:

    who        actor_id, or ~ and a part of the name for whom nothing identifies, or `unknown`
    act        ASSERT DENY AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN
    words      words that must be in the content (` ... ` between two that both must be)
    not        words that must not be in the content
    to         the addressee, written as `who`; `nobody` for none
    quote      direct, indirect or mixed
    cue        the cue's lemma
    inside     `who` of the statement that this one lies in; `nobody` for none
    negated    true where the text tells that it was not said; without the key it must be false
    certainty  certain, probable, possible, unknown
    target     actor_id of whom the act is aimed at
    fidelity   verbatim, translated, altered, unknown
    about      an actor_id that the content names
    said       the day of saying, ISO; the case then has `published:`
    medium     words of what it was said through (an outlet, a letter, a social network)
    venue      words of the occasion at which it was said (a press conference, a call)
    condition  words of the condition of a promise or threat
    promised   words of the deed that is promised or threatened
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.actors import find_mentions
from dragoman.config import Config
from dragoman.flaws import find_flaws
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, ActorRef, Article, DateRange, Run, Span, Statement
from dragoman.statements import find_statements

TABLES = Path(__file__).parent.parent / "tests" / "statements"
KEYS = frozenset(
    [
        *("who", "act", "words", "not", "to", "quote", "cue", "inside", "negated", "certainty"),
        *("target", "fidelity", "about", "said", "medium", "venue", "condition", "promised"),
    ]
)
NEEDED = frozenset(["who", "act", "words"])
CONFIG = Config()


@dataclass(frozen=True, slots=True)
class Case:
    """A text of a table, and all that is said in it."""

    language: str
    group: str
    text: str
    said: tuple[Mapping[str, Any], ...]
    more: bool
    published: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a case came out as: what is wrong with it, and what was found."""

    case: Case
    wrong: tuple[str, ...]
    found: tuple[str, ...]


def languages() -> list[str]:
    """The languages that have a table."""
    return sorted(path.stem for path in TABLES.glob("*.yml"))


def table(language: str) -> dict[str, Any]:
    """A language's table as it is written."""
    loaded: dict[str, Any] = yaml.safe_load((TABLES / f"{language}.yml").read_text("utf-8"))
    return loaded


def cases(language: str) -> list[Case]:
    """The cases of a language's table.

    Raises ValueError where a case has a key that is not one of the format's, or lacks one.
    """
    found = []
    for group, rows in table(language)["groups"].items():
        for row in rows:
            odd = set(row) - {"text", "said", "more", "published", "title"}
            if odd:
                message = f"{language}.yml: {row['text']!r} has {odd}; see the format"
                raise ValueError(message)
            for one in row["said"]:
                if set(one) - KEYS or NEEDED - set(one):
                    message = f"{language}.yml: {row['text']!r}: {one}; see the format"
                    raise ValueError(message)
            more, day, title = row.get("more", False), row.get("published"), row.get("title")
            day = None if day is None else str(day)
            said = tuple(row["said"])
            found.append(Case(language, group, row["text"].strip(), said, more, day, title))
    return found


def article_of(
    text: str, language: str, published: str | None = None, title: str | None = None
) -> Article:
    """A text as the main article of a page of its own."""
    start = 0 if title is None else len(title) + 2
    text = text if title is None else f"{title}\n\n{text}"
    day = UNKNOWN_DATE if published is None else DateRange(published, published, "day", "table")
    return Article(
        "table", "table", "table", 0, "main", language, title, text, Span(start, len(text)),
        (Run(0, 0, len(text)),), None, None, (), None, day, "table", 1.0,
    )  # fmt: skip


def statements_of(article: Article) -> list[Statement]:
    """The statements of an article, by all the stages before them."""
    sentences = list(split_sentences(article, config=CONFIG))
    mentions = list(find_mentions(article, sentences, config=CONFIG))
    flaws = list(find_flaws(article, config=CONFIG))
    return list(find_statements(article, sentences, mentions, flaws, config=CONFIG))


def judge(case: Case) -> Verdict:
    """Run a case, and say what is wrong with what came out.

    Each wanted statement takes the found one with the most keys right.
    """
    article = article_of(case.text, case.language, case.published, case.title)
    found = statements_of(article)
    by_id = {one.statement_id: one for one in found}
    free = list(found)
    wrong = []
    for wanted in case.said:
        holding = [one for one in free if _holds(article, one, wanted)]
        faults = [(_faults(wanted, one, article, by_id), one) for one in holding]
        if not faults:
            wrong.append(f"missed: {wanted['words']}")
            continue
        named, one = min(faults, key=lambda fault: len(fault[0]))
        free.remove(one)
        if named:
            wrong.append(f"{wanted['words']}: {', '.join(named)}")
    if not case.more:
        wrong += [f"extra: {_words(article, one)}" for one in free]
    return Verdict(case, tuple(wrong), tuple(_line(article, one) for one in found))


def _faults(
    wanted: Mapping[str, Any], one: Statement, article: Article, by_id: Mapping[str, Statement]
) -> tuple[str, ...]:
    """The keys of a wanted statement that the found one has wrong."""
    said = _words(article, one)
    holder = None if one.inside is None else by_id[one.inside]
    right = {
        "who": lambda v: _is(one.speaker, v, "unknown"),
        "act": lambda v: one.act == v,
        "words": lambda _: True,
        "not": lambda v: v not in said,
        "to": lambda v: _is(one.addressee, v, "nobody"),
        "quote": lambda v: one.quote == v,
        "cue": lambda v: one.cue is not None and one.cue.lemma == v,
        "inside": lambda v: v == "nobody" if holder is None else _is(holder.speaker, v, "unknown"),
        "negated": lambda v: one.negated == v,
        "certainty": lambda v: one.certainty == v,
        "target": lambda v: one.target == v,
        "fidelity": lambda v: one.fidelity == v,
        "about": lambda v: v in one.about,
        "said": lambda v: (one.said.earliest, one.said.latest) == (str(v), str(v)),
    }
    for name in ("medium", "venue", "condition", "promised"):
        right[name] = lambda v, name=name: v in _setting(article, one, name)
    asked = {"negated": False, **wanted}
    return tuple(key for key, value in asked.items() if not right[key](value))


def _holds(article: Article, one: Statement, wanted: Mapping[str, Any]) -> bool:
    said = _words(article, one)
    return all(part.strip() in said for part in str(wanted["words"]).split(" ... "))


def _setting(article: Article, one: Statement, name: str) -> str:
    span: Span | None = getattr(one, name)
    return "" if span is None else span.of(article.text)


def _is(actor: ActorRef | None, wanted: str, nobody: str) -> bool:
    if actor is None:
        return wanted == nobody
    if wanted.startswith("~"):
        return actor.actor_id is None and wanted[1:].lower() in actor.name.lower()
    return actor.actor_id == wanted


def _words(article: Article, one: Statement) -> str:
    return " … ".join(span.of(article.text) for span in one.content)


def _line(article: Article, one: Statement) -> str:
    who = "unknown" if one.speaker is None else one.speaker.actor_id or f"~{one.speaker.name}"
    to = "" if one.addressee is None else f" to {one.addressee.actor_id or one.addressee.name}"
    cue = "-" if one.cue is None else one.cue.lemma
    return f"{who}{to} | {one.act} | {cue} | {one.quote} | {_words(article, one)} | {one.rule}"
