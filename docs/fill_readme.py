"""Writes the runs that the READMEs show anew: ``make readme``. A run stands below ``<!-- run: COMMAND -->``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
SHOWN_TOPIC = " 6  "
ENVIRONMENT = os.environ | {"PYTHONIOENCODING": "utf-8"}
_RUN = re.compile(r"<!-- run: clausecheck (?P<arguments>.*?) -->\n```\n.*?```\n", re.DOTALL)


def filled(text: str) -> str:
    """``text`` with every run replaced by what the command prints now."""
    return _RUN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    """The command's summary and one topic."""
    command = [sys.executable, "-m", "clausecheck", *match["arguments"].split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=ENVIRONMENT)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    sections = done.stdout.split("\n\n")
    topic = next(section for section in sections[3:] if section.startswith(SHOWN_TOPIC))
    shown = "\n\n".join((*sections[:3], "…", topic))
    return f"<!-- run: clausecheck {match['arguments']} -->\n```\n{shown}\n```\n"


if __name__ == "__main__":
    for readme in READMES:
        readme.write_bytes(filled(readme.read_text(encoding="utf-8")).encode("utf-8"))
