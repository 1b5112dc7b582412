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
    /// A file that is also told what the journal is told, one line of JSON each; replaced where it exists.
    public var journalFile: URL?
    /// Decodes AAC; without one, AAC is measured by its packets.
    public var aacDecoder: AACDecoderFactory?

    /// Makes options; the defaults are free ports, jobs a thousand times as fast as real ones, and no faults.
    public init(
        port: UInt16? = nil, speed: Double = 1000, jobSeconds: Double? = nil, faults: [String] = [],
        journalFile: URL? = nil, aacDecoder: AACDecoderFactory? = nil
    ) {
        self.port = port
        self.speed = speed
        self.jobSeconds = jobSeconds
        self.faults = faults
        self.journalFile = journalFile
        self.aacDecoder = aacDecoder
    }
}
