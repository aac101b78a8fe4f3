package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaAuthorizerTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageVariables: {tenant: blue}
                  Auth:
                    DefaultAuthorizer: Token
                    Authorizers:
                      Token:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        EnableSimpleResponses: true
                        Identity: {Headers: [Authorization], ReauthorizeEvery: 60}
                      PerRoute:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        EnableSimpleResponses: true
                        Identity: {QueryStrings: [key], Context: [routeKey], StageVariables: [tenant]}
                      Always:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        EnableSimpleResponses: true
                      Iam:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        Identity: {Headers: [Authorization]}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    A: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /a, Method: get}}
                    B: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /b, Method: get}}
                    Open: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /open, Method: get, Auth: {Authorizer: NONE}}}
                    R1: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /r1, Method: get, Auth: {Authorizer: PerRoute}}}
                    R2: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /r2, Method: get, Auth: {Authorizer: PerRoute}}}
                    Always: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /always, Method: get, Auth: {Authorizer: Always}}}
                    Iam: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: '/iam/{proxy+}', Method: get, Auth: {Authorizer: Iam}}}
                    Gone: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /gone, Method: get, Auth: {Authorizer: Nobody}}}
            """;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = new RunningGateway(TEMPLATE);
        gateway.functions
                .answers("F", "{\"statusCode\": 200, \"body\": \"in\"}")
                .answers("Guard", "{\"isAuthorized\": true, \"context\": {\"team\": \"red\", \"n\": 5}}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private int get(String path, String token) {
        return gateway.get(path, "authorization", token).statusCode();
    }

    private int asked() {
        return gateway.functions.eventsOf("Guard").size();
    }

    @Test
    void its_context_reaches_the_function() {
        assertThat(get("/a", "t")).isEqualTo(200);
        assertThat(gateway.functions.lastEventOf("F").at("/requestContext/authorizer"))
                .hasToString("{\"lambda\":{\"team\":\"red\",\"n\":5}}");
    }

    @Test
    void it_sees_the_request_in_its_own_format() {
        gateway.get("/a?q=1", "Authorization", "t", "cookie", "c=1");
        JsonNode event = gateway.functions.lastEventOf("Guard");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("type").asText()).isEqualTo("REQUEST");
        assertThat(event.path("routeArn").asText())
                .matches("arn:aws:execute-api:us-east-1:000000000000:[a-z0-9]{10}/\\$default/GET/a");
        assertThat(event.path("identitySource")).hasToString("[\"t\"]");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /a");
        assertThat(event.path("rawPath").asText()).isEqualTo("/a");
        assertThat(event.at("/headers/authorization").asText()).isEqualTo("t");
        assertThat(event.path("queryStringParameters")).hasToString("{\"q\":\"1\"}");
        assertThat(event.path("stageVariables")).hasToString("{\"tenant\":\"blue\"}");
        assertThat(event.path("cookies")).hasToString("[\"c=1\"]");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void without_identity_nobody_is_asked_and_the_answer_is_401() {
        HttpResponse<String> response = gateway.get("/a");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(gateway.get("/a", "Authorization", "").statusCode()).isEqualTo(401);
        assertThat(gateway.get("/r1").statusCode()).isEqualTo(401);
        assertThat(asked()).isZero();
        assertThat(gateway.functions.eventsOf("F")).isEmpty();
    }

    @Test
    void a_public_route_asks_nobody() {
        assertThat(gateway.get("/open").statusCode()).isEqualTo(200);
        assertThat(asked()).isZero();
        assertThat(gateway.functions.lastEventOf("F").path("requestContext").has("authorizer"))
                .isFalse();
    }

    @Test
    void a_no_is_403_and_is_remembered_like_a_yes() {
        gateway.functions.answers("Guard", "{\"isAuthorized\": false}");
        HttpResponse<String> response = gateway.get("/a", "Authorization", "bad");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        gateway.functions.answers("Guard", "{\"isAuthorized\": true}");
        assertThat(get("/a", "bad")).isEqualTo(403);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void one_answer_serves_every_route_until_its_time_is_up() {
        assertThat(get("/a", "t")).isEqualTo(200);
        assertThat(get("/b", "t")).isEqualTo(200);
        assertThat(asked()).isEqualTo(1);
        assertThat(get("/a", "other")).isEqualTo(200);
        assertThat(asked()).isEqualTo(2);
        gateway.advance(Duration.ofSeconds(60));
        assertThat(get("/a", "t")).isEqualTo(200);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void a_route_key_among_the_sources_keeps_routes_apart() {
        assertThat(gateway.get("/r1?key=k").statusCode()).isEqualTo(200);
        assertThat(gateway.functions.lastEventOf("Guard").path("identitySource"))
                .hasToString("[\"k\",\"blue\",\"GET /r1\"]");
        gateway.get("/r1?key=k");
        assertThat(asked()).isEqualTo(1);
        gateway.get("/r2?key=k");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void without_identity_sources_it_is_asked_every_time() {
        assertThat(gateway.get("/always").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/always").statusCode()).isEqualTo(200);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void identical_requests_at_the_same_time_ask_once() {
        CompletableFuture<InvokeResult> slow = new CompletableFuture<>();
        gateway.functions.does("Guard", event -> slow);
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 8)
                .mapToObj(it -> gateway.client()
                        .sendAsync(
                                gateway.request("/" + (it % 2 == 0 ? "a" : "b"))
                                        .header("Authorization", "t")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .toList();
        await().until(() -> asked() == 1);
        slow.complete(new InvokeResult.Answered("{\"isAuthorized\": true}"));
        assertThat(sent).allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(200));
        assertThat(asked()).isEqualTo(1);
        assertThat(gateway.functions.lastEventOf("F").at("/requestContext/authorizer"))
                .hasToString("{\"lambda\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "{\"isAuthorized\": \"true\"}",
                "[]",
                "{\"isAuthorized\": true, \"context\": 5}",
                "null"
            })
    void a_malformed_answer_is_a_500_and_is_not_remembered(String answer) {
        gateway.functions.answers("Guard", answer);
        HttpResponse<String> response = gateway.get("/a", "Authorization", "t");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        gateway.functions.answers("Guard", "{\"isAuthorized\": true}");
        assertThat(get("/a", "t")).isEqualTo(200);
    }

    @Test
    void one_that_fails_is_throttled_or_takes_too_long_is_a_500() {
        gateway.functions.ends("Guard", new InvokeResult.FunctionError("{}"));
        assertThat(get("/a", "t")).isEqualTo(500);
        gateway.functions.ends("Guard", new InvokeResult.Throttled("no room"));
        assertThat(get("/a", "t")).isEqualTo(500);
        try (RunningGateway hasty = new RunningGateway(TEMPLATE, Duration.ofMillis(100))) {
            hasty.functions.does("Guard", event -> new CompletableFuture<>());
            assertThat(hasty.get("/a", "authorization", "t").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void one_that_is_defined_nowhere_lets_nobody_in() {
        assertThat(get("/gone", "t")).isEqualTo(500);
        assertThat(gateway.functions.eventsOf("F")).isEmpty();
    }

    @Test
    void a_policy_is_judged_for_each_route_even_out_of_the_cache() {
        gateway.functions.answers("Guard", """
                {"principalId": "p", "context": {"k": "v"}, "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*/GET/iam/*"},
                  {"Effect": "Deny", "Action": "execute-api:Invoke", "Resource": "*/GET/iam/secret*"}]}}
                """);
        assertThat(get("/iam/a/b", "t")).isEqualTo(200);
        assertThat(gateway.functions
                        .lastEventOf("F")
                        .at("/requestContext/authorizer/lambda/k")
                        .asText())
                .isEqualTo("v");
        assertThat(get("/iam/secret/b", "t")).isEqualTo(403);
        assertThat(get("/iam/c", "t")).isEqualTo(200);
        assertThat(asked()).isEqualTo(1);
    }
}
