package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes, authorizers, stage, CORS and throttles that stand in the API itself. */
class OpenApiRoutesTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live}}
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageName: v7
                  StageVariables: {colour: red}
                  %s
                  DefaultRouteSettings: {ThrottlingBurstLimit: 100, ThrottlingRateLimit: 100}
                  RouteSettings:
                    POST /tokens: {ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1}
                  CorsConfiguration:
                    AllowOrigins: [https://console.example.com, 'http://*']
                    AllowMethods: [GET, POST]
                    AllowHeaders: [authorization]
                    ExposeHeaders: [x-request-id]
                    MaxAge: 600
                    AllowCredentials: true
                  DefinitionBody:
                    openapi: 3.0.1
                    components:
                      securitySchemes:
                        Token:
                          type: apiKey
                          name: Authorization
                          in: header
                          x-amazon-apigateway-authorizer:
                            type: request
                            identitySource: $request.header.Authorization, $context.routeKey
                            authorizerUri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Guard.Arn}/invocations
                            authorizerPayloadFormatVersion: '2.0'
                            authorizerResultTtlInSeconds: 300
                            enableSimpleResponses: true
                      x-amazon-apigateway-integrations:
                        shared: &function
                          type: AWS_PROXY
                          httpMethod: POST
                          payloadFormatVersion: '2.0'
                          uri: !Sub arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Alias}/invocations
                    paths:
                      /orders/{id}:
                        parameters: []
                        get:
                          security: [{Token: []}]
                          x-amazon-apigateway-integration: *function
                      /tokens:
                        post:
                          security: [{NONE: []}]
                          x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/shared'}
                        options:
                          x-amazon-apigateway-integration: *function
                      /bare:
                        get:
                          security: []
                          x-amazon-apigateway-integration: *function
                      /elsewhere:
                        get: {x-amazon-apigateway-integration: {type: mock}}
                      /documented: {get: {responses: {}}}
                      /$default:
                        x-amazon-apigateway-any-method:
                          x-amazon-apigateway-integration: *function
            """;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = new RunningGateway(TEMPLATE.formatted(""));
        script(gateway);
    }

    private static void script(RunningGateway gateway) {
        gateway.functions
                .answers("F", "{\"statusCode\": 200, \"headers\": {\"Access-Control-Allow-Origin\": \"*\"}}")
                .answers("Guard", "{\"isAuthorized\": true}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_named_stage_stands_before_every_path_and_in_the_raw_path() {
        assertThat(gateway.get("/v7/orders/5", "Authorization", "t").statusCode())
                .isEqualTo(200);
        var event = gateway.functions.lastEventOf("F");
        assertThat(event.path("rawPath").asText()).isEqualTo("/v7/orders/5");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("v7");
        assertThat(event.path("pathParameters")).hasToString("{\"id\":\"5\"}");
        assertThat(event.path("stageVariables")).hasToString("{\"colour\":\"red\"}");
        assertThat(gateway.functions.lastEventOf("Guard").path("routeArn").asText())
                .endsWith("/v7/GET/orders/5");
        assertThat(gateway.get("/orders/5").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/v77/orders/5").statusCode()).isEqualTo(404);
    }

    @Test
    void security_schemes_guard_and_none_opens() {
        assertThat(gateway.get("/v7/orders/5").statusCode()).isEqualTo(401);
        assertThat(gateway.functions.eventsOf("Guard")).isEmpty();
        assertThat(post("/v7/tokens")).isEqualTo(200);
        assertThat(gateway.get("/v7/bare").statusCode()).isEqualTo(200);
    }

    @Test
    void a_default_authorizer_guards_what_names_none_and_an_empty_security_does_not_open() {
        try (RunningGateway guarded = new RunningGateway(TEMPLATE.formatted("Auth: {DefaultAuthorizer: Token}"))) {
            script(guarded);
            assertThat(guarded.get("/v7/bare").statusCode()).isEqualTo(401);
            assertThat(guarded.get("/v7/any/thing").statusCode()).isEqualTo(401);
            assertThat(guarded.send(guarded.request("/v7/tokens").POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guarded.send(guarded.request("/v7/tokens").method("OPTIONS", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_default_route_takes_the_rest_and_what_is_not_run_here_is_a_500() {
        assertThat(gateway.get("/v7/any/thing").statusCode()).isEqualTo(200);
        assertThat(gateway.functions.lastEventOf("F").path("routeKey").asText()).isEqualTo("$default");
        assertThat(gateway.get("/v7/documented").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v7/elsewhere").statusCode()).isEqualTo(500);
    }

    @Test
    void a_throttled_route_says_429_until_there_are_tokens_again() {
        assertThat(IntStream.range(0, 3).mapToObj(it -> post("/v7/tokens"))).containsExactly(200, 200, 429);
        assertThat(gateway.get("/v7/bare").statusCode()).isEqualTo(200);
        gateway.advance(Duration.ofSeconds(1));
        assertThat(post("/v7/tokens")).isEqualTo(200);
        assertThat(post("/v7/tokens")).isEqualTo(429);
    }

    private int post(String path) {
        return gateway.send(gateway.request(path).POST(BodyPublishers.noBody())).statusCode();
    }

    @Test
    void a_preflight_is_answered_without_the_function() {
        var response = gateway.send(gateway.request("/v7/orders/1")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://console.example.com")
                .header("Access-Control-Request-Method", "GET"));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().map())
                .containsEntry("access-control-allow-origin", java.util.List.of("https://console.example.com"))
                .containsEntry("access-control-allow-methods", java.util.List.of("GET,POST"))
                .containsEntry("access-control-allow-headers", java.util.List.of("authorization"))
                .containsEntry("access-control-allow-credentials", java.util.List.of("true"))
                .containsEntry("access-control-max-age", java.util.List.of("600"));
        assertThat(gateway.functions.eventsOf("F")).isEmpty();
    }

    @Test
    void the_gateways_cors_headers_replace_the_functions() {
        var response = gateway.get("/v7/bare", "Origin", "http://localhost:3000");
        assertThat(response.headers().allValues("access-control-allow-origin"))
                .containsExactly("http://localhost:3000");
        assertThat(response.headers().firstValue("access-control-expose-headers"))
                .contains("x-request-id");
        assertThat(gateway.get("/v7/bare", "Origin", "https://evil.example.com")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(gateway.get("/v7/orders/1", "Origin", "http://a.example.com")
                        .headers()
                        .map())
                .containsKey("access-control-allow-origin");
    }
}
