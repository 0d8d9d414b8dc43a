"""The docs say what the program does: blocks run, generated pages are fresh, nothing is left out."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import typer.main
from conftest import PAGES, ROOT
from typer.testing import CliRunner

import dragoman
from dragoman import records, rules
from dragoman.api import create_app
from dragoman.cli import Format, Kind, app
from dragoman.pipeline import STAGES

DOCS = ROOT / "docs"
WRITTEN = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs")
GENERATED = ("records.md", "rules.md", "cli.md")
COMMANDS = sorted(typer.main.get_command(app).commands)
# Flaw rules that are entries of word lists are explained by the flaw's own note.
LISTED = ("flaws",)


def pages():
    """Every page of the docs that a person reads, by its name."""
    files = [ROOT / name for name in WRITTEN if name.endswith(".md")]
    return {str(f.relative_to(ROOT)): f.read_text("utf-8") for f in (*files, *DOCS.glob("*.md"))}


def blocks(name, language):
    """The fenced blocks of a page that are in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", pages()[name], re.DOTALL | re.MULTILINE)


@pytest.fixture
def desk(examples_db, tmp_path, monkeypatch):
    """A folder as the docs assume it: the example pages and their ledger."""
    shutil.copy(examples_db, tmp_path / "examples.db")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "pages").symlink_to(PAGES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_DB", "examples.db")
    return tmp_path


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md", "docs/python.md"])
def test_python_blocks_run(name, desk, capsys):
    code = blocks(name, "python")
    assert code
    scope = {}
    for block in code:
        exec(compile(block, name, "exec"), scope)
        assert capsys.readouterr().out.strip(), f"prints nothing:\n{block}"
    scope["ledger"].close()


def shown(name):
    """Every dragoman command that a page shows, but for those that end only by hand or take long."""
    text = pages()[name]
    found = re.findall(r"^(?:\$ )?(dragoman .+)$", text, re.MULTILINE)
    return [
        line
        for line in dict.fromkeys(found)
        if not re.match(r"dragoman (serve|read|fetch)\b", line)
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name in ("README.md", "docs/tutorial.md") for line in shown(name)],
)
def test_commands_run_and_find_something(name, line, desk):
    done = CliRunner().invoke(app, shlex.split(line)[1:])
    assert done.exit_code == 0, f"{line}: {done.output} {done.exception!r}"
    if "dropped" not in line:
        assert not re.search(r"^0 \w+$", done.output, re.MULTILINE), f"{line} finds nothing"


def test_what_the_commands_are_said_to_do():
    text = pages()["docs/cli.md"]
    for command in COMMANDS:
        assert f"## dragoman {command}\n" in text
        assert f"dragoman {command} " in text, f"no example of {command}"
    for kind in Kind:
        assert f"`{kind.value}`" in text
    for code in ("| 0 |", "| 1 |", "| 2 |"):
        assert code in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_docs_for_people(command):
    people = "".join(text for name, text in pages().items() if name != "docs/cli.md")
    assert re.search(rf"`?dragoman\b[^\n]*\b{command}\b", people)


def test_every_record_and_field_is_in_the_reference():
    text = pages()["docs/records.md"]
    for record in records.RECORD_TYPES:
        section = re.search(
            rf"^## {record.__name__}\n(.*?)(?=^##? )", text, re.DOTALL | re.MULTILINE
        )
        assert section, record.__name__
        for field in record.__dataclass_fields__:
            assert f"| `{field}` |" in section[1], f"{record.__name__}.{field}"
    assert "<class" not in text
    assert "dragoman.records" not in text


def test_every_export_format_is_in_the_docs():
    text = pages()["docs/export.md"]
    for kind in Format:
        assert f"| `{kind.value}` |" in text


def test_every_stage_has_its_section_in_order():
    told = re.findall(r"^## (.+)$", pages()["docs/stages.md"], re.MULTILINE)
    assert [name.lower() for name in told] == ["reading pages", *(stage.name for stage in STAGES)]


@pytest.mark.parametrize("stage", rules.STAGE_MODULES)
def test_every_published_rule_is_in_the_reference(stage):
    text = pages()["docs/rules.md"]
    for name, told in rules.rules_of(stage).items():
        assert f"`{name}`" in text
        assert told[0].isupper() or told[0] in "\"`'", f"{name}: {told}"
        assert told.endswith((".", "!", "?")), f"{name}: {told}"


def test_every_rule_in_a_ledger_is_explained(examples):
    entries = {
        key
        for language in dragoman.words.languages()
        for section in dragoman.words.load(language, "flaws").values()
        if isinstance(section, dict)
        for key in section
    }
    silent = set()
    for record_type in records.RECORD_TYPES:
        for record in examples.store.read(record_type):
            fired = {getattr(record, "rule", None)}
            fired |= {getattr(getattr(record, f, None), "rule", None) for f in DATES}
            for rule in fired - {None}:
                for part in rule.split("+"):
                    if rules.describe(part) is None and part not in entries:
                        silent.add((record_type.__name__, part))
    silent = {(name, rule) for name, rule in silent if not rule.startswith("meta_")}
    assert not silent


DATES = ("published", "said", "date")


def test_generated_pages_are_fresh():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_page_is_in_the_menu_and_every_link_leads_somewhere():
    menu = (ROOT / "mkdocs.yml").read_text("utf-8")
    for file in DOCS.glob("*.md"):
        assert f" {file.name}" in menu, f"{file.name} is not in mkdocs.yml"
    for name, text in pages().items():
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not target.endswith(".png"):
                assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_the_docs_name_no_address_and_ask_nothing_of_the_net():
    for name, text in pages().items():
        found = set(re.findall(r"https?://[^\s)>\"]+", text))
        allowed = {"https://keepachangelog.com/en/1.1.0/"} if name == "CHANGELOG.md" else set()
        # .example leads nowhere, by RFC 2606.
        nowhere = r"http://(127\.0\.0\.1|localhost)\b|https://[a-z.]+\.example/"
        local = {url for url in found if re.match(nowhere, url)}
        assert found - local <= allowed, f"{name}: {found}"
        assert not re.search(r"/(home|root|work|tmp)/", text), name
    assert "font: false" in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_every_address_of_the_api_is_in_the_docs(examples_db):
    text = pages()["docs/web.md"]
    known = {"/api/{kind}": "/api/KIND", "/api/{kind}/{record_id}": "/api/KIND/ID"}
    known |= {"/api/explain/{record_id}": "/api/explain/ID"}
    paths = [getattr(route, "path", "") for route in create_app(str(examples_db)).routes]
    told = [path for path in paths if path.startswith("/api/")]
    assert told
    for path in told:
        assert f"`{known.get(path, path)}" in text, path


@pytest.mark.parametrize(
    ("module", "name", "told"),
    [
        ("articles", "BRIEF_WORDS", {30: "thirty words"}),
        ("copies.judge", "LITERAL_WORDS", {30: "at least 30 words"}),
        ("copies.judge", "TRANSLATED", {0.16: "a margin of 0.16"}),
        ("events.coding", "MIN_SCORE", {0.56: "below 0.56"}),
        ("language", "HEADING_WORDS", {12: "twelve words or fewer"}),
        ("language", "MAX_SENTENCE", {1500: "over 1,500 characters"}),
        ("occurrences", "SAME", {0.7: "(cosine 0.7;"}),
        ("statements.reading", "MAX_DEPTH", {2: "two levels"}),
        ("stories", "JOIN", {0.69: "at least 0.69"}),
        ("stories.likeness", "MAX_DAYS", {10: "ten days apart"}),
    ],
)
def test_the_numbers_that_the_docs_tell_are_those_of_the_code(module, name, told):
    value = getattr(importlib.import_module(f"dragoman.{module}"), name)
    assert value in told, f"{name} is {value}; docs/stages.md tells {told}"
    assert told[value] in " ".join(pages()["docs/stages.md"].split())
