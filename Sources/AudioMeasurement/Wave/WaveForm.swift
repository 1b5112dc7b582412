import PreflightModel

/// The variants of RIFF WAVE: they differ in the width of their sizes and in what a size includes.
enum WaveForm {
    /// 32-bit sizes (Multimedia Programming Interface and Data Specifications 1.0, 1991).
    case riff
    /// The same with the most significant byte of every number first.
    case rifx
    /// Sizes above 32 bits are in a `ds64` chunk (EBU Tech 3306).
    case rf64
    /// RF64 under the identifier of ITU-R BS.2088.
    case bw64
    /// Sony Wave64: GUIDs instead of identifiers, 64-bit sizes that include the chunk's header.
    case w64

    /// The bytes 4 to 15 of the GUIDs of Wave64's `riff` and `list`.
    static let wave64FormTail: [UInt8] = [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]
    /// The bytes 4 to 15 of the GUIDs of Wave64's `wave`, `fmt `, `data`, `fact` and the other chunks.
    static let wave64ChunkTail: [UInt8] = [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]

    init?(_ start: RawSpan) {
        if start.has("RIFF"), start.has("WAVE", at: 8) {
            self = .riff
        } else if start.has("RIFX"), start.has("WAVE", at: 8) {
            self = .rifx
        } else if start.has("RF64"), start.has("WAVE", at: 8) {
            self = .rf64
        } else if start.has("BW64"), start.has("WAVE", at: 8) {
            self = .bw64
        } else if start.has("riff"), start.has(Self.wave64FormTail, at: 4), start.has("wave", at: 24),
            start.has(Self.wave64ChunkTail, at: 28)
        {
            self = .w64
        } else {
            return nil
        }
    }

    var container: Container {
        switch self {
        case .riff, .rifx: .wav
        case .rf64: .rf64
        case .bw64: .bw64
        case .w64: .w64
        }
    }

    /// How the form is called in messages.
    var title: StaticString {
        self == .w64 ? "Wave64" : self == .riff ? "RIFF" : self == .rifx ? "RIFX" : self == .rf64 ? "RF64" : "BW64"
    }

    /// Where the first chunk begins.
    var firstChunkOffset: Int64 { self == .w64 ? 40 : 12 }

    /// The bytes of a chunk's identifier and size.
    var chunkHeaderSize: Int64 { self == .w64 ? 24 : 8 }

    /// The multiple of bytes at which chunks begin.
    var alignment: Int64 { self == .w64 ? 8 : 2 }

    /// A number in the byte order of the form.
    @inline(__always)
    func number<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ bytes: RawSpan, at offset: Int, as type: T.Type
    ) -> T? {
        self == .rifx ? bytes.bigEndian(at: offset, as: type) : bytes.littleEndian(at: offset, as: type)
    }

    /// Where the file ends by its own first size field; nil where that field holds a placeholder.
    func declaredEnd(_ start: RawSpan) -> Int64? {
        if self == .w64 {
            guard let size = start.littleEndian(at: 16, as: UInt64.self), size < 1 << 62 else { return nil }
            return Int64(size)
        }
        guard let size = number(start, at: 4, as: UInt32.self), size != .max else { return nil }
        return 8 + Int64(size)
    }
}
