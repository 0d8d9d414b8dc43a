"""A small ledger written by hand: two invented states, one threat, its translation, a denial.

Shared by the tests of the store, the export and the API. Every span is found by its words.
"""

from __future__ import annotations

import hashlib

from dragoman.records import (
    UNKNOWN_DATE,
    Actor,
    ActorRef,
    Article,
    Copy,
    Cue,
    DateRange,
    Dropped,
    Event,
    Flaw,
    Mention,
    Occurrence,
    Office,
    Page,
    Place,
    Record,
    Relation,
    Run,
    Sentence,
    Span,
    SpanPair,
    Statement,
    Story,
    make_id,
)

ENGLISH = (
    "Home  World  Sport\n"
    "Aldoria warns Brevia over river dam\n"
    "PORT LIND (Wire One) - Aldoria's foreign minister Mara Lind warned Brevia on Friday that"
    " “if the gates stay shut, we will close the strait to your ships.”\n"
    "She added that a Brevian envoy had told her that the gates would open soon.\n"
    "Aldoria sent two patrol boats to the strait last week.\n"
)
DUTCH = (
    "Aldorië waarschuwt Brevia om stuwdam\n"
    "“Als de sluizen dicht blijven, sluiten wij de zeestraat voor jullie schepen”, zei minister"
    " Lind vrijdag tegen Brevia.\n"
)
DENIAL = (
    "Brevia denies shutting river gates\n"
    "Brevia's spokesman Ivo Kess denied that the gates had been shut.\n"
    "Kess <script>alert('gates')</script> called the threat “empty & loud”.\n"
)
FRIDAY = "2024-05-03"


def page(location: str, text: str) -> Page:
    return Page(
        page_id=make_id("page", location),
        location=location,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        charset="utf-8",
        fetched_at=None,
        text=text,
        body=text.encode(),
    )


def article(of: Page, title: str, *, language: str = "en", **fields: object) -> Article:
    start = of.text.index(title)
    text = of.text[start:].rstrip("\n")
    known = {
        "article_id": make_id("article", of.page_id, start),
        "page_id": of.page_id,
        "location": of.location,
        "ordinal": 0,
        "role": "main",
        "language": language,
        "title": title,
        "text": text,
        "body": Span(len(title) + 1, len(text)),
        "runs": (Run(0, start, len(text)),),
        "outlet": None,
        "byline": None,
        "credits": (),
        "dateline": None,
        "published": DateRange(FRIDAY, FRIDAY, "day", "user_said"),
        "rule": "title_then_dateline",
        "score": 0.9,
    }
    return Article(**(known | fields))  # type: ignore[arg-type]


def at(of: Article, words: str) -> Span:
    """Where words stand; with [brackets], only what they hold: "[Brevia] on Friday"."""
    before, _, rest = words.rpartition("[")
    inner = rest.partition("]")[0]
    start = of.text.index(words.replace("[", "").replace("]", "")) + len(before)
    return Span(start, start + len(inner))


def ref(of: Article, words: str, actor_id: str | None, name: str) -> ActorRef:
    span = at(of, words)
    return ActorRef(actor_id, name, span.start, span.end)


def statement(of: Article, cue: str, content: str, act: str, **fields: object) -> Statement:
    found = at(of, cue)
    known = {
        "statement_id": make_id("statement", of.article_id, found.start),
        "article_id": of.article_id,
        "speaker": None,
        "addressee": None,
        "cue": Cue(found.start, found.end, cue),
        "content": (at(of, content),),
        "act": act,
        "quote": "indirect",
        "fidelity": "unknown",
        "about": (),
        "target": None,
        "inside": None,
        "negated": False,
        "certainty": "certain",
        "said": DateRange(FRIDAY, FRIDAY, "day", "weekday_before_publication"),
        "rule": "speaker_before_cue",
        "score": 0.85,
    }
    return Statement(**(known | fields))  # type: ignore[arg-type]


def event(of: Article, trigger: str, kind: str, **fields: object) -> Event:
    found = at(of, trigger)
    known = {
        "event_id": make_id("event", of.article_id, found.start),
        "article_id": of.article_id,
        "type": kind,
        "mode": None,
        "source": (),
        "target": (),
        "trigger": found,
        "date": UNKNOWN_DATE,
        "place": None,
        "factuality": "actual",
        "asserted_by": None,
        "evidence": (found,),
        "quad": 4,
        "cameo": None,
        "goldstein": None,
        "rule": "verb_in_codebook",
        "score": 0.7,
    }
    return Event(**(known | fields))  # type: ignore[arg-type]


def records() -> list[Record]:
    """The whole ledger, in the order in which the stages would make it."""
    first, dutch, denial = page("a.txt", ENGLISH), page("b.txt", DUTCH), page("c.txt", DENIAL)
    one = article(
        first, "Aldoria warns Brevia over river dam", outlet="Wire One", credits=("Wire One",),
        dateline="PORT LIND", byline="By A. Writer",
    )  # fmt: skip
    two = article(
        dutch, "Aldorië waarschuwt Brevia om stuwdam", language="nl", credits=("Wire One",),
        published=DateRange("2024-05-04", "2024-05-04", "day", "user_said"),
    )  # fmt: skip
    three = article(
        denial, "Brevia denies shutting river gates", outlet="Brevia Today",
        published=DateRange("2024-05-05", "2024-05-06", "range", "page_says", Span(0, 6)),
    )  # fmt: skip
    lind = ref(one, "Mara Lind", "mara-lind", "Mara Lind")
    threat = statement(
        one, "warned", "if the gates stay shut, we will close the strait to your ships.",
        "THREATEN", speaker=lind, addressee=ref(one, "[Brevia] on", "XBB", "Brevia"), quote="direct",
        fidelity="verbatim", about=("XBB",), target="XBB",
        condition=at(one, "[if the gates stay shut]"),
        promised=at(one, "[we will close the strait to your ships]"),
    )  # fmt: skip
    added = statement(
        one, "added", "that a Brevian envoy had told her that the gates would open soon",
        "ASSERT", speaker=ref(one, "She", "mara-lind", "Mara Lind"),
    )  # fmt: skip
    envoy = statement(
        one, "told", "that the gates would open soon", "AGREE",
        speaker=ref(one, "a Brevian envoy", None, "a Brevian envoy"), inside=added.statement_id,
        addressee=ref(one, "her", "mara-lind", "Mara Lind"), score=0.6,
    )  # fmt: skip
    dreiging = statement(
        two, "zei", "Als de sluizen dicht blijven, sluiten wij de zeestraat voor jullie schepen",
        "THREATEN", speaker=ref(two, "minister Lind", "mara-lind", "Mara Lind"), quote="direct",
        fidelity="translated", target="XBB", addressee=ref(two, "[Brevia].", "XBB", "Brevia"),
        rule="quote_then_speaker",
    )  # fmt: skip
    kess = ref(three, "Ivo Kess", "ivo-kess", "Ivo Kess")
    denied = statement(three, "denied", "that the gates had been shut", "DENY", speaker=kess)
    called = statement(
        three, "called", "the threat “empty & loud”", "REJECT", quote="mixed",
        speaker=ref(three, "[Kess] <script>", "ivo-kess", "Ivo Kess"), fidelity="verbatim",
    )  # fmt: skip
    strait = at(one, "[the strait] last")
    boats = event(
        one, "sent", "MOBILIZE", mode="show_of_force", cameo="152", goldstein=-7.2,
        source=(ref(one, "[Aldoria] sent", "XAA", "Aldoria"),),
        date=DateRange("2024-04-22", "2024-04-28", "week", "last_week", at(one, "last week")),
        place=Place("the strait", None, strait.start, strait.end),
        evidence=(at(one, "Aldoria sent two patrol boats to the strait last week."),),
    )  # fmt: skip
    shut = event(
        three, "been [shut]", "COERCE", factuality="denied", asserted_by=denied.statement_id,
        source=(kess,), score=0.5,
    )  # fmt: skip
    copy = Copy(
        make_id("copy", one.article_id, two.article_id), one.article_id, two.article_id,
        "translated", (SpanPair(threat.content[0], dreiging.content[0], 0.91),), 0.62,
        "earlier by its date; the later one credits Wire One", "sentence_vectors", 0.88,
    )  # fmt: skip
    story = Story(
        make_id("story", one.article_id), "Aldoria warns Brevia over river dam",
        (one.article_id, two.article_id, three.article_id),
        ((one.article_id, two.article_id), (three.article_id,)), 2, FRIDAY, "2024-05-06",
        "shared_actors_and_days", 0.8,
    )  # fmt: skip
    said_once = Occurrence(
        make_id("occurrence", threat.statement_id), story.story_id, "statement",
        (threat.statement_id, dreiging.statement_id), threat.statement_id, 1, "aligned_in_copy", 0.9,
    )  # fmt: skip
    answer = Relation(
        make_id("relation", called.statement_id, threat.statement_id), "rejects",
        called.statement_id, threat.statement_id, "reject_cue_names_act", 0.75,
    )  # fmt: skip
    mention = Mention(
        make_id("mention", one.article_id, lind.start), one.article_id, Span(lind.start, lind.end),
        "mara-lind", "Mara Lind", "person", "XAA", "name", "foreign minister", "title_before_name", 0.9,
    )  # fmt: skip
    return [
        first, dutch, denial, one, two, three, mention,
        Dropped(make_id("dropped", "empty.txt"), "empty.txt", "the file has 0 characters"),
        Flaw(make_id("flaw", two.article_id), two.article_id, "machine_translation",
             at(two, "Als de sluizen"), "word order of English", "calque", 0.55),
        Sentence(make_id("sentence", one.article_id, 0), one.article_id, 0,
                 Span(0, len(one.title or "")), "title", "en"),
        Actor("XAA", "state", "Aldoria", "XAA", (), ("Aldorië",)),
        Actor("XBB", "state", "Brevia", "XBB", (), ()),
        Actor("mara-lind", "person", "Mara Lind", "XAA",
              (Office("foreign minister", "XAA", None, None, mention.mention_id),), ("Lind",)),
        Actor("ivo-kess", "person", "Ivo Kess", "XBB", (), ("Kess",)),
        threat, added, envoy, dreiging, denied, called, boats, shut,
        copy, story, said_once, answer,
    ]  # fmt: skip
