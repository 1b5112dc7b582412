/// What the packets themselves say of the length of the media, whatever their durations claim.
enum CodedLength {
    /// Sample frames that the packets hold, and how many of them in one packet.
    case exactly(Int64, packet: Int64)
    /// The most sample frames that the packets can hold.
    case atMost(Int64)
    /// Nothing.
    case unknown

    static func exactly(packetCount: Int64, framesPerPacket: Int64) -> CodedLength {
        .exactly(Int64(clamping: Int128(packetCount) * Int128(framesPerPacket)), packet: framesPerPacket)
    }

    static func atMost(packetCount: Int64, framesPerPacket: Int) -> CodedLength {
        .atMost(Int64(clamping: Int128(packetCount) * Int128(framesPerPacket)))
    }
}
