/// A sandbox that serves until it is stopped.
package struct RunningSandbox: Sendable {
    let world: SandboxWorld
    private let servers: [SandboxServer]
    let folder: TemporaryFolder
    /// Where the services are, and what they accept.
    package let endpoints: SandboxEndpoints

    init(world: SandboxWorld, servers: [SandboxServer], folder: TemporaryFolder) {
        self.world = world
        self.servers = servers
        self.folder = folder
        endpoints = SandboxEndpoints(endpoints: world.knownEndpoints, credentials: world.credentials)
    }

    /// What it accepts.
    package var credentials: SandboxCredentials { endpoints.credentials }

    /// What it was asked so far, in the order of its answers.
    package func journal() -> [JournalEntry] { world.journal.entries }

    /// Orders faults, all or none.
    ///
    /// - Throws: `WrongFaultOrder`, which says what can be ordered.
    package func order(faults: [String]) throws(WrongFaultOrder) { try world.faults.order(faults) }

    /// Stops all services and removes what was uploaded.
    package func stop() async {
        for server in servers { await server.stop() }
        folder.removeAll()
    }
}
