import AudioMeasurement
import Foundation
import PreflightModel

@testable import ZipMeasurement

/// A zip that is made byte by byte, right unless told otherwise.
struct MadeZip {
    struct Entry {
        var name: [UInt8]
        var content: [UInt8]
        /// What stands in the zip for the content, where it is not stored.
        var data: [UInt8]?
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var host: UInt8 = 3
        var attributes: UInt32 = 0o100644 << 16
        var extra: [UInt8] = []
        var localExtra: [UInt8] = []
        /// What the headers say, where that is not the truth: in both, or in the local one alone.
        var statedCRC: UInt32?
        var statedSize: UInt32?
        var localName: [UInt8]?
        var localMethod: UInt16?
        var localSize: UInt32?
        var localOffset: UInt32?
        /// What stands behind the data.
        var descriptor: [UInt8] = []
        /// What stands in front of the local header.
        var gap: [UInt8] = []
        var disk: UInt16 = 0

        init(_ name: String, _ content: [UInt8] = MadeZip.wave) { self.init(bytes: Array(name.utf8), content) }

        init(bytes name: [UInt8], _ content: [UInt8] = MadeZip.wave) {
            self.name = name
            self.content = content
        }

        var crc: UInt32 { statedCRC ?? CRC32.value(of: content) }
        var stored: [UInt8] { data ?? content }
        var size: UInt32 { statedSize ?? UInt32(content.count) }
    }

    var entries: [Entry] = []
    var front: [UInt8] = []
    var beforeDirectory: [UInt8] = []
    var beforeEnd: [UInt8] = []
    var comment: [UInt8] = []
    var back: [UInt8] = []
    var statedCount: UInt16?
    var statedDirectorySize: UInt32?
    var statedDirectoryOffset: UInt32?
    var disk: UInt16 = 0

    init(_ entries: Entry...) { self.entries = entries }

    /// 0.1 s of 8 kHz mono 16-bit audio.
    static let wave = recording(mark: 1)

    /// The same with another content for each mark.
    static func recording(mark: UInt8, frames: Int = 800) -> [UInt8] {
        Array("RIFF".utf8) + le32(UInt32(36 + frames * 2)) + Array("WAVEfmt ".utf8) + le32(16) + le16(1, 1)
            + le32(8000, 16_000) + le16(2, 16) + Array("data".utf8) + le32(UInt32(frames * 2))
            + (0..<(frames * 2)).map { UInt8(truncatingIfNeeded: $0 &* Int(mark)) }
    }

    static func le16(_ values: UInt16...) -> [UInt8] { values.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

    static func le32(_ values: UInt32...) -> [UInt8] {
        values.flatMap { value in (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 0xFF) } }
    }

    static func le64(_ values: UInt64...) -> [UInt8] {
        values.flatMap { value in (0..<8).map { UInt8(value >> (8 * UInt64($0)) & 0xFF) } }
    }

    /// Deflate without compression: blocks of at most 65,535 bytes (RFC 1951, 3.2.4).
    static func deflatedPlainly(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            result += [rest.isEmpty ? 1 : 0] + le16(UInt16(block.count), ~UInt16(block.count)) + block
        } while !rest.isEmpty
        return result
    }

    var bytes: [UInt8] {
        var file = front
        var directory: [UInt8] = []
        for entry in entries {
            file += entry.gap
            let offset = entry.localOffset ?? UInt32(file.count - front.count)
            let hasDescriptor = entry.flags & 8 != 0
            let localName = entry.localName ?? entry.name
            let (crc, size) = hasDescriptor ? (0, 0) : (entry.crc, UInt32(entry.stored.count))
            file += Self.le32(0x0403_4B50) + Self.le16(20, entry.flags, entry.localMethod ?? entry.method, 0, 0x21)
            file += Self.le32(crc, size, hasDescriptor ? 0 : entry.localSize ?? entry.size)
            file += Self.le16(UInt16(localName.count), UInt16(entry.localExtra.count)) + localName + entry.localExtra
            file += entry.stored + entry.descriptor
            directory += Self.le32(0x0201_4B50) + [20, entry.host]
            directory += Self.le16(20, entry.flags, entry.method, 0, 0x21)
            directory += Self.le32(entry.crc, UInt32(entry.stored.count), entry.size)
            directory += Self.le16(UInt16(entry.name.count), UInt16(entry.extra.count), 0, entry.disk, 0)
            directory += Self.le32(entry.attributes, offset) + entry.name + entry.extra
        }
        file += beforeDirectory
        let start = UInt32(file.count - front.count)
        file += directory + beforeEnd
        let count = statedCount ?? UInt16(truncatingIfNeeded: entries.count)
        file += Self.le32(0x0605_4B50) + Self.le16(disk, disk, count, count)
        file += Self.le32(statedDirectorySize ?? UInt32(directory.count), statedDirectoryOffset ?? start)
        return file + Self.le16(UInt16(comment.count)) + comment + back
    }

    func measured() throws -> MeasuredArchive { try Self.measured(bytes) }

    static func measured(_ bytes: [UInt8], depth: MeasurementMethod = .scan) throws -> MeasuredArchive {
        try ZipMeasurer(measurer: RecordingMeasurer(depth: depth)).measure(
            source: MemorySource(bytes), path: "some.zip")
    }
}

extension MeasuredArchive {
    /// The codes of what is wrong, without notes, in order.
    var codes: [String] { archive.defects.filter { $0.defect.severity > .note }.map(\.defect.code.rawValue) }

    /// The codes of all defects of one entry.
    func codes(of entry: String) -> [String] {
        archive.defects.filter { $0.entry == entry }.map(\.defect.code.rawValue)
    }

    /// The first defect with this code.
    func defect(_ code: String) -> Defect? { archive.defects.first { $0.defect.code.rawValue == code }?.defect }
}
