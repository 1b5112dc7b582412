import PreflightModel

/// Measures ASF (Windows Media) by its header, and where the file is cut by the clock of its last packet
/// (Advanced Systems Format Specification 01.20.06).
enum ASFWalker: ContainerWalker {
    static let containers: [Container] = [.asf]

    private static let words = ForeignContainer.asf
    private static let header: [UInt8] = [
        0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
    ]
    private static let fileProperties: [UInt8] = [
        0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11, 0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65,
    ]
    private static let streamProperties: [UInt8] = [
        0x91, 0x07, 0xDC, 0xB7, 0xB7, 0xA9, 0xCF, 0x11, 0x8E, 0xE6, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65,
    ]
    private static let audioMedia: [UInt8] = [
        0x40, 0x9E, 0x69, 0xF8, 0x4D, 0x5B, 0xCF, 0x11, 0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B,
    ]
    private static let greatestObjectCount = 1024
    private static let codecs: [UInt16: Codec] = [
        0x0160: "wmav1", 0x0161: "wmav2", 0x0162: "wmapro", 0x0163: "wmalossless", 0x000A: "wmavoice", 0x0055: .mp3,
        0x0001: "pcm_s16le",
    ]

    private struct Properties {
        /// In units of 100 ns, without the preroll.
        var duration: Int64
        var packetCount: Int64
        var packetByteCount: Int64

        /// From the file properties object; nil of any other (section 3.2).
        init?(_ bytes: RawSpan) {
            guard bytes.has(fileProperties), let packets = bytes.littleEndian(at: 56, as: UInt64.self),
                let play = bytes.littleEndian(at: 64, as: UInt64.self),
                let preroll = bytes.littleEndian(at: 80, as: UInt64.self),
                let greatest = bytes.littleEndian(at: 96, as: UInt32.self)
            else { return nil }
            let before = Int64(clamping: preroll).multipliedReportingOverflow(by: 10000)
            duration = max(0, Int64(clamping: play) - (before.overflow ? 0 : max(0, before.partialValue)))
            packetCount = Int64(clamping: packets)
            packetByteCount = Int64(greatest)
        }
    }

    private struct Format {
        var tag: UInt16
        var channels: Int
        var rate: Int

        /// From the stream properties object of audio; nil of any other (sections 3.3 and 9.1).
        init?(_ bytes: RawSpan) {
            guard bytes.has(streamProperties), bytes.has(audioMedia, at: 24),
                let tag = bytes.littleEndian(at: 78, as: UInt16.self),
                let channels = bytes.littleEndian(at: 80, as: UInt16.self),
                let rate = bytes.littleEndian(at: 82, as: UInt32.self), bytes.byteCount >= 94
            else { return nil }
            self.tag = tag
            self.channels = Int(channels)
            self.rate = Int(rate)
        }
    }

    static func recognises(_ start: RawSpan) -> Bool { start.has(header, at: 0) }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        guard let size = try reader.fields(at: 16, count: 8).littleEndian(at: 0, as: UInt64.self), size < 1 << 62
        else { throw words.badHeader(.cutOff) }
        let headerEnd = Int64(size)
        var offset: Int64 = 30
        var properties: Properties?
        var format: Format?
        for _ in 0..<greatestObjectCount where offset < headerEnd {
            let size = try reader.withBytes(at: offset, count: 100) { bytes -> UInt64? in
                if let found = Properties(bytes) {
                    properties = found
                } else if format == nil {
                    format = Format(bytes)
                }
                return bytes.littleEndian(at: 16, as: UInt64.self)
            }
            guard let size, size >= 24, size < 1 << 62 else { break }
            offset = offset.addingSaturated(Int64(size))
        }
        guard let properties else { throw words.badHeader(.noLength) }
        guard let format else { throw words.badHeader(.noAudio) }
        try words.checked(rate: format.rate, channels: format.channels)
        let declared = frames(properties.duration, format.rate)
        // The data object begins with 50 bytes of its own.
        let data = headerEnd + 50
        var frameCount = declared
        var defects: [Defect] = []
        if properties.packetByteCount > 0, properties.packetCount > 0 {
            let present = max(0, reader.byteCount - data) / properties.packetByteCount
            if present < properties.packetCount {
                let last = data + (present - 1) * properties.packetByteCount
                frameCount = present > 0 ? min(declared, frames(try end(ofPacket: last, &reader), format.rate)) : 0
                defects.append(
                    words.truncated(
                        declared: declared, present: frameCount, sampleRate: format.rate,
                        end: data + present * properties.packetByteCount, fileEnd: reader.byteCount))
            }
        }
        guard frameCount > 0 else { throw words.withoutAudio }
        return WalkedRecording(
            container: .asf, codec: codecs[format.tag] ?? "asf_unknown", sampleRate: format.rate,
            channelCount: format.channels, frameCount: frameCount, codedFrameCount: frameCount,
            declaredDuration: ExactDuration(frameCount: declared, sampleRate: format.rate),
            audioByteCount: max(0, reader.byteCount - data), method: .declared, defects: defects,
            samples: words.undecoded)
    }

    private static func frames(_ ticks: Int64, _ rate: Int) -> Int64 {
        Int64(clamping: (Int128(ticks) * Int128(rate) + 5_000_000) / 10_000_000)
    }

    /// When the packet at `offset` has been sent, in units of 100 ns; 0 where it does not say (section 5.2).
    private static func end(
        ofPacket offset: Int64, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64 {
        let bytes = try reader.fields(at: offset, count: 64)
        guard let first = bytes.byte(at: 0) else { return 0 }
        var index = first & 0x80 != 0 ? 1 + Int(first & 15) : 0
        guard let lengths = bytes.byte(at: index) else { return 0 }
        index += 2
        // Packet length, sequence and padding take 0, 1, 2 or 4 bytes each.
        for shift in [5, 1, 3] as [UInt8] { index += [0, 1, 2, 4][Int(lengths >> shift & 3)] }
        guard let sent = bytes.littleEndian(at: index, as: UInt32.self),
            let lasting = bytes.littleEndian(at: index + 4, as: UInt16.self)
        else { return 0 }
        return (Int64(sent) + Int64(lasting)) * 10000
    }
}
