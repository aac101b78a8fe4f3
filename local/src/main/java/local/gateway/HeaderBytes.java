package local.gateway;

import io.vertx.core.http.HttpServerRequest;

/** What the service counts as a request's headers: the request line and the headers' values. */
final class HeaderBytes {
    static final int MOST = 10_240;

    private HeaderBytes() {}

    static boolean tooMany(HttpServerRequest http) {
        int bytes = http.method().name().length() + http.uri().length() + " HTTP/1.1 ".length();
        for (var header : http.headers()) {
            bytes += header.getValue().length();
        }
        return bytes > MOST;
    }
}
