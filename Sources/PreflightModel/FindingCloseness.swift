extension Finding {
    /// How near a rule that is met is to its limit, in proportion to what was measured; nil for parameters, and where no
    /// number is limited.
    package var closeness: Double? {
        guard outcome == .pass, parameter == nil, let room = headroom?.value, let measured = measured?.value else {
            return nil
        }
        return room / max(1, measured)
    }
}
