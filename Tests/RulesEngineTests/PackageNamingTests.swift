import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("The natural order of names", .timeLimited)
struct NaturalOrderTests {
    @Test("counts as people do, whatever the order of arguments")
    func order() {
        let names = ["", "0", "01", "1", "2", "9", "10", "099", "100", "a", "a2", "a10", "a10b", "b1", "录2", "录10"]
        for _ in 0..<20 {
            #expect(names.shuffled().sorted { NaturalOrder.precedes(Array($0.utf8), Array($1.utf8)) } == names)
        }
        for one in names {
            for other in names {
                let (left, right) = (Array(one.utf8), Array(other.utf8))
                #expect(
                    NaturalOrder.precedes(left, right) == (one != other && !NaturalOrder.precedes(right, left)),
                    "\(one) \(other)")
            }
        }
    }

    @Test("takes numbers of any length")
    func long() {
        let (small, great) = (String(repeating: "9", count: 400), "1" + String(repeating: "0", count: 400))
        #expect(NaturalOrder.precedes(Array(small.utf8), Array(great.utf8)))
        #expect(!NaturalOrder.precedes(Array(great.utf8), Array(small.utf8)))
    }
}

@Suite("A pattern of names", .timeLimited)
struct EntryNamePatternTests {
    @Test("gives a name to a number and the number of a name")
    func names() throws {
        let pattern = try #require(EntryNamePattern("take_{index}.wav"))
        #expect(pattern.name(12) == "take_12.wav")
        #expect(pattern.index(of: "take_12.wav") == 12)
        #expect(pattern.description == "take_{index}.wav")
        for name in [
            "take_012.wav", "take_.wav", "take_-1.wav", "take_12.WAV", "12.wav", "take_12.wav.wav", "take_².wav",
        ] {
            #expect(pattern.index(of: name) == nil, "\(name)")
        }
    }

    @Test(
        "has one number, and nothing that hides a file, leaves the folder or joins the number",
        arguments: [
            "", "a.wav", "{index}{index}.wav", "-{index}.wav", ".{index}.wav", "a/{index}.wav", "录{index}.wav",
            "{index} .wav", "1{index}.wav", "{index}1.wav", "{Index}.wav",
        ])
    func refused(text: String) {
        #expect(EntryNamePattern(text) == nil)
    }
}

@Suite("Texts and their recordings", .timeLimited)
struct TranscriptPairingTests {
    @Test("belong together by name, beside each other first, in any order")
    func pairs() {
        let pairing = TranscriptPairing(
            recordings: ["one/a.wav", "two/a.wav", "b.take.wav", "c.wav", "d"],
            transcripts: ["two/a.txt", "texts/b.take.txt", "one/a.txt", "d.txt", "e.txt"])
        #expect(pairing.transcripts == [2, 0, 1, nil, 3])
        #expect(pairing.recordings == [1, 2, 0, 4, nil])
    }

    @Test("are not paired where two could be meant")
    func rivals() {
        let pairing = TranscriptPairing(
            recordings: ["a.wav", "x/b.wav", "y/b.wav"], transcripts: ["a.txt", "a.TXT", "z/b.txt"])
        #expect(pairing.transcripts == [nil, nil, nil])
        #expect(pairing.recordings == [nil, nil, nil])
    }

    @Test("are the same name however a system composes it, and a leading dot is not an extension")
    func spelling() {
        let pairing = TranscriptPairing(
            recordings: ["caf\u{E9}.wav", ".a"], transcripts: ["cafe\u{301}.txt", ".b"])
        #expect(pairing.transcripts == [0, nil])
    }
}

@Suite("Names in a package", .timeLimited)
struct PackageNamesTests {
    private func names(_ recordings: [String], _ texts: [String] = [], profile: String = "huawei-metastudio-basic")
        throws -> [String?]
    {
        let profile = try #require(try ProfileCatalogue.profile(named: profile))
        return profile.packageNames(
            for: recordings.map { .init(role: profile.roles[0].name, path: RecordingPath($0)) }
                + texts.map { .init(role: "text", path: RecordingPath($0)) })
    }

    @Test("count from 0 in natural order, and texts follow their recordings")
    func numbered() throws {
        #expect(
            try names(["t/s10.wav", "t/s2.wav", "t/s1.wav"], ["t/s1.txt", "t/s2.txt", "t/s10.txt", "t/else.txt"])
                == ["2.wav", "1.wav", "0.wav", "0.txt", "1.txt", "2.txt", nil])
    }

    @Test("stay where they are the vendor's numbers already, also with one missing")
    func kept() throws {
        #expect(try names(["19.wav", "0.wav", "7.wav"], ["7.txt"]) == ["19.wav", "0.wav", "7.wav", "7.txt"])
        // 20 is not a number of this edition, 01 not as the vendor writes it, and two of one number are one too many.
        #expect(try names(["20.wav", "1.wav"]) == ["1.wav", "0.wav"])
        #expect(try names(["01.wav", "5.wav"]) == ["0.wav", "1.wav"])
        #expect(try names(["b/5.wav", "a/5.wav"]) == ["1.wav", "0.wav"])
        #expect(try names(["99.wav", "20.wav"], profile: "huawei-metastudio-middle") == ["99.wav", "20.wav"])
    }

    @Test("are the files' own where the profile orders none")
    func own() throws {
        #expect(try names(["VoiceClone.wav"], profile: "huawei-metastudio-premium") == [nil])
    }
}
