import Foundation
import PreflightModel
import VendorClients

@testable import UploadStage

extension SubmissionRecord {
    /// A submission as the tests need one.
    static let example = SubmissionRecord(
        id: "0123456789ab", createdAt: Date(timeIntervalSince1970: 1_800_000_000),
        updatedAt: Date(timeIntervalSince1970: 1_800_000_000), vendor: .huawei,
        profile: Report.ProfileReference(id: "huawei-metastudio-premium", title: "", revision: 1, sha256: "00"),
        manifestPath: "out", manifest: .example, parameters: ["voice_name": "Lin"], endpoints: nil, region: nil,
        fingerprint: "f0", state: .submitting, vendorState: nil, job: nil, message: nil, facts: [], findings: [])
}

extension Manifest {
    /// A manifest without entries.
    static let example = Manifest(
        tool: Report.Tool(name: "voice-preflight", version: "1.0"),
        profile: Report.ProfileReference(id: "huawei-metastudio-premium", title: "", revision: 1, sha256: "00"),
        verdict: .pass,
        isForced: false, parameters: [:], entries: [], package: nil)
}
