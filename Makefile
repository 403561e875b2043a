# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test coverage bench bench-parser bench-retrieval mutation screenshots vectors lock clean

run: $(VENV)/.run
	@$(BIN)/assistant serve

# Each worker loads the library and opens the index: about 2 GB of memory when it has been through its share.
WORKERS ?= 2
test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

# Which lines no test runs; counting them takes as long again as the tests.
coverage: $(VENV)/.test
	$(BIN)/python -m pytest --cov

bench: $(VENV)/.test
	$(BIN)/python -m evals.bench
	$(BIN)/python -m evals.bench_pages

bench-parser: $(VENV)/.run
	$(BIN)/python -m evals.parse_report --laws $(DATA)

# Twice the library is embedded, and the tutorial's chunks: about half an hour on two idle cores. HOME_DIR=… keeps it all.
bench-retrieval: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench,models]"
	$(BIN)/python -m evals.bench_retrieval --data $(DATA) $(if $(HOME_DIR),--home $(HOME_DIR))

screenshots: $(VENV)/.test
	$(BIN)/python -m evals.screenshots

# After questions, silences or premises were written: their vectors travel with the package (a test says when it is time).
vectors: $(VENV)/.run
	$(BIN)/python -m evals.ship_vectors

# About half an hour on two cores. ONLY="assistant.checkers.change.*" tries one file; `mutmut show NAME` shows a survivor.
ONLY ?= assistant.checkers.*
mutation: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt mutmut==3.8.1
	$(BIN)/python -m mutmut run "$(ONLY)"
	@$(BIN)/python -m mutmut results --all true | grep -F "assistant.checkers." | sed 's/.*: //' | sort | uniq -c

# The stamp files say for which pyproject.toml and constraints.txt the environment was made: a second run installs nothing.
$(VENV)/.run: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[test]"
	@touch $@

# Refresh the lock after a change of dependencies.
lock: $(VENV)/.run
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras pyproject.toml --output-file constraints.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .coverage*
