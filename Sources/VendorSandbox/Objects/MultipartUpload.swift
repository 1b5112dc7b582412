import Foundation
import PreflightModel

/// An object that comes in parts.
struct MultipartUpload: Sendable {
    struct Part: Sendable {
        let file: URL
        let digests: ContentDigests
    }

    let bucket: String
    let key: String
    let contentType: String
    /// The parts that are there, by their numbers.
    var parts: [Int: Part]
}

/// Why a multipart upload cannot go on; a store says it in its vendor's words.
enum MultipartMistake: Error, Hashable, Sendable {
    /// It never began, or is completed or aborted.
    case noSuchUpload
    /// A part is named that is not there or has another ETag.
    case invalidPart(Int)
    /// The parts are not named in ascending order.
    case invalidPartOrder
    /// A part other than the last has fewer bytes than the store demands.
    case tooSmall(Int64)
    /// The sandbox's own disk failed.
    case storage(String)
}
