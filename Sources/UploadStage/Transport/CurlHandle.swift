import CCurl
import VendorClients

/// Owns a libcurl handle for the length of one exchange.
@safe
struct CurlHandle: ~Copyable {
    private let library: CurlLibrary
    private let handle: UnsafeMutableRawPointer

    init() throws(TransportFailure) {
        let library = try CurlLibrary.shared.get()
        guard let handle = unsafe library.makeHandle() else {
            throw TransportFailure(.unreachable, "libcurl cannot be set up")
        }
        self.library = library
        unsafe self.handle = unsafe handle
        headerList = HeaderList(library)
    }

    deinit { unsafe library.cleanUp(handle) }

    /// Makes ready for `request`; `context` is a `CurlExchange` that outlives the exchange.
    func configure(_ request: HTTPRequest, userAgent: String, context: UnsafeMutableRawPointer) throws(TransportFailure)
    {
        var codes = unsafe [
            preflight_curl_set_text(library.setOption, handle, CURLOPT_URL, request.address),
            preflight_curl_set_text(library.setOption, handle, CURLOPT_PROTOCOLS_STR, "http,https"),
            preflight_curl_set_text(library.setOption, handle, CURLOPT_USERAGENT, userAgent),
            preflight_curl_set_text(library.setOption, handle, CURLOPT_CUSTOMREQUEST, request.method),
            // The path was signed as it is.
            preflight_curl_set_long(library.setOption, handle, CURLOPT_PATH_AS_IS, 1),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_FOLLOWLOCATION, 0),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_NOSIGNAL, 1),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_NOPROGRESS, 0),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_FRESH_CONNECT, 1),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_FORBID_REUSE, 1),
            preflight_curl_set_long(library.setOption, handle, CURLOPT_CONNECTTIMEOUT, 30),
            preflight_curl_set_context(library.setOption, handle, CURLOPT_READDATA, context),
            preflight_curl_set_context(library.setOption, handle, CURLOPT_WRITEDATA, context),
            preflight_curl_set_context(library.setOption, handle, CURLOPT_HEADERDATA, context),
            preflight_curl_set_context(library.setOption, handle, CURLOPT_XFERINFODATA, context),
            preflight_curl_set_context(library.setOption, handle, CURLOPT_SEEKDATA, context),
        ]
        if request.method == "HEAD" {
            unsafe codes.append(preflight_curl_set_long(library.setOption, handle, CURLOPT_NOBODY, 1))
        }
        if request.body != .none {
            unsafe codes.append(preflight_curl_set_long(library.setOption, handle, CURLOPT_UPLOAD, 1))
            unsafe codes.append(
                preflight_curl_set_size(
                    library.setOption, handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(request.body.byteCount)))
        }
        codes += setCallbacks()
        guard codes.allSatisfy({ $0 == CURLE_OK }) else {
            let failed = codes.first { $0 != CURLE_OK } ?? CURLE_OK
            throw TransportFailure(.unreachable, message(for: failed))
        }
        try setHeaders(request)
    }

    private func setCallbacks() -> [CURLcode] {
        unsafe [
            preflight_curl_set_data(library.setOption, handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
                let buffer = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
                return unsafe CurlExchange.of(context)?.read(into: buffer) ?? Int(CURL_READFUNC_ABORT)
            },
            unsafe preflight_curl_set_data(library.setOption, handle, CURLOPT_WRITEFUNCTION) {
                bytes, size, count, context in
                let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe CurlExchange.of(context)?.receive(buffer) == true ? size * count : 0
            },
            unsafe preflight_curl_set_data(library.setOption, handle, CURLOPT_HEADERFUNCTION) {
                bytes, size, count, context in
                unsafe CurlExchange.of(context)?.header(UnsafeRawBufferPointer(start: bytes, count: size * count))
                return size * count
            },
            unsafe preflight_curl_set_progress(library.setOption, handle) { context, _, _, _, uploaded in
                unsafe CurlExchange.of(context)?.goesOn(uploaded: Int64(uploaded)) == true ? 0 : 1
            },
            unsafe preflight_curl_set_seek(library.setOption, handle) { context, offset, origin in
                unsafe origin == 0 && CurlExchange.of(context)?.rewind(to: Int64(offset)) == true
                    ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
            },
        ]
    }

    /// The request's own headers, and nothing that libcurl would add but Host, User-Agent and Content-Length.
    private func setHeaders(_ request: HTTPRequest) throws(TransportFailure) {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        lines.append("Expect:")
        if request.header("Accept") == nil { lines.append("Accept: */*") }
        if request.body == .none, ["POST", "PUT"].contains(request.method) { lines.append("Content-Length: 0") }
        // A line break in a value would begin another header.
        guard lines.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 } }) else {
            throw TransportFailure(.unreachable, "a header has a control character in it")
        }
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { unsafe list = unsafe library.append(list, line) ?? list }
        guard unsafe preflight_curl_set_list(library.setOption, handle, CURLOPT_HTTPHEADER, list) == CURLE_OK else {
            unsafe library.freeList(list)
            throw TransportFailure(.unreachable, "libcurl does not accept the headers")
        }
        unsafe headerList.list = unsafe list
    }

    /// libcurl does not copy the list.
    private let headerList: HeaderList

    /// Sends and receives; returns when all is over.
    func perform() -> CURLcode { unsafe library.perform(handle) }

    /// libcurl's words for a result.
    func message(for code: CURLcode) -> String { library.message(code) }

    /// How many bytes of the body went out.
    var sentByteCount: Int64 { size(CURLINFO_SIZE_UPLOAD_T) }

    /// Whether a byte of the request went out.
    var hasSentAnything: Bool {
        var count = 0
        return unsafe preflight_curl_get_long(library.getInfo, handle, CURLINFO_REQUEST_SIZE, &count) != CURLE_OK
            || count > 0
    }

    private func size(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return unsafe preflight_curl_get_size(library.getInfo, handle, info, &value) == CURLE_OK ? Int64(value) : 0
    }
}

/// Owns a list of headers.
@safe
private final class HeaderList {
    var list: UnsafeMutablePointer<curl_slist>?
    private let library: CurlLibrary

    init(_ library: CurlLibrary) { self.library = library }

    deinit { unsafe library.freeList(list) }
}

extension CurlExchange {
    /// The exchange that libcurl hands back.
    fileprivate static func of(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        unsafe context.map { unsafe Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }
}
