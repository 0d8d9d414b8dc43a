"""Persons: who held which office when, how their names are spelled, and who is not they."""

from __future__ import annotations

from itertools import pairwise

import pytest
from test_actors import mentions, who

from dragoman import actors, words
from dragoman.actors.twins import twins
from dragoman.actors.whoswho import as_of, people
from dragoman.config import Config

ROWS = words.table("all", "holders")
OFFICES = {"president", "head-of-government", "foreign-minister", "defence-minister", "monarch"}
# A date is a year, a month or a day.
LENGTHS = (4, 7, 10)


def first(day: str) -> str:
    """The earliest day that a date of the table can be."""
    return {4: f"{day}-01-01", 7: f"{day}-01"}.get(len(day), day)


def last(day: str) -> str:
    """The latest day that a date of the table can be."""
    return {0: "9999", 4: f"{day}-12-31", 7: f"{day}-31"}.get(len(day), day)


def test_each_term_is_well_formed() -> None:
    assert len(ROWS) > 1500
    for row in ROWS:
        assert len(row["since"]) in LENGTHS, row
        assert len(row["until"]) in (0, *LENGTHS), row
        assert first(row["since"]) <= last(row["until"]), row
        assert row["sure"] in {"high", "medium"}, row
        assert row["gender"] in {"m", "f"}, row
        assert row["country"] in actors.states("en"), row
        whole = len(row["since"]) == 10 and len(row["until"]) in (0, 10)
        assert (row["sure"] == "high") is whole, row


def test_an_office_has_one_holder_at_a_time() -> None:
    terms: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in ROWS:
        if row["office"] in OFFICES or row["body"]:
            terms.setdefault((row["country"] * (not row["body"]), row["body"], row["office"]), [])
            terms[row["country"] * (not row["body"]), row["body"], row["office"]].append(row)
    for rows in terms.values():
        rows.sort(key=lambda row: first(row["since"]))
        for one, other in pairwise(rows):
            assert first(one["until"] or "9999") <= last(other["since"]), (one, other)


def test_nobody_is_in_office_after_the_table_was_looked_through() -> None:
    for person in people().values():
        for office in person.offices:
            assert office["told_since"] <= as_of(), person.id
            assert office["told_until"] <= as_of(), person.id


HEADED = {"president", "head-of-government", "monarch", "supreme-leader", "pope"}


def test_nearly_every_state_has_a_head_in_each_year() -> None:
    lands = {row["country"] for row in ROWS if not row["body"]}
    assert len(lands) >= 190
    gaps = 0
    for land in lands:
        heads = [r for r in ROWS if r["country"] == land and not r["body"]]
        for year in range(2016, 2026):
            day = f"{year}-07-01"
            gaps += not any(first(r["since"]) <= day <= last(r["until"]) for r in heads)
    assert gaps <= 60, "of some 1,950 years of states"


ON_DATE = [
    ("donald-trump", "2018-05-05", "president"),
    ("donald-trump", "2023-05-05", None),
    ("donald-trump", "2026-03-05", "president"),
    ("antony-blinken", "2021-06-01", "secretary of state"),
    ("antony-blinken", "2024-06-01", "secretary of state"),
    ("antony-blinken", "2026-01-10", None),
    ("mark-rutte", "2020-01-01", "prime minister"),
    ("mark-rutte", "2025-01-01", "secretary-general of NATO"),
    ("boris-johnson", "2017-01-01", "foreign secretary"),
    ("boris-johnson", "2021-01-01", "prime minister"),
    ("boris-johnson", "2023-01-01", None),
    ("luis-arce", "2025-12-01", None),
    ("yoon-suk-yeol", "2025-05-01", None),
    ("emmanuel-macron", "2030-01-01", None),  # long after the table was looked through
    ("aymen-benabderrahmane", "2021-07-15", None),  # a month that is not sure is not asserted
    ("aymen-benabderrahmane", "2021-08-15", "prime minister"),
]


@pytest.mark.parametrize(("person", "day", "title"), ON_DATE)
def test_who_held_what_on_a_day(person: str, day: str, title: str | None) -> None:
    held = [office.title for office in actors.offices_on(person, day)]
    assert held == ([title] if title else [])


SPELLINGS = [
    # the same person, in the spellings of English, Dutch, German, French, Spanish
    ("Sergei Lavrov", "Sergej Lawrow", True),
    ("Sergei Lavrov", "Sergej Lavrof", True),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
    ("Volodymyr Zelensky", "Volodymir Zelenski", True),
    ("Volodymyr Zelensky", "Wolodymyr Selenskyj", True),
    ("Vladimir Putin", "Vladimir Poetin", True),
    ("Vladimir Putin", "Vladimir Poutine", True),
    ("Benjamin Netanyahu", "Benjamin Netanjahu", True),
    ("Benjamin Netanyahu", "Benyamin Netanyahou", True),
    ("Mikhail Gorbachev", "Michail Gorbatschow", True),
    ("Mikhail Gorbachev", "Mikhaïl Gorbatchev", True),
    ("Mikhail Gorbachev", "Michail Gorbatsjov", True),
    ("Dmitry Medvedev", "Dmitrij Medwedew", True),
    ("Yevgeny Prigozhin", "Jewgeni Prigoschin", True),
    ("Sergei Shoigu", "Sergej Sjojgoe", True),
    ("Alexei Navalny", "Alexej Nawalny", True),
    ("Nikol Pashinyan", "Nikol Paschinjan", True),
    ("Viktor Orban", "Victor Orban", True),
    ("Abdel Fattah al-Burhan", "Abdul Fatah al-Burhan", True),
    # two persons
    ("Jan Jansen", "Jon Jensen", False),
    ("Li Qiang", "Li Keqiang", False),
    ("Kim Jong Un", "Kim Jong Il", False),
    ("Zhang Wei", "Shang Wei", False),
    ("Maria Ivanova", "Mario Ivanov", False),
    ("Ali Hassan", "Ali Husein", False),
    ("Anna Lee", "Anne Lee", False),
    ("Peter Navarro", "Pedro Navarro", False),
    ("Nawaz Sharif", "Shehbaz Sharif", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SPELLINGS)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert twins(one, other) is same


NAMED = [
    ("en", "Volodymyr Zelenskiy met Sergey Lavrov.", ["volodymyr-zelensky", "sergey-lavrov"]),
    ("nl", "Poetin belde met Zelenski.", ["vladimir-putin", "volodymyr-zelensky"]),
    ("de", "Selenskyj sprach mit Netanjahu.", ["volodymyr-zelensky", "benjamin-netanyahu"]),
    ("fr", "Poutine a appelé Nétanyahou.", ["vladimir-putin", "benjamin-netanyahu"]),
    ("ru", "Лавров обвинил Макрона.", ["sergey-lavrov", "emmanuel-macron"]),
    ("uk", "Зеленський подякував Байдену.", ["volodymyr-zelensky", "joe-biden"]),
    ("ar", "التقى بوتين وأردوغان.", ["vladimir-putin", "recep-tayyip-erdogan"]),
    ("tr", "Erdoğan, Putin ile konuştu.", ["recep-tayyip-erdogan", "vladimir-putin"]),
    ("it", "Putin ha chiamato Lavrov.", ["vladimir-putin", "sergey-lavrov"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMED)
def test_names_in_the_spelling_of_a_language(language: str, text: str, wanted: list[str]) -> None:
    assert [actor for _, actor in who(text, language) if actor in wanted] == wanted


# Invented persons: no table has them, the text gives their office and country.
UNLISTED = [
    ("en", "Dutch Defence Minister Pieter Worneman spoke.", "pieter-worneman", "NLD"),
    ("en", "Estonia's Prime Minister Tanel Varvas spoke.", "tanel-varvas", "EST"),
    ("nl", "De Deense minister van Defensie Lars Worneman sprak.", "lars-worneman", "DNK"),
    ("de", "Der dänische Verteidigungsminister Lars Worneman sprach.", "lars-worneman", "DNK"),
    ("fr", "Le ministre de la Défense danois Lars Worneman a parlé.", "lars-worneman", "DNK"),
    ("es", "El ministro de Defensa danés Lars Worneman habló.", "lars-worneman", "DNK"),
    ("it", "Il ministro della Difesa danese Lars Worneman ha parlato.", "lars-worneman", "DNK"),
    ("pt", "O ministro da Defesa dinamarquês Lars Worneman falou.", "lars-worneman", "DNK"),
    ("tr", "Danimarka Dışişleri Bakanı Lars Worneman konuştu.", "lars-worneman", "DNK"),
    ("ru", "Министр обороны Дании Ларс Ворнеман выступил.", "lars-vorneman", "DNK"),
    ("uk", "Міністр оборони Данії Ларс Ворнеман виступив.", "lars-vorneman", "DNK"),
]


@pytest.mark.parametrize(("language", "text", "key", "land"), UNLISTED)
def test_the_text_gives_office_and_country(language: str, text: str, key: str, land: str) -> None:
    _, found = mentions(text, language, published="2024-03-05")
    person = next(m for m in found if m.actor_id == key)
    assert (person.country, person.actor_kind) == (land, "person")
    assert person.title


QUALIFIED = [
    ("en", "Former Prime Minister Boris Johnson spoke.", "Former Prime Minister"),
    ("en", "The late President Idriss Deby was there.", "late President"),
    ("en", "Acting Foreign Minister Ali Bagheri Kani came.", "Acting Foreign Minister"),
    ("en", "Prime minister-designate Saad Hariri came.", "Prime minister-designate"),
    ("en", "President-elect Donald Trump came.", "President-elect"),
    ("nl", "Oud-premier Nouri al-Maliki sprak.", "Oud-premier"),
    ("nl", "Wijlen president Idriss Déby was er.", "Wijlen president"),
    ("de", "Der frühere Premierminister Boris Johnson sprach.", "frühere Premierminister"),
    ("de", "Der designierte Kanzler Friedrich Merz sprach.", "designierte Kanzler"),
    ("fr", "L'ancien Premier ministre Boris Johnson a parlé.", "ancien Premier ministre"),
    ("es", "El presidente electo Rodrigo Paz habló.", "presidente electo"),
    ("it", "L'ex premier Matteo Renzi ha parlato.", "ex premier"),
    ("pt", "O ex-presidente Jair Bolsonaro falou.", "ex-presidente"),
    ("ru", "Бывший премьер-министр Борис Джонсон выступил.", "Бывший премьер-министр"),
    ("ar", "قال الرئيس الأمريكي السابق باراك أوباما.", "الرئيس الأمريكي السابق"),
]


@pytest.mark.parametrize(("language", "text", "title"), QUALIFIED)
def test_former_acting_late_and_designate_are_kept(language: str, text: str, title: str) -> None:
    _, found = mentions(text, language)
    assert title in [m.title for m in found]


def test_two_of_one_name_stay_two() -> None:
    assert ("Timothy Harris", "timothy-harris-namesake") in who("Timothy Harris, a plumber, spoke.")
    found = who("Saint Lucia met Saint Kitts and Nevis. Prime Minister Timothy Harris spoke.")
    assert "timothy-harris" in [actor for _, actor in found]


def test_the_ledger_builds_a_whos_who() -> None:
    one, first_found = mentions(
        "Dutch Defence Minister Pieter Worneman spoke.", published="2024-03-05"
    )
    other, second_found = mentions(
        "Danish Defence Minister Pieter Worneman spoke.", published="2024-05-01"
    )
    found = {
        actor.actor_id: actor
        for actor in actors.collect_actors(
            [one, other], [*first_found, *second_found], config=Config()
        )
    }
    offices = found["pieter-worneman"].offices
    assert {office.country for office in offices} == {"NLD", "DNK"}, "told apart, none dropped"
    assert all(office.evidence and office.since == office.until for office in offices)


SECTORS = [
    ("Foreign ministry spokesman Anders Holmqvik spoke.", "anders-holmqvik", "GOV", None),
    ("Swedish Foreign Minister Anders Holmqvik spoke.", "anders-holmqvik", "GOV", "SWEGOV"),
    ("General Anders Holmqvik spoke.", "anders-holmqvik", "MIL", None),
    ("Former Swedish Foreign Minister Anders Holmqvik spoke.", "anders-holmqvik", None, "SWE"),
    ("Anders Holmqvik, a professor of law, spoke.", "anders-holmqvik", "EDU", None),
]


@pytest.mark.parametrize(("text", "key", "sector", "cameo"), SECTORS)
def test_the_office_in_the_text_gives_a_sector(
    text: str, key: str, sector: str | None, cameo: str | None
) -> None:
    made, found = mentions(text, published="2024-03-05")
    actor = {a.actor_id: a for a in actors.collect_actors([made], found, config=Config())}[key]
    assert (actor.sector, actor.cameo) == (sector, cameo)
