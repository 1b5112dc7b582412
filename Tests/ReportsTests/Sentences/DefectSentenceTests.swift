import Foundation
import PreflightModel
import Reports
import TestSupport
import Testing

/// The sentences of defects and unreadable recordings, without a recording.
@Suite("The sentence of a code", .timeLimited)
struct DefectSentenceTests {
    private static let sentences = EnglishSentences()

    @Test("is there for every code that is declared, with facts and without")
    func everyCode() {
        #expect(DefectCode.all.count > 200)
        for code in DefectCode.all {
            let sentence = Self.sentences.message(
                of: Defect(code: DefectCode(rawValue: code.rawValue), severity: .error))
            #expect(!sentence.contains("cannot explain"), "\(code.rawValue)")
            #expect(sentence.hasSuffix("."), "\(code.rawValue): \(sentence)")
        }
    }

    @Test("belongs to one code, and every code to one area")
    func distinctCodes() {
        let names = DefectCode.all.map { $0.rawValue }
        #expect(Set(names).count == names.count)
        for code in DefectCode.all {
            #expect(type(of: code).init(rawValue: code.rawValue)?.rawValue == code.rawValue)
            #expect(DefectCode(rawValue: code.rawValue).known?.rawValue == code.rawValue)
        }
    }

    @Test("of another version's code says the code and what is known of it")
    func unknownCode() {
        let defect = Defect(
            code: "wav.sings", severity: .warning, facts: ["missingBytes": 5, "names": ["a", "b"], "cause": "cold"])
        #expect(
            Self.sentences.message(of: defect)
                == "wav.sings was found (cause cold, missingBytes 5, names a, b), which this version cannot explain. Use "
                + "the version that measured it.")
        #expect(defect.code.traits.isEmpty && defect.code.failureKind == .damaged)
        // As from a byte source of a host's own.
        let unreadable = UnreadableRecording(
            path: "a", code: "store.unreachable", facts: ["cause": "The store is away."])
        #expect(Self.sentences.message(of: unreadable) == "The store is away.")
    }

    @Test("of a defect that an older version measured says what it can")
    func withoutFacts() throws {
        let old = Data(
            #"{"code":"extension.mismatch","severity":"error","message":"the name says .mp3"}"#.utf8)
        let defect = try JSONDecoder().decode(Defect.self, from: old)
        #expect(
            Self.sentences.message(of: defect)
                == "the name says .unknown, but the content is unknown. Rename it to .unknown, or export it again in "
                + "the format that the name says.")
        #expect(
            Self.sentences.message(of: Defect(code: "wav.truncated", severity: .error))
                == "the data chunk claims an unknown number of bytes of audio, but only an unknown number are there: an "
                + "unknown number of bytes are missing. Copy or export the recording again.")
    }

    @Test("is written beside the facts where an encoder has sentences, and only there")
    func encoding() throws {
        let defect = Defect(code: "m4a.fragmented", severity: .note, facts: ["fragments": 2])
        let unreadable = UnreadableRecording(path: "a", code: "file.unreadable", facts: ["cause": "Denied"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        #expect(try json(defect) == #"{"code":"m4a.fragmented","facts":{"fragments":2},"severity":"note"}"#)
        #expect(try json(unreadable) == #"{"code":"file.unreadable","facts":{"cause":"Denied"},"path":"a"}"#)
        encoder.userInfo[.sentences] = Self.sentences
        #expect(
            try json(unreadable)
                == #"{"code":"file.unreadable","facts":{"cause":"Denied"},"message":"cannot be opened: Denied.","path":"a"}"#
        )
        let written = try json(defect)
        #expect(written.contains(#""message":"the audio is in 2 movie fragments"#))
        #expect(try JSONDecoder().decode(Defect.self, from: Data(written.utf8)) == defect)
        #expect(try JSONDecoder().decode(UnreadableRecording.self, from: Data(try json(unreadable).utf8)) == unreadable)
    }

    // MARK: With made-up facts

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    /// Facts as the walkers state them, and made-up ones of what no recording at hand has: at least one set for each code.
    private static func examples() throws -> [Defect] {
        try JSONDecoder().decode(
            [Defect].self, from: try Data(contentsOf: folder.appending(path: "defect-facts.json")))
    }

    @Test("with made-up facts is what somebody has read and found good")
    func golden() throws {
        let lines = try Self.examples().map { "\($0.code): \(Self.sentences.message(of: $0))" }
        for line in lines {
            #expect(line.hasSuffix("."), "\(line)")
            #expect(line.firstMatch(of: /an unknown (?:number|time|place)/) == nil, "\(line)")
            #expect(line.firstMatch(of: /\\n|  |[a-z]{2}\. [a-z]/) == nil, "\(line)")
            #expect(
                line.firstMatch(of: #/\b1 (?:bytes|frames|MPEG frames|samples|pages|packets|streams|entries|defects) /#)
                    == nil, "\(line)")
        }
        let text = lines.sorted().joined(separator: "\n") + "\n"
        let file = Self.folder.appending(path: "defects-en.txt")
        if ProcessInfo.processInfo.environment["VOICE_PREFLIGHT_UPDATE"] == "1" { try Data(text.utf8).write(to: file) }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let isSame = text == golden
        let read = Set(golden.split(separator: "\n").map(String.init))
        let (new, gone) = (Set(lines).subtracting(read).min(), read.subtracting(lines).min())
        #expect(
            isSame,
            "new: \(new ?? "nothing"); gone: \(gone ?? "nothing"). Read them; VOICE_PREFLIGHT_UPDATE=1 writes the file."
        )
    }

    @Test("has made-up facts for every code, and for every value that its facts choose among")
    func examplesAreComplete() throws {
        let examples = try Self.examples()
        let codes = Set(examples.map(\.code.rawValue))
        for code in DefectCode.all { #expect(codes.contains(code.rawValue), "\(code.rawValue)") }
        func values(_ name: String, of suffix: String) -> Set<String> {
            Set(examples.filter { $0.code.rawValue.hasSuffix(suffix) }.compactMap { $0.facts[name]?.text })
        }
        func expect<Choice: RawRepresentable<String> & CaseIterable>(
            all: Choice.Type, in name: String, of suffix: String
        ) {
            let missing = Set(Choice.allCases.map(\.rawValue)).subtracting(values(name, of: suffix))
            #expect(missing.isEmpty, "\(suffix): \(name)")
        }
        expect(all: HeaderProblem.self, in: "problem", of: ".bad-format")
        expect(all: DecodingObstacle.Kind.self, in: "reason", of: "decode.unavailable")
        expect(all: FLACMetadataProblem.self, in: "problem", of: "flac.invalid-metadata")
        expect(all: MP4Lack.self, in: "lacking", of: "m4a.no-configuration")
        expect(all: TrailingPlace.self, in: "behind", of: "trailing.garbage")
        expect(all: SpecialFile.self, in: "kind", of: "file.not-regular")
        expect(all: PackedDocument.self, in: "format", of: "zip.document")
        expect(all: SystemFileOrigin.self, in: "origin", of: "zip.system-file")
        expect(all: UnportableName.self, in: "problem", of: "zip.name-unportable")
    }
}
