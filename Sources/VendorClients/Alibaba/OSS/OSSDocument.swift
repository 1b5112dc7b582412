import Foundation

/// A piece of one of OSS's XML documents: elements without attributes, found by name.
///
/// The documents are flat, so no parser is needed that would have to be guarded against what XML can hold besides.
struct OSSDocument {
    private let bytes: Data

    /// A document from its bytes.
    init(_ bytes: [UInt8]) { self.bytes = Data(bytes) }

    private init(_ bytes: Data) { self.bytes = bytes }

    /// The elements of this name, in order; none of them holds another of the same name.
    func all(_ name: String) -> [OSSDocument] {
        let (start, end) = (Data("<\(name)>".utf8), Data("</\(name)>".utf8))
        var found: [OSSDocument] = []
        var rest = bytes.startIndex..<bytes.endIndex
        while let opening = bytes.range(of: start, in: rest),
            let closing = bytes.range(of: end, in: opening.upperBound..<bytes.endIndex)
        {
            found.append(OSSDocument(Data(bytes[opening.upperBound..<closing.lowerBound])))
            rest = closing.upperBound..<bytes.endIndex
        }
        return found
    }

    /// The text of the first element of this name; nil if there is none.
    func text(_ name: String) -> String? { all(name).first?.text }

    private var text: String {
        String(decoding: bytes, as: UTF8.self)
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#34;", with: "\"").replacing("&apos;", with: "'").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}
