# What a fresh machine needs: Python 3.11 or later, and for the samples' own tests a JDK and Node.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO := demo-reports
# Some of each verdict: half a minute, where all samples take minutes.
CHOSEN = $(patsubst %,samples/built/%.apk,$(file < samples/demo.txt))
CORES := $(shell getconf _NPROCESSORS_ONLN || echo 2)
# As an installation of a wheel does for modules; the templates take longest.
COMPILE = $(BIN)/python -m compileall -q auditor reports && \
    $(BIN)/python -c 'from reports.html import compile_templates; compile_templates()'

.PHONY: setup demo test check bench docs sbom clean

setup: .venv/.for-development  ## everything that development and tests need

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.for-use: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(COMPILE)
	@touch $@

.venv/.for-development: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(COMPILE)
	@touch $@ .venv/.for-use

demo: .venv/.for-use  ## audit a choice of the samples: a table, and HTML reports to open
	@rm -rf $(DEMO)
	@$(BIN)/auditor scan samples/built/reads_at_launch_legacy_target.apk --quiet --fail-on never \
	    --report html=$(DEMO)/one-app.html --report json=$(DEMO)/one-app.json
	@$(BIN)/auditor scan $(CHOSEN) --jobs $(CORES) --fail-on never --report html=$(DEMO)/apps.html
	@echo "These apps: $(CURDIR)/$(DEMO)/apps.html"
	@echo "One app in full: $(CURDIR)/$(DEMO)/one-app.html"
	@echo "All samples: $(BIN)/auditor scan samples/built --jobs $(CORES) --report html=all.html"

test: setup  ## set up, then everything that must hold
	@bash tests/system_packages.sh
	@$(MAKE) --no-print-directory check

check:  ## style, types, floor plan and tests, as CI runs them
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 2 -m ""

bench: setup  ## seconds and memory of an audit, beside androguard on the same file
	$(BIN)/python -m benchmarks.run

docs: .venv/.for-development  ## the documentation site, into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Documentation: $(CURDIR)/build/site/index.html"
	@echo "With its search: $(BIN)/python -m http.server --bind 127.0.0.1 -d build/site"

fuzz: setup  ## a longer run of the fuzzers: what breaks stands in fuzz-failures
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python tests/fuzz/guided.py --minutes 10
	$(BIN)/python tests/fuzz/long_run.py --minutes 30

sbom: .venv/.for-development  ## a bill of materials of the environment, as CycloneDX
	@mkdir -p build
	$(BIN)/cyclonedx-py environment --output-reproducible --spec-version 1.6 --of JSON \
	    --pyproject pyproject.toml --mc-type application -o build/sbom.cdx.json $(BIN)/python

clean:  ## remove what can be made again
	rm -rf .venv .cache $(DEMO) build dist ./*.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
