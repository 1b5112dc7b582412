/// Mean opinion scores, from 1 (bad) to 5 (excellent), as the networks of DNSMOS estimate them.
public struct OpinionScores: Hashable, Sendable, Codable {
    /// What listeners would say of the recording (DNSMOS P.808; Reddy et al., ICASSP 2021).
    public let p808: Estimate?
    /// Of speech and background together (DNSMOS P.835; Reddy et al., ICASSP 2022), where it was asked for.
    public let overall: Estimate?
    /// Of the speech alone (DNSMOS P.835).
    public let signal: Estimate?
    /// Of the background alone (DNSMOS P.835).
    public let background: Estimate?

    /// Makes scores, which are rounded to two decimals.
    package init(
        p808: Estimate? = nil, overall: Estimate? = nil, signal: Estimate? = nil, background: Estimate? = nil
    ) {
        self.p808 = p808?.rounded(toDecimals: 2)
        self.overall = overall?.rounded(toDecimals: 2)
        self.signal = signal?.rounded(toDecimals: 2)
        self.background = background?.rounded(toDecimals: 2)
    }
}
