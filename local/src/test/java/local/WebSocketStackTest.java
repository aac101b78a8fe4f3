package local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import local.admin.Running;
import local.aws.proxy.AwsService;
import local.lambda.Aot;
import local.lambda.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WebSocket API from a template on, with a real function behind it, plain and over TLS. */
class WebSocketStackTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Talker:
                Type: AWS::Serverless::Function
                Properties: {Runtime: java25, MemorySize: 256, Timeout: 20, CodeUri: functions.zip, Handler: local.sample.Talker}
              Talk:
                Type: AWS::Serverless::WebSocketApi
                Properties:
                  RouteSelectionExpression: $request.body.action
                  StageName: v1
                  Routes:
                    $connect: {FunctionArn: !GetAtt Talker.Arn}
                    $default: {FunctionArn: !GetAtt Talker.Arn, RouteResponseSelectionExpression: $default}
              TalkAnswer:
                Type: AWS::ApiGatewayV2::RouteResponse
                Properties: {ApiId: !Ref Talk, RouteId: !Ref TalkDefaultRoute, RouteResponseKey: $default}
            """;

    @TempDir
    Path folder;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_real_function_hears_answers_and_posts(boolean https) throws Exception {
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Talker");
        try (LocalStack stack = start(TEMPLATE, https);
                HttpClient http =
                        HttpClient.newBuilder().sslContext(trust(https)).build()) {
            URI url = stack.webSocketUrls().get("Talk");
            assertThat(Running.find(Path.of("target", "local-socket-test"))
                            .orElseThrow()
                            .webSocketUrls())
                    .isEqualTo(stack.webSocketUrls());
            assertThat(url).hasScheme(https ? "wss" : "ws").hasPath("/v1");

            WebSocket socket =
                    http.newWebSocketBuilder().buildAsync(url, new Ears()).join();
            socket.sendText("hello", true).join();

            assertThat(List.of(next(), next())).containsExactly("posted hello", "answered 200");
            assertThat(stack.aws().calls().count(AwsService.EXECUTE_API, "PostToConnection"))
                    .isEqualTo(1);
            socket.abort();
        }
        assertThat(steps).anyMatch(it -> it.startsWith("WebSocket API Talk listens at ws"));
    }

    @Test
    void a_stack_without_such_an_api_listens_nowhere() throws Exception {
        try (LocalStack stack = start("Resources: {Q: {Type: AWS::SQS::Queue}}", false)) {
            assertThat(stack.webSocketUrls()).isEmpty();
        }
    }

    private LocalStack start(String template, boolean https) throws IOException {
        Path buildDir = Files.createDirectories(Path.of("target", "local-socket-test"));
        Path parts = buildDir.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        Modes usual = Modes.DEFAULT;
        Modes modes = new Modes(
                https,
                usual.data(),
                usual.debug(),
                usual.faults(),
                usual.adminPort(),
                Duration.ofMinutes(10),
                usual.asyncSpeed());
        Path file = Files.writeString(folder.resolve("template.yaml"), template);
        return LocalStack.start(
                new LocalOptions(file, buildDir, 0, Map.of(), Optional.empty(), Aot.OFF, modes), steps::add);
    }

    private SSLContext trust(boolean https) throws GeneralSecurityException, IOException {
        if (!https) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of("target", "local-socket-test", "certificate.pem"))) {
            trusted.setCertificateEntry(
                    "local", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private String next() throws InterruptedException {
        String text = received.poll(30, TimeUnit.SECONDS);
        return text == null ? "nothing" : text;
    }

    private final class Ears implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            received.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
