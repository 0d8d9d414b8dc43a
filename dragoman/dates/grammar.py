"""The time grammar of one language, compiled from `words/<lang>/dates.yml`.

A template is words with slots: `{weekday}` is a name of the list `weekday`, `[ ]` may be missing,
`( | )` is one of several, a space is white space and `_` white space that may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dragoman import words
from dragoman.dates.absolute import ABSOLUTE
from dragoman.dates.rules import RELATIVE
from dragoman.errors import WordsError

# A word may be glued to the next one by a scraper: "geledenPARIJS", "prosecutorsFriday".
LEFT = r"(?:(?<!\w)(?<!\d[.,:/–-])(?<![$€£#])|(?<=[a-zà-ÿ])(?=[A-Z]))"
RIGHT = r"(?:(?!\w)(?![.,:/]\d)(?!\s?[%€])|(?<=[a-zà-ÿ.])(?=[A-Z]))"
GLUE = {"'": "['’ʼ]", "-": "[-‐‑–—]", " ": r"\s{1,3}", "_": r"\s{0,3}"}
SYNTAX = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
# Where a word ends: at what is no letter or figure, and between figures and letters or two glued
# words.
APART = re.compile(r"\W+|(?<=\d)(?=[^\W\d])|(?<=[a-zà-ÿ])(?=[A-Z])")
# Slots whose words have nothing glued to them: "a" is a number, "minister" no minute.
WHOLE = frozenset({"n", "unit", "units", "unit1", "span"})
COUNTED = ("day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century")
# Rules whose words are nothing by themselves: they need "in", "since", "early" ... before them.
NEEDS_LEFT = frozenset({"month", "year"})
# Only "early in" or "the end of" makes "the year" a time.
NEEDS_PART = frozenset({"unit"})
CONTEXT_LISTS = (
    "habit",
    "bound",
    "bound_after",
    "part",
    "name",
    "in",
    "filler",
    "future",
    "planned",
    "past",
    "not",
    "counted",
    "and",
    "asides",
    "year_before",
)
NO_LISTS = (
    "source",
    "capitalised",
    "numeric",
    "number_join",
    "past_endings",
    "future_endings",
    "tenseless",
    "names",
    "date_joints",
    "published",
    "updated",
    "ordinals",
    "wishes",
    "purpose",
    "rules",
    "named",
)
FIGURES = {
    "year": r"(?:1[5-9]|20)\d\d",
    "mm": r"(?:0?[1-9]|1[0-2])",
    "dd": r"(?:0?[1-9]|[12]\d|3[01])",
    "week": r"(?:0?[1-9]|[1-4]\d|5[0-3])",
}
FIGURE_RULES = {
    "iso_date": r"{year}[-/]{mm}[-/]{dd}(?:T[\d:.,]*Z?)?",
    "iso_week": r"{year}-?W{week}",
    "numeric_date": r"{dd}([-/.]){any}\1{year}",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled template: its rule, and the slots without which it cannot match."""

    rule: str
    regex: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that finds and reads the time expressions of one language."""

    language: str
    patterns: tuple[tuple[frozenset[str], tuple[Pattern, ...]], ...]  # by the slots they need
    hints: dict[str, frozenset[str]]  # slot -> the first words of its forms in lower case
    values: dict[str, dict[str, Any]]
    context: tuple[tuple[str, str, re.Pattern[str]], ...]
    behind: tuple[tuple[str, re.Pattern[str]], ...]  # "until", "in" behind a date
    tense: re.Pattern[str] | None
    future: re.Pattern[str]
    tenseless: re.Pattern[str] | None
    planned: re.Pattern[str] | None  # words of `future` that may be told of what was to be
    past: frozenset[str]
    avoid: re.Pattern[str] | None
    counted: re.Pattern[str] | None
    order: str
    wish: tuple[re.Pattern[str], re.Pattern[str]] | None
    listed: re.Pattern[str] | None
    joined: re.Pattern[str] | None
    bare: re.Pattern[str] | None  # what follows a year that needs no "in": German "2014 wurde"
    aside: re.Pattern[str] | None


def fold(word: str) -> str:
    """The form in which a found word is looked up."""
    return re.sub(r"\s+", " ", word.casefold().replace("’", "'").strip())


def literal(text: str) -> str:
    """A regular expression for words as they stand, with free white space and apostrophes."""
    return "".join(GLUE.get(c) or re.escape(c) for c in text)


def one_of(forms: list[str], *, capital: bool = False) -> str:
    """A regular expression for any of some words, the longest first."""
    out = []
    for form in sorted(set(forms), key=lambda f: (-len(f), f)):
        if capital:
            out += [literal(form), literal(form.upper())]
        else:
            out.append(literal(form))
    return f"(?-i:{'|'.join(out)})" if capital else f"(?i:{'|'.join(out)})"


def _entries(content: Any) -> dict[str, Any]:  # noqa: ANN401 -- what YAML gives
    """A word list as word -> value, whichever of its three shapes it has in the file."""
    if isinstance(content, dict):
        out: dict[str, Any] = {}
        for key, value in content.items():
            if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
                out.update(dict.fromkeys(value, key))  # season: {spring: [spring]}
            else:
                out[str(key)] = value  # offset: {today: 0}
        return out
    if content and all(isinstance(row, list) for row in content):  # weekday: [[Monday], ...]
        return {form: number for number, row in enumerate(content) for form in row}
    return {str(form): str(form) for form in content or ()}


def _lists(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every slot of a language: word -> value."""
    skip = {*CONTEXT_LISTS, *NO_LISTS}
    lists = {k: _entries(v) for k, v in data.items() if k not in skip}
    lists["month"] = {form: i + 1 for form, i in lists.get("month", {}).items()}
    short = {form: i + 1 for form, i in lists.pop("month_short", {}).items()}
    lists["mon"] = lists["month"] | short  # behind a day of the month only
    lists["wd"] = lists.get("weekday", {}) | lists.pop("weekday_short", {})
    longer = {f: u for f, u in lists.get("unit", {}).items() if u in COUNTED and u != "day"}
    lists["span"] = longer
    for name, source in (("unit1", "unit"), ("units", "units")):
        forms = lists.get(source, {})
        lists[name + "_any"] = forms
        lists[name] = {form: unit for form, unit in forms.items() if unit in COUNTED}
    lists["unit"] = lists.pop("unit1_any") | lists.pop("units_any")
    lists["n"] = _with_compounds(lists.pop("number", {}), data.get("number_join") or {})
    return lists


def _with_compounds(numbers: dict[str, Any], join: dict[str, Any]) -> dict[str, Any]:
    """The number words with "twenty-five" or "vijfentwintig" made of their tens and ones."""
    ones = {w: v for w, v in numbers.items() if isinstance(v, int) and 1 <= v <= 9}
    tens = {w: v for w, v in numbers.items() if isinstance(v, int) and v in range(20, 100, 10)}
    out = dict(numbers)
    for mark in join.get("marks", ()):
        for one, low in ones.items():
            for ten, high in tens.items():
                word = f"{one}{mark}{ten}" if join.get("ones_first") else f"{ten}{mark}{one}"
                out.setdefault(word, high + low)
    return out


def _slots(data: dict[str, Any], lists: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Every slot of a language as the source of a regular expression."""
    capital = set(data.get("capitalised", ()))
    out = {}
    for name, entries in lists.items():
        if entries:
            is_name = {"wd": "weekday", "mon": "month"}.get(name, name) in capital
            out[name] = one_of(list(entries), capital=is_name)
    ordinal = "|".join(re.escape(o) for o in data.get("ordinals", ()))
    ending = f"(?i:{ordinal})?" if ordinal else ""
    day = rf"(?:3[01]|[12]\d|0?[1-9]){ending}"
    out["day"] = rf"(?:{day}|{out['day']})" if "day" in out else day  # "siete de marzo"
    out["n"] = rf"(?:\d{{1,3}}|{out['n']})" if "n" in out else r"\d{1,3}"
    out["year"] = FIGURES["year"]
    out["mm"], out["dd"], out["week"] = FIGURES["mm"], FIGURES["dd"], FIGURES["week"]
    out["decade"] = r"(?:1[5-9]|20)\d0"
    out["tens"] = r"[1-9]0"
    return out


def _compile(rule: str, template: str, slots: dict[str, str]) -> Pattern:
    """One template as a pattern."""
    out, needs, depth = [], set(), 0
    i = 0
    while i < len(template):
        char = template[i]
        if char == "{":
            end = template.index("}", i)
            name = template[i + 1 : end]
            kind = re.sub(r"2$", "", name)
            if kind not in slots:
                message = f"rule {rule}, template {template!r}: no word list named {kind!r}"
                raise WordsError(message)
            if depth == 0:
                needs.add(kind)
            out.append(f"(?P<{name}>{slots[kind]})")
            i = end
        elif char == "\\":
            i += 1
            out.append(re.escape(template[i]))
        elif char in SYNTAX:
            depth += (char in "[(") - (char in "])")
            out.append(SYNTAX[char])
        else:
            out.append(GLUE.get(char) or f"(?i:{re.escape(char)})")
        i += 1
    return Pattern(rule, re.compile(LEFT + "".join(out) + RIGHT), frozenset(needs))


def _values(lists: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Slot -> folded word -> value."""
    return {name: {fold(k): v for k, v in entries.items()} for name, entries in lists.items()}


def _context(data: dict[str, Any]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What may stand before a date: (kind, meaning, pattern that ends where the date begins)."""
    out: list[tuple[str, str, re.Pattern[str]]] = []
    for kind in ("bound", "part"):
        for meaning, forms in (data.get(kind) or {}).items():
            out.append((kind, meaning, _before(forms)))
    for kind in ("habit", "name", "in", "filler"):
        if data.get(kind):
            out += [(kind, kind, _before(data[kind]))]
    return tuple(out)


def _behind(data: dict[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What follows a date and says what it means: "23 Ağustos'a kadar", "2019 yılında"."""
    rows = (data.get("bound_after") or {}).items()
    return tuple((meaning, re.compile(rf"\s?{one_of(forms)}(?!\w)")) for meaning, forms in rows)


def _before(forms: list[str]) -> re.Pattern[str]:
    """A pattern for words that end just where a date begins."""
    return re.compile(
        rf"(?<!\w)(?:{one_of([f.rstrip('-') for f in forms])})(?:[\s‐-]{{1,2}}|(?<=['’]))$"
    )


def _hints(slot: str, lists: dict[str, dict[str, Any]]) -> frozenset[str]:
    """First words, one of which a text must have for a slot to match; figures are ten of them."""
    found = {words_of(form)[0] for form in lists.get(slot, {})}
    if slot in ("day", "dd", "mm", "week", "year", "n", "decade", "tens"):
        found |= set("0123456789")
    return frozenset(found)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, figures apart, and those apart that a scraper glued."""
    return APART.sub(" ", text).lower().split()


@lru_cache(maxsize=50_000)  # the same words come again and again
def slots_of(language: str, word: str) -> frozenset[str]:
    """The slots that a word may begin to fill; not whole words do too ("Dienstagabend")."""
    rules = grammar(language)
    if rules is None:
        return frozenset()
    return frozenset(
        slot
        for slot, hints in rules.hints.items()
        if word in hints
        or (not hints.isdisjoint((word[:1],)) and word[0].isdigit())
        or (slot not in WHOLE and any(word.startswith(hint) for hint in hints))
    )


def _grouped(patterns: list[Pattern]) -> tuple[tuple[frozenset[str], tuple[Pattern, ...]], ...]:
    """The templates by the slots that they need, in their order."""
    groups: dict[frozenset[str], list[Pattern]] = {}
    for pattern in patterns:
        groups.setdefault(pattern.needs, []).append(pattern)
    return tuple((needs, tuple(group)) for needs, group in groups.items())


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language; None where it has no `dates.yml`.

    Raises:
        WordsError: a template names a word list that is not there.

    """
    data = words.load(language, "dates")
    if not data:
        return None
    lists = _lists(data)
    slots = _slots(data, lists)
    patterns = [
        Pattern(rule, re.compile(LEFT + _figures(source) + RIGHT), frozenset({"year"}))
        for rule, source in FIGURE_RULES.items()
    ]
    for day, names in (data.get("named") or {}).items():
        lists.setdefault("named", {}).update({name: str(day) for name in names})
    if "named" in lists:
        slots["named"] = one_of(list(lists["named"]))
        patterns.append(_compile("named", "{named}", slots))
    for rule, templates in data["rules"].items():
        if rule != "relative" and rule not in ABSOLUTE | RELATIVE:
            message = f"words/{language}/dates.yml: no rule is named {rule!r}"
            raise WordsError(message)
        patterns += [_compile(rule, template, slots) for template in templates]
    hints = [*data.get("future", ()), *data.get("past", ())]
    coming = one_of(list(data.get("future", ())) or ["\x00"]) + _ending(data, "future_endings")
    endings = _ending(data, "past_endings") + _ending(data, "future_endings")
    tense = re.compile(rf"(?<!\w)(?:{one_of(hints)}{endings})(?!\w)") if hints else None
    return Grammar(
        language,
        _grouped(patterns),
        {name: _hints(name, lists) for name in slots},
        _values(lists),
        _context(data),
        _behind(data),
        tense,
        re.compile(coming),
        re.compile(data["tenseless"]) if data.get("tenseless") else None,
        re.compile(one_of(data["planned"])) if data.get("planned") else None,
        frozenset(fold(f) for f in data.get("past", ())),
        _avoided(data),
        re.compile(rf"\s{{1,3}}{one_of(data['counted'])}(?!\w)") if data.get("counted") else None,
        str(data.get("numeric", "dmy")),
        _wish(data),
        _listed(data.get("and", ())),
        _joined(data.get("and", ())),
        re.compile(rf"\s{one_of(data['year_before'])}(?!\w)") if data.get("year_before") else None,
        re.compile(rf"\s*(?:{one_of(data['asides'])})(?!\w)") if data.get("asides") else None,
    )


def _ending(data: dict[str, Any], name: str) -> str:
    """One more alternative: words of some length with one of these endings."""
    endings = "|".join(re.escape(e) for e in data.get(name, ()))
    return rf"|\w{{2,}}(?:{endings})" if endings else ""


def _avoided(data: dict[str, Any]) -> re.Pattern[str] | None:
    """What is no time: set phrases, and names of people beside another name ("Julio Paz")."""
    parts = [rf"(?<!\w){one_of(data['not'])}(?!\w)"] if data.get("not") else []
    if data.get("names"):
        name = "|".join(re.escape(n) for n in data["names"])
        other = r"[^\W\d_a-zà-ÿ][\w-]+"
        parts.append(rf"(?<!\w)(?:(?:{name})\s{other}|{other}\s(?:{name}))(?!\w)")
    return re.compile("|".join(parts)) if parts else None


def _wish(data: dict[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """A verb or noun that asks for a deed to come, and the infinitive that names the deed."""
    if not data.get("wishes"):
        return None
    return re.compile(rf"(?<!\w){one_of(data['wishes'])}(?!\w)"), re.compile(data["purpose"])


def _listed(joining: list[str]) -> re.Pattern[str] | None:
    """Years one after the other: "1936, 1940 and 1944"."""
    if not joining:
        return None
    year, joint = FIGURES["year"], rf"(?:,\s+(?:{one_of(joining)}\s+)?|\s+{one_of(joining)}\s+)"
    return re.compile(rf"(?<![\w,.-]){year}(?:{joint}{year})+(?![\w-]|[.,:]\d)")


def _joined(joining: list[str]) -> re.Pattern[str] | None:
    """What stands between two days of one breath: "Monday and on Tuesday"."""
    if not joining:
        return None
    return re.compile(rf"\s*(?:,|,?\s{one_of(joining)})\s(?:\w{{1,4}}\s)?")


def _figures(source: str) -> str:
    """A rule of figures with its slots as groups."""
    source = source.replace(r"\1", "(?P=sep)").replace("([-/.])", "(?P<sep>[-/.])")
    source = source.replace("{any}", f"(?P<mm>{FIGURES['dd']})")
    for name, pattern in FIGURES.items():
        source = source.replace("{" + name + "}", f"(?P<{name}>{pattern})")
    return source
