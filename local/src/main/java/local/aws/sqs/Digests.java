package local.aws.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The digests that SQS answers with and that the SDK checks. */
final class Digests {
    private static final int STRING = 1;
    private static final int BINARY = 2;

    private Digests() {}

    static String md5(String text) {
        return hex("MD5", text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(String text) {
        return hex("SHA-256", text.getBytes(StandardCharsets.UTF_8));
    }

    /** MD5 over the attributes by name: each as length-prefixed name and type, a byte for the kind of value, length-prefixed value. */
    static String md5(Map<String, MessageAttribute> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, attribute) -> {
            put(bytes, name.getBytes(StandardCharsets.UTF_8));
            put(bytes, attribute.dataType().getBytes(StandardCharsets.UTF_8));
            bytes.write(attribute.binary() ? BINARY : STRING);
            put(bytes, valueOf(attribute));
        });
        return hex("MD5", bytes.toByteArray());
    }

    private static byte[] valueOf(MessageAttribute attribute) {
        return attribute.binary()
                ? Base64.getDecoder().decode(attribute.value())
                : attribute.value().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteArrayOutputStream to, byte[] value) {
        to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
        to.writeBytes(value);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is part of every Java platform", e);
        }
    }
}
