public import PreflightModel
import SystemFiles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads measurements that `measure` wrote, one after the other: a JSON document as a whole, JSON lines line by line.
///
/// ```swift
/// var reader = try MeasurementReader("takes.jsonl")
/// while let line = try reader.next() { print(line.item.path) }
/// ```
public struct MeasurementReader: ~Copyable {
    private let name: String
    private var lines: LineReader
    /// The items of a document; nil for JSON lines, and before anything was read.
    private var document: ArraySlice<MeasurementLine>?
    private var isBegun = false

    /// Documents of millions of recordings are read as JSON lines instead.
    private static let greatestDocument = 1 << 30

    /// Opens a file.
    ///
    /// - Throws: `DocumentFailure` where there is none.
    public init(_ path: RecordingPath) throws(DocumentFailure) {
        self.init(try FileDescriptor.document(at: path), name: path.description)
    }

    private init(_ descriptor: consuming FileDescriptor, name: String) {
        self.name = name
        lines = LineReader(descriptor, name: name)
    }

    /// Reads standard input.
    public static func standardInput() -> MeasurementReader {
        MeasurementReader(.standardInput, name: "standard input")
    }

    /// The next measurement; nil at the end.
    ///
    /// - Throws: `DocumentFailure` for what is not a measurement, with the number of its line.
    public mutating func next() throws(DocumentFailure) -> MeasurementLine? {
        if document != nil { return document?.popFirst() }
        while let line = try lines.next() {
            if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
            if !isBegun {
                isBegun = true
                if !Self.isLine(line) {
                    document = try read(documentBeginningWith: line)[...]
                    return document?.popFirst()
                }
            }
            if let measurement = try measurement(line) { return measurement }
        }
        guard isBegun else {
            throw DocumentFailure(
                .invalid,
                "\(name): is empty, and holds no measurements. Give a file that voice-preflight measure wrote.")
        }
        return nil
    }

    /// The measurement of a line; nil for the head of a stream.
    private func measurement(_ line: [UInt8]) throws(DocumentFailure) -> MeasurementLine? {
        do { return try JSONDecoder().decode(MeasurementLine.self, from: Data(line)) } catch {
            if (try? JSONDecoder().decode(MeasurementHead.self, from: Data(line))) != nil { return nil }
            let isCutOff = !lines.isEnded && Self.isDamaged(error)
            throw DocumentFailure(
                .invalid,
                "\(name): line \(lines.number) is not a measurement: \(DecodingWords.text(error)). "
                    + (isCutOff
                        ? "It is the last line: copy the file again, or leave the line out."
                        : "Give a file that voice-preflight measure wrote."))
        }
    }

    /// Whether a line stands for itself: a document of one line has its recordings in it, one of several is no JSON yet.
    private static func isLine(_ line: [UInt8]) -> Bool {
        struct Probe: Decodable {
            var isLine: Bool

            enum CodingKeys: String, CodingKey { case recordings, reports }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                isLine = !values.contains(.recordings) && !values.contains(.reports)
            }
        }
        do { return try JSONDecoder().decode(Probe.self, from: Data(line)).isLine } catch {
            // A first line that is cut off is more than the brace that a document begins with.
            return line.count > 2 || line.first != UInt8(ascii: "{")
        }
    }

    private static func isDamaged(_ error: any Error) -> Bool {
        if case DecodingError.dataCorrupted(let context)? = error as? DecodingError {
            context.codingPath.isEmpty
        } else {
            false
        }
    }

    private mutating func read(documentBeginningWith line: [UInt8]) throws(DocumentFailure) -> [MeasurementLine] {
        guard let rest = try lines.rest(atMost: Self.greatestDocument) else {
            throw DocumentFailure(
                .invalid,
                "\(name): is larger than \(Self.greatestDocument >> 30) GiB, the limit for a JSON document. Measure with "
                    + "--format jsonl, which has none.")
        }
        do {
            let measurements = try JSONDecoder().decode(Measurements.self, from: Data(line + [0x0A] + rest))
            return measurements.items.map {
                MeasurementLine(tool: measurements.tool, depth: measurements.depth, item: $0)
            }
        } catch {
            throw DocumentFailure(
                .invalid,
                "\(name): is not measurements: \(DecodingWords.text(error)). Give a file that voice-preflight measure "
                    + "wrote.")
        }
    }
}
