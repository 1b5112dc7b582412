import Foundation
import PreflightModel
import UploadPackaging

/// Recordings of noise for packages: 16 bit, one channel.
enum NoiseRecording {
    /// Writes a recording, and describes it as a manifest does, with its measurement.
    static func entry(
        _ role: String, _ name: String, _ seconds: Double, rate: Int, in folder: URL
    ) throws -> Manifest.Entry {
        let count = Int((seconds * Double(rate)).rounded())
        var bytes: [UInt8] = []
        func append(_ value: Int, _ width: Int) {
            for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        bytes += Array("RIFF".utf8)
        append(36 + 2 * count, 4)
        bytes += Array("WAVEfmt ".utf8)
        for (value, width) in [(16, 4), (1, 2), (1, 2), (rate, 4), (2 * rate, 4), (2, 2), (16, 2)] {
            append(value, width)
        }
        bytes += Array("data".utf8)
        append(2 * count, 4)
        for sample in 0..<count { append(sample &* 2_654_435_761 >> 7, 2) }
        try Data(bytes).write(to: folder.appending(path: name))
        var computation = DigestComputation()
        bytes.withUnsafeBytes { computation.update($0) }
        let digests = computation.digests
        return Manifest.Entry(
            role: role, path: RecordingPath(name), name: nil, byteCount: digests.byteCount, sha256: digests.sha256,
            digests: digests,
            measurement: RecordingMeasurement(
                path: RecordingPath(name), byteCount: digests.byteCount, container: .wav, codec: "pcm_s16le",
                sampleRate: rate, channelCount: 1, frameCount: Int64(count), codedFrameCount: Int64(count),
                method: .decode))
    }
}
