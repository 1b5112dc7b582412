import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct AlibabaUploadPlaceTests {
    private let access = AlibabaUploadPlace.Access(
        object: OSSObject(bucket: "b", key: "k"),
        client: OSSClient(
            credentials: AlibabaCredentials(accessKeyID: "i", accessKeySecret: Secret("s"), securityToken: Secret("t")),
            endpoint: Endpoint(host: "oss.invalid"), region: AlibabaRegion(rawValue: "cn-shanghai"),
            connection: VendorConnection(
                transport: CurlTransport(userAgent: "t"), now: { Date(timeIntervalSince1970: 0) }, nonce: { "n" })))

    private let expired = VendorFailure(vendor: .alibaba, operation: "PUT", kind: .expired, message: "over")

    @Test func `asks the user for new credentials where the user's own have expired`() async {
        let failure = await #expect(throws: VendorFailure.self) {
            try await AlibabaUploadPlace(access).use { _ in throw expired }
        }
        #expect(failure?.kind == .credentialsExpired)
    }

    @Test func `asks the service once for a fresh right where the one it gave has expired`() async {
        let (renewals, renewal) = AsyncStream.makeStream(of: Void.self)
        let place = AlibabaUploadPlace(
            access,
            renewingWith: {
                renewal.yield()
                return access
            })
        let failure = await #expect(throws: VendorFailure.self) { try await place.use { _ in throw expired } }
        #expect(failure?.kind == .expired)
        renewal.finish()
        #expect(await renewals.reduce(into: 0) { count, _ in count += 1 } == 1)
    }
}
