import AudioMeasurement
import CFAAD

/// Owns a handle of FAAD2.
@safe
struct FAADHandle: ~Copyable {
    private let handle: NeAACDecHandle

    /// The version of FAAD2, such as "2.10.1".
    static var libraryVersion: String {
        var version: UnsafeMutablePointer<CChar>?
        _ = unsafe NeAACDecGetVersion(&version, nil)
        return unsafe version.map { unsafe String(cString: $0) } ?? ""
    }

    init() throws(AACDecodingFailure) {
        guard let handle = unsafe NeAACDecOpen() else { throw AACDecodingFailure(message: "FAAD2 is out of memory") }
        unsafe self.handle = unsafe handle
        if let configuration = unsafe NeAACDecGetCurrentConfiguration(handle) {
            unsafe configuration.pointee.outputFormat = UInt8(FAAD_FMT_16BIT)
            // Otherwise FAAD2 doubles every rate up to 24 kHz, whether there is SBR or not.
            unsafe configuration.pointee.dontUpSampleImplicitSBR = 1
            _ = unsafe NeAACDecSetConfiguration(handle, configuration)
        }
    }

    deinit { unsafe NeAACDecClose(handle) }

    /// Gets ready for raw packets; returns whether SBR at the rate of the core is announced, and whether there is one
    /// channel.
    func open(
        configuration: [UInt8]
    ) throws(AACDecodingFailure) -> (announcesCoreRateSBR: Bool, isMono: Bool) {
        var bytes = configuration
        var rate: UInt = 0
        var channels: UInt8 = 0
        guard unsafe NeAACDecInit2(handle, &bytes, UInt(bytes.count), &rate, &channels) == 0 else {
            throw AACDecodingFailure(message: "the configuration of the stream is not supported")
        }
        var fields = mp4AudioSpecificConfig()
        guard unsafe NeAACDecAudioSpecificConfig(&bytes, UInt(bytes.count), &fields) == 0 else { return (false, false) }
        return (fields.sbr_present_flag == 1 && fields.downSampledSBR == 1, fields.channelsConfiguration == 1)
    }

    /// Gets ready for frames with ADTS headers, of which this is the first.
    func open(stream frame: RawSpan) throws(AACDecodingFailure) {
        var rate: UInt = 0
        var channels: UInt8 = 0
        let used = unsafe frame.withUnsafeBytes { frame in
            unsafe NeAACDecInit(handle, Self.pointer(frame), UInt(frame.count), &rate, &channels)
        }
        guard used >= 0 else { throw AACDecodingFailure(message: "the first frame has no usable ADTS header") }
    }

    /// Decodes one packet; the samples, of which there are `info.samples`, are valid until the next one.
    func decode(
        _ packet: RawSpan
    ) throws(AACDecodingFailure) -> (info: NeAACDecFrameInfo, samples: UnsafePointer<Int16>?) {
        var info = NeAACDecFrameInfo()
        let decoded = unsafe packet.withUnsafeBytes { packet in
            unsafe NeAACDecDecode(handle, &info, Self.pointer(packet), UInt(packet.count))
        }
        guard info.error == 0 else {
            let message =
                unsafe NeAACDecGetErrorMessage(info.error).map { unsafe String(cString: $0) } ?? "error \(info.error)"
            throw AACDecodingFailure(message: message)
        }
        // The format that was asked for is FAAD_FMT_16BIT.
        return unsafe (info, decoded.map { unsafe UnsafePointer($0.assumingMemoryBound(to: Int16.self)) })
    }

    /// FAAD2 takes a pointer to bytes that it could change; it does not.
    private static func pointer(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutablePointer<UInt8>? {
        unsafe UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
    }
}

extension NeAACDecFrameInfo {
    /// Whether SBR was found and doubled the rate.
    var isUpsampled: Bool { sbr == UInt8(SBR_UPSAMPLED) }

    /// Whether SBR was found and runs at the rate of the core.
    var isAtCoreRate: Bool { sbr == UInt8(SBR_DOWNSAMPLED) }
}
