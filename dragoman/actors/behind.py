"""What stands behind an office or group word: its departments, its body, its state or states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.bodies import armed
from dragoman.actors.gazetteer import Entry, Kind, role_words, roles, states, switched
from dragoman.actors.phrases import PORTFOLIOS, Phrase, absorb
from dragoman.actors.reading import Line
from dragoman.actors.worldnames import common_words, gender_of, is_family

# So many plain words at most are what somebody is president or director of.
PLAIN = 6
# A department in small letters has so many words at most.
DEPARTMENT = 5
# What a department of a ministry is not: "Foreign Minister and President X".
HELD: tuple[Kind, ...] = ("role", "roles", "state", "demonym", "courtesy", "people", "person")


def rightward(line: Line, phrase: Phrase, taken: Sequence[bool]) -> None:
    """Read what an office is of, and in French and Spanish its country."""
    lists = roles(line.language)
    if phrase.word.id in PORTFOLIOS and " " in phrase.word.name:
        phrase.end = _portfolio(line, phrase.end, taken)
    at = _country_after(line, phrase, taken)
    for _ in range(3):
        link = line.word(at)
        straight = link in lists["links"]["of"]
        if not straight and link not in lists["links"]["to"]:
            return
        inner = at + 1
        if phrase.word.kind in ("group", "member"):
            _group_of(line, phrase, inner, straight=straight)
            return
        if line.word(inner) in lists["determiners"]["definite"]:
            inner += 1
        inner += line.word(inner) == "'"  # "de l'ONU", "dell'Onu"
        stop = _object(line, phrase, inner, taken)
        if stop == inner and phrase.word.id in PORTFOLIOS:
            stop = _department(line, inner, taken)
        if stop == inner or any(taken[at:stop]):
            return
        second = line.at(stop + 1, "state", "region")
        joined = line.word(stop) in role_words(line.language, "conjunctions")
        if joined and second is not None and line.capital(second[0]):
            stop = second[0]  # "envoy for Ukraine and Russia Keith Kellogg"
        phrase.end = stop
        if straight and phrase.word.id in PORTFOLIOS:
            phrase.end = _portfolio(line, stop, taken)
        at = _country_after(line, phrase, taken)


def _department(line: Line, start: int, taken: Sequence[bool]) -> int:
    """Where a department in small letters ends, before a comma: "of fisheries and oceans,"."""
    at = start
    small = role_words(line.language, "conjunctions")
    while at < min(start + DEPARTMENT, len(line.pieces)) and not taken[at]:
        token = line.token_of[at]
        plain = token is not None and token.pos in ("NOUN", "ADJ") and line.pieces[at].islower()
        if not plain and not (at > start and line.word(at) in small):
            break
        at += 1
    return at if line.word(at) == "," and line.capital(at + 1) else start


def _portfolio(line: Line, end: int, taken: Sequence[bool]) -> int:
    """Where a list of departments ends: "Foreign Affairs, European Union and Cooperation"."""
    at = end
    while line.word(at) == "," and line.capital(at + 1):
        at += 1
        while at < len(line.pieces) and line.capital(at) and not taken[at]:
            at += 1
    if line.word(at) not in role_words(line.language, "conjunctions", "conjunctions_before_i"):
        return end
    at += 1
    lists = roles(line.language)
    between = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    while line.word(at) in between:  # "degli Affari esteri e della Cooperazione"
        at += 1
    first = at
    while line.capital(at) and not taken[at] and line.at(at, *HELD) is None:
        at += 1
    if at == first or line.at(first, *HELD) is not None or any(taken[end:at]):
        return end
    lone = switched(line.language, "adjective_after") and line.pieces[at : at + 1] != ()
    at += lone and line.pieces[at].islower() and line.word(at + 1) == ","
    return at if _ends_portfolio(line, at, taken) else end


def _ends_portfolio(line: Line, at: int, taken: Sequence[bool]) -> bool:
    """Whether a comma, a name or the state stands behind the departments of an office."""
    if line.word(at) in (",", "") or taken[at]:
        return True
    lists = roles(line.language)
    if line.word(at) in lists["links"]["of"]:
        at += 1
        at += line.word(at) in lists["determiners"]["definite"]
        return line.at(at, "state") is not None
    return line.at(at, "demonym") is not None


def further_states(line: Line, phrase: Phrase, taken: Sequence[bool]) -> None:
    """Read the other states of several holders: "the leaders of Serbia, Albania and Kosovo"."""
    last = line.before(phrase.end, "state", "demonym")
    many = line.word(phrase.det_start) in role_words(line.language, "plural_articles")
    one = phrase.word.kind == "role" and not (many and phrase.word.gender != "f")
    if one or phrase.word.kind == "member" or last is None or last[0] < phrase.core:
        return
    lists = roles(line.language)
    between = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    found, at, joined = [last[1].id], phrase.end, False
    while not joined and line.word(at) in {",", *role_words(line.language, "conjunctions")}:
        joined = line.word(at) != ","
        at += 1
        while line.word(at) in between:
            at += 1
        match = line.at(at, last[1].kind)
        if match is None or match[1].id in found or any(taken[phrase.end : match[0]]):
            return
        found.append(match[1].id)
        at = match[0]
    if joined and line.word(at) != "'" and all(key.isupper() for key in found):
        phrase.several, phrase.end = tuple(found), at
        if phrase.word.kind == "role":  # "die Minister Perus und Chiles"
            phrase.word = replace(phrase.word, kind="roles")


def _country_after(line: Line, phrase: Phrase, taken: Sequence[bool]) -> int:
    """Read the country that stands after, with no word between; where the phrase ends.

    French and Spanish put its adjective there ("ministre russe"), Russian and Arabic its name, in
    the genitive or as it is ("президент Франции").
    """
    at = phrase.end
    after = switched(line.language, "adjective_after")
    named = switched(line.language, "state_after")
    while at < len(line.pieces) and not taken[at]:
        qualified = after_office(line, at)
        if qualified > at:
            at = phrase.end = qualified
            continue
        match = line.at(at, "state", "body") if named else _genitive(line, at)
        if match is not None and _joined_on(line, at, match[1]):
            break
        if match is None and after and not line.capital(at):
            match = line.at(at, "demonym")
        if match is None:
            break
        absorb(phrase, match[1])
        at = phrase.end = match[0]
    return at


def _joined_on(line: Line, at: int, entry: Entry) -> bool:
    """Whether an "and" is written on to a name, as in Arabic: it is another one's."""
    written = tuple(role_words(line.language, "and_written_on"))
    return bool(written) and line.pieces[at].startswith(written) and entry.kind == "body"


def _genitive(line: Line, at: int) -> tuple[int, Entry] | None:
    """As in "der Präsident Perus": a state in the genitive behind an office.

    Not before a noun of its own: "nannte der Kanzler Russlands Vorgehen falsch".
    """
    match = line.at(at, "state") if switched(line.language, "genitive_after") else None
    if match is None:
        return None
    end, entry = match
    name = line.slice(at, end)
    if not name.endswith("s") or name[:-1] not in states(line.language)[entry.id]["names"]:
        return None
    own = line.at(end, "ministry", "government", "role", "roles", "group", "body") is not None
    noun = line.capital(end) and gender_of(line.pieces[end]) is None
    return None if own or (noun and line.lower[end] in common_words(line.language)) else match


def after_office(line: Line, i: int) -> int:
    """Where "-elect", "electo" or "السابق" after an office ends; `i` where none stands there."""
    hyphen = line.word(i) == "-" and line.glued(i)
    at = i + 1 if hyphen else i
    qualifies = line.word(at) in role_words(line.language, "after_office")
    return at + 1 if qualifies and (not hyphen or line.glued(at)) else i


def _group_of(line: Line, phrase: Phrase, i: int, *, straight: bool) -> None:
    """As in "Citizens of Ukraine": of a group only a state or body is wanted."""
    if line.word(i) in roles(line.language)["determiners"]["definite"]:
        i += 1
    match = line.at(i, "state", "body")
    owning = role_words(line.language, "owning")
    fighting = match is not None and match[1].id in armed()
    if phrase.word.id == "troops" and line.word(phrase.end) not in owning and not fighting:
        return  # "troops from Germany" may be leaving it; "fighters from Hezbollah" are its own
    if match is not None and line.word(match[0]) == "'":
        return  # "members of Iran's elite force"
    last = line.token_of[match[0] - 1] if match is not None else None
    if last is not None and last.dep in ("compound", "nmod", "amod"):
        return  # "families at the Chad-Niger border", "farmers of the Chad basin"
    if straight and match is not None and phrase.country is None and phrase.body is None:
        absorb(phrase, match[1])
        phrase.end = match[0]


def _object(line: Line, phrase: Phrase, i: int, taken: Sequence[bool]) -> int:
    """Where the thing that an office is of ends; `i` where there is none."""
    lists = roles(line.language)
    straight = not {line.word(i - 1), line.word(i - 2)} & set(lists["links"]["to"])
    noun = i
    while (adjective := line.at(noun, "modifier")) is not None:
        noun = adjective[0]
    polity = _polity(line, i)
    if polity is not None:
        if straight:
            absorb(phrase, polity[1])
        return polity[0]
    for tail in lists.get("tails", ()):
        parts = tail.split()
        bare = parts[1:] if parts[0] in lists["determiners"]["definite"] else parts
        if noun > i and list(line.lower[noun : noun + len(bare)]) == bare:
            return noun + len(bare)  # "of the ruling party"
        for offset in (0, 1):  # "the country" with or without the article read already
            at = i - offset
            if at >= 0 and list(line.lower[at : at + len(parts)]) == parts and len(parts) > offset:
                return at + len(parts)
    match = line.at(i, "state", "body", "house", "ministry", "demonym", "none")
    if match is not None:
        end, entry = match
        more = line.at(end, "ministry", "government", "body") if entry.kind == "demonym" else None
        if straight and (entry.kind in ("state", "house", "body") or more is not None):
            absorb(phrase, entry)
        further = line.at(end, "ministry", "government", "group", "body")
        holder = line.at(end, "role")
        if holder is not None and entry.kind == "demonym" and not any(taken[end : holder[0] + 1]):
            further = further or holder  # "a guest of the Saudi crown prince"
        if further is not None and entry.kind == "demonym":
            return further[0]
        if entry.kind == "demonym" and further is None and _noun_after(line, end, taken):
            if straight:
                absorb(phrase, entry)  # "Direktor des russischen Auslandsgeheimdienstes"
            return end + 1
        if entry.kind == "body" and line.pieces[end : end + 1]:
            organised = line.pieces[end] in lists.get("organised", ())
            return end + 1 if organised and not taken[end] else end  # "the ECOWAS Commission"
        return end
    end, small = _to_apposition(line, i, taken), {"&", *role_words(line.language, "linking")}
    if end > i:
        return end
    genitive = switched(line.language, "genitive_after")
    while end < len(line.pieces):
        if genitive and end > i and line.at(end, "state") is not None:
            break  # "Sprecher des Außenministeriums Chinas"
        linking = line.word(end) in small
        if taken[end] or (end > i and line.capital(end + 1) and _begins_name(line, end)):
            break
        if line.capital(end) and line.pieces[end].isalpha():
            end += 1
        elif end > i and line.pieces[end] == "-" and line.glued(end) and line.capital(end + 1):
            end += 2
        elif end > i and linking and line.capital(end + 1):
            end += 1
        else:
            break
    return end


def _to_apposition(line: Line, i: int, taken: Sequence[bool]) -> int:
    """As in "le président de la commission électorale, Bakary Berg": plain words up to a comma.

    Behind the comma a given name and one more word with a capital have to stand; `i` elsewhere.
    """
    end = i
    while line.word(end).isalpha() and not line.pieces[end][:1].isupper() and end - i < PLAIN:
        end += 1
    if line.word(end) != "," or not line.capital(end + 2) or any(taken[i : end + 1]):
        return i
    tokens = (line.token_of[k] for k in range(i, end))
    verb = any(token is not None and token.pos in ("VERB", "AUX") for token in tokens)
    known = gender_of(line.pieces[end + 1]) is not None or is_family(line.pieces[end + 2])
    closed = line.word(end + 3) in {",", ".", ")", ""}
    named = line.capital(end + 1) and (known or closed)
    return end if named and not verb else i


def _polity(line: Line, i: int) -> tuple[int, Entry] | None:
    """As in "the Islamic Republic of Mauritania": a state by its full style."""
    whole = line.at(i, "state")
    of_it = whole is not None and line.word(whole[0]) in roles(line.language)["links"]["of"]
    if whole is not None and whole[0] > i + 1 and not of_it:
        return whole  # "the Republic of Korea", but "la República Islámica de Mauritania"
    polities = role_words(line.language, "polities")
    at = i + 1 if line.word(i) in role_words(line.language, "articles") else i
    head = next((k for k in range(at, at + 3) if line.word(k) in polities), None)
    if head is None or not all(line.capital(k) for k in range(at, head + 1)):
        return None
    at = head + 1
    while line.capital(at) and line.at(at, "state", "demonym") is None and at < head + 3:
        at += 1
    lists = roles(line.language)
    small = {*lists["links"]["of"], *lists["determiners"]["definite"], "'"}
    while line.word(at) in small:
        at += 1
    return line.at(at, "state", "demonym")


def _begins_name(line: Line, i: int) -> bool:
    """Whether a given name stands at word i: "ministro de Comercio Halvard Brekkeli"."""
    return line.capital(i) and gender_of(line.pieces[i]) is not None


def _noun_after(line: Line, i: int, taken: Sequence[bool]) -> bool:
    """Whether a noun that is no name stands at word i, in a language that gives it a capital."""
    capitals = switched(line.language, "noun_capitals") and line.capital(i)
    return capitals and not taken[i] and not line.found[i] and gender_of(line.pieces[i]) is None
