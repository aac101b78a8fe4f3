package local.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import local.lambda.InvokeResult;
import local.observe.Usage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** {@code @connections}, by the SDK's own client. */
class ConnectionsTest {
    private RunningSockets sockets;
    private ApiGatewayManagementApiClient management;

    @BeforeEach
    void start() {
        sockets = new RunningSockets(WebSocketApisTest.TEMPLATE);
        management = sockets.management("");
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    private String lastId() {
        return sockets.functions
                .eventsOf("F", "CONNECT")
                .getLast()
                .at("/requestContext/connectionId")
                .asText();
    }

    private void post(String id, String text) {
        management.postToConnection(it -> it.connectionId(id).data(SdkBytes.fromUtf8String(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/abcdefghij/v1"})
    void a_post_reaches_the_client_whatever_stands_before_it_in_the_path(String path) {
        Peer peer = sockets.connect();
        management = sockets.management(path);

        post(lastId(), "{\"ä\":\"€\"}");

        assertThat(peer.receive()).isEqualTo("{\"ä\":\"€\"}");
    }

    @Test
    void posts_arrive_in_order() {
        Peer peer = sockets.connect();
        List<String> texts = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

        texts.forEach(it -> post(lastId(), it));

        assertThat(texts).allSatisfy(it -> assertThat(peer.receive()).isEqualTo(it));
    }

    @Test
    void a_long_post_comes_whole_and_characters_are_not_cut() {
        Peer peer = sockets.connect();
        String text = "x" + "€".repeat(43_690);

        post(lastId(), text);

        assertThat(peer.receive()).isEqualTo(text);
    }

    @Test
    void a_post_over_128_kb_is_413() {
        sockets.connect();

        assertThatThrownBy(() -> post(lastId(), "x".repeat(128 * 1024 + 1)))
                .isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    void a_client_that_does_not_read_is_429_in_the_end() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            String much = "x".repeat(128 * 1024);
            String id = lastId();

            assertThatThrownBy(() -> IntStream.range(0, 500).forEach(it -> post(id, much)))
                    .isInstanceOf(LimitExceededException.class);
            assertThat(peer.receive().opcode()).isEqualTo(RawPeer.TEXT);
        }
    }

    @Test
    void get_describes_the_connection() {
        Instant before = Instant.now();
        sockets.connect();

        var found = management.getConnection(it -> it.connectionId(lastId()));

        assertThat(found.connectedAt()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(found.lastActiveAt()).isAfterOrEqualTo(found.connectedAt());
        assertThat(found.identity().sourceIp()).isEqualTo("127.0.0.1");
        assertThat(found.identity().userAgent()).startsWith("Java-http-client");
    }

    @Test
    void delete_closes_with_1000_and_tells_disconnect_once() {
        Peer peer = sockets.connect();

        assertThat(management
                        .deleteConnection(it -> it.connectionId(lastId()))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);

        assertThat(peer.closed().code()).isEqualTo(1000);
        await().until(() -> !sockets.functions.eventsOf("F", "DISCONNECT").isEmpty());
        var context = sockets.functions.eventsOf("F", "DISCONNECT").getFirst().at("/requestContext");
        assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1000);
        assertThat(context.path("disconnectReason").asText()).isEqualTo("Connection Closed Normally");
        assertGone(() -> management.deleteConnection(it -> it.connectionId(lastId())));
        assertThat(sockets.functions.eventsOf("F", "DISCONNECT")).hasSize(1);
    }

    @Test
    void who_has_left_is_gone() {
        Peer peer = sockets.connect();
        peer.socket().sendClose(1000, "").join();
        await().until(() -> !sockets.functions.eventsOf("F", "DISCONNECT").isEmpty());

        assertGone(() -> post(lastId(), "late"));
        assertGone(() -> management.getConnection(it -> it.connectionId(lastId())));
    }

    @Test
    void who_never_was_is_gone() {
        assertGone(() -> post("L0SM9cOFvHcCIhw=", "hello"));
    }

    @Test
    void who_is_still_connecting_is_gone() {
        CompletableFuture<InvokeResult> answer = new CompletableFuture<>();
        sockets.functions.does("F", event -> answer);
        CompletableFuture<Peer> peer = CompletableFuture.supplyAsync(sockets::connect);
        await().until(() -> !sockets.functions.eventsOf("F").isEmpty());

        assertGone(() -> post(lastId(), "early"));

        answer.complete(new InvokeResult.Answered("{\"statusCode\":200}"));
        peer.join();
        post(lastId(), "now");
        assertThat(peer.join().receive()).isEqualTo("now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "no such one", "abc", "bat_01J"})
    void a_malformed_id_is_400(String id) {
        assertThatThrownBy(() -> post(id, "hello"))
                .isInstanceOfSatisfying(ApiGatewayManagementApiException.class, it -> assertThat(it.statusCode())
                        .isEqualTo(400));
    }

    @Test
    void messages_are_metered_in_both_directions_by_32_kb() {
        Peer peer = sockets.connect();
        peer.send("one");
        await().until(() -> sockets.used.getOrDefault(Usage.WEBSOCKET_MESSAGES, 0.0) == 1.0);

        post(lastId(), "x".repeat(32 * 1024 + 1));

        assertThat(sockets.used.get(Usage.WEBSOCKET_MESSAGES)).isEqualTo(3.0);
    }

    private static void assertGone(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GoneException.class, it -> assertThat(it.statusCode())
                .isEqualTo(410));
    }
}
