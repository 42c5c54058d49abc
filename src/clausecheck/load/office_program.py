"""LibreOffice as a program: finding it, and one conversion in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory

VARIABLE = "CLAUSECHECK_SOFFICE"
"""Environment variable with the path of the program, for places that are not searched."""

TIME_LIMIT = 120.0
"""Seconds for one file; an agreement of a hundred pages takes about five."""

_COMMANDS = ("soffice", "libreoffice")
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}

# Macros are off, links are neither followed nor updated, and the proxy is one that nobody serves.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


class Outcome(Enum):
    """Why a conversion gave nothing."""

    FAILED = auto()
    TIMEOUT = auto()


def find_program() -> Path | None:
    """The program named by the environment, on the search path, or where its installer puts it."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    return Path(found) if found else next((place for place in _usual_places() if place.is_file()), None)


def converted(data: bytes, kind: str, program: Path, seconds: float = TIME_LIMIT) -> bytes | Outcome:
    """``data``, a doc, rtf or odt, as the bytes of a .docx.

    The conversion has its own folder, profile and processes, so that several may run at once; all are gone afterwards.
    """
    with TemporaryDirectory(prefix="clausecheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / f"source.{kind}", folder / "out" / "source.docx"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
            f"--infilter={_FILTERS[kind]}",
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source)),
        ]
        if not _run(command, folder, seconds):
            return Outcome.TIMEOUT
        # its exit status is 0 for a file that it could not load, too
        return target.read_bytes() if target.is_file() and target.stat().st_size else Outcome.FAILED


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"):
            if root := os.environ.get(variable):
                # the .com waits for the end of the conversion
                yield from (Path(root, "LibreOffice", "program", f"soffice.{end}") for end in ("com", "exe"))
    elif sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield root / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from (Path("/usr/lib/libreoffice/program/soffice"), Path("/usr/lib64/libreoffice/program/soffice"))
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether the program ended in time; otherwise it and all that it started are killed."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        # also after an interrupt, and when the program left a child behind
        _kill_tree(process)
    return True


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # all of them have ended
        except PermissionError:
            process.kill()  # some systems say so of a group that is gone
    process.wait()
