package import PreflightModel
import SystemFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A set of prepared recordings as bytes and back.
package enum PreparedSetText {
    /// No set is anywhere near as large; a recording given by mistake is.
    private static let greatestSize = 256 << 20

    /// The JSON form, with a line feed at the end.
    package static func bytes(_ set: PreparedSet) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(set)) + [UInt8(ascii: "\n")]
    }

    /// The set in a file.
    package static func read(_ path: RecordingPath) throws(PreparedFolderFailure) -> PreparedSet {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try FileDescriptor(reading: path).readToEnd(atMost: greatestSize)
        } catch {
            throw error.isMissing ? .missing(path) : .inputOutput(path, error)
        }
        guard let bytes else { throw .invalid(path, "it is larger than \(greatestSize) bytes") }
        struct Header: Decodable { var schema: String }
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(bytes)) else {
            throw .invalid(path, "it is no JSON with a \"schema\"")
        }
        guard header.schema == PreparedSet.schema else {
            throw .invalid(path, "its schema is \"\(header.schema)\", and this version reads \"\(PreparedSet.schema)\"")
        }
        do {
            return try JSONDecoder().decode(PreparedSet.self, from: Data(bytes))
        } catch {
            throw .invalid(path, "\(error)")
        }
    }
}
