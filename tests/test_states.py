"""States and bodies: their names in many languages, seats of power, sectors, and what is neither."""

from __future__ import annotations

import pytest
from test_actors import check, who

from dragoman import actors, words
from dragoman.actors.bodies import bodies
from dragoman.actors.gazetteer import states

CURATED = ("en", "nl", "de", "fr", "es", "it", "pt", "ru", "uk", "tr", "ar")
TERRITORIES = sorted(path.stem for path in (words.FOLDER / "all" / "territories").glob("*.tsv"))

NAMES = [
    ("it", "La Germania e i Paesi Bassi hanno firmato.", ["DEU", "NLD"]),
    ("pt", "A Alemanha e os Países Baixos assinaram.", ["DEU", "NLD"]),
    ("ru", "Германия договорилась с Нидерландами и Китаем.", ["DEU", "NLD", "CHN"]),
    ("ru", "Переговоры Южной Кореи и Саудовской Аравии.", ["KOR", "SAU"]),
    ("uk", "Німеччина домовилася з Польщею та Україною.", ["DEU", "POL", "UKR"]),
    ("tr", "Almanya ve Yunanistan imzaladı.", ["DEU", "GRC"]),
    ("ar", "وقعت ألمانيا وفرنسا والصين.", ["DEU", "FRA", "CHN"]),
    ("sv", "Tyskland och Nederländerna skrev på.", ["DEU", "NLD"]),
    ("pl", "Niemcy i Hiszpania podpisały.", ["DEU", "ESP"]),
    ("fi", "Saksa ja Ruotsi sopivat.", ["DEU", "SWE"]),
    ("zh", "美国和中国同意谈判。", ["USA", "CHN"]),
    ("ja", "日本とドイツが合意した。", ["JPN", "DEU"]),
    ("fa", "ایران و آلمان توافق کردند.", ["IRN", "DEU"]),
    ("hi", "भारत और जर्मनी सहमत हुए।", ["IND", "DEU"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NAMES)
def test_states_by_the_names_of_a_language(language: str, text: str, wanted: list[str]) -> None:
    assert [actor for _, actor in who(text, language)] == wanted


ADJECTIVES = [
    ("it", "Le truppe russe e il governo tedesco.", "RUS DEU"),
    ("pt", "As tropas russas e o governo alemão.", "RUS DEU"),
    ("ru", "Российские войска и немецкое правительство.", "RUS DEU"),
    ("ru", "Немецкой делегации отказали.", "DEU"),
    ("uk", "Російські війська та німецький уряд.", "RUS DEU"),
    ("tr", "Alman hükümeti ve Rus ordusu.", "DEU RUS"),
    ("ar", "الجيش الروسي والحكومة الألمانية.", "RUS DEU"),
    ("de", "Die kambodschanische Regierung und die ruandische Armee.", "KHM RWA"),
    ("fr", "Le gouvernement tanzanien et l'armée ougandaise.", "TZA UGA"),
    ("es", "El gobierno tanzano y el ejército ugandés.", "TZA UGA"),
    ("nl", "De Gambiaanse regering en het Togolese leger.", "GMB TGO"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), ADJECTIVES)
def test_adjectives_in_their_inflected_forms(language: str, text: str, wanted: str) -> None:
    found = {(actor or "")[:3].upper() for _, actor in who(text, language)}
    assert set(wanted.split()) <= found


SEATS = [
    ("en", "Beijing rejected it.", "Beijing=CHN"),
    ("en", "They met in Beijing.", "Beijing=-"),
    ("nl", "Het Witte Huis ontkende het.", "Witte Huis=USA"),
    ("nl", "Moskou weigerde.", "Moskou=RUS"),
    ("nl", "Zij spraken in Moskou.", "Moskou=-"),
    ("de", "Das Bundeskanzleramt dementierte.", "Bundeskanzleramt=DEU"),
    ("de", "Peking lehnte ab.", "Peking=CHN"),
    ("fr", "Matignon a démenti.", "Matignon=FRA"),
    ("fr", "Il est arrivé à Pékin.", "Pékin=-"),
    ("es", "La Casa Rosada respondió.", "Casa Rosada=ARG"),
    ("es", "Se reunieron en Moscú.", "Moscú=-"),
    ("it", "Palazzo Chigi ha smentito.", "Palazzo Chigi=ITA"),
    ("it", "Mosca ha respinto la proposta.", "Mosca=RUS"),
    ("it", "Si sono incontrati a Mosca.", "Mosca=-"),
    ("pt", "O Planalto reagiu.", "Planalto=BRA"),
    ("pt", "Reuniram-se em Moscovo.", "Moscovo=-"),
    ("ru", "Кремль отверг обвинения.", "Кремль=RUS"),
    ("ru", "Москва обвинила Вашингтон.", "Москва=RUS; Вашингтон=USA"),
    ("ru", "Встреча прошла в Москве.", "Москве=-"),
    ("uk", "Банкова заперечила. Зустріч відбулася в Києві.", "Банкова=UKR; Києві=-"),
    ("tr", "Ankara kararı reddetti.", "Ankara=TUR"),
    ("ar", "رفضت بكين الاتهامات.", "بكين=CHN"),
    ("ar", "التقى الوزيران في موسكو.", "موسكو=-"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), SEATS)
def test_seats_of_power_act_or_are_places(language: str, text: str, wanted: str) -> None:
    check(text, wanted, language)


NEITHER = [
    ("en", "Jordan Peterson spoke.", "Jordan=-"),
    ("en", "Atlanta is in Georgia.", "Georgia=-"),
    ("en", "Chad Kelly threw the ball at Chad.", "Chad=TCD"),
    ("en", "They roasted a turkey in Turkey.", "turkey=-; Turkey=TUR"),
    ("en", "Polish the silver, he said.", "Polish=-"),
    ("en", "In May he may resign.", "May=-; may=-"),
    ("en", "Niger and Nigeria disagreed.", "Niger=NER; Nigeria=NGA"),
    (
        "en",
        "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea voted.",
        "Guinea=GIN; Guinea-Bissau=GNB; Equatorial Guinea=GNQ; Papua New Guinea=PNG",
    ),
    (
        "en",
        "The Republic of the Congo and the Democratic Republic of the Congo agreed.",
        "Republic of the Congo=COG; Democratic Republic of the Congo=COD",
    ),
    ("en", "North Korea threatened South Korea.", "North Korea=PRK; South Korea=KOR"),
    ("en", "Ireland objected, Northern Ireland did not.", "Ireland=IRL; Northern Ireland=-"),
    ("en", "The Republic of China protested to China.", "Republic of China=TWN; China=CHN"),
    ("en", "America is not Latin America.", "America=USA; Latin America=-"),
    ("en", "He speaks English and French.", "English=-; French=-"),
    ("en", "They read it in Chinese.", "Chinese=-"),
    ("en", "Fighting in Ukrainian and Russian towns.", "Ukrainian=UKR; Russian=RUS"),
    ("en", "The Chinese rejected it.", "The Chinese=chn-citizens"),
    ("en", "Ships crossed the Indian Ocean.", "Indian=-; Indian Ocean=-"),
    ("en", "He ate French fries and Swiss cheese.", "French=-; Swiss=-"),
    ("en", "A Turkish bath and a Dutch auction.", "Turkish=-; Dutch=-"),
    ("en", "The Spanish flu spread.", "Spanish=-"),
    ("en", "Dominica and the Dominican Republic voted.", "Dominica=DMA; Dominican Republic=DOM"),
    ("nl", "De Spaanse griep kwam.", "Spaanse=-"),
    ("nl", "Hij spreekt Frans.", "Frans=-"),
    ("de", "Die Spanische Grippe kam.", "Spanische=-"),
    ("fr", "La grippe espagnole a tué.", "espagnole=-"),
    ("es", "La montaña rusa y la gripe española.", "rusa=-; española=-"),
    ("it", "Le montagne russe.", "russe=-"),
    ("ru", "Он выучил русский язык.", "русский=-"),
    ("ar", "هناك دعم مالي من مالطا.", "مالي=-; مالطا=-"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), NEITHER)
def test_what_only_looks_like_a_state(language: str, text: str, wanted: str) -> None:
    if language == "ar":
        assert [a for _, a in who(text, language)] == ["MLT"]
        return
    check(text, wanted, language)


BODIES = [
    ("nl", "De NAVO en de VN spraken met Hamas.", "NAVO=nato; VN=un; Hamas=hamas"),
    ("fr", "L'OTAN et l'ONU ont condamné le Hezbollah.", "OTAN=nato; ONU=un; Hezbollah=hezbollah"),
    ("it", "La Nato e l'Onu.", "Nato=nato"),
    ("pt", "A OTAN e a União Europeia.", "OTAN=nato; União Europeia=eu"),
    ("ru", "ООН осудила Хезболлу, а НАТО и Евросоюз молчат.", "ООН=un; НАТО=nato; Евросоюз=eu"),
    ("uk", "ООН і Євросоюз засудили.", "ООН=un; Євросоюз=eu"),
    ("tr", "BM ve Avrupa Birliği açıkladı.", "BM=un; Avrupa Birliği=eu"),
    ("ar", "أدانت الأمم المتحدة وحماس الهجوم.", "الأمم المتحدة=un; وحماس=hamas"),
    ("en", "The TPLF and JNIM fought.", "TPLF=tplf; JNIM=jnim"),
    ("en", "Rheinmetall and ASML met the Sejm.", "Rheinmetall=rheinmetall; ASML=asml; Sejm=sejm"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), BODIES)
def test_bodies_by_the_names_of_a_language(language: str, text: str, wanted: str) -> None:
    check(text, wanted, language)


CODES = [
    ("USA", None, None, "USA"),
    ("antony-blinken", "2023-01-01", "GOV", "USAGOV"),
    ("antony-blinken", "2026-01-01", None, "USA"),
    ("taliban", "2020-01-01", "REB", "AFGREB"),
    ("taliban", "2022-01-01", "GOV", "AFGGOV"),
    ("un", None, "IGO", "IGOUNO"),
    ("antonio-guterres", "2020-01-01", "IGO", "IGO"),
    ("bundestag", None, "LEG", "DEULEG"),
    ("cia", None, "SPY", "USASPY"),
    ("pentagon", None, "MIL", "USAMIL"),
    ("reuters", None, "MED", "GBRMED"),
    ("gazprom", None, "BUS", "RUSBUS"),
    ("chn-foreign-ministry", None, "GOV", "CHNGOV"),
    ("rus-troops", None, "MIL", "RUSMIL"),
    ("fra-citizens", None, "CVL", "FRACVL"),
    ("nobody-known", None, None, None),
]


@pytest.mark.parametrize(("actor", "day", "sector", "cameo"), CODES)
def test_sectors_and_codes(
    actor: str, day: str | None, sector: str | None, cameo: str | None
) -> None:
    assert actors.codes(actor, day) == (sector, cameo)


MEMBERS = [
    ("eu", "2019-06-01", 28),
    ("eu", "2021-06-01", 27),
    ("nato", "2022-06-01", 30),
    ("nato", "2024-06-01", 32),
    ("un-security-council", "2022-06-01", 15),
    ("un-security-council", "2026-06-01", 15),
    ("asean", "2024-06-01", 10),
    ("gcc", "2024-06-01", 6),
    ("ecowas", "2024-06-01", 15),
    ("ecowas", "2025-06-01", 12),
    ("brics", "2023-06-01", 5),
    ("sco", "2024-09-01", 10),
    ("csto", "2024-06-01", 6),
    ("arab-league", "2020-06-01", 21),
    ("arab-league", "2024-06-01", 22),
    ("african-union", "2024-06-01", 55),
    ("opec", "2018-09-01", 15),
    ("g20", "2024-06-01", 21),
]


@pytest.mark.parametrize(("body", "day", "count"), MEMBERS)
def test_members_on_a_day(body: str, day: str, count: int) -> None:
    assert len(actors.members_on(body, day)) == count


def test_members_are_listed_states_or_bodies() -> None:
    known = {row["id"] for row in bodies()} | set(states("en"))
    for row in words.table("all", "members"):
        assert row["member"] in known, row
        assert row["body"] in known, row


@pytest.mark.parametrize("language", CURATED)
def test_nearly_all_states_have_an_adjective(language: str) -> None:
    rows = states(language)
    assert sum("adjectives" in row for row in rows.values()) >= 155
    assert sum("names" in row for row in rows.values()) >= 235


@pytest.mark.parametrize("language", TERRITORIES)
def test_further_languages_have_the_names(language: str) -> None:
    rows = words.table("all/territories", language)
    assert len(rows) > 150
    assert {"DEU", "CHN", "USA"} <= {row["id"] for row in rows}


def test_each_listed_body_has_a_sector() -> None:
    assert all(actors.codes(row["id"])[0] for row in bodies())
