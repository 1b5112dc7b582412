import PreflightModel
import Synchronization
import VendorClients

/// Where the bytes of one recording go: an object, and the right to write it, which is kept in memory only.
final class AlibabaUploadPlace: Sendable {
    /// The object and who may write it.
    struct Access: Sendable {
        var object: OSSObject
        var client: OSSClient

        init(object: OSSObject, client: OSSClient) {
            self.object = object
            self.client = client
        }

        /// What a ticket of the service gives.
        init(_ ticket: AlibabaUploadTicket, _ connection: VendorConnection) {
            object = OSSObject(bucket: ticket.bucket, key: ticket.key)
            client = OSSClient(ticket, connection: connection)
        }
    }

    private let held: Mutex<Access?>
    private let renew: (@Sendable () async throws -> Access)?

    /// A place whose right does not end, such as the user's own bucket.
    init(_ access: Access) {
        held = Mutex(access)
        renew = nil
    }

    /// A place whose right ends after a while.
    ///
    /// - Parameters:
    ///   - access: The first right; nil where it must be asked for.
    ///   - renew: Asks for a fresh one.
    init(_ access: Access?, renewingWith renew: @escaping @Sendable () async throws -> Access) {
        held = Mutex(access)
        self.renew = renew
    }

    /// Does something at the place; once more with a fresh right where the old one is over.
    func use<Value: Sendable>(_ body: @Sendable (Access) async throws -> Value) async throws -> Value {
        guard let renew else {
            guard let access = held.withLock({ $0 }) else { throw CancellationError() }
            do { return try await body(access) } catch var failure as VendorFailure where failure.kind == .expired {
                // What signs here is the user's own.
                failure.kind = .credentialsExpired
                throw failure
            }
        }
        if let access = held.withLock({ $0 }) {
            do {
                return try await body(access)
            } catch let failure as VendorFailure where failure.kind == .expired || failure.kind == .unauthorized {}
        }
        let fresh = try await renew()
        held.withLock { $0 = fresh }
        return try await body(fresh)
    }

    /// Stores bytes at the place; once more where others arrived.
    func store<Value: Sendable>(_ body: @Sendable (Access) async throws -> Value) async throws -> Value {
        do {
            return try await use(body)
        } catch let failure as VendorFailure where failure.kind == .corrupted {
            return try await use(body)
        }
    }

    /// Whether the object is there with the very bytes of `recording`; where that may not be asked, it counts as absent,
    /// and they are sent again.
    func holds(_ recording: AlibabaRecording) async throws -> StepSearch<Bool> {
        let there: OSSHeadObject.Response
        do {
            there = try await use { try await $0.client.send(OSSHeadObject(object: $0.object)) }
        } catch let failure as VendorFailure {
            switch failure.kind {
            case .notFound, .unauthorized, .refused, .expired: return .absent
            default: throw failure
            }
        }
        let isWhole = there.byteCount == recording.digests.byteCount && there.crc64 == recording.digests.crc64
        return isWhole ? .found(true) : .absent
    }
}
