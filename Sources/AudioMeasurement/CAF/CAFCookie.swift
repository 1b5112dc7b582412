/// The configuration of a decoder as CAF files hold it.
enum CAFCookie {
    /// How much of a cookie is looked at; those of AAC and ALAC have less than 100 bytes.
    static let limit = 4096

    /// The bare ALACSpecificConfig of an Apple Lossless cookie, taken out of QuickTime's `frma` and `alac` atoms.
    static func losslessConfig(_ cookie: [UInt8]) -> [UInt8]? {
        let start = cookie.withUnsafeBytes { $0.has("frma", at: 4) } ? 24 : 0
        return cookie.count >= start + 24 ? Array(cookie[start..<(start + 24)]) : nil
    }

    /// The bits per sample of an ALACSpecificConfig.
    static func bitDepth(_ config: [UInt8]) -> Int? { (1...32).contains(config[5]) ? Int(config[5]) : nil }

    /// The AudioSpecificConfig in an elementary stream descriptor (ISO/IEC 14496-1, 7.2.6.5).
    static func audioSpecificConfig(_ cookie: UnsafeRawBufferPointer) -> [UInt8]? {
        var offset = 0
        // ES_Descriptor holds DecoderConfigDescriptor holds DecoderSpecificInfo; nothing else is descended into.
        for _ in 0..<3 {
            guard let tag = cookie.byte(at: offset) else { return nil }
            offset += 1
            var size = 0
            for _ in 0..<4 {
                guard let byte = cookie.byte(at: offset) else { return nil }
                offset += 1
                size = size << 7 | Int(byte & 0x7F)
                if byte & 0x80 == 0 { break }
            }
            switch tag {
            case 3:
                guard let flags = cookie.byte(at: offset + 2) else { return nil }
                offset += 3 + (flags & 0x80 != 0 ? 2 : 0) + (flags & 0x20 != 0 ? 2 : 0)
                if flags & 0x40 != 0 { offset += 1 + Int(cookie.byte(at: offset) ?? 0) }
            case 4:
                offset += 13
            case 5:
                guard size > 0, size <= 64, offset <= cookie.count - size else { return nil }
                return Array(cookie[offset..<(offset + size)])
            default:
                return nil
            }
        }
        return nil
    }
}
