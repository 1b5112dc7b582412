#!/usr/bin/env python3
"""Measures how well faults of sound are found, and how often good speech is blamed: the tables of docs/listening.md.

    scripts/measure-listening FOLDER [--command PATH] [--voices N] [--faults NAME,...]

FOLDER holds good speech, each file of one voice. Each of N voices is spoilt by each fault at several strengths; the built command
checks all of them against a profile without rules of its own but a sample rate. A table says how many were found, and what else was
said. Needs python3 with numpy and scipy, and ffmpeg. The same FOLDER gives the same table every time.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import zlib

import numpy
import scipy.io.wavfile
import scipy.signal

RATE = 16_000
PROFILE = """
id: listening
title: Only what is wrong with the sound
revision: 1
sources:
  own: {title: none, address: "https://example.com", read: 2026-11-28, confidence: own}
roles:
  take:
    title: A recording
    count: 1...
    source: {ref: own, paraphrase: "none"}
    rules:
      - id: take-rate
        sampleRate: {atLeast: RATE}
        source: {ref: own, paraphrase: "none"}
        examples: {pass: [{sampleRate: RATE}], fail: [{sampleRate: BELOW}]}
"""


def decoded(path):
    """The samples of any file, mono at 16 kHz."""
    run = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"],
        capture_output=True, check=True)
    return numpy.frombuffer(run.stdout, "<f4").astype(float)


def decibels(power):
    return 10 * numpy.log10(power + 1e-20)


def amplitude(level):
    return 10 ** (level / 20)


def level_of_speech(samples):
    """The power of what is within 30 dB of the loudest 32 ms: near enough to the active level."""
    windows = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    powers = (windows ** 2).mean(axis=1)
    return powers[powers > powers.max() / 1000].mean()


def loud_places(samples, count, chance):
    """Places within speech: windows of 32 ms near its level, some way from each other."""
    windows = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    powers = (windows ** 2).mean(axis=1)
    loud = [i * 512 for i in numpy.flatnonzero(powers > level_of_speech(samples) / 4) if 8000 < i * 512 < len(samples) - 8000]
    chance.shuffle(loud)
    found = []
    for place in loud:
        if all(abs(place - other) > RATE // 2 for other in found):
            found.append(place)
    return sorted(found[:count])


def noise(kind, length, chance, others):
    if kind == "babble":
        parts = [numpy.resize(numpy.roll(other, int(chance.integers(len(other)))), length) for other in others]
        return sum(part / numpy.sqrt((part ** 2).mean()) for part in parts)
    white = chance.standard_normal(length)
    if kind == "white":
        return white
    spectrum = numpy.fft.rfft(white)
    spectrum /= numpy.sqrt(numpy.maximum(numpy.arange(len(spectrum)), 1))
    return numpy.fft.irfft(spectrum, length)


def with_noise(samples, kind, ratio, chance, others):
    added = noise(kind, len(samples), chance, others)
    added *= numpy.sqrt(level_of_speech(samples) / (added ** 2).mean()) * amplitude(-ratio)
    return fitted(samples + added)


def fitted(samples):
    """The same, quieter where it would clip."""
    peak = numpy.abs(samples).max()
    return samples * min(1, 0.9 / peak)


def clipped(samples, share, ceiling, shape="hard"):
    """So loud that this share of all samples is beyond the ceiling, and cut off there."""
    limit = numpy.quantile(numpy.abs(samples), 1 - share)
    scaled = samples * ceiling / limit
    if shape == "soft":
        return ceiling * numpy.tanh(scaled / ceiling)
    return numpy.clip(scaled, -ceiling, ceiling)


def echoing(samples, seconds, chance):
    """The sound of a room: the direct sound, and noise that dies away by 60 dB in this time, as loud as the direct sound."""
    length = int(seconds * RATE)
    tail = chance.standard_normal(length) * amplitude(-60 * numpy.arange(length) / length)
    tail[: RATE // 400] = 0
    tail /= numpy.sqrt((tail ** 2).sum())
    tail[0] = 1
    return fitted(scipy.signal.fftconvolve(samples, tail)[: len(samples)])


def narrow(samples, rate):
    """Through a telephone, then upsampled."""
    taps = scipy.signal.butter(8, [300, 3400], "bandpass", fs=RATE, output="sos")
    telephone = scipy.signal.resample_poly(scipy.signal.sosfilt(taps, samples), 8000, RATE)
    divisor = numpy.gcd(rate, 8000)
    return rate, fitted(scipy.signal.resample_poly(telephone, rate // divisor, 8000 // divisor))


def upsampled(samples, rate):
    divisor = numpy.gcd(rate, RATE)
    return rate, fitted(scipy.signal.resample_poly(samples, rate // divisor, RATE // divisor))


def holed(samples, seconds, chance, fill):
    spoilt = samples.copy()
    length = max(1, int(seconds * RATE))
    for place in loud_places(samples, 3, chance):
        spoilt[place : place + length] = fill(samples, place, length)
    return spoilt


def cut(samples, edge, chance):
    """From or to the middle of a stretch of 100 ms that is all loud."""
    windows = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    loud = (windows ** 2).mean(axis=1) > level_of_speech(samples) / 4
    middles = [i for i in range(2, len(loud) - 2) if loud[i - 2 : i + 3].all()]
    half = len(loud) // 2
    middles = [i for i in middles if (i < half) == (edge == "start")] or middles
    place = int(chance.choice(middles)) * 512 + 256
    return samples[place:] if edge == "start" else samples[:place]


def paused(samples, seconds, chance, fill):
    """A silence in the quietest place of the middle half."""
    windows = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    powers = (windows ** 2).mean(axis=1)
    quarter = len(powers) // 4
    place = (quarter + int(powers[quarter : 3 * quarter].argmin())) * 512
    gap = numpy.zeros(int(seconds * RATE))
    if fill == "room":
        gap = chance.standard_normal(len(gap)) * numpy.sqrt(max(powers.min(), 1e-9))
    return numpy.concatenate([samples[:place], gap, samples[place:]])


def humming(samples, frequency, level, chance):
    time = numpy.arange(len(samples)) / RATE
    hum = sum(
        amplitude(-6 * (n - 1)) * numpy.sin(2 * numpy.pi * frequency * n * time + chance.uniform(0, 6)) for n in (1, 2, 3, 4))
    return fitted(samples + hum * numpy.sqrt(amplitude(level) ** 2 / (hum ** 2).mean()))


def stereo(left, right):
    return numpy.stack([left, right], axis=1)


def faults():
    """Name, strength, code that is expected, and how it is made: (samples, chance, other voices) to samples, or a rate with them."""
    for level in (None, -90, -75, -66):
        yield "silent", "zeros" if level is None else f"noise at {level} dBFS", "signal.silent", (
            lambda s, c, o, level=level: numpy.zeros(len(s)) if level is None
            else c.standard_normal(len(s)) * amplitude(level) / 3)
    for ceiling, words in ((1, "0 dBFS"), (amplitude(-1), "-1 dBFS"), (amplitude(-6), "-6 dBFS")):
        for share in (0.0005, 0.005, 0.05):
            yield "clipped", f"{share:.2%} of samples at {words}", "signal.clipped", (
                lambda s, c, o, share=share, ceiling=ceiling: clipped(s, share, ceiling))
    yield "clipped", "2.00% beyond a soft knee (tanh)", "signal.clipped", lambda s, c, o: clipped(s, 0.02, 0.98, "soft")
    for share in (0.005, 0.05):
        yield "clipped", f"{share:.2%} of samples at 0 dBFS, then MP3 at 128 kbit/s", "signal.clipped", (
            lambda s, c, o, share=share: ("mp3", clipped(s, share, 1)))
    for seconds in (0.001, 0.002, 0.005, 0.02, 0.05):
        yield "dropout", f"three of {seconds * 1000:g} ms", "signal.dropout", (
            lambda s, c, o, seconds=seconds: holed(s, seconds, c, lambda s, at, n: 0))
    for seconds in (0.02, 0.05, 0.1):
        yield "repeat", f"three buffers of {seconds * 1000:g} ms played twice", "signal.repeats", (
            lambda s, c, o, seconds=seconds: holed(s, seconds, c, lambda s, at, n: s[at - n : at]))
    for offset in (0.03, 0.05, 0.1):
        yield "offset", f"{offset}", "signal.dc-offset", lambda s, c, o, offset=offset: s * 0.8 + offset
    for level in (None, -80, -72):
        yield "dead channel", "zeros" if level is None else f"noise at {level} dBFS", "signal.channel-dead", (
            lambda s, c, o, level=level: stereo(s, numpy.zeros(len(s)) if level is None
                                                else c.standard_normal(len(s)) * amplitude(level)))
    yield "inverted", "exactly", "signal.phase-inverted", lambda s, c, o: stereo(s, -s)
    yield "inverted", "and 3 dB quieter", "signal.phase-inverted", lambda s, c, o: stereo(s, -s * amplitude(-3))
    yield "inverted", "with noise 20 dB below", "signal.phase-inverted", lambda s, c, o: stereo(
        s, -s + c.standard_normal(len(s)) * numpy.sqrt((s ** 2).mean()) * amplitude(-20))
    for rate in (16_000, 22_050, 44_100, 48_000):
        yield "telephone", f"upsampled to {rate} Hz", "signal.upsampled", lambda s, c, o, rate=rate: narrow(s, rate)
    for rate in (44_100, 48_000):
        yield "16 kHz", f"upsampled to {rate} Hz, where the profile asks for it", "signal.upsampled", (
            lambda s, c, o, rate=rate: upsampled(s, rate))
    for edge in ("start", "end"):
        yield "cut-off word", f"at the {edge}", "speech.cut-off", lambda s, c, o, edge=edge: cut(s, edge, c)
    for frequency in (50, 60):
        for level in (-40, -47, -55):
            yield "hum", f"{frequency} Hz at {level} dBFS", "signal.hum", (
                lambda s, c, o, f=frequency, level=level: humming(s, f, level, c))
    for seconds in (5, 8, 15):
        for fill in ("zeros", "room"):
            yield "pause", f"{seconds} s of {fill}", "speech.pause", (
                lambda s, c, o, seconds=seconds, fill=fill: paused(s, seconds, c, fill))
    for seconds in (5, 10):
        yield "pause", f"{seconds} s before the first word", "speech.pause", (
            lambda s, c, o, n=seconds: numpy.concatenate([c.standard_normal(n * RATE) * amplitude(-75), s]))
    for gain in (20, 30, 40):
        yield "quiet", f"{gain} dB quieter", "speech.quiet", lambda s, c, o, gain=gain: s * amplitude(-gain)
    for kind in ("white", "pink", "babble"):
        for ratio in (15, 10, 5):
            yield "noise", f"{kind} at {ratio} dB", "speech.noisy", (
                lambda s, c, o, kind=kind, ratio=ratio: with_noise(s, kind, ratio, c, o))
    for seconds in (0.6, 1.0, 1.5):
        yield "echo", f"RT60 of {seconds} s", "speech.reverberant", (
            lambda s, c, o, seconds=seconds: echoing(s, seconds, c))
    yield "little speech", "1.2 s of 7.2 s, no silence longer than 3 s", "speech.little", lambda s, c, o: numpy.concatenate(
        [c.standard_normal(3 * RATE) * amplitude(-70), faded(s[RATE : RATE * 22 // 10]),
         c.standard_normal(3 * RATE) * amplitude(-70)])


def faded(samples):
    ramp = numpy.minimum(1, numpy.arange(len(samples)) / (RATE / 20))
    return samples * ramp * ramp[::-1]


def write(path, made):
    rate = RATE
    if isinstance(made, tuple) and made[0] == "mp3":
        wave = path.with_suffix(".tmp.wav")
        write(wave, made[1])
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", wave, "-b:a", "128k", path.with_suffix(".mp3")], check=True)
        wave.unlink()
        return
    if isinstance(made, tuple):
        rate, made = made
    samples = numpy.clip(numpy.rint(made * 32768), -32768, 32767).astype("<i2")
    scipy.io.wavfile.write(path, rate, samples)


def findings(command, folder, rate=RATE):
    """The codes of what is found in each file of a folder, warnings and errors."""
    profile = folder.parent / "listening.yml"
    profile.write_text(PROFILE.replace("RATE", f"{rate}Hz").replace("BELOW", f"{rate - 1}Hz"))
    run = subprocess.run(
        [command, "check", "--profile", profile, "--no-cache", "--depth", "listen", "--format", "json", folder], capture_output=True)
    if run.returncode > 2:
        sys.exit(run.stderr.decode())
    report = json.loads(run.stdout)
    found = {item["path"]: [] for item in report["recordings"]}
    for finding in report["findings"]:
        if finding.get("path") in found and finding["severity"] != "note":
            found[finding["path"]].append(finding["code"])
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--command", default=".build/release/voice-preflight")
    arguments.add_argument("--voices", type=int, default=17)
    arguments.add_argument("--faults", default="")
    options = arguments.parse_args()
    wanted = set(filter(None, options.faults.split(",")))
    paths = sorted(p for p in options.folder.rglob("*") if p.suffix in (".wav", ".flac", ".mp3", ".ogg", ".m4a"))
    voices = {}
    for path in paths:
        # One utterance for each voice: LibriSpeech names begin with the speaker.
        voice = path.name.split("-")[0]
        samples = decoded(path)
        if len(samples) >= 4 * RATE and voice not in voices:
            voices[voice] = samples
    voices = dict(list(voices.items())[: options.voices])
    print(f"{len(voices)} voices, {sum(map(len, voices.values())) / RATE:.0f} s\n")
    print("| fault | strength | found | what else was said |\n|---|---|--:|---|")
    with tempfile.TemporaryDirectory() as temporary:
        cases = [("none", "", None, lambda s, c, o: s)] + list(faults())
        for number, (fault, strength, code, make) in enumerate(cases):
            if wanted and fault not in wanted:
                continue
            folder = pathlib.Path(temporary) / f"{number}"
            folder.mkdir()
            for name, samples in voices.items():
                # The same numbers in every run, whichever faults are asked for.
                chance = numpy.random.default_rng(zlib.crc32(f"{fault}/{strength}/{name}".encode()))
                others = [other for key, other in voices.items() if key != name][:6]
                write(folder / f"{name}.wav", make(samples, chance, others))
            found = findings(options.command, folder, 44_100 if fault == "16 kHz" else RATE)
            hits = sum(code in codes for codes in found.values())
            else_ = [f"{path.split('/')[-1].split('.')[0]} {c}" for path, codes in found.items() for c in codes if c != code]
            count = f"{hits} of {len(found)}" if code else "–"
            print(f"| {fault} | {strength} | {count} | {', '.join(else_) or '–'} |", flush=True)


if __name__ == "__main__":
    main()
