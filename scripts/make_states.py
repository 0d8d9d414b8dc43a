"""Write dragoman/words/<language>/states.yml: states by all their names, demonyms and seats.

Names come from Unicode CLDR (through babel); adjectives, inhabitants, seats of power and further
names from the tables beside this script, in their bare form. Of the other languages that can be
told and that CLDR has, words/all/territories/ gets the names alone. Run it again after a change:

    python scripts/make_states.py
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from babel import Locale, __version__
from babel.core import UnknownLocaleError, get_global
from inflections import ADJECTIVES, NAMES, PEOPLE

HERE = Path(__file__).parent
WORDS = HERE.parent / "dragoman" / "words"
LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt", "ru", "uk", "tr", "ar")
# The other languages that py3langid tells and CLDR has names in.
FURTHER = [
    "af",
    "am",
    "as",
    "az",
    "be",
    "bg",
    "bn",
    "br",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "dz",
    "el",
    "et",
    "eu",
    "fa",
    "fi",
    "fo",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "ja",
    "jv",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ku",
    "ky",
    "lb",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "nb",
    "ne",
    "nn",
    "no",
    "or",
    "pa",
    "pl",
    "ps",
    "ro",
    "se",
    "si",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "ug",
    "ur",
    "vi",
    "xh",
    "zh",
    "zu",
]
SOURCE = (
    "source: Unicode CLDR through babel {version} (Unicode License v3) for names;"
    " demonyms and seats written for Dragoman"
)
FIELDS = ("names", "adjectives", "people", "seats", "houses")
# Territories of CLDR that no page means as an actor, or whose name is a common word elsewhere.
SKIP = {"AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "IO", "QO", "TA", "TF", "UM"}
SKIP |= {"UN", "XA", "XB", "ZZ", "SX", "SJ", "GS"}
# Names that are common words of the language; the table beside this script can give others.
COMMON = {"ar": {"مالي", "ومالي", "بمالي", "لمالي", "فمالي", "عُمان", "لاوس"}, "tr": {"Çad"}}
# CLDR writes these for tables of countries, not for prose.
PROSE = {"Hong Kong SAR China", "Macao SAR China", "Hongkong SAR van China", "Macau SAR van China"}


def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, read off the aliases of CLDR."""
    codes = {}
    for long, short in get_global("territory_aliases").items():
        if re.fullmatch("[A-Z]{3}", long) and len(short) == 1:
            codes.setdefault(short[0], long)
    return codes | {
        "XK": "XKX",
        "RO": "ROU",
        "CD": "COD",
        "TL": "TLS",
        "MM": "MMR",
        "DE": "DEU",
        "YE": "YEM",
    }


def curated(language: str) -> dict[str, dict[str, list[str]]]:
    """The table beside this script: id to field to bare forms."""
    rows: dict[str, dict[str, list[str]]] = {}
    with (HERE / "states" / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["id"]] = {
                field: [word.strip() for word in (row.get(field) or "").split(",") if word.strip()]
                for field in FIELDS
            }
    return rows


def names(language: str) -> dict[str, list[str]]:
    """What CLDR calls each territory in a language: id to names, the first for display."""
    codes, found = alpha3(), {}
    for code, name in Locale.parse(language).territories.items():
        if not re.fullmatch("[A-Z]{2}", code) or code in SKIP or code not in codes:
            continue
        if name in PROSE or "RAE" in name or "R.A.S." in name or "SAR" in name:
            found[codes[code]] = [name]
            continue
        variants = [name, name.replace("’", "'")]
        if bracket := re.fullmatch(r"(.+?) \((.+)\)", name):
            variants = [bracket[1], bracket[2]]
        if name.startswith("St. "):
            variants.append("Saint " + name[4:])
        if " & " in name:
            variants.append(name.replace(" & ", " and "))
        found[codes[code]] = list(dict.fromkeys(variants))
    return found


def people(row: dict[str, list[str]], language: str) -> list[str]:
    """The inhabitants; in English, where none are given, the adjective with an s."""
    given = row["people"]
    if language in PEOPLE:
        return [form for word in given for form in PEOPLE[language](word)]
    if language == "en" and not given:
        return [a + "s" for a in row["adjectives"] if a.endswith(("n", "i", "e", "k", "o"))]
    return given


def states(language: str) -> dict[str, dict[str, list[str]]]:
    """Every state of a language with all that it is called by."""
    table, english = curated(language), curated("en")
    called = names(language)
    inflect, spell = ADJECTIVES[language], NAMES.get(language, _bare)
    latin = language not in {"ru", "uk", "ar"}

    def foreign(key: str) -> list[str]:
        return english.get(key, {}).get("seats", []) if latin else []

    result = {}
    for key in sorted(set(called) | set(table) | set(english)):
        row = table.get(key, {field: [] for field in FIELDS})
        forms = [form for adjective in row["adjectives"] for form in inflect(adjective)]
        spelled = [form for name in called.get(key, []) + row["names"] for form in spell(name)]
        entry = {
            "names": [name for name in spelled if name not in COMMON.get(language, ())],
            "adjectives": forms,
            "people": people(row, language),
            # A capital that a language writes as English does is not written down twice.
            "seats": [form for seat in row["seats"] for form in spell(seat)] + foreign(key),
            "houses": [form for house in row["houses"] for form in spell(house)],
        }
        kept = {field: list(dict.fromkeys(words)) for field, words in entry.items() if words}
        if kept:
            result[key] = kept
    return result


def _bare(name: str) -> list[str]:
    return [name]


def territories(language: str) -> None:
    """Write the names of a language of which no more is known."""
    try:
        called = names(language)
    except UnknownLocaleError:
        return
    path = WORDS / "all" / "territories" / f"{language}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = [
        f"# source: Unicode CLDR through babel {__version__} (Unicode License v3)",
        "# Made by scripts/make_states.py.",
        "id\tnames",
    ]
    lines += [f"{key}\t{'; '.join(found)}" for key, found in sorted(called.items())]
    if len(lines) > 150:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    for language in FURTHER:
        territories(language)
    for language in LANGUAGES:
        lines = [
            SOURCE.format(version=__version__),
            "# Made by scripts/make_states.py; change scripts/states/*.tsv and run it again.",
            "states:",
        ]
        for key, entry in states(language).items():
            fields = ", ".join(
                f"{field}: [{', '.join(quoted(word) for word in words)}]"
                for field, words in entry.items()
            )
            lines.append(f'  "{key}": {{{fields}}}')
        path = WORDS / language / "states.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(lines) - 3} states")


def quoted(word: str) -> str:
    """A YAML scalar that stays a string, whatever it looks like (NO is Norway's code)."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
