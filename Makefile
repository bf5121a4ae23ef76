# Two targets set everything up on a machine with Python and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check unit docs bench lint-page lock wheel clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@echo "==> Making a virtual environment in $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "kg needs Python 3.11, 3.12 or 3.13: run make PYTHON=/path/to/python3.12"; exit 2; }
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "==> Installing the pinned packages from requirements.lock (hashes are checked; a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@echo "==> Installing kg itself"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP) ## the seed article as Turtle, as a picture and as an answer, in output/
	@echo "==> Building the graph of seeds/ into output/"
	@$(BIN)/kg build seeds/*.txt -o output
	@echo "==> Checking it against the ontology's shapes, and every quote against the text"
	@$(BIN)/kg validate output/graph.ttl --articles output/articles.jsonl
	@echo "==> Small pictures of its parts, each leading into the page"
	@$(BIN)/kg show output/graph.trig -o output/gallery.html --gallery-of output/graph.html --title "The seed article in pictures"
	@echo "==> Who mediates what, and between whom?"
	@$(BIN)/kg query output/graph.ttl who-mediates
	@echo "==> Open output/graph.html or output/gallery.html in a browser; ask more with: $(BIN)/kg query --list"

test: $(STAMP) check unit ## all that must hold: linters, types, tests
	@echo "==> All checks passed"

check: $(STAMP) ## ruff, mypy --strict
	@echo "==> Linting and typing"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

unit: $(STAMP) ## pytest, doctests included
	@echo "==> Running the tests"
	@$(BIN)/pytest

docs: $(STAMP) ## write the generated pages in docs/ anew
	@$(BIN)/python tools/make_docs.py

bench: $(STAMP) ## time and memory
	@$(BIN)/python benchmarks/build.py
	@$(BIN)/python benchmarks/page.py

lint-page: ## eslint and stylelint on the page (needs npm)
	@npm ci --prefix tests/browser --no-audit --no-fund --silent
	@npm run --prefix tests/browser -s lint

wheel: $(STAMP) ## build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel

lock: ## resolve requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements.lock

clean: ## remove the environment and caches
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
