"""What an article has named so far, and how well each fits a word that stands for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman import words
from dragoman.actors.gazetteer import body_names, role_words, roles
from dragoman.actors.known import (
    LATEST,
    bodies_headed,
    called,
    held,
    parties_in,
    party,
    party_after,
    party_ids,
)
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line
from dragoman.actors.whoswho import people
from dragoman.records import ActorKind

# How many sentences back a pronoun may look. PolNeAR-like news prose seldom reaches over two; a
# paragraph of quotation between needs more.
REACH = 4
ROLE_REACH = 60
JOIN = "+"
# What a person without a name weighs less than one with a name, as who "he" is.
UNNAMED = 0.6


@dataclass(slots=True)
class Entity:
    """An actor of this article, and what its words have told so far."""

    key: str
    kind: ActorKind
    actor_id: str | None
    name: str
    country: str | None
    gender: str | None = None
    body: str | None = None
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)  # offices that the article gives it
    count: int = 0
    many: bool = False
    called: set[str] = field(default_factory=set)  # office words that stood for it alone
    parties: set[str] = field(default_factory=set)
    heads: frozenset[str] = frozenset()  # bodies that it is listed as the head of


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where an entity was named."""

    entity: Entity
    line: int
    word: int
    subject: bool
    quoted: bool
    form: str
    rule: str
    speaker: bool  # it is the subject of a verb of saying
    verb: int  # index of the parse token that it depends on; -1 without a parse
    owner: bool = False  # a genitive: "Sudan's"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that an "and" joins: "Xi and Putin", "Moscow and Beijing"."""

    line: int
    entities: tuple[Entity, Entity]
    subject: bool
    quoted: bool


@dataclass(slots=True)
class Discourse:
    """What an article has named up to here."""

    published: str | None
    home: str | None = None  # the state that the article is written in, where that is told
    paragraphs: Sequence[int] = ()  # of each line
    entities: dict[str, Entity] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    row: Sequence[Found] = ()  # the phrases of the sentence that is being read
    quoted: tuple[bool, ...] = ()  # of its words
    last_end: int = 0  # where the last settled phrase of the sentence ended
    ahead: Sequence[tuple[int, Found]] = ()  # the names of persons in the whole article, by line

    def recent(self, reach: int, line: int, want: Callable[[Entity], bool]) -> Iterator[Seen]:
        """The places of the wanted entities within some sentences, the latest first."""
        for item in reversed(self.seen):
            if line - item.line > reach:
                return
            if want(item.entity):
                yield item


def note(discourse: Discourse, line: Line, number: int, item: Found, before: Found) -> None:
    """Remember a settled phrase for the words after it."""
    if item.actor_id is None and item.kind == "unknown":
        return
    # Two people of whom only the office is known are the same while the office is.
    key = item.actor_id or f"{item.kind}:{item.name.lower()}"
    entity = discourse.entities.get(key)
    if entity is None:
        entity = Entity(key, item.kind, item.actor_id, item.name, item.country, many=item.many)
        discourse.entities[key] = entity
        person = people().get(key)
        if person is not None:
            entity.roles |= held(person, discourse.published)
            entity.country, entity.gender = person.country, person.gender
            entity.heads = bodies_headed(key, discourse.published or LATEST)
        entity.roles |= {*called(key)}
        entity.parties |= {party(key) or ""} - {""}
    entity.gender = entity.gender or item.gender
    entity.country = item.country if item.form == "name" and item.country else entity.country
    entity.body = entity.body or item.body
    entity.count += 1
    told = item.form == "name" or item.actor_id is None
    # A listed person's name alone tells no office: which were held on the day is known.
    told_office = told and (item.title is not None or key not in people())
    if item.role is not None and item.kind == "person" and told_office:
        entity.roles |= {item.role} if before.form != "pronoun" else set()
    if item.title is not None and told:
        entity.titles.add(item.title.lower())
        entity.parties |= parties_in(line.language, item.title)
    if item.kind == "person" and item.form == "name":
        entity.parties |= {party_after(line, item.end) or "", item.body or ""} & party_ids()
    if before.form == "role":
        entity.called.add(before.name.lower())
    head = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    last = discourse.seen[-1] if discourse.seen else None
    seen = Seen(
        entity,
        number,
        item.start,
        _subject(line, item, discourse.row),
        line.quoted[item.start],
        item.form,
        item.rule,
        _speaks(line, item),
        head.head if head is not None and head.dep else -1,
        line.word(item.end) == "'" and line.word(item.end + 1) == "s",
    )
    if last is not None and last.line == number and item.form in ("name", "metonym", "role"):
        _note_pair(discourse, line, last, seen, item)
    if item.body in body_names() and item.body is not None:  # "a Hezbollah commander"
        inside = discourse.entities.setdefault(
            item.body,
            Entity(item.body, "organisation", item.body, body_names()[item.body], item.country),
        )
        hidden = Seen(inside, number, item.start, False, seen.quoted, "demonym", "", False, -1)
        discourse.seen.append(hidden)
    discourse.seen.append(seen)


def _note_pair(discourse: Discourse, line: Line, last: Seen, seen: Seen, item: Found) -> None:
    """Remember two who are joined by an "and", office words between them passed over."""
    between = line.lower[discourse.last_end : item.start]
    same = last.entity.kind == seen.entity.kind and last.entity.key != seen.entity.key
    joined = 0 < len(between) <= 3 and between[0] in role_words(line.language, "joining")
    if same and joined and last.form != "demonym":
        discourse.pairs.append(
            Pair(seen.line, (last.entity, seen.entity), last.subject or seen.subject, seen.quoted)
        )


def current(office: dict[str, str], day: str) -> bool:
    """Whether an office was held on a day."""
    return office["since"] <= day <= office.get("until", "9999")


@cache
def _saying(language: str) -> frozenset[str]:
    """The verbs of saying of a language: lemmas, and the forms where the list gives them."""
    found = set()
    for lemma, row in words.load(language, "speech").get("verbs", {}).items():
        found.add(lemma)
        forms = row[2] if isinstance(row, list) and len(row) > 2 else ""
        found.update(form.split("~")[0] for form in str(forms).split())
    return frozenset(found)


def _speaks(line: Line, item: Found) -> bool:
    """Whether the phrase is the subject of a verb of saying."""
    verbs = _saying(line.language)
    token = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    if token is not None and token.dep:
        return token.dep in ("nsubj", "nsubjpass") and line.tokens[token.head].lemma in verbs
    return line.word(item.end) in verbs or line.word(item.start - 1) in verbs


def _subject(line: Line, item: Found, row: Sequence[Found]) -> bool:
    token = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    around = roles(line.language).get("subject_between")
    if around and [line.word(item.start - 1), line.word(item.end)] == around:
        return True  # "a demand for Pakistan to fulfil its promises"
    if token is not None and token.dep:
        for _ in range(3):
            if token.dep in ("nsubj", "nsubjpass", "csubj", "agent"):
                return True
            if token.dep not in ("conj", "appos"):
                break
            token = line.tokens[token.head]
        return token.dep == "ROOT" and line.sentence.kind != "prose"
    first = next((found for found in row if found.form != "demonym"), None)
    return first is not None and item.start == first.start and item.start <= 6


def rank(
    discourse: Discourse, line: Line, number: int, item: Found, want: Callable[[Entity], bool]
) -> list[tuple[float, Seen]]:
    """Candidates with their weight, the best first, each entity once."""
    best: dict[str, tuple[float, Seen]] = {}
    token = line.token_of[item.start]
    direct = token is not None and token.dep in ("dobj", "dative")
    object_of = _verbs_above(line, token.head) if token is not None and direct else set()
    is_subject = token is None or token.dep in ("nsubj", "nsubjpass", "")
    quoted = line.quoted[item.start]
    speaker = _speaker(discourse, number) if quoted else None
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
    for seen in discourse.recent(REACH, number, want):
        if seen.entity.key in barred:
            continue
        weight = -1.0 * (number - seen.line)
        weight += 0.8 * seen.subject + 0.1 * min(seen.entity.count, 6)
        weight += 0.3 * (is_subject and seen.subject)
        weight += 0.5 * (seen is near and seen.entity.kind != "person")
        weight -= 1.5 * (seen.quoted and not quoted)
        # Who is introduced with his office is so because he has the word next.
        new = seen.entity.count == 1 and seen.rule.endswith("office_after")
        weight += 1.2 * (new and is_subject and number - seen.line == 1)
        weight -= UNNAMED * (seen.entity.kind == "person" and seen.entity.actor_id is None)
        weight += 0.8 * (seen.speaker and not quoted and not seen.quoted and is_subject)
        weight -= 0.4 * (quoted and not seen.quoted)
        weight -= 0.5 * (_inside(discourse, number) and not _same(discourse, number, seen.line))
        weight += {"name": 0.3, "role": 0.2, "pronoun": 0.4}.get(seen.form, 0.0)
        weight += 0.2 * (seen.entity.gender is not None and seen.entity.gender == item.gender)
        held = best.get(seen.entity.key)
        if held is None or weight > held[0]:
            best[seen.entity.key] = (weight, seen)
    return sorted(best.values(), key=by_weight, reverse=True)


def _same(discourse: Discourse, one: int, other: int) -> bool:
    """Whether two lines stand in one paragraph."""
    rows = discourse.paragraphs
    return other < 0 or max(one, other) >= len(rows) or rows[one] == rows[other]


def _inside(discourse: Discourse, number: int) -> bool:
    """Whether a line is not the first of its paragraph."""
    return number > 0 and _same(discourse, number, number - 1)


def _verbs_above(line: Line, verb: int) -> set[int]:
    """The verbs whose subject a verb shares: "summoned the envoy to warn him"."""
    found = {verb}
    for _ in range(4):
        token = line.tokens[verb]
        if any(t.head == verb and t.dep in ("nsubj", "nsubjpass") for t in line.tokens):
            break
        if token.dep not in ("xcomp", "conj", "advcl", "acl") or token.head == verb:
            break
        verb = token.head
        found.add(verb)
    return found


def in_content(discourse: Discourse, line: Line, number: int, item: Found) -> set[str]:
    """Whom a speaker names in what he says: "Blinken will travel, he said" was not Blinken."""
    token = line.token_of[item.head if 0 <= item.head < len(line.token_of) else item.start]
    parsed = token is not None and bool(token.dep)
    verb = token.head if token is not None and parsed else -1
    if parsed and (
        token is None
        or token.dep != "nsubj"
        or line.tokens[verb].lemma not in _saying(line.language)
    ):
        return set()
    found = set()
    for seen in discourse.recent(0, number, is_person):
        if seen.form not in ("name", "role"):
            continue
        quoted = seen.quoted and not line.quoted[item.start]
        if (quoted and _speaks(line, item)) or (parsed and _below(line, seen.word, verb)):
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


def _speaker(discourse: Discourse, number: int) -> tuple[str | None, str | None] | None:
    """The key and country of who is most likely quoted.

    That is a person whom the sentence names, else the person who was last a subject.
    """
    for item in discourse.row:
        if item.kind == "person" and item.form == "name" and item.country is not None:
            return item.actor_id, item.country
    for seen in discourse.recent(2, number, is_person):
        if seen.subject and not seen.quoted:
            return seen.entity.key, seen.entity.country
    return None


def by_weight(row: tuple[float, Seen]) -> float:
    """The weight of a ranked candidate, to sort by."""
    return row[0]


def take(item: Found, ranked: list[tuple[float, Seen]], rule: str) -> Found:
    """The best candidate; its score falls with how close the next one comes."""
    weight, seen = ranked[0]
    margin = weight - ranked[1][0] if len(ranked) > 1 else 2.0
    score = 0.8 if margin > 1.0 else 0.7 if margin > 0.4 else 0.55
    return taken_for(item, seen.entity, rule, score)


def taken_for(item: Found, entity: Entity, rule: str, score: float) -> Found:
    """The phrase, settled to mean an actor of the article."""
    return replace(
        item,
        actor_id=entity.actor_id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        gender=entity.gender or item.gender,
        rule=rule,
        score=score,
    )


def joined(item: Found, pair: Sequence[Entity], rule: str, score: float) -> Found:
    """The phrase, settled to mean several actors at once: their ids joined with "+"."""
    rows = sorted(pair, key=_key)
    return replace(
        item,
        actor_id=JOIN.join(entity.actor_id or entity.key for entity in rows),
        name=" and ".join(entity.name for entity in rows),
        kind="group",
        many=True,
        rule=rule,
        score=score,
    )


def _key(entity: Entity) -> str:
    return entity.key


def last_two(
    discourse: Discourse, number: int, reach: int, want: Callable[[Entity], bool]
) -> list[Entity]:
    """The last two different ones."""
    found: list[Entity] = []
    for seen in discourse.recent(reach, number, want):
        if all(seen.entity.key != other.key for other in found):
            found.append(seen.entity)
        if len(found) == 2:
            break
    return found


def is_person(entity: Entity) -> bool:
    """Whether an actor is a person whom we can name."""
    return entity.kind == "person" and entity.actor_id is not None
