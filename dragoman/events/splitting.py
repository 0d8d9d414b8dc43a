"""The clauses of a sentence without a parse, cut by commas, conjunctions and known verbs.

A clause ends at a stop, at a word that opens another, and where an inserted one closes: in "A, who
struck B, has left" the commas part the relative clause from the main one, and "who" stands in it
for A. What follows an "and" with a verb of its own is a clause too, with the subject before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman.events.draft import Scene
from dragoman.events.lexicon import Lexicon, lexicon
from dragoman.events.wordorder import Clause, fits, roles
from dragoman.language import Token
from dragoman.records import Mention, Span
from dragoman.words import load

STOPS = frozenset(";:!?.")
QUOTES = frozenset('"“”„«»')
DASHES = frozenset("-–—")
# A dateline ("DORN (AFP) -") is over by here.
DATELINE = 12
# A quotation of so few words is part of the reporter's own sentence.
SCRAP = 7
# Words between a relative pronoun and whom it stands for ("the court in Dorn, which").
ANTECEDENT_REACH = 3
# An inserted clause without a verb that the lists know is over at the next comma from here on.
LEAST_INNER = 4


@dataclass(slots=True)
class _Run:
    """A clause while its words are read."""

    inner: bool = False
    tokens: list[Token] = field(default_factory=list)
    lead: list[Token] = field(default_factory=list)
    stands: dict[Span, Mention] = field(default_factory=dict)


def clauses(scene: Scene) -> Iterator[Clause]:
    """Cut a sentence into its clauses, in the order in which they end."""
    return _Reader(scene).read()


def words_of(tokens: tuple[Token, ...], grammar: Lexicon) -> list[Token]:
    """Tokens with elided words parted from what they lean on: "d'Israël" is two."""
    elided = grammar.lists.get("elided", frozenset())
    found: list[Token] = []
    for token in tokens:
        match = re.match(r"(\w+)['’](?=\w)", token.lemma) if elided else None
        if match is None or match[1] not in elided:
            found.append(token)
            continue
        at = token.start + match.end()
        rest = token.text[match.end() :]
        found.append(replace(token, end=at, text=token.text[: match.end()], lemma=match[1]))
        found.append(replace(token, start=at, text=rest, lemma=rest.lower()))
    return found


def outer(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions that lie in no other mention."""
    return tuple(
        m for m in mentions if not any(o is not m and o.span.covers(m.span) for o in mentions)
    )


class _Reader:
    """One reading of a sentence, word by word, with the clauses that are open at each."""

    def __init__(self, scene: Scene) -> None:
        self.language = scene.sentence.language
        self.grammar = lexicon(self.language)
        self.tokens = words_of(scene.tokens, self.grammar)
        self.mentions = outer(
            tuple(sorted(scene.mentions, key=lambda m: (m.span.start, -m.span.end)))
        )
        self.saying = _saying(self.language)
        self.helpers = self.words("auxiliaries") | self.words("passive")
        starts = [t.start for t in self.tokens[1:]]
        marked = (t.lemma in self.words("noun_markers") for t in self.tokens)
        self.marked = {start for start, mark in zip(starts, marked, strict=False) if mark}
        self.stack = [_Run()]
        self.scrap_end = -1

    def words(self, name: str) -> frozenset[str]:
        return self.grammar.lists.get(name, frozenset())

    def mention_at(self, token: Token) -> Mention | None:
        return next((m for m in self.mentions if m.span.start <= token.start < m.span.end), None)

    def is_verb(self, token: Token) -> bool:
        """Whether a word is a verb that some list knows; German nouns are written large."""
        if self.mention_at(token) is not None:
            return False
        if token.lemma in self.helpers:
            return True
        shapes = self.words("participles") | self.words("infinitives")
        if token.start in self.marked and not fits(token.lemma, shapes):
            return False  # "la visita"
        known = token.lemma in self.grammar.verbs or token.lemma in self.saying
        return known and not (self.words("nouns_large") and token.text[:1].isupper())

    def is_finite(self, token: Token) -> bool:
        shaped = fits(token.lemma, self.words("participles") | self.words("infinitives"))
        helping = token.lemma in self.words("auxiliaries")
        return self.is_verb(token) and (helping or not shaped)

    def opens(self, k: int) -> bool:
        """Whether a clause begins at a word: with its finite verb, or a doer and such a verb."""
        if k >= len(self.tokens):
            return False
        mention = self.mention_at(self.tokens[k])
        if mention is None:
            article = self.tokens[k].lemma in self.words("articles") and k + 1 < len(self.tokens)
            if article and self.mention_at(self.tokens[k + 1]) is not None:
                return self.opens(k + 1)  # "et l'Irak condamne"
            return self.is_finite(self.tokens[k])
        if mention.span.start < self.tokens[k].start:
            return False
        after = next((t for t in self.tokens[k:] if t.start >= mention.span.end), None)
        return after is not None and self.is_finite(after)

    def read(self) -> Iterator[Clause]:
        for k, token in enumerate(self.tokens):
            if self.mention_at(token) is not None:
                self.stack[-1].tokens.append(token)
            else:
                yield from self.step(k, token)
        yield from self.flush()

    def step(self, k: int, token: Token) -> Iterator[Clause]:
        """Read one word that is no part of an actor."""
        top = self.stack[-1]
        if token.text in STOPS or (token.text in DASHES and k < DATELINE) or self.is_agency(k):
            yield from self.flush()
        elif token.text in QUOTES:
            yield from self.quote(k)
        elif token.text == "(":
            self.stack.append(_Run(inner=True))
        elif token.text == ")":
            if len(self.stack) > 1:
                yield from self.close()
        elif token.text == ",":
            yield from self.comma(k, token)
        elif (
            token.lemma in self.words("relatives")
            and not self.is_said(token)
            and self.stands_for(k) is not None
        ):
            self.relative(k, token)
        elif token.lemma in self.words("coordinators"):
            yield from self.coordinate()
        elif token.lemma in self.words("borders") or (
            k
            and self.tokens[k - 1].text == ","
            and token.lemma in self.words("borders_after_comma")
        ):
            leads = token.lemma in self.words("prepositions")  # "selon Rome": he is no doer
            self.stack.append(_Run(inner=True, tokens=[token] if leads else []))
        elif token.lemma in self.words("and") and self.parts(k):
            yield from self.coordinate()
        else:
            top.tokens.append(token)

    def is_agency(self, k: int) -> bool:
        """Whether a bracket opens the agency of a dateline: "DORN (AFP) -"."""
        if self.tokens[k].text != "(" or k >= DATELINE:
            return False
        near = self.tokens[k + 1 : k + DATELINE]
        close = next((j for j, t in enumerate(near) if t.text == ")"), None)
        return close is not None and any(t.text in DASHES for t in near[close + 1 : close + 2])

    def quote(self, k: int) -> Iterator[Clause]:
        """A scrap of quoted words stays in its clause; a longer quotation is apart."""
        if k == self.scrap_end:
            return
        for j in range(k + 1, min(k + SCRAP + 2, len(self.tokens))):
            if self.tokens[j].text in QUOTES:
                self.scrap_end = j
                return
            if self.tokens[j].text in STOPS:
                break
        yield from self.flush()

    def comma(self, k: int, token: Token) -> Iterator[Clause]:
        """A comma ends an inserted clause, and a main one where another begins behind it."""
        top = self.stack[-1]
        done = any(self.is_verb(t) for t in top.tokens)
        if len(self.stack) > 1 and (done or len(top.tokens) >= LEAST_INNER):
            yield from self.close()
            top = self.stack[-1]
            done = any(self.is_verb(t) for t in top.tokens)
        if done and self.opens(k + 1):
            yield from self.coordinate()
        else:
            top.tokens.append(token)

    def parts(self, k: int) -> bool:
        """Whether an "and" joins verbs and not names."""
        top = self.stack[-1]
        if not any(self.is_verb(t) for t in top.tokens) or k + 1 >= len(self.tokens):
            return False
        ends = bool(self.words("verb_final")) and self.is_verb(self.tokens[k - 1])
        return ends or self.opens(k + 1) or self.is_verb(self.tokens[k + 1])

    def is_said(self, token: Token) -> bool:
        """Whether a word opens what is said, and is no pronoun: "zei tegen X dat"."""
        if not self.words("verb_final") or token.lemma not in self.words("borders"):
            return False
        telling = _saying(self.language, clauses=True)
        return any(t.lemma in telling and self.mention_at(t) is None for t in self.stack[-1].tokens)

    def stands_for(self, k: int) -> Mention | None:
        """Whom a relative pronoun stands for: the actor just before it; behind "and" nobody new."""
        j = k - 1
        if j >= 0 and self.tokens[j].lemma in self.words("and") and not self.stack[-1].stands:
            return None
        while j >= 0 and self.tokens[j].lemma in self.words("prepositions") | self.words(
            "relative_articles"
        ):
            j -= 1
        apart = j >= 0 and self.tokens[j].text == "," and self.ends_in_verb(k)
        if self.words("relatives_after_comma") and not apart:
            return None
        for token in reversed(self.tokens[max(0, j - ANTECEDENT_REACH) : j + 1]):
            found = self.mention_at(token)
            if found is not None:
                return None if found.form == "pronoun" and j + 1 == k else found
            if self.is_verb(token) or token.text in STOPS | QUOTES:
                return None
        return None

    def ends_in_verb(self, k: int) -> bool:
        """Whether the finite verb stands last in what follows, as it does in a German clause."""
        marks = STOPS | QUOTES | {","}
        end = next((j for j in range(k, len(self.tokens)) if self.tokens[j].text in marks), None)
        part = self.tokens[k + 1 : end]
        if not part or not part[-1].text[:1].islower():
            return False
        if part[-1].lemma in self.helpers:
            return True
        return not any(t.lemma in self.helpers for t in part) and self.is_verb(part[-1])

    def relative(self, k: int, token: Token) -> None:
        """Open a relative clause, with the preposition that stands before its pronoun."""
        meant = self.stands_for(k)
        top = self.stack[-1]
        run = _Run(inner=True)
        while top.tokens and top.tokens[-1].lemma in self.words("relative_articles"):
            top.tokens.pop()
        if top.tokens and top.tokens[-1].lemma in self.words("prepositions"):
            run.tokens.append(top.tokens.pop())
        run.tokens.append(token)
        if meant is not None:
            run.stands[Span(token.start, token.end)] = meant
        self.stack.append(run)

    def coordinate(self) -> Iterator[Clause]:
        """End a clause; the next has its subject unless it names its own."""
        top = self.stack.pop()
        found = self.clause(top)
        new = _Run(inner=top.inner, stands=dict(top.stands))
        if found is not None:
            yield found
            new.lead = self.leading(found)
        self.stack.append(new)

    def leading(self, clause: Clause) -> list[Token]:
        """The words of a clause's subject and of its helping verb."""
        verb = next((t for t in clause.tokens if self.is_verb(t)), None)
        if verb is None:
            return []
        subject = roles(clause, verb)[0]
        spans = [m.span for m in subject]
        helper = next((t for t in clause.tokens if t.lemma in self.helpers), None)
        return [
            t
            for t in clause.tokens
            if (helper is not None and t is helper)
            or any(s.start <= t.start < s.end for s in spans)
            or (spans and spans[0].start <= t.start < spans[-1].end)
        ]

    def clause(self, run: _Run) -> Clause | None:
        """What a run amounts to; None where it has no words."""
        tokens = run.tokens
        if run.lead and not self.has_subject(run):
            own = any(self.is_finite(t) for t in tokens)
            lead = [t for t in run.lead if not (own and t.lemma in self.helpers)]
            tokens = [*lead, *tokens]
        if not tokens:
            return None
        starts = {t.start for t in tokens}
        actors = [m for m in self.mentions if any(m.span.start <= s < m.span.end for s in starts)]
        stands = {span: m for span, m in run.stands.items() if span.start in starts}
        actors += [replace(m, span=span) for span, m in stands.items()]
        actors.sort(key=lambda m: m.span.start)
        return Clause(tuple(tokens), tuple(actors), self.grammar, run.inner, stands)

    def has_subject(self, run: _Run) -> bool:
        """Whether a coordinated clause names its own doer before its finite verb."""
        finite = next((t for t in run.tokens if self.is_finite(t)), None)
        if finite is None:
            return False
        before = {
            m.span
            for t in run.tokens
            if t.start < finite.start and (m := self.mention_at(t)) is not None
        }
        if any(t.lemma in self.words("pronouns") for t in run.tokens if t.start < finite.start):
            return True
        return len(before) > (run.inner and bool(self.words("verb_final")))

    def close(self) -> Iterator[Clause]:
        found = self.clause(self.stack.pop())
        if found is not None:
            yield found

    def flush(self) -> Iterator[Clause]:
        while self.stack:
            yield from self.close()
        self.stack = [_Run()]


@cache
def _saying(language: str, *, clauses: bool = False) -> frozenset[str]:
    """The forms of the verbs of saying, which end and open clauses as other verbs do.

    With `clauses` only of those that govern a clause: "said that".
    """
    rows = load(language, "speech").get("verbs") or {}
    forms = {
        form.split("~")[0]
        for row in rows.values()
        if "c" in row[1] or not clauses
        for text in row[2:4]
        for form in str(text).split()
    }
    return frozenset(forms)
