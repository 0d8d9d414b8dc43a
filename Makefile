# make run    install what is missing, read the example pages, print what to try next
# make test   install and run the tests
# make check  what CI runs: lint, types, tests, docs, the bench's floors
PYTHON ?= python3
# The theme of the docs prints an advert without it.
export NO_MKDOCS_2_WARNING = 1
BIN := .venv/bin

.PHONY: install run test lint types docs check bench bench-articles lock clean

install: .venv/.installed

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dragoman needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "could not make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.installed: .venv/.python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.dev: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: .venv/.installed
	@$(BIN)/dragoman read examples/pages --db examples.db

test: .venv/.dev
	$(BIN)/python -m pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

docs: .venv/.dev
	$(BIN)/python scripts/make_docs.py
	$(BIN)/mkdocs build --strict --quiet

check: lint types test .venv/.dev
	$(BIN)/python scripts/make_docs.py --check
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/python bench/run.py --check

bench: .venv/.dev
	$(BIN)/python bench/run.py

# One bench by itself: make bench-joined, make bench-stories. `articles` is all that asks how well
# articles come out of pages.
bench-articles: .venv/.dev
	@# pip 23, which Debian brings, stumbles over "lxml[html-clean]" of two of them.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt
	for name in articles flattened joined flaws hostile; do $(BIN)/python bench/$$name.py || exit 1; done

# How well events are coded: pairs, our own held-out text and pages, false alarms, a rule coder's
# tests, and factuality.
bench-events: .venv/.dev
	for name in events events_own events_pages alarms petrarch factuality; do $(BIN)/python bench/$$name.py || exit 1; done

# Who is named, who "he" is, and whether "Lebanon" is the state or the town.
bench-actors: .venv/.dev
	for name in actors names states coreference coreference_own; do $(BIN)/python bench/$$name.py || exit 1; done

bench-%: .venv/.dev
	$(BIN)/python bench/$*.py

# The locks name versions and hashes and no place to fetch them from.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --extra dask --group dev -c requirements.lock \
	  -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build dist site *.egg-info .mypy_cache .ruff_cache .pytest_cache examples.db*
