"""Who is named, and who "he", "the diplomat", "Beijing" is: sentences to mentions to actors."""

from __future__ import annotations

from dragoman.actors.gazetteer import lexicon, people, states
from dragoman.actors.ledger import canonical_name, collect_actors, country, gender, members
from dragoman.actors.mentions import find_mentions

__all__ = [
    "canonical_name",
    "collect_actors",
    "country",
    "find_mentions",
    "gender",
    "lexicon",
    "members",
    "people",
    "states",
]
