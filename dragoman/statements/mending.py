"""What the parser often hangs in the wrong place around a cue, hung where it belongs.

Each mend is a small function over the tree of a frame; its docstring tells what it mends. They
move cues and what stands beside them, so that the rest of the parse stays what the parser made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from dragoman.language import Token
from dragoman.statements.cues import entry_of, is_personal
from dragoman.statements.joining import saying_joined
from dragoman.statements.tree import Tree, lexicon, wordset
from dragoman.words import load

FINITE = ("VBD", "VBZ", "VBP", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def mended(tree: Tree) -> Tree:
    """The tree of a frame, each mend done in turn."""
    for mend in MENDS:
        for i in range(len(tree.tokens)):
            tree = mend(tree, tree.tokens[i])
    return tree


def _hung(tree: Tree, token: Token, head: Token, dep: str) -> Tree:
    """The tree with a word hung on another."""
    tokens, children = list(tree.tokens), [list(below) for below in tree.children]
    if token.head != token.i:
        children[token.head].remove(token.i)
    tokens[token.i] = replace(token, head=head.i, dep=dep)
    if head.i != token.i:
        children[head.i] = sorted([*children[head.i], token.i])
    return replace(tree, tokens=tuple(tokens), children=tuple(map(tuple, children)))


def _taken_for(tree: Tree, word: Token, tag: str, lemma: str) -> Tree:
    """The tree with a word taken for a verb."""
    tokens = list(tree.tokens)
    tokens[word.i] = replace(word, pos="VERB", tag=tag, lemma=lemma)
    return replace(tree, tokens=tuple(tokens))


def _above(tree: Tree, token: Token) -> list[Token]:
    """The words that a word hangs on, the nearest first."""
    out: list[Token] = []
    while token.head != token.i and len(out) < len(tree.tokens):
        token = tree.head(token)
        out.append(token)
    return out


def _is_finite(tree: Tree, verb: Token) -> bool:
    return verb.tag in FINITE or any(t.tag in FINITE for t in tree.kids(verb, "aux", "auxpass"))


def _is_cue(tree: Tree, verb: Token) -> bool:
    return verb.pos == "VERB" and entry_of(tree, verb) is not None


def joined_to_a_deed(tree: Tree, verb: Token) -> Tree:
    """A finite cue is joined to a finite verb: "denied signing it and refuted reports".

    Where the parser joins it to the gerund or the infinitive between them, it goes on with the verb
    of the same tense that these hang on.
    """
    head = tree.head(verb)
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or not _is_cue(tree, verb):
        return tree
    if tree.kids(verb, *SUBJECTS, "aux") or head.pos != "VERB" or _is_finite(tree, head):
        return tree
    above = next((t for t in _above(tree, head) if _is_finite(tree, t)), None)
    if above is None or above.tag != verb.tag or above.i > verb.i:
        return tree
    return _hung(tree, verb, above, "conj")


def joined_to_a_saying(tree: Tree, verb: Token) -> Tree:
    """A cue goes on with a saying: "said that Lima was to blame, and accused it of delay".

    Where the parser joins it to what is said, it would be said by those of whom that tells.
    """
    saying = saying_joined(tree.tokens, verb.i, tree.article.language)
    return tree if saying is None else _hung(tree, verb, tree.tokens[saying], "conj")


def denial_taken_for_a_modifier(tree: Tree, verb: Token) -> Tree:
    """A denial is joined to a finite verb: "denied it and refuted reports", no refuted reports."""
    noun = tree.head(verb)
    joined = verb.i > 0 and tree.tokens[verb.i - 1].dep == "cc"
    if verb.tag != "VBN" or verb.dep != "amod" or noun.dep != "conj" or not joined:
        return tree
    told = {noun.text.lower(), noun.lemma} & wordset(tree.article.language, "reports")
    above = next((t for t in _above(tree, noun) if _is_finite(tree, t)), None)
    if not told or above is None or above.tag != "VBD" or entry_of(tree, verb) is None:
        return tree
    tree = _taken_for(tree, verb, "VBD", verb.lemma)
    tree = _hung(tree, tree.tokens[verb.i], above, "conj")
    return _hung(tree, tree.tokens[noun.i], tree.tokens[verb.i], "dobj")


def participle_of_the_speaker(tree: Tree, verb: Token) -> Tree:
    """A participle of saying behind a comma is the speaker's: "said that they had met, denying".

    The parser hangs it into what was said, where it would be said by those who met, or on the last
    noun. Where the clause that it hangs on tells of a saying itself, it stays there.
    """
    if verb.tag != "VBG" or not _tells(tree, verb) or not _behind_comma(tree, verb):
        return tree
    if tree.kids(verb, *SUBJECTS, "aux", "mark") or verb.dep not in ("advcl", "acl", "conj", "dep"):
        return tree
    language, noun = tree.article.language, tree.head(verb)
    if noun.lemma in wordset(language, "documents"):
        return tree
    above = _above(tree, verb)
    clause = next((t for t in above if t.pos in ("VERB", "AUX") and t.i < verb.i), None)
    if clause is None:
        return tree
    about = {t.lemma for t in tree.kids(clause, *SUBJECTS)}
    if about & (wordset(language, "documents") | set(load(language, "speech").get("nouns", {}))):
        return tree  # "said that the announcement was clever, claiming that"
    cue = _governing(tree, [clause, *_above(tree, clause)])
    if cue is None and noun.i != clause.i and _is_cue(tree, clause) and _is_finite(tree, clause):
        cue = clause
    return tree if cue is None else _hung(tree, verb, cue, "advcl")


def _governing(tree: Tree, chain: list[Token]) -> Token | None:
    """The finite cue in whose clause a verb lies, with no other saying between them."""
    for below, above in pairwise(chain):
        spoken = below.lemma in wordset(tree.article.language, "spoken")
        if _is_cue(tree, below) and (spoken or tree.kids(below, "ccomp")):
            return None
        if below.dep == "ccomp" and above.i < below.i and _is_cue(tree, above):
            return above if _is_finite(tree, above) else None
        if below.dep not in ("conj", "xcomp"):
            return None  # "said it would answer the idea that they had attacked, claiming"
    return None


def _tells(tree: Tree, verb: Token) -> bool:
    """Whether a participle tells of speech rather than of a deed: "denying", not "ordering"."""
    language = tree.article.language
    if not _is_cue(tree, verb) or verb.lemma in wordset(language, "finite_only"):
        return False
    deeds = wordset(language, "things_can") | wordset(language, "blows")
    speech = wordset(language, "spoken") | wordset(language, "telling")
    return verb.lemma in speech or verb.lemma not in deeds


def _behind_comma(tree: Tree, verb: Token) -> bool:
    before = verb.i - 1
    while before > 0 and (tree.tokens[before].pos == "ADV" or tree.tokens[before].text in '”"’'):
        before -= 1
    return before > 0 and tree.tokens[before].text == ","


def verdict_before_its_noun(tree: Tree, verdict: Token) -> Tree:
    """What a cue says of a thing stands before the thing: "denounced as false a report by X"."""
    as_ = tree.tokens[verdict.i - 1]
    if verdict.pos not in ("ADJ", "NOUN") or as_.lemma != "as" or as_.i < 1:
        return tree
    verb, noun = tree.tokens[as_.i - 1], tree.head(verdict)
    if not _is_cue(tree, verb) or tree.kids(verb, "dobj") or noun.pos not in ("NOUN", "PROPN"):
        return tree
    opens = tree.tokens[verdict.i + 1 : verdict.i + 2]
    if not opens or opens[0].head != noun.i or opens[0].dep not in ("det", "poss"):
        return tree
    tree = _hung(tree, noun, verb, "dobj")
    return _hung(tree, tree.tokens[verdict.i], as_, "pcomp")


def clause_without_that(tree: Tree, clause: Token) -> Tree:
    """What was said stands behind an aside: "said, because of the storm, the boat was late"."""
    verb = tree.head(clause)
    if clause.dep != "advcl" or clause.i < verb.i or not _is_cue(tree, verb):
        return tree
    if tree.kids(verb, "ccomp", "dobj", "xcomp") or verb.i + 1 >= len(tree.tokens):
        return tree
    said = tree.kids(clause, "nsubj", "nsubjpass", "expl") and not tree.kids(clause, "mark")
    asking = any(t.tag in ("WRB", "WP") for t in tree.kids(clause, "advmod", "nsubj"))
    if not said or asking or tree.tokens[verb.i + 1].text != "," or not _is_finite(tree, clause):
        return tree
    return _hung(tree, clause, verb, "ccomp")


def subject_behind_an_opening(tree: Tree, noun: Token) -> Tree:
    """Who speaks behind an opening phrase: "In a swipe at his rival, the minister said".

    The parser takes him for another name of whom the phrase ends with.
    """
    if noun.dep not in ("appos", "conj") or tree.mention(noun) is None:
        return tree
    verb = next((t for t in tree.tokens[noun.i + 1 :] if t.pos in ("VERB", "AUX")), None)
    if verb is None or not _is_cue(tree, verb) or verb.tag not in FINITE:
        return tree
    if tree.kids(verb, *SUBJECTS) or any(t.dep == "cc" for t in tree.kids(tree.head(noun))):
        return tree
    phrase, opening = tree.subtree(noun), [noun, *_above(tree, noun)]
    between = tree.tokens[noun.i + 1 : verb.i]
    top = next((b for b, a in pairwise(opening) if a.i == verb.i), None)
    if top is None or top.dep != "prep" or tree.subtree(top)[0].i != 0:
        return tree
    if tree.tokens[phrase[0].i - 1].text != "," or any(t.text == "," for t in between):
        return tree
    return _hung(tree, noun, verb, "nsubj")


def verb_of_a_headline(tree: Tree, verb: Token) -> Tree:
    """A verb with a capital is no name: "Union Calls for a Strike"."""
    word = verb.text.lower()
    if tree.frame.kind != "title" or verb.tag not in ("NNPS", "NNS", "NNP") or verb.dep != "ROOT":
        return tree
    lemma = next((word[: -len(end)] for end in ("es", "s") if word.endswith(end)
                  and word[: -len(end)] in lexicon(tree.article.language)), None)  # fmt: skip
    if lemma is None or not tree.kids(verb, "nsubj"):
        return tree
    return _taken_for(tree, verb, "VBZ", lemma)


def subject_left_as_root(tree: Tree, noun: Token) -> Tree:
    """Who speaks governs no verb: "The king in a letter to his heirs asked for peace".

    The parser takes the finite cue behind him for a clause of the noun beside it.
    """
    if noun.dep != "ROOT" or tree.mention(noun) is None or noun.pos == "VERB":
        return tree
    behind = tree.tokens[noun.i + 1 :]
    verb = next((t for t in behind if t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.dep != "acl" or verb.tag not in FINITE or not _is_cue(tree, verb):
        return tree
    if tree.kids(verb, *SUBJECTS, "mark") or tree.tokens[verb.i - 1].pos == "PUNCT":
        return tree
    tree = _hung(tree, verb, verb, "ROOT")
    return _hung(tree, noun, tree.tokens[verb.i], "nsubj")


def subject_taken_for_a_modifier(tree: Tree, verb: Token) -> Tree:
    """Who says it, at the end of a sentence, is no part of a name: ", the agency reports."."""
    if verb.tag not in ("VBZ", "VBD", "NNS") or verb.i < 1 or tree.kids(verb, *SUBJECTS):
        return tree
    noun = tree.tokens[verb.i - 1]
    if noun.dep != "compound" or noun.head != verb.i or entry_of(tree, verb) is None:
        return tree
    if verb.tag == "NNS":
        if verb.dep != "ROOT" or not tree.kids(verb, "ccomp"):
            return tree
        tree = _taken_for(tree, verb, "VBZ", verb.lemma)
    tree = _hung(tree, noun, verb, "nsubj")
    for word in tree.kids(verb, "det", "amod", "compound", "poss"):
        if word.i < noun.i:
            tree = _hung(tree, word, tree.tokens[noun.i], word.dep)
    return tree


def speaker_at_the_end(tree: Tree, verb: Token) -> Tree:
    """Who says a sentence stands behind it: "Peru recalled its envoy to Lima, the ministry said".

    The parser takes him for another name of what the sentence ends with, and the cue for a part of
    the sentence; the sentence is what was said.
    """
    if verb.tag not in FINITE or not _is_cue(tree, verb) or tree.kids(verb, *SUBJECTS, "ccomp"):
        return tree
    noun, root = tree.tokens[verb.i - 1], next((t for t in tree.tokens if t.dep == "ROOT"), verb)
    behind = [t for t in tree.tokens[verb.i + 1 :] if t.pos not in ("PUNCT", "ADP", "DET", "ADJ")]
    if verb.i < 1 or root.i >= verb.i or any(t.pos not in ("NOUN", "PROPN") for t in behind):
        return tree
    phrase = tree.subtree(noun)
    if noun.dep not in ("appos", "conj", "npadvmod") or tree.tokens[phrase[0].i - 1].text != ",":
        return tree
    if not is_personal(tree, noun) or root.pos not in ("VERB", "AUX") or phrase[0].i == 0:
        return tree
    if any(t.dep == "cc" and t.i > tree.head(noun).i for t in tree.kids(tree.head(noun))):
        return tree
    tree = _hung(tree, verb, verb, "ROOT")
    tree = _hung(tree, tree.tokens[noun.i], tree.tokens[verb.i], "nsubj")
    return _hung(tree, tree.tokens[root.i], tree.tokens[verb.i], "ccomp")


def done_by_another(tree: Tree, noun: Token) -> Tree:
    """Who is accused by others accuses nobody: "with Lima accused by many"."""
    verb = tree.head(noun)
    if noun.dep != "nsubj" or verb.tag != "VBN" or not tree.kids(verb, "agent"):
        return tree
    return tree if tree.kids(verb, "aux", "auxpass") else _hung(tree, noun, verb, "nsubjpass")


Mend = Callable[[Tree, Token], Tree]
MENDS: tuple[Mend, ...] = (
    verb_of_a_headline,
    joined_to_a_deed,
    joined_to_a_saying,
    denial_taken_for_a_modifier,
    participle_of_the_speaker,
    verdict_before_its_noun,
    clause_without_that,
    subject_behind_an_opening,
    subject_left_as_root,
    subject_taken_for_a_modifier,
    speaker_at_the_end,
    done_by_another,
)
