package mailroom.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
            new Authorize(check, new KnownKeys(published, clock), SecurityAdapters.tokens(), rules, OutsideTokens.NONE, clock),
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
