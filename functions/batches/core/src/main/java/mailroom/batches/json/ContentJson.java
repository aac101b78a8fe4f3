package mailroom.batches.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import mailroom.platform.Json;

/** The part of a message that all recipients share. */
final class ContentJson {
    private ContentJson() {}

    static void put(ObjectNode to, String subject, String text, String html) {
        to.put("subject", subject);
        if (!text.isEmpty()) {
            to.put("text", text);
        }
        if (!html.isEmpty()) {
            to.put("html", html);
        }
    }

    static int bytes(String subject, String text, String html) {
        ObjectNode node = Json.object();
        put(node, subject, text, html);
        return Json.write(node).getBytes(StandardCharsets.UTF_8).length;
    }
}
