import Foundation

/// What the numbers of the recogniser's networks stand for.
struct HamaVocabulary {
    private struct Document: Decodable {
        var encoder: [String]
        var decoder: [String]
    }

    /// The listening network has two more than the one that pronounces: the mark between words, and the blank.
    private static let boundary = "<wb>"
    private static let blank = "<blank>"
    private static let marks: Set<String> = ["<pad>", "<sos>", "<eos>", "<unk>", " ", "%", ",", boundary, blank]
    /// How much the blank is held back, on the scale of the scores: what the library's own program does.
    private static let blankBias: Float = 0.095

    /// Every class of the listening network.
    let phones: [String]
    let start: Int64
    let end: Int64
    private let blankNumber: Int
    private let letterNumbers: [Unicode.Scalar: Int64]
    private let unknownLetter: Int64

    init(_ json: [UInt8]) throws(HamaLibrary.Failure) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)),
            let start = document.decoder.firstIndex(of: "<sos>"), let end = document.decoder.firstIndex(of: "<eos>"),
            let unknown = document.encoder.firstIndex(of: "<unk>")
        else { throw HamaLibrary.Failure(description: "\(HamaFiles.vocabularyName) is not a vocabulary") }
        phones = document.decoder + [Self.boundary, Self.blank]
        (self.start, self.end) = (Int64(start), Int64(end))
        blankNumber = phones.count - 1
        unknownLetter = Int64(unknown)
        letterNumbers = Dictionary(
            document.encoder.enumerated().compactMap { number, text in
                let scalars = text.unicodeScalars
                return scalars.count == 1 ? scalars.first.map { ($0, Int64(number)) } : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The numbers of the letters of a word.
    func letters(of word: String) -> [Int64] {
        word.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
            .map { letterNumbers[$0] ?? unknownLetter }
    }

    /// The class with the highest score; nil where a score is not a number.
    func best(of scores: ArraySlice<Float>) -> Int? {
        var (best, highest): (Int?, Float) = (nil, -.infinity)
        for (number, score) in scores.enumerated() {
            let score = number == blankNumber ? score - Self.blankBias : score
            if score > highest { (best, highest) = (number, score) }
        }
        return best
    }

    /// The phone of a class; nil for a mark.
    func symbol(of number: Int) -> String? {
        guard phones.indices.contains(number), !Self.marks.contains(phones[number]) else { return nil }
        // A mark alone, such as that of a dental, says nothing without its phone.
        let isMark = phones[number].unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark }
        return isMark ? nil : phones[number]
    }
}
