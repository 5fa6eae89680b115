# The commands of SahiEnglish; `make` alone lists them.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test setup setup-dev lint types check bench

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

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

check: lint types test ## everything a change must pass

bench: $(VENV)/.installed-bench ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

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
