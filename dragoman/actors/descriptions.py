"""What papers call again whom they have named: "the 59-year-old", "the plane maker", "dit-il".

A description is no name: it is settled by who has been spoken of, or by the age that the article
tells of somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.actors.gazetteer import alliances_of, role_words, roles, states
from dragoman.actors.phrases import Found
from dragoman.actors.reading import Line

# Words between an age and the name that it is of: "the 59-year-old former mayor X".
BETWEEN = 5


def descriptions(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """Persons by age or nation, bodies by several words, and pronouns behind a hyphen."""
    yield from _aged(line, taken)
    yield from _national(line, taken)
    yield from _bodies(line, taken)
    yield from _kinds(line, taken)
    yield from _states(line, taken)
    yield from _of_two(line, taken)
    yield from _inverted(line)


def _aged(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "The 59-year-old", "Der 62-Jährige", "l'homme de 40 ans"."""
    definite = roles(line.language)["determiners"]["definite"]
    for start, end, age in ages(line):
        head = start - 2 if line.word(start - 1) == "'" else start - 1  # "l'homme de 40 ans"
        if any(taken[start:end]) or line.word(head) not in definite:
            continue
        after = line.token_of[end] if end < len(line.pieces) else None
        if after is not None and after.pos in ("PROPN", "ADJ"):
            continue
        if after is not None and after.pos == "NOUN":
            if line.word(end) not in role_words(line.language, "aged_persons"):
                continue  # "the 59-year-old general", "the 10-year-old war"
            end += 1  # noqa: PLW2901 -- "the 34-year-old mother"
        tagged = after is not None and bool(after.pos)
        if not tagged and line.word(end - 1) in _before(line) and not _verb(line, end):
            continue
        marked = roles(line.language).get("gendered_articles", {})
        yield Found(
            head,
            end,
            "role",
            "person",
            None,
            line.slice(start, end),
            "aged",
            0.5,
            title=age,
            role="aged",
            gender=marked.get(line.word(head)) or _gender(line, start),
            determiner="definite",
            head=end - 1,
        )


def _before(line: Line) -> frozenset[str]:
    """The last words of an age that stand before a noun too ("62-jarige")."""
    return role_words(line.language, "aged_adjectives")


def _verb(line: Line, i: int) -> bool:
    return line.word(i) in role_words(line.language, "singular_verbs")


def _gender(line: Line, i: int) -> str | None:
    rows = roles(line.language).get("aged", {})
    return next((row for row in ("m", "f") if line.word(i) in rows.get(row, ())), None)


def ages(line: Line) -> Iterator[tuple[int, int, str]]:
    """Where words tell an age, with it: the number with what is said before or after it."""
    rows = roles(line.language).get("aged", {})
    for i, piece in enumerate(line.pieces):
        if not (piece.isdigit() and 1 <= len(piece) <= 3):
            continue
        for mark in rows.get("after", ()):
            parts = mark.split()
            last = i + len(parts)
            if rows.get("capital") and not line.capital(last):
                continue  # "der 62-jährige Minister"
            if list(line.lower[i + 1 : i + 1 + len(parts)]) == parts:
                link = line.word(i - 1) in rows.get("links", ())
                person = line.word(i - 2) in (*rows.get("m", ()), *rows.get("f", ()))
                if rows.get("links") and not (link and person):
                    continue
                yield (i - 2 if link and person else i), i + 1 + len(parts), piece
                break


def age_of(line: Line, start: int, end: int) -> str | None:
    """The age that stands beside a name: "X, 59,", "X (59)", "the 59-year-old mayor X"."""
    comma = line.word(end) in (",", "(") and line.word(end + 2) in (",", ")")
    if comma and line.word(end + 1).isdigit() and len(line.word(end + 1)) <= 2:
        return line.word(end + 1)
    near = [age for _, last, age in ages(line) if _leads_to(line, last, start)]
    return near[-1] if near else None


def _leads_to(line: Line, end: int, start: int) -> bool:
    """Whether only words of what somebody is stand between an age and a name."""
    between = range(end, start)
    return 0 <= start - end <= BETWEEN and all(
        line.pieces[i].isalpha()
        and not ((token := line.token_of[i]) is not None and token.pos in ("VERB", "AUX"))
        for i in between
    )


def nameless_ages(line: Line, row: Sequence[Found]) -> Iterator[str]:
    """The ages of people without a name: "A 34-year-old man was arrested"."""
    indefinite = roles(line.language)["determiners"]["indefinite"]
    names = [item.head for item in row if item.form == "name" and item.kind == "person"]
    for start, end, age in ages(line):
        if line.word(start - 1) in indefinite and not any(_leads_to(line, end, n) for n in names):
            yield age


@cache
def _nationals(language: str) -> dict[str, tuple[str, str | None]]:
    """One of a people by the word for many: "Swede" of Swedes, "Frenchwoman" of Frenchmen."""
    found = {}
    endings = roles(language).get("one_of_people", ())
    for land, row in states(language).items():
        for word in row.get("people", ()):
            for many, one, gender in endings:
                if word.endswith(many):
                    found[word.removesuffix(many) + one] = (land, gender or None)
    return found


def _national(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "The Frenchman", "the Swede": somebody spoken of, by his state."""
    people = _nationals(line.language)
    marked = roles(line.language).get("gendered_articles", {})
    for i in range(1, len(line.pieces)) if people else ():
        row = people.get(line.pieces[i])
        if row is None or taken[i] or line.capital(i + 1):
            continue
        if marked:  # "der" at the start of a sentence is of one man, "die" of many too
            told = i == 1 and row[1] is not None and marked.get(line.word(0)) == row[1]
        else:
            told = line.word(i - 1) in roles(line.language)["determiners"]["definite"]
            told = told and not line.found[i]
        if not told:
            continue
        yield Found(
            i - 1,
            i + 1,
            "role",
            "person",
            None,
            line.pieces[i],
            "one_of_a_country",
            0.5,
            country=row[0],
            role="person",
            gender=row[1],
            determiner="definite",
            head=i,
        )


@cache
def _listed_bodies(language: str) -> dict[str, list[list[str]]]:
    """The words of `references` for a body, by their first one."""
    found: dict[str, list[list[str]]] = {}
    for word in roles(language).get("references", {}).get("body", ()):
        parts = word.split()
        found.setdefault(parts[0], []).append(parts)
    return found


def _bodies(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "the plane maker", "l'organisation": words of the list, after a definite article."""
    lists = roles(line.language)
    listed = _listed_bodies(line.language)
    definite = lists["determiners"]["definite"]
    alliances = alliances_of(line.language)
    for i in range(1, len(line.pieces)):
        if line.lower[i] not in listed:
            continue
        elided = line.word(i - 1) == "'" and line.word(i - 2) in definite
        if taken[i] or not (elided or line.word(i - 1) in definite):
            continue
        for parts in listed[line.lower[i]]:
            end = i + len(parts)
            if list(line.lower[i:end]) != parts or any(taken[i:end]):
                continue
            if len(parts) == 1 and not (elided and line.pieces[i].islower()):
                continue  # the others are found by their one word
            yield Found(
                i - 2 if elided else i - 1,
                end,
                "role",
                "organisation",
                None,
                line.slice(i, end),
                "spoken_of",
                0.5,
                role=alliances.get(" ".join(parts), "body"),
                determiner="definite",
                head=end - 1,
            )
            break


def _kinds(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "the engineering giant", "the German carmaker": a word that a body can be called by."""
    lists = roles(line.language)
    definite = lists["determiners"]["definite"]
    barred = role_words(line.language, "of_another_body")
    plainly = role_words(line.language, "described_bodies")
    listed = plainly | role_words(line.language, "bodies_of_lands")
    for i in range(2, len(line.pieces)) if listed else ():
        if line.lower[i] not in listed or taken[i]:
            continue
        before = line.pieces[i - 1]
        plain = before.isalpha() and before.islower() and before not in barred
        plain = plain and line.lower[i] in plainly
        land = next((e.id for end, e in line.found[i - 1] if end == i and e.kind == "demonym"), "")
        if not (plain or land.isupper()) or line.word(i - 2) not in definite:
            continue
        if any(taken[i - 2 : i]):
            continue
        yield Found(
            i - 2,
            i + 1,
            "role",
            "organisation",
            None,
            line.slice(i - 1, i + 1),
            "spoken_of",
            0.5,
            country=land or None,
            role="body",
            determiner="definite",
            head=i,
        )


def _states(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "the island nation", "the reclusive state": one of those of which that is said."""
    listed = roles(line.language).get("described_states", {})
    definite = roles(line.language)["determiners"]["definite"]
    nouns = role_words(line.language, "nouns_of_states")
    for i in range(2, len(line.pieces)) if listed else ():
        if line.lower[i] not in nouns or line.word(i + 1) in ("-", "'") or taken[i]:
            continue
        start = i - 3 if line.word(i - 2) == "-" else i - 1
        said = "".join(line.pieces[max(start, 0) : i])
        if said not in listed or line.word(start - 1) not in definite or any(taken[start:i]):
            continue
        if line.capital(i + 1) or line.word(i + 1) in roles(line.language)["links"]["of"]:
            continue  # "the island state of Tasmania"
        yield Found(
            start - 1, i + 1, "role", "state", None, line.slice(start, i + 1), "spoken_of", 0.5,
            role="state", determiner="definite", regions=tuple(listed[said]), head=i,
        )  # fmt: skip


def _of_two(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "the latter said": one of two, by the order in which they were told."""
    listed = roles(line.language).get("of_two", {})
    definite = roles(line.language)["determiners"]["definite"]
    for i in range(1, len(line.pieces)) if listed else ():
        if line.lower[i] not in listed or taken[i] or line.word(i - 1) not in definite:
            continue
        token = line.token_of[i]
        if token is None or token.dep in ("amod", "compound", "nmod", ""):
            continue  # "the former president", "the latter half"
        yield Found(
            i - 1, i + 1, "role", "unknown", None, line.slice(i - 1, i + 1), "of_two", 0.5,
            role=line.lower[i], determiner="definite", head=i,
        )  # fmt: skip


def _inverted(line: Line) -> Iterator[Found]:
    """As in French "a-t-elle déclaré", "dit-il": a pronoun behind its verb and a hyphen."""
    rows = roles(line.language)["pronouns"]
    listed = role_words(line.language, "inverted_pronouns")
    for i in range(2, len(line.pieces)) if listed else ():
        word = line.lower[i]
        if word not in listed:
            continue
        if line.pieces[i - 1] != "-" or not (line.glued(i) and line.glued(i - 1)):
            continue
        many = rows[word]["number"] == "many"
        gender = None if many else rows[word].get("gender")
        yield Found(
            i, i + 1, "pronoun", "unknown", None, line.pieces[i], "pronoun", 0.5,
            gender=gender, many=many, role=word, head=i,
        )  # fmt: skip
