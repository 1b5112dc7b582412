import AudioMeasurement
import CFAAD

/// Owns a handle of FAAD2.
struct FAADHandle: ~Copyable {
    private let handle: NeAACDecHandle

    init() throws(AACDecodingFailure) {
        guard let handle = NeAACDecOpen() else { throw AACDecodingFailure(message: "FAAD2 is out of memory") }
        self.handle = handle
        if let configuration = NeAACDecGetCurrentConfiguration(handle) {
            configuration.pointee.outputFormat = UInt8(FAAD_FMT_16BIT)
            // Otherwise FAAD2 doubles every rate up to 24 kHz, whether there is SBR or not.
            configuration.pointee.dontUpSampleImplicitSBR = 1
            _ = NeAACDecSetConfiguration(handle, configuration)
        }
    }

    deinit { NeAACDecClose(handle) }

    /// Gets ready for raw packets; returns whether SBR at the rate of the core is announced, and whether there is one
    /// channel.
    func open(
        configuration: [UInt8]
    ) throws(AACDecodingFailure) -> (announcesCoreRateSBR: Bool, isMono: Bool) {
        var bytes = configuration
        var rate: UInt = 0
        var channels: UInt8 = 0
        guard NeAACDecInit2(handle, &bytes, UInt(bytes.count), &rate, &channels) == 0 else {
            throw AACDecodingFailure(message: "the configuration of the stream is not supported")
        }
        var fields = mp4AudioSpecificConfig()
        guard NeAACDecAudioSpecificConfig(&bytes, UInt(bytes.count), &fields) == 0 else { return (false, false) }
        return (fields.sbr_present_flag == 1 && fields.downSampledSBR == 1, fields.channelsConfiguration == 1)
    }

    /// Gets ready for frames with ADTS headers, of which this is the first.
    func open(stream frame: UnsafeRawBufferPointer) throws(AACDecodingFailure) {
        var rate: UInt = 0
        var channels: UInt8 = 0
        let used = NeAACDecInit(handle, Self.pointer(frame), UInt(frame.count), &rate, &channels)
        guard used >= 0 else { throw AACDecodingFailure(message: "the first frame has no usable ADTS header") }
    }

    /// Decodes one packet; the samples, of which there are `info.samples`, are valid until the next one.
    func decode(
        _ packet: UnsafeRawBufferPointer
    ) throws(AACDecodingFailure) -> (info: NeAACDecFrameInfo, samples: UnsafePointer<Int16>?) {
        var info = NeAACDecFrameInfo()
        let decoded = NeAACDecDecode(handle, &info, Self.pointer(packet), UInt(packet.count))
        guard info.error == 0 else {
            let message = NeAACDecGetErrorMessage(info.error).map { String(cString: $0) } ?? "error \(info.error)"
            throw AACDecodingFailure(message: message)
        }
        // The format that was asked for is FAAD_FMT_16BIT.
        return (info, decoded.map { UnsafePointer($0.assumingMemoryBound(to: Int16.self)) })
    }

    /// FAAD2 takes a pointer to bytes that it could change; it does not.
    private static func pointer(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutablePointer<UInt8>? {
        UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
    }
}

extension NeAACDecFrameInfo {
    /// Whether SBR was found and doubled the rate.
    var isUpsampled: Bool { sbr == UInt8(SBR_UPSAMPLED) }

    /// Whether SBR was found and runs at the rate of the core.
    var isAtCoreRate: Bool { sbr == UInt8(SBR_DOWNSAMPLED) }
}
