package mailroom.access.cedar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;

/** A text holds one policy or several, each ended by a semicolon. Cedar itself reads one at a time. */
final class PolicyTexts {
    private PolicyTexts() {}

    /**
     * One policy of a text; what precedes it, such as comments, belongs to it.
     *
     * @param start where it begins in the text
     */
    record Part(int start, String text) {}

    /** As Cedar takes them: a policy alone has the text's own id, several have {@code id.1}, {@code id.2} and so on, in their order. */
    static ObjectNode json(Map<String, String> texts) {
        ObjectNode json = Json.object();
        ObjectNode policies = json.putObject("staticPolicies");
        texts.forEach((id, text) -> {
            List<Part> parts = parts(text);
            for (int i = 0; i < parts.size(); i++) {
                policies.put(
                        parts.size() == 1 ? id : id + "." + (i + 1),
                        parts.get(i).text());
            }
        });
        json.putObject("templates");
        json.putArray("templateLinks");
        return json;
    }

    /** What follows the last semicolon is a part too unless it is blank or comments, and so is a fault. */
    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        boolean says = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '/' && text.startsWith("//", at)) {
                at = endOfLine(text, at);
            } else if (c == '"') {
                says = true;
                at = endOfString(text, at);
            } else if (c == ';') {
                parts.add(new Part(start, text.substring(start, at + 1)));
                start = at + 1;
                says = false;
            } else {
                says |= !Character.isWhitespace(c);
            }
        }
        if (says) {
            parts.add(new Part(start, text.substring(start)));
        }
        return parts;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int endOfString(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
