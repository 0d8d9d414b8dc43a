"""The forms that the name of a state, its adjective and its people take in a text, by language.

Paradigms are regular ones with the few exceptions that names of states need; they give every form
that can stand in a text and tell nothing of its case. A form too many does no harm, for it stands
in no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

VOWELS = "аеёиоуыэюяєіїАЕИОУЭЮЯ"
# Words whose stem changes, with their cases: nominative, genitive, dative, accusative,
# instrumental, prepositional.
IRREGULAR = {
    "Київ": ["Київ", "Києва", "Києву", "Київ", "Києвом", "Києві"],
    "дім": ["дім", "дому", "дому", "дім", "домом", "домі"],
    "Дім": ["Дім", "Дому", "Дому", "Дім", "Домом", "Домі"],
    "Відень": ["Відень", "Відня", "Відню", "Відень", "Віднем", "Відні"],
    "дворец": ["дворец", "дворца", "дворцу", "дворец", "дворцом", "дворце"],
    "Рим": ["Рим", "Рима", "Риму", "Рим", "Римом", "Риме"],
}
FEMININE = {"Беларусь", "Білорусь", "Русь", "Сибирь"}


def english(adjective: str) -> list[str]:
    """The adjective alone: it has one form."""
    return [adjective]


def dutch(adjective: str) -> list[str]:
    """With and without -e: Chinees, Chinese."""
    if adjective.isupper():
        return [adjective]
    other = adjective + "e"
    if adjective.endswith(("ees", "aas")):
        other = f"{adjective[:-2]}se"
    return [adjective, other]


def german(adjective: str) -> list[str]:
    """All endings, and the capitals that a name has ("die Deutsche Bank")."""
    if not adjective.endswith(("isch", "ysch", "deutsch")):
        return [adjective]
    forms = [adjective + ending for ending in ("e", "en", "er", "es", "em", "")]
    return forms + [form[:1].upper() + form[1:] for form in forms]


def german_name(name: str) -> list[str]:
    """The name and its genitive ("Rumäniens"); none of plurals and of what ends in a hiss."""
    if not name.isalpha() or name.isupper() or name.endswith(("s", "x", "z", "ß", "aten", "inen")):
        return [name]
    return [name, f"{name}s"]


def french(adjective: str) -> list[str]:
    """Masculine, feminine and plural forms, and the inhabitants, written with a capital."""
    if adjective in {"turc", "grec"}:
        forms = [adjective, adjective + "s", {"turc": "turque", "grec": "grecque"}[adjective]]
        forms.append(forms[-1] + "s")
    elif adjective.endswith(("ien", "éen")):
        forms = [adjective, adjective + "s", adjective + "ne", adjective + "nes"]
    elif adjective.endswith("e"):
        forms = [adjective, adjective + "s"]
    elif adjective.endswith("s"):
        forms = [adjective, adjective + "e", adjective + "es"]
    else:
        forms = [adjective, adjective + "s", adjective + "e", adjective + "es"]
    return forms + [form[:1].upper() + form[1:] for form in forms]


def spanish(adjective: str) -> list[str]:
    """Masculine, feminine and plural forms."""
    plain = {"é": "e", "á": "a", "ó": "o", "í": "i"}
    if adjective.endswith("o"):
        return [adjective[:-1] + ending for ending in ("o", "a", "os", "as")]
    if re.search("[éáóí][sn]$", adjective):
        stem = adjective[:-2] + plain[adjective[-2]] + adjective[-1]
        return [adjective, stem + "a", stem + "es", stem + "as"]
    if adjective.endswith(("í", "ú")):
        return [adjective, adjective + "es", adjective + "s"]
    return [adjective, adjective + ("s" if adjective[-1] in "aeé" else "es")]


def italian(adjective: str) -> list[str]:
    """Masculine, feminine and plural forms: turco, turca, turchi, turche."""
    if adjective.endswith("co"):
        stem = adjective[:-2]
        soft = stem[-1] in "aeiou" or stem.endswith(("ol", "ac"))  # greco, polacco
        plurals = ["ci"] if soft and adjective != "turco" else ["chi"]
        return [stem + e for e in ("co", "ca", *plurals, "che")]
    if adjective.endswith("go"):
        return [adjective[:-1] + e for e in ("o", "a", "hi", "he")]
    if adjective.endswith("io"):
        return [adjective[:-2] + e for e in ("io", "ia", "i", "ie")]
    if adjective.endswith("o"):
        return [adjective[:-1] + e for e in ("o", "a", "i", "e")]
    if adjective == "belga":
        return ["belga", "belgi", "belghe"]
    if adjective.endswith("a"):
        return [adjective, adjective[:-1] + "i", adjective[:-1] + "e"]
    if adjective.endswith("e"):
        return [adjective, adjective[:-1] + "i"]
    return [adjective]


def portuguese(adjective: str) -> list[str]:
    """Masculine, feminine and plural forms: alemão, alemã, alemães, alemãs."""
    if adjective == "alemão":
        return ["alemão", "alemã", "alemães", "alemãs"]
    if adjective.endswith("ão"):
        stem = adjective[:-2]
        return [adjective, stem + "ã", stem + "ãos", stem + "ães", stem + "ões", stem + "ãs"]
    if adjective.endswith("o"):
        return [adjective[:-1] + e for e in ("o", "a", "os", "as")]
    if adjective.endswith("ês"):
        stem = adjective[:-2] + "es"
        return [adjective, stem + "a", stem + "es", stem + "as"]
    if adjective.endswith("ol"):
        return [adjective, adjective + "a", adjective[:-2] + "óis", adjective + "as"]
    if adjective.endswith("eu"):
        return [adjective, adjective[:-2] + "eia", adjective + "s", adjective[:-2] + "eias"]
    if adjective.endswith(("z", "l", "r")):
        return [adjective, adjective + "es"]
    return [adjective, adjective + "s"]


def turkish(adjective: str) -> list[str]:
    """One and several: Alman, Almanlar; the other endings stand after an apostrophe."""
    vowels = [letter for letter in adjective.lower() if letter in "aıoueiöü"]
    plural = "lar" if vowels and vowels[-1] in "aıou" else "ler"
    return [adjective, adjective + plural]


def arabic(adjective: str) -> list[str]:
    """With the article, feminine and plural endings, and the small words written on to it."""
    words = adjective.split()
    forms = []
    for ending in ("", "ة", "ون", "ين", "ات", "ان"):
        bare = " ".join((*words[:-1], words[-1] + ending))
        forms += [bare, "ال" + bare, "وال" + bare, "بال" + bare, "لل" + bare]
    return forms


def arabic_name(name: str) -> list[str]:
    """A name and what is written on to it: and, in, to, so."""
    to = "لل" + name[2:] if name.startswith("ال") else "ل" + name
    return [name, "و" + name, "ب" + name, to, "ف" + name, "ول" + to[1:]]


def russian(adjective: str) -> list[str]:
    """All cases of an adjective in -ский or -цкий."""
    endings = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
    return slavic(adjective, endings)


def ukrainian(adjective: str) -> list[str]:
    """All cases of an adjective in -ський or -цький."""
    endings = ("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими")
    return slavic(adjective, endings)


def slavic(adjective: str, endings: Iterable[str]) -> list[str]:
    """An adjective with the endings in the place of its last two letters."""
    return [adjective[:-2] + ending for ending in endings]


def russian_people(word: str) -> list[str]:
    """An inhabitant, one and several, in all cases: украинец, украинцы, украинка."""
    if word.endswith("ец"):
        stem = word[:-2]
        stem += "й" if stem[-1] in VOWELS else "ь" if stem[-1] == "л" else ""
        ends = ("ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")
        woman = [] if word[-3] in VOWELS else feminine(word[:-2])
        return [word, *(stem + end for end in ends), *woman]
    if word.endswith("ин") and word[-3] in "ня":
        stem = word[:-2]
        ends = ("ин", "ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах")
        return [*(stem + end for end in ends), *feminine(stem)]
    if word == "турок":
        return [word, *("тур" + e for e in ("ка", "ку", "ком", "ке", "ки", "кам", "ками", "ках"))]
    several = "и" if word[-1] in "кгх" else "ы"
    return [word, *(word + e for e in ("а", "у", "ом", "е", several, "ов", "ам", "ами", "ах"))]


def feminine(stem: str) -> list[str]:
    """A woman and several: украинка, украинок."""
    return [stem + e for e in ("ка", "ки", "ке", "ку", "кой", "кам", "ками", "ках")] + [stem + "ок"]


def ukrainian_people(word: str) -> list[str]:
    """An inhabitant, one and several, in all cases: українець, українці."""
    if word.endswith(("ець", "єць")):
        stem = word[:-3] + ("й" if word[-3] == "є" else "ь" if word[-4] == "л" else "")
        ends = ("ця", "цю", "цеві", "цем", "ці", "ців", "цям", "цями", "цях")
        return [word, *(stem + end for end in ends)]
    if word.endswith("ин") and word[-3] in "ня":
        stem = word[:-2]
        ends = ("ин", "ина", "ину", "инові", "ином", "ині", "и", "", "ам", "ами", "ах")
        return [stem + end for end in ends]
    several = ("а", "у", "ові", "ом", "и", "ів", "ам", "ами", "ах")
    return [word, *(word + e for e in several)]


def russian_name(name: str) -> list[str]:
    """A name in all its cases, each of its words in the same one."""
    return cased(name, russian_word)


def ukrainian_name(name: str) -> list[str]:
    """A name in all its cases, each of its words in the same one."""
    return cased(name, ukrainian_word)


def cased(name: str, decline: Callable[[str, bool], list[list[str]]]) -> list[str]:
    """Every case of a name whose words decline together."""
    words = name.split()
    rows = [decline(word, k == len(words) - 1) for k, word in enumerate(words)]
    found = []
    for case in range(6):
        forms = [""]
        for row in rows:
            forms = [f"{form} {word}".strip() for form in forms for word in row[case]]
        found += forms
    return list(dict.fromkeys(found))


def fixed(word: str) -> list[list[str]]:
    """A word that has one form."""
    return [[word]] * 6


def joined(
    word: str, decline: Callable[[str, bool], list[list[str]]], last: bool
) -> list[list[str]]:
    """A word with a hyphen: its last part declines."""
    head, _, tail = word.rpartition("-")
    return [[f"{head}-{form}" for form in forms] for forms in decline(tail, last)]


def russian_word(word: str, last: bool) -> list[list[str]]:
    """The six cases of one word of a Russian name; not the last, it can be an adjective."""
    if word in IRREGULAR:
        return [[form] for form in IRREGULAR[word]]
    if word.isupper() or not re.search("[а-яё]$", word) or word in {"и", "Папуа"}:
        return fixed(word)
    if "-" in word:
        return joined(word, russian_word, last)
    table = {
        "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
        "яя": ("яя", "ей", "ей", "юю", "ей", "ей"),
        "ый": ("ый", "ого", "ому", "ый", "ым", "ом"),
        "ий": ("ий", "ого", "ому", "ий", "им", "ом"),
        "ые": ("ые", "ых", "ым", "ые", "ыми", "ых"),
        "ие": ("ие", "их", "им", "ие", "ими", "их"),
        "ое": ("ое", "ого", "ому", "ое", "ым", "ом"),
    }
    if (not last or word[-2:] in {"ый", "ой"}) and word[-2:] in table:
        return [[word[:-2] + end] for end in table[word[-2:]]]
    stem, end = word[:-1], word[-1]
    soft = stem[-1:] in "гкхжшчщ"
    if word.endswith("ия"):
        ends = ("я", "и", "и", "ю", "ей", "и")
    elif end == "а":
        ends = ("а", "и" if soft else "ы", "е", "у", "ой", "е")
    elif end == "я":
        ends = ("я", "и", "е", "ю", "ей", "е")
    elif end == "ь":
        ends = ("ь", "я", "ю", "ь", "ем", "е")
        if word in FEMININE:
            ends = ("ь", "и", "и", "ь", "ью", "и")
    elif end == "й":
        ends = ("й", "я", "ю", "й", "ем", "е")
    elif end == "ы":
        rows = [[stem + e] for e in ("ы", "ов", "ам", "ы", "ами", "ах")]
        rows[1].append(stem)
        return rows
    elif end in VOWELS:
        return fixed(word)
    else:
        stem, ends = word, ("", "а", "у", "", "ом", "е")
    return [[stem + e] for e in ends]


def ukrainian_word(word: str, last: bool) -> list[list[str]]:
    """The six cases of one word of a Ukrainian name; not the last, it can be an adjective."""
    if word in IRREGULAR:
        return [[form] for form in IRREGULAR[word]]
    if word.isupper() or not re.search("[а-яєіїґ]$", word) or word in {"і", "й", "та"}:
        return fixed(word)
    if "-" in word:
        return joined(word, ukrainian_word, last)
    stem, end = word[:-1], word[-1]
    if not last and word.endswith("ий"):
        return [[word[:-2] + e] for e in ("ий", "ого", "ому", "ий", "им", "ому")]
    if not last and end == "а" and stem[-1:] in "нкв":
        return [[stem + e] for e in ("а", "ої", "ій", "у", "ою", "ій")]
    if not last and end == "і":
        return [[stem + e] for e in ("і", "их", "им", "і", "ими", "их")]
    if word.endswith("ія"):
        return [[stem + e] for e in ("я", "ї", "ї", "ю", "єю", "ї")]
    if end == "я":
        return [[stem + e] for e in ("я", "ї", "ї", "ю", "єю", "ї")]
    if end == "а" and stem[-1] in "жчшщ":
        return [[word], [stem + "і"], [stem + "і"], [stem + "у"], [stem + "ею"], [stem + "і"]]
    if end == "а":
        turned = stem[:-1] + {"к": "ц", "г": "з", "х": "с"}.get(stem[-1], stem[-1])
        return [[word], [stem + "и"], [turned + "і"], [stem + "у"], [stem + "ою"], [turned + "і"]]
    if end == "ь":
        if word in FEMININE:
            return [[stem + e] for e in ("ь", "і", "і", "ь", "сю", "і")]
        return [[word], [stem + "ю", stem + "я"], [stem + "ю"], [word], [stem + "ем"], [stem + "і"]]
    if end == "й":
        return [[word], [stem + "ю", stem + "я"], [stem + "ю"], [word], [stem + "єм"], [stem + "ї"]]
    if end == "и":
        return [[word], [stem + "ів", stem], [stem + "ам"], [word], [stem + "ами"], [stem + "ах"]]
    if end in VOWELS:
        return fixed(word)
    return [[word], [word + "у", word + "а"], [word + "у"], [word], [word + "ом"], [word + "і"]]


ADJECTIVES: dict[str, Callable[[str], list[str]]] = {
    "en": english,
    "nl": dutch,
    "de": german,
    "fr": french,
    "es": spanish,
    "it": italian,
    "pt": portuguese,
    "tr": turkish,
    "ar": arabic,
    "ru": russian,
    "uk": ukrainian,
}
PEOPLE: dict[str, Callable[[str], list[str]]] = {"ru": russian_people, "uk": ukrainian_people}
NAMES: dict[str, Callable[[str], list[str]]] = {
    "de": german_name,
    "ar": arabic_name,
    "ru": russian_name,
    "uk": ukrainian_name,
}
