"""When violent words tell of no violence: matches, quarrels, and things that "invade" a market.

Sources: the definition of ASSAULT in PLOVER asks for force against people or things; what these
words stand for otherwise was seen on unseen news pages of sport, trade and party politics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.events.lexicon import Lexicon, lexicon
from dragoman.events.parties import Party
from dragoman.events.tree import Tree, compound_lemma
from dragoman.events.verbs import Trigger

SCORE = re.compile(r"^\d{1,2}[-–]\d{1,2}$")
SPORTS_WORDS = 2


def _lemmas(tree: Tree) -> set[str]:
    found = {t.lemma for t in tree.tokens}
    return found | {compound_lemma(tree, t.i) for t in tree.tokens}


def is_sport(tree: Tree, words: Lexicon) -> bool:
    """Whether a sentence tells of a match: it has a result, or words of sport."""
    sports = words.lists.get("sports", frozenset())
    texts = [t.text for t in tree.tokens]
    joined = [a + b + c for a, b, c in zip(texts, texts[1:], texts[2:], strict=False)]
    seen = _lemmas(tree) & sports
    scored = any(SCORE.match(piece) for piece in (*texts, *joined))
    certain = words.lists.get("sports_alone", frozenset())
    return bool(scored) or len(seen) >= SPORTS_WORDS or bool(_lemmas(tree) & certain)


def _names_thing(tree: Tree, trigger: Trigger, source: Party, words: Lexicon) -> bool:
    """Whether the doer is a thing that only bears the actor's name: "German cars invade"."""
    forces = words.lists.get("forces", frozenset())
    for place, _ in trigger.sources:
        token = tree.tokens[place]
        if place in source.words or token.pos not in {"NOUN", "PROPN"}:
            continue
        below = [k for k in source.words if tree.tokens[k].head == place]
        close = any(tree.tokens[k].dep in {"amod", "compound", "nmod", "poss"} for k in below)
        if not close or token.lemma in forces or token.lemma in words.nouns:
            continue
        return True
    return False


def restrained(
    tree: Tree, trigger: Trigger, sources: Sequence[Party], targets: Sequence[Party]
) -> str | None:
    """A violent word where no force is used: "none", or "verbal" for a quarrel, else None."""
    words = lexicon("en")
    if trigger.type != "ASSAULT":
        return None
    lemma = tree.tokens[trigger.i].lemma
    soft = lemma in words.lists.get("soft_violence", frozenset())
    lemmas = _lemmas(tree)
    if lemmas & words.lists.get("wounds", frozenset()):
        return None
    if is_sport(tree, words):
        return "none"
    if lemma in words.lists.get("blows", frozenset()) and not any(
        tree.tokens[k].lemma in words.lists.get("beaters", frozenset())
        for source in sources
        for k in source.words
    ):
        return "none"
    if any(_names_thing(tree, trigger, source, words) for source in sources):
        return "none"
    if not soft:
        return None
    unarmed = words.lists.get("unarmed", frozenset())
    named = [*sources, *targets]
    parts = [word for party in sources for word in re.split(r"\W+", party.ref.name.lower())]
    over = {
        tree.tokens[q].lemma
        for t in tree.tokens
        if t.text.lower() in {"over", "about"}
        for q in tree.kids[t.i]
    }
    if over & words.lists.get("quarrels", frozenset()):
        return "none"
    persons = bool(named) and all(p.kind == "person" for p in sources)
    civil = bool(sources) and bool(set(parts) & unarmed)
    if (persons and sources and targets and all(p.kind != "state" for p in targets)) or civil:
        return "verbal" if lemma in words.lists.get("verbal_attack", frozenset()) else "none"
    return None
