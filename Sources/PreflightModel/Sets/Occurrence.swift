/// A recording by its place and its path, kept where the recording itself is not.
package struct Occurrence: Hashable, Sendable, Comparable {
    /// Where it stands in the order of input.
    package var place: InputPlace
    /// Where it is, as it was given.
    package var path: RecordingPath

    /// Makes an occurrence.
    package init(place: InputPlace, path: RecordingPath) {
        self.place = place
        self.path = path
    }

    /// Orders by place, then path.
    package static func < (left: Occurrence, right: Occurrence) -> Bool {
        left.place == right.place ? left.path < right.path : left.place < right.place
    }
}

/// The recordings that have something in common, such as their bytes or their name. Never empty.
package struct Occurrences: Hashable, Sendable {
    /// The first in the order of input.
    package private(set) var first: Occurrence
    /// The others, in order.
    package private(set) var others: [Occurrence] = []

    /// One recording.
    package init(_ occurrence: Occurrence) { first = occurrence }

    /// Adds a recording, wherever it stands.
    package mutating func add(_ occurrence: Occurrence) {
        var later = occurrence
        if later < first { swap(&later, &first) }
        // As a rule it comes last.
        var index = others.count
        while index > 0, later < others[index - 1] { index -= 1 }
        others.insert(later, at: index)
    }

    /// Adds other recordings, wherever they stand.
    package mutating func merge(_ other: Occurrences) {
        let all = ([first] + others + [other.first] + other.others).sorted()
        first = all[0]
        others = Array(all.dropFirst())
    }
    /// All recordings of both.
    package func merged(_ other: Occurrences) -> Occurrences {
        var all = self
        all.merge(other)
        return all
    }
}
