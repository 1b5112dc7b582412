import Foundation
import PreflightModel

/// A request's body: small ones in memory, large ones in a file, all with their digests.
struct ReceivedBody: Sendable {
    /// Where the bytes are.
    enum Storage: Sendable {
        /// In memory, at most `ReceivedBody.memoryLimit` bytes.
        case memory([UInt8])
        /// In a file of the sandbox's temporary folder, which is removed after the answer unless the object store took it.
        case file(URL)
    }

    /// Bodies up to this many bytes stay in memory.
    static let memoryLimit = 1 << 20

    let storage: Storage
    let digests: ContentDigests

    /// The bytes; nil for a body that is larger than `memoryLimit`, which no API call is.
    var bytes: [UInt8]? {
        switch storage {
        case .memory(let bytes): bytes
        case .file: nil
        }
    }

    /// The body as text; nil where it is large or no UTF-8.
    var text: String? { bytes.flatMap { String(validating: $0, as: UTF8.self) } }

    /// The MD5 as the header Content-MD5 writes it: Base64 of its 16 bytes.
    var contentMD5: String { Data(Hexadecimal.bytes(digests.md5) ?? []).base64EncodedString() }
}
