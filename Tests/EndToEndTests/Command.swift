import Foundation
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

    /// Writes silence as 16-bit WAV.
    @discardableResult
    func wave(_ name: String, frames: Int, rate: Int = 8000, channels: Int = 1) throws -> URL {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Wave.bytes(frames: frames, rate: rate, channels: channels).write(to: url)
        return url
    }
}

/// Makes small WAV files.
enum Wave {
    static func bytes(frames: Int, rate: Int, channels: Int = 1) -> Data {
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
        bytes.append(Data(count: Int(dataSize)))
        return bytes
    }
}
