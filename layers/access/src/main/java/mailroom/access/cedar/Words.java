package mailroom.access.cedar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema, parsed once per process. */
final class Words {
    /** By which the native side knows it. */
    static final String NAME = "access";

    static final String TEXT = text();

    private static final String FILE = "access.cedarschema";

    private Words() {}

    static void parse() {
        try {
            Native.parseSchema(NAME, TEXT);
        } catch (Native.Refused e) {
            throw new IllegalStateException(FILE + " is not a schema", e);
        }
    }

    private static String text() {
        try (InputStream in = Words.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the layer's jar holds no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
