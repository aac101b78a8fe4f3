package local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key and a certificate for {@code localhost} and the loopback addresses, made at start and signed by itself. The key never leaves the
 * process; clients trust the certificate that {@link #write} puts into a file.
 */
public final class SelfSigned {
    /** Its name in the folder. */
    public static final String FILE = "certificate.pem";

    private static final Duration VALID = Duration.ofDays(397); // what strict clients accept at most
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.objectId("2a8648ce3d040302"));
    private static final byte[] NAME =
            Der.sequence(Der.set(Der.sequence(Der.objectId("550403"), Der.utf8("localhost"))));
    private static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};
    private static final byte[] SIGNS_ONLY = Der.bits(7, new byte[] {(byte) 0x80});
    private static final byte[] SERVER = Der.sequence(Der.objectId("2b06010505070301"));
    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final String certificate;
    private final String key;

    private SelfSigned(String certificate, String key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Makes a new key (EC P-256) and a certificate for it.
     *
     * @param hosts names beside {@code localhost}
     */
    public static SelfSigned create(InstantSource clock, List<String> hosts) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(pair.getPublic().getEncoded(), clock.instant(), hosts);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] signed = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
            return new SelfSigned(
                    pem("CERTIFICATE", signed),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no EC P-256", e);
        }
    }

    /** The given options with this key and certificate. */
    public HttpServerOptions onto(HttpServerOptions options) {
        return options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addKeyValue(Buffer.buffer(key))
                        .addCertValue(Buffer.buffer(certificate)));
    }

    /** The certificate in PEM, without the key. */
    public String certificate() {
        return certificate;
    }

    /** Writes the certificate for {@code curl --cacert} and its like into a folder, over the last start's; returns the file. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(FILE), certificate);
    }

    private static byte[] content(byte[] publicKey, Instant now, List<String> hosts) {
        byte[] serial =
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE).toByteArray();
        byte[] version3 = Der.tagged(0xa0, new byte[] {0x02, 0x01, 0x02});
        byte[] validity = Der.sequence(time(now.minus(Duration.ofHours(1))), time(now.plus(VALID)));
        byte[] extensions = Der.sequence(
                extension("551d0f", TRUE, SIGNS_ONLY), extension("551d25", SERVER), extension("551d11", names(hosts)));
        return Der.sequence(
                version3,
                Der.tagged(0x02, serial),
                ECDSA_WITH_SHA256,
                NAME,
                validity,
                NAME,
                publicKey,
                Der.tagged(0xa3, extensions));
    }

    private static byte[] names(List<String> hosts) {
        List<byte[]> names = new ArrayList<>();
        names.add(Der.ascii(0x82, "localhost"));
        hosts.forEach(it -> names.add(Der.ascii(0x82, it)));
        names.add(Der.tagged(0x87, IPV4));
        names.add(Der.tagged(0x87, IPV6));
        return Der.sequence(names.toArray(byte[][]::new));
    }

    private static byte[] extension(String id, byte[] value) {
        return Der.sequence(Der.objectId(id), Der.octets(value));
    }

    private static byte[] extension(String id, byte[] critical, byte[] value) {
        return Der.sequence(Der.objectId(id), critical, Der.octets(value));
    }

    private static byte[] time(Instant instant) {
        return Der.ascii(0x17, UTC_TIME.format(instant));
    }

    private static String pem(String what, byte[] der) {
        byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, lineEnd).encodeToString(der), what);
    }
}
