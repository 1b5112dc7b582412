/// The codes of one area that this version knows, each declared once, with what it means for everything that follows.
///
/// A new area is an enum of these and a line in `DefectCode.areas`; its sentences are a `switch` over it in Reports.
package protocol KnownDefectCodes: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What the code means beyond its sentence.
    var traits: DefectTraits { get }
    /// What it says where it is the reason that a recording could not be measured.
    var failureKind: FailureKind { get }
}

extension KnownDefectCodes {
    /// All codes of the area.
    static var declared: [any KnownDefectCodes] { Array(allCases) }

    /// Nothing that a reader of codes needs to know.
    package var traits: DefectTraits { [] }
    /// What is in the file cannot be made sense of.
    package var failureKind: FailureKind { .damaged }
}

/// Codes that several containers have in common: each kind of defect in each of them, as `container.kind`.
package protocol SharedDefectCodes: KnownDefectCodes {
    associatedtype Container: RawRepresentable<String>, CaseIterable
    associatedtype Kind: RawRepresentable<String>, CaseIterable

    var container: Container { get }
    var kind: Kind { get }
    init(_ container: Container, _ kind: Kind)
}

extension SharedDefectCodes {
    /// The code with this name; nil if there is none.
    package init?(rawValue: String) {
        guard let code = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = code
    }

    package var rawValue: String { "\(container.rawValue).\(kind.rawValue)" }

    /// Every kind in every container.
    static var products: [Self] {
        Container.allCases.flatMap { container in Kind.allCases.map { Self(container, $0) } }
    }
}

/// What a code means beyond its sentence, for those who decide what to do about it.
package struct DefectTraits: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The file looks as if its recorder had not finished it: sizes and tables that are written last, and audio that is
    /// not there yet.
    package static let unfinished = DefectTraits(rawValue: 1 << 0)
    /// It vanishes when the zip is unpacked.
    package static let ofPacking = DefectTraits(rawValue: 1 << 1)
    /// Readers that trust the header see another length, so that nobody can say what a vendor will see.
    package static let lengthInDoubt = DefectTraits(rawValue: 1 << 2)
    /// Only decoding shows whether the sample rate is twice the one that was found.
    package static let sampleRateInDoubt = DefectTraits(rawValue: 1 << 3)
    /// Something that is not audio precedes the recording.
    package static let leadingBytes = DefectTraits(rawValue: 1 << 4)
}

/// What kind of reason there is that a recording could not be measured.
public enum FailureKind: String, Sendable, Hashable, CaseIterable {
    /// Measuring was cancelled.
    case cancelled
    /// There is no such file.
    case missing
    /// The file or folder cannot be opened or read.
    case unreadable
    /// It is a folder, pipe, socket or device.
    case notRegular
    /// The file changed while it was read.
    case changed
    /// The file has 0 bytes.
    case empty
    /// The content is not a known audio format.
    case unknownContainer
    /// There are tags of a recording, but no known audio format follows.
    case unknownBehindTags
    /// The content is recognised, but cannot be measured.
    case unsupportedContainer
    /// The container is measured, but not the coding of its audio.
    case unsupportedCodec
    /// There is no audio in it.
    case noAudio
    /// What is in the file cannot be made sense of.
    case damaged
    /// It is not what was asked for: a document, or a text that is too large.
    case unsuitable

    /// Whether it is known that there is no audio at all, so that every minimum is missed.
    package var meansNoAudio: Bool { self == .empty || self == .noAudio }

    /// Whether the file is something other than a recording.
    package var meansNoRecording: Bool {
        self == .unknownContainer || self == .unsupportedContainer || self == .empty
    }

    /// Whether no container was recognised, so that one may yet be found further into the file.
    package var isUnrecognised: Bool { self == .unknownContainer || self == .unknownBehindTags }
}
