package mailroom.access.cedar;

import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema, parsed once per process. */
final class Words {
    private static final String FILE = "access.cedarschema";
    private static final Schema SCHEMA = parse();

    private Words() {}

    static Schema schema() {
        return SCHEMA;
    }

    private static Schema parse() {
        try (InputStream in = Words.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the layer's jar holds no " + FILE);
            }
            Schema schema = new Schema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            schema.cache();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CacheException e) {
            throw new IllegalStateException(FILE + " is not a schema", e);
        }
    }
}
