package mailroom.access.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mailroom.platform.Json;

/** Reads policies and holds them to the schema. */
public final class Validation {
    private static final String ID = "policy";

    private Validation() {}

    /** What is wrong, and in which line of the text, counted from 1. */
    public record Fault(int line, String reason) {}

    /** All faults by line; none for a text of one or more good policies. */
    public static List<Fault> faults(String text) {
        List<PolicyTexts.Part> parts = PolicyTexts.parts(text);
        if (parts.isEmpty()) {
            return List.of(new Fault(1, "the text holds no policy"));
        }
        List<Fault> faults = new ArrayList<>();
        for (PolicyTexts.Part part : parts) {
            errors(part.text())
                    .forEach(
                            it -> faults.add(new Fault(line(text, part.start() + place(part.text(), it)), reason(it))));
        }
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Fault::line).thenComparing(Fault::reason))
                .toList();
    }

    /** Of one policy: those of reading it, or else those of holding it to the schema. */
    private static List<JsonNode> errors(String policy) {
        ObjectNode question = Json.object();
        question.put("schema", Words.TEXT);
        question.set("policies", PolicyTexts.json(Map.of(ID, policy)));
        try {
            JsonNode answer = Native.call("ValidateOperation", question);
            List<JsonNode> errors = new ArrayList<>();
            answer.path("errors").forEach(errors::add);
            answer.path("validationErrors").forEach(it -> errors.add(it.path("error")));
            if (errors.isEmpty() && !answer.path("type").asText().equals("success")) {
                throw new IllegalStateException("Cedar refuses to look at a policy and says nothing");
            }
            return errors;
        } catch (Native.Refused e) {
            throw new IllegalStateException("Cedar could not look at a policy", e);
        }
    }

    /** Cedar counts bytes. */
    private static int place(String policy, JsonNode error) {
        int bytes = error.path("sourceLocations").path(0).path("start").asInt(0);
        byte[] all = policy.getBytes(StandardCharsets.UTF_8);
        return new String(all, 0, Math.min(bytes, all.length), StandardCharsets.UTF_8).length();
    }

    private static int line(String text, int place) {
        return 1
                + (int) text.substring(0, place)
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
    }

    /** In Cedar's words, but for the name that the policy has only here. */
    private static String reason(JsonNode error) {
        String label = error.path("sourceLocations").path(0).path("label").asText("");
        String help = error.path("help").asText("");
        StringBuilder reason = new StringBuilder(error.path("message").asText());
        for (String more : List.of(label, help)) {
            if (!more.isEmpty() && !more.equals("null")) {
                reason.append("; ").append(more);
            }
        }
        return reason.toString()
                .replace("failed to parse policy with id `%s` from string: ".formatted(ID), "")
                .replace("for policy `%s`, ".formatted(ID), "");
    }
}
