"""What a ledger can be asked by: the filters of each record type, and how values are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal, get_args, get_type_hints

from dragoman.errors import ConfigError
from dragoman.records import (
    Actor,
    Article,
    Copy,
    DateRange,
    Event,
    Mention,
    Occurrence,
    Relation,
    Statement,
    Story,
)
from dragoman.rows import SCALARS, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable

Filter = str | int | bool | None

# Whom a record is about, by the name of the filter: the actors are matched by id, name or alias.
ACTOR_FILTERS: dict[type, tuple[str, ...]] = {
    Statement: ("speaker", "addressee", "target", "about"),
    Event: ("source", "target"),
    Mention: ("actor",),
    Actor: ("name",),
}
# Asked of the article that a record stands in.
ARTICLE_FILTERS = ("language", "outlet", "role", "story_id")
# Which field says when a record's matter was, for `since` and `until`.
DATED: dict[type, str] = {Statement: "said", Event: "date", Article: "published"}
# Free text, found by a part of it; every other text must be equal.
PARTS_OF_TEXT = {"outlet", "byline", "title", "location", "reason", "dateline", "note"}


def folded(text: str) -> str:
    """A name as it is compared: no case, no accents, single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def filters_of(record_type: type) -> list[str]:
    """The names of all filters that a record type can be asked by."""
    hints = TABLES[record_type].hints
    names = [name for name, hint in hints.items() if hint in SCALARS and hint is not bytes]
    names += ACTOR_FILTERS.get(record_type, ())
    if "article_id" in hints and record_type is not Article:
        names += ARTICLE_FILTERS
    own = {Article: "story_id", Copy: "article_id", Relation: "id", Occurrence: "member_id"}
    names += [own[record_type]] if record_type in own else []
    if record_type is Story:
        names += ["article_id", "language"]
    if record_type in DATED or record_type is Story:
        names += ["since", "until"]
    return list(dict.fromkeys(names))


def permitted(record_type: type, name: str, value: Filter) -> Filter:
    """The value as the field spells it, where the field has a closed list of values."""
    hint = TABLES[record_type].hints[name]
    choices = choices_of(record_type, name)
    if choices:
        for choice in choices:
            if folded(str(choice)) == folded(str(value)):
                return choice
        message = f"{name} is {value!r}; expected one of {', '.join(choices)}"
        raise ConfigError(message)
    try:
        if hint is bool:
            return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]
        return hint(value)  # type: ignore[no-any-return]
    except (ValueError, KeyError):
        message = f"{name} is {value!r}; expected {hint.__name__}"
        raise ConfigError(message) from None


def choices_of(record_type: type, name: str) -> tuple[str, ...]:
    """The values that a field may have, where its type is a closed list; else none."""
    hint = get_type_hints(record_type)[name]
    return tuple(str(choice) for choice in get_args(hint)) if _is_literal(hint) else ()


def _is_literal(hint: object) -> bool:
    return getattr(hint, "__origin__", None) is Literal


def same_language(language: str, asked: str) -> bool:
    """Whether a BCP 47 tag is the one asked for, or a variety of it: en-GB is en."""
    return folded(language) == folded(asked) or folded(language).startswith(folded(asked) + "-")


DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def in_time(field: str | None, bound: str, day: str) -> Callable[[Any], bool]:
    """Whether a record's dates reach to this side of a day; what has no date does not.

    Raises:
        ConfigError: `day` is no year, month or day in ISO 8601.

    """
    if DAY.fullmatch(day) is None:
        message = f"{bound} is {day!r}; expected a year, month or day such as 2015-09-25"
        raise ConfigError(message)

    def test(record: Any) -> bool:  # noqa: ANN401 -- one of several record types
        if field is None:
            earliest, latest = record.first, record.last
        else:
            span: DateRange = getattr(record, field)
            earliest, latest = span.earliest, span.latest
        if bound == "since":
            return latest is not None and latest >= day
        return earliest is not None and earliest[: len(day)] <= day

    return test
