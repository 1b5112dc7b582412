import Foundation
import TestSupport
import Testing

@Suite("The sound of recordings", .timeLimited)
struct SoundCommandTests {
    private static let speech = ["Fixtures/speech/austen-1.wav", "Fixtures/speech/austen-2.wav"]

    @Test("is measured as deep as the columns need, and no deeper")
    func columns() throws {
        let heard = try Command.run(["measure", "--columns", "speech,snr"] + Self.speech)
        let lines = heard.output.split(separator: "\n")
        #expect(heard.status == 0 && lines[0].hasSuffix("  snr"))
        #expect(lines[1].contains(#/  \d\.\d ± \d\.\d s  .*\d+ ± \d dB$/#))
        let decoded = try Command.run(
            ["measure", "--columns=peak,snr", "--columns", "rms", "--depth", "listen"] + Self.speech)
        #expect(decoded.output.contains(" dBFS") && decoded.output.contains(" dB  "))
        let json = try Command.run(
            ["measure", "--columns", "loudness", "--format", "json", "Fixtures/speech/command.wav"])
        #expect(try json.json()["depth"] as? String == "decode")
        let recording = try #require(try (json.json()["recordings"] as? [[String: Any]])?.first)
        #expect(recording["signal"] != nil && recording["speech"] == nil)
        #expect(try Command.run(["measure", "Fixtures/speech/command.wav"]).output.split(separator: "\n").count == 1)
    }

    @Test("is in CSV as JSON has it")
    func csv() throws {
        let file = "Fixtures/speech/austen-1.wav"
        let csv = try Command.run(["measure", file, "--wide", "--format", "csv"])
        let records = csv.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let values = Dictionary(uniqueKeysWithValues: zip(records[0].map(String.init), records[1].map(String.init)))
        let json = try Command.run(["measure", file, "--depth", "listen", "--format", "json"]).json()
        let recording = try #require((json["recordings"] as? [[String: Any]])?.first)
        let (signal, speech) = (recording["signal"] as? [String: Any], recording["speech"] as? [String: Any])
        #expect(values["loudness"].flatMap(Double.init) == signal?["loudness"] as? Double)
        let snr = speech?["snr"] as? [String: Double]
        #expect(values["snr"].flatMap(Double.init) == snr?["value"] && snr?["value"] != nil)
        #expect(values["snrUncertainty"].flatMap(Double.init) == snr?["uncertainty"])
    }

    @Test("is not shown at a depth that does not have it, and an unknown column is refused with its neighbour")
    func wrongUse() throws {
        let shallow = try Command.run(["measure", "--columns", "snr", "--depth", "decode"] + Self.speech)
        #expect(shallow.status == 64 && shallow.output.isEmpty)
        #expect(
            shallow.errors.contains(
                "the column snr needs --depth listen, but --depth decode was given. Leave --depth out, or ask for listen."
            ))
        let unknown = try Command.run(["measure", "--columns", "peek,snr"] + Self.speech)
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("there is no column \"peek\". Did you mean \"peak\"?"))
        #expect(
            try Command.run(["measure", "--columns", "xyzzy"] + Self.speech).errors.contains("There are loudness,"))
    }

    @Test("gets the scores of P.835 where they are asked for, on the command line or in the settings")
    func scores() throws {
        let scratch = try Scratch()
        let file = Command.root.appending(path: "Fixtures/speech/command.wav").path
        func scores(_ arguments: [String], _ environment: [String: String] = [:]) throws -> [String: Any] {
            let json = try Command.run(
                arguments + ["--format", "json", file], in: scratch.folder, environment: environment
            )
            .json()
            let recording = try #require((json["recordings"] as? [[String: Any]])?.first)
            return try #require((recording["speech"] as? [String: Any])?["mos"] as? [String: Any])
        }
        #expect(try scores(["measure", "--mos"]).keys.sorted() == ["background", "overall", "p808", "signal"])
        #expect(try scores(["measure", "--columns", "mos-overall"])["overall"] != nil)
        let check = ["check", "--profile", "soniox"]
        #expect(try scores(check).keys.sorted() == ["p808"])
        #expect(try scores(check + ["--mos"])["background"] != nil)
        #expect(try scores(check, ["VOICE_PREFLIGHT_MOS": "1"])["background"] != nil)
        _ = try scratch.file(".voice-preflight.yml", "mos: true\n")
        #expect(try scores(check)["background"] != nil)
        #expect(try scores(check + ["--no-mos"])["background"] == nil)
        #expect(
            try Command.run(["config"], in: scratch.folder).output.contains(/mos +true +\.voice-preflight\.yml:1\n/))
        let contradiction = try Command.run(check + ["--mos", "--depth", "decode", file], in: scratch.folder)
        #expect(contradiction.status == 64)
        #expect(
            contradiction.errors
                == "voice-preflight: --mos needs --depth listen, but the depth is decode (--depth). Leave one of them out.\n"
        )
        let measuring = try Command.run(["measure", "--mos", "--depth", "scan", file], in: scratch.folder)
        #expect(measuring.status == 64 && measuring.errors.contains("--mos needs --depth listen"))
    }

    @Test("of a set is summed up by check, in text and in JSON, and the same of measurements that were made before")
    func summary() throws {
        let scratch = try Scratch()
        let measured = scratch.folder.appending(path: "measured.json").path
        _ = try Command.run(["measure", "--depth", "listen", "--format", "json=\(measured)"] + Self.speech)
        let check = ["check", "--profile", "alibaba-ims-standard"]
        let text = try Command.run(check + Self.speech)
        #expect(text.output.contains(/\n      speech 0:1\d of 0:12, loudness −2\d\.\d ± \d\.\d LUFS, SNR \d\d.* dB\n/))
        #expect(
            text.output.contains(
                #/\n        sound    peak −7\.\d dBFS, loudness −2\d\.\d LUFS, speech 0:0\d of 0:07, SNR /#))
        #expect(try Command.run(check + ["--measurements", measured]).output == text.output)
        let totals = try #require(
            try Command.run(check + ["--format", "json"] + Self.speech).json()["totals"] as? [[String: Any]])
        let sound = try #require(totals.first?["sound"] as? [String: Any])
        #expect(sound.keys.sorted() == ["heardDuration", "loudness", "noise", "snr", "speech"])
        #expect((sound["heardDuration"] as? Double) == 12.4)
    }

    @Test("of the worst recordings comes first where they are asked for")
    func worst() throws {
        let check = ["check", "--profile", "alibaba-ims-standard"]
        let worst = try Command.run(check + ["--worst", "1"] + Self.speech)
        #expect(worst.output.contains("1 better recording not listed"))
        let none = try Command.run(check + ["--worst", "0"] + Self.speech)
        #expect(none.status == 64 && none.errors == "voice-preflight: --worst is 0. Give at least 1.\n")
        let several = try Command.run(check + ["--profile", "soniox", "--worst", "1"] + Self.speech)
        #expect(several.status == 64 && several.errors.contains("with 2 profiles the text is a table of profiles"))
    }
}
