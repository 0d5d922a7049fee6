# `make` sets up a fresh machine and builds every module; `make test` proves that it works. README.md says more.
# Everything made lies in .venv/, node_modules/, build/ and dist/ and can be thrown away.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Finds a Chromium, or fetches one, and names it for whatever follows.
CHROMIUM_FIRST := CHROMIUM="$$($(BIN)/python tests/chromium.py)" && export CHROMIUM

.NOTPARALLEL:
.PHONY: all test dev check bench pictures film gallery test-long docs lock clean FORCE

all: .venv/wheel
	$(BIN)/modulbygger build

test: .venv/wheel .venv/test-tools
	$(CHROMIUM_FIRST) && $(BIN)/pytest -n 2

# Every list in full, then every deliberate break; the tables are docs/proof.md.
test-long: .venv/wheel .venv/test-tools
	$(CHROMIUM_FIRST) && MODULBYGGER_LONG=1 $(BIN)/pytest -n 2 --junitxml=build/long.xml
	$(BIN)/python -m tests.proof build/long.xml
	$(CHROMIUM_FIRST) && $(BIN)/python -m tests.mutants.run --write

check: .venv/check-tools node_modules/.package-lock.json
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	node_modules/.bin/tsc -p tsconfig.json
	$(BIN)/pytest -q tests/unit/settings/test_manual.py tests/unit/components/test_manual.py tests/unit/tools/test_editors.py

bench: .venv/wheel .venv/test-tools
	$(CHROMIUM_FIRST) && $(BIN)/python -m bench

pictures: .venv/wheel .venv/test-tools
	$(CHROMIUM_FIRST) && $(BIN)/python -m tools.pictures && $(BIN)/python -m tools.guide

# The film of the first module, drawn anew; only needed when it is changed.
film: .venv/wheel .venv/test-tools
	$(PIP) install -q --require-hashes -r requirements/film.txt
	$(CHROMIUM_FIRST) && $(BIN)/python -m tools.film.make

# Every component with the text it is written in: builds the collection build/gallery/ and opens it.
gallery: .venv/wheel
	$(BIN)/python -m tools.gallery

# The key tables and examples of docs/format.md and what editors use, made from the declarations;
# and where the right answers of the courses stand.
docs: .venv/build-tools
	$(BIN)/python -m builder.settings.manual
	$(BIN)/python -m builder.components.manual
	$(BIN)/python -m tools.card
	$(BIN)/python -m builder.settings.schema
	$(BIN)/python -m builder.components.snippets
	$(BIN)/python -m tools.spread

# Work in the checkout: changes count at once. `make` and `make test` go back to the wheel.
dev: .venv/editable .venv/check-tools

# ---- set-up, each step once -------------------------------------------------------------------------

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) must be Python 3.11 or newer; name another with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/build-tools: .venv/made requirements/build.txt
	$(PIP) install -q --require-hashes -r requirements/build.txt
	touch $@

.venv/test-tools: .venv/build-tools requirements/test.txt
	$(PIP) install -q --require-hashes -r requirements/test.txt
	touch $@

.venv/check-tools: .venv/test-tools requirements/check.txt
	$(PIP) install -q --require-hashes -r requirements/check.txt
	touch $@

# No install scripts: nothing we use of these packages has one.
node_modules/.package-lock.json: package-lock.json package.json .npmrc
	npm ci --ignore-scripts --loglevel=error
	touch $@

# What the wheel is made of, by content: a file that is changed, added or removed makes it anew.
build/sources: FORCE
	@mkdir -p build
	@find builder templates tools/bundle.mjs package-lock.json pyproject.toml hatch_build.py README.md LICENSE THIRD_PARTY.md -type f \
	  ! -path '*/__pycache__/*' ! -path 'builder/_third_party/*' ! -path builder/_scripts.py -exec cksum {} + | sort >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

build/wheel: build/sources .venv/build-tools node_modules/.package-lock.json
	rm -f build/*.whl
	$(BIN)/hatchling build -t wheel -d build
	touch $@

.venv/wheel: build/wheel
	$(PIP) install -q --no-deps --no-index --force-reinstall build/*.whl
	rm -f .venv/editable
	touch $@

.venv/editable: pyproject.toml hatch_build.py .venv/build-tools node_modules/.package-lock.json
	$(PIP) install -q --no-build-isolation --no-deps --no-index -e .
	rm -f .venv/wheel
	touch $@

# ---- upkeep -----------------------------------------------------------------------------------------

# New versions within what pyproject.toml allows; needs uv, which pip installs.
lock: .venv/made
	$(PIP) install -q uv
	for group in build test check film; do \
	  $(BIN)/uv pip compile -q --upgrade pyproject.toml --group $$group --python-version 3.11 --universal \
	    --generate-hashes --no-header --no-annotate -o requirements/$$group.txt || exit 1; \
	done

clean:
	rm -rf .venv node_modules build dist builder/_third_party builder/_scripts.py

FORCE:
