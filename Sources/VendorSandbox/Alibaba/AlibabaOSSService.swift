import Foundation
import PreflightModel

/// Alibaba Cloud OSS, simulated: a bucket of the account's own, and the bucket of the media services' storage. Buckets
/// stand in the path.
struct AlibabaOSSService: SandboxService {
    /// Every part but the last has so many bytes: 100 KB.
    static let minimumPartByteCount: Int64 = 102_400
    /// One request carries so many bytes: 5 GB.
    static let maximumByteCount: Int64 = 5 << 30

    let world: SandboxWorld
    let account: AlibabaAccount

    let name = SandboxName.alibabaOSS
    let operations = [
        SandboxOperation("PUT", short: "put", enacts: [.expireURL], statesChecksum: true),
        SandboxOperation("HEAD", short: "head", enacts: [.gone]),
        SandboxOperation("InitiateMultipartUpload", short: "initiate", enacts: [.expireURL]),
        SandboxOperation("UploadPart", short: "part", enacts: [.expireURL, .gone], statesChecksum: true),
        SandboxOperation(
            "CompleteMultipartUpload", short: "complete", enacts: [.expireURL, .gone], statesChecksum: true),
        SandboxOperation("AbortMultipartUpload", short: "abort", enacts: [.gone]),
        SandboxOperation("ListParts", short: "list-parts", enacts: [.gone]),
    ]

    init(world: SandboxWorld, account: AlibabaAccount) {
        self.world = world
        self.account = account
    }

    func operation(of head: SandboxRequestHead) -> SandboxOperation? {
        let name: String? =
            switch (head.method, head.parameter("uploadId"), head.parameter("uploads")) {
            case ("PUT", nil, nil): "PUT"
            case ("PUT", .some, _) where head.parameter("partNumber") != nil: "UploadPart"
            case ("HEAD", nil, nil): "HEAD"
            case ("POST", nil, .some): "InitiateMultipartUpload"
            case ("POST", .some, nil): "CompleteMultipartUpload"
            case ("DELETE", .some, nil): "AbortMultipartUpload"
            case ("GET", .some, nil): "ListParts"
            default: nil
            }
        return operations.first { $0.name == name }
    }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        do {
            return try await succeed(request)
        } catch let failure as OSSRefusal {
            return failure.answer(request)
        } catch let mistake as MultipartMistake {
            return OSSRefusal(mistake).answer(request)
        } catch {
            return OSSRefusal(500, "InternalError", "\(error)").answer(request)
        }
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer {
        var answer = OSSRefusal(
            503, "UploadTrafficRateLimitExceeded", "The upload traffic rate has exceeded the limit."
        ).answer(request)
        answer.headers.append(.init(name: "x-oss-qos-delay-time", value: "20"))
        return answer
    }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer {
        OSSRefusal(500, "InternalError", "Please contact the server administrator, oss@service.aliyun.com.")
            .answer(request)
    }

    // MARK: Requests

    private func succeed(_ request: SandboxRequest) async throws -> SandboxAnswer {
        let (bucket, key) = try address(request.head)
        let signer = try await OSSSignatureCheck(credentials: world.credentials.alibaba, account: account)
            .verify(request, bucket: bucket, key: key)
        try authorize(signer, request, bucket: bucket, key: key)
        if request.fault == .gone {
            if request.head.method != "HEAD" { throw MultipartMistake.noSuchUpload }
            throw Self.noSuchKey(key)
        }
        guard let operation = request.operation else {
            throw OSSRefusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
        }
        guard request.body.digests.byteCount <= Self.maximumByteCount else {
            throw OSSRefusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.")
        }
        if let stated = request.head.header("content-md5"), stated != request.body.contentMD5 {
            throw OSSRefusal(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
        }
        switch operation.name {
        case "PUT": return try await put(request, bucket, key)
        case "HEAD": return try await head(request, bucket, key)
        case "InitiateMultipartUpload": return await initiate(request, bucket, key)
        case "UploadPart": return try await uploadPart(request, bucket, key)
        case "CompleteMultipartUpload": return try await complete(request, bucket, key)
        case "AbortMultipartUpload": return try await abort(request, bucket, key)
        default: return try await listParts(request, bucket, key)
        }
    }

    /// Who may do what: the account everything in its own bucket, a temporary credential the upload of its one object.
    private func authorize(
        _ signer: OSSSignatureCheck.Signer, _ request: SandboxRequest, bucket: String, key: String
    ) throws(OSSRefusal) {
        let isAllowed: Bool
        switch signer {
        case .account: isAllowed = bucket == world.credentials.alibaba.bucket
        case .temporary(let temporary):
            if request.fault == .expireURL {
                throw OSSRefusal(403, "SecurityTokenExpired", "The security token you provided has expired.")
            }
            isAllowed = temporary.bucket == bucket && temporary.key == key
        }
        guard isAllowed else {
            throw OSSRefusal(403, "AccessDenied", "You have no right to access this object because of bucket acl.")
        }
    }

    private func address(_ head: SandboxRequestHead) throws(OSSRefusal) -> (bucket: String, key: String) {
        let parts = (head.decodedPath ?? "").dropFirst().split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let bucket = parts.first.map(String.init) else {
            throw OSSRefusal(400, "InvalidObjectName", "The specified object is not valid.")
        }
        guard bucket == world.credentials.alibaba.bucket || bucket == account.serviceBucket else {
            throw OSSRefusal(
                404, "NoSuchBucket", "The specified bucket does not exist.", details: [("BucketName", bucket)])
        }
        guard parts[1].utf8.count <= 1024 else {
            throw OSSRefusal(400, "InvalidObjectName", "The length of object name must be less than 1024.")
        }
        return (bucket, String(parts[1]))
    }

    private func put(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        if request.head.header("x-oss-forbid-overwrite") == "true",
            await world.objects.object(bucket, key) != nil
        {
            throw OSSRefusal(
                409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.")
        }
        let object = try await world.objects.put(
            request.body, to: bucket, key, contentType: request.head.header("content-type") ?? "",
            now: world.clock.now())
        return SandboxAnswer(headers: Self.headers(object, request) + [("Content-MD5", request.body.contentMD5)])
    }

    private func head(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        guard let object = await world.objects.object(bucket, key) else {
            throw Self.noSuchKey(key)
        }
        return SandboxAnswer(
            headers: Self.headers(object, request) + [
                ("Content-Length", "\(object.digests.byteCount)"), ("Content-Type", object.contentType),
                ("Last-Modified", HTTPDate.text(object.storedAt)), ("x-oss-object-type", "Normal"),
            ])
    }

    // MARK: Parts

    private func initiate(_ request: SandboxRequest, _ bucket: String, _ key: String) async -> SandboxAnswer {
        let id = await world.objects.beginUpload(
            to: bucket, key, contentType: request.head.header("content-type") ?? "")
        return .xml(
            OSSXML.document(
                "InitiateMultipartUploadResult", Self.names(request, bucket, key) + OSSXML.element("UploadId", id)),
            headers: [("x-oss-request-id", OSSXML.requestID(request))])
    }

    private func uploadPart(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        let id = try await uploadID(request, bucket, key)
        guard let number = request.head.parameter("partNumber").flatMap({ Int($0) }), (1...10_000).contains(number)
        else { throw OSSRefusal(400, "InvalidArgument", "Part number must be an integer between 1 and 10000.") }
        try await world.objects.putPart(number, of: id, request.body)
        return SandboxAnswer(
            headers: [
                ("ETag", "\"\(request.body.digests.md5.uppercased())\""),
                ("x-oss-hash-crc64ecma", request.body.digests.crc64), ("Content-MD5", request.body.contentMD5),
                ("x-oss-request-id", OSSXML.requestID(request)),
            ])
    }

    private func complete(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        let id = try await uploadID(request, bucket, key)
        guard let parts = request.body.text.flatMap(OSSXML.parts) else {
            throw OSSRefusal(400, "MalformedXML", "The XML you provided was not well-formed.")
        }
        let object = try await world.objects.completeUpload(
            id, parts: parts, minimumPartByteCount: Self.minimumPartByteCount, now: world.clock.now())
        let location = "\(world.endpoint(of: name))/\(bucket)/\(AlibabaSigning.encoded(key, keeping: "/"))"
        return .xml(
            OSSXML.document(
                "CompleteMultipartUploadResult",
                Self.names(request, bucket, key) + OSSXML.element("Location", location)
                    + OSSXML.element("ETag", "\"\(object.eTag)\"")),
            headers: Self.headers(object, request))
    }

    private func abort(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        try await world.objects.abortUpload(try await uploadID(request, bucket, key))
        return SandboxAnswer(status: 204, headers: [("x-oss-request-id", OSSXML.requestID(request))])
    }

    private func listParts(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> SandboxAnswer {
        let id = try await uploadID(request, bucket, key)
        let upload = await world.objects.upload(id)
        let marker = request.head.parameter("part-number-marker").flatMap { Int($0) } ?? 0
        let size = min(1000, max(1, request.head.parameter("max-parts").flatMap { Int($0) } ?? 1000))
        let parts = (upload?.parts ?? [:]).filter { $0.key > marker }.sorted { $0.key < $1.key }
        let shown = parts.prefix(size)
        let list = shown.map { number, part in
            "<Part>" + OSSXML.element("PartNumber", "\(number)")
                + OSSXML.element("LastModified", world.clock.now().formatted(.iso8601))
                + OSSXML.element("ETag", "\"\(part.digests.md5.uppercased())\"")
                + OSSXML.element("HashCrc64ecma", part.digests.crc64)
                + OSSXML.element("Size", "\(part.digests.byteCount)") + "</Part>"
        }
        return .xml(
            OSSXML.document(
                "ListPartsResult",
                Self.names(request, bucket, key) + OSSXML.element("UploadId", id)
                    + OSSXML.element("PartNumberMarker", "\(marker)")
                    + OSSXML.element("NextPartNumberMarker", "\(shown.last?.key ?? marker)")
                    + OSSXML.element("MaxParts", "\(size)")
                    + OSSXML.element("IsTruncated", shown.count < parts.count ? "true" : "false") + list.joined()),
            headers: [("x-oss-request-id", OSSXML.requestID(request))])
    }

    private func uploadID(_ request: SandboxRequest, _ bucket: String, _ key: String) async throws -> String {
        let id = request.head.parameter("uploadId") ?? ""
        guard let upload = await world.objects.upload(id), upload.bucket == bucket, upload.key == key else {
            throw MultipartMistake.noSuchUpload
        }
        return id
    }

    // MARK: Answers

    private static func noSuchKey(_ key: String) -> OSSRefusal {
        OSSRefusal(404, "NoSuchKey", "The specified key does not exist.", details: [("Key", key)])
    }

    private static func headers(_ object: StoredObject, _ request: SandboxRequest) -> [(String, String)] {
        [
            ("ETag", "\"\(object.eTag.uppercased())\""), ("x-oss-hash-crc64ecma", object.digests.crc64),
            ("x-oss-request-id", OSSXML.requestID(request)),
        ]
    }

    /// Bucket and key, the key percent-encoded where the client asks for it.
    private static func names(_ request: SandboxRequest, _ bucket: String, _ key: String) -> String {
        let isEncoded = request.head.parameter("encoding-type") == "url"
        return (isEncoded ? OSSXML.element("EncodingType", "url") : "") + OSSXML.element("Bucket", bucket)
            + OSSXML.element("Key", isEncoded ? AlibabaSigning.encoded(key, keeping: "/") : key)
    }
}

extension OSSRefusal {
    /// What was wrong with parts, in OSS's words.
    init(_ mistake: MultipartMistake) {
        switch mistake {
        case .noSuchUpload:
            self.init(
                404, "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been "
                    + "aborted or completed.")
        case .invalidPart:
            self.init(
                400, "InvalidPart",
                "One or more of the specified parts could not be found or the specified entity tag might not have "
                    + "matched the part's entity tag.")
        case .invalidPartOrder:
            self.init(400, "InvalidPartOrder", "The list of parts was not in ascending order.")
        case .tooSmall(let byteCount):
            self.init(
                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size.",
                details: [("ProposedSize", "\(byteCount)"), ("MinSizeAllowed", "102400")])
        case .storage(let why): self.init(500, "InternalError", why)
        }
    }
}
