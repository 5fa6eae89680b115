# The commands of SahiEnglish; `make` alone lists them.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
WEB := workbench/frontend
# Node comes as a Python package; the scripts of npm must find it first.
NPM := PATH="$(abspath $(BIN)):$$PATH" npm --silent
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test setup setup-dev lint types check bench bench-grammar web web-dev web-check

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

run: $(VENV)/.installed ## install what is needed and serve on HOST:PORT
	@$(BIN)/python manage.py serve

setup: $(VENV)/.installed ## install what production needs

setup-dev: $(VENV)/.installed-dev

test: $(VENV)/.installed-dev ## run all tests
	$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.installed-dev ## check style and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev ## check types
	$(BIN)/mypy .

check: lint types web-check test ## everything a change must pass

web: $(WEB)/node_modules/.installed ## build the page at /app
	cd $(WEB) && $(NPM) run build

web-dev: $(WEB)/node_modules/.installed ## build the page again after every change
	cd $(WEB) && $(NPM) run watch

web-check: web ## check the page's sources, and that the committed build is theirs
	cd $(WEB) && $(NPM) run types && $(NPM) run lint && $(NPM) test
	git diff --exit-code --stat -- workbench/static
	@test -z "$$(git ls-files --others --exclude-standard workbench/static)" || \
		{ echo "Not committed:"; git ls-files --others --exclude-standard workbench/static; exit 1; }

bench: $(VENV)/.installed-bench ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

bench-grammar: $(VENV)/.installed-bench ## measure offline correction only
	$(BIN)/python -m benchmarks grammar.evaluate grammar.quality grammar.false_alarms

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json | $(VENV)/.installed-dev
	cd $(WEB) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: requirements-bench.txt $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet -r requirements-bench.txt
	@touch $@
