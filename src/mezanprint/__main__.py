"""``python -m mezanprint``."""

from mezanprint.cli import main

if __name__ == "__main__":
    main()
