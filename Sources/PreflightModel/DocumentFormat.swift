/// The format of a document, recognised by content.
package struct DocumentFormat: OpenVocabulary {
    /// The name, as it is written in JSON and profiles.
    package let rawValue: String

    /// Makes the format with this name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Portable Document Format.
    package static let pdf: DocumentFormat = "pdf"
    /// A JPEG picture.
    package static let jpeg: DocumentFormat = "jpeg"
    /// A PNG picture.
    package static let png: DocumentFormat = "png"
    /// A Microsoft Word document in Office Open XML.
    package static let docx: DocumentFormat = "docx"

    /// Every format that is recognised.
    package static let all: [DocumentFormat] = [.pdf, .jpeg, .png, .docx]

    /// The format that a file-name extension in lower case announces; nil where it announces none of these.
    package static func announced(by fileExtension: String) -> DocumentFormat? {
        all.first { $0.fileExtensions.contains(fileExtension) }
    }

    /// The file-name extensions that say this format, in lower case; the first is the usual one.
    package var fileExtensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        default: [rawValue]
        }
    }

    /// The format as people write it.
    package var name: String { rawValue.uppercased() }

    /// The media type; nil for a format that is not in the list.
    package var mediaType: String? {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        default: nil
        }
    }
}
