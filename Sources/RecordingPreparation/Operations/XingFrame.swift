import AudioMeasurement

/// The frame in front of an MP3 that tells how long it is, where its hundredths are, and what is silent at its ends (Xing's
/// frame, with LAME's extension: Mp3 Info Tag, revision 1).
struct XingFrame {
    private let header: MPEGFrameHeader
    private let isVariable: Bool
    /// Nil where only the end tells: then every hundredth has the same number of bytes.
    private let frameCount: Int64?
    /// Delay and padding.
    var silence: (delay: Int64, padding: Int64)?
    private var places: [Int64] = []
    /// How many frames were added.
    private(set) var added: Int64 = 0
    private var check = CRC16()

    /// "Xing", flags, frames, bytes, 100 places, and LAME's extension.
    private static let contentByteCount = 120 + 36

    /// A frame for a stream of this header; its own bit rate is the first that has room.
    init(like other: MPEGFrameHeader, isVariable: Bool, frameCount: Int64?, silence: (delay: Int64, padding: Int64)?) {
        var chosen = other
        let plain = other.word & ~0x200 | 0x1_0000
        for index in [other.bitRateIndex] + Array(1...14) {
            guard let header = MPEGFrameHeader(plain & ~0xF000 | index << 12) else { continue }
            if Self.hasRoom(in: header) {
                chosen = header
                break
            }
        }
        header = chosen
        self.isVariable = isVariable
        self.frameCount = frameCount
        self.silence = silence
    }

    /// Whether an unpadded frame with this header, without a checksum, has room for all that is said.
    static func hasRoom(in header: MPEGFrameHeader) -> Bool {
        guard let plain = MPEGFrameHeader(header.word & ~0x200 | 0x1_0000) else { return false }
        return plain.tabulatedByteCount - MPEGFrameHeader.byteCount - plain.sideInformationByteCount >= contentByteCount
    }

    var byteCount: Int { header.tabulatedByteCount }

    /// Takes note of a frame that was written at `offset`.
    mutating func add(_ frame: [UInt8], at offset: Int64) {
        if let frameCount {
            while places.count < 100, added >= Int64(places.count) * frameCount / 100 { places.append(offset) }
        }
        added += 1
        frame.withBytes { check.update($0) }
    }

    /// The frame, now that all others are known.
    func bytes(fileByteCount: Int64) -> [UInt8] {
        var frame: [UInt8] = []
        frame.append(bigEndian: header.word)
        frame += [UInt8](repeating: 0, count: header.sideInformationByteCount)
        frame += Array((isVariable ? "Xing" : "Info").utf8)
        // Frames, bytes and places are stated.
        frame.append(bigEndian: UInt32(7))
        frame.append(bigEndian: UInt32(clamping: frameCount ?? added))
        frame.append(bigEndian: UInt32(clamping: fileByteCount))
        for index in 0..<100 {
            let even = frameCount == nil ? Int64(index) * fileByteCount / 100 : fileByteCount
            let place = index < places.count ? places[index] : even
            frame.append(UInt8(clamping: place * 256 / max(1, fileByteCount)))
        }
        if let silence {
            // Readers believe what follows where this name stands.
            frame += Array("LAME     ".utf8)
            // Revision 0; a method of 1 is a constant rate, 0 is unknown. Lowpass, gains and flags are unknown.
            frame.append(isVariable ? 0 : 1)
            frame += [UInt8](repeating: 0, count: 11)
            let both = UInt32(clamping: silence.delay) << 12 | UInt32(clamping: silence.padding)
            frame += [UInt8(both >> 16 & 0xFF), UInt8(both >> 8 & 0xFF), UInt8(both & 0xFF)]
            // Noise shaping, gain of an MP3 editor, and preset.
            frame += [0, 0, 0, 0]
            frame.append(bigEndian: UInt32(clamping: fileByteCount))
            frame.append(bigEndian: check.value)
            var own = CRC16()
            frame.withBytes { own.update($0) }
            frame.append(bigEndian: own.value)
        }
        frame += [UInt8](repeating: 0, count: max(0, byteCount - frame.count))
        return frame
    }
}
