import TestSupport
import Testing

@Suite("The first difference", .timeLimited)
struct FirstDifferenceTests {
    @Test("of bytes says where it is, and how many there are")
    func bytes() {
        #expect(firstDifference([], from: []) == nil)
        #expect(firstDifference([1, 2, 3], from: [1, 2, 3][...]) == nil)
        #expect(
            firstDifference([1, 2, 3], from: [1, 0xAB, 3])
                == "byte 1 is 0x2, expected 0xab; there are 3 bytes, expected 3")
        #expect(
            firstDifference([1, 2], from: [1, 2, 3])
                == "byte 2 is missing, expected 0x3; there are 2 bytes, expected 3")
        #expect(firstDifference([0], from: []) == "byte 0 is 0x0, expected missing; there are 1 bytes, expected 0")
    }

    @Test("of millions of bytes is there at once")
    func manyBytes() {
        let bytes = (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let others = (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(firstDifference(bytes, from: bytes) == nil)
        #expect(firstDifference(bytes, from: others)?.hasPrefix("byte 1 is 0x1f, expected 0x25;") == true)
    }

    @Test("of texts is a line")
    func texts() {
        #expect(firstDifference("a\nb\n", from: "a\nb\n") == nil)
        #expect(firstDifference("a\nb\n", from: "a\nc\n") == #"line 2 is "b", expected "c""#)
        #expect(firstDifference("a", from: "a\n") == #"line 2 is missing, expected """#)
        // The same to a reader, but not the same bytes.
        #expect(firstDifference("\u{E9}", from: "e\u{301}") != nil)
    }
}
