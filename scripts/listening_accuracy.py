"""How near the values that `voice-preflight measure --depth listen` estimates are to those that the recordings were made with.

Called by scripts/benchmark.py. The recordings are made here: phrases by espeak-ng with silence of known length between them, noise of a
known level, and filters with a known edge. What is exact is compared with libebur128."""

import array
import ctypes
import json
import math
import os
import random
import subprocess

RATE = 16000
PHRASES = (
    "the morning train left the station ten minutes late",
    "she carried the old lantern down into the cellar",
    "nobody remembered who had painted the garden wall",
    "seven boats were waiting under the wooden bridge",
    "the baker opened his windows before the sun came up",
    "a letter from the harbour master lay on the table",
    "they measured the field twice and wrote it all down",
    "the choir began to sing when the bells fell silent",
)
# EBUR128_MODE_I and EBUR128_MODE_TRUE_PEAK of ebur128.h.
GLOBAL, TRUE_PEAK = 0b101, 0b110001
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb+m3")


def samples_of(command):
    """The samples, as floating-point numbers with full scale as 1, that a command writes as 16-bit numbers."""
    raw = array.array("h", subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)
    return [sample / 32768 for sample in raw]


def phrases(folder, voice):
    """Each phrase at 16 kHz, without silence at its ends, 20 dB below full scale."""
    spoken = os.path.join(folder, "phrase.wav")
    result = []
    for phrase in PHRASES:
        subprocess.run(["espeak-ng", "-v", voice, "-w", spoken, phrase], check=True)
        trim = ["silence", "1", "0.01", "-60d", "reverse"]
        found = samples_of(["sox", "-R", "-D", spoken, "-t", "s16", "-", "rate", str(RATE)] + 2 * trim)
        gain = 0.1 / math.sqrt(power(found))
        result.append([gain * sample for sample in found])
    os.remove(spoken)
    return result


def power(samples):
    return sum(sample * sample for sample in samples) / len(samples)


def noise(kind, count, seed):
    """White, pink or brown noise with a power of 1."""
    chance = random.Random(seed)
    made, slow, rows = [], 0.0, [0.0] * 12
    for index in range(count):
        white = chance.gauss(0, 1)
        if kind == "white":
            made.append(white)
        elif kind == "brown":
            slow = 0.995 * slow + white
            made.append(slow)
        else:  # pink, after Voss and McCartney: each row is renewed half as often as the one before it
            row = ((index + 1) & -(index + 1)).bit_length() - 1
            if row < len(rows):
                rows[row] = chance.gauss(0, 1)
            made.append(sum(rows) + white)
    scale = 1 / math.sqrt(power(made))
    return [scale * sample for sample in made]


def write(path, samples):
    raw = array.array("h", (max(-32768, min(32767, round(sample * 32768))) for sample in samples))
    sox = ["sox", "-t", "s16", "-r", str(RATE), "-c", "1", "-", path]
    subprocess.run(sox, input=raw.tobytes(), check=True)
    return path


def measured(ours, paths):
    """Signal and speech of each recording."""
    command = [ours, "measure", "--depth", "listen", "--format", "json"] + paths
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return [(found["signal"], found["speech"]) for found in json.loads(answer)["recordings"]]


def libebur128(path):
    """Integrated loudness and true peak of a mono recording by libebur128."""
    rate = int(subprocess.run(["soxi", "-r", path], stdout=subprocess.PIPE, check=True).stdout)
    floats = subprocess.run(["sox", "-D", path, "-t", "f32", "-"], stdout=subprocess.PIPE, check=True).stdout
    library = ctypes.CDLL("libebur128.so.1")
    library.ebur128_init.restype = ctypes.c_void_p
    state = ctypes.c_void_p(library.ebur128_init(1, ctypes.c_ulong(rate), GLOBAL | TRUE_PEAK))
    library.ebur128_add_frames_float(state, floats, ctypes.c_size_t(len(floats) // 4))
    loudness, peak = ctypes.c_double(), ctypes.c_double()
    library.ebur128_loudness_global(state, ctypes.byref(loudness))
    library.ebur128_true_peak(state, 0, ctypes.byref(peak))
    library.ebur128_destroy(ctypes.byref(state))
    return loudness.value, 20 * math.log10(peak.value)


def rows(ours, corpus, studio):
    """A row for each kind of value: work, the greatest error, the peer, the bound, and whether it is met."""
    folder = os.path.join(corpus, "listening")
    os.makedirs(folder, exist_ok=True)
    mixtures, noisy, filtered = [], [], []
    for number, voice in enumerate(VOICES):
        spoken, chance = phrases(folder, voice), random.Random(number)
        recording, speech = [0.0] * RATE, 0
        for phrase in spoken:
            recording += phrase + [0.0] * round(chance.uniform(0.6, 2) * RATE)
            speech += len(phrase)
        level = sum(power(phrase) * len(phrase) for phrase in spoken) / speech
        for kind in ("white", "pink", "brown"):
            hiss = noise(kind, len(recording), number)
            for ratio in (40, 30, 20, 10):
                gain = math.sqrt(level / 10 ** (ratio / 10))
                mixed = [sample + gain * other for sample, other in zip(recording, hiss)]
                path = write(os.path.join(folder, f"{number}-{kind}-{ratio}.wav"), mixed)
                noisy.append((path, ratio))
                if ratio >= 20:
                    mixtures.append((path, speech / RATE))
                if ratio == 30 and kind == "white":
                    for edge in (3400, 5000, 7000):
                        narrow = os.path.join(folder, f"{number}-{edge}.wav")
                        subprocess.run(["sox", "-R", "-D", path, narrow, "sinc", "-t", "200", f"-{edge}"], check=True)
                        filtered.append((narrow, edge))

    def error(pairs, value, relative=False):
        heard = measured(ours, [path for path, _ in pairs])
        errors = []
        for (_, truth), (signal, speech) in zip(pairs, heard):
            found = value(signal, speech)
            errors.append(math.inf if found is None else abs(found - truth) / (truth if relative else 1))
        return max(errors)

    loudness = [(path, libebur128(path)) for path in studio[:6] + [path for path, _ in noisy[:6]]]
    estimate = lambda key: lambda signal, speech: speech[key] and speech[key]["value"]
    ratio = error(noisy, estimate("snr"))
    duration = error(mixtures, estimate("duration"), relative=True)
    width = error(filtered, estimate("bandwidth"), relative=True)
    level = error([(path, both[0]) for path, both in loudness], lambda signal, speech: signal["loudness"])
    peak = error([(path, both[1]) for path, both in loudness], lambda signal, speech: signal["truePeak"])
    return [
        (f"loudness of {len(loudness)} recordings", f"{level:.2f} LU", "libebur128", "0.1 LU", level <= 0.1),
        (f"true peak of {len(loudness)} recordings", f"{peak:.2f} dB", "libebur128", "0.2 dB", peak <= 0.2),
        (f"SNR, 40 to 10 dB, 3 noises, {len(noisy)} mixtures", f"{ratio:.1f} dB", "as mixed", "3 dB", ratio <= 3),
        (f"speech duration of {len(mixtures)} mixtures", f"{duration:.1%}", "as mixed", "5 %", duration <= 0.05),
        (f"bandwidth of {len(filtered)} filtered", f"{width:.1%}", "the filter", "10 %", width <= 0.1),
    ]
