"""Names in a case, in a script without capitals, with a longer office: what no list holds."""

from __future__ import annotations

import pytest

from dragoman import actors
from dragoman.actors.worldnames import in_a_case
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, Article, Mention, Run, Span

CONFIG = Config()


def mentions(text: str, language: str) -> list[Mention]:
    body, runs = Span(0, len(text)), (Run(0, 0, len(text)),)
    head = ("article", "page", "test", 0, "main", language, None, text, body, runs)
    made = Article(*head, None, None, (), None, UNKNOWN_DATE, "test", 1.0)
    return list(
        actors.find_mentions(made, list(split_sentences(made, config=CONFIG)), config=CONFIG)
    )


PERSONS = (
    # language, text, the words of each person and who it is
    ("de", "Putins Krieg geht weiter.", [("Putins", "vladimir-putin")]),
    (
        "de",
        "Minister Tom Berg kam. Laut Bergs Sprecherin war Tom Bergs Besuch kurz.",
        [("Minister Tom Berg", "tom-berg"), ("Bergs", "tom-berg"), ("Tom Bergs", "tom-berg")],
    ),
    ("de", "Links stand ein Haus. Die Trumps reisten ab.", []),
    ("nl", "Trumps heffingen treffen veel landen.", [("Trumps", "donald-trump")]),
    (
        "ru",
        "Министр Олег Маркин прибыл. С Маркиным говорили.",
        [("Министр Олег Маркин", "oleg-markin"), ("Маркиным", "oleg-markin")],
    ),
    (
        "ru",
        "Мария Волкова и Иван Волков спорили. Слова Волковой поняли.",
        [
            ("Мария Волкова", "mariya-volkova"),
            ("Иван Волков", "ivan-volkov"),
            ("Волковой", "mariya-volkova"),
        ],
    ),
    (
        "ar",
        "استقبل وزير الخارجية سامي الخولي، أمس، الوفد. وأكد الخولي أهمية التعاون.",
        [("وزير الخارجية سامي الخولي", "سامي-الخولي"), ("الخولي", "سامي-الخولي")],
    ),
    ("ar", "أكد وزير الدفاع أهمية تعزيز التعاون بين البلدين.", []),
    ("ar", "الأمل كبير في سلام عادل وشامل.", []),
    (
        "fr",
        "Selon le président de la commission électorale, Jean Berg, tout va bien.",
        [("président de la commission électorale, Jean Berg", "jean-berg")],
    ),
    ("es", "El presidente salió del edificio, Juan Soto entró.", [("Juan Soto", "juan-soto")]),
    ("de", "Er fragte, ob Schröder komme. Kanzler Gerhard Schröder schwieg.", None),
)


@pytest.mark.parametrize(("language", "text", "wanted"), PERSONS)
def test_persons(language: str, text: str, wanted: list[tuple[str, str]] | None) -> None:
    found = [
        (m.span.of(text), m.actor_id)
        for m in mentions(text, language)
        if m.actor_kind == "person" and m.form == "name"
    ]
    if wanted is None:  # "ob" is no mayor
        assert found[0][0] == "Schröder"
    else:
        assert found == wanted


BODIES = (
    ("en", "Norway's Rescue Agency reported on it.", ("Rescue Agency", "NOR")),
    ("en", "The Democratic Republic of Congo (DRC) voted. The DRC left.", ("DRC", "COD")),
    (
        "fr",
        "Hier, la Commission électorale nationale a cédé.",
        ("Commission électorale nationale", None),
    ),
    ("it", "Il governo norvegese ha firmato.", ("governo norvegese", "NOR")),
)


@pytest.mark.parametrize(("language", "text", "wanted"), BODIES)
def test_bodies(language: str, text: str, wanted: tuple[str, str | None]) -> None:
    assert wanted in [(m.span.of(text), m.country) for m in mentions(text, language)]


def test_in_a_case() -> None:
    assert in_a_case("Міхаєм Попшоєм", "Міхай Попшой")
    assert in_a_case("Tom Bergs", "Tom Berg", ("s",))
    assert not in_a_case("Tom Bergs", "Tom Berg")
    assert not in_a_case("Иван Волков", "Мария Волкова")
