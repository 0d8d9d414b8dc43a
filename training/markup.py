"""The plain markup of the training text: sentences with their actors, triggers and events.

A file holds blocks parted by empty lines: a sentence, then one indented line for each event, and
one for each pair of its actors between which nothing happens. Lines that begin with "#" are for
readers.

    [a:Norland] [e1:denied] that [b:its troops] had [e2:shelled] [c:the port of Dorn].
      e1 REJECT/deny a> actual
      e2 ASSAULT/heavy-weapons b>c denied by a
      none a>c
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from dragoman.records import EventType, Factuality, Span

WORDS = Path(__file__).parent.parent / "dragoman" / "words" / "all" / "plover.yml"
MARK = re.compile(r"\[([a-z][a-z0-9]*):([^\[\]]+)\]")
EVENT = re.compile(
    r"(?P<trigger>e\d+) (?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? "
    r"(?P<source>[a-z](?:,[a-z])*)?(?P<way><?>)(?P<target>[a-z](?:,[a-z])*)? "
    r"(?P<factuality>[a-z]+)(?: by (?P<speaker>[a-z]))?"
)
NONE = re.compile(r"none (?P<source>[a-z])>(?P<target>[a-z])?")


class MarkupError(Exception):
    """A block that is not as the markup asks; names the file, the line and what was expected."""


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event of a sentence; actors and the trigger are letters of the sentence's marks."""

    trigger: str
    type: EventType
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    both_ways: bool
    factuality: Factuality
    speaker: str | None  # whose word it rests on; None: the narrator's


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence of the training text, with the spans of its marks and what happens in it."""

    place: str  # file and line
    language: str
    text: str
    marks: dict[str, Span]
    events: tuple[MarkedEvent, ...]
    nothing: tuple[tuple[str, str | None], ...]  # pairs with no event between them


@cache
def modes() -> dict[str, frozenset[str]]:
    """The modes of each event type."""
    types = yaml.safe_load(WORDS.read_text("utf-8"))["types"]
    return {name: frozenset(about["modes"]) for name, about in types.items()}


def read_folder(folder: Path) -> list[MarkedSentence]:
    """All sentences of a folder of languages: `en/*.txt`, `nl/*.txt` ...

    Raises:
        MarkupError: a block is not as the markup asks.

    """
    return [one for path in sorted(folder.glob("*/*.txt")) for one in read_file(path)]


def read_file(path: Path) -> list[MarkedSentence]:
    """The sentences of one file; its folder names their language.

    Raises:
        MarkupError: a block is not as the markup asks.

    """
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        if line[0].isspace():
            if not blocks:
                message = f"{path.name}:{number}: an event stands before any sentence"
                raise MarkupError(message)
            blocks[-1][1].append(line.strip())
        else:
            blocks.append((number, [line.strip()]))
    return [
        _sentence(f"{path.parent.name}/{path.name}:{number}", path.parent.name, lines)
        for number, lines in blocks
    ]


def part(sentence: MarkedSentence) -> Literal["train", "tune", "test"]:
    """Which split a sentence is of: a tenth is `test`, a twentieth `tune`.

    English sentences are dealt by their text, whole stories by the place in their file. In other
    languages files of one name tell the same scenes, so they are dealt by the name of their file
    and the place in it, twenty blocks together.
    """
    key = sentence.text
    if sentence.language != "en" or "/story_" in sentence.place:
        name, line = sentence.place.split("/")[-1].split(":")
        key = f"{name.removesuffix('.txt')} {int(line) // 60}"
    at = int(hashlib.blake2b(key.encode(), digest_size=4).hexdigest(), 16) % 20
    return "test" if at < 2 else "tune" if at == 2 else "train"


def _sentence(place: str, language: str, lines: list[str]) -> MarkedSentence:
    text, marks = _marks(place, lines[0])
    events: list[MarkedEvent] = []
    nothing: list[tuple[str, str | None]] = []
    for line in lines[1:]:
        if (match := NONE.fullmatch(line)) is not None:
            pair = (match.group("source"), match.group("target"))
            _known(place, line, [name for name in pair if name], marks)
            nothing.append(pair)
        else:
            events.append(_event(place, line, marks))
    if not events and not nothing:
        message = f"{place}: no event; say `none a>` where nothing happens"
        raise MarkupError(message)
    return MarkedSentence(place, language, text, marks, tuple(events), tuple(nothing))


def _marks(place: str, marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and where they stood."""
    marks: dict[str, Span] = {}
    parts: list[str] = []
    length = end = 0
    for match in MARK.finditer(marked):
        before = marked[end : match.start()]
        name, words = match.groups()
        if name in marks:
            message = f"{place}: {name!r} is marked twice; expected each letter once"
            raise MarkupError(message)
        length += len(before)
        marks[name] = Span(length, length + len(words))
        parts += [before, words]
        length += len(words)
        end = match.end()
    text = "".join([*parts, marked[end:]])
    if re.search(r"[\[\]]", text):
        message = f"{place}: a bracket is left over in {text!r}; marks do not nest"
        raise MarkupError(message)
    return text, marks


def _event(place: str, line: str, marks: dict[str, Span]) -> MarkedEvent:
    match = EVENT.fullmatch(line)
    if match is None:
        message = f"{place}: {line!r} is no event; expected `e1 TYPE/mode a>b factuality by c`"
        raise MarkupError(message)
    kind, mode, factuality = match.group("type"), match.group("mode"), match.group("factuality")
    if kind not in modes():
        message = f"{place}: {kind!r} is no type; expected one of {', '.join(modes())}"
        raise MarkupError(message)
    if mode is not None and mode not in modes()[kind]:
        message = f"{place}: {mode!r} is no mode of {kind}; expected {sorted(modes()[kind])}"
        raise MarkupError(message)
    if factuality not in get_args(Factuality):
        message = f"{place}: {factuality!r} is no factuality; expected {get_args(Factuality)}"
        raise MarkupError(message)
    source = tuple((match.group("source") or "").split(",")) if match.group("source") else ()
    target = tuple((match.group("target") or "").split(",")) if match.group("target") else ()
    speaker = match.group("speaker")
    names = [match.group("trigger"), *source, *target, *([speaker] if speaker else [])]
    _known(place, line, names, marks)
    return MarkedEvent(
        trigger=match.group("trigger"),
        type=kind,  # type: ignore[arg-type]  # checked above
        mode=mode,
        source=source,
        target=target,
        both_ways=match.group("way") == "<>",
        factuality=factuality,  # type: ignore[arg-type]  # checked above
        speaker=speaker,
    )


def _known(place: str, line: str, names: list[str], marks: dict[str, Span]) -> None:
    for name in names:
        if name not in marks:
            message = f"{place}: {line!r} names {name!r}, which the sentence does not mark"
            raise MarkupError(message)
