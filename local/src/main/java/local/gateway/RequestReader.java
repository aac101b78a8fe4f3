package local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads what a caller sent by the rules of the HTTP API's payload format 2.0, and adds the headers that the service adds. */
final class RequestReader {
    static final Set<String> HOP_BY_HOP = Set.of(
            "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final GatewayOptions options;

    RequestReader(GatewayOptions options) {
        this.options = options;
    }

    Request read(HttpServerRequest http, Buffer body) {
        Map<String, String> headers = new LinkedHashMap<>(32);
        List<String> cookies = new ArrayList<>();
        for (var header : http.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("cookie")) {
                addCookies(header.getValue(), cookies);
            } else if (!HOP_BY_HOP.contains(name)) {
                headers.merge(name, header.getValue(), (one, more) -> one + "," + more);
            }
        }
        var now = options.clock().instant();
        String sourceIp = http.remoteAddress().hostAddress();
        headers.merge("x-forwarded-for", sourceIp, (one, more) -> one + ", " + more);
        headers.put("x-forwarded-port", Integer.toString(http.localAddress().port()));
        headers.put("x-forwarded-proto", options.tls().isPresent() ? "https" : "http");
        headers.computeIfAbsent("x-amzn-trace-id", key -> "Root=1-%08x-%s".formatted(now.getEpochSecond(), hex(12)));
        String uri = originForm(http.uri());
        int mark = uri.indexOf('?');
        String rawQuery = mark < 0 ? "" : uri.substring(mark + 1);
        return new Request(
                http.method().name(),
                mark < 0 ? uri : uri.substring(0, mark),
                rawQuery,
                headers,
                http.headers(),
                cookies,
                query(rawQuery),
                sourceIp,
                "HTTP/1.1",
                headers.getOrDefault("host", "127.0.0.1"),
                requestId(),
                now,
                body);
    }

    /** Sixteen characters, as the service's own ids are. */
    String requestId() {
        return Base64.getUrlEncoder().encodeToString(random(11));
    }

    static Map<String, String> query(String raw) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        Map<String, String> query = new LinkedHashMap<>();
        eachParameter(raw, (name, value) -> query.merge(name, value, (one, more) -> one + "," + more));
        return query;
    }

    /** Decodes a query and tells of every parameter in its order. */
    static void eachParameter(String raw, BiConsumer<String, String> to) {
        int from = 0;
        while (from <= raw.length()) {
            int end = raw.indexOf('&', from);
            end = end < 0 ? raw.length() : end;
            if (end > from) {
                int equals = raw.indexOf('=', from);
                boolean bare = equals < 0 || equals >= end;
                to.accept(
                        PercentCoding.query(raw.substring(from, bare ? end : equals)),
                        bare ? "" : PercentCoding.query(raw.substring(equals + 1, end)));
            }
            from = end + 1;
        }
    }

    static void addCookies(String header, List<String> cookies) {
        int from = 0;
        while (from <= header.length()) {
            int end = header.indexOf(';', from);
            end = end < 0 ? header.length() : end;
            String cookie = header.substring(from, end).strip();
            if (!cookie.isEmpty()) {
                cookies.add(cookie);
            }
            from = end + 1;
        }
    }

    /** {@code http://host/path} as a request line may hold it, reduced to the path. */
    private static String originForm(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        int scheme = uri.indexOf("://");
        int slash = scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    private String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private byte[] random(int bytes) {
        byte[] some = new byte[bytes];
        options.random().nextBytes(some);
        return some;
    }
}
