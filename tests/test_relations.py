"""How statements and events answer each other, and pairs that only look as if they did."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from by_hand import article, event, sentences, statement

from dragoman import words
from dragoman.config import Config
from dragoman.copies import find_copies
from dragoman.occurrences import find_occurrences
from dragoman.records import Actor
from dragoman.relations import ANSWERS, find_relations
from dragoman.stories import find_stories


def relations_of(articles, statements=(), events=()):
    config = Config()
    copies = list(find_copies(articles, sentences(*articles), (), config=config))
    stories = list(find_stories(articles, (), copies, config=config))
    occurrences = list(
        find_occurrences(stories, articles, copies, statements, events, config=config)
    )
    return list(
        find_relations(stories, articles, (), statements, events, occurrences, config=config)
    )


def kinds(articles, statements=(), events=()):
    names = {s.statement_id: i for i, s in enumerate(statements)}
    names |= {e.event_id: len(statements) + i for i, e in enumerate(events)}
    found = relations_of(articles, statements, events)
    return sorted((one.kind, names[one.from_id], names[one.to_id]) for one in found)


CHARGE = article(
    "charge",
    "Norway accuses Chile of selling fishing licences in secret",
    "Norway said that Chile had sold fishing licences to foreign fleets.\n"
    "Chile denied that it had sold fishing licences to anyone.\n"
    "Chile also denied that the minister had met the owners of the harbour.",
)
SAID = statement(
    CHARGE, "NOR", "that Chile had sold fishing licences to foreign fleets",
    act="ACCUSE", about=("CHL",), target="CHL",
)  # fmt: skip
DENIED = statement(CHARGE, "CHL", "that it had sold fishing licences to anyone", act="DENY")
ELSEWHERE = statement(
    CHARGE, "CHL", "that the minister had met the owners of the harbour", act="DENY"
)


def test_a_denial_answers_the_charge_and_no_other():
    assert kinds([CHARGE], [SAID, DENIED, ELSEWHERE]) == [("denies", 1, 0)]


def test_nobody_denies_oneself():
    own = statement(CHARGE, "CHL", "that Chile had sold fishing licences to foreign fleets")
    assert kinds([CHARGE], [own, DENIED]) == []


def test_saying_not_to_do_what_one_is_accused_of_denies_it():
    one = article(
        "a",
        "Norway: Chile meddles in harbour vote",
        "Norway said Chile meddles in its harbour votes.\n"
        "Chile said it does not meddle in the harbour votes of Norway.\n"
        "Chile said it does not sell cheap cod.",
    )
    statements = [
        statement(one, "NOR", "Chile meddles in its harbour votes", about=("CHL",)),
        statement(one, "CHL", "it does not meddle in the harbour votes", about=("NOR",)),
        statement(one, "CHL", "it does not sell cheap cod"),
    ]
    assert kinds([one], statements) == [("denies", 1, 0)]


def test_refusals_answer_demands():
    one = article(
        "a",
        "Fleet owners demand lower fees",
        "The owners demanded that Chile lower the harbour fees at once.\n"
        "They also praised the weather.\n"
        "Chile rejected the demand.\n"
        "Norway refused to send more ships.",
    )
    statements = [
        statement(
            one, "owners", "Chile lower the harbour fees at once", act="REQUEST", about=("CHL",)
        ),
        statement(one, "CHL", "the demand", act="REJECT"),
        statement(one, "NOR", "to send more ships", act="REJECT"),
    ]
    assert kinds([one], statements) == [("rejects", 1, 0)]


def test_opposite_words_of_two_speakers_contradict():
    one = article(
        "a",
        "Dispute over catch",
        "Lund said the new quota will protect the cod stocks of the south.\n"
        "Fuentes said the new quota will not protect the cod stocks of the south.\n"
        "Rojas said the new harbour will not open before summer.",
    )
    statements = [
        statement(one, "lund", "the new quota will protect the cod stocks of the south"),
        statement(one, "fuentes", "the new quota will not protect the cod stocks"),
        statement(one, "rojas", "the new harbour will not open before summer"),
    ]
    assert kinds([one], statements) == [("contradicts", 1, 0)]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("despite an earlier commitment from Rojas not to do so", "breaks"),
        ("in breach of the pledge that Rojas gave", "breaks"),
        ("as Rojas promised", "fulfils"),
        ("just as promised by Rojas", "fulfils"),
        ("while Rojas was on a journey", None),
    ],
)
def test_promises(phrase, kind):
    one = article(
        "a",
        "Chile and the harbour vote",
        "Rojas pledged that Chile would not interfere with the harbour vote.\n"
        f"Chile interfered with the harbour vote, {phrase}.",
    )
    pledge = statement(
        one, "pablo-rojas", "Chile would not interfere with the harbour vote",
        act="AGREE", name="Rojas", about=("CHL",),
    )  # fmt: skip
    deed = event(one, "COERCE", "Chile interfered with the harbour vote", source=("CHL",))
    assert kinds([one], [pledge], [deed]) == ([] if kind is None else [(kind, 1, 0)])


def test_a_message_repeated():
    one = article(
        "a",
        "Warning given twice",
        "The king told the owners in November not to touch the harbour vote.\n"
        "Solberg said she had other worries.\n"
        "Solberg repeated that the owners must not touch the harbour vote.",
    )
    statements = [
        statement(one, "king", "not to touch the harbour vote", act="REQUEST"),
        statement(one, "ingrid-solberg", "she had other worries"),
        statement(
            one, "ingrid-solberg", "that the owners must not touch the harbour vote",
            cue="repeated", lemma="repeat",
        ),
    ]  # fmt: skip
    assert kinds([one], statements) == [("repeats", 2, 0)]


@pytest.mark.parametrize(
    ("king", "solberg"),
    [("king", "ingrid-solberg"), ("theresa-may", "boris-johnson")],  # these two are of one state
)
def test_a_message_of_another_repeated(king, solberg):
    one = article(
        "a",
        None,
        "Solberg repeated a message that the king gave to the owners, not to touch the vote.\n"
        "The king opened a school.",
    )
    statements = [
        statement(one, king, "not to touch the vote", act="REQUEST"),
        statement(
            one, solberg, "a message that the king gave to the owners, not to touch the vote",
            cue="repeated", lemma="repeat", about=(king, "owners"),
        ),
    ]  # fmt: skip
    assert kinds([one], statements) == [("repeats", 1, 0)]


def test_members_of_an_occurrence_repeat_its_best_wording():
    words_said = "the harbour will stay open for every fleet that pays its fees"
    one = article(
        "a", "Harbour stays open", f"Rojas told this newspaper: \u201c{words_said}\u201d."
    )
    two = article("b", "Harbour stays open", f"Rojas said that {words_said}, a newspaper wrote.")
    statements = [
        statement(one, "pablo-rojas", words_said, quote="direct", fidelity="verbatim"),
        statement(two, "pablo-rojas", words_said),
    ]
    assert kinds([one, two], statements) == [("repeats", 1, 0)]


# What A says (speaker, act, words, about), what B says, and why it is no answer to it.
NO_ANSWERS = [
    # Another deed: sanctions are not an invasion.
    (("lund", "ASSERT", "the fines for Chile must be hard if it enters the bay", ("CHL",)),
     ("CHL", "ASSERT", "it will not enter the bay of the others", ())),
    # A minister and his own state are one side.
    (("boris-johnson", "ASSERT", "the United Kingdom closes the bay to foreign fleets", ("GBR",)),
     ("GBR", "ASSERT", "it does not close the bay to foreign fleets", ())),
    # Nobody knows whose man Fuentes is; he may be the state's own.
    (("fuentes", "ASSERT", "the bay is closed to foreign fleets by Chile", ("CHL",)),
     ("CHL", "ASSERT", "the bay is not closed to foreign fleets", ())),
    # The "not" is of another clause: the second only says the first again.
    (("lund", "ASSERT", "calls for a pause of fishing are a call to give up the harbour", ()),
     ("rojas", "ASSERT",
      "calls for a pause of fishing are a call to give up the harbour, this will not happen", ())),
    # The same persons, another verb.
    (("lund", "ASSERT", "Solberg has a stronger hand since twelve captains were charged", ()),
     ("rojas", "ASSERT", "Solberg will not extradite twelve captains who were charged", ())),
    # A promise for the days to come is no denial of what is.
    (("NOR", "ASSERT", "Chile is arming the islands of the south bay", ("CHL",)),
     ("CHL", "ASSERT", "it will not be arming the islands of the south bay", ())),
    # One's own words, said by another with approval.
    (("NOR", "ASSERT", "Chile does not intend to arm the islands", ("CHL",)),
     ("CHL", "DENY", "that it intends to arm the islands", ())),
    # The denier denies another thing than what another warns of.
    (("lund", "THREATEN", "states that help Chile to arm will be punished", ("CHL",)),
     ("CHL", "DENY", "that it wanted to arm the islands", ())),
    # A refusal of something else than a demand.
    (("NOR", "REQUEST", "Chile keep its old promises about the bay", ("CHL",)),
     ("CHL", "REJECT", "the claims", ())),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), NO_ANSWERS)
def test_what_only_looks_like_an_answer(first, second):
    one = article("a", None, f"It is said: {first[2]}.\nBeside it: {second[2]}.")
    statements = [
        statement(one, speaker, told, act=act, about=about)
        for speaker, act, told, about in (first, second)
    ]
    assert kinds([one], statements) == []


def test_what_somebody_did_not_say_answers_nothing():
    unsaid = statement(CHARGE, "CHL", "that it had sold fishing licences to anyone", negated=True)
    assert kinds([CHARGE], [SAID, unsaid]) == []


def test_one_utterance_in_two_reports_is_not_said_twice():
    told = "the owners must not touch the harbour vote"
    one = article("a", "Solberg warns", f"Solberg repeated that {told}, she told the fleet.")
    two = article("b", "Solberg warns", f"Solberg repeated that {told}, the fleet was told.")
    statements = [
        statement(page, "ingrid-solberg", f"that {told}", cue="repeated", lemma="repeat")
        for page in (one, two)
    ]
    found = relations_of([one, two], statements)
    assert [(relation.kind, relation.rule) for relation in found] == [
        ("repeats", "same_occurrence")
    ]


def test_deeds_that_answer_deeds():
    one = article(
        "a",
        "Sanctions over cod",
        "Norway closed its ports to ships from Chile on Monday.\n"
        "Chile replied with a ban on Norwegian ships.\n"
        "Peru welcomed a Norwegian ship.",
    )
    events = [
        event(one, "SANCTION", "Norway closed its ports", source=("NOR",), target=("CHL",)),
        event(one, "SANCTION", "a ban on Norwegian ships", source=("CHL",), target=("NOR",)),
        event(one, "COOPERATE", "Peru welcomed a Norwegian ship", source=("PER",), target=("NOR",)),
    ]
    assert kinds([one], [], events) == [("responds", 1, 0)]


def test_other_stories_are_left_alone():
    two = article(
        "b",
        "Old ships sold for scrap in Peru",
        "Peru said that scrap dealers had bought nine ferries from the navy.\n"
        "The navy denied that it had sold ferries to scrap dealers.",
    )
    far = statement(two, "peru-navy", "that it had sold ferries to scrap dealers", act="DENY")
    assert kinds([CHARGE, two], [SAID, far]) == []


def test_each_rule_explains_itself_and_each_list_is_complete():
    for rule in ANSWERS:
        assert rule.func.__doc__
    for language in words.languages():
        content = words.load(language, "relations")
        if content:
            assert set(content) == {
                "source", "negation", "common", "future", "charge", "demand", "offer", "view", "points", "pointers", "aside", "repeat",
                "breach", "fulfilment", "carried_out", "response", "retort", "uninvolved", "again",
                "opposites", "aftermath", "long_before",
            }  # fmt: skip
            assert all(isinstance(word, str) for key in content for word in content[key])


# language, first claim (act, speaker, words, about), second claim, what the second does.
PAIRS = [
    ("en", ("ACCUSE", "NOR", "Chile sank the trawler on purpose", "CHL"),
     ("DENY", "CHL", "that it sank the trawler", ""), "denies"),
    ("en", ("ASSERT", "NOR", "two Chilean sailors boarded the trawler at night", "CHL"),
     ("DENY", "CHL", "that its sailors had boarded the ship", ""), "denies"),
    ("en", ("ASSERT", "NOR", "Chile will send a doctor to the crew", "CHL"),
     ("DENY", "CHL", "that it sank the trawler", ""), None),
    ("en", ("ACCUSE", "PER", "Norway broke the fishing limits", "NOR"),
     ("DENY", "CHL", "that the minister was ill", ""), None),
    ("en", ("REQUEST", "NOR", "Chile free the captain and his crew", "CHL"),
     ("REJECT", "CHL", "the release of the captain", ""), "rejects"),
    ("en", ("REQUEST", "NOR", "Chile free the captain and his crew", "CHL"),
     ("REJECT", "PER", "a new airport near the capital", ""), None),
    ("en", ("ASSERT", "lund", "the dam is safe after the flood", ""),
     ("ASSERT", "rojas", "the dam is not safe after the flood", ""), "contradicts"),
    ("en", ("ASSERT", "lund", "the dam is safe after the flood", ""),
     ("ASSERT", "rojas", "the road to the dam is not open yet", ""), None),
    ("en", ("ASSERT", "lund", "the dam is not safe", ""),
     ("ASSERT", "rojas", "the dam is not safe at all", ""), None),
    ("nl", ("ACCUSE", "NOR", "Chili bracht de trawler met opzet tot zinken", "CHL"),
     ("DENY", "CHL", "dat het de trawler tot zinken bracht", ""), "denies"),
    ("nl", ("ASSERT", "NOR", "Chili bemoeit zich met de verkiezingen", "CHL"),
     ("ASSERT", "CHL", "het bemoeit zich niet met de verkiezingen", ""), "denies"),
    ("nl", ("ASSERT", "lund", "de dam is veilig na de overstroming", ""),
     ("ASSERT", "rojas", "de dam is niet veilig na de overstroming", ""), "contradicts"),
    ("nl", ("ASSERT", "lund", "de dam is veilig na de overstroming", ""),
     ("ASSERT", "rojas", "er is geen geld voor een nieuwe school", ""), None),
    ("de", ("ACCUSE", "NOR", "Chile hat den Trawler absichtlich versenkt", "CHL"),
     ("DENY", "CHL", "den Trawler versenkt zu haben", ""), "denies"),
    ("de", ("ASSERT", "lund", "der Damm ist nach der Flut sicher", ""),
     ("ASSERT", "rojas", "der Damm ist nach der Flut nicht sicher", ""), "contradicts"),
    ("es", ("ACCUSE", "NOR", "Chile hundió el barco a propósito", "CHL"),
     ("DENY", "CHL", "haber hundido el barco", ""), "denies"),
    ("fr", ("ACCUSE", "NOR", "le Chili a coulé le chalutier exprès", "CHL"),
     ("DENY", "CHL", "avoir coulé le chalutier", ""), "denies"),
    ("fr", ("ASSERT", "lund", "le barrage est sûr après la crue", ""),
     ("ASSERT", "rojas", "la route de la mer reste fermée", ""), None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "first", "second", "kind"), PAIRS)
def test_pairs_in_five_languages(language, first, second, kind):
    one = article("a", None, f"X: {first[2]}.\nY: {second[2]}.", language=language)
    statements = [
        statement(one, speaker, f"{words_said}", act=act, about=(about,) if about else ())
        for act, speaker, words_said, about in (first, second)
    ]
    assert kinds([one], statements) == ([] if kind is None else [(kind, 1, 0)])


def test_the_written_tables_are_whole():
    """Each pair has an answer, with the words of both ends on its pages, or says why it has none."""
    for name in ("relations.yml", "relations_later.yml", "relations_pages.yml"):
        rows = yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))["pairs"]
        for row in rows:
            told = " ".join(page["text"] for page in row.get("pages", [row]))
            assert ("kind" in row) != ("none" in row)
            for end in ("from", "to") if "kind" in row else ():
                words_of_end = [row[end]] if isinstance(row[end], str) else row[end]
                assert all(phrase.strip() in told for phrase in words_of_end), row


def test_numbers_that_two_tell_differently_contradict():
    one = article(
        "a", None, "Lund: three sailors died in the storm. Rojas: nine sailors died in the storm."
    )
    statements = [
        statement(one, "lund", "three sailors died in the storm"),
        statement(one, "rojas", "nine sailors died in the storm"),
    ]
    assert kinds([one], statements) == [("contradicts", 1, 0)]


@pytest.mark.parametrize(
    ("answer", "act", "kind"),
    [
        ("the charge", "DENY", "denies"),
        ("this for years", "DENY", "denies"),
        ("that view", "REJECT", "rejects"),
        ("the claim", "REJECT", "denies"),
        ("a loan from Peru", "REJECT", None),
        ("an offer of cheaper fuel", "REJECT", None),
    ],
)
def test_answers_that_only_point_at_what_they_answer(answer, act, kind):
    one = article("a", None, f"Norway said Chile sank the trawler. Chile answers: {answer}.")
    statements = [
        statement(one, "NOR", "Chile sank the trawler", about=("CHL",)),
        statement(one, "CHL", answer, act=act),
    ]
    assert kinds([one], statements) == ([] if kind is None else [(kind, 1, 0)])


def test_an_older_story_is_looked_at_for_a_pledge():
    then = article(
        "then",
        "Chile promises open harbour",
        "Chile promised to keep the harbour of the south open to every fleet.",
        published="2030-01-10",
    )
    now = article(
        "now",
        "Harbour shut",
        "In breach of its promise Chile closed the harbour of the south to every foreign fleet.",
        published="2031-06-10",
    )
    pledge = statement(
        then, "CHL", "to keep the harbour of the south open to every fleet", act="AGREE"
    )
    deed = event(
        now, "COERCE", "Chile closed the harbour of the south to every foreign fleet",
        source=("CHL",),
    )  # fmt: skip
    assert kinds([then, now], [pledge], [deed]) == [("breaks", 1, 0)]


def test_two_states_may_count_each_its_own():
    one = article(
        "a", None, "Norway: the storm broke thirty masts. Chile: the storm broke ten masts."
    )
    found = [
        statement(one, "NOR", "the storm broke thirty masts"),
        statement(one, "CHL", "the storm broke ten masts"),
    ]
    assert kinds([one], found) == []


def test_a_denial_that_came_after_a_charge_answers_it():
    one = article(
        "a",
        None,
        "Chile denied that it was arming the islands, a day after Lund had said there was proof of a"
        " Chilean build-up.",
    )
    found = [
        statement(one, "CHL", "that it was arming the islands", act="DENY"),
        statement(one, "lund", "there was proof of a Chilean build-up", about=("CHL",)),
    ]
    assert kinds([one], found) == [("denies", 0, 1)]


@pytest.mark.parametrize(
    ("deed", "promise", "kind"),
    [
        ("the catch exceeded nine tonnes", "to stay below that limit", "breaks"),
        ("the boats left the bay", "not to sell the harbour", None),
        ("the boats left the bay", "to paint the boats", None),
    ],
)
def test_a_promise_recalled_beside_the_opposite_deed_is_broken(deed, promise, kind):
    one = article(
        "a",
        "Harbour watch: Chile fishes on",
        f"The harbour watch said that {deed}. In May Chile had promised {promise}.",
    )
    found = [
        statement(one, "harbour-watch", f"that {deed}"),
        statement(one, "CHL", promise, act="AGREE", name="Chile"),
    ]
    assert kinds([one], found) == ([] if kind is None else [(kind, 0, 1)])


def test_the_state_of_a_person_of_no_list_is_known_from_pages():
    one = article(
        "a",
        None,
        "Norway said that Chile sank the trawler. Rojas denied that it rammed the trawler.",
    )
    found = [
        statement(one, "NOR", "that Chile sank the trawler", about=("CHL",)),
        statement(one, "rojas", "that it rammed the trawler", act="DENY"),
    ]
    rojas = Actor("rojas", "person", "Ana Rojas", "CHL", (), ())
    stories = list(find_stories([one], (), (), config=Config()))
    told = [
        list(find_relations(stories, [one], actors, found, (), (), config=Config()))
        for actors in ((), (rojas,))
    ]
    assert [len(each) for each in told] == [0, 1]
