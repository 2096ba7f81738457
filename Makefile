# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check docs format sessions screenshots bench bench-times test-wheel test-long clean

demo: $(STAMP)
	@$(BIN)/dateline demo

test: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "not long"

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mkdocs build --strict --quiet

# The site of the documents, into build/site.
docs: $(STAMP)
	$(BIN)/mkdocs build --strict

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Writes what the commands print today into the sessions of the README and of docs/.
sessions: $(STAMP)
	$(BIN)/python tests/cli/sessions.py

# Every page in light, dark and on a phone, into build/screenshots, to be looked at. Needs Chromium.
screenshots: $(STAMP)
	$(BIN)/python -m tests.pages.screenshots build/screenshots

bench: $(STAMP) bench-times
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/reading/heads.py
	$(BIN)/python bench/language/people.py
	$(BIN)/python bench/language/parser.py
	$(BIN)/python -m training.gatherings.score
	$(BIN)/python bench/events/plover_gsr.py
	$(BIN)/python bench/events/petrarch.py
	$(BIN)/python bench/reading/run.py
	$(BIN)/python bench/record/store.py --events 10000
	$(BIN)/python bench/entries/preview.py
	$(BIN)/python bench/reading/archive.py 5000
	$(BIN)/python bench/record/copies.py
	$(BIN)/python bench/export/stream.py --events 5000 --rivals
	$(BIN)/python bench/web/pages.py --events 5000 --asked 20 --seconds 10 --files

# Dates: each set against its target. TempEval-3 runs five times in all and only when asked: TE3=--run.
bench-times: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	-$(BIN)/python bench/times/gum.py
	-$(BIN)/python bench/times/recognizers.py
	-$(BIN)/python bench/times/deictic.py
	-$(BIN)/python bench/times/speed.py
	-$(BIN)/python bench/times/hostile.py
	-$(BIN)/python bench/times/te3.py $(TE3)

# The wheel alone, in an empty environment. Needs pip and a minute.
test-wheel: $(STAMP)
	$(BIN)/python -m pytest -m long tests/cli

test-long: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "long or not long"

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline needs Python 3.11 or newer; set one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip  # resolves in half the time of an old one
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(STAMP)
