"""A sentence as a row of words, for languages without a parser.

Which words do what is read from `words/<lang>/speech.yml`; a language is a folder, not code. Where
the grammar itself differs the file gives a switch: `verb_second`, `bare_clauses`, `noun_capitals`,
`pro_drop`, `elisions`, `inverted_suffixes`, `told_infinitives`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.language import Token
from dragoman.records import ActorRef, Article, Mention, Span
from dragoman.statements.found import Mentions
from dragoman.statements.frames import Frame
from dragoman.statements.shallow.lists import (
    Form,
    forms,
    other_senses,
    phrases,
    suffixes,
    switch,
    wordset,
)
from dragoman.statements.shallow.stops import ENDS, STOPS, is_initial

__all__ = ["ENDS", "STOPS", "Before", "Line"]

# How far behind its verb a particle may stand: "riep ... op" was seen 19 words apart.
PARTICLE_REACH = 25
# Words that may stand between an article and its noun: "die wiederholt geänderten Vorschläge".
ATTRIBUTES = 4
# "hat sich nach langem Zögern in Bonn verpflichtet": words between a cue and its pronoun.
REFLEXIVE_REACH = 12


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a sentence: the sentence itself, and who spoke in it."""

    sentence: Span | None = None
    speaker: ActorRef | None = None
    lately: ActorRef | None = None  # who spoke last, be it some sentences ago


@dataclass(frozen=True, slots=True)
class Line:
    """A frame as a row of words, with its masked quotations and its mentions."""

    article: Article
    frame: Frame
    tokens: tuple[Token, ...]
    mentions: Mentions
    outer: ActorRef | None
    before: Before
    lists: tuple[frozenset[str], ...]  # by word, the lists that it is in; none inside a mask
    masks: tuple[int | None, ...]  # by word, the number of its masked quotation
    stops: tuple[str, ...]  # by word, the mark that it is; empty where it is none, or ends nothing
    scraps: tuple[int | None, ...]  # by word, the number of the quoted scrap that it is part of
    low: str  # the frame's text in small letters, apostrophes made one

    @property
    def language(self) -> str:
        """The language whose lists the line is read by."""
        return self.article.language

    def on(self, name: str) -> bool:
        """Whether the language has a switch on."""
        return switch(self.language, name)

    def has(self, i: int) -> bool:
        """Whether there is a word of that number."""
        return 0 <= i < len(self.tokens)

    def is_word(self, i: int, *names: str) -> bool:
        """Whether a word is in one of the language's lists."""
        if not 0 <= i < len(self.lists):
            return False
        lists = self.lists[i]
        return bool(lists) and any(name in lists for name in names)

    def ends_like(self, i: int, name: str) -> bool:
        """Whether a word ends like one of a list ("Regierungssprecher" like "sprecher")."""
        if not self.has(i) or self.mask(i) is not None:
            return False
        return self.tokens[i].lemma.endswith(suffixes(self.language, name))

    def starts_like(self, i: int, name: str) -> bool:
        """Whether a word starts like one of a list ("abzuziehen" like "abzu")."""
        if not self.has(i) or self.mask(i) is not None or self.tokens[i].text[:1].isupper():
            return False
        return self.tokens[i].lemma.startswith(suffixes(self.language, name))

    def is_stop(self, i: int, marks: str = STOPS) -> bool:
        """Whether a word is one of some punctuation marks, outside the masked quotations."""
        return 0 <= i < len(self.stops) and self.stops[i] != "" and self.stops[i] in marks

    def is_initial(self, i: int) -> bool:
        """Whether a full stop belongs to a capital before a name: "M. Zarif"."""
        return 0 <= i < len(self.tokens) and is_initial(self.tokens, i)

    def phrase_at(self, i: int, name: str) -> int | None:
        """The first word behind a phrase of a list that begins at a word; none where none does."""
        if not self.has(i) or self.mask(i) is not None:
            return None
        text, start = self.low, self.tokens[i].start
        for phrase in phrases(self.language, name).get(text[start : start + 1], ()):
            end = start + len(phrase)
            if text.startswith(phrase, start) and not (
                phrase[-1].isalpha() and text[end : end + 1].isalpha()
            ):
                j = i
                while self.has(j) and self.tokens[j].start < end:
                    j += 1
                return j
        return None

    def is_human(self, i: int) -> bool:
        """Whether a noun is of somebody, or of a body, that can speak."""
        if self.on("compounds"):
            return self.ends_like(i, "people")
        return self.is_word(i, "people")

    def is_saying(self, i: int) -> bool:
        """Whether a noun is of what somebody says: "Angaben", "Medienberichten", "fuentes"."""
        if self.on("compounds"):
            return self.ends_like(i, "saying")
        return self.is_word(i, "saying")

    def mask(self, i: int) -> int | None:
        """The number of the masked quotation that a word is part of."""
        return self.masks[i]

    def mention(self, i: int) -> Mention | None:
        """The mention that a word is part of."""
        if not self.has(i) or self.mask(i) is not None:
            return None
        return self.mentions.at(self.place(i).start)

    def is_named(self, i: int) -> bool:
        """Whether a word names somebody, and is no compound with a name: "EU-sancties"."""
        mention = self.mention(i)
        return mention is not None and self.place(i).end <= mention.span.end

    def past(self, i: int) -> int:
        """The number of the first word behind the mention that a word is part of."""
        mention = self.mention(i)
        while mention is not None and self.mention(i) is mention:
            i += 1
        return i

    def place(self, i: int) -> Span:
        """The article span of a word."""
        return self.frame.back(self.tokens[i].start, self.tokens[i].end)

    def span(self, first: int, last: int) -> Span | None:
        """The article span of words first..last, punctuation trimmed."""
        while first <= last and self.is_stop(last) and not self._closes(first, last):
            last -= 1
        while first <= last and self.is_stop(first):
            first += 1
        if first > last:
            return None
        return self.frame.back(self.tokens[first].start, self.tokens[last].end)

    def _closes(self, first: int, last: int) -> bool:
        """Whether a word is the bracket that closes one behind word `first`."""
        return self.is_stop(last, ")") and any(self.is_stop(j, "(") for j in range(first, last))

    def starts_clause(self, i: int) -> bool:
        """Whether a word opens a subordinate clause."""
        return self.is_word(i, "complementizers", "subordinators", "as")

    def form(self, i: int) -> Form | None:
        """What cue verb a word is a form of, by the likeliest reading."""
        return next(self.readings(i), None)

    def readings(self, i: int) -> Iterator[Form]:
        """What cue verbs a word can be a form of, with its particle where it needs one."""
        if not self.has(i):
            return
        token = self.tokens[i]
        entries = forms(self.language).get(token.lemma, ())
        if not entries or self.mask(i) is not None or self._is_name(i):
            return
        if self.on("noun_capitals") and i > 0 and token.text[:1].isupper():
            return
        noun = self.is_word(i, "audiences", "people", "documents", "nouns_too")
        if noun and self.is_word(i - 1, "determiners", "links", "prepositions"):
            return  # "la presse"
        if self._is_attribute(i):
            return
        for form in entries:
            if form.lemma in wordset(self.language, "aimed_cues") and not self._is_aimed(i):
                continue
            if self._means_other(i, form.lemma):
                continue
            reflexive = form.lemma.lower() in wordset(self.language, "reflexive_cues")
            if reflexive and not self._has_reflexive(i):
                continue
            if form.particle is None or self.particle(i, form.particle) is not None:
                yield form
            elif form.participle and self.tied_before(i, form.particle) is not None:
                yield form  # "hatte von einem Bruch gesprochen"
            elif i > 0 and self.tokens[i - 1].lemma == form.particle:
                yield replace(form, particle=None)  # "wie das Amt bekannt gab"

    def _means_other(self, i: int, lemma: str) -> bool:
        """Whether a particle makes another verb of a cue: "das Spiel fand in Bonn statt"."""
        others = other_senses(self.language).get(lemma, ())
        return any(self.particle(i, other) is not None for other in others)

    def _has_reflexive(self, i: int) -> bool:
        """Whether a cue that one does to oneself has its pronoun: "verpflichtet sich"."""
        near = range(max(0, i - REFLEXIVE_REACH), min(i + REFLEXIVE_REACH, len(self.tokens)))
        return any(self.is_word(j, "reflexives") for j in near)

    def _is_aimed(self, i: int) -> bool:
        """Whether a cue has the preposition of its aim: "appelle à", "a appelé X à"."""
        for j in range(i + 1, min(i + PARTICLE_REACH, len(self.tokens))):
            if self.is_stop(j, ".;:"):
                return False
            if self.is_word(j, "aims") and not self._leads_place(j + 1):
                return True
        return False

    def _leads_place(self, i: int) -> bool:
        """Whether a place, an hour or a time stands behind a preposition, and no aim."""
        if not self.has(i):
            return True
        first = self.tokens[i].text[:1]
        return first.isupper() or first.isdigit() or self._is_time(i)

    def _is_time(self, i: int) -> bool:
        return any(self.is_word(j, "times") for j in (i, i + 1, i + 2))

    def _is_attribute(self, i: int) -> bool:
        """Whether a word stands between an article and its noun: "die bestätigten Zahlen".

        Where the article can be a relative pronoun, "die bestätigten, dass", a noun must follow.
        """
        if self.is_word(i - 1, "articles"):
            return True
        if not self.on("noun_capitals"):
            return False
        first = i - 1
        while first > i - ATTRIBUTES and (
            self.is_word(first, "adverbs") or forms(self.language).get(self._lemma(first))
        ):
            first -= 1
        opened = self.is_word(first, "determiners", "obliques", "articles")
        opened = opened and not (self.is_word(first, "back") and first == i - 1)
        agent = self._is_agent_inside(i)
        noun = i + 1
        while noun <= i + ATTRIBUTES and self._is_adjective(noun) and self._low(noun):
            noun += 1
        named = self.mention(noun) is not None and noun == i + 1
        follows = self.has(noun) and self.tokens[noun].text[:1].isupper() and not named
        return follows and (opened or (agent and self._is_adjective(i)))

    def _is_adjective(self, i: int) -> bool:
        return self._lemma(i).endswith(suffixes(self.language, "adjective_endings"))

    def _is_agent_inside(self, i: int) -> bool:
        """Whether an article and its agent open the phrase: "Die von Scholz bestätigten"."""
        for j in range(i - 1, max(-1, i - PARTICLE_REACH), -1):
            if self.is_stop(j) or self.mask(j) is not None:
                return False
            if self.is_word(j, "agents") and self.is_word(j - 1, "determiners", "obliques"):
                return True
        return False

    def _lemma(self, i: int) -> str:
        return self.tokens[i].lemma if self.has(i) and i >= 0 else ""

    def _low(self, i: int) -> bool:
        return self.tokens[i].text[:1].islower() and not self.is_word(i, "determiners", "obliques")

    def _is_name(self, i: int) -> bool:
        mention = self.mention(i)
        return mention is not None and (mention.form != "role" or self.tokens[i].text[:1].isupper())

    def particle(self, i: int, particle: str) -> int | None:
        """Where in the clause of a verb its particle stands."""
        that = self.past(i + 1)
        if self.on("verb_second") and self.is_word(that, "complementizers"):
            behind = self.has(that + 1) and self.tokens[that + 1].lemma == particle
            return that + 1 if behind else None  # "spreekt dat tegen"; "zei dat X ... toe te"
        inserted = False
        for j in range(i + 1, min(i + PARTICLE_REACH, len(self.tokens))):
            if self.is_stop(j, ".;:"):
                return None
            inserted = inserted or self.is_word(j, "relatives")
            if self.is_word(j, "haves") and not inserted:
                return None  # the finite verb of another clause
            if self.tokens[j].lemma == particle and self.mask(j) is None:
                # "sagte Hilfe zu" ends its clause, "sagte, er habe zu viel" does not.
                if self.is_word(j, "last_particles") and not self._ends_clause(j):
                    continue
                if self.is_word(j, "prepositions_too") and self._leads_noun(j):
                    continue
                if self.is_word(j, "links") and self._links_names(j):
                    continue
                return j
        return None

    def tied_before(self, i: int, particle: str) -> int | None:
        """Where the preposition of a participle's object stands, in its clause before it."""
        if particle not in wordset(self.language, "object_particles"):
            return None
        for j in range(i - 1, max(-1, i - PARTICLE_REACH), -1):
            if self.is_stop(j) or self.mask(j) is not None or self.is_word(j, "haves"):
                return None
            if self.tokens[j].lemma == particle:
                return j
        return None

    def _leads_noun(self, i: int) -> bool:
        """Whether a word stands before its noun: "op het matje", but "gaf aan het te willen"."""
        opens = self.is_word(i + 1, "articles", "determiners") or self.mention(i + 1) is not None
        if not opens:
            return False
        near = range(i + 1, min(i + PARTICLE_REACH, len(self.tokens)))
        stop = next((j for j in near if self.is_stop(j, ".;:")), near.stop)
        return not any(self.is_word(j, "infinitive_marks") for j in range(i + 1, stop))

    def _links_names(self, i: int) -> bool:
        """Whether a word ties a name to what stands before it: "sprak met president Xi van China".

        Where nouns have capitals a name is not told from them.
        """
        named = self.mention(i - 1) is not None or self.is_human(i - 1)
        plain = self.on("noun_capitals") or not self.has(i + 1)
        return named and not plain and self.tokens[i + 1].text[:1].isupper()

    def _ends_clause(self, i: int) -> bool:
        """Whether a clause ends behind a word."""
        after = i + 1
        return (
            not self.has(after)
            or self.is_stop(after)
            or self.mask(after) is not None
            or self.is_word(after, "coordinators", "complementizers")
        )
