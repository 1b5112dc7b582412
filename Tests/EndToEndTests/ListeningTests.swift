import Foundation
import TestSupport
import Testing

/// As a recording engineer would try it: takes with one fault each, and a good one, against the profiles of several vendors.
@Suite("What is wrong in the sound of a take", .timeLimited)
struct ListeningTests {
    private static let takes: [(name: String, codes: Set<String>, take: @Sendable () -> Take)] = [
        ("good", [], { .good }),
        ("silent", ["signal.silent"], { Take.good.silent }),
        ("clipped", ["signal.clipped", "clipping.too-much"], { Take.good.clipped }),
        ("hum", ["signal.hum"], { Take.good.humming }),
        ("dead", ["signal.channel-dead"], { Take.good.withDeadChannel }),
        ("telephone", ["signal.upsampled", "bandwidth.too-low"], { Take.good.narrow }),
        ("cut-off", ["speech.cut-off"], { Take.good.cutOff }),
        ("pause", ["speech.pause", "pause.too-long"], { Take.good.paused }),
        ("quiet", ["speech.quiet", "loudness.too-low", "rms.too-low", "peak.too-low"], { Take.good.quiet }),
        ("noisy", ["speech.noisy", "snr.too-low", "noiseFloor.too-high"], { Take.good.noisy }),
        ("echo", ["speech.reverberant", "reverberation.heard"], { Take.good.echoing }),
        ("dropout", ["signal.dropout"], { Take.good.droppedOut }),
        ("inverted", ["signal.phase-inverted"], { Take.good.inverted }),
        ("offset", ["signal.dc-offset", "dcOffset.too-high"], { Take.good.offset }),
    ]

    private static let profiles = [
        "alibaba-ims-cosyvoice", "huawei-metastudio-basic", "tencent-vod-clone", "elevenlabs-instant",
        "azure-personal-voice",
    ]

    private struct Found {
        var rule: String
        var code: String
        var severity: String
        var message: String
        var remedy: String?
    }

    /// What each profile says of each take.
    private func found(_ arguments: [String] = []) throws -> [(profile: String, take: String, findings: [Found])] {
        let scratch = try Scratch()
        for take in Self.takes { try scratch.file("\(take.name).wav", bytes: take.take().wave) }
        let names = Self.takes.map { "\($0.name).wav" }
        let result = try Command.run(
            ["check", "--format", "json", "--no-cache"] + Self.profiles.flatMap { ["--profile", $0] } + arguments
                + names,
            in: scratch.folder)
        let reports = try #require(try result.json()["reports"] as? [[String: Any]], "\(result.errors)")
        return reports.flatMap { report -> [(profile: String, take: String, findings: [Found])] in
            let profile = (report["profile"] as? [String: Any])?["id"] as? String ?? ""
            let findings = report["findings"] as? [[String: Any]] ?? []
            return names.map { name in
                let ofTake = findings.filter { $0["path"] as? String == name }.map {
                    Found(
                        rule: $0["rule"] as? String ?? "", code: $0["code"] as? String ?? "",
                        severity: $0["severity"] as? String ?? "", message: $0["message"] as? String ?? "",
                        remedy: $0["remedy"] as? String)
                }
                return (profile, name, ofTake)
            }
        }
    }

    private func isOfSound(_ found: Found) -> Bool {
        found.rule.hasPrefix("signal.") || found.rule.hasPrefix("speech.")
    }

    @Test("is named by every profile with what to do, and nothing else is; the good one is clean")
    func everyFault() throws {
        for (profile, name, findings) in try found() {
            let take = try #require(Self.takes.first { "\($0.name).wav" == name })
            let named = findings.filter { take.codes.contains($0.code) }
            #expect(named.isEmpty == take.codes.isEmpty, "\(profile), \(name): \(findings.map(\.code))")
            #expect(named.allSatisfy { $0.remedy?.isEmpty == false }, "\(profile), \(name)")
            let others = findings.filter { isOfSound($0) && !take.codes.contains($0.code) }
            #expect(others.isEmpty, "\(profile), \(name): \(others.map(\.message))")
        }
    }

    @Test("is named at depth decode as far as samples tell it, and nothing is said of speech")
    func decoded() throws {
        let all = try found(["--depth", "decode"])
        for name in ["silent", "clipped", "dead", "dropout", "inverted", "offset"] {
            let codes = try #require(Self.takes.first { $0.name == name }).codes
            let found = all.filter { $0.take == "\(name).wav" && $0.findings.contains { codes.contains($0.code) } }
            #expect(found.count == Self.profiles.count, "\(name)")
        }
        #expect(all.allSatisfy { !$0.findings.contains { $0.rule.hasPrefix("speech.") } })
    }

    @Test("is shown in place, can be suppressed, and is known to a baseline")
    func suppressed() throws {
        let scratch = try Scratch()
        try scratch.file("take.wav", bytes: Take.good.droppedOut.wave)
        let check = ["check", "--no-cache", "--profile", "elevenlabs-instant", "--fail-on", "warning", "take.wav"]
        let shown = try Command.run(check, in: scratch.folder)
        #expect(shown.status == 1)
        #expect(shown.output.contains("0:02.000 to 0:02.010"), "\(shown.output)")
        let written = try Command.run(check + ["--write-baseline", "baseline.json"], in: scratch.folder)
        #expect(written.status == 0 || written.status == 1)
        let known = try Command.run(check + ["--baseline", "baseline.json"], in: scratch.folder)
        #expect(known.status == 0, "\(known.output)\(known.errors)")
    }

    @Test("is explained by its code alone")
    func explained() throws {
        let result = try Command.run(["explain", "signal.clipped"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("signal.clipped  [warning]\n"))
        let near = try Command.run(["explain", "signal.cliped"])
        #expect(near.status == 64)
    }
}
