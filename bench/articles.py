"""Articles out of HTML pages: main text, title and day, beside those of other extractors.

Not committed data: reads extraction/trafilatura and extraction/fundus-evaluation of the data pack,
and says so when they are absent. Main text is scored as each set does it: the first has strings
that must be kept and strings that must go, and F1 over all of them; of the second ROUGE-LSum of
the body, mean over the pages. Title and day are right where they are those of the annotation,
titles without regard to case and punctuation. Each reader runs in a process of its own; its
pages a second are those of the extraction alone, in processor time.

The peers are in `peers.txt`; one that is not installed is passed over with a line. Options that a
peer needs are the ones that its authors' own comparisons use.
"""

# ruff: noqa: PLC0415 -- each library is loaded only in the process that reads with it

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import logging
import re
import subprocess
import sys
import tarfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import LCSseq
from report import DATA

from dragoman.pages.decode import decode

TRAFILATURA = "extraction/trafilatura"
FUNDUS = "extraction/fundus-evaluation"
OURS = "dragoman"
TOKEN = re.compile(r"[a-z0-9]+")  # as rouge-score cuts them
COLUMNS = ("f1", "precision", "recall", "rouge", "title", "date", "pages_per_second")


class Read(NamedTuple):
    """What a reader makes of a page; a field that it does not give is None."""

    body: str | None = None
    title: str | None = None
    day: str | None = None
    language: str | None = None


# Each loads its library and gives the function that reads the bytes of one page.
def load_dragoman() -> Callable[[bytes], Read]:
    from dragoman.articles import find_articles
    from dragoman.config import Config
    from dragoman.errors import PageError
    from dragoman.pages.build import Source, build_page
    from dragoman.records import Article

    config = Config()

    def read(data: bytes) -> Read:
        try:
            page = build_page(Source("page.html", data, "text/html"), config=config)
        except PageError:
            return Read()
        for one in find_articles(page, config=config):
            if isinstance(one, Article) and one.role == "main":
                day = one.published.earliest
                known = day if day == one.published.latest else None
                return Read(one.body.of(one.text), one.title, known, one.language)
        return Read(title=page.title)

    return read


def load_trafilatura() -> Callable[[bytes], Read]:
    import trafilatura

    def read(data: bytes) -> Read:
        found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
        return Read() if found is None else Read(found.text, found.title, found.date)

    return read


def load_htmldate() -> Callable[[bytes], Read]:
    from htmldate import find_date

    return lambda data: Read(day=find_date(text_of(data), original_date=True))


def load_resiliparse() -> Callable[[bytes], Read]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def read(data: bytes) -> Read:
        tree = HTMLTree.parse(text_of(data))
        body = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False)
        return Read(body, tree.title)

    return read


def load_justext() -> Callable[[bytes], Read]:
    import justext

    names = ("German", "English", "Spanish", "French", "Polish", "Italian", "Dutch")
    stops = frozenset().union(*(justext.get_stoplist(name) for name in names))

    def read(data: bytes) -> Read:
        parts = justext.justext(data, stops, 50, 150, 0.1, 0.2, 0.25, 150, no_headings=False)
        return Read("\n".join(part.text for part in parts if not part.is_boilerplate))

    return read


def load_readability() -> Callable[[bytes], Read]:
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    def read(data: bytes) -> Read:
        document = Document(text_of(data))
        body = extract_plain_text(document.summary(), alt_texts=False, list_bullets=False)
        return Read(body, document.short_title())

    return read


def load_newspaper() -> Callable[[bytes], Read]:
    from newspaper import Article

    def read(data: bytes) -> Read:
        article = Article("https://example.org/", fetch_images=False)
        article.download(input_html=text_of(data))
        article.parse()
        day = article.publish_date
        return Read(article.text, article.title, day.date().isoformat() if day else None)

    return read


READERS: dict[str, tuple[str, Callable[[], Callable[[bytes], Read]]]] = {
    OURS: ("dragoman", load_dragoman),
    "trafilatura": ("trafilatura", load_trafilatura),
    "htmldate": ("htmldate", load_htmldate),
    "resiliparse": ("resiliparse", load_resiliparse),
    "jusText": ("justext", load_justext),
    "readability": ("readability", load_readability),
    "newspaper4k": ("newspaper", load_newspaper),
}


def text_of(data: bytes) -> str:
    """The characters of a page, for readers that take no bytes."""
    return decode(data, declared=None)[0]


def rows_of(folder: Path, limit: int | None) -> tuple[list[Any], list[Any]]:
    """The annotations of both sets."""
    strings, bodies = folder / TRAFILATURA / "evaldata.jsonl", folder / FUNDUS / "gold.jsonl"
    return tuple(
        [json.loads(line) for line in path.read_text("utf-8").splitlines()][:limit]
        if path.exists()
        else []
        for path in (strings, bodies)
    )


def pages_of(folder: Path, limit: int | None) -> dict[str, bytes]:
    """The bytes of the annotated pages by file name."""
    strings, bodies = rows_of(folder, limit)
    pages = {
        row["file"]: gzip.decompress((folder / FUNDUS / row["file"]).read_bytes()) for row in bodies
    }
    wanted = {row["file"] for row in strings}
    if wanted:
        with tarfile.open(folder / TRAFILATURA / "pages.tar.gz") as archive:
            for member in archive:
                name = member.name.removeprefix("pages/")
                file = archive.extractfile(member) if name in wanted else None
                if file is not None:
                    pages[name] = file.read()
    return pages


def read_all(name: str, limit: int | None) -> None:
    """Print what one reader makes of each page, and its seconds, as one JSON object."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = pages_of(DATA, limit)
    read = READERS[name][1]()
    found: dict[str, Read] = {}
    faults, seconds = 0, 0.0
    for number, (file, data) in enumerate([*list(pages.items())[:3], *pages.items()]):
        start = time.process_time()
        try:
            found[file] = read(data)
        except Exception:  # noqa: BLE001 -- a peer may fail on a page in ways of its own
            faults += number >= 3
            found[file] = Read()
        # The first three load models and tables, and are read again.
        seconds += time.process_time() - start if number >= 3 else 0
    print(json.dumps({"found": found, "seconds": seconds, "faults": faults}))


def run(name: str, limit: int | None) -> dict[str, Any] | None:
    """What a reader finds, in a process of its own; None where it is not installed."""
    if importlib.util.find_spec(READERS[name][0]) is None:
        print(f"skipped: {name} is not installed; pip install -r bench/peers.txt", file=sys.stderr)
        return None
    command = [sys.executable, __file__, "--reader", name]
    command += ["--limit", str(limit)] if limit is not None else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"skipped: {name} failed: {done.stderr.strip()[-200:]}", file=sys.stderr)
        return None
    result = json.loads(done.stdout.splitlines()[-1])
    result["found"] = {file: Read(*fields) for file, fields in result["found"].items()}
    return result


def score_strings(rows: Iterable[Any], found: dict[str, Read]) -> tuple[float, float, float]:
    """F1, precision and recall of the wanted strings against the unwanted ones."""
    kept = lost = wrong = 0
    for row in rows:
        body = found[row["file"]].body or ""
        inside = sum(part in body for part in row["with"])
        kept += inside
        lost += len(row["with"]) - inside
        wrong += sum(part in body for part in row["without"])
    precision, recall = kept / max(1, kept + wrong), kept / max(1, kept + lost)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def rouge_lsum(gold: str, text: str) -> float:
    """F1 of ROUGE-LSum: for each line the words that some line of the other text has in order."""
    one, two = (
        [tokens for line in words.lower().split("\n") if (tokens := TOKEN.findall(line))]
        for words in (gold, text)
    )
    left = [Counter(token for line in lines for token in line) for lines in (one, two)]
    sizes = [sum(counter.values()) for counter in left]
    hits = 0
    for line in one:
        places: set[int] = set()
        for other in two:
            if not set(line).isdisjoint(other):
                for step in LCSseq.opcodes(line, other):
                    if step.tag == "equal":
                        places.update(range(step.src_start, step.src_end))
        for place in sorted(places):
            if all(counter[line[place]] > 0 for counter in left):
                hits += 1
                for counter in left:
                    counter[line[place]] -= 1
    return 2 * hits / max(1, sum(sizes))


def key(title: str | None) -> str:
    """A title without case and punctuation."""
    return re.sub(r"[\W_]+", "", title or "").casefold()


def score(result: dict[str, Any], rows: tuple[list[Any], list[Any]]) -> dict[str, float]:
    """All scores of one reader; those of fields that it does not give are left out."""
    found, (strings, bodies) = result["found"], rows
    scores = {}
    if any(read.body for read in found.values()):
        if strings:
            names = ("f1", "precision", "recall")
            scores |= dict(zip(names, score_strings(strings, found), strict=True))
        if bodies:
            each = [rouge_lsum("\n".join(r["body"]), found[r["file"]].body or "") for r in bodies]
            scores["rouge"] = sum(each) / len(each)
    titles = [row for row in strings if row.get("title")]
    days = [row for row in strings if row.get("date")]
    if titles and any(read.title for read in found.values()):
        right = sum(key(found[row["file"]].title) == key(row["title"]) for row in titles)
        scores["title"] = right / len(titles)
    if days and any(read.day for read in found.values()):
        scores["date"] = sum(found[row["file"]].day == row["date"] for row in days) / len(days)
    scores["pages_per_second"] = len(found) / max(1e-9, result["seconds"])
    return scores


def print_wrong(found: dict[str, Read], rows: tuple[list[Any], list[Any]]) -> None:
    """List what is missed or wrong, page by page, and F1 by language."""
    languages = defaultdict(list)
    for row in rows[0]:
        read = found[row["file"]]
        languages[read.language or "none"].append(row)
        body = read.body or ""
        told = [("lost", part) for part in row["with"] if part not in body]
        told += [("kept", part) for part in row["without"] if part in body]
        if row.get("title") and key(read.title) != key(row["title"]):
            told.append(("title", f"{read.title!r} for {row['title']!r}"))
        if row.get("date") and read.day != row["date"]:
            told.append(("date", f"{read.day} for {row['date']}"))
        for what, part in told:
            print(f"{row['file'][:40]:40} {what:6} {part}")
    for row in rows[1]:
        value = rouge_lsum("\n".join(row["body"]), found[row["file"]].body or "")
        if value < 0.95:
            print(f"{row['file'][:40]:40} rouge  {value:.3f}")
    for language, some in sorted(languages.items(), key=lambda item: -len(item[1])):
        print(f"{language:6} {len(some):4} pages, F1 {score_strings(some, found)[0]:.3f}")


def print_row(name: str, values: dict[str, float] | None) -> None:
    """One line of the table: what a reader scored, or the heads of the columns."""
    cells = [
        head.replace("pages_per_second", "pages/s")
        if values is None
        else "-"
        if head not in values
        else f"{values[head]:.{1 if head == COLUMNS[-1] else 3}f}"
        for head in COLUMNS
    ]
    print(f"{name:14}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="so many pages of each set at most")
    parser.add_argument("--verbose", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--json", action="store_true", help="our own scores alone")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.reader is not None:
        read_all(args.reader, args.limit)
        return
    rows = rows_of(DATA, args.limit)
    if not any(rows):
        print(f"skipped: neither {TRAFILATURA} nor {FUNDUS} in {DATA}", file=sys.stderr)
        return
    alone = args.json or args.verbose
    scores = {}
    if not args.json:
        print_row("", None)
    for name in [OURS] if alone else READERS:
        result = run(name, args.limit)
        if result is None:
            continue
        scores[name] = score(result, rows)
        if args.verbose:
            print_wrong(result["found"], rows)
        if not args.json:
            print_row(name, scores[name])
    if args.json and OURS in scores:
        print(json.dumps({f"html_{k}": round(v, 4) for k, v in scores[OURS].items()}))


if __name__ == "__main__":
    main()
