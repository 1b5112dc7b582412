"""The corpus, the runs and the table of scripts/benchmark, which installs and builds first and then calls this."""

import argparse
import array
import json
import os
import shutil
import statistics
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import listening_accuracy

HERE = os.path.dirname(os.path.abspath(__file__))

# ── The corpus ────────────────────────────────────────────────────────────────────────────────────────────────────────

RATE_WAV, RATE_MP3, RATE_STUDIO = 16000, 44100, 48000
GIB = 1 << 30


def wav_header(data_size, rate, bits):
    align = bits // 8
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + data_size,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        rate,
        rate * align,
        align,
        bits,
        b"data",
        data_size,
    )


def speech(folder, rate):
    """About sixteen minutes of speech at that rate, as 16-bit samples."""
    samples = array.array("h")
    for number in range(8):
        text, spoken = (os.path.join(folder, name) for name in ("text", "spoken.wav"))
        with open(text, "wb") as file:
            recipes = os.path.join(HERE, "make-fixtures.py")
            subprocess.run([sys.executable, recipes, "text", str(number)], stdout=file, check=True)
        subprocess.run(["espeak-ng", "-v", "en-us", "-s", str(140 + 5 * number), "-f", text, "-w", spoken], check=True)
        sox = ["sox", "-R", "-D", spoken, "-t", "s16", "-", "gain", "-n", "-6", "rate", str(rate)]
        samples.frombytes(subprocess.run(sox, stdout=subprocess.PIPE, check=True).stdout)
        os.remove(text)
        os.remove(spoken)
    return samples


def piece(samples, start, count):
    """`count` samples from `start` on, beginning again at the end."""
    start %= len(samples)
    out = samples[start : start + count]
    while len(out) < count:
        out.extend(samples[: count - len(out)])
    return out


def widened(samples):
    """The same samples with 24 bits."""
    out = bytearray(len(samples) * 3)
    raw = samples.tobytes()
    out[1::3], out[2::3] = raw[0::2], raw[1::2]
    return bytes(out)


def mp3_arguments(number):
    """Three kinds in turn: CBR 128 with the LAME tag, VBR with a Xing frame, VBR without one."""
    return [["--cbr", "-b", "128"], ["-V", "2"], ["-V", "2", "-t"]][number % 3]


def make_mp3(folder, samples, number):
    path = os.path.join(folder, f"{number:03}.mp3")
    count = RATE_MP3 * (66 if number % 3 == 0 else 99) + 37 * number
    raw = piece(samples, number * 200_003, count).tobytes()
    lame = ["lame", "--quiet", "--noreplaygain", "-q", "7", "-r", "-s", "44.1", "--bitwidth", "16", "-m", "m"]
    subprocess.run(lame + mp3_arguments(number) + ["-", path], input=raw, stderr=subprocess.PIPE, check=True)
    # All that its frames decode to, the Xing frame not counted: the truth where there is no LAME tag.
    packets = subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path],
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    coded = int(packets) * 1152
    return path, {"rate": RATE_MP3, "frames": coded if number % 3 == 2 else count, "coded": coded}


def linked(paths, count, folder):
    """A folder with that many recordings, as links to some: to the cache every name is another recording."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for number in range(count):
        path = paths[number % len(paths)]
        os.link(path, os.path.join(folder, f"{number:03}{os.path.splitext(path)[1]}"))
    # What was changed within two seconds is not remembered, and a link changes a file's times.
    time.sleep(3)
    return folder


def make_corpus(corpus):
    complete = os.path.join(corpus, "complete")
    if os.path.exists(complete):
        return
    print("benchmark: making the corpus (some minutes, once)", file=sys.stderr)
    shutil.rmtree(corpus, ignore_errors=True)
    truth = {}
    for folder in ("wav", "mp3", "studio", "large"):
        os.makedirs(os.path.join(corpus, folder))

    samples = speech(corpus, RATE_WAV)
    for number in range(4000):
        count = 3 * RATE_WAV + number % 97
        path = os.path.join(corpus, "wav", f"{number:04}.wav")
        with open(path, "wb") as file:
            file.write(wav_header(count * 2, RATE_WAV, 16) + piece(samples, number * 7919, count).tobytes())
        truth[path] = {"rate": RATE_WAV, "frames": count, "coded": count}

    samples = speech(corpus, RATE_MP3)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        truth.update(pool.map(lambda number: make_mp3(os.path.join(corpus, "mp3"), samples, number), range(200)))

    samples = speech(corpus, RATE_STUDIO)
    for number in range(20):
        count = 70 * RATE_STUDIO + 2 * number
        path = os.path.join(corpus, "studio", f"{number:02}.wav")
        with open(path, "wb") as file:
            file.write(wav_header(count * 3, RATE_STUDIO, 24) + widened(piece(samples, number * 400_009, count)))
        truth[path] = {"rate": RATE_STUDIO, "frames": count, "coded": count}

    path = os.path.join(corpus, "large", "500-MB.wav")
    count, second = 500_000_000 // 2, samples.tobytes()[:50_000_000]
    with open(path, "wb") as file:
        file.write(wav_header(count * 2, RATE_STUDIO, 16))
        for _ in range(10):
            file.write(second)
    truth[path] = {"rate": RATE_STUDIO, "frames": count, "coded": count}

    path = os.path.join(corpus, "large", "5-GiB-sparse.wav")
    count = (5 * GIB - 80) // 6 * 2
    ds64 = struct.pack("<4sIQQQI", b"ds64", 28, 72 + count * 3, count * 3, count, 0)
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE_STUDIO, RATE_STUDIO * 3, 3, 24)
    with open(path, "wb") as file:
        file.write(
            struct.pack("<4sI4s", b"RF64", 0xFFFFFFFF, b"WAVE") + ds64 + fmt + struct.pack("<4sI", b"data", 0xFFFFFFFF)
        )
        file.truncate(80 + count * 3)
    truth[path] = {"rate": RATE_STUDIO, "frames": count, "coded": count}

    with open(os.path.join(corpus, "truth.json"), "w") as file:
        json.dump(truth, file, indent=1)
    open(complete, "w").close()


# ── Running ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def run(command, fresh=()):
    """Seconds that a command takes, its output thrown away. A verdict (1, 2) is an answer; anything above is not.

    What is at the `fresh` paths is removed before, outside of the time."""
    for path in fresh:
        shutil.rmtree(path) if os.path.isdir(path) else os.path.exists(path) and os.remove(path)
    commands = command if isinstance(command[0], list) else [command]
    start = time.perf_counter()
    for one in commands:
        status = subprocess.run(
            one, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ).returncode
        if status not in (0, 1, 2):
            sys.exit(f"benchmark: {' '.join(one[:4])} … ended with status {status}")
    return time.perf_counter() - start


def side_by_side(commands, rounds, fresh=()):
    """The median of each command's times. After one round to warm up they take turns, so that whatever disturbs, disturbs all."""
    for command in commands.values():
        run(command, fresh)
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(run(command, fresh))
    return {name: statistics.median(values) for name, values in times.items()}


def peak_megabytes(command, corpus):
    """The most memory that a command held. Not through wait4: that would count this process before the exec too."""
    report = os.path.join(corpus, "peak")
    subprocess.run(
        ["/usr/bin/time", "-q", "-f", "%M", "-o", report] + command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with open(report) as file:
        return int(file.read().split()[-1]) * 1024 / 1e6


def peak_of_upload(ours, sandbox, corpus):
    """The most memory that `submit` held while it uploaded a zip of 2 GiB, and how long it took, the wait included."""
    folder = os.path.join(corpus, "upload")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    recording, letter, package, endpoints = (
        os.path.join(folder, name) for name in ("take.wav", "letter.pdf", "packed", "endpoints.json")
    )
    with open(os.path.join(corpus, "studio", "00.wav"), "rb") as file:
        spoken = file.read()[44:]
    repeats = (2 * GIB - 44) // len(spoken)
    with open(recording, "wb") as file:
        file.write(wav_header(repeats * len(spoken), RATE_STUDIO, 24))
        for _ in range(repeats):
            file.write(spoken)
    with open(letter, "wb") as file:
        file.write(b"%PDF-1.4 signed")
    roles = [f"take={recording}", f"letter={letter}", "--parameter", "voice_name=Lin"]
    packing = [ours, "package", "--profile", "huawei-metastudio-premium", "--depth", "decode", "--output", package]
    run(packing + roles)
    environment = dict(os.environ, TMPDIR=folder)
    serve = [sandbox, "--job-seconds", "1", "--until-stdin-closes"]
    with subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as server:
        with open(endpoints, "wb") as file:
            file.write(server.stdout.readline())
        ledger = os.path.join(folder, "ledger.sqlite")
        submit = [ours, "submit", package, "--endpoints", endpoints, "--ledger", ledger, "--wait"]
        start = time.perf_counter()
        peak = peak_megabytes(submit, corpus)
        seconds = time.perf_counter() - start
        # What is over is told by the status of a second run, which sends nothing.
        done = subprocess.run(submit, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        server.stdin.close()
    shutil.rmtree(folder)
    if done.returncode != 0 or b"succeeded" not in done.stdout:
        sys.exit(f"benchmark: the upload of 2 GiB ended with status {done.returncode}")
    return peak, seconds


# ── What everybody says ───────────────────────────────────────────────────────────────────────────────────────────────

# Run with the Python that has mutagen and tinytag: a line of seconds for each path.
MUTAGEN = "import sys, mutagen\nfor path in sys.argv[1:]: print(repr(mutagen.File(path).info.length))"
TINYTAG = "import sys\nfrom tinytag import TinyTag\nfor path in sys.argv[1:]: print(repr(TinyTag.get(path).duration))"
MPG123_SCAN = """
import ctypes, sys
lib = ctypes.CDLL("libmpg123.so.0")
lib.mpg123_new.restype = ctypes.c_void_p
lib.mpg123_length.restype = ctypes.c_long
lib.mpg123_init()
for path in sys.argv[1:]:
    handle = ctypes.c_void_p(lib.mpg123_new(None, None))
    lib.mpg123_param(handle, 1, 0x20, ctypes.c_double(0))
    rate, channels, encoding = ctypes.c_long(), ctypes.c_int(), ctypes.c_int()
    lib.mpg123_open(handle, path.encode())
    lib.mpg123_getformat(handle, ctypes.byref(rate), ctypes.byref(channels), ctypes.byref(encoding))
    lib.mpg123_scan(handle)
    print(repr(lib.mpg123_length(handle) / rate.value))
    lib.mpg123_delete(handle)
"""


def output(command):
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ).stdout.decode()


def seconds_by_line(command, scale=1.0):
    def lengths(paths):
        lines = output(command + paths).splitlines()
        return {path: float(line) * scale for path, line in zip(paths, lines) if line}

    return lengths


def seconds_by_ffprobe(paths):
    lines = {path: output(FFPROBE + [path]).strip() for path in paths}
    return {path: float(line) for path, line in lines.items() if line}


FFPROBE = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]


def peers(python):
    """Of each peer that is installed: the command for some paths, and what it says of them."""
    found = {}
    if shutil.which("soxi"):
        found["soxi -D"] = (lambda paths: ["soxi", "-D"] + paths, seconds_by_line(["soxi", "-D"]))
    if shutil.which("mpg123"):
        command = [sys.executable, "-c", MPG123_SCAN]
        found["mpg123_scan"] = (lambda paths: command + paths, seconds_by_line(command))
    if shutil.which("ffprobe"):
        found["ffprobe"] = (lambda paths: [FFPROBE + [path] for path in paths], seconds_by_ffprobe)
    if shutil.which("mediainfo"):
        inform = ["mediainfo", "--Inform=Audio;%Duration%\\n"]
        found["mediainfo"] = (lambda paths: inform + paths, seconds_by_line(inform, 0.001))
    for name, program in (("mutagen", MUTAGEN), ("tinytag", TINYTAG)):
        if python and subprocess.run([python, "-c", f"import {name}"], stderr=subprocess.DEVNULL).returncode == 0:
            one = [python, "-c", program]
            found[name] = (lambda paths, one=one: one + paths, seconds_by_line(one))
    return found


def our_answers(ours, depth, paths):
    answers = {}
    for line in output([ours, "measure", "--depth", depth, "--format", "jsonl"] + paths).splitlines():
        measurement = json.loads(line)
        if "frameCount" in measurement:
            answers[measurement["path"]] = measurement["frameCount"] / measurement["sampleRate"]
    return answers


def judge(answers, truth, paths):
    """How many are within 0.1 s, how many exact to the sample (of what is played, or of all that is coded), and the error of the total."""
    close = exact = 0
    for path in paths:
        if path not in answers:
            continue
        rate, frames, coded = (truth[path][key] for key in ("rate", "frames", "coded"))
        close += abs(answers[path] - frames / rate) <= 0.1
        exact += min(abs(answers[path] * rate - frames), abs(answers[path] * rate - coded)) < 0.5
    total = sum(truth[path]["frames"] / truth[path]["rate"] for path in paths)
    error = (sum(answers.get(path, 0) for path in paths) - total) / total
    return close, exact, f"{100 * error:+.2f} %"


# ── Preparing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PROFILE = """id: benchmark
title: Recordings of the benchmark
revision: 1
sources: {{doc: {{title: Document, address: example.com, read: 2026-11-28, confidence: own}}}}
roles:
  take:
    title: A take
    count: 1...
    source: {{ref: doc, quote: "takes"}}
    rules:
{}"""
RULE = """      - id: take-{0}
        {0}: {1}
        source: {{ref: doc, quote: "{0}"}}
        examples: {2}
"""
CONVERTED = RULE.format(
    "sampleRate", "[16kHz]", "{pass: [{sampleRate: 16000}], fail: [{sampleRate: 48000}]}"
) + RULE.format("bitDepth", "[16]", "{pass: [{bitDepth: 16}], fail: [{bitDepth: 24}]}")
SPLIT = RULE.format(
    "duration",
    "{atLeast: 1s, atMost: 15s}",
    "{pass: [{duration: 1s}, {duration: 15s}], fail: [{frames: 47999, rate: 48000}, {frames: 720001, rate: 48000}]}",
)
CHOSEN = RULE.format(
    "totalDuration",
    "{atLeast: 1200s, atMost: 1201s}",
    "{pass: [{recordings: 10, each: {duration: 120s}}], fail: [{duration: 1199s}, {duration: 1202s}]}",
)


def preparing(ours, corpus, studio, wav, rounds):
    """`prepare` on one core beside SoX.

    `prepare` listens to every recording before and after, which SoX does not. So the row of the whole command is followed
    by one of the conversion alone: the whole, with the measurements before remembered, less a check of what came out."""
    folder = os.path.join(corpus, "preparing")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)

    def place(name):
        return os.path.join(folder, name)

    for name, rules in (("converted", CONVERTED), ("split", SPLIT), ("chosen", CHOSEN)):
        with open(place(f"{name}.yml"), "w") as file:
            file.write(PROFILE.format(rules))
    core = ["taskset", "-c", "0"]
    cache = ["--cache", place("cache")]
    rows = []

    def beside_sox(work, name, recordings, options, sox):
        prepare = core + [ours, "prepare", "--profile", place(f"{name}.yml"), "--output", place(name)] + options + recordings
        check = core + [ours, "check", "--profile", place(f"{name}.yml"), place(name)]
        # What was changed within two seconds is not remembered.
        time.sleep(3)
        commands = {"whole": prepare, "remembered": prepare + cache, "sox": sox}
        medians = side_by_side(commands, rounds, fresh=(place(name), place("sox")))
        if not os.path.exists(place(name)):
            run(prepare + cache)
        checked = statistics.median(run(check) for _ in range(rounds))
        alone = medians["remembered"] - checked
        for what, taken, bound in (("", medians["whole"], None), (", the conversion alone", alone, 1 / 0.8)):
            ratio = taken / medians["sox"]
            rows.append(
                (
                    f"prepare, one core, {work}{what}",
                    in_words(taken),
                    in_words(medians["sox"]),
                    "sox",
                    f"{ratio:.2f}",
                    f"{bound:g} ×" if bound else "",
                    "" if bound is None else "yes" if ratio <= bound else "NO",
                )
            )
        run(["true"], fresh=(place(name), place("sox")))

    made = [place(f"sox-{number}.wav") for number in range(len(studio))]
    convert = [
        core + ["sox", "-V1", source, "-b", "16", goal, "rate", "-v", "16000", "dither"] for source, goal in zip(studio, made)
    ]
    beside_sox("20 WAVs of 70 s to 16 kHz and 16 bits", "converted", studio, ["--allow", "resample"], convert)
    cut = [
        core + ["sox", "-V1", source, place(f"piece-{number}-.wav"), "trim", "0", "14", ":", "newfile", ":", "restart"]
        for number, source in enumerate(studio)
    ]
    beside_sox("20 WAVs of 70 s, split", "split", studio, [], cut)

    chosen = [ours, "prepare", "--profile", place("chosen.yml"), "--plan"] + cache + wav[:500]
    run(chosen)
    taken = statistics.median(run(chosen) for _ in range(rounds))
    rows.append(("prepare --plan --cache, 500 recordings, again", in_words(taken), "", "", "", "1 s", "yes" if taken <= 1 else "NO"))
    run(["true"], fresh=(folder,))
    return rows


# ── The table ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def in_words(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.3f} s"


def table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for index, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if index == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser(
        description="Times voice-preflight beside its peers. Call scripts/benchmark instead."
    )
    parser.add_argument("--ours", required=True, help="the built command")
    parser.add_argument("--sandbox", help="the built vendor-sandbox, which is uploaded to")
    parser.add_argument("--python", help="a Python that has mutagen and tinytag")
    parser.add_argument("--corpus", required=True, help="the folder of the corpus")
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds after one to warm up (5)")
    arguments = parser.parse_args()
    ours, corpus, rounds = arguments.ours, arguments.corpus, arguments.rounds

    print(
        f"{os.cpu_count()} cores, {output(['uname', '-srm']).strip()}; medians of {rounds} rounds side by side, after one to warm up\n",
        flush=True,
    )
    make_corpus(corpus)
    with open(os.path.join(corpus, "truth.json")) as file:
        truth = json.load(file)
    wav, mp3, studio = (sorted(path for path in truth if f"/{folder}/" in path) for folder in ("wav", "mp3", "studio"))
    others = peers(arguments.python)

    figures = [("work", "ours", "peer", "", "ratio", "bound", "met")]
    answers = [("length of", "by", "time", "within 0.1 s", "exact to the sample", "error of the total")]

    def compare(work, command, peer, peer_command, bound, most=None, turns=rounds, fresh=()):
        medians = side_by_side({"ours": command, "peer": peer_command}, turns, fresh)
        ratio = medians["ours"] / medians["peer"]
        met = ratio <= bound and (most is None or medians["ours"] <= most)
        limit = f"{bound:g} ×" + (f", {in_words(most)}" if most else "")
        figures.append(
            (
                work,
                in_words(medians["ours"]),
                in_words(medians["peer"]),
                peer,
                f"{ratio:.2f}",
                limit,
                "yes" if met else "NO",
            )
        )
        return medians["ours"]

    def answered(what, who, seconds, said, paths):
        close, exact, error = judge(said, truth, paths)
        answers.append((what, who, in_words(seconds), f"{close} of {len(paths)}", f"{exact} of {len(paths)}", error))

    scan = [ours, "measure", "--depth", "scan"]
    decode = [ours, "measure", "--depth", "decode"]
    for what, paths in ((f"{len(wav):,} WAVs of 3 s", wav), (f"{len(mp3)} MP3s of 1 MB", mp3)):
        taken = compare(f"measure {what}", scan + paths, "soxi -D", ["soxi", "-D"] + paths, 1 if paths is wav else 2)
        answered(what, "voice-preflight, scan", taken, our_answers(ours, "scan", paths), paths)
        if paths is mp3:
            taken = compare(
                f"measure --depth decode {what}", decode + mp3, "mpg123 -q -t", ["mpg123", "-q", "-t"] + mp3, 0.6
            )
            answered(what, "voice-preflight, decode", taken, our_answers(ours, "decode", mp3), mp3)
        # mpg123 takes MP3 only; and ffprobe, a process for each file, would take minutes for 4,000.
        chosen = {name: peer for name, peer in others.items() if paths is mp3 or name not in ("mpg123_scan", "ffprobe")}
        medians = side_by_side({name: command(paths) for name, (command, _) in chosen.items()}, rounds)
        for name, (_, says) in chosen.items():
            answered(what, name, medians[name], says(paths), paths)
    check = [ours, "check", "--profile", "alibaba-ims-basic"]
    digest = ["openssl", "dgst", "-sha256"] + studio
    signal = "ebur128=peak=true,astats,silencedetect"
    ffmpeg = [["ffmpeg", "-v", "error", "-nostats", "-i", path, "-af", signal, "-f", "null", "-"] for path in studio]
    compare("check --depth decode, 20 WAVs of 70 s", check + ["--depth", "decode"] + studio, "openssl dgst -sha256", digest, 1.5)
    compare("the same", check + ["--depth", "decode"] + studio, "ffmpeg " + signal, ffmpeg, 0.06, turns=min(3, rounds))
    taken = compare("check (listen) of the same", check + studio, "the same, decode", check + ["--depth", "decode"] + studio, 30)
    length = sum(truth[path]["frames"] / truth[path]["rate"] for path in studio)
    figures.append(
        ("check (listen), times real time", f"{length / taken:,.0f}", "", "", "", "400", "yes" if length >= 400 * taken else "NO")
    )
    answered(
        "20 WAVs of 70 s", "voice-preflight, decode", run(decode + studio), our_answers(ours, "decode", studio), studio
    )
    compare(
        "start (--version)",
        [ours, "--version"],
        "ffprobe -version",
        ["ffprobe", "-version"],
        0.15,
        most=0.012,
        turns=10 * rounds,
    )

    remembered = os.path.join(corpus, "remembered")
    for what, paths in (("MP3s of 1 MB", mp3), ("WAVs of 70 s", studio)):
        links = linked(paths, 500, os.path.join(corpus, "linked"))
        check = [ours, "check", "--profile", "alibaba-ims-basic", links, "--cache"]
        first = [["rm", "-rf", remembered + "-first"], check + [remembered + "-first"]]
        compare(
            f"check --cache, 500 {what}, again", check + [remembered], "the same, first", first, 0.05, turns=min(3, rounds)
        )
        run(["true"], fresh=(links, remembered, remembered + "-first"))

    large, packed, zipped = (os.path.join(corpus, "large", name) for name in ("500-MB.wav", "packed", "zipped.zip"))
    package = [ours, "package", "--profile", "huawei-metastudio-premium", "--depth", "decode", "--output", packed, large]
    compare("package 500 MB WAV", package, "zip -0", ["zip", "-q", "-0", zipped, large], 1.3, fresh=(packed, zipped))
    run(["true"], fresh=(packed, zipped))
    peak = statistics.median(peak_megabytes(package + ["--replace"], corpus) for _ in range(3))
    figures.append(
        ("peak memory, 500 MB WAV, package", f"{peak:.1f} MB", "", "", "", "48 MB", "yes" if peak <= 48 else "NO")
    )
    run(["true"], fresh=(packed,))

    listen = [ours, "measure", "--depth", "listen"]
    for work, name, command, most in (
        ("5 GiB sparse RF64", "5-GiB-sparse.wav", scan, 48),
        ("500 MB WAV", "500-MB.wav", decode, 48),
        ("500 MB WAV", "500-MB.wav", listen, 96),
    ):
        path = os.path.join(corpus, "large", name)
        peak = statistics.median(peak_megabytes(command + [path], corpus) for _ in range(3))
        figures.append(
            (
                f"peak memory, {work}, {command[-1]}",
                f"{peak:.1f} MB",
                "",
                "",
                "",
                f"{most} MB",
                "yes" if peak <= most else "NO",
            )
        )
        answered(
            work,
            f"voice-preflight, {command[-1]}",
            run(command + [path]),
            our_answers(ours, command[-1], [path]),
            [path],
        )

    for row in preparing(ours, corpus, studio, wav, min(3, rounds)):
        figures.append(row)

    if arguments.sandbox:
        peak, seconds = peak_of_upload(ours, arguments.sandbox, corpus)
        work = f"peak memory, 2 GiB zip, submit ({in_words(seconds)})"
        figures.append((work, f"{peak:.1f} MB", "", "", "", "64 MB", "yes" if peak <= 64 else "NO"))

    for work, error, peer, bound, met in listening_accuracy.rows(ours, corpus, studio):
        figures.append((work, error, "", peer, "", bound, "yes" if met else "NO"))

    table(figures)
    table(answers)


if __name__ == "__main__":
    main()
