"""Did it happen? Deeds between actors in brackets, with the factuality that the words give them."""

from __future__ import annotations

from collections import Counter

import pytest
from factuality import Case, cases, judgement_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_events import code, told

import dragoman
from dragoman import words
from dragoman.factuality import RULES, Deed, deed_at, judge
from dragoman.language import parse

# The deed is the event of the given type; what else the sentence tells is not asked here.
ENGLISH = [
    # actual
    ("[Russia] invaded [Georgia] in August.", "ASSAULT", "actual"),
    ("[Iran] has arrested [two tourists].", "COERCE", "actual"),
    ("[Japan] has since signed a treaty with [Peru].", "SUPPORT", "actual"),
    ("[China] confirmed that it had banned [the paper].", "COERCE", "actual"),
    ("[Kenya] admitted bombing [the camp].", "ASSAULT", "actual"),
    ("[Mali] began to expel [the diplomats].", "SANCTION", "actual"),
    ("[Oslo] used the meeting to warn [Moscow].", "THREATEN", "actual"),
    ("[Two men] had been arrested in Oslo, the police said.", "COERCE", "actual"),
    ("[Two men] had been arrested in Oslo, the interior ministry said.", "COERCE", "actual"),
    ("[Peru] praised [Chile] for what had been unthinkable five years ago.", "SUPPORT", "actual"),
    ("[The minister], who was jailed in 2008, met [the rebels] in Chad.", "CONSULT", "actual"),
    # ongoing
    ("[Russia] is massing troops near [Poland].", "MOBILIZE", "ongoing"),
    ("[Sudan] continues to bomb [the rebels].", "ASSAULT", "ongoing"),
    ("[Israel] keeps bombing [Gaza].", "ASSAULT", "ongoing"),
    # planned
    ("[France] will send weapons to [Ukraine].", "AID", "planned"),
    ("[The US] announced plans to send troops to [Romania].", "MOBILIZE", "planned"),
    ("[The EU] is preparing sanctions against [Belarus].", "SANCTION", "planned"),
    ("[Canada] intends to sanction [Cuba].", "SANCTION", "planned"),
    ("[Italy] promised to help [Albania].", "AID", "planned"),
    ("[Biden] is expected to visit [Angola].", "CONSULT", "planned"),
    ("[Chad] is going to expel [the envoy].", "SANCTION", "planned"),
    ("[Seoul] said it would send aid to [Turkey].", "AID", "planned"),
    ("[Spain] has decided to arrest [the leader].", "COERCE", "planned"),
    ("The planned [Turkish] attack on [Syria] worries many.", "ASSAULT", "planned"),
    ("[Hungary] is set to visit [Serbia].", "CONSULT", "planned"),
    ("[India] pledged aid to [Nepal].", "AID", "planned"),
    ("[Ghana] is ready to help [Togo].", "AID", "planned"),
    ("[Russia] plans to invade.", "ASSAULT", "planned"),
    # conditional
    ("If [Russia] attacks [Estonia], the rest will act.", "ASSAULT", "conditional"),
    ("[The US] will sanction [Iran] if talks fail.", "SANCTION", "conditional"),
    ("[Ankara] would invade [Syria] unless the rebels left.", "ASSAULT", "conditional"),
    ("[Delhi] said it would bomb [the camps] if attacked.", "ASSAULT", "conditional"),
    # alleged
    ("[Ukraine] accused [Russia] of bombing [a school].", "ASSAULT", "alleged"),
    ("[North Korea] allegedly hacked [Sony].", "COERCE", "alleged"),
    ("[Serbia] reportedly sold arms to [Libya].", "COOPERATE", "alleged"),
    ("[Washington] believes that [China] is arming [Russia].", "AID", "alleged"),
    ("[Officials] warned that [Chinese firms] are helping [Moscow].", "AID", "alleged"),
    ("[Iran] was blamed for bombing [the port].", "ASSAULT", "alleged"),
    ("The alleged [Iranian] attack on [Albania] made news.", "ASSAULT", "alleged"),
    ("[Russia] is suspected of poisoning [the spy].", "ASSAULT", "alleged"),
    ("There is evidence that [Qatar] bribed and spied on [FIFA].", "ACCUSE", "alleged"),
    ("[Chad] claims that [Libya] armed [the rebels].", "AID", "alleged"),
    # denied
    ("[Russia] denied any plans to invade [Ukraine].", "ASSAULT", "denied"),
    ("[Beijing] denied having sold weapons to [Moscow].", "COOPERATE", "denied"),
    ("[Iran] denies attacking [the tanker].", "ASSAULT", "denied"),
    ("[The Kremlin] rejected claims that [Russia] had attacked [Kyiv].", "ASSAULT", "denied"),
    ("[Israel] has denied that it bombed [the clinic].", "ASSAULT", "denied"),
    ("[Serbia] dismissed accusations that [its army] had attacked [Kosovo].", "ASSAULT", "denied"),
    ("[Turkey] disputed that it had attacked [the Kurds].", "ASSAULT", "denied"),
    # negated
    ("[Russia] did not attack [Finland].", "ASSAULT", "negated"),
    ("[France] has no plans to invade [Germany].", "ASSAULT", "negated"),
    ("[Peru] never sanctioned [Chile].", "SANCTION", "negated"),
    ("[Brazil] refused to condemn [Russia].", "ACCUSE", "negated"),
    ("[Austria] will not send weapons to [Kyiv].", "AID", "negated"),
    ("[Oman] failed to arrest [the suspect].", "COERCE", "negated"),
    ("[The US] ruled out sending troops to [Sudan].", "MOBILIZE", "negated"),
    ("[Japan] left without sanctioning [Fiji].", "SANCTION", "negated"),
    ("[Egypt] has no intention of attacking [Libya].", "ASSAULT", "negated"),
    ("[Latvia] no longer supports [Minsk].", "SUPPORT", "negated"),
    # hypothetical
    ("[Kerry] did not rule out new sanctions on [Russian banks].", "SANCTION", "hypothetical"),
    ("[Kyiv] asked [Berlin] to arm [the brigade].", "AID", "hypothetical"),
    ("[The UN] urged [Israel] not to bomb [Rafah].", "ASSAULT", "hypothetical"),
    ("[Iran] threatened to attack [the base].", "ASSAULT", "conditional"),
    ("[Moscow] could attack [Vilnius].", "ASSAULT", "hypothetical"),
    ("[Poland] fears that [Russia] attacks [Latvia].", "ASSAULT", "hypothetical"),
    ("[Critics] called for sanctions on [Israel].", "SANCTION", "hypothetical"),
    ("[The EU] is considering sanctions on [Georgia].", "SANCTION", "hypothetical"),
    ("[Egypt] should release [the men].", "RETREAT", "hypothetical"),
    ("[The army] must withdraw from [the town].", "RETREAT", "hypothetical"),
    ("[Ministers] met in order to sanction [Iran].", "SANCTION", "hypothetical"),
    ("[Turkey] might help [Syria].", "AID", "hypothetical"),
    ("[Rebels] tried to seize [the tanker].", "COERCE", "hypothetical"),
    ("[Cuba] wants to meet [Haiti].", "CONSULT", "hypothetical"),
    ("A possible [Chinese] invasion of [Taiwan] is feared.", "ASSAULT", "hypothetical"),
    # historical
    ("In 1990 [Iraq] invaded [Kuwait].", "ASSAULT", "historical"),
    ("[Japan] attacked [Hawaii] in 1941.", "ASSAULT", "historical"),
    # reports, and what is said of them
    ("There were reports that [Chad] attacked [Mali].", "ASSAULT", "alleged"),
    ("[Peru] wants proof of claims that [Chad] bombed [Mali].", "ASSAULT", "alleged"),
    ("[Chad] declared “war” on [Mali].", "ASSAULT", "alleged"),
    ("Reports of talks between [Chad] and [Mali] are untrue.", "CONSULT", "denied"),
    ("Reports that [Chad] attacked [Mali] are fabricated.", "ASSAULT", "denied"),
    ("They spread false claims that [Chad] attacked [Mali].", "ASSAULT", "denied"),
    # nearly is not
    ("[Chad] almost bombed [Mali].", "ASSAULT", "negated"),
    ("[Chad] nearly invaded [Mali].", "ASSAULT", "negated"),
    ("Peace is not something that [Chad] has discussed with [Mali].", "CONSULT", "negated"),
    # hung on something else
    ("It all depends on the withdrawal of [Chadian] troops.", "RETREAT", "conditional"),
    ("This is a call for [Chad] to surrender to [Mali].", "RETREAT", "hypothetical"),
    ("[Peru] asked [Chad] to stop the war against [Mali].", "RETREAT", "hypothetical"),
    ("[Chad] stopped the war against [Mali].", "RETREAT", "actual"),
    ("Existing [Peruvian] sanctions on [Mali] bite.", "SANCTION", "ongoing"),
    # a fact in the background stays one
    (
        "[The EU] demanded the release of [the men], who were arrested by [Iran].",
        "COERCE",
        "actual",
    ),
    ("[Canada] condemned the [Russian] attack on [Odesa].", "ASSAULT", "actual"),
    ("[Vilnius] wants [Nato] to know that [Minsk] has arrested [a priest].", "COERCE", "actual"),
    # taken for granted, judged, or given the chance
    ("[Peru] asked why [Chad] had attacked [Mali].", "ASSAULT", "actual"),
    ("It was wrong for [Chad] to attack [Mali].", "ASSAULT", "actual"),
    ("It is wrong for [Chad] to attack [Mali].", "ASSAULT", "hypothetical"),
    ("The trip allowed [Peru] to reassure [Chile].", "SUPPORT", "actual"),
    ("The law allowed [Chad] to arrest [monks].", "COERCE", "hypothetical"),
    ("[Peru] called on [Chile] to block the president's visit to [Mali].", "CONSULT", "planned"),
    # hardly begun, never come about, or only believed
    ("[Chad] has done little to help [Mali].", "AID", "negated"),
    ("[Chad] did little to hide that it had attacked [Mali].", "ASSAULT", "actual"),
    ("Nor does [Peru] have any plans to criticize [Chile].", "ACCUSE", "negated"),
    ("It was said that [Chad] might attack [Mali], but this did not happen.", "ASSAULT", "negated"),
    ("There is no guarantee that [Chad] will support [Mali].", "SUPPORT", "hypothetical"),
    ("There was criticism that [Chad] had bombed [Mali].", "ASSAULT", "alleged"),
    ("It is imperative that [Chad] is protected by [Mali].", "AID", "hypothetical"),
    # long ago
    ("[Chad] arrested [a priest] two years ago.", "COERCE", "historical"),
    ("[Chad] has a long history of attacking [Mali].", "ASSAULT", "historical"),
]


def judged(marked: str, wanted: str, language: str) -> list[str]:
    return [e.factuality for e in code(marked, language) if e.type == wanted]


@pytest.mark.parametrize(("marked", "wanted", "expected"), ENGLISH)
def test_english(marked: str, wanted: str, expected: str) -> None:
    assert expected in judged(marked, wanted, "en"), [told(e) for e in code(marked)]


@pytest.mark.parametrize(
    ("marked", "wanted", "expected"),
    [row for row in ENGLISH if row[2] in {"denied", "negated", "planned", "hypothetical"}],
)
def test_a_denial_is_never_the_deed_and_a_plan_never_done(
    marked: str, wanted: str, expected: str
) -> None:
    assert "actual" not in judged(marked, wanted, "en")


DUTCH = [
    ("[Rusland] viel [Polen] aan.", "ASSAULT", "actual"),
    ("[Rusland] heeft [Polen] niet aangevallen.", "ASSAULT", "negated"),
    ("[China] ontkent wapens te leveren aan [Rusland].", "AID", "denied"),
    ("[Frankrijk] zal tanks leveren aan [Kyiv].", "AID", "planned"),
    ("[Iran] zou raketten hebben geleverd aan [Rusland].", "AID", "alleged"),
    ("Als [China] [Taiwan] aanvalt, volgt oorlog.", "ASSAULT", "conditional"),
    ("Wij wachten, voor het geval dat [Peru] [Chili] aanvalt.", "ASSAULT", "conditional"),
    ("[Rusland] kan [Estland] aanvallen.", "ASSAULT", "hypothetical"),
    ("[De VS] weigert [Cuba] te steunen.", "SUPPORT", "negated"),
    ("[Kyiv] beschuldigt [Rusland] ervan dat het [Odessa] bombardeerde.", "ACCUSE", "actual"),
]


@pytest.mark.parametrize(("marked", "wanted", "expected"), DUTCH)
def test_dutch(marked: str, wanted: str, expected: str) -> None:
    assert expected in judged(marked, wanted, "nl"), [told(e) for e in code(marked, "nl")]


# The table of tests/factuality.tsv. What is wrong in it stands in docs/limits.md; a language may
# not fall below what the issue asks of the whole.
TABLE = tuple(cases())
SHARE = 0.95
UNDONE = {"denied", "negated", "hypothetical", "conditional", "planned", "unknown"}


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es"])
def test_table(language: str) -> None:
    rows = [case for case in TABLE if case.language == language]
    wrong = [case.text for case in rows if judgement_of(case).factuality not in case.values]
    assert len(wrong) <= (1 - SHARE) * len(rows), wrong


def test_table_is_large_and_of_all_values() -> None:
    rows = Counter(case.language for case in TABLE)
    assert rows["en"] >= 250
    assert min(rows.values()) >= 40
    assert len({case.text + str(case.start) for case in TABLE}) == len(TABLE)
    assert {case.values[0] for case in TABLE} >= UNDONE | {"actual", "ongoing", "alleged"}


# Who asserts it: the deed lies in what somebody says, who is committed to it or not.
ASSERTED = [
    ("Iran denied on Monday that it had attacked the Greek tanker.", "REJECT", "actual", None),
    ("Iran denied on Monday that it had attacked the Greek tanker.", "ASSAULT", "denied", "Iran"),
    ("Ukraine accused Russia of shelling a hospital in Odesa.", "ACCUSE", "actual", None),
    ("Ukraine accused Russia of shelling a hospital in Odesa.", "ASSAULT", "alleged", "Ukraine"),
    ("Kenya's government said Kenya would send troops to Haiti.", "MOBILIZE", "planned", "Kenya"),
    ("Iran warned that it would attack American bases if provoked.", "THREATEN", "actual", None),
    (
        "Iran warned that it would attack American bases if provoked.",
        "ASSAULT",
        "conditional",
        "Iran",
    ),
    ("Israel said that Iran had attacked its embassy.", "ASSAULT", "alleged", "Israel"),
    ("Germany confirmed that it had expelled two Russian envoys.", "SANCTION", "actual", "Germany"),
]


@pytest.mark.parametrize(("text", "wanted", "expected", "speaker"), ASSERTED)
def test_who_asserts_it(text: str, wanted: str, expected: str, speaker: str | None) -> None:
    reading = dragoman.read_text(text, language="en", published="2026-11-20")
    names = {s.statement_id: s.speaker.name if s.speaker else None for s in reading.statements}
    found = [
        (e.factuality, names.get(e.asserted_by) if e.asserted_by else None)
        for e in reading.events
        if e.type == wanted
    ]
    assert (expected, speaker) in found


@given(st.sampled_from(TABLE), st.data())
@settings(max_examples=60, deadline=None)
def test_any_word_can_be_judged(case: Case, data: st.DataObject) -> None:
    tokens = parse(case.text, case.language)
    i = data.draw(st.integers(0, len(tokens) - 1))
    first, again = (judge(deed_at(tokens, i, case.language)) for _ in range(2))
    assert first == again
    assert all(0 <= span.start < span.end <= len(case.text) for span in first.evidence)


def test_a_noun_has_the_tense_of_the_verb_that_carries_it() -> None:
    tokens = parse("Norland will launch an attack.", "en")
    deed = deed_at(tokens, 4, "en")
    assert (tokens[deed.i].text, deed.last, deed.noun) == ("launch", 4, False)
    assert judge(deed).factuality == "planned"


def test_every_rule_explains_itself() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.__doc__
        assert rule.__doc__.strip().endswith((".", '"', "!"))


def test_a_judgement_names_its_rule_and_its_words() -> None:
    text = "Russia denied that it had attacked the tanker."
    tokens = parse(text, "en")
    verb = next(t.i for t in tokens if t.text == "attacked")
    judgement = judge(Deed(tokens, verb, "en"))
    assert (judgement.factuality, judgement.rule) == ("denied", "denied")
    assert [span.of(text) for span in judgement.evidence] == ["denied"]


@pytest.mark.parametrize("language", [x for x in words.languages() if words.load(x, "factuality")])
def test_cue_lists_are_words(language: str) -> None:
    for name, cues in words.load(language, "factuality").items():
        if name != "source":
            assert cues, name
            assert all(isinstance(cue, str) and cue for cue in cues), name
