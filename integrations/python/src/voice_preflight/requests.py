"""What is asked of the command: one recording, and what the caller calls it."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from typing import Any, Union

Path = Union[str, bytes, "os.PathLike[str]"]


@dataclass(frozen=True)
class Request:
    """One recording to measure.

    Attributes:
        path: Where it is. Bytes for names that are not UTF-8.
        key: What the caller calls it; the answer has it too.
        role: Its role in the profile that it will be judged by; None for the first.
        set: The set that it is judged with, such as a voice.
        byte_count: How many bytes it has where nobody changed it.
    """

    path: Path
    key: str | None = None
    role: str | None = None
    set: str | None = None
    byte_count: int | None = None

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Request:
        """The request of a row of a table, with keys and sets as strings; a row without a path has an empty one."""
        texts = {name: None if row.get(name) is None else str(row[name]) for name in ("key", "set")}
        path = row["path"] if row["path"] is not None else b""
        return cls(path=path, role=row.get("role"), byte_count=row.get("byte_count"), **texts)

    @property
    def path_bytes(self) -> bytes:
        """The path as the file system knows it."""
        return os.fsencode(self.path)

    @property
    def path_text(self) -> str:
        """The path as text; bytes that are not UTF-8 are written ``\\xFF``, as the command does."""
        text = self.path_bytes.decode("utf-8", "surrogateescape")
        return "".join(f"\\x{ord(c) - 0xDC00:02X}" if 0xDC80 <= ord(c) <= 0xDCFF else c for c in text)

    def to_json(self) -> bytes:
        """The line of JSON that asks for it, with its line feed."""
        form: dict[str, object] = {}
        raw = self.path_bytes
        try:
            form["path"] = raw.decode("utf-8")
        except UnicodeDecodeError:
            form["pathBytes"] = base64.b64encode(raw).decode("ascii")
        for name, value in (("key", self.key), ("role", self.role), ("set", self.set), ("byteCount", self.byte_count)):
            if value is not None:
                form[name] = value
        # Lone surrogates in keys cannot be written as UTF-8.
        return json.dumps(form, ensure_ascii=True).encode("ascii") + b"\n"
