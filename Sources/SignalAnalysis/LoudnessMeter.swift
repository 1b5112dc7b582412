/// Puts windows of 400 ms and 3 s together from tenths of a second, and gates them.
struct LoudnessMeter {
    private static let momentary = 4
    private static let shortTerm = 30
    /// Windows of 3 s begin every second: they overlap by two thirds, the least that EBU Tech 3342 allows.
    private static let shortTermHop = 10

    private var tenths = [Double](repeating: 0, count: shortTerm)
    private var tenthCount = 0
    private(set) var momentaryGate = LoudnessGate()
    private(set) var shortTermGate = LoudnessGate()

    /// Adds the weighted mean power of the next tenth of a second.
    mutating func add(_ power: Double) {
        tenths[tenthCount % Self.shortTerm] = power
        tenthCount += 1
        if tenthCount >= Self.momentary { momentaryGate.add(mean(ofLast: Self.momentary)) }
        if tenthCount >= Self.shortTerm, (tenthCount - Self.shortTerm) % Self.shortTermHop == 0 {
            shortTermGate.add(mean(ofLast: Self.shortTerm))
        }
    }

    private func mean(ofLast count: Int) -> Double {
        var sum = 0.0
        for back in 1...count { sum += tenths[(tenthCount - back) % Self.shortTerm] }
        return sum / Double(count)
    }
}
