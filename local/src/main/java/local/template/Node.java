package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The template as it was written: values, lists, maps and calls of intrinsic functions, each with its place. */
sealed interface Node {
    Place at();

    /** A text, number, boolean or null. */
    record Value(Place at, JsonNode json) implements Node {
        boolean isNull() {
            return json.isNull();
        }
    }

    record Items(Place at, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A map in the order in which it was written. */
    record Fields(Place at, Map<String, Node> fields) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** A call such as {@code !Sub x} or {@code Fn::Sub: x}; {@code function} is the name without {@code Fn::}. */
    record Call(Place at, String function, Node argument) implements Node {}
}
