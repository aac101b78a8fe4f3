package local.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import local.observe.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a connection, by which code, and that {@code $disconnect} hears of it once. */
class LimitsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private RunningSockets sockets;

    @BeforeEach
    void start() {
        sockets = new RunningSockets(WebSocketApisTest.TEMPLATE);
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    private void restart(Duration idle, Duration life) {
        sockets.close();
        sockets = new RunningSockets(WebSocketApisTest.TEMPLATE, idle, life);
    }

    private void assertDisconnected(int code, String reason) {
        await().until(() -> !sockets.functions.eventsOf("F", "DISCONNECT").isEmpty());
        List<JsonNode> events = sockets.functions.eventsOf("F", "DISCONNECT");
        assertThat(events).hasSize(1);
        JsonNode context = events.getFirst().path("requestContext");
        assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(code);
        assertThat(context.path("disconnectReason").asText()).isEqualTo(reason);
        assertThat(context.path("connectionId"))
                .isEqualTo(sockets.functions.eventsOf("F", "CONNECT").getFirst().at("/requestContext/connectionId"));
    }

    @Test
    void a_binary_frame_closes_with_1003() {
        Peer peer = sockets.connect();

        peer.sendBinary();

        assertThat(peer.closed().code()).isEqualTo(1003);
        assertDisconnected(1003, "Binary frames are not supported");
    }

    @Test
    void a_message_of_128_kb_in_frames_of_32_kb_passes() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            byte[] part = "x".repeat(32 * 1024).getBytes(StandardCharsets.UTF_8);
            peer.send(RawPeer.TEXT, part)
                    .send(RawPeer.CONTINUATION, part)
                    .send(RawPeer.CONTINUATION, part)
                    .send(RawPeer.CONTINUATION | RawPeer.FINAL, part);

            await().until(() -> !sockets.functions.eventsOf("F", "MESSAGE").isEmpty());
        }
        assertThat(sockets.functions
                        .eventsOf("F", "MESSAGE")
                        .getFirst()
                        .path("body")
                        .asText())
                .hasSize(128 * 1024);
        assertThat(sockets.used.get(Usage.WEBSOCKET_MESSAGES)).isEqualTo(4.0);
    }

    @Test
    void a_message_over_128_kb_closes_with_1009() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            byte[] part = "x".repeat(32 * 1024).getBytes(StandardCharsets.UTF_8);
            peer.send(RawPeer.TEXT, part);
            for (int i = 0; i < 3; i++) {
                peer.send(RawPeer.CONTINUATION, part);
            }
            peer.send(RawPeer.CONTINUATION | RawPeer.FINAL, new byte[] {'x'});

            assertThat(peer.receive().closeCode()).isEqualTo(1009);
            assertDisconnected(1009, "Message too long");
        }
        assertThat(sockets.functions.eventsOf("F", "MESSAGE")).isEmpty();
    }

    @Test
    void a_frame_over_32_kb_closes_with_1009() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            peer.send(RawPeer.TEXT | RawPeer.FINAL, new byte[32 * 1024 + 1]);

            assertThat(peer.receive().closeCode()).isEqualTo(1009);
            assertDisconnected(1009, "Message too long");
        }
    }

    @Test
    void a_frame_that_is_not_even_read_closes_with_1009() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            peer.send(RawPeer.TEXT | RawPeer.FINAL, new byte[1024 * 1024 + 1]);

            assertDisconnected(1009, "Message too long");
        }
    }

    @Test
    void a_frame_without_a_mask_closes_with_1002() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            peer.send(RawPeer.TEXT | RawPeer.FINAL, new byte[] {'x'}, 0);

            assertThat(peer.receive().closeCode()).isEqualTo(1002);
            assertDisconnected(1002, "Protocol error");
        }
    }

    @Test
    void a_text_that_is_none_closes_with_1007() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            peer.send(RawPeer.TEXT | RawPeer.FINAL, new byte[] {(byte) 0xc3, '('});

            assertThat(peer.receive().closeCode()).isEqualTo(1007);
            assertDisconnected(1007, "Not a valid UTF-8 text");
        }
    }

    @Test
    void a_character_may_be_cut_by_a_frame() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
            peer.send(RawPeer.TEXT, new byte[] {euro[0]})
                    .send(RawPeer.CONTINUATION | RawPeer.FINAL, new byte[] {euro[1], euro[2]});

            await().until(() -> !sockets.functions.eventsOf("F", "MESSAGE").isEmpty());
        }
        assertThat(sockets.functions
                        .eventsOf("F", "MESSAGE")
                        .getFirst()
                        .path("body")
                        .asText())
                .isEqualTo("€");
    }

    @Test
    void a_close_without_a_code_is_1005_and_answered() {
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            peer.send(RawPeer.CLOSE | RawPeer.FINAL, new byte[0]);

            assertThat(peer.receive().opcode()).isEqualTo(RawPeer.CLOSE);
        }
        assertDisconnected(1005, "Client-side close frame status not set");
    }

    @Test
    void a_client_that_vanishes_is_1006() {
        RawPeer.connect(sockets.url()).close();

        assertDisconnected(1006, "Connection closed abnormally");
    }

    @Test
    void an_idle_connection_is_closed_with_1001() {
        restart(Duration.ofMillis(300), LONG);
        Peer peer = sockets.connect();

        assertThat(peer.closed()).isEqualTo(new Peer.Closed(1001, "Going away"));
        assertDisconnected(1001, "Going away");
    }

    @Test
    void a_ping_is_answered_and_keeps_a_connection_from_being_idle() {
        restart(Duration.ofMillis(1500), LONG);
        try (RawPeer peer = RawPeer.connect(sockets.url())) {
            await().pollInterval(Duration.ofMillis(200))
                    .during(Duration.ofMillis(2500))
                    .atMost(Duration.ofSeconds(8))
                    .untilAsserted(() -> {
                        peer.send(RawPeer.PING | RawPeer.FINAL, new byte[] {'p'});
                        assertThat(peer.receive().opcode()).isEqualTo(10);
                        assertThat(sockets.functions.eventsOf("F", "DISCONNECT"))
                                .isEmpty();
                    });
        }
    }

    @Test
    void a_connection_has_an_end_however_busy_it_is() {
        restart(LONG, Duration.ofMillis(300));
        Peer peer = sockets.connect();

        assertThat(peer.closed()).isEqualTo(new Peer.Closed(1001, "Going away"));
        assertDisconnected(1001, "Going away");
    }

    @Test
    void a_stop_closes_all_connections_with_1001_and_waits_for_disconnect() {
        Peer peer = sockets.connect();

        sockets.apis().close();

        assertThat(peer.closed().code()).isEqualTo(1001);
        assertDisconnected(1001, "Going away");
    }

    @Test
    void the_time_of_connections_is_metered() {
        restart(LONG, Duration.ofMillis(600));
        sockets.connect().closed();

        await().until(() -> sockets.used.containsKey(Usage.WEBSOCKET_CONNECTION_MINUTES));
        assertThat(sockets.used.get(Usage.WEBSOCKET_CONNECTION_MINUTES)).isBetween(0.5 / 60, 10.0 / 60);
    }
}
