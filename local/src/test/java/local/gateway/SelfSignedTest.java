package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import local.observe.Instruments;
import local.template.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    private static X509Certificate parsed(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpClient trusting(X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        store.setCertificateEntry("local", certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void it_is_a_servers_certificate_for_this_machine_signed_by_its_own_key() throws Exception {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        X509Certificate certificate =
                parsed(SelfSigned.create(() -> now, List.of("abc.localhost")).certificate());
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getNotBefore()).isEqualTo(now.minus(Duration.ofHours(1)));
        assertThat(certificate.getNotAfter()).isEqualTo(now.plus(Duration.ofDays(397)));
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getSubjectAlternativeNames().stream().map(it -> it.get(1)))
                .isEqualTo(List.of("localhost", "abc.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void every_start_makes_another_one() throws Exception {
        var one = parsed(SelfSigned.create(InstantSource.system(), List.of()).certificate());
        var other = parsed(SelfSigned.create(InstantSource.system(), List.of()).certificate());
        assertThat(one.getSerialNumber()).isPositive().isNotEqualTo(other.getSerialNumber());
        assertThat(one.getPublicKey()).isNotEqualTo(other.getPublicKey());
    }

    @Test
    void its_file_holds_the_certificate_and_never_the_key(@TempDir Path folder) throws IOException {
        SelfSigned tls = SelfSigned.create(InstantSource.system(), List.of());
        Path file = tls.write(folder.resolve("build"));
        assertThat(Files.readString(file)).isEqualTo(tls.certificate()).doesNotContain("PRIVATE");
    }

    @Test
    void a_client_that_trusts_it_is_served_by_name_and_by_address_and_another_is_not() throws Exception {
        SelfSigned tls = SelfSigned.create(InstantSource.system(), List.of());
        ScriptedInvoker functions = new ScriptedInvoker().answers("F", "{\"statusCode\": 200, \"body\": \"safe\"}");
        var options = new GatewayOptions(
                InstantSource.system(), new Random(1), Duration.ofSeconds(1), 10, Optional.of(tls), Instruments.NONE);
        String template = """
                Resources:
                  F: {Type: AWS::Serverless::Function, Properties: {Events: {All: {Type: HttpApi}}}}
                """;
        Vertx vertx = Vertx.vertx();
        try (HttpGateway gateway = HttpGateway.start(vertx, Templates.read(template), functions, 0, options)
                        .get(10, TimeUnit.SECONDS);
                HttpClient client = trusting(parsed(tls.certificate()));
                HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(gateway.url()).hasScheme("https");
            URI byName = URI.create("https://localhost:" + gateway.url().getPort());
            for (URI uri : List.of(gateway.url(), byName)) {
                HttpRequest request = HttpRequest.newBuilder(uri).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("safe");
            }
            assertThat(functions
                            .lastEventOf("F")
                            .at("/headers/x-forwarded-proto")
                            .asText())
                    .isEqualTo("https");
            HttpRequest request = HttpRequest.newBuilder(gateway.url()).build();
            assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
