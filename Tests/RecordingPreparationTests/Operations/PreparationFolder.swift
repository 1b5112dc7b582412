import AACDecoding
import AudioMeasurement
import Foundation
import PreflightModel
import RecordingPreparation

/// A folder of its own for one test, in which recordings are made and prepared; removed afterwards.
final class PreparationFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "preparation-\(UUID().uuidString)")
    let preparer = RecordingPreparer(aacDecoder: .faad)

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> RecordingPath { RecordingPath(url.appending(path: name).path) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

    /// Writes a file, and measures it as a source.
    func source(_ name: String, _ bytes: [UInt8]) throws -> PreparationSource {
        try Data(bytes).write(to: url.appending(path: name))
        return try source(at: path(name))
    }

    /// Measures a recording as a source.
    func source(at path: RecordingPath) throws -> PreparationSource {
        PreparationSource(path: path, measurement: try measure(path))
    }

    /// A recording of the repository.
    func fixture(_ name: String) throws -> PreparationSource { try source(at: Self.fixture(name)) }

    static func fixture(_ name: String) -> RecordingPath {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Fixtures")
        return RecordingPath(root.appending(path: name).standardized.path)
    }

    func measure(_ path: RecordingPath) throws -> RecordingMeasurement {
        try RecordingMeasurer(depth: .decode, aacDecoder: .faad).measure(path)
    }

    /// Makes a take of one source.
    func prepare(
        _ source: PreparationSource, frames: Range<Int64>? = nil, _ operations: [PreparationOperation] = [],
        to name: String
    ) throws -> PreparedFile {
        let take = PreparedTake(parts: [PreparedTake.Part(source: 0, frames: frames)], operations: operations)
        return try preparer.prepare(take, sources: [source], to: path(name))
    }

    /// All samples that are played, as the bits of exact numbers.
    func samples(_ source: PreparationSource, frames: Range<Int64>? = nil) throws -> [UInt64] {
        let collector = Collector()
        var samples = try RecordedSamples(source.path, aacDecoder: .faad)
        try samples.read(
            frames ?? 0..<source.measurement.frameCount, sampleRate: source.measurement.sampleRate,
            channelCount: source.measurement.channelCount, into: collector)
        return collector.samples
    }

    func samples(_ name: String) throws -> [UInt64] { try samples(source(at: path(name))) }

    /// Samples as numbers with full scale as 1.
    func values(_ name: String) throws -> [Double] { try samples(name).map { Double(bitPattern: $0) } }
}

/// Keeps all samples.
private final class Collector: RecordedSamples.Sink {
    var samples: [UInt64] = []

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        for index in samples.indices { self.samples.append(samples[index].bitPattern) }
    }
}

/// Where two lists of samples first differ, in words; nil where they are the same.
func firstDifference(_ found: some Collection<UInt64>, from expected: some Collection<UInt64>) -> String? {
    let (found, expected) = (Array(found), Array(expected))
    guard found != expected else { return nil }
    let shorter = min(found.count, expected.count)
    let index = (0..<shorter).first { found[$0] != expected[$0] } ?? shorter
    func value(_ samples: [UInt64]) -> String {
        samples.indices.contains(index) ? "\(Double(bitPattern: samples[index]))" : "missing"
    }
    return "sample \(index) is \(value(found)), expected \(value(expected)); there are \(found.count), expected "
        + "\(expected.count)"
}
