import Foundation
import VoicePreflight

extension Consumer {
    func prepare() async throws {
        let profile = try Preflight.profile(named: "tencent-vod-clone")
        let preparation = try await Preflight().preparation(
            of: [RecordingInput(path: "takes")], for: profile)
        print(preparation.plan.verdictBefore, preparation.plan.verdictAfter)
        print(try JSONText.document(preparation.plan))
        try expect(preparation.plan.verdictAfter == .pass, "one of two takes should pass")

        let prepared = try await preparation.write(to: "prepared")
        print(prepared.report.verdict)
        try expect(prepared.report.recordings.count == 1, "the profile takes one recording")

        let set = try await Preflight().verifyPrepared("prepared")
        try expect(set == prepared.set, "the set that was read is not the one that was written")
    }
}
