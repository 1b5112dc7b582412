#!/usr/bin/env python3
"""Measures how well texts are held against what is said, and how often a right text is blamed: the tables of docs/words.md.

    scripts/measure-words FOLDER [--command PATH] [--count N] [--spoil]

FOLDER holds recordings of one language, each with its text beside it (a.wav, a.txt). They are recognised once; then the right texts,
those of other recordings, and texts with a word too much, another word or a word less are held against them. --spoil does the same to
the recordings in noise, in an echoing room and in telephone quality. Needs python3 with numpy and scipy, ffmpeg, and what
scripts/install-words installs. The same FOLDER gives the same table every time.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import random
import re
import subprocess
import tempfile

import numpy
import scipy.signal

PROFILE = """
id: words
title: Only what is said
revision: 1
sources:
  own: {title: none, address: "https://example.com", read: 2026-11-28, confidence: own}
roles:
  take:
    title: A recording
    count: 1...
    source: {ref: own, paraphrase: "none"}
    rules:
      - id: take-words
        saysText: {role: text}
        source: {ref: own, paraphrase: "none"}
        examples: {pass: [{differs: 0.1}], fail: [{differs: 0.9}]}
  text:
    title: Its words
    kind: transcript
    of: take
    count: 1...
    source: {ref: own, paraphrase: "none"}
"""


def spoilers():
    """The functions that spoil recordings, of scripts/measure-listening.py."""
    path = pathlib.Path(__file__).with_name("measure-listening.py")
    spec = importlib.util.spec_from_file_location("measure_listening", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check(command, profile, arguments):
    run = subprocess.run(
        [command, "check", "--profile", str(profile), "--format", "json", *map(str, arguments)], capture_output=True, text=True)
    if run.returncode not in (0, 1, 2):
        raise SystemExit(run.stderr)
    return json.loads(run.stdout)


def lines(recordings, texts):
    """Measurements as JSON lines: recordings as they were measured, and a text beside each."""
    for index, (recording, text) in enumerate(zip(recordings, texts)):
        path = recording["path"]
        yield {"schema": "voice-preflight/measurements/2", "kind": "recording", "index": index, "given": True, **recording}
        yield {
            "schema": "voice-preflight/measurements/2", "kind": "text", "index": index, "role": "text", "given": True,
            "path": str(pathlib.Path(path).with_suffix(".txt")), "byteCount": len(text.encode()), "sha256": f"{index:064x}",
            "encoding": "utf-8", "hasByteOrderMark": False, "isBlank": False, "text": text}


def judged(command, profile, folder, recordings, texts):
    """For each recording the code of what is said of its text, and the rate of what differs."""
    file = folder / "measurements.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines(recordings, texts)))
    report = check(command, profile, ["--measurements", file])
    found = {}
    for finding in report["findings"] + report.get("passes", []):
        if finding["rule"] == "take-words" and finding.get("path"):
            found[finding["path"]] = (finding["code"].split(".")[1], finding.get("facts", {}).get("differenceRate"))
    return [found.get(recording["path"], ("not-compared", None)) for recording in recordings]


def variants(texts, chance):
    """The texts as they are, those of others of nearly the same length, and with one word too much, another, or one less."""
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    other = list(texts)
    for place, index in enumerate(order):
        for step in (1, -1, 2, -2, 3, -3, 4, -4):
            near = order[(place + step) % len(order)]
            if texts[near].lower() != texts[index].lower():
                other[index] = texts[near]
                break
    vocabulary = sorted({word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)})

    def edited(edit):
        result = []
        for text in texts:
            words = text.split()
            long = [index for index, word in enumerate(words) if len(re.findall(r"[^\W\d_]", word)) >= 4] or [0]
            place = chance.choice(long)
            strange = chance.choice([word for word in vocabulary if word.lower() not in text.lower()] or vocabulary)
            if edit == "inserted":
                words.insert(place, strange)
            elif edit == "substituted":
                words[place] = strange
            else:
                del words[place]
            result.append(" ".join(words))
        return result

    return {
        "the right text": texts, "another text": other, "one word inserted": edited("inserted"),
        "one word substituted": edited("substituted"), "one word missing": edited("missing")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", default=".build/release/voice-preflight")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--spoil", action="store_true")
    arguments = parser.parse_args()

    chance = random.Random(1)
    files = sorted(path for path in arguments.folder.rglob("*.wav") if path.with_suffix(".txt").exists())
    chance.shuffle(files)
    files = sorted(files[: arguments.count])
    texts = [path.with_suffix(".txt").read_text().strip() for path in files]
    module = spoilers()
    noise = numpy.random.default_rng(1)

    def spoilt(kind, samples):
        if kind == "10 dB of noise":
            return module.with_noise(samples, "white", 10, noise, [])
        if kind == "an echo of 0.5 s":
            return module.echoing(samples, 0.5, noise)
        if kind == "telephone quality":
            return scipy.signal.resample_poly(scipy.signal.resample_poly(samples, 1, 2), 2, 1)
        return samples

    kinds = ["as recorded"] + (["10 dB of noise", "an echo of 0.5 s", "telephone quality"] if arguments.spoil else [])
    print(f"{len(files)} recordings\n")
    print("| recording | text | agrees | words differ | unsure | another text | swapped | not compared | differs (5 %, median, 95 %) |")
    print("|---|---|--:|--:|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        profile = folder / "words.yml"
        profile.write_text(PROFILE)
        for kind in kinds:
            takes = folder / kind.replace(" ", "-")
            takes.mkdir()
            for index, (file, text) in enumerate(zip(files, texts)):
                samples = numpy.clip(spoilt(kind, module.decoded(file)), -1, 1)
                scipy_write(takes / f"{index:04}.wav", samples)
                (takes / f"{index:04}.txt").write_text(text)
            report = check(arguments.command, profile, [f"take={takes}", f"text={takes}"])
            recordings = report["recordings"]
            own = [texts[int(pathlib.Path(recording["path"]).stem)] for recording in recordings]
            for recording in recordings:
                recording["defects"] = []
            for variant, changed in variants(own, random.Random(2)).items():
                results = judged(arguments.command, profile, folder, recordings, changed)
                counts = collections.Counter(code for code, _ in results)
                rates = [rate for _, rate in results if rate is not None]
                spread = " ".join(f"{value:.2f}" for value in numpy.percentile(rates, [5, 50, 95])) if rates else "-"
                row = [counts[code] for code in ("agrees", "words-differ", "unsure", "differs", "swapped", "not-compared")]
                print(f"| {kind} | {variant} | " + " | ".join(map(str, row)) + f" | {spread} |", flush=True)


def scipy_write(path, samples):
    import scipy.io.wavfile
    scipy.io.wavfile.write(path, 16_000, (samples * 32_767).astype("<i2"))


if __name__ == "__main__":
    main()
