# make run   build the graph from seeds/ and serve it
# make test  everything that needs only Python
# make test-extra  what needs more, or takes longer
SHELL := /bin/sh
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
BIN = $(VENV)/bin

.PHONY: run build test test-extra lint graph golden benchmark clean
.DELETE_ON_ERROR:

run: build
	$(BIN)/communique serve --host $(HOST) --port $(PORT)

build: $(VENV)/installed
	$(BIN)/communique build seeds --output graph --gates gates.toml

test: $(VENV)/installed-test lint
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not extra"

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test-extra: $(VENV)/installed-test
	$(BIN)/python -m pytest -q -m extra

benchmark: $(VENV)/installed-test
	$(BIN)/python -m benchmarks

golden: $(VENV)/installed-test
	$(BIN)/communique build seeds --output graph --gates gates.toml
	$(BIN)/python -m pytest -q -m "not extra" --update-golden tests/queries tests/explain tests/export tests/lexicon tests/test_readme.py tests/test_accuracy.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/installed: pyproject.toml constraints.txt
	@sh tools/environment.sh "$(VENV)"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[html]"
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[test]"
	@touch $@
