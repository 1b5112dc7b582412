import PreflightModel
import Reports
import TestSupport
import Testing

@testable import RulesEngine

@Suite("What a package may be is checked before it is packed", .timeLimited)
struct PackageLimitTests {
    /// The most that a zip without zip64 has.
    private static let greatest: Int64 = 4_294_967_294
    /// What a zip has besides the bytes of one `take.wav`: two headers with the name, and the record at the end.
    private static let overhead: Int64 = 30 + 8 + 46 + 8 + 22

    private func report(_ recordings: [RecordingMeasurement], _ package: String? = nil) throws -> Report {
        let profile: Profile
        if let package {
            let yaml = """
                id: made-up
                title: Made up
                revision: 1
                sources: {doc: {title: Document, address: example.com, read: 2026-11-20, confidence: own}}
                roles: {take: {title: A take, count: 1..., source: {ref: doc, quote: "takes"}}}
                package: {form: zip, roles: [take], \(package)source: {ref: doc, quote: "a zip"}}
                """
            profile = try Profile.decode(Array(yaml.utf8), file: "made-up.yml")
        } else {
            profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-premium"))
        }
        return profile.check(
            CheckInput(recordings: recordings.map { .init(role: "take", measurement: $0) }), tool: Made.tool)
    }

    private func takes(_ count: Int, bytes: Int64) -> [RecordingMeasurement] {
        (0..<count).map { Made.recording("take\($0).wav", bytes: bytes) }
    }

    @Test("to the byte, headers and names included", arguments: [-1, 0, 1] as [Int64])
    func byteCount(beyond: Int64) throws {
        let bytes = Self.greatest - Self.overhead + beyond
        let report = try report([Made.recording(frames: 3600 * 48_000, bytes: bytes)])
        let finding = try #require((report.findings + report.passes).first { $0.rule == "package-zip64" })
        #expect(finding.outcome == (beyond > 0 ? .fail : .pass))
        #expect(report.verdict == (beyond > 0 ? .fail : .pass))
        #expect(finding.headroom?.value == Double(-beyond))
        #expect(finding.measured?.value == Double(Self.greatest + beyond))
        if beyond > 0 {
            #expect(
                finding.message == "the zip has 4,294,967,295 bytes (4295.0 MB), more than the 4,294,967,294 bytes "
                    + "(4295.0 MB) of a zip without zip64, and it is unknown whether "
                    + "huawei-metastudio-premium accepts zip64 (1 byte over)")
        }
    }

    @Test("with the number of its entries", arguments: [(65_534, true), (65_535, false)])
    func entryCount(count: Int, isAllowed: Bool) throws {
        let report = try report(takes(count, bytes: 0), "")
        #expect(report.findings.contains { $0.rule == "package-zip64" } == !isAllowed)
    }

    @Test("and without a limit where zip64 is taken, but for the size that the vendor states")
    func zip64() throws {
        let two = takes(2, bytes: Self.greatest)
        #expect(try report(two, "").findings.map(\.rule) == ["package-zip64"])
        #expect(try report(two, "zip64: true, ").findings.isEmpty)
        let stated = try report(two, "zip64: true, size: {atMost: 5GiB}, ")
        #expect(stated.findings.map(\.rule) == ["package-size"])
        #expect(stated.findings[0].source != nil)
    }

    @Test("by what is sure beforehand, where entries are deflated")
    func deflated() throws {
        #expect(try report(takes(2, bytes: Self.greatest), "compression: deflated, ").findings.isEmpty)
        #expect(
            try report(takes(1, bytes: Self.greatest + 1), "compression: deflated, ").findings.map(\.rule)
                == ["package-zip64"])
    }

    @Test("and names two files of one name, whatever their case")
    func collisions() throws {
        let same = try report(
            [Made.recording("a/take.wav"), Made.recording("b/TAKE.wav"), Made.recording("c.wav")], "")
        #expect(same.findings.map(\.rule) == ["package-name"])
        #expect(same.findings[0].path == "b/TAKE.wav")
        #expect(same.findings[0].message == "would be called \"TAKE.wav\" in the package, like a/take.wav")
        let folded = try report([Made.recording("你.wav"), Made.recording("好.wav")], "")
        #expect(folded.findings.map(\.rule) == ["package-name"])
    }

    @Test("in no way where the vendor takes the files themselves")
    func files() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "alibaba-ims-standard"))
        let report = profile.check(
            CheckInput(recordings: takes(2, bytes: Self.greatest).map { .init(role: "material", measurement: $0) }),
            tool: Made.tool)
        #expect(!(report.findings + report.passes).contains { $0.rule.hasPrefix("package-") })
    }

    @Test("and passes nothing while a size is unknown")
    func unreadable() throws {
        let profile = try #require(try ProfileCatalogue.profile(named: "huawei-metastudio-premium"))
        let broken = UnreadableRecording(path: "b.wav", code: "wav.bad-format")
        let report = profile.check(
            CheckInput(
                recordings: [.init(role: "take", measurement: Made.recording())],
                unreadable: [.init(role: "take", recording: broken)]), tool: Made.tool)
        #expect(!report.passes.contains { $0.rule == "package-zip64" })
    }
}
