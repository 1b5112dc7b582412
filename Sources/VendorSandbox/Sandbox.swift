import Foundation

/// The vendors, simulated on loopback.
package enum Sandbox {
    /// The vendors and their services, for people.
    package static var titles: [String] { SandboxVendor.all.map(\.title) }

    /// Starts all services; every one listens when this returns.
    ///
    /// - Throws: `WrongFaultOrder`, `PortNotAvailable`, `JournalNotWritable`, or an error of the file system.
    package static func start(_ options: SandboxOptions = SandboxOptions()) async throws -> RunningSandbox {
        try await start(options, services: SandboxVendor.services)
    }

    /// Starts a choice of services.
    static func start(
        _ options: SandboxOptions, now: @escaping @Sendable () -> Date = { Date() }, pace: FaultPace = FaultPace(),
        services makeServices: (SandboxWorld) -> [any SandboxService]
    ) async throws -> RunningSandbox {
        let folder = try TemporaryFolder()
        do {
            let world = SandboxWorld(
                credentials: SandboxCredentials(options),
                clock: SandboxClock(speed: options.speed, jobSeconds: options.jobSeconds, now: now),
                journal: try Journal(file: options.journalFile), objects: ObjectStore(folder: folder),
                inspection: UploadInspection(aacDecoder: options.aacDecoder), media: Set(options.media))
            let services = makeServices(world)
            world.faults.know(services)
            try world.faults.order(options.faults)
            let servers = try await serve(services, in: world, folder: folder, firstPort: options.port, pace: pace)
            return RunningSandbox(world: world, servers: servers, folder: folder)
        } catch {
            folder.removeAll()
            throw error
        }
    }

    private static func serve(
        _ services: [any SandboxService], in world: SandboxWorld, folder: TemporaryFolder, firstPort: UInt16?,
        pace: FaultPace
    ) async throws -> [SandboxServer] {
        var servers: [SandboxServer] = []
        var endpoints: [SandboxName: String] = [:]
        do {
            for (index, service) in services.enumerated() {
                let handler = ServiceHandler(
                    service: service, world: world, receiver: BodyReceiver(folder: folder),
                    control: ControlPoint(world: world), pace: pace)
                let server = try await SandboxServer.start(
                    port: try port(index, after: firstPort), handler: handler)
                servers.append(server)
                endpoints[service.name] = server.endpoint
            }
        } catch {
            for server in servers { await server.stop() }
            throw error
        }
        world.setEndpoints(endpoints)
        return servers
    }

    private static func port(_ index: Int, after first: UInt16?) throws(PortNotAvailable) -> UInt16 {
        guard let first else { return 0 }
        let (port, overflows) = first.addingReportingOverflow(UInt16(index))
        guard !overflows else { throw PortNotAvailable(port: first, reason: "there are too few ports after it.") }
        return port
    }
}
