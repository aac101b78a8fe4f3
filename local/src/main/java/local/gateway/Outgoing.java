package local.gateway;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import local.gateway.ParameterMapping.Action;
import local.gateway.ParameterMapping.Change;

/** A request to the server behind an {@code HTTP_PROXY} integration, while it is put together. */
final class Outgoing {
    private static final String VIA = "HTTP/1.1 AmazonAPIGateway";
    private static final Set<String> OWN = Set.of("host", "content-length", "proxy-connection", "proxy-authorization");

    private final ProxyTarget.Address address;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final List<String> query = new ArrayList<>();
    private String path;

    private Outgoing(ProxyTarget.Address address) {
        this.address = address;
        this.path = address.path();
    }

    /** What the caller sent, with the headers that the service adds and without those that end at it. */
    static Outgoing of(Request request, ProxyTarget.Address address) {
        Outgoing out = new Outgoing(address);
        Set<String> named = Set.copyOf(List.of(String.join(",", request.sent().getAll("connection"))
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .split(",", -1)));
        request.sent().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && !RequestReader.HOP_BY_HOP.contains(lower) && !named.contains(lower)) {
                out.headers.add(name, value);
            }
        });
        out.headers.set("host", address.authority());
        out.headers.set("x-amzn-trace-id", request.header("x-amzn-trace-id"));
        out.append("forwarded", forwarded(request));
        out.append("via", VIA);
        for (String part : List.of(address.query(), request.rawQuery())) {
            if (!part.isEmpty()) {
                out.query.addAll(List.of(part.split("&", -1)));
            }
        }
        return out;
    }

    private static String forwarded(Request request) {
        String host = request.domainName();
        return "for=%s;host=%s;proto=%s"
                .formatted(
                        request.sourceIp(),
                        host.indexOf(':') < 0 ? host : '"' + host + '"',
                        request.header("x-forwarded-proto"));
    }

    private void append(String header, String value) {
        String before = headers.get(header);
        headers.set(header, before == null ? value : before + ", " + value);
    }

    /** Changes it as a mapping says; what comes out empty is not put in. */
    Outgoing mapped(ParameterMapping mapping, Function<String, Optional<String>> values) {
        for (Change change : mapping.changes()) {
            String value = change.value().value(values);
            switch (change.place()) {
                case HEADER -> header(change, value);
                case QUERYSTRING -> query(change, value);
                case PATH -> path = (value.startsWith("/") ? value : "/" + value).replace(" ", "%20");
                case STATUSCODE -> {
                    // a request has none
                }
            }
        }
        return this;
    }

    private void header(Change change, String value) {
        if (change.action() != Action.APPEND) {
            headers.remove(change.name());
        }
        if (change.action() != Action.REMOVE && !value.isEmpty()) {
            headers.add(change.name(), value);
        }
    }

    private void query(Change change, String value) {
        if (change.action() != Action.APPEND) {
            query.removeIf(it -> PercentCoding.query(it.replaceFirst("=.*", "")).equals(change.name()));
        }
        if (change.action() != Action.REMOVE && !value.isEmpty()) {
            query.add(encoded(change.name()) + "=" + encoded(value));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    ProxyTarget.Address address() {
        return address;
    }

    MultiMap headers() {
        return headers;
    }

    /** Path and query as they stand in the request line. */
    String uri() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
