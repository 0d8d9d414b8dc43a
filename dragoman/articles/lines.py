"""The lines of a page, cut where stories are glued together, and what kind each one is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dragoman.articles.broken import join_broken
from dragoman.articles.bylines import byline_of
from dragoman.articles.cuts import TERMINAL, CutKind, cut_line
from dragoman.articles.days import is_date_line
from dragoman.articles.furniture import MARKER, fold, furniture
from dragoman.articles.lumps import cut_lump
from dragoman.articles.sources import Dateline, credit_of_line, find_dateline

Kind = Literal[
    "prose",  # sentences
    "head",  # a line without a full stop: headline, heading, label
    "furniture",  # menus, buttons, captions, cookies
    "related",  # the label over a list of other stories
    "end",  # after it no story goes on
    "ticker",  # headlines glued into one line
    "relative",  # "8 minutes ago"
    "byline",
    "date",
    "credit",  # "Source: X"
]
# Initials and titles end with a full stop too ("Rep. Kim", "U.S. Navy"): three letters or fewer
# with a capital before the stop are not the end of a sentence. The space may be missing.
# Small and large letters of the alphabets that have both, as what a pattern's brackets hold.
SMALL, LARGE = (
    "".join(c for c in map(chr, range(0xAA, 0x590)) if is_one(c))
    for is_one in (str.islower, str.isupper)
)
SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\.|[!?…])"
    r"[\"'”’»)\]]*(?:\s+[\"'“‘«(\[]*(?=[A-Z0-9" + LARGE + r"])"
    r"|(?=[A-Z" + LARGE + "][a-z" + SMALL + "]+ ))"
)
# Whose turn it is in an interview: "QUESTION: Why?", "Jo Lund (Harvelt Post): Why?".
TURN = re.compile(r"[A-ZÀ-ÞА-Я][\w.’' -]{0,40}(?:\([^()]{2,40}\))?\s?:\s")
# A capital inside a word, as where a headline begins right behind another ("yearsMayor").
GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ\d])|(?<=[a-zà-ÿ]['’”\")]))(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bVan)"
    r"(?<!\bi)(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
LEADS_IN = re.compile(rf"\s[a-z{SMALL}]{{2,}}\s[a-z{SMALL}]+\b")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
QUOTES = ('"', "“", "‘", "«", "„")
QUOTED = re.compile(r"[“”„«»]|\"[^\"]+\"")
# "Coffee lover. Part-time Hiker. Web Expert.": how a site's writers are described by machine.
FRAGMENTS = re.compile(
    r"\W*(?:(?:[^\W\da-zà-ÿ_][\w'’-]* ){0,3}[^\W\da-zà-ÿ_][\w'’-]*\.[\W]{0,4}){4,}"
)
HAS_SMALL = re.compile(rf"\s[a-z{SMALL}]")
# How a caption can end that has its place before it: "OSLO - The minister speaks. JO LUND / NTB".
CAPTIONED = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Fewer short sentences between paragraphs are headings that ask.
LEAST_ANSWERS = 3
# A line of a menu, in characters; what is longer is hardly met twice.
SHORT = 100
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of page text [start, end) of one kind, its dateline left out of the stretch."""

    start: int
    end: int
    kind: Kind
    words: int
    dateline: Dateline | None = None

    def of(self, text: str) -> str:
        """The line's words."""
        return text[self.start : self.end]


def split_lines(text: str) -> list[Line]:
    """The lines of a page text, each with its kind; relative times and datelines cut off."""
    lines: list[Line] = []
    script = _script_of(text)

    def kind(words: str) -> Kind:
        return kind_of(words, count_words(words), script)

    for first, last in join_broken(text, _physical(text), kind):
        for left, right in cut_lump(text, first, last):
            for start, stop, own in cut_line(text, left, right):
                lines.append(_line(text, start, stop, script, own))
    return _with_answers(lines, text)


def _with_answers(lines: list[Line], text: str) -> list[Line]:
    """The lines of an interview with its short questions and answers as prose.

    "Did it hurt?" / "Not much." may be headings; where they stand in turn with prose, and there
    are several, they are what was said.
    """
    told = [line.kind == "head" and _is_sentence(line.of(text)) for line in lines]
    between = [
        k
        for k in range(1, len(lines) - 1)
        if told[k]
        and (lines[k - 1].kind == "prose" or told[k - 1])
        and (lines[k + 1].kind == "prose" or told[k + 1])
    ]
    if len(between) < LEAST_ANSWERS:
        return lines
    found = list(lines)
    for k in between:
        if found[k - 1].kind == "prose":
            found[k] = replace(lines[k], kind="prose")
    return found


def _is_sentence(words: str) -> bool:
    """Whether a short line is a sentence: it ends like one, and has small letters."""
    ended = TERMINAL.search(words) is not None and "!" not in words
    return ended and HAS_SMALL.search(words) is not None


def _physical(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end, empty ones too."""
    edges = [0]
    for part in BREAK.finditer(text):
        edges += [part.start(), part.end()]
    edges.append(len(text))
    return list(zip(edges[::2], edges[1::2], strict=True))


def count_words(line: str) -> int:
    """How many words a line has; of scripts without spaces two characters count as one."""
    if line.isascii() or UNSPACED.search(line) is None:
        return len(LETTERS.findall(line))
    return len(LETTERS.findall(UNSPACED.sub("", line))) + len(UNSPACED.findall(line)) // 2


def _line(text: str, start: int, end: int, script: str, kind: CutKind | None) -> Line:
    words = BREAK.sub(" ", text[start:end])
    if kind is not None:
        return Line(start, end, kind, count_words(words))
    caption = words.endswith(CAPTIONED) and furniture().captions.fullmatch(words) is not None
    dateline = None if caption else find_dateline(words, bare=True)
    if dateline is not None and dateline.length < len(words):
        rest = words[dateline.length :]
        count = count_words(rest)
        if count >= 6:
            return Line(start + dateline.length, end, "prose", count, dateline)
    count = count_words(words)
    return Line(start, end, kind_of(words, count, script), count)


def kind_of(line: str, count: int, script: str = "") -> Kind:
    """What kind of line this is, by its words alone."""
    return _kind_of_short(line, count, script) if len(line) <= SHORT else _kind(line, count, script)


# The menus of a site stand on each of its pages.
@lru_cache(maxsize=20_000)
def _kind_of_short(line: str, count: int, script: str) -> Kind:
    return _kind(line, count, script)


def _kind(line: str, count: int, script: str) -> Kind:
    lists = furniture()
    key = fold(line)
    if not key or not count:
        return "date" if is_date_line(line) else "furniture"
    if not MARKER.sub("", line).strip(" \t*_-"):
        return "furniture"
    if lists.relative.fullmatch(line.strip(" \t|·•-–—")):
        return "relative"
    if lists.end.fullmatch(key):
        return "end"
    if key in lists.related or (count <= 9 and lists.related_patterns.fullmatch(key)):
        return "related"
    if key in lists.lines or (count <= 25 and lists.links.fullmatch(key)):
        return "furniture"
    if is_date_line(line):
        return "date"
    if count <= 16 and byline_of(line) is not None:
        return "byline"
    if count <= 12 and credit_of_line(line):
        return "credit"
    if count <= 150 and lists.captions.fullmatch(line.rstrip()):
        return "furniture"
    if 4 <= count <= 40 and FRAGMENTS.fullmatch(line):
        return "furniture"
    spoken = count >= 8 and TERMINAL.search(line) is not None and QUOTED.search(line) is not None
    if count <= 60 and not spoken and lists.patterns.fullmatch(line.strip(" \t\u00a0*_•·-–—|>»")):
        return "furniture"
    closed = line.rstrip()[-4:]
    if (
        count <= 80
        and (")" in closed or "]" in closed)
        and lists.bracketed.fullmatch(line.rstrip())
        and not line.startswith(QUOTES)
    ):
        return "furniture"
    half = len(line) // 2
    if 6 <= count <= 60 and line[:half].strip() == line[half:].strip():
        return "furniture"
    if script and count <= 40 and not line.isascii() and _script_of(line) not in {"", script}:
        return "furniture"
    if is_ticker(line, count):
        return "ticker"
    if _is_prose(line, count):
        return "prose"
    words = LETTERS.findall(line)
    if count >= 8 and len(set(words)) <= 0.65 * len(words):
        return "furniture"  # keywords, listed twice
    return "head"


def is_ticker(line: str, count: int) -> bool:
    """Whether a line is headlines strung together: many, glued or not, hardly a sentence's end.

    Prose has a capital at about one word in seven, headlines at one in three; glued headlines show
    a capital inside a word where each one begins.
    """
    if count < 12:
        return False
    ends = len(SENTENCE_END.findall(line)) + bool(TERMINAL.search(line))
    glued = len(GLUED.findall(line))
    tokens = LETTERS.findall(line)
    capitals = sum(t[0].isupper() for t in tokens) / len(tokens)
    grammar = sum(t.casefold() in furniture().grammar for t in tokens) / len(tokens)
    # Names have capitals inside too (EuroStoxx, McDonald, YouTube), but stand in sentences.
    sentence = grammar >= 0.25 and line.rstrip('"”’») ').endswith(".")
    if glued >= (4 if sentence else 2) and glued >= count / 30 and ends <= glued / 2:
        return True
    if count < 25:
        return False
    bars = len(re.findall(r"\s[|•·»›/]\s", line))
    if bars >= 3 and ends <= bars / 3:
        return True
    # Of 1,329 paragraphs of 80 news pages four have no sentence's end.
    if not ends and grammar < (0.33 if count >= 70 else 0.30 if capitals >= 0.25 else 0):
        return True
    return count >= 60 and ends <= count / 60 and capitals >= 0.24 and grammar < 0.30


def _is_prose(line: str, count: int) -> bool:
    """Whether a line is made of sentences: it ends like one, has one end inside, or reads so."""
    terminal = bool(TERMINAL.search(line))
    inner = bool(SENTENCE_END.search(line))
    if count >= 6 and not line.rstrip('"”’») ').endswith("."):
        tokens = LETTERS.findall(line)
        if sum(token[0].isupper() for token in tokens) >= 0.6 * len(tokens):
            return False  # A Headline With a Capital on Every Word of Weight
    if terminal and line.rstrip()[-1] not in "?!…" and count >= 4:
        return True
    if terminal and count >= 14:
        return True
    if line.rstrip().endswith(":") and count >= 5 and LEADS_IN.search(line) is not None:
        # "The minister put it like this:" leads in the words of the next line.
        return True
    if terminal and count >= 2 and TURN.match(line):
        return True
    if line[:1] in '"“‘«„' and terminal and count >= 2:
        return True
    if inner and count >= 12:
        return True
    if count < 18:
        return False
    tokens = [t.casefold() for t in LETTERS.findall(line)]
    grammar = sum(t in furniture().grammar for t in tokens) / len(tokens)
    return (grammar >= 0.30 and count >= 24) or (count >= 40 and grammar >= 0.2)


def _script_of(text: str) -> str:
    """The script that most letters of a text are of, as Unicode names it ("LATIN", "ARMENIAN")."""
    sample = text if len(text) < 20_000 else text[:: len(text) // 20_000 + 1]
    scripts: Counter[str] = Counter()
    for letter, times in Counter(sample).items():
        if not letter.isalpha():
            continue
        scripts[unicodedata.name(letter, "?").split()[0].split("-")[0]] += times
    return scripts.most_common(1)[0][0] if scripts else ""
