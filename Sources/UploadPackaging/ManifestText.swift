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

    /// The manifest with its seal.
    static func sealed(_ manifest: Manifest) throws -> Manifest {
        var manifest = manifest
        manifest.seal = nil
        manifest.seal = Hexadecimal.string(SHA256.hash(data: try bytes(manifest)))
        return manifest
    }

    static func bytes(_ manifest: Manifest) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(manifest)) + [UInt8(ascii: "\n")]
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
