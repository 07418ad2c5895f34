# `make site` builds the site of this checkout, `make test` proves the generator and the site.
# Both install what they need: Python packages in .venv at the versions of constraints.txt, npm packages at those of
# package-lock.json, and Debian's Chromium if the machine has no browser. Stamps keep a second run quick.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help site check test lint chromium screenshots docs bench pins clean

PYTHON ?= python3
tests ?= tests
workers ?= auto

# Packages are built apart from .venv, in an environment of pip's own: its versions come from the same file.
install := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
	.venv/bin/python -m pip install --quiet --editable

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 13

site: .venv/has-dissensus ## build the site of this checkout into public/
	@.venv/bin/dissensus build

check: .venv/has-dissensus ## say what the curator has to mend
	@.venv/bin/dissensus check

test: lint chromium node_modules/is-complete ## lint, then run every test (tests=tests/test_names.py for one file)
	@.venv/bin/python -m pytest --numprocesses $(workers) $(tests)

lint: .venv/has-test-tools ## ruff and mypy; and of the site: no warning, no sentence of a document left unread
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/dissensus check --strict
	@.venv/bin/dissensus coverage --min 100 | tail -n 1

screenshots: site chromium ## a picture of each kind of page into screenshots/
	@.venv/bin/python tests/browser/shoot.py public screenshots

docs: .venv/has-dissensus ## write the generated pages of the manual anew
	@.venv/bin/dissensus explain --markdown >docs/faults.md
	@.venv/bin/dissensus schema --reference >docs/format.md

bench: .venv/has-bench-tools bench/peers/eleventy/node_modules/is-complete ## race Hugo and Eleventy on large sites, for an hour or more
	@mkdir -p build
	@.venv/bin/python bench/race.py >build/results.md
	@.venv/bin/python bench/race.py --growth >>build/results.md
	@.venv/bin/python bench/large.py >>build/results.md
	@mv build/results.md bench/RESULTS.md

clean: ## remove whatever was installed or made here
	rm -rf .venv node_modules bench/peers/eleventy/node_modules public build dist screenshots .mypy_cache .pytest_cache .ruff_cache .hypothesis

pins: ## write constraints.txt anew with the newest versions
	@rm -rf build/pins
	@"$(PYTHON)" -m venv build/pins
	@build/pins/bin/python -m pip install --quiet --editable '.[dev]' editables
	@sed -n '/^#/p' constraints.txt >build/pins/constraints.txt
	@build/pins/bin/python -m pip freeze --exclude-editable >>build/pins/constraints.txt
	@mv build/pins/constraints.txt constraints.txt

# ── what has to be installed ─────────────────────────────────────────────────────────────────────────────────────

.venv/exists:
	@command -v "$(PYTHON)" >/dev/null || { echo 'No program is called "$(PYTHON)": name a Python 3.11 or newer, as in make PYTHON=python3.12 site.' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dissensus needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" --version 2>&1). Name another, as in make PYTHON=python3.12 site." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian, install python3-venv." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@

.venv/has-dissensus: .venv/exists pyproject.toml constraints.txt
	@echo 'Installing dissensus in .venv …'
	@$(install) .
	@touch $@

.venv/has-test-tools: .venv/has-dissensus
	@echo 'Installing what the tests need in .venv …'
	@$(install) '.[dev]'
	@touch $@

.venv/has-bench-tools: .venv/has-test-tools
	@echo 'Installing what is raced in .venv …'
	@$(install) '.[dev,bench]'
	@touch $@

bench/peers/eleventy/node_modules/is-complete: bench/peers/eleventy/package.json bench/peers/eleventy/package-lock.json
	@echo 'Installing what is raced in bench/peers/eleventy/node_modules …'
	@npm ci --silent --prefix bench/peers/eleventy
	@touch $@

node_modules/is-complete: package.json package-lock.json
	@echo 'Installing what the tests need in node_modules …'
	@npm ci --silent
	@touch $@

chromium: .venv/has-test-tools
	@.venv/bin/python tests/browser/chromium.py >/dev/null 2>&1 || $(MAKE) --no-print-directory install-chromium
	@.venv/bin/python tests/browser/chromium.py >/dev/null

.PHONY: install-chromium
install-chromium:
	@test -z "$${DISSENSUS_CHROMIUM:-}" || exit 0; \
	command -v apt-get >/dev/null || exit 0; \
	if test "$$(id -u)" = 0; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; else exit 0; fi; \
	echo 'Installing Chromium …'; \
	$$as_root apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -qq -y --no-install-recommends chromium >/dev/null
