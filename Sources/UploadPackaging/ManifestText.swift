import MessageDigests
import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A manifest as bytes and back.
enum ManifestText {
    /// No manifest is anywhere near as large; a recording given by mistake is.
    private static let greatestSize = 256 << 20

    /// The manifest with its seal, and its bytes; the messages in it are those of `sentences`.
    static func sealed(
        _ manifest: Manifest, sentences: any Sentences
    ) throws -> (manifest: Manifest, bytes: [UInt8]) {
        var manifest = manifest
        manifest.seal = nil
        manifest.seal = Hexadecimal.string(SHA256.hash(data: try bytes(manifest, sentences)))
        return (manifest, try bytes(manifest, sentences))
    }

    private static func bytes(_ manifest: Manifest, _ sentences: any Sentences) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.userInfo[.sentences] = sentences
        return Array(try encoder.encode(manifest)) + [UInt8(ascii: "\n")]
    }

    /// Whether the bytes are those that were sealed. The seal covers every byte but the line that it is in, so messages
    /// of another version, or in another language, are no change.
    static func isSealed(_ bytes: [UInt8], seal: String?) -> Bool {
        guard let seal else { return false }
        let line = Array("  \"seal\" : \"\(seal)\",\n".utf8)
        // Values have no line feeds in JSON, and what is deeper begins with more spaces.
        guard let start = bytes.firstRange(of: [UInt8(ascii: "\n")] + line)?.lowerBound else { return false }
        let sealed = bytes[...start] + bytes[(start + 1 + line.count)...]
        return Hexadecimal.string(SHA256.hash(data: Array(sealed))) == seal
    }

    static func manifest(at path: RecordingPath) throws -> (manifest: Manifest, bytes: [UInt8]) {
        let bytes = try Files.bytes(of: path, atMost: greatestSize)
        struct Header: Decodable { var schema: String }
        guard let header = try? JSONDecoder().decode(Header.self, from: Data(bytes)) else {
            throw PackagingFailure(.changed, "\(path): is not a manifest (no JSON with a \"schema\"). Package again.")
        }
        guard header.schema == Manifest.schema else {
            throw PackagingFailure(
                .changed,
                "\(path): has the schema \"\(header.schema)\", and this version reads \"\(Manifest.schema)\". Use the "
                    + "version that made it, or package again.")
        }
        do {
            return (try JSONDecoder().decode(Manifest.self, from: Data(bytes)), bytes)
        } catch {
            throw PackagingFailure(.changed, "\(path): is not a complete manifest: \(error). Package again.")
        }
    }
}
