"""What was said or done once, however many articles tell of it."""

from __future__ import annotations

import random

import harbour
import pytest
from by_hand import article, event, sentences, statement

from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.occurrences import find_occurrences
from dragoman.occurrences.disagreements import disagreements
from dragoman.occurrences.figures import figures
from dragoman.stories import find_stories


def occurrences_of(articles, statements=(), events=()):
    config = Config()
    copies = list(find_copies(articles, sentences(*articles), (), config=config))
    stories = list(find_stories(articles, (), copies, config=config))
    return list(find_occurrences(stories, articles, copies, statements, events, config=config))


QUOTED = {"quote": "direct", "fidelity": "verbatim"}
IN_ENGLISH = statement(
    harbour.english, "ingrid-solberg", "This is the end of a long and needless dispute", **QUOTED
)
IN_DUTCH = statement(
    harbour.dutch,
    "ingrid-solberg",
    "Dit is het einde van een lang en onnodig geschil",
    quote="direct",
    fidelity="translated",
)
SPUN = statement(
    harbour.spun,
    "ingrid-solberg",
    "This is the finish of a long and unnecessary contention",
    quote="direct",
    fidelity="altered",
)
PROMISE = statement(
    harbour.english, "pablo-rojas", "that parliament would vote on the text", act="AGREE"
)
PROMISE_IN_DUTCH = statement(
    harbour.dutch, "pablo-rojas", "dat het parlement nog voor de winter", act="AGREE"
)
ARTICLES = (harbour.english, harbour.dutch, harbour.spun)


def test_one_utterance_in_three_wordings():
    found = occurrences_of(ARTICLES, [IN_ENGLISH, IN_DUTCH, SPUN, PROMISE])
    by_size = sorted(found, key=lambda one: len(one.member_ids))
    assert [len(one.member_ids) for one in by_size] == [1, 3]
    assert by_size[1].best_id == IN_ENGLISH.statement_id
    assert by_size[1].reporters == 1  # all three articles are one tree of copies


def test_an_altered_quotation_finds_the_words_that_it_alters():
    one = article(
        "one",
        "Solberg on the dam",
        "“The dam will protect the valley for a hundred years,” she said.",
    )
    two = article(
        "two",
        "Solberg on the dam",
        "She said the dam will protect. She said it will protect a valley.",
    )
    spun = article(
        "spun",
        "Solberg on the dam",
        "“The dam will defend the dale for one hundred years,” she said.",
    )
    said = statement(
        one, "solberg", "The dam will protect the valley for a hundred years", **QUOTED
    )
    altered = statement(
        spun,
        "solberg",
        "The dam will defend the dale for one hundred years",
        quote="direct",
        fidelity="altered",
    )
    told = statement(two, "solberg", "it will protect a valley")
    found = occurrences_of([one, two, spun], [said, altered, told])
    [with_spun] = [each for each in found if altered.statement_id in each.member_ids]
    assert with_spun.best_id == said.statement_id


def test_two_promises_in_like_words_are_two_utterances():
    one = article(
        "one",
        "Solberg at the harbour",
        "“We will open ten thousand schools in five years,” she said."
        " “We will lay ten thousand miles of rail in five years,” she said.",
    )
    two = statement(one, "solberg", "We will open ten thousand schools in five years", **QUOTED)
    other = statement(
        one, "solberg", "We will lay ten thousand miles of rail in five years", **QUOTED
    )
    assert len(occurrences_of([one], [two, other])) == 2


def test_what_another_said_is_another_utterance():
    other = statement(harbour.dutch, "pablo-rojas", "Dit is het einde van een lang")
    assert len(occurrences_of(ARTICLES, [IN_ENGLISH, other])) == 2


def test_a_denial_is_no_assertion():
    one = article("a", None, "Rojas said that the fleet had sold its licences. ")
    two = article("b", None, "Rojas denied that the fleet had sold its licences. ")
    statements = [
        statement(one, "pablo-rojas", "that the fleet had sold its licences"),
        statement(two, "pablo-rojas", "that the fleet had sold its licences", act="DENY"),
    ]
    assert len(occurrences_of((one, two), statements)) == 2


def arrests(one, words, **fields):
    fields = {"source": ("chl-police",), "target": ("fishermen",), **fields}
    return event(one, "COERCE", words, **fields)


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"date": "2031-05-04"}, 2),  # the other is dated to the day before
        ({"factuality": "planned"}, 2),
        ({"factuality": "alleged"}, 1),
        ({"target": ("students",)}, 2),
    ],
)
def test_events(fields, count):
    events = [
        arrests(harbour.english, "The police cleared the road", date="2031-05-03"),
        arrests(harbour.dutch, "De politie maakte de weg", **fields),
    ]
    assert len(occurrences_of(ARTICLES, events=events)) == count


def test_every_record_is_in_exactly_one_and_order_does_not_matter():
    statements = [IN_ENGLISH, IN_DUTCH, SPUN, PROMISE, PROMISE_IN_DUTCH]
    events = [
        arrests(harbour.english, "The police cleared the road"),
        arrests(harbour.dutch, "De politie maakte de weg"),
        event(harbour.other, "COERCE", "will raise the tax", source=("NOR",)),
    ]
    articles = list(harbour.EVERYTHING)
    expected = sorted(occurrences_of(articles, statements, events), key=lambda o: o.occurrence_id)
    members = [name for one in expected for name in one.member_ids]
    assert sorted(members) == sorted(
        [s.statement_id for s in statements] + [e.event_id for e in events]
    )
    for records in (articles, statements, events):
        random.Random(1).shuffle(records)
    found = occurrences_of(articles, statements, events)
    assert sorted(found, key=lambda o: o.occurrence_id) == expected


def test_a_speaker_without_a_name_joins_only_by_words():
    one = article("a", None, "It was said that the fleet had sold all its old licences. ")
    two = article("b", None, "It was said that the fleet had sold all its old licences. ")
    three = article("c", None, "It was said that the ships had got rid of every permit. ")
    statements = [
        statement(one, None, "that the fleet had sold all its old licences"),
        statement(two, None, "that the fleet had sold all its old licences"),
        statement(three, None, "that the ships had got rid of every permit"),
    ]
    assert len(occurrences_of((one, two, three), statements)) == 2


def wording(actor):
    return {"source": (actor,), "target": ("PER",)}


def test_actors_side_by_side_do_each_their_own():
    one = article("a", None, "Norway and Chile urged Peru to open the port.")
    words = {"trigger": "urged"}
    events = [
        event(one, "REQUEST", "Norway and Chile urged Peru", **wording("NOR"), **words),
        event(one, "REQUEST", "and Chile urged Peru to open", **wording("CHL"), **words),
    ]
    assert len(occurrences_of((one,), events=events)) == 2


def test_what_one_report_leaves_out_another_tells():
    told = "attacked the ferry near the harbour at night"
    one = article("a", "Ferry attacked", f"Pirates {told}.")
    two = article("b", "Ferry attacked", f"Somebody {told}.")
    words = {"trigger": "attacked", "target": ("NOR",)}
    events = [
        event(one, "ASSAULT", f"Pirates {told}", source=("pirates",), **words),
        event(two, "ASSAULT", f"Somebody {told}", **words),
    ]
    assert len(occurrences_of((one, two), events=events)) == 1


def test_disagreements_stand_side_by_side():
    one = article("a", None, "The raid killed 12 fishermen on Monday.", published="2031-05-02")
    two = article("b", None, "Bij de aanval kwamen 15 vissers, drie mensen gewond.", language="nl")
    three = article("c", None, "The raid killed 15 people.", published="2031-05-04")
    events = [
        event(one, "ASSAULT", "The raid killed 12 fishermen", date="2031-05-01", target=("CHL",)),
        event(three, "ASSAULT", "The raid killed 15 people", date="2031-05-03", target=("PER",),
              factuality="alleged"),
    ]  # fmt: skip
    found = disagreements(events, {"a": one, "b": two, "c": three})
    told = {d.about: [account.value for account in d.accounts] for d in found}
    assert told == {
        "date": ["2031-05-01", "2031-05-03"],
        "factuality": ["actual", "alleged"],
        "number": ["12", "15"],
        "target": ["CHL", "PER"],
    }


def test_what_is_left_out_is_no_disagreement():
    one = article("a", None, "The raid killed 12 fishermen.")
    two = article("b", None, "The raid killed fishermen.")
    events = [
        event(one, "ASSAULT", "The raid killed 12 fishermen", source=("CHL",), date="2031-05-01"),
        event(two, "ASSAULT", "The raid killed fishermen"),
    ]
    assert disagreements(events, {"a": one, "b": two}) == ()


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The strike killed at least 1,429 people and injured two hundred.", "en",
         [(1429, "killed"), (200, "injured")]),
        ("The death toll rose to 45.", "en", [(45, "killed")]),
        ("On March 4, 2031 the army fired 12 missiles at 10:30", "en", [(12, "missi")]),
        ("2.5 million refugees fled", "en", [(2_500_000, "displaced")]),
        ("raised the tariff to 25 percent", "en", [(25, "share")]),
        ("Bij de aanval zijn 12 mensen gedood", "nl", [(12, "killed")]),
        ("Der Angriff tötete 12 Menschen", "de", [(12, "killed")]),
        ("au moins trois personnes ont été tuées", "fr", [(3, "killed")]),
        ("murieron 14 personas y hubo 30 heridos", "es", [(14, "killed"), (30, "injured")]),
        ("the 44-day war of one man", "en", []),
    ],
)  # fmt: skip
def test_figures(text, language, found):
    assert [(one.value, one.counts) for one in figures(text, language)] == found
