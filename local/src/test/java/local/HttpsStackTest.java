package local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import local.lambda.Aot;
import local.lambda.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole stack over TLS: a real function behind raw resources, beside SAM's own API. */
class HttpsStackTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Web:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Timeout: 20
                  CodeUri: functions.zip
                  Handler: local.sample.Web
                  Events:
                    Hello: {Type: HttpApi, Properties: {Path: /hello, Method: GET}}
              Raw: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: raw, ProtocolType: HTTP}}
              Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Raw, StageName: v1}}
              ToWeb:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: !Ref Raw, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Web.Arn, PayloadFormatVersion: '2.0'}
              All: {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Raw, RouteKey: $default, Target: !Sub 'integrations/${ToWeb}'}}
            """;

    private static final Modes HTTPS =
            new Modes(true, Optional.empty(), Map.of(), Optional.empty(), 0, Duration.ofMinutes(10), 60);

    @Test
    void a_client_that_trusts_the_certificates_file_reaches_a_real_function(@TempDir Path folder) throws Exception {
        Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Web");
        Path build = Files.createDirectories(folder.resolve("build"));
        Files.createSymbolicLink(build.resolve("parts"), Path.of(System.getProperty("local.parts")));
        List<String> steps = new CopyOnWriteArrayList<>();
        var options = new LocalOptions(template, build, 0, Map.of(), Optional.empty(), Aot.OFF, HTTPS);
        try (LocalStack stack = LocalStack.start(options, steps::add);
                HttpClient client = trusting(build.resolve("certificate.pem"))) {
            assertThat(stack.url()).hasScheme("https");
            assertThat(get(client, stack.url() + "/v1/hello")).isEqualTo("hello /v1/hello");
            assertThat(steps).contains("certificate for curl --cacert: " + build.resolve("certificate.pem"));
            assertThat(steps)
                    .anyMatch(it -> it.matches("HTTP API ServerlessHttpApi: https://[a-z0-9]{10}\\.localhost:[0-9]+"));
        }
    }

    private static String get(HttpClient client, String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpClient trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream certificate = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "local", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
