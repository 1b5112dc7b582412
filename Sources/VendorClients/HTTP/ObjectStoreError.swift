/// The body of an error of an object store: OSS, OBS and COS write the same elements.
struct ObjectStoreError: Hashable {
    /// The store's code.
    var code: String
    /// The store's words.
    var message: String?
    /// The store's number for the request.
    var requestID: String?

    /// An error from its XML; nil if there is none in it.
    init?(_ bytes: [UInt8]) {
        let elements = XMLElements(bytes)
        guard elements.root == "Error", let code = elements.text(of: "Code"), !code.isEmpty else { return nil }
        self.code = code
        message = elements.text(of: "Message")
        requestID = elements.text(of: "RequestId")
    }
}
