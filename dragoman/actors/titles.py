"""The office that a title names, as a who's-who writes it: without the state, and of one person."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from dragoman.actors.gazetteer import roles, states

# A title with no office of its own: "his counterpart", "her successor".
NO_OFFICE = "counterpart"


def office_title(title: str, country: str | None, language: str) -> str | None:
    """A title as the words of a page give it, made comparable; None where it names no office.

    "président malien" of Mali is "président", the "presidentes" of two of them "presidente".
    """
    forms = _forms(language)
    kept = title.split()
    if any(forms.get(word.lower(), ("", ""))[0] == NO_OFFICE for word in kept):
        return None
    own = _adjectives(country, language)
    rest = [word for word in kept if word not in own] or kept
    return " ".join(_single(word, forms) for word in rest)


def _single(word: str, forms: dict[str, tuple[str, str]]) -> str:
    key, single = forms.get(word.lower(), ("", ""))
    if not key or not single:
        return word
    return single[:1].upper() + single[1:] if word[:1].isupper() else single


@cache
def _forms(language: str) -> dict[str, tuple[str, str]]:
    """The words of one word for an office: its class, and of a plural the form for one holder."""
    found: dict[str, tuple[str, str]] = {}
    for key, row in roles(language).get("roles", {}).items():
        singles = [str(word) for word in row.get("words", ()) if " " not in word]
        for word in row.get("plural", ()):
            like = max(singles, key=lambda one: _shared(one, word), default="")
            if " " not in word and _shared(like, word) > len(word) // 2:
                found.setdefault(word.lower(), (key, like))
        for word in singles:
            found[word.lower()] = (key, "")
    return found


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@cache
def _adjectives(country: str | None, language: str) -> frozenset[str]:
    """The adjectives of a state in a language, with and without a capital."""
    listed = states(language).get(country or "", {}).get("adjectives", ())
    return frozenset((*listed, *(word.capitalize() for word in listed)))
