#!/usr/bin/env python3
"""Measures how well voices are told apart: the tables of docs/speakers.md.

    scripts/measure-speakers FOLDER [--command PATH] [--pieces N]

FOLDER holds a folder for each speaker, with recordings of any format. Up to N pieces of each recording are cut, with 6 s and with 3 s of
sound that is not silence, and heard by the built command: clean, in noise, and through a telephone. Pieces of one speaker are compared
with each other, across recordings where there are several, and with those of all others. Then whole recordings are heard, alone
and with some seconds of somebody else in the middle. Needs python3 with numpy and scipy, and ffmpeg. The same FOLDER gives the same
tables every time.
"""
import argparse
import itertools
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
SAME, DIFFERENT = 0.55, 0.35  # Sources/PreflightModel/Speech/VoiceComparison.swift
EXTENSIONS = {".wav", ".flac", ".ogg", ".mp3", ".m4a", ".aiff", ".opus"}


def decoded(path):
    """The samples of any file, mono at 16 kHz."""
    run = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"],
        capture_output=True, check=True)
    return numpy.frombuffer(run.stdout, "<f4").astype(float)


def sounding(samples):
    """What is within 35 dB of the loudest 32 ms."""
    windows = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    powers = 10 * numpy.log10((windows**2).mean(axis=1) + 1e-12)
    return windows[powers > powers.max() - 35].ravel()


def random(name):
    return numpy.random.default_rng(zlib.crc32(name.encode()))


def in_noise(samples, name):
    """Pink noise 15 dB below the speech."""
    spectrum = numpy.fft.rfft(random(name).normal(size=len(samples)))
    frequencies = numpy.fft.rfftfreq(len(samples), 1 / RATE)
    noise = numpy.fft.irfft(spectrum / numpy.sqrt(numpy.maximum(frequencies, 50)), len(samples))
    return samples + noise * numpy.sqrt((samples**2).mean() / (noise**2).mean()) * 10 ** (-15 / 20)


def by_telephone(samples, name):
    """300 to 3400 Hz, by way of 8 kHz."""
    band = scipy.signal.butter(4, [300, 3400], "bandpass", fs=RATE, output="sos")
    return scipy.signal.resample_poly(scipy.signal.resample_poly(scipy.signal.sosfilt(band, samples), 1, 2), 2, 1)


def measured(command, folder, pieces, depth_options=()):
    """The measurements and the voiceprints of sounds, by their names."""
    for name, samples in pieces.items():
        path = folder / f"{name}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        scipy.io.wavfile.write(path, RATE, numpy.clip(samples * 32767, -32768, 32767).astype(numpy.int16))
    voices = folder / "voices.json"
    run = subprocess.run(
        [command, "measure", "--depth", "listen", "--format", "json", "--no-cache", "--write-voiceprints", str(voices),
         *depth_options, *(f"{name}.wav" for name in pieces)], cwd=folder, capture_output=True, check=True)
    recordings = {r["path"].removesuffix(".wav"): r for r in json.loads(run.stdout)["recordings"]}
    prints = {v["path"].removesuffix(".wav"): v for v in json.loads(voices.read_text())["recordings"]}
    return recordings, prints


def may_differ(one, other):
    """Whether two voices may be called different: there is enough speech, and neither came through a narrow band."""
    return not (one["narrowBand"] or other["narrowBand"]) and min(one["speechSeconds"], other["speechSeconds"]) >= 3


def equal_error_rate(same, different):
    same, different = numpy.sort(same), numpy.sort(different)
    thresholds = numpy.unique(numpy.concatenate([same, different]))
    missed = numpy.searchsorted(same, thresholds, "left") / len(same)
    taken = 1 - numpy.searchsorted(different, thresholds, "left") / len(different)
    best = numpy.argmin(numpy.abs(missed - taken))
    return 50 * (missed[best] + taken[best])


def pairs(one, other, speakers):
    """Similarities of pieces of one speaker, and of two, those of one across recordings where there are several; and how many of
    each are called what they are not."""
    same, different, split, joined = [], [], 0, 0
    for (name, voice), (other_name, other_voice) in itertools.product(one.items(), other.items()):
        if name >= other_name:
            continue
        (speaker, recording, _), (other_speaker, other_recording, _) = name.split("/"), other_name.split("/")
        similarity = round(float(numpy.dot(voice["embedding"], other_voice["embedding"])), 2)
        if speaker != other_speaker:
            different.append(similarity)
            joined += similarity >= SAME
        elif recording != other_recording or speakers[speaker] == 1:
            same.append(similarity)
            split += similarity < DIFFERENT and may_differ(voice, other_voice)
    return numpy.array(same), numpy.array(different), split, joined


def comparison(command, scratch, sounds, speakers, pieces):
    print("| speech | condition | pairs of one / of two | EER | one: lowest, 1 % | two: 99 %, highest | one called different "
          "| two called same |\n|---|---|--:|--:|--:|--:|--:|--:|")
    for seconds in (6, 3):
        cut = {}
        for name, samples in sounds.items():
            length = seconds * RATE + RATE // 4
            for number in range(min(pieces, len(samples) // length)):
                cut[f"{name}/{number}"] = samples[number * length : (number + 1) * length]
        _, clean = measured(command, scratch / f"clean-{seconds}", cut)
        for condition, change in {"clean": None, "noise at 15 dB on one side": in_noise, "telephone on one side": by_telephone}.items():
            other = clean
            if change:
                changed = {name: change(samples, name) for name, samples in cut.items()}
                _, other = measured(command, scratch / f"{change.__name__}-{seconds}", changed)
            same, different, split, joined = pairs(clean, other, speakers)
            if not len(same) or not len(different):
                continue
            low, high = numpy.percentile(same, [0, 1]), numpy.percentile(different, [99, 100])
            print(f"| {seconds} s | {condition} | {len(same):,} / {len(different):,} | {equal_error_rate(same, different):.2f} % "
                  f"| {low[0]:.2f}, {low[1]:.2f} | {high[0]:.2f}, {high[1]:.2f} | {split} | {joined} |",
                  flush=True)


def within(command, scratch, whole, sounds, speakers):
    print("\n| recordings | how | with several voices |\n|---|---|--:|")
    for option in ("budget", "thorough"):
        alone, _ = measured(command, scratch / f"alone-{option}", whole, ["--speakers", option])
        counts = {name: r["speech"]["speakers"]["count"] for name, r in alone.items()}
        judged = [count for count in counts.values() if count is not None]
        print(f"| one speaker, whole | {option} | {sum(count > 1 for count in judged)} of {len(judged)} |", flush=True)
        for name, count in counts.items():
            if count and count > 1:
                print(f"  several in {name}: {alone[name]['speech']['speakers']}", file=sys.stderr)
        for intruding in (2, 4, 8):
            mixed = {}
            names = [name for name, samples in sounds.items() if len(samples) >= (20 - intruding) * RATE / 2]
            for index, name in enumerate(names):
                speaker = name.split("/")[0]
                others = [other for other in sounds if other.split("/")[0] != speaker and len(sounds[other]) >= intruding * RATE]
                if not others:
                    continue
                other = sounds[others[index * 7919 % len(others)]][: intruding * RATE]
                own = numpy.resize(sounds[name], (20 - intruding) * RATE)
                middle = len(own) * (3 + index % 5) // 10
                level = numpy.sqrt((own**2).mean() / (other**2).mean())
                mixed[f"{name}-{intruding}"] = numpy.concatenate([own[:middle], other * level, own[middle:]])
            if not mixed:
                continue
            heard, _ = measured(command, scratch / f"mixed-{option}-{intruding}", mixed, ["--speakers", option])
            found = sum((r["speech"]["speakers"]["count"] or 1) > 1 for r in heard.values())
            print(f"| {intruding} s of another in 20 s | {option} | {found} of {len(heard)} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", default=".build/release/voice-preflight")
    parser.add_argument("--pieces", type=int, default=4)
    arguments = parser.parse_args()
    command = str(pathlib.Path(arguments.command).resolve())
    files = sorted(path for path in arguments.folder.glob("*/*") if path.suffix.lower() in EXTENSIONS)
    whole = {f"{path.parent.name}/{path.stem}": decoded(path) for path in files}
    sounds = {name: sounding(samples) for name, samples in whole.items()}
    speakers = {}
    for name in sounds:
        speakers[name.split("/")[0]] = speakers.get(name.split("/")[0], 0) + 1
    print(f"{len(speakers)} speakers, {len(whole)} recordings, {sum(map(len, whole.values())) / RATE:.0f} s\n")
    with tempfile.TemporaryDirectory() as scratch:
        comparison(command, pathlib.Path(scratch), sounds, speakers, arguments.pieces)
        within(command, pathlib.Path(scratch), whole, sounds, speakers)


main()
