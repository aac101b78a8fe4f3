package mailroom.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mailroom.platform.Json;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.Authorize;
import mailroom.security.domain.CheckApiKey;
import mailroom.security.domain.CreateApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.Exchange;
import mailroom.security.domain.ExchangeKey;
import mailroom.security.domain.KnownKeys;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import mailroom.security.domain.PresentedKey;
import mailroom.security.domain.SigningKeys;
import mailroom.security.domain.TokenRules;
import mailroom.security.port.FakeClock;
import mailroom.security.port.FakeContext;
import mailroom.security.port.MemoryApiKeys;
import mailroom.security.port.MemoryPublishedKeys;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.OutsideTokens;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerHandlerTest {
    private static final String REFUSAL = "{\"isAuthorized\":false}";

    private final FakeClock clock = new FakeClock();
    private final MemoryApiKeys keys = new MemoryApiKeys();
    private final MemoryPublishedKeys published = new MemoryPublishedKeys();
    private final CheckApiKey check = new CheckApiKey(keys, clock);
    private final TokenRules rules = new TokenRules("issuer", "audience");
    private final CreatedApiKey key =
            new CreateApiKey(keys, clock, new Random(1)).create(new NewApiKey(new Owner("ann", "post"), ApiKey.NEVER));
    private final AuthorizerHandler handler = new AuthorizerHandler(
            new Authorize(
                    check,
                    new KnownKeys(published, clock),
                    SecurityAdapters.tokens(),
                    rules,
                    OutsideTokens.NONE,
                    clock),
            new Random(2));

    private String answer(String event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, new FakeContext());
        return output.toString(StandardCharsets.UTF_8);
    }

    private String answerToHeader(String header) throws IOException {
        var event = Json.object().put("version", "2.0").put("type", "REQUEST").put("routeKey", "GET /v1/batches");
        event.putObject("headers").put("authorization", header);
        event.putArray("identitySource").add(header);
        event.putObject("requestContext").put("requestId", "req-1");
        return answer(Json.write(event));
    }

    private String token() {
        var signer = MemorySigner.inSlot("A");
        var exchange = new ExchangeKey(
                check,
                _ -> Set.of("sender"),
                new SigningKeys(List.of(signer), () -> "A", published, clock),
                SecurityAdapters.tokens(),
                rules,
                clock,
                new Random(3));
        return exchange.exchange(PresentedKey.parse(key.credentials()).orElseThrow()) instanceof Exchange.Issued issued
                ? issued.token()
                : "refused";
    }

    @Test
    void a_key_is_answered_by_who_calls_all_in_texts() throws Exception {
        JsonNode answer = Json.read(answerToHeader("Bearer " + key.credentials()));

        assertThat(answer.path("isAuthorized").booleanValue()).isTrue();
        assertThat(answer.path("context"))
                .isEqualTo(Json.object()
                        .put("subject", "ann")
                        .put("team", "post")
                        .put("key_id", key.key().id().value())
                        .put(
                                "exp",
                                Long.toString(clock.instant().plusSeconds(600).getEpochSecond()))
                        .put("mode", "live")
                        .put("scope", ""));
    }

    @Test
    void a_token_whose_key_was_published_after_the_init_is_good_once_a_minute_has_gone() throws Exception {
        String header = "Bearer " + token();
        clock.forward(Duration.ofMinutes(1));

        assertThat(answerToHeader(header)).contains("\"isAuthorized\":true", "\"team\":\"post\"");
    }

    /** The gateway serves every route out of its cache by the header alone: an answer that knew the route would leak it to the others. */
    @Test
    void the_answer_depends_on_the_header_alone() throws Exception {
        String header = "Bearer " + key.credentials();
        String answer = answerToHeader(header);
        for (String route : List.of("POST /v1/batches", "DELETE /v1/people/{subject}", "$default")) {
            var event = Json.object()
                    .put("routeKey", route)
                    .put("rawPath", "/elsewhere")
                    .put("rawQueryString", "admin=1");
            event.putObject("headers")
                    .put("authorization", header)
                    .put("x-team", "theirs")
                    .put("x-request-id", "other");
            event.putObject("queryStringParameters").put("team", "theirs");
            assertThat(answer(Json.write(event))).isEqualTo(answer);
        }
    }

    @Test
    void a_header_s_name_may_be_written_in_any_case() throws Exception {
        String header = "Bearer " + key.credentials();
        var event = Json.object();
        event.putObject("headers").put("Authorization", header);
        assertThat(answer(Json.write(event))).isEqualTo(answerToHeader(header));
    }

    @Test
    void a_key_hands_on_its_mode_and_scope() throws Exception {
        var wanted = new NewApiKey(new Owner("ann", "post"), true, Set.of("ReadBatch", "ListBatches"), ApiKey.NEVER);
        CreatedApiKey tried = new CreateApiKey(keys, clock, new Random(5)).create(wanted);

        JsonNode context =
                Json.read(answerToHeader("Bearer " + tried.credentials())).path("context");

        assertThat(context.path("mode").textValue()).isEqualTo("test");
        assertThat(context.path("scope").textValue()).isEqualTo("ListBatches ReadBatch");
    }

    @Test
    void wrong_tokens_of_every_kind_are_answered_and_nothing_is_thrown() throws Exception {
        String[] good = token().split("\\.", -1);
        clock.forward(Duration.ofMinutes(1));
        for (String token : List.of(
                part("{\"alg\":\"none\"}") + "." + good[1] + ".",
                part("{\"alg\":\"None\"}") + "." + good[1] + "." + good[2],
                part("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"A\"}") + "." + good[1] + "." + good[2],
                part("{\"alg\":\"ES256\",\"alg\":\"none\"}") + "." + good[1] + "." + good[2],
                part("{\"alg\":[\"ES256\"],\"typ\":{},\"kid\":1e400}") + "." + good[1] + "." + good[2],
                part("[".repeat(3_000)) + "." + good[1] + "." + good[2],
                good[0] + "." + part("{\"exp\":1e400}") + "." + good[2],
                good[0] + "." + part("[".repeat(2_000)) + "." + good[2],
                good[0] + "." + good[1] + "." + "A".repeat(86),
                good[0] + "." + good[1] + "." + good[2].substring(2),
                good[0] + "." + good[1] + "." + good[2] + "==",
                "a.".repeat(50_000),
                "eyJ".repeat(1_000_000))) {
            assertThat(answerToHeader("Bearer " + token)).isEqualTo(REFUSAL);
        }
        assertThat(answerToHeader("Bearer " + String.join(".", good))).contains("\"isAuthorized\":true");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void no_text_makes_it_fail(@ForAll String text) throws Exception {
        assertThat(answerToHeader(text)).isEqualTo(REFUSAL);
        assertThat(answerToHeader("Bearer " + text)).isEqualTo(REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic YTpi",
                "Bearer a.b.c",
                "Bearer mk_live_",
                "\u0000",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer 😀.😀.😀",
                "Bearer ..",
                "Bearer mk_live_.",
                "null"
            })
    void a_malformed_header_is_refused_without_a_reason(String header) throws Exception {
        assertThat(answerToHeader(header)).isEqualTo(REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"headers\":null}",
                "{\"headers\":{\"authorization\":{}}}",
                "{\"headers\":{\"authorization\":[\"Bearer x\"]},\"identitySource\":null}",
                "{\"headers\":{\"x-request-id\":\"\\n\"},\"identitySource\":[null]}"
            })
    void an_event_without_a_header_is_refused(String event) throws Exception {
        assertThat(answer(event)).isEqualTo(REFUSAL);
    }

    @Test
    void when_the_key_set_cannot_be_read_the_gateway_learns_that_we_failed() {
        String header = "Bearer " + token();
        clock.forward(Duration.ofMinutes(1));
        published.breakDown();

        assertThatThrownBy(() -> answerToHeader(header)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_no_event_is_a_failure() {
        assertThatThrownBy(() -> answer("{")).isInstanceOf(IOException.class);
    }
}
