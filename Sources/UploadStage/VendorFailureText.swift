import VendorClients

/// The words for what a vendor or the way to it did: subject, cause in its own words, what to do.
enum VendorFailureText {
    static func text(_ failure: VendorFailure) -> String {
        let code = failure.code.map { " \($0)" } ?? ""
        let status = failure.status.map { " (HTTP \($0))" } ?? ""
        let request = failure.requestID.map { " Its number for the request is \($0)." } ?? ""
        let said = failure.message.isEmpty ? "" : ": \(failure.message)"
        let period = said.isEmpty || said.hasSuffix(".") ? "" : "."
        return "\(failure.vendor) \(failure.operation):\(code)\(status)\(said)\(period) "
            + "\(advice(failure.kind))\(request)"
    }

    private static func advice(_ kind: VendorFailure.Kind) -> String {
        switch kind {
        case .unreachable: "Nothing was sent; see that the network is there, and give the same command again."
        case .answerLost: "The answer was lost; the same command again looks for what arrived, and goes on."
        case .throttled: "The vendor is asked too often; the same command later goes on."
        case .unavailable: "The vendor failed; the same command later goes on."
        case .refused: "The vendor refused the request; change what it names, then submit again."
        case .notFound: "The vendor does not have it, or no longer."
        case .unauthorized: "See that the credentials are right and have the rights; the request was not sent again."
        case .expired: "What it was signed with has expired; the same command again gets it afresh."
        case .clockSkew: "This machine's clock is off; set it, and give the same command again."
        case .redirected: "A signed request is not sent elsewhere; see that the endpoint is right."
        case .corrupted: "What arrived is not what was sent; the same command again sends it anew."
        case .unreadableBody: "See that the file is there and was not changed."
        case .cancelled: "The same command again goes on."
        }
    }
}
