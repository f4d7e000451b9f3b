# Every habit is one word. `make` alone lists them.
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup site serve test check fix golden bench search quality screenshots clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(READY) ## make the virtual environment (all others do it when needed)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

site: $(READY) ## build the site from seeds/ into site/
	$(BIN)/briefing build

serve: $(READY) ## show on this machine, and every edit at once
	$(BIN)/briefing serve

test: $(READY) ## run everything: format, lint, types, import rules, tests, and whether docs/ is current
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile
	$(BIN)/briefing check --strict

check: test ## the same

fix: $(READY) ## format, and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(READY) ## write the expected files of the golden tests anew; review the diff like code
	$(BIN)/pytest tests --update-golden
	git diff --stat tests/golden

# SIZES="5 100 1000 10000" measures others; RIVALS names a Python that has sumy and yake; NOTE goes into the table.
bench: $(READY) ## measure what a build costs as a collection grows, write tests/bench/RESULTS.md
	$(BIN)/python -m tests.bench $(if $(SIZES),--sizes $(SIZES)) $(if $(RIVALS),--rivals $(RIVALS)) $(if $(NOTE),--note "$(NOTE)")

search: $(READY) ## print what a search loads and how long it takes (needs Chromium)
	$(BIN)/python -m tests.bench.search

# BENCH=../shared/bench/score.py scores the shared bench, too; BENCH_PYTHON names a Python that has what it
# needs. ALLOW=1 lets floors fall.
quality: $(READY) ## measure quality on the gold data, raise the floors, write tests/quality/FIGURES.md
	$(BIN)/python -m tests.quality.floors $(if $(BENCH),--bench $(BENCH) --python $(or $(BENCH_PYTHON),$(BIN)/python)) $(if $(ALLOW),--allow)

screenshots: site ## take the pictures of the README (needs Chromium)
	$(BIN)/python -m scripts.screenshots

clean: ## delete what was built, and the virtual environment
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf site
