import TestSupport
import Testing

@testable import RulesEngine

@Suite("The name of an unknown profile", .timeLimited)
struct ProfileSuggestionTests {
    @Test("suggests the names that begin with it, else the nearest, else those that contain it")
    func suggestions() {
        #expect(
            ProfileCatalogue.suggestions(for: "alibaba") == ProfileCatalogue.names.filter { $0.hasPrefix("alibaba") })
        #expect(ProfileCatalogue.suggestions(for: "tencent-vod-clon") == ["tencent-vod-clone"])
        #expect(ProfileCatalogue.suggestions(for: "tencent-vod-klone") == ["tencent-vod-clone"])
        #expect(ProfileCatalogue.suggestions(for: "cosyvoice").allSatisfy { $0.contains("cosyvoice") })
        #expect(!ProfileCatalogue.suggestions(for: "cosyvoice").isEmpty)
        #expect(ProfileCatalogue.suggestions(for: "") == [] && ProfileCatalogue.suggestions(for: "zzzzzz") == [])
    }
}
