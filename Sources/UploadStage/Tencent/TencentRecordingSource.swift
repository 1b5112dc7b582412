import PreflightModel
import VendorClients

/// Where a recording of a package is: a file of it, an address that the vendor fetches, or a media file that the
/// application already has.
enum TencentRecordingSource: Hashable, Sendable {
    case file(TencentLocalRecording)
    case url(String, parameter: String)
    case media(id: String, parameter: String)

    /// The recording of a role that may be missing.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` where it is given in more than one way, or by several files.
    static func optional(
        _ role: String, in package: SubmissionPackage
    ) throws(SubmissionFailure) -> TencentRecordingSource? {
        let front = role == "sample" ? "Audio" : "PromptAudio"
        let elsewhere: [TencentRecordingSource] = [
            package.parameter("\(front)Url").map { .url($0, parameter: "\(front)Url") },
            package.parameter("\(front)FileId").map { .media(id: $0, parameter: "\(front)FileId") },
        ].compactMap(\.self)
        for case .media(let id, let parameter) in elsewhere where MediaIDs.ids(in: id)?.count != 1 {
            throw SubmissionFailure(.usage, TencentSubmissionWords.notMedia(parameter))
        }
        let entries = package.entries(role: role)
        if let source = elsewhere.first {
            guard entries.isEmpty else {
                throw SubmissionFailure(.usage, TencentSubmissionWords.both(role, source.parameter ?? ""))
            }
            guard elsewhere.count == 1 else {
                throw SubmissionFailure(
                    .usage, TencentSubmissionWords.bothParameters(elsewhere.compactMap(\.parameter)))
            }
            return source
        }
        guard let entry = entries.first else { return nil }
        guard entries.count == 1 else { throw SubmissionFailure(.usage, TencentSubmissionWords.several(role)) }
        guard let digests = entry.digests else {
            throw SubmissionFailure(.packageRefused, SubmissionWords.withoutDigests("\(entry.path)"))
        }
        return .file(
            TencentLocalRecording(
                role: role, path: package.path(of: entry), digests: digests,
                mediaType: entry.measurement?.container.fileExtension(
                    of: entry.path.fileExtension, listed: TencentMediaFormats.all) ?? entry.path.fileExtension,
                mediaName: entry.path.nameWithoutExtension))
    }

    /// The recording of a role that must be there.
    static func required(
        _ role: String, in package: SubmissionPackage
    ) throws(SubmissionFailure) -> TencentRecordingSource {
        guard let source = try optional(role, in: package) else {
            throw SubmissionFailure(.usage, TencentSubmissionWords.noRecording(role))
        }
        return source
    }

    /// The input as far as it is known before anything is asked of the vendor.
    var placeholder: TencentAudioInput {
        switch self {
        case .file: .file(id: "<FileId>")
        case .url(let address, _): .url(address)
        case .media(let id, _): .file(id: id)
        }
    }

    /// The parameter that gives it; nil for a file.
    private var parameter: String? {
        switch self {
        case .file: nil
        case .url(_, let parameter), .media(_, let parameter): parameter
        }
    }

    /// What is worth saying of it.
    var warning: String? {
        switch self {
        case .file: nil
        case .url(_, let parameter): TencentSubmissionWords.notMeasured(parameter)
        case .media(_, let parameter): TencentSubmissionWords.mediaNotMeasured(parameter)
        }
    }
}

/// A recording of a package that is a file here.
struct TencentLocalRecording: Hashable, Sendable {
    var role: String
    var path: RecordingPath
    var digests: ContentDigests
    /// What it is, by its content, as the vendor lists it.
    var mediaType: String
    /// The name that the console shows.
    var mediaName: String
}

extension RecordingPath {
    /// The last part without its extension.
    fileprivate var nameWithoutExtension: String {
        let name = lastComponent.description
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
