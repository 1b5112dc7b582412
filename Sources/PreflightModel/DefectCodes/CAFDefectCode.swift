/// What can be wrong with CAF files alone.
package enum CAFDefectCode: String, KnownDefectCodes {
    case lengthMismatch = "caf.length-mismatch"
    case partialPacket = "caf.partial-packet"
    case packetsMissing = "caf.packets-missing"
    case bytesWithoutPacket = "caf.bytes-without-packet"
    case noPacketTable = "caf.no-packet-table"
}
