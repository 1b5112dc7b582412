import Foundation
import TestSupport
import Testing

/// Runs the built command as a user would.
struct Command {
    var status: Int32
    var output: String
    var errors: String

    /// The command beside the test bundle.
    static let executable: URL = {
        let test = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = test.appending(path: "voice-preflight")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Bundle.main.bundleURL.appending(path: "voice-preflight")
    }()

    /// The root of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    /// Runs it with these arguments in `folder`, and waits.
    static func run(
        _ arguments: [String], in folder: URL = root, input: Data? = nil, environment: [String: String] = [:],
        executable: URL = executable
    ) throws -> Command {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let scratch = try Scratch()
        // Files, not pipes: nobody has to read while the command writes.
        let (out, err) = (try scratch.file("out", ""), try scratch.file("err", ""))
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        let source = scratch.folder.appending(path: "in")
        try (input ?? Data()).write(to: source)
        process.standardInput = try FileHandle(forReadingFrom: source)
        try process.start()
        process.waitForEnd()
        return Command(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
    }

    /// Standard output as JSON.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
}

/// A folder of its own for one test, removed afterwards.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "voice-preflight-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a text file.
    func file(_ name: String, _ text: String) throws -> URL {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url
    }

    /// Writes bytes.
    func file(_ name: String, bytes: Data) throws {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    /// Writes speech as 16-bit WAV.
    @discardableResult
    func wave(_ name: String, frames: Int, rate: Int = 8000, channels: Int = 1) throws -> URL {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Wave.bytes(frames: frames, rate: rate, channels: channels).write(to: url)
        return url
    }
}

/// Makes small WAV files of speech: what is silent, or no speech at all, does not pass any profile.
enum Wave {
    /// Speech that goes on for as long as is wanted, and ends in the noise of its room where it is not very short.
    static func bytes(frames: Int, rate: Int, channels: Int = 1) -> Data {
        var bytes = header(frames: frames, rate: rate, channels: channels)
        let tail = min(frames / 4, rate / 4)
        bytes.append(Speech.repeated(frames: frames - tail, from: 0, rate: rate, channels: channels))
        bytes.append(Speech.repeated(frames: tail, from: Speech.quietStart, rate: rate, channels: channels))
        return bytes
    }

    /// What precedes the samples of a 16-bit WAV.
    static func header(frames: Int, rate: Int, channels: Int) -> Data {
        let dataSize = UInt32(frames * channels * 2)
        var bytes = Data("RIFF".utf8)
        func append<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(36 + dataSize)
        bytes.append(contentsOf: "WAVEfmt ".utf8)
        append(UInt32(16))
        append(UInt16(1))
        append(UInt16(channels))
        append(UInt32(rate))
        append(UInt32(rate * channels * 2))
        append(UInt16(channels * 2))
        append(UInt16(16))
        bytes.append(contentsOf: "data".utf8)
        append(dataSize)
        return bytes
    }
}

/// The speech of a fixture, at any rate.
private enum Speech {
    private static let rate = 16_000
    /// From here on it is quiet, in seconds.
    static let quietStart = 6.85

    private static let samples: [Int16] = {
        let file = Command.root.appending(path: "Fixtures/speech/austen-1.wav")
        guard let bytes = FileManager.default.contents(atPath: file.path) else { return [1] }
        return stride(from: 44, to: bytes.count - 1, by: 2).map {
            Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
        }
    }()

    /// So many frames from `start` seconds on, again and again; each channel is quieter than the one before it.
    static func repeated(frames: Int, from start: Double, rate: Int, channels: Int) -> Data {
        let first = Int(start * Double(Self.rate))
        let length = (samples.count - first) * rate / Self.rate
        guard frames > 0, length > 0 else { return Data() }
        var cycle = Data(capacity: length * channels * 2)
        for frame in 0..<min(frames, length) {
            let sample = samples[first + frame * Self.rate / rate]
            for channel in 0..<channels {
                withUnsafeBytes(of: (sample / Int16(channel + 1)).littleEndian) { cycle.append(contentsOf: $0) }
            }
        }
        var data = Data(capacity: frames * channels * 2)
        while data.count < frames * channels * 2 { data.append(cycle.prefix(frames * channels * 2 - data.count)) }
        return data
    }
}
