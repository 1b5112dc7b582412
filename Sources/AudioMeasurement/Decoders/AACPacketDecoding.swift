import PreflightModel

/// Decodes AAC packets with the decoder that was handed in.
enum AACPacketDecoding {
    /// Decodes every packet and counts the sample frames, priming included.
    ///
    /// A decoder may put nothing out for the first packet, which it needs to fill its overlap; that packet is counted
    /// with the length of the next, since the encoder's frame count includes it.
    static func decode<Receiver: SampleReceiver & ~Copyable>(
        _ packets: some PacketTable, format: AACStreamFormat, with factory: AACDecoderFactory,
        from reader: inout RecordingReader, observing observer: inout Receiver?
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
        while observer?.isContent != true, let range = try packets.next(&reader) {
            let decoded = try reader.withBytes(
                at: range.lowerBound, count: Int(range.upperBound - range.lowerBound)
            ) { bytes in Result { () throws(AACDecodingFailure) in try decoder.decode(bytes) } }
            let packet: AACDecodedPacket
            do throws(AACDecodingFailure) {
                packet = try decoded.get()
            } catch {
                return failed(count, error)
            }
            if observer != nil {
                if packet.frameCount > 0, silentPackets > 0 {
                    observer?.skip(Int64(packet.frameCount) * silentPackets)
                }
                if packet.frameCount > 0 { observer?.sampleRate = packet.sampleRate }
                observer?.doublesMono = !packet.usesPS
                decoder.withSamples { samples, channelCount in
                    unsafe samples.withUnsafeBufferPointer { samples in
                        unsafe observer?.add(samples, channelCount: channelCount, byteOffset: range.lowerBound)
                    }
                }
            }
            if packet.frameCount == 0 {
                silentPackets += 1
                continue
            }
            count.add(packet, packetCount: 1 + silentPackets)
            silentPackets = 0
        }
        // A single packet fills the overlap and shows nothing, so there is no second witness.
        if count.frameCount == 0, silentPackets > 0 { count.isComplete = false }
        return count
    }

    private static func failed(_ count: SampleCount, _ failure: AACDecodingFailure) -> SampleCount {
        var count = count
        count.isComplete = false
        count.defects.append(
            .decodingFailed(
                library: nil, message: failure.message, after: count.frameCount,
                sampleRate: count.sampleRate ?? 1))
        return count
    }
}

extension SampleCount {
    /// Adds a packet that put something out. SBR that begins late doubles the rate of what came before, too.
    fileprivate mutating func add(_ packet: AACDecodedPacket, packetCount: Int64) {
        var frames = Int64(packet.frameCount) * packetCount
        let rate = sampleRate ?? packet.sampleRate
        if packet.sampleRate == rate * 2 {
            frameCount *= 2
        } else if rate == packet.sampleRate * 2 {
            frames *= 2
        }
        frameCount += frames
        sampleRate = max(rate, packet.sampleRate)
        if packet.usesSBR { coreSampleRate = packet.coreSampleRate }
        // Decoders may put mono out as stereo; only parametric stereo makes it so.
        if packet.usesPS { channelCount = packet.channelCount }
        settlesSBR = true
    }
}
