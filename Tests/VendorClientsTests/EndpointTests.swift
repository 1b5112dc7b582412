import TestSupport
import Testing
import VendorClients

@Suite(.timeLimited) struct EndpointTests {
    @Test(arguments: [
        ("https://ice.cn-shanghai.aliyuncs.com", "ice.cn-shanghai.aliyuncs.com"),
        ("https://ICE.example.com:443/", "ice.example.com"),
        ("http://127.0.0.1:8080", "127.0.0.1:8080"), ("http://[::1]:80", "[::1]"),
    ])
    func `states the authority without the scheme's own port`(text: String, authority: String) throws {
        #expect(try #require(Endpoint(text)).authority == authority)
    }

    @Test(arguments: ["ftp://a", "https://", "https://a/b", "https://u:p@a", "a.com", "http://a:0", "http://a:65536"])
    func `is refused where it is more or less than scheme, host and port`(text: String) {
        #expect(Endpoint(text) == nil)
    }

    @Test func `goes below a host, but not below a bare address`() throws {
        #expect(try #require(Endpoint("https://oss.example.com")).below("b").authority == "b.oss.example.com")
        #expect(try #require(Endpoint("http://127.0.0.1:9")).below("b").authority == "127.0.0.1:9")
    }

    @Test func `keeps a presigned address byte for byte`() throws {
        let address = "https://b.obs.example.com:443/a%2Fb/%E5%A3%B0?Signature=a%2Bb%3D&Expires=1"
        let request = try #require(HTTPRequest(method: "PUT", address: address))
        #expect(request.encodedPath == "/a%2Fb/%E5%A3%B0")
        #expect(request.encodedQuery == "Signature=a%2Bb%3D&Expires=1")
        #expect(request.address == address.replacing(":443", with: ""))
        #expect(HTTPRequest(method: "PUT", address: "file:///etc/passwd") == nil)
    }

    @Test(arguments: [(" ", "%20"), ("*", "%2A"), ("~", "~"), ("+", "%2B"), ("a/b", "a%2Fb"), ("声", "%E5%A3%B0")])
    func `encodes everything but the unreserved characters`(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "%ff"])
    func `refuses broken encodings`(text: String) {
        #expect(PercentEncoding.decode(text) == nil)
    }

    @Test func `sorts a query by encoded name and keeps the sign of an empty value`() {
        #expect(PercentEncoding.query([("b", "2 3"), ("a", ""), ("B", "1")]) == "B=1&a=&b=2%203")
    }

    @Test func `shows no secret`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("hunter2"))
    }
}
