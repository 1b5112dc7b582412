import Foundation
import PreflightModel

/// Uploads in parts.
extension TencentCOSService {
    /// The fewest bytes of a part that is not the last.
    private static let smallestPart: Int64 = 1 << 20

    func initiate(_ request: SandboxRequest, _ key: String) async -> SandboxAnswer {
        let id = await world.objects.beginUpload(
            to: TencentAccount.bucket, key, contentType: request.head.header("Content-Type") ?? "")
        return .xml(
            "<InitiateMultipartUploadResult><Bucket>\(TencentAccount.bucket)</Bucket><Key>\(Self.escaped(key))</Key>"
                + "<UploadId>\(id)</UploadId></InitiateMultipartUploadResult>")
    }

    private func uploadID(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> String {
        let id = request.head.parameter("uploadId") ?? ""
        guard await world.objects.upload(id)?.key == key else { throw .noSuchUpload }
        return id
    }

    func part(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> SandboxAnswer {
        let id = try await uploadID(request, key)
        guard let number = Int(request.head.parameter("partNumber") ?? ""), (1...10_000).contains(number) else {
            throw .partNumber
        }
        do throws(MultipartMistake) {
            try await world.objects.putPart(number, of: id, request.body)
        } catch {
            throw COSRefusal(error)
        }
        return SandboxAnswer(headers: Self.tags(request.body.digests.md5, request.body.digests))
    }

    func complete(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> SandboxAnswer {
        let id = try await uploadID(request, key)
        guard let text = request.body.text else { throw .malformedXML }
        var parts: [(number: Int, eTag: String)] = []
        let pattern =
            /<Part>\s*(?:<PartNumber>([0-9]{1,5})<\/PartNumber>\s*<ETag>([^<]*)<\/ETag>|<ETag>([^<]*)<\/ETag>\s*<PartNumber>([0-9]{1,5})<\/PartNumber>)\s*<\/Part>/
        for match in text.matches(of: pattern) {
            guard let number = Int(match.output.1 ?? match.output.4 ?? "") else { throw .malformedXML }
            let tag = String(match.output.2 ?? match.output.3 ?? "").replacing("&quot;", with: "")
            parts.append((number, tag.replacing("\"", with: "")))
        }
        guard !parts.isEmpty else { throw .malformedXML }
        let object: StoredObject
        do throws(MultipartMistake) {
            object = try await world.objects.completeUpload(
                id, parts: parts, minimumPartByteCount: Self.smallestPart, now: request.now)
        } catch {
            throw COSRefusal(error)
        }
        return .xml(
            "<CompleteMultipartUploadResult><Location>\(TencentAccount.bucket)/\(Self.escaped(key))</Location>"
                + "<Bucket>\(TencentAccount.bucket)</Bucket><Key>\(Self.escaped(key))</Key>"
                + "<ETag>&quot;\(object.eTag)&quot;</ETag></CompleteMultipartUploadResult>",
            headers: [("x-cos-hash-crc64ecma", object.digests.crc64)])
    }

    func abort(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> SandboxAnswer {
        let id = try await uploadID(request, key)
        do throws(MultipartMistake) {
            try await world.objects.abortUpload(id)
        } catch {
            throw COSRefusal(error)
        }
        return SandboxAnswer(status: 204)
    }

    func listUploads(_ request: SandboxRequest) async -> SandboxAnswer {
        let front = request.head.parameter("prefix") ?? ""
        let uploads = await world.objects.uploads(in: TencentAccount.bucket).filter { $0.upload.key.hasPrefix(front) }
        let elements = uploads.map { id, upload in
            "<Upload><Key>\(Self.escaped(upload.key))</Key><UploadId>\(id)</UploadId></Upload>"
        }
        return .xml(
            "<ListMultipartUploadsResult><Bucket>\(TencentAccount.bucket)</Bucket><IsTruncated>false</IsTruncated>"
                + "\(elements.joined())</ListMultipartUploadsResult>")
    }

    func listParts(_ request: SandboxRequest, _ key: String) async throws(COSRefusal) -> SandboxAnswer {
        let id = try await uploadID(request, key)
        let parts = await world.objects.upload(id)?.parts.sorted { $0.key < $1.key } ?? []
        let elements = parts.map { number, part in
            "<Part><PartNumber>\(number)</PartNumber><ETag>&quot;\(part.digests.md5)&quot;</ETag>"
                + "<Size>\(part.digests.byteCount)</Size></Part>"
        }
        return .xml(
            "<ListPartsResult><Bucket>\(TencentAccount.bucket)</Bucket><Key>\(Self.escaped(key))</Key>"
                + "<UploadId>\(id)</UploadId><IsTruncated>false</IsTruncated>\(elements.joined())</ListPartsResult>")
    }
}
