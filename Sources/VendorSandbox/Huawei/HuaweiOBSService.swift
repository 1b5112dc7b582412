import Foundation
import PreflightModel

/// Huawei Cloud OBS as far as presigned addresses go: PUT of whole objects.
struct HuaweiOBSService: SandboxService {
    static let put = SandboxOperation("PUT", short: "put", enacts: [.expireURL], statesChecksum: true)
    /// The most that one PUT may carry, 5 GB ("Uploading an Object - PUT").
    static let greatestByteCount: Int64 = 5_368_709_120

    let world: SandboxWorld
    let presigning: OBSSignatureCheck

    let name = SandboxName.huaweiOBS
    let operations = [put]

    func operation(of head: SandboxRequestHead) -> SandboxOperation? { head.method == "PUT" ? Self.put : nil }

    func answer(_ request: SandboxRequest) async -> SandboxAnswer {
        let head = request.head
        let parts = (head.decodedPath ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        guard head.method == "PUT", parts.count == 2 else {
            return error("MethodNotAllowed", "The specified method is not allowed against this resource.", 405, request)
        }
        if request.fault == .expireURL { return error("AccessDenied", "Request has expired", 403, request) }
        do throws(OBSSignatureCheck.Mistake) {
            try presigning.check(head, now: request.now)
        } catch {
            return refusal(error, request)
        }
        if head.header("transfer-encoding") != nil, head.header("content-length") == nil {
            return error("MissingContentLength", "You must provide the Content-Length HTTP header.", 411, request)
        }
        if let md5 = head.header("content-md5"), md5 != request.body.contentMD5 {
            return error("BadDigest", "The Content-MD5 you specified did not match what we received.", 400, request)
        }
        guard request.body.digests.byteCount <= Self.greatestByteCount else {
            return error(
                "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.", 400, request)
        }
        do {
            let object = try await world.objects.put(
                request.body, to: parts[0], parts[1], contentType: head.header("content-type") ?? "", now: request.now)
            return SandboxAnswer(
                headers: [("ETag", "\"\(object.eTag)\"")] + Self.identification(request), job: Self.job(in: parts[1]))
        } catch {
            return self.error("InternalError", "\(error)", 500, request)
        }
    }

    func throttled(_ request: SandboxRequest) -> SandboxAnswer {
        error("SlowDown", "Please reduce your request rate.", 503, request)
    }

    func unavailable(_ request: SandboxRequest) -> SandboxAnswer {
        error("InternalError", "We encountered an internal error. Please try again.", 500, request)
    }

    private func refusal(_ mistake: OBSSignatureCheck.Mistake, _ request: SandboxRequest) -> SandboxAnswer {
        switch mistake {
        case .unsigned: error("AccessDenied", "Access Denied", 403, request)
        case .unknownKey:
            error("InvalidAccessKeyId", "The access key id you provided does not exist in our records.", 403, request)
        case .expired: error("AccessDenied", "Request has expired", 403, request)
        case .mismatch(let stringToSign):
            error(
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. "
                    + "Check your key and signing method.", 403, request,
                details: "<StringToSign>\(Self.escaped(stringToSign))</StringToSign>")
        }
    }

    private func error(
        _ code: String, _ message: String, _ status: Int, _ request: SandboxRequest, details: String = ""
    ) -> SandboxAnswer {
        .xml(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Error><Code>\(code)</Code><Message>\(Self.escaped(message))</Message>\
            <Resource>\(Self.escaped(request.head.path))</Resource>\
            <RequestId>\(request.id.uppercased())</RequestId><HostId>sandbox</HostId>\(details)</Error>
            """, status: status, headers: Self.identification(request),
            job: request.head.decodedPath.flatMap { Self.job(in: $0) })
    }

    private static func identification(_ request: SandboxRequest) -> [(String, String)] {
        [("x-obs-request-id", request.id.uppercased()), ("x-obs-id-2", "sandbox"), ("Server", "OBS")]
    }

    /// The job that an object belongs to, by the key that MetaStudio gave it.
    private static func job(in key: String) -> String? {
        let parts = key.split(separator: "/")
        return parts.count >= 2 && key.contains(HuaweiUploadPlace.folder) ? String(parts[parts.count - 2]) : nil
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
