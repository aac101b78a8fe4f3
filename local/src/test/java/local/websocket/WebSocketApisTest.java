package local.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketApisTest {
    static final String TEMPLATE = """
            Resources:
              F: {Type: AWS::Serverless::Function}
              Sub: {Type: AWS::Serverless::Function}
              Live:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  StageName: v1
                  StageVariables: {tenant: blue}
                  Routes:
                    $connect: {FunctionArn: !GetAtt F.Arn}
                    $disconnect: {FunctionArn: !GetAtt F.Arn}
                    $default: {FunctionArn: !GetAtt F.Arn, RouteResponseSelectionExpression: $default}
                    subscribe:
                      FunctionArn: !GetAtt Sub.Arn
                      RouteResponseSelectionExpression: $default
                      IntegrationTimeout: 300
                    silent: {FunctionArn: !GetAtt Sub.Arn}
              SubscribeAnswer:
                Type: AWS::ApiGatewayV2::RouteResponse
                Properties: {ApiId: !Ref Live, RouteId: !Ref LiveSubscribeRoute, RouteResponseKey: $default}
            """;

    private RunningSockets sockets;

    @BeforeEach
    void start() {
        sockets = new RunningSockets(TEMPLATE);
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    @Test
    void the_url_has_the_stage_and_loopback() {
        assertThat(sockets.url()).hasScheme("ws").hasHost("127.0.0.1").hasPath("/v1");
        assertThat(sockets.apis().urls()).containsOnlyKeys("Live");
    }

    @Test
    void connect_message_and_disconnect_reach_their_functions_in_awss_shape() {
        Peer peer = sockets.connect("?a=1&a=2&b=x%20y", "X-One", "1");
        peer.send("{'action':'other'}");
        await().until(() -> !sockets.functions.eventsOf("F", "MESSAGE").isEmpty());
        peer.socket().sendClose(4001, "enough").join();
        await().until(() -> !sockets.functions.eventsOf("F", "DISCONNECT").isEmpty());

        JsonNode connect = sockets.functions.eventsOf("F", "CONNECT").getFirst();
        assertThat(connect.at("/requestContext/routeKey").asText()).isEqualTo("$connect");
        assertThat(connect.at("/requestContext/stage").asText()).isEqualTo("v1");
        assertThat(connect.at("/requestContext/apiId").asText())
                .isEqualTo(sockets.stack.find("Live").orElseThrow().ref());
        assertThat(connect.at("/requestContext/messageDirection").asText()).isEqualTo("IN");
        assertThat(connect.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(connect.at("/requestContext/identity/userAgent").asText()).startsWith("Java-http-client");
        assertThat(connect.at("/requestContext/connectionId").asText()).matches("[A-Za-z0-9_-]{15}=");
        assertThat(connect.at("/requestContext/requestTime").asText())
                .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(connect.at("/requestContext/requestTimeEpoch").isIntegralNumber())
                .isTrue();
        assertThat(connect.at("/requestContext/connectedAt").isIntegralNumber()).isTrue();
        assertThat(connect.at("/headers/X-One").asText()).isEqualTo("1");
        assertThat(connect.at("/headers/X-Amzn-Trace-Id").asText()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(connect.at("/headers").has("Upgrade")).isFalse();
        assertThat(connect.at("/headers/X-Forwarded-Proto").asText()).isEqualTo("http");
        assertThat(connect.at("/multiValueHeaders/X-One").toString()).isEqualTo("[\"1\"]");
        assertThat(connect.at("/queryStringParameters").toString()).isEqualTo("{\"a\":\"2\",\"b\":\"x y\"}");
        assertThat(connect.at("/multiValueQueryStringParameters/a").toString()).isEqualTo("[\"1\",\"2\"]");
        assertThat(connect.at("/stageVariables/tenant").asText()).isEqualTo("blue");
        assertThat(connect.at("/isBase64Encoded").asBoolean(true)).isFalse();
        assertThat(connect.has("body")).isFalse();

        JsonNode message = sockets.functions.eventsOf("F", "MESSAGE").getFirst();
        assertThat(message.at("/requestContext/routeKey").asText()).isEqualTo("$default");
        assertThat(message.at("/requestContext/messageId").asText()).isNotEmpty();
        assertThat(message.at("/body").asText()).isEqualTo("{\"action\":\"other\"}");
        assertThat(message.has("headers")).isFalse();
        assertThat(message.at("/requestContext/connectionId")).isEqualTo(connect.at("/requestContext/connectionId"));
        assertThat(message.at("/requestContext/connectedAt")).isEqualTo(connect.at("/requestContext/connectedAt"));

        JsonNode disconnect = sockets.functions.eventsOf("F", "DISCONNECT").getFirst();
        assertThat(disconnect.at("/requestContext/disconnectStatusCode").asInt())
                .isEqualTo(4001);
        assertThat(disconnect.at("/requestContext/disconnectReason").asText()).isEqualTo("enough");
    }

    @Test
    void a_functions_answer_reaches_the_client_only_with_a_route_response() {
        sockets.functions.answers("Sub", "{'statusCode':200,'body':'yes'}");
        Peer peer = sockets.connect();

        peer.send("{'action':'silent'}").send("{'action':'subscribe'}");

        assertThat(peer.receive()).isEqualTo("yes");
        await().until(() -> sockets.functions.eventsOf("Sub").size() == 2);
        assertThat(peer.waiting()).isEmpty();
    }

    @Test
    void a_selection_expression_without_a_route_response_is_a_warning() {
        assertThat(sockets.apis().warnings()).singleElement().asString().startsWith("LiveDefaultRoute has a Route");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no json", "{'action':'Subscribe'}", "{'action':{}}", "[]", "{}", "{'action':'$connect'}", ""})
    void what_names_no_route_goes_to_default(String message) {
        Peer peer = sockets.connect();

        peer.send(message);

        await().until(() -> !sockets.functions.eventsOf("F", "MESSAGE").isEmpty());
        assertThat(sockets.functions.eventsOf("Sub")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, 403", "401, 401", "500, 500", "302, 302", "100, 500"})
    void an_answer_of_connect_that_is_not_2xx_fails_the_upgrade(int answered, int refused) {
        sockets.functions.answers("F", "{'statusCode':%d}".formatted(answered));

        assertThatThrownBy(sockets::connect).hasMessage("refused with " + refused);
        assertThat(sockets.functions.eventsOf("F", "DISCONNECT")).isEmpty();
    }

    @Test
    void an_error_or_a_nonsense_answer_of_connect_fails_the_upgrade() {
        sockets.functions.ends("F", new InvokeResult.FunctionError("{}"));
        assertThatThrownBy(sockets::connect).hasMessage("refused with 502");

        sockets.functions.answers("F", "null");
        assertThatThrownBy(sockets::connect).hasMessage("refused with 502");

        sockets.functions.ends("F", new InvokeResult.Throttled("full"));
        assertThatThrownBy(sockets::connect).hasMessage("refused with 500");
    }

    @Test
    void the_upgrade_waits_for_connect() {
        CompletableFuture<InvokeResult> answer = new CompletableFuture<>();
        sockets.functions.does("F", event -> answer);
        CompletableFuture<Peer> peer = CompletableFuture.supplyAsync(sockets::connect);
        await().until(() -> !sockets.functions.eventsOf("F").isEmpty());

        assertThat(peer).isNotDone();
        answer.complete(new InvokeResult.Answered("{\"statusCode\":200}"));
        assertThat(peer.join().socket().isInputClosed()).isFalse();
    }

    @Test
    void the_functions_answer_chooses_the_subprotocol() {
        sockets.functions.answers("F", "{'statusCode':200,'headers':{'Sec-WebSocket-Protocol':'two'}}");

        Peer peer = Peer.connect(sockets.http(), sockets.url(), java.util.List.of("one", "two"));

        assertThat(peer.socket().getSubprotocol()).isEqualTo("two");
    }

    @Test
    void a_function_that_fails_or_answers_nonsense_gives_an_error_frame() {
        sockets.functions.ends("Sub", new InvokeResult.FunctionError("{}"));
        Peer peer = sockets.connect();
        peer.send("{'action':'silent'}");
        JsonNode frame = ScriptedFunctions.json(peer.receive());

        assertThat(frame.at("/message").asText()).isEqualTo("Internal server error");
        JsonNode event = sockets.functions.eventsOf("Sub").getFirst();
        assertThat(frame.at("/connectionId")).isEqualTo(event.at("/requestContext/connectionId"));
        assertThat(frame.at("/requestId")).isEqualTo(event.at("/requestContext/requestId"));

        sockets.functions.answers("Sub", "'done'");
        assertThat(peer.send("{'action':'subscribe'}").receive()).contains("Internal server error");
    }

    @Test
    void a_function_that_takes_too_long_gives_a_frame_that_says_so() {
        sockets.functions.does("Sub", event -> new CompletableFuture<>());

        assertThat(sockets.connect().send("{'action':'subscribe'}").receive()).contains("Endpoint request timed out");
    }

    @Test
    void messages_of_one_connection_do_not_wait_for_each_other() {
        CompletableFuture<InvokeResult> first = new CompletableFuture<>();
        sockets.functions.does(
                "Sub",
                event -> event.at("/body").asText().contains("slow")
                        ? first
                        : CompletableFuture.completedFuture(
                                new InvokeResult.Answered("{\"statusCode\":200,\"body\":\"fast\"}")));
        Peer peer = sockets.connect();

        peer.send("{'action':'subscribe','how':'slow'}").send("{'action':'subscribe'}");

        assertThat(peer.receive()).isEqualTo("fast");
    }
}
