"""Who "he", "they", "it" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.by_clause import (
    asked,
    many_tell,
    many_told,
    named_after,
    told_ahead,
    who_tells,
)
from dragoman.actors.discourse import (
    JOIN,
    SUBJECTS,
    Discourse,
    Entity,
    Pair,
    Seen,
    a_person,
    is_person,
    joined,
    last_two,
    other_gender,
    taken_for,
)
from dragoman.actors.gazetteer import role_words, roles
from dragoman.actors.phrases import Found
from dragoman.actors.ranking import acting_on, rank, take
from dragoman.actors.reading import Line
from dragoman.actors.strangers import many_since, others_since, stranger_since

# So close in weight two who are joined by an "and" are equally likely.
LEVEL = 0.4


def pronoun(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """Settle a pronoun; None where it stands for no actor at all ("it is clear that")."""
    if "author" in roles(line.language)["pronouns"][item.role]["of"]:
        return author(discourse, line, number, item)
    joined_to = _owner_before(discourse, line, number, item)
    if joined_to is not None:
        return taken_for(item, joined_to, "pronoun_after_and", 0.8)
    row = roles(line.language)["pronouns"][item.role]
    wanted = set(row["of"])
    if "person" in wanted and not item.many:
        return person_pronoun(discourse, line, number, item, wanted)
    if item.many:
        return they(discourse, line, number, item)
    if _empty_it(line, item):
        return None
    return it(discourse, line, number, item)


def author(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """As in "I believe", outside quotations: who has signed the column or the letter."""
    who = discourse.authors[number] if number < len(discourse.authors) else None
    numeral = line.capital(item.start - 1) and item.start > 0  # "World War I"
    if who is None or line.quoted[item.start] or numeral:
        return None
    entity = Entity(who[0], "person", who[0], who[1], None)
    return taken_for(item, entity, "pronoun_to_author", 0.7)


def possessor(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """Whom the possessive that a phrase begins with stands for: "its army", "his officials"."""
    rows = roles(line.language)["pronouns"]
    word = line.word(item.start)
    if word not in rows:
        return None
    row = rows[word]
    owner = replace(
        item,
        form="pronoun",
        role=word,
        gender=row.get("gender"),
        many=row["number"] == "many",
        head=item.start,
    )
    return pronoun(discourse, line, number, owner)


def _owner_before(discourse: Discourse, line: Line, number: int, item: Found) -> Entity | None:
    """As in "Russia and its allies": the possessive right after an "and" is of what it joins."""
    if item.role not in roles(line.language).get("possessives", ()) or not discourse.seen:
        return None
    both = role_words(line.language, "conjunctions", "conjunctions_before_i")
    last = discourse.seen[-1]
    near = last.line == number and discourse.last_end == item.start - 1
    if not near or line.word(item.start - 1) not in both:
        return None
    return last.entity if last.form in ("name", "metonym", "role") else None


def person_pronoun(
    discourse: Discourse, line: Line, number: int, item: Found, wanted: set[str]
) -> Found:
    """A person of fitting gender: near, a subject, a speaker, often named; not the one quoted."""

    def want(entity: Entity) -> bool:
        return (
            entity.kind == "person"
            and not entity.many
            and (entity.gender is None or item.gender is None or entity.gender == item.gender)
        )

    if roles(line.language)["pronouns"][item.role].get("last"):
        # Dutch "die" is who was named last, not who the sentence is about.
        last = next(discourse.recent(1, number, want), None)
        return taken_for(item, last.entity, "pronoun_to_last", 0.7) if last is not None else item
    told = who_tells(discourse, line, item)
    if told is not None and not other_gender(item, told):
        return taken_for(item, a_person(told.actor_id or "", told), "pronoun_to_person", 0.8)
    meant = asked(discourse, line, number, item)
    if meant is not None:
        return taken_for(item, meant, "pronoun_to_person", 0.75)
    ahead = told_ahead(discourse, line, number, item)
    if ahead is not None:
        return ahead
    if _nameless(discourse, line, item):
        return replace(item, kind="person", rule="pronoun_unresolved", score=0.3)
    ranked = rank(discourse, line, number, item, want)
    if not ranked and len(wanted) > 1:
        return it(discourse, line, number, item) or replace(
            item, rule="pronoun_unresolved", score=0.3
        )
    if not ranked:
        name = named_after(discourse, line, item)
        if name is not None:
            return name
    if not ranked or _spoken_between(discourse, line, number, item, ranked[0][1]):
        return replace(item, kind="person", rule="pronoun_unresolved", score=0.3)
    if _level(discourse, number, ranked) or stranger_since(discourse, number, item, ranked[0][1]):
        return replace(item, kind="person", rule="pronoun_unresolved", score=0.3)
    return take(item, ranked, "pronoun_to_person")


def _nameless(discourse: Discourse, line: Line, item: Found) -> bool:
    """As in "the driver fired at the police who killed him": one without a name is told of.

    He is the subject of his clause, and nobody is named between him and the pronoun.
    """
    people = role_words(line.language, "nameless")
    for i in range(item.start - 1, -1, -1):
        if any(f.start <= i < f.end and f.kind == "person" for f in discourse.row):
            return False
        token = line.token_of[i]
        if token is not None and token.dep in SUBJECTS and token.tag == "NN":
            return line.lower[i] in people
    return False


def _level(discourse: Discourse, number: int, ranked: Sequence[tuple[float, Seen]]) -> bool:
    """Whether two whom an "and" has just joined fit alike: "A and B left. He did not speak"."""
    if len(ranked) < 2 or ranked[0][0] - ranked[1][0] > LEVEL:
        return False
    two = {ranked[0][1].entity.key, ranked[1][1].entity.key}
    return any(
        number - pair.line == 1 and {entity.key for entity in pair.entities} == two
        for pair in discourse.pairs
    )


def _spoken_between(discourse: Discourse, line: Line, number: int, item: Found, best: Seen) -> bool:
    """Whether somebody of another gender has had the word since the one whom "he" would be."""
    if line.quoted[item.start] or item.gender is None or number - best.line < 2 or best.speaker:
        return False
    token = line.token_of[item.start]
    if token is not None and token.dep in ("dobj", "dative", "pobj", "poss"):
        return False  # she who spoke thanks him who was spoken of
    return any(
        seen.speaker and not seen.quoted and seen.entity.gender not in (None, item.gender)
        for seen in discourse.recent(number - best.line - 1, number, is_person)
    )


def they(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """A group or a plural; else two who are named together; else a state or body as many."""
    quoted = line.quoted[item.start]

    def plural(entity: Entity) -> bool:
        return entity.many and not (quoted and JOIN in entity.key)

    told = many_told(line, item)
    if told is not None:
        return told
    if many_tell(discourse, line, item):
        return None
    as_many = _as_many(discourse, line, number)
    if as_many is not None and not quoted:
        return taken_for(item, as_many.entity, "pronoun_to_state", 0.65)
    groups = rank(discourse, line, number, item, plural)
    if groups and not quoted and others_since(discourse, number, item, groups[0][1]):
        return replace(item, rule="pronoun_unresolved", score=0.3)
    here = [row for row in groups if row[1].line == number]
    if here:
        return take(item, here, "pronoun_to_group")
    pair = _pair_before(discourse, number, quoted=quoted)
    if pair is not None and many_since(discourse, number, pair):
        pair = None
    if pair is not None and groups and pair.line >= groups[0][1].line and _opens(discourse, pair):
        groups = []  # "X and Y did not see these voters. They ...": they are the subject again
    if pair is not None and pair.line == number:
        return joined(item, pair.entities, "pronoun_to_pair", 0.65)
    if not quoted and _two_here(discourse, line, number, item):
        return replace(item, rule="pronoun_unresolved", score=0.3)
    if _other_plural(discourse, line, item):
        return None
    if groups and (pair is None or groups[0][1].line >= pair.line) and groups[0][0] > -2.0:
        return take(item, groups, "pronoun_to_group")
    if pair is not None:
        return joined(item, pair.entities, "pronoun_to_pair", 0.6)

    def body(entity: Entity) -> bool:
        return entity.kind in ("state", "organisation")

    ranked = [
        (weight, seen)
        for weight, seen in rank(discourse, line, number, item, body)
        if weight > -1.5
        and seen.form != "demonym"
        and (seen.quoted or not quoted)
        and (seen.subject or seen.line == number)
    ]
    if ranked:
        return replace(take(item, ranked, "pronoun_to_state"), score=0.5)
    return replace(item, rule="pronoun_unresolved", score=0.3)


def _two_here(discourse: Discourse, line: Line, number: int, item: Found) -> bool:
    """Whether the sentence has named two persons, neither of whom does to them what it tells.

    Where no "and" joins them, one of them and others are as often meant as the two.
    """
    verbs = acting_on(line, line.token_of[item.start])
    here = list(discourse.recent(0, number, is_person))
    if any(seen.subject and seen.verb in verbs for seen in here):
        return False
    return len(last_two(discourse, number, 0, is_person)) == 2


def _as_many(discourse: Discourse, line: Line, number: int) -> Seen | None:
    """As in "Labour have said they ...": the body before a verb that tells of many."""
    verbs = role_words(line.language, "plural_verbs")

    def body(entity: Entity) -> bool:
        return entity.kind == "organisation" and entity.actor_id is not None

    for seen in discourse.recent(0, number, body):
        last = [p for p in discourse.pairs if p.line == number and seen.entity in p.entities]
        if not seen.subject or last or seen.form != "name":
            continue
        near = [t for t in line.tokens if seen.verb in (t.i, t.head)]
        if any(
            t.text.lower() in verbs and t.dep in ("aux", "auxpass", "ROOT", "ccomp") for t in near
        ):
            return seen
    return None


def _other_plural(discourse: Discourse, line: Line, item: Found) -> bool:
    """Whether a plural subject before it, which is no actor of ours, takes the pronoun."""
    told = role_words(line.language, "several")
    direct = line.token_of[item.start]
    them = direct is not None and direct.dep in ("dobj", "dative", "pobj")
    for i in range(item.start):
        token = line.token_of[i]
        if token is None or token.tag not in ("NNS", "NNPS"):
            continue
        people = line.lower[i] in told or line.at(i, "group") is not None
        many = them and token.dep in ("dobj", "dative", "pobj") and people
        if not (many or token.dep.startswith("nsubj")):
            continue
        if not any(f.start <= i < f.end and f.form != "pronoun" for f in discourse.row):
            return True
    return False


def _aside(line: Line, seen: Seen, item: Found) -> bool:
    """Whether a name stands in a clause about another one, and the pronoun behind that clause.

    As in "The M23, which Rwanda backs, said it would leave".
    """
    token, pronoun = line.token_of[seen.word], line.token_of[item.start]
    if token is None or pronoun is None or not token.dep:
        return False
    above = {pronoun.i}
    at = pronoun
    for _ in range(12):
        at = line.tokens[at.head]
        above.add(at.i)
    for step in range(12):
        if token.i in above or token.head == token.i:
            return False
        if token.dep in ("relcl", "acl") or (step and token.dep == "appos"):
            return token.text.lower() not in role_words(line.language, "naming")
        token = line.tokens[token.head]
    return False


def _other_one(discourse: Discourse, line: Line, item: Found) -> int:
    """Where the verb stands whose subject is a body that is no actor of ours; -1 where none is.

    As in "A coalition that backs Yemen said its planes had struck": what is told before the verb
    does not own the planes.
    """
    token = line.token_of[item.start]
    bodies = role_words(line.language, "collectives")
    for _ in range(8):
        if token is None or token.head == token.i or not bodies:
            return -1
        token = line.tokens[token.head]
        for subject in line.tokens:
            own = subject.head == token.i and subject.dep in SUBJECTS
            words = line.words_of.get(subject.i, ())
            if not own or not words or item.start in words or words[0] > item.start:
                continue
            if subject.pos not in ("PROPN", "NOUN"):
                continue
            named = any(f.start <= words[0] < f.end for f in discourse.row)
            other = subject.pos == "NOUN" and subject.lemma.lower() in bodies and not named
            verb = line.words_of.get(token.i, ())
            return verb[0] if other and verb else -1
    return -1


def _pair_before(discourse: Discourse, number: int, *, quoted: bool) -> Pair | None:
    """The last two named together, within two sentences, the subject of one first."""
    near = [p for p in discourse.pairs if number - p.line <= 2 and (p.quoted or not quoted)]
    return max(near, key=_pair_weight, default=None)


def _opens(discourse: Discourse, pair: Pair) -> bool:
    """Whether a pair is the subject that its sentence begins with."""
    first = next(seen for seen in discourse.seen if seen.line == pair.line)
    return pair.subject and first.entity in pair.entities


def _pair_weight(pair: Pair) -> float:
    return pair.line + 0.8 * pair.subject


def it(discourse: Discourse, line: Line, number: int, item: Found) -> Found | None:
    """A state or body that was the subject just before; where none was, it is a thing."""

    def want(entity: Entity) -> bool:
        return entity.kind in ("state", "organisation") and not entity.many

    since = _other_one(discourse, line, item)
    ranked = [
        (weight, seen)
        for weight, seen in rank(discourse, line, number, item, want)
        if seen.form != "demonym"
        and (seen.subject or seen.line == number)
        and number - seen.line <= 1
        and (since < 0 or (seen.line == number and seen.word > since))
    ]
    aside = [row for row in ranked if row[1].line == number and _aside(line, row[1], item)]
    ranked = [row for row in ranked if row not in aside]
    if not ranked or ranked[0][0] < -0.2 or (aside and ranked[0][1].line < number):
        return None
    if _thing_again(discourse, line, item, ranked[0][1], number):
        return None
    return take(item, ranked, "pronoun_to_state")


def _thing_again(discourse: Discourse, line: Line, item: Found, best: Seen, number: int) -> bool:
    """As in "the resolution deplores the raids in Chad, and it asks": a thing is told of again.

    It is the subject of the clause that an "and" joins the pronoun's to, and no actor of ours.
    """
    token = line.token_of[item.start]
    if token is None or token.dep not in SUBJECTS or line.tokens[token.head].dep != "conj":
        return False
    verb = line.tokens[line.tokens[token.head].head]
    for subject in line.tokens:
        words = line.words_of.get(subject.i, ())
        if subject.head != verb.i or subject.dep not in SUBJECTS or not words:
            continue
        named = any(f.start <= words[0] < f.end for f in discourse.row)
        thing = subject.pos in ("NOUN", "PROPN") and not named and words[0] < item.start
        return thing and not (best.line == number and best.word > words[0] and best.subject)
    return False


def _empty_it(line: Line, item: Found) -> bool:
    """Whether "it" stands for a clause or the weather: "it is clear that", "it seems"."""
    token = line.token_of[item.start]
    empty = roles(line.language).get("empty_pronouns", {})
    if item.role in empty.get("reflexive", ()) and token is not None:
        return token.dep in ("appos", "npadvmod", "advmod", "dep")  # "the embargo itself"
    if item.role not in empty.get("words", ()):
        return False
    after = line.token_of[item.start + 1] if item.start + 1 < len(line.token_of) else None
    if line.word(item.start - 1) in empty.get("behind", ()):
        return True  # Dutch "is het nog te vroeg"
    if token is not None and token.dep in ("dobj", "pobj"):
        return True  # an object "it" is nearly always a thing
    if after is not None and after.pos == "ADJ":
        return True  # "made it clear that"
    if token is not None and token.dep == "expl":
        return True
    rest = line.lower[item.start + 1 : item.start + 8]
    if not rest:
        return True
    if rest[0] in empty.get("auxiliaries", ()):
        return any(word in rest[:3] for word in empty.get("being", ()))
    return rest[0] in empty.get("before", ())
