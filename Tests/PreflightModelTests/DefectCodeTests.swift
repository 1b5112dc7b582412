import Foundation
import PreflightModel
import TestSupport
import Testing

/// What codes mean for those who decide what to do about them.
@Suite("A defect code", .timeLimited)
struct DefectCodeTests {
    private static func codes(with trait: DefectTraits) -> Set<String> {
        Set(DefectCode.all.filter { $0.traits.contains(trait) }.map { $0.rawValue })
    }

    private static func codes(_ isWanted: (FailureKind) -> Bool) -> Set<String> {
        Set(DefectCode.all.filter { isWanted($0.failureKind) }.map { $0.rawValue })
    }

    @Test("says that a recorder has not finished where what is written last is missing")
    func unfinished() {
        let ends = [
            "truncated", "unfinalised", "streaming-size", "no-moov", "no-data", "no-audio", "no-frames", "no-length",
            "no-end-of-stream", "empty", "changed", "missing",
        ]
        let named = DefectCode.all.map { $0.rawValue }.filter {
            ends.contains($0.split(separator: ".").last.map(String.init) ?? "")
        }
        #expect(Self.codes(with: .unfinished) == Set(named))
    }

    @Test("says that unpacking cures it where only the packing is wrong")
    func ofPacking() {
        let others: Set<String> = [
            "zip.system-file", "zip.folder", "zip.in-folder", "zip.zip64-unneeded", "zip.leading-bytes",
            "zip.trailing-bytes", "zip.gap", "zip.data-descriptor", "zip.unicode-path-stale", "zip.duplicate-alike",
            "zip.extra-field-damaged",
        ]
        let names = DefectCode.all.map { $0.rawValue }.filter { $0.hasPrefix("zip.name-") }
        #expect(Self.codes(with: .ofPacking) == others.union(names))
    }

    @Test("leaves the length in doubt, or the rate, where readers differ")
    func doubts() {
        #expect(Self.codes(with: .lengthInDoubt) == ["wav.unfinalised"])
        #expect(Self.codes(with: .sampleRateInDoubt) == ["aac.implicit-sbr-possible"])
        #expect(Self.codes(with: .leadingBytes) == ["leading.junk"])
    }

    @Test("says that there is no audio, or no recording, where that is what was found")
    func failures() {
        let silent = DefectCode.all.map { $0.rawValue }.filter { $0 == "file.empty" || $0.hasSuffix(".no-audio") }
        #expect(Self.codes(\.meansNoAudio) == Set(silent))
        #expect(Self.codes(\.meansNoRecording) == ["container.unknown", "container.unsupported", "file.empty"])
        #expect(Self.codes(\.isUnrecognised) == ["container.unknown", "mp3.no-frames"])
        #expect(Self.codes { $0 == .missing } == ["file.missing"])
        #expect(Self.codes { $0 == .cancelled } == ["measuring.cancelled"])
        let unsuitable: Set = ["measurement.too-shallow", "request.invalid", "text.too-large", "zip.document"]
        #expect(Self.codes { $0 == .unsuitable } == unsuitable)
    }

    // MARK: Where it is written

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    private static func texts() throws -> [(path: String, text: String)] {
        let names = try #require(FileManager.default.subpaths(atPath: sources.path)).filter { $0.hasSuffix(".swift") }
        return try names.map { ($0, try String(contentsOf: sources.appending(path: $0), encoding: .utf8)) }
    }

    @Test("is of an area that is in the list of areas")
    func areas() throws {
        let declared = try Self.texts().flatMap { _, text in
            text.matches(of: /(?:enum|struct) (\w+): (?:String, )?KnownDefectCodes/).map { String($0.output.1) }
        }
        #expect(Set(declared) == Set(DefectCode.areas.map { "\($0)" }))
        #expect(declared.count == DefectCode.areas.count)
    }

    @Test("is written out where it is declared, and nowhere else in the sources")
    func literals() throws {
        let codes = Set(DefectCode.all.map { $0.rawValue })
        for (path, text) in try Self.texts() where !path.contains("/DefectCodes/") {
            let literals = text.matches(of: /"([a-z0-9]+\.[a-z0-9-]+)"/).map { String($0.output.1) }
            let written = Set(literals).intersection(codes)
            #expect(written.isEmpty, "\(path): \(written.sorted())")
        }
    }
}
