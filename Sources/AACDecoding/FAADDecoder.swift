import AudioMeasurement
import CFAAD

/// Decodes AAC packets with FAAD2 and says what came out.
@safe
final class FAADDecoder: AACDecoder {
    private let handle: FAADHandle
    private let format: AACStreamFormat
    private var isInitialised = false
    /// Whether the configuration announces SBR that runs at the rate of the core.
    private var announcesCoreRateSBR = false
    private var isMono = false
    /// What the last packet gave, in memory of FAAD2 that the next one overwrites; with the channels that it has.
    private var samples: (start: UnsafePointer<Int16>, count: Int, channelCount: Int)?

    init(_ format: AACStreamFormat) throws(AACDecodingFailure) {
        handle = try FAADHandle()
        self.format = format
        if case .raw(let configuration) = format {
            let stream = try handle.open(configuration: configuration)
            announcesCoreRateSBR = stream.announcesCoreRateSBR
            isMono = stream.isMono
            isInitialised = true
        }
    }

    func decode(_ packet: RawSpan) throws(AACDecodingFailure) -> AACDecodedPacket {
        guard !packet.isEmpty else { throw AACDecodingFailure(message: "a packet has no bytes") }
        if !isInitialised {
            try handle.open(stream: packet)
            // The three bits of the channel configuration (ISO/IEC 14496-3, 1.A.2.2.1).
            isMono = packet.byte(at: 2).map { $0 & 1 == 0 } == true && packet.byte(at: 3).map { $0 >> 6 == 1 } == true
            isInitialised = true
        }
        unsafe samples = nil
        let (info, decoded) = unsafe try handle.decode(packet)
        if let decoded = unsafe decoded { unsafe samples = unsafe (decoded, Int(info.samples), Int(info.channels)) }
        let channels = Int(info.channels)
        var frames = channels > 0 ? Int(info.samples) / channels : 0
        var rate = Int(info.samplerate)
        let core = info.isUpsampled ? rate / 2 : rate
        if info.isAtCoreRate, !announcesCoreRateSBR {
            // SBR that no header announces was found. FAAD2 was told not to double the rate on mere suspicion, and so
            // runs it at the rate of the core; a decoder that knows puts out twice as much.
            frames *= 2
            rate *= 2
        }
        return AACDecodedPacket(
            frameCount: frames, sampleRate: rate, coreSampleRate: core,
            // FAAD2 puts mono out as two channels, since parametric stereo may come later.
            channelCount: isMono && info.ps == 0 ? 1 : channels, usesSBR: info.isUpsampled || info.isAtCoreRate,
            usesPS: info.ps != 0)
    }

    func withSamples(_ body: (Span<Int16>, _ channelCount: Int) -> Void) {
        guard let samples = unsafe samples, unsafe samples.count > 0 else { return }
        let decoded = unsafe UnsafeBufferPointer(start: samples.start, count: samples.count)
        unsafe body(decoded.span, samples.channelCount)
    }
}
