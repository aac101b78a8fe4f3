package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailroom.platform.Json;
import mailroom.security.domain.CreatedApiKey;

/** The public API as a caller sees it. Reads both kinds of error body: our problem+json and the gateway's own {@code message}. */
final class ApiClient {
    private static final int MOST_TRIES = 30;

    private final URI base;
    private final HttpClient http;

    ApiClient(URI base, Clients clients) {
        this.base = base;
        this.http = clients.builder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A batch that was taken in, and the id of the request that did it. */
    record Accepted(String id, int total, String requestId) {}

    /** One recipient as the API tells it; {@code reason} is empty where there is none. */
    record Recipient(String address, String state, String reason, String updatedAt) {}

    String token(CreatedApiKey key) throws Problem {
        String body = Json.write(Json.object()
                .put("key_id", key.key().id().toString())
                .put("secret", key.secret().value()));
        return json(send(post("/v1/tokens", body)), 200).path("access_token").asText();
    }

    Accepted submit(String token, String batch) throws Problem {
        HttpResponse<String> response = send(post("/v1/batches", batch).header("authorization", "Bearer " + token));
        JsonNode node = json(response, 202);
        return new Accepted(
                node.path("id").asText(),
                node.path("total").asInt(),
                response.headers().firstValue("x-request-id").orElse("-"));
    }

    /** What opens one connection to the WebSocket. */
    record StreamTicket(URI url, String ticket) {}

    StreamTicket streamTicket(String token) throws Problem {
        JsonNode node = json(send(post("/v1/stream-tickets", "").header("authorization", "Bearer " + token)), 201);
        return new StreamTicket(
                URI.create(node.path("url").asText()), node.path("ticket").asText());
    }

    JsonNode batch(String token, String id) throws Problem {
        return json(send(get("/v1/batches/" + id, token)), 200);
    }

    List<Recipient> recipients(String token, String id) throws Problem {
        List<Recipient> all = new ArrayList<>();
        String page = "/v1/batches/" + id + "/recipients?limit=100";
        String next = page;
        while (!next.isEmpty()) {
            JsonNode node = json(send(get(next, token)), 200);
            for (JsonNode it : node.path("recipients")) {
                all.add(new Recipient(
                        it.path("address").asText(),
                        it.path("state").asText(),
                        reason(it),
                        it.path("updated_at").asText()));
            }
            String cursor = node.path("next_cursor").asText();
            next = cursor.isEmpty() ? "" : page + "&cursor=" + cursor;
        }
        return List.copyOf(all);
    }

    /** Any path. A refusal is an answer too: only a failure of the server is a problem. */
    JsonNode read(String token, String path) throws Problem {
        return answered(send(get(path, token)));
    }

    /** The same with a body. */
    JsonNode act(String token, String path, String body) throws Problem {
        return answered(send(post(path, body).header("authorization", "Bearer " + token)));
    }

    private static JsonNode answered(HttpResponse<String> response) throws Problem {
        return json(response, response.statusCode() < 500 ? response.statusCode() : 200);
    }

    private static String reason(JsonNode recipient) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("bounce", "code", "diagnostic")) {
            String value = recipient.path(field).asText();
            if (!value.isEmpty()) {
                parts.add(value);
            }
        }
        return String.join(", ", parts);
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .header("authorization", "Bearer " + token)
                .GET();
    }

    /** Tries again where the answer asks for it: a service learns of a new key's person within a few seconds. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Problem {
        HttpRequest built = request.build();
        HttpResponse<String> response = once(built);
        for (int tries = 1; tries < MOST_TRIES && response.statusCode() == 503; tries++) {
            Optional<Duration> pause = response.headers()
                    .firstValue("retry-after")
                    .map(Long::parseLong)
                    .map(Duration::ofSeconds);
            if (pause.isEmpty()) {
                return response;
            }
            rest(pause.get());
            response = once(built);
        }
        return response;
    }

    private static void rest(Duration pause) throws Problem {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.UNEXPECTED_RESULT, "interrupted while waiting to try again");
        }
    }

    private HttpResponse<String> once(HttpRequest request) throws Problem {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Problem(Problem.UNEXPECTED_RESULT, "no answer from %s: %s".formatted(base, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.UNEXPECTED_RESULT, "interrupted while waiting for an answer");
        }
    }

    private static JsonNode json(HttpResponse<String> response, int expected) throws Problem {
        if (response.statusCode() != expected) {
            throw new Problem(Problem.UNEXPECTED_RESULT, refusal(response));
        }
        try {
            return Json.read(response.body());
        } catch (Json.Malformed e) {
            throw new Problem(
                    Problem.UNEXPECTED_RESULT,
                    "the answer to %s is not JSON: %s".formatted(response.uri(), e.getMessage()));
        }
    }

    private static String refusal(HttpResponse<String> response) {
        StringBuilder text = new StringBuilder(
                "%d from %s".formatted(response.statusCode(), response.uri().getPath()));
        try {
            JsonNode node = Json.read(response.body());
            text.append(": ")
                    .append(node.path("detail")
                            .asText(node.path("message")
                                    .asText(node.path("title").asText())));
            for (JsonNode it : node.path("errors")) {
                text.append(System.lineSeparator())
                        .append("  ")
                        .append(it.path("pointer").asText())
                        .append(": ")
                        .append(it.path("detail").asText());
            }
        } catch (Json.Malformed notJson) {
            text.append(": ").append(response.body());
        }
        return text.toString();
    }
}
