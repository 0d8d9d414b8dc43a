"""Pages made by joining real articles, and pages of one story, for `joined.py`."""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.config import Config
from dragoman.pages.build import Source, build_page

SHAPES = ("datelines", "headings", "bodies", "times", "briefs")
CONFIG = Config()
SEED = 20240426
LONGEST = 14  # paragraphs of a story on a joined page; the longest reads would fill it alone

DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]+(?:, [A-Z][\w. ]{2,25}){0,2},? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2} ?)?"
    r"(?:\([^()]{2,30}\) ?)?[-–—]{1,2} ?|[A-Z][\w ,.]{2,40} \([A-Za-z/ ]{2,20}\) ?[-–—]? ?)"
)
# What stands among the paragraphs of the texts of 2018 and is none of theirs.
NOISE = re.compile(
    r"©|notification|cookie|subscri|sign up|newsletter|browser|javascript|click here|in brief\b"
    r"|produced and edited|getty images|file photo|advertisement|weather is set|terms of use",
    re.IGNORECASE,
)
LISTS = re.compile(
    r"in[ -]brief|news roundup|\bbriefing|\bletters to|less than 1 min ago|the latest:|live updates"
    r"|\blive:|the daily 202|playbook|inside the beltway"
)
STAMP = re.compile(
    r"\b20\d\d\b|\d:\d\d|alerts|comment|published|updated|readers|photo|video|[|]", re.IGNORECASE
)
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
CITIES = ("OSLO", "LISBON", "NAIROBI", "SEOUL", "BRUSSELS", "LIMA", "GENEVA", "ANKARA", "OTTAWA")
MIXED_CITIES = ("Oslo", "Lisbon", "Nairobi", "Seoul", "Brussels", "Lima", "Geneva", "Ankara")
AGENCIES = ("AP", "Reuters", "AFP", "ANP", "dpa", "ANSA", "EFE", "Xinhua")
MONTHS = ("Jan", "March", "April", "July", "Sept", "Nov")
TIMES = {
    "en": ("{} hours ago", "{} minutes ago", "{} days ago", "Updated {} hours ago"),
    "de": ("vor {} Stunden", "vor {} Minuten"),
    "nl": ("{} uur geleden", "{} minuten geleden"),
    "fr": ("il y a {} heures", "il y a {} minutes"),
    "es": ("hace {} horas", "hace {} minutos"),
    "it": ("{} ore fa", "{} minuti fa"),
}
MENUS = {
    "en": "Home|World|Politics|Business|Sport|Opinion|Culture|Weather|Video|Sign in|Search|Menu",
    "de": "Startseite|Politik|Wirtschaft|Sport|Kultur|Panorama|Wetter|Anmelden|Suche",
    "nl": "Home|Nieuws|Binnenland|Buitenland|Economie|Sport|Cultuur|Weer|Inloggen|Zoeken",
    "fr": "Accueil|Monde|Politique|Économie|Sport|Culture|Météo|Se connecter|Recherche|Menu",
    "es": "Portada|Internacional|Economía|Deportes|Cultura|Opinión|Buscar|Iniciar sesión",
    "it": "Home|Cronaca|Politica|Economia|Esteri|Sport|Cultura|Accedi|Cerca",
}
SHARE = {
    "en": "Share|Tweet|Share on Facebook|Email|Print|Copy link|Comments|Save|Advertisement",
    "de": "Teilen|Drucken|Auf Facebook teilen|Kommentare|Anzeige|Merken",
    "nl": "Delen|Deel op Facebook|Reageer|Advertentie|Bewaar",
    "fr": "Partager|Partager sur Facebook|Imprimer|Commentaires|Publicité",
    "es": "Compartir|Compartir en Facebook|Imprimir|Comentarios|Publicidad",
    "it": "Condividi|Stampa|Commenti|Pubblicità|Salva",
}
LABELS = {
    "en": ("Read also", "Related stories", "Most read", "You may also like", "More on this"),
    "de": ("Lesen Sie auch", "Mehr zum Thema", "Meistgelesen"),
    "nl": ("Lees ook", "Meest gelezen", "Meer nieuws"),
    "fr": ("Lire aussi", "Les plus lus", "Sur le même sujet"),
    "es": ("Lea también", "Noticias relacionadas", "Lo más leído"),
    "it": ("Leggi anche", "I più letti"),
}
FOOTERS = {
    "en": "About us|Contact|Privacy policy|Terms of use|© 2023 Harvelt Post. All rights reserved.",
    "de": "Impressum|Datenschutz|Kontakt|© 2023 Harvelter Zeitung. Alle Rechte vorbehalten.",
    "nl": "Over ons|Contact|Privacy|© 2023 Harvelter Courant. Alle rechten voorbehouden.",
    "fr": "Qui sommes-nous|Contact|Mentions légales|© 2023 Le Port. Tous droits réservés.",
    "es": "Quiénes somos|Contacto|Aviso legal|© 2023 El Puerto. Todos los derechos reservados.",
    "it": "Chi siamo|Contatti|Privacy|© 2023 Il Porto. Tutti i diritti riservati.",
}
NOTICES = {
    "en": "We use cookies to improve your experience on our site. By going on you accept this.",
    "de": "Wir verwenden Cookies, um unsere Website zu verbessern. Mit der Nutzung stimmen Sie zu.",
    "nl": "Wij gebruiken cookies om onze website te verbeteren. Lees er meer over op deze pagina.",
    "fr": "Nous utilisons des cookies pour améliorer notre site. En continuant, vous l'acceptez.",
    "es": "Utilizamos cookies para mejorar su experiencia. Si continúa, acepta su uso.",
    "it": "Utilizziamo i cookie per migliorare la navigazione. Proseguendo ne accetti l'uso.",
}
ROUNDUPS = ("World news in brief", "News digest", "Kurz notiert", "In het kort", "Morning edition")


@dataclass(frozen=True)
class Told:
    """A real article: where it is from, its language, title and paragraphs."""

    name: str
    pool: str
    language: str
    title: str
    body: tuple[str, ...]


@dataclass
class Made:
    """A page that was made: its text, where each story starts and ends, its longest."""

    name: str
    text: str
    starts: list[int]
    bodies: list[list[tuple[int, int]]]
    words: list[int]
    kind: str
    titles: list[str | None] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def rejoin(tokens: Sequence[str]) -> str:
    """Tokens as they were written: no blank before a full stop, after a bracket, inside quotes."""
    text = " ".join(tokens)
    text = re.sub(r"`` | ''", '"', text)
    text = re.sub(r" ([,.;:!?%)\]”’])", r"\1", text)
    text = re.sub(r"([(\[“‘$£€]) ", r"\1", text)
    text = re.sub(r" ('(?:s|re|ve|ll|d|m)|n't)\b", r"\1", text)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    text = re.sub(r"(\w') (\w)", r"\1\2", text)
    text = re.sub(r"(\d)([.,]) (\d)", r"\1\2\3", text)
    return re.sub(r'(^|\s)" (.*?) "(?=[\s.,;:!?]|$)', r'\1"\2"', text).strip()


def grouped(sentences: Sequence[str], rng: random.Random) -> list[str]:
    """Sentences as paragraphs of one to three."""
    found, at = [], 0
    while at < len(sentences):
        step = rng.choice((1, 2, 2, 3))
        found.append(" ".join(sentences[at : at + step]))
        at += step
    return found


def is_paragraph(line: str) -> bool:
    return len(line.split()) >= 10 and ENDS.search(line) is not None and "window." not in line


def title_of(parts: Sequence[str], body: Sequence[str]) -> str:
    """The line above a text that shares most of its words with it; empty where none does."""
    own = set(re.findall(r"\w{4,}", " ".join(body[:6]).casefold()))
    best, found = 0.34, ""
    for part in parts:
        kept = set(re.findall(r"\w{4,}", part.casefold()))
        if (
            5 <= len(part.split()) <= 20
            and not ENDS.search(part)
            and not STAMP.search(part)
            and kept
        ):
            share = len(kept & own) / len(kept)
            if share > best:
                best, found = share, part
    return found


def is_list(row: dict[str, Any]) -> bool:
    """Whether a text is a list of several stories: a news search, a digest, a page of posts."""
    top = row["text"][:400].casefold()
    posts = row["text"].count(" ago") + len(re.findall(r"\d [ap]\.?m\.? ET\b", row["text"]))
    listed = LISTS.search(top)
    return row["publisher"] == "news.google.com" or listed is not None or posts >= 4


def read_told(folder: Path) -> Iterator[Told]:
    """The articles of the data pack that have a text of their own."""
    rng = random.Random(SEED)
    for row in lines_of(folder / "copies/helsinki/articles.jsonl"):
        parts = [p.strip() for p in row["text"].split("###") if p.strip()]
        body = [p for p in dict.fromkeys(parts) if is_paragraph(p) and not NOISE.search(p)]
        title = title_of(parts[:12], body)
        if title and 3 <= len(body) <= 60 and not is_list(row):
            yield told(f"helsinki/{row['id']}", "en", title, body)
    for row in lines_of(folder / "extraction/fundus-evaluation/gold.jsonl"):
        if len(row["body"][0].split()) < 10:  # a fact sheet, or a list of prices
            continue
        path = folder / "extraction/fundus-evaluation" / row["file"]
        html = gzip.decompress(path.read_bytes()).decode()
        match = re.search(r"<title[^>]*>([^<]+)", html)
        title = re.split(r" [|–—-] ", match.group(1).strip())[0] if match else ""
        yield told(
            f"fundus/{row['file']}",
            "en",
            title,
            [p.strip(" []") for p in row["body"] if p.strip(" []")],
        )
    for part in ("train", "dev"):
        for row in lines_of(folder / f"quotes/german/{part}.jsonl"):
            title = re.sub(r"^\d+ - | \(\d{4}-\d\d-\d\d\)$", "", row["doc_id"])
            body = [p.strip() for p in row["text"].split("\n") if p.strip()]
            while body and not is_paragraph(body[-1]):
                body.pop()
            if len(body) >= 2:
                yield told(f"german/{row['doc_id']}", "de", title, body)
    for row in lines_of(folder / "coref/ecbplus_1-35/docs.jsonl.gz"):
        sentences = [rejoin(row["tokens"][a:b]) for a, b in row["sentences"]]
        sentences = [s for s in sentences if not s.startswith("http")]
        title = ""
        if sentences and not ENDS.search(sentences[0]):
            title = sentences.pop(0)
        sentences = [s for s in sentences if ENDS.search(s)]
        if len(sentences) >= 3:
            body = grouped(sentences, rng)
            yield told(f"ecb/{row['subtopic']}/{row['doc_id']}", "en", title, body)
    for language in ("en", "nl", "es", "it"):
        for row in lines_of(folder / f"factuality/meantime_apple/{language}.jsonl"):
            sentences = [rejoin(tokens) for tokens in row["sentences"]]
            body = grouped([s for s in sentences[2:] if ENDS.search(s)], rng)
            if len(body) >= 2:
                yield told(f"apple-{language}/{row['doc_id']}", language, sentences[0], body)
    for row in lines_of(folder / "places/lgl/articles.jsonl"):
        title = row["title"].strip().rstrip(".")
        text = row["text"].strip().removeprefix(title).lstrip(" .")
        body = grouped(re.split(r"(?<=[a-z\d”\"][.!?]) (?=[A-Z“\"])", text), rng)
        if len(body) >= 2 and all(len(p) < 3000 for p in body):
            yield told(f"lgl/{row['doc_id']}", "en", title, body)
    for row in lines_of(folder / "quotes/polnear/train.jsonl"):
        title, *body = [p.strip() for p in row["text"].split("\n") if p.strip()]
        body = [p for p in body if is_paragraph(p)]
        if len(body) >= 3 and not LISTS.search(row["doc_id"] + title.casefold()):
            yield told(f"polnear/{row['doc_id']}", "en", title.rstrip("."), body)


def told(name: str, language: str, title: str, body: Sequence[str]) -> Told:
    """An article without the dateline that it came with."""
    first = DATELINE.sub("", body[0])
    return Told(
        name, name.split("/", maxsplit=1)[0], language, title, (first or body[0], *body[1:])
    )


def lines_of(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def half_of(told: Told) -> str:
    return "dev" if zlib.crc32(told.name.encode()) % 2 else "test"


def grams(told: Told) -> set[str]:
    words = " ".join(told.body[:LONGEST]).split()
    return {" ".join(words[k : k + 5]) for k in range(len(words) - 4)}


@dataclass
class Sheet:
    """A page while it is made."""

    joint: str
    lines: list[str] = field(default_factory=list)
    glue: list[str] = field(default_factory=list)

    def add(self, line: str, glue: str | None = None) -> int:
        """Add a line; where it starts in the text."""
        if self.lines:
            self.glue.append(self.joint if glue is None else glue)
        start = sum(map(len, self.lines)) + sum(map(len, self.glue))
        self.lines.append(line)
        return start

    def text(self) -> str:
        """The text of the page so far."""
        glue = [*self.glue, ""]
        return "".join(line + glue[k] for k, line in enumerate(self.lines))


def furnish(
    sheet: Sheet, rng: random.Random, language: str, titles: Sequence[str], where: str
) -> None:
    """Add what stands above, between or below stories."""
    if where == "top":
        menu = MENUS[language].split("|")
        if rng.random() < 0.5:
            sheet.add(" | ".join(menu))
        else:
            for word in rng.sample(menu, rng.randint(3, len(menu))):
                sheet.add(word)
        if rng.random() < 0.4:
            sheet.add(NOTICES[language])
        return
    for word in rng.sample(SHARE[language].split("|"), rng.randint(0, 3)):
        sheet.add(word)
    if rng.random() < (0.4 if where == "between" else 0.7):
        sheet.add(rng.choice(LABELS[language]))
        for title in rng.sample(titles, min(len(titles), rng.randint(2, 5))):
            sheet.add(title)
        # The list ends where the next part of the page begins.
        if where == "between":
            sheet.add(rng.choice(SHARE[language].split("|")))
    if where == "bottom":
        for line in FOOTERS[language].split("|"):
            sheet.add(line)


def dateline_of(rng: random.Random, style: int) -> str:
    city, agency = rng.choice(CITIES), rng.choice(AGENCIES)
    day = f"{rng.choice(MONTHS)} {rng.randint(1, 28)}"
    return (
        f"{city} ({agency}) - ",
        f"{city}, {day} ({agency}) - ",
        f"{city} ({agency}) — ",
        f"{rng.choice(MIXED_CITIES)} ({agency}) – ",
        f"{city} — ",
    )[style]


def make_page(
    stories: Sequence[Told], shape: str, others: Sequence[str], rng: random.Random
) -> Made:
    """A page of some stories in one of the shapes."""
    sheet = Sheet(rng.choice(("\n", "\n\n")))
    language = stories[0].language
    level = rng.choice((0, 1, 1, 2))  # no furniture, around, around and between
    style = rng.randrange(5)
    headed = shape in {"headings", "times"} or (shape == "datelines" and rng.random() < 0.5)
    brief = (
        rng.choice(("headed", "tagged", "dated", "bulleted", "both")) if shape == "briefs" else ""
    )
    headed = headed or brief in {"headed", "bulleted", "both"}
    place = rng.choice(("over", "under", "behind"))  # where the relative time stands
    glued = place == "behind" and rng.random() < 0.3
    starts, bodies, words = [], [], []
    if level:
        furnish(sheet, rng, language, others, "top")
    if shape == "briefs" and rng.random() < 0.5:
        sheet.add(rng.choice(ROUNDUPS))
    glue: str | None = None
    for number, story in enumerate(stories):
        if number and level == 2 and not glue:
            furnish(sheet, rng, language, others, "between")
        marks: list[int] = []
        when = rng.choice(TIMES[story.language]).format(rng.randint(2, 23))
        if shape == "times" and place == "over":
            sheet.add(when)
        if headed and story.title:
            marks.append(sheet.add(("• " if brief == "bulleted" else "") + story.title, glue))
            glue = None
        if shape == "times" and place == "under":
            sheet.add(when)
        body = story.body[: rng.randint(1, 3)] if shape == "briefs" else story.body[:LONGEST]
        spans = []
        for k, paragraph in enumerate(body):
            if k == 0 and (shape == "datelines" or brief == "dated"):
                paragraph = dateline_of(rng, style) + paragraph
            if k == len(body) - 1 and brief in {"tagged", "both"}:
                paragraph = f"{paragraph} ({rng.choice(AGENCIES)})"
            start = sheet.add(paragraph, glue)
            glue = None
            spans.append((start, start + len(paragraph)))
            marks.append(start)
        if shape == "times" and place == "behind":
            sheet.add(when)
            glue = "" if glued else None
        starts.append(marks[0])
        bodies.append(spans)
        words.append(sum(len(p.split()) for p in body))
    if level:
        furnish(sheet, rng, language, others, "bottom")
    name = f"{shape}: " + " + ".join(story.name for story in stories)
    kinds = {s.pool for s in stories}
    topic = {pool.split("-")[0] for pool in kinds}
    events = {"/".join(s.name.split("/")[:2]) for s in stories if s.pool == "ecb"}
    same = topic in ({"helsinki"}, {"apple"}) or (kinds == {"ecb"} and len(events) < len(stories))
    kind = "one topic" if same else "one source" if len(kinds) == 1 else "mixed"
    titles = [story.title if headed and story.title else None for story in stories]
    languages = [story.language for story in stories]
    return Made(name, sheet.text(), starts, bodies, words, kind, titles, languages)


def single_page(story: Told, others: Sequence[str], rng: random.Random) -> Made:
    """A page of one story, alone, under its title, or amid furniture."""
    kind = rng.choice(("bare", "titled", "furnished", "furnished"))
    sheet = Sheet(rng.choice(("\n", "\n\n")))
    if kind == "furnished":
        furnish(sheet, rng, story.language, others, "top")
    if kind != "bare" and story.title:
        sheet.add(story.title)
    spans = []
    for paragraph in story.body:
        start = sheet.add(paragraph)
        spans.append((start, start + len(paragraph)))
    if kind == "furnished":
        furnish(sheet, rng, story.language, others, "bottom")
    count = sum(len(p.split()) for p in story.body)
    return Made(f"{kind}: {story.name}", sheet.text(), [spans[0][0]], [spans], [count], kind)


def real_pages(folder: Path, half: str | None) -> Iterator[Made]:
    """Pages as they were found: HTML with its tags taken off, and texts with their furniture."""
    for row in lines_of(folder / "extraction/fundus-evaluation/gold.jsonl"):
        if half is not None and half_of(Told(f"fundus/{row['file']}", "", "", "", ())) != half:
            continue
        path = folder / "extraction/fundus-evaluation" / row["file"]
        data = gzip.decompress(path.read_bytes())
        page = build_page(Source("page.html", data, media_type="text/html"), config=CONFIG)
        yield found_in(f"flattened: {row['file']}", page.text, row["body"], "flattened")
    for row in lines_of(folder / "copies/helsinki/articles.jsonl"):
        name = f"helsinki/{row['id']}"
        if half is not None and half_of(Told(name, "", "", "", ())) != half:
            continue
        parts = [p.strip() for p in row["text"].split("###") if p.strip()]
        body = [p for p in dict.fromkeys(parts) if is_paragraph(p)]
        if body and not is_list(row):
            yield found_in(f"raw: {name} {row['publisher']}", "\n\n".join(parts), body, "raw")


def found_in(name: str, text: str, body: Sequence[str], kind: str) -> Made:
    spans = []
    for paragraph in body:
        if len(paragraph.split()) >= 8 and (at := text.find(paragraph)) >= 0:
            spans.append((at, at + len(paragraph)))
    return Made(name, text, [0], [spans], [0], kind)


def joined_pages(stories: Sequence[Told], shape: str, count: int) -> Iterator[Made]:
    """Pages of a shape: of one event, of one collection, of all, of several languages."""
    rng = random.Random(f"{SEED}/{shape}")
    pools: dict[str, list[Told]] = defaultdict(list)
    for story in stories:
        if shape in {"bodies", "datelines", "briefs"} or story.title:
            pools[story.pool.split("-")[0]].append(story)
    names = sorted(pools)
    made = 0
    while made < count:
        # One page in eight has stories of one event only; one in four of one collection.
        way = rng.choice(("helsinki", "one", "one", "any", "any", "any", "any", "any"))
        pool = pools["helsinki"] if way == "helsinki" else pools[rng.choice(names)]
        number = rng.randint(2, 8)
        chosen: list[Told] = []
        seen: list[set[str]] = []
        while len(chosen) < number:
            one = rng.choice(pool if way != "any" else pools[rng.choice(names)])
            own = grams(one)
            if any(len(own & other) > 0.05 * min(len(own), len(other)) for other in seen):
                pool = pool if rng.random() < 0.9 else pools[rng.choice(names)]
                continue
            if (
                way == "any"
                and rng.random() < 0.5
                and chosen
                and one.language != chosen[0].language
            ):
                continue
            chosen.append(one)
            seen.append(own)
        others = [s.title for s in rng.sample(list(stories), 40) if s.title and s not in chosen]
        yield make_page(chosen, shape, others, rng)
        made += 1
