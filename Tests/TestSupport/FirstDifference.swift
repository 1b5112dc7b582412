/// Where bytes first differ from those that are expected, in words; nil where they are the same.
///
/// An expectation that two collections are equal computes their whole difference when it fails, which takes hours for a
/// megabyte. This takes one look at each byte, and says what is of use: `#expect(firstDifference(arrived, from: sent) == nil)`.
package func firstDifference(_ found: some Collection<UInt8>, from expected: some Collection<UInt8>) -> String? {
    let (found, expected) = (Array(found), Array(expected))
    guard found != expected else { return nil }
    let shorter = min(found.count, expected.count)
    let offset = (0..<shorter).first { found[$0] != expected[$0] } ?? shorter
    func byte(_ bytes: [UInt8]) -> String {
        bytes.indices.contains(offset) ? "0x" + String(bytes[offset], radix: 16) : "missing"
    }
    return "byte \(offset) is \(byte(found)), expected \(byte(expected)); "
        + "there are \(found.count) bytes, expected \(expected.count)"
}

/// Where a text first differs from the one that is expected, by line; nil where they are the same.
///
/// For texts of more than a few lines, such as reports, which an expectation would print whole, twice, and in one piece.
package func firstDifference(_ found: String, from expected: String) -> String? {
    guard !found.utf8.elementsEqual(expected.utf8) else { return nil }
    let (lines, expectedLines) = (
        found.split(separator: "\n", omittingEmptySubsequences: false),
        expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let index =
        zip(lines, expectedLines).enumerated().first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset
        ?? min(lines.count, expectedLines.count)
    return "line \(index + 1) is \(quoted(lines, index)), expected \(quoted(expectedLines, index))"
}

private func quoted(_ lines: [Substring], _ index: Int) -> String {
    lines.indices.contains(index) ? String(reflecting: String(lines[index].prefix(500))) : "missing"
}
