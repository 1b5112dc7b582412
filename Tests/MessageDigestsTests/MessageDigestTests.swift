import MessageDigests
import PreflightModel
import TestSupport
import Testing

@Suite("Message digests", .timeLimited)
struct MessageDigestTests {
    @Test("are those of FIPS 180-4 and RFC 1321")
    func published() {
        let abc = Array("abc".utf8)
        #expect(
            Hexadecimal.string(SHA256.hash(data: abc))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Hexadecimal.string(SHA1.hash(data: abc)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(Hexadecimal.string(MD5.hash(data: abc)) == "900150983cd24fb0d6963f7d28e17f72")
        #expect(
            Hexadecimal.string(SHA256.hash(data: []))
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("are the same in pieces, and a copy goes its own way", arguments: [1, 63, 64, 65, 1000])
    func pieces(size: Int) {
        let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var digest = SHA256()
        var copy = digest
        for start in stride(from: 0, to: bytes.count, by: size) {
            digest.update(data: bytes[start..<min(start + size, bytes.count)])
            copy = digest
        }
        #expect(firstDifference(digest.finalize(), from: SHA256.hash(data: bytes)) == nil)
        #expect(firstDifference(digest.finalize(), from: SHA256.hash(data: bytes)) == nil)
        copy.update(data: [1])
        #expect(firstDifference(copy.finalize(), from: SHA256.hash(data: bytes + [1])) == nil)
        #expect(firstDifference(digest.finalize(), from: SHA256.hash(data: bytes)) == nil)
    }

    @Test("take a sequence that does not lie in one piece")
    func scattered() {
        let lazy = (0..<1_000).lazy.map { UInt8(truncatingIfNeeded: $0) }
        #expect(firstDifference(MD5.hash(data: lazy), from: MD5.hash(data: Array(lazy))) == nil)
    }

    @Test("with a key are those of RFC 4231 and RFC 2202")
    func keyed() {
        #expect(
            Hexadecimal.string(HMAC.sha256(key: "Jefe".utf8, "what do ya want for nothing?".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            Hexadecimal.string(HMAC.sha1(key: "Jefe".utf8, "what do ya want for nothing?".utf8))
                == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        // A key longer than the block, of RFC 4231.
        #expect(
            Hexadecimal.string(
                HMAC.sha256(
                    key: [UInt8](repeating: 0xAA, count: 131),
                    "Test Using Larger Than Block-Size Key - Hash Key First".utf8))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("with an empty key do not use the key of an earlier call")
    func emptyKey() {
        _ = HMAC.sha256(key: "secret".utf8, "message".utf8)
        #expect(
            Hexadecimal.string(HMAC.sha256(key: [], []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }
}
