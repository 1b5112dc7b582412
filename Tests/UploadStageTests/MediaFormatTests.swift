import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import UploadStage

@Suite("The formats that vendors are told", .timeLimited)
struct MediaFormatTests {
    private static let digests = ContentDigests(byteCount: 1, sha256: "s", md5: "m", crc64: "1")

    private func package(_ path: String, _ container: Container) -> SubmissionPackage {
        let measurement = RecordingMeasurement(
            path: RecordingPath(path), byteCount: 1, container: container, codec: .aac, sampleRate: 48_000,
            channelCount: 1, frameCount: 1, codedFrameCount: 1, method: .decode)
        let entry = Manifest.Entry(
            role: "sample", path: RecordingPath(path), name: nil, byteCount: 1, sha256: "s", digests: Self.digests,
            measurement: measurement)
        let manifest = Manifest(
            tool: Report.Tool(name: "test", version: "1"),
            profile: Report.ProfileReference(id: "p", title: "", revision: 1, sha256: ""), verdict: .pass,
            isForced: false, parameters: [:], entries: [entry], package: nil)
        return SubmissionPackage(manifest: manifest, folder: "/nowhere", parameters: [:])
    }

    @Test(
        "are extensions that they list, by content",
        arguments: [
            ("a.wav", .wav, "wav", "wav"), ("a.WAV", .wav, "wav", "wav"), ("a.wav", .rf64, "wav", "wav"),
            ("a.mp3", .mp3, "mp3", "mp3"), ("a.aac", .adts, "aac", "aac"), ("a.adts", .adts, "aac", "aac"),
            ("a.opus", .ogg, "ogg", "ogg"), ("a.oga", .ogg, "ogg", "ogg"), ("a.mov", .m4a, "mov", "mov"),
            ("a.MP4", .m4a, "mp4", "mp4"), ("a.m4a", .m4a, "m4a", "m4a"), ("a.m4b", .m4a, "m4a", "m4a"),
            ("a.mp3", .m4a, "m4a", "m4a"), ("voice", .m4a, "m4a", "m4a"), ("a.wma", .asf, "wma", "asf"),
            ("a.webm", .matroska, "webm", "webm"), ("a.mka", .matroska, "mkv", "mkv"),
            ("a.ape", .monkeysAudio, "ape", "ape"),
            ("a.awb", .amr, "amr", "amr"), ("a.aif", .aiff, "aiff", "aiff"),
        ] as [(String, Container, String, String)])
    func listed(path: String, container: Container, alibaba: String, tencent: String) throws {
        let package = package(path, container)
        #expect(try AlibabaRecording.recordings(role: "sample", in: package).map(\.fileExtension) == [alibaba])
        guard case .file(let recording) = try TencentRecordingSource.required("sample", in: package) else {
            Issue.record("the recording is a file")
            return
        }
        #expect(recording.mediaType == tencent)
    }
}
