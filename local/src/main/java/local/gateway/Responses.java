package local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes replies. */
final class Responses {
    private Responses() {}

    /** A caller that went away in between is no error. */
    static void send(HttpServerRequest http, Reply reply, String requestId) {
        HttpServerResponse response = http.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        for (Reply.Header header : reply.headers()) {
            response.headers().add(header.name(), header.value());
        }
        response.putHeader("apigw-requestid", requestId);
        boolean bodyless = reply.status() == 204 || reply.status() == 304 || reply.status() < 200;
        if (bodyless) {
            response.end();
        } else if (http.method().name().equals("HEAD")) {
            if (!response.headers().contains("content-length")) {
                response.putHeader(
                        "content-length", Integer.toString(reply.body().length()));
            }
            response.end();
        } else {
            response.end(reply.body());
        }
    }
}
