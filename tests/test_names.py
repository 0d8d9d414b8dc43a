"""Names that no list knows: persons, organisations and places by their shape and the words around."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import actors
from dragoman.actors import worldnames
from dragoman.actors.localities import named_places
from dragoman.config import Config
from dragoman.language import split_sentences
from dragoman.records import UNKNOWN_DATE, Article, Mention, Run, Span

CONFIG = Config()


def article(text: str, language: str) -> Article:
    body, runs = Span(0, len(text)), (Run(0, 0, len(text)),)
    head = ("article", "page", "test", 0, "main", language, None, text, body, runs)
    return Article(*head, None, None, (), None, UNKNOWN_DATE, "test", 1.0)


def read(text: str, language: str) -> tuple[Article, list[Mention], list[tuple[str, str | None]]]:
    made = article(text, language)
    sentences = list(split_sentences(made, config=CONFIG))
    found = list(actors.find_mentions(made, sentences, config=CONFIG))
    places = [(text[p.start : p.end], p.country) for p in named_places(made, sentences, found)]
    return made, found, places


def named(text: str, language: str, kind: str) -> list[str]:
    _, found, _ = read(text, language)
    return [m.span.of(text) for m in found if m.actor_kind == kind and m.form == "name"]


PERSONS = (
    ("nl", "Gisteren sprak Wietske Hulsbosch in de zaal.", ["Wietske Hulsbosch"]),
    ("nl", "Volgens J. P. Hulsbosch is dat onzin.", ["J. P. Hulsbosch"]),
    ("nl", "Toen kwam Maurits Jelmer Hulsbosch binnen.", ["Maurits Jelmer Hulsbosch"]),
    ("de", "Am Abend sprach Birgid Lohmüller zum Thema.", ["Birgid Lohmüller"]),
    ("de", "Danach wurde Glen Hartung zum Minister ernannt.", ["Glen Hartung"]),
    ("de", "Die Regierung plant ein Gesetz zur Lage der Wirtschaft.", []),
    ("fr", "Hier, Clémentine Barrot a parlé aux élus.", ["Clémentine Barrot"]),
    ("fr", "Ils ont visité Saint-Amand Montrond.", []),
    ("es", "Ayer habló Ludovica Barrientos en la sala.", ["Ludovica Barrientos"]),
    ("es", "Ganaron los San Martín Rojos.", []),
    ("it", "Ieri ha parlato Filomena Fontanarossa.", ["Filomena Fontanarossa"]),
    ("pt", "Ontem falou Filomena Barrocas.", ["Filomena Barrocas"]),
    ("ru", "Вчера выступил Уильям Хартман.", ["Уильям Хартман"]),
    ("ru", "Об этом рассказали Уильяму Хартману.", ["Уильяму Хартману"]),
    # A word that the article writes small elsewhere is no family name.
    ("nl", "De bakker lacht. Toen zag men de Grote Bakker en de bakker.", []),
    # An article goes before no person here.
    ("nl", "Hij las de Wietske Hulsbosch van gisteren.", []),
)

BODIES = (
    ("nl", "Dat meldt de Stichting Open Haven vandaag.", ["Stichting Open Haven"]),
    ("nl", "Zij werkt bij de Waterbank en de BKZV.", ["Waterbank", "BKZV"]),
    ("de", "Das teilte die Hartung Logistik GmbH mit.", ["Hartung Logistik GmbH"]),
    ("fr", "Selon la Fédération des Marins, tout va bien.", ["Fédération des Marins"]),
    ("es", "Lo dijo la Asociación de Marinos Libres.", ["Asociación de Marinos Libres"]),
    ("it", "Lo ha detto la Fondazione Porto Vecchio.", ["Fondazione Porto Vecchio"]),
    ("pt", "Disse o Sindicato dos Marinheiros.", ["Sindicato dos Marinheiros"]),
    ("nl", "Het staat in hoofdstuk XIV en op DVD.", []),
)

PLACES = (
    ("nl", "Zij wonen in Zwartewoude bij de rivier.", ["Zwartewoude"]),
    (
        "nl",
        "De storm trok over West-Afrika en het Midden-Oosten.",
        ["West-Afrika", "Midden-Oosten"],
    ),
    ("nl", "Het schip ligt voor Straat Magelhoorn.", ["Straat Magelhoorn"]),
    ("it", "La nave era in Valdombra.", ["Valdombra"]),
    ("es", "Viven en América Latina.", ["América Latina"]),
    ("fr", "Il a regardé sur Cinéplus.", []),
)


@pytest.mark.parametrize(("language", "text", "expected"), PERSONS)
def test_persons(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language, "person") == expected


@pytest.mark.parametrize(("language", "text", "expected"), BODIES)
def test_organisations(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language, "organisation") == expected


@pytest.mark.parametrize(("language", "text", "expected"), PLACES)
def test_places(language: str, text: str, expected: list[str]) -> None:
    assert [name for name, _ in read(text, language)[2]] == expected


def test_family_name_is_remembered() -> None:
    text = "Gisteren sprak Wietske Hulsbosch. Later lachte Hulsbosch."
    _, found, _ = read(text, "nl")
    assert [m.actor_id for m in found if m.actor_kind == "person"] == ["wietske-hulsbosch"] * 2


def test_half_of_another_name_is_no_person() -> None:
    text = "The San Diego Marlins won. The Marlins were glad."
    assert named(text, "en", "person") == []


def test_given_names_tell_gender() -> None:
    assert worldnames.given()["Wietske"] == "f"
    assert "Will" not in worldnames.family()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Wietske", "van", "der", "Berg", ",", "-", "'", "Bank", "in", "X", "."]),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["nl", "de", "fr", "en"]),
)
def test_any_order_of_words_is_read(pieces: list[str], language: str) -> None:
    made, found, _ = read(" ".join(pieces), language)
    ends = [(m.span.start, m.span.end) for m in found]
    assert all(0 <= a < b <= len(made.text) for a, b in ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
