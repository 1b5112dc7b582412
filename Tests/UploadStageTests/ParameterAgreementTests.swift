import Foundation
import PreflightModel
import RulesEngine
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

/// A parameter that the profile takes is taken by the request that carries it, and the other way round.
@Suite("A profile and the requests of its submission", .timeLimited)
struct ParameterAgreementTests {
    struct Subject: Sendable, CustomTestStringConvertible {
        var profile: Profile
        var parameter: Parameter
        var testDescription: String { "\(profile.id)/\(parameter.name)" }
    }

    /// Every parameter of every profile that can be submitted.
    static let subjects: [Subject] = VendorSubmissions.all.flatMap { $0.profiles }.flatMap { name -> [Subject] in
        guard let profile = try? ProfileCatalogue.profile(named: name) else { return [] }
        return profile.parameters.map { Subject(profile: profile, parameter: $0) }
    }

    @Test func `exist`() { #expect(Self.subjects.count > 60) }

    @Test(arguments: subjects)
    func `judge every value alike`(subject: Subject) throws {
        let values = Values(subject).all
        #expect(values.count >= 300)
        let scene = Scene(subject)
        for value in values {
            let (byProfile, byRequest) = (try scene.profileTakes(value), try scene.requestTakes(value))
            if byProfile != byRequest {
                Issue.record(
                    """
                    \(subject.testDescription): the profile \(byProfile ? "takes" : "refuses"), the request \
                    \(byRequest ? "takes" : "refuses") \(value.debugDescription.prefix(80)) (\(value.utf8.count) bytes)
                    """)
            }
        }
    }
}

/// Hundreds of values for one parameter: what is usual, the examples of its profile and what chance makes of them, and
/// texts of every length about its limits.
private struct Values {
    let all: [String]

    init(_ subject: ParameterAgreementTests.Subject) {
        var values = Self.usual
        let examples = subject.parameter.examples.map { $0.text.trimmingCharacters(in: ["\""]) }
        values += examples
        var chance = Chance(state: UInt64(subject.testDescription.utf8.reduce(5381) { $0 &* 33 &+ UInt64($1) }))
        for example in examples + ["https://example.com/a.mp3", "abcdefgh", "12"] {
            for _ in 0..<20 { values.append(chance.changed(example)) }
        }
        for count in [1, 2, 7, 8, 9, 16, 17, 31, 32, 33, 50, 51, 63, 64, 65, 128, 129, 255, 256, 257, 1000, 1001, 4097]
        {
            values += [String(repeating: "a", count: count), String(repeating: "声", count: count)]
        }
        // A letter with an accent of its own is one character to people and two to everybody else.
        for count in [16, 17, 32, 128, 500, 501] { values.append(String(repeating: "e\u{301}", count: count)) }
        if subject.parameter.name == "Payload" {
            for count in [1_048_575, 1_048_576, 1_048_577] {
                values += [String(repeating: "a", count: count), String(repeating: "😀", count: count)]
            }
        }
        all = values
    }

    private static let usual =
        [
            "", " ", "\t", "\n", "\u{3000}", "\0", "a", " a", "a ", "a b", "a\nb", "a\r\nb", "é", "用户", "😀", "\u{200B}",
            "0", "1", "-1", "+1", "007", "1.5", "1e3", " 1", "1 ", "１", "9223372036854775807", "9223372036854775808",
            "-10", "-11", "10", "11", "true", "false", "TRUE", "yes", "null", "female", "male", "Female", "FEMALE",
            "MALE",
            "CN", "EN", "cn", "PACKAGE", "SEGMENT", "package", "story", "Story", "VIDEO_2D", "VIDEO_2D,", ",VIDEO_2D",
            "VIDEO_2D,,LIVE_2D", "VIDEO_2D, LIVE_2D", "LIVE_2D,LIVE_2D", "a,b", "a,a", "a,,b", ",a", "a, b",
            "cosyvoice-v3-plus", "cosyvoice-v2",
            "lin_voice-01", "lin_voice-01-", "1lin_voice", "vidu01", "Hello", "Hello.", "Hello.”", "你好。", "你好", "”",
            "?",
        ]
        + ["http", "https", "HTTPS", "hTTp", "ftp", "oss", ""].flatMap { scheme in
            [
                "example.com/a.mp3", "example.com", "", "/", "/a.mp3", "example.com/a b.mp3", "example.com/a\nb",
                " x.com/a",
                "例子.com/样本.mp3", "user:word@example.com:8080/a?b=c#d", "example.com:a/b", ":80/a", "[::1]/a.mp3",
                "[]/a",
                "your-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3",
                "Your-Bucket.OSS-cn-shanghai.aliyuncs.com/demo.MP3",
                "your-bucket.oss-cn-shanghai.aliyuncs.com", "your-bucket.oss-cn-shanghai.aliyuncs.com/",
                "your-bucket.oss-cn-shanghai-internal.aliyuncs.com/demo.mp3", "oss-cn-shanghai.aliyuncs.com/demo.mp3",
                "your-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3?x-oss-expires=3600",
                "your-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3#t", "-b.oss-cn-shanghai.aliyuncs.com/d",
                "ab.oss-cn-shanghai.aliyuncs.com/d", "a.b.oss-cn-shanghai.aliyuncs.com/d", "abc.oss-.aliyuncs.com/d",
                "your_bucket.oss-cn-shanghai.aliyuncs.com/d", "your-bucket.oss-cn-shanghai.aliyuncs.com/de mo.mp3",
                "your-bucket.oss-cn-shanghai.aliyuncs.com.example.com/d",
                "your-bucket.oss-cn-shanghai.aliyuncs.com:443/d",
            ].map { "\(scheme)://\($0)" }
        }
}

/// Chance that is the same in every run (xorshift).
private struct Chance {
    var state: UInt64

    private mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, limit)))
    }

    private static let pieces = Array(
        " -_.,:/@?#%+0aZé声。\n\t\u{301}😀".unicodeScalars.map { String($0) })

    /// The text with one to three characters taken out, put in or exchanged.
    mutating func changed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars.map { String($0) })
        for _ in 0...below(3) {
            let place = below(scalars.count + 1)
            switch below(3) {
            case 0 where place < scalars.count: scalars.remove(at: place)
            case 1 where place < scalars.count: scalars[place] = Self.pieces[below(Self.pieces.count)]
            default: scalars.insert(Self.pieces[below(Self.pieces.count)], at: place)
            }
        }
        return scalars.joined()
    }
}

/// A package that lacks nothing, with one parameter in question.
private struct Scene {
    private let subject: ParameterAgreementTests.Subject
    private let manifest: Manifest
    private let parameters: [String: String]

    init(_ subject: ParameterAgreementTests.Subject) {
        self.subject = subject
        let name = subject.parameter.name
        // What is at an address is not a file too, and what belongs to a parameter is given with it.
        let roles = subject.profile.roles.filter { role in
            ![role.addressParameter, role.mediaParameter].contains(name)
                && (role.count.lowerBound > 0 || subject.parameter.companion == .role(role.name))
        }
        let entries = roles.flatMap { role in
            (0..<max(1, role.count.lowerBound)).map { Self.entry(role, number: $0 + 1) }
        }
        var parameters = [
            "VoiceName": "Lin", "Gender": "female", "VoiceId": "linvoice01", "Text": "你好。", "SubAppId": "1",
        ]
        parameters.merge(["Scenario": "story", "voice_name": "Lin", "PromptText": "今天天气真好。"]) { $1 }
        let isPromptGiven =
            roles.contains { $0.name == "prompt" } || ["PromptAudioUrl", "PromptAudioFileId"].contains(name)
        if !isPromptGiven { parameters["PromptText"] = nil }
        self.parameters = parameters.filter { key, _ in subject.profile.parameters.contains { $0.name == key } }
        manifest = Manifest(
            tool: Report.Tool(name: "test", version: "1"),
            profile: Report.ProfileReference(id: subject.profile.id, title: "", revision: 1, sha256: ""),
            verdict: .pass, isForced: false, parameters: [:], entries: entries, package: nil)
    }

    private static func entry(_ role: Role, number: Int) -> Manifest.Entry {
        let path = RecordingPath("\(role.name)/\(number).\(role.kind == .recording ? "wav" : "pdf")")
        return Manifest.Entry(
            role: role.name, path: path, name: nil, byteCount: 100, sha256: "\(role.name)\(number)",
            digests: ContentDigests(byteCount: 100, sha256: "\(role.name)\(number)", md5: "00", crc64: "0"),
            measurement: role.kind != .recording
                ? nil
                : RecordingMeasurement(
                    path: path, byteCount: 100, container: .wav, codec: "pcm_s16le", sampleRate: 48_000,
                    channelCount: 1,
                    bitDepth: 16, frameCount: 48_000, codedFrameCount: 48_000, method: .decode))
    }

    private func given(_ value: String?) -> [String: String] {
        var parameters = parameters
        parameters[subject.parameter.name] = value
        return parameters
    }

    /// Whether the profile takes the value; nil leaves the parameter out.
    func profileTakes(_ value: String?) throws -> Bool {
        let input = CheckInput(
            recordings: manifest.entries.compactMap { entry in
                entry.measurement.map { RoledRecording(role: entry.role, measurement: $0) }
            }, parameters: given(value), isComplete: true)
        let report = subject.profile.check(input, tool: manifest.tool)
        return !report.findings.contains { $0.parameter == subject.parameter.name && $0.severity == .error }
    }

    /// Whether the requests of the submission take it, without asking the profile.
    func requestTakes(_ value: String?) throws -> Bool {
        let package = SubmissionPackage(manifest: manifest, folder: "/nowhere", parameters: given(value))
        let environment = [
            "ALIBABA_CLOUD_ACCESS_KEY_ID": "k", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "s", "HUAWEICLOUD_SDK_AK": "k",
            "HUAWEICLOUD_SDK_SK": "s", "HUAWEICLOUD_SDK_PROJECT_ID": "p", "TENCENTCLOUD_SECRET_ID": "k",
            "TENCENTCLOUD_SECRET_KEY": "s",
        ]
        let target = SubmissionTarget(
            bucket: "your-bucket",
            credentials: CredentialSources(environment: environment, home: "/nonexistent", read: { _ in nil }))
        let connection = VendorConnection(
            transport: NoTransport(), now: { Date(timeIntervalSince1970: 0) }, nonce: { "n" })
        do {
            _ = try VendorSubmissions.make(package: package, target: target, connection: connection)
            return true
        } catch let failure as SubmissionFailure where failure.kind == .usage {
            return false
        }
    }
}

/// Nothing is sent.
private struct NoTransport: HTTPTransport {
    func send(
        _ request: HTTPRequest, progress: (@Sendable (_ bytesSent: Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        throw TransportFailure(.unreachable, "nothing is sent")
    }
}
