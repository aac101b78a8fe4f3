package mailroom.access.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mailroom.access.copy.Change;
import mailroom.access.copy.Snapshots.Page;
import mailroom.platform.Event.Unreadable;
import mailroom.platform.Json;

/** What is asked of the snapshot function, and what it answers. */
public final class SnapshotJson {
    private SnapshotJson() {}

    public static String question(OptionalLong known, Optional<String> after) {
        ObjectNode question = Json.object();
        known.ifPresentOrElse(it -> question.put("known", it), () -> question.putNull("known"));
        after.ifPresentOrElse(it -> question.put("after", it), () -> question.putNull("after"));
        return Json.write(question);
    }

    public static Page page(String answer) throws Unreadable {
        try {
            JsonNode node = Json.read(answer);
            JsonNode next = node.path("next");
            if (!node.path("version").isIntegralNumber()
                    || !node.path("unchanged").isBoolean()
                    || !node.path("entries").isArray()
                    || !(next.isNull() || next.isTextual())) {
                throw new Unreadable("no page of a snapshot");
            }
            List<Change> entries = new ArrayList<>();
            for (JsonNode entry : node.path("entries")) {
                entries.add(AclJson.change(entry));
            }
            return new Page(
                    node.path("version").longValue(),
                    node.path("unchanged").booleanValue(),
                    entries,
                    next.isNull() ? Optional.empty() : Optional.of(next.textValue()));
        } catch (Json.Malformed e) {
            throw new Unreadable("no page of a snapshot: " + e.getMessage());
        }
    }
}
