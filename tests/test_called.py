"""Places of no list, by the word beside them that says what they are."""

from __future__ import annotations

import pytest
from test_actors import CONFIG, mentions, who

from dragoman.actors.localities import named_places
from dragoman.language import split_sentences

CALLED = [
    ("en", "Shelling hit the villages of Velmora and Qasarin.", "Velmora; Qasarin"),
    ("en", "Elders met in Drelova district, Drelova's mayor said.", "Drelova; Drelova"),
    ("en", "A flood broke the Tebbin dam near the village of al-Sharma.", "Tebbin; al-Sharma"),
    ("en", "The governor of the region Anton Petrov resigned.", ""),
    ("en", "An Obama town hall was cancelled.", ""),
    ("en", "The province of Prime Minister Anwar Ibrahim was flooded.", ""),
    ("en", "The Ministry of Justice district office burned.", ""),
    ("de", "In der Industriestadt Welmora und im Gebiet Drelow brannte es.", "Welmora; Drelow"),
    ("de", "Die Dörfer Qasarin und Tebbin sind leer.", "Qasarin; Tebbin"),
    ("de", "In der Stadt Menschen zu finden, war schwer.", ""),
    ("de", "Im ägyptischen Assuan und in Hessen regnete es.", "Assuan; Hessen"),
    ("nl", "In de dorpen Almora en al-Qasr werd gevochten.", "Almora; al-Qasr"),
    ("nl", "Burgemeester van de stad Jan de Vries zweeg.", ""),
    (
        "es",
        "Hubo combates en los municipios de Almorán, Tebín y Quesara.",
        "Almorán; Tebín; Quesara",
    ),
    ("es", "El alcalde de la ciudad Juan Pérez dimitió.", ""),
    ("fr", "Les villages de Tchamora et de Zadareye ont brûlé.", "Tchamora; Zadareye"),
    ("fr", "La ville d'Ouamora est calme.", "Ouamora"),
    ("fr", "Le camp d'Emmanuel Macron a voté.", ""),
    ("ru", "Обстреляно село Орешково Дубравинского района.", "Орешково; Дубравинского"),
    ("ru", "Глава города Петров сообщил о пожаре.", ""),
    ("uk", "Обстріляно село Горішкове Дубравинського району.", "Горішкове; Дубравинського"),
]


def places(text: str, language: str) -> list[str]:
    """The words of the places of a text, in order."""
    made, found = mentions(text, language)
    sentences = list(split_sentences(made, config=CONFIG))
    return [text[p.start : p.end] for p in named_places(made, sentences, found)]


@pytest.mark.parametrize(("language", "text", "wanted"), CALLED)
def test_a_noun_calls_a_name_a_place(language: str, text: str, wanted: str) -> None:
    assert places(text, language) == list(filter(None, wanted.split("; ")))


def test_what_is_called_a_place_is_no_person_or_body() -> None:
    assert who("Rebels left the village of al-Bashara al-Kubra on Monday.", "en") == [
        ("Rebels", None)
    ]
