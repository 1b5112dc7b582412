import FlyingFox
import Foundation
import PreflightModel

/// Hands HTTP requests to a service, with the faults that are ordered, and keeps the journal.
struct ServiceHandler: HTTPHandler {
    let service: any SandboxService
    let world: SandboxWorld
    let receiver: BodyReceiver
    let control: ControlPoint
    let pace: FaultPace

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let head = SandboxRequestHead(request)
        if head.path.hasPrefix(ControlPoint.prefix) {
            return await control.answer(head, try await receiver.receive(request.bodySequence)).response(head: head)
        }
        let operation = service.operation(of: head)
        let struck = operation.flatMap { world.faults.take(vendor: service.name.vendor, operation: $0) }
        let fault = struck?.kind
        // Before the journal is told, since a reader may cancel at once.
        let held = fault == .hang || fault == .hangBefore ? world.faults.hold() : nil
        var exchange = Exchange(head: head, operation: operation, fault: struck)

        if fault == .reset || fault == .hangBefore {
            record(exchange)
            await held?.wait(atMost: pace.hang)
            return DroppedConnection.response
        }
        let body: ReceivedBody
        do {
            body = try await receiver.receive(request.bodySequence)
        } catch let cutOff as BodyReceiver.CutOff {
            exchange.byteCount = cutOff.byteCount
            record(exchange)
            return DroppedConnection.response
        }
        defer { receiver.discard(body) }
        exchange.byteCount = body.digests.byteCount
        if fault == .slowBefore { try? await Task.sleep(for: pace.wait) }

        let moment = world.clock.now().addingTimeInterval(fault == .clockSkew ? FaultKind.clockSkewSeconds : 0)
        let whole = SandboxRequest(
            head: head, body: body, operation: operation, now: moment,
            fault: fault.flatMap { operation?.enacts.contains($0) == true ? $0 : nil }, ending: struck?.ending,
            id: RandomText.hexadecimal(32))
        var answer = await answer(whole, fault: fault)
        exchange.status = answer.status
        exchange.job = answer.job
        record(exchange)

        switch fault {
        case .dropAnswer: return DroppedConnection.response
        case .hang:
            await held?.wait(atMost: pace.hang)
            return DroppedConnection.response
        case .badCRC: answer.falsifyChecksum()
        case .notJSON: answer = .proxyPage
        default: break
        }
        answer.headers.append(.init(name: "Date", value: HTTPDate.text(moment)))
        return answer.response(head: head, pause: fault == .slow ? pace.byte : nil)
    }

    private func answer(_ request: SandboxRequest, fault: FaultKind?) async -> SandboxAnswer {
        switch fault {
        case .unavailable: service.unavailable(request)
        case .throttle: service.throttled(request)
        case .redirect: .redirect
        default: await service.answer(request)
        }
    }

    private func record(_ exchange: Exchange) {
        world.journal.append(
            JournalEntry(
                vendor: service.name.vendor,
                operation: exchange.operation?.name ?? "\(exchange.head.method) \(exchange.head.path)",
                status: exchange.status, bytes: exchange.byteCount, job: exchange.job, service: service.name,
                fault: exchange.fault?.text))
    }

    /// What the journal is told.
    private struct Exchange {
        let head: SandboxRequestHead
        let operation: SandboxOperation?
        let fault: Fault?
        var status = 0
        var byteCount: Int64 = 0
        var job: String?
    }
}

/// How slow the slow faults are.
struct FaultPace: Sendable {
    /// Before a request takes effect.
    var wait: Duration = .seconds(5)
    /// Before every byte of a slow answer.
    var byte: Duration = .milliseconds(200)
    /// Until a connection that hangs is closed.
    var hang: Duration = .seconds(86_400)
}
