/// Where something stands in the order of input, whatever order it came in.
package struct InputPlace: Hashable, Sendable, Comparable {
    /// The place of the document or run that it came from, from 0.
    package var source: Int
    /// The place of its file there, from 0.
    package var index: Int
    /// Its place among what is in the same file, such as a zip.
    package var part: Int

    /// Makes a place.
    package init(source: Int = 0, index: Int, part: Int = 0) {
        self.source = source
        self.index = index
        self.part = part
    }

    /// Orders by source, then file, then part.
    package static func < (left: InputPlace, right: InputPlace) -> Bool {
        (left.source, left.index, left.part) < (right.source, right.index, right.part)
    }
}
