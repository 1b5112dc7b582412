package import PreflightModel

/// Whose voices were heard in a recording.
package struct HeardVoices: Sendable, Equatable {
    /// How many there are.
    package var speakers: SpeakersMeasurement
    /// The one with the most speech; nil where there is too little of it.
    package var voiceprint: Voiceprint?

    /// Hears stretches of speech. Those that were heard before are all used; of others as many as the budget allows.
    init(_ stretches: [SpeechStretch], speechSeconds: Double, isNarrowBand: Bool) {
        let heard = Self.heard(stretches)
        let directions = heard.compactMap(\.direction)
        guard !directions.isEmpty else {
            speakers = SpeakersMeasurement(count: nil, cohesion: nil, stretchCount: 0)
            voiceprint = nil
            return
        }
        let groups = Voices.groups(of: directions)
        let main = groups.first ?? []
        voiceprint = Voiceprint(
            direction: Voices.middle(of: main.lazy.map { directions[$0] }), speechSeconds: speechSeconds,
            isNarrowBand: isNarrowBand)
        guard directions.count > 1 else {
            speakers = SpeakersMeasurement(count: nil, cohesion: nil, stretchCount: 1)
            return
        }
        speakers = SpeakersMeasurement(
            count: groups.count, cohesion: Voices.halves(of: directions)?.similarity ?? 1,
            stretchCount: directions.count,
            others: groups.dropFirst().flatMap { group in Self.joined(group.sorted().map { heard[$0].place }) })
    }

    /// The stretches with their voices.
    private static func heard(_ stretches: [SpeechStretch]) -> [SpeechStretch] {
        let unheard = stretches.filter { $0.direction == nil }
        guard let first = unheard.first else { return stretches }
        let count = min(unheard.count, SpeechStretches.budget)
        let embedder = SpeakerEmbedder(length: first.samples.count)
        return (0..<count).map { index in
            var stretch = unheard[(2 * index + 1) * unheard.count / (2 * count)]
            stretch.direction = stretch.samples.withUnsafeBufferPointer { embedder.embedding(of: $0) }
            return stretch
        }
    }

    /// Places that overlap or touch, as one each.
    private static func joined(_ places: [Range<Int>]) -> [SoundPlace] {
        var joined: [Range<Int>] = []
        for place in places {
            if let last = joined.last, place.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                joined.append(place)
            }
        }
        return joined.map { HeardSpeech.place($0) }
    }
}
