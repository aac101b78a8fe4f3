package local.aws.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.function.Predicate;

/** Counts what a transaction is made of. */
final class TransactionItems {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TransactionItems() {}

    static int count(Buffer request) throws IOException {
        return count(request, it -> true);
    }

    /** Items of one kind, such as {@code ConditionCheck}. */
    static int count(Buffer request, String kind) throws IOException {
        return count(request, kind::equals);
    }

    private static int count(Buffer request, Predicate<String> kind) throws IOException {
        int count = 0;
        try (JsonParser parser = FACTORY.createParser(request.getBytes())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean items = parser.currentName().equals("TransactItems");
                parser.nextToken();
                if (!items) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        count += kind.test(parser.currentName()) ? 1 : 0;
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
        }
        return count;
    }
}
