import PreflightModel

/// Measures Apple's Core Audio Format.
enum CAFWalker: ContainerWalker {
    static let containers: [Container] = [.caf]

    static func recognises(_ start: RawSpan) -> Bool { start.has("caff") }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let layout = try CAFLayout(&reader)
        guard let description = layout.description else { throw ChunkedContainer.caf.withoutFormat() }
        var coding = try CAFCoding(description)
        guard let data = layout.data else { throw ChunkedContainer.caf.withoutData }
        let present = data.upperBound - data.lowerBound
        let isUnfinalised = layout.declaredByteCount == 0 && present > 0
        guard present > 0 else { throw ChunkedContainer.caf.withoutAudio(declared: layout.declaredByteCount) }
        let declared = isUnfinalised ? nil : layout.declaredByteCount

        var table: CAFPacketTable?
        if let range = layout.packetTable {
            table = try CAFPacketTable(range, of: description, data: data, in: &reader)
        }
        let length: CAFLength
        if description.bytesPerPacket > 0, description.framesPerPacket > 0 {
            length = CAFLength(description, data: data, declared: declared, table: table)
        } else if let table {
            length = try CAFLength(
                description, codec: coding.codec, data: data, declared: declared, table: table, in: &reader)
        } else {
            throw .cafWithoutPacketTable(codec: coding.codec)
        }
        guard length.codedFrameCount > 0 else {
            throw ChunkedContainer.caf.withoutAudio(declared: layout.declaredByteCount)
        }

        var defects = layout.defects
        if isUnfinalised {
            defects.append(ChunkedContainer.caf.unfinalised(data))
        } else if let declared, declared > present {
            let missing = length.declaredFrameCount.map { $0 - length.frameCount }
            defects.append(
                ChunkedContainer.caf.truncated(
                    data, declared: declared, missingFrames: missing, sampleRate: description.sampleRate))
        }
        var cookie = CAFCookie(bytes: [])
        if let range = layout.cookie {
            let count = min(range.upperBound - range.lowerBound, Int64(CAFCookie.limit))
            cookie = CAFCookie(bytes: try reader.array(at: range.lowerBound, count: Int(count)))
        }
        if coding.codec == .alac, let depth = cookie.appleLossless?.bitDepth, (1...32).contains(depth) {
            coding.bitDepth = depth
        }
        return WalkedRecording(
            container: .caf, codec: coding.codec, sampleRate: description.sampleRate,
            channelCount: description.channelCount, bitDepth: coding.bitDepth, frameCount: length.frameCount,
            codedFrameCount: length.codedFrameCount, uncertainFrameCount: length.uncertainFrameCount,
            playedStart: table.map { $0.validFrameCount > 0 ? $0.primingFrameCount : 0 } ?? 0,
            declaredDuration: (isUnfinalised ? 0 : length.declaredFrameCount).map {
                ExactDuration(frameCount: $0, sampleRate: description.sampleRate)
            },
            audioByteCount: present, defects: defects + length.defects,
            samples: samples(
                coding, description: description, data: data, table: table, cookie: cookie, length: length))
    }

    private static func samples(
        _ coding: CAFCoding, description: CAFDescription, data: Range<Int64>, table: CAFPacketTable?,
        cookie: CAFCookie, length: CAFLength
    ) -> SampleSource {
        if let number = coding.number {
            return .sndfile(
                AUEnvelope.around(
                    data, number: number, bytesPerSample: Int(description.bytesPerPacket) / description.channelCount,
                    channelCount: description.channelCount, sampleRate: description.sampleRate,
                    isLittleEndian: description.isLittleEndian))
        }
        switch coding.codec {
        case "adpcm_ima_qt" where description.bytesPerPacket == 34 * Int64(description.channelCount):
            return AIFCEnvelope.around(
                data, compression: "ima4", packetBytes: description.bytesPerPacket, packetFrames: 64,
                channelCount: description.channelCount, sampleRate: description.sampleRate)
        case .alac:
            guard let table, let packetCount = length.packetCount, let config = cookie.appleLossless else {
                return .none(DecodingObstacle(.undescribed, ["codec": .text(Codec.alac.rawValue)]))
            }
            return .sndfile(
                CAFEnvelope.appleLossless(
                    description, bitDepth: coding.bitDepth, cookie: config.bytes, entries: table.range,
                    packetCount: packetCount, frameCount: length.codedFrameCount, data: data))
        case .aac:
            guard let table, let configuration = cookie.audioSpecificConfig else {
                return .none(DecodingObstacle(.undescribed, ["codec": .text(Codec.aac.rawValue)]))
            }
            return .aacPackets(.raw(audioSpecificConfig: configuration), table)
        default:
            return .none(.noDecoder(of: coding.codec, in: "caf"))
        }
    }
}
