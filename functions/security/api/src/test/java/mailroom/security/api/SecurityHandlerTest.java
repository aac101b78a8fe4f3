package mailroom.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import mailroom.security.domain.SigningKeys;
import mailroom.security.domain.TokenRules;
import mailroom.security.port.FakeClock;
import mailroom.security.port.FakeContext;
import mailroom.security.port.MemoryApiKeys;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecurityHandlerTest {
    private final FakeClock clock = new FakeClock();
    private final MemoryApiKeys keys = new MemoryApiKeys();
    private final MemoryPublishedKeys published = new MemoryPublishedKeys();
    private final MemorySigner active = MemorySigner.inSlot("B");
    private final SigningKeys signingKeys =
            new SigningKeys(List.of(MemorySigner.inSlot("A"), active), () -> "B", published, clock);
    private final CreatedApiKey key =
            new CreateApiKey(keys, clock, new Random(1)).create(new NewApiKey(new Owner("ann", "post"), ApiKey.NEVER));
    private final SecurityHandler handler = new SecurityHandler(
            new Endpoints(
                    new ExchangeKey(
                            new CheckApiKey(keys, clock),
                            _ -> Set.of("sender"),
                            signingKeys,
                            SecurityAdapters.tokens(),
                            new TokenRules("issuer", "audience"),
                            clock,
                            new Random(2)),
                    signingKeys,
                    Map.of()),
            new Random(3));

    private static ObjectNode event(String method, String path) {
        ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
        event.putObject("headers").put("content-type", "application/json; charset=utf-8");
        event.putObject("requestContext")
                .put("requestId", "gw-1")
                .putObject("http")
                .put("method", method);
        return event;
    }

    private JsonNode answer(JsonNode event) throws Exception {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)),
                output,
                new FakeContext());
        JsonNode answer = Json.read(output.toString(StandardCharsets.UTF_8));
        assertThat(answer.path("headers").path("x-request-id").textValue()).isNotEmpty();
        return answer;
    }

    private JsonNode tokens(String body) throws Exception {
        return answer(event("POST", "/v1/tokens").put("body", body));
    }

    private String good() {
        return Json.write(Json.object()
                .put("key_id", key.key().id().value())
                .put("secret", key.secret().value()));
    }

    private static JsonNode problem(JsonNode answer, int status, String slug) throws Exception {
        assertThat(answer.path("statusCode").intValue()).isEqualTo(status);
        assertThat(answer.path("headers").path("content-type").textValue()).isEqualTo("application/problem+json");
        JsonNode body = Json.read(answer.path("body").textValue());
        assertThat(body.path("type").textValue()).isEqualTo("/problems/" + slug);
        assertThat(body.path("status").intValue()).isEqualTo(status);
        assertThat(body.path("request_id").textValue())
                .isEqualTo(answer.path("headers").path("x-request-id").textValue());
        return body;
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(it -> it.path("pointer").textValue())
                .toList();
    }

    @Test
    void a_key_becomes_a_token_that_the_published_keys_verify() throws Exception {
        JsonNode answer = tokens(good());
        JsonNode body = Json.read(answer.path("body").textValue());
        JsonNode set = answer(event("GET", "/.well-known/jwks.json"));

        assertThat(answer.path("statusCode").intValue()).isEqualTo(200);
        assertThat(answer.path("headers").path("cache-control").textValue()).isEqualTo("no-store");
        assertThat(body.path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(body.path("expires_in").intValue()).isEqualTo(900);
        var jwt = SignedJWT.parse(body.path("access_token").textValue());
        var jwk = JWKSet.parse(set.path("body").textValue())
                .getKeyByKeyId(jwt.getHeader().getKeyID())
                .toECKey();
        assertThat(jwt.verify(new ECDSAVerifier(jwk))).isTrue();
    }

    @Test
    void the_key_set_is_published_before_the_first_token_is_signed() throws Exception {
        assertThat(tokens(good()).path("statusCode").intValue()).isEqualTo(200);

        assertThat(published.read().accepted(active.publicKey().kid(), clock.instant()))
                .isPresent();
        assertThat(published.read().keys()).hasSize(2);
    }

    @Test
    void when_the_set_cannot_be_published_there_is_no_token() throws Exception {
        published.breakDown();

        problem(tokens(good()), 500, "internal-error");
    }

    @Test
    void the_key_set_may_be_cached_and_holds_both_keys() throws Exception {
        JsonNode answer = answer(event("GET", "/.well-known/jwks.json"));

        assertThat(answer.path("headers").path("cache-control").textValue()).isEqualTo("public, max-age=300");
        assertThat(answer.path("headers").path("content-type").textValue()).isEqualTo("application/json");
        assertThat(JWKSet.parse(answer.path("body").textValue()).getKeys()).hasSize(2);
    }

    @Test
    void whoever_guesses_learns_nothing() throws Exception {
        String secret = key.secret().value();
        JsonNode wrong = problem(tokens(good().replace(secret, "A".repeat(43))), 401, "unauthorized");
        JsonNode unknown = problem(tokens(good().replace("mk_live_0", "mk_live_1")), 401, "unauthorized");
        keys.revoke(key.key().id(), clock.instant());

        assertThat(unknown).isEqualTo(wrong);
        assertThat(problem(tokens(good()), 401, "unauthorized")).isEqualTo(wrong);
    }

    @Test
    void every_violation_is_listed() throws Exception {
        assertThat(pointers(problem(tokens("{}"), 422, "invalid-token-request")))
                .containsExactly("/key_id", "/secret");
        assertThat(pointers(problem(
                        tokens("{\"key_id\":7,\"secret\":\"short\",\"a/b~c\":1}"), 422, "invalid-token-request")))
                .containsExactly("/key_id", "/secret", "/a~1b~0c");
        assertThat(pointers(problem(tokens("[]"), 422, "invalid-token-request")))
                .containsExactly("");
    }

    @Test
    void of_very_many_violations_a_hundred_are_listed_and_all_counted() throws Exception {
        ObjectNode body = Json.object();
        for (int i = 0; i < 200; i++) {
            body.put("m" + i, 1);
        }
        JsonNode problem = problem(tokens(Json.write(body)), 422, "invalid-token-request");

        assertThat(problem.path("errors")).hasSize(100);
        assertThat(problem.path("detail").textValue()).startsWith("202 violations.");
    }

    @Test
    void what_is_no_json_is_malformed_and_quoted_nowhere() throws Exception {
        problem(tokens(""), 400, "malformed-json");
        problem(tokens(good().replace("{", "{\"secret\":\"x\",")), 400, "malformed-json");
        assertThat(Json.write(problem(tokens("{\"secret\":hunter2}"), 400, "malformed-json")))
                .doesNotContain("hunter2");
    }

    @Test
    void other_paths_methods_and_types_are_refused_by_their_own_status() throws Exception {
        problem(answer(event("GET", "/v1/token")), 404, "not-found");
        JsonNode get = answer(event("GET", "/v1/tokens"));
        problem(get, 405, "method-not-allowed");
        assertThat(get.path("headers").path("allow").textValue()).isEqualTo("POST");
        problem(answer(event("POST", "/.well-known/jwks.json")), 405, "method-not-allowed");
        ObjectNode form = event("POST", "/v1/tokens").put("body", good());
        ((ObjectNode) form.path("headers")).put("content-type", "application/x-www-form-urlencoded");
        problem(answer(form), 415, "unsupported-media-type");
        problem(tokens(" ".repeat(5_000)), 413, "too-large");
    }

    @Test
    void a_base64_body_is_read_and_a_broken_one_is_malformed() throws Exception {
        String encoded = Base64.getEncoder().encodeToString(good().getBytes(StandardCharsets.UTF_8));
        ObjectNode event = event("POST", "/v1/tokens").put("isBase64Encoded", true);

        assertThat(answer(event.put("body", encoded)).path("statusCode").intValue())
                .isEqualTo(200);
        problem(answer(event.put("body", "%%%")), 400, "malformed-json");
    }

    @Test
    void a_well_formed_request_id_of_the_caller_comes_back() throws Exception {
        ObjectNode event = event("GET", "/nowhere");
        assertThat(answer(event).path("headers").path("x-request-id").textValue())
                .isEqualTo("gw-1");

        ((ObjectNode) event.path("headers")).put("x-request-id", "theirs-1");
        assertThat(answer(event).path("headers").path("x-request-id").textValue())
                .isEqualTo("theirs-1");
    }

    @Property(tries = 500)
    void no_body_makes_it_fail(@ForAll String body) throws Exception {
        assertThat(tokens(body).path("statusCode").intValue()).isBetween(400, 422);
    }
}
