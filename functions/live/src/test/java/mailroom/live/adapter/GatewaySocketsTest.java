package mailroom.live.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.port.Sockets;
import mailroom.live.port.Sockets.Sent;
import mailroom.platform.AwsClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;

/** What the adapter makes of the gateway's answers; the end-to-end tests hold it to the real client and a running gateway. */
class GatewaySocketsTest {
    private static final ConnectionId CONNECTION = new ConnectionId("JKJaXcPLvHcCJHg=");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Sockets sockets;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath(),
                            body));
            if (status == 410) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", "GoneException");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        sockets = LiveAdapters.sockets(new AwsClients()
                .client(ApiGatewayManagementApiClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:%d/live"
                                .formatted(server.getAddress().getPort())))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTESTS", "local")))));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_frame_goes_to_its_connection_below_the_stage() {
        assertThat(sockets.send(CONNECTION, new Frame.Pong())).isEqualTo(Sent.DELIVERED);
        assertThat(requests).containsExactly("POST /live/@connections/JKJaXcPLvHcCJHg%3D {\"type\":\"pong\"}");
    }

    @Test
    void a_connection_that_is_over_is_gone_and_not_tried_again() {
        status = 410;
        assertThat(sockets.send(CONNECTION, new Frame.Pong())).isEqualTo(Sent.GONE);
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_gateway_out_of_order_is_thrown() {
        status = 403;
        assertThatThrownBy(() -> sockets.send(CONNECTION, new Frame.Pong()))
                .isInstanceOf(ApiGatewayManagementApiException.class);
    }
}
