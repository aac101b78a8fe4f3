package local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;

/** Reads what a Lambda authorizer returned. */
final class AuthorizerAnswer {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private AuthorizerAnswer() {}

    static Verdict read(String payload, boolean simple) {
        JsonNode node;
        try {
            node = MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            return new Verdict.Failed("its answer is no JSON");
        }
        JsonNode context = node.path("context");
        if (context.isMissingNode() || context.isNull()) {
            context = NullNode.getInstance();
        } else if (!context.isObject()) {
            return new Verdict.Failed("the context in its answer is no object");
        }
        return simple ? simple(node, context) : byPolicy(node, context);
    }

    private static Verdict simple(JsonNode node, JsonNode context) {
        JsonNode authorized = node.path("isAuthorized");
        if (!authorized.isBoolean()) {
            return new Verdict.Failed("its answer has no isAuthorized that is true or false");
        }
        return authorized.booleanValue() ? new Verdict.Allowed(context) : new Verdict.Denied();
    }

    private static Verdict byPolicy(JsonNode node, JsonNode context) {
        if (!node.path("principalId").isTextual()) {
            return new Verdict.Failed("its answer has no principalId");
        }
        return Policy.parse(node.path("policyDocument"))
                .<Verdict>map(it -> new Verdict.ByPolicy(it, context))
                .orElseGet(() -> new Verdict.Failed("its answer has no policyDocument that can be read"));
    }
}
