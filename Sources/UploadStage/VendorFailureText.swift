import Foundation
import PreflightModel
import VendorClients

/// The words for what a vendor or the way to it did: subject, cause in its own words, what to do.
enum VendorFailureText {
    static func text(_ failure: VendorFailure) -> String {
        let request = failure.requestID.map { " Its request ID is \($0)." } ?? ""
        return "\(said(failure)) \(advice(failure))\(request)"
    }

    /// What happened, without what to do.
    static func said(_ failure: VendorFailure) -> String {
        let status = failure.status.map { "HTTP \($0)" }
        let code = failure.code.map { code in code + (status.map { " (\($0))" } ?? "") } ?? status
        // Words that begin with the status need it once.
        let head = code.flatMap { failure.message.hasPrefix($0) ? nil : $0 }
        let words = [head, failure.message.isEmpty ? nil : failure.message].compactMap(\.self).joined(separator: ": ")
        let text = "\(failure.vendor) \(failure.operation): \(words.isEmpty ? "failed" : words)"
        return text.hasSuffix(".") ? text : text + "."
    }

    /// Of a pause before the same is asked again.
    static func again(_ failure: VendorFailure, in pause: Duration, attempt: Int, of attempts: Int) -> String {
        "\(said(failure)) Trying again in \(seconds(pause)) (attempt \(attempt) of \(attempts))."
    }

    /// Of what the vendor no longer has, before it is brought there once more.
    static func vanished(_ failure: VendorFailure) -> String {
        "\(said(failure)) What it no longer has is handed over once more."
    }

    /// Where that is so again and again.
    static func vanishedAgain(_ failure: VendorFailure, _ count: Int) -> String {
        "\(said(failure)) It was handed over once more, and the vendor said the same \(count) times. Run the same command "
            + "again to try once more; if that ends here too, ask the vendor's support."
            + (failure.requestID.map { " Its request ID is \($0)." } ?? "")
    }

    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        return milliseconds < 1000 ? "\(Int(milliseconds.rounded())) ms" : "\(Int((milliseconds / 1000).rounded())) s"
    }

    /// Where the vendor asks for so long a pause that nobody waits for it here.
    static func asksToWait(_ failure: VendorFailure, _ pause: Duration) -> String {
        "\(said(failure)) The vendor asks you to wait \(seconds(pause)); then run the same command again to resume."
    }

    private static func clock(_ clocks: VendorFailure.Clocks?) -> String {
        guard let clocks else { return "This machine's clock is off; set it, and run the same command again." }
        let difference = clocks.vendors.timeIntervalSince(clocks.ours)
        guard abs(difference) >= 60 else {
            return "The clocks agree now, so the request took too long to arrive; run the same command again."
        }
        let minutes = Int((abs(difference) / 60).rounded())
        return "This machine's clock is \(minutes) min \(difference > 0 ? "behind" : "ahead of") the vendor's "
            + "(\(clocks.ours.formatted(.iso8601)) here, \(clocks.vendors.formatted(.iso8601)) there). Set it, for "
            + "instance with \"timedatectl set-ntp true\", and run the same command again."
    }

    private static func advice(_ failure: VendorFailure) -> String {
        if let words = CodeAdvice.words(for: failure) { return words }
        return switch failure.kind {
        case .unreachable: "Nothing was sent; check the network, and run the same command again."
        case .answerLost: "The answer was lost; run the same command again, which looks for what arrived and resumes."
        case .throttled: "The vendor limits the rate of requests; run the same command later to resume."
        case .unavailable: "The vendor had a failure; run the same command later to resume."
        case .refused: "The vendor refused the request; change what it names, then submit again."
        case .notFound: "The vendor does not have it, or no longer has it."
        case .unauthorized:
            "Check that the credentials are correct and have the permissions; the request was not sent "
                + "again."
        case .expired: "What it was signed with has expired; run the same command again to get it renewed."
        case .credentialsExpired:
            "The temporary credentials have expired; get new ones, and run the same command again."
        case .clockSkew: clock(failure.clocks)
        case .redirected: "A signed request does not follow a redirect; check the region and the endpoint."
        case .corrupted: "What arrived is not what was sent; run the same command again to send it again."
        case .unreadableBody: "Check that the file exists and was not changed."
        case .cancelled: "Run the same command again to resume."
        }
    }
}
