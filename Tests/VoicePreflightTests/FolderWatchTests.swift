import Foundation
import TestSupport
import Testing

@testable import VoicePreflight

@Suite("A watch over a folder", .timeLimited)
struct FolderWatchTests {
    /// A folder and a watch over it, whose clock stands still, however long the test takes.
    private final class Watched {
        let path = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)").path
        var watch: FolderWatch

        /// - Parameter later: By how many seconds the clock is ahead of what the files say, give or take the test.
        init(later: Int64 = 0) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let moment = Int64(time(nil)) + later
            watch = FolderWatch(
                Preflight(depth: .decode), inputs: [RecordingInput(path: RecordingPath(path))], profiles: [],
                now: { moment })
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func look() async throws -> FolderWatch.Look { try await watch.look() }

        func write(_ bytes: [UInt8], to name: String) throws {
            let url = URL(filePath: "\(path)/\(name)")
            let recording = RecordingPath(url.path)
            let before = try? RecordingFile(recording).identityAtOpen
            // The system's clock for files goes in steps of some milliseconds.
            repeat { try Data(bytes).write(to: url) } while try RecordingFile(recording).identityAtOpen == before
        }

        func names(_ paths: [RecordingPath]) -> [String] { paths.map(\.lastComponent.description) }
    }

    /// One second of silence at 8 kHz, mono, 16 bit; `claimed` is the size in the header of its data.
    private func wave(frames: Int = 8000, claimed: Int? = nil) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let claimed = claimed ?? 2 * frames
        return Array("RIFF".utf8) + little(36 + claimed, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + little(1, 2)
            + little(1, 2) + little(8000, 4) + little(16000, 4) + little(2, 2) + little(16, 2) + Array("data".utf8)
            + little(claimed, 4) + [UInt8](repeating: 0, count: 2 * frames)
    }

    @Test("judges at once what was there long before")
    func old() async throws {
        let watched = try Watched(later: 86_400)
        try watched.write(wave(), to: "a.wav")
        try watched.write(wave(claimed: 100_000), to: "broken.wav")
        let look = try await watched.look()
        #expect(watched.names(look.changed) == ["a.wav", "broken.wav"] && look.waiting.isEmpty)
        #expect(look.measured.recordings.count == 2)
        let next = try await watched.look()
        #expect(!next.hasNews && next.measured.recordings.count == 2)
    }

    @Test("judges a new recording when it was the same in two looks, and once")
    func new() async throws {
        let watched = try Watched()
        #expect(try await watched.look().measured.items.isEmpty)
        try watched.write(wave(), to: "a.wav")
        let first = try await watched.look()
        #expect(!first.hasNews && watched.names(first.waiting) == ["a.wav"] && first.measured.items.isEmpty)
        let second = try await watched.look()
        #expect(watched.names(second.changed) == ["a.wav"] && second.waiting.isEmpty)
        #expect(try await !watched.look().hasNews)
    }

    @Test("waits while a recording grows, and says so once")
    func growing() async throws {
        let watched = try Watched()
        var announced: [[String]] = []
        for frames in 1...5 {
            try watched.write(wave(frames: 100 * frames), to: "a.wav")
            let look = try await watched.look()
            #expect(look.changed.isEmpty && watched.names(look.waiting) == ["a.wav"])
            announced.append(watched.names(look.newlyWaiting))
        }
        #expect(announced == [[], [], ["a.wav"], [], []])
        let look = try await watched.look()
        #expect(look.measured.recordings.map(\.frameCount) == [500])
    }

    @Test(
        "waits while the header is unfinished, but not for ever",
        arguments: [0, 0xFFFF_FFFF, 40_000])
    func unfinished(claimed: Int) async throws {
        let watched = try Watched()
        try watched.write(wave(claimed: claimed), to: "a.wav")
        for number in 0..<FolderWatch.patience {
            let look = try await watched.look()
            #expect(look.changed.isEmpty && look.waiting.count == 1)
            #expect(watched.names(look.newlyWaiting) == (number == 1 ? ["a.wav"] : []))
        }
        #expect(try await watched.names(watched.look().changed) == ["a.wav"])
    }

    @Test("judges an unfinished recording soon after it was finished")
    func finished() async throws {
        let watched = try Watched()
        try watched.write([], to: "a.wav")
        for _ in 1...3 { #expect(try await watched.look().measured.items.isEmpty) }
        try watched.write(wave(), to: "a.wav")
        #expect(try await watched.look().measured.items.isEmpty)
        let look = try await watched.look()
        #expect(watched.names(look.changed) == ["a.wav"])
        #expect(look.measured.unreadable.isEmpty)
    }

    @Test("takes a recording that is recorded again out, until it is complete again")
    func again() async throws {
        let watched = try Watched(later: 86_400)
        try watched.write(wave(), to: "a.wav")
        #expect(try await watched.look().measured.items.count == 1)
        try watched.write(wave(frames: 9000), to: "a.wav")
        let during = try await watched.look()
        #expect(during.measured.items.isEmpty && during.gone.isEmpty)
        let after = try await watched.look()
        #expect(watched.names(after.changed) == ["a.wav"])
        #expect(after.measured.recordings.map(\.frameCount) == [9000])
    }

    @Test("names what is gone, but not what never counted")
    func gone() async throws {
        let watched = try Watched(later: 86_400)
        try watched.write(wave(), to: "a.wav")
        try watched.write(wave(), to: "b.wav")
        _ = try await watched.look()
        try watched.write(wave(), to: "c.wav")
        _ = try await watched.look()
        for name in ["a.wav", "c.wav"] { try FileManager.default.removeItem(atPath: "\(watched.path)/\(name)") }
        let look = try await watched.look()
        #expect(watched.names(look.gone) == ["a.wav"])
        #expect(look.measured.items.count == 1)
        #expect(try await watched.look().gone.isEmpty)
    }

    @Test("goes on when the whole folder goes and comes back")
    func folderGone() async throws {
        let watched = try Watched(later: 86_400)
        try watched.write(wave(), to: "a.wav")
        _ = try await watched.look()
        try FileManager.default.removeItem(atPath: watched.path)
        #expect(try await watched.names(watched.look().gone) == ["a.wav"])
        try FileManager.default.createDirectory(atPath: watched.path, withIntermediateDirectories: true)
        try watched.write(wave(), to: "b.wav")
        _ = try await watched.look()
        #expect(try await watched.names(watched.look().changed) == ["b.wav"])
    }
}
