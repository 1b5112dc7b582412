/// A Core Audio file around samples that stand elsewhere, so that libsndfile decodes them (Apple Core Audio Format 1.0).
struct CoreAudioFile {
    /// The chunk `desc`.
    var sampleRate: Int
    var format: FourCC
    var flags: UInt32
    var bytesPerPacket: Int
    var framesPerPacket: Int
    var channelCount: Int
    var bitsPerChannel: Int
    /// The chunk `kuki`.
    var cookie: [UInt8] = []

    /// The file: header, cookie, packet table where there is one, and the samples.
    func file(_ ranges: [Range<Int64>], packetByteCounts: [Int64] = [], frameCount: Int64 = 0) -> VirtualFile {
        var bytes = Array("caff".utf8) + [0, 1, 0, 0]
        var description: [UInt8] = []
        description.append(bigEndian: Double(sampleRate).bitPattern)
        description.append(bigEndian: format.code)
        description.append(bigEndian: flags)
        for value in [bytesPerPacket, framesPerPacket, channelCount, bitsPerChannel] {
            description.append(bigEndian: UInt32(clamping: value))
        }
        bytes.appendChunk("desc", description)
        if !cookie.isEmpty { bytes.appendChunk("kuki", cookie) }
        if !packetByteCounts.isEmpty { bytes.appendChunk("pakt", Self.packetTable(packetByteCounts, frameCount)) }
        let dataCount = ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
        bytes += Array("data".utf8)
        // The samples follow four bytes that count edits.
        bytes.append(bigEndian: UInt64(dataCount + 4))
        bytes += [0, 0, 0, 0]
        return VirtualFile(
            segments: [.memory(bytes)] + ranges.map { .recording($0) }, expectedFrameCount: frameCount)
    }

    /// Four numbers, then the size of every packet in groups of seven bits.
    private static func packetTable(_ sizes: [Int64], _ frameCount: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt64(sizes.count))
        bytes.append(bigEndian: UInt64(max(0, frameCount)))
        bytes += [0, 0, 0, 0, 0, 0, 0, 0]
        for size in sizes {
            let groups = stride(from: 63, through: 0, by: -7).map {
                UInt8(truncatingIfNeeded: size >> Int64($0)) & 0x7F
            }
            let significant = groups.drop { $0 == 0 }
            bytes += significant.dropLast().map { $0 | 0x80 }
            bytes.append(significant.last ?? 0)
        }
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func appendChunk(_ name: FourCC, _ content: [UInt8]) {
        append(bigEndian: name.code)
        append(bigEndian: UInt64(content.count))
        append(contentsOf: content)
    }
}
