import Foundation
import PreflightModel

/// COS as VOD's storage: whole objects and uploads in parts, with temporary credentials.
struct TencentCOSService: SandboxService {
    let name = SandboxName.tencentCOS
    let world: SandboxWorld
    let vendor: TencentAccount

    private static let put = SandboxOperation("PUT", short: "put", enacts: [.expireURL], statesChecksum: true)
    private static let initiate = SandboxOperation(
        "InitiateMultipartUpload", short: "initiate", enacts: [.expireURL])
    private static let part = SandboxOperation(
        "UploadPart", short: "part", enacts: [.expireURL], statesChecksum: true)
    private static let complete = SandboxOperation(
        "CompleteMultipartUpload", short: "complete", enacts: [.expireURL], statesChecksum: true)
    private static let abort = SandboxOperation("AbortMultipartUpload", short: "abort", enacts: [.expireURL])
    private static let listUploads = SandboxOperation("ListMultipartUploads", short: "uploads")
    private static let listParts = SandboxOperation("ListParts", short: "parts")
    private static let head = SandboxOperation("HEAD", short: "head")
    private static let get = SandboxOperation("GET", short: "get")

    var operations: [SandboxOperation] {
        [
            Self.put, Self.initiate, Self.part, Self.complete, Self.abort, Self.listUploads, Self.listParts, Self.head,
            Self.get,
        ]
    }

    func operation(of head: SandboxRequestHead) -> SandboxOperation? {
        let (isInitiating, hasUpload) = (head.parameter("uploads") != nil, head.parameter("uploadId") != nil)
        switch head.method {
        case "PUT": return hasUpload ? Self.part : Self.put
        case "POST": return isInitiating ? Self.initiate : hasUpload ? Self.complete : nil
        case "DELETE": return hasUpload ? Self.abort : nil
        case "HEAD": return Self.head
        case "GET": return isInitiating ? Self.listUploads : hasUpload ? Self.listParts : Self.get
        default: return nil
        }
    }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        var answer: SandboxAnswer
        do {
            answer = try await answered(request)
        } catch {
            answer = refusal(error, request)
        }
        answer.headers.append(.init(name: "x-cos-request-id", value: request.id))
        return answer
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer { refusal(.slowDown, request) }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer { refusal(.broken, request) }

    private func refusal(_ refusal: COSRefusal, _ request: SandboxRequest) -> SandboxAnswer {
        .xml(
            "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>\(refusal.code)</Code>\n"
                + "\t<Message>\(Self.escaped(refusal.message))</Message>\n"
                + "\t<Resource>\(Self.escaped(request.head.path))</Resource>\n"
                + "\t<RequestId>\(request.id)</RequestId>\n\t<TraceId>\(request.id)</TraceId>\n</Error>\n",
            status: refusal.status)
    }

    private func answered(_ request: SandboxRequest) async throws(COSRefusal) -> SandboxAnswer {
        guard let path = request.head.decodedPath, path.hasPrefix("/") else { throw .notAllowed }
        let key = String(path.dropFirst())
        if request.operation == Self.get, path.hasPrefix(TencentAccount.auditionFront) {
            guard let key = vendor.key(ofAudition: path, now: world.clock.now()) else { throw .noSuchKey }
            return try await object(key)
        }
        try verify(request, key: key)
        if let stated = request.head.header("Content-MD5"), stated != request.body.contentMD5 { throw .badDigest }
        switch request.operation {
        case Self.put: return try await put(request, key)
        case Self.initiate: return await initiate(request, key)
        case Self.part: return try await part(request, key)
        case Self.complete: return try await complete(request, key)
        case Self.abort: return try await abort(request, key)
        case Self.listUploads: return await listUploads(request)
        case Self.listParts: return try await listParts(request, key)
        case Self.head, Self.get: return try await object(key)
        default: throw .notAllowed
        }
    }

    // MARK: Credentials

    private func verify(_ request: SandboxRequest, key: String) throws(COSRefusal) {
        guard let authorization = request.head.header("Authorization") else { throw .noSignature }
        guard let claim = COSSignatureCheck.Claim(authorization) else { throw .malformed }
        let account = world.credentials.tencent
        let temporary = vendor.temporaryCredential(claim.secretID)
        guard let secretKey = temporary?.secretKey ?? (claim.secretID == account.secretId ? account.secretKey : nil)
        else { throw .unknownID }
        guard COSSignatureCheck(secretKey: secretKey).isRight(claim, for: request.head) else { throw .wrongSignature }
        let now = Int64(request.now.timeIntervalSince1970)
        guard claim.span.contains(now), request.fault != .expireURL else { throw .expired }
        guard let temporary else { return }
        guard request.head.header("x-cos-security-token") == temporary.token else { throw .wrongToken }
        guard request.now < temporary.expires else { throw .expiredToken }
        // The list of uploads is of the bucket, filtered by the front of a key.
        guard key == temporary.key || request.operation == Self.listUploads else { throw .otherObject }
    }

    // MARK: Objects

    private func put(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> SandboxAnswer {
        do {
            let object = try await world.objects.put(
                request.body, to: TencentAccount.bucket, key,
                contentType: request.head.header("Content-Type") ?? "", now: request.now)
            return SandboxAnswer(headers: Self.tags(object.eTag, object.digests))
        } catch {
            throw .broken
        }
    }

    private func object(_ key: String) async throws(COSRefusal) -> SandboxAnswer {
        guard let object = await world.objects.object(TencentAccount.bucket, key) else { throw .noSuchKey }
        guard let bytes = try? Data(contentsOf: object.file) else { throw .broken }
        let type = object.contentType.isEmpty ? "application/octet-stream" : object.contentType
        return SandboxAnswer(
            headers: [("Content-Type", type)] + Self.tags(object.eTag, object.digests), body: [UInt8](bytes))
    }

    static func tags(_ eTag: String, _ digests: ContentDigests) -> [(String, String)] {
        [("ETag", "\"\(eTag)\""), ("x-cos-hash-crc64ecma", digests.crc64)]
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
