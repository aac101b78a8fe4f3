package local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an {@code AWS::Serverless::WebSocketApi}: as aws-sam-translator 1.115 makes it. */
class SocketResourcesTest {
    private static final String API = """
            Parameters: {On: {Type: String, Default: 'yes'}}
            Conditions: {Live: !Equals [!Ref On, 'yes']}
            Resources:
              F: {Type: AWS::Serverless::Function}
              Api:
                Type: AWS::Serverless::WebSocketApi
                Condition: Live
                Properties:
                  RouteSelectionExpression: $request.body.action
                  %s
                  Routes:
                    $connect: {FunctionArn: !GetAtt F.Arn}
                    sendMessage: {FunctionArn: !GetAtt F.Arn, IntegrationTimeout: 5000}
            """;

    private static String ids(String more) throws TemplateException {
        return Templates.read(API.formatted(more)).resources().stream()
                .map(Resource::logicalId)
                .filter(it -> it.startsWith("Api"))
                .toList()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ApiDefaultStage",
                "StageName: v1 | Apiv1Stage",
                "StageName: !Ref On | ApiStage",
            })
    void parts_have_sams_own_ids(String stage, String id) throws TemplateException {
        assertThat(ids(stage))
                .isEqualTo(
                        "[Api, %s, ApiConnectIntegration, ApiConnectRoute, ApiSendmessageIntegration, ApiSendmessageRoute]"
                                .formatted(id));
    }

    @Test
    void a_route_can_be_referred_to_and_leads_to_its_integration() throws TemplateException {
        Stack stack = Templates.read(API.formatted("") + "Outputs: {X: {Value: !Ref ApiSendmessageRoute}}");
        Resource route = stack.find("ApiSendmessageRoute").orElseThrow();
        Resource integration = stack.find("ApiSendmessageIntegration").orElseThrow();

        assertThat(stack.outputs().get("X")).isEqualTo(route.ref());
        assertThat(route.properties().path("Target").asText()).isEqualTo("integrations/" + integration.ref());
        assertThat(route.properties().path("RouteKey").asText()).isEqualTo("sendMessage");
        assertThat(route.properties().path("ApiId").asText())
                .isEqualTo(stack.find("Api").orElseThrow().ref());
        assertThat(integration.properties().path("TimeoutInMillis").asInt()).isEqualTo(5000);
        assertThat(stack.warnings()).isEmpty();
    }

    @Test
    void parts_share_the_apis_condition() throws TemplateException {
        Stack stack = Templates.read(API.formatted(""), java.util.Map.of("On", "no"));

        assertThat(stack.resources()).extracting(Resource::logicalId).containsExactly("F", "FRole");
    }

    @Test
    void an_authorizer_is_at_connect_only() throws TemplateException {
        Stack stack = Templates.read(API.formatted("Auth: {AuthType: CUSTOM, AuthArn: !GetAtt F.Arn}"));
        String authorizer = stack.find("ApiConnectAuthorizer").orElseThrow().ref();

        assertThat(stack.find("ApiConnectRoute")
                        .orElseThrow()
                        .properties()
                        .path("AuthorizerId")
                        .asText())
                .isEqualTo(authorizer);
        assertThat(stack.find("ApiSendmessageRoute").orElseThrow().properties().has("AuthorizerId"))
                .isFalse();
    }

    @Test
    void the_endpoint_is_a_web_sockets() throws TemplateException {
        Stack stack = Templates.read(
                API.formatted("") + "Outputs: {X: {Value: !GetAtt Api.ApiEndpoint}, Y: {Value: !Ref Api.Stage}}");

        assertThat(stack.outputs().get("X")).matches("wss://[a-z0-9]{10}\\.execute-api\\.us-east-1\\.amazonaws\\.com");
        assertThat(stack.outputs().get("Y")).isEqualTo("default");
    }

    @Test
    void what_is_not_known_is_named_at_its_line() throws TemplateException {
        assertThat(Templates.read(API.formatted("Domain: {DomainName: ws.example.com, CertificateArn: x}"))
                        .warnings())
                .singleElement()
                .asString()
                .endsWith("template.yaml:10: Api (AWS::Serverless::WebSocketApi): Domain has no effect here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StageName: $default | 10: Api (AWS::Serverless::WebSocketApi): the stage of a WebSocket API cannot be called $default",
                "Auth: {AuthArn: x} | 5: Api (AWS::Serverless::WebSocketApi): Auth needs an AuthType",
                "Auth: {AuthType: CUSTOM} | 10: Api (AWS::Serverless::WebSocketApi): AuthType CUSTOM needs an AuthArn",
                "Auth: {AuthType: JWT} | 10: Api (AWS::Serverless::WebSocketApi): AuthType is AWS_IAM, CUSTOM or NONE",
            })
    void what_sam_refuses_is_refused(String more, String message) {
        assertThat(Templates.wrong(API.formatted(more))).isEqualTo(message);
    }

    @Test
    void route_keys_that_sam_refuses_are_refused() {
        String template = API.formatted("").replace("sendMessage:", "send-message:");

        assertThat(Templates.wrong(template))
                .isEqualTo(
                        "13: Api (AWS::Serverless::WebSocketApi): route key 'send-message' must be letters and digits,"
                                + " or a predefined one");
    }
}
