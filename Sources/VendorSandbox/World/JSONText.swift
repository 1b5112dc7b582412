import Foundation

/// How the sandbox's own JSON is written.
enum JSONText {
    /// Sorted keys, one line.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
