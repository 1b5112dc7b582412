public import PreflightModel
import SystemFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads reports that `check --format json` wrote.
public enum ReportReader {
    private static let greatestSize = 1 << 30

    /// The reports in a file: one, or one for each profile.
    ///
    /// - Throws: `DocumentFailure` where there is no such file, and for what is not a report.
    public static func reports(at path: RecordingPath) throws(DocumentFailure) -> [Report] {
        let descriptor = try FileDescriptor.document(at: path)
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try descriptor.readToEnd(atMost: greatestSize)
        } catch {
            throw DocumentFailure(.inputOutput, "\(path): cannot be read: \(error).")
        }
        guard let bytes else {
            throw invalid(path, "it is larger than \(greatestSize >> 30) GiB")
        }
        do { return try JSONDecoder().decode(ReportDocument.self, from: Data(bytes)).reports } catch {
            throw invalid(path, DecodingWords.text(error))
        }
    }

    private static func invalid(_ path: RecordingPath, _ what: String) -> DocumentFailure {
        DocumentFailure(
            .invalid, "\(path): is not a report: \(what). Give a file that voice-preflight check --format json wrote.")
    }
}

/// One report, or several in an object.
private struct ReportDocument: Decodable {
    var reports: [Report]

    private enum CodingKeys: String, CodingKey { case schema, reports }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard schema == Report.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Report.schema)\"")
        }
        reports =
            values.contains(.reports) ? try values.decode([Report].self, forKey: .reports) : [try Report(from: decoder)]
    }
}
