/// What goes between this process and the recogniser's: a kind, the number of bytes that follow (32 bits, least significant
/// first), and the bytes.
struct RecogniserMessage: Equatable {
    enum Kind: UInt8 {
        /// To the worker: samples at 16 kHz, 16 bits each.
        case samples = 1
        /// To the worker: a word in UTF-8.
        case word = 2
        /// From the worker: what it is, when it has started.
        case ready = 16
        /// From the worker: phones, a line for each, with a space and the number of the frame behind those that were heard.
        case phones = 17
        /// From the worker: why there is no answer.
        case failed = 18
    }

    /// A minute of samples has 1.9 MB.
    static let greatestSize = 4 << 20
    static let headCount = 5

    var kind: Kind
    var content: [UInt8]

    var bytes: [UInt8] {
        let count = UInt32(content.count)
        return [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + content
    }

    /// The kind and the number of bytes that follow; nil for what is no head.
    static func head(_ bytes: [UInt8]) -> (kind: Kind, count: Int)? {
        guard bytes.count == headCount, let kind = Kind(rawValue: bytes[0]) else { return nil }
        let count = (1...4).reduce(0) { $0 | Int(bytes[$1]) << (8 * ($1 - 1)) }
        return count <= greatestSize ? (kind, count) : nil
    }
}
