"""How well each actor named so far fits a word that stands for one of them."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.actors.discourse import (
    REACH,
    SUBJECTS,
    Discourse,
    Entity,
    Seen,
    head_token,
    is_person,
    saying_verbs,
    speaks,
    taken_for,
)
from dragoman.actors.gazetteer import roles
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.language import Token

# What a person without a name weighs less than one with a name, as who "he" is.
UNNAMED = 1.0
# What the subject of a clause weighs more inside it, or in one that an "and" joins to it.
ABOVE = 0.8


def rank(
    discourse: Discourse, line: Line, number: int, item: Found, want: Callable[[Entity], bool]
) -> list[tuple[float, Seen]]:
    """Candidates with their weight, the best first, each entity once."""
    best: dict[str, tuple[float, Seen]] = {}
    token = line.token_of[item.start]
    object_of = acting_on(line, token)
    is_subject = token is None or token.dep in ("nsubj", "nsubjpass", "")
    quoted = line.quoted[item.start]
    speaker = _speaker(discourse, line, number) if quoted else None
    shallow = token is not None and not token.dep and _object_form(line, item)
    barred = set()
    for seen in discourse.recent(0, number, want):
        if seen.subject and (seen.verb in object_of or shallow):
            barred.add(seen.entity.key)  # "Biden warned him": him is not Biden
        elif seen.subject and quoted and not seen.quoted:
            barred.add(seen.entity.key)  # in his own words a speaker is "I"
    if speaker is not None:
        named = {s.entity.key for s in discourse.recent(0, number, want) if s.quoted}
        barred |= {key for key in speaker if key is not None} - named  # and their country "we"
    barred |= in_content(discourse, line, number, item)
    # "Russia will find it hard to keep up its war": of states the nearest subject is meant.
    near = next((s for s in discourse.recent(0, number, want) if s.subject), None)
    later = {f.actor_id for f in discourse.row if f.form == "name" and f.start > item.end}
    above = _clauses_above(line, token)
    for seen in discourse.recent(REACH, number, want):
        if seen.entity.key in barred:
            continue
        nameless = seen.entity.kind == "person" and seen.entity.actor_id is None
        if nameless and seen.quoted and not quoted:
            continue  # "an adviser of mine" in what he says is not he
        weight = -1.0 * (number - seen.line)
        weight += 0.8 * seen.subject + 0.1 * min(seen.entity.count, 6)
        weight += 0.3 * (is_subject and seen.subject)
        weight += 0.5 * (seen is near and seen.entity.kind != "person")
        weight -= 1.5 * (seen.quoted and not quoted)
        # Who is introduced with his office is so because he has the word next.
        new = seen.entity.count == 1 and seen.rule.endswith("office_after")
        weight += 1.2 * (new and is_subject and number - seen.line == 1)
        weight -= UNNAMED * nameless
        governs = seen.subject and seen.line == number and seen.verb in above
        weight += ABOVE * (governs and seen.entity.kind == "person")
        weight += 0.8 * (seen.speaker and not quoted and not seen.quoted and is_subject)
        weight -= 0.4 * (quoted and not seen.quoted)
        weight -= 0.8 * (quoted and is_subject and seen.entity.key in later)  # "he should sue X"
        weight -= 1.5 * (seen.asking and not quoted and seen.line == number - 1)
        weight -= 0.5 * (_inside(discourse, number) and not _same(discourse, number, seen.line))
        weight += {"name": 0.3, "role": 0.2, "pronoun": 0.4}.get(seen.form, 0.0)
        weight += 0.2 * (seen.entity.gender is not None and seen.entity.gender == item.gender)
        held = best.get(seen.entity.key)
        if held is None or weight > held[0]:
            best[seen.entity.key] = (weight, seen)
    return sorted(best.values(), key=by_weight, reverse=True)


def _clauses_above(line: Line, token: Token | None) -> set[int]:
    """The verbs of the clauses that a word stands in, but not its own: "X left when he was"."""
    found: set[int] = set()
    own = token is not None and token.dep in SUBJECTS
    for _ in range(12):
        if token is None or not token.dep or token.head == token.i:
            break
        token = line.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            found |= set() if own else {token.i}
            own = False
    return found


def _same(discourse: Discourse, one: int, other: int) -> bool:
    """Whether two lines stand in one paragraph."""
    rows = discourse.paragraphs
    return other < 0 or max(one, other) >= len(rows) or rows[one] == rows[other]


def _inside(discourse: Discourse, number: int) -> bool:
    """Whether a line is not the first of its paragraph."""
    return number > 0 and _same(discourse, number, number - 1)


def acting_on(line: Line, token: Token | None) -> set[int]:
    """The verbs that a word is the direct object of, with those that govern them."""
    if token is not None and token.dep == "pobj" and line.tokens[token.head].dep == "prep":
        counted = line.tokens[line.tokens[token.head].head]  # "seized eleven of them"
        token = counted if counted.tag == "CD" else token
    direct = token is not None and token.dep in ("dobj", "dative")
    return _verbs_above(line, token.head) if token is not None and direct else set()


def reached_by(line: Line, token: Token | None, apart: frozenset[str]) -> set[int]:
    """The verbs that a word is the object of, or inside what is: "summoned the envoys of both".

    Not where it stands behind a word such as "between", which takes the subject in.
    """
    for _ in range(6):
        if token is None or token.dep in ("dobj", "dative", "agent"):
            break
        if token.text.lower() in apart:
            return set()
        if token.dep not in ("pobj", "prep", "poss", "compound", "amod", "nmod"):
            return set()
        above = line.tokens[token.head]
        if above.pos == "VERB" and token.dep == "prep":
            return _verbs_above(line, above.i)
        token = above
    return acting_on(line, token)


def _verbs_above(line: Line, verb: int) -> set[int]:
    """The verbs whose subject a verb shares: "summoned the envoy to warn him"."""
    found = {verb}
    for _ in range(4):
        token = line.tokens[verb]
        if any(t.head == verb and t.dep in SUBJECTS for t in line.tokens):
            break
        if token.dep not in ("xcomp", "conj", "advcl", "acl") or token.head == verb:
            break
        verb = token.head
        found.add(verb)
    return found


def in_content(discourse: Discourse, line: Line, number: int, item: Found) -> set[str]:
    """Whom a speaker names in what he says: "Blinken will travel, he said" was not Blinken."""
    token = head_token(line, item) or line.token_of[item.start]
    parsed = token is not None and bool(token.dep)
    verb = token.head if token is not None and parsed else -1
    if parsed and (
        token is None
        or token.dep != "nsubj"
        or line.tokens[verb].lemma not in saying_verbs(line.language)
    ):
        return set()
    found = set()
    for seen in discourse.recent(0, number, is_person):
        if seen.form not in ("name", "role"):
            continue
        if seen.owner and line.word(item.start - 1) == ",":
            continue  # "Obama's remarks went to critics, including, he said, some of them"
        quoted = seen.quoted and not line.quoted[item.start]
        if (quoted and speaks(line, item)) or (parsed and _below(line, seen.word, verb)):
            found.add(seen.entity.key)
    return found


def _below(line: Line, word: int, verb: int) -> bool:
    """Whether a word lies in the clause that is said: of its chain to the verb a ccomp is last."""
    token = line.token_of[word]
    for _ in range(12):
        if token is None or token.head == token.i:
            return False
        if token.head == verb:
            return token.dep in ("ccomp", "parataxis")
        token = line.tokens[token.head]
    return False


def _object_form(line: Line, item: Found) -> bool:
    row = roles(line.language)["pronouns"].get(item.role, {})
    return bool(row.get("object", False))


def _speaker(discourse: Discourse, line: Line, number: int) -> tuple[str | None, str | None] | None:
    """The key and country of who is most likely quoted.

    That is a person whom the sentence names outside the quotation, else the person who was last
    a subject.
    """
    for item in discourse.row:
        named = item.kind == "person" and item.form == "name" and item.actor_id is not None
        head = head_token(line, item)
        if not named or line.quoted[item.start]:
            continue
        if item.country is not None or (head is not None and head.dep == "nsubj"):
            return item.actor_id, item.country
    if _said_by_another(line):
        return None
    for seen in discourse.recent(2, number, is_person):
        if seen.subject and not seen.quoted:
            return seen.entity.key, seen.entity.country
    return None


def _said_by_another(line: Line) -> bool:
    """Whether the words outside a quotation tell that somebody without a known name has said it."""
    verbs = saying_verbs(line.language)
    for token in line.tokens:
        told = token.dep == "nsubj" and token.pos in ("PROPN", "NOUN")
        if told and line.tokens[token.head].lemma in verbs:
            words = line.words_of.get(token.i, ())
            if words and not line.quoted[words[0]]:
                return True
    return False


def by_weight(row: tuple[float, Seen]) -> float:
    """The weight of a ranked candidate, to sort by."""
    return row[0]


def take(item: Found, ranked: list[tuple[float, Seen]], rule: str) -> Found:
    """The best candidate; its score falls with how close the next one comes."""
    weight, seen = ranked[0]
    margin = weight - ranked[1][0] if len(ranked) > 1 else 2.0
    score = 0.8 if margin > 1.0 else 0.7 if margin > 0.4 else 0.55
    return taken_for(item, seen.entity, rule, score)
