import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The containers", .timeLimited)
struct ContainerWalkersTests {
    @Test("each have one walker, and facts")
    func oneWalker() {
        let walked = ContainerWalkers.all.flatMap { $0.containers }
        #expect(walked.sorted() == ContainerFacts.all.map(\.container).sorted())
        #expect(Set(walked).count == walked.count)
    }

    @Test("have an extension, in lower case, that announces a recording")
    func extensions() {
        for facts in ContainerFacts.all {
            #expect(!facts.fileExtensions.isEmpty, "\(facts.container)")
            #expect(facts.fileExtensions.allSatisfy { $0 == $0.lowercased() }, "\(facts.container)")
            #expect(facts.fileExtensions.first.map { ContainerFacts.recordingExtensions.contains($0) } == true)
            #expect(facts.container.fileExtensions == facts.fileExtensions)
        }
    }

    @Test("are assumed behind tags by one walker at most")
    func assumed() {
        #expect(ContainerWalkers.all.count { $0.precedingTags == .assumed } == 1)
    }

    @Test("of the fixtures are among them", arguments: Fixtures.all.compactMap(\.container))
    func fixtures(container: Container) {
        #expect(ContainerFacts.of(container) != nil)
    }
}
