import PreflightModel

/// A picture of at most 16 colours as PNG (ISO/IEC 15948), 4 bits a pixel, without compression.
enum IndexedPNG {
    /// One of the colours.
    struct Colour {
        var red, green, blue, alpha: UInt8
    }

    /// The file.
    ///
    /// - Parameters:
    ///   - rows: The colours of the pixels by their places in `palette`, row by row from the top; rows of one length.
    ///   - palette: At most 16 colours.
    /// - Returns: The bytes; empty for a picture without pixels, or with more than `greatestByteCount` bytes of them.
    static func file(rows: [[UInt8]], palette: [Colour]) -> [UInt8] {
        let width = rows.first?.count ?? 0
        // Each row begins with its filter, which is none.
        let lines = rows.flatMap { row in [UInt8(0)] + packed(row) }
        guard width > 0, lines.count <= greatestByteCount else { return [] }
        let header = bigEndian(UInt32(width)) + bigEndian(UInt32(rows.count)) + [4, 3, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }) + chunk("tRNS", palette.map(\.alpha))
            + chunk("IDAT", stored(lines)) + chunk("IEND", [])
    }

    /// What one stored block of deflate holds (RFC 1951, 3.2.4).
    static let greatestByteCount = 65_535

    /// Two pixels a byte, the left one in the upper half.
    private static func packed(_ row: [UInt8]) -> [UInt8] {
        stride(from: 0, to: row.count, by: 2).map { index in
            (row[index] & 15) << 4 | (index + 1 < row.count ? row[index + 1] & 15 : 0)
        }
    }

    /// A stream of zlib (RFC 1950) with one stored block.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(bytes.count)
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 0x01, 0x01] + littleEndian(length) + littleEndian(~length) + bytes + bigEndian(high << 16 | low)
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(CRC32.value(of: body))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
            UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
        ]
    }

    private static func littleEndian(_ value: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
}
