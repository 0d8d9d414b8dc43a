"""What stands beside a cue, where the parse hangs nothing on it that was said.

Each rule is a small function; its docstring is its published explanation.
"""

from __future__ import annotations

from dragoman.language import Token
from dragoman.statements.contents import Said, masked
from dragoman.statements.cues import entry_of
from dragoman.statements.frames import is_title
from dragoman.statements.tree import Entry, Tree, wordset
from dragoman.words import load

# So many words stand at most between a cue and the "that" of what it reports: who hears it, when.
MAX_BETWEEN = 16
# Characters between a cue and the quotation that is its object: a blank, "out", a colon.
CLOSE_BEHIND = 3


def yes_or_no(tree: Tree, verb: Token) -> Said | None:
    """The whole content is yes or no: "Asked if he would go, he said no."."""
    for token in tree.kids(verb, "intj", "advmod", "dobj"):
        if token.lemma in ("yes", "no") and token.i > verb.i and tree.mask_of(token) is None:
            return Said((token,), "yes_or_no", 0.8)
    return None


def quotation_beside(tree: Tree, verb: Token, entry: Entry, used: set[int]) -> Said | None:
    """A quotation stands next to the cue, whatever the parser made of it."""
    if not set("cq") & set(entry.frames):
        return None
    best: tuple[int, int] | None = None
    for i, mask in enumerate(tree.frame.masks):
        if i in used:
            continue
        between = tree.frame.text[min(mask.end, verb.end) : max(mask.start, verb.start)]
        if any(stop in between for stop in (". ", "! ", "? ", "; ")):
            continue
        distance = len(between)
        if any(_is_nearer(tree, t, verb, mask.start) for t in tree.tokens):
            continue
        # An attribution is a few words: "said the Chinese foreign minister, Wang Yi, on Friday".
        if distance < 90 and (best is None or distance < best[0]):
            best = (distance, i)
    if best is None:
        return None
    mask = tree.frame.masks[best[1]]
    return Said(masked(tree, mask.start, mask.end), "quotation_beside", 0.85)


def _is_nearer(tree: Tree, other: Token, verb: Token, place: int) -> bool:
    """Whether another cue stands between a participle and a quotation: "Speaking here, he said"."""
    found = (
        entry_of(tree, other) if other.pos == "VERB" and verb.end < other.start < place else None
    )
    return verb.tag == "VBG" and found is not None and bool(set("cq") & set(found[1].frames))


def that_behind(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """A "that" follows the cue, though the parser hung its clause on something between them."""
    if "c" not in entry.frames or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
        return None
    for token in tree.tokens[verb.i + 1 : verb.i + MAX_BETWEEN]:
        if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return None
        if token.lemma == "that" and token.dep == "mark":
            if _is_answered(tree, verb, tree.head(tree.head(token))):
                return None
            end = len(tree.tokens)
            while tree.tokens[end - 1].pos == "PUNCT" and tree.tokens[end - 1].text not in '”"’»':
                end -= 1
            return Said(tree.tokens[token.i : end], "that_behind", 0.75)
    return None


def _is_answered(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a clause tells what a report says and not the cue: "replied to an article that"."""
    nouns = load(tree.article.language, "speech").get("nouns", {})
    if verb.lemma not in wordset(tree.article.language, "answering"):
        return False
    return noun.lemma in wordset(tree.article.language, "documents") or noun.lemma in nouns


def scrap_behind(tree: Tree, verb: Token, entry: Entry) -> Said | None:
    """A quotation too short to be taken for a sentence is the cue's object: chanted “No war!”."""
    if not set("cq") & set(entry.frames):
        return None
    behind = tree.place(verb).end
    for quotation in tree.frame.left:
        if 0 < quotation.span.start - behind <= CLOSE_BEHIND:
            if is_title(quotation.content.of(tree.article.text)):
                continue  # "read “War and Peace”"
            between = [
                t for t in tree.tokens if behind <= tree.place(t).start < quotation.span.start
            ]
            if any(t.pos == "DET" for t in between):
                continue  # "keeps a “normal” trade": a word at arm's length
            tokens = [t for t in tree.tokens if quotation.span.covers(tree.place(t))]
            return Said(tuple(tokens), "scrap_behind", 0.75) if tokens else None
    return None


RULES = (yes_or_no, quotation_beside, that_behind, scrap_behind)
