import Foundation
import TestSupport
import Testing

@Suite("Submitting when something goes wrong", .timeLimited)
struct SubmitFaultTests {
    @Test("refuses a package that was changed, or did not pass, with the way out")
    func refuses() throws {
        let scene = try SubmissionScene(.tencent)
        try scene.scratch.wave("sample.wav", frames: 48_000 * 13, rate: 48_000)
        let changed = try scene.submit().command
        #expect(changed.status == 65)
        #expect(changed.errors.contains("sample.wav"))
        try scene.scratch.wave("short.wav", frames: 48_000 * 3, rate: 48_000)
        let forced = try scene.run([
            "package", "--profile", "tencent-vod-clone", "sample=short.wav", "--output", "forced", "--force",
        ])
        #expect(forced.status == 0, "\(forced.errors)")
        let refused = try scene.run(["submit", "forced"] + scene.target)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("package again"))
        #expect(try scene.sandbox.journal().isEmpty)
    }

    @Test("says what is missing before anything is sent")
    func incomplete() throws {
        let scene = try SubmissionScene(.tencent)
        let result = try scene.run(["submit", "out"] + scene.target + ["--parameter", "VoiceId=x"])
        #expect(result.status == 64)
        #expect(result.errors.contains("VoiceId"))
        #expect(try scene.sandbox.journal().isEmpty)
    }

    @Test(
        "ends with 77 where no credentials are found, and only says so in a dry run",
        arguments: SubmittedVendor.allCases)
    func withoutCredentials(vendor: SubmittedVendor) throws {
        let scratch = try Scratch()
        try vendor.package(in: scratch)
        let arguments =
            ["submit", "out", "--ledger", "l.sqlite"] + (vendor == .tencent ? ["--parameter", "SubAppId=1"] : [])
        let environment = [
            "HOME": scratch.folder.path, "ALIBABA_CLOUD_ACCESS_KEY_ID": "", "HUAWEICLOUD_SDK_AK": "",
            "TENCENTCLOUD_SECRET_ID": "",
        ]
        let result = try Command.run(arguments, in: scratch.folder, environment: environment)
        #expect(result.status == 77, "\(result.errors)")
        let dry = try Command.run(arguments + ["--dry-run"], in: scratch.folder, environment: environment)
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(dry.errors.hasPrefix(result.errors))
        #expect(dry.errors.contains("CreateAigcAudioClone is charged") == (vendor == .tencent))
        #expect(dry.errors.contains("here 2 characters") == (vendor == .tencent))
        #expect(dry.output.contains(vendor == .huawei ? "/advance-jobs" : vendor.creation))
    }

    /// Faults that the same command survives by itself, or in a second run.
    static let faults = ["drop-answer", "reset", "500", "throttle", "not-json"]

    @Test(
        "makes one job whatever happens to the request that makes it", arguments: SubmittedVendor.allCases, faults)
    func oneJob(vendor: SubmittedVendor, fault: String) throws {
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.creation):\(fault)"])
        var result = try scene.submitClaiming()
        if result.status == 75 { result = try scene.submitClaiming() }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try scene.jobCount() == 1)
    }

    @Test(
        "ends with the right status", arguments: SubmittedVendor.allCases,
        [
            ("redirect", Int32(76)), ("clock-skew", 77),
        ])
    func status(vendor: SubmittedVendor, fault: (name: String, status: Int32)) throws {
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.creation):\(fault.name)*9"])
        let result = try scene.submit().command
        #expect(result.status == fault.status, "\(result.output)\(result.errors)")
        #expect(try scene.jobCount() == 0)
    }

    @Test("gets what has expired afresh", arguments: SubmittedVendor.allCases)
    func expired(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        try scene.sandbox.order(["\(vendor.rawValue).put:expire-url"])
        var result = try scene.submit().command
        if result.status == 75 { result = try scene.submit().command }
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try scene.count("PUT") == vendor.objectCount)
    }

    @Test("resumes after SIGKILL with one job", arguments: SubmittedVendor.allCases, ["hang", "hang-before"])
    func killed(vendor: SubmittedVendor, fault: String) throws {
        let scene = try SubmissionScene(vendor)
        for operation in ["put", vendor.creation] {
            try scene.sandbox.order(["\(vendor.rawValue).\(operation):\(fault)"])
            let process = try scene.start(try scene.submission)
            try process.wait(until: { try scene.hasMet(fault, at: operation) })
            process.signal(SIGKILL)
            _ = try process.end()
            try scene.sandbox.order([])
        }
        let result = try scene.submitClaiming(["--wait"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try scene.jobCount() == 1)
    }
}
