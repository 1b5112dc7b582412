import PreflightModel

/// Decodes AAC packets with the decoder that was handed in.
enum AACPacketDecoding {
    /// Decodes every packet and counts the sample frames, priming included.
    ///
    /// A decoder may put nothing out for the first packet, which it needs to fill its overlap; that packet is counted
    /// with the length of the next, since the encoder's frame count includes it.
    static func decode(
        _ packets: some PacketTable, format: AACStreamFormat, with factory: AACDecoderFactory,
        from reader: inout RecordingReader
    ) throws(MeasuringFailure) -> SampleCount {
        var packets = packets
        var count = SampleCount(frameCount: 0)
        var decoder: any AACDecoder
        do throws(AACDecodingFailure) {
            decoder = try factory.makeDecoder(format)
        } catch {
            return failed(count, error)
        }
        reader.readAhead = RecordingReader.capacity / 4
        var silentPackets: Int64 = 0
        while let range = try packets.next(&reader) {
            let bytes = try reader.bytes(at: range.lowerBound, count: Int(range.upperBound - range.lowerBound))
            let packet: AACDecodedPacket
            do throws(AACDecodingFailure) {
                packet = try decoder.decode(bytes)
            } catch {
                return failed(count, error)
            }
            if packet.frameCount == 0 {
                silentPackets += 1
                continue
            }
            count.frameCount += Int64(packet.frameCount) * (1 + silentPackets)
            silentPackets = 0
            count.sampleRate = packet.sampleRate
            count.channelCount = packet.channelCount
            if packet.usesSBR { count.coreSampleRate = packet.sampleRate / 2 }
            count.settlesSBR = true
        }
        return count
    }

    private static func failed(_ count: SampleCount, _ failure: AACDecodingFailure) -> SampleCount {
        var count = count
        count.isComplete = false
        count.defects.append(
            .decodingFailed(
                library: "the AAC decoder", message: failure.message, after: count.frameCount,
                sampleRate: count.sampleRate ?? 1))
        return count
    }
}
