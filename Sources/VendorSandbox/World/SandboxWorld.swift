import Synchronization

/// What the services of one run share.
final class SandboxWorld: Sendable {
    let credentials: SandboxCredentials
    let clock: SandboxClock
    let journal: Journal
    let faults = FaultBook()
    let objects: ObjectStore
    let inspection: UploadInspection
    /// IDs of media that are there from the start, without bytes.
    let media: Set<String>

    private let endpoints = Mutex<[SandboxName: String]>([:])

    init(
        credentials: SandboxCredentials, clock: SandboxClock, journal: Journal, objects: ObjectStore,
        inspection: UploadInspection, media: Set<String> = []
    ) {
        self.credentials = credentials
        self.clock = clock
        self.journal = journal
        self.objects = objects
        self.inspection = inspection
        self.media = media
    }

    /// Where a service is, as `http://127.0.0.1:49152`, for URLs that another service hands out; known before the first
    /// request, empty for a service that is not served.
    func endpoint(of name: SandboxName) -> String { endpoints.withLock { $0[name] ?? "" } }

    /// Where all services are.
    var knownEndpoints: [SandboxName: String] { endpoints.withLock { $0 } }

    func setEndpoints(_ known: [SandboxName: String]) { endpoints.withLock { $0 = known } }
}
