"""What is missing or run together: cut sentences, lost quotation marks, glued words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.flaws.fault import Fault
from dragoman.records import Span
from dragoman.text import attested, find_joints, find_marks, paragraphs, quotations
from dragoman.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.records import Article

# How far a glued word is shown to either side; longer is data and no word.
LONGEST = 40

# A headline's words, the letters by which two words are held to be one, and how far into a
# paragraph the words of its headline are looked for: by eye on the agencies' news in brief.
LONGEST_HEADLINE = 16
STEM = 5
TAKEN_UP = 350

_FINAL = re.compile(
    r"[.!?…:;。！？؟।][\"'”“’‘»«)\]\s*†]*(?:/[\w/]{1,30})?$|[”\"“»«](?: ?\([^)]*\))?$|"
    r"[.!?”\"’']\s?[—–]\s?[A-Z][^.]{2,60}$"
)
_STOP_THEN_CAPITAL = re.compile(r"[.!?…][\"”’)]*\s+[\"“‘(]*[^\W\d_a-z]")
_STOP_THEN_SMALL = re.compile(r"\b(?P<before>[^\W\d_]{1,40})\.\s+(?P<after>[a-zà-ÿ][\w’'-]*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"”’)]*\s+)(?=\S)")
_ELLIPSIS = r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*(?:\(?(?:{starts})\b.{{0,60}})?$"
_NOT_PROSE = r"https?://|www\.|©|\(c\)|\||^(?:{starts})\b"
_SENTENCE_END = re.compile(r"[.!?\n]")
_ADDRESS = re.compile(r"[\w-]+(?:://|\.[\w-])|read more\b|less\b")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@cache
def _list(language: str, name: str) -> frozenset[str]:
    """A word list of a language's `flaws.yml`."""
    return frozenset(load(language.split("-", maxsplit=1)[0], "flaws").get(name, ()))


@cache
def _line_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What breaks off in dots, and what is no prose."""
    starts = "|".join(sorted(_list(language, "not_prose"))) or "(?!)"
    return re.compile(_ELLIPSIS.format(starts=starts)), re.compile(_NOT_PROSE.format(starts=starts))


def glued_words(article: Article) -> Iterator[Fault]:
    """Two words, or a mark and a word, stand without the space between them."""
    text = article.text
    known = attested(text)
    for joint in find_joints(text, article.language, known=known):
        start, end = joint.position, joint.position
        while start > joint.position - LONGEST and start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < joint.position + LONGEST and end < len(text) and not text[end].isspace():
            end += 1
        left, right = text[start : joint.position], text[joint.position : end]
        yield Fault("glued_words", Span(start, end), f"{left} {right}", joint.rule, joint.score)


def cut_lines(article: Article) -> Iterator[Fault]:
    """A paragraph of prose that ends before its sentence does, or begins after its start."""
    text = article.text
    never_last = _list(article.language, "never_last")
    ellipsis, not_prose = _line_patterns(article.language)
    lines = [span for span in paragraphs(text) if article.body.covers(span)]
    for number, line in enumerate(lines):
        words = [m.group() for m in _WORD.finditer(text, line.start, line.end)]
        content = line.of(text)
        if len(words) < 6 or not_prose.search(content):
            continue
        last = _last_sentence(text, line)
        if content.endswith(("... more", "… more")):
            continue
        if ellipsis.search(content):
            if number == len(lines) - 1 and len(words) > 12:
                yield Fault("truncated", last, "the text breaks off", "cut_by_ellipsis", 0.8)
            continue
        has_stop = _STOP_THEN_CAPITAL.search(content) is not None
        if _FINAL.search(content):
            continue
        ending = content.split()[-1].casefold()
        particle = ending in _list(article.language, "particles")
        if ending in never_last and (has_stop or (len(words) > 11 and not particle)):
            note = f"the sentence ends on “{words[-1]}”"
            yield Fault("truncated", last, note, "ends_on_small_word", 0.95 if has_stop else 0.7)
        elif has_stop and len(words) > 14 and _is_prose(last.of(text)):
            after = lines[number + 1].of(text) if number + 1 < len(lines) else ""
            if _is_headline(last.of(text), after, article.language):
                continue
            yield Fault("truncated", last, "no final stop", "no_final_stop", 0.6)


def _is_prose(sentence: str) -> bool:
    """Whether a sentence is one and not a credit: mostly small letters, six words or more."""
    tokens = _WORD.findall(sentence)
    small = sum(token[0].islower() for token in tokens)
    return len(tokens) > 5 and small * 2 >= len(tokens) and not sentence.endswith((")", "]"))


def _is_headline(sentence: str, after: str, language: str) -> bool:
    """Whether a sentence without a stop heads the next paragraph, in a row of news in brief.

    It is short, has no article, and the paragraph takes up two of its words or more.
    """
    articles = _list(language, "articles")
    tokens = [token.casefold() for token in _WORD.findall(sentence)]
    if not articles or len(tokens) > LONGEST_HEADLINE or articles & set(tokens):
        return False
    begins = {token[:STEM] for token in tokens if len(token) >= STEM}
    return len(begins & {t.casefold()[:STEM] for t in _WORD.findall(after[:TAKEN_UP])}) > 1


def _last_sentence(text: str, line: Span) -> Span:
    starts = [m.end() for m in _SENTENCE_START.finditer(text, line.start, line.end)]
    return Span(starts[-1] if starts else line.start, line.end)


def stop_then_small(article: Article) -> Iterator[Fault]:
    """A sentence that begins with a small letter: a stop was put in, or words were lost."""
    text = article.text
    abbreviations = _list(article.language, "abbreviations")
    small_names = _list(article.language, "small_names")
    if not abbreviations:
        return
    for match in _STOP_THEN_SMALL.finditer(text, article.body.start, article.body.end):
        before, after = match.group("before"), match.group("after")
        if len(before) < 3 or before.casefold() in abbreviations or before.isupper():
            continue
        if after.casefold() in small_names or text[match.start() - 1 : match.start()] in {".", "@"}:
            continue
        if "\n" in match.group() or after[1:] != after[1:].lower():
            continue
        end = _SENTENCE_END.search(text, match.end())
        span = Span(match.start("after"), end.start() if end else len(text))
        fragment = span.of(text)
        if " " not in fragment.strip() or _ADDRESS.match(text, span.start):
            continue
        yield Fault("truncated", span, f"after “{before}.”", "small_letter_after_stop", 0.8)


def lost_marks(article: Article) -> Iterator[Fault]:
    """A quotation whose opening or closing mark is lost, or stands the wrong way round."""
    text = article.text
    for quotation in quotations(text):
        if quotation.lost_open:
            note = f"{quotation.mark} closes what nothing opens"
            yield Fault("unbalanced_quote", quotation.span, note, "opening_mark_lost", 0.8)
        elif quotation.lost_close:
            note = f"{quotation.mark} opens what nothing closes"
            yield Fault("unbalanced_quote", quotation.span, note, "closing_mark_lost", 0.8)
    if article.language.split("-", maxsplit=1)[0] not in load("all", "marks")["opening_high"]:
        return
    low = "„" in text
    for mark in find_marks(text):
        turned = (mark.character == "“" and mark.role == "close" and not low) or (
            mark.character == "”" and mark.role == "open"
        )
        if turned:
            span = Span(mark.position, mark.position + len(mark.character))
            note = f"{mark.character} stands for {'”' if mark.role == 'close' else '“'}"
            yield Fault("unbalanced_quote", span, note, "mark_turned_round", 0.6)
