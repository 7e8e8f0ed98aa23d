# make pdfs   every PDF into build/, from a fresh clone too
# make studio  translate and write on the typeset page, in a browser
# make test   every test          make lint   style and types
# make bench-text  what readers find in Arabic, by font and producer (docs/text-layer.md)
# make setup  what the two above need, and nothing else
# make gallery  draw the pictures of all templates anew that tests compare (tests/gallery)
# make messages  bring the catalogs of the program's own messages up to date
# make register  make the pages of diagnostics, and the types of codes, of the register of findings
# make lock   renew requirements/*.txt (see CONTRIBUTING.md)
# make clean  throw away build/ and .venv

PYTHON ?= python3
BIN := .venv/bin

.PHONY: pdfs studio test lint bench-text gallery messages register setup setup-dev lock clean

pdfs: setup
	@$(BIN)/mezanprint build

studio: setup
	@$(BIN)/mezanprint studio

test: setup-dev
	@$(BIN)/python -m pytest

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench-text: setup-dev
	@$(BIN)/python benchmarks/text_layer.py

gallery: setup-dev
	@$(BIN)/python tests/golden.py

messages: setup-dev
	@$(BIN)/python scripts/messages.py

register: setup-dev
	@$(BIN)/python scripts/register.py

setup: ; @$(call run_setup,runtime)
setup-dev: ; @$(call run_setup,dev)

lock:
	@scripts/lock

clean:
	@rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

define run_setup
command -v $(PYTHON) >/dev/null || { printf '%s\n' "To install Python: sudo apt-get install python3 python3-venv (Debian), sudo dnf install python3 (Fedora), brew install python (macOS), pacman -S mingw-w64-ucrt-x86_64-python (Windows with MSYS2)" "Python 3.11 or newer is needed, and $(PYTHON) is not there." >&2; exit 1; }; \
$(PYTHON) scripts/setup.py $(1)
endef
