extension SandboxName {
    /// The vendor whose service it is: `alibaba`, `huawei`, `tencent`.
    var vendor: String { rawValue.split(separator: "-").first.map(String.init) ?? rawValue }
}
