import PreflightModel
import VendorClients

/// Where a recording of a package is: a file of it, or media that the service already has.
enum AlibabaRecordingSource: Sendable {
    case file(AlibabaRecording)
    /// - Parameter name: What its step is called, as in `material 2`.
    case media(id: String, name: String, parameter: String)

    /// The recordings of a role, in the order of the manifest, or of the IDs in `parameter`.
    ///
    /// - Parameter isList: Whether there may be several IDs.
    /// - Throws: `SubmissionFailure` of kind `usage` where there are files and IDs, or neither, or what is not an ID.
    static func sources(
        role: String, orMedia parameter: String, isList: Bool = false, in package: SubmissionPackage
    ) throws -> [AlibabaRecordingSource] {
        let recordings = try AlibabaRecording.recordings(role: role, in: package)
        let ids =
            try package.parameter(parameter).map { value -> [String] in
                guard let ids = MediaIDs.ids(in: value), isList || ids.count == 1 else {
                    throw SubmissionFailure(.usage, AlibabaSubmissionWords.notMedia(parameter, isList: isList))
                }
                return ids
            } ?? []
        guard recordings.isEmpty || ids.isEmpty else {
            throw SubmissionFailure(.usage, AlibabaSubmissionWords.both(role, parameter))
        }
        guard !recordings.isEmpty || !ids.isEmpty else {
            throw SubmissionFailure(.usage, AlibabaSubmissionWords.noRecording(role, parameter))
        }
        return recordings.map { .file($0) }
            + ids.enumerated().map { index, id in
                let name = ids.count == 1 ? role : "\(role) \(index + 1)"
                return .media(id: id, name: name, parameter: parameter)
            }
    }

    /// The media ID as far as it is known before anything is asked of the service.
    var placeholder: String {
        switch self {
        case .file(let recording): "<MediaId of \(recording.name)>"
        case .media(let id, _, _): id
        }
    }

    /// What is worth saying of recordings that nobody has measured, once for each parameter.
    static func warnings(_ sources: [AlibabaRecordingSource]) -> [String] {
        var parameters: [String] = []
        for case .media(_, _, let parameter) in sources where !parameters.contains(parameter) {
            parameters.append(parameter)
        }
        return parameters.map(AlibabaSubmissionWords.notMeasured)
    }
}
