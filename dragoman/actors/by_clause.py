"""Whom the clause that a pronoun stands in tells: "X, who announced that he would go".

Here the syntax says more than who was spoken of last.
"""

from __future__ import annotations

from dragoman.actors.discourse import (
    SUBJECTS,
    Discourse,
    Entity,
    a_person,
    is_person,
    other_gender,
    saying_verbs,
    taken_for,
)
from dragoman.actors.gazetteer import role_words
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.language import Token

# So few words after the comma of "When she took office, the lawyer X said" the name comes.
AFTER_COMMA = 4


def who_tells(discourse: Discourse, line: Line, item: Found) -> Found | None:
    """As in "the post held by X, who announced that he would go": he who announces it."""
    noun = _antecedent(line, item)
    words = line.words_of.get(noun.i, ()) if noun is not None else ()
    return next(
        (
            f
            for f in discourse.row
            if words
            and f.start <= words[0] < f.end
            and (f.kind, f.form) == ("person", "name")
            and f.actor_id is not None
        ),
        None,
    )


def many_told(line: Line, item: Found) -> Found | None:
    """As in "the delegates who said they back X": the words for the many who say it.

    So in "voters who gave X their support".
    """
    noun = _antecedent(line, item) or _owner_in_clause(line, item)
    words = line.words_of.get(noun.i, ()) if noun is not None else ()
    if noun is None or not words or noun.tag != "NNS":
        return None
    group = Entity(noun.text.lower(), "group", None, noun.text, None, many=True)
    return taken_for(item, group, "pronoun_to_group", 0.5)


def _antecedent(line: Line, item: Found) -> Token | None:
    """The noun of a relative clause in which its subject tells what the pronoun does."""
    token = line.token_of[item.start]
    if token is None or token.dep not in SUBJECTS:
        return None
    told = line.tokens[token.head]
    verb = line.tokens[told.head]
    relative = any(
        t.head == verb.i and t.dep == "nsubj" and t.lemma.lower() == "who" for t in line.tokens
    )
    if told.dep != "ccomp" or verb.dep != "relcl" or not relative:
        return None
    return line.tokens[verb.head] if verb.lemma in saying_verbs(line.language) else None


def _owner_in_clause(line: Line, item: Found) -> Token | None:
    """The many of a clause "who gave X their support", of which the possessive is."""
    token = line.token_of[item.start]
    if token is None or token.dep != "poss":
        return None
    thing = line.tokens[token.head]
    verb = line.tokens[thing.head]
    who = any(
        t.head == verb.i and t.dep == "nsubj" and t.lemma.lower() == "who" for t in line.tokens
    )
    direct = thing.dep == "dobj" and verb.dep == "relcl" and who
    return line.tokens[verb.head] if direct else None


def many_tell(discourse: Discourse, line: Line, item: Found) -> bool:
    """Whether many who are no actor of ours tell it: "students say they were misled"."""
    token = line.token_of[item.start]
    if token is None or token.dep not in SUBJECTS:
        return False
    told = line.tokens[token.head]
    verb = line.tokens[told.head]
    if told.dep != "ccomp" or verb.lemma not in saying_verbs(line.language):
        return False
    for t in line.tokens:
        if t.head == verb.i and t.dep == "nsubj" and t.tag in ("NNS", "DT") and t.i < token.i:
            words = line.words_of.get(t.i, ())
            return not any(f.start <= words[0] < f.end for f in discourse.row) if words else False
    return False


def asked(discourse: Discourse, line: Line, number: int, item: Found) -> Entity | None:
    """As in "asked X why he had left": he who is asked."""
    token = line.token_of[item.start]
    if token is None or token.dep not in SUBJECTS:
        return None
    verb = line.tokens[token.head]
    if any(
        t.head == verb.i and t.lemma.lower() in role_words(line.language, "begging")
        for t in line.tokens
    ):
        return None  # "asked the guard if he could go"
    for _ in range(2):
        if verb.dep not in ("ccomp", "pcomp", "prep"):
            break
        verb = line.tokens[verb.head]
        if verb.pos != "VERB" or verb.lemma not in role_words(line.language, "asking"):
            continue
        for seen in discourse.recent(0, number, is_person):
            if seen.verb == verb.i and not seen.subject and seen.word < item.start:
                return None if other_gender(item, seen.entity) else seen.entity
    return None


def told_ahead(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "Even as he blamed Y, X said": the name that is the subject of the main clause.

    Only where nobody else is named before the pronoun who could be meant.
    """
    token = line.token_of[item.start]
    if token is None or token.dep not in SUBJECTS or line.quoted[item.start]:
        return None
    verb = line.tokens[token.head]
    while verb.dep == "conj" and line.tokens[verb.head].pos in ("VERB", "AUX"):
        verb = line.tokens[verb.head]
    main = line.tokens[verb.head]
    if verb.dep != "advcl" or main.i <= verb.i or "," not in line.pieces[item.end :]:
        return None
    if any(not other_gender(item, s.entity) for s in discourse.recent(0, number, is_person)):
        return None
    meanwhile = role_words(line.language, "meanwhile")
    if any(
        t.head == verb.i and t.dep == "mark" and _alone(line, t, meanwhile) for t in line.tokens
    ):
        return None  # "As he spoke, X was leaving" may be of another
    subjects = {t.i for t in line.tokens if t.head == main.i and t.dep in SUBJECTS}
    for name in discourse.row:
        place = line.token_of[name.end - 1]
        if name.start < item.end or name.form != "name" or name.kind != "person":
            continue
        if place is not None and place.i in subjects and name.actor_id is not None:
            fits = not other_gender(item, name) and not line.quoted[name.start]
            person = a_person(name.actor_id, name)
            return taken_for(item, person, "pronoun_to_person", 0.65) if fits else None
    return None


def _alone(line: Line, mark: Token, listed: frozenset[str]) -> bool:
    """Whether a word opens a clause with no adverb before it: "as", but not "even as"."""
    before = line.tokens[mark.i - 1] if mark.i else None
    return mark.text.lower() in listed and not (before is not None and before.pos == "ADV")


def named_after(discourse: Discourse, line: Line, item: Found) -> Found | None:
    """As in "When she took office, X promised": the name that the main clause begins with."""
    if "," not in line.pieces[item.end :] or line.quoted[item.start]:
        return None
    comma = line.pieces.index(",", item.end)
    for name in discourse.row:
        if name.start < comma or name.form != "name" or name.kind != "person":
            continue
        differs = other_gender(item, name)
        if name.start - comma > AFTER_COMMA or name.actor_id is None or differs:
            return None
        return taken_for(item, a_person(name.actor_id, name), "pronoun_to_person", 0.65)
    return None
