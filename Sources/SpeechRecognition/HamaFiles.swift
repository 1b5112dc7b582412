import PreflightModel
import SystemFiles

/// The files of the recogniser in a folder, as `scripts/install-words` puts them there.
struct HamaFiles {
    static let listenerName = "asr_waveform.hama"
    static let encoderName = "encoder.hama"
    static let decoderName = "decoder_step.hama"
    static let vocabularyName = "g2p_vocab.json"
    static let libraryName = "libhama.so"

    /// No file of it is larger.
    private static let greatestSize = 64 << 20

    let folder: RecordingPath

    var library: [CChar] { folder.appending("/\(Self.libraryName)".utf8).cString }

    func bytes(of name: String) throws(HamaLibrary.Failure) -> [UInt8] {
        let path = folder.appending("/\(name)".utf8)
        do throws(SystemError) {
            let file = try FileDescriptor(reading: path)
            guard let bytes = try file.readToEnd(atMost: Self.greatestSize) else {
                throw SystemError.tooLarge
            }
            return bytes
        } catch {
            throw HamaLibrary.Failure(description: "\(path): \(error)")
        }
    }
}
