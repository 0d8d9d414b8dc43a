"""Asking the ledger: who said and did what, with its evidence.

with Ledger(open_store("ledger.db")) as ledger:
ledger.statements(speaker="Blinken", act="THREATEN").to_polars()
print(ledger.explain("3f9a1c").rule)
"""

from __future__ import annotations

from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Any,
    Self,
    TypeVar,
)

from dragoman.answers import Rows
from dragoman.errors import ConfigError, NotFound
from dragoman.explain import Explanation, explain
from dragoman.export import to_json
from dragoman.filters import (
    ACTOR_FILTERS,
    ARTICLE_FILTERS,
    DATED,
    PARTS_OF_TEXT,
    Filter,
    filters_of,
    folded,
    in_time,
    permitted,
    same_language,
)
from dragoman.records import (
    Actor,
    ActorRef,
    Article,
    Copy,
    Dropped,
    Event,
    Flaw,
    Mention,
    Occurrence,
    Page,
    Record,
    Relation,
    Sentence,
    Statement,
    Story,
)
from dragoman.rows import SCALARS, TABLES
from dragoman.store import Naming, Store
from dragoman.trace import Trace, accounts, disagreement_json, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from dragoman.search import Hit

R = TypeVar("R", bound=Record)


# Whose fields hold actor_ids, so that SQL can look for them.
NAMING = (Statement, Event)


class Ledger:
    """A ledger to ask. Filters are keywords; their names are the record's fields.

    Beside its fields, a record in an article can be asked for by the article's `language`,
    `outlet`, `role` and `story_id`; what is dated by `since` and `until` (ISO days). Actors are
    matched by id, name or alias, in any case: `statements(speaker="Blinken")`.
    """

    def __init__(self, store: Store) -> None:
        """Ask this store, which the ledger closes in the end."""
        self.store = store
        # One article's records are told one after another; a run of them needs its text once.
        self.article = lru_cache(maxsize=256)(self._article)
        self._page_text = lru_cache(maxsize=16)(self._read_page_text)
        self._occurrences: dict[str, str] | None = None

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- the records, by type --

    def pages(self, **filters: Filter) -> Rows[Page]:
        """The pages read."""
        return self.rows(Page, **filters)

    def articles(self, **filters: Filter) -> Rows[Article]:
        """The articles found on the pages, by location and place on the page."""
        return self.rows(Article, **filters)

    def flaws(self, **filters: Filter) -> Rows[Flaw]:
        """The defects of wording."""
        return self.rows(Flaw, **filters)

    def dropped(self, **filters: Filter) -> Rows[Dropped]:
        """What was not taken in, and why."""
        return self.rows(Dropped, **filters)

    def sentences(self, **filters: Filter) -> Rows[Sentence]:
        """The sentences of the articles."""
        return self.rows(Sentence, **filters)

    def mentions(self, **filters: Filter) -> Rows[Mention]:
        """The words that name actors; `actor=` asks for those of one."""
        return self.rows(Mention, **filters)

    def actors(self, **filters: Filter) -> Rows[Actor]:
        """The actors; `name=` matches id, name or alias."""
        return self.rows(Actor, **filters)

    def statements(self, **filters: Filter) -> Rows[Statement]:
        """What was said; `speaker`, `addressee`, `target` and `about` ask for actors."""
        return self.rows(Statement, **filters)

    def events(self, **filters: Filter) -> Rows[Event]:
        """What was done; `source` and `target` ask for actors."""
        return self.rows(Event, **filters)

    def copies(self, **filters: Filter) -> Rows[Copy]:
        """Who took text from whom; `article_id` asks for either end."""
        return self.rows(Copy, **filters)

    def stories(self, **filters: Filter) -> Rows[Story]:
        """The stories; `article_id` and `language` ask for those with such an article."""
        return self.rows(Story, **filters)

    def occurrences(self, **filters: Filter) -> Rows[Occurrence]:
        """Real events and utterances, each with its reports; `member_id` asks by report."""
        return self.rows(Occurrence, **filters)

    def relations(self, **filters: Filter) -> Rows[Relation]:
        """How statements and events answer each other; `id` asks for either end."""
        return self.rows(Relation, **filters)

    def rows(self, record_type: type[R], **filters: Filter) -> Rows[R]:
        """The records of any type that pass every filter; a filter of None is passed over.

        Raises:
            ConfigError: no such filter, or a value that the field cannot have.

        """
        where, tests = self._asked(record_type, filters)
        found = [
            record
            for record in self.store.read_some(record_type, where)
            if all(test(record) for test in tests)
        ]
        return Rows(record_type, found, self)

    def page(
        self, record_type: type[R], filters: Mapping[str, Filter], *, limit: int, offset: int
    ) -> tuple[int, Rows[R]]:
        """How many records pass the filters, and `limit` of them from the `offset`th on."""
        where, tests = self._asked(record_type, filters)
        if tests:
            rows = self.rows(record_type, **filters)
            return len(rows), rows[offset : offset + limit]
        found = list(self.store.read_some(record_type, where, limit=limit, offset=offset))
        return self.store.count(record_type, where), Rows(record_type, found, self)

    def _asked(
        self, record_type: type[R], filters: Mapping[str, Filter]
    ) -> tuple[dict[str, object], list[Callable[[Any], bool]]]:
        """The filters as conditions for SQL, and as tests of a record where SQL cannot."""
        where: dict[str, object] = {}
        tests: list[Callable[[Any], bool]] = []
        for name, value in filters.items():
            if value is None:
                continue
            test = self._test(record_type, name, value)
            if test is None:
                where[name] = permitted(record_type, name, value)
                continue
            tests.append(test)
            if name in ACTOR_FILTERS.get(record_type, ()) and name in TABLES[record_type].hints:
                # SQL leaves only those that can pass to be decoded, which is what takes time. Where
                # no actor is known by the name, every record is tested.
                ids = frozenset(self.actor_ids(str(value))[0])
                if ids and record_type in NAMING:
                    where[name] = Naming(ids)
        return where, tests

    def _test(self, record_type: type, name: str, value: Filter) -> Callable[[Any], bool] | None:
        """How to test a record in Python for one filter; None where SQL does it."""
        hints = TABLES[record_type].hints
        asked = str(value)
        if name in ACTOR_FILTERS.get(record_type, ()):
            return self._names_actor(name, asked)
        if name in {"since", "until"} and (record_type in DATED or record_type is Story):
            return in_time(DATED.get(record_type), name, asked)
        if name in PARTS_OF_TEXT and name in hints:
            return lambda record: folded(asked) in folded(getattr(record, name) or "")
        if name == "language" and name in hints:
            return lambda record: same_language(record.language, asked)
        among = self._among(record_type, name, asked)
        if among is not None:
            return among
        if hints.get(name) in SCALARS:
            return None
        message = (
            f"{TABLES[record_type].name} has no filter {name!r}; expected one of"
            f" {', '.join(filters_of(record_type))}"
        )
        raise ConfigError(message)

    def _among(self, record_type: type, name: str, asked: str) -> Callable[[Any], bool] | None:
        """Filters that are answered by way of another record."""
        if record_type is Article and name == "story_id":
            ids = set(self._story(asked))
            return lambda article: article.article_id in ids
        if record_type is Copy and name == "article_id":
            return lambda copy: asked in {copy.earlier_id, copy.later_id}
        if record_type is Relation and name == "id":
            return lambda relation: asked in {relation.from_id, relation.to_id}
        if record_type is Occurrence and name == "member_id":
            return lambda occurrence: asked in occurrence.member_ids
        if record_type is Story and name == "article_id":
            return lambda story: asked in story.article_ids
        if record_type is Story and name == "language":
            spoken = {a.article_id for a in self.articles(language=asked)}
            return lambda story: not spoken.isdisjoint(story.article_ids)
        if "article_id" in TABLES[record_type].hints and name in ARTICLE_FILTERS:
            there = {a.article_id for a in self.articles(**{name: asked})}
            return lambda record: record.article_id in there
        return None

    def _story(self, story_id: str) -> tuple[str, ...]:
        story = self.store.get(story_id)
        if not isinstance(story, Story):
            message = f"there is no story {story_id!r}; `dragoman show stories` lists them"
            raise NotFound(message)
        return story.article_ids

    def _names_actor(self, field: str, asked: str) -> Callable[[Any], bool]:
        """Whether a field names the actor asked for, by id, name or alias."""
        ids, exact = self.actor_ids(asked)
        words, whole = set(folded(asked).split()), folded(asked)

        def same(ref: object) -> bool:
            if isinstance(ref, str) or ref is None:
                return ref in ids or (ref is not None and folded(ref) == whole)
            assert isinstance(ref, ActorRef)
            if ref.actor_id in ids:
                return True
            name = folded(ref.name)
            return name == whole or (not exact and bool(words) and words <= set(name.split()))

        def test(record: Any) -> bool:  # noqa: ANN401 -- one of several record types
            if isinstance(record, (Actor, Mention)):
                return same(record.actor_id)
            value = getattr(record, field)
            return any(map(same, value)) if isinstance(value, tuple) else same(value)

        return test

    def actor_ids(self, asked: str) -> tuple[set[str], bool]:
        """The actors called so, and whether one bears just this id, name or alias.

        Only where none does, all whose name or alias has these words count, so that "China" is
        not also a newspaper of that name.
        """
        whole, words = folded(asked), set(folded(asked).split())
        exact, partly = set[str](), set[str]()
        for actor in self.store.read(Actor):
            names = [folded(name) for name in (actor.actor_id, actor.name, *actor.aliases)]
            if whole in names:
                exact.add(actor.actor_id)
            elif words and any(words <= set(name.replace("-", " ").split()) for name in names):
                partly.add(actor.actor_id)
        return (exact, True) if exact else (partly, False)

    # -- one record, and all --

    def get(self, record_id: str) -> Record:
        """The record with this id, or with this beginning of its id (6 characters or more).

        Raises:
            NotFound: there is none, or several.

        """
        record = self.store.get(record_id)
        if record is None:
            message = (
                f"there is no record {record_id!r} in {self.store.name};"
                " `dragoman show statements --json` gives ids"
            )
            raise NotFound(message)
        return record

    def to_json(self, record: Record) -> dict[str, Any]:
        """A record as in the JSON Lines export: spans with words, `occurrence_id` joined."""
        text, other = self.texts(record)
        told = to_json(record, text, other=other)
        if isinstance(record, (Statement, Event)):
            rule, score = told.pop("rule"), told.pop("score")
            own = record.statement_id if isinstance(record, Statement) else record.event_id
            told |= {"occurrence_id": self.occurrence_of(own), "rule": rule, "score": score}
        if isinstance(record, Occurrence):
            rule, score = told.pop("rule"), told.pop("score")
            first, differ = accounts(self, record)
            told |= {
                "first_id": first,
                "disagreements": [disagreement_json(one) for one in differ],
                "rule": rule,
                "score": score,
            }
        return told

    def occurrence_of(self, record_id: str) -> str | None:
        """The id of the occurrence that a statement or an event is a report of."""
        if self._occurrences is None:
            self._occurrences = {
                member: occurrence.occurrence_id
                for occurrence in self.store.read(Occurrence)
                for member in occurrence.member_ids
            }
        return self._occurrences.get(record_id)

    def texts(self, record: Record) -> tuple[str | None, str | None]:
        """What a record's spans point into: its text and, for two-sided records, the other."""
        if isinstance(record, Page):
            return record.text, record.text
        if isinstance(record, Article):
            return record.text, self._page_text(record.page_id)
        if isinstance(record, Copy):
            return self.text(record.later_id), self.text(record.earlier_id)
        article_id = getattr(record, "article_id", None)
        return (None, None) if article_id is None else (self.text(article_id), None)

    def text(self, article_id: str) -> str | None:
        """An article's text; None where the ledger has no such article."""
        article = self.article(article_id)
        return None if article is None else article.text

    def _article(self, article_id: str) -> Article | None:
        return self.store.get_typed(Article, article_id)

    def _read_page_text(self, page_id: str) -> str | None:
        page = self.store.get_typed(Page, page_id)
        return None if page is None else page.text

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Articles and statements with these words, best first; any text is a valid search."""
        return self.store.search(words, limit)

    def explain(self, record_id: str) -> Explanation:
        """Why a record is there: its words, the rule, what it rests on and what rests on it.

        Raises:
            NotFound: there is no such record, or there are several.

        """
        return explain(self, self.get(record_id))

    def trace(self, words: str) -> Trace:
        """Words, or an id, followed to the best attested wording through every variant.

        Raises:
            NotFound: no statement has these words, or this id.

        """
        return trace(self, words)

    def summary(self) -> dict[str, int]:
        """How many records there are of each type, by table name."""
        return self.store.counts()
