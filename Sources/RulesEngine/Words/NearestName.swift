/// The known name that is nearest to a mistyped one.
package enum NearestName {
    /// Nil where none is near.
    package static func nearest(to name: String, among known: [String]) -> String? {
        Words.nearest(to: name, among: known)
    }
}
