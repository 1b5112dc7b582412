public import AudioMeasurement

extension AACDecoderFactory {
    /// Decodes with FAAD2, which is under the GPL: a program that uses this comes under it too when it is passed on.
    public static let faad = AACDecoderFactory(
        library: ["FAAD2": FAADHandle.libraryVersion]
    ) { format throws(AACDecodingFailure) in try FAADDecoder(format) }
}
