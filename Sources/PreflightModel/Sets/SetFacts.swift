/// What many recordings come to: counts, exact totals, extremes, and which of them are the same.
///
/// One pass over measurements fills it, in any order, and facts of parts merge to those of the whole: merging is
/// associative and commutative, so the parts may be measured by different machines. The JSON form has the schema `set-facts`.
package struct SetFacts: Sendable, Equatable {
    /// What is kept of each recording; the rest takes no memory, however many there are.
    package struct Kept: OptionSet, Hashable, Sendable {
        /// The bits.
        package let rawValue: Int

        /// Makes a set from its bits.
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// The hashes of each, of its file and of its samples, which tell duplicates.
        package static let digests = Kept(rawValue: 1)
        /// The file name of each.
        package static let names = Kept(rawValue: 2)
    }

    /// A recording that has more, or less, of something than all others; the first in the order of input where several
    /// have the same.
    package struct Extreme<Value: Comparable & Sendable>: Equatable, Sendable {
        /// How much it has.
        package var value: Value
        /// Which it is.
        package var recording: Occurrence
    }

    /// The least and the most.
    package struct Extremes<Value: Comparable & Sendable>: Equatable, Sendable {
        /// The recording that has the least.
        package private(set) var least: Extreme<Value>
        /// The recording that has the most.
        package private(set) var most: Extreme<Value>

        init(_ extreme: Extreme<Value>) { (least, most) = (extreme, extreme) }

        mutating func merge(_ other: Extremes) {
            let (less, more) = (other.least, other.most)
            if less.value < least.value || (less.value == least.value && less.recording < least.recording) {
                least = less
            }
            if more.value > most.value || (more.value == most.value && more.recording < most.recording) { most = more }
        }
    }

    /// What is kept of each recording.
    package let kept: Kept
    /// How many recordings there are.
    package internal(set) var recordingCount = 0
    /// How many of them have no hash.
    package internal(set) var unhashedCount = 0
    /// What a gapless player plays of all of them, exactly.
    package internal(set) var duration = TotalDuration.zero
    /// The shortest length in total that a correct reader may find; a minimum is tested against it.
    package internal(set) var shortestDuration = TotalDuration.zero
    /// The longest length in total that a correct reader may find; a maximum is tested against it.
    package internal(set) var longestDuration = TotalDuration.zero
    var exactByteCount: Int128 = 0
    /// The shortest and the longest recording; nil where there are none.
    package internal(set) var durations: Extremes<ExactDuration>?
    /// The smallest and the largest file in bytes; nil where there are none.
    package internal(set) var byteCounts: Extremes<Int64>?
    /// What is to be heard in them.
    package internal(set) var sound = SetSound()
    /// The recordings by their hashes, where these are kept.
    package internal(set) var digests: [ContentDigest: Occurrences] = [:]
    /// The recordings by what they sound like, where hashes are kept and the samples are known; silence is left out.
    package internal(set) var audio: [AudioDigest: Occurrences] = [:]
    /// How many recordings have a file name, where these are kept.
    package internal(set) var names: [RecordingPath: Int] = [:]

    /// Facts of no recordings.
    package init(keeping kept: Kept = []) { self.kept = kept }

    /// Facts of these recordings, in their order.
    package init(_ recordings: some Sequence<RecordingMeasurement>, keeping kept: Kept = [.digests, .names]) {
        self.init(keeping: kept)
        for (index, recording) in recordings.enumerated() { add(recording, at: InputPlace(index: index)) }
    }

    /// What a gapless player plays of all of them, exactly: sample frames by their rate in hertz.
    package var framesByRate: [Int64: Int128] { duration.framesByRate }

    /// The size of all files in bytes; beyond 64 bits, the greatest number of these.
    package var byteCount: Int64 { Int64(clamping: exactByteCount) }

    /// The recordings that have the bytes of one before them, each with that one, in order.
    package var duplicates: [(recording: Occurrence, first: Occurrence)] {
        digests.values.lazy.filter { !$0.others.isEmpty }
            .flatMap { same in same.others.map { (recording: $0, first: same.first) } }
            .sorted { $0.recording < $1.recording }
    }

    /// The recordings that sound exactly like one before them in other bytes, each with that one, in order.
    package var audioDuplicates: [(recording: Occurrence, first: Occurrence)] {
        let repeated = audio.values.filter { !$0.others.isEmpty }
        if repeated.isEmpty { return [] }
        let sameBytes = Set(duplicates.map(\.recording))
        return repeated.flatMap { same in
            same.others.lazy.filter { !sameBytes.contains($0) }.map { (recording: $0, first: same.first) }
        }.sorted { $0.recording < $1.recording }
    }

    /// Adds a recording, wherever it stands.
    package mutating func add(_ recording: RecordingMeasurement, at place: InputPlace) {
        let occurrence = Occurrence(place: place, path: recording.path)
        recordingCount += 1
        duration += recording.duration
        shortestDuration += recording.shortestDuration
        longestDuration += recording.longestDuration
        exactByteCount += Int128(recording.byteCount)
        Self.merge(&durations, Extremes(Extreme(value: recording.duration, recording: occurrence)))
        Self.merge(&byteCounts, Extremes(Extreme(value: recording.byteCount, recording: occurrence)))
        sound.add(recording, occurrence)
        if kept.contains(.names) { names[recording.path.lastComponent, default: 0] += 1 }
        guard let sha256 = recording.sha256 else {
            unhashedCount += 1
            return
        }
        guard kept.contains(.digests) else { return }
        let digest = ContentDigest(sha256)
        if digests[digest]?.add(occurrence) == nil { digests[digest] = Occurrences(occurrence) }
        guard let sound = AudioDigest(recording) else { return }
        if audio[sound]?.add(occurrence) == nil { audio[sound] = Occurrences(occurrence) }
    }

    /// Adds the facts of other recordings; of what is kept of each, only what both keep remains.
    package mutating func merge(_ other: SetFacts) {
        let common = kept.intersection(other.kept)
        if common != kept {
            var narrowed = SetFacts(keeping: common)
            narrowed.mergeTotals(self)
            if common.contains(.digests) { (narrowed.digests, narrowed.audio) = (digests, audio) }
            if common.contains(.names) { narrowed.names = names }
            self = narrowed
        }
        mergeTotals(other)
        if common.contains(.digests) {
            digests.merge(other.digests) { $0.merged($1) }
            audio.merge(other.audio) { $0.merged($1) }
        }
        if common.contains(.names) { names.merge(other.names, uniquingKeysWith: +) }
    }

    private mutating func mergeTotals(_ other: SetFacts) {
        recordingCount += other.recordingCount
        unhashedCount += other.unhashedCount
        duration += other.duration
        shortestDuration += other.shortestDuration
        longestDuration += other.longestDuration
        exactByteCount += other.exactByteCount
        sound.merge(other.sound)
        if let extremes = other.durations { Self.merge(&durations, extremes) }
        if let extremes = other.byteCounts { Self.merge(&byteCounts, extremes) }
    }

    static func merge<Value>(_ extremes: inout Extremes<Value>?, _ other: Extremes<Value>) {
        if extremes?.merge(other) == nil { extremes = other }
    }
}
