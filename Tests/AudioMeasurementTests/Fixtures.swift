import Foundation
import PreflightModel

/// The recordings in `Fixtures/`, and what a right measurement of each is.
enum Fixtures {
    /// The folder beside `Tests/`.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// Every row of `expected.json`.
    static let all: [Fixture] = {
        do {
            let data = try Data(contentsOf: folder.appending(path: "expected.json"))
            return try JSONDecoder().decode([Fixture].self, from: data)
        } catch {
            fatalError("Fixtures/expected.json cannot be read: \(error)")
        }
    }()

    /// Those that are small enough to be taken apart byte by byte.
    static let small = all.filter { (try? $0.bytes().count <= 16 * 1024) ?? false }

    static func named(_ path: String) throws -> Fixture {
        try all.first { $0.path == path } ?? { throw CocoaError(.fileNoSuchFile) }()
    }
}

/// One fixture with what is expected of it; what is nil here, or `unsaid`, is not certain and not compared.
struct Fixture: Sendable, Decodable, CustomStringConvertible {
    let path: String
    let container: Container?
    let codec: Codec?
    let sampleRate: Int?
    let channelCount: Int?
    let frameCount: Int64?
    let codedFrameCount: Int64?
    /// Nil inside means that there must be none.
    let bitDepth: Int??
    let defects: [DefectCode]?
    let hasNoOtherDefects: Bool
    /// The code of the failure, when it cannot be measured.
    let unreadable: DefectCode?

    private enum CodingKeys: String, CodingKey {
        case path, container, codec, sampleRate, channelCount, frameCount, codedFrameCount, bitDepth, defects
        case defectsExactly, unreadable
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        path = try values.decode(String.self, forKey: .path)
        container = try values.decodeIfPresent(Container.self, forKey: .container)
        codec = try values.decodeIfPresent(Codec.self, forKey: .codec)
        sampleRate = try values.decodeIfPresent(Int.self, forKey: .sampleRate)
        channelCount = try values.decodeIfPresent(Int.self, forKey: .channelCount)
        frameCount = try values.decodeIfPresent(Int64.self, forKey: .frameCount)
        codedFrameCount = try values.decodeIfPresent(Int64.self, forKey: .codedFrameCount)
        bitDepth =
            values.contains(.bitDepth) ? .some(try values.decodeIfPresent(Int.self, forKey: .bitDepth)) : .none
        defects = try values.decodeIfPresent([DefectCode].self, forKey: .defects)
        hasNoOtherDefects = try values.decodeIfPresent(Bool.self, forKey: .defectsExactly) ?? false
        unreadable = try values.decodeIfPresent(DefectCode.self, forKey: .unreadable)
    }

    var description: String { path }

    var file: RecordingPath { RecordingPath(Fixtures.folder.appending(path: path).path(percentEncoded: false)) }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: Fixtures.folder.appending(path: path))) }
}
