package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.batches.domain.Address;
import mailroom.batches.domain.Batch;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Recipient;
import mailroom.platform.Json;

/** Reads a request's recipients: addresses, each once, and their flat variables. */
final class RecipientsParser {
    private static final Set<String> MEMBERS = Set.of("address", "variables");

    /** Where a test key's mails go: SES accepts them and hands them to nobody. */
    private static final String SIMULATOR = "@simulator.amazonses.com";

    private final Violations violations;
    private final Mode mode;
    private final Map<String, Integer> firstPlace = new HashMap<>();

    RecipientsParser(Violations violations, Mode mode) {
        this.violations = violations;
        this.mode = mode;
    }

    /** The good ones; whether all were good is what the violations say. */
    List<Recipient> parse(JsonNode array) {
        if (!array.isArray()) {
            violations.add("/recipients", array.isMissingNode() ? "is missing" : "must be an array");
            return List.of();
        }
        if (array.isEmpty() || array.size() > Batch.MOST_RECIPIENTS) {
            violations.add(
                    "/recipients",
                    "must hold 1 to %d recipients, not %d".formatted(Batch.MOST_RECIPIENTS, array.size()));
            return List.of();
        }
        var recipients = new ArrayList<Recipient>(array.size());
        for (int i = 0; i < array.size(); i++) {
            recipient(array.path(i), i).ifPresent(recipients::add);
        }
        return recipients;
    }

    private Optional<Recipient> recipient(JsonNode node, int place) {
        String pointer = "/recipients/" + place;
        if (!node.isObject()) {
            violations.add(pointer, "must be an object");
            return Optional.empty();
        }
        var fields = new Fields(node, pointer, violations);
        fields.refuseOthers(MEMBERS);
        Optional<Address> address = address(fields.text("address"), pointer + "/address", place);
        Optional<String> variables = variables(node.path("variables"), pointer + "/variables");
        return address.flatMap(it -> variables.map(json -> new Recipient(it, json)));
    }

    private Optional<Address> address(String text, String pointer, int place) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> fault = Address.fault(text);
        if (fault.isPresent()) {
            violations.add(pointer, fault.get());
            return Optional.empty();
        }
        var address = new Address(text);
        if (mode == Mode.TEST && !address.mailbox().endsWith(SIMULATOR)) {
            violations.add(pointer, "must end with %s: a test key sends nowhere else".formatted(SIMULATOR));
            return Optional.empty();
        }
        Integer earlier = firstPlace.putIfAbsent(address.mailbox(), place);
        if (earlier != null) {
            violations.add(pointer, "is the same as /recipients/%d/address".formatted(earlier));
            return Optional.empty();
        }
        return Optional.of(address);
    }

    private Optional<String> variables(JsonNode node, String pointer) {
        if (node.isMissingNode()) {
            return Optional.of("{}");
        }
        if (!node.isObject()) {
            violations.add(pointer, "must be an object");
            return Optional.empty();
        }
        boolean good = true;
        for (var member : node.properties()) {
            Optional<String> fault = fault(member.getKey(), member.getValue());
            if (fault.isPresent()) {
                violations.add(Violations.child(pointer, member.getKey()), fault.get());
                good = false;
            }
        }
        if (!good) {
            return Optional.empty();
        }
        String json = Json.write(node);
        if (json.getBytes(StandardCharsets.UTF_8).length > Recipient.MOST_VARIABLE_BYTES) {
            violations.add(pointer, "must not exceed %d bytes of JSON".formatted(Recipient.MOST_VARIABLE_BYTES));
            return Optional.empty();
        }
        return Optional.of(json);
    }

    private static Optional<String> fault(String name, JsonNode value) {
        if (!Fields.isUnicode(name)) {
            return Optional.of("must have a name in well-formed Unicode");
        }
        if (value.isTextual()) {
            return Fields.isUnicode(value.textValue()) ? Optional.empty() : Optional.of("must be well-formed Unicode");
        }
        if (value.isNumber()) {
            return Double.isFinite(value.doubleValue()) ? Optional.empty() : Optional.of("is too large a number");
        }
        return value.isBoolean() ? Optional.empty() : Optional.of("must be a string, a number or true or false");
    }
}
