"""How much of the main article is found in pages whose tags are gone, beside what others find.

    python bench/flattened.py [--limit N] [--verbose | --json]

Not committed data: reads extraction/ of the data pack (80 pages of fundus-evaluation with their
bodies, 990 of trafilatura with strings that must and must not be kept), and says so when it is
absent. Menus, teasers and footers stay in the text, which is flattened as pages lie in crawls:

    blocks  a line for each block of tags, as resiliparse prints a page
    nodes   a line for each piece of text between two tags, so that links break sentences
    glued   a line for each block, what inline tags held joined without a blank
    lumps   a line for each large part of the page, menus and prose in one

The others (trafilatura, jusText, readability) take HTML: each line is given to them as a paragraph.
`--limit` takes so many pages of each set, spread over it (60 run in about a minute); `--verbose`
lists the worst pages. Fundus is scored by the F1 of words of the body, trafilatura's set by its own
measure over strings; `no_article` counts pages with no article and no reason.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import lxml.html
from report import report
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from dragoman.articles import find_articles
from dragoman.config import Config
from dragoman.errors import PageError
from dragoman.pages.build import Source, build_page
from dragoman.records import Article

SET = "extraction"
FUNDUS = "extraction/fundus-evaluation"
TRAFILATURA = "extraction/trafilatura"
HIDDEN = {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
SPACE = re.compile(r"\s+")
# What XML, and so lxml, does not hold.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*[01]?[0-9a-f]|0*[12]?\d);", re.IGNORECASE
)
WORSE = 12


@dataclass
class Sums:
    """What is added up over the pages of one set, one flattening and one reader."""

    pages: int = 0
    f1: float = 0.0
    kept: int = 0
    lost: int = 0
    wrong: int = 0
    titles: int = 0
    titled: int = 0
    worst: list[tuple[float, str]] = field(default_factory=list)


def blocks(raw: bytes) -> str:
    tree = HTMLTree.parse_from_bytes(raw, detect_encoding(raw))
    return extract_plain_text(tree, preserve_formatting=True, list_bullets=False, alt_texts=False)


def _tree(raw: bytes) -> lxml.html.HtmlElement:
    text = CONTROL.sub("", raw.decode(detect_encoding(raw), "replace"))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    tree = lxml.html.document_fromstring(text or "<p></p>", ensure_head_body=True)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in HIDDEN:
            element.drop_tree() if element.getparent() is not None else None
    return tree


def nodes(raw: bytes) -> str:
    lines = (SPACE.sub(" ", text).strip() for text in _tree(raw).itertext())
    return "\n".join(line for line in lines if line)


def glued(raw: bytes) -> str:
    tree = _tree(raw)
    for element in list(tree.iter()):
        if element.tag not in INLINE:
            element.text = "\n" + CONTROL.sub("", element.text or "")
            element.tail = "\n" + CONTROL.sub("", element.tail or "")
    text = "".join(f"{t[:1]}{SPACE.sub(' ', t[1:])}" if t[:1] == "\n" else SPACE.sub(" ", t)
                   for t in tree.itertext())  # fmt: skip
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def lumps(raw: bytes) -> str:
    body = _tree(raw).body
    size = len(body.text_content())
    while len(body):
        largest = max(body, key=lambda child: len(child.text_content()))
        if len(largest.text_content()) < 0.9 * size or largest.tag in INLINE | {"p"}:
            break
        body = largest
    parts = [" ".join(part.itertext()) for part in body] or [body.text_content()]
    lines = (SPACE.sub(" ", part).strip() for part in parts)
    return "\n".join(line for line in lines if line)


WAYS: dict[str, Callable[[bytes], str]] = {
    "blocks": blocks, "nodes": nodes, "glued": glued, "lumps": lumps,
}  # fmt: skip


def by_us(text: str) -> Article | None:
    try:
        page = build_page(Source("page.txt", text.encode(), "text/plain"), config=Config())
    except PageError:
        return None  # the page shows nothing without its scripts
    found = list(find_articles(page, config=Config()))
    if not found:
        message = "a page gave neither an article nor a reason"
        raise AssertionError(message)
    return next((a for a in found if isinstance(a, Article) and a.role == "main"), None)


def _html(text: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    return f"<html><body>\n{lines}</body></html>"


def by_trafilatura(text: str) -> str:
    import trafilatura  # noqa: PLC0415 -- a peer may be absent

    return trafilatura.extract(_html(text), include_comments=False, include_tables=False) or ""


def by_justext(text: str) -> str:
    import justext  # noqa: PLC0415 -- a peer may be absent
    from py3langid import classify  # noqa: PLC0415 -- a peer may be absent

    names = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "pl": "Polish"}
    stops = justext.get_stoplist(names.get(classify(text[:20_000])[0], "English"))
    if not text.strip():
        return ""
    return "\n".join(
        p.text for p in justext.justext(_html(text).encode(), stops) if not p.is_boilerplate
    )


def by_readability(text: str) -> str:
    from trafilatura.readability_lxml import Document  # noqa: PLC0415 -- a peer may be absent

    found = Document(lxml.html.fromstring(_html(text))).summary()
    return lxml.html.fromstring(found).text_content() if found else ""


def everything(text: str) -> str:
    return text


PEERS: dict[str, Callable[[str], str]] = {
    "trafilatura": by_trafilatura, "justext": by_justext, "readability": by_readability,
    "everything": everything,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A page with what is known of it."""

    set: str
    name: str
    raw: bytes
    body: str | None
    kept: tuple[str, ...]
    out: tuple[str, ...]
    title: str | None


def spread(rows: list[dict], limit: int | None) -> list[dict]:  # type: ignore[type-arg]
    step = 1 if limit is None else max(1, len(rows) // limit)
    return rows[::step][:limit]


def cases(folder: Path, limit: int | None) -> Iterator[Case]:
    with (folder / FUNDUS / "gold.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in spread(rows, limit):
        raw = gzip.decompress((folder / FUNDUS / row["file"]).read_bytes())
        yield Case("fundus", row["file"], raw, "\n".join(row["body"]), (), (), _heading(raw))
    with (folder / TRAFILATURA / "evaldata.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with tarfile.open(folder / TRAFILATURA / "pages.tar.gz") as tar:
        members = {Path(member.name).name: member for member in tar.getmembers()}
        for row in spread([row for row in rows if row["file"] in members], limit):
            taken = tar.extractfile(members[row["file"]])
            assert taken is not None
            yield Case(
                "trafilatura", row["file"], taken.read(), None, tuple(row["with"]),
                tuple(row["without"]), row.get("title"),
            )  # fmt: skip


def _heading(raw: bytes) -> str | None:
    """The title that a page's own metadata give."""
    tree = HTMLTree.parse_from_bytes(raw, detect_encoding(raw))
    meta = tree.document.query_selector("meta[property='og:title']")
    return (meta.getattr("content") if meta else None) or tree.title


def key(words: str | None) -> str:
    return re.sub(r"\W+", "", words or "").casefold()


def token_f1(gold: str, found: str) -> float:
    one, two = (re.findall(r"\w+", words.casefold()) for words in (gold, found))
    both = sum((Counter(one) & Counter(two)).values())
    return 2 * both / (len(one) + len(two)) if both else float(not one and not two)


def add(sums: Sums, case: Case, found: str) -> None:
    """Score what a reader found on a page."""
    sums.pages += 1
    if case.body is not None:
        value = token_f1(case.body, found)
    else:
        solid = key(found)
        kept = sum(key(words) in solid for words in case.kept)
        wrong = sum(key(words) in solid for words in case.out)
        sums.kept += kept
        sums.lost += len(case.kept) - kept
        sums.wrong += wrong
        value = 1 - (len(case.kept) - kept + wrong) / max(1, len(case.kept) + len(case.out))
    sums.f1 += value
    sums.worst.append((value, case.name))


def same_title(found: str | None, gold: str) -> bool:
    one, two = key(found), key(gold)
    return bool(one) and (one in two or two in one)


def score(folder: Path, *, limit: int | None = None, verbose: bool = False) -> dict[str, float]:
    """F1 by set, way of flattening and reader, titles that are right, pages a second."""
    warnings.simplefilter("ignore")
    sums: defaultdict[tuple[str, str, str], Sums] = defaultdict(Sums)
    seconds: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for case in cases(folder, limit):
        for way, flatten in WAYS.items():
            text = flatten(case.raw)
            start = time.perf_counter()
            article = by_us(text)
            seconds["dragoman"] += time.perf_counter() - start
            read["dragoman"] += 1
            own = sums[case.set, way, "dragoman"]
            add(own, case, "" if article is None else article.body.of(article.text))
            if case.title:
                own.titled += 1
                own.titles += article is not None and same_title(article.title, case.title)
            for peer, reader in PEERS.items():
                start = time.perf_counter()
                try:
                    found = reader(text)
                except ImportError:
                    continue
                except Exception:  # noqa: BLE001 -- what a peer cannot read it has not found
                    found = ""
                seconds[peer] += time.perf_counter() - start
                read[peer] += 1
                add(sums[case.set, way, peer], case, found)
    scores: dict[str, float] = {}
    for (name, way, reader), one in sums.items():
        scores[f"flattened_{name}_{way}_{reader}"] = (
            one.f1 / one.pages
            if name == "fundus"
            else 2 * one.kept / max(1, 2 * one.kept + one.lost + one.wrong)
        )
        if one.titled:
            scores[f"flattened_{name}_{way}_title"] = one.titles / one.titled
        if verbose and reader == "dragoman":
            for value, page in sorted(one.worst)[:WORSE]:
                print(f"{name} {way} {value:.2f} {page}")
    for reader in seconds:
        scores[f"flattened_pages_a_second_{reader}"] = read[reader] / max(1e-9, seconds[reader])
    return scores


if __name__ == "__main__":
    report(score, SET, __doc__)
