"""How whoever tells of a deed stands to it: whether it is his side's, and whether it accuses."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.draft import Draft
from dragoman.events.lexicon import kind_of, lexicon
from dragoman.events.parties import reports
from dragoman.events.saying import sides_of
from dragoman.records import Mention, Statement

UNPEACEFUL = frozenset({"riot", "obstruct"})


def own_deed(
    draft: Draft, said: Statement | None, mentions: Sequence[Mention], language: str
) -> bool:
    """Whether the doer is the speaker or of the speaker's state, or the speaker only reports."""
    if said is None or said.speaker is None:
        return False
    speaker = said.speaker
    if reports(speaker, language):
        return True  # a news agency reports; it is no party to what it reports
    on_duty = lexicon(language).lists.get("on_duty", frozenset())
    named = (speaker, *draft.source)
    if all(on_duty & set(ref.name.lower().split()) for ref in named):
        return True  # "he was shot on Monday, police said": they accuse nobody
    police = all(on_duty & set(ref.name.lower().split()) for ref in draft.source)
    if police and (draft.source or draft.mode == "arrest"):
        titles = [m.title or "" for m in mentions if m.actor_id == speaker.actor_id]
        names = {w for name in (speaker.name, *titles) for w in name.lower().split()}
        if names & (on_duty | lexicon(language).lists.get("keeping_law", frozenset())):
            return True  # "ten were arrested, the interior ministry said"
    countries = sides_of(said, mentions)
    for ref in draft.source:
        if ref.actor_id is not None and ref.actor_id in countries:
            return True
        if ref.actor_id is None and ref.name == speaker.name:
            return True
        if any(
            m.country in countries
            for m in mentions
            if m.country is not None and m.span.start == ref.start and m.span.end == ref.end
        ):
            return True
    return False


def does_harm(draft: Draft) -> bool:
    """Whether to tell it of somebody is to accuse him; a crowd that marches harms nobody."""
    if draft.type == "PROTEST":
        return draft.mode in UNPEACEFUL
    return kind_of(draft.type).quad == 4 or draft.type == "THREATEN"
