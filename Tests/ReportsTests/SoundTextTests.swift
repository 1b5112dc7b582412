import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("What is shown of the sound", .timeLimited)
struct SoundTextTests {
    @Test("of a set is one line in the report for people")
    func summary() {
        let recordings = [
            Heard.recording("a.wav", loudness: -18.7, snr: 38), Heard.recording("b.wav", loudness: -20.9, snr: 46.2),
        ]
        let text = ReportText.render(Heard.report(recordings), style: TextStyle())
        #expect(text.contains("      speech 1:57 of 2:20, loudness −19.8 ± 1.1 LUFS, SNR 38 to 46 dB\n"))
    }

    @Test("of a set leaves out what nobody knows")
    func unknownSummary() {
        let one = Heard.report([Heard.recording("a.wav", loudness: nil, snr: nil)])
        #expect(one.totals.first.flatMap(LevelWords.summary) == "speech 0:58 of 1:10")
        var decoded = Heard.recording("a.wav")
        decoded.speech = nil
        #expect(Heard.report([decoded]).totals.first.flatMap(LevelWords.summary) == "loudness −20.1 LUFS")
        let unheard = Heard.report([Awkward.recording("a.wav")])
        #expect(unheard.totals.first.flatMap(LevelWords.summary) == nil)
    }

    @Test("of a recording is one line where something is wrong with it")
    func wrong() {
        let clipped = SoundRuns(runCount: 12, frameCount: 40, longest: 0.001, places: [])
        let recordings = [
            Heard.recording("fine.wav"), Heard.recording("noted.wav"),
            Heard.recording("wrong.wav", peak: 0, clipping: clipped, snr: nil),
        ]
        let findings = [
            Finding(rule: "n", severity: .note, outcome: .fail, role: "sample", path: "noted.wav", message: "a note"),
            Finding(rule: "w", severity: .warning, outcome: .fail, role: "sample", path: "wrong.wav", message: "bad"),
        ]
        let text = ReportText.render(Heard.report(recordings, findings: findings), style: TextStyle())
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count { $0.hasPrefix("        sound ") } == 1)
        #expect(
            lines[5]
                == "        sound    peak 0.0 dBFS, loudness −20.1 LUFS, speech 0:58 of 1:10, SNR –, clipped 12 times")
        #expect(lines[4].hasPrefix("warn  wrong.wav"))
    }

    @Test("of the worst recordings comes first, and the others are counted")
    func worst() {
        func finding(_ path: RecordingPath, _ severity: Severity, _ outcome: Outcome = .fail) -> Finding {
            Finding(rule: "r", severity: severity, outcome: outcome, role: "sample", path: path, message: "bad")
        }
        let recordings = [
            Heard.recording("plain.wav"), Heard.recording("quiet.wav", loudness: -30),
            Heard.recording("noisy.wav", snr: 12),
            Heard.recording("clean.wav", snr: 60), Heard.recording("warned.wav"), Heard.recording("open.wav"),
            Heard.recording("failed.wav"), Heard.recording("failed-twice.wav"),
        ]
        let report = Heard.report(
            recordings,
            findings: [
                finding("warned.wav", .warning), finding("open.wav", .error, .open), finding("failed.wav", .error),
                finding("failed-twice.wav", .error), finding("failed-twice.wav", .error), finding("plain.wav", .note),
            ])
        let order = ["failed-twice", "failed", "open", "warned", "noisy", "quiet", "plain", "clean"]
        #expect(WorstFirst(report).recordings.map { "\($0.measurement.path)" } == order.map { "\($0).wav" })
        let text = ReportText.render(report, worstCount: 5, style: TextStyle())
        let rows = text.split(separator: "\n").filter { $0.contains("  wav  ") }
        #expect(rows.map { $0.split(separator: " ")[1] } == order.prefix(5).map { "\($0).wav" })
        #expect(text.contains("\n      3 better recordings not listed\n"))
        #expect(!ReportText.render(report, worstCount: 8, style: TextStyle()).contains("not listed"))
    }

    @Test("of a take that came in is in its line of the watch, and says what is not known")
    func watch() {
        let clipped = SoundRuns(runCount: 1, frameCount: 4, longest: 0.001, places: [])
        let takes = [
            Heard.recording("take-03.wav"),
            Heard.recording("take-11.wav", peak: 0, clipping: clipped, speech: nil, snr: nil, level: nil),
        ]
        let text = WatchText.render(
            Heard.report(takes), changed: takes.map(\.path), gone: [], newlyWaiting: [], waitingCount: 0,
            style: TextStyle())
        let lines = text.split(separator: "\n")
        #expect(
            lines[0]
                == "ok    take-03.wav  1:10.000  peak −3.1 dBFS  speech −21.4 dBFS  SNR 41 ± 3 dB  no clipping")
        #expect(
            lines[1]
                == "ok    take-11.wav  1:10.000   peak 0.0 dBFS          no speech          SNR –  clipped once")
        #expect(lines[3] == "      speech 0:58 of 2:20, loudness −20.1 ± 0.0 LUFS, SNR 41 dB")
    }

    @Test("of measurements stands in columns with their names, unknown values as dashes")
    func columns() throws {
        let silent = Heard.recording("b.wav", peak: nil, loudness: nil, speech: nil, snr: nil)
        let measured = Measurements(
            items: [Heard.recording("a.wav"), silent, Awkward.recording("scanned.wav")].enumerated().map {
                MeasuredItem(index: $0, content: .recording($1))
            })
        let columns = ["loudness", "peak", "speech", "snr", "bandwidth", "mos", "dc-offset", "hum"]
        let text = try MeasurementFormat.text.render(
            measured, columns: columns.compactMap(MeasurementColumns.named))
        let lines = text.split(separator: "\n").map { $0.split(separator: "  ").map { $0.trimming(" ") } }
        #expect(lines[0].suffix(8).map(String.init) == columns)
        #expect(
            lines[1].suffix(8) == [
                "−20.1 LUFS", "−3.1 dBFS", "58.4 ± 1.2 s", "41 ± 3 dB", "15.8 ± 0.8 kHz", "3.9 ± 0.3", "0.03 %", "0 Hz",
            ])
        #expect(lines[2].suffix(8).prefix(4) == ["–", "–", "0.0 ± 1.2 s", "–"])
        #expect(lines[3].suffix(8).allSatisfy { $0 == "–" })
    }

    @Test("of measurements is in CSV behind the usual fields, with each uncertainty beside its estimate")
    func fields() throws {
        let measured = Measurements(items: [
            MeasuredItem(index: 0, content: .recording(Heard.recording("a.wav"))),
            MeasuredItem(index: 1, content: .recording(Awkward.recording("b.wav"))),
            MeasuredItem(index: 2, content: .unreadable(Awkward.unreadable)),
        ])
        let csv = try MeasurementFormat.csv.render(measured, columns: MeasurementColumns.wide)
        let records = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(
            records[0].suffix(11) == [
                "loudness", "peak", "speechDuration", "speechDurationUncertainty", "snr", "snrUncertainty",
                "noiseFloor",
                "bandwidth", "bandwidthUncertainty", "mosP808", "mosP808Uncertainty",
            ])
        #expect(
            records[1].suffix(11) == ["-20.1", "-3.1", "58.4", "1.2", "41", "3", "-62", "15800", "800", "3.9", "0.3"])
        #expect(records[2].suffix(11).allSatisfy { $0.isEmpty })
        #expect(records.allSatisfy { $0.count == 26 })
    }

    @Test("has a column of its own name for each thing, and none twice")
    func names() {
        let names = MeasurementColumns.all.map(\.name)
        #expect(Set(names).count == names.count && MeasurementColumns.wide.count == 7)
        let fields = MeasurementColumns.all.flatMap(\.fields)
        #expect(Set(fields).count == fields.count)
    }

    @Test(
        "of numbers is rounded as people expect",
        arguments: [
            (-20.05, 1, "−20.1"), (-0.04, 1, "0.0"), (41.5, 0, "42"), (3.999, 2, "4.00"), (0.05, 2, "0.05"),
        ])
    func numbers(value: Double, decimals: Int, text: String) {
        #expect(LevelWords.number(value, decimals: decimals) == text)
    }
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> Substring {
        var text = self
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return text
    }
}
