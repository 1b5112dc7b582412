import Foundation
import TestSupport
import Testing

/// The articles of the DocC catalogue, whose code the package Tests/Consumer compiles and runs; that of "Getting started" has
/// tests of its own.
@Suite("The articles", .timeLimited)
struct ArticleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL
    private static let catalogue = root.appending(path: "Sources/VoicePreflight/VoicePreflight.docc")

    private static var articles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: catalogue.path)) ?? []
        return names.filter { $0.hasSuffix(".md") && $0 != "GettingStarted.md" }.sorted()
    }

    @Test("show code that is compiled and run", arguments: articles)
    func code(article: String) throws {
        let text = try String(contentsOf: Self.catalogue.appending(path: article), encoding: .utf8)
        let compiled = try Self.compiledLines()
        for block in Self.blocks(in: text) {
            let isCompiled = Self.contains(compiled, block)
            #expect(isCompiled, "not compiled anywhere: \(block.joined(separator: " ⏎ "))")
        }
    }

    @Test("are there for every task")
    func tasks() {
        #expect(
            Set(Self.articles).isSuperset(of: [
                "AddingAContainer.md", "AddingAVendor.md", "CheckingRecordings.md",
                "MeasuringRecordings.md",
                "OwnRules.md", "Packaging.md", "Preparing.md", "ReadingMeasurements.md", "Submitting.md",
            ]))
    }

    /// The blocks of Swift in an article, each as its lines without indentation.
    private static func blocks(in text: String) -> [[String]] {
        text.components(separatedBy: "```swift\n").dropFirst().map { part in
            lines(of: part.components(separatedBy: "\n```").first ?? "")
        }
    }

    private static func lines(of text: some StringProtocol) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// The lines of the code that is compiled for the articles.
    private static func compiledLines() throws -> [String] {
        let consumer = root.appending(path: "Tests/Consumer/Sources/consumer")
        return try FileManager.default.contentsOfDirectory(atPath: consumer.path).flatMap { name in
            lines(of: try String(contentsOf: consumer.appending(path: name), encoding: .utf8))
        }
    }

    private static func contains(_ lines: [String], _ block: [String]) -> Bool {
        guard let first = block.first else { return true }
        return lines.indices.contains { start in
            lines[start] == first && lines[start...].starts(with: block)
        }
    }
}
