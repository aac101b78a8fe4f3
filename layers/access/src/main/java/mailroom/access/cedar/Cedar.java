package mailroom.access.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import mailroom.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine. What it needs of the native library is loaded and warmed when it is made, which an init does and a snapshot keeps. It keeps the last
 * policies parsed as long as it is asked about the same.
 */
public final class Cedar {
    private static final Logger LOG = LoggerFactory.getLogger(Cedar.class);
    private static final AtomicLong NAMES = new AtomicLong();

    private volatile Parsed last = new Parsed(Map.of(), "", "");

    /**
     * Policies that the native side knows by {@code name}.
     *
     * @param before the name of those before; whoever is asking by them now still can
     */
    private record Parsed(Map<String, String> texts, String name, String before) {}

    public Cedar() {
        Words.parse();
        decide(
                Map.of("warm", "permit(principal in Role::\"none\", action, resource) when { context.hour < 0 };"),
                new Question(
                        new Thing("Person", "nobody", Map.of("subject", "nobody", "team", "none")),
                        Set.of("none"),
                        "ListBatches",
                        new Thing("Service", "none", Map.of("name", "none")),
                        Map.of("hour", 0L, "test", false)));
    }

    public Verdict decide(Map<String, String> policies, Question question) {
        try {
            return verdict(Native.call("StatefulAuthorizationOperation", json(question, parsed(policies))));
        } catch (Native.Refused e) {
            return new Verdict.Undecided("the policies cannot be used: " + e.getMessage());
        }
    }

    private String parsed(Map<String, String> texts) throws Native.Refused {
        Parsed known = last;
        if (known.texts().equals(texts)) {
            return known.name();
        }
        String name = "policies-" + NAMES.incrementAndGet();
        Native.parsePolicies(name, PolicyTexts.json(texts));
        last = new Parsed(texts, name, known.name());
        if (!known.before().isEmpty()) {
            Native.forgetPolicies(known.before());
        }
        return name;
    }

    private static ObjectNode json(Question question, String policies) {
        ObjectNode json = Json.object();
        uid(
                json.putObject("principal"),
                question.person().type(),
                question.person().id());
        uid(json.putObject("action"), "Action", question.action());
        uid(
                json.putObject("resource"),
                question.resource().type(),
                question.resource().id());
        values(json.putObject("context"), question.context());
        json.put("preparsedPolicySetId", policies);
        json.put("preparsedSchemaName", Words.NAME);
        json.put("validateRequest", true);
        var entities = json.putArray("entities");
        ObjectNode person = entity(entities.addObject(), question.person());
        question.roles().forEach(it -> uid(person.withArray("parents").addObject(), "Role", it));
        entity(entities.addObject(), question.resource());
        return json;
    }

    private static ObjectNode entity(ObjectNode json, Thing thing) {
        uid(json.putObject("uid"), thing.type(), thing.id());
        values(json.putObject("attrs"), thing.attributes());
        json.putArray("parents");
        return json;
    }

    private static void uid(ObjectNode json, String type, String id) {
        json.put("type", type).put("id", id);
    }

    private static void values(ObjectNode json, Map<String, Object> plain) {
        plain.forEach((name, value) -> {
            switch (value) {
                case String text -> json.put(name, text);
                case Long number -> json.put(name, number);
                case Boolean truth -> json.put(name, truth);
                default -> throw new IllegalArgumentException("no value of Cedar: " + value.getClass());
            }
        });
    }

    private static Verdict verdict(JsonNode answer) {
        JsonNode response = answer.path("response");
        if (!answer.path("type").asText().equals("success") || !response.isObject()) {
            return new Verdict.Undecided("the engine refuses the question: " + answer.path("errors"));
        }
        JsonNode errors = response.path("diagnostics").path("errors");
        if (!errors.isEmpty()) {
            // Cedar leaves such a policy out. If it is one that forbids, that would let somebody through.
            LOG.error("policies that cannot be evaluated: {}", errors);
            List<String> broken = new ArrayList<>();
            errors.forEach(it -> broken.add(it.path("policyId").asText()));
            return new Verdict.Forbidden(broken.stream().sorted().toList());
        }
        List<String> by = new ArrayList<>();
        response.path("diagnostics").path("reason").forEach(it -> by.add(it.asText()));
        by.sort(null);
        return switch (response.path("decision").asText()) {
            case "allow" -> new Verdict.Permitted(by);
            case "deny" -> by.isEmpty() ? new Verdict.NotPermitted() : new Verdict.Forbidden(by);
            default -> new Verdict.Undecided("the engine gave no decision");
        };
    }
}
