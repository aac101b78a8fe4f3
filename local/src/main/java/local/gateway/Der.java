package local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The little of ASN.1's distinguished encoding that one certificate needs. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    /** @param encoded the identifier's content as hexadecimal digits */
    static byte[] objectId(String encoded) {
        return tagged(0x06, HexFormat.of().parseHex(encoded));
    }

    static byte[] utf8(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ascii(int tag, String text) {
        return tagged(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] octets(byte[] content) {
        return tagged(0x04, content);
    }

    /** @param unused how many bits at the end do not count */
    static byte[] bits(int unused, byte[] content) {
        return tagged(0x03, new byte[] {(byte) unused}, content);
    }

    static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream(content.size() + 4);
        all.write(tag);
        length(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream to) {
        if (length >= 0x10000) {
            throw new IllegalArgumentException("%d bytes are more than a certificate has".formatted(length));
        }
        if (length >= 0x100) {
            to.write(0x82);
            to.write(length >> 8);
        } else if (length >= 0x80) {
            to.write(0x81);
        }
        to.write(length);
    }
}
