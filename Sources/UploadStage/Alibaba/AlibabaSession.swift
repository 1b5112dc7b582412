import Foundation
import PreflightModel
import VendorClients

/// What every submission to Alibaba Cloud begins with: credentials, region, clients, and where recordings go.
struct AlibabaSession: Sendable {
    /// OSS, as files of endpoints name it.
    static let storeService = "alibaba-oss"

    let client: AlibabaClient
    let region: AlibabaRegion
    /// The object store of the user's own bucket.
    let store: Endpoint
    /// The user's own bucket; nil for the service's storage.
    let bucket: String?
    let partSizes: PartSizes
    /// 100 MiB is where OSS' own tools begin with parts, and its document on multipart uploads ("larger than 100 MB"). A
    /// part has what the vendor's own uploader for media takes: 10 MiB, a quarter of a minute at 5 Mbit/s.
    static let partSizes = PartSizes(
        greatestWhole: 100 << 20, usual: 10 << 20, greatestCount: Int64(OSSPart.numbers.upperBound))
    let warnings: [String]

    /// - Throws: `SubmissionFailure` of kind `credentials` where none are found, of kind `usage` for what is not a region or
    ///   no bucket, or a region without storage of its own.
    init(_ target: SubmissionTarget, _ connection: VendorConnection, needsBucket: Bool = false) throws {
        let access = try AlibabaAccess(target, connection)
        (client, region, warnings) = (access.client, access.region, access.warnings)
        bucket = target.bucket ?? (needsBucket ? target.rehearsalBucket : nil)
        partSizes = target.partSizes ?? Self.partSizes
        if let bucket, let mistake = OSSObject(bucket: bucket, key: "key").mistakes.first {
            throw SubmissionFailure(.usage, "--bucket: \(mistake.message).")
        }
        if needsBucket, bucket == nil { throw SubmissionFailure(.usage, AlibabaSubmissionWords.bucketNeeded) }
        if bucket == nil, target.endpoints.isEmpty, !AlibabaRegion.withServiceStorage.contains(region) {
            throw SubmissionFailure(.usage, AlibabaSubmissionWords.noStorage(region))
        }
        store = target.endpoint(Self.storeService, else: region.objectStorage)
    }

    /// The store of the user's own bucket.
    var ossClient: OSSClient {
        OSSClient(
            credentials: client.credentials, endpoint: store, region: region, connection: client.connection)
    }
}

/// A recording of a package, as it is uploaded.
struct AlibabaRecording: Sendable {
    /// What its steps are called, as in `material 2`.
    var name: String
    var entry: Manifest.Entry
    var path: RecordingPath
    var digests: ContentDigests
    /// The extension of its object: what is in the file, as the service lists it, since it goes by that.
    var fileExtension: String

    /// The recordings of a role, in the order of the manifest.
    ///
    /// - Throws: `SubmissionFailure` where the manifest states no digests of one.
    static func recordings(role: String, in package: SubmissionPackage) throws -> [AlibabaRecording] {
        let entries = package.entries(role: role)
        return try entries.enumerated().map { index, entry in
            guard let digests = entry.digests else {
                throw SubmissionFailure(.packageRefused, SubmissionWords.withoutDigests("\(entry.path)"))
            }
            return AlibabaRecording(
                name: entries.count == 1 ? role : "\(role) \(index + 1)", entry: entry, path: package.path(of: entry),
                digests: digests,
                fileExtension: entry.measurement?.container.fileExtension(
                    of: entry.path.fileExtension, listed: AlibabaMediaFormats.all) ?? entry.path.fileExtension)
        }
    }

    /// The body of its upload.
    var body: HTTPRequest.Body { .file(path, byteCount: digests.byteCount) }

    /// The body of part `number` of its upload, the first one being 1.
    func part(_ number: Int, of partByteCount: Int64) -> HTTPRequest.Body {
        .fileRange(
            path, PartSizes.range(number, of: partByteCount, in: digests.byteCount),
            fileByteCount: digests.byteCount)
    }

    /// Whether a step is one of `verbs` with this recording, in whatever round and for whatever part.
    func isStep(_ step: String, _ verbs: [String]) -> Bool {
        verbs.contains { verb in
            let whole = "\(verb) \(name)"
            return step == whole || step.hasPrefix("\(whole) (") || step.hasPrefix("\(whole) part ")
        }
    }

    /// The name of its object in the user's own bucket: the same bytes have the same name.
    var key: String { "voice-preflight/\(digests.sha256).\(fileExtension)" }

    /// The media type of its object.
    var contentType: String {
        switch fileExtension {
        case "wav": "audio/x-wav"
        case "mp3": "audio/mpeg"
        case "m4a": "audio/mp4"
        case "aac": "audio/aac"
        case "flac": "audio/flac"
        case "ogg": "audio/ogg"
        default: "application/octet-stream"
        }
    }

    /// The request that stores it as `object`.
    func put(_ object: OSSObject) -> OSSPutObject {
        OSSPutObject(
            object: object, body: body, contentType: contentType, contentMD5: Self.contentMD5(digests),
            expectedCRC64: digests.crc64)
    }

    /// An MD5 as the header Content-MD5 has it.
    static func contentMD5(_ digests: ContentDigests) -> String? {
        Hexadecimal.bytes(digests.md5).map { Data($0).base64EncodedString() }
    }
}
