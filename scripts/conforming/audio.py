"""Recordings that the vendors take: a quiet tone, so that nobody takes it for silence."""

import array
import io
import math
import wave
import zipfile


def tone(seconds, rate=48000):
    """A WAVE file: mono, 16 bits."""
    period = array.array("h", (int(3000 * math.sin(2 * math.pi * n / 100)) for n in range(100)))
    frames = int(seconds * rate)
    data = (period.tobytes() * (frames // 100 + 1))[: 2 * frames]
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(data)
    return file.getvalue()


def zipped(entries):
    """A zip of {name: bytes}, stored."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return file.getvalue()
