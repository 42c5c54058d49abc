"""The command, also as ``python -m clausecheck``. ``--version`` answers before a command line is loaded."""

from __future__ import annotations

import sys

from clausecheck import __version__


def main() -> None:
    """Run the process's command line and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        print(f"clausecheck {__version__}")
        return
    from clausecheck.cli import main as run

    run()


if __name__ == "__main__":
    main()
