"""Statements without a parser: cue words, the mentions beside them, and what follows.

The grammar is of verb-second and verb-medial languages: who stands before the finite verb, or
right after it when something else opens the clause. Which words these are is read from
`words/<lang>/speech.yml`; a language is a folder, not code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.language import Token, names_of, parse
from dragoman.records import Act, ActorRef, Article, Cue, Mention, Span
from dragoman.statements.found import Found, Mentions, named_at_colon, ref
from dragoman.statements.frames import Frame
from dragoman.words import load

# How many words may stand between a subject and its verb ("heeft ook deze week nog").
REACH = 6


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue verb: its lemma, its act, its frames, and the particle it needs."""

    lemma: str
    act: Act
    frames: str
    particle: str | None


@cache
def forms(language: str) -> dict[str, tuple[Form, ...]]:
    """The forms of the cue verbs of a language, each with what it can be a form of."""
    found: dict[str, list[Form]] = {}
    for lemma, value in load(language, "speech").get("verbs", {}).items():
        for word in str(value[2] if len(value) > 2 else "").split():
            form, _, particle = word.partition("~")
            found.setdefault(form, []).append(
                Form(str(lemma), cast("Act", value[0]), str(value[1]), particle or None)
            )
    # A form that needs its particle is tried first: "stelt voor" before "stelt".
    return {
        form: tuple(sorted(entries, key=lambda e: e.particle is None))
        for form, entries in found.items()
    }


@cache
def wordset(language: str, name: str) -> frozenset[str]:
    """One of the plain lists of `speech.yml`, as a set of lower-case words."""
    return frozenset(str(word).lower() for word in load(language, "speech").get(name, ()))


@dataclass(frozen=True, slots=True)
class Line:
    """A frame as a row of words, with its masked quotations and its mentions."""

    article: Article
    frame: Frame
    tokens: tuple[Token, ...]
    mentions: Mentions
    outer: ActorRef | None
    previous: Span | None  # the sentence before, which "Dat zei hij" points back at

    def is_word(self, i: int, name: str) -> bool:
        """Whether a word is in one of the language's lists."""
        if not 0 <= i < len(self.tokens) or self.mask(i) is not None:
            return False
        return self.tokens[i].lemma in wordset(self.article.language, name)

    def mask(self, i: int) -> int | None:
        """The number of the masked quotation that a word is part of."""
        token = self.tokens[i]
        for number, mask in enumerate(self.frame.masks):
            if mask.start <= token.start < mask.end:
                return number
        return None

    def mention(self, i: int) -> Mention | None:
        """The mention that a word is part of."""
        if not 0 <= i < len(self.tokens) or self.mask(i) is not None:
            return None
        return self.mentions.at(self.place(i).start)

    def noun(self, i: int) -> Mention | None:
        """The mention that begins at a word, or behind the article that stands there."""
        mention = self.mention(i)
        if mention is None and self.is_word(i, "determiners"):
            return self.mention(i + 1)
        return mention

    def place(self, i: int) -> Span:
        """The article span of a word."""
        return self.frame.back(self.tokens[i].start, self.tokens[i].end)

    def span(self, first: int, last: int) -> Span | None:
        """The article span of words first..last, punctuation trimmed."""
        while first <= last and _is_stop(self.tokens[last]) and self.mask(last) is None:
            last -= 1
        while first <= last and _is_stop(self.tokens[first]) and self.mask(first) is None:
            first += 1
        if first > last:
            return None
        return self.frame.back(self.tokens[first].start, self.tokens[last].end)


def _is_stop(token: Token) -> bool:
    return token.text in ",;:.!?–—-…"


def read_frame(
    article: Article,
    frame: Frame,
    mentions: Mentions,
    outer: ActorRef | None,
    previous: Span | None = None,
) -> Iterator[Found]:
    """All statements of a frame, in text order; none for a language without `speech.yml`."""
    if not forms(article.language):
        return
    tokens = parse(frame.text, article.language, names_of(article.text))
    line = Line(article, frame, tokens, mentions, outer, previous)
    used: set[int] = set()
    last: list[ActorRef] = []
    cues = [(i, form) for i in range(len(tokens)) if (form := _form(line, i)) is not None]
    for number, (i, form) in enumerate(cues):
        end = _clause_end(line, i, [j for j, _ in cues[number + 1 :]])
        for one in _from_cue(line, i, form, end, (last, used)):
            for k, mask in enumerate(frame.masks):
                if any(content.overlaps(mask.quotation.span) for content in one.content):
                    used.add(k)
            if one.speaker is not None:
                last[:] = [one.speaker]
            yield one
    yield from _sources(line, used)
    yield from named_at_colon(frame, mentions, used)
    for k, mask in enumerate(frame.masks):
        if k not in used:
            yield Found(
                None,
                None,
                None,
                (mask.quotation.span,),
                "ASSERT",
                None,
                False,
                frame.span,
                "quotation_alone",
                0.4,
            )


def _form(line: Line, i: int) -> Form | None:
    token = line.tokens[i]
    if line.mask(i) is not None or line.mention(i) is not None:
        return None
    for form in forms(line.article.language).get(token.lemma, ()):
        if form.particle is None:
            return form
        for j in range(i + 1, min(i + 25, len(line.tokens))):
            if line.tokens[j].text in ".;:":
                break
            if line.tokens[j].lemma == form.particle:
                return form
    return None


def _clause_end(line: Line, i: int, later: list[int]) -> int:
    """The last word that the cue can govern.

    It is the sentence's last, or the one before a next cue that is a present participle.
    """
    for j in range(i + 1, len(line.tokens)):
        if line.tokens[j].text in ".;!?" and line.mask(j) is None and j + 1 < len(line.tokens):
            return j
    for j in later:
        # ", eraan toevoegend dat": what leads up to the next cue belongs to it.
        comma = next((k for k in range(j - 1, i, -1) if line.tokens[k].text == ","), None)
        if comma is not None and j - comma <= 2 and _is_present_participle(line, j):
            return comma
    return len(line.tokens) - 1


def _from_cue(
    line: Line, i: int, form: Form, end: int, memory: tuple[list[ActorRef], set[int]]
) -> Iterator[Found]:
    last, used = memory
    if any(line.is_word(j, "questions") for j in (i + 1, i + 2)):
        return  # "vroeg of": a question says nothing
    start = _clause_start(line, i)
    passive = _passive(line, i, start)
    joined = line.is_word(i - 1, "coordinators") or _is_present_participle(line, i)
    if joined and last and not passive:
        subject: ActorRef | None = last[0]
    else:
        subject = None if passive else _subject(line, i, start)
    if passive:
        subject = _agent(line, i, end)
    said = next((s for rule in RULES if (s := rule(line, i, form, end)) is not None), None)
    if said is not None and said[1] == "quotation_beside_cue" and _is_used(line, said[0], used):
        rest = (s for rule in RULES[1:] if (s := rule(line, i, form, end)) is not None)
        said = next(rest, None)
    if said is None:
        return
    content, rule, score = said
    if subject is None and rule == "object_after" and not passive:
        return
    if subject is None and rule in ("clause_after", "infinitive_after") and not passive:
        score *= 0.7
    addressee = _addressee(line, i, end, subject, form)
    target = None
    if form.act not in ("ASSERT", "DENY"):
        own = None if subject is None else subject.actor_id
        after = Span(line.place(i).end, content[-1].end if content else line.frame.span.end)
        inside = [
            m for m in line.mentions.within(after) if m.actor_id is not None and m.actor_id != own
        ]
        if passive:
            before = line.mentions.within(Span(line.frame.span.start, line.place(i).start))
            inside = before[:1] or inside
        if form.act in ("REQUEST", "THREATEN", "AGREE") and addressee is not None:
            target = addressee.actor_id
        elif inside and form.act != "CONSULT":
            target = inside[0].actor_id
    place = line.place(i)
    negated = (
        any(
            line.is_word(j, "negations")
            for j in range(i + 1, min(i + 4, end + 1))
            if not any(c.start <= line.place(j).start < c.end for c in content)
        )
        and rule != "quotation_beside_cue"
    )
    yield Found(
        subject,
        addressee,
        Cue(place.start, place.end, form.lemma),
        content,
        form.act,
        target,
        negated or form.lemma in wordset(line.article.language, "withheld"),
        line.frame.span,
        rule,
        round(score * (1.0 if subject is not None and subject.actor_id else 0.8), 3),
    )


def _is_used(line: Line, content: tuple[Span, ...], used: set[int]) -> bool:
    return any(content[0].overlaps(line.frame.masks[k].quotation.span) for k in used)


# --- who speaks, to whom ---------------------------------------------------------------------


def _clause_start(line: Line, i: int) -> int:
    for j in range(i - 1, -1, -1):
        if line.tokens[j].text in ".;:!?" and line.mask(j) is None:
            return j + 1
    return 0


def _auxiliary(line: Line, i: int, start: int) -> int | None:
    return next((j for j in range(i - 1, start - 1, -1) if line.is_word(j, "auxiliaries")), None)


def _is_present_participle(line: Line, i: int) -> bool:
    endings = tuple(wordset(line.article.language, "present_participles"))
    return bool(endings) and line.tokens[i].lemma.endswith(endings)


def _passive(line: Line, i: int, start: int) -> bool:
    if not _is_participle(line, i):
        return False
    near = [j for j in range(max(start, i - 12), i) if line.is_word(j, "passives")]
    perfect = [j for j in range(max(start, i - 12), i) if line.is_word(j, "auxiliaries")]
    near += [j for j in (i + 1,) if line.is_word(j, "passives")]
    return bool(near) and all(line.is_word(j, "passives") for j in perfect)


def _is_participle(line: Line, i: int) -> bool:
    word = line.tokens[i].lemma
    prefix = tuple(wordset(line.article.language, "participle_prefixes")) or (
        "ge",
        "be",
        "ver",
        "ont",
    )
    return (word.startswith(prefix) and word.endswith(("d", "t", "en"))) or any(
        word.startswith(p) and "ge" in word for p in ("aan", "op", "af", "uit", "toe", "in", "vol")
    )


def _subject(line: Line, i: int, start: int) -> ActorRef | None:
    verb = i
    if _is_participle(line, i):
        auxiliary = _auxiliary(line, i, start)
        verb = auxiliary if auxiliary is not None else i
    after = line.noun(verb + 1)
    before = None
    for gap, j in enumerate(range(verb - 1, start - 1, -1)):
        if line.mask(j) is not None:
            break
        mention = line.mention(j)
        if mention is not None:
            before = mention
            break
        if line.is_word(j, "complementizers") and gap > 0:
            break
        if gap >= REACH:
            break
    opens = verb == start or (before is None) or line.mask(verb - 1) is not None
    comma = verb > 0 and line.tokens[verb - 1].text in ',”"’»“'
    first = _first(line, verb)
    if first is not None:
        return first
    if after is not None and (opens or comma or before is None):
        return ref(after)
    if before is not None:
        return ref(before)
    if after is not None:
        return ref(after)
    # No mention: a short noun phrase heads the clause ("Hetzelfde instituut concludeerde").
    if start < verb <= start + REACH and not comma and line.tokens[start].text[:1].isupper():
        if line.is_word(start, "back"):
            return None
        span = line.span(start, verb - 1)
        if span is not None and len(span.of(line.article.text).split()) >= 2:
            return ActorRef(None, span.of(line.article.text), span.start, span.end)
    return None


def _first(line: Line, verb: int) -> ActorRef | None:
    if line.outer is None:
        return None
    for j in (verb - 1, verb + 1):
        if line.is_word(j, "first_person"):
            place = line.place(j)
            return ActorRef(line.outer.actor_id, line.outer.name, place.start, place.end)
    return None


def _agent(line: Line, i: int, end: int) -> ActorRef | None:
    for j in range(max(0, i - 12), end):
        if line.is_word(j, "agents"):
            for k in range(j + 1, min(j + 4, end + 1)):
                mention = line.mention(k)
                if mention is not None:
                    return ref(mention)
    return None


def _addressee(
    line: Line, i: int, end: int, subject: ActorRef | None, form: Form
) -> ActorRef | None:
    stop = next((j for j in range(i + 1, end + 1) if line.is_word(j, "complementizers")), end + 1)
    taken = None if subject is None else subject.start
    for j in range(i + 1, min(stop, i + 18)):
        if line.mask(j) is not None:
            continue
        if line.is_word(j, "to"):
            for k in range(j + 1, min(j + 4, len(line.tokens))):
                mention = line.mention(k)
                if mention is not None and mention.span.start != taken:
                    return ref(mention)
                if line.is_word(k, "audiences"):
                    place = line.place(k)
                    return ActorRef(None, place.of(line.article.text), place.start, place.end)
    if "a" in form.frames or form.act in ("REQUEST", "THREATEN"):
        low = i
        if _is_participle(line, i):
            auxiliary = _auxiliary(line, i, _clause_start(line, i))
            low = i if auxiliary is None else auxiliary
        for j in range(low + 1, min(stop, i + 8)):
            mention = line.mention(j)
            if mention is not None and mention.span.start != taken and mention.form != "demonym":
                return ref(mention)
    return None


# --- what was said ---------------------------------------------------------------------------


Said = tuple[tuple[Span, ...], str, float]


def quotation_beside_cue(line: Line, i: int, form: Form, end: int) -> Said | None:
    """A quotation stands beside the cue and its speaker: "...", zei X; X zei: "..."."""
    if not set("cqo") & set(form.frames):
        return None
    best: tuple[int, int] | None = None
    token = line.tokens[i]
    for k, mask in enumerate(line.frame.masks):
        between = line.frame.text[min(mask.end, token.end) : max(mask.start, token.start)]
        if any(stop in between for stop in (". ", "! ", "? ", "; ")) or len(between) > 110:
            continue
        if mask.start > token.end and any(
            line.is_word(j, "complementizers")
            for j in range(i + 1, len(line.tokens))
            if line.tokens[j].start < mask.start
        ):
            continue
        if best is None or len(between) < best[0]:
            best = (len(between), k)
    if best is None:
        return None
    del end
    return (line.frame.masks[best[1]].quotation.span,), "quotation_beside_cue", 0.9


def sentence_before(line: Line, i: int, form: Form, end: int) -> Said | None:
    """The clause opens with a word that points back: "Dat zei X": what was said stands before."""
    start = _clause_start(line, i)
    if not set("cq") & set(form.frames) or line.previous is None:
        return None
    if i - start != 1 or not line.is_word(start, "back"):
        return None
    if any(line.is_word(j, "complementizers") for j in range(i + 1, end + 1)):
        return None
    return (line.previous,), "sentence_before", 0.88


def clause_after(line: Line, i: int, form: Form, end: int) -> Said | None:
    """A that-clause follows the cue: X zei dat ...."""
    if not set("cia") & set(form.frames):
        return None
    for j in range(i + 1, min(end, i + 22) + 1):
        if line.tokens[j].text in ".;" or (line.is_word(j, "questions") and j == i + 1):
            return None
        if line.is_word(j, "complementizers"):
            span = line.span(j, end)
            return None if span is None else ((span,), "clause_after", 0.9)
        if line.tokens[j].text == ":" and j < end:
            span = line.span(j + 1, end)
            return None if span is None else ((span,), "colon_after", 0.85)
    return None


def clause_before(line: Line, i: int, form: Form, end: int) -> Said | None:
    """The cue closes what was said: ..., zegt X."""
    if "c" not in form.frames or i < 4 or line.tokens[i - 1].text != ",":
        return None
    start = _clause_start(line, i)
    if i - start < 4 or (line.noun(i + 1) is None and not line.is_word(i + 1, "first_person")):
        return None
    del end
    span = line.span(start, i - 2)
    return None if span is None else ((span,), "clause_before", 0.8)


def infinitive_after(line: Line, i: int, form: Form, end: int) -> Said | None:
    """An infinitive with its mark follows the cue: X belooft ... te ...."""
    if "i" not in form.frames:
        return None
    marks = [j for j in range(i + 1, end + 1) if line.is_word(j, "infinitives")]
    if not marks:
        return None
    begin = i + 1
    subject = line.mention(i + 1)
    if subject is not None:
        while begin <= end and line.mention(begin) is subject:
            begin += 1
    opening = next((j for j in range(i + 1, marks[0] + 1) if line.tokens[j].lemma == "om"), begin)
    span = line.span(opening, end)
    return None if span is None else ((span,), "infinitive_after", 0.8)


def object_after(line: Line, i: int, form: Form, end: int) -> Said | None:
    """The cue's object is what was said or at whom it was aimed: X verwerpt de schatting."""
    if not set("ot") & set(form.frames):
        return None
    start = _clause_start(line, i)
    begin, stop = i + 1, end
    if _is_participle(line, i):
        auxiliary = _auxiliary(line, i, start)
        if auxiliary is not None and i - auxiliary > 1 and not _passive(line, i, start):
            begin, stop = auxiliary + 1, i - 1
            if stop < begin and end > i:
                begin, stop = i + 1, end
    subject = line.mention(begin)
    inverted = subject is not None and line.mention(i - 1) is None and begin == i + 1
    if inverted and subject is not None:
        while begin <= stop and line.mention(begin) is subject:
            begin += 1
        if start < i and all(line.mention(j) is None for j in range(start, i)):
            # The object opens the clause: "Details besprak hij niet".
            span = line.span(start, i - 1)
            if span is not None and len(span.of(line.article.text).split()) > 1:
                return (span,), "object_before", 0.6
    while begin <= stop and line.is_word(begin, "negations"):
        begin += 1
    for j in range(begin, stop):
        if line.tokens[j].text == "," or (
            line.is_word(j, "coordinators") and _form(line, j + 1) is not None
        ):
            stop = j - 1
            break
    span = line.span(begin, stop)
    if span is None or all(
        line.is_word(j, "auxiliaries") or line.is_word(j, "negations")
        for j in range(begin, stop + 1)
    ):
        return None
    return (span,), "object_after", 0.7


RULES = (
    quotation_beside_cue,
    sentence_before,
    clause_after,
    clause_before,
    infinitive_after,
    object_after,
)


def _sources(line: Line, used: set[int]) -> Iterator[Found]:
    """A source is named by a preposition: volgens X, aldus X."""
    text = line.frame.text.lower()
    for i, token in enumerate(line.tokens):
        phrase = next(
            (
                p
                for p in sorted(wordset(line.article.language, "sources"), key=len, reverse=True)
                if text.startswith(p, token.start)
                and not text[token.start + len(p) :][:1].isalpha()
            ),
            None,
        )
        if phrase is None or line.mask(i) is not None:
            continue
        first = next(
            (
                j
                for j in range(i, len(line.tokens))
                if line.tokens[j].start >= token.start + len(phrase)
            ),
            None,
        )
        if first is None:
            continue
        named = next(
            (j for j in range(first, min(first + 3, len(line.tokens))) if line.mention(j)), None
        )
        mention = None if named is None else line.mention(named)
        if mention is None or named is None:
            continue
        after = named
        while after < len(line.tokens) and line.mention(after) is mention:
            after += 1
        begin = _clause_start(line, i)
        end = len(line.tokens) - 1
        for j in range(after, len(line.tokens)):
            if line.tokens[j].text in ".;!?" and line.mask(j) is None:
                end = j
                break
        spans = [line.span(begin, i - 1) if i > begin else None, line.span(after, end)]
        content = tuple(s for s in spans if s is not None and len(s) > 2)
        if not content:
            continue
        for k, mask in enumerate(line.frame.masks):
            if any(c.overlaps(mask.quotation.span) for c in content):
                used.add(k)
        place = line.frame.back(token.start, token.start + len(phrase))
        yield Found(
            ref(mention),
            None,
            Cue(place.start, place.end, phrase),
            content,
            "ASSERT",
            None,
            False,
            line.frame.span,
            "source_phrase",
            0.85,
        )
