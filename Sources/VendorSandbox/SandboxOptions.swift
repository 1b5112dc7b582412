public import AudioMeasurement
public import Foundation

/// How a sandbox is to be.
public struct SandboxOptions: Sendable {
    /// The port of the first service, the others follow; nil for any that are free.
    public var port: UInt16?
    /// How many times faster jobs go than the vendors' own; above 0.
    public var speed: Double
    /// How many seconds every job takes in all; nil to go by `speed`.
    public var jobSeconds: Double?
    /// Faults that are ordered from the start, as `huawei.commit:drop-answer`.
    public var faults: [String]
    /// The bucket that the account has in Alibaba's OSS: 3 to 63 lower-case letters, digits and hyphens; nil for a made-up
    /// name.
    public var bucket: String?
    /// Alibaba's region, by its own name for it; nil for cn-shanghai.
    public var region: String?
    /// IDs of media that every account has from the start; their content is accepted as valid.
    public var media: [String]
    /// A file that is also told what the journal is told, one line of JSON each; replaced where it exists.
    public var journalFile: URL?
    /// Decodes AAC; without one, AAC is measured by its packets.
    public var aacDecoder: AACDecoderFactory?

    /// Makes options; the defaults are free ports, jobs a thousand times as fast as real ones, and no faults.
    public init(
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
