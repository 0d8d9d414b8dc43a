"""The word lists of event types, read into patterns that a parsed verb or noun can be held against.

A pattern of `words/<lang>/events.yml` is a line such as

    impose + sanction/embargo > on against
    pull out > of from
    receive + aid/loan < from
    meet > with obj ~

The head, perhaps a particle ("pull out", or "pull_out" among alternatives), perhaps an object that
must be there (`$troops`: any of the words of that group), then where the target stands (`>`) or,
for a subject that undergoes the deed and for nouns, where its source stands (`<`); `~` marks what
two do to each other, `?` what is often something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from dragoman import words
from dragoman.errors import WordsError
from dragoman.records import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)
# Where a target may stand when a pattern does not say so.
VERB_SLOTS = ("obj", "clause")
OBJECT_SLOTS = ("on", "against", "to", "with", "from", "for", "of", "over", "at", "in")
LINE = re.compile(
    r"""^(?P<head>[^\s+<>~?]+)
        (?:\s(?P<particle>[^\s+<>~?/]+(?:\s[^\s+<>~?/]+)?))?
        (?:\s\+\s(?P<object>[^\s<>~?]+))?
        (?:\s(?P<way>[<>])(?P<slots>[^~?<>]*?))?
        (?:\s<(?P<doers>[^~?<>]*?))?
        (?:\s(?P<mutual>~))?
        (?:\s(?P<weak>\?))?$""",
    re.VERBOSE,
)
GROUP = re.compile(r"\$([a-z]+)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying an event: the words, the type, and where its target or source stands.

    `objects` are lemmas of the direct object, or "prep:lemma"; `inverse` says that the subject is
    the target and the slots introduce the source; `doers` introduce the source of a noun.
    """

    head: str
    particle: str | None
    objects: frozenset[str]
    slots: tuple[str, ...]
    doers: frozenset[str]
    inverse: bool
    reciprocal: bool
    weak: bool
    type: EventType
    mode: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by the lemma of their head, the helping words, what blocks a verb."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    lists: dict[str, frozenset[str]]
    blocks: dict[str, frozenset[str]]
    forms: dict[str, str]
    no_objects: dict[str, frozenset[str]]
    set_phrases: dict[str, frozenset[str]]
    no_subjects: dict[str, frozenset[str]]


def _pattern(
    line: str, kind: EventType, mode: str | None, *, phrasal: bool, where: str
) -> list[Pattern]:
    match = LINE.match(line)
    if match is None:
        expected = "HEAD [PARTICLE] [+ OBJECT] [> SLOTS] [~] [?]"
        message = f"{where}: {line!r} is no pattern; expected {expected}"
        raise WordsError(message)
    objects = frozenset((match["object"] or "").split("/")) - {""}
    slots = tuple((match["slots"] or "").split())
    if not slots:
        slots = OBJECT_SLOTS if objects else VERB_SLOTS
    return [
        Pattern(
            head=head.split("_")[0] if phrasal else head,
            particle=" ".join(head.split("_")[1:] if phrasal else ()) or match["particle"],
            objects=objects,
            slots=slots,
            doers=frozenset((match["doers"] or "").split()),
            inverse=match["way"] == "<",
            reciprocal=match["mutual"] is not None,
            weak=match["weak"] is not None,
            type=kind,
            mode=mode,
        )
        for head in match["head"].split("/")
    ]


def _group(match: re.Match[str], groups: dict[str, str], *, where: str) -> str:
    """The words that a name such as "$troops" stands for."""
    try:
        return "/".join(groups[match[1]].split())
    except KeyError:
        message = f"{where}: {match[0]!r} is no group; expected one of {', '.join(groups)}"
        raise WordsError(message) from None


def _forms(head: str, endings: tuple[str, ...]) -> list[str]:
    """The forms of a stem marked with "*": the stem with each of the language's endings."""
    return [head[:-1] + ending for ending in ("", *endings)] if head.endswith("*") else [head]


def _section(
    content: dict[str, Any],
    groups: dict[str, str],
    endings: tuple[str, ...],
    *,
    phrasal: bool,
    where: str,
) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for kind, modes in content.items():
        if kind not in TYPES:
            message = f"{where}: {kind!r} is no event type; expected one of {', '.join(TYPES)}"
            raise WordsError(message)
        for mode, lines in modes.items():
            known = words.load(words.ALL, "plover")["types"][kind]["modes"]
            if mode != "any" and mode not in known:
                message = f"{where}: {mode!r} is no mode of {kind}; expected any or one of {known}"
                raise WordsError(message)
            name = None if mode == "any" else mode
            for line in re.split(r"[,\n]", lines):
                if not line.strip():
                    continue
                full = GROUP.sub(lambda match: _group(match, groups, where=where), line.strip())
                for pattern in _pattern(full, kind, name, phrasal=phrasal, where=where):
                    for form in _forms(pattern.head, endings):
                        found.setdefault(form, []).append(pattern)
    return {head: tuple(patterns) for head, patterns in found.items()}


def _sets(rows: dict[str, str] | None) -> dict[str, frozenset[str]]:
    return {head: frozenset(text.split()) for head, text in (rows or {}).items()}


@cache
def lexicon(language: str) -> Lexicon:
    """Read the event words of a language once, with `parties.yml`; empty where it has no list.

    Raises:
        WordsError: a line is no pattern, or names a type or mode that PLOVER does not have.

    """
    content = words.load(language, "events")
    where = f"words/{language}/events.yml"
    verb_endings = tuple((content.get("verb_endings") or "").split())
    noun_endings = tuple((content.get("noun_endings") or "").split())
    groups = content.get("groups") or {}
    lists = {
        name: frozenset(word for word in re.split(r"[,\s]+", text) if word)
        for name, text in (content | words.load(language, "parties")).items()
        if isinstance(text, str) and name != "source"
    }
    return Lexicon(
        verbs=_section(content.get("verbs") or {}, groups, verb_endings, phrasal=True, where=where),
        nouns=_section(
            content.get("nouns") or {}, groups, noun_endings, phrasal=False, where=where
        ),
        lists=lists,
        blocks=_sets(content.get("blocks")),
        no_objects=_sets(content.get("no_objects")),
        set_phrases=_sets(content.get("set_phrases")),
        no_subjects=_sets(content.get("no_subjects")),
        forms=content.get("forms") or {},
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """What PLOVER says of a type: quad class, CAMEO code and Goldstein's value."""

    quad: int
    cameo: str
    goldstein: float


@cache
def kind_of(event_type: EventType, mode: str | None = None) -> Kind:
    """Look up a type in words/all/plover.yml: its CAMEO root, or the finer code of its mode."""
    row = words.load(words.ALL, "plover")["types"][event_type]
    cameo = (row.get("cameo_modes") or {}).get(mode, row["cameo"])
    return Kind(row["quad"], cameo, row["goldstein"])


@cache
def promised(event_type: EventType) -> EventType:
    """What PLOVER calls an act that is only announced: AGREE if cooperative, else THREATEN."""
    for name, types in words.load(words.ALL, "plover")["future"].items():
        if event_type in types:
            return cast("EventType", name)
    return event_type


@cache
def stopped(event_type: EventType) -> EventType | None:
    """What it is to end such an act: the end of aid is a sanction; None where nothing is said."""
    return cast("EventType | None", words.load(words.ALL, "plover")["stopped"].get(event_type))
