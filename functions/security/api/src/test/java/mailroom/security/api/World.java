package mailroom.security.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Cause;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Operator;
import mailroom.security.domain.Owner;
import mailroom.security.domain.SigningKeys;
import mailroom.security.domain.TokenRules;
import mailroom.security.port.FakeClock;
import mailroom.security.port.FakeContext;
import mailroom.security.port.MemoryAcl;
import mailroom.security.port.MemoryApiKeys;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;

/** The service in memory, with Cedar itself, its built-in roles and policies, and an admin called root. */
final class World {
    private static final Cause CAUSE =
            new Cause(Cause.OPERATOR, "", "seed", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    final FakeClock clock = new FakeClock();
    final MemoryAcl acl = new MemoryAcl(clock);
    private final Map<String, String> keys = new HashMap<>();
    private final SecurityHandler handler;

    /** An HTTP answer. */
    record Answered(int status, JsonNode headers, JsonNode body) {
        String header(String name) {
            return headers.path(name).asText();
        }

        String slug() {
            return body.path("type").asText().replace("/problems/", "");
        }

        List<String> pointers() {
            return body.path("errors")
                    .valueStream()
                    .map(it -> it.path("pointer").asText())
                    .toList();
        }
    }

    World() {
        var signer = MemorySigner.inSlot("A");
        var signingKeys = new SigningKeys(List.of(signer), () -> "A", new MemoryPublishedKeys(), clock);
        var exchange = new ExchangeKey(
                new CheckApiKey(new MemoryApiKeys(), clock),
                acl::rolesOf,
                signingKeys,
                SecurityAdapters.tokens(),
                new TokenRules("issuer", "audience"),
                clock,
                new Random(2));
        handler = new SecurityHandler(
                new Endpoints(exchange, signingKeys, new Acl(acl, acl, acl, acl).endpoints(clock, new Random(4))),
                new Random(3));
        person("root", "operators", "admin");
    }

    /** Somebody with a key. */
    String person(String subject, String team, String role) {
        CreatedApiKey made = new Operator(acl, acl, clock, new Random(keys.size()), CAUSE)
                .createKey(new NewApiKey(new Owner(subject, team), false, Set.of(), ApiKey.NEVER), Optional.of(role));
        keys.put(subject, made.key().id().value());
        return made.key().id().value();
    }

    /** A call of that person, with what the authorizer would say. */
    Answered call(String subject, String method, String path, String body, String... headers) throws IOException {
        return send(withContext(event(method, path, body, headers), subject, ""));
    }

    Answered get(String path) throws IOException {
        return call("root", "GET", path, "");
    }

    Answered post(String path, String body) throws IOException {
        return call("root", "POST", path, body);
    }

    ObjectNode withContext(ObjectNode event, String subject, String scope) {
        ((ObjectNode) event.path("requestContext"))
                .putObject("authorizer")
                .putObject("lambda")
                .put("subject", subject)
                .put("team", "whatever the cache says")
                .put("key_id", keys.getOrDefault(subject, "mk_live_00000000000000000000000000"))
                .put("mode", "live")
                .put("scope", scope)
                .put(
                        "exp",
                        Long.toString(
                                clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond()));
        return event;
    }

    static ObjectNode event(String method, String path, String body, String... headers) {
        ObjectNode event = Json.object().put("version", "2.0");
        int question = path.indexOf('?');
        event.put("rawPath", question < 0 ? path : path.substring(0, question));
        if (question >= 0) {
            ObjectNode query = event.putObject("queryStringParameters");
            for (String pair : path.substring(question + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts[1]);
            }
        }
        ObjectNode sent = event.putObject("headers").put("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            sent.put(headers[i], headers[i + 1]);
        }
        event.putObject("requestContext")
                .put("requestId", "gw-1")
                .putObject("http")
                .put("method", method);
        return body.isEmpty() ? event : event.put("body", body);
    }

    Answered send(ObjectNode event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)),
                output,
                new FakeContext());
        try {
            JsonNode answer = Json.read(output.toString(StandardCharsets.UTF_8));
            return new Answered(
                    answer.path("statusCode").asInt(),
                    answer.path("headers"),
                    Json.read(answer.path("body").asText()));
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }
}
