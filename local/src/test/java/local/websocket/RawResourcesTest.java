package local.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An API of {@code AWS::ApiGatewayV2} resources: mock routes, throttles, and what is not run. */
class RawResourcesTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              F: {Type: AWS::Serverless::Function}
              Chat:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: '${request.body.head.kind}'}
              Stage:
                Type: AWS::ApiGatewayV2::Stage
                Properties:
                  ApiId: !Ref Chat
                  StageName: prod
                  AutoDeploy: true
                  RouteSettings: {rare: {ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 1}}
              Deployment: {Type: AWS::ApiGatewayV2::Deployment, Properties: {ApiId: !Ref Chat}}
              Authorizer:
                Type: AWS::ApiGatewayV2::Authorizer
                Properties:
                  ApiId: !Ref Chat
                  Name: guard
                  AuthorizerType: REQUEST
                  AuthorizerUri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Guard.Arn}/invocations
                  IdentitySource: ['route.request.querystring.ticket']
              Connect:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Chat
                  RouteKey: $connect
                  AuthorizationType: CUSTOM
                  AuthorizerId: !Ref Authorizer
                  Target: !Sub integrations/${Mock}
              Mock:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Chat, IntegrationType: MOCK, RequestTemplates: {'200': '{"statusCode":200}'}}
              MockAnswer:
                Type: AWS::ApiGatewayV2::IntegrationResponse
                Properties:
                  ApiId: !Ref Chat
                  IntegrationId: !Ref Mock
                  IntegrationResponseKey: /200/
                  TemplateSelectionExpression: \\$default
                  ResponseTemplates: {$default: '{"pong":"$context.connectionId"}'}
              Ping:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Chat
                  RouteKey: ping
                  RouteResponseSelectionExpression: $default
                  Target: !Join [/, [integrations, !Ref Mock]]
              PingAnswer:
                Type: AWS::ApiGatewayV2::RouteResponse
                Properties: {ApiId: !Ref Chat, RouteId: !Ref Ping, RouteResponseKey: $default}
              Outside:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Chat, RouteKey: outside, Target: !Sub 'integrations/${Http}'}
              Http:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Chat, IntegrationType: HTTP_PROXY, IntegrationUri: 'https://example.com'}
              Call:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Chat, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt F.Arn}
              Rare:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Chat, RouteKey: rare, Target: !Sub 'integrations/${Call}'}
              Keyed:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Chat, RouteKey: keyed, ApiKeyRequired: true, Target: !Sub 'integrations/${Call}'}
            """;

    private RunningSockets sockets;

    @BeforeEach
    void start() {
        sockets = new RunningSockets(TEMPLATE);
        sockets.functions.answers(
                "Guard",
                "{'principalId':'p','policyDocument':{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}}");
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    @Test
    void a_mock_lets_clients_in_and_answers_with_its_template() {
        Peer peer = sockets.connect("?ticket=t");

        peer.send("{'head':{'kind':'ping'}}");

        assertThat(peer.receive()).matches("\\{\"pong\":\"[A-Za-z0-9_-]{15}=\"}");
        assertThatThrownBy(() -> sockets.connect()).hasMessage("refused with 401");
    }

    @Test
    void a_message_without_a_route_gets_forbidden() {
        Peer peer = sockets.connect("?ticket=t").send("{'head':{'kind':'other'}}");
        JsonNode frame = ScriptedFunctions.json(peer.receive());

        assertThat(frame.at("/message").asText()).isEqualTo("Forbidden");
        assertThat(frame.at("/connectionId").asText()).matches("[A-Za-z0-9_-]{15}=");
        assertThat(frame.at("/requestId").asText()).matches("[A-Za-z0-9_-]{15}=");
    }

    @Test
    void what_is_not_run_gets_an_error_frame_and_is_named_with_its_line() {
        Peer peer = sockets.connect("?ticket=t").send("{'head':{'kind':'outside'}}");

        assertThat(peer.receive()).contains("Internal server error");
        assertThat(sockets.apis().warnings())
                .containsExactly("Outside: an integration of type HTTP_PROXY is not run here");
        assertThat(sockets.stack.warnings())
                .anySatisfy(it -> assertThat(it)
                        .matches(".*template.yaml:\\d+: Http \\(AWS::ApiGatewayV2::Integration\\): IntegrationType"
                                + " HTTP_PROXY is not run here.*"))
                .anySatisfy(it -> assertThat(it)
                        .matches(".*template.yaml:\\d+: Keyed \\(AWS::ApiGatewayV2::Route\\): ApiKeyRequired has no"
                                + " effect here"))
                .hasSize(2);
    }

    @Test
    void a_throttled_route_answers_too_many_requests() {
        Peer peer = sockets.connect("?ticket=t");

        peer.send("{'head':{'kind':'rare'}}").send("{'head':{'kind':'rare'}}");

        assertThat(peer.receive()).contains("Too Many Requests");
        assertThat(sockets.functions.eventsOf("F")).hasSize(1);
    }

    @Test
    void another_path_is_403_and_no_upgrade_426() throws IOException, InterruptedException {
        String port = "http://127.0.0.1:" + sockets.url().getPort();

        assertThat(get(port + "/elsewhere").statusCode()).isEqualTo(403);
        assertThat(get(port + "/prod").statusCode()).isEqualTo(426);
        assertThat(get(port + "/prod").body()).contains("\"message\":\"Upgrade Required\"");
    }

    @Test
    void connections_are_managed_at_the_apis_own_port_too() throws IOException, InterruptedException {
        Peer peer = sockets.connect("?ticket=t").send("{'head':{'kind':'ping'}}");
        String id = ScriptedFunctions.json(peer.receive()).path("pong").asText();
        URI uri = URI.create("http://127.0.0.1:%d/prod/@connections/%s"
                .formatted(sockets.url().getPort(), id.replace("=", "%3D")));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("hi"));

        assertThat(sockets.http().send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        request.header("Authorization", "AWS4-HMAC-SHA256 Credential=K/20261123/us-east-1/execute-api/aws4_request");
        assertThat(sockets.http().send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(peer.receive()).isEqualTo("hi");
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return sockets.http().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
