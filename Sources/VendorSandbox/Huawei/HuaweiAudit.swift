import Foundation
import PreflightModel
import UploadPackaging

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
        guard let names = try? ZipContents.names(of: path) else {
            findings.add("MSS.20020013", "The uploaded file is not a valid zip file.")
            return findings
        }
        checkNames(names, &findings)
        guard findings.isEmpty else { return findings }

        let folder = zip.file.deletingLastPathComponent().appending(path: "audit-" + RandomText.hexadecimal(8))
        defer { try? FileManager.default.removeItem(at: folder) }
        var seconds = 0.0
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            for (index, name) in names.enumerated() {
                let file = folder.appending(path: "\(index).\(Self.kind(name))")
                try ZipContents.extract(index, of: path, to: file, limit: HuaweiOBSService.greatestByteCount)
                if Self.kind(name) == "wav" {
                    seconds += check(recording: file, name, &findings)
                } else {
                    check(text: file, name, &findings)
                }
                try? FileManager.default.removeItem(at: file)
            }
        } catch {
            findings.add("MSS.20020013", "The uploaded file is not a valid zip file.")
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

    /// The length in seconds; 0 for what is no recording.
    private func check(recording file: URL, _ name: String, _ findings: inout HuaweiAuditFindings) -> Double {
        guard let measurement = try? inspection.measure(file), measurement.container == .wav,
            measurement.sampleRate > 0, !measurement.defects.contains(where: { $0.severity == .error })
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

    private func check(text file: URL, _ name: String, _ findings: inout HuaweiAuditFindings) {
        let bytes = (try? Data(contentsOf: file)) ?? Data()
        guard let text = String(validating: bytes, as: UTF8.self), text.contains(where: { !$0.isWhitespace }) else {
            findings.add("MSS.20020015", "The text of \(name) does not match the language.", text: name)
            return
        }
    }

    private func checkTotal(_ seconds: Double, _ findings: inout HuaweiAuditFindings) {
        let limits = edition.seconds
        if seconds < Double(limits.least) {
            findings.message = "The audio lasts \(Int(seconds)) s in all; at least \(limits.least) s are needed."
        } else if seconds > Double(limits.most) {
            findings.message = "The audio lasts \(Int(seconds)) s in all; at most \(limits.most) s are taken."
        }
    }

    private static func kind(_ name: String) -> String {
        name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    }
}
