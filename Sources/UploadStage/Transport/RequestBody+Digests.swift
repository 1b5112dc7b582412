import PreflightModel
import UploadPackaging
import VendorClients

extension RequestBody {
    /// What the bytes of a body are compared by, read once in bounded memory.
    ///
    /// - Throws: `TransportFailure` where its file cannot be read or has another size than stated.
    static func digests(of source: HTTPRequest.Body) throws(TransportFailure) -> ContentDigests {
        var body = RequestBody(source)
        try body.open()
        defer { body.close() }
        var computation = DigestComputation()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { unsafe buffer.deallocate() }
        while true {
            let count = unsafe try body.read(into: buffer)
            guard count > 0 else { return computation.digests }
            unsafe computation.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }
}
