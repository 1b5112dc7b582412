/// How often something happens in a recording, how long it lasts, and where.
public struct SoundRuns: Hashable, Sendable, Codable {
    /// The most places that are listed.
    package static let greatestPlaceCount = 10

    /// How many runs there are, over all channels.
    public let runCount: Int
    /// How many sample frames they have together, each channel on its own.
    public let frameCount: Int64
    /// The longest run in seconds; 0 where there is none.
    public let longest: Double
    /// Where they are: the longest first, at most `greatestPlaceCount`.
    public let places: [SoundPlace]

    /// Nothing of the kind.
    package static let none = SoundRuns(runCount: 0, frameCount: 0, longest: 0, places: [])

    /// Makes runs from their values; of the places, the longest are kept.
    package init(runCount: Int, frameCount: Int64, longest: Double, places: [SoundPlace]) {
        self.runCount = runCount
        self.frameCount = frameCount
        self.longest = longest.rounded(toDecimals: 6)
        self.places = Array(places.longestFirst.prefix(Self.greatestPlaceCount))
    }
}
