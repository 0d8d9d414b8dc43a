"""Write dragoman/words/all/given_names.tsv, family_names.tsv and words/<language>/common.tsv.

The names are those of the package Faker (MIT, https://github.com/joke2k/faker), of all its
countries, in the scripts that have capitals: Latin, Cyrillic and Greek. The common words are those
that the Universal Dependencies treebanks of UD (folders of .conllu.gz, CC BY-SA 4.0) write small
at least twice, and in German the nouns. A name that is a common word is left out.

    python scripts/make_given_names.py FOLDER_OF_FAKER FOLDER_OF_UD
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

WORDS = Path(__file__).parent.parent / "dragoman" / "words"
NAME = re.compile(r"[A-ZÀ-ÞĀ-ſΑ-ΫА-ЯЁІЇЄҐ][a-zß-öø-ÿā-ɏα-ώа-яёіїєґў]{2,}(?:-[^\W\d_]+)?")
TREEBANKS = {
    "de": ("UD_German-GSD",),
    "en": ("UD_English-EWT",),
    "es": ("UD_Spanish-GSD",),
    "fr": ("UD_French-GSD",),
    "nl": ("UD_Dutch-Alpino", "UD_Dutch-LassySmall"),
    "pt": ("UD_Portuguese-GSD",),
    "ru": ("UD_Russian-Taiga",),
    "tr": ("UD_Turkish-BOUN",),
}
HEAD = "# {}\n# Made by scripts/make_given_names.py.\n"
FAKER = "Names of all countries of Faker (https://github.com/joke2k/faker, MIT), without words."
UD = "Common words of Universal Dependencies' {} (https://universaldependencies.org, CC BY-SA 4.0)."


def faker_names(folder: Path) -> tuple[dict[str, str], set[str]]:
    """Given names with their gender, and family names."""
    sys.path.insert(0, str(folder))
    package = importlib.import_module("faker.providers.person")
    genders: dict[str, set[str]] = defaultdict(set)
    family: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for owner in provider.__mro__:
            for key, rows in vars(owner).items():
                names = rows if isinstance(rows, (tuple, list, dict)) else ()
                for name in names:
                    if not isinstance(name, str) or NAME.fullmatch(name) is None:
                        continue
                    if key.startswith("first_name"):
                        female, male = "female" in key, "_male" in key
                        genders[name].add("f" if female else "m" if male else "")
                    elif "last_name" in key:
                        family.add(name)
    found = {}
    for name, told in genders.items():
        sure = told - {""}
        found[name] = sure.pop() if len(sure) == 1 else ""
    return found, family


def common_words(folder: Path, language: str) -> set[str]:
    """The words that the treebanks of a language write small, and the nouns of German."""
    small: Counter[str] = Counter()
    for name in TREEBANKS[language]:
        for path in sorted((folder / name).glob("*.conllu.gz")):
            with gzip.open(path, "rt", "utf-8") as file:
                for line in file:
                    cells = line.split("\t")
                    if len(cells) < 4 or not cells[0].isdigit() or not cells[1].isalpha():
                        continue
                    if cells[3] in ("PROPN", "X") or len(cells[1]) < 2:
                        continue
                    if cells[1].islower() or (language == "de" and cells[3] == "NOUN"):
                        small[cells[1].lower()] += 1
    least = 1 if language == "de" else 2
    return {word for word, n in small.items() if n >= least}


def main() -> None:
    faker, treebanks = Path(sys.argv[1]), Path(sys.argv[2])
    given, family = faker_names(faker)
    words: set[str] = set()
    for language, names in TREEBANKS.items():
        own = common_words(treebanks, language)
        words |= own
        head = HEAD.format(UD.format(" and ".join(names)))
        body = "".join(f"{word}\n" for word in sorted(own))
        (WORDS / language / "common.tsv").write_text(f"{head}word\n{body}", "utf-8")
    rows = "".join(f"{n}\t{given[n]}\n" for n in sorted(given) if n.lower() not in words)
    (WORDS / "all" / "given_names.tsv").write_text(
        f"{HEAD.format(FAKER)}name\tgender\n{rows}", "utf-8"
    )
    rows = "".join(f"{n}\n" for n in sorted(family) if n.lower() not in words)
    (WORDS / "all" / "family_names.tsv").write_text(f"{HEAD.format(FAKER)}name\n{rows}", "utf-8")


if __name__ == "__main__":
    main()
