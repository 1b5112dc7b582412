import Foundation

/// Where MetaStudio wants the files of its jobs: objects in a bucket of its own.
struct HuaweiUploadPlace: Sendable {
    static let folder = "voice-training"
    /// How long an address is good for, in seconds: 24 hours, as the sister service says of its own.
    static let lifetime = 24.0 * 3600

    let bucket = "metastudio-sandbox"
    /// The key of MetaStudio itself, which presigns with it.
    let accessKey: String
    let presigning: OBSSignatureCheck

    /// The zip of a job.
    static func zip(_ job: String) -> String { "\(folder)/\(job)/data.zip" }
    /// The authorization letter of a job.
    static func letter(_ job: String) -> String { "\(folder)/\(job)/letter" }

    /// The addresses of a job's zip, for which Content-Type `application/zip` is signed, and of its letter, for which
    /// none is, as the documents name none.
    func addresses(of job: String, at endpoint: String, now: Date, expired: Bool) -> (zip: String, letter: String) {
        let expires = now.addingTimeInterval(expired ? -1 : Self.lifetime)
        func address(_ key: String, _ type: String) -> String {
            presigning.address(
                at: endpoint, bucket: bucket, key: key, contentType: type, expires: expires, by: accessKey)
        }
        return (address(Self.zip(job), "application/zip"), address(Self.letter(job), ""))
    }
}
