package mailroom.security.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An identity provider as there are many: Nimbus makes its keys, its key set and its tokens. */
final class OutsideIssuer implements KeySetFetch {
    static final String ISSUER = "https://login.example.com/";
    static final String KEYS = "https://login.example.com/keys";

    private static final RSAKey RSA = rsa("rsa-1", 2_048);
    private static final RSAKey WEAK = rsa("weak", 1_024);
    private static final RSAKey NEXT = rsa("rsa-2", 2_048);
    private static final ECKey EC = ec();

    final List<JWK> keys = new ArrayList<>(List.of(RSA, WEAK, EC));
    int fetched;
    boolean down;
    UnaryOperator<String> spoil = UnaryOperator.identity();

    private static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void rotate() {
        keys.add(NEXT);
    }

    @Override
    public String get(URI uri) throws IOException {
        fetched++;
        if (down) {
            throw new IOException(uri + " does not answer");
        }
        return spoil.apply(new JWKSet(keys).toString());
    }

    /** Signed by the key of that kid, published or not. */
    static String signed(JWSAlgorithm algorithm, String kid, String claims) {
        return signed(
                new JWSHeader.Builder(algorithm)
                        .keyID(kid)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
    }

    static String signed(JWSHeader header, String claims) {
        try {
            var object = new JWSObject(header, new Payload(claims));
            object.sign(signer(header.getKeyID()));
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(String kid) throws JOSEException {
        return switch (kid) {
            case "ec-1" -> new ECDSASigner(EC);
            case "rsa-2" -> new RSASSASigner(NEXT);
            case "weak" -> new RSASSASigner(WEAK.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
            default -> new RSASSASigner(RSA);
        };
    }
}
