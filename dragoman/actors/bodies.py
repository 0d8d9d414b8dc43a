"""Organisations, outlets, ministries and armies as the word lists know them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from dragoman import words
from dragoman.text import slug


@cache
def bodies() -> tuple[dict[str, Any], ...]:
    """Organisations and outlets: rows with id, country and names by language."""
    found: dict[str, dict[str, Any]] = {}
    for file in ("organisations", "bodies"):
        for row in words.load("all", file).get("organisations", []):
            known = found.setdefault(row["id"], {})
            for key, value in row.items():
                same = isinstance(value, list) and key in known
                known[key] = [*known[key], *value] if same else value
    rows = list(found.values())
    listed = words.load("all", "outlets").get("outlets", {})
    if isinstance(listed, dict):
        listed = [{"name": name, **row} for name, row in listed.items()]
    for row in listed:
        key = row.get("id") or row.get("actor_id") or slug(row["name"])
        names = [row["name"], *row.get("aliases", ())]
        rows.append({"id": key, "country": row.get("country"), "all": names})
    return tuple(rows)


def words_of(row: dict[str, Any]) -> tuple[str, ...]:
    """All names of a listed body, of every language."""
    skipped = ("id", "country", "state", "generic", "sector")
    return tuple(str(name) for key, names in row.items() if key not in skipped for name in names)


@cache
def body_names() -> dict[str, str]:
    """The display name of each listed organisation and outlet by its id."""
    return {row["id"]: body_name(row) for row in bodies()}


@cache
def armed() -> frozenset[str]:
    """The ids of listed armed groups."""
    lists = words.load("all", "bodies")
    rows = {row["id"] for row in bodies() if row.get("sector") == "REB"}
    return frozenset(
        {*rows, *lists["sectors"]["REB"], *lists["sectors_by_date"], *lists["fighting"]}
    )


@cache
def generic() -> dict[str, str]:
    """Listed bodies whose name other states use too, and ministries, with the kind of body."""
    listed = words.load("all", "organisations")
    found = {row["id"]: str(row["generic"]) for row in bodies() if "generic" in row}
    return {**found, **{key: key for key in listed.get("ministries", {})}}


@cache
def body_of_state(land: str, kind: str) -> str:
    """The id of a state's ministry, army or court: that of the listed body, if it has a name."""
    own: dict[str, str] = words.load("all", "bodies")["own_bodies"].get(land, {})
    return str(own.get(kind, f"{land.lower()}-{kind}"))


@cache
def kinds_of_bodies() -> dict[str, str]:
    """The kind of each body of a state that is listed by a name of its own."""
    listed = words.load("all", "bodies")["own_bodies"].values()
    return {key: kind for row in listed for kind, key in row.items()}


@cache
def outlet_ids() -> frozenset[str]:
    """The ids of the outlets: who reports is no party to what it tells."""
    listed = words.load("all", "outlets").get("outlets", {})
    rows = listed.values() if isinstance(listed, dict) else listed
    return frozenset(str(row["id"]) for row in rows if "id" in row)


def body_name(row: dict[str, Any]) -> str:
    """The display name of an organisation: its short name, else its English one."""
    listed: Iterable[str] = (*row.get("all", ()), *row.get("en", ()))
    return next(iter(listed), str(row["id"]))
