"""States, bodies and inhabitants as the words of a sentence name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.adjectives import attributive, spoken
from dragoman.actors.entities import entities
from dragoman.actors.gazetteer import (
    Entry,
    alliances_of,
    role_words,
    roles,
    stateless,
    switched,
    waters,
)
from dragoman.actors.metonyms import stands_for_state
from dragoman.actors.namesakes import (
    foreign_namesake,
    ministry_around,
    named_after,
    not_meant,
    of_nobody,
    owned_after,
    ships,
    towns,
)
from dragoman.actors.phrases import Found, land_before, unlisted_body
from dragoman.actors.reading import Line
from dragoman.records import ActorKind


def references(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "The country", "the Asian country", "the alliance": one spoken of before."""
    lists = roles(line.language)
    definite = (*lists["determiners"]["definite"],)
    alliances = alliances_of(line.language)
    for i in range(1, len(line.pieces)):
        word = line.lower[i]
        state, body = word in lists["references"]["state"], word in lists["references"]["body"]
        if taken[i] or not (state or body or alliances.get(word, "").isupper()):
            continue
        governs = word in role_words(line.language, "governing")
        of = line.word(i + 1) in roles(line.language)["links"]["of"] and line.capital(i + 2)
        if of and (not governs or line.at(i + 2, "state", "seat", "demonym") is None):
            continue  # "the Republic of Niger", "the government of Tigray"
        region = line.before(i, "region")
        start = region[0] if region is not None else i
        while line.before(start, "modifier") is not None and start > 1:
            start = line.before(start, "modifier")[0]  # type: ignore[index]
        if line.word(start - 1) not in definite:
            continue
        further = line.capital(i + 1) or line.word(i + 1) in {"-", "of"}
        if alliances.get(word, "").isupper() and (further or not line.capital(i)):
            continue  # "the north of the country", "the North Sea"
        role = alliances.get(word) or ("body" if body and not state else "state")
        if governs:
            role = "administration"
        yield Found(
            start - 1,
            i + 1,
            "role",
            "organisation" if body and not state else "state",
            None,
            line.slice(start, i + 1),
            "spoken_of",
            0.5,
            role=role,
            determiner="definite",
            regions=region[1].extra if region is not None else (),
            head=i,
        )


def state_names(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """States, their adjectives and seats, and listed bodies."""
    i = 0
    while i < len(line.pieces):
        match = None if taken[i] else line.at(i)
        if match is not None and match[1].kind == "region":
            i = match[0]
            continue
        if match is None or match[1].kind not in (
            "state",
            "demonym",
            "seat",
            "house",
            "none",
            "body",
            "people",
        ):
            i += 1
            continue
        end, entry = match
        around = ministry_around(line, i, end, entry)
        if around is not None and not any(taken[around.start : around.end]):
            yield around
            i = around.end
            continue
        item = (
            foreign_namesake(line, i, end, entry)
            or owned_after(line, i, end, entry)
            or _state(line, i, end, entry)
        )
        if item is not None:
            yield item
        i = max(end, item.end) if item is not None else end


def _state(line: Line, i: int, end: int, entry: Entry) -> Found | None:
    """What a name of the lists means here; a "none" holds its words so that nothing else does."""
    if entry.kind == "none":
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    if named_after(line, i, end, entry):
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    country = entry.id if entry.id.isupper() else entry.country
    kind: ActorKind = "state" if entry.id.isupper() else "organisation"
    if entry.id in stateless() or "+" in entry.id:
        kind = "group"
    if entry.kind in ("seat", "house") or line.at(i, "seat") == (end, entry):
        if entry.kind == "seat" and not stands_for_state(line, i, end):
            return Found(i, end, "metonym", "unknown", None, "", "nobody", 0.0)
        if entry.kind == "house" and not stands_for_state(line, i, end, house=True):
            return Found(i, end, "metonym", "unknown", None, "", "nobody", 0.0)
        return Found(
            i,
            end,
            "metonym",
            kind,
            entry.id,
            entry.name,
            "seat_of_power" if entry.kind == "seat" else "house_of_power",
            0.85 if entry.kind == "seat" else 0.9,
            country=country,
            head=end - 1,
        )
    if entry.kind == "body" and not_meant(line, i, end, entry):
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    if entry.kind == "body":
        return Found(
            i,
            end,
            "name",
            "group" if "+" in entry.id else "organisation",
            entry.id,
            entry.name,
            "listed_body",
            0.95,
            country=country,
            head=end - 1,
        )
    if entry.kind == "state":
        adjective = any(e.kind == "demonym" and stop == end for stop, e in line.found[i])
        if not (adjective and attributive(line, i, end)):
            return Found(
                i,
                end,
                "name",
                kind,
                entry.id,
                entry.name,
                "state_name",
                0.97,
                country=country,
                head=end - 1,
            )
    if spoken(line, i, end) or of_nobody(line, i, end):
        return Found(i, end, "name", "unknown", None, "", "nobody", 0.0)
    inhabitants_too = any(e.kind == "people" and stop == end for stop, e in line.found[i])
    if inhabitants_too and not attributive(line, i, end):
        return None
    return Found(
        i,
        end,
        "demonym",
        kind,
        entry.id,
        entry.name,
        "demonym",
        0.8,
        country=country,
        head=end - 1,
    )


def inhabitants(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """As in "The Chinese", "Americans", "the North American": inhabitants, one or many."""
    lists = roles(line.language)["determiners"]
    for i in range(len(line.pieces)):
        if taken[i]:
            continue
        match = line.at(i, "people", "demonym", "region")
        if match is None or any(taken[i : match[0]]):
            continue
        end, entry = match
        definite = line.word(i - 1) in lists["definite"] and not _conjunction(line, i - 1)
        kinds = {e.kind for s, e in line.found[i] if s == end}
        if spoken(line, i, end):
            continue
        if "state" in kinds and not definite:
            continue
        plural = "people" in kinds and not (
            entry.kind == "demonym" and definite and _singular(line, end - 1)
        )
        endings = roles(line.language).get("plural_people")
        if plural and endings:
            plural = _ends(line.pieces[end - 1], endings)
            if not plural and "demonym" in kinds and not definite:
                continue
        longer = line.at(i, "none", "body", "ministry", "state", "person")
        if longer is not None and longer[0] > end:
            continue
        if line.covered(i, end, "state"):
            continue  # "San Vicente y las Granadinas"
        before = line.before(i + 1, "region", "none")
        if before is not None and before[0] < i:
            continue
        if entry.kind == "region" and not definite:
            continue
        # In "los rusos dicen" the noun is named, in "los ataques rusos" not.
        noun = definite and switched(line.language, "adjective_after")
        noun = noun and line.word(i - 1) in role_words(line.language, "plural_articles")
        counted = _counted(line, i) or _bare(line, i, end)
        noun = noun or counted
        plural = plural or noun
        if kinds != {"people"} and not noun and attributive(line, i, end):
            continue
        if entry.kind == "demonym" and line.at(i, "state") is not None:
            continue
        if plural:
            start = i - 1 if definite else i
            yield Found(
                start,
                end,
                "demonym",
                "group",
                f"{entry.id.lower()}-citizens",
                line.slice(i, end),
                "inhabitants",
                0.7,
                country=entry.id if entry.id.isupper() else None,
                role="citizens",
                many=True,
                determiner="definite" if definite else "none",
                head=end - 1,
            )
        elif (
            definite
            and line.capital(end)
            and (not line.found[end] or line.at(end, "person") is not None)
        ):
            continue  # "de Amerikaan Tucker Carlson"
        elif definite:
            yield Found(
                i - 1,
                end,
                "role",
                "person",
                None,
                line.slice(i, end),
                "one_of_a_country",
                0.5,
                country=entry.id if entry.kind != "region" else None,
                role="person",
                determiner="definite",
                regions=entry.extra,
                head=end - 1,
            )


def _counted(line: Line, i: int) -> bool:
    """As in "zwei Deutsche", "miles de uruguayas": a number before it, no noun that it is of."""
    behind = switched(line.language, "adjective_after")
    of = roles(line.language)["links"]["of"]
    if behind and line.word(i - 1) in of:
        return line.word(i - 2) in role_words(line.language, "quantities")
    if line.word(i - 1) not in role_words(line.language, "numbers"):
        return False
    return behind or not (line.capital(i + 1) or _plain_noun(line, i + 1))


def _plain_noun(line: Line, i: int) -> bool:
    token = line.token_of[i] if i < len(line.pieces) else None
    if token is not None and token.pos:
        return token.pos in ("NOUN", "PROPN", "ADJ")
    return not switched(line.language, "noun_capitals") and line.word(i).isalpha()


def _bare(line: Line, i: int, end: int) -> bool:
    """As in "Moçambicanos e angolanos protestaram": plural at the head of a sentence."""
    if not switched(line.language, "adjective_after"):
        return False
    if not line.word(end - 1).endswith((*role_words(line.language, "plural_endings"),)):
        return False
    if i == 0:
        return True
    joined = line.word(i - 1) in role_words(line.language, "conjunctions")
    return joined and i - 2 == 0 and line.before(1, "people", "demonym") is not None


def _conjunction(line: Line, i: int) -> bool:
    """Whether "that" or "dat" opens a clause and is no article."""
    token = line.token_of[i] if i >= 0 else None
    if token is None or line.word(i) not in role_words(line.language, "clause_openers"):
        return False
    return token.dep != "det"


def _ends(word: str, row: dict[str, list[str]]) -> bool:
    """As in Dutch "Amerikanen", "Oekraïners"; but "Rus", "Chinees" are one."""
    return word.endswith((*row["endings"],)) and not word.endswith((*row.get("not", ()),))


def _singular(line: Line, i: int) -> bool:
    token = line.token_of[i]
    return token is not None and token.tag in ("NN", "NNP", "JJ")


def organisations(line: Line, taken: Sequence[bool]) -> Iterator[Found]:
    """What the parser calls an organisation and no list knows."""
    for start, end in entities(line, "ORG"):
        while start < end and (line.word(start) in ("the", "a") or not line.capital(start)):
            start += 1  # noqa: PLW2901 -- the article is not of the name
        while end > start and (line.pieces[end - 1] in {"'", "s", "’"}):
            end -= 1  # noqa: PLW2901 -- nor is the genitive
        if end - start < 2 or any(taken[start:end]):
            continue
        pieces = [line.pieces[i] for i in range(start, end)]
        if line.slice(start, end) in towns() or _venue(line, start, end):
            continue
        if line.pieces[start] in ships() or line.slice(start, end) in waters(line.language):
            continue
        small = ("of", "for", "on", "and", "the", "&", "-", "'")
        dotted = any(w == "." and len(pieces[k - 1]) > 1 for k, w in enumerate(pieces))
        if dotted or not all(w[:1].isupper() or w in (*small, ".") for w in pieces):
            continue
        if (
            any(e.kind in ("role", "modifier", "group") for _, e in line.found[start])
            and end - start < 3
        ):
            continue
        if line.pieces[end - 1] in roles(line.language).get("not_bodies", ()):
            continue
        if line.word(start + 1) in ("of", "for", "on") and not _organised(line, start, end):
            continue  # "Protection of Civilians"
        body = unlisted_body(line, start, end, ("parsed_organisation", 0.55))
        yield replace(body, country=land_before(line, start))


def _venue(line: Line, start: int, end: int) -> bool:
    """As in "at Lincoln Center": a house where something is."""
    before = line.word(start - 1)
    before = line.word(start - 2) if before in role_words(line.language, "articles") else before
    venues = role_words(line.language, "venues")
    return line.pieces[end - 1] in venues and before in role_words(line.language, "locative")


def _organised(line: Line, start: int, end: int) -> bool:
    """Whether a name says by its first word, or by a word in it, that it is a body's."""
    kinds = roles(line.language).get("organised", ())
    return not kinds or any(line.pieces[i] in kinds for i in range(start, end))
