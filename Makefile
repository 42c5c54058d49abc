# Needs Python 3.11 or newer and the package index, nothing else. Another interpreter: make demo PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
# dev,office,ocr runs the tests of encrypted Word files and of scans, too (400 MB more)
EXTRAS ?= dev
BIN := $(VENV)/bin
# what bench-accuracy scores: a folder with agreements/*.labels.yaml, clauses/*.yaml
CORPUS ?= $(or $(CLAUSECHECK_CORPUS),../shared/corpus)/develop
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help demo test lint bench bench-accuracy readme clean

help:
	@echo "make demo    set up and check a sample agreement"
	@echo "make test    set up, lint, and run all tests"
	@echo "make lint    ruff and mypy"
	@echo "make bench   cold start and throughput on this machine"
	@echo "make bench-accuracy CORPUS=DIR   verdicts held against a labelled corpus"
	@echo "make readme  write the runs that the READMEs show anew"
	@echo "make clean   remove the virtual environment and caches"

# exits 0 whatever the verdict; an error (2) or a part that could not be judged (3) fails
demo: $(VENV)/installed
	$(BIN)/clausecheck check samples/beauty-salon.docx --fail-on never

test: lint
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/developer
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/speed.py

bench-accuracy: $(VENV)/installed
	$(BIN)/clausecheck rules test --corpus "$(CORPUS)"

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/developer: $(VENV)/python pyproject.toml constraints.txt
	$(PIP) --editable '.[$(EXTRAS)]'
	@touch $@ $(VENV)/installed

readme: $(VENV)/installed
	$(BIN)/python docs/fill_readme.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build
