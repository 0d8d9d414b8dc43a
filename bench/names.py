"""Names: persons, organisations and places by type, beside spaCy's small English model.

What ours gives are the persons, organisations and states that the mentions name (an office before a
name is not of the name) and the places of `dragoman.places`. Gold are MEANTIME's names (stories
about one company; of its Dutch gold little is left), the named participants of ECB+'s checked
sentences (not all names of a sentence are marked there, so that precision is too low for anybody),
and WikiNEuRal (silver labels on Wikipedia; each sentence is read alone). `exact` wants both ends
right, `overlap` one word in common; both want the type. States are the locations that are called as
a state is.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from actors import cases
from report import report

from dragoman.actors import find_mentions, states
from dragoman.actors.localities import named_places
from dragoman.config import Config
from dragoman.language import Token, parse, split_sentences
from dragoman.records import UNKNOWN_DATE, Article, Mention, Run, Span

CONFIG = Config()
LIMIT = 2_000  # sentences of each WikiNEuRal language
WIKI = ("nl", "de", "fr", "es", "it", "pt", "ru")
TYPES = ("person", "organisation", "location", "state")
GOLD = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "location",
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "LOCATION": "location",
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "HUMAN_PART_GPE": "location",
    "LOC_GEO": "location",
}
SPACY = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "location",
    "LOC": "location",
    "FAC": "location",
}
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}»”…%]+|['’]\w{0,2}|n['’]t")
NO_SPACE_AFTER = re.compile(r"[(\[{«„¿¡]|\w{1,5}['’]")
# Capitalised words of gold mentions that are no name: pronouns, offices, kinds of people.
NO_NAME = re.compile(
    r"\b(CEO|C\.E\.O|Chief|Officer|Judge|Justice|Mr|Dr|President|The|A|An|He|She|It|We|I|They|His|"
    r"Her|Their|You|Police|Some|Many|Others?|Who|Company|Developers?|Men|Man|Users?)\b"
)


Name = tuple[int, int, str]


@dataclass(slots=True)
class Document:
    """A text with the names that gold marks in it, and what is neither right nor wrong."""

    language: str
    text: str
    names: set[Name] = field(default_factory=set)
    open: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Count:
    """Names found and right, by exact ends and by overlap."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    found_right: int = 0
    gold_found: int = 0

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of exact ends; F1 of overlap."""
        p, r = self.exact / max(self.found, 1), self.exact / max(self.gold, 1)
        q, s = self.found_right / max(self.found, 1), self.gold_found / max(self.gold, 1)
        return {
            "p": p,
            "r": r,
            "f1": 2 * p * r / max(p + r, 1e-9),
            "overlap_f1": 2 * q * s / max(q + s, 1e-9),
        }


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of some tokens, as a person would write it, and where each stands."""
    text, places, quoted = "", [], False
    for i, token in enumerate(tokens):
        closing = token == '"' and quoted
        before = tokens[i - 1] if i else ""
        glue = NO_SPACE_BEFORE.fullmatch(token) or closing or NO_SPACE_AFTER.fullmatch(before)
        if text and not glue and not (before == '"' and quoted):
            text += " "
        if token == '"':
            quoted = not quoted
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


def wiki(folder: Path, language: str, limit: int) -> Iterator[Document]:
    """Sentences of WikiNEuRal, one after the other spread over the file."""
    with gzip.open(folder / "ner/wikineural" / f"{language}.test.jsonl.gz", "rt", "utf-8") as file:
        rows = file.read().splitlines()
    for line in rows[:: max(1, len(rows) // limit)][:limit]:
        row = json.loads(line)
        text, places = joined(row["tokens"])
        document = Document(language, text)
        tags = [*row["tags"], "O"]
        for i, tag in enumerate(tags):
            if tag[0] != "B":
                continue
            end = next(k for k in range(i + 1, len(tags)) if tags[k] != "I" + tag[1:])
            place = (places[i][0], places[end - 1][1])
            if tag[2:] in GOLD:
                document.names.add((*place, GOLD[tag[2:]]))
        yield document


def is_name(words: Sequence[str]) -> bool:
    """Whether a gold mention is a name and no description."""
    capitals = all(w[:1].isupper() or w in ("&", "-", ".", ",", "of", "'s") for w in words)
    return capitals and not NO_NAME.search(" ".join(words)) and "," not in words


def meantime(folder: Path, language: str) -> Iterator[Document]:
    """MEANTIME's stories; descriptions around a name are neither right nor wrong."""
    file = folder / "factuality/meantime_apple" / f"{language}.jsonl"
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        lines = [joined(tokens) for tokens in row["sentences"]]
        offsets = [sum(len(t) + 1 for t, _ in lines[:i]) for i in range(len(lines))]
        document = Document(language, "\n".join(text for text, _ in lines))
        marked = {m["sentence"] for m in row["mentions"] if m["kind"] == "entity"}
        for m in row["mentions"]:
            if m["kind"] != "entity":
                continue
            offset, places = offsets[m["sentence"]], lines[m["sentence"]][1]
            tokens, words = list(m["tokens"]), m["text"].split()
            while words and words[0].lower() in ("the", "de", "het"):
                words, tokens = words[1:], tokens[1:]
            if not tokens:
                continue
            place = offset + places[tokens[0]][0], offset + places[tokens[-1]][1]
            if m["type"] in GOLD and is_name(words):
                document.names.add((*place, GOLD[m["type"]]))
            else:
                document.open.append(place)
        document.open += [
            (offsets[i], offsets[i] + len(lines[i][0]))
            for i in range(len(lines))
            if i not in marked
        ]
        yield document


def ecb(folder: Path, limit: int) -> Iterator[Document]:
    """Documents of ECB+, cut to the sentences that its authors checked."""
    with gzip.open(folder / "coref/ecbplus_1-35/docs.jsonl.gz", "rt", "utf-8") as file:
        rows = file.read().splitlines()
    for line in rows[:: max(1, len(rows) // limit)]:
        row = json.loads(line)
        text, at = "", {}
        for i in sorted(row["checked_sentences"]):
            start, end = row["sentences"][i]
            piece, places = joined(row["tokens"][start:end])
            at |= {start + k: (a + len(text), b + len(text)) for k, (a, b) in enumerate(places)}
            text += piece + "\n"
        document = Document("en", text)
        for m in row["entities"]:
            tokens = [t for t in m["tokens"] if t in at]
            while tokens and not row["tokens"][tokens[0]][:1].isupper():
                tokens = tokens[1:]
            while tokens and row["tokens"][tokens[-1]] in ("'s", ",", "."):
                tokens = tokens[:-1]
            if not tokens:
                continue
            place = at[tokens[0]][0], at[tokens[-1]][1]
            words = [re.sub(r"['’]s?$", "", row["tokens"][t]) for t in tokens]
            if m["tag"] in GOLD and is_name(words):
                document.names.add((*place, GOLD[m["tag"]]))
            else:
                document.open.append(place)
        if text:
            yield document


def article(document: Document) -> Article:
    """A document as an article without a title."""
    text = document.text
    body, runs = Span(0, len(text)), (Run(0, 0, len(text)),)
    head = ("names", "names", "bench", 0, "main", document.language, None, text, body, runs)
    return Article(*head, None, None, (), None, UNKNOWN_DATE, "bench", 1.0)  # type: ignore[arg-type]


def place_of(mention: Mention, text: str) -> tuple[int, int]:
    """A mention without the office before the name, or behind it."""
    start, end = mention.span.start, mention.span.end
    words = mention.span.of(text)
    if mention.title is not None and (found := words.find(mention.title)) >= 0:
        rest = words[found + len(mention.title) :]
        if rest.strip(" ,'’s"):
            start += len(words) - len(rest.lstrip(" ,."))
        else:
            end = start + len(words[:found].rstrip(" ,"))
    elif words.endswith(mention.name):
        start = end - len(mention.name)
    return start, end


def is_state(mention: Mention, made: Article) -> bool:
    """Whether the name of a state stands before a noun as an adjective would: "US exports"."""
    if mention.rule != "demonym" or mention.actor_id is None:
        return False
    names = states(made.language).get(mention.actor_id, {}).get("names", ())
    return mention.span.of(made.text) in names


def states_inside(mention: Mention, made: Article) -> Iterator[tuple[int, int]]:
    """The names of its states inside a mention: "the leaders of Chad and Turkmenistan"."""
    words = mention.span.of(made.text)
    several = "+" in (mention.actor_id or "")
    for land in states(made.language) if several else (mention.country or "",):
        for name in states(made.language).get(land, {}).get("names", ()):
            at = words.find(name)
            if at < 0 or words[max(at - 1, 0) : at].isalpha():
                continue
            if not words[at + len(name) : at + len(name) + 1].isalpha():
                yield mention.span.start + at, mention.span.start + at + len(name)
                break


def ours(document: Document) -> set[Name]:
    """The names that the mentions and the places of a document give."""
    made = article(document)
    sentences = list(split_sentences(made, config=CONFIG))
    found: set[Name] = set()
    mentions = list(find_mentions(made, sentences, config=CONFIG))
    for m in mentions:
        if m.actor_kind == "person" and m.form == "name":
            found.add((*place_of(m, made.text), "person"))
        elif m.actor_kind == "organisation" and m.form == "name":
            found.add((m.span.start, m.span.end, "organisation"))
        elif m.rule in ("state_name", "seat_of_power") or is_state(m, made):
            found.add((m.span.start, m.span.end, "location"))
        elif m.country is not None or "+" in (m.actor_id or ""):
            found |= {(*place, "location") for place in states_inside(m, made)}
    places = [(p.start, p.end) for p in named_places(made, sentences, mentions)]
    found |= {
        (start, end, "location")
        for start, end in places
        if not any(a < end and start < b for a, b, _ in found)
    }
    return found


def spacy_alone(document: Document) -> set[Name]:
    """The names that spaCy's model gives to the same sentences."""
    made = article(document)
    found: set[Name] = set()
    for sentence in split_sentences(made, config=CONFIG):
        offset = sentence.span.start
        run: list[int] = []
        label = ""
        tokens = parse(sentence.span.of(made.text), "en")
        for token in tokens:
            if token.ent[:2] == "I-" and run:
                run[1] = token.end
                continue
            if run and label in SPACY:
                found.add((run[0] + offset, run[1] + offset, SPACY[label]))
            run, label = ([token.start, token.end], token.ent[2:]) if token.ent else ([], "")
        if run and label in SPACY:
            found.add((run[0] + offset, run[1] + offset, SPACY[label]))
    return {(*bare(a, b, made.text), kind) for a, b, kind in found}


def bare(start: int, end: int, text: str) -> tuple[int, int]:
    """A name without the article before it and the genitive behind it, which gold leaves out."""
    words = text[start:end]
    head = re.match(r"(?:[Tt]he|a|an)\s", words)
    tail = re.search(r"['’]s?$", words)
    start += head.end() if head else 0
    return start, end - (len(tail[0]) if tail else 0)


def count(documents: Sequence[Document], found: Sequence[set[Name]]) -> dict[str, Count]:
    """What is right of each type."""
    counts = {kind: Count() for kind in TYPES}
    for document, names in zip(documents, found, strict=True):
        gold = {(*bare(a, b, document.text), kind) for a, b, kind in document.names}
        kept = {
            n
            for n in names
            if n in gold
            or any(g[0] < n[1] and n[0] < g[1] for g in gold)
            or not any(a < n[1] and n[0] < b for a, b in document.open)
        }
        for kind in TYPES:
            own = {n for n in kept if n[2] == kind}
            wanted = {g for g in gold if g[2] == kind}
            if kind == "state":
                own = {n for n in kept if n[2] == "location" and named_state(document, n)}
                wanted = {g for g in gold if g[2] == "location" and named_state(document, g)}
            row = counts[kind]
            row.gold += len(wanted)
            row.found += len(own)
            row.exact += len(own & wanted)
            row.found_right += sum(any(_meet(n, g) for g in wanted) for n in own)
            row.gold_found += sum(any(_meet(n, g) for n in own) for g in wanted)
    return counts


def named_state(document: Document, name: Name) -> bool:
    """Whether a location is called as a state is; of spaCy's it is asked too, to its good."""
    return document.text[name[0] : name[1]] in state_names(document.language)


@cache
def state_names(language: str) -> frozenset[str]:
    """What the states are called in a language."""
    return frozenset(name for row in states(language).values() for name in row.get("names", ()))


def _meet(one: Name, other: Name) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def show(documents: Sequence[Document], found: Sequence[set[Name]]) -> None:
    """The names that are most often missed or wrong."""
    missed: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for document, names in zip(documents, found, strict=True):
        gold = {(*bare(a, b, document.text), kind) for a, b, kind in document.names}
        missed.update((kind, document.text[a:b]) for a, b, kind in gold - names)
        wrong.update((kind, document.text[a:b]) for a, b, kind in names - gold)
    for title, rows in (("missed", missed), ("not in gold", wrong)):
        for kind in TYPES:
            words = [f"{text} {n}" for (k, text), n in rows.most_common() if k == kind][:60]
            print(f"  {title} {kind}: {'; '.join(words)}")


def score(folder: Path, *, limit: int | None, verbose: bool) -> dict[str, float]:
    """Precision, recall and F1 of each set, language and type, and sentences a second."""
    size = limit or LIMIT
    sets = {
        "news_en": [*meantime(folder, "en"), *ecb(folder, min(size, 400))],
        "meantime_en": list(meantime(folder, "en")),
        "meantime_nl": list(meantime(folder, "nl")),
        **{language: list(wiki(folder, language, size)) for language in WIKI},
    }
    scores: dict[str, float] = {}
    for name, documents in sets.items():
        start = time.perf_counter()
        found = [ours(document) for document in documents]
        spent = time.perf_counter() - start
        if name in WIKI:
            scores[f"names_{name}_per_second"] = len(documents) / spent
        rows = {"names": found}
        if name.endswith("_en"):
            rows["spacy"] = [spacy_alone(document) for document in documents]
        for who, spans in rows.items():
            for kind, row in count(documents, spans).items():
                for measure, value in row.scores().items():
                    scores[f"{who}_{name}_{kind}_{measure}"] = value
        if verbose:
            print(name)
            show(documents, found)
    return scores | states_meant()


def states_meant() -> dict[str, float]:
    """Which states the unseen English sentences of the actor table mean, as ISO codes.

    spaCy's GPE and NORP are looked up in the same list of names and adjectives.
    """
    rows = [c for c in cases() if c.language == "en" and c.part != "cases"]
    listed = {
        word: key
        for key, row in states("en").items()
        for column in ("names", "adjectives", "people")
        for word in row.get(column, ())
        if key.isupper()
    }
    counts = {"names": Count(), "spacy": Count()}
    for case in rows:
        document = Document("en", case.text)
        made = article(document)
        sentences = list(split_sentences(made, config=CONFIG))
        mentions = find_mentions(made, sentences, config=CONFIG)
        gold = {w.id for w in case.wanted if w.id in listed.values() and not w.optional}
        open_ = {w.id for w in case.wanted if w.id in listed.values()} - gold
        tokens = [t for s in sentences for t in parse(s.span.of(case.text), "en")]
        places = _entities(tokens, {"GPE", "NORP"})
        free = [w.words for w in case.wanted if w.optional]  # whoever it is, or nobody
        kept = [m for m in mentions if not any(m.span.of(case.text) in words for words in free)]
        found = {
            "names": {m.actor_id for m in kept if m.actor_id in listed.values()},
            "spacy": {listed.get(case.text[slice(*bare(*p, case.text))]) for p in places} - {None},
        }
        for who, ids in found.items():
            row, ids = counts[who], ids - open_
            row.gold += len(gold)
            row.found += len(ids)
            row.exact += len(ids & gold)
    return {
        f"{who}_table_state_{measure}": row.scores()[measure]
        for who, row in counts.items()
        for measure in ("p", "r", "f1")
    }


def _entities(tokens: Sequence[Token], kinds: set[str]) -> list[tuple[int, int]]:
    """Where the parser's entities of some kinds stand."""
    found: list[tuple[int, int]] = []
    for token in tokens:
        if token.ent[2:] not in kinds:
            continue
        if token.ent[:2] == "B-" or not found:
            found.append((token.start, token.end))
        else:
            found[-1] = (found[-1][0], token.end)
    return found


def table(scores: dict[str, float]) -> str:
    """The scores with a line for each set, type and finder."""
    lines = [f"{'':36} {'P':>6} {'R':>6} {'F1':>6} {'overlap':>8}"]
    for name in scores:
        if name.endswith("_p"):
            head = name[:-2]
            values = [scores.get(f"{head}_{m}", 0.0) for m in ("p", "r", "f1", "overlap_f1")]
            lines.append(f"{head:36} " + " ".join(f"{value:6.3f}" for value in values))
    return "\n".join(lines)


if __name__ == "__main__":
    report(score, "ner/wikineural", __doc__)
