package mailroom.security.acl;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailroom.platform.Json;
import mailroom.platform.Settings;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.AclEntry;
import mailroom.security.domain.AclSnapshot;
import mailroom.security.domain.TakeSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Direct invoke: {@code {"known":16,"after":null}} in, a page of the ACL out ({@code asyncapi.yaml} has both). Anything else is refused. */
public final class AclSnapshotHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AclSnapshotHandler.class);

    private final TakeSnapshot snapshot;

    public AclSnapshotHandler() {
        this(new Main(Settings.ofProcess()).snapshot());
    }

    AclSnapshotHandler(TakeSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode asked = read(input);
        JsonNode known = asked.path("known");
        JsonNode after = asked.path("after");
        boolean understood = asked.isObject()
                && asked.size() == 2
                && (known.isNull() || known.isIntegralNumber())
                && (after.isNull() || after.isTextual());
        if (!understood) {
            throw new IllegalArgumentException(
                    "the input is not {\"known\": version or null, \"after\": text or null}");
        }
        AclSnapshot page = snapshot.take(known.asLong(-1), Optional.ofNullable(after.textValue()));
        LOG.info(
                "snapshot of version {}: {} entries{}",
                page.version(),
                page.entries().size(),
                page.next().isPresent() ? ", and more" : "");
        output.write(Json.write(json(page)).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(InputStream input) throws IOException {
        try {
            return Json.read(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new IllegalArgumentException("the input is no JSON", e);
        }
    }

    private static ObjectNode json(AclSnapshot page) {
        ObjectNode json = Json.object().put("version", page.version()).put("unchanged", page.unchanged());
        var entries = json.putArray("entries");
        page.entries().forEach(it -> entries.add(json(it)));
        page.next().ifPresentOrElse(it -> json.put("next", it), () -> json.putNull("next"));
        return json;
    }

    private static ObjectNode json(AclEntry entry) {
        ObjectNode json = Json.object()
                .put("entity", entry.kind().label())
                .put("id", entry.id())
                .put("version", entry.version());
        if (entry.state().isEmpty()) {
            json.putNull("state");
        } else {
            json.set("state", SecurityAdapters.facts(entry.state()));
        }
        return json;
    }
}
