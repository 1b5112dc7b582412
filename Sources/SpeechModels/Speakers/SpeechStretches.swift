/// A stretch of speech, its pauses left out.
package struct SpeechStretch: Sendable, Equatable {
    /// From its first sample to its last, in samples at 16 kHz from the beginning of the recording.
    var place: Range<Int>
    /// What is to be heard; nothing where that was done.
    var samples: [Float]
    /// Its voice, where that was heard.
    var direction: [Float]?
}

/// Takes stretches of 2 s from the speech in what goes by, one every second.
///
/// Where only some are wanted, twice as many are kept at most: then every other one is dropped, and from there on only every other
/// one is taken. So they are spread evenly, however long a recording is, and take 2 MB. Where all are wanted, each is heard as soon
/// as it is full.
struct SpeechStretches: ~Copyable {
    /// How many are heard of a recording where not all are: 16 s, which tell a voice as well as minutes do (docs/speakers.md).
    static let budget = 8
    private static let window = VoiceActivityDetector.windowLength
    private static let length = 62  // windows, 1.98 s
    private static let hop = 31
    private static let likely: Float = 0.5

    private var stretches: [SpeechStretch] = []
    /// Hears the stretches as they come; nil where only some are kept.
    private let embedder: SpeakerEmbedder?
    private var number = 0
    private var step = 1
    /// What is not yet known to be speech or not.
    private var waiting: [Float] = []
    private var windowCount = 0
    /// The speech of the stretch that is being filled, and the windows that it is from.
    private var speech: [Float] = []
    private var windows: [Int] = []

    init(_ effort: VoiceEffort) {
        switch effort {
        case .budget: embedder = nil
        case .thorough: embedder = SpeakerEmbedder(length: Self.length * Self.window)
        }
    }

    /// Takes the next samples, and the probabilities of speech in all windows that are known by then.
    mutating func add(_ samples: UnsafeBufferPointer<Float>, probabilities: [Float]) {
        waiting.append(contentsOf: samples)
        var used = 0
        while windowCount < probabilities.count, used + Self.window <= waiting.count {
            if probabilities[windowCount] >= Self.likely { take(waiting[used..<used + Self.window]) }
            windowCount += 1
            used += Self.window
        }
        if used > 0 { waiting.removeFirst(used) }
    }

    /// Takes the end. What is shorter than a stretch is one only where there is no other, and it has a second.
    consuming func finish() -> [SpeechStretch] {
        if stretches.isEmpty, windows.count >= Self.hop { keep(speech) }
        return stretches
    }

    private mutating func take(_ samples: ArraySlice<Float>) {
        speech.append(contentsOf: samples)
        windows.append(windowCount)
        guard windows.count == Self.length else { return }
        if number % step == 0 { keep(speech) }
        number += 1
        speech.removeFirst(Self.hop * Self.window)
        windows.removeFirst(Self.hop)
    }

    private mutating func keep(_ samples: [Float]) {
        guard let first = windows.first, let last = windows.last else { return }
        var stretch = SpeechStretch(place: first * Self.window..<(last + 1) * Self.window, samples: samples)
        if embedder != nil, samples.count == Self.length * Self.window {
            stretch.direction = samples.withUnsafeBufferPointer { embedder?.embedding(of: $0) }
            stretch.samples = []
        }
        stretches.append(stretch)
        guard embedder == nil, stretches.count > 2 * Self.budget else { return }
        stretches = stride(from: 0, to: stretches.count, by: 2).map { stretches[$0] }
        step *= 2
    }
}

/// How much of the speech is heard to tell voices.
package enum VoiceEffort: Sendable {
    /// Some stretches, spread over the recording.
    case budget
    /// All of it.
    case thorough
}
