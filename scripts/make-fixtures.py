"""The recipes of the small fixtures. Called by make-fixtures, which says what has to be installed.

    make-fixtures.py text NUMBER            prints the text of one recording of the session
    make-fixtures.py letter                 prints the letter of the rehearsal, a PDF
    make-fixtures.py small WORK FIXTURES    makes the small fixtures from the encodings in WORK, with expected.json and README.md

What is expected of a fixture comes from its recipe: how many samples went into the encoder, which bytes were changed, how many
frames a stream of that encoder has. It never comes from voice-preflight.
"""

import json
import os
import random
import re
import shutil
import struct
import sys

# ── The text that is spoken in the session ────────────────────────────────────────────────────────────────────────────────

SUBJECTS = """the old lighthouse keeper|a young carpenter|our neighbour from the hill|the railway inspector|my grandmother
the librarian|a travelling musician|the harbour master|the baker's daughter|an absent minded professor|the night watchman
a group of students|the ferry captain|the village doctor|two quiet fishermen|the gardener""".replace("\n", "|").split("|")
VERBS = """repaired|described|carried home|forgot about|borrowed|painted|measured|counted|wrapped up|photographed|looked for
admired|sold|restored|drew|explained""".replace("\n", "|").split("|")
OBJECTS = """the brass telescope|a crooked wooden bench|seven jars of honey|the map of the northern coast|an enormous bicycle
a box of letters|the broken clock|three pairs of boots|a bundle of dry oak|the blue sailing boat|a basket of sour cherries
the long wooden ladder|her favourite violin|the station's timetable|a pot of thick vegetable soup|the weather report
""".strip().replace("\n", "|").split("|")
PLACES = """beside the quay|before breakfast|in the middle of a thunderstorm|under the chestnut trees|without saying a word
on the first of March|while everybody else was asleep|behind the post office|at the edge of the orchard|during the long journey south
near platform nine|as quickly as possible|after the rain had stopped|with a good deal of patience|between the two bridges
for the third time that year""".replace("\n", "|").split("|")
REMARKS = """Nobody asked why.|It took forty-five minutes.|What would you have done?|That was perfectly reasonable.|The price was
 eighteen pounds and sixty pence.|Could anything be simpler?|We all laughed about it later.|The answer came the next morning.|
Of course, the zebra was only a picture.|She thanked him very kindly.""".replace("\n", "").split("|")


def session_text(number):
    chance = random.Random(number)
    sentences = []
    for index in range(40):
        subject, verb, thing, place = (chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, PLACES))
        sentences.append(f"{subject[0].upper()}{subject[1:]} {verb} {thing} {place}.")
        if index % 3 == 2:
            sentences.append(chance.choice(REMARKS))
    return "\n".join(sentences)


def letter():
    """A PDF of one page: in a rehearsal it stands for the letter of authorization."""
    text = b"BT /F1 14 Tf 72 720 Td (For rehearsals: this stands for the letter of authorization.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    document, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return document + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        count, table, count, len(document))


# ── Writing fixtures down ─────────────────────────────────────────────────────────────────────────────────────────────────

WORK = FIXTURES = ""
EXPECTED = []
RECIPES = []


def source(name):
    with open(os.path.join(WORK, name), "rb") as file:
        return file.read()


def fixture(path, data, how, say, *, case=None, container=None, codec=None, rate=None, channels=1, depth="unsaid",
            frames=None, coded=None, defects=(), exactly=False, unreadable=None):
    """Writes one fixture with its row of README.md and its object of expected.json. What is not certain is left out."""
    full = os.path.join(FIXTURES, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "wb") as file:
        file.write(data)
    RECIPES.append((path, case, how, say))
    expected = {"path": path}
    if unreadable:
        expected["unreadable"] = unreadable
    else:
        facts = {"container": container, "codec": codec, "sampleRate": rate, "channelCount": channels,
                 "frameCount": frames, "codedFrameCount": coded}
        expected.update({key: value for key, value in facts.items() if value is not None})
        if depth != "unsaid":
            expected["bitDepth"] = depth
        expected["defects"] = list(defects)
        if exactly:
            expected["defectsExactly"] = True
    EXPECTED.append(expected)


def noise(count, seed=1, avoid=()):
    chance = random.Random(seed)
    allowed = [value for value in range(256) if value not in avoid]
    return bytes(chance.choice(allowed) for _ in range(count))


# ── RIFF ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

PCM_GUID_TAIL = bytes.fromhex("000000001000800000aa00389b71")


def fmt(tag=1, channels=1, rate=8000, bits=16, size=16):
    align = channels * ((bits + 7) // 8)
    body = struct.pack("<HHIIHH", 0xFFFE if size == 40 else tag, channels, rate, rate * align, align, bits)
    if size == 18:
        body += b"\0\0"
    if size == 40:
        body += struct.pack("<HHIH", 22, bits, 4, tag) + PCM_GUID_TAIL
    return body


def chunk(name, body, size=None, pad=True):
    data = name + struct.pack("<I", len(body) if size is None else size) + body
    return data + b"\0" if pad and len(body) % 2 else data


def riff(*chunks, magic=b"RIFF", size=None):
    body = b"WAVE" + b"".join(chunks)
    return magic + struct.pack("<I", len(body) if size is None else size) + body


def ds64(riff_size, data_size, frames):
    return chunk(b"ds64", struct.pack("<QQQI", riff_size, data_size, frames, 0))


def wave_data(name):
    """The body of the data chunk of a WAV that sox or ffmpeg made."""
    data = source(name)
    at = data.index(b"data")
    return data[at + 8:at + 8 + struct.unpack_from("<I", data, at + 4)[0]]


def make_wave():
    pcm = wave_data("speech-8k.wav")
    count = len(pcm) // 2
    assert count == 801
    samples = struct.unpack(f"<{count}h", pcm)
    data = chunk(b"data", pcm)
    same = dict(container="wav", codec="pcm_s16le", rate=8000, depth=16, frames=count, coded=count)
    clean = dict(defects=[], exactly=True)
    head = chunk(b"fmt ", fmt())
    plain = riff(head, data)

    fixture("wav/pcm-s16.wav", plain, "801 samples of speech, 8 kHz mono; 44-byte header", "clean", **same, **clean)
    for name, codec, bits, tag, body in (
            ("pcm-u8", "pcm_u8", 8, 1, bytes((value >> 8) + 128 for value in samples)),
            ("pcm-s24", "pcm_s24le", 24, 1,
                b"".join((value << 8).to_bytes(3, "little", signed=True) for value in samples)),
            ("pcm-s32", "pcm_s32le", 32, 1, b"".join(struct.pack("<i", value << 16) for value in samples)),
            ("float32", "pcm_f32le", 32, 3, b"".join(struct.pack("<f", value / 32768) for value in samples)),
            ("float64", "pcm_f64le", 64, 3, b"".join(struct.pack("<d", value / 32768) for value in samples))):
        fact = chunk(b"fact", struct.pack("<I", count)) if tag == 3 else b""
        fixture(f"wav/{name}.wav", riff(chunk(b"fmt ", fmt(tag, bits=bits, size=18 if tag == 3 else 16)), fact,
            chunk(b"data", body)),
                f"the same samples as {codec}", "clean", **{**same, "codec": codec, "depth": bits}, **clean)
    stereo = b"".join(struct.pack("<hh", value, -value) for value in samples)
    fixture("wav/stereo.wav", riff(chunk(b"fmt ", fmt(channels=2)), chunk(b"data", stereo)), "the same samples, twice",
        "clean: 801 frames, not 1602",
        **same, channels=2, **clean)
    for size in (18, 40):
        fixture(f"wav/fmt-size-{size}.wav", riff(chunk(b"fmt ", fmt(size=size)), data),
                f"fmt chunk of {size} bytes" + (" (WAVE_FORMAT_EXTENSIBLE, PCM)" if size == 40 else ""),
                "PCM like any other", case="E13", **same, **clean)
    floats = b"".join(struct.pack("<f", value / 32768) for value in samples)
    fixture("wav/extensible-float32.wav",
        riff(chunk(b"fmt ", fmt(3, bits=32, size=40)), chunk(b"fact", struct.pack("<I", count)),
        chunk(b"data", floats)),
            "WAVE_FORMAT_EXTENSIBLE whose GUID says float", "float, not PCM integers", case="E13",
            **{**same, "codec": "pcm_f32le", "depth": 32}, **clean)

    for name in ("alaw", "mulaw"):
        fixture(f"wav/{name}.wav", source(f"{name}.wav"), f"ffmpeg -c:a pcm_{name}", "clean", container="wav",
            codec=f"pcm_{name}", rate=8000,
            frames=count, coded=count, **clean)
    fixture("wav/adpcm-ima.wav", source("ima.wav"),
        "ffmpeg -c:a adpcm_ima_wav -block_size 256; 1,010 samples are exactly two blocks", "1,010 samples",
        container="wav", codec="adpcm_ima_wav", rate=8000, frames=1010, coded=1010)
    fixture("wav/adpcm-ms.wav", source("ms.wav"),
        "ffmpeg -c:a adpcm_ms -block_size 256; 1,000 samples are exactly two blocks", "1,000 samples",
        container="wav", codec="adpcm_ms", rate=8000, frames=1000, coded=1000)
    in_wave = wave_data("mp3-in.wav")
    fixture("wav/mp3-in-wav.wav", source("mp3-in.wav"), "ffmpeg -c:a libmp3lame into a WAV (format tag 0x0055)",
        "container wav, codec mp3: not PCM", case="E13",
        container="wav", codec="mp3", rate=16000, depth=None,
        coded=sum(frame.samples for frame in mpeg_frames(in_wave)))

    # Sizes that say something else than the file
    for name, size in (("data-size-zero-riff-36", 36), ("data-size-zero-riff-0", 0), ("data-size-zero-riff-8", 8)):
        fixture(f"wav/{name}.wav", riff(head, chunk(b"data", pcm, size=0), size=size),
            f"data size 0, RIFF size {size}, and audio to the end: a recorder that died",
            "measured to the end of the file; neither 0 s nor clean", case="E10", **same,
            defects=["wav.unfinalised"])
    fixture("wav/streaming-size.wav", riff(head, chunk(b"data", pcm, size=0xFFFFFFFF), size=0xFFFFFFFF),
        "both sizes 0xFFFFFFFF, as from a pipe",
        "measured to the end of the file", case="E09", **same, defects=["wav.streaming-size"])
    # As ffmpeg does when it writes to a pipe: with a LIST chunk in front.
    fixture("wav/streaming-size-list.wav",
        riff(head, chunk(b"LIST", b"INFOISFT" + struct.pack("<I", 4) + b"Lavf"), chunk(b"data", pcm, size=0xFFFFFFFF),
        size=0xFFFFFFFF),
            "the same with a LIST chunk in front, as ffmpeg writes to a pipe", "measured to the end of the file",
            case="E09", **same, defects=["wav.streaming-size"])
    fixture("wav/streaming-size-7fff.wav", riff(head, chunk(b"data", pcm, size=0x7FFFF000), size=0x7FFFF024),
        "data size 0x7FFFF000, as sox writes to a pipe",
        "measured to the end of the file", case="E09", **same)
    cut = 600
    fixture("wav/truncated.wav", plain[:44 + cut * 2], "cut after 600 of 801 samples",
        "600 samples are present; 201 (402 bytes) are missing", case="E11",
        **{**same, "frames": cut, "coded": cut}, defects=["wav.truncated"])
    fixture("wav/truncated-mid-sample.wav", plain[:44 + cut * 2 + 1], "cut in the middle of the 601st sample",
        "600 whole samples are present", case="E11",
        **{**same, "frames": cut, "coded": cut}, defects=["wav.truncated"])
    fixture("wav/riff-size-too-small.wav", riff(head, data, size=100), "RIFF size 100, all else right", "data decides",
        **same, defects=["wav.size-mismatch"])
    fixture("wav/riff-size-too-large.wav", riff(head, data, size=5000), "RIFF size 5000, all else right",
        "data decides", **same, defects=["wav.size-mismatch"])
    fixture("wav/partial-frame.wav", riff(head, chunk(b"data", pcm + b"\x11")),
        "data of 1,603 bytes: half a sample too many", "801 whole samples",
        **same, defects=["wav.partial-frame"])
    fixture("wav/trailing-garbage.wav", plain + noise(60, avoid=range(32, 127)),
        "60 bytes of noise after the RIFF chunk", "no influence on the length",
        **same, defects=["trailing.garbage"])

    # Chunks besides fmt and data
    info = chunk(b"LIST", b"INFO" + chunk(b"INAM", b"Seven ships\0"))
    bext = chunk(b"bext", b"A description".ljust(602, b"\0"))
    junk = chunk(b"JUNK", bytes(28))
    tag = chunk(b"id3 ", id3v2([text_frame("TIT2", "Seven ships")]))
    fixture("wav/chunks-before-and-after.wav",
        riff(junk, bext, head, info, data, tag, chunk(b"LIST", b"INFO" + chunk(b"ICMT", b"After\0"))),
        "JUNK, bext and LIST before data; id3 and LIST after it", "only data counts", case="E14", **same, **clean)
    fixture("wav/chunk-named-data-inside-list.wav",
        riff(head, chunk(b"LIST", b"INFO" + chunk(b"data", bytes(40))), data), "a chunk called data inside a LIST",
        "only the real data counts", case="E14", **same, **clean)
    fixture("wav/odd-chunk-with-pad.wav", riff(head, chunk(b"LIST", b"INFOabc"), data),
        "LIST of 7 bytes and its pad byte", "clean", case="E14", **same, **clean)
    fixture("wav/odd-chunk-without-pad.wav", riff(head, chunk(b"LIST", b"INFOabc", pad=False), data),
        "LIST of 7 bytes, no pad byte", "the data is still found", case="E14",
        **same, defects=["wav.missing-pad"])
    u8 = bytes((value >> 8) + 128 for value in samples)
    fixture("wav/odd-data-without-pad.wav", riff(chunk(b"fmt ", fmt(bits=8)), chunk(b"data", u8, pad=False)),
        "801 bytes of data, no pad byte at the end of the file",
        "801 samples", case="E14", **{**same, "codec": "pcm_u8", "depth": 8}, defects=["wav.missing-pad"])
    fixture("wav/zero-size-chunk.wav", riff(head, chunk(b"LIST", b""), chunk(b"JUNK", b""), data, chunk(b"LIST", b"")),
        "chunks of no bytes before and after data", "no hang", case="E14", **same, **clean)
    fixture("wav/chunk-size-overflow-after-data.wav", riff(head, data, chunk(b"LIST", b"INFO", size=0xFFFFFFF0)),
        "a LIST after data that claims 4 GiB", "the data is measured", case="E14",
        **same, defects=["wav.chunk-overflow"])
    fixture("wav/chunk-size-overflow-before-data.wav", riff(head, chunk(b"LIST", b"INFO", size=0xFFFFFFF0), data),
        "a LIST before data that claims 4 GiB", "data is inside what LIST claims, so there is none",
        case="E14", unreadable="wav.no-data")
    fixture("wav/many-empty-chunks.wav", riff(head, chunk(b"JUNK", b"") * 500, data),
        "500 chunks of no bytes before data", "no hang", case="E14", **same, **clean)
    fixture("wav/data-before-fmt.wav", riff(data, head), "data comes before fmt",
        "against the specification, and measurable", **same)
    fixture("wav/fact-too-large.wav", riff(head, chunk(b"fact", struct.pack("<I", 99999)), data),
        "PCM whose fact chunk says 99,999 samples", "data decides", case="E15",
        **same, defects=["wav.fact-mismatch"])
    fixture("wav/two-fmt.wav", riff(head, chunk(b"fmt ", fmt(rate=16000)), data), "two fmt chunks: 8 kHz, then 16 kHz",
        "an error, whichever one is taken", case="E15",
        **{**same, "rate": None}, defects=["wav.multiple-format"])
    fixture("wav/two-data.wav", riff(head, data, chunk(b"data", pcm[:400])), "two data chunks: 801 and 200 samples",
        "an error; never summed", case="E15",
        **{**same, "frames": None, "coded": None}, defects=["wav.multiple-data"])

    # 64 bit
    fixture("wav/rf64.wav", riff(ds64(len(plain) - 8 + 36, len(pcm), count), head, chunk(b"data", pcm, size=0xFFFFFFFF),
        magic=b"RF64", size=0xFFFFFFFF),
            "RF64 with ds64, sizes 0xFFFFFFFF", "measured; container rf64", case="E12", **{**same, "container": "rf64"},
            **clean)
    fixture("wav/bw64.wav", riff(ds64(len(plain) - 8 + 36, len(pcm), count), head, chunk(b"data", pcm, size=0xFFFFFFFF),
        magic=b"BW64", size=0xFFFFFFFF),
            "BW64 with ds64, sizes 0xFFFFFFFF", "measured; container bw64", case="E12", **{**same, "container": "bw64"},
            **clean)
    fixture("wav/rf64-without-sentinel.wav", riff(ds64(999, 77, 5), head, data, magic=b"RF64"),
        "RF64 whose 32-bit sizes are real and whose ds64 is nonsense",
        "ds64 counts only where the 32-bit field is 0xFFFFFFFF", case="E12", **{**same, "container": "rf64"})
    fixture("wav/rf64-truncated.wav", riff(ds64(6_000_000_036, 6_000_000_000, 3_000_000_000), head, chunk(b"data", pcm,
        size=0xFFFFFFFF), magic=b"RF64", size=0xFFFFFFFF),
            "RF64 whose ds64 claims 6 GB of data", "801 samples are present", case="E12",
            **{**same, "container": "rf64"}, defects=["wav.truncated"])
    fixture("wav/ds64-with-junk-magic-riff.wav", riff(chunk(b"JUNK", bytes(28)), head, data),
        "RIFF with the JUNK chunk that keeps room for a ds64", "a plain RIFF", case="E12", **same, **clean)

    # What cannot be measured
    fixture("wav/header-only.wav", riff(head, chunk(b"data", b"")), "44 bytes of header, no sample", "no audio",
        unreadable="wav.no-audio")
    fixture("wav/no-data.wav", riff(head, info), "fmt and LIST, no data", "no audio", unreadable="wav.no-data")
    fixture("wav/no-fmt.wav", riff(data), "data without fmt", "cannot be measured", unreadable="wav.no-format")
    fixture("wav/empty.wav", b"", "0 bytes", "empty", unreadable="file.empty")
    fixture("wav/text.wav", b"This is not a recording.\nIt only has the name of one.\n" * 8, "a text named .wav",
        "not audio", unreadable="container.unknown")
    fixture("wav/zeros.wav", bytes(2000), "2,000 zero bytes named .wav", "not audio", unreadable="container.unknown")

    # Names that disagree with the content
    fixture("wav/mp3-named-wav.wav", source("cbr-info.mp3"), "lame -b 40, named .wav", "an MP3 with a wrong name",
        case="E07",
        container="mp3", codec="mp3", rate=16000, depth=None, frames=5000,
        coded=audio_samples(source("cbr-info.mp3")), defects=["extension.mismatch"])
    fixture("mp3/wav-named-mp3.mp3", plain, "wav/pcm-s16.wav, named .mp3", "a WAV with a wrong name", case="E07",
        **same, defects=["extension.mismatch"])

    fixture("w64/pcm-s16.w64", source("plain.w64"), "sox, 801 samples", "clean", **{**same, "container": "w64"},
        **clean)
    cut_w64 = source("plain.w64")
    fixture("w64/truncated.w64", cut_w64[:-400], "the same without its last 400 bytes", "what is present is measured",
        container="w64", codec="pcm_s16le", rate=8000, depth=16)
    fixture("au/pcm-s16.au", source("plain.au"), "sox, 801 samples", "clean",
        **{**same, "container": "au", "codec": "pcm_s16be"}, **clean)


# ── MPEG audio ────────────────────────────────────────────────────────────────────────────────────────────────────────────

BITRATES = {
    (1, 1): [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    (1, 2): [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    (1, 3): [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    (2, 1): [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    (2, 2): [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
BITRATES[2, 3] = BITRATES[2, 2]
RATES = {3: [44100, 48000, 32000], 2: [22050, 24000, 16000], 0: [11025, 12000, 8000]}


class Frame:
    def __init__(self, start, data):
        version, layer = data[start + 1] >> 3 & 3, 4 - (data[start + 1] >> 1 & 3)
        lsf = 1 if version == 3 else 2
        self.rate = RATES[version][data[start + 2] >> 2 & 3]
        bitrate = BITRATES[lsf, layer][data[start + 2] >> 4] * 1000
        padding = data[start + 2] >> 1 & 1
        self.samples = 384 if layer == 1 else 1152 if layer == 2 or lsf == 1 else 576
        self.size = (12 * bitrate // self.rate + padding) * 4 if layer == 1 else self.samples // 8 * bitrate // self.rate + padding
        self.start, self.end = start, start + self.size
        mono = data[start + 3] >> 6 == 3
        self.side = start + 4 + ((17 if mono else 32) if lsf == 1 else (9 if mono else 17))
        self.is_info = data[self.side:self.side + 4] in (b"Xing", b"Info") or data[start + 36:start + 40] == b"VBRI"


def mpeg_frames(data):
    """The frames of a stream that an encoder made: one behind the other, from the first byte to the last."""
    frames, at = [], 0
    while at + 4 <= len(data):
        assert data[at] == 0xFF and data[at + 1] >= 0xE0, (at, data[at:at + 4])
        frame = Frame(at, data)
        if frame.end > len(data):
            break
        frames.append(frame)
        at = frame.end
    return frames


def audio_samples(data):
    return sum(frame.samples for frame in mpeg_frames(data) if not frame.is_info)


def syncsafe(value):
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def text_frame(name, text, version=3):
    body = b"\0" + text.encode("latin-1")
    return name.encode() + (syncsafe(len(body)) if version == 4 else struct.pack(">I", len(body))) + b"\0\0" + body


def comment_frame(description, text):
    body = b"\0eng" + description + b"\0" + text
    return b"COMM" + struct.pack(">I", len(body)) + b"\0\0" + body


def picture_frame(size):
    # A JPEG's start and then bytes among which MP3 syncs are found.
    picture = b"\xff\xd8\xff\xe0" + noise(size - 8, seed=2) + b"\xff\xfb\x90\x64"
    body = b"\0image/jpeg\0\x03\0" + picture
    return b"APIC" + struct.pack(">I", len(body)) + b"\0\0" + body


def id3v2(frames, version=3, flags=0, padding=0):
    body = b"".join(frames) + bytes(padding)
    if flags & 0x80:
        # A zero byte behind each FF that a zero or the second byte of a sync follows.
        body = re.sub(rb"\xff(?=[\x00\xe0-\xff])", lambda match: b"\xff\x00", body)
    rest = bytes([version, 0, flags]) + syncsafe(len(body))
    return b"ID3" + rest + body + (b"3DI" + rest if flags & 0x10 else b"")


def id3v1(title):
    return (b"TAG" + title.ljust(30, b"\0")).ljust(127, b"\0") + b"\xff"


def apev2(key, value):
    item = struct.pack("<II", len(value), 2) + key + b"\0" + value
    def edge(flags):
        return b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, flags) + bytes(8)
    return edge(0xA0000000) + item + edge(0x80000000)


def xing_count(data, count):
    """The same file with another frame count in its Xing or Info frame."""
    at = mpeg_frames(data)[0].side + 8
    return data[:at] + struct.pack(">I", count) + data[at + 4:]


def make_mp3():
    cbr, info, vbr, xing = (source(name) for name in ("cbr.mp3", "cbr-info.mp3", "vbr.mp3", "vbr-xing.mp3"))
    assert mpeg_frames(info)[0].is_info and mpeg_frames(xing)[0].is_info and not mpeg_frames(vbr)[0].is_info and not mpeg_frames(cbr)[0].is_info
    count = 5000                                   # samples that went in
    coded = audio_samples(cbr)
    assert coded == audio_samples(info) == audio_samples(vbr) == audio_samples(xing) == 11 * 576
    mp3 = dict(container="mp3", codec="mp3", rate=16000, depth=None)
    gapless = dict(**mp3, frames=count, coded=coded)
    raw = dict(**mp3, frames=coded, coded=coded)

    fixture("mp3/cbr-lame-info.mp3", info, "5,000 samples, lame -b 40: with Info frame and LAME delay and padding",
        "gapless 5,000 samples; 6,336 in its 11 frames", case="E06", **gapless, defects=[], exactly=True)
    fixture("mp3/vbr-xing.mp3", xing, "lame -V 7: with Xing frame", "gapless 5,000 samples", case="E06", **gapless,
        defects=[], exactly=True)
    fixture("mp3/vbr-without-xing.mp3", vbr, "lame -V 7 -t: VBR without Xing frame",
        "still exact: 11 frames of 576 samples", case="E01", **raw, defects=["mp3.no-vbr-header"], exactly=True)
    fixture("mp3/cbr-without-info.mp3", cbr, "lame -b 24 -t", "11 frames of 576 samples", case="E02", **raw)
    fixture("mp3/cbr-without-info-id3v2-picture.mp3",
        id3v2([text_frame("TIT2", "Seven ships"), picture_frame(10000)]) + cbr,
        "the same behind an ID3v2.3 tag with a picture of 10,000 bytes, in which MP3 syncs are found",
        "the same length as without the picture", case="E02", **raw)
    for name, declared in (("zero", 0), ("double", 22), ("half", 5)):
        fixture(f"mp3/xing-count-{name}.mp3", xing_count(xing, declared),
            f"vbr-xing.mp3 whose Xing frame says {declared} frames instead of 11", "the frames that are there count",
            case="E03", **mp3, coded=coded, defects=["mp3.header-mismatch"])
    frames = mpeg_frames(xing)
    fixture("mp3/truncated-mid-frame.mp3", xing[:frames[7].start + 20],
        "vbr-xing.mp3 cut 20 bytes into its 7th audio frame", "6 whole frames are present; 5 are missing", case="E04",
        **mp3, coded=6 * 576, defects=["mp3.truncated"])
    fixture("mp3/truncated-between-frames.mp3", xing[:frames[7].start], "vbr-xing.mp3 cut after its 6th audio frame",
        "6 frames are present; 5 are missing", case="E04",
        **mp3, coded=6 * 576, defects=["mp3.truncated"])
    fixture("mp3/truncated-without-xing.mp3", vbr[:mpeg_frames(vbr)[8].start + 30],
        "vbr-without-xing.mp3 cut 30 bytes into its 9th frame", "8 whole frames; the last is cut", case="E04",
        **mp3, frames=8 * 576, coded=8 * 576, defects=["mp3.truncated"])

    # Tags at the end, tags that lie
    fixture("mp3/id3v1.mp3", cbr + id3v1(b"Seven ships"), "ID3v1 at the end", "no influence", case="E05", **raw)
    cover = apev2(b"Cover Art (Front)", b"cover.jpg\0" + noise(600, seed=3) + b"\xff\xfb\x90\x64")
    fixture("mp3/apev2.mp3", cbr + cover, "APEv2 with a cover at the end", "no influence", case="E05", **raw)
    fixture("mp3/apev2-id3v1.mp3", cbr + apev2(b"Comment", b"a TAG inside") + id3v1(b"Seven ships"),
        "APEv2 that contains the word TAG, then ID3v1", "no influence", case="E05", **raw)
    fixture("mp3/second-id3v2-at-end.mp3",
        id3v2([text_frame("TIT2", "First")]) + cbr + id3v2([text_frame("TIT2", "Second"), text_frame("TIME", "2019")]),
        "ID3v2.3 in front and a second one at the end", "no influence", case="E05", **raw)
    fixture("mp3/lying-tlen-and-time.mp3", id3v2([text_frame("TLEN", "999000"), text_frame("TIME", "2019")]) + info,
        "ID3v2.3 with TLEN of 999 s and TIME 2019", "no influence", case="E05", **gapless, defects=[], exactly=True)
    fixture("mp3/id3v24-footer.mp3", id3v2([text_frame("TIT2", "Seven ships", 4)], version=4, flags=0x10) + info,
        "ID3v2.4 with a footer", "no influence", **gapless, defects=[], exactly=True)
    fixture("mp3/id3v24-unsynchronisation.mp3",
        id3v2([text_frame("TIT2", "A\xff\xfb\x90dB\xff\xe0C", 4)], version=4, flags=0x80) + info,
        "ID3v2.4 with unsynchronisation", "no influence", **gapless, defects=[], exactly=True)
    fixture("mp3/id3v2-padding.mp3", id3v2([text_frame("TIT2", "Seven ships")], padding=500) + info,
        "ID3v2.3 with 500 bytes of padding", "no influence", **gapless, defects=[], exactly=True)
    fixture("mp3/two-id3v2-in-front.mp3",
        id3v2([text_frame("TIT2", "One")]) + id3v2([text_frame("TIT2", "Two")]) + info, "two ID3v2.3 tags in front",
        "no influence", **gapless, defects=[])
    itunes = f" 00000000 00000240 {coded - 576 - count:08X} {count:016X}" + " 00000000" * 8
    fixture("mp3/itunsmpb.mp3", id3v2([comment_frame(b"iTunSMPB", itunes.encode())]) + cbr,
        "lame -t, and a comment iTunSMPB that says 576 samples of delay, 760 of padding, 5,000 of sound",
        "gapless 5,000 samples", case="E06", **gapless)

    # Layers and versions
    for name, codec, data, rate, played, how in (
            ("mpeg1-layer3", "mp3", "mpeg1.mp3", 32000, 8000, "lame -b 40 at 32 kHz"),
            ("mpeg25-layer3", "mp3", "mpeg25.mp3", 8000, 3000, "lame -b 24 at 8 kHz: frames begin FF E3")):
        fixture(f"mp3/{name}.mp3", source(data), how, f"gapless {played:,} samples", case="E08", container="mp3",
            codec=codec, rate=rate, depth=None, frames=played, coded=audio_samples(source(data)), defects=[],
            exactly=True)
    for name, data, rate in (("mpeg1-layer2", "mpeg1.mp2", 32000), ("mpeg2-layer2", "mpeg2.mp2", 16000)):
        fixture(f"mp3/{name}.mp2", source(data), f"ffmpeg -c:a mp2 at {rate // 1000} kHz", "4 frames of 1,152 samples",
            case="E08", container="mp3", codec="mp2", rate=rate, depth=None, frames=4608, coded=4608)
    for name, first in (("mpeg1-layer1", b"\xff\xff\x18\xc0"), ("mpeg2-layer1", b"\xff\xf7\x18\xc0")):
        frame = Frame(0, first)
        fixture(f"mp3/{name}.mp1", (first + bytes(frame.size - 4)) * 12,
            "by hand: 12 frames whose payload is zero, which is silence", "12 frames of 384 samples", container="mp3",
            codec="mp1",
            rate=frame.rate, depth=None, frames=12 * 384, coded=12 * 384)
    free = source("free-format.mp3")
    assert len(free) == 12 * 180 and all(free[at:at + 4] == free[:4] and free[at + 2] >> 4 == 0 for at in range(0,
        len(free), 180)) and free[13:17] == b"Info"
    fixture("mp3/free-format-info.mp3", free, "lame --freeformat -b 40",
        "bit rate index 0: an Info frame and 11 frames of 180 bytes", **gapless, defects=["mp3.free-format"])
    fixture("mp3/free-format.mp3", free[180:], "the same without its Info frame", "11 frames of 180 bytes", **raw,
        defects=["mp3.free-format"])

    # VBRI, as Fraunhofer's encoders write it: a silent frame with the header 32 bytes behind the frame header.
    table = [sum(frame.size for frame in mpeg_frames(vbr)[at:at + 2]) for at in range(0, 11, 2)]
    vbri = b"VBRI" + struct.pack(">HHHIIHHHH", 1, 0, 75, len(vbr) + 288, 11, len(table), 1, 2,
        2) + b"".join(struct.pack(">H", size) for size in table)
    head = bytes([vbr[0], vbr[1], xing[2], vbr[3]])
    first = (head + bytes(32) + vbri).ljust(Frame(0, head).size, b"\0")
    fixture("mp3/vbri.mp3", first + vbr, "lame -V 7 -t behind a VBRI frame made by hand (delay 0)",
        "11 frames; the VBRI frame is not audio", **raw, defects=[])

    # More than one stream, and what is not a frame
    assert audio_samples(xing[:len(xing)]) == coded
    fixture("mp3/concatenated.mp3", info + xing, "cbr-lame-info.mp3 and vbr-xing.mp3, one behind the other",
        "22 audio frames; the second Xing frame is not audio", case="E20",
        **mp3, coded=2 * coded, defects=["mp3.embedded-info-frame"])
    fixture("mp3/concatenated-with-tags.mp3", cbr + id3v1(b"One") + id3v2([text_frame("TIT2", "Two")]) + cbr,
        "two MP3s with ID3v1 and ID3v2 between them", "22 audio frames", case="E20", **mp3, coded=2 * coded)
    other = source("mpeg1-plain.mp3")
    fixture("mp3/rate-change.mp3", cbr + other, "cbr-without-info.mp3 (16 kHz), then an MP3 of 32 kHz",
        "an error with the byte where it changes", case="E20", container="mp3", codec="mp3", depth=None,
        defects=["mp3.format-change"])
    silence = cbr[:3] + bytes([cbr[3] & 0x3F]) + bytes(mpeg_frames(cbr)[0].size - 4)
    fixture("mp3/channel-change.mp3", cbr + silence * 5,
        "cbr-without-info.mp3 (mono), then 5 frames of stereo silence made by hand",
        "an error with the byte where it changes; 16 frames", case="E20",
        **{**mp3, "channels": None}, coded=coded + 5 * 576, defects=["mp3.format-change"])
    middle = mpeg_frames(cbr)[5].start
    fixture("mp3/junk-between-frames.mp3", cbr[:middle] + bytes(100) + cbr[middle:],
        "100 zero bytes between two frames", "all 11 frames are counted", **mp3, coded=coded, defects=["mp3.junk"])
    fixture("mp3/false-sync-in-front.mp3",
        noise(150, seed=4, avoid=(0xFF,)) + b"\xff\xe3\x18\xc4" + noise(120, seed=5, avoid=(0xFF,)) + cbr,
        "274 bytes of junk with one valid header of 8 kbit/s in it, then the MP3", "no absurd length: 11 frames",
        case="E08", **mp3, coded=coded, defects=["mp3.junk"])
    fixture("mp3/trailing-garbage.mp3", cbr + noise(200, seed=6, avoid=(0xFF,)), "200 bytes of noise at the end",
        "no influence on the length", case="E05", **mp3, coded=coded, defects=["trailing.garbage"])
    fixture("mp3/zeros-in-front.mp3", bytes(300) + cbr, "300 zero bytes, then the MP3", "11 frames", **mp3, coded=coded)
    fixture("mp3/one-frame.mp3", cbr[:mpeg_frames(cbr)[0].end], "a single frame that fills the file", "576 samples",
        **mp3, frames=576, coded=576)
    fixture("mp3/only-a-tag.mp3", id3v2([text_frame("TIT2", "Nothing follows")]), "an ID3v2.3 tag and nothing else",
        "no audio", unreadable="mp3.no-frames")
    fixture("mp3/noise.mp3", noise(3000, seed=7), "3,000 random bytes named .mp3", "not audio",
        unreadable="container.unknown")
    fixture("mp3/m4a-named-mp3.mp3", source("plain.m4a"), "mp4/aac-lc.m4a, named .mp3", "an m4a with a wrong name",
        case="E07", container="m4a", codec="aac", rate=32000, depth=None, frames=7168, coded=8192,
        defects=["extension.mismatch"])


# ── MP4 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

CONTAINERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf")


def box(name, body):
    return struct.pack(">I", len(body) + 8) + name + body


def boxes(data):
    at, found = 0, []
    while at < len(data):
        size = struct.unpack_from(">I", data, at)[0]
        found.append((data[at + 4:at + 8], data[at + 8:at + size]))
        at += size
    return found


def edit(data, change):
    """Rebuilds boxes. `change` gets the name and body of each that holds no others and gives the body, or nothing to leave the box out."""
    out = b""
    for name, body in boxes(data):
        body = edit(body, change) if name in CONTAINERS else change(name, body)
        if body is not None and not (name in CONTAINERS and body == b""):
            out += box(name, body)
    return out


def without(*names):
    return lambda name, body: None if name in names else body


def at_end_of_moov(data, extra):
    return b"".join(box(name, body + extra if name == b"moov" else body) for name, body in boxes(data))


def itunes_tag(delay, padding, count):
    text = f" 00000000 {delay:08X} {padding:08X} {count:016X}" + " 00000000" * 8
    item = box(b"----", box(b"mean", bytes(4) + b"com.apple.iTunes") + box(b"name",
        bytes(4) + b"iTunSMPB") + box(b"data", struct.pack(">II", 1, 0) + text.encode()))
    handler = box(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
    return box(b"udta", box(b"meta", bytes(4) + handler + box(b"ilst", item)))


def edit_list(duration, media_time):
    def change(name, body):
        return struct.pack(">IIIiI", 0, 1, duration, media_time, 0x10000) if name == b"elst" else body
    return change


class Bits:
    def __init__(self):
        self.text = ""

    def add(self, value, count):
        self.text += format(value, f"0{count}b")

    def bytes(self):
        text = self.text + "0" * (-len(self.text) % 8)
        return bytes(int(text[at:at + 8], 2) for at in range(0, len(text), 8))


def silent_aac_frame(sbr=False, stereo_parameters=False):
    """A raw AAC frame of silence, mono; with SBR data in a fill element if asked, and parametric stereo within it."""
    bits = Bits()
    for value, count in ((0, 3), (0, 4), (0,
            8)):                               # single channel element, tag, global gain
        bits.add(value, count)
    for value, count in ((0, 1), (0, 2), (0, 1), (0, 6),
            (0, 1)):               # ics_info: long window, no scale factor band
        bits.add(value, count)
    bits.add(0, 3)                                                              # no pulse, TNS, gain control
    if sbr:
        payload = Bits()
        payload.add(13, 4)                                                      # EXT_SBR_DATA
        payload.add(1, 1)                                                       # header follows
        for value, count in ((0, 1), (5, 4), (5, 4), (0, 3), (0, 2), (0, 1), (0, 1)):
            payload.add(value, count)
        payload.add(0, 1)                                                       # no extra data
        for value, count in ((0, 2), (0, 2),
                (0, 1)):                           # grid: FIXFIX, one envelope, low resolution
            payload.add(value, count)
        payload.add(0,
            2)                                                       # delta coding in frequency, envelope and noise
        payload.add(0, 2 * SBR_NOISE_BANDS)                                     # inverse filtering off
        payload.add(0,
            7 + 2 * (SBR_ENVELOPE_BANDS - 1))                        # first envelope, and no change in the other bands
        payload.add(0, 5 + (SBR_NOISE_BANDS - 1))
        payload.add(0, 1)                                                       # no added sines
        payload.add(1 if stereo_parameters else 0, 1)
        if stereo_parameters:
            payload.add(2, 4)                                                   # two bytes of extension
            payload.add(2, 2)                                                   # parametric stereo
            for value, count in ((1, 1), (0, 1), (0, 1), (0, 1), (0, 1),
                    (0, 1)):   # header, no IID, ICC, extension; FIX, 0 envelopes
                payload.add(value, count)
            payload.add(0,
                1 + 7)                                               # the rest of the envelope count, and filling
        body = payload.bytes()
        bits.add(6, 3)                                                          # fill element
        if len(body) < 15:
            bits.add(len(body), 4)
        else:
            bits.add(15, 4)
            bits.add(len(body) - 14, 8)
        bits.text += "".join(format(value, "08b") for value in body)
    bits.add(7, 3)
    return bits.bytes()


# What start frequency 5 and stop frequency 5 come to at 32 kHz.
SBR_ENVELOPE_BANDS = 6
SBR_NOISE_BANDS = 3


def adts(frame, rate_index, channels=1, crc=False):
    size = len(frame) + (9 if crc else 7)
    header = Bits()
    for value, count in ((0xFFF, 12), (0, 1), (0, 2), (0 if crc else 1, 1), (1, 2), (rate_index, 4), (0, 1),
            (channels, 3), (0, 4), (size, 13), (0x7FF, 11), (0, 2)):
        header.add(value, count)
    head = header.bytes()
    return head + (struct.pack(">H", crc16(head + frame[:24].ljust(24, b"\0"))) if crc else b"") + frame


def crc16(data):
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x8005 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def adts_frames(data):
    frames, at = [], 0
    while at < len(data):
        size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        frames.append(data[at + 7:at + size])
        at += size
    return frames


def es_descriptor(config):
    def descriptor(tag, body):
        return bytes([tag, 0x80, 0x80, 0x80, len(body)]) + body
    return descriptor(3, b"\0\1\0" + descriptor(4, b"\x40\x15" + bytes(11) + descriptor(5, config)) + descriptor(6,
        b"\x02"))


def m4a(frames, config, rate, delta, media_rate=None):
    """An m4a by hand: one chunk, no edit list."""
    media = b"".join(frames)
    ftyp = box(b"ftyp", b"M4A \0\0\x02\0M4A isom")
    total = len(frames) * delta
    esds = bytes(4) + es_descriptor(config)
    entry = box(b"mp4a", bytes(6) + b"\0\1" + bytes(8) + struct.pack(">HHHHI", 1, 16, 0, 0,
        (rate << 16) & 0xFFFFFFFF) + box(b"esds", esds))
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    stbl = box(b"stbl", box(b"stsd", bytes(4) + struct.pack(">I", 1) + entry)
               + box(b"stts", struct.pack(">IIII", 0, 1, len(frames), delta))
               + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, len(frames), 1))
               + box(b"stsz", struct.pack(">III", 0, 0, len(frames)) + b"".join(struct.pack(">I",
                   len(frame)) for frame in frames))
               + box(b"stco", struct.pack(">III", 0, 1, len(ftyp) + 8)))
    minf = box(b"minf", box(b"smhd", bytes(8)) + box(b"dinf", box(b"dref", bytes(4) + struct.pack(">I",
        1) + box(b"url ", b"\0\0\0\1"))) + stbl)
    mdia = box(b"mdia", box(b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, media_rate or rate, total, 0x55C4,
        0)) + box(b"hdlr", bytes(8) + b"soun" + bytes(13)) + minf)
    tkhd = box(b"tkhd", struct.pack(">IIIIII", 7, 0, 0, 1, 0, total) + bytes(8) + struct.pack(">HHHH", 0, 0, 0x100,
        0) + matrix + bytes(8))
    mvhd = box(b"mvhd", struct.pack(">IIIIIIH", 0, 0, 0, rate, total, 0x10000,
        0x100) + bytes(10) + matrix + bytes(24) + struct.pack(">I", 2))
    return ftyp + box(b"mdat", media) + box(b"moov", mvhd + box(b"trak", tkhd + mdia))


def audio_config(*fields):
    bits = Bits()
    for value, count in fields:
        bits.add(value, count)
    return bits.bytes()


def make_mp4():
    plain, odd, first = source("plain.m4a"), source("odd.m4a"), source("moov-first.m4a")
    aac = dict(container="m4a", codec="aac", rate=32000, depth=None)
    gapless = dict(**aac, frames=7168, coded=8192)
    clean = dict(defects=[], exactly=True)

    fixture("mp4/aac-lc.m4a", plain,
        "7,168 samples at 32 kHz, ffmpeg -c:a aac: 8 packets, moov last, edit list past the 1,024 samples of priming",
        "7,168 samples are played, 8,192 coded", case="E16", **gapless, **clean)
    fixture("mp4/aac-lc.mp4", plain, "the same, named .mp4", "no mismatch of the name", **gapless, **clean)
    fixture("mp4/last-packet-short.m4a", odd, "6,400 samples: the last packet is not full", "6,400 samples", case="E16",
        **aac, frames=6400, coded=8192)
    fixture("mp4/moov-first.m4a", first, "ffmpeg -movflags +faststart", "the same as moov last", case="E18", **gapless,
        **clean)
    # The track's and the movie's own durations stay as they are: players do not use them.
    fixture("mp4/without-edit-list.m4a", edit(plain, without(b"elst")), "aac-lc.m4a without its edit list",
        "all 8,192 samples are played", case="E16", **aac, frames=8192, coded=8192)
    fixture("mp4/edit-list-2112.m4a", edit(plain, edit_list(160, 2112)),
        "aac-lc.m4a whose edit list skips 2,112 samples, as Apple's encoders do, and plays 160 ms",
        "5,120 samples are played", case="E16", **aac, frames=5120, coded=8192, defects=[])
    fixture("mp4/edit-list-too-long.m4a", edit(plain, edit_list(5000, 1024)),
        "aac-lc.m4a whose edit list plays 5 s of 0.256 s", "the media decides", case="E16", **aac, coded=8192,
        defects=["m4a.edit-list-mismatch"])
    fixture("mp4/edit-list-past-the-end.m4a", edit(plain, edit_list(224, 99999)),
        "aac-lc.m4a whose edit list starts behind the end of the media", "the media decides", case="E16", **aac,
        coded=8192, defects=["m4a.edit-list-mismatch"])
    fixture("mp4/edit-list-duration-zero.m4a", edit(plain, edit_list(0, 1024)),
        "aac-lc.m4a whose edit list has duration 0, as fragmented files have: to the end", "7,168 samples", case="E16",
        **gapless)
    bare = edit(plain, without(b"elst", b"udta"))
    fixture("mp4/itunsmpb.m4a", at_end_of_moov(bare, itunes_tag(1024, 168, 7000)),
        "aac-lc.m4a without its edit list, and iTunSMPB that says 1,024 samples of delay, 168 of padding, 7,000 of sound",
        "7,000 samples are played", case="E16", **aac, frames=7000, coded=8192)
    fixture("mp4/fragmented.m4a", source("fragmented.m4a"), "ffmpeg -movflags +empty_moov -frag_duration 100000",
        "the fragments are summed: 8 packets", case="E18", **aac, coded=8192, defects=["m4a.fragmented"])

    at = plain.index(b"\0\0\0\x08free")
    size = struct.unpack_from(">I", plain, at + 8)[0]
    wide = plain[:at] + struct.pack(">I4sQ", 1, b"mdat", size + 8) + plain[at + 16:]
    fixture("mp4/mdat-64-bit-size.m4a", wide, "aac-lc.m4a whose mdat has a size of 64 bits (over the free box in front of it)",
        "the same", **gapless, **clean)
    at = first.index(b"mdat") - 4
    assert at + struct.unpack_from(">I", first, at)[0] == len(first)
    fixture("mp4/mdat-size-zero.m4a", first[:at] + bytes(4) + first[at + 4:],
        "moov-first.m4a whose mdat has size 0: to the end of the file", "the same", **gapless, **clean)

    top = boxes(plain)
    fixture("mp4/no-moov.m4a", b"".join(box(name, body) for name, body in top if name != b"moov"),
        "aac-lc.m4a without moov: a recorder that crashed", "no length can be said; not 0 s", case="E18",
        unreadable="m4a.no-moov")
    at = plain.index(b"mdat") + 300
    fixture("mp4/truncated-before-moov.m4a", plain[:at], "aac-lc.m4a cut inside mdat, so its moov is gone",
        "no length can be said", case="E18", unreadable="m4a.no-moov")
    fixture("mp4/mdat-truncated.m4a", first[:-250], "moov-first.m4a without its last 250 bytes",
        "what is present counts; the rest is missing", case="E18", **aac, defects=["m4a.truncated"])
    fixture("mp4/extra-video-track.mp4", source("video.mp4"), "with a video of one 16 × 16 picture, beside the audio",
        "the audio is measured, with a warning", case="E18", **gapless, defects=["m4a.video-track"])
    fixture("mp4/chapters.m4a", source("chapters.m4a"), "with two chapters, which are a text track",
        "the audio is measured", case="E18", **gapless, defects=["m4a.extra-track"])
    fixture("mp4/two-audio-tracks.m4a", source("two-tracks.m4a"), "with two audio tracks",
        "an error: which one is meant?", case="E18", **aac, defects=["m4a.multiple-audio-tracks"])
    for bits in (16, 24):
        fixture(f"mp4/alac-{bits}.m4a", source(f"alac-{bits}.m4a"), f"ffmpeg -c:a alac, {bits} bit",
            "7,168 samples; ALAC, not AAC", case="E18", container="m4a", codec="alac", rate=32000, depth=bits,
            frames=7168, coded=7168, **clean)

    # HE-AAC. No encoder for it is in Debian: the frames are silence, made by hand.
    sbr, ps = silent_aac_frame(sbr=True), silent_aac_frame(sbr=True, stereo_parameters=True)
    explicit = audio_config((5, 5), (8, 4), (1, 4), (5, 4), (2, 5),
        (0, 3))                    # SBR: 16 kHz core, 32 kHz out, on AAC-LC
    explicit_ps = audio_config((29, 5), (8, 4), (1, 4), (5, 4), (2, 5), (0, 3))
    compatible = audio_config((2, 5), (8, 4), (1, 4), (0, 3), (0x2B7, 11), (5, 5), (1, 1), (5, 4))
    plain_config = audio_config((2, 5), (8, 4), (1, 4), (0, 3))
    he = dict(container="m4a", codec="aac", depth=None,
        channels=None)       # decoders make two channels of SBR mono, in case PS comes
    fixture("mp4/he-aac-explicit.m4a", m4a([sbr] * 8, explicit, 32000, 2048),
        "8 silent frames with SBR data made by hand; the configuration says SBR (object type 5), 16 → 32 kHz",
        "32 kHz; 8 × 2,048 samples", case="E17", **he, rate=32000, frames=16384, coded=16384)
    fixture("mp4/he-aac-backward-compatible.m4a", m4a([sbr] * 8, compatible, 16000, 1024),
        "the same; the configuration says AAC-LC 16 kHz and, behind the sync word 0x2B7, SBR at 32 kHz; timescale 16,000",
        "32 kHz; the duration is not doubled", case="E17", **he, rate=32000, frames=16384, coded=16384)
    fixture("mp4/he-aac-implicit.m4a", m4a([sbr] * 8, plain_config, 16000, 1024),
        "the same; the configuration says AAC-LC 16 kHz and not a word of SBR", "0.512 s, whichever rate is said",
        case="E17", **he, defects=["aac.implicit-sbr-possible"])
    fixture("mp4/he-aac-v2-explicit.m4a", m4a([ps] * 8, explicit_ps, 32000, 2048),
        "8 silent frames with SBR and parametric stereo made by hand; object type 29",
        "32 kHz, two channels out of one", case="E17", **{**he, "channels": 2}, rate=32000, frames=16384, coded=16384)
    fixture("adts/he-aac-implicit.aac", b"".join(adts(sbr, 8) for _ in range(8)),
        "8 silent frames with SBR data in ADTS, which can only say AAC-LC 16 kHz", "0.512 s, whichever rate is said",
        case="E17", **{**he, "container": "adts"}, defects=["aac.implicit-sbr-possible"])

    stream = source("plain.aac")
    frames = adts_frames(stream)
    assert len(frames) == 8
    raw = dict(container="adts", codec="aac", rate=32000, depth=None, frames=8192, coded=8192)
    fixture("adts/plain.aac", stream, "7,168 samples at 32 kHz, ffmpeg -f adts", "8 frames of 1,024 samples",
        case="E19", **raw, **clean)
    fixture("adts/apev2.aac", stream + apev2(b"Title", b"Seven ships"), "the same with an APEv2 tag at the end",
        "no influence", case="E19", **raw)
    fixture("adts/id3v2.aac", id3v2([text_frame("TIT2", "Seven ships")]) + stream, "the same behind an ID3v2.3 tag",
        "no influence", case="E19", **raw)
    fixture("adts/crc.aac", b"".join(adts(frame, 5, crc=True) for frame in frames),
        "the same frames with protection_absent 0 and two bytes of CRC (over the header and the first 192 bits)",
        "8 frames", **raw)
    fixture("adts/truncated.aac", stream[:-40], "plain.aac without its last 40 bytes", "7 whole frames",
        **{**raw, "frames": 7168, "coded": 7168}, defects=["adts.truncated"])
    fixture("adts/trailing-garbage.aac", stream + noise(200, seed=8, avoid=(0xFF,)), "200 bytes of noise at the end",
        "no influence", container="adts", codec="aac", rate=32000, depth=None, coded=8192, defects=["trailing.garbage"])

    # CAF with AAC: ffmpeg does not write it.
    def variable(value):
        return bytes([0x80 | value >> 7, value & 0x7F]) if value > 127 else bytes([value])
    esds = es_descriptor(bytes.fromhex("1288"))                                                 # AAC-LC, 32 kHz, mono
    def caf_chunk(name, body):
        return name + struct.pack(">q", len(body)) + body
    caf = (b"caff\0\1\0\0" + caf_chunk(b"desc",
        struct.pack(">d4sIIIII", 32000, b"aac ", 0, 0, 1024, 1, 0)) + caf_chunk(b"kuki", esds)
           + caf_chunk(b"pakt", struct.pack(">qqii", 8, 7168, 1024,
               0) + b"".join(variable(len(frame)) for frame in frames))
           + caf_chunk(b"data", bytes(4) + b"".join(frames)))
    fixture("caf/aac.caf", caf,
        "the AAC frames of adts/plain.aac in a CAF made by hand: 8 packets, 1,024 samples of priming",
        "7,168 samples are played", container="caf", codec="aac", rate=32000, depth=None, frames=7168, coded=8192)


# ── FLAC and Ogg ──────────────────────────────────────────────────────────────────────────────────────────────────────────

def flac_total(data, total):
    at = data.index(b"fLaC") + 8 + 13
    return data[:at] + bytes([data[at] & 0xF0 | total >> 32]) + struct.pack(">I", total & 0xFFFFFFFF) + data[at + 5:]


def ogg_pages(data):
    pages, at = [], 0
    while at < len(data):
        count = data[at + 26]
        size = 27 + count + sum(data[at + 27:at + 27 + count])
        pages.append(data[at:at + size])
        at += size
    return pages


def ogg_crc(page):
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value


def ogg_with_serial(data, serial):
    out = b""
    for page in ogg_pages(data):
        page = page[:14] + struct.pack("<I", serial) + page[18:22] + bytes(4) + page[26:]
        out += page[:22] + struct.pack("<I", ogg_crc(page)) + page[26:]
    return out


def make_flac_and_ogg():
    plain = source("plain.flac")
    flac = dict(container="flac", codec="flac", rate=16000, depth=16, frames=3000, coded=3000)
    fixture("flac/plain.flac", plain, "3,000 samples at 16 kHz, flac -b 576", "clean", **flac, defects=[], exactly=True)
    fixture("flac/total-samples-zero.flac", flac_total(plain, 0),
        "STREAMINFO says 0 samples, which means unknown, as from a pipe", "the frames are counted", **flac,
        defects=["flac.no-length"])
    fixture("flac/total-samples-half.flac", flac_total(plain, 1500), "STREAMINFO says 1,500 samples",
        "the frames are counted", **flac, defects=["flac.length-mismatch"])
    fixture("flac/truncated.flac", plain[:-1000], "without its last 1,000 bytes", "what is present counts",
        container="flac", codec="flac", rate=16000, depth=16, defects=["flac.truncated"])
    fixture("flac/id3v2.flac", id3v2([text_frame("TIT2", "Seven ships")]) + plain, "behind an ID3v2.3 tag",
        "no influence", **flac)

    vorbis, second = source("vorbis-1.ogg"), source("vorbis-2.ogg")
    sound = dict(container="ogg", codec="vorbis", rate=16000, depth=None)
    fixture("ogg/vorbis.ogg", vorbis, "5,000 samples at 16 kHz, oggenc -q 0", "5,000 samples", **sound, frames=5000,
        defects=[], exactly=True)
    fixture("ogg/chained-vorbis.ogg", vorbis + second, "two streams, one behind the other", "10,000 samples", **sound,
        frames=10000, defects=["ogg.chained"])
    fixture("ogg/truncated-vorbis.ogg", source("vorbis-pages.ogg")[:-300],
        "several pages (ffmpeg -page_duration 60000), without the last 300 bytes", "the last page is cut",
        container="ogg", codec="vorbis", rate=16000, depth=None, defects=["ogg.truncated"])
    opus, second = source("opus-1.opus"), source("opus-2.opus")
    sound = dict(container="ogg", codec="opus", rate=48000, depth=None)
    fixture("ogg/opus.opus", opus, "5,000 samples at 16 kHz, opusenc: 16 packets of 20 ms, pre-skip 312",
        "15,000 samples at 48 kHz", **sound, frames=15000, coded=15360, defects=[], exactly=True)
    fixture("ogg/chained-opus.opus", opus + second, "two streams, one behind the other", "30,000 samples at 48 kHz",
        **sound, frames=30000, coded=30720, defects=["ogg.chained"])
    fixture("ogg/truncated-opus.opus", source("opus-pages.opus")[:-100],
        "several pages (opusenc --max-delay 60), without the last 100 bytes", "the last page is cut", **sound,
        defects=["ogg.truncated"])
    fixture("ogg/flac.oga", source("flac.oga"), "flac --ogg", "3,000 samples", **{**flac, "container": "ogg"},
        defects=[], exactly=True)
    fixture("ogg/speex.spx", ogg_with_serial(source("speex.spx"), 5),
        "5,000 samples at 16 kHz, speexenc --wideband; serial number 5", "5,000 samples", container="ogg",
        codec="speex", rate=16000, depth=None, frames=5000)


# ── AIFF and CAF ──────────────────────────────────────────────────────────────────────────────────────────────────────────

def make_aiff_and_caf():
    plain = source("plain.aiff")
    sound = dict(rate=8000, frames=801, coded=801)
    clean = dict(defects=[], exactly=True)
    fixture("aiff/pcm-s16.aiff", plain, "801 samples, sox", "clean", container="aiff", codec="pcm_s16be", depth=16,
        **sound, **clean)
    fixture("aiff/truncated.aiff", plain[:-400], "without its last 400 bytes", "601 samples are present",
        container="aiff", codec="pcm_s16be", rate=8000, depth=16, frames=601, coded=601, defects=["aiff.truncated"])
    fixture("aiff/sowt.aifc", source("sowt.aifc"), "ffmpeg -c:a pcm_s16le: compression type sowt", "little-endian PCM",
        container="aifc", codec="pcm_s16le", depth=16, **sound, **clean)
    fixture("aiff/fl32.aifc", source("fl32.aifc"), "ffmpeg -c:a pcm_f32be: compression type fl32", "float",
        container="aifc", codec="pcm_f32be", depth=32, **sound, **clean)
    fixture("aiff/alaw.aifc", source("alaw.aifc"), "ffmpeg -c:a pcm_alaw", "A-law", container="aifc", codec="pcm_alaw",
        **sound, **clean)
    fixture("aiff/ima4.aifc", source("ima4.aifc"), "ffmpeg -c:a adpcm_ima_qt: 1,024 samples are exactly 16 packets",
        "1,024 samples", container="aifc", codec="adpcm_ima_qt", rate=8000, frames=1024, coded=1024)

    pcm = source("pcm.caf")
    fixture("caf/pcm-s16.caf", pcm, "801 samples, ffmpeg", "clean", container="caf", codec="pcm_s16le", depth=16,
        **sound, **clean)
    at = pcm.index(b"data") + 4
    assert len(pcm) == at + 8 + struct.unpack_from(">q", pcm, at)[0]
    fixture("caf/data-size-unknown.caf", pcm[:at] + struct.pack(">q", -1) + pcm[at + 8:],
        "data size −1: to the end of the file", "801 samples", container="caf", codec="pcm_s16le", depth=16, **sound)
    fixture("caf/truncated.caf", pcm[:-400], "without its last 400 bytes", "601 samples are present", container="caf",
        codec="pcm_s16le", rate=8000, depth=16, frames=601, coded=601, defects=["caf.truncated"])
    alac = source("alac.caf")
    at = alac.index(b"pakt") + 12
    assert struct.unpack_from(">q", alac, at)[0] == 2
    alac = alac[:at + 8] + struct.pack(">qii", 7168, 0, 1024) + alac[at + 24:]
    sound = dict(container="caf", codec="alac", rate=32000, depth=16, frames=7168)
    at = alac.index(b"desc") + 24
    fixture("caf/alac.caf", alac[:at] + struct.pack(">I", 1) + alac[at + 4:],
        "7,168 samples, ffmpeg -c:a alac; the packet table then told that 1,024 of its 2 × 4,096 samples are not valid, "
        "and the format flags that they have 16 bits, as Apple writes them", "7,168 samples", **sound)
    fixture("caf/alac-without-format-flags.caf", alac, "the same with the format flags 0 that ffmpeg writes",
        "the same, though libsndfile does not open it", **{**sound, "depth": "unsaid"})


# ── All of it ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

INTRODUCTION = """# Fixtures

Made by `scripts/make-fixtures`, and committed. `expected.json` says what a right measurement of each small file is; it comes from the
recipes in `scripts/make-fixtures.py` and never from `voice-preflight`. A key that is missing there is not certain and not tested.

`session/` holds eight recordings of speech (espeak-ng; text by `make-fixtures.py text`), half MP3 and half m4a, 16 kHz mono, each close to two
minutes, 15 to 20 minutes in all: a set that `alibaba-ims-standard` takes.

`rehearsal/` holds what submissions to the sandbox also need: a take of 12 s at 48 kHz, the statement of consent that
`alibaba-ims-standard` wants read, spoken by espeak-ng, and a letter.

`takes/` holds two takes that went wrong, made from the real speech in `speech/`: one is clipped, in the other the mains hum and the last
word is cut off.

All the others are a fraction of a second long, so that tests can walk every prefix and many mutations of each. Where "the same" is said, it is
the same as in the row above. HE-AAC has no encoder in Debian: its frames are silence, put together bit by bit. Layer I has none either. The
CRC of `adts/crc.aac` is not one that a strict decoder would accept.

The letter E and a number name the kind of trouble that people reported of other tools:

| | |
|---|---|
| E01 | VBR MP3 without a Xing frame: its length guessed from the first frame's bit rate |
| E02 | a picture in the tag of a CBR MP3 counted as sound |
| E03 | a Xing frame with a wrong count believed |
| E04 | a truncated MP3 whose Xing frame still says the old length |
| E05 | tags at the end, second tags, and tags that state a length |
| E06 | encoder delay and padding, in the LAME tag or in iTunSMPB |
| E07 | a name that disagrees with the content |
| E08 | MPEG-2 and 2.5, Layers I and II, and syncs that are none |
| E09 | WAV from a pipe, with a placeholder for its size |
| E10 | WAV whose sizes were never filled in |
| E11 | truncated WAV |
| E12 | RF64 and BW64 |
| E13 | WAVE_FORMAT_EXTENSIBLE, fmt chunks of all sizes, MP3 and float within WAV |
| E14 | chunks before and after data, odd, empty and lying sizes |
| E15 | a fact chunk that is wrong; two fmt or two data chunks |
| E16 | m4a with, without, and with a wrong edit list |
| E17 | HE-AAC, signalled or not |
| E18 | moov last, missing or fragmented; further tracks; ALAC |
| E19 | ADTS, which has no length, and tags behind it |
| E20 | concatenated MP3s, and a change of rate within one |

| file | how it is made | what must be said of it |
|---|---|---|
"""


def make_small():
    for folder in ("wav", "w64", "au", "mp3", "mp4", "adts", "flac", "ogg", "aiff", "caf"):
        shutil.rmtree(os.path.join(FIXTURES, folder), ignore_errors=True)
    make_wave()
    make_mp3()
    make_mp4()
    make_flac_and_ogg()
    make_aiff_and_caf()
    EXPECTED.sort(key=lambda item: item["path"])
    with open(os.path.join(FIXTURES, "expected.json"), "w") as file:
        file.write("[\n" + ",\n".join("  " + json.dumps(item) for item in EXPECTED) + "\n]\n")
    with open(os.path.join(FIXTURES, "README.md"), "w") as file:
        file.write(INTRODUCTION)
        for path, case, how, say in sorted(RECIPES, key=lambda recipe: os.path.dirname(recipe[0])):
            file.write(f"| `{path}` | {how} | {say}{f' ({case})' if case else ''} |\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["text"] and len(sys.argv) == 3:
        print(session_text(int(sys.argv[2])))
    elif sys.argv[1:] == ["letter"]:
        sys.stdout.buffer.write(letter())
    elif sys.argv[1:2] == ["small"] and len(sys.argv) == 4:
        WORK, FIXTURES = sys.argv[2:]
        make_small()
    else:
        sys.exit(__doc__)
