import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

/// What is derived from the descriptions of the vendors.
@Suite(.timeLimited) struct VendorDescriptionTests {
    @Test func `each name one vendor, and each way of submitting is of its vendor`() {
        let names = VendorDescription.all.map(\.vendor.rawValue)
        #expect(Set(names).count == names.count)
        for vendor in VendorDescription.all {
            #expect(!vendor.submissions.isEmpty)
            #expect(vendor.submissions.allSatisfy { $0.vendor == vendor.vendor })
            #expect(!vendor.jobStates.isEmpty)
            #expect(vendor.credentials.contains { $0.isNeeded })
        }
        let profiles = VendorSubmissions.all.flatMap { $0.profiles }
        #expect(Set(profiles).count == profiles.count)
    }

    @Test func `name every service and every credential that the sandbox prints`() async throws {
        let sandbox = try await Sandbox.start(SandboxOptions())
        let services = Set(VendorDescription.all.flatMap(\.services))
        let served = sandbox.endpoints.endpoints.keys.map(\.rawValue)
        #expect(served.allSatisfy { services.contains($0) }, "\(served)")
        let file = try EndpointsFile.decode(try sandbox.endpoints.line)
        await sandbox.stop()
        let needed = VendorDescription.all.flatMap { $0.credentials.filter(\.isNeeded).map(\.variable) }
        #expect(needed.allSatisfy { file.environment[$0]?.isEmpty == false })
        #expect(file.bucket == sandbox.credentials.alibaba.bucket)
    }

    @Test func `hand variables of a vendor to that vendor alone`() throws {
        let line = """
            {"schema": "vendor-sandbox/endpoints/1", "endpoints": {}, "credentials":
            {"huawei": {"ak": "A", "sk": "S", "projectId": 7, "accessKeyId": "no"}, "nobody": {"ak": "no"}}}
            """
        let file = try EndpointsFile.decode(line.utf8)
        #expect(
            file.environment == [
                "HUAWEICLOUD_SDK_AK": "A", "HUAWEICLOUD_SDK_SK": "S", "HUAWEICLOUD_SDK_PROJECT_ID": "7",
            ])
        #expect(file.bucket == nil)
    }

    @Test func `provide sentences for the profiles that say so`() {
        #expect(VendorSubmissions.scriptProfiles == ["alibaba-ims-basic"])
        #expect(VendorSubmissions.script(for: "alibaba-ims-basic") != nil)
        #expect(VendorSubmissions.script(for: "tencent-vod-clone") == nil)
    }
}

extension EndpointsFile {
    fileprivate static func decode(_ line: some Sequence<UInt8>) throws -> EndpointsFile {
        try JSONDecoder().decode(EndpointsFile.self, from: Data(line))
    }
}
