"""Which dates can be when something was said or done, and which say something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.dates.grammar import grammar

if TYPE_CHECKING:
    from dragoman.records import DateRange

# What these name is a stretch, a part of a name, or nothing: not when something was said or done.
NO_MOMENT = re.compile(
    r"(?:since|until|before|after)_|(?:\w+_)?(?:year_of_name|year_range|month_range|decade|"
    r"decade_named|century|units_past|units_recent|units_coming|units_soon)(?:_|$)|"
    r"(?:nothing_said|inferred_from_text)$|\w+_impossible$"
)
# Where a clause between commas, brackets or dashes begins or ends.
SEGMENT = re.compile(r"[,;:()\n—–]")


def is_moment(date: DateRange) -> bool:
    """Whether a date can be when something was said or done, by the rule that found it.

    False for what only bounds a time ("since 2019", "until Friday"), for a period ("over the past
    years", "from 2014 to 2016"), for a year that is part of a name ("the 2016 election"), and
    where nothing was said. A moment may still be unresolved (no day of publication).
    """
    return NO_MOMENT.match(date.rule) is None


def in_aside(text: str, date: DateRange, language: str) -> bool:
    """Whether a date stands in a relative clause between commas: "Holm, elected in 2019, said".

    `date.evidence` is relative to `text`. What is so dated is what the clause tells, and not what
    the sentence around it tells.
    """
    rules = grammar(language.split("-", maxsplit=1)[0].lower())
    if rules is None or rules.aside is None or date.evidence is None:
        return False
    opening = [m.end() for m in SEGMENT.finditer(text, 0, date.evidence.start)]
    if not opening or SEGMENT.search(text, date.evidence.end) is None:
        return False
    return rules.aside.match(text, opening[-1]) is not None
