package mailroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import mailroom.access.Access;
import mailroom.access.fake.FakeRights;
import mailroom.access.rate.MemoryWindows;
import mailroom.access.rate.RateLimit;
import mailroom.live.domain.Sought;
import mailroom.live.fake.FakeClock;
import mailroom.live.fake.Given;
import mailroom.live.fake.InMemoryLive;
import mailroom.live.fake.LivePorts;
import mailroom.live.fake.MemoryPushOrders;
import mailroom.live.port.Tickets;
import mailroom.live.usecase.AdmitByTicket;
import mailroom.live.usecase.IssueTicket;
import mailroom.live.usecase.ServeClient;
import mailroom.platform.Json;
import org.junit.jupiter.api.Test;

/** What the gateway sends and gets. */
class HandlersTest {
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            HandlersTest.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> "id");
    private static final String ARN = "arn:aws:execute-api:us-east-1:000000000000:abc/live/$connect";

    private final FakeClock clock = new FakeClock(Given.NOW);
    private final LivePorts live = new InMemoryLive().ports();
    private final Tickets tickets = live.tickets();
    private final MemoryPushOrders orders = new MemoryPushOrders();
    private final Random random = new Random(1);
    private final FakeRights rights = new FakeRights()
            .policy("viewer", "permit(principal in Role::\"viewer\", action == Action::\"WatchBatches\", resource);")
            .person("ada", Given.TEAM.name(), "viewer");
    private final MayWatch mayWatch = new MayWatch(new Access(rights, clock));
    private final TicketHandler ticket = new TicketHandler(
            new TicketEndpoint(
                    new IssueTicket(tickets, clock, random),
                    mayWatch,
                    new RateLimit(new MemoryWindows(), 5, clock),
                    clock,
                    URI.create("wss://ws.example.com/live")),
            random);
    private final GateHandler gate = new GateHandler(new AdmitByTicket(tickets, clock), random);
    private final SocketHandler socket = new SocketHandler(
            new ServeClient(live.connections(), live.subscriptions(), live.copies(), orders, clock), mayWatch, random);

    private static JsonNode call(RequestStreamHandler handler, JsonNode event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)), output, CONTEXT);
        try {
            return Json.read(output.toString(StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode ticketFor(String exp) throws IOException {
        ObjectNode event = Json.object();
        event.putObject("requestContext")
                .put("requestId", "r-1")
                .putObject("authorizer")
                .putObject("lambda")
                .put("team", Given.TEAM.name())
                .put("subject", "ada")
                .put("key_id", "mk_live_1")
                .put("exp", exp);
        return call(ticket, event);
    }

    private String goodTicket() throws Exception {
        JsonNode answer = ticketFor("32503680000");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
        assertThat(answer.path("headers").path("cache-control").asText()).isEqualTo("no-store");
        assertThat(answer.path("headers").path("x-request-id").asText()).isEqualTo("r-1");
        JsonNode body = Json.read(answer.path("body").asText());
        assertThat(body.path("url").asText()).isEqualTo("wss://ws.example.com/live");
        assertThat(body.path("expires_at").asText())
                .isEqualTo(Given.NOW.plus(Duration.ofSeconds(30)).toString());
        return body.path("ticket").asText();
    }

    private JsonNode policy(String shown) throws IOException {
        ObjectNode event = Json.object().put("type", "REQUEST").put("methodArn", ARN);
        event.putObject("queryStringParameters").put("ticket", shown);
        event.putObject("requestContext").put("requestId", "r-2");
        return call(gate, event);
    }

    private JsonNode said(String eventType, String body, boolean authorized) throws IOException {
        ObjectNode event = Json.object().put("body", body).put("isBase64Encoded", false);
        ObjectNode context = event.putObject("requestContext")
                .put("requestId", "r-3")
                .put("eventType", eventType)
                .put("connectionId", "JKJaXcPLvHcCJHg=");
        if (authorized) {
            context.putObject("authorizer")
                    .put("team", Given.TEAM.name())
                    .put("subject", "ada")
                    .put("key_id", "mk_live_1");
        }
        return call(socket, event);
    }

    @Test
    void a_ticket_is_shown_at_the_gate_and_becomes_a_policy_with_the_team() throws Exception {
        String shown = goodTicket();
        JsonNode allowed = policy(shown);
        JsonNode statement = allowed.path("policyDocument").path("Statement").get(0);
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.path("Resource").asText()).isEqualTo(ARN);
        assertThat(allowed.path("context").path("team").asText()).isEqualTo(Given.TEAM.name());
        assertThat(allowed.path("context").path("mode").asText()).isEqualTo("live");
        assertThat(allowed.path("context").path("key_id").asText()).isEqualTo("mk_live_1");
        assertThat(allowed.path("principalId").asText()).isEqualTo("ada");
        JsonNode again = policy(shown);
        assertThat(again.path("policyDocument")
                        .path("Statement")
                        .get(0)
                        .path("Effect")
                        .asText())
                .isEqualTo("Deny");
        assertThat(again.has("context")).isFalse();
    }

    @Test
    void a_caller_whose_token_has_run_out_or_whom_nobody_looked_at_gets_none() throws Exception {
        assertThat(ticketFor(Long.toString(Given.NOW.getEpochSecond()))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
        assertThat(call(ticket, Json.object()).path("statusCode").asInt()).isEqualTo(401);
    }

    @Test
    void a_connection_without_a_team_is_refused() throws Exception {
        assertThat(said("CONNECT", "", false).path("statusCode").asInt()).isEqualTo(403);
        JsonNode answer = said("MESSAGE", "{\"action\":\"subscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH), true);
        assertThat(answer.path("body").asText()).contains("not_connected");
    }

    @Test
    void a_client_comes_talks_and_leaves() throws Exception {
        assertThat(said("CONNECT", "", true).path("statusCode").asInt()).isEqualTo(200);
        assertThat(said("MESSAGE", "{\"action\":\"ping\"}", true).path("body").asText())
                .isEqualTo("{\"type\":\"pong\"}");
        said("MESSAGE", "{\"action\":\"subscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH), true);
        assertThat(live.audiences().isWatched(Given.BATCH)).isTrue();
        assertThat(said("DISCONNECT", "", true).path("statusCode").asInt()).isEqualTo(200);
        assertThat(live.audiences().isWatched(Given.BATCH)).isFalse();
    }

    @Test
    void a_failure_of_ours_is_a_frame_that_names_the_request() throws Exception {
        said("CONNECT", "", true);
        live.copies().merge(Given.underway(Given.BATCH, 3));
        orders.refuse(true);
        JsonNode answer = said("MESSAGE", "{\"action\":\"subscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH), true);
        assertThat(answer.path("body").asText()).contains("internal", "r-3");
    }

    @Test
    void who_may_not_watch_gets_no_ticket_and_who_is_not_known_yet_is_told_to_try_again() throws Exception {
        rights.person("ada", Given.TEAM.name());
        assertThat(ticketFor("32503680000").path("statusCode").asInt()).isEqualTo(403);
        rights.gone();
        JsonNode early = ticketFor("32503680000");
        assertThat(early.path("statusCode").asInt()).isEqualTo(503);
        assertThat(early.path("headers").path("retry-after").asText()).isEqualTo("1");
    }

    @Test
    void a_key_gets_so_many_tickets_a_minute() throws Exception {
        for (int i = 0; i < 5; i++) {
            goodTicket();
        }
        JsonNode over = ticketFor("32503680000");
        assertThat(over.path("statusCode").asInt()).isEqualTo(429);
        assertThat(over.path("headers").path("retry-after").asText()).isEqualTo("60");
        assertThat(over.path("headers").path("ratelimit").asText()).isEqualTo("\"key\";r=0;t=60");
    }

    @Test
    void a_ticket_of_a_key_that_was_revoked_meanwhile_opens_nothing_and_leaves_nothing() throws Exception {
        rights.revoked("mk_live_1");
        assertThat(said("CONNECT", "", true).path("statusCode").asInt()).isEqualTo(403);
        assertThat(live.connected().find(new Sought.All())).isEmpty();
    }

    @Test
    void who_may_watch_no_longer_subscribes_to_nothing_more() throws Exception {
        said("CONNECT", "", true);
        rights.disabled("ada");
        JsonNode answer = said("MESSAGE", "{\"action\":\"subscribe\",\"batch\":\"%s\"}".formatted(Given.BATCH), true);
        assertThat(answer.path("body").asText()).contains("forbidden");
        assertThat(live.audiences().isWatched(Given.BATCH)).isFalse();
    }

    @Test
    void what_is_not_json_is_no_event() {
        assertThatThrownBy(() -> gate.handleRequest(
                        new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        CONTEXT))
                .isInstanceOf(IOException.class);
    }
}
