public import PreflightModel
public import RulesEngine
import SystemFiles
import UploadPackaging

extension Report {
    /// The report that packing needs: its measurements judged once more as for a package, by the same profile. Files that
    /// are not where they were are looked for in `folders`, by size and SHA-256.
    ///
    /// - Returns: A report whose verdict is the worse of both.
    /// - Throws: `PackagingFailure` where the profile has changed, where a file is gone, and where the report does not say
    ///   what a file was: nobody could tell whether it is still the same.
    public func judgedForPackage(by profile: Profile, lookingIn folders: [RecordingPath] = []) throws -> Report {
        guard self.profile.sha256 == profile.sha256 else {
            throw PackagingFailure(
                .changed,
                [
                    "the report was made with \(self.profile.id), revision \(self.profile.revision), and the profile is "
                        + "not the same any more (revision \(profile.revision)). Check again."
                ])
        }
        var input = CheckInput(
            recordings: recordings, unreadable: unreadable, documents: documents ?? [], leftOut: leftOut,
            parameters: parameters ?? [:], isForPackage: true)
        let counted = totals.reduce(0) { $0 + $1.recordingCount }
        guard recordings.count >= counted else {
            throw PackagingFailure(
                .changed,
                ["the report lists \(recordings.count) of \(counted) recordings. Check again, and write it as JSON."])
        }
        var files = ReportedFiles(folders: folders)
        for index in input.recordings.indices where input.recordings[index].archive == nil {
            let recording = input.recordings[index]
            input.recordings[index].path = files.place(
                of: recording.path, byteCount: recording.byteCount, sha256: recording.sha256)
        }
        for index in input.documents.indices where input.documents[index].archive == nil {
            let document = input.documents[index]
            input.documents[index].path = files.place(
                of: document.path, byteCount: document.byteCount, sha256: document.item.sha256)
        }
        guard files.messages.isEmpty else { throw PackagingFailure(.changed, files.messages) }
        var report = profile.check(input, tool: .voicePreflight)
        report.archives = archives
        if report.verdict == .pass { report.verdict = verdict }
        return report
    }
}

/// Where the files of a report are now.
private struct ReportedFiles {
    let folders: [RecordingPath]
    /// What is wrong with them, a line each.
    private(set) var messages: [String] = []
    /// The files in the folders by their sizes; nil before anybody asked.
    private var candidates: [Int64: [RecordingPath]]?
    private var taken: Set<RecordingPath> = []

    init(folders: [RecordingPath]) { self.folders = folders }

    /// The path of a file now.
    mutating func place(of path: RecordingPath, byteCount: Int64, sha256: String?) -> RecordingPath {
        guard let sha256 else {
            messages.append(
                "\(path): the report has no SHA-256 of it, so nobody can tell whether it is still the same. Check the "
                    + "recordings themselves, or measure with --hash.")
            return path
        }
        if FileKind(of: path) != nil { return path }
        if let found = find(path.lastComponent, byteCount: byteCount, sha256: sha256) { return found }
        messages.append(
            folders.isEmpty
                ? "\(path): no longer exists. Check again, or give the folder that it was moved to."
                : "\(path): no longer exists, and no file in the given folders has its content. Check again.")
        return path
    }

    private mutating func find(_ name: RecordingPath, byteCount: Int64, sha256: String) -> RecordingPath? {
        let all = candidates ?? walk()
        candidates = all
        // A name goes into the package, so a file that kept its own comes first.
        let same = (all[byteCount] ?? []).filter { !taken.contains($0) }
        let ordered = same.filter { $0.lastComponent == name } + same.filter { $0.lastComponent != name }
        let found = ordered.first { (try? FileDigests.sha256(of: $0)) == sha256 }
        if let found { taken.insert(found) }
        return found
    }

    private func walk() -> [Int64: [RecordingPath]] {
        var walk = FolderWalk(folders.map { RecordingInput(path: $0) })
        var files: [Int64: [RecordingPath]] = [:]
        while let entry = walk.next() {
            guard case .file(let input, _) = entry, let status = try? FileStatus(of: input.path) else { continue }
            files[status.byteCount, default: []].append(input.path)
        }
        return files
    }
}
