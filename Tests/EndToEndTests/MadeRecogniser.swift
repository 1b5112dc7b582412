import Foundation
import TestSupport
import Testing

/// A recogniser that is made for a test: a small library in C that hears and pronounces letters, or misbehaves.
struct MadeRecogniser {
    /// What it does when it is to hear.
    enum Behaviour: Int {
        case hears = 0
        case crashes, hangs, claimsFrames, answersNoNumbers, claimsLength, refuses, loadsNothing, lacksFunction,
            waitsForever
    }

    /// The folder with its files.
    let folder: URL

    /// Builds it with the C compiler of the machine.
    ///
    /// - Parameter heard: The words that it hears in every recording, in lower-case letters.
    init(_ behaviour: Behaviour = .hears, hearing heard: String = "", in scratch: Scratch) throws {
        folder = scratch.folder.appending(path: "words-\(behaviour)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = folder.appending(path: "made.c")
        try Data(Self.source.utf8).write(to: source)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = [
            "cc", "-shared", "-fPIC", "-O1", "-DBEHAVIOUR=\(behaviour.rawValue)", "-o",
            folder.appending(path: "libhama.so").path, source.path,
        ]
        try compiler.start()
        compiler.waitForEnd()
        guard compiler.terminationStatus == 0 else { throw CompilerFailure() }
        let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        let phones = ["<pad>", "<sos>", "<eos>", "<unk>"] + letters
        let vocabulary = [
            "encoder": ["<pad>", "<unk>"] + letters,
            "decoder": phones + (phones.count..<189).map { "filler\($0)" },
        ]
        try JSONSerialization.data(withJSONObject: vocabulary).write(to: folder.appending(path: "g2p_vocab.json"))
        for name in ["asr_waveform.hama", "encoder.hama", "decoder_step.hama"] {
            try Data((heard.filter { $0.isLetter } + "\0").utf8).write(to: folder.appending(path: name))
        }
    }

    struct CompilerFailure: Error {}

    /// It hears the letters of its weights, one each third frame, and pronounces every letter as itself.
    private static let source = """
        #include <math.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        static const char *heard = "";
        static int64_t letters[64], count, next;

        void *hama_asr_load(const uint8_t *bytes, size_t size) {
            if (BEHAVIOUR == 7) return NULL;
            if (BEHAVIOUR == 9) for (;;) pause();
            heard = (const char *)bytes;
            return (void *)bytes;
        }
        void *hama_encoder_load(const uint8_t *bytes, size_t size) { return (void *)bytes; }
        void *hama_decoder_load(const uint8_t *bytes, size_t size) { return (void *)bytes; }
        void hama_asr_free(void *handle) {}
        void hama_encoder_free(void *handle) {}
        void hama_decoder_free(void *handle) {}

        int64_t hama_asr_num_frames(int64_t samples) {
            return BEHAVIOUR == 3 ? INT64_MAX / 1000 : samples / 320;
        }

        #if BEHAVIOUR != 8
        int64_t hama_asr_run(void *handle, const float *wave, int64_t samples, float *scores, int64_t *length) {
            if (BEHAVIOUR == 1) *(volatile int *)0 = 0;
            if (BEHAVIOUR == 2) for (;;) pause();
            if (BEHAVIOUR == 6) return -1;
            int64_t frames = samples / 320;
            for (int64_t i = 0; i < frames * 191; i++) scores[i] = BEHAVIOUR == 4 ? NAN : -10;
            for (int64_t i = 0; i < frames; i++) {
                int64_t letter = i / 3;
                int is_letter = i % 3 == 0 && letter < (int64_t)strlen(heard);
                scores[i * 191 + (is_letter ? heard[letter] - 'a' + 4 : 190)] = BEHAVIOUR == 4 ? NAN : 0;
            }
            *length = BEHAVIOUR == 5 ? INT64_MAX : frames;
            return 0;
        }
        #endif

        int hama_encoder_run(void *handle, const int64_t *ids, int64_t width, int64_t length, float *states, float *keys,
                             float *hidden, uint8_t *mask, float *attention) {
            count = length < 64 ? length : 64;
            memcpy(letters, ids, count * sizeof *ids);
            next = 0;
            return 0;
        }
        int hama_decoder_step(void *handle, int64_t token, const float *states, const float *keys, const uint8_t *mask,
                              const float *attention, const float *hidden, const float *positions, int64_t width,
                              int64_t *next_token, int64_t *place, float *next_hidden, float *next_attention) {
            *next_token = next < count ? letters[next] + 2 : 2;
            next++;
            *place = 0;
            return 0;
        }
        """
}
