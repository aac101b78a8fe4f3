package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import local.template.TemplateException;
import local.template.Templates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** HTTP APIs made of {@code AWS::ApiGatewayV2} resources, and several of them in one template. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawResourcesTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              F: {Type: AWS::Serverless::Function}
              Old: {Type: AWS::Serverless::Function}
              Api:
                Type: AWS::ApiGatewayV2::Api
                Properties:
                  Name: raw
                  ProtocolType: HTTP
                  CorsConfiguration: {AllowOrigins: ['https://console.example.com']}
              Default:
                Type: AWS::ApiGatewayV2::Stage
                Properties:
                  ApiId: !Ref Api
                  StageName: $default
                  AutoDeploy: true
                  StageVariables: {colour: blue}
                  RouteSettings: {GET /limited: {ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1}}
              Green:
                Type: AWS::ApiGatewayV2::Stage
                Properties: {ApiId: !Ref Api, StageName: green, StageVariables: {colour: green}}
              ToF:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: AWS_PROXY
                  IntegrationUri: !GetAtt F.Arn
                  PayloadFormatVersion: '2.0'
                  ResponseParameters:
                    '201':
                      ResponseParameters: [{Destination: 'overwrite:header.x-stage', Source: $context.stage}]
              ToOld:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Api
                  IntegrationType: AWS_PROXY
                  IntegrationUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Old.Arn}/invocations
                  PayloadFormatVersion: '1.0'
              ToQueue:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-SendMessage, PayloadFormatVersion: '1.0'}
              Token:
                Type: AWS::ApiGatewayV2::Authorizer
                Properties:
                  ApiId: !Ref Api
                  Name: token
                  AuthorizerType: REQUEST
                  AuthorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Guard.Arn}/invocations
                  AuthorizerPayloadFormatVersion: '1.0'
                  IdentitySource: [$request.header.Authorization, $request.querystring.tenant]
              Jwt:
                Type: AWS::ApiGatewayV2::Authorizer
                Properties:
                  ApiId: !Ref Api
                  Name: jwt
                  AuthorizerType: JWT
                  JwtConfiguration: {Issuer: 'https://id.example.com', Audience: [a]}
              Plain:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: 'POST /orders/{id}', Target: !Sub 'integrations/${ToF}'}
              Limited:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: GET /limited, Target: !Sub 'integrations/${ToF}'}
              Guarded:
                Type: AWS::ApiGatewayV2::Route
                Properties:
                  ApiId: !Ref Api
                  RouteKey: 'GET /old/{proxy+}'
                  AuthorizationType: CUSTOM
                  AuthorizerId: !Ref Token
                  Target: !Join ['/', [integrations, !Ref ToOld]]
              ByJwt:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: GET /jwt, AuthorizationType: JWT, AuthorizerId: !Ref Jwt, Target: !Sub 'integrations/${ToF}'}
              ByIam:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: GET /iam, AuthorizationType: AWS_IAM, Target: !Sub 'integrations/${ToF}'}
              Queued:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: GET /queue, Target: !Sub 'integrations/${ToQueue}'}
              Rest:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: !Ref Api, RouteKey: $default, Target: !Sub 'integrations/${ToF}'}
              Sam:
                Type: AWS::Serverless::HttpApi
                Properties: {StageName: v1}
              InSam:
                Type: AWS::Serverless::Function
                Properties:
                  Events: {One: {Type: HttpApi, Properties: {ApiId: !Ref Sam, Path: /one, Method: get}}}
              Quick:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: quick, ProtocolType: HTTP, Target: !GetAtt F.Arn}
              Stageless:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: stageless, ProtocolType: HTTP}
              Socket:
                Type: AWS::ApiGatewayV2::Api
                Properties: {Name: socket, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
            """;

    private final RunningGateway gateway = new RunningGateway(TEMPLATE);

    {
        gateway.functions
                .answers("F", "{\"statusCode\": 201, \"body\": \"new\"}")
                .answers("InSam", "{\"statusCode\": 200, \"body\": \"sam\"}")
                .answers("Guard", """
                        {"principalId": "p", "context": {"team": "red"}, "policyDocument": {"Version": "2012-10-17", "Statement":
                          [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*/GET/old/ok*"}]}}
                        """)
                .answers("Old", """
                        {"statusCode": 200, "body": "old", "headers": {"x-a": "no", "x-b": "1"}, "multiValueHeaders": {"x-a": ["1", "2"]}}
                        """);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void a_route_leads_through_its_integration_to_its_function() {
        var response = gateway.send(gateway.request("/orders/5").POST(BodyPublishers.ofString("x")));
        assertThat(response.body()).isEqualTo("new");
        assertThat(response.headers().firstValue("x-stage")).contains("$default");
        var event = gateway.functions.lastEventOf("F");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(event.path("stageVariables")).hasToString("{\"colour\":\"blue\"}");
        assertThat(gateway.get("/anything").body()).isEqualTo("new");
        assertThat(gateway.functions.lastEventOf("F").path("routeKey").asText()).isEqualTo("$default");
    }

    @Test
    void a_named_stage_beside_the_default_one_is_chosen_by_the_path() {
        gateway.send(gateway.request("/green/orders/5").POST(BodyPublishers.noBody()));
        var event = gateway.functions.lastEventOf("F");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/green/orders/5");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("green");
        assertThat(event.path("stageVariables")).hasToString("{\"colour\":\"green\"}");
        gateway.get("/greenish");
        assertThat(gateway.functions
                        .lastEventOf("F")
                        .at("/requestContext/stage")
                        .asText())
                .isEqualTo("$default");
    }

    @Test
    void the_old_format_keeps_values_apart_and_says_null() {
        gateway.get("/old/ok?tenant=t&a=1&a=%32", "Authorization", "x", "X-A", "1", "x-a", "2", "Cookie", "c=1");
        var event = gateway.functions.lastEventOf("Old");
        assertThat(event.path("version").asText()).isEqualTo("1.0");
        assertThat(event.path("resource").asText()).isEqualTo("/old/{proxy+}");
        assertThat(event.path("path").asText()).isEqualTo("/old/ok");
        assertThat(event.path("httpMethod").asText()).isEqualTo("GET");
        assertThat(event.at("/headers/x-a").asText()).isEqualTo("2");
        assertThat(event.at("/multiValueHeaders/x-a")).hasToString("[\"1\",\"2\"]");
        assertThat(event.at("/headers/cookie").asText()).isEqualTo("c=1");
        assertThat(event.at("/multiValueQueryStringParameters/a")).hasToString("[\"1\",\"2\"]");
        assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("2");
        assertThat(event.path("pathParameters")).hasToString("{\"proxy\":\"ok\"}");
        assertThat(event.path("body").isNull()).isTrue();
        assertThat(event.at("/requestContext/authorizer")).hasToString("{\"team\":\"red\"}");
        assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/requestContext/requestTimeEpoch").asLong()).isEqualTo(1_795_428_000_000L);
    }

    @Test
    void an_authorizer_in_the_old_format_answers_with_a_policy() {
        gateway.get("/old/ok?tenant=t", "Authorization", "y");
        var event = gateway.functions.lastEventOf("Guard");
        assertThat(event.path("version").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("REQUEST");
        assertThat(event.path("identitySource").asText()).isEqualTo("y,t");
        assertThat(event.path("methodArn").asText()).endsWith("/$default/GET/old/ok");
        assertThat(gateway.get("/old/no?tenant=t", "Authorization", "y").statusCode())
                .isEqualTo(403);
        assertThat(gateway.get("/old/ok", "Authorization", "y").statusCode()).isEqualTo(401);
    }

    @Test
    void an_answer_in_the_old_format_may_have_several_values_of_a_header() {
        var headers = gateway.get("/old/ok?tenant=t", "Authorization", "z").headers();
        assertThat(headers.allValues("x-a")).containsExactly("1", "2");
        assertThat(headers.allValues("x-b")).containsExactly("1");
    }

    @Test
    void a_stages_throttles_and_the_apis_cors_count() {
        assertThat(gateway.get("/limited").statusCode()).isEqualTo(201);
        assertThat(gateway.get("/limited").statusCode()).isEqualTo(429);
        assertThat(gateway.get("/x", "Origin", "https://console.example.com")
                        .headers()
                        .firstValue("access-control-allow-origin"))
                .contains("https://console.example.com");
    }

    @Test
    void the_host_name_chooses_the_api_and_anything_else_is_the_first() {
        Map<String, URI> urls = gateway.urls();
        int port = gateway.url().getPort();
        assertThat(urls.keySet()).containsExactly("Api", "Sam", "Quick");
        assertThat(urls.get("Api")).isEqualTo(gateway.url());
        assertThat(urls.get("Sam").toString()).matches("http://[a-z0-9]{10}\\.localhost:%d/v1".formatted(port));
        String host = urls.get("Sam").getHost();
        assertThat(get(host, "/v1/one")).startsWith("HTTP/1.1 200").endsWith("sam");
        assertThat(get(host.replace(".localhost", ".execute-api.us-east-1.amazonaws.com"), "/v1/one"))
                .endsWith("sam");
        assertThat(get(host, "/one")).startsWith("HTTP/1.1 404");
        assertThat(get(urls.get("Quick").getHost(), "/any")).endsWith("new");
        assertThat(get("elsewhere.example.com", "/any")).endsWith("new");
    }

    private String get(String host, String path) {
        return gateway.raw("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
    }

    @Test
    void what_is_not_run_here_is_a_500_and_is_named_at_the_start() throws TemplateException {
        for (String path : List.of("/jwt", "/iam", "/queue")) {
            assertThat(gateway.get(path).statusCode()).isEqualTo(500);
        }
        var stack = Templates.read(TEMPLATE);
        var apis = new HttpApis(new ApiReader(stack, GatewayOptions.standard()).apis());
        assertThat(Misfits.of(stack, apis))
                .containsExactlyInAnyOrder(
                        "Api (AWS::ApiGatewayV2::Api): GET /jwt will answer 500: authorizer Jwt is a JWT authorizer: tokens are not verified here",
                        "Api (AWS::ApiGatewayV2::Api): GET /iam will answer 500: callers are not told by their IAM signature here",
                        "Api (AWS::ApiGatewayV2::Api): GET /queue will answer 500: the service integration SQS-SendMessage is not run here",
                        "Stageless (AWS::ApiGatewayV2::Api): has no stage, so every request to it is a 404");
        assertThat(stack.warnings())
                .hasSize(1)
                .first()
                .asString()
                .matches(
                        ".*template.yaml:[0-9]+: Jwt \\(AWS::ApiGatewayV2::Authorizer\\): tokens are not verified here,"
                                + " routes with authorizer jwt answer 500");
    }
}
