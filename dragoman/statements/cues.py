"""Which verbs are cues, and whether what they say was said at all."""

from __future__ import annotations

from dragoman.language import Token
from dragoman.statements.tree import Entry, Tree, lexicon, wordset

# Verbs whose infinitive is still something done: "went on to say", "used the visit to stress".
CARRIERS = frozenset(
    ["continue", "go", "use", "begin", "start", "proceed", "take", "choose", "speak", "appear"]
)
# Nouns that name persons by their endings; what else has one is in the list `no_speakers`.
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "person", "people", "ee", "ian")
# Verbs that leave to others what follows them: "let them express".
LETTING = frozenset(["let", "make", "help", "have"])
# Auxiliaries that make the saying itself unreal.
UNREAL = frozenset(["would", "could", "might", "may", "can", "should", "must", "shall"])


def entry_of(tree: Tree, verb: Token) -> tuple[str, Entry] | None:
    """The word-list entry of a verb, with its particle, preposition or adjective if it has one."""
    words = lexicon(tree.article.language)
    for child in tree.kids(verb, "prt", "prep", "acomp", "advmod", "ccomp", "oprd"):
        if child.i < verb.i:
            continue
        key = f"{verb.lemma} {child.lemma}"
        if child.dep == "prep" and tree.kids(verb, "dobj", "oprd", "ccomp", "acomp"):
            continue  # "called a quack for selling it" calls for nothing
        if any(t.ent[2:] in ("DATE", "TIME") for t in tree.kids(child, "pobj")):
            continue  # "agreed on Friday"
        if key in words:
            return key, words[key]
    for child in tree.kids(verb, "dobj"):
        if f"{verb.lemma} {child.lemma}" in words:  # "as the envoy put it", "paid tribute to"
            return f"{verb.lemma} {child.lemma}", words[f"{verb.lemma} {child.lemma}"]
    entry = words.get(verb.lemma)
    return None if entry is None else (verb.lemma, entry)


def quoted_as(tree: Tree, verb: Token) -> Token | None:
    """The verb of quoting that this one goes with: "the channel quoted him as saying"."""
    above = tree.head(verb)
    quoting = tree.head(above)
    passed_on = quoting.lemma in wordset(tree.article.language, "quoting")
    return quoting if verb.dep == "pcomp" and above.lemma == "as" and passed_on else None


def is_unreal(tree: Tree, verb: Token) -> bool:
    """Whether the saying itself was not done: "would say", "to warn", "if he promises"."""
    if any(t.lemma in UNREAL or t.text.lower() in UNREAL for t in tree.kids(verb, "aux")):
        return True
    if any(t.lemma in ("if", "unless", "whether") for t in tree.kids(verb, "mark")):
        return True
    if tree.kids(verb, "aux") and tree.kids(verb, "aux")[0].lemma in ("do", "have", "be"):
        return False
    if _is_asked_for(tree, verb):
        return True
    if quoted_as(tree, verb) is not None:
        return False
    if verb.tag == "VB" and tree.head(verb).lemma in LETTING and verb.dep in ("ccomp", "xcomp"):
        return True
    # "with each side claiming"
    own = tree.head(verb).lemma == "with" and bool(tree.kids(verb, "nsubj"))
    if own:
        return False
    if verb.dep == "pcomp" and tree.head(verb).lemma not in (
        "by",
        "without",
        "after",
        "before",
        "in",
    ):
        return True
    if any(t.tag == "TO" for t in tree.kids(verb, "aux")):
        head = tree.head(verb)
        while verb.dep == "conj" and head.head != head.i and head.dep == "conj":
            head = tree.head(head)
        if verb.dep == "conj":
            return is_unreal(tree, head)
        return head.lemma not in CARRIERS
    if verb.dep == "conj" and verb.tag == "VB":
        return is_unreal(tree, tree.head(verb))
    return False


def _is_asked_for(tree: Tree, verb: Token) -> bool:
    """A clause that is demanded: "demanded that they withdraw and promise"."""
    head = verb
    while head.dep == "conj" and head.head != head.i:
        head = tree.head(head)
    if head.dep != "ccomp":
        return False
    cue = entry_of(tree, tree.head(head))
    plain = verb.tag in ("VB", "VBP") and not tree.kids(verb, "aux")
    return cue is not None and cue[1].act == "REQUEST" and plain


def is_negated(tree: Tree, verb: Token) -> bool:
    """Whether the text says that it was not said: "did not explain", "without noting"."""
    if tree.kids(verb, "neg"):
        return True
    if any(t.lemma == "never" for t in tree.kids(verb, "advmod")):
        return True
    joined = tree.head(verb) if verb.dep == "conj" else verb
    if any(t.lemma == "neither" for t in tree.kids(joined, "preconj", "cc", "det", "advmod")):
        return True  # "neither confirmed nor denied"
    language = tree.article.language
    for subject in tree.kids(verb, "nsubj", "nsubjpass"):
        # "Neither Russia nor China condemned", "No minister said", "Nobody admitted".
        first = tree.subtree(subject)[0]
        if {first.lemma, subject.lemma} & wordset(language, "nobody"):
            return True
    above = tree.head(verb)
    denied = entry_of(tree, above) if verb.tag == "VBG" and verb.dep == "xcomp" else None
    if denied is not None and denied[1].act == "DENY":
        return True  # "denied agreeing to sell"
    if above.pos == "ADP":
        above = tree.head(above)
    if verb.dep in ("xcomp", "pcomp") and above.lemma in wordset(language, "avoiding"):
        return True
    head = tree.head(verb)
    return verb.dep == "pcomp" and head.lemma == "without"


def is_verb(tree: Tree, token: Token) -> bool:
    """Whether a word is a verb; the tagger takes "and assures that it" for a plural noun."""
    if token.pos in ("VERB", "AUX"):
        return True
    clauses = [c for c in tree.kids(token, "ccomp") if tree.kids(c, "nsubj", "nsubjpass")]
    return token.tag == "NNS" and bool(clauses) and not tree.kids(token, "det", "amod", "poss")


def outer_cue(tree: Tree, verb: Token) -> Token | None:
    """The cue that a second cue goes on from, though the parser hung it into what was said.

    "The envoy said that Iran must answer and did not exclude a veto": who excludes is the envoy. A
    cue verb that is joined by "and" to the verb of a cue's clause and has no subject of its own
    belongs to the cue when it is finite and has its tense.
    """
    if verb.dep != "conj" or not is_verb(tree, verb) or tree.kids(verb, "nsubj", "nsubjpass"):
        return None
    if entry_of(tree, verb) is None:
        return None
    head = tree.head(verb)
    while head.dep == "conj" and head.head != head.i:
        head = tree.head(head)
    while head.dep in ("xcomp", "acomp") and head.head != head.i:
        head = tree.head(head)
    cue = tree.head(head)
    if head.dep != "ccomp" or cue.pos != "VERB" or entry_of(tree, cue) is None:
        return None
    modal = any(t.tag in ("MD", "TO") or t.lemma == "do" for t in tree.kids(head, "aux"))
    # "They say that no deal was signed and remind us": no infinitive stands beside a past tense.
    plain = (
        verb.tag == "VB"
        and not tree.kids(verb, "aux")
        and head.tag in ("VBD", "VBZ", "VBN", "VBG")
        and not modal
    )
    same = ("present" if plain else _tense(tree, verb)) == _tense(tree, cue)
    other = _tense(tree, verb) != _tense(tree, head)
    # One who denies a thing goes on speaking: "denied that it did and accused".
    named = entry_of(tree, cue)
    denies = named is not None and named[1].act in ("DENY", "REJECT")
    # "said that two boats had sunk and urged": boats do not urge.
    mute = any(not is_personal(tree, t) for t in tree.kids(head, "nsubj", "nsubjpass"))
    return cue if same and (other or denies or mute or bool(tree.kids(verb, "ccomp"))) else None


def is_personal(tree: Tree, noun: Token) -> bool:
    """Whether a noun names persons or a body of them: "envoys", "the ministry", not "ships"."""
    language, word = tree.article.language, noun.lemma.lower()
    if noun.pos == "PRON" or word in wordset(language, "bodies") or tree.mention(noun) is not None:
        return True
    if noun.ent[2:] in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    return word.endswith(PERSON_ENDINGS) and word not in wordset(language, "no_speakers")


def _tense(tree: Tree, verb: Token) -> str:
    finite = [t for t in tree.kids(verb, "aux", "auxpass") if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    tag = finite[0].tag if finite else verb.tag
    if tag == "VBD" and finite and finite[0].lemma == "have":
        return "pluperfect"
    return {"VBZ": "present", "VBP": "present", "NNS": "present", "MD": "modal", "VBD": "past"}.get(
        tag, "none"
    )
