/// The phones that a text has, held against those that were heard: which belong together, and what it costs.
struct PhoneAlignment {
    /// A word of the text with its phones.
    struct Expected {
        var phones: [Character]
        /// Whether nobody knows how it is said, so that anything may be heard in its place.
        var isOpen = false
    }

    /// What became of a word.
    struct Word: Equatable {
        /// The heard phones that belong to it, by number; where it is empty, it lies where the word would be.
        var heard: Range<Int>
        /// What its phones cost, of one each.
        var cost: Double
        var phoneCount: Int
    }

    /// What became of each word, in their order.
    private(set) var words: [Word]
    /// For each heard phone, whether it belongs to no word.
    private(set) var isExtra: [Bool]
    /// What everything costs.
    private(set) var cost: Double

    /// What a phone costs that is heard in the place of an open word: less than where nothing is expected, and never nothing.
    private static let openCost = 0.2
    /// A phone that is left out or put in costs less than one in the place of another.
    static let gap = 0.8
    /// A table has at most so many fields; beyond, only what lies near the diagonal is looked at.
    private static let greatestFieldCount = 4_000_000

    /// Aligns with the least cost.
    init(_ expected: [Expected], heard: [Character]) {
        // One row for each phone and each open word.
        var rows: [(phone: Character?, word: Int)] = []
        for (index, word) in expected.enumerated() {
            if word.isOpen { rows.append((nil, index)) } else { rows += word.phones.map { ($0, index) } }
        }
        let (height, width) = (rows.count + 1, heard.count + 1)
        let band = max(64, min(width, Self.greatestFieldCount / max(1, height) / 2))
        /// Where the part of a row that is looked at begins.
        func start(_ row: Int) -> Int { max(0, row * (width - 1) / max(1, height - 1) - band) }
        func end(_ row: Int) -> Int { min(width, row * (width - 1) / max(1, height - 1) + band + 1) }

        enum Step: UInt8 { case none, match, leftOut, putIn }
        var steps: [[Step]] = []
        var last: [Double] = []
        for row in 0..<height {
            let (from, to) = (start(row), end(row))
            let before = row > 0 ? start(row - 1) : 0
            var costs = [Double](repeating: .infinity, count: to - from)
            var taken = [Step](repeating: .none, count: to - from)
            let isOpen = row > 0 && rows[row - 1].phone == nil
            for column in from..<to {
                var best = row == 0 && column == 0 ? 0 : Double.infinity
                var step = Step.none
                func above(_ column: Int) -> Double? {
                    let index = column - before
                    return row > 0 && last.indices.contains(index) ? last[index] : nil
                }
                if let cost = above(column).map({ $0 + (isOpen ? 0 : Self.gap) }), cost < best {
                    (best, step) = (cost, .leftOut)
                }
                if column > from {
                    let cost = costs[column - from - 1] + (isOpen ? Self.openCost : Self.gap)
                    if cost < best { (best, step) = (cost, .putIn) }
                }
                if column > 0, let phone = row > 0 ? rows[row - 1].phone : nil, let diagonal = above(column - 1) {
                    let cost = diagonal + PhoneDistance.between(phone, heard[column - 1])
                    if cost <= best { (best, step) = (cost, .match) }
                }
                (costs[column - from], taken[column - from]) = (best, step)
            }
            steps.append(taken)
            last = costs
        }

        words = expected.map { Word(heard: 0..<0, cost: 0, phoneCount: $0.phones.count) }
        isExtra = [Bool](repeating: false, count: heard.count)
        cost = last.last ?? 0
        var bounds = [(first: Int, last: Int)?](repeating: nil, count: expected.count)
        var (row, column) = (height - 1, width - 1)
        func belongs(_ column: Int, _ word: Int) {
            bounds[word] = (column, bounds[word]?.last ?? column)
        }
        while row > 0 || column > 0 {
            let word = row > 0 ? rows[row - 1].word : 0
            switch steps[row][column - start(row)] {
            case .match:
                words[word].cost += PhoneDistance.between(rows[row - 1].phone ?? " ", heard[column - 1])
                belongs(column - 1, word)
                (row, column) = (row - 1, column - 1)
            case .leftOut:
                if rows[row - 1].phone != nil { words[word].cost += Self.gap }
                row -= 1
            case .putIn:
                if row > 0, rows[row - 1].phone == nil { belongs(column - 1, word) } else { isExtra[column - 1] = true }
                column -= 1
            case .none:
                // Only at the origin, or where the band is too narrow to come back to it.
                for index in 0..<column { isExtra[index] = true }
                (row, column) = (0, 0)
            }
        }
        var end = 0
        for index in words.indices {
            if let found = bounds[index] {
                words[index].heard = found.first..<found.last + 1
                end = found.last + 1
            } else {
                words[index].heard = end..<end
            }
        }
    }
}
