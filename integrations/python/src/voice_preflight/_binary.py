"""Where the command voice-preflight is, on the machine that asks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class BinaryNotFound(RuntimeError):
    """There is no command voice-preflight on this machine."""


def find_binary(given: str | None = None) -> str:
    """Returns the path of the command voice-preflight.

    It is looked for where it will run, which on a cluster is the executor: what is given, then the variable
    VOICE_PREFLIGHT_BINARY, then PATH, then beside this package.

    Raises:
        BinaryNotFound: It is in none of these places.
    """
    for name, path in (("binary", given), ("VOICE_PREFLIGHT_BINARY", os.environ.get("VOICE_PREFLIGHT_BINARY"))):
        if not path:
            continue
        if os.access(path, os.X_OK) and not os.path.isdir(path):
            return os.path.abspath(path)
        raise BinaryNotFound(f"{name} is {path!r}, which is not a program on {os.uname().nodename}")
    found = shutil.which("voice-preflight")
    if found:
        return found
    beside = Path(__file__).parent / "bin" / "voice-preflight"
    if os.access(beside, os.X_OK):
        return str(beside)
    raise BinaryNotFound(
        f"there is no voice-preflight on {os.uname().nodename}: set VOICE_PREFLIGHT_BINARY, put it on the PATH, or pass "
        "binary="
    )
