# The commands of SahiEnglish; `make` alone lists them.
VENV ?= .venv
# Empty: tools/find-python chooses.
PYTHON ?=
BIN := $(VENV)/bin
WEB := workbench/frontend
API_TYPES := $(WEB)/api-types
# What is generated and committed.
BUILT := workbench/static $(WEB)/src/api/schema.d.ts
# A sign-in provider that nobody here wrote, for the tests.
OIDC := tests/oidc_provider
# Clients of editors, for the tests of `/v2`.
EDITORS := tests/editor_clients
SCHEMA := tools/schema
# Node comes as a Python package; the scripts of npm must find it first.
NPM := PATH="$(abspath $(BIN)):$$PATH" npm --silent
PY := $(BIN)/python
PYTEST := $(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
# Images of Python often set it; every process of the tests would compile all that it loads.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-quick setup setup-dev setup-bench lock lint types check bench bench-grammar web web-dev web-types web-check schema-check

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

run: setup ## install what is needed and serve on HOST:PORT
	@$(PY) manage.py serve

setup: ## install what production needs
	@sh tools/setup "$(VENV)" requirements.lock "$(PYTHON)"

setup-dev:
	@sh tools/setup "$(VENV)" requirements-dev.lock "$(PYTHON)"

setup-bench: setup-dev
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt

lock: setup-dev ## write the locks again after a change of requirements*.txt
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements.lock requirements.txt
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements-dev.lock requirements-dev.txt

test: setup-dev $(OIDC)/node_modules/.installed $(EDITORS)/node_modules/.installed ## run all tests
	$(PYTEST)

test-quick: setup-dev ## run the tests that need no browser, editor or language model
	$(PYTEST) -m "not program"

lint: setup-dev ## check style and who imports whom
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) $(BIN)/lint-imports
	$(PY) tools/check_english.py

types: setup-dev ## check types
	$(PY) -m mypy .

check: lint types web-check test ## everything a change must pass

web: $(WEB)/node_modules/.installed ## build the page at /app
	cd $(WEB) && $(NPM) run build

web-dev: $(WEB)/node_modules/.installed ## build the page again after every change
	cd $(WEB) && $(NPM) run watch

web-types: $(API_TYPES)/node_modules/.installed ## write the page's types of the API again, from its schema
	@mkdir -p var
	$(PY) manage.py spectacular --format openapi-json --fail-on-warn --file var/openapi.json
	cd $(API_TYPES) && $(NPM) run generate

web-check: web web-types ## check the page's sources, and that the committed build and API types are current
	cd $(WEB) && $(NPM) run types && $(NPM) run lint && $(NPM) test
	git diff --exit-code --stat -- $(BUILT)
	@test -z "$$(git ls-files --others --exclude-standard $(BUILT))" || \
		{ echo "Not committed:"; git ls-files --others --exclude-standard $(BUILT); exit 1; }

schema-check: setup-dev $(SCHEMA)/node_modules/.installed ## check the schema with linters and generators of others
	@PATH="$(abspath $(BIN)):$$PATH" sh $(SCHEMA)/check "$(abspath $(PY))"

bench: setup-bench ## measure, and write benchmarks/RESULTS.md
	$(PY) -m benchmarks

bench-grammar: setup-bench ## measure offline correction only
	$(PY) -m benchmarks grammar.evaluate grammar.quality grammar.false_alarms grammar.category_agreement grammar.second_look

$(OIDC)/node_modules/.installed: $(OIDC)/package-lock.json | setup-dev
	cd $(OIDC) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(EDITORS)/node_modules/.installed: $(EDITORS)/package-lock.json | setup-dev
	cd $(EDITORS) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json | setup-dev
	cd $(WEB) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(SCHEMA)/node_modules/.installed: $(SCHEMA)/package-lock.json | setup-dev
	cd $(SCHEMA) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(API_TYPES)/node_modules/.installed: $(API_TYPES)/package-lock.json | setup-dev
	cd $(API_TYPES) && $(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@
