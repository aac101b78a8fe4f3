package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import local.lambda.InvokeResult;
import local.observe.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway's use would cost. */
class MeteringTest {
    private static final String TEMPLATE = """
            Resources:
              Guard: {Type: AWS::Serverless::Function}
              Api:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageName: $default
                  CorsConfiguration: '*'
                  RouteSettings: {GET /limited: {ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0}}
                  Auth:
                    Authorizers:
                      Token:
                        FunctionArn: !GetAtt Guard.Arn
                        AuthorizerPayloadFormatVersion: '2.0'
                        EnableSimpleResponses: true
                        Identity: {Headers: [Authorization]}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    All: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /open, Method: any}}
                    Limited: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /limited, Method: get}}
                    Event:
                      Type: HttpApi
                      Properties: {ApiId: !Ref Api, Path: /once, Method: get, RouteSettings: {ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1}}
                    Guarded: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /guarded, Method: get, Auth: {Authorizer: Token}}}
            """;

    private final Map<String, Double> used = new ConcurrentHashMap<>();
    private RunningGateway gateway = start("StageName: $default");

    private RunningGateway start(String stage) {
        RunningGateway started = new RunningGateway(
                TEMPLATE.replace("StageName: $default", stage),
                Duration.ofSeconds(10),
                (usage, resource, amount) -> used.merge(usage + " " + resource, amount, Double::sum));
        started.functions.answers("F", "{}").answers("Guard", "{\"isAuthorized\": false}");
        return started;
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private double requests() {
        return used.getOrDefault(Usage.HTTP_API_REQUESTS + " Api", 0.0);
    }

    @Test
    void a_request_is_one_and_each_512_kilobytes_begin_another() {
        gateway.get("/open");
        assertThat(requests()).isEqualTo(1);
        post(512 * 1024);
        assertThat(requests()).isEqualTo(2);
        post(512 * 1024 + 1);
        assertThat(requests()).isEqualTo(4);
        gateway.functions.answers("F", "\"%s\"".formatted("x".repeat(1536 * 1024 + 1)));
        post(600 * 1024);
        assertThat(requests()).isEqualTo(8);
    }

    private void post(int bytes) {
        gateway.send(gateway.request("/open").POST(BodyPublishers.ofByteArray(new byte[bytes])));
    }

    @Test
    void errors_cost_and_so_do_preflights_and_paths_that_nobody_has() {
        gateway.functions.ends("F", new InvokeResult.FunctionError("{}"));
        gateway.get("/open");
        gateway.get("/nowhere");
        gateway.send(gateway.request("/open")
                .method("OPTIONS", BodyPublishers.noBody())
                .headers("Origin", "https://example.com", "Access-Control-Request-Method", "GET"));
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void what_an_authorizer_or_a_throttle_refuses_costs_nothing() {
        assertThat(gateway.get("/guarded").statusCode()).isEqualTo(401);
        assertThat(gateway.get("/guarded", "Authorization", "x").statusCode()).isEqualTo(403);
        assertThat(gateway.get("/limited").statusCode()).isEqualTo(429);
        assertThat(requests()).isZero();
    }

    @Test
    void an_event_may_throttle_its_own_route() {
        assertThat(gateway.get("/once").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/once").statusCode()).isEqualTo(429);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void only_a_stage_with_a_format_pays_for_its_access_log() {
        gateway.get("/open");
        assertThat(used).doesNotContainKey(Usage.LOG_BYTES + " Api");
        gateway.close();
        gateway = start("AccessLogSettings: {Format: '$context.status é'}");
        gateway.get("/open");
        assertThat(used).containsEntry(Usage.LOG_BYTES + " Api", 6.0);
    }
}
