import Foundation
import PreflightModel
import VendorClients
import VendorSandbox

@testable import UploadPackaging
@testable import UploadStage

/// A package for MetaStudio and a sandbox to submit it to, both of their own.
struct HuaweiRehearsal: SubmissionRehearsal {
    let sandbox: RunningSandbox
    let folder: URL
    let target: SubmissionTarget
    let package: SubmissionPackage

    /// Runs `body` with a rehearsal, which is cleared away afterwards.
    ///
    /// - Parameter file: The name of the only file in the zip.
    static func run(
        faults: [String] = [], seconds: Int = 60, file: String = "take.wav",
        _ body: (HuaweiRehearsal) async throws -> Void
    ) async throws {
        try await withSandbox(faults: faults) { sandbox, folder in
            try await body(HuaweiRehearsal(sandbox, folder, seconds: seconds, file: file))
        }
    }

    private init(_ sandbox: RunningSandbox, _ folder: URL, seconds: Int, file: String) async throws {
        self.sandbox = sandbox
        self.folder = folder
        let endpoints = try JSONDecoder().decode(EndpointsFile.self, from: try sandbox.endpoints.line)
        target = SubmissionTarget(
            endpoints: endpoints.endpoints,
            credentials: CredentialSources(
                environment: endpoints.environment, home: "/nonexistent", read: { _ in nil }))
        let take = Self.wave(seconds: seconds)
        try take.write(to: folder.appending(path: "take.wav"))
        try Data("%PDF-1.4 letter".utf8).write(to: folder.appending(path: "授权书.pdf"))
        let path = RecordingPath(folder.path)
        let zip = path.appending("package.zip".utf8)
        let item = ZipArchive.Item(
            name: file, path: path.appending("take.wav".utf8), byteCount: Int64(take.count))
        let digests = try await ZipPacking(items: [item], compression: .stored, progress: nil).write(to: zip).zip
        let letter = try Self.digests(of: folder.appending(path: "授权书.pdf"))
        let recording = try Self.digests(of: folder.appending(path: "take.wav"))
        let manifest = Manifest(
            tool: Report.Tool(name: "voice-preflight", version: "1.0"),
            profile: Report.ProfileReference(id: "huawei-metastudio-premium", title: "", revision: 1, sha256: "00"),
            verdict: .pass, isForced: false, parameters: ["voice_name": "温柔女声 1"],
            entries: [
                Manifest.Entry(
                    role: "take", path: "take.wav", name: file, byteCount: recording.byteCount,
                    sha256: recording.sha256, digests: nil,
                    measurement: RecordingMeasurement(
                        path: "take.wav", byteCount: recording.byteCount, container: .wav, codec: "pcm_s16le",
                        sampleRate: 8000, channelCount: 1, frameCount: Int64(8000 * seconds),
                        codedFrameCount: Int64(8000 * seconds), method: .decode)),
                Manifest.Entry(
                    role: "letter", path: "授权书.pdf", name: nil, byteCount: letter.byteCount, sha256: letter.sha256,
                    format: .pdf, digests: letter, measurement: nil),
            ], package: Manifest.Package(name: "package.zip", digests: digests))
        package = SubmissionPackage(manifest: manifest, folder: path, parameters: manifest.parameters)
    }

    private static func digests(of file: URL) throws -> ContentDigests {
        var computation = DigestComputation()
        try Data(contentsOf: file).withUnsafeBytes { computation.update($0) }
        return computation.digests
    }

    /// A recording: 8 kHz, 16 bits, one channel.
    private static func wave(seconds: Int) -> Data {
        func little(_ number: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(number >> (8 * $0) & 255) } }
        let count = seconds * 16_000
        let format = little(1, 2) + little(1, 2) + little(8000, 4) + little(16_000, 4) + little(2, 2) + little(16, 2)
        let head = Array("RIFF".utf8) + little(36 + count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
        let samples = Data((0..<16_000).map { UInt8(truncatingIfNeeded: $0 % 50) })
        return (0..<seconds).reduce(into: Data(head + Array("data".utf8) + little(count, 4))) { wave, _ in
            wave.append(samples)
        }
    }

    /// A client of the sandbox, for what others do at the same time.
    func client() throws -> HuaweiClient {
        let huawei = sandbox.credentials.huawei
        return HuaweiClient(
            credentials: HuaweiCredentials(.token(Secret(huawei.authToken)), projectID: huawei.projectId),
            endpoint: target.endpoint("huawei-metastudio", else: Endpoint(host: "localhost")),
            connection: connection(CurlTransport(userAgent: "test")))
    }

    /// The jobs that were made.
    var jobs: [String] { effects("CreateTrainingAdvanceJob").compactMap(\.job) }
}

/// Answers one path by itself, and hands on the rest.
struct InterposedTransport: HTTPTransport {
    let transport: any HTTPTransport
    let path: String
    let json: String

    func send(
        _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
    ) async throws(TransportFailure) -> HTTPResponse {
        guard request.encodedPath.hasSuffix(path) else { return try await transport.send(request, progress: progress) }
        return HTTPResponse(status: 200, body: Array(json.utf8))
    }
}
