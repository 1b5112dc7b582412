/// A vendor's own IDs of media that it already has: one, or several with commas between them.
package enum MediaIDs {
    /// The IDs in a text; nil unless there is at least one, and each is there once, without blanks. No document states
    /// more of their form.
    package static func ids(in text: String) -> [String]? {
        let ids = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isClean = ids.allSatisfy { id in
            !id.isEmpty && !id.unicodeScalars.contains { $0.properties.isWhitespace }
        }
        return isClean && Set(ids).count == ids.count ? ids : nil
    }
}
