"""When violent words tell of no violence: matches, quarrels, and things that "invade" a market.

Sources: the definition of ASSAULT in PLOVER asks for force against people or things; what these
words stand for otherwise was seen on unseen news pages of sport, trade and party politics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import codes
from dragoman.events.arguments import objects
from dragoman.events.draft import Draft, Scene
from dragoman.events.lexicon import Lexicon, lexicon
from dragoman.events.nameless import is_people
from dragoman.events.parties import Party
from dragoman.events.tree import (
    OF,
    Tree,
    children,
    clauses_below,
    compound_lemma,
    objects_of_preposition,
    subtree,
)
from dragoman.events.verbs import Trigger
from dragoman.records import ActorRef

SCORE = re.compile(r"^\d{1,2}[-–]\d{1,2}$")
SPORTS_WORDS = 2
RALLIES = frozenset({"rally"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
# One does none of these to oneself.
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
ARMED = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "IGO", "NGO"})
OWN_ONE = frozenset({"his", "her", "my"})
BY_CHANCE = frozenset({"in", "by", "during", "after"})
AT = frozenset({"on", "against", "at"})
# What people do to each other that concerns nobody else.
EVERYDAY = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT"}
)


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


def done_to_things(tree: Tree, trigger: Trigger, targets: Sequence[Party]) -> bool:
    """Whether what is done to people is done to a thing here: "released a poll of Reuters"."""
    if trigger.nominal:
        return _of_paper(tree, trigger, targets)
    places = _held(tree, trigger)
    if any(tree.tokens[k].text.lower() in REFLEXIVE for k in places):
        return trigger.type in SUFFERED
    named = trigger.rule == "verb_object"  # "suspended $40m in aid"
    let_out = [w for w in trigger.words if w != trigger.i and tree.tokens[w].lemma == "release"]
    if named and let_out and trigger.type == "RETREAT":  # "ordered the release of her letters"
        of = objects_of_preposition(tree, let_out[0], OF, deep=False)
        named_of = any(tree.tokens[k].pos == "PROPN" for k in of)
        whose = named_of or children(tree, let_out[0], frozenset({"poss"}))
        return not whose and _of_paper(tree, replace(trigger, i=let_out[0]), targets)
    if named or tree.tokens[trigger.i].lemma not in lexicon("en").lists["of_people"]:
        return False
    near = {k for actor in targets for k in actor.words}
    return bool(places) and not any(
        k in near or tree.tokens[k].pos == "PRON" or is_people(tree, k, "en") for k in places
    )


def _of_paper(tree: Tree, trigger: Trigger, targets: Sequence[Party]) -> bool:
    """Whether nobody is let go: "a release of the police", "the release of her letters"."""
    if tree.tokens[trigger.i].lemma not in lexicon("en").lists["of_people"]:
        return False
    of = objects_of_preposition(tree, trigger.i, OF, deep=False)
    near = {k for actor in targets for k in actor.words}
    return not any(
        k in near or tree.tokens[k].pos in {"PRON", "NUM"} or is_people(tree, k, "en") for k in of
    ) and (bool(of) or not targets)


def says_nothing(tree: Tree, trigger: Trigger, sources: Sequence[Party]) -> bool:
    """Whether it is no deed without a target: "Russian aggression", what one person hinders."""
    general = lexicon("en").lists.get("general", frozenset())
    persons = bool(sources) and _persons_only(sources)
    whole = lexicon("en").lists["decreed"]
    decreed = trigger.rule == "verb_object" and any(
        tree.tokens[w].lemma in whole for w in trigger.words
    )
    if trigger.type == "COERCE" and persons and not decreed:
        return True
    if trigger.mode == "seize" and not trigger.nominal:
        return True  # "seized on her words"
    vague = any(tree.tokens[w].lemma in lexicon("en").lists["measures"] for w in trigger.words)
    undone = any(tree.tokens[k].dep == "neg" for k in tree.kids[trigger.i])
    undone = undone or any(
        t.text.lower() == "such" and t.head in trigger.words for t in tree.tokens
    )
    if trigger.type == "COERCE" and vague and undone:
        return True  # "will not take steps", "such a step"
    held = trigger.support is not None and tree.tokens[trigger.support].lemma == "have"
    if trigger.type == "AID" and trigger.nominal and held:
        return True  # "has great gifts", "had no help"
    if trigger.type == "MOBILIZE" and persons and tree.tokens[trigger.i].lemma == "flex":
        return True  # "will flex his muscles"
    rally = any(tree.tokens[w].lemma in RALLIES for w in trigger.words)
    if trigger.type == "PROTEST" and persons and rally:
        return True  # who holds a rally by himself asks for votes
    return trigger.nominal and tree.tokens[trigger.i].lemma in general


def _of_words(tree: Tree, trigger: Trigger, words: Lexicon) -> bool:
    """Whether the words for it say that it is one of words: "personal attacks"."""
    tame = words.lists.get("tame", frozenset())
    said = words.lists.get("verbal_attack", frozenset())
    return any(
        tree.tokens[k].lemma in tame
        for w in trigger.words
        if tree.tokens[w].lemma in said and tree.tokens[w].pos == "NOUN"
        for k in tree.kids[w]
        if k < w
    )


def _by_accident(tree: Tree, trigger: Trigger, words: Lexicon) -> bool:
    """Whether nobody meant it: "killed in a crash", "struck by a lorry"."""
    by = objects_of_preposition(tree, trigger.i, BY_CHANCE, deep=False)
    return any(tree.tokens[k].lemma in words.lists["accidents"] for k in by)


def _held(tree: Tree, trigger: Trigger) -> list[int]:
    """The objects of a verb that are no part of what names the event; a noun has none."""
    if trigger.nominal:
        return []
    return [k for k in objects(tree, trigger.i) if k not in trigger.words]


def _at_deeds(tree: Tree, trigger: Trigger, words: Lexicon) -> bool:
    """Whether what somebody does or says is attacked: "attacked her record"."""
    at = objects_of_preposition(tree, trigger.i, AT, deep=False) if trigger.nominal else []
    aims = [*at, *_held(tree, trigger)]
    return any(tree.tokens[k].lemma.lower() in words.lists["argued_over"] for k in aims)


def _beats(tree: Tree, party: Party, words: Lexicon) -> bool:
    """Whether somebody is of those who use their fists."""
    return any(tree.tokens[k].lemma in words.lists.get("beaters", ()) for k in party.words)


def _scolds(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is told what somebody is attacked for: "attacked her for raising fees"."""
    below = sorted(subtree(tree, trigger.i) - clauses_below(tree, trigger.i))
    return not trigger.nominal and any(
        tree.tokens[k].text.lower() == "for" and children(tree, k, frozenset({"pcomp"}))
        for k in below
    )


def _pays(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is done with money, in advertisements: "spent $6m attacking her"."""
    token = tree.tokens[trigger.i]
    above = tree.tokens[token.head]
    money = any(tree.tokens[k].tag in {"$", "CD"} for k in objects(tree, above.i))
    money = money or "money" in {tree.tokens[k].lemma for k in objects(tree, above.i)}
    return token.tag == "VBG" and above.lemma == "spend" and money


def _is_force(tree: Tree, party: Party, words: Lexicon) -> bool:
    """Whether somebody can shoot: a state, or those who bear arms."""
    armed = words.lists["armed"] | words.lists["armed_bands"]
    known = party.kind == "state" or codes(party.ref.actor_id or "")[0] in ARMED
    return known or any(tree.tokens[k].lemma in armed for k in party.words)


def _persons_only(parties: Sequence[Party]) -> bool:
    return all(party.kind == "person" for party in parties)


def _partisans(parties: Sequence[Party]) -> bool:
    """Whether all of them are persons or parties."""
    return all(p.kind == "person" or codes(p.ref.actor_id or "")[0] == "PTY" for p in parties)


def _at_polls(tree: Tree, trigger: Trigger, sources: Sequence[Party], words: Lexicon) -> bool:
    """Whether voters do it: "a primary challenger tried to oust the senator"."""
    if tree.tokens[trigger.i].lemma not in words.lists["at_polls"] or trigger.nominal:
        return False
    lemmas = _lemmas(tree)
    if lemmas & words.lists["wounds"] or any(_is_force(tree, p, words) for p in sources):
        return False
    return bool(sources) and bool(lemmas & words.lists["electoral"])


def restrained(
    tree: Tree, trigger: Trigger, sources: Sequence[Party], targets: Sequence[Party]
) -> str | None:
    """A violent word where no force is used: "none", "verbal" for a quarrel, "cyber", or None."""
    words = lexicon("en")
    if _at_polls(tree, trigger, sources, words):
        return "none"
    if trigger.type != "ASSAULT":
        return None
    lemma = tree.tokens[trigger.i].lemma
    if lemma == "come":  # "came under attack", "came under fire"
        lemma = "attack"
    soft = lemma in words.lists.get("soft_violence", frozenset())
    lemmas = _lemmas(tree)
    said = lemma in words.lists.get("verbal_attack", frozenset())
    rough = any(_is_force(tree, p, words) or _beats(tree, p, words) for p in sources)
    if said and sources and not rough and (_at_deeds(tree, trigger, words) or _pays(tree, trigger)):
        return "verbal" if targets else "none"
    if lemmas & words.lists.get("wounds", frozenset()):
        return None
    if not sources and _by_accident(tree, trigger, words):
        return "none"
    if is_sport(tree, words):
        return "none"
    blows = words.lists.get("blows", frozenset())
    if lemma in blows and not any(_beats(tree, source, words) for source in sources):
        return "none"
    if soft and lemmas & words.lists.get("cyber", frozenset()):
        return "cyber"
    if any(_names_thing(tree, trigger, source, words) for source in sources):
        return "none"
    if _of_words(tree, trigger, words):
        return "verbal" if targets else "none"
    if not soft:
        return None
    unarmed = words.lists.get("unarmed", frozenset())
    named = [*sources, *targets]
    parts = [word for party in sources for word in re.split(r"\W+", party.ref.name.lower())]
    parts += [tree.tokens[k].text.lower() for party in sources for k in party.words]
    over = {
        tree.tokens[q].lemma
        for t in tree.tokens
        if t.text.lower() in {"over", "about"}
        for q in tree.kids[t.i]
    }
    if over & words.lists.get("quarrels", frozenset()):
        return "none"
    if lemma == "fight" and not targets and not trigger.nominal:
        return "none"  # "fight for the state"
    persons = bool(named) and _persons_only(sources)
    if persons and said and not targets and sources and not _held(tree, trigger):
        return "none"
    if said and trigger.nominal and not sources and targets and _partisans(targets):
        return "none"  # "attacks on the candidate and her party" of nobody
    scolds = not rough and _scolds(tree, trigger)
    if said and (scolds or _at_deeds(tree, trigger, words)):
        return "verbal" if targets else "none"
    civil = bool(sources) and bool(set(parts) & unarmed)
    under = tree.tokens[trigger.i].lemma == "come" and bool(sources)
    civil = civil or (under and not any(_is_force(tree, party, words) for party in sources))
    if (persons and sources and targets and all(p.kind != "state" for p in targets)) or civil:
        return "verbal" if lemma in words.lists.get("verbal_attack", frozenset()) else "none"
    return None


def private(draft: Draft, scene: Scene) -> bool:
    """Whether a harmless deed names nobody of public life: private persons, firms, outlets."""
    if draft.type not in EVERYDAY:
        return False
    polled = lexicon(scene.sentence.language).lists.get("polled", frozenset())
    if len({t.lemma for t in scene.tokens} & polled) > 1:
        return True  # "six in ten voters approve of the talks"
    if _travels(draft, scene) or _may_not_talk(draft, scene) or _in_his_pay(draft, scene):
        return True
    if draft.mode == "resign" and any(
        m.form == "role" and m.span.start >= draft.trigger.end for m in scene.mentions
    ):
        return False  # "resigned as president of Togo"
    named = (*draft.source, *draft.target)
    if all(_is_private(ref, scene) for ref in named):
        return True
    return _is_business(draft, scene)


def _is_business(draft: Draft, scene: Scene) -> bool:
    """Whether persons without an office only make money: "agreed to pay the developer a fee"."""
    money = lexicon(scene.sentence.language).lists.get("dealings", frozenset())
    business = len({t.lemma.lower() for t in scene.tokens} & money) > 1
    return (
        business
        and all(_holds_no_office(ref, scene) for ref in draft.source)
        and any(_holds_no_office(ref, scene) for ref in draft.target)
    )


def _holds_no_office(ref: ActorRef, scene: Scene) -> bool:
    """Whether it is a person without an office or his like: "the developer", "two partners"."""
    said = [m for m in scene.mentions if m.span.start < ref.end and ref.start < m.span.end]
    offices = lexicon(scene.sentence.language).lists["officials"]
    titles = {word for m in said for word in (m.title or "").lower().split()}
    if titles & offices or any(m.form in {"demonym", "metonym"} for m in said):
        return False
    if ref.actor_id is None:
        return not any(m.form == "role" for m in said)
    if codes(ref.actor_id)[0] not in {None, "BUS"}:
        return False
    kinds = {m.actor_kind for m in scene.mentions if m.actor_id == ref.actor_id}
    return kinds == {"person"}


def of_votes(draft: Draft, scene: Scene) -> bool:
    """Whether one only stands against another: "a primary challenger out to oust the senator"."""
    lists = lexicon(scene.sentence.language).lists
    unseating = lists.get("unseating", frozenset())
    if not any(t.i == draft.carrier and t.lemma in unseating for t in scene.tokens):
        return False
    if not lists["contests"].intersection(t.lemma.lower() for t in scene.tokens):
        return False
    armed = lists["armed"] | lists["armed_bands"] | lists["lawful"]
    return bool(draft.source) and all(
        codes(ref.actor_id or "")[0] not in ARMED and not armed & _words_for(ref, scene)
        for ref in draft.source
    )


def _words_for(ref: ActorRef, scene: Scene) -> set[str]:
    """The lemmas of the words for somebody."""
    return {t.lemma.lower() for t in scene.tokens if ref.start <= t.start < ref.end}


def _travels(draft: Draft, scene: Scene) -> bool:
    """Whether ordinary people travel, which is no visit of their state: "tourists went to"."""
    lists = lexicon(scene.sentence.language).lists
    ordinary = lists.get("travellers", frozenset())
    return draft.mode == "visit" and any(
        ordinary & _words_for(ref, scene) for ref in draft.source[:1]
    )


def _in_his_pay(draft: Draft, scene: Scene) -> bool:
    """Whether one only sees a lawyer or a doctor of his own: "met with his parole officer"."""
    serving = lexicon(scene.sentence.language).lists.get("attending", frozenset())
    seen = set().union(*(_words_for(ref, scene) for ref in draft.target))
    return draft.type == "CONSULT" and bool(seen & serving) and bool(seen & OWN_ONE)


def _may_not_talk(draft: Draft, scene: Scene) -> bool:
    """Whether one only speaks to a reporter: "was not authorized to discuss the talks with"."""
    if draft.type != "CONSULT" or draft.carrier is None:
        return False
    permitting = lexicon(scene.sentence.language).lists.get("permitting", frozenset())
    above = scene.tokens[scene.tokens[draft.carrier].head]
    unsaid = any(t.head == above.i and t.dep == "neg" for t in scene.tokens)
    return above.i != draft.carrier and above.lemma in permitting and unsaid


def partisan(draft: Draft, scene: Scene) -> bool:
    """Whether a help is one of politics at home: "helped the senator win", "protect the voters"."""
    if draft.type != "AID" or not draft.rule.startswith("verb+") or not draft.source:
        return False
    lists = lexicon(scene.sentence.language).lists
    kindly = lists.get("kindly", frozenset())
    if not any(t.i == draft.carrier and t.lemma in kindly for t in scene.tokens):
        return False
    helped = set().union(*(_words_for(ref, scene) for ref in draft.target))
    if lists.get("needy", frozenset()) & helped and not helped & OWN_ONE:
        return False
    mine = {_land(ref, scene) for ref in draft.source}
    theirs = {_land(ref, scene) for ref in draft.target}
    states = {ref.actor_id for ref in draft.target} & theirs
    if len((mine | theirs) - {""}) > 1 or states - mine:
        return False
    named = [ref.actor_id for ref in (*draft.source, *draft.target) if ref.actor_id]
    if any(codes(actor_id)[0] in ARMED for actor_id in named):
        return False
    return all(_is_politician(ref, scene) for ref in draft.source)


def _land(ref: ActorRef, scene: Scene) -> str:
    """The state that an actor is or is of, nothing where it is not known."""
    if ref.actor_id is None:
        return ""
    return scene.countries.get(ref.actor_id) or (codes(ref.actor_id)[1] or "")[:3]


def _is_politician(ref: ActorRef, scene: Scene) -> bool:
    """Whether a doer is a person, a party or people without a name, no state and no body."""
    if ref.actor_id is None:
        return True
    if codes(ref.actor_id)[0] in {"PTY", "CVL"}:
        return True
    kinds = {m.actor_kind for m in scene.mentions if m.actor_id == ref.actor_id}
    return kinds == {"person"}


def _is_private(ref: ActorRef, scene: Scene) -> bool:
    firms = lexicon(scene.sentence.language).lists.get("firms", frozenset())
    if ref.name.lower().rstrip(".").split(" ")[-1] in firms:
        return True
    if ref.actor_id is not None:
        sector, land = codes(ref.actor_id)
        if sector in {"MED", "BUS"}:
            return True
        if sector is not None or land is not None or ref.actor_id in scene.countries:
            return False
    said = [m for m in scene.mentions if m.span.start < ref.end and ref.start < m.span.end]
    if any(m.form in {"group", "role", "demonym", "metonym"} or m.title for m in said):
        return False
    return all(m.actor_kind in {"person", "unknown"} for m in said)
