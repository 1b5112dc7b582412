import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("The HTML report", .timeLimited)
struct HTMLReportTests {
    /// Names as somebody who wants to run something in the reader's browser would choose them.
    static let hostile: [RecordingPath] = [
        "takes/<img src=x onerror=alert(1)>.wav", "takes/</script><script>alert(1)</script>.wav",
        "takes/\"onmouseover='alert(1)'.wav", "takes/line\u{2028}separator\u{2029}.wav", "takes/&lt;b&gt;&#39;.wav",
        "takes/\u{202E}vaw.evil.wav", "takes/`${alert(1)}`.wav", "takes/]]>--><!--.wav",
    ]

    /// The awkward report, with waveforms, limits and hostile names.
    static func report() -> Report {
        var report = Awkward.report()
        report.recordings += hostile.map { .init(role: "sample", measurement: Awkward.recording($0)) }
        for index in report.recordings.indices {
            let peaks = (0..<40).map { UInt8(($0 * 37 + index * 11) % 256) }
            report.recordings[index].measurement.waveform = Waveform(
                framesPerBucket: 84_000, frameCount: 3_360_000, peaks: peaks, means: peaks.map { $0 - min($0, 24) },
                byteOffsets: (0..<40).map { 44 + $0 * 252_000 })
        }
        let damage = Defect(
            code: "wav.chunk-overflow", severity: .error, range: 5_040_000..<5_544_000,
            facts: ["chunk": "</p><script>alert(1)</script>", "declaredBytes": 2, "presentBytes": 1])
        report.recordings[0].measurement.defects = [damage]
        report.findings.append(
            Finding(
                rule: damage.code.rawValue, code: FindingCode(damage.code), severity: .error, outcome: .fail,
                role: "sample", path: Awkward.markup, byteOffset: damage.byteOffset, byteCount: damage.byteCount,
                facts: damage.facts))
        for index in report.findings.indices where report.findings[index].measured?.unit == .seconds {
            report.findings[index].limit?.minimum = .init(10.0, unit: .seconds, notation: "10 s")
        }
        return report
    }

    /// The page without the style and the script, which are files of their own.
    private func content(_ page: String) throws -> String {
        var page = page
        for name in ["style", "script"] {
            let start = try #require(page.firstRange(of: "<\(name)>")).upperBound
            let end = try #require(page[start...].firstRange(of: "</\(name)>")).lowerBound
            page.replaceSubrange(start..<end, with: "…")
        }
        return page.replacing(/sha256-[A-Za-z0-9+\/=]*/, with: "sha256-…")
    }

    @Test("of awkward text is what somebody has read and found good")
    func golden() throws {
        try Golden.expect(try content(HTMLReport.render([Self.report()])), is: "report.html")
    }

    @Test("has no element and no attribute that comes from a name", arguments: hostile + [Awkward.markup])
    func hostileNames(path: RecordingPath) throws {
        func page(_ path: RecordingPath) throws -> String {
            var report = Awkward.report(findings: [])
            report.recordings = [.init(role: "sample", measurement: Awkward.recording(path))]
            return try content(HTMLReport.render([report]))
        }
        func skeleton(_ page: String) -> String { page.matches(of: /<[^>]*>/).map(\.output).joined(separator: "\n") }
        #expect(firstDifference(skeleton(try page(path)), from: skeleton(try page("takes/plain.wav"))) == nil)
    }

    @Test("asks nothing of a network, whatever profiles say")
    func network() throws {
        let page = HTMLReport.render([Self.report()])
        #expect(!page.contains("src=\"") && !page.contains("@import") && !page.contains("url("))
        #expect(page.contains("default-src 'none'"))
    }

    @Test(
        "makes links of addresses only",
        arguments: [
            ("example.com/a?b=1&c", "https://example.com/a?b=1&amp;c"),
            ("https://example.com/", "https://example.com/"),
            ("javascript:alert(1)", nil), ("javascript://example.com/%0Aalert(1)", nil), ("see the contract", nil),
            ("data:text/html,x.y", nil), ("example.com document/api", nil), ("http://example.com", nil), ("", nil),
            ("a.b\"onclick=\"alert(1)", nil),
        ] as [(String, String?)])
    func links(address: String, target: String?) {
        let link = HTMLText.link(address)
        #expect(link.hasPrefix("<a ") == (target != nil))
        if let target { #expect(link.contains("href=\"\(target)\"")) }
    }

    @Test("draws a file once for all profiles, and says what each says of it")
    func profiles() throws {
        let page = try content(
            HTMLReport.render([Self.report(), Awkward.report(id: "other", verdict: .pass, findings: [])]))
        #expect(page.ranges(of: "<article").count == 6 + Self.hostile.count + 1)
        #expect(page.contains("1 of 2 profiles pass"))
        #expect(page.contains("data-judged=\"0:fail 1:pass\""))
    }

    @Test("stays small with 500 recordings")
    func size() {
        var report = Self.report()
        let noisy = Waveform(
            framesPerBucket: 100, frameCount: 100_000, peaks: (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 97) },
            means: (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 89) }, byteOffsets: (0..<1000).map { 44 + $0 * 200 }
        )
        report.recordings = (0..<500).map { index in
            let recording = Heard.recording(
                RecordingPath("takes/\(index).wav"), clipping: Heard.clipping, waveform: Heard.drawn(noisy))
            return .init(role: "sample", measurement: recording)
        }
        report.findings += (0..<500).map { index in
            var finding = Awkward.report().findings[2]
            finding.path = RecordingPath("takes/\(index).wav")
            return finding
        }
        var context = ReportContext()
        (context.workingFolder, context.documentFolder) = ("/work", "/work/reports")
        #expect(HTMLReport.render([report], in: context).utf8.count < 10_000_000)
    }
}

@Suite("A waveform's path", .timeLimited)
struct WaveformPathTests {
    @Test("goes above the middle line, and comes back to it")
    func path() {
        #expect(WaveformPath.path([0, 50, 20]) == "M0 100V100l1 0 1-50 1 30V100z")
        #expect(WaveformPath.path([]) == "")
        #expect(WaveformPath.path([100]) == "M0 100V0l1 0V100z")
    }

    @Test("keeps the greatest peak of the buckets that share a point")
    func points() {
        var peaks = [UInt8](repeating: 0, count: 1000)
        peaks[501] = 255
        let waveform = Waveform(
            framesPerBucket: 1, frameCount: 1000, peaks: peaks, means: peaks, byteOffsets: Array(0..<1000))
        let heights = WaveformPath.heights(of: waveform)
        #expect(heights.peaks.count == 500)
        #expect(heights.peaks.indices.filter { heights.peaks[$0] > 0 } == [250])
        #expect(heights.peaks[250] == 100 && heights.means[250] == 71)
    }
}
