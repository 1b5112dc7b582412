/// The channels that a stream lists itself, where neither its header nor its configuration names their number.
enum ProgramConfigElement {
    /// How many channels the element at hand has (program_config_element, ISO/IEC 14496-3, 4.4.1.1); steps behind it.
    static func channelCount(_ bits: inout DescriptorBits) -> Int? {
        guard bits.bits(10) != nil, let front = bits.bits(4), let side = bits.bits(4), let back = bits.bits(4),
            let lowFrequency = bits.bits(2), let data = bits.bits(3), let coupling = bits.bits(4)
        else { return nil }
        for width in [4, 4, 3] where bits.flag() == true { _ = bits.bits(width) }
        var count = Int(lowFrequency)
        for _ in 0..<(front + side + back) {
            guard let isPair = bits.flag(), bits.bits(4) != nil else { return nil }
            count += isPair ? 2 : 1
        }
        for _ in 0..<(lowFrequency + data) { _ = bits.bits(4) }
        for _ in 0..<coupling { _ = bits.bits(5) }
        bits.align()
        guard let commentCount = bits.bits(8) else { return nil }
        for _ in 0..<commentCount { _ = bits.bits(8) }
        return count > 0 ? count : nil
    }
}
