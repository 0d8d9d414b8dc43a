"""What the words alone settle once the coder has weighed a draft: it was trained on less."""

from __future__ import annotations

from dataclasses import replace

from dragoman.events.arguments import askers, objects
from dragoman.events.draft import Draft, Scene, one_by_one
from dragoman.events.filling import fill
from dragoman.events.lexicon import lexicon
from dragoman.events.nameless import is_people, people_at
from dragoman.events.parties import parties
from dragoman.events.saying import same_side
from dragoman.events.tree import objects_of_preposition, subtree, tree_of
from dragoman.events.verbs import EXACT, FROM
from dragoman.factuality import PARSED


def settled(draft: Draft, scene: Scene) -> Draft:
    """A draft with what its words leave no doubt about, whatever the coder makes of it."""
    if scene.sentence.language not in PARSED or draft.carrier is None:
        return draft
    return remanded(deported(left_to(draft, scene), scene), scene)


def left_to(draft: Draft, scene: Scene) -> Draft:
    """Aim a resignation or return at whoever asks for it: "the bishops urged him to resign"."""
    if draft.mode not in {"resign", "return"} or draft.target or draft.carrier is None:
        return draft
    tree = tree_of(scene.tokens)
    places = tuple((k, EXACT) for k in askers(tree, draft.carrier))
    found = fill(tree, places, parties(scene, tree)) if places else []
    people = [people_at(tree, k, scene) for k, _ in places if is_people(tree, k, "en")]
    refs = [ref for ref in people if ref is not None]
    refs = refs or [ref for actor, _ in found for ref in one_by_one(actor.ref)]
    target = tuple(r for r in refs if not any(same_side(r, one) for one in draft.source))
    return replace(draft, target=target, rule=f"{draft.rule}+left_to") if target else draft


def remanded(draft: Draft, scene: Scene) -> Draft:
    """Whom a court jails "pending trial" it only holds."""
    if draft.mode != "convict" or not draft.rule.startswith("court") or draft.carrier is None:
        return draft
    tree = tree_of(scene.tokens)
    below = {tree.tokens[k].text.lower() for k in subtree(tree, draft.carrier)}
    if not below & lexicon("en").lists["untried"]:
        return draft
    return replace(draft, type="COERCE", mode="arrest", rule=f"{draft.rule}+remanded")


def deported(draft: Draft, scene: Scene) -> Draft:
    """To expel those who hold no office is to deport them: "expelled two nuns", not "from school".

    Diplomats and members who are expelled are a sanction.
    """
    if draft.mode != "expel" or draft.carrier is None:
        return draft
    if scene.tokens[draft.carrier].lemma != "expel":
        return draft
    tree, lists = tree_of(scene.tokens), lexicon("en").lists
    ordinary = lists["commoners"] | lists["outsiders"]
    put_out = any(tree.tokens[k].lemma in ordinary for k in objects(tree, draft.carrier))
    from_what = objects_of_preposition(tree, draft.carrier, FROM, deep=False)
    if not put_out or any(tree.tokens[k].lemma not in lists["lands"] for k in from_what):
        return draft
    return replace(draft, type="COERCE", mode="deport", rule=f"{draft.rule}+deported")
