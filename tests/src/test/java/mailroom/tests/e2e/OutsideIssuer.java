package mailroom.tests.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider on this machine, whom the stack under test trusts. */
final class OutsideIssuer {
    private static final String ISSUER = "https://login.example.com/";

    private final RSAKey key;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private OutsideIssuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static OutsideIssuer start() {
        try {
            var issuer = new OutsideIssuer(
                    new RSAKeyGenerator(2_048).keyID("k1").generate(),
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            issuer.serve();
            return issuer;
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("no issuer could be started", e);
        }
    }

    private void serve() {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    int asked() {
        return asked.get();
    }

    /** As the template's parameter {@code TrustedIssuers}. */
    String trusted() {
        return """
            [{"alias":"corp","issuer":"%s","audience":"mailroom-api","algorithm":"RS256","jwks":"http://127.0.0.1:%d/keys",\
            "subject_claim":"email","team_claim":"dept"}]\
            """.formatted(ISSUER, server.getAddress().getPort());
    }

    /** A token of somebody whose address was verified. */
    String token(String email, String team, String audience, Instant expires) {
        String claims = """
            {"iss":"%s","aud":"%s","sub":"%s","email":"%s","email_verified":true,"dept":"%s","iat":%d,"exp":%d}\
            """.formatted(
                        ISSUER, audience, email, email, team, expires.getEpochSecond() - 600, expires.getEpochSecond());
        try {
            var token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
