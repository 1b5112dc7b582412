import PreflightModel

/// Linear PCM, A-law and µ-law as Core Audio files of bounded size, one after another.
struct LinearPCMParts: VirtualFileSequence {
    /// Places in the recording that a part is put together from.
    static let rangeCount = 16384

    private var groups: SampleGroups
    private let file: CoreAudioFile

    /// Nil where a Core Audio file cannot hold the samples as they are.
    init?(_ groups: SampleGroups, description: SampleDescription) {
        guard let packing = description.packing, packing.sampleCount == 1, packing.byteCount > 0 else { return nil }
        let format: FourCC
        var flags: UInt32 = description.isLittleEndianPCM ? 2 : 0
        var depth = description.bitDepth ?? 8
        switch description.codec {
        case "pcm_mulaw":
            (format, depth) = ("ulaw", 8)
        case "pcm_alaw":
            (format, depth) = ("alaw", 8)
        default:
            guard description.codec.isLinearPCM, !description.codec.rawValue.hasPrefix("pcm_u") else { return nil }
            format = "lpcm"
            if description.codec.rawValue.hasPrefix("pcm_f") { flags |= 1 }
        }
        guard [8, 16, 24, 32, 64].contains(depth),
            packing.byteCount == Int64(description.channelCount * depth / 8)
        else { return nil }
        self.groups = groups
        file = CoreAudioFile(
            sampleRate: description.sampleRate, format: format, flags: flags, bytesPerPacket: Int(packing.byteCount),
            framesPerPacket: 1, channelCount: description.channelCount, bitsPerChannel: depth)
    }

    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> VirtualFile? {
        var ranges: [Range<Int64>] = []
        while ranges.count < Self.rangeCount, let group = try groups.next(&reader) {
            let present = group.presentCount(fileByteCount: reader.byteCount)
            guard present > 0 else { continue }
            ranges.appendMerging(group.offset..<(group.offset + group.byteCount / group.sampleCount * present))
        }
        return ranges.isEmpty ? nil : file.file(ranges)
    }
}
