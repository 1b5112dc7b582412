/// Lists in words.
package enum Words {
    /// "a", "a or b", "a, b or c".
    package static func alternatives(_ items: [String]) -> String { join(items, "or") }

    /// "a", "a and b", "a, b and c".
    package static func list(_ items: [String]) -> String { join(items, "and") }

    private static func join(_ items: [String], _ word: String) -> String {
        guard let last = items.last else { return "nothing" }
        return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    /// The known name that is nearest to a mistyped one; nil where none is near.
    package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
        let candidates = known.map { (name: $0, distance: editDistance(name.lowercased(), $0.lowercased())) }
        let best = candidates.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(1, name.count / 3) else { return nil }
        return best.name
    }

    /// How many letters must be put in, taken out, exchanged or swapped to make one word of the other.
    static func editDistance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one.prefix(64)), Array(other.prefix(64)))
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1] + Array(repeating: 0, count: b.count)
            for j in 0..<b.count {
                row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
