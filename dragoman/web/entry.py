"""A statement or an event as a line of a page, and what colour and verb its code has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.explain import shortened

if TYPE_CHECKING:
    from dragoman.records import Article, Relation

# The codes of PLOVER as a reader would say them, "X ... Y"; the code itself stands beside it.
VERBS = {
    "ASSERT": "says",
    "DENY": "denies",
    "AGREE": "agrees",
    "CONSULT": "consults",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "cooperates",
    "AID": "aids",
    "RETREAT": "retreats",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilizes",
    "COERCE": "coerces",
    "ASSAULT": "assaults",
}
# What colour an act or a type has: PLOVER's four quads, and speech that takes no side.
TONES = {
    **dict.fromkeys(("ASSERT", "DENY"), "neutral"),
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "accord"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "help"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "dispute"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "force"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as a record names them, with a page of their own where they are known."""

    name: str
    href: str | None
    words: str = ""


# Words in a row, each stretch with its look: "" plain, "quote" to be put in quotation marks,
# "trigger" the word that an event rests on, "context" what stands around.
Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement or an event as a line of a page."""

    id: str
    kind: str
    code: str
    verb: str
    tone: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    words: tuple[Words, ...]
    trigger: str
    badges: tuple[tuple[str, str], ...]  # (what kind of badge, its text)
    when: str
    when_why: str
    day: str  # sorts
    start: int
    anchor: tuple[int, int]  # the cue of a statement, the trigger of an event
    article: Article | None
    href: str
    rule: str
    why: str
    score: float
    facts: tuple[tuple[str, str], ...] = ()
    inside: Entry | None = None
    asserted_by: Entry | None = None
    reports: tuple[Entry, ...] = ()
    reporters: int = 0

    @property
    def label(self) -> str:
        """The entry in a few words, without markup."""
        sources = ", ".join(party.name for party in self.sources) or self.nobody
        targets = ", ".join(party.name for party in self.targets)
        return f"{sources} {self.verb} → {targets}" if targets else f"{sources} {self.verb}"

    @property
    def glimpse(self) -> str:
        """A few of its words: what was said, or what the deed is called in the text."""
        if self.kind == "event":
            return self.trigger
        return shortened(" … ".join(text for words in self.words for text, _ in words), 64)

    @property
    def nobody(self) -> str:
        """What stands where no source is known."""
        return "unnamed" if self.kind == "event" else "somebody"


@dataclass(frozen=True, slots=True)
class Answer:
    """A relation with both of its ends."""

    relation: Relation
    source: Entry
    target: Entry
    why: str
