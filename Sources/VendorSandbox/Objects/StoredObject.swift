import Foundation
import PreflightModel

/// An object that was really uploaded.
struct StoredObject: Sendable {
    let bucket: String
    let key: String
    /// The bytes, in a file that is named like the last part of the key as far as that is plain.
    let file: URL
    let digests: ContentDigests
    /// The Content-Type that it was uploaded with; empty where none was sent.
    let contentType: String
    /// The ETag without quotes: the MD5 in hexadecimal for a single PUT.
    let eTag: String
    let storedAt: Date
}
