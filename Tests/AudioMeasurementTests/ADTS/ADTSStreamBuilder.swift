/// Builds ADTS frames with valid headers and a payload of zeros.
enum ADTSStreamBuilder {
    /// One frame; `rateIndex` 4 is 44,100 Hz, 6 is 24,000 Hz, 3 is 48,000 Hz.
    static func frame(
        rateIndex: UInt32 = 4, channels: UInt32 = 2, payload: [UInt8] = [UInt8](repeating: 0, count: 93),
        isProtected: Bool = false, blocks: Int = 1
    ) -> [UInt8] {
        let check = isProtected ? 2 * blocks : 0
        let size = UInt32(7 + check + payload.count)
        // Sync, version 4, layer 0; object type LC; then rate and channels.
        let first: UInt32 = 0xFFF0_4000 | (isProtected ? 0 : 0x1_0000) | rateIndex << 10 | channels << 6 | size >> 11
        let tail: UInt32 = size & 0x7FF
        let header = (0..<4).map { UInt8(truncatingIfNeeded: first >> (24 - 8 * UInt32($0))) }
        let rest = [UInt8(tail >> 3), UInt8(tail & 7) << 5 | 0x1F, 0xFC | UInt8(blocks - 1)]
        return header + rest + [UInt8](repeating: 0, count: check) + payload
    }

    static func frames(_ count: Int, rateIndex: UInt32 = 4) -> [UInt8] {
        (0..<count).flatMap { _ in frame(rateIndex: rateIndex) }
    }
}
