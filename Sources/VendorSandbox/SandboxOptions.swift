package import AudioMeasurement
package import Foundation

/// How a sandbox is to be.
package struct SandboxOptions: Sendable {
    /// The port of the first service, the others follow; nil for any that are free.
    package var port: UInt16?
    /// How many times faster jobs go than the vendors' own; above 0.
    package var speed: Double
    /// How many seconds every job takes in all; nil to go by `speed`.
    package var jobSeconds: Double?
    /// Faults that are ordered from the start, as `huawei.commit:drop-answer`.
    package var faults: [String]
    /// The bucket that the account has in Alibaba's OSS: 3 to 63 lower-case letters, digits and hyphens; nil for a made-up
    /// name.
    package var bucket: String?
    /// Alibaba's region, by its own name for it; nil for cn-shanghai.
    package var region: String?
    /// IDs of media that every account has from the start; their content is accepted as valid.
    package var media: [String]
    /// A file that is also told what the journal is told, one line of JSON each; replaced where it exists.
    package var journalFile: URL?
    /// Decodes AAC; without one, AAC is measured by its packets.
    package var aacDecoder: AACDecoderFactory?

    /// Makes options; the defaults are free ports, jobs a thousand times as fast as real ones, and no faults.
    package init(
        port: UInt16? = nil, speed: Double = 1000, jobSeconds: Double? = nil, faults: [String] = [],
        bucket: String? = nil, region: String? = nil, media: [String] = [], journalFile: URL? = nil,
        aacDecoder: AACDecoderFactory? = nil
    ) {
        self.port = port
        self.speed = speed
        self.jobSeconds = jobSeconds
        self.faults = faults
        self.bucket = bucket
        self.region = region
        self.media = media
        self.journalFile = journalFile
        self.aacDecoder = aacDecoder
    }
}
