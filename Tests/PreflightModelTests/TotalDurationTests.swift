import PreflightModel
import TestSupport
import Testing

@Suite("Totals of durations", .timeLimited)
struct TotalDurationTests {
    /// Recordings of a random set, in groups of equal ones.
    private struct Group {
        var frames: Int64
        var rate: Int
        var count: Int64
    }

    private static func groups(_ random: inout SeededNumbers) -> [Group] {
        (0..<Int.random(in: 1...24, using: &random)).map { _ in
            let rate = Int.random(in: 1...768_000, using: &random)
            return Group(
                frames: Int64.random(in: 0...Int64(rate) * 86_400, using: &random), rate: rate,
                count: Int64.random(in: 1...40_000, using: &random))
        }
    }

    private static func total(_ groups: [Group]) -> TotalDuration {
        var total = TotalDuration()
        for group in groups {
            // Half of the group's recordings as one length, the rest one at a time where there are few.
            let single = min(group.count, 50)
            total.add(frameCount: group.frames * (group.count - single), sampleRate: group.rate)
            for _ in 0..<single { total += ExactDuration(frameCount: group.frames, sampleRate: group.rate) }
        }
        return total
    }

    @Test("of five recordings at odd rates are 16 minutes 40 seconds and five frames")
    func fiveOddRates() {
        let rates = [11_127, 22_255, 44_056, 47_952, 44_100]
        let total = TotalDuration(rates.map { ExactDuration(frameCount: 200 * Int64($0) + 1, sampleRate: $0) })
        #expect(total.frameCount(at: 1000) == 1_000_000)
        #expect(total > TotalDuration(seconds: 1000))
        #expect(total < TotalDuration(ExactDuration(numerator: 1_000_001, denominator: 1000)))
        #expect(abs(total.seconds - 1000.000_201) < 0.000_001)
    }

    @Test("compare with every limit as exact fractions do", arguments: 0..<200)
    func asExactFractions(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let groups = Self.groups(&random)
        var exact = ExactFraction()
        for group in groups { exact.add(UInt64(group.frames) * UInt64(group.count), over: UInt64(group.rate)) }
        let total = Self.total(groups)

        for unit in [1, 1000, 44_100, 768_000] {
            let floor = total.frameCount(at: unit)
            #expect(exact.compared(with: UInt64(floor), over: UInt64(unit)) >= 0)
            #expect(exact.compared(with: UInt64(floor) + 1, over: UInt64(unit)) < 0)
            for units in [floor - 1, floor, floor + 1] where units >= 0 {
                let limit = TotalDuration(ExactDuration(numerator: units, denominator: Int64(unit)))
                let order = exact.compared(with: UInt64(units), over: UInt64(unit))
                #expect((total < limit) == (order < 0))
                #expect((total == limit) == (order == 0))
                #expect((total > limit) == (order > 0))
                #expect((limit - total).magnitude == (total - limit).magnitude)
            }
        }
    }

    @Test("are the same in every order and grouping", arguments: 0..<50)
    func merge(seed: UInt64) {
        var random = SeededNumbers(seed: 1_000 + seed)
        let groups = Self.groups(&random)
        let cut = Int.random(in: 0...groups.count, using: &random)
        let whole = Self.total(groups)
        #expect(Self.total(Array(groups[..<cut])) + Self.total(Array(groups[cut...])) == whole)
        #expect(Self.total(Array(groups[cut...])) + Self.total(Array(groups[..<cut])) == whole)
        #expect(Self.total(groups.shuffled(using: &random)).framesByRate == whole.framesByRate)
    }

    @Test("that meet a limit exactly over many rates are equal to it")
    func meetsLimitExactly() {
        // 1/r = 1/(r + 1) + 1/(r (r + 1)), so that each group of rates adds up to one second.
        var total = TotalDuration()
        for rate in 2...800 {
            total.add(frameCount: Int64(rate) - 1, sampleRate: rate)
            total.add(frameCount: 1, sampleRate: rate + 1)
            total.add(frameCount: 1, sampleRate: rate * (rate + 1))
        }
        let limit = TotalDuration(seconds: 799)
        #expect(total == limit)
        #expect(total.frameCount(at: 1) == 799)
        total.add(frameCount: -1, sampleRate: 767_999)
        #expect(total < limit)
        #expect(total.frameCount(at: 1) == 798)
    }

    @Test("hold a million recordings of a day at the highest rate")
    func greatestSets() {
        var total = TotalDuration()
        for _ in 0..<1_000_000 { total.add(frameCount: 768_000 * 86_400, sampleRate: 768_000) }
        #expect(total == TotalDuration(seconds: 86_400_000_000))
        total.add(frameCount: 1, sampleRate: 767_999)
        #expect(total > TotalDuration(seconds: 86_400_000_000))
    }

    @Test("do not overflow where every length is the longest that can be told")
    func longestLengths() {
        var total = TotalDuration()
        for rate in 1...1_000 { total += ExactDuration(frameCount: .max, sampleRate: rate) }
        #expect(total > TotalDuration(seconds: .max))
        #expect(total.frameCount(at: 1) == .max)
        #expect((-total).frameCount(at: 1) == .min)
        #expect(-total < .zero)
        #expect(total.magnitude == (-total).magnitude)
    }

    @Test("round to the nearest unit, halves up")
    func rounding() {
        func rounded(_ frames: Int64) -> Int64 {
            TotalDuration(ExactDuration(frameCount: frames, sampleRate: 2_000)).rounded(to: 1_000)
        }
        #expect([0, 1, 2, 3, -1, -2, -3].map(rounded) == [0, 1, 1, 2, 0, -1, -1])
    }

    @Test("of one rate are the nearest floating-point number of seconds")
    func nearestSeconds() {
        var total = TotalDuration()
        total.add(frameCount: 1, sampleRate: 48_000)
        total.add(frameCount: 3_360_001, sampleRate: 48_000)
        #expect(total.seconds == 3_360_002.0 / 48_000)
        total.add(frameCount: 1, sampleRate: 2)
        #expect(abs(total.seconds - (3_360_002.0 / 48_000 + 0.5)) < 1e-12)
    }

    @Test("of bytes end at the greatest number instead of turning negative")
    func bytes() {
        #expect([Int64.max, 1].byteTotal == .max)
        #expect([Int64.max - 1, 1].byteTotal == .max)
        #expect([Int64(1), 2].byteTotal == 3)
    }
}
