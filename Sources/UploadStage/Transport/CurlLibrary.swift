import CCurl
import VendorClients

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// libcurl, opened with the first request: it brings some thirty libraries along, which nothing but requests needs.
@safe
struct CurlLibrary: Sendable {
    /// curl_easy_setopt, for the functions of the shim.
    let setOption: @convention(c) @Sendable () -> Void
    /// curl_easy_getinfo, for the functions of the shim.
    let getInfo: @convention(c) @Sendable () -> Void
    let makeHandle: @convention(c) @Sendable () -> UnsafeMutableRawPointer?
    let perform: @convention(c) @Sendable (UnsafeMutableRawPointer?) -> CURLcode
    let cleanUp: @convention(c) @Sendable (UnsafeMutableRawPointer?) -> Void
    let append:
        @convention(c) @Sendable (UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>?) -> UnsafeMutablePointer<
            curl_slist
        >?
    let freeList: @convention(c) @Sendable (UnsafeMutablePointer<curl_slist>?) -> Void
    private let describe: @convention(c) @Sendable (CURLcode) -> UnsafePointer<CChar>?

    /// The library of this process, or why there is none. It stays open to the end.
    static let shared = Result<CurlLibrary, TransportFailure> { () throws(TransportFailure) in try CurlLibrary() }

    /// libcurl's words for a result.
    func message(_ code: CURLcode) -> String {
        unsafe describe(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    }

    private init() throws(TransportFailure) {
        guard let library = unsafe dlopen(Self.fileName, RTLD_NOW) else { throw Self.failure }
        typealias SetUp = @convention(c) (Int) -> CURLcode
        let setUp = unsafe try Self.function("curl_global_init", in: library, as: SetUp.self)
        setOption = unsafe try Self.function("curl_easy_setopt", in: library)
        getInfo = unsafe try Self.function("curl_easy_getinfo", in: library)
        unsafe makeHandle = unsafe try Self.function("curl_easy_init", in: library)
        unsafe perform = unsafe try Self.function("curl_easy_perform", in: library)
        unsafe cleanUp = unsafe try Self.function("curl_easy_cleanup", in: library)
        unsafe append = unsafe try Self.function("curl_slist_append", in: library)
        unsafe freeList = unsafe try Self.function("curl_slist_free_all", in: library)
        unsafe describe = unsafe try Self.function("curl_easy_strerror", in: library)
        guard setUp(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
            throw TransportFailure(.unreachable, "libcurl cannot be set up")
        }
    }

    #if canImport(Darwin)
        private static let fileName = "libcurl.4.dylib"
    #else
        private static let fileName = "libcurl.so.4"
    #endif

    private static func function<Function>(
        _ name: String, in library: UnsafeMutableRawPointer, as type: Function.Type = Function.self
    ) throws(TransportFailure) -> Function {
        guard let address = unsafe dlsym(library, name) else { throw failure }
        return unsafe unsafeBitCast(address, to: Function.self)
    }

    private static var failure: TransportFailure {
        let cause = unsafe dlerror().map { unsafe String(cString: $0) } ?? "unknown cause"
        return TransportFailure(
            .unreachable,
            "libcurl, which sends the requests, cannot be opened (\(cause)). Install it: on Debian, apt-get install libcurl4"
        )
    }
}
