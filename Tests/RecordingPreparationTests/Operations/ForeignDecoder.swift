import Foundation
import TestSupport
import Testing

/// A program of somebody else that decodes recordings.
struct ForeignDecoder: Hashable, CustomTestStringConvertible {
    /// The program's name.
    var name: String
    /// What it is run with to put the samples of `FILE` on standard output; `BITS` is their depth.
    var arguments: [String]
    /// How it puts out samples.
    var output: Output

    enum Output: Hashable {
        /// 64-bit floating-point numbers with full scale as 1.
        case floats
        /// Integers with the bits of the recording.
        case integers
        /// 16-bit integers, whatever the recording has.
        case shorts
        /// The number of sample frames, in words.
        case count
    }

    var testDescription: String { name }

    static let ffmpeg = ForeignDecoder(
        name: "ffmpeg",
        arguments: ["-v", "error", "-nostdin", "-i", "FILE", "-map", "a:0", "-f", "f64le", "-c:a", "pcm_f64le", "-"],
        output: .floats)
    static let sox = ForeignDecoder(
        name: "sox", arguments: ["-D", "-V1", "FILE", "-t", "f64", "-L", "-"], output: .floats)
    static let flac = ForeignDecoder(
        name: "flac",
        arguments: ["-s", "-d", "-c", "-F", "--force-raw-format", "--endian=little", "--sign=signed", "FILE"],
        output: .integers)
    static let mpg123 = ForeignDecoder(name: "mpg123", arguments: ["-q", "-s", "--no-resync", "FILE"], output: .shorts)
    static let mediainfo = ForeignDecoder(
        name: "mediainfo", arguments: ["--Output=Audio;%SamplingCount%", "FILE"], output: .count)

    /// Whether it is on this machine.
    var isInstalled: Bool { executable != nil }

    private var executable: URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// What it makes of a recording.
    struct Decoded {
        var status: Int32
        /// What it complains of.
        var errors: String
        var frameCount: Int
        /// With full scale as 1; nil where it only counts.
        var samples: [Double]?
    }

    func decode(_ file: URL, channelCount: Int, bits: Int) throws -> Decoded {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
        let (output, errors) = (file.appendingPathExtension("out"), file.appendingPathExtension("errors"))
        for place in [output, errors] { try Data().write(to: place) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        let bytes = [UInt8](try Data(contentsOf: output))
        let words = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        for place in [output, errors] { try FileManager.default.removeItem(at: place) }
        var decoded = Decoded(status: process.terminationStatus, errors: words, frameCount: 0, samples: nil)
        switch self.output {
        case .count:
            let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            decoded.frameCount = Int(text) ?? -1
            return decoded
        case .floats:
            decoded.samples = stride(from: 0, to: bytes.count / 8 * 8, by: 8).map { start in
                Double(bitPattern: bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
            }
        case .integers: decoded.samples = Self.integers(bytes, bits: bits)
        case .shorts: decoded.samples = Self.integers(bytes, bits: 16)
        }
        decoded.frameCount = (decoded.samples?.count ?? 0) / channelCount
        return decoded
    }

    private static func integers(_ bytes: [UInt8], bits: Int) -> [Double] {
        let width = bits / 8
        let scale = Double(1 << (bits - 1))
        return stride(from: 0, to: bytes.count / width * width, by: width).map { start in
            let value = bytes[start..<start + width].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            return Double(value >= 1 << (bits - 1) ? value - 1 << bits : value) / scale
        }
    }
}
