import PreflightModel

/// FLAC in Ogg (RFC 9639, 10.1): each packet is one frame, so its CRC-16 is over the whole packet.
struct OggFLACMapping: OggMapping {
    let format: OggFormat
    let trimming = GranuleClock.Trimming.none
    private var clock: FLACFrameClock
    private var badChecks = DamagedRegions()
    private var isFirst = true

    var wantedByteCount: Int { FLACFrameHeader.maximumByteCount }

    init?(_ packet: RawSpan) {
        // 0x7F "FLAC", version, number of header packets, then a native stream up to its first block.
        guard packet.has("\u{7F}FLAC"), packet.has("fLaC", at: 9), packet.byteCount >= 17 + FLACStreamInfo.byteCount,
            let info = FLACStreamInfo(packet.extracting(17...))
        else { return nil }
        clock = FLACFrameClock(info)
        format = OggFormat(
            codec: .flac, sampleRate: info.sampleRate, channelCount: info.channelCount, bitDepth: info.bitDepth)
    }

    /// Samples that STREAMINFO claims; 0 when it claims none.
    var declaredFrameCount: Int64 { clock.info.totalFrameCount }

    mutating func take(_ packet: OggPacket) -> OggPacketKind {
        if isFirst {
            isFirst = false
            return .header
        }
        guard packet.start.first == 0xFF, packet.start.count > 1 else {
            // The type of a metadata block; 127 is none.
            return packet.start.first.map { $0 & 0x7F < 127 } ?? false ? .header : .invalid
        }
        guard let header = packet.start.withBytes({ FLACFrameHeader($0) }) else {
            badChecks.add(packet.range)
            return .invalid
        }
        if packet.check != 0 { badChecks.add(packet.range) }
        clock.add(header, range: packet.range)
        return .audio(frameCount: Int64(header.blockSize))
    }

    var defects: [Defect] {
        let declared = declaredFrameCount
        let rate = format.sampleRate
        var defects: [Defect] = declared == 0 ? [.flacNoLength] : []
        defects += clock.defects
        if badChecks.count > 0 { defects.append(.flacChecksum(frames: badChecks.count, first: badChecks.first)) }
        guard declared > 0, declared != clock.frameCount, declared != clock.endPosition else { return defects }
        if declared > max(clock.frameCount, clock.endPosition) {
            let end = clock.endOffset
            defects.append(
                .flacTruncated(
                    present: clock.frameCount, declared: declared, cutOff: nil, sampleRate: rate, at: end))
        } else {
            defects.append(.flacLengthMismatch(declared: declared, present: clock.frameCount, sampleRate: rate))
        }
        return defects
    }
}
