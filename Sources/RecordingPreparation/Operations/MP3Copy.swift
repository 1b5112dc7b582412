import AudioMeasurement
import PreflightModel

/// Writes frames of an MP3 as they are behind a true Xing frame, without tags and what is between the frames.
///
/// Where it is cut, a gapless player plays exactly the frames that are wanted. In front of the frame in which they begin stand
/// those that fill the decoder's overlap, and a silent one with the bytes of the bit reservoir that the first frame refers
/// back to (main_data_begin; ISO/IEC 11172-3, 2.4.2.7); the Xing frame says how much of this is to be skipped, and how much at
/// the end.
struct MP3Copy {
    /// By how many frames a decoder of layer III is late; players skip so many in addition to the delay that is stated.
    private static let decoderDelay: Int64 = 529
    /// Delay and padding are stated in twelve bits.
    private static let greatestSilence: Int64 = 4095

    private let source: PreparationSource
    private let file: NewFile
    private let runs: [Range<Int64>]
    private let header: MPEGFrameHeader
    /// Frames of the source.
    private let count: Int64
    private let isVariable: Bool

    /// Which frames are written, and what is silent around what is played.
    private struct Cut {
        var frames: Range<Int64>
        /// Silent frames in front, with the bytes of the reservoir.
        var fillers: [[UInt8]] = []
        /// Delay and padding; nil where the source states none.
        var silence: (delay: Int64, padding: Int64)?
    }

    /// Writes all frames, or those that are needed to play `frames`, counted as a gapless player plays them.
    static func write(
        _ runs: [Range<Int64>], _ walked: WalkedRecording, frames: Range<Int64>?, of source: PreparationSource,
        from reader: inout RecordingReader, to file: NewFile
    ) throws(PreparationFailure) {
        guard let start = walked.playedStart else { throw PreparationFailure(.gaplessNotCarried) }
        let copy = try MP3Copy(runs, of: source, from: &reader, to: file)
        let cut: Cut
        if let frames {
            cut = try copy.cut(to: (start + frames.lowerBound)..<(start + frames.upperBound), from: &reader)
        } else if start >= decoderDelay {
            let delay = start - decoderDelay
            cut = Cut(
                frames: 0..<copy.count, silence: (delay, walked.codedFrameCount - walked.frameCount - delay))
        } else {
            // Without a delay, some players skip their own as soon as there is a Xing frame. So all frames are marked as what is
            // to be played, behind a silent one that takes the delay.
            cut = try copy.cut(to: start..<(start + walked.frameCount), from: &reader)
        }
        try copy.write(cut, from: &reader)
    }

    private init(
        _ runs: [Range<Int64>], of source: PreparationSource, from reader: inout RecordingReader, to file: NewFile
    ) throws(PreparationFailure) {
        self.runs = runs
        self.source = source
        self.file = file
        var first: MPEGFrameHeader?
        var (count, rates) = (Int64(0), UInt32(0))
        var isUniform = true
        try Self.forEachFrame(runs, of: source, from: &reader) { header, _, _ in
            let reference = first ?? header
            first = reference
            rates |= (reference.word ^ header.word) & 0xF000
            isUniform = isUniform && header.isConsistent(with: reference)
            count += 1
        }
        guard let first, isUniform, first.layer == 3, !first.isFreeFormat else {
            throw PreparationFailure(.framesInterrupted)
        }
        header = first
        self.count = count
        isVariable = rates != 0
    }

    /// Goes through the frames, and stops where `body` throws.
    private static func forEachFrame(
        _ runs: [Range<Int64>], of source: PreparationSource, from reader: inout RecordingReader,
        _ body: (MPEGFrameHeader, Range<Int64>, inout RecordingReader) throws(PreparationFailure) -> Void
    ) throws(PreparationFailure) {
        reader.readAhead = RecordingReader.capacity
        for run in runs {
            var offset = run.lowerBound
            while offset < run.upperBound {
                let header: MPEGFrameHeader?
                do throws(MeasuringFailure) {
                    header = try reader.withBytes(at: offset, count: MPEGFrameHeader.byteCount) {
                        MPEGFrameHeader($0, at: 0)
                    }
                } catch {
                    throw PreparationFailure(reading: source.path, error)
                }
                guard let header, header.tabulatedByteCount > 0 else { throw PreparationFailure(.framesInterrupted) }
                let end = offset + Int64(header.tabulatedByteCount)
                guard end <= run.upperBound else { throw PreparationFailure(.framesInterrupted) }
                try body(header, offset..<end, &reader)
                offset = end
            }
        }
    }

    // MARK: Where to cut

    /// - Parameter played: What is to be played, in frames that a decoder puts out.
    private func cut(
        to played: Range<Int64>, from reader: inout RecordingReader
    ) throws(PreparationFailure) -> Cut {
        let length = Int64(header.samplesPerFrame)
        let first = played.lowerBound / length
        let last = min(count - 1, (played.upperBound - 1) / length)
        guard first <= last else { throw PreparationFailure(.noFrames) }
        // The filters reach back over the granule before, whose own overlap comes from the one before that; a frame of
        // MPEG-1 has two.
        let overlap: Int64 = header.hasLowSamplingFrequency ? 2 : 1
        var cut = Cut(frames: max(0, first - overlap)..<(last + 1))
        if cut.frames.lowerBound > 0 { cut.fillers = try fillers(before: cut.frames.lowerBound, from: &reader) }
        var delay = played.lowerBound - Self.decoderDelay - cut.frames.lowerBound * length
        if delay < 0, cut.fillers.isEmpty { cut.fillers = [filler(header, [], begin: 0)] }
        delay += Int64(cut.fillers.count) * length
        let written = (Int64(cut.fillers.count) + Int64(cut.frames.count)) * length
        let padding = written - delay - Int64(played.count)
        guard (0...Self.greatestSilence).contains(delay), (0...Self.greatestSilence).contains(padding) else {
            throw PreparationFailure(
                .cutNotMarked, ["delayFrames": .integer(delay), "paddingFrames": .integer(padding)])
        }
        cut.silence = (delay, padding)
        return cut
    }

    /// The silent frames that hold what the frame of this number refers back to.
    private func fillers(
        before number: Int64, from reader: inout RecordingReader
    ) throws(PreparationFailure) -> [[UInt8]] {
        var reservoir: [UInt8] = []
        var fillers: [[UInt8]] = []
        var index: Int64 = 0
        let greatest = header.hasLowSamplingFrequency ? 255 : 511
        // Each frame brings bytes of its own, but for the very smallest; so the reservoir lies in the few before.
        try Self.forEachFrame(runs, of: source, from: &reader) { (header, range, reader) throws(PreparationFailure) in
            defer { index += 1 }
            guard index <= number, index >= number - 64 else { return }
            let frame = try bytes(of: range, from: &reader)
            let side = MPEGFrameHeader.byteCount + (header.isProtected ? 2 : 0)
            guard frame.count >= side + header.sideInformationByteCount else { return }
            if index < number {
                reservoir += frame[(side + header.sideInformationByteCount)...]
                reservoir = reservoir.suffix(greatest)
                return
            }
            let begin =
                header.hasLowSamplingFrequency
                ? Int(frame[side]) : Int(frame[side]) << 1 | Int(frame[side + 1]) >> 7
            guard begin > 0 else { return }
            guard begin <= reservoir.count else { throw PreparationFailure(.framesInterrupted) }
            fillers = filling(Array(reservoir.suffix(begin)), like: header)
        }
        return fillers
    }

    /// Silent frames that end in these bytes: of the stream's own bit rate where as many as may be skipped are enough, else
    /// one of the least that is.
    private func filling(_ bytes: [UInt8], like header: MPEGFrameHeader) -> [[UInt8]] {
        let most = header.hasLowSamplingFrequency ? 4 : 2
        let own = MPEGFrameHeader(header.word & ~0x200 | 0x1_0000) ?? header
        let room = Self.room(own)
        if room > 0, (bytes.count + room - 1) / room <= most {
            let number = (bytes.count + room - 1) / room
            var all = [UInt8](repeating: 0, count: number * room - bytes.count) + bytes
            var frames: [[UInt8]] = []
            for index in 0..<number {
                let greatest = header.hasLowSamplingFrequency ? 255 : 511
                frames.append(filler(own, Array(all.prefix(room)), begin: min(greatest, index * room)))
                all.removeFirst(room)
            }
            return frames
        }
        for index in UInt32(1)...14 {
            guard let larger = MPEGFrameHeader(own.word & ~0xF000 | index << 12) else { continue }
            let room = Self.room(larger)
            if room >= bytes.count {
                return [filler(larger, [UInt8](repeating: 0, count: room - bytes.count) + bytes, begin: 0)]
            }
        }
        return []
    }

    /// Bytes of main data in an unprotected frame.
    private static func room(_ header: MPEGFrameHeader) -> Int {
        header.tabulatedByteCount - MPEGFrameHeader.byteCount - header.sideInformationByteCount
    }

    /// A silent frame: its side information says that no bits belong to it, so its main data is what the next refers to.
    private func filler(_ header: MPEGFrameHeader, _ main: [UInt8], begin: Int) -> [UInt8] {
        let word = header.word | 0x1_0000
        var frame: [UInt8] = []
        frame.append(bigEndian: word)
        var side = [UInt8](repeating: 0, count: header.sideInformationByteCount)
        if header.hasLowSamplingFrequency {
            side[0] = UInt8(truncatingIfNeeded: begin)
        } else {
            side[0] = UInt8(truncatingIfNeeded: begin >> 1)
            side[1] = UInt8(truncatingIfNeeded: begin << 7)
        }
        frame += side
        frame += main
        frame += [UInt8](repeating: 0, count: max(0, header.tabulatedByteCount - frame.count))
        return frame
    }

    private func bytes(
        of range: Range<Int64>, from reader: inout RecordingReader
    ) throws(PreparationFailure) -> [UInt8] {
        do throws(MeasuringFailure) { return try reader.array(at: range.lowerBound, count: range.count) } catch {
            throw PreparationFailure(reading: source.path, error)
        }
    }

    // MARK: Writing

    private func write(_ cut: Cut, from reader: inout RecordingReader) throws(PreparationFailure) {
        let isVariable =
            isVariable
            || cut.fillers.contains { filler in
                filler.withBytes { MPEGFrameHeader($0, at: 0)?.bitRateIndex != header.bitRateIndex }
            }
        var info = XingFrame(
            like: header, isVariable: isVariable, frameCount: Int64(cut.fillers.count) + Int64(cut.frames.count),
            silence: cut.silence)
        try file.append([UInt8](repeating: 0, count: info.byteCount))
        for filler in cut.fillers {
            info.add(filler, at: file.byteCount)
            try file.append(filler)
        }
        var index: Int64 = 0
        try Self.forEachFrame(runs, of: source, from: &reader) { (_, range, reader) throws(PreparationFailure) in
            defer { index += 1 }
            guard cut.frames.contains(index) else { return }
            let frame = try bytes(of: range, from: &reader)
            info.add(frame, at: file.byteCount)
            try file.append(frame)
        }
        guard index == count else { throw .sourceChanged(source.path) }
        try file.write(info.bytes(fileByteCount: file.byteCount), at: 0)
    }
}
