package local.websocket;

import io.vertx.core.http.HttpServerRequest;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a client sent to be connected, as API Gateway passes it on: without the headers of the connection itself, with those of a proxy.
 *
 * @param host as the client wrote it, with a port: what a function can call back
 */
record Handshake(
        List<Map.Entry<String, String>> headers, List<Map.Entry<String, String>> query, String sourceIp, String host) {
    private static final String TRACE = "X-Amzn-Trace-Id";
    private static final Set<String> HOP = Set.of("connection", "upgrade", "keep-alive");

    Handshake {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }

    /**
     * Reads a request.
     *
     * @param trace the trace header, for a request without one
     * @throws IllegalArgumentException for a query that cannot be decoded
     */
    static Handshake of(HttpServerRequest request, String trace) {
        String sourceIp = Optional.ofNullable(request.remoteAddress())
                .map(it -> it.hostAddress())
                .orElse("127.0.0.1");
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.headers().forEach((name, value) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new SimpleImmutableEntry<>(name, value));
            }
        });
        headers.add(new SimpleImmutableEntry<>("X-Forwarded-For", sourceIp));
        headers.add(new SimpleImmutableEntry<>(
                "X-Forwarded-Port",
                Integer.toString(Optional.ofNullable(request.localAddress())
                        .map(it -> it.port())
                        .orElse(0))));
        headers.add(new SimpleImmutableEntry<>("X-Forwarded-Proto", request.isSSL() ? "https" : "http"));
        if (request.getHeader(TRACE) == null) {
            headers.add(new SimpleImmutableEntry<>(TRACE, trace));
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        request.params(true).forEach((name, value) -> query.add(new SimpleImmutableEntry<>(name, value)));
        return new Handshake(headers, query, sourceIp, host);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(it -> it.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> query(String name) {
        return query.stream()
                .filter(it -> it.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The subprotocols that the client offers. */
    List<String> subprotocols() {
        return header("sec-websocket-protocol").stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
