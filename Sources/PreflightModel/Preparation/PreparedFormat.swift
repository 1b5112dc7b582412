/// What a prepared recording is: predicted before it is written, and what measuring it must find.
package struct PreparedFormat: Hashable, Sendable, Codable {
    /// The container.
    package var container: Container
    /// The codec.
    package var codec: Codec
    /// In hertz.
    package var sampleRate: Int
    /// How many channels.
    package var channelCount: Int
    /// Bits per sample; nil for lossy codecs.
    package var bitDepth: Int?
    /// Sample frames that a gapless player plays.
    package var frameCount: Int64
    /// The size of the file; nil where only coding the samples, or walking the frames of the source, can tell.
    package var byteCount: Int64?

    /// Makes a format from its parts.
    package init(
        container: Container, codec: Codec, sampleRate: Int, channelCount: Int, bitDepth: Int?, frameCount: Int64,
        byteCount: Int64?
    ) {
        self.container = container
        self.codec = codec
        self.sampleRate = sampleRate
        self.channelCount = channelCount
        self.bitDepth = bitDepth
        self.frameCount = frameCount
        self.byteCount = byteCount
    }

    /// What a recording is as it stands.
    package init(_ measurement: RecordingMeasurement) {
        self.init(
            container: measurement.container, codec: measurement.codec, sampleRate: measurement.sampleRate,
            channelCount: measurement.channelCount, bitDepth: measurement.bitDepth, frameCount: measurement.frameCount,
            byteCount: measurement.byteCount)
    }
}

/// A prepared recording that was written.
package struct PreparedFile: Hashable, Sendable, Codable {
    /// What it is.
    package var format: PreparedFormat
    /// The size in bytes.
    package var byteCount: Int64
    /// SHA-256 of the file in lower-case hexadecimal, read back from the disk.
    package var sha256: String
    /// Samples that converting lifted beyond full scale and that were set to it, each channel on its own.
    package var clippedSampleCount: Int64
    /// The versions of the libraries that took part, by name.
    package var libraries: [String: String]

    /// Makes a description from its parts.
    package init(
        format: PreparedFormat, byteCount: Int64, sha256: String, clippedSampleCount: Int64 = 0,
        libraries: [String: String] = [:]
    ) {
        self.format = format
        self.byteCount = byteCount
        self.sha256 = sha256
        self.clippedSampleCount = clippedSampleCount
        self.libraries = libraries
    }
}
