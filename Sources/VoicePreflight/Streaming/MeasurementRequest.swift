import AudioMeasurement
import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One thing that somebody far away wants measured, and what they call it.
///
/// As JSON, `{"key": "row-17", "path": "takes/17.wav", "role": "material", "set": "voice-3", "byteCount": 96044}`, of which
/// only `path` is needed; `pathBytes` has its bytes in Base64 where they are not UTF-8.
package struct MeasurementRequest: Sendable {
    let entry: FolderWalk.Entry

    /// A request for the file at a path, given as its bytes.
    package init(path: [UInt8]) {
        var input = RecordingInput(path: RecordingPath(bytes: path))
        if path.isEmpty { input.refusal = Self.refusal("the path is empty") }
        entry = .file(input, isGiven: true)
    }

    /// A request as JSON; what cannot be read is one whose answer says so.
    package init(json: [UInt8]) {
        var input = RecordingInput(path: "")
        do {
            let form = try JSONDecoder().decode(JSONForm.self, from: Data(json))
            (input.key, input.set, input.role) = (form.key, form.set, form.role)
            input.expectedByteCount = form.byteCount
            if let path = form.location { input.path = path } else { input.refusal = Self.refusal(form.mistake) }
        } catch {
            input.refusal = Self.refusal(DecodingWords.text(error))
        }
        entry = .file(input, isGiven: true)
    }

    private static func refusal(_ cause: String) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.invalidRequest, ["cause": .text(cause)])
    }

    private struct JSONForm: Decodable {
        var key, path, pathBytes, role, set: String?
        var byteCount: Int64?

        /// The path; nil where there is none.
        var location: RecordingPath? {
            if let pathBytes { return RecordingPath(base64: pathBytes) }
            guard let path, !path.isEmpty, !path.utf8.contains(0) else { return nil }
            return RecordingPath(path)
        }

        /// Why there is no path.
        var mistake: String {
            if pathBytes != nil { return "pathBytes is not Base64 of a path" }
            return path?.isEmpty == false ? "the path contains a zero byte" : "there is no path"
        }
    }
}

/// Requests out of bytes that come in piece by piece: JSON lines where the first byte is a brace, else paths that each end
/// with a zero byte.
package struct MeasurementRequests: Sendable {
    /// A path has at most 4,096 bytes on Linux; a line of JSON escapes some of them.
    private static let greatestByteCount = 1 << 20

    private var bytes: [UInt8] = []
    private var (start, searched) = (0, 0)
    private var isJSON: Bool?

    /// No requests yet.
    package init() {}

    /// Whether there is the beginning of a request whose end has not come in.
    package var isUnfinished: Bool { start < bytes.count }

    /// Whether a request is longer than any can be.
    package var isTooLong: Bool { bytes.count - start > Self.greatestByteCount }

    /// Takes in the bytes that follow, and gives the requests that they complete.
    package mutating func add(_ more: some Collection<UInt8>) -> [MeasurementRequest] {
        if isJSON == nil { isJSON = more.first.map { $0 == UInt8(ascii: "{") } }
        guard let isJSON else { return [] }
        bytes.removeFirst(start)
        (start, searched) = (0, searched - start)
        bytes += more
        var requests: [MeasurementRequest] = []
        let terminator: UInt8 = isJSON ? UInt8(ascii: "\n") : 0
        while let end = bytes[searched...].firstIndex(of: terminator) {
            let request = Array(bytes[start..<end])
            (start, searched) = (end + 1, end + 1)
            requests.append(isJSON ? MeasurementRequest(json: request) : MeasurementRequest(path: request))
        }
        searched = bytes.count
        return requests
    }
}
