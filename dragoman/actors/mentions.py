"""From the sentences of an article to the mentions of actors in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.authors import authors
from dragoman.actors.bodies import bodies
from dragoman.actors.called import called_names, called_places
from dragoman.actors.coreference import resolve
from dragoman.actors.descriptions import descriptions
from dragoman.actors.discourse import Discourse
from dragoman.actors.gazetteer import Entry, roles
from dragoman.actors.groups import governments, group_phrases, together
from dragoman.actors.holders import bare_names, office_phrases
from dragoman.actors.memory import Memory, learn, mentioned, names
from dragoman.actors.metonyms import dateline_end
from dragoman.actors.named_bodies import bodies_of_states, bodies_with_adjectives
from dragoman.actors.names import (
    body_words,
    mended,
    shaped_bodies,
    single_bodies,
    unlisted,
)
from dragoman.actors.persons import Name, says
from dragoman.actors.phrases import Found
from dragoman.actors.pronoun_words import pronouns
from dragoman.actors.reading import Line, read
from dragoman.actors.states import (
    inhabitants,
    organisations,
    references,
    state_names,
)
from dragoman.actors.twins import twins
from dragoman.actors.whoswho import people
from dragoman.actors.worldnames import common_words, gender_of
from dragoman.config import Config
from dragoman.records import Article, Mention, Sentence, make_id
from dragoman.text import quotations, slug

# A family name of so few letters is a word too often.
SHORT = 3
# The rule of a name that tells more than the family name in it.
LONGER = "world_given_name"


def find_mentions(
    article: Article, sentences: Sequence[Sentence], *, config: Config
) -> Iterator[Mention]:
    """Find who is named in an article, by name, demonym, metonym, office, group or pronoun.

    Mentions come in reading order and do not overlap; a person's office before the name belongs to
    the mention ("US Secretary of State Antony Blinken"). Several actors in one word ("both
    leaders") have one mention whose `actor_id` joins theirs with "+"; see `members`.
    """
    del config
    quoted = tuple(quotation.content for quotation in quotations(article.text))
    lines = [read(article, sentence, quoted) for sentence in sentences]
    countries = mentioned(lines)
    day = article.published.latest
    home = _home(article)
    near = countries | {home} if home is not None else countries
    memory = learn(lines, near, day)
    first_names(lines, memory)
    named = _named(article, lines, memory, near)
    called = body_words(lines)
    towns = called_names(lines)
    found = [
        find(line, row, article, called, towns) for line, row in zip(lines, named, strict=True)
    ]
    discourse = Discourse(day, home=home, paragraphs=_paragraphs(article, sentences))
    discourse.authors = authors(article, sentences)
    for line, item in resolve(lines, found, discourse):
        yield _mention(article, line, item)


def first_names(lines: Sequence[Line], memory: Memory) -> None:
    """Learn by what first word an article calls people: "Somchai Prasertkul ... Somchai said".

    Thai, Burmese, Ethiopian and Icelandic names are shortened so. The word must say something in
    the article, and the last word of the name may not stand alone.
    """
    people = {row.name: row for rows in memory.forms.values() for row in rows if row.full}
    for name, row in people.items():
        first, *middle, last = name.split()
        if len(middle) == 1 and middle[0] not in memory.forms:
            _learn_middle(lines, memory, middle[0], row)
        if first in memory.forms:
            continue
        alone = [(line, i) for line in lines for i in _alone(line, first)]
        other = any(True for line in lines for _ in _alone(line, last))
        if alone and not other and any(says(line, i) for line, i in alone):
            memory.forms[first] = [row]
            memory.trie.add(first, Entry("person", first, first))
            memory.trie.close()


def _learn_middle(lines: Sequence[Line], memory: Memory, word: str, row: Name) -> None:
    """As in "Luis Parra Soto ... Parra": of two family names the first one stands alone."""
    known = gender_of(word) is not None or len(word) <= SHORT or not word[:1].isupper()
    last = row.name.split()[-1]
    alone, other = (any(True for line in lines for _ in _alone(line, w)) for w in (word, last))
    if known or other or not alone:
        return
    memory.forms[word] = [row]
    memory.trie.add(word, Entry("person", word, word))
    memory.trie.close()


def spelled(lines: Sequence[Line], rows: Sequence[Sequence[Name]], memory: Memory) -> bool:
    """Learn the family names of listed persons as the article spells them: "Fayez al Serraj".

    Whether there was anything to learn.
    """
    learned = False
    for line, row in zip(lines, rows, strict=True):
        for name in row:
            last = line.pieces[name.end - 1]
            full = name.end - name.start > 1 and name.actor_id in people() and len(last) > SHORT
            if full and last not in name.name and last not in memory.forms and last.isalpha():
                memory.forms[last] = [name]
                memory.trie.add(last, Entry("person", last, last))
                learned = True
    if learned:
        memory.trie.close()
    return learned


def _alone(line: Line, word: str) -> Iterator[int]:
    """Where a word stands that no list knows, with no capital beside it."""
    for i, piece in enumerate(line.pieces):
        first = i == 1 and line.lower[0] in common_words(line.language)  # "Según Zelaya"
        beside = (line.capital(i - 1) and not first) or line.capital(i + 1)
        if piece == word and not (line.found[i] or beside):
            yield i


def _named(
    article: Article, lines: Sequence[Line], memory: Memory, countries: frozenset[str]
) -> list[list[Name]]:
    """The names of each sentence; those that no list knows come last, and are remembered too."""
    rows = [names(line, memory, countries) for line in lines]
    if spelled(lines, rows, memory):
        rows = [names(line, memory, countries) for line in lines]
    fixed = [[mended(line, n) for n in row] for line, row in zip(lines, rows, strict=True)]
    halves = {
        name.actor_id
        for row, other in zip(rows, fixed, strict=True)
        for name, whole in zip(row, other, strict=True)
        if whole is None
    }
    rows = [[n for n in row if n is not None and n.actor_id not in halves] for row in fixed]
    more = [
        [_same(n, row) for n in unlisted(line, _taken(line, _firm(row)), article, countries)]
        for line, row in zip(lines, rows, strict=True)
    ]
    more = [
        [n for n in longer if n.rule == LONGER or not any(_meet(n, m) for m in row)]
        for row, longer in zip(rows, more, strict=True)
    ]
    if not any(more):
        return rows
    rows = [
        [n for n in row if not any(_meet(n, m) for m in longer)]
        for row, longer in zip(rows, more, strict=True)
    ]
    for name in (name for row in more for name in row):
        memory.learn(name)
    found = []
    for line, row in zip(lines, more, strict=True):
        taken = _taken(line, row)
        known = (mended(line, n) for n in names(line, memory, countries))
        kept = [n for n in known if n is not None and n.actor_id not in halves]
        kept = [n for n in kept if not any(taken[n.start : n.end])]
        found.append(sorted([*row, *kept], key=_first))
    return found


def _firm(row: Sequence[Name]) -> list[Name]:
    """Without the family names alone: "Lorenzo Berg" is not the Marco Berg of this article."""
    return [name for name in row if name.rule != "family_name"]


def _same(name: Name, row: Sequence[Name]) -> Name:
    """A name that is a longer spelling of one that it covers: "Milton Jiménez Puerto"."""
    inside = [n for n in row if name.start < n.start < name.end and twins(n.name, name.name)]
    if not inside:
        return name
    listed = inside[0].actor_id in people()
    whole = inside[0].name if listed else name.name
    return replace(inside[0], start=name.start, end=name.end, name=whole, rule=LONGER)


def _meet(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def _taken(line: Line, row: Sequence[Name]) -> list[bool]:
    """Which words of a sentence are names."""
    taken = [False] * len(line.pieces)
    for name in row:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    return taken


def _first(name: Name) -> int:
    return name.start


def _home(article: Article) -> str | None:
    """The state that an article is written in: its outlet's, else that of its language."""
    outlet = slug(article.outlet) if article.outlet is not None else None
    for row in bodies() if outlet is not None else ():
        if row["id"] == outlet and row.get("country") is not None:
            return str(row["country"])
    return roles(article.language).get("home") if article.outlet is None else None


def _paragraphs(article: Article, sentences: Sequence[Sentence]) -> list[int]:
    """The number of the paragraph that each sentence stands in."""
    text = article.text
    return [text.count("\n", 0, sentence.span.start) for sentence in sentences]


def find(
    line: Line,
    named: Sequence[Name],
    article: Article,
    called: frozenset[str],
    towns: frozenset[str],
) -> list[Found]:
    """All phrases of a sentence that mean an actor, none overlapping, in order.

    The sources are asked in turn, and the words that one has taken are closed to the next: an
    office with its name comes before the state inside it.
    """
    heading = dateline_end(line)
    taken = [i < heading for i in range(len(line.pieces))]
    found: list[Found] = []
    by_start = {name.start: name for name in named}
    by_end = {name.end: name for name in named}

    def take(source: Iterator[Found]) -> None:
        for item in source:
            if item.start >= item.end or any(taken[item.start : item.end]):
                continue
            found.append(item)
            for start, end in ((item.start, item.end), *item.covers):
                taken[start:end] = [True] * (end - start)

    take(called_places(line, taken, towns))
    take(together(line, taken))
    take(office_phrases(line, by_start, by_end))
    take(bodies_of_states(line, taken))
    take(group_phrases(line, taken, by_end))
    take(governments(line, taken, by_end))
    take(descriptions(line, taken))
    take(bare_names(line, named))
    take(inhabitants(line, taken))
    take(bodies_with_adjectives(line, taken))
    take(state_names(line, taken))
    take(references(line, taken))
    take(organisations(line, taken))
    take(shaped_bodies(line, taken, article))
    take(single_bodies(line, taken, article, called))
    take(pronouns(line))
    return sorted((item for item in found if item.rule != "nobody"), key=_start)


def _start(item: Found) -> int:
    return item.start


def _mention(article: Article, line: Line, item: Found) -> Mention:
    span = line.span(item.start, item.end)
    return Mention(
        mention_id=make_id("mention", article.article_id, span.start, span.end),
        article_id=article.article_id,
        span=span,
        actor_id=item.actor_id,
        name=item.name,
        actor_kind=item.kind,
        country=item.country,
        form=item.form,
        title=item.title if item.kind == "person" and item.form in ("name", "role") else None,
        rule=item.rule,
        score=round(item.score, 3),
    )
