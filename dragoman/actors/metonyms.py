"""Whether "Beijing" or "the White House" acts here, or is only where something happens."""

from __future__ import annotations

import re
from functools import cache

from dragoman import words
from dragoman.actors.gazetteer import role_words, roles, switched
from dragoman.actors.reading import Line
from dragoman.actors.worldnames import gender_of, is_family

# Capitals, then a bracket with agencies or a dash: "BRUSSELS (AP) -", "Geneva, 3 May (AFP) --".
DATELINE = re.compile(
    r"^(?:[^a-z().]{3,40}(?:\([^)]{2,40}\)\s*[-–—]*|\s[-–—]+)"
    r"|[A-Z][\w ./,]{2,40}\([A-Z][^)]{1,40}\)\s*[-–—]+"
    # a day, then the agency: "Dhaka/New Delhi, Aug 12 (UNI) The minister"
    r"|[A-Z][\w ./-]{2,40}, [A-Z]\w{2,8}\.? \d{1,2} \([A-Z][^)]{1,40}\)"
    # or the month behind the day, as in Spanish: "Quito, 21 sep (PL) El ministro"
    r"|[A-Z][\w ./-]{2,40}, \d{1,2}(?: de)? [a-zà-ÿ]{3,10}\.? \([A-Z][^)]{1,40}\)"
    r"(?:\.?\s?[-–—]+)?"
    # or the agency before all, as in Italian: "(ANSA) - ROMA, 3 MAR - Il ministro"
    r"|\([A-Za-z]{2,12}\)\s*[-–—]\s*[A-Z][^a-z()]{2,40}\s[-–—])\s"
)


# Offices and groups that a state has and a town has not.
OF_STATES = {
    "envoy",
    "ambassador",
    "diplomat",
    "diplomats",
    "foreign-minister",
    "defence-minister",
    "negotiator",
    "negotiators",
    "allies",
    "troops",
}


def stands_for_state(line: Line, start: int, end: int, *, house: bool = False) -> bool:
    """Whether a seat of power stands for its state: it acts, is acted upon, is spoken to or with.

    It is a place after a word of place ("in Beijing"), after a verb of going ("visited Beijing"),
    and as part of another name ("the Beijing Winter Olympics").
    """
    before, after = _before(line, start), line.word(end)
    if _with_genitive(line, end):  # "to Beijing's support", but "in Beijing's Forbidden City"
        return before not in role_words(line.language, "locative") or not line.capital(end + 2)
    if before in role_words(line.language, "passing") and _moving(line, start):
        return False
    if [before, after] in roles(line.language).get("from_to", ()):
        return False  # "von Berlin nach Kairo"
    if before in role_words(line.language, "locative"):
        return house and before in role_words(line.language, "house_from")
    suffixed = switched(line.language, "apostrophe_ends") and len(after) < 4  # "Atina da": too
    behind = line.pieces[end] if end < len(line.pieces) and not suffixed else ""
    if behind in role_words(line.language, "after_city"):
        return False
    if after == "'" and line.word(end + 1) in role_words(line.language, "after_city"):
        return False  # Turkish "Pekin'deki"
    if after == "(" and line.capital(end + 1) and line.word(end + 2) == ")":
        return False  # "WASHINGTON (AP)" wherever it stands
    if before in {"[", "("} and after in {"]", ")"}:
        return False
    if _clause_of_two(line, start, end) or _opens_clause(line, start, end):
        return True
    if not house and (_compound_place(line, end) or _bound_for(line, start)):
        return False
    if not house and _part_of_name(line, start, end):
        return False
    if (
        after == "-"
        and line.glued(end)
        and line.word(end + 1) in role_words(line.language, "hyphened_places")
    ):
        return False
    if before in roles(line.language)["links"]["of"] and _of_envoy(line, start):
        return True
    if before in role_words(line.language, "placing") or _of_placed(line, start):
        if house and before != "of" and before in roles(line.language)["links"]["of"]:
            return True  # "een gebaar van het Kremlin"
        return before == "of" and _of_state(line, start)
    if before in role_words(line.language, "directed"):
        return _spoken_to(line, start)
    if _only_a_town(line, end):
        return False
    return _acting(line, end) or not _second_of_places(line, start)


def _acting(line: Line, end: int) -> bool:
    """As in "from Geneva to Muscat, Tehran confirmed": the subject of the verb behind it."""
    token, verb = line.token_of[end - 1], line.token_of[end] if end < len(line.pieces) else None
    if token is None or verb is None or not line.parsed:
        return line.word(end) in reporting(line.language)
    finite = verb.pos in ("VERB", "AUX") and verb.tag not in ("VBG", "VBN")
    return finite or verb.lemma in reporting(line.language)


def _clause_of_two(line: Line, start: int, end: int) -> bool:
    """As in "Kim fires, Seoul fumes, Washington shrugs": a headline's clause of two words."""
    opened = start == 0 or line.word(start - 1) in {",", ";"}
    closed = line.word(end + 1) in {",", ";", ""}
    return opened and closed and line.word(end).isalpha() and not line.capital(end)


def _opens_clause(line: Line, start: int, end: int) -> bool:
    """As in the headline "Shares Soar After Berlin Unveils Plan": a verb behind an opener."""
    opened = line.word(start - 1) in role_words(line.language, "headline_openers")
    return opened and end in line.plain and line.word(end).endswith("s")


@cache
def reporting(language: str) -> frozenset[str]:
    """The verbs of saying of a language, as the list of speech gives them."""
    return frozenset(words.load(language, "speech").get("verbs", {}))


def _only_a_town(line: Line, end: int) -> bool:
    """As in "Washington woke to heavy snow": what a town does and no state."""
    token = line.token_of[end] if end < len(line.pieces) else None
    verb = token.lemma if token is not None and token.dep else line.word(end)
    return verb in role_words(line.language, "town_verbs")


def _of_envoy(line: Line, start: int) -> bool:
    """As in "een gezant van Moskou", "l'ambassadeur de Pékin": an office that states have."""
    at = start - 1
    while at > 0 and line.word(at) in role_words(line.language, "articles"):
        at -= 1
        if line.before(at + 1, "role", "roles", "group") is not None:
            break
    at = at + 1 if line.before(at + 1, "role", "roles", "group") is not None else at
    office = line.before(at, "role", "roles", "group")
    return office is not None and office[1].id in OF_STATES


def _moving(line: Line, start: int) -> bool:
    """As in "marcharon por Madrid": a verb of walking before the "through"."""
    return line.word(_place_before(line, start) - 1) in role_words(line.language, "moving")


def _before(line: Line, start: int) -> str:
    """The word before, an article passed over."""
    return line.word(_place_before(line, start))


def _of_placed(line: Line, start: int) -> bool:
    """As in "l'aéroport international de Niamey": an adjective between the place and its "of"."""
    at = start - 1
    if not switched(line.language, "adjective_after") or not line.word(at).isalpha():
        return False
    linked = line.word(at) in roles(line.language)["links"]["of"]
    plain = line.word(at - 1).isalpha() and not line.capital(at - 1) and not line.found[at - 1]
    return linked and plain and line.word(at - 2) in role_words(line.language, "placing")


def _place_before(line: Line, start: int) -> int:
    """Where the word before stands, an article passed over."""
    at = start - 1
    return at - 1 if line.word(at) in role_words(line.language, "articles") else at


def dateline_end(line: Line) -> int:
    """How many words a dateline at the head of the sentence takes: "MOSCOW (AP) -", "Brüssel."."""
    match = DATELINE.match(line.text)
    if match is None:
        seat = line.at(0, "seat")
        alone = seat is not None and line.pieces[seat[0] :] == (".",)
        return len(line.pieces) if alone else 0  # "Brüssel."
    return sum(1 for end in line.ends if end <= match.end())


def _compound_place(line: Line, end: int) -> bool:
    """As in "a hot Helsinki day": before a common noun only policy makes it the state."""
    token = line.token_of[end - 1]
    if token is None or token.dep != "compound":
        return False
    head = line.tokens[token.head]
    return head.pos == "NOUN" and head.lemma not in role_words(line.language, "seat_nouns")


def _bound_for(line: Line, start: int) -> bool:
    """As in "departs for Helsinki"."""
    token = line.token_of[start - 1] if start > 0 else None
    if token is None or token.lemma != "for" or not token.dep:
        return False
    return line.tokens[token.head].lemma in role_words(line.language, "departing")


def _with_genitive(line: Line, end: int) -> bool:
    """Whether a genitive follows: "Beijing's", "Brussels'"."""
    return line.word(end) == "'" and line.word(end + 1) == "s"


def _part_of_name(line: Line, start: int, end: int) -> bool:
    """A capitalised word beside it that no list knows makes it part of a longer name."""
    kinds = {entry.kind for _, entry in line.found[end]} if end < len(line.found) else set()
    known_after = bool(kinds - {"none"})
    if line.capital(end) and not known_after and line.pieces[end].isalpha():
        token = line.token_of[end]
        if switched(line.language, "noun_capitals") and (token is None or not token.pos):
            return not _noun(line, end)
        return token is None or token.pos in ("PROPN", "")
    before = line.token_of[start - 1] if start > 0 else None
    proper = before is None or before.pos in ("PROPN", "")
    if line.capital(start - 1) and start > 1 and not line.found[start - 1] and proper:
        return not line.glued(start) or line.pieces[start - 1] != "-"
    if line.word(start - 1) == "," and line.capital(start - 2) and start > 2:
        return not line.found[start - 2] and line.word(end) in {",", "."}
    return False


def _noun(line: Line, i: int) -> bool:
    """Whether a word with a capital is a common noun or no name: "warf Athen Provokation vor"."""
    return gender_of(line.pieces[i]) is None and not is_family(line.pieces[i])


def _of_state(line: Line, start: int) -> bool:
    """As in "Accused of", "the support of Beijing": of is no word of place after these."""
    token = line.token_of[_place_before(line, start)]
    if token is None or not token.dep:
        return False
    head = line.tokens[token.head]
    return head.pos in ("VERB", "ADJ") or head.lemma in role_words(line.language, "policy_of")


def _spoken_to(line: Line, start: int) -> bool:
    """Whether "to" leads to whom something is said, given or sold, and not to where one goes."""
    speaking = role_words(line.language, "speaking")
    at = _place_before(line, start)
    token = line.token_of[at]
    if token is not None and token.dep:
        head = line.tokens[token.head]
        return head.lemma in speaking or head.text.lower() in speaking
    leaving = role_words(line.language, "moving", "departing")
    for k in range(1, 9):  # as far as its clause goes
        if line.word(at - k) in speaking:
            return True
        if line.word(at - k) in leaving or line.word(at - k) in {",", ";", ":", ""}:
            return False
    return False


def _second_of_places(line: Line, start: int) -> bool:
    """As in "In Tokyo and Seoul": the second of two places."""
    if line.word(start - 1) not in {*role_words(line.language, "joining_places"), ","}:
        return False
    match = line.before(start - 1, "seat", "state")
    first = match[0] if match is not None else start - 2
    if match is None and not line.capital(first):
        return False
    before = _before(line, first)
    if before in role_words(line.language, "directed"):
        return not _spoken_to(line, first)  # "flights to Dubai and Doha"
    return before in role_words(line.language, "locative")
