"""What is known of words run together in a language, and where two words of a text meet in one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.words import load

# Two words of four letters and more; shorter ones make too many real words by chance. Of 1,099
# clean English articles that `no_seam` was not made from, 4 had a real word parted (2026-11).
LEAST_SEAM = 9


@dataclass(frozen=True, slots=True)
class Glue:
    """The word list `glue.yml` of a language."""

    endings: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    short: tuple[str, ...]
    openers: frozenset[str]
    pairs: dict[str, int]  # a glued pair -> where its second word begins
    after_any: frozenset[str]  # found after names of two letters too ("Luand")
    after_small: tuple[str, ...]
    before_small: tuple[str, ...]
    after_any_name: frozenset[str]
    before_name: frozenset[str]
    seams: bool  # words may be parted where both stand alone in the text
    no_seam: frozenset[str]  # what begins or ends real compounds
    compounds: frozenset[str]
    never: frozenset[str]
    function: frozenset[str]

    def fits(self, left: str, right: str) -> bool:
        """Whether two words that stand together are no compound."""
        if left in self.no_seam or right in self.no_seam:
            return False
        whole = left + right
        return whole not in self.compounds and whole.removesuffix("s") not in self.compounds


@cache
def glue_of(language: str) -> Glue:
    """The list of a language; empty where it has none."""
    content = load(language.split("-", maxsplit=1)[0], "glue")
    strong, weak, short = (tuple(content.get(key, ())) for key in ("strong", "weak", "short"))
    function = frozenset((*strong, *weak, *short))
    pairs: dict[str, int] = {}
    for pair in content.get("pairs", ()):
        cuts = [i for i in range(2, len(pair) - 1) if pair[:i] in function or pair[i:] in function]
        pairs[pair] = cuts[0] if cuts else len(pair) // 2
    return Glue(
        tuple(function),
        strong,
        tuple(sorted(weak, key=len, reverse=True)),
        short,
        frozenset(content.get("openers", ())),
        pairs,
        frozenset(content.get("after_any", ())),
        tuple(content.get("after_small", ())),
        tuple(content.get("before_small", ())),
        frozenset(content.get("after_any_name", ())),
        frozenset(content.get("before_name", ())),
        bool(content.get("no_seam")),
        frozenset(content.get("no_seam", ())),
        frozenset(content.get("compounds", ())),
        frozenset(content.get("never", ())),
        function,
    )


def seam_of_words(text: str, token: str, glue: Glue) -> int | None:
    """Where a small-lettered word ends that the text shows alone, and another begins."""
    small = _small_words(text)
    for word in glue.after_small:
        if token.endswith(word) and len(token) - len(word) > 3 and token[: -len(word)] in small:
            return len(token) - len(word)
    for word in glue.before_small:
        if token.startswith(word) and len(token) - len(word) > 4 and token[len(word) :] in small:
            return len(word)
    if not glue.seams or len(token) < LEAST_SEAM or small[token] > 1:
        return None
    for at in range(4, len(token) - 3):
        left, right = token[:at], token[at:]
        if left in small and right in small and glue.fits(left, right):
            return at
    return None


def seam_after_name(text: str, token: str, glue: Glue) -> int | None:
    """Where a name ends that the text shows inside sentences, and a small-lettered word begins."""
    small, names = _small_words(text), _names_inside(text)
    if text.count(token) > 1:
        return None
    for at in range(4, len(token) - 1):
        left, right = token[:at], token[at:]
        if left not in names or left.casefold() in small:
            continue
        if right in glue.after_any_name and at > 4:
            return at
        if len(right) > 3 and right in small and glue.fits(left.casefold(), right):
            return at
    return None


@lru_cache(maxsize=64)
def _small_words(text: str) -> Counter[str]:
    """How often a text has each of its small-lettered words of four letters or more."""
    return Counter(re.findall(r"\b[^\W\d_A-ZÀ-Þ]{4,}\b", text))


@lru_cache(maxsize=64)
def _names_inside(text: str) -> frozenset[str]:
    """The words that a text writes with a capital inside a sentence, twice or more."""
    inside = Counter(re.findall(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{3,}\b", text))
    return frozenset(name for name, times in inside.items() if times > 1)
