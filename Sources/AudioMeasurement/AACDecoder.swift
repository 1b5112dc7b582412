/// How a stream of AAC packets is to be decoded.
package enum AACStreamFormat: Hashable, Sendable {
    /// Raw access units, described by an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
    case raw(audioSpecificConfig: [UInt8])
    /// Frames with their ADTS headers.
    case adts
}

/// What one packet of AAC decoded to.
package struct AACDecodedPacket: Hashable, Sendable {
    /// Sample frames put out, for each channel.
    package var frameCount: Int
    /// The rate of the output in hertz.
    package var sampleRate: Int
    /// Channels put out.
    package var channelCount: Int
    /// The rate of the core below SBR in hertz; the rate of the output where there is no SBR.
    package var coreSampleRate: Int
    /// Whether spectral band replication (SBR, HE-AAC) was found in the packet.
    package var usesSBR: Bool
    /// Whether parametric stereo (PS, HE-AAC v2) was found in the packet.
    package var usesPS: Bool

    /// Makes the description of a decoded packet.
    package init(frameCount: Int, sampleRate: Int, coreSampleRate: Int, channelCount: Int, usesSBR: Bool, usesPS: Bool)
    {
        self.frameCount = frameCount
        self.sampleRate = sampleRate
        self.coreSampleRate = coreSampleRate
        self.channelCount = channelCount
        self.usesSBR = usesSBR
        self.usesPS = usesPS
    }
}

/// A decoder that could not go on, with the words of the library behind it.
package struct AACDecodingFailure: Error, Hashable, Sendable {
    /// The library's own message.
    package let message: String

    /// Makes a failure with the library's own message.
    package init(message: String) { self.message = message }
}

/// Decodes AAC packets; handed in, because the decoder there is (FAAD2) is under the GPL and this module is not.
package protocol AACDecoder {
    /// Decodes one packet (an access unit, or an ADTS frame with its header).
    mutating func decode(_ packet: RawSpan) throws(AACDecodingFailure) -> AACDecodedPacket

    /// Hands over the samples of the packet that was decoded last, interleaved, and the number of channels that they
    /// have; not called where there are none.
    func withSamples(_ body: (Span<Int16>, _ channelCount: Int) -> Void)
}

extension AACDecoder {
    /// Hands over nothing: a decoder that keeps no samples leaves a recording without a waveform.
    package func withSamples(_ body: (Span<Int16>, _ channelCount: Int) -> Void) {}
}

/// Makes a new AAC decoder for each recording.
public struct AACDecoderFactory: Sendable {
    /// Makes a decoder for one stream.
    package let makeDecoder: @Sendable (AACStreamFormat) throws(AACDecodingFailure) -> any AACDecoder

    /// The library behind it, with its version.
    package let library: [String: String]

    /// A factory that calls `makeDecoder` once for each recording.
    package init(
        library: [String: String] = [:],
        makeDecoder: @escaping @Sendable (AACStreamFormat) throws(AACDecodingFailure) -> any AACDecoder
    ) {
        self.library = library
        self.makeDecoder = makeDecoder
    }
}
