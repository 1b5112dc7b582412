import PreflightModel

/// What is measured and has not come out yet.
struct MeasuringWindow {
    /// How many files may be ahead of the first that is not done.
    static let size = 1024

    private let order: MeasuringOrder
    /// What is done, by its place.
    private var done: [Int: [MeasuredItem]] = [:]
    /// The place that comes out next.
    private var place = 0

    init(order: MeasuringOrder) { self.order = order }

    /// Whether another file may be begun while so many are worked on.
    func hasRoom(beside runningCount: Int) -> Bool { done.count + runningCount < Self.size }

    /// What comes out now that the file at `index` is done, in order.
    mutating func add(_ items: [MeasuredItem], at index: Int) -> [[MeasuredItem]] {
        guard order == .input else { return [items] }
        done[index] = items
        var ready: [[MeasuredItem]] = []
        while let items = done.removeValue(forKey: place) {
            ready.append(items)
            place += 1
        }
        return ready
    }
}
