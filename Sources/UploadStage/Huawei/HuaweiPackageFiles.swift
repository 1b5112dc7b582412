import PreflightModel
import VendorClients

/// The two files of a package that go up.
struct HuaweiPackageFiles {
    /// The authorization letter.
    let letter: HuaweiUploads.File
    /// The recordings.
    let zip: HuaweiUploads.File

    /// Finds them in a package.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` where one is missing.
    init(_ package: SubmissionPackage) throws {
        guard let zipPath = package.zipPath, let digests = package.manifest.package?.digests else {
            throw SubmissionFailure(.usage, HuaweiSubmissionWords.noZip)
        }
        guard let entry = package.entries(role: "letter").first, let letterDigests = entry.digests else {
            throw SubmissionFailure(.usage, HuaweiSubmissionWords.noLetter)
        }
        let path = package.path(of: entry)
        letter = HuaweiUploads.File(
            kind: .letter, path: path, byteCount: letterDigests.byteCount, md5: letterDigests.md5,
            types: OBSPutObject.letterTypes(entry.format))
        zip = HuaweiUploads.File(
            kind: .zip, path: zipPath, byteCount: digests.byteCount, md5: digests.md5, types: [OBSPutObject.zipType])
    }
}
