"""Whether a stretch of text can hold a statement at all, told before the parser is asked.

Most sentences of a page have no cue, and parsing is what costs: a sentence that has no form of a
cue, no noun of saying, no phrase that names a source, no quotation and no colon is not parsed.
"""

from __future__ import annotations

from functools import cache

from dragoman.statements.frames import Frame
from dragoman.statements.tree import lexicon, wordset
from dragoman.text import words
from dragoman.words import load

# Endings of English verbs and nouns, and what stands in their place in the lemma.
ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "ie"),
)
# A first letter doubled before the ending, "admitted", is one letter of the lemma.
SHORTEST = 3


@cache
def _stems(language: str) -> frozenset[str]:
    verbs = {key.split()[0] for key in lexicon(language)}
    nouns = {str(noun) for noun in load(language, "speech").get("nouns", {})}
    return frozenset(verbs | nouns)


@cache
def _is_form(word: str, language: str) -> bool:
    """Whether a word can be a form of a cue."""
    if word in wordset(language, "irregular"):
        return True
    for ending, letter in ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] + letter
        if stem in _stems(language):
            return True
        doubled = len(stem) > SHORTEST and stem[-1] == stem[-2]
        if ending and doubled and stem[:-1] in _stems(language):
            return True
    return False


def may_speak(frame: Frame, language: str) -> bool:
    """Whether a frame has anything by which something could be said in it."""
    if frame.masks or frame.left or frame.kind != "prose" or ":" in frame.text:
        return True
    forms = [word.form for word in words(frame.text)]
    if any(_is_form(form, language) for form in forms):
        return True
    if any(_is_form(part, language) for form in forms if "-" in form for part in form.split("-")):
        return True
    lowered = frame.text.lower()
    return any(phrase in lowered for phrase in wordset(language, "sources"))
