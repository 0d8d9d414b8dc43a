"""Whether a verb has the sense that its pattern means: "asked him to go", not "asked him why"."""

from __future__ import annotations

from dragoman.events.arguments import objects
from dragoman.events.lexicon import Lexicon
from dragoman.events.mending import FINITE
from dragoman.events.tree import (
    CLAUSES,
    RELATIVES,
    Tree,
    children,
    compound_lemma,
    is_passive,
    objects_of_preposition,
)

# What somebody is told to do, and what is told of as still to come.
MUST = frozenset({"must", "should", "ought"})
MAY = frozenset({"may", "might"})
AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
WITH = frozenset({"with"})
# With these verbs and prepositions an appeal asks for something.
APPEALING = frozenset({"make", "issue", "launch", "send", "renew", "repeat", "publish", "file"})
FOR = frozenset({"for"})
ASKS_FOR = frozenset({"from", "by", "against"})
AGREED = frozenset({"on", "to", "over", "about", "upon"})


def blocked(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether what stands around a verb takes its meaning away: "demonstrated readiness"."""
    lemma = tree.tokens[i].lemma
    if lemma in words.lists.get("intransitive", frozenset()) and children(
        tree, i, frozenset({"dobj", "ccomp"})
    ):
        return True  # "demonstrated readiness" is no demonstration
    if lemma in words.lists.get("asking", frozenset()) and not _asks_for(tree, i):
        return True
    if set_phrase(tree, i, words) or _by_rule(tree, i, words) or _exhorts(tree, i, words):
        return True
    if assures_of_fact(tree, i, words) or keeps_silent(tree, i, words):
        return True
    wanted = words.blocks.get(lemma)
    if wanted is None:
        return False
    near = {tree.tokens[k].text.lower() for k in tree.kids[i]}
    for k in children(tree, i, CLAUSES | {"advcl"}):
        near |= {
            tree.tokens[q].text.lower()
            for q in tree.kids[k]
            if tree.tokens[q].dep in {"mark", "advmod", "dobj"} and q < k
        }
    return bool(near & wanted)


def set_phrase(tree: Tree, i: int, words: Lexicon) -> tuple[int, ...]:
    """The words that with a verb make a figure of speech: "take control of the Senate".

    They are its objects, or what a preposition introduces ("of:senate").
    """
    wanted = words.set_phrases.get(tree.tokens[i].lemma, frozenset())
    if not wanted:
        return ()
    near = objects(tree, i)
    found = [k for k in near if {tree.tokens[k].lemma.lower(), compound_lemma(tree, k)} & wanted]
    for pair in wanted:
        preposition, _, lemma = pair.partition(":")
        if lemma:
            held = objects_of_preposition(tree, i, frozenset({preposition}))
            found += [k for k in held if tree.tokens[k].lemma.lower() == lemma]
    return (*near, *found) if found else ()


def _by_rule(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether a text or a thing does it, and nobody: "a clause that allows the mayor to"."""
    wanted = words.no_subjects.get(tree.tokens[i].lemma)
    if not wanted:
        return False
    own = children(tree, i, frozenset({"nsubj"}))
    token = tree.tokens[i]
    if token.dep in {"relcl", "acl"} and all(tree.tokens[k].text.lower() in RELATIVES for k in own):
        own = [token.head]
    return any(tree.tokens[k].lemma in wanted for k in own)


def _exhorts(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether an imperative grants nothing: "Let the others pay"."""
    token = tree.tokens[i]
    if token.lemma not in words.lists.get("exhorting", frozenset()) or token.tag != "VB":
        return False
    begins = token.dep in {"ROOT", "ccomp", "parataxis"} or token.text[:1].isupper()
    return begins and not children(tree, i, frozenset({"nsubj", "aux"}))


def attracts(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether an appeal is only to somebody's taste: "his appeal to young voters".

    Not where it says for what: "an appeal to them for help".
    """
    verb = tree.tokens[tree.tokens[i].head].lemma
    told = children(tree, i, frozenset({"acl"})) or objects_of_preposition(tree, i, FOR, deep=False)
    if tree.tokens[i].lemma not in words.lists["charming"] or told:
        return False
    if verb not in words.lists["light"]:
        return True
    if verb in words.lists["answering"] | APPEALING or children(tree, i, frozenset({"relcl"})):
        return False
    return not objects_of_preposition(tree, i, ASKS_FOR, deep=False)


def of_the_press(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether reporters only want to hear something: "a request for comment"."""
    wanted = objects_of_preposition(tree, i, FOR, deep=False)
    asked = tree.tokens[i].lemma in words.lists["answered"]
    return asked and any(tree.tokens[k].lemma in words.lists["remarks"] for k in wanted)


def shares_view(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether to agree is to be of one mind: "agrees with her remarks", "agrees that he lied".

    Not where it says on or to what: "agreed with Togo on a date", "agreed that they would meet".
    """
    token = tree.tokens[i]
    if token.lemma != "agree" or is_passive(tree, i):
        return False
    clauses = children(tree, i, frozenset({"xcomp", "ccomp", "dobj", "advcl"}))
    if not clauses:
        on = [tree.tokens[k] for k in objects_of_preposition(tree, i, AGREED, deep=False)]
        # "agrees with him on everything", "on that point"
        bare = all(t.pos == "PRON" or t.lemma in words.lists["of_one_mind_on"] for t in on)
        return bare and bool(objects_of_preposition(tree, i, WITH, deep=False))
    doers = children(tree, i, frozenset({"nsubj"}))
    one = all(tree.tokens[k].tag in {"NN", "NNP", "PRP"} for k in doers)
    pair = any(children(tree, k, frozenset({"conj"})) for k in doers)
    one = one and not pair
    many = not one and not pair and token.tag == "VBP"  # "most citizens agree that"
    said = children(tree, i, frozenset({"ccomp"}))
    return (one or many) and any(_is_so(tree, k) or _should_be(tree, k) for k in said)


def _is_so(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is or was, not what one will or may do: "that it was so"."""
    tokens = [tree.tokens[verb], *(tree.tokens[q] for q in tree.kids[verb])]
    helped = [t for t in tokens if t.i == verb or t.dep in {"aux", "auxpass"}]
    return any(t.tag in FINITE for t in helped) and not any(t.tag == "MD" for t in helped)


def _should_be(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what one thinks right or possible: "should pay", "may struggle"."""
    return any(
        tree.tokens[q].dep == "aux" and tree.tokens[q].text.lower() in MUST | MAY
        for q in tree.kids[verb]
    )


def assures_of_fact(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether nothing is promised to whom one assures: "assured him that it was done"."""
    token = tree.tokens[i]
    if token.lemma not in words.lists.get("assuring", frozenset()) or is_passive(tree, i):
        return False
    said = children(tree, i, frozenset({"ccomp"}))
    said += [  # where the parser hangs the clause on the hearer
        k
        for q in objects(tree, i)
        for k in children(tree, q, frozenset({"relcl"}))
        if children(tree, k, frozenset({"mark"}))
    ]
    meant = words.lists["commissive"] | {"go"}  # "that it did not intend to", "was going to"
    return bool(said) and all(_is_so(tree, k) and tree.tokens[k].lemma not in meant for k in said)


def keeps_silent(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether one only does not talk of a thing: "declined to comment on the request"."""
    if tree.tokens[i].lemma not in {"decline", "refuse"}:
        return False
    silent = words.lists.get("commenting", frozenset())
    polite = words.lists.get("speaking_of", frozenset())
    wanted = silent | polite if tree.tokens[i].lemma == "decline" else silent
    said = children(tree, i, frozenset({"xcomp"}))
    return any(
        tree.tokens[k].lemma in wanted and not objects_of_preposition(tree, k, WITH, deep=False)
        for k in said
    )


def means_another(tree: Tree, i: int) -> bool:
    """Whether a particle makes it another verb: "back up a claim", "sell out an ally"."""
    return any(tree.tokens[k].dep == "prt" for k in tree.kids[i])


def _asks_for(tree: Tree, i: int) -> bool:
    """Whether somebody asks to have it done: "asked him to leave", "asked for help"."""
    if objects_of_preposition(tree, i, FOR, deep=False):
        return True
    for k in children(tree, i, CLAUSES | {"advcl"}):
        marks = {tree.tokens[q].text.lower() for q in tree.kids[k] if q < k}
        if marks & {"to", "that"}:
            return True
    prepositions = (tree.tokens[k] for k in children(tree, i, frozenset({"prep"})))
    return any(p.text.lower() == "for" for p in prepositions) or is_passive(tree, i)
