import PreflightModel

/// What is measured and has not come out yet.
struct MeasuringWindow {
    /// How many files may be ahead of the first that is not done.
    static let size = 1024

    /// What came of the file at a place.
    typealias File = (index: Int, items: [MeasuredItem])

    private let order: MeasuringOrder
    /// What is done, by its place.
    private var done: [Int: [MeasuredItem]] = [:]
    /// The place that comes out next.
    private var place = 0

    init(order: MeasuringOrder) { self.order = order }

    /// Whether another file may be begun while so many are worked on.
    func hasRoom(beside runningCount: Int) -> Bool { done.count + runningCount < Self.size }

    /// What comes out now that these files are done, in order.
    mutating func add(_ files: [File]) -> [MeasuredItem] {
        guard order == .input else { return files.flatMap(\.items) }
        var ready: [MeasuredItem] = []
        for file in files {
            guard file.index == place else {
                done[file.index] = file.items
                continue
            }
            ready += file.items
            place += 1
            while let items = done.removeValue(forKey: place) {
                ready += items
                place += 1
            }
        }
        return ready
    }
}
