import Foundation
import TestSupport
import Testing

@Suite("measure --stream", .timeLimited)
struct RequestStreamTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for name in ["a.wav", "b.wav"] { try scratch.wave(name, frames: 800) }
    }

    private func answers(_ input: Data, _ options: [String] = []) throws -> (
        status: Int32, lines: [[String: Any]], errors: String
    ) {
        let ended = try Command.run(["measure", "--stream", "-"] + options, in: scratch.folder, input: input)
        let lines = try ended.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
        return (ended.status, lines, ended.errors)
    }

    @Test("answers each path with one line, in order, whatever it leads to", arguments: [1, 4])
    func paths(jobs: Int) throws {
        _ = try scratch.file("notes.txt", "hello")
        try scratch.file("empty.wav", bytes: Data())
        // The end record of a zip without entries.
        try scratch.file("takes.zip", bytes: Data("PK\u{5}\u{6}".utf8) + Data(count: 18))
        let names = ["a.wav", "gone.wav", ".", "notes.txt", "empty.wav", "takes.zip", "b.wav", "a.wav"]
        let input = Data(names.map { $0 + "\0" }.joined().utf8)
        let (status, lines, _) = try answers(input, ["--jobs", "\(jobs)"])
        #expect(status == 0 && lines.count == names.count + 1)
        #expect(lines.first?["kind"] as? String == "head" && lines.first?["depth"] as? String == "scan")
        #expect(lines.dropFirst().map { $0["path"] as? String ?? "" } == names)
        #expect(lines.dropFirst().map { $0["index"] as? Int ?? -1 } == Array(names.indices))
        #expect(Set(lines.map { $0["kind"] as? String ?? "" }) == ["head", "recording", "unreadable"])
    }

    @Test("gives back what a request calls a recording, and says what is wrong with one that cannot be read")
    func requests() throws {
        let requests = [
            #"{"key":"1","path":"a.wav","set":"x","role":"sample"}"#, #"{"key":"2"}"#, "{",
            #"{"key":7,"path":"a.wav"}"#,
            #"{"key":"3","path":"a\u0000b.wav"}"#, #"{"key":"4","pathBytes":"%%"}"#,
            #"{"key":"5","path":"b.wav","byteCount":3}"#, #"{"key":"6","pathBytes":"Yi53YXY="}"#,
        ]
        let (status, all, _) = try answers(Data((requests.joined(separator: "\n") + "\n").utf8))
        let lines = Array(all.dropFirst())
        #expect(status == 0 && lines.count == requests.count)
        #expect(lines[0]["set"] as? String == "x" && lines[0]["role"] as? String == "sample")
        #expect(lines.map { $0["key"] as? String } == ["1", "2", nil, nil, "3", "4", "5", "6"])
        let codes = lines.map { $0["code"] as? String }
        let invalid = "request.invalid"
        #expect(codes == [nil, invalid, invalid, invalid, invalid, invalid, "file.changed", nil])
        #expect(lines[7]["path"] as? String == "b.wav")
        #expect((lines[6]["message"] as? String)?.contains("the request says 3") == true)
    }

    @Test("tells bytes that are not UTF-8 from characters that look like them")
    func bytes() throws {
        let paths: [[UInt8]] = [Array("a".utf8) + [0xFF], Array("a\\xFF".utf8), Array("ä\\".utf8)]
        let (_, lines, _) = try answers(Data(paths.flatMap { $0 + [0] }))
        #expect(lines.dropFirst().map { $0["path"] as? String } == ["a\\xFF", "a\\xFF", "ä\\"])
        let encoded = lines.dropFirst().map { $0["pathBytes"] as? String }
        #expect(
            encoded[0..<2].compactMap { $0.flatMap { Data(base64Encoded: $0) } }.map { Array($0) } == Array(paths[..<2])
        )
        #expect(encoded[2] == nil)
    }

    @Test("does not measure a last request without an end, and says so")
    func unfinished() throws {
        let (status, lines, errors) = try answers(Data("a.wav\0b.wav".utf8))
        #expect(status == 65 && lines.count == 2 && errors.contains("the last request has no end"))
        #expect(try answers(Data()).status == 0)
        let long = try answers(Data(repeating: 0x61, count: 3 << 20))
        #expect(long.status == 65 && long.errors.contains("longer than 1 MiB"))
    }

    @Test("ends what takes too long, and goes on with the next recording")
    func timeLimit() throws {
        try scratch.wave("long.wav", frames: 4_000_000)
        let (status, lines, _) = try answers(
            Data("long.wav\0a.wav\0".utf8), ["--depth", "listen", "--time-limit", "1ms", "--jobs", "1"])
        #expect(status == 0 && lines.count == 3 && lines[1]["code"] as? String == "measuring.time-limit")
    }

    @Test("refuses what it cannot do")
    func refusals() throws {
        for arguments in [
            ["a.wav"], ["-", "a.wav"], ["-", "--format", "csv"], ["-", "--wide"], ["-", "--order", "completion"],
        ] {
            #expect(try Command.run(["measure", "--stream"] + arguments, in: scratch.folder).status == 64)
        }
        #expect(try Command.run(["measure", "a.wav", "--time-limit", "1s"], in: scratch.folder).status == 64)
        #expect(try Command.run(["measure", "a.wav", "--jobs", "0"], in: scratch.folder).status == 64)
    }

    // MARK: Sets

    @Test(
        "is judged set by set, with the reports that checks of the recordings have",
        arguments: ["tencent-vod-clone", "alibaba-ims-basic"])
    func sets(profile: String) throws {
        try scratch.wave("c.wav", frames: 160_000)
        let sets = ["x": ["a.wav", "c.wav", "gone.wav"], "y": ["b.wav"], "Ä": ["a.wav", "a.wav", "b.wav"]]
        let requests = sets.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { set, names in
            names.map { #"{"set":"\#(set)","path":"\#($0)"}"# + "\n" }
        }
        let measured = try Command.run(
            ["measure", "--stream", "--hash", "-"], in: scratch.folder, input: Data(requests.joined().utf8))
        let judged = try Command.run(
            ["check", "--profile", profile, "--measurements", "-", "--group-by", "set", "--format", "json"],
            in: scratch.folder, input: Data(measured.output.utf8))
        #expect(judged.status == 1)
        let lines = judged.output.split(separator: "\n").map(String.init)
        #expect(lines.count == sets.count)
        let schema = try SchemaValidator(try Command.run(["schema", "report"]).output)
        for line in lines {
            #expect(try schema.mistakes(in: line).prefix(3) == [])
            let form = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            let set = try #require(form["set"] as? String)
            let alone = try Command.run(
                ["check", "--profile", profile, "--depth", "scan", "--format", "json", "-"], in: scratch.folder,
                input: Data((sets[set] ?? []).joined(separator: "\n").utf8))
            let expected = try JSONSerialization.data(withJSONObject: try alone.json(), options: .sortedKeys)
            let report = try #require(form["report"])
            #expect(
                firstDifference(
                    try JSONSerialization.data(withJSONObject: report, options: .sortedKeys), from: expected) == nil)
        }
        let text = try Command.run(
            ["check", "--profile", profile, "--measurements", "-", "--group-by", "set"], in: scratch.folder,
            input: Data(measured.output.utf8))
        #expect(text.output.contains("SET  x\n\(profile)  "))
    }

    @Test("is refused where sets are not sorted, or a measurement names none")
    func unsorted() throws {
        func judge(_ requests: [String]) throws -> Command {
            let measured = try Command.run(
                ["measure", "--stream", "-"], in: scratch.folder,
                input: Data(requests.map { $0 + "\n" }.joined().utf8))
            return try Command.run(
                ["check", "--profile", "tencent-vod-clone", "--measurements", "-", "--group-by", "set"],
                in: scratch.folder, input: Data(measured.output.utf8))
        }
        let (x, y) = (#"{"set":"x","path":"a.wav"}"#, #"{"set":"y","path":"a.wav"}"#)
        let unsorted = try judge([x, y, x])
        #expect(unsorted.status == 65 && unsorted.errors.contains(#"the set "x" comes behind "y""#))
        let unnamed = try judge([x, #"{"path":"a.wav"}"#])
        #expect(unnamed.status == 65 && unnamed.errors.contains("names no set"))
        #expect(try judge([]).status == 66)
    }
}
