import SystemFiles

/// The lines of a file, in no more memory than the longest of them.
struct LineReader: ~Copyable {
    private let descriptor: FileDescriptor
    private let name: String
    private var bytes: [UInt8] = []
    /// Where the next line begins in `bytes`, and up to where no line feed was found behind that.
    private var (start, searched) = (0, 0)
    private var isOver = false
    /// How many lines were read.
    private(set) var number = 0
    /// Whether the last line was ended by a line feed.
    private(set) var isEnded = true

    /// A line of measurements has a kilobyte; one of a zip with as many entries as are listed some megabytes.
    private static let greatestSize = 64 << 20

    init(_ descriptor: consuming FileDescriptor, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// The next line without its line feed; nil at the end.
    mutating func next() throws(DocumentFailure) -> [UInt8]? {
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end) }
            searched = bytes.count
            if isOver {
                guard start < bytes.count else { return nil }
                isEnded = false
                return take(upTo: bytes.count)
            }
            guard bytes.count - start <= Self.greatestSize else {
                throw DocumentFailure(
                    .invalid,
                    "\(name): line \(number + 1) is longer than \(Self.greatestSize >> 20) MiB, so it is not a "
                        + "measurement. Give a file that voice-preflight measure wrote.")
            }
            try read()
        }
    }

    /// Everything that was not read yet; nil where that is more than `limit` bytes.
    mutating func rest(atMost limit: Int) throws(DocumentFailure) -> [UInt8]? {
        while !isOver {
            guard bytes.count - start <= limit else { return nil }
            try read()
        }
        defer { start = bytes.count }
        return Array(bytes[start...])
    }

    private mutating func take(upTo end: Int) -> [UInt8] {
        defer {
            start = min(bytes.count, end + 1)
            searched = start
            number += 1
        }
        return Array(bytes[start..<end])
    }

    private mutating func read() throws(DocumentFailure) {
        bytes.removeFirst(start)
        (start, searched) = (0, searched - start)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        do throws(SystemError) {
            let count = try descriptor.readNext(into: &buffer)
            bytes += buffer[..<count]
            isOver = count == 0
        } catch {
            throw DocumentFailure(.inputOutput, "\(name): cannot be read: \(error).")
        }
    }
}
