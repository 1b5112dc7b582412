import PreflightModel

/// What the first sample entry of `stsd` says of the audio (ISO/IEC 14496-12, 12.2.3; QuickTime File Format, sound
/// sample descriptions of versions 0, 1 and 2).
struct SampleDescription {
    /// Bytes read of a configuration box at most.
    private static let configurationByteCount = 4096

    /// Boxes inside boxes of a sample entry.
    private static let depthLimit = 4

    /// How a decoder is told what it decodes.
    enum Configuration {
        case none
        case aac(AudioSpecificConfig, bytes: [UInt8])
        case alac(AppleLosslessCookie)
        case flac(streamInfo: [UInt8])
        case opus(preSkip: Int)
    }

    /// The entry's name; for an encrypted one, what it was before.
    var format: FourCC
    var codec: Codec = "unknown"
    var sampleRate: Int
    var channelCount: Int
    var bitDepth: Int?
    var isEncrypted = false
    var configuration = Configuration.none
    var packing: SampleTable.Packing?
    /// The entry's place, to be compared with others.
    var box: MP4Box

    private var isLittleEndian: Bool?
    private var linearFlags: UInt32?

    init?(_ box: MP4Box, tableVersion: UInt8, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 64)
        guard let version = fields.bigEndian(at: 8, as: UInt16.self),
            let channels = fields.bigEndian(at: 16, as: UInt16.self),
            let bits = fields.bigEndian(at: 18, as: UInt16.self), let rate = fields.bigEndian(at: 24, as: UInt32.self)
        else { return nil }
        self.box = box
        format = box.type
        sampleRate = Int(rate >> 16)
        channelCount = Int(channels)
        bitDepth = Int(bits)
        var headerByteCount: Int64 = 28
        if version == 1, tableVersion == 0 {
            headerByteCount = 44
            if let perPacket = fields.bigEndian(at: 28, as: UInt32.self),
                let perFrame = fields.bigEndian(at: 36, as: UInt32.self), perPacket > 0, perFrame > 0
            {
                packing = SampleTable.Packing(byteCount: Int64(perFrame), sampleCount: Int64(perPacket))
            }
        } else if version == 2 {
            headerByteCount = 64
            readVersion2(fields)
        }
        try readBoxes(in: box.children(skipping: headerByteCount), &reader)
        nameCodec()
    }

    /// Version 2 has room for any rate and number of channels.
    private mutating func readVersion2(_ fields: FieldBytes) {
        if let pattern = fields.bigEndian(at: 32, as: UInt64.self) {
            let rate = Double(bitPattern: pattern)
            if rate >= 1, rate < 1e9 { sampleRate = Int(rate) }
        }
        if let channels = fields.bigEndian(at: 40, as: UInt32.self) { channelCount = Int(channels) }
        if let bits = fields.bigEndian(at: 48, as: UInt32.self) { bitDepth = Int(bits) }
        linearFlags = fields.bigEndian(at: 52, as: UInt32.self)
        if let bytes = fields.bigEndian(at: 56, as: UInt32.self), bytes > 0,
            let frames = fields.bigEndian(at: 60, as: UInt32.self), frames > 0
        {
            packing = SampleTable.Packing(byteCount: Int64(bytes), sampleCount: Int64(frames))
        }
    }

    private mutating func readBoxes(
        in cursor: MP4BoxCursor, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        // QuickTime puts the configuration one box deeper, into 'wave'; encryption puts the old name into 'sinf'.
        var open = [cursor]
        while let last = open.indices.last {
            guard let box = try open[last].next(&reader) else {
                open.removeLast()
                continue
            }
            switch box.type {
            case "wave", "sinf":
                if open.count < Self.depthLimit { open.append(box.children()) }
            case "frma":
                if let code = try reader.payload(of: box, atMost: 4).bigEndian(at: 0, as: UInt32.self),
                    format == "enca" || format == "drms"
                {
                    isEncrypted = true
                    format = FourCC(code)
                }
            case "enda":
                if let value = try reader.payload(of: box, atMost: 2).bigEndian(at: 0, as: UInt16.self) {
                    isLittleEndian = value & 1 == 1
                }
            default: try readConfiguration(box, &reader)
            }
        }
    }

    private mutating func readConfiguration(
        _ box: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        try reader.withPayload(of: box, atMost: Self.configurationByteCount) { readConfiguration(box.type, $0) }
    }

    private mutating func readConfiguration(_ type: FourCC, _ bytes: RawSpan) {
        switch type {
        case "esds":
            // Version and flags precede the descriptor.
            if let descriptor = ElementaryStreamDescriptor(bytes, at: 4) { read(descriptor) }
        case "alac":
            // Version and flags precede the cookie.
            if bytes.byteCount >= 4 + AppleLosslessCookie.byteCount,
                let cookie = AppleLosslessCookie(bytes.extracting(4...))
            {
                configuration = .alac(cookie)
                sampleRate = cookie.sampleRate
                channelCount = cookie.channelCount
                bitDepth = cookie.bitDepth
            }
        case "dOps": readOpus(bytes)
        case "dfLa": readFLAC(bytes)
        case "dac3": readDolby(bytes, firstBit: 0)
        case "dec3": readDolby(bytes, firstBit: 16)
        case "pcmC":
            if let flags = bytes.byte(at: 4), let bits = bytes.byte(at: 5) {
                isLittleEndian = flags & 1 == 1
                bitDepth = Int(bits)
            }
        case "srat":
            if let rate = bytes.bigEndian(at: 4, as: UInt32.self), rate > 0 { sampleRate = Int(rate) }
        default: break
        }
    }

    private mutating func read(_ descriptor: ElementaryStreamDescriptor) {
        switch descriptor.objectType {
        case 0x40, 0x66, 0x67, 0x68:
            codec = .aac
            guard let config = AudioSpecificConfig(descriptor.configuration) else { return }
            if let layer = [32: Codec.mp1, 33: .mp2, 34: .mp3][config.objectType] {
                codec = layer
            } else if config.objectType == 36 {
                codec = "mp4als"
            } else {
                configuration = .aac(config, bytes: descriptor.configuration)
            }
            sampleRate = config.sampleRate
            channelCount = config.channelCount ?? channelCount
        case 0x69, 0x6B: codec = .mp3
        case 0xA5: codec = "ac3"
        case 0xA6: codec = "eac3"
        case 0xA9: codec = "dts"
        case 0xAD: codec = .opus
        case 0xDD: codec = .vorbis
        case 0xE1: codec = "qcelp"
        default: break
        }
    }

    /// OpusSpecificBox (Encapsulation of Opus in ISO Base Media File Format, 4.3.2); Opus always runs at 48 kHz.
    private mutating func readOpus(_ bytes: RawSpan) {
        guard let channels = bytes.byte(at: 1), let preSkip = bytes.bigEndian(at: 2, as: UInt16.self) else { return }
        channelCount = Int(channels)
        sampleRate = 48000
        configuration = .opus(preSkip: Int(preSkip))
    }

    /// FLACSpecificBox: STREAMINFO stands first (RFC 9639, 8.2).
    private mutating func readFLAC(_ bytes: RawSpan) {
        guard bytes.byteCount >= 42, bytes[4] & 0x7F == 0,
            let info = FLACStreamInfo(bytes.extracting(8..<42))
        else { return }
        sampleRate = info.sampleRate
        channelCount = info.channelCount
        bitDepth = info.bitDepth
        configuration = .flac(streamInfo: bytes.extracting(8..<42).array)
    }

    /// AC3SpecificBox and EC3SpecificBox (ETSI TS 102 366, F.4 and F.6); the entry's own number is often just 2.
    private mutating func readDolby(_ bytes: RawSpan, firstBit: Int) {
        var bits = DescriptorBits(bytes.extracting(first: 8).array)
        _ = bits.bits(firstBit)
        guard let rate = bits.bits(2), bits.bits(firstBit == 0 ? 8 : 10) != nil, let mode = bits.bits(3),
            let hasLowFrequency = bits.bits(1)
        else { return }
        if rate < 3 { sampleRate = [48000, 44100, 32000][Int(rate)] }
        channelCount = [2, 1, 2, 3, 3, 4, 4, 5][Int(mode)] + Int(hasLowFrequency)
    }

    /// Names the codec as ffmpeg names it, and works out the layout of PCM.
    private mutating func nameCodec() {
        if box.type == "enca" || box.type == "drms" { isEncrypted = true }
        let depth = bitDepth ?? 16
        switch format {
        case "mp4a", "drms", "enca": break
        case "sowt": nameLinear(depth == 8 ? "s8" : "s\(depth)le", depth)
        case "twos": nameLinear(depth == 8 ? "s8" : "s\(depth)be", depth)
        case "raw ", "NONE": nameLinear(depth == 16 ? "s16be" : "u8", depth == 16 ? 16 : 8)
        case "in24": nameLinear(isLittleEndian == true ? "s24le" : "s24be", 24)
        case "in32": nameLinear(isLittleEndian == true ? "s32le" : "s32be", 32)
        case "fl32": nameLinear(isLittleEndian == true ? "f32le" : "f32be", 32)
        case "fl64": nameLinear(isLittleEndian == true ? "f64le" : "f64be", 64)
        case "ipcm": nameLinear("s\(depth)\(isLittleEndian == true ? "le" : "be")", depth)
        case "fpcm": nameLinear("f\(depth)\(isLittleEndian == true ? "le" : "be")", depth)
        case "lpcm": nameFlaggedLinear(depth)
        default: codec = Codec.quickTime[format] ?? Codec(rawValue: format.description.trimmingTail)
        }
        if format == "ulaw" || format == "alaw" {
            packing = SampleTable.Packing(byteCount: Int64(max(1, channelCount)), sampleCount: 1)
        }
        if !codec.isLossless { bitDepth = nil }
        if [.mp3, .mp2, .mp1, .opus, .flac, .alac, "ac3", "eac3"].contains(codec) || isAAC { packing = nil }
    }

    private var isAAC: Bool { codec == .aac }

    /// The flags of version 2: 1 float, 2 big-endian, 4 signed (Core Audio's LinearPCM flags).
    private mutating func nameFlaggedLinear(_ depth: Int) {
        let flags = linearFlags ?? 4
        let kind = flags & 1 != 0 ? "f" : flags & 4 != 0 ? "s" : "u"
        nameLinear(depth == 8 ? "\(kind)8" : "\(kind)\(depth)\(flags & 2 != 0 ? "be" : "le")", depth)
    }

    private mutating func nameLinear(_ name: String, _ depth: Int) {
        codec = Codec(rawValue: "pcm_\(name)")
        bitDepth = depth
        packing = SampleTable.Packing(byteCount: Int64(max(1, channelCount * ((depth + 7) / 8))), sampleCount: 1)
    }

    /// Whether the samples of integer or float PCM stand with the least significant byte first.
    var isLittleEndianPCM: Bool { codec.rawValue.hasSuffix("le") }
}

extension String {
    /// Without spaces at the end, as codecs with three letters have them.
    fileprivate var trimmingTail: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
