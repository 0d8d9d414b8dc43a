"""Write dragoman/words/<language>/names.yml: persons of people() in scripts other than the Latin.

Each row of names/<language>.tsv is a person's id and the names as written there, the full one
first; a name of one word stands for the person alone. Cyrillic names are given in every case,
Arabic ones with the small words that are written on to them. Run it again after a change:

    python scripts/make_names.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from inflections import VOWELS, arabic_name

HERE = Path(__file__).parent
WORDS = HERE.parent / "dragoman" / "words"


def cyrillic(name: str, language: str, female: bool) -> Iterator[str]:
    """A person's name in all cases, given and family name in the same one."""
    rows = [cases(word, language, female) for word in name.split()]
    for case in range(6):
        for words in product(*(row[case] for row in rows)):
            yield " ".join(words)


def cases(word: str, language: str, female: bool) -> list[list[str]]:
    """Nominative, genitive, dative, instrumental, prepositional and accusative of one word."""
    rows = _cases(word, language, female)
    own = {"а": "у", "я": "ю"}.get(word[-1]) if rows[1] != [word] else None
    return [*rows, [word[:-1] + own] if own is not None else rows[1]]


def _cases(word: str, language: str, female: bool) -> list[list[str]]:
    """All but the accusative, which of a man's name is the genitive."""
    stem, end = word[:-1], word[-1]
    if "-" in word or word.islower():
        return [[word]] * 5
    if word.endswith(("ський", "ский", "цкий", "цький", "ный", "кий")) and not female:
        ends = ("ого", "ому", "им", "ом") if language == "ru" else ("ого", "ому", "им", "ому")
        return [[word], *([word[:-2] + e] for e in ends)]
    if end in "ая" and word[-2:] not in {"ая", "оа", "уа", "иа"}:
        soft = stem[-1] in "гкхжшчщи" or end == "я"
        if language == "uk":
            row = ("", "иії", "іиї", ("ою", "єю"), "і")
        else:
            row = ("", "и" if soft else "ы", "еи", ("ой", "ей"), "еи")
        return [[word], *([stem + e for e in ends] for ends in row[1:])]
    if word.endswith("ая") or end in VOWELS:
        return [[word]] * 5
    if female:
        return [[word]] * 5
    if end in "йь":
        last = ("я", "ю", "ем", "е") if language == "ru" else ("я", "ю", "єм", "ї")
        return [[word], *([stem + e] for e in last)]
    by = ["ом", "ым"] if word.endswith(("ов", "ев", "ёв", "ин", "ын")) else ["ом"]
    endings = (["а"], ["у"], by, ["е"])
    if language == "uk":
        endings = (["а"], ["у", "ові"], ["ом", "им"], ["і", "у"])
    return [[word], *([word + e for e in ends] for ends in endings)]


def forms(names: str, language: str, female: bool) -> list[str]:
    """Every form of each of a person's names."""
    found: list[str] = []
    for name in names.split(","):
        bare = name.strip()
        spell: Callable[[str], list[str]] = arabic_name
        made = spell(bare) if language == "ar" else list(cyrillic(bare, language, female))
        found += made
    return list(dict.fromkeys(found))


def main() -> None:
    """Write one list for each table in names/."""
    for table in sorted((HERE / "names").glob("*.tsv")):
        language = table.stem
        lines = ["source: written for Dragoman", "# Made by scripts/make_names.py.", "names:"]
        for line in table.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            key, gender, names = line.split("\t")
            quoted = ", ".join(f'"{form}"' for form in forms(names, language, gender == "f"))
            lines.append(f"  {key}: [{quoted}]")
        path = WORDS / language / "names.yml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(lines) - 3} persons")


if __name__ == "__main__":
    main()
