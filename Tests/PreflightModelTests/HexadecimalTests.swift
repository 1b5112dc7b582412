import PreflightModel
import TestSupport
import Testing

@Suite("Hexadecimal", .timeLimited)
struct HexadecimalTests {
    @Test("Every byte has two lower-case digits, and comes back from them")
    func roundTrip() {
        let all = Array(UInt8.min...UInt8.max)
        let text = Hexadecimal.string(all)
        #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
        #expect(text.hasSuffix("fcfdfeff"))
        #expect(text.count == 512)
        #expect(Hexadecimal.bytes(text) == all)
        #expect(Hexadecimal.string([]).isEmpty)
        #expect(Hexadecimal.bytes("") == [])
    }

    @Test(
        "Only pairs of lower-case digits are read",
        arguments: ["a", "abc", "AB", "0x12", "+1", " 1", "1 ", "g0", "ａｂ"])
    func strict(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}
