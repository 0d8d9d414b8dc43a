"""What a cue governs: the rules that find what was said.

Each rule is a small function from a cue to the words that it governs; its docstring is its
published explanation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.language import Token
from dragoman.statements.cues import entry_of, is_personal, outer_cue
from dragoman.statements.speakers import called_on
from dragoman.statements.tree import Entry, Tree, wordset

SUBJECTS = ("nsubj", "csubj", "nsubjpass")
# So many words stand at most between a cue and the comma that ends its aside.
MAX_ASIDE = 10


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule found that a cue governs: its tokens, and how sure the rule is."""

    tokens: tuple[Token, ...]
    rule: str
    score: float
    about: Token | None = None  # the noun that the act is aimed at


def _clause(tree: Tree, verb: Token, clause: Token) -> tuple[Token, ...]:
    without = {verb.i} | {t.i for t in tree.tokens if t.i > clause.i and outer_cue(tree, t) == verb}
    tokens = tree.subtree(clause, frozenset(without))
    # "made it clear in the talks that": what is said begins at its "that".
    that = [t for t in tree.kids(clause, "mark") if t.lemma == "that" and t.i > verb.i]
    if that and that[0].i < clause.i:
        tokens = [t for t in tokens if t.i >= that[0].i]
    while tokens and (tokens[-1].pos in ("CCONJ", "PUNCT") and tokens[-1].text not in '”"’»'):
        tokens.pop()
    if tokens and tokens[0].pos == "ADJ" and tokens[1:] and tokens[1].lemma == "that":
        tokens.pop(0)  # "made clear that"
    subjects = tree.kids(clause, "nsubj")
    if len(subjects) > 1 and subjects[0].i == verb.i + 1:
        first = {t.i for t in tree.subtree(subjects[0])}
        tokens = [t for t in tokens if t.i not in first]
    return tuple(_without_day(tokens, verb))


def _reasons(tree: Tree, verb: Token, clause: Token) -> list[Token]:
    """What goes on with a clause but was hung on the cue: "said it smacked of spite, because ...".

    Clauses of reason and condition to the right of what was said, which their speaker gives, and
    clauses joined to it that say what would or should be.
    """
    joined = [
        below
        for token in tree.kids(verb, "conj")
        if token.i > clause.i and tree.kids(token, *SUBJECTS) and not is_cue(tree, token)
        if {t.lemma for t in tree.kids(token, "aux")} & wordset(tree.article.language, "reported")
        for below in tree.subtree(token)
    ]
    return joined + [
        below
        for token in tree.kids(verb, "advcl")
        if token.i > clause.i
        and {t.lemma for t in tree.kids(token, "mark")} & wordset(tree.article.language, "reasons")
        for below in tree.subtree(token)
    ]


def clause_interrupted(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue stands between commas in the clause that it reports: China, he said, will act."""
    subjects = tree.kids(verb, "nsubj")
    if "c" not in entry.frames or not subjects or subjects[0].i > verb.i or tree.frame.masks:
        return None
    first = tree.subtree(subjects[0])[0].i
    if first < 2 or tree.tokens[first - 1].text != "," or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    # A comma, "the agency said in a June report", a comma.
    stop = next((t.i for t in tree.tokens[verb.i + 1 :] if t.text == ","), None)
    if stop is None or stop > verb.i + MAX_ASIDE:
        return None
    between = tree.tokens[verb.i + 1 : stop]
    if any(t.dep in SUBJECTS or t.pos == "VERB" for t in between):
        return None
    left, right = tree.tokens[: first - 1], tree.tokens[stop + 1 :]
    finite = [t for t in (*left, *right[:3]) if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    if not finite:
        return None
    if not right or right[0].tag in ("VBG", "WP", "WDT", "WRB") or is_cue(tree, right[0]):
        return None
    if not any(t.dep in SUBJECTS or t.pos in ("NOUN", "PROPN", "PRON") for t in left):
        return None
    if left[0].tag in ("WRB", "VBN", "VBG") or any(is_cue(tree, t) for t in left):
        return None  # "Asked about it, he said, ..."
    if right[0].pos == "CCONJ" and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in left):
        return None
    own = any(is_cue(tree, t) and tree.kids(t, "nsubj") for t in right)
    if right[0].pos in ("CCONJ", "SCONJ") and own:
        return None  # ", and Merkel agreed that"
    while right and right[-1].pos == "PUNCT":
        right = right[:-1]
    return Said((*left, *right), "clause_interrupted", 0.85)


def is_cue(tree: Tree, token: Token) -> bool:
    """Whether a word is a verb that the word list has as a cue."""
    return token.pos == "VERB" and entry_of(tree, token) is not None


def _without_day(tokens: list[Token], verb: Token) -> list[Token]:
    """What was said without the day of saying it: "said on Friday there was proof"."""
    if not tokens or tokens[0].i != verb.i + 1:
        return tokens
    start = 1 if tokens[0].lemma in ("on", "in", "late", "early") else 0
    end = start
    while end < len(tokens) and tokens[end].ent[2:] in ("DATE", "TIME"):
        end += 1
    rest = tokens[end:]
    return rest if end > start and any(t.dep in SUBJECTS for t in rest) else tokens


def _lost_subject(tree: Tree, verb: Token, clause: Token) -> list[Token]:
    """The subject of a clause that the parser took for the cue's object: "stated threats have"."""
    if tree.kids(clause, "nsubj", "nsubjpass", "expl", "mark", "csubj") or clause.tag == "VBG":
        return []
    return [
        t
        for noun in tree.kids(verb, "dobj")
        if verb.i < noun.i < clause.i
        for t in tree.subtree(noun)
    ]


def quotation_governed(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue governs a quotation: "...", he said; he said: "..."."""
    if not set("cqo") & set(entry.frames) and "i" not in entry.frames:
        return None
    for token in tree.kids(verb, "ccomp", "parataxis", "intj", "dobj", "dep", "xcomp", "advcl"):
        if tree.mask_of(token) is not None:
            mask = tree.frame.masks[tree.mask_of(token) or 0]
            return Said(masked(tree, mask.start, mask.end), "quotation_governed", 0.97)
    return None


def quotation_around(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue hangs on a quotation that it follows or interrupts: "...", he said, "..."."""
    head = tree.head(verb)
    if not set("cqo") & set(entry.frames) and "i" not in entry.frames:
        return None
    if verb.dep in ("parataxis", "ccomp", "dep", "conj") and tree.mask_of(head) is not None:
        mask = tree.frame.masks[tree.mask_of(head) or 0]
        return Said(masked(tree, mask.start, mask.end), "quotation_around", 0.93)
    return None


def masked(tree: Tree, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a placeholder."""
    return tuple(t for t in tree.tokens if t.start < end and start < t.end)


def clause_governed(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue governs a clause: he said (that) it was so; he made clear that it was."""
    if "c" not in entry.frames:
        return None
    for clause in tree.kids(verb, "ccomp"):
        # "made clear that": what was said hangs on the adjective.
        below = tree.kids(clause, "ccomp") if clause.pos == "ADJ" else []
        token = below[0] if below else clause
        if token.pos == "ADJ" and token.head == verb.i and not tree.kids(token, *SUBJECTS):
            continue
        if _is_hard(tree, verb, token):
            continue
        if tree.mask_of(token) is not None or (token.i < verb.i and tree.kids(token, "mark")):
            continue
        if token.i < verb.i and any(t.text == ":" for t in tree.tokens[token.i : verb.i]):
            continue  # "It caused a stir: Chad asked for help"
        if any(
            t.lemma in ("if", "whether", "how", "why", "what", "when", "where") and t.i < token.i
            for t in tree.kids(token, "mark", "advmod")
        ) and verb.lemma in ("ask", "wonder", "know", "say"):
            if verb.lemma == "ask" and tree.kids(verb, "dobj"):
                return Said(_clause(tree, verb, token), "clause_governed", 0.85)
            continue
        lost = [] if "a" in entry.frames else _lost_subject(tree, verb, token)
        said = (*lost, *_clause(tree, verb, token), *_reasons(tree, verb, token))
        return Said(said, "clause_governed", 0.93)
    if "a" not in entry.frames:
        return None
    for hearer in tree.kids(verb, "dobj", "dative"):
        # "told a meeting of leaders that few knew": the parser hangs it on those who hear it.
        for token in tree.kids(hearer, "relcl", "acl"):
            if any(t.lemma == "that" and t.i < token.i for t in tree.kids(token, "mark")):
                return Said(_clause(tree, verb, token), "clause_governed", 0.85)
    return None


def _is_hard(tree: Tree, verb: Token, token: Token) -> bool:
    """Whether a deed is only found easy or hard: "finds it hard to feed its army"."""
    if verb.lemma in wordset(tree.article.language, "naming") or token.pos != "ADJ":
        return False
    it = any(t.lemma == "it" for t in tree.kids(token, "nsubj", "expl"))
    deed = any(
        t.tag == "TO"
        for below in tree.kids(token, "advcl", "xcomp")
        for t in tree.kids(below, "aux")
    )
    return it and deed and not tree.kids(token, "cop", "aux", "mark")


def gerund_governed(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue governs a gerund: he denied selling it; she proposed reopening the road."""
    if "g" not in entry.frames:
        return None
    for token in tree.kids(verb, "xcomp", "ccomp", "dobj", "pcomp"):
        having = any(t.tag == "VBG" for t in tree.kids(token, "aux", "auxpass"))
        if token.i > verb.i and (token.tag == "VBG" or having) and tree.mask_of(token) is None:
            return Said(_clause(tree, verb, token), "gerund_governed", 0.85)
    return None


def infinitive_governed(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue governs an infinitive: he urged China to act; he vowed to act."""
    hearsay = verb.lemma in wordset(tree.article.language, "hearsay")
    told = hearsay and bool(tree.kids(verb, "nsubjpass"))  # "is said to have fled"
    if "i" not in entry.frames and not told:
        return None
    for token in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        to = [t for t in tree.kids(token, "aux") if t.tag == "TO"]
        if not to:
            continue
        if _is_withheld(tree, verb, token) or _is_of_a_thing(tree, verb, token, entry):
            return None
        tokens = tuple(t for t in tree.subtree(token) if t.dep not in SUBJECTS or t.i > to[0].i)
        inner = [t for t in tokens if t.i >= to[0].i - 1]
        objects = tree.kids(verb, "dobj") or tree.kids(token, "nsubj") or called_on(tree, verb)
        about = objects[0] if objects else None
        return Said(tuple(inner), "infinitive_governed", 0.9, about)
    for prep in tree.kids(verb, "prep"):
        # "vowed to outcompete": a verb that the tagger does not know is read as a noun.
        if prep.lemma == "to" and prep.i == verb.i + 1 and "t" not in entry.frames:
            return Said(tuple(tree.subtree(prep)), "infinitive_governed", 0.7)
    return None


def _is_withheld(tree: Tree, verb: Token, token: Token) -> bool:
    """Whether one only declines to tell: "declined to say if it was so", and nothing was said."""
    language = tree.article.language
    if verb.lemma not in wordset(language, "withholding"):
        return False
    objects = {t.lemma for t in tree.kids(token, "dobj")}
    return token.lemma in wordset(language, "telling") or bool(
        objects & wordset(language, "things_told")
    )


def _is_of_a_thing(tree: Tree, verb: Token, token: Token, entry: Entry) -> bool:
    """Whether an infinitive tells what a thing is for: "requested tents to use in the camp"."""
    if "o" in entry.frames and not set("at") & set(entry.frames):
        things = tree.kids(verb, "dobj")
    else:
        asked = [t for t in tree.kids(verb, "prep") if t.lemma == "for"]
        things = [t for prep in asked for t in tree.kids(prep, "pobj")]
    between = [t for t in things if verb.i < t.i < token.i]
    return bool(between) and not is_personal(tree, between[-1])


def what_cleft(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue stands in the subject of what it reports: What we said to them is this: ...."""
    head = tree.head(verb)
    what = [t for t in tree.kids(verb, "dobj", "nsubj") if t.lemma == "what"]
    if "c" not in entry.frames or verb.dep not in ("csubj", "nsubj") or not what:
        return None
    tokens = [t for t in tree.tokens if t.i > head.i]
    while tokens and (tokens[0].pos == "PUNCT" or tokens[0].lemma in ("this", "that")):
        tokens.pop(0)
    return Said(tuple(tokens), "what_cleft", 0.8) if tokens else None


def clause_around(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """The cue interrupts or follows the clause that it reports: China, he said, will act."""
    head = tree.head(verb)
    if "c" not in entry.frames or tree.mask_of(head) is not None:
        return None
    # "As the envoy put it, the line will hold."
    as_said = verb.dep == "advcl" and any(
        t.lemma == "as" for t in tree.kids(verb, "mark", "advmod")
    )
    objects = [t for t in tree.kids(verb, "dobj") if t.lemma != "it"]  # "as he put it"
    if as_said and (objects or tree.kids(verb, "ccomp", "neg") or head.pos not in ("VERB", "AUX")):
        return None
    if verb.dep != "parataxis" and not as_said:
        return None
    if as_said and not tree.kids(verb, "nsubj", "agent"):
        return None  # "failed as predicted": nobody said it
    return Said(tuple(tree.subtree(head, frozenset([verb.i]))), "clause_around", 0.85)


Rule = Callable[[Tree, Token, Entry], Said | None]
RULES: tuple[Rule, ...] = (
    quotation_governed,
    quotation_around,
    clause_interrupted,
    clause_governed,
    infinitive_governed,
    gerund_governed,
    what_cleft,
    clause_around,
)
