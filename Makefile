# All set-up happens by itself: git, make and a Python >= 3.12 are enough. `make help` lists the rest.

SHELL := /bin/sh
BIN := .venv/bin
ADDRESS := 127.0.0.1:8000

# Brings the machine to where a goal can be reached; installs nothing that is there already.
SETUP = python=$$(sh setup/python.sh) && "$$python" -m setup

# MkDocs and its theme print advertisements about their successors before every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve test test-fast test-site firm style check mutants materials verify bench screenshots wheels lock upgrade clean

help:
	@echo 'make site     build the site into site/'
	@echo 'make serve    show the site at http://$(ADDRESS)/, made again at every change'
	@echo 'make setup    all set-up that the tests need, and no more'
	@echo 'make test-fast  run the tests that need the Python packages only (a minute)'
	@echo 'make test-site  run the tests that build a site or use Node, but no browser and no web server'
	@echo 'make test     run all tests, those in a browser included; lists the 25 slowest'
	@echo 'make firm     check the data, build the site and compare it with what the firm expects'
	@echo 'make style    look at style, types and imports (ruff, mypy, import-linter)'
	@echo 'make check    run and measure all of it: one table, which is docs/quality.md (40 minutes)'
	@echo 'make mutants  put small faults into the code and see whether a test notices (an hour; goes on where it stopped)'
	@echo 'make materials  what the site is made of, as CycloneDX, into build/materials/'
	@echo 'make verify   compare what URL=https://… sends with the site in site/'
	@echo 'make bench    measure how fast the calculator starts and builds run: docs/performance.md'
	@echo 'make screenshots  take the screenshots of the README again'
	@echo 'make wheels   build the wheels of a release into dist/, with the files of the Python in the browser'
	@echo 'make lock     make requirements.txt and package-lock.json again, keeping versions'
	@echo 'make upgrade  the same, with the newest versions, of exact pins too; prints what has changed'
	@echo 'make clean    remove everything that was built or installed here'
	@echo
	@echo 'A Python other than the first one found: PYTHON=/path/to/python3.13 make site'

# All that the tests need: what is fetched for this folder and for the machine, beside each other.
setup:
	@$(SETUP) test

site:
	@$(SETUP) site
	@$(BIN)/pricebook build
	@echo 'The site is in $(CURDIR)/site'
	@echo 'To look at it: make serve, then http://$(ADDRESS)/'

# exec: the server takes the shell's place, so that Ctrl-C and signals reach it.
serve:
	@$(SETUP) site
	@exec $(BIN)/mkdocs serve -a $(ADDRESS)

# A file's tests stay together, as what they share is made once; a processor each. In our own order
# (tests/conftest.py): the other one begins with the files of many tests, not with the long ones.
PARALLEL := -n logical --dist loadfile --no-loadscope-reorder

test:
	@$(SETUP) test
	@$(BIN)/python -m pytest $(PARALLEL) --durations=25

# A test's fixtures give it these marks (tests/fixture_marks.py).
MACHINE := browser or server
FOLDER := site or node or addons or nested or install

# The few examples of Hypothesis are the same at each run. In one process, because several processes
# need 40 % more of the processors' time: each of them collects all tests and reads the data.
test-fast:
	@$(SETUP) test-fast
	@$(BIN)/python -m pytest --hypothesis-profile=brief -m 'not ($(FOLDER) or $(MACHINE))'

test-site:
	@$(SETUP) test-site
	@$(BIN)/python -m pytest $(PARALLEL) -m '($(FOLDER)) and not ($(MACHINE))'

# The check of this repository's own firm: its data, its site and what it expects.
firm:
	@$(SETUP) firm
	@$(BIN)/pricebook check
	@$(BIN)/pricebook build --no-compress
	@$(BIN)/pricebook test

style:
	@$(SETUP) style
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

check: site
	@$(SETUP) check
	@$(BIN)/python -m quality

# What became of each fault is kept in mutants/.
mutants:
	@$(SETUP) mutants
	@$(BIN)/python -m quality.mutants

# Both wheels of a release, into dist/.
wheels:
	@$(SETUP) site
	@$(BIN)/pricebook wheels

materials: site
	@$(SETUP) materials
	@$(BIN)/python -m quality.materials

verify:
	@$(SETUP) style
	@$(BIN)/pricebook verify $(URL)

bench: site
	@$(SETUP) bench
	@$(BIN)/python -m benchmarks

screenshots: site
	@$(SETUP) bench
	@$(BIN)/python docs/screenshots/take.py

lock upgrade:
	@$(SETUP) $@

clean:
	rm -rf site build mutants .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
