package mailroom.security.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link Signer} does; Nimbus judges. */
public abstract class SignerContract {
    /** A signer in slot A; the same one during a test. */
    protected abstract Signer signer();

    private ECKey jwk() {
        var key = signer().publicKey();
        return new ECKey.Builder(Curve.P_256, new Base64URL(key.x()), new Base64URL(key.y())).build();
    }

    /** Several times, as R or S begins with a zero byte, or with a sign byte in DER, only now and then. */
    @RepeatedTest(40)
    public void a_signature_is_64_bytes_and_verifies() throws Exception {
        byte[] input = "some input".getBytes(StandardCharsets.UTF_8);
        byte[] signature = signer().sign(input);

        assertThat(signature).hasSize(64);
        assertThat(new ECDSAVerifier(jwk())
                        .verify(new JWSHeader(JWSAlgorithm.ES256), input, Base64URL.encode(signature)))
                .isTrue();
    }

    @Test
    public void the_kid_is_the_slot_and_the_thumbprint() throws Exception {
        assertThat(signer().publicKey().kid()).isEqualTo("A-" + jwk().computeThumbprint());
    }
}
