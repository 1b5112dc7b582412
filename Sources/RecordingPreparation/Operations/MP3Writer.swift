import AudioMeasurement
import CLame
import PreflightModel

/// Writes MP3 with LAME: a constant bit rate, with a frame in front that says how much is to be skipped.
final class MP3Writer: SampleStage {
    /// The version of LAME, such as "3.100".
    static var libraryVersion: String { unsafe String(cString: get_lame_version()) }

    private let file: NewFile
    private let handle: LameHandle
    private let channelCount: Int
    private let frameCount: Int64
    private var takenCount: Int64 = 0
    private var coded: [UInt8] = []
    /// The frame in front, where those of the stream are so small that LAME has no room for its own; and what LAME has put out
    /// of the next frame.
    private var isOwn: Bool?
    private var info: XingFrame?
    private var pending: [UInt8] = []
    private var samplesPerFrame: Int64 = 0

    init(_ format: PreparedFormat, bitRate: Int, to file: NewFile) throws(PreparationFailure) {
        self.file = file
        channelCount = format.channelCount
        frameCount = format.frameCount
        handle = try LameHandle(format, bitRate: bitRate)
    }

    /// Writes what LAME has put out: as it is, or frame by frame behind a frame of ours.
    private func write(_ bytes: ArraySlice<UInt8>) throws(PreparationFailure) {
        if isOwn == nil, bytes.count >= MPEGFrameHeader.byteCount,
            let first = Array(bytes.prefix(MPEGFrameHeader.byteCount)).withBytes({ MPEGFrameHeader($0, at: 0) })
        {
            isOwn = !XingFrame.hasRoom(in: first)
        }
        guard isOwn == true else { return try file.append(bytes) }
        pending += bytes
        while pending.count >= MPEGFrameHeader.byteCount,
            let header = pending.withBytes({ MPEGFrameHeader($0, at: 0) }), header.tabulatedByteCount <= pending.count
        {
            var frames = info ?? XingFrame(like: header, isVariable: false, frameCount: nil, silence: nil)
            if info == nil { try file.append([UInt8](repeating: 0, count: frames.byteCount)) }
            let frame = Array(pending[..<header.tabulatedByteCount])
            frames.add(frame, at: file.byteCount)
            try file.append(frame)
            pending.removeFirst(frame.count)
            info = frames
            samplesPerFrame = Int64(header.samplesPerFrame)
        }
    }

    func take(_ samples: Span<Double>) throws(PreparationFailure) {
        let frames = samples.count / channelCount
        // The bound of lame_encode_buffer's documentation.
        let bound = frames * 5 / 4 + 7200
        if coded.count < bound { coded = [UInt8](repeating: 0, count: bound) }
        let count = try handle.encode(samples, channelCount: channelCount, into: &coded)
        try write(coded[..<count])
        takenCount += Int64(frames)
    }

    func finish() throws(PreparationFailure) {
        guard takenCount == frameCount else { throw .notAsWritten(file.path) }
        if coded.count < 7200 { coded = [UInt8](repeating: 0, count: 7200) }
        try write(coded[..<handle.flush(into: &coded)])
        if var info {
            let delay = handle.delay
            info.silence = (delay, info.added * samplesPerFrame - delay - frameCount)
            try file.write(info.bytes(fileByteCount: file.byteCount), at: 0)
        } else {
            let info = handle.infoFrame()
            if !info.isEmpty { try file.write(info, at: 0) }
        }
    }
}

/// Owns an encoder of LAME.
@safe
private struct LameHandle: ~Copyable {
    private let handle: lame_t

    init(_ format: PreparedFormat, bitRate: Int) throws(PreparationFailure) {
        let facts: [String: Fact] = ["sampleRate": .count(format.sampleRate), "bitRate": .count(bitRate)]
        guard let handle = unsafe lame_init() else { throw PreparationFailure(.bitRateNotEncoded, facts) }
        guard unsafe Self.configure(handle, format, kilobits: Int32(bitRate / 1000)) else {
            unsafe lame_close(handle)
            throw PreparationFailure(.bitRateNotEncoded, facts)
        }
        unsafe self.handle = unsafe handle
    }

    private static func configure(_ handle: lame_t, _ format: PreparedFormat, kilobits: Int32) -> Bool {
        unsafe lame_set_num_channels(handle, Int32(format.channelCount))
        unsafe lame_set_in_samplerate(handle, Int32(clamping: format.sampleRate))
        unsafe lame_set_out_samplerate(handle, Int32(clamping: format.sampleRate))
        unsafe lame_set_brate(handle, kilobits)
        unsafe lame_set_mode(handle, format.channelCount == 1 ? MONO : JOINT_STEREO)
        unsafe lame_set_quality(handle, 2)
        unsafe lame_set_bWriteVbrTag(handle, 1)
        unsafe lame_set_write_id3tag_automatic(handle, 0)
        return unsafe lame_init_params(handle) >= 0 && lame_get_out_samplerate(handle) == format.sampleRate
            && lame_get_brate(handle) == kilobits
    }

    deinit { unsafe lame_close(handle) }

    /// Frames that are silent in front, but for the decoder's own delay.
    var delay: Int64 { Int64(unsafe lame_get_encoder_delay(handle)) }

    /// Takes interleaved frames in; says how many bytes came out.
    func encode(
        _ samples: Span<Double>, channelCount: Int, into bytes: inout [UInt8]
    ) throws(PreparationFailure) -> Int {
        let frames = Int32(samples.count / channelCount)
        let room = Int32(bytes.count)
        let count = unsafe samples.withUnsafeBufferPointer { samples in
            unsafe bytes.withUnsafeMutableBufferPointer { bytes in
                channelCount == 1
                    ? unsafe lame_encode_buffer_ieee_double(
                        handle, samples.baseAddress, samples.baseAddress, frames, bytes.baseAddress, room)
                    : unsafe lame_encode_buffer_interleaved_ieee_double(
                        handle, samples.baseAddress, frames, bytes.baseAddress, room)
            }
        }
        guard count >= 0 else {
            throw PreparationFailure(.encoderFailed, ["library": "LAME", "cause": .text("error \(count)")])
        }
        return Int(count)
    }

    /// Puts out the last frames.
    func flush(into bytes: inout [UInt8]) -> Int {
        let room = Int32(bytes.count)
        return unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            max(0, Int(unsafe lame_encode_flush(handle, bytes.baseAddress, room)))
        }
    }

    /// The frame that goes to the very beginning.
    func infoFrame() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            unsafe lame_get_lametag_frame(handle, bytes.baseAddress, bytes.count)
        }
        return count <= bytes.count ? Array(bytes[..<count]) : []
    }
}
