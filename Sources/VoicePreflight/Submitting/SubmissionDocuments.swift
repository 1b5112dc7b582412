public import UploadStage

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One submission, as `voice-preflight status --format json` prints it.
public struct SubmissionDocument: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/submission/1"

    /// The name and version of the JSON form.
    package var schema = Self.schema
    /// The submission.
    public var submission: SubmissionRecord

    /// The document of a submission.
    package init(_ submission: SubmissionRecord) { self.submission = submission }
}

/// Everything that happened to a submission, as `voice-preflight log --format json` prints it.
public struct SubmissionLog: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/log/1"

    /// The name and version of the JSON form.
    package var schema = Self.schema
    /// The submission, as it stands now.
    public var submission: SubmissionRecord
    /// What happened to it, oldest first.
    public var events: [LedgerEvent]

    /// The log of a submission.
    package init(_ submission: SubmissionRecord, events: [LedgerEvent]) {
        self.submission = submission
        self.events = events
    }
}

/// The submissions of a ledger, as `voice-preflight history --format json` prints them.
public struct SubmissionHistory: Hashable, Sendable, Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/history/1"

    /// The name and version of the JSON form.
    package var schema = Self.schema
    /// The submissions, newest first.
    public var submissions: [SubmissionRecord]

    /// A history of these submissions.
    package init(_ submissions: [SubmissionRecord]) { self.submissions = submissions }
}

/// Reads and writes the documents of submissions: JSON with times in ISO 8601.
public enum SubmissionJSON {
    /// The document as the command prints it: indented, keys sorted, a line feed at the end.
    ///
    /// - Throws: `EncodingError`.
    public static func text(_ document: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    /// Reads a document that the command printed.
    ///
    /// - Throws: `DecodingError` where it is another one.
    public static func document<Document: Decodable>(_ type: Document.Type, from text: String) throws -> Document {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(text.utf8))
    }
}
