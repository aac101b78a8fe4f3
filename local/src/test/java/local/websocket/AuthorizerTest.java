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
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerTest {
    private static final String TEMPLATE = """
            Resources:
              F: {Type: AWS::Serverless::Function}
              Guard: {Type: AWS::Serverless::Function}
              Live:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  Auth:
                    AuthType: CUSTOM
                    AuthArn: !GetAtt Guard.Arn
                    IdentitySource: [route.request.querystring.ticket, route.request.header.X-Client]
                  Routes:
                    $connect: {FunctionArn: !GetAtt F.Arn}
                    $disconnect: {FunctionArn: !GetAtt F.Arn}
                    $default: {FunctionArn: !GetAtt F.Arn}
            """;
    private static final String ALLOW = """
            {'principalId':'red','policyDocument':{'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':'execute-api:Invoke','Resource':'arn:aws:execute-api:us-east-1:000000000000:*/default/$connect'}]},
             'context':{'team':'blue','n':5,'ok':true,'none':null}}""";

    private RunningSockets sockets;

    @BeforeEach
    void start() {
        sockets = new RunningSockets(TEMPLATE);
        sockets.functions.answers("Guard", ALLOW);
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    private Peer connect() {
        return sockets.connect("?ticket=t1", "x-client", "c");
    }

    @Test
    void the_authorizer_gets_awss_event() {
        connect();

        JsonNode event = sockets.functions.eventsOf("Guard").getFirst();
        String api = sockets.stack.find("Live").orElseThrow().ref();
        assertThat(event.at("/type").asText()).isEqualTo("REQUEST");
        assertThat(event.at("/methodArn").asText())
                .isEqualTo("arn:aws:execute-api:us-east-1:000000000000:%s/default/$connect".formatted(api));
        assertThat(event.at("/queryStringParameters/ticket").asText()).isEqualTo("t1");
        assertThat(event.at("/multiValueQueryStringParameters/ticket/0").asText())
                .isEqualTo("t1");
        assertThat(event.at("/headers/x-client").asText()).isEqualTo("c");
        assertThat(event.at("/stageVariables").isEmpty()).isTrue();
        assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("$connect");
        assertThat(event.at("/requestContext/connectionId").asText()).isNotEmpty();
    }

    @Test
    void its_context_is_in_every_event_as_texts_with_the_principal() {
        Peer peer = connect();
        peer.send("hello");
        await().until(() -> !sockets.functions.eventsOf("F", "MESSAGE").isEmpty());
        peer.socket().sendClose(1000, "").join();
        await().until(() -> sockets.functions.eventsOf("F").size() == 3);

        assertThat(sockets.functions.eventsOf("F"))
                .extracting(it -> it.at("/requestContext/authorizer").toString())
                .containsOnly("{\"team\":\"blue\",\"n\":\"5\",\"ok\":\"true\",\"principalId\":\"red\"}");
        assertThat(sockets.functions.eventsOf("F"))
                .extracting(it -> it.at("/requestContext/connectionId"))
                .containsOnly(sockets.functions.eventsOf("Guard").getFirst().at("/requestContext/connectionId"));
    }

    @Test
    void it_is_asked_at_each_connect_and_at_nothing_else() {
        connect().send("one").send("two");
        connect();

        await().until(() -> sockets.functions.eventsOf("F", "MESSAGE").size() == 2);
        assertThat(sockets.functions.eventsOf("Guard")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ticket=", "?Ticket=t1"})
    void without_an_identity_it_is_401_and_nobody_is_asked(String query) {
        assertThatThrownBy(() -> sockets.connect(query, "x-client", "c")).hasMessage("refused with 401");
        assertThat(sockets.functions.eventsOf("Guard")).isEmpty();
    }

    @Test
    void a_missing_header_is_401_too() {
        assertThatThrownBy(() -> sockets.connect("?ticket=t1")).hasMessage("refused with 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'Effect':'Deny','Action':'*','Resource':'*'}]",
                "[{'Effect':'Allow','Action':'execute-api:Invoke','Resource':'*'},{'Effect':'Deny','Action':'execute-api:*','Resource':'*$connect'}]",
                "[{'Effect':'Allow','Action':'execute-api:Invoke','Resource':'arn:aws:execute-api:us-east-1:000000000000:*/other/*'}]",
                "[{'Effect':'Allow','Action':'execute-api:ManageConnections','Resource':'*'}]"
            })
    void a_policy_that_does_not_allow_is_403(String statements) {
        sockets.functions.answers(
                "Guard", "{'principalId':'p','policyDocument':{'Statement':%s}}".formatted(statements));

        assertThatThrownBy(this::connect).hasMessage("refused with 403");
        assertThat(sockets.functions.eventsOf("F")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'isAuthorized':true}",
                "{'principalId':'p'}",
                "null",
                "no json",
                "{'policyDocument':{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}}",
                "{'principalId':'p','policyDocument':{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]},'context':{'a':[1]}}"
            })
    void an_answer_that_is_no_policy_is_500(String answer) {
        sockets.functions.answers("Guard", answer);

        assertThatThrownBy(this::connect).hasMessage("refused with 500");
    }

    @Test
    void an_authorizer_that_breaks_hangs_or_is_throttled_is_500() {
        sockets.functions.ends("Guard", new InvokeResult.FunctionError("{\"errorMessage\":\"oops\"}"));
        assertThatThrownBy(this::connect).hasMessage("refused with 500");

        sockets.functions.does("Guard", event -> new CompletableFuture<>());
        assertThatThrownBy(this::connect).hasMessage("refused with 500");

        sockets.functions.ends("Guard", new InvokeResult.Throttled("full"));
        assertThatThrownBy(this::connect).hasMessage("refused with 500");
    }

    @Test
    void an_authorizer_that_throws_unauthorized_is_401() {
        sockets.functions.ends("Guard", new InvokeResult.FunctionError("{\"errorMessage\":\"Unauthorized\"}"));

        assertThatThrownBy(this::connect).hasMessage("refused with 401");
    }
}
