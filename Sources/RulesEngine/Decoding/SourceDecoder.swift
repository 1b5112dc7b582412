import PreflightModel
import Yams

/// Reads where a rule, a role or a parameter comes from.
struct SourceDecoder {
    let mistakes: ProfileMistakes
    /// The documents that can be referred to.
    let sources: [ProfileSource]
    /// The documents that the file names, though something may be wrong with them.
    var namedSources: Set<String> = []
    /// Whether the profile extends one that does not exist: what it refers to may be there.
    var lacksBase = false

    /// `source`: a document under `sources`, and its words.
    func source(_ node: Node) -> RuleSource? {
        var mapping = ProfileMapping(node, subject: "the source", mistakes: mistakes)
        let reference = mapping.require("ref")
        let words = words(&mapping)
        let reading = mapping.take("reading").flatMap { ProfileValues.text($0, mistakes) }
        mapping.finish()
        guard let reference, let name = ProfileValues.text(reference, mistakes), let words else { return nil }
        guard let source = sources.first(where: { $0.name == name }) else {
            // What is wrong with the source itself was said there.
            if lacksBase || namedSources.contains(name) { return nil }
            let near = Words.nearest(to: name, among: sources.map(\.name))
            mistakes.add(
                "there is no source \"\(name)\" under sources." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                at: reference)
            return nil
        }
        return RuleSource(
            title: source.title, address: source.address, read: source.read, confidence: source.confidence,
            words: words, reading: reading)
    }

    /// A quote with its translation, or a paraphrase.
    private func words(_ mapping: inout ProfileMapping) -> RuleSource.Words? {
        let quoteNode = mapping.take("quote")
        let translationNode = mapping.take("translation")
        let paraphraseNode = mapping.take("paraphrase")
        let quote = quoteNode.flatMap { wording($0) }
        let translation = translationNode.flatMap { ProfileValues.text($0, mistakes) }
        let paraphrase = paraphraseNode.flatMap { wording($0) }
        if quoteNode != nil, let paraphraseNode {
            mistakes.add(
                "the source has both a quote and a paraphrase: keep the quote where it is the document's own words, "
                    + "the paraphrase where it is not", at: paraphraseNode)
            return nil
        }
        if let translationNode, quoteNode == nil {
            mistakes.add(
                "the source has a translation without a quote: only a quote is translated", at: translationNode)
        }
        if quoteNode == nil, paraphraseNode == nil, mapping.node.mapping != nil {
            mistakes.add(
                "the source has no \"quote\" with the document's own words, and no \"paraphrase\" in place of it",
                at: mapping.node)
        }
        if let quote { return .quote(quote, translation: translation) }
        return paraphrase.map { .paraphrase($0) }
    }

    /// The text of a quote or a paraphrase. "Stated:" is how profiles once marked notes that stood in place of quotes.
    private func wording(_ node: Node) -> String? {
        guard let text = ProfileValues.text(node, mistakes) else { return nil }
        let start = text.trimming().lowercased()
        guard start.hasPrefix("stated:") || start.hasPrefix("stated：") else { return text }
        mistakes.add(
            "a quote holds the document's own words; \"Stated:\" introduces a note. Write the note as \"paraphrase\", "
                + "without \"Stated:\"", at: node)
        return nil
    }
}

extension ProfileSource {
    /// The documents under `sources`, in the order of the file.
    static func list(_ node: Node, _ mistakes: ProfileMistakes) -> [ProfileSource] {
        ProfileMapping(node, subject: "sources", mistakes: mistakes).all.compactMap { entry in
            var mapping = ProfileMapping(entry.value, subject: "the source \(entry.name)", mistakes: mistakes)
            let title = mapping.requireText("title")
            let address = mapping.requireText("address")
            let read = mapping.requireText("read")
            let confidenceNode = mapping.require("confidence")
            mapping.finish()
            let known = RuleSource.Confidence.allCases
            let confidence = confidenceNode.flatMap { node in known.first { $0.rawValue == node.scalar?.string } }
            if let confidenceNode, confidence == nil {
                mistakes.add(
                    "the confidence must be \(Words.alternatives(known.map(\.rawValue)))", at: confidenceNode)
            }
            guard let title, let address, let read, let confidence else { return nil }
            return ProfileSource(name: entry.name, title: title, address: address, read: read, confidence: confidence)
        }
    }
}
