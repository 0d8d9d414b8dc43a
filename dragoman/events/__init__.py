"""From sentences and statements to events: who does something of a PLOVER type to whom."""

from dragoman.events.coding import find_events
from dragoman.events.pairs import relation, relations

__all__ = ["find_events", "relation", "relations"]
