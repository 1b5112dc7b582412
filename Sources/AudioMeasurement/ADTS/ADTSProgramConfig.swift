/// The channels that a program config element lists (ISO/IEC 14496-3, 4.4.1.1), for streams whose headers name none.
enum ADTSProgramConfig {
    /// The number of channels; nil where the block does not begin with such an element.
    static func channelCount(_ block: UnsafeRawBufferPointer) -> Int? {
        var position = 0
        func bits(_ count: Int) -> Int? {
            guard position + count <= block.count * 8 else { return nil }
            var value = 0
            for _ in 0..<count {
                value = value << 1 | Int(block[position / 8] >> UInt8(7 - position % 8) & 1)
                position += 1
            }
            return value
        }
        // The element's identifier is 5; then its tag, the object type and the rate.
        guard bits(3) == 5, bits(4) != nil, bits(2) != nil, bits(4) != nil, let front = bits(4), let side = bits(4),
            let back = bits(4), let effects = bits(2), bits(3) != nil, bits(4) != nil
        else { return nil }
        // Three kinds of mixdown, each announced by one bit.
        for size in [4, 4, 3] where bits(1) == 1 && bits(size) == nil { return nil }
        var channels = effects
        for _ in 0..<(front + side + back) {
            guard let isPair = bits(1), bits(4) != nil else { return nil }
            channels += 1 + isPair
        }
        return channels > 0 ? channels : nil
    }
}
