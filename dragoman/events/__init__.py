"""From sentences and statements to events: who does something of a PLOVER type to whom.

`coding` joins what the statements say (`act_of_saying`) to what event words name: in parsed
sentences (`clauses`, over `triggers`, `verbs`, `nouns` and the `lexicon`), in others by the order
of words (`shallow`). `pairs` scores one given pair of actors. Whether it happened is for
`dragoman.factuality` to say.
"""

from dragoman.events import clauses, coding, grounded, restraint, settled, shallow, triggers
from dragoman.events.coding import find_events
from dragoman.events.pairs import relation, relations

__all__ = ["RULES", "find_events", "relation", "relations"]

RULES = (
    *coding.RULES,
    *triggers.RULES,
    settled.left_to,
    settled.deported,
    grounded.captured,
    restraint.restrained,
    clauses.by_state,
    *shallow.RULES,
)
