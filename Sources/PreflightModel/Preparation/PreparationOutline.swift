/// What making a take comes down to, and what comes out: found from the measurements of its sources alone, before anything is
/// written.
package struct PreparationOutline: Hashable, Sendable {
    /// What has to be done.
    package enum Work: Hashable, Sendable {
        /// The file is copied byte by byte.
        case copy
        /// The coded audio is copied, and what stands around it is written anew.
        case rewriteAround
        /// Coded frames are copied, and these sample frames of them are marked as what is played.
        case cutCoded(Range<Int64>)
        /// Samples are decoded and written.
        case samples(SampleWork)
    }

    /// What has to be done with decoded samples.
    package struct SampleWork: Hashable, Sendable {
        /// The form in which samples come from the decoder.
        package var source: SampleForm
        /// The form in which they are written.
        package var output: SampleForm
        /// Whether samples were computed, or have more bits than are written, so that they are rounded.
        package var rounds: Bool
        /// Whether rounding is hidden in noise: with triangular dither of two steps, at 16 bits and fewer.
        package var isDithered: Bool
        /// Where they are written to.
        package var target: Target
    }

    /// What holds the samples.
    package enum Target: Hashable, Sendable {
        case wav
        case rf64
        case flac
        case mp3(bitRate: Int)
    }

    /// What has to be done.
    package let work: Work
    /// What comes out.
    package let format: PreparedFormat

    /// Finds out what a take of these sources is, which are in the order in which its parts count them.
    ///
    /// - Throws: `PreparationRefusal` where it cannot be made.
    package init(_ take: PreparedTake, of sources: [RecordingMeasurement]) throws(PreparationRefusal) {
        var parts: [(source: RecordingMeasurement, frames: Range<Int64>)] = []
        for part in take.parts {
            guard sources.indices.contains(part.source) else { throw PreparationRefusal(.noFrames) }
            let source = sources[part.source]
            let frames = part.frames ?? 0..<source.frameCount
            guard frames.upperBound <= source.frameCount else {
                throw PreparationRefusal(
                    .framesOutside,
                    ["endFrame": .integer(frames.upperBound), "frameCount": .integer(source.frameCount)])
            }
            guard !frames.isEmpty else { throw PreparationRefusal(.noFrames) }
            parts.append((source, frames))
        }
        guard let first = parts.first, first.source.sampleRate > 0, first.source.channelCount > 0 else {
            throw PreparationRefusal(.noFrames)
        }
        let isOnePart = parts.count == 1 && take.parts[0].pauseBefore == 0
        let isWhole = isOnePart && first.frames == 0..<first.source.frameCount
        if take.operations.isEmpty, isWhole {
            (work, format) = (.copy, PreparedFormat(first.source))
            return
        }
        let keepsCoding = take.operations.allSatisfy { $0 == .repairHeader }
        if keepsCoding, Self.coded.contains(first.source.container) || first.source.codec == .mp3 {
            guard isOnePart else { throw PreparationRefusal(.codedNotJoined) }
            var format = PreparedFormat(first.source)
            format.byteCount = nil
            format.frameCount = Int64(first.frames.count)
            work = isWhole ? .rewriteAround : .cutCoded(first.frames)
            self.format = format
            return
        }
        if keepsCoding, isWhole, first.source.container == .flac {
            var format = PreparedFormat(first.source)
            format.byteCount = nil
            (work, self.format) = (.rewriteAround, format)
            return
        }
        var course = try SampleCourse(parts.map(\.source))
        let pauses = take.parts.reduce(Int128(0)) { $0 + Int128(max(0, $1.pauseBefore)) }
        course.frameCount = Int64(clamping: parts.reduce(pauses) { $0 + Int128($1.frames.count) })
        for operation in take.operations { try course.apply(operation) }
        (work, format) = try course.outcome()
    }

    /// How many frames are left of `frameCount` at another rate: `frameCount` × new / old, rounded to the nearest, half up.
    package static func resampledFrameCount(_ frameCount: Int64, from old: Int, to new: Int) -> Int64 {
        Int64(clamping: (2 * Int128(frameCount) * Int128(new) + Int128(old)) / (2 * Int128(old)))
    }

    /// Containers whose audio is cut on its coded frames.
    private static let coded: Set<Container> = [.mp3, .adts, .m4a]
}

/// The samples on their way through the operations.
private struct SampleCourse {
    let sources: [RecordingMeasurement]
    let source: SampleForm
    var form: SampleForm
    var sampleRate: Int
    var channelCount: Int
    var frameCount: Int64 = 0
    private var isComputed = false
    private var isDithered = false
    private var target: Target?

    /// What holds the samples, as far as it is decided.
    private enum Target: Hashable {
        /// WAV, or RF64 where it is larger than WAV can be.
        case fittingWAV
        case wav, rf64, flac
        case mp3(bitRate: Int)
    }

    init(_ sources: [RecordingMeasurement]) throws(PreparationRefusal) {
        let first = sources[0]
        guard let form = SampleForm(codec: first.codec, bitDepth: first.bitDepth) else {
            throw PreparationRefusal(.notDecodable, ["codec": .text(first.codec.rawValue)])
        }
        for other in sources.dropFirst()
        where other.sampleRate != first.sampleRate || other.channelCount != first.channelCount
            || SampleForm(codec: other.codec, bitDepth: other.bitDepth) != form
        {
            throw PreparationRefusal(
                .formatsDiffer,
                [
                    "sampleRate": .count(first.sampleRate), "channels": .count(first.channelCount),
                    "codec": .text(first.codec.rawValue), "otherSampleRate": .count(other.sampleRate),
                    "otherChannels": .count(other.channelCount), "otherCodec": .text(other.codec.rawValue),
                ])
        }
        self.sources = sources
        (source, self.form) = (form, form)
        sampleRate = first.sampleRate
        channelCount = first.channelCount
        // Decoders of these put out floating-point numbers.
        isComputed = sources.contains { $0.codec == .vorbis || $0.codec == .opus }
    }

    private var hasLossySource: Bool { sources.contains { $0.codec.isDecodedLossy } }

    mutating func apply(_ operation: PreparationOperation) throws(PreparationRefusal) {
        guard target == nil else { throw PreparationRefusal(.operationsContradict) }
        switch operation {
        case .repairHeader:
            let repaired: Set<Container> = [.wav, .rf64, .bw64]
            for source in sources where !repaired.contains(source.container) || !source.codec.isLinearPCM {
                throw PreparationRefusal(
                    .notRepairable,
                    ["container": .text(source.container.rawValue), "codec": .text(source.codec.rawValue)])
            }
        case .selectChannel(let channel):
            guard (1...channelCount).contains(channel) else {
                throw PreparationRefusal(
                    .noSuchChannel, ["channel": .count(channel), "channels": .count(channelCount)])
            }
            channelCount = 1
        case .mixToMono:
            if channelCount > 1 { isComputed = true }
            channelCount = 1
        case .gain(let decibels):
            guard decibels.isFinite, decibels.magnitude <= 100 else { throw PreparationRefusal(.operationsContradict) }
            try checkPeak(decibels)
            if decibels != 0 { isComputed = true }
        case .resample(let rate): try resample(to: rate)
        case .reduceBitDepth(let bits, let dithered): try reduce(to: bits, dithered: dithered)
        case .rewrap(let container):
            guard container == .wav || container == .rf64 else {
                throw PreparationRefusal(.containerNotWritten, ["container": .text(container.rawValue)])
            }
            guard !hasLossySource else { throw PreparationRefusal(.operationsContradict) }
            target = container == .wav ? .wav : .rf64
        case .decode:
            guard hasLossySource else { throw PreparationRefusal(.operationsContradict) }
            target = .wav
        case .encode(.flac): target = .flac
        case .encode(.mp3(let bitRate)): target = .mp3(bitRate: bitRate)
        }
    }

    /// Refuses a gain that lifts the measured true peak beyond full scale; whoever writes looks at the samples once more.
    private func checkPeak(_ decibels: Double) throws(PreparationRefusal) {
        guard !isComputed else { return }
        for source in sources {
            guard let peak = source.signal?.levels.truePeak, peak + decibels > 0 else { continue }
            throw PreparationRefusal(.wouldClip, ["truePeak": .number(peak), "gain": .number(decibels)])
        }
    }

    private mutating func resample(to rate: Int) throws(PreparationRefusal) {
        guard (1000...768_000).contains(rate), (1000...768_000).contains(sampleRate) else {
            throw PreparationRefusal(
                .rateNotConverted, ["sampleRate": .count(sampleRate), "goalSampleRate": .count(rate)])
        }
        guard rate != sampleRate else { return }
        frameCount = PreparationOutline.resampledFrameCount(frameCount, from: sampleRate, to: rate)
        guard frameCount > 0 else { throw PreparationRefusal(.noFrames) }
        sampleRate = rate
        isComputed = true
    }

    private mutating func reduce(to bits: Int, dithered: Bool) throws(PreparationRefusal) {
        let refusal = PreparationRefusal(
            .depthNotReduced, ["bitDepth": .count(form.bits), "goalBitDepth": .count(bits)])
        guard bits == 16 || bits == 24 else { throw refusal }
        switch form {
        case .integer(let present): guard bits < present else { throw refusal }
        case .float: guard dithered else { throw refusal }
        }
        if !dithered, !isComputed {
            for source in sources {
                guard let used = source.signal?.effectiveBitDepth, used > bits else { continue }
                throw PreparationRefusal(.bitsInUse, ["usedBits": .count(used), "goalBitDepth": .count(bits)])
            }
        }
        form = .integer(bits: bits)
        if dithered { isDithered = true }
    }

    func outcome() throws(PreparationRefusal) -> (PreparationOutline.Work, PreparedFormat) {
        var form = form
        // Computed samples are not written with fewer than 16 bits.
        if isComputed, case .integer(let bits) = form, bits < 16 { form = .integer(bits: 16) }
        let (target, byteCount) = try decidedTarget(form)
        switch target {
        case .wav, .rf64: break
        case .flac: try checkFLAC(form)
        case .mp3(let bitRate): try checkMP3(bitRate: bitRate)
        }
        let rounds = isComputed || isDithered
        var isDithered = isDithered
        if rounds, case .integer(let bits) = form, bits <= 16 { isDithered = true }
        // The encoder takes what was computed, and rounds nothing.
        if case .mp3 = target { isDithered = false }
        let work = PreparationOutline.SampleWork(
            source: source, output: form, rounds: rounds, isDithered: isDithered, target: target)
        let format: PreparedFormat
        switch target {
        case .wav, .rf64:
            format = PreparedFormat(
                container: target == .wav ? .wav : .rf64, codec: form.codecInWAV, sampleRate: sampleRate,
                channelCount: channelCount, bitDepth: form.bits, frameCount: frameCount, byteCount: byteCount)
        case .flac:
            format = PreparedFormat(
                container: .flac, codec: .flac, sampleRate: sampleRate, channelCount: channelCount,
                bitDepth: form.bits, frameCount: frameCount, byteCount: nil)
        case .mp3:
            format = PreparedFormat(
                container: .mp3, codec: .mp3, sampleRate: sampleRate, channelCount: channelCount, bitDepth: nil,
                frameCount: frameCount, byteCount: nil)
        }
        return (.samples(work), format)
    }

    /// What the samples are written to, and the size where it is known.
    private func decidedTarget(
        _ form: SampleForm
    ) throws(PreparationRefusal) -> (PreparationOutline.Target, byteCount: Int64?) {
        var wanted = target
        if wanted == nil {
            let waves: Set<Container> = [.wav, .rf64, .bw64]
            if sources.allSatisfy({ waves.contains($0.container) && $0.codec.isLinearPCM }) {
                wanted = .fittingWAV
            } else if sources.allSatisfy({ $0.container == .flac }) {
                wanted = .flac
            }
        }
        switch wanted {
        case .flac: return (.flac, nil)
        case .mp3(let bitRate): return (.mp3(bitRate: bitRate), nil)
        case .wav, .rf64, .fittingWAV: break
        case nil:
            throw PreparationRefusal(
                .outputNotStated,
                ["container": .text(sources[0].container.rawValue), "codec": .text(sources[0].codec.rawValue)])
        }
        let data = Int128(frameCount) * Int128(channelCount) * Int128(form.bits / 8)
        let header = form.headerByteCount(channelCount: channelCount, isRF64: false)
        let plain = Int64(clamping: data + data % 2 + Int128(header))
        let fits = plain <= Self.greatestWAVByteCount
        if wanted == .wav, !fits {
            throw PreparationRefusal(
                .tooLargeForWAV, ["bytes": .integer(plain), "greatestBytes": .integer(Self.greatestWAVByteCount)])
        }
        if wanted == .rf64 || !fits { return (.rf64, Int64(clamping: Int128(plain) + 36)) }
        return (.wav, plain)
    }

    /// Above, size fields are taken for placeholders by many readers, ours among them.
    private static let greatestWAVByteCount: Int64 = 0xFFFF_F000

    private func checkFLAC(_ form: SampleForm) throws(PreparationRefusal) {
        guard case .integer(let bits) = form, bits <= 24 else {
            throw PreparationRefusal(.depthNotEncoded, ["codec": "flac", "bitDepth": .count(form.bits)])
        }
        guard channelCount <= 8 else {
            throw PreparationRefusal(.channelsNotEncoded, ["codec": "flac", "channels": .count(channelCount)])
        }
        // RFC 9639, 8.2: 20 bits; above 65,535 Hz frames can only state multiples of 10.
        guard sampleRate <= 65_535 || sampleRate % 10 == 0 && sampleRate <= 655_350 else {
            throw PreparationRefusal(.rateNotEncoded, ["codec": "flac", "sampleRate": .count(sampleRate)])
        }
    }

    private func checkMP3(bitRate: Int) throws(PreparationRefusal) {
        guard channelCount <= 2 else {
            throw PreparationRefusal(.channelsNotEncoded, ["codec": "mp3", "channels": .count(channelCount)])
        }
        guard let bitRates = MP3BitRates.of(sampleRate: sampleRate) else {
            throw PreparationRefusal(.rateNotEncoded, ["codec": "mp3", "sampleRate": .count(sampleRate)])
        }
        guard bitRates.contains(bitRate) else {
            throw PreparationRefusal(
                .bitRateNotEncoded, ["sampleRate": .count(sampleRate), "bitRate": .count(bitRate)])
        }
    }
}

/// The constant bit rates of MP3 in bits per second.
package enum MP3BitRates {
    /// Those of a sample rate in hertz, from the least to the greatest; nil for a rate that MP3 does not have.
    ///
    /// ISO/IEC 11172-3, 2.4.2.3 and ISO/IEC 13818-3, 2.4.2.3; LAME encodes MPEG-2.5 with 64 kbit/s at most.
    package static func of(sampleRate: Int) -> [Int]? {
        switch sampleRate {
        case 32_000, 44_100, 48_000:
            [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320].map { $0 * 1000 }
        case 16_000, 22_050, 24_000:
            [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160].map { $0 * 1000 }
        case 8_000, 11_025, 12_000: [8, 16, 24, 32, 40, 48, 56, 64].map { $0 * 1000 }
        default: nil
        }
    }
}
