"""Where the name of a person ends: which capitalised words belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.actors.gazetteer import Entry, Trie, role_words, roles, switched
from dragoman.actors.reading import Line, days
from dragoman.actors.whoswho import family_first, family_names, particles, people
from dragoman.actors.worldnames import CYRILLIC, common_words, gender_of, stems

MAX_WORDS = 6
# A name in a case has so many letters before its ending: "Xis", "Mays" are other words.
OWNER = 4
# How a Cyrillic family name ends in the nominative, a man's and a woman's.
NOMINATIVES = ("", "й", "ий", "ый", "ой", "о", "ь")
WOMANS = ("а", "я", "ая")


@cache
def alone() -> Trie:
    """A family name that is enough by itself, of a listed person."""
    trie = Trie()
    for form, rows in family_names().items():
        trie.add(form, Entry("person", rows[0].id, form))
    return trie.close()


def forms_at(trie: Trie, line: Line, i: int) -> Iterator[tuple[int, Entry]]:
    """The names of a trie that begin at word i, in a case too: "Merkels", "Жапарова".

    Not behind an article ("die Trumps" are several), nor of a word that the language has itself.
    """
    yield from trie.at(line.pieces, i)
    before = roles(line.language)["determiners"]
    if line.word(i - 1) in {*before["definite"], *before["plural"]}:
        return
    longest = MAX_WORDS if line.pieces[i] in trie.heads else 1
    for k in range(i, min(i + longest, len(line.pieces))):
        for base in bases(line, k):
            pieces = (*line.pieces[i:k], base)
            yield from ((k + 1, entry) for stop, entry in trie.at(pieces, 0) if stop == len(pieces))


def bases(line: Line, k: int) -> Iterator[str]:
    """What word k may be a case of, as the last word of a name."""
    piece = line.pieces[k]
    if switched(line.language, "uncased"):
        on = role_words(line.language, "written_on")
        yield from (piece.removeprefix(small) for small in on if piece.startswith(small))
        return
    if not piece[:1].isupper() or line.lower[k] in common_words(line.language):
        return
    if CYRILLIC.match(piece[-1:]):
        womans = piece.endswith(("ой", "ую", "ою"))
        ends = (*WOMANS, *NOMINATIVES) if womans else (*NOMINATIVES, *WOMANS)
        rows = (stem for stem in sorted(stems(piece), key=len) if len(stem) >= OWNER)
        yield from (stem + end for stem in rows for end in ends if stem + end != piece)
    for end in role_words(line.language, "owner_endings"):
        if piece.endswith(end) and len(piece) - len(end) >= OWNER:
            yield piece.removesuffix(end)


def sequence(line: Line, i: int) -> int:
    """Where the capitalised words that begin at word i end, particles and initials among them."""
    start = i
    while i < len(line.pieces) and i - start < MAX_WORDS * 2:
        piece = line.pieces[i]
        if (
            i > start
            and piece in {"-", "'"}
            and line.glued(i)
            and line.glued(i + 1)
            and (piece == "-" or line.capital(i + 1) or _inner(line, i))
        ):
            if not (line.capital(i + 1) or i - start < 2 or line.word(i + 1).isalpha()):
                break
            if line.word(i + 1) == "s" and piece == "'":
                break
            i += 2
            continue
        if i > start and piece == "." and len(line.pieces[i - 1]) == 1 and line.capital(i + 1):
            i += 1
            continue
        if piece.lower() in particles() and not piece[:1].isupper():
            joint = line.pieces[i + 1] == "-" if i + 1 < len(line.pieces) else False
            ahead = i + 2 if joint else i + 1
            if _of_place(line, start, i):
                break
            further = line.word(ahead) in particles() and line.capital(ahead + 1)
            if line.capital(ahead) or further:
                i += 1
                if joint:
                    i += 1
                continue
            break
        if not line.capital(i) or not piece.isalpha() or (len(piece) > 4 and piece.isupper()):
            break
        if i > start and _ends_name(line, start, i):
            break
        i += 1
    return i


def _inner(line: Line, i: int) -> bool:
    """Whether an apostrophe stands inside a name: "Fa'asuamoa"; not before a Turkish ending."""
    ends = switched(line.language, "apostrophe_ends")
    return not ends and len(line.pieces[i + 1]) > 2 and len(line.pieces[i - 1]) > 1


def _of_place(line: Line, start: int, i: int) -> bool:
    """Whether "van" after a given and a family name leads to where somebody is from."""
    state = line.at(i + 2 if line.word(i + 1) in particles() else i + 1, "state")
    owning = line.word(i) in role_words(line.language, "owning")
    if owning and state is not None and length(line, start, i) > 1:
        return True  # "le président Jules Aho du Bénin"
    hailing = line.word(i) in role_words(line.language, "hailing")
    return hailing and line.word(i + 1) not in particles() and length(line, start, i) > 1


def _ends_name(line: Line, start: int, i: int) -> bool:
    """Whether word i cannot go on with a name: an office, a country, a body of several words."""
    if switched(line.language, "noun_capitals") and i - start > 1:
        ends = tuple(role_words(line.language, "owner_endings"))
        if ends and line.pieces[i - 1].endswith(ends) and gender_of(line.pieces[i - 1]) is None:
            return True  # "Tom Bergs Besuch"
    for end, entry in line.found[i]:
        surname = i == start + 1 and entry.kind == "role" and end == i + 1  # "Charlie King"
        if entry.kind in ("role", "roles", "government", "house", "ministry", "none"):
            return not surname
        if entry.kind in ("state", "body", "seat") and end - i > 1:
            return True
        if entry.kind in ("state", "seat") and (i - start > 1 or _famous(line, start, i)):
            return True  # "Erdoğan Ankara'da konuştu", "Metin Gürak Bağdat'a gitti"
        if entry.kind == "demonym" or (entry.kind == "body" and line.pieces[i].isupper()):
            return True
    return False


def _famous(line: Line, start: int, end: int) -> bool:
    """Whether words [start, end) are the family name that a listed person is known by."""
    return any(
        stop == end and people()[entry.id].alone for stop, entry in alone().at(line.pieces, start)
    )


def begun(line: Line, i: int) -> int:
    """Where a name ends that only begins like a listed family name: "Aziz Ajanuch", "Liu Jinsong".

    The word is a given name too, or of a people that puts the family name first, and the next one
    has a capital and is in no list; `i` where it is that listed person's.
    """
    if line.headline or not line.capital(i) or next(alone().at(line.pieces, i), None) is None:
        return i
    before = line.capital(i - 1) and i > 0 and not line.titled(i) and not line.found[i - 1]
    if before or not line.capital(i + 1) or line.glued(i + 1) or line.found[i + 1]:
        return i
    word, token = line.pieces[i + 1], line.token_of[i + 1]
    if not word.isalpha() or not word[1:].islower() or word in days(line.language):
        return i
    if word.lower() in common_words(line.language) or word in role_words(
        line.language, "after_name", "not_persons", "not_bodies", "after_city"
    ):
        return i
    if token is not None and token.pos not in ("PROPN", ""):
        return i
    nouns = switched(line.language, "noun_capitals")
    first = family_first(f"{line.pieces[i]} {word}") and not nouns
    return sequence(line, i) if first or gender_of(line.pieces[i]) is not None else i


def length(line: Line, start: int, end: int) -> int:
    """How many capitalised words of more than a letter a name has; a hyphen does not part them."""
    return sum(
        1
        for i in range(start, end)
        if line.capital(i)
        and len(line.pieces[i]) > 1
        and not (
            i > start + 1 and line.glued(i) and line.pieces[i - 1] == "-" and line.capital(i - 2)
        )
    )
