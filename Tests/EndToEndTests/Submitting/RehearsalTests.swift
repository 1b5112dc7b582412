import Foundation
import TestSupport
import Testing

/// The README's own commands, so that what a new user types first is what is tested.
@Suite("The rehearsals in the README", .timeLimited)
struct RehearsalTests {
    @Test("carry a package of a user's own profile, which the vendor's is held against as well")
    func ownProfile() throws {
        let scratch = try Scratch()
        for (id, remove) in [("our-tencent", ""), ("lenient", "remove: [sample-duration]\n")] {
            _ = try scratch.file("\(id).yml", "extends: tencent-vod-clone\nid: \(id)\n\(remove)")
        }
        try scratch.wave("long.wav", frames: 48_000 * 12, rate: 48_000)
        try scratch.wave("short.wav", frames: 48_000 * 3, rate: 48_000)
        func submit(_ recording: String, profile: String) throws -> Command {
            let packed = try Command.run(
                ["package", "--profile", "\(profile).yml", recording, "--output", "\(profile)-\(recording)"]
                    + ["VoiceId=harbour-01", "Text=Hello", "SubAppId=1500000001"].flatMap { ["--parameter", $0] },
                in: scratch.folder)
            try #require(packed.status == 0, "\(packed.output)\(packed.errors)")
            return try Command.run(["submit", "\(profile)-\(recording)", "--sandbox"], in: scratch.folder)
        }
        let carried = try submit("long.wav", profile: "our-tencent")
        #expect(carried.status == 0, "\(carried.output)\(carried.errors)")
        let refused = try submit("short.wav", profile: "lenient")
        #expect(refused.status == 64, "\(refused.output)\(refused.errors)")
        #expect(refused.errors.contains("short.wav: 3.0 s is shorter than the 10 s"))
    }

    @Test("say which program is missing where the sandbox is not beside the command, and how to build it")
    func missingSandbox() throws {
        let scratch = try Scratch()
        try SubmittedVendor.tencent.package(in: scratch)
        let lone = scratch.folder.appending(path: "voice-preflight")
        try FileManager.default.copyItem(at: Command.executable, to: lone)
        let result = try Command.run(
            ["submit", "out", "--sandbox", "--parameter", "SubAppId=1500000001"], in: scratch.folder,
            environment: ["PATH": "/nonexistent"],
            executable: lone)
        #expect(result.status == 66)
        #expect(result.errors.contains("a rehearsal needs the program vendor-sandbox"))
        #expect(result.errors.contains("swift build -c release --static-swift-stdlib --product vendor-sandbox"))
    }

    @Test("give back the sandbox's own words for an order that it does not know, without its usage")
    func wrongOrder() throws {
        let scratch = try Scratch()
        try SubmittedVendor.tencent.package(in: scratch)
        let result = try Command.run(
            ["submit", "out", "--sandbox", "--parameter", "SubAppId=1500000001", "--fault", "nonsense"],
            in: scratch.folder)
        #expect(result.status == 64)
        #expect(result.errors.contains("fault \"nonsense\""))
        #expect(!result.errors.contains("Usage: vendor-sandbox"))
    }

    /// The sandbox has a bucket of its own, and takes the name and the region that are given.
    @Test(
        "carry recordings that go to the user's own bucket, whether one is named or not",
        arguments: [
            ("alibaba-ims-basic", []), ("alibaba-ims-basic", ["--bucket", "our-voices", "--region", "cn-beijing"]),
            ("alibaba-ims-standard", ["--bucket", "our-voices"]),
        ])
    func ownBucket(profile: String, options: [String]) throws {
        let scratch = try Scratch()
        var arguments = try SubmittedVendor.alibaba.arguments(scratch)
        if profile == "alibaba-ims-basic" {
            for number in 1...20 { try scratch.wave("takes/\(number).wav", frames: 4800 + number, rate: 48_000) }
            arguments =
                ["sentence=takes"]
                + ["VoiceId=lin01", "Gender=female", "Scenario=story"].flatMap { ["--parameter", $0] }
        }
        let packed = try Command.run(
            ["package", "--profile", profile, "--output", "out"] + arguments, in: scratch.folder)
        try #require(packed.status == 0, "\(packed.output)\(packed.errors)")
        let rehearsed = try Command.run(["submit", "out", "--sandbox"] + options, in: scratch.folder)
        #expect(rehearsed.status == 0, "\(rehearsed.output)\(rehearsed.errors)")
        #expect(rehearsed.output.contains("state      succeeded"))
    }

    @Test("carry media that the vendor already has, which are not measured")
    func vendorMedia() throws {
        let scratch = try Scratch()
        let cases: [(profile: String, parameters: [String])] = [
            (
                "alibaba-ims-standard",
                ["Audios=571c7044,571c7045", "Authentication=571c7046", "VoiceName=Lin", "Gender=male"]
            ),
            ("alibaba-ims-cosyvoice", ["Audios=571c7044"]),
            (
                "tencent-vod-clone",
                ["AudioFileId=5145403708", "VoiceId=lin_voice-01", "Text=Hello", "SubAppId=1500000001"]
            ),
        ]
        for one in cases {
            let packed = try Command.run(
                ["package", "--profile", one.profile, "--output", one.profile]
                    + one.parameters.flatMap { ["--parameter", $0] }, in: scratch.folder)
            try #require(packed.status == 0, "\(packed.output)\(packed.errors)")
            #expect((packed.output + packed.errors).contains("was not measured"))
            let rehearsed = try Command.run(["submit", one.profile, "--sandbox"], in: scratch.folder)
            #expect(rehearsed.status == 0, "\(rehearsed.output)\(rehearsed.errors)")
            #expect(rehearsed.errors.contains("was not measured here"))
        }
    }

    @Test(
        "end with 76 where the job was ordered to fail",
        arguments: [
            (SubmittedVendor.alibaba, "alibaba.submit-standard:end=Fail", "Fail"),
            (.huawei, "huawei.commit:end=SPLIT_FAILED", "SPLIT_FAILED"),
            (.tencent, "tencent.clone:end=ABORTED", "ABORTED"),
        ])
    func ordered(vendor: SubmittedVendor, fault: String, state: String) throws {
        let scratch = try Scratch()
        try vendor.package(in: scratch)
        let more = vendor == .tencent ? ["--parameter", "SubAppId=1500000001"] : []
        let result = try Command.run(["submit", "out", "--sandbox", "--fault", fault] + more, in: scratch.folder)
        #expect(result.status == 76, "\(result.output)\(result.errors)")
        #expect(result.output.contains("(the vendor says \(state))"))
    }
}
