@testable import AudioMeasurement

/// Takes Ogg apart and puts it together again for tests.
struct OggBytes {
    var pages: [[UInt8]]

    init(_ bytes: [UInt8]) {
        pages = []
        var offset = 0
        while offset < bytes.count {
            let rest = Array(bytes[offset...])
            guard let page = rest.withBytes({ OggPage($0) }), page.byteCount <= rest.count else { return }
            pages.append(Array(rest[..<page.byteCount]))
            offset += page.byteCount
        }
    }

    var bytes: [UInt8] { pages.flatMap { $0 } }

    func header(_ index: Int) -> OggPage? { pages[index].withBytes { OggPage($0) } }

    /// Changes a page and gives it the right checksum again.
    mutating func edit(_ index: Int, _ change: (inout [UInt8]) -> Void) {
        change(&pages[index])
        let check = pages[index].withBytes { OggPage.checksum($0) }
        pages[index].replaceSubrange(22..<26, with: withUnsafeBytes(of: check.littleEndian) { Array($0) })
    }

    mutating func setGranule(_ index: Int, _ granule: Int64) {
        edit(index) { $0.replaceSubrange(6..<14, with: withUnsafeBytes(of: granule.littleEndian) { Array($0) }) }
    }

    mutating func setSerial(_ serial: UInt32) {
        for index in pages.indices {
            edit(index) { $0.replaceSubrange(14..<18, with: withUnsafeBytes(of: serial.littleEndian) { Array($0) }) }
        }
    }

    /// A page of its own with these packets, each shorter than 255 bytes.
    static func page(
        _ packets: [[UInt8]], flags: UInt8, granule: Int64, serial: UInt32, sequence: UInt32
    ) -> [UInt8] {
        var page: [UInt8] = Array("OggS".utf8) + [0, flags]
        page += withUnsafeBytes(of: granule.littleEndian) { Array($0) }
        page += withUnsafeBytes(of: serial.littleEndian) { Array($0) }
        page += withUnsafeBytes(of: sequence.littleEndian) { Array($0) }
        page += [0, 0, 0, 0, UInt8(packets.count)] + packets.map { UInt8($0.count) } + packets.flatMap { $0 }
        let check = page.withBytes { OggPage.checksum($0) }
        page.replaceSubrange(22..<26, with: withUnsafeBytes(of: check.littleEndian) { Array($0) })
        return page
    }

    /// Opus packets of 20 ms with one byte each, `packets` on each page; the last page has the end flag and trims `trim`.
    static func opus(
        pages: Int, packets: Int, preSkip: UInt16 = 312, trim: Int64 = 0, start: Int64 = 0, serial: UInt32 = 7
    ) -> OggBytes {
        let head =
            Array("OpusHead".utf8) + [1, 1, UInt8(preSkip & 255), UInt8(preSkip >> 8), 0x80, 0x3E, 0, 0, 0, 0, 0]
        let tags = Array("OpusTags".utf8) + [UInt8](repeating: 0, count: 8)
        var bytes = page([head], flags: 2, granule: 0, serial: serial, sequence: 0)
        bytes += page([tags], flags: 0, granule: 0, serial: serial, sequence: 1)
        for index in 0..<pages {
            let isLast = index == pages - 1
            let granule = start + Int64((index + 1) * packets * 960) - (isLast ? trim : 0)
            let packet: [UInt8] = [9 << 3]
            bytes += page(
                [[UInt8]](repeating: packet, count: packets), flags: isLast ? 4 : 0, granule: granule, serial: serial,
                sequence: UInt32(index + 2))
        }
        return OggBytes(bytes)
    }
}
