import PreflightModel
import TestSupport
import Testing

@testable import RulesEngine

@Suite("A relative place", .timeLimited)
struct RelativePlaceTests {
    @Test(
        "finds the way from its folder to a path",
        arguments: [
            ("/w", "/w", "a.wav", "a.wav"), ("/w", "/w", "./a//b.wav", "a/b.wav"),
            ("/w/sub", "/w", "a.wav", "sub/a.wav"),
            ("/w", "/w/sub", "sub/a.wav", "a.wav"), ("/w", "/w/sub", "a.wav", "../a.wav"),
            ("/w", "/w", "/x/a.wav", "../x/a.wav"), ("/w", "/w", "../../../a", "../a"), ("/w", "/w", "x/..", "."),
        ])
    func path(working: String, folder: String, path: String, way: String) {
        let place = RelativePlace(workingFolder: RecordingPath(working), folder: RecordingPath(folder))
        #expect(place.path(of: RecordingPath(path)) == RecordingPath(way))
    }

    @Test(
        "finds the way back",
        arguments: [
            ("/w", "/w", "a.wav", "a.wav"), ("/w/sub", "/w", "a.wav", "../a.wav"),
            ("/w/sub", "/w", "sub/a.wav", "a.wav"),
            ("/w", "/w/sub", "a.wav", "sub/a.wav"), ("/w", "/x", "/abs.wav", "/abs.wav"), ("/w", "/w", "", "."),
        ])
    func workingPath(working: String, folder: String, way: String, path: String) {
        let place = RelativePlace(workingFolder: RecordingPath(working), folder: RecordingPath(folder))
        #expect(place.workingPath(of: RecordingPath(way)) == RecordingPath(path))
    }
}
