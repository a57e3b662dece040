# Every command of the project. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PY := $(BIN)/python
# -n auto uses every core; the lanes with their own servers use the same.
WORKERS ?= auto
LOCKS := base test dev production bench mutation
# What a server must tell the portal; these values only let the checks run.
DUMMY_SERVER := DJANGO_SETTINGS_MODULE=portal.settings.production \
	SECRET_KEY=Zx8-only-for-the-deploy-check-Qw3rT7yUiOpLkJhGfDsA0192837465 \
	ALLOWED_HOSTS=portal.example PUBLIC_URL=https://portal.example \
	DATABASE_URL=sqlite:///var/check.sqlite3 REDIS_URL=filesystem:// \
	EMAIL_URL=smtp://mail.example DEFAULT_FROM_EMAIL=portal@portal.example

export PORT

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

# -------------------------------------------------------------------------------- install

.venv/pyvenv.cfg:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.12, for example.")'
	$(PYTHON) -m venv .venv

.venv/.base: requirements/base.txt | .venv/pyvenv.cfg
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/.dev: requirements/dev.txt requirements/base.txt | .venv/pyvenv.cfg
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(PY) -m pip --disable-pip-version-check check
	touch .venv/.base $@

.PHONY: setup
setup: .venv/.dev ## Install everything into .venv (for the demo, tests and checks)

.PHONY: requirements
requirements: ## Make the lock files anew from requirements/*.in (needs uv)
	for name in $(LOCKS); do \
		uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
			--no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt; \
	done

# ----------------------------------------------------------------------------------- demo

.PHONY: demo
demo: .venv/.base ## Start the portal with demo data on 127.0.0.1:$(PORT); Ctrl-C stops it
	@exec $(PY) -m portal.demo

.PHONY: demo-reset
demo-reset: .venv/.base ## Throw the demo data away and begin anew (FORCE=1 asks nothing)
	@$(PY) -m portal.demo reset

# ---------------------------------------------------------------------------------- tests

.PHONY: test
test: test-pure test-db test-services test-browser ## Run all tests, lane by lane

.PHONY: test-pure
test-pure: .venv/.dev ## Tests that need nothing but Python (seconds)
	$(PY) -m pytest -q -m pure

.PHONY: test-db
test-db: .venv/.dev ## Tests with a database, on SQLite
	env -u DATABASE_URL -u REDIS_URL $(PY) -m pytest -q -m db -n $(WORKERS)

.PHONY: test-services
test-services: .venv/.dev ## The same on PostgreSQL, and those with Redis and a real worker
	$(PY) -m tests.servers $(PY) -m pytest -q -m "db or services" -n $(WORKERS)

.PHONY: test-browser
test-browser: .venv/.dev ## Tests in a real browser, against the demo
	@if $(PY) -m tests.browsers; then \
		$(PY) -m pytest -q -m browser; \
	elif [ "$${CI:-}" = true ]; then exit 1; fi

.PHONY: prove
prove: prove-guarantees prove-sums prove-faults prove-api ## Prove every guarantee: 200,000 generated contracts, 200 kills, generated requests (hours)

.PHONY: prove-guarantees
prove-guarantees: .venv/.dev ## Try the guarantees on PROVE_CONTRACTS generated contracts, as JSON lines
	$(PY) -m tests.contracts.arithmetic.proving

.PHONY: prove-sums
prove-sums: .venv/.dev ## Pay SUMS_CONTRACTS (1,000) generated contracts; every sum is the same, as JSON (minutes)
	$(PY) -m tests.contracts.banking.prove_sums

.PHONY: prove-faults
prove-faults: .venv/.dev ## Kill workers 220 times and restart the servers; ends with the same postings (20 minutes)
	$(PY) -m tests.faults

API_EXAMPLES ?= 400

.PHONY: prove-api
prove-api: .venv/.dev ## Send the API API_EXAMPLES generated requests an operation and kind (half an hour)
	API_EXAMPLES=$(API_EXAMPLES) $(PY) -m pytest -q tests/contracts/api/test_generated_requests.py

.PHONY: coverage
coverage: .venv/.dev ## Measure which branches of contracts and tasks the tests reach; fails under 100 % (half an hour)
	rm -rf var/coverage && mkdir -p var/coverage
	env -u DATABASE_URL -u REDIS_URL $(PY) -m coverage run \
		-m pytest -q -m "pure or db" -n $(WORKERS)
	$(PY) -m tests.servers $(PY) -m coverage run -m pytest -q -m "db or services" -n $(WORKERS)
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

var/mutation-venv/.done: requirements/mutation.txt | .venv/pyvenv.cfg
	@mkdir -p var
	$(PY) -m venv var/mutation-venv
	var/mutation-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.PHONY: mutants
mutants: var/mutation-venv/.done ## Break the arithmetic on purpose and see whether a test notices (an hour; MODULES="limits caps")
	var/mutation-venv/bin/python -m tests.contracts.arithmetic.mutants $(MODULES)

# In a place of its own, because what we measure against is no part of the portal.
var/bench-venv/.done: requirements/bench.txt | .venv/pyvenv.cfg
	@mkdir -p var
	$(PY) -m venv var/bench-venv
	var/bench-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.PHONY: bench
bench: var/bench-venv/.done ## Measure what is fast and what is not, as JSON lines (minutes)
	var/bench-venv/bin/python -m tests.bench $(if $(QUICK),--quick)

.PHONY: bench-full
bench-full: var/bench-venv/.done ## The same at full size: 100,000 contracts, 10 million observations
	var/bench-venv/bin/python -m tests.bench --full

# --------------------------------------------------------------------------------- checks

.PHONY: check
check: check-style check-types check-imports check-templates check-architecture ## All checks that run no product code
check: check-models check-deploy check-migrations

# Each check is its own target, so that `make --keep-going check` shows all that is wrong.
.PHONY: check-style check-types check-imports check-templates check-architecture
check-style: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: .venv/.dev
	$(BIN)/mypy

check-imports: .venv/.dev
	$(BIN)/lint-imports --no-cache

check-templates: .venv/.dev
	$(BIN)/djlint --quiet --lint portal pages contracts

check-architecture: .venv/.dev
	$(PY) -m pytest -q tests/architecture

.PHONY: check-models check-deploy check-migrations
check-models: .venv/.dev
	$(PY) manage.py makemigrations --check --dry-run

check-deploy: .venv/.dev
	@mkdir -p var
	@$(DUMMY_SERVER) $(PY) manage.py check --deploy --fail-level WARNING

check-migrations: .venv/.dev
	# On PostgreSQL, whose locks matter. Nothing runs yet when a first migration does.
	LOG_LEVEL=WARNING $(PY) -m tests.servers $(PY) manage.py lintmigrations \
		--settings portal.settings.check --quiet ok ignore --ignore-name-contains 0001_initial \
		--include-apps users tasks contracts pages challenges voices banking reporting budgets desks open_api

# Spectral is a node program; whoever only tests needs nothing but Python.
.PHONY: check-api
check-api: .venv/.dev ## Lint the document of the API with Spectral (needs node)
	@mkdir -p var/api-linter
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(PY) manage.py spectacular \
		--urlconf contracts.api.urls --format openapi-json --file var/api-linter/openapi.json
	@if command -v npm > /dev/null; then \
		cp contracts/api/linter/* var/api-linter/ \
			&& cd var/api-linter \
			&& npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
			&& node_modules/.bin/spectral lint --ruleset ruleset.yaml --fail-severity error openapi.json; \
	else \
		echo 'make check-api needs node and npm (Debian: apt-get install nodejs npm).'; \
		if [ "$${CI:-}" = true ]; then exit 1; fi; \
	fi

.PHONY: format
format: .venv/.dev ## Format code
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: messages
messages: .venv/.dev ## Collect texts to translate and compile the catalogues (needs gettext)
	$(PY) manage.py makemessages --locale nl --locale en --no-wrap --no-location \
		--ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'
	$(PY) manage.py compilemessages --ignore '.venv'
