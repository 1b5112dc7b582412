"""Recordings to measure: made here, since nothing but their lengths and names matters."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

#: Rates without a common measure, and the usual ones.
RATES = (8000, 11025, 11127, 12000, 16000, 22050, 22255, 24000, 32000, 37800, 44056, 44100, 47952, 48000, 88200, 96000)


def wav(rate: int, frames: int, seed: int = 1) -> bytes:
    """A WAV of one channel with 16 bits."""
    samples = bytearray()
    state = seed * 2654435761 % 2**32 or 1
    for _ in range(frames):
        state = (1103515245 * state + 12345) % 2**31
        samples += struct.pack("<h", (state >> 15) - 32768 >> 3)
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16,
                       b"data", len(samples))
    return bytes(head + samples)


def corpus(folder: Path, count: int, sets: int = 20) -> list[tuple[bytes, str]]:
    """Writes recordings into a folder for each set, and gives their paths with their sets, in order of the paths' bytes.

    Among them are copies, names that are not UTF-8 or have a line feed, and files that are cut off, empty or no recordings.
    """
    made: list[tuple[bytes, str]] = []
    base = os.fsencode(folder)
    for number in range(count):
        group = f"voice-{number % sets:03d}"
        home = os.path.join(base, group.encode())
        os.makedirs(home, exist_ok=True)
        name = b"%06d.wav" % number
        data = wav(RATES[number % len(RATES)], 200 + number * 37 % 1500, seed=number + 1)
        match number % 50:
            case 7:
                name = b"%06d-\xff\xfe.wav" % number
            case 13:
                name = b"%06d\nline.wav" % number
            case 19:
                data = data[: len(data) // 2]
            case 23:
                data = b""
            case 29:
                data = b"this is not a recording, whatever its name says\n" * 9
            case 31 | 32:
                data = wav(16000, 777, seed=5)
            case 37:
                name = b"%06d \\xFF and \"quotes\" \xe2\x80\xae.wav" % number
        path = os.path.join(home, name)
        Path(os.fsdecode(path)).write_bytes(data)
        made.append((path, group))
    return sorted(made)


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bytes, str]]:
    return corpus(tmp_path_factory.mktemp("recordings"), 200)
