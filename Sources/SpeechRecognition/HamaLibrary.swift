#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The phone recogniser of hama 1.7.0 with its weights, opened from its files: audio to phones, and words to phones.
///
/// It lives in a process of its own (`RecogniserWorker`): whatever it does ends that process alone.
@safe struct HamaLibrary: ~Copyable {
    /// Why it cannot be used, in the words of the system or of the library.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A phone with the frame in which it begins; a frame is 20 ms.
    struct FramedPhone: Equatable {
        var symbol: String
        var frame: Int
    }

    /// What the network listens to, in hertz.
    static let sampleRate = 16_000
    /// Samples for each frame of its answer.
    static let frameLength = 320
    /// How many phones, marks and the blank it tells apart.
    private static let classCount = 191
    // The widths of the network that pronounces.
    private static let encoderWidth = 192
    private static let hiddenWidth = 96
    /// No word has more letters and no answer more phones, or it is not a word.
    private static let greatestWord = 64
    private static let greatestPronunciation = 96

    private typealias Load = @convention(c) (UnsafePointer<UInt8>?, Int) -> OpaquePointer?
    private typealias Free = @convention(c) (OpaquePointer?) -> Void
    private typealias FrameCount = @convention(c) (Int64) -> Int64
    private typealias Recognise =
        @convention(c) (
            OpaquePointer?, UnsafePointer<Float>?, Int64, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Int64>?
        ) -> Int64
    private typealias Encode =
        @convention(c) (
            OpaquePointer?, UnsafePointer<Int64>?, Int64, Int64, UnsafeMutablePointer<Float>?,
            UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<UInt8>?,
            UnsafeMutablePointer<Float>?
        ) -> Int32
    private typealias Decode =
        @convention(c) (
            OpaquePointer?, Int64, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<UInt8>?,
            UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafePointer<Float>?, Int64, UnsafeMutablePointer<Int64>?,
            UnsafeMutablePointer<Int64>?, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?
        ) -> Int32

    private let frameCount: FrameCount
    private let recognise: Recognise
    private let encode: Encode
    private let decode: Decode
    private let listener: Weights
    private let encoder: Weights
    private let decoder: Weights
    private let vocabulary: HamaVocabulary

    /// Weights that were handed to the library, with the function that frees what it made of them.
    @safe private struct Weights: ~Copyable {
        let handle: OpaquePointer
        private let bytes: UnsafeMutableBufferPointer<UInt8>
        private let free: Free

        init(_ content: [UInt8], _ name: String, load: Load, free: @escaping Free) throws(Failure) {
            // The library may look at them for as long as it lives.
            unsafe bytes = .allocate(capacity: content.count)
            _ = unsafe bytes.initialize(fromContentsOf: content)
            guard let handle = unsafe load(UnsafePointer(bytes.baseAddress), bytes.count) else {
                unsafe bytes.deallocate()
                throw Failure(description: "\(name): the library does not take these weights")
            }
            unsafe (self.handle, self.free) = (handle, free)
        }

        deinit {
            unsafe free(handle)
            unsafe bytes.deallocate()
        }
    }

    /// Opens the library and loads the weights.
    init(_ files: HamaFiles) throws(Failure) {
        guard let library = unsafe dlopen(files.library, RTLD_NOW | RTLD_LOCAL) else { throw Self.lastFailure }
        let frameCount: FrameCount = unsafe try Self.function("hama_asr_num_frames", in: library)
        let recognise: Recognise = unsafe try Self.function("hama_asr_run", in: library)
        let encode: Encode = unsafe try Self.function("hama_encoder_run", in: library)
        let decode: Decode = unsafe try Self.function("hama_decoder_step", in: library)
        func weights(_ kind: String, _ name: String) throws(Failure) -> Weights {
            unsafe try Weights(
                try files.bytes(of: name), name, load: try Self.function("hama_\(kind)_load", in: library),
                free: try Self.function("hama_\(kind)_free", in: library))
        }
        let vocabulary = try HamaVocabulary(try files.bytes(of: HamaFiles.vocabularyName))
        guard vocabulary.phones.count == Self.classCount else {
            throw Failure(
                description: "\(HamaFiles.vocabularyName) has \(vocabulary.phones.count) phones, not \(Self.classCount)"
            )
        }
        let listener = try weights("asr", HamaFiles.listenerName)
        let encoder = try weights("encoder", HamaFiles.encoderName)
        let decoder = try weights("decoder", HamaFiles.decoderName)
        unsafe (self.frameCount, self.recognise, self.encode, self.decode) = (frameCount, recognise, encode, decode)
        self.vocabulary = vocabulary
        self.listener = listener
        self.encoder = encoder
        self.decoder = decoder
    }

    private static func function<Function>(
        _ name: String, in library: UnsafeMutableRawPointer
    ) throws(Failure) -> Function {
        guard let address = unsafe dlsym(library, name) else { throw lastFailure }
        return unsafe unsafeBitCast(address, to: Function.self)
    }

    private static var lastFailure: Failure {
        Failure(description: unsafe dlerror().map { unsafe String(cString: $0) } ?? "the library cannot be opened")
    }

    // MARK: Listening

    /// The phones in samples at 16 kHz, in the order of time: the best class of each frame, repetitions and blanks left out.
    func phones(in samples: [Float]) throws(Failure) -> [FramedPhone] {
        let frames = Int(clamping: frameCount(Int64(samples.count)))
        // A frame is 320 samples; a library that says otherwise is another one.
        guard (0...samples.count / Self.frameLength + 8).contains(frames) else {
            throw Failure(description: "\(samples.count) samples are said to have \(frames) frames")
        }
        var scores = [Float](repeating: 0, count: frames * Self.classCount)
        var length: Int64 = 0
        guard unsafe recognise(listener.handle, samples, Int64(samples.count), &scores, &length) >= 0 else {
            throw Failure(description: "the library could not listen")
        }
        var phones: [FramedPhone] = []
        var last = -1
        for frame in 0..<min(frames, Int(clamping: max(0, length))) {
            let row = scores[frame * Self.classCount..<(frame + 1) * Self.classCount]
            guard let best = vocabulary.best(of: row) else { continue }
            if best != last, let symbol = vocabulary.symbol(of: best) {
                phones.append(FramedPhone(symbol: symbol, frame: frame))
            }
            last = best
        }
        return phones
    }

    // MARK: Pronouncing

    /// The phones of a word, as the network pronounces it.
    func pronunciation(of word: String) throws(Failure) -> [String] {
        let letters = vocabulary.letters(of: word)
        guard (1...Self.greatestWord).contains(letters.count) else { return [] }
        let count = letters.count
        var states = [Float](repeating: 0, count: count * Self.encoderWidth)
        var keys = [Float](repeating: 0, count: count * Self.hiddenWidth)
        var hidden = [Float](repeating: 0, count: 2 * Self.hiddenWidth)
        var mask = [UInt8](repeating: 0, count: count)
        var attention = [Float](repeating: 0, count: count)
        let length = Int64(count)
        guard
            unsafe encode(encoder.handle, letters, length, length, &states, &keys, &hidden, &mask, &attention) == 0
        else { throw Failure(description: "the library could not read a word") }
        let positions = (0..<count).map { Float($0) }
        var phones: [String] = []
        var token = vocabulary.start
        for _ in 0..<Self.greatestPronunciation {
            var (next, place): (Int64, Int64) = (0, 0)
            var (nextHidden, nextAttention) = (hidden, attention)
            let status = unsafe decode(
                decoder.handle, token, states, keys, mask, attention, hidden, positions, length, &next, &place,
                &nextHidden, &nextAttention)
            guard status == 0 else { throw Failure(description: "the library could not pronounce a word") }
            (hidden, attention, token) = (nextHidden, nextAttention, next)
            if next == vocabulary.end { break }
            if let symbol = vocabulary.symbol(of: Int(clamping: next)) { phones.append(symbol) }
        }
        return phones
    }
}
