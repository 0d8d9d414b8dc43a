"""What an article has named so far, and what its words have told of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman import words
from dragoman.actors.bodies import body_names
from dragoman.actors.descriptions import age_of
from dragoman.actors.gazetteer import role_words, roles
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
from dragoman.actors.whoswho import Person, people
from dragoman.language import Token
from dragoman.records import ActorKind

# How many sentences back a pronoun may look. PolNeAR-like news prose seldom reaches over two; a
# paragraph of quotation between needs more.
REACH = 4
ROLE_REACH = 60
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
JOIN = "+"
# A state and a body can be two sides of one thing: "Israel and Hezbollah".
SIDES = {"state", "organisation"}


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
    age: str | None = None  # in years, as the article tells it
    heads: frozenset[str] = frozenset()  # bodies that it is listed as the head of


def a_person(key: str, one: Found | Person) -> Entity:
    """A person of whom the article has told nothing yet, as a name or a list has him."""
    return Entity(key, "person", key, one.name, one.country, one.gender)


def other_gender(item: Found, one: Entity | Found) -> bool:
    """Whether a word is of the other gender than somebody; where one is not known it may fit."""
    return bool(item.gender and one.gender and item.gender != one.gender)


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
    asking: bool = False  # it is the subject of a verb of asking, and somebody else answers next


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
    authors: Sequence[tuple[str, str] | None] = ()  # id and name of who writes each line
    entities: dict[str, Entity] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    lands: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # states told as one
    nameless_ages: set[str] = field(default_factory=set)  # "a 34-year-old man"
    row: Sequence[Found] = ()  # the phrases of the sentence that is being read
    rows: Sequence[Sequence[Found]] = ()  # those of all sentences
    quoted: tuple[bool, ...] = ()  # of its words
    last_end: int = 0  # where the last settled phrase of the sentence ended
    ahead: Sequence[tuple[int, Found]] = ()  # the names of persons in the whole article, by line
    lines: Sequence[Line] = ()  # all of them
    lead: str | None = None  # the state that the article names most
    mostly: bool = False  # no other state is named nearly as often

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
    entity.gender = _styled(line, item) or entity.gender or item.gender
    entity.country = item.country if item.form == "name" and item.country else entity.country
    entity.body = entity.body or item.body
    entity.count += 1
    told = item.form == "name" or item.actor_id is None
    # A listed person's name alone tells no office: which were held on the day is known.
    told_office = told and (item.title is not None or key not in people())
    if item.role is not None and item.kind == "person" and told_office:
        entity.roles |= {item.role} if before.form != "pronoun" else set()
        if item.second is not None:
            entity.roles.add(item.second)
    if item.role == "counterpart" and item.form == "name":
        entity.roles |= _roles_beside(discourse, number, key)
    if item.title is not None and told:
        entity.titles.add(item.title.lower())
        entity.parties |= parties_in(line.language, item.title)
    if item.rule == "counterpart_to_person" and item.title is not None:
        entity.titles.add(item.title.lower())
        if item.title.lower() in role_words(line.language, "incoming"):
            entity.roles |= _roles_beside(discourse, number, key, reach=2)
    if item.kind == "person" and item.form == "name":
        if party_after(line, item.end) is not None and not entity.roles:
            entity.roles.add("lawmaker")  # "Goodlatte (R-Va.)"
        entity.parties |= {party_after(line, item.end) or "", item.body or ""} & party_ids()
        entity.age = entity.age or age_of(line, item.head, item.end)
    if before.form == "role":
        entity.called.add(before.name.lower())
    head = head_token(line, item)
    last = discourse.seen[-1] if discourse.seen else None
    seen = Seen(
        entity,
        number,
        item.start,
        _subject(line, item, discourse.row),
        line.quoted[item.start],
        item.form,
        item.rule,
        speaks(line, item),
        _verb_of(line, head),
        line.word(item.end) == "'" and line.word(item.end + 1) == "s",
        _asks(line, item),
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


def _verb_of(line: Line, head: Token | None) -> int:
    """The token that a phrase depends on; of "X and Y met" both on the verb; -1 without a parse."""
    if head is None or not head.dep:
        return -1
    for _ in range(4):
        above = line.tokens[head.head]
        if head.dep != "conj" or above.pos not in ("NOUN", "PROPN", "PRON"):
            break
        head = above
    return head.head


def _styled(line: Line, item: Found) -> str | None:
    """The gender that a courtesy right before a name tells: "Ms. Lee"."""
    if item.form != "name" or item.kind != "person":
        return None
    style = line.before(item.start - (line.word(item.start - 1) == "."), "courtesy")
    return style[1].gender if style is not None else None


def _roles_beside(discourse: Discourse, number: int, key: str, *, reach: int = 0) -> set[str]:
    """The offices of whom a sentence has named before "her colleague X", who has them too."""
    for seen in discourse.recent(reach, number, is_person):
        if seen.entity.key != key:
            return seen.entity.roles - {"counterpart"}
    return set()


def _note_pair(discourse: Discourse, line: Line, last: Seen, seen: Seen, item: Found) -> None:
    """Remember two who are joined by an "and", office words between them passed over."""
    between = line.lower[discourse.last_end : item.start]
    kinds = {last.entity.kind, seen.entity.kind}
    same = (len(kinds) == 1 or kinds == SIDES) and last.entity.key != seen.entity.key
    joined = 0 < len(between) <= 3 and between[0] in role_words(line.language, "joining")
    if same and joined and last.form != "demonym":
        discourse.pairs.append(
            Pair(seen.line, (last.entity, seen.entity), last.subject or seen.subject, seen.quoted)
        )


def current(office: dict[str, str], day: str) -> bool:
    """Whether an office was held on a day."""
    return office["since"] <= day <= office.get("until", "9999")


@cache
def saying_verbs(language: str) -> frozenset[str]:
    """The verbs of saying of a language: lemmas, and the forms where the list gives them."""
    found = set()
    for lemma, row in words.load(language, "speech").get("verbs", {}).items():
        found.add(lemma)
        forms = row[2] if isinstance(row, list) and len(row) > 2 else ""
        found.update(form.split("~")[0] for form in str(forms).split())
    return frozenset(found)


def head_token(line: Line, item: Found) -> Token | None:
    """The parse token that a phrase builds on: of "the prime minister" the minister."""
    token = line.token_of[item.head] if 0 <= item.head < len(line.token_of) else None
    for _ in range(3):
        if token is None or token.dep not in ("compound", "amod", "nmod"):
            break
        inside = [k for k in line.words_of.get(token.head, ()) if item.start <= k < item.end]
        if not inside:
            break
        token = line.tokens[token.head]
    return token


def speaks(line: Line, item: Found) -> bool:
    """Whether the phrase is the subject of a verb of saying."""
    verbs = saying_verbs(line.language)
    token = head_token(line, item)
    if token is not None and token.dep:
        return token.dep in SUBJECTS and line.tokens[token.head].lemma in verbs
    before = item.start - 1
    before -= line.word(before) in roles(line.language)["determiners"]["definite"]
    return line.word(item.end) in verbs or line.word(before) in verbs  # "zei de premier X"


def _asks(line: Line, item: Found) -> bool:
    """Whether the phrase is the subject of a verb of asking with an object: "X asked Y whether"."""
    token = head_token(line, item)
    if token is None or token.dep != "nsubj":
        return False
    verb = line.tokens[token.head]
    asked = any(
        t.head == token.head and t.dep in ("dobj", "dative") and not _owned(line, t)
        for t in line.tokens
    )
    return asked and verb.lemma in role_words(line.language, "asking")


def _owned(line: Line, thing: Token) -> bool:
    """As in "questioned X's truthfulness": that gives nobody the word."""
    return any(t.head == thing.i and t.dep == "poss" and t.pos == "PROPN" for t in line.tokens)


def _subject(line: Line, item: Found, row: Sequence[Found]) -> bool:
    token = head_token(line, item)
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
        return token.dep == "ROOT" and (line.sentence.kind != "prose" or _opens_clause(line, token))
    first = next((found for found in row if found.form != "demonym"), None)
    opens = first is not None and item.start == first.start and item.start <= 6
    if opens or item.form not in ("name", "role") or not speaks(line, item):
        return opens
    # "Schreef premier X"; but in "X verwijt Y" the verb has its subject before it.
    verb = item.start - 1
    verb -= line.word(verb) in roles(line.language)["determiners"]["definite"]
    return not any(found.end == verb for found in row)


def _opens_clause(line: Line, token: Token) -> bool:
    """As in "Frontex, whose officer has left, promised": the parse takes the name for the verb."""
    first = token.i <= 1 and token.pos in ("PROPN", "NOUN")
    told = any(t.head == token.i and t.dep == "relcl" for t in line.tokens)
    return first and told and "," in line.pieces[1:4]


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
