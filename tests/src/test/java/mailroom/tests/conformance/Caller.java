package mailroom.tests.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Asks the HTTP API of one contender, as one team. APIs beside the first answer to their id in the host name. */
record Caller(URI gateway, String apiId, String team) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A request in the making. */
    record Request(String method, String path, Map<String, String> headers, String body) {
        static Request to(String method, String path) {
            return new Request(method, path, Map.of(), "");
        }

        Request header(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Request(method, path, more, body);
        }

        Request json(String body) {
            return new Request(method, path, headers, body).header("content-type", "application/json");
        }
    }

    /** The answer, with Location and ETag as they were before ids were taken out of it. */
    record Exchange(Answer answer, String location, String etag) {}

    Exchange send(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(gateway.resolve(request.path()))
                .timeout(Duration.ofSeconds(40))
                .header("host", apiId + ".execute-api.local")
                .method(request.method(), BodyPublishers.ofString(request.body()));
        if (!request.headers().containsKey("authorization")) {
            builder.header("authorization", team);
        }
        request.headers().forEach(builder::header);
        try {
            HttpResponse<String> response = CLIENT.send(builder.build(), BodyHandlers.ofString());
            var headers = new TreeMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Exchange(
                    Answer.of(response.statusCode(), headers, response.body()),
                    headers.getOrDefault("location", ""),
                    headers.getOrDefault("etag", ""));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
