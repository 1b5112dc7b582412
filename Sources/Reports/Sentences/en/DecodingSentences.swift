import PreflightModel

/// What decoding brings to light, or cannot.
extension EnglishSentences {
    func sentence(_ code: DecodingDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .failed:
            return
                "decoding stopped after \(facts.counted("decodedFrames", "frame")) (\(facts.time("decodedFrames"))): "
                + "\(library(facts)) says \"\(facts.text("cause"))\". The recording is damaged there; export or copy it "
                + "again."
        case .lengthMismatch:
            return
                "the structure holds \(facts.counted("walkedFrames", "frame")) at \(facts.number("walkedSampleRate")) "
                + "Hz, but decoding gave \(facts.counted("decodedFrames", "frame")) at "
                + "\(facts.number("decodedSampleRate")) Hz. The recording is damaged; export it again."
        case .unavailable:
            let length =
                facts.text("method") == MeasurementMethod.declared.rawValue
                ? "The length is what the header claims; nothing confirms it."
                : "The length is exact, from the structure of the file."
            return "the samples were not decoded: \(obstacle(facts)). \(length)"
        case .implicitSBRPossible:
            let core = facts.number("coreSampleRate")
            let twice = facts.sum("coreSampleRate", "coreSampleRate")
            if facts.text("container") == Container.adts.rawValue {
                return
                    "the header says AAC at \(core) Hz. It may hide SBR (HE-AAC), which only decoding shows: the rate "
                    + "is then \(twice) Hz, and the length is the same."
            }
            return
                "the AAC core runs at \(core) Hz and no header says whether SBR doubles it to \(twice) Hz; the length "
                + "is the same. Decode the recording to find out."
        }
    }

    private func library(_ facts: EnglishFacts) -> String {
        facts.has("library") ? facts.text("library") : "the AAC decoder"
    }

    /// Why there is no decoder for the samples, as a clause.
    private func obstacle(_ facts: EnglishFacts) -> String {
        let codec = codecName(facts)
        switch DecodingObstacle.Kind(rawValue: facts.text("reason")) {
        case nil: return facts.has("reason") ? facts.text("reason") : "the reason is unknown"
        case .noAACDecoder: return "no AAC decoder was handed in"
        case .headerOnly: return "only the header was read"
        case .headersOnly: return "only headers were read"
        case .noDecoder:
            let name = ForeignContainer(rawValue: facts.text("container")).map { Self.title(of: $0) }
            return "no decoder for \(name ?? codec) is built in"
        case .noDecoderInContainer: return "no decoder for \(codec) in \(place(facts)) is built in"
        case .noDecoderOfObjectType:
            return "no decoder for AAC of object type \(facts.number("objectType")) is built in"
        case .severalRawBlocks: return "no decoder for ADTS frames with several raw data blocks is built in"
        case .formatChanges: return "the format changes within the stream"
        case .interrupted: return "the frames are interrupted more than \(facts.number("limit")) times"
        case .noWholePacket: return "the file holds no whole packet of audio"
        case .noWholeFrame: return "the file holds no whole frame"
        case .flacInOgg: return "libsndfile does not read FLAC in Ogg"
        case .chainedStreams: return "chained Ogg streams are not decoded"
        case .severalStreams: return "Ogg files with several streams are not decoded"
        case .undescribed: return "the CAF file does not describe its \(codec)"
        case .tooLongForAIFF:
            return "it is too long for an AIFF-C file, the only form in which libsndfile decodes this coding"
        case .encrypted: return "they are encrypted"
        case .externalData: return "they are in another file"
        case .scattered: return "they are scattered over more than \(facts.number("limit")) places"
        case .overlapping: return "its samples overlap"
        }
    }

    private func codecName(_ facts: EnglishFacts) -> String {
        let codec = Codec(rawValue: facts.text("codec"))
        return switch codec {
        case .aac: "AAC"
        case .alac: "Apple Lossless"
        case .opus: "Opus"
        case .speex: "Speex"
        default: codec.rawValue
        }
    }

    private func place(_ facts: EnglishFacts) -> String {
        switch facts.text("container") {
        case "wav": "a WAVE file"
        case "rifx": "a RIFX file"
        case "aiff": "an AIFF file"
        case "caf": "a CAF file"
        case "au": "an AU file"
        case "m4a": "MP4"
        case let other: other
        }
    }
}
