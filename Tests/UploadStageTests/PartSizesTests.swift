import TestSupport
import Testing

@testable import UploadStage

@Suite(.timeLimited) struct PartSizesTests {
    private static let mebibyte: Int64 = 1 << 20
    private let sizes = AlibabaSession.partSizes

    @Test func `leaves recordings of up to 100 MiB whole`() {
        #expect(sizes.partByteCount(of: 0) == nil)
        #expect(sizes.partByteCount(of: 100 * Self.mebibyte) == nil)
        #expect(sizes.partByteCount(of: 100 * Self.mebibyte + 1) == 10 * Self.mebibyte)
    }

    @Test func `grows parts in whole MiB as soon as 10,000 would not hold the recording`() {
        #expect(sizes.partByteCount(of: 100_000 * Self.mebibyte) == 10 * Self.mebibyte)
        #expect(sizes.partByteCount(of: 100_000 * Self.mebibyte + 1) == 11 * Self.mebibyte)
        for byteCount: Int64 in [100_000 * Self.mebibyte + 1, 1 << 40, 50_000 << 30] {
            let part = sizes.partByteCount(of: byteCount) ?? 0
            #expect(part % Self.mebibyte == 0)
            #expect((9_000...10_000).contains(PartSizes.count(byteCount, of: part)))
            #expect(part <= 5 << 30)
        }
    }

    @Test(arguments: [(10, 5), (11, 5), (14, 5), (15, 5), (16, 5), (1, 5)] as [(Int64, Int64)])
    func `covers every byte once`(byteCount: Int64, part: Int64) {
        let count = PartSizes.count(byteCount, of: part)
        let ranges = (1...count).map { PartSizes.range($0, of: part, in: byteCount) }
        #expect(ranges.flatMap { Array($0) } == Array(0..<byteCount))
        #expect(ranges.dropLast().allSatisfy { $0.count == part })
        #expect(ranges.allSatisfy { !$0.isEmpty })
    }
}
