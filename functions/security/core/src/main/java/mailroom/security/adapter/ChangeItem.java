package mailroom.security.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import mailroom.platform.Json;
import mailroom.security.domain.Cause;
import mailroom.security.domain.Change;
import mailroom.security.domain.Kind;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The audit's entry: texts alone, so that it can be read from a stream record as well. */
final class ChangeItem {
    private ChangeItem() {}

    static Map<String, AttributeValue> write(Change change) {
        var item = new HashMap<>(AclPlace.ofChange(change.version()).key());
        item.put("at", AttributeValue.fromS(change.at().toString()));
        item.put("who", AttributeValue.fromS(change.cause().who()));
        item.put("key_id", AttributeValue.fromS(change.cause().keyId()));
        item.put("request_id", AttributeValue.fromS(change.cause().requestId()));
        item.put("traceparent", AttributeValue.fromS(change.cause().traceparent()));
        item.put("what", AttributeValue.fromS(change.what()));
        item.put("entity", AttributeValue.fromS(change.kind().label()));
        item.put("id", AttributeValue.fromS(change.id()));
        item.put("before", AttributeValue.fromS(Json.write(Facts.write(change.before()))));
        item.put("after", AttributeValue.fromS(Json.write(Facts.write(change.after()))));
        item.put("state", AttributeValue.fromS(Json.write(Facts.write(change.state()))));
        return item;
    }

    /** {@code text} gives the text of the attribute of that name. */
    static Change read(Function<String, String> text) {
        return new Change(
                Long.parseLong(text.apply("sk").substring(AclPlace.CHANGE.length())),
                Instant.parse(text.apply("at")),
                new Cause(text.apply("who"), text.apply("key_id"), text.apply("request_id"), text.apply("traceparent")),
                text.apply("what"),
                Kind.valueOf(text.apply("entity").toUpperCase(Locale.ROOT)),
                text.apply("id"),
                Facts.read(text.apply("before")),
                Facts.read(text.apply("after")),
                Facts.read(text.apply("state")));
    }

    /** The data of {@code mailroom.acl.changed.v1}. */
    static ObjectNode event(Change change) {
        ObjectNode data = Json.object()
                .put("version", change.version())
                .put("entity", change.kind().label())
                .put("id", change.id());
        if (change.state().isEmpty()) {
            data.putNull("state");
        } else {
            data.set("state", Facts.write(change.state()));
        }
        return data;
    }
}
