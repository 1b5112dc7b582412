extension KeyedDecodingContainer {
    /// A count of bytes or frames.
    ///
    /// - Throws: `DecodingError` where it is not a whole number from 0 on that fits into 64 bits.
    func decodeCount(forKey key: Key) throws -> Int64 {
        let count = try decode(Int64.self, forKey: key)
        guard count >= 0 else { throw outOfRange(key, count, "less than 0") }
        return count
    }

    /// A count of bytes or frames; nil where the key is missing.
    func decodeCountIfPresent(forKey key: Key) throws -> Int64? {
        contains(key) ? try decodeCount(forKey: key) : nil
    }

    /// A rate, or a number of channels or bits.
    ///
    /// - Throws: `DecodingError` where it is not a whole number from `least` to 2⁵³, up to which JSON has all of them.
    func decodeNumber(forKey key: Key, atLeast least: Int = 0) throws -> Int {
        let number = try decode(Int64.self, forKey: key)
        guard number >= least else { throw outOfRange(key, number, "less than \(least)") }
        guard number <= 1 << 53 else { throw outOfRange(key, number, "more than \(1 << 53)") }
        return Int(number)
    }

    /// The same; nil where the key is missing.
    func decodeNumberIfPresent(forKey key: Key, atLeast least: Int = 0) throws -> Int? {
        contains(key) ? try decodeNumber(forKey: key, atLeast: least) : nil
    }

    /// The frames from a first one on, as many as a count says; nil where `first` is missing.
    ///
    /// - Throws: `DecodingError` where they are more than can be counted.
    func decodeFramesIfPresent(from first: Key, count: Key) throws -> Range<Int64>? {
        guard let start = try decodeCountIfPresent(forKey: first) else { return nil }
        let (end, overflow) = start.addingReportingOverflow(try decodeCount(forKey: count))
        guard !overflow else {
            throw DecodingError.dataCorruptedError(
                forKey: count, in: self, debugDescription: "more frames than can be counted")
        }
        return start..<end
    }

    /// A SHA-256; nil where the key is missing.
    ///
    /// - Throws: `DecodingError` where it is not 64 digits of lower-case hexadecimal.
    func decodeSHA256IfPresent(forKey key: Key) throws -> String? {
        guard let digest = try decodeIfPresent(String.self, forKey: key) else { return nil }
        let isDigest = digest.utf8.count == 64 && digest.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        guard isDigest else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "the SHA-256 is not 64 digits of lower-case hexadecimal")
        }
        return digest
    }

    private func outOfRange(_ key: Key, _ number: Int64, _ words: String) -> DecodingError {
        DecodingError.dataCorruptedError(
            forKey: key, in: self, debugDescription: "\(key.stringValue) is \(number), which is \(words)")
    }
}

extension KeyedEncodingContainer {
    /// Writes what `decodeFramesIfPresent` reads.
    mutating func encodeIfPresent(_ frames: Range<Int64>?, from first: Key, count: Key) throws {
        try encodeIfPresent(frames?.lowerBound, forKey: first)
        try encodeIfPresent(frames.map { Int64($0.count) }, forKey: count)
    }
}
