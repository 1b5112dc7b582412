/// What a voice sounds like, as a direction: the embedding of a speaker.
///
/// It is biometric data of a person. So it is never `Codable`: it lives in memory beside a measurement, and no document, cache or log
/// has it, unless somebody asks for a file of voiceprints.
package struct Voiceprint: Hashable, Sendable {
    /// The direction; its length is 1, or 0 where nothing could be told.
    package let direction: [Float]
    /// How many seconds of speech there were.
    package let speechSeconds: Double
    /// Whether the voice came through a narrow band, as that of a telephone, which changes what it sounds like.
    package let isNarrowBand: Bool

    /// Makes a voiceprint from its values.
    package init(direction: [Float], speechSeconds: Double, isNarrowBand: Bool) {
        self.direction = direction
        self.speechSeconds = speechSeconds
        self.isNarrowBand = isNarrowBand
    }
}

extension Voiceprint: CustomStringConvertible, CustomReflectable {
    /// Says that there is one, without its numbers, so that no log that prints values has them.
    package var description: String { "a voiceprint" }
    /// Shows nothing of it.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Directions of voices: how alike they are, and which belong together.
package enum Voices {
    /// The cosine of the angle between two directions.
    package static func similarity(_ one: [Float], _ other: [Float]) -> Double {
        var sum = 0.0
        for index in 0..<min(one.count, other.count) { sum += Double(one[index]) * Double(other[index]) }
        return sum
    }

    /// The direction in the middle of several; that of none has no numbers.
    package static func middle(of directions: some Sequence<[Float]>) -> [Float] {
        var sum: [Double] = []
        for direction in directions {
            if sum.isEmpty { sum = Array(repeating: 0, count: direction.count) }
            for index in 0..<min(sum.count, direction.count) { sum[index] += Double(direction[index]) }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return sum.map { Float(length > 0 ? $0 / length : 0) }
    }

    /// Two groups that differ as much as they can, by two-means, and how alike their middles are; nil for less than two
    /// directions, or where all are the same.
    package static func halves(of directions: [[Float]]) -> (isSecond: [Bool], similarity: Double)? {
        guard directions.count > 1 else { return nil }
        // The one that is the furthest from all, and the one that is the furthest from that.
        let all = middle(of: directions)
        guard let first = directions.min(by: { similarity($0, all) < similarity($1, all) }),
            let second = directions.min(by: { similarity($0, first) < similarity($1, first) })
        else { return nil }
        var middles = (first, second)
        var isSecond: [Bool] = []
        for _ in 0..<20 {
            let assigned = directions.map { similarity($0, middles.1) > similarity($0, middles.0) }
            guard assigned.contains(true), assigned.contains(false) else { return nil }
            if assigned == isSecond { break }
            isSecond = assigned
            middles = (
                middle(of: zip(directions, assigned).lazy.filter { !$0.1 }.map(\.0)),
                middle(of: zip(directions, assigned).lazy.filter(\.1).map(\.0))
            )
        }
        return (isSecond, similarity(middles.0, middles.1))
    }

    /// The directions that belong to one voice each, by their indices: groups are halved until their halves are alike. The
    /// largest group comes first, of equally large ones the one that begins earlier.
    package static func groups(of directions: [[Float]]) -> [[Int]] {
        var open = [Array(directions.indices)]
        var groups: [[Int]] = []
        while let group = open.popLast() {
            guard let halves = halves(of: group.map { directions[$0] }), halves.similarity < VoiceLimits.split else {
                groups.append(group)
                continue
            }
            for half in [false, true] { open.append(zip(group, halves.isSecond).filter { $0.1 == half }.map(\.0)) }
        }
        return groups.filter { !$0.isEmpty }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }
}
