import FlyingFox
import Foundation
import PreflightModel
import UploadPackaging

/// Takes a request's body in, in memory that does not grow with it.
struct BodyReceiver {
    /// A body that did not arrive whole.
    struct CutOff: Error {
        /// The bytes that did.
        let byteCount: Int64
    }

    let folder: TemporaryFolder

    /// Reads the body to its end.
    ///
    /// - Throws: `CutOff` when the client goes before the end; what was spooled is removed.
    func receive(_ body: HTTPBodySequence) async throws -> ReceivedBody {
        var computation = DigestComputation()
        var memory = Data()
        var spool: (file: URL, writer: SpoolFile)?
        do {
            for try await chunk in body {
                if spool == nil, memory.count + chunk.count <= ReceivedBody.memoryLimit {
                    memory.append(chunk)
                    unsafe chunk.withUnsafeBytes { unsafe computation.update($0) }
                    continue
                }
                if spool == nil {
                    let file = try folder.newFile(named: "body")
                    let writer = try SpoolFile(creating: file)
                    try writer.append(memory)
                    memory = Data()
                    spool = (file, writer)
                }
                try spool?.writer.append(chunk)
            }
            guard let spool else {
                return ReceivedBody(storage: .memory([UInt8](memory)), digests: computation.digests)
            }
            return ReceivedBody(storage: .file(spool.file), digests: try spool.writer.finish())
        } catch {
            let count = spool?.writer.byteCount ?? Int64(memory.count)
            if let spool { folder.remove(spool.file) }
            throw CutOff(byteCount: count)
        }
    }

    /// Removes the file of a body that nobody took.
    func discard(_ body: ReceivedBody) {
        if case .file(let file) = body.storage { folder.remove(file) }
    }
}
