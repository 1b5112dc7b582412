import Foundation
import PreflightModel
import ZipMeasurement

/// The system's audit: judges what was really uploaded by what the documents say of each edition.
struct HuaweiAudit: Sendable {
    /// The longest sentence, in seconds ("真人声音录制:录制内容提交规范").
    static let longestSentence = 15.0

    let edition: HuaweiSandboxEdition
    let inspection: UploadInspection

    func findings(zip: StoredObject, letter: StoredObject?) -> HuaweiAuditFindings {
        var findings = HuaweiAuditFindings()
        if letter == nil || letter?.digests.byteCount == 0 {
            findings.add("MSS.20020010", "The authorization letter is missing. Upload it again.")
        }
        let path = RecordingPath(zip.file.path)
        guard let measured = try? ZipMeasurer(measurer: inspection.measurer).measure(path),
            !measured.archive.defects.contains(where: { $0.entry == nil && $0.defect.severity == .error })
        else {
            findings.add("MSS.20020013", "The uploaded file is not a valid zip file.")
            return findings
        }
        checkNames(measured.archive.entries.map(\.name), &findings)
        guard findings.isEmpty else { return findings }

        func measurement(_ name: String) -> RecordingMeasurement? {
            measured.recordings.first { $0.path == path.appending(name.utf8) }
        }
        func text(_ name: String) -> TranscriptMeasurement? {
            measured.texts.first { $0.path == path.appending(name.utf8) }?.text
        }
        var seconds = 0.0
        for entry in measured.archive.entries {
            if Self.kind(entry.name) == "wav" {
                seconds += check(measurement(entry.name), entry.name, &findings)
            } else if text(entry.name)?.isBlank != false {
                findings.add(
                    "MSS.20020015", "The text of \(entry.name) does not match the language.", text: entry.name)
            }
        }
        if findings.isEmpty { checkTotal(seconds, &findings) }
        return findings
    }

    private func checkNames(_ names: [String], _ findings: inout HuaweiAuditFindings) {
        let wanted = edition.sentenceCount.map { count in
            Set((0..<count).flatMap { ["\($0).wav", "\($0).txt"] })
        }
        for name in names {
            let kind = Self.kind(name)
            if name.hasSuffix("/") || name.contains("__MACOSX") || name.split(separator: "/").last?.first == "." {
                findings.add("MSS.20020022", "The zip file holds a superfluous file \(name).", audio: name)
            } else if kind != "wav", kind != "txt" || wanted == nil {
                findings.add("MSS.20020012", "The type of \(name) does not fit the task.", audio: name)
            } else if let wanted, !wanted.contains(name) {
                findings.add("MSS.20020022", "The zip file holds a superfluous file \(name).", audio: name)
            }
        }
        let count = names.filter { Self.kind($0) == "wav" }.count
        let isRight = wanted.map { Set(names) == $0 && names.count == $0.count } ?? (count == 1)
        if findings.errors.isEmpty, !isRight {
            findings.add(
                "MSS.20020016",
                "The zip file holds \(count) wav files; \(edition.sentenceCount ?? 1) are needed"
                    + (wanted == nil ? "." : ", each with its txt file."))
        }
    }

    /// The length in seconds; 0 for what is not a recording.
    private func check(
        _ measurement: RecordingMeasurement?, _ name: String, _ findings: inout HuaweiAuditFindings
    ) -> Double {
        guard let measurement, measurement.container == .wav, measurement.sampleRate > 0,
            !measurement.defects.contains(where: { $0.severity == .error })
        else {
            findings.add("MSS.20020011", "The format of the audio file \(name) is incorrect.", audio: name)
            return 0
        }
        let seconds = Double(measurement.frameCount) / Double(measurement.sampleRate)
        if edition.sentenceCount != nil, seconds > Self.longestSentence {
            findings.message = "\(name) lasts \(Int(seconds.rounded(.up))) s; a sentence lasts 15 s at most."
        }
        return seconds
    }

    private func checkTotal(_ seconds: Double, _ findings: inout HuaweiAuditFindings) {
        let limits = edition.seconds
        if seconds < Double(limits.least) {
            findings.message = "The audio lasts \(Int(seconds)) s in all; at least \(limits.least) s are needed."
        } else if seconds > Double(limits.most) {
            findings.message = "The audio lasts \(Int(seconds)) s in all; at most \(limits.most) s are allowed."
        }
    }

    private static func kind(_ name: String) -> String {
        name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    }
}
