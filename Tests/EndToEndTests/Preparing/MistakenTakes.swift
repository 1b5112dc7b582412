import Foundation

/// A folder with one of each mistake that people make with recordings.
struct MistakenTakes {
    private let scratch: Scratch
    private let folder: String

    init(_ scratch: Scratch, folder: String = "takes") throws {
        (self.scratch, self.folder) = (scratch, folder)
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: folder), withIntermediateDirectories: true)
        // Each begins elsewhere in the speech, so that none is another one over again.
        try write("cut.wav", bytes: Data(Wave.bytes(frames: 8000 * 90, rate: 8000).prefix(8000 * 2 * 80)))
        try write("dead.wav", bytes: Self.withDeadChannel(Wave.bytes(frames: 8000 * 71, rate: 8000)))
        try write("long.wav", bytes: Wave.bytes(frames: 8000 * 720, rate: 8000))
        try write(
            "silent-ends.wav", bytes: Self.withSilence(3, around: Wave.bytes(frames: 8000 * 72, rate: 8000), rate: 8000)
        )
        try write("96k-24.wav", bytes: Self.in24Bits(Wave.bytes(frames: 96_000 * 14, rate: 96_000), rate: 96_000))
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "Fixtures/session/02-orchard.m4a"),
            to: scratch.folder.appending(path: "\(folder)/wrong-name.mp3"))
        for number in 0..<40 {
            try write("short/\(number + 10).wav", bytes: Wave.bytes(frames: 48_000 * 6 + 48 * number, rate: 48_000))
        }
    }

    private func write(_ name: String, bytes: Data) throws { try scratch.file("\(folder)/\(name)", bytes: bytes) }

    /// Two channels, of which only the first has the sound.
    private static func withDeadChannel(_ wave: Data) -> Data {
        let samples = wave.dropFirst(44)
        var bytes = Wave.header(frames: samples.count / 2, rate: 8000, channels: 2)
        bytes.reserveCapacity(2 * wave.count)
        for start in stride(from: samples.startIndex, to: samples.endIndex - 1, by: 2) {
            bytes.append(samples[start])
            bytes.append(samples[start + 1])
            bytes.append(contentsOf: [0, 0])
        }
        return bytes
    }

    private static func withSilence(_ seconds: Int, around wave: Data, rate: Int) -> Data {
        let silence = Data(count: 2 * seconds * rate)
        let samples = wave.dropFirst(44)
        return Wave.header(frames: samples.count / 2 + 2 * seconds * rate, rate: rate, channels: 1) + silence + samples
            + silence
    }

    /// The samples with eight more bits, which are in use.
    private static func in24Bits(_ wave: Data, rate: Int) -> Data {
        let samples = wave.dropFirst(44)
        var data = Data(capacity: samples.count / 2 * 3)
        for (index, start) in stride(from: samples.startIndex, to: samples.endIndex - 1, by: 2).enumerated() {
            data.append(UInt8(truncatingIfNeeded: index &* 97))
            data.append(samples[start])
            data.append(samples[start + 1])
        }
        var header = Wave.header(frames: samples.count / 2, rate: rate, channels: 1)
        func put(_ value: UInt32, at offset: Int, bytes: Int) {
            for byte in 0..<bytes { header[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
        }
        put(UInt32(36 + data.count), at: 4, bytes: 4)
        put(UInt32(rate * 3), at: 28, bytes: 4)
        put(3, at: 32, bytes: 2)
        put(24, at: 34, bytes: 2)
        put(UInt32(data.count), at: 40, bytes: 4)
        return header + data
    }
}
