package local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import local.template.Resource;
import local.template.Stack;

/**
 * Where the WebSocket APIs of a stack answer here. A template builds their addresses as on AWS, {@code wss://<id>.execute-api.…/<stage>}; in functions'
 * variables and in outputs the address on this machine takes that one's place.
 */
final class SocketAddresses {
    private SocketAddresses() {}

    /**
     * The stack with addresses that answer.
     *
     * @param urls by the APIs' logical ids, each with its stage
     */
    static Stack in(Stack stack, Map<String, URI> urls) {
        List<UnaryOperator<String>> replacements = new ArrayList<>();
        urls.forEach((id, url) -> stack.find(id)
                .ifPresent(api -> replacements.add(text -> text.replace(
                        "wss://%s.execute-api.%s.amazonaws.com/%s"
                                .formatted(
                                        api.ref(),
                                        stack.names().region(),
                                        url.getPath().substring(1)),
                        url.toString()))));
        if (replacements.isEmpty()) {
            return stack;
        }
        UnaryOperator<String> all = text -> {
            String replaced = text;
            for (UnaryOperator<String> each : replacements) {
                replaced = each.apply(replaced);
            }
            return replaced;
        };
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach((name, value) -> outputs.put(name, all.apply(value)));
        return new Stack(
                stack.names(),
                stack.folder(),
                stack.parameters(),
                stack.resources().stream().map(it -> replaced(it, all)).toList(),
                outputs,
                stack.warnings());
    }

    private static Resource replaced(Resource resource, UnaryOperator<String> replacement) {
        boolean function = resource.type().equals("AWS::Serverless::Function")
                || resource.type().equals("AWS::Lambda::Function");
        if (!function) {
            return resource;
        }
        ObjectNode properties = resource.properties().deepCopy();
        if (properties.path("Environment").path("Variables") instanceof ObjectNode variables) {
            variables.properties().stream()
                    .filter(it -> it.getValue().isTextual())
                    .forEach(it -> variables.put(
                            it.getKey(), replacement.apply(it.getValue().asText())));
        }
        return new Resource(
                resource.logicalId(),
                resource.type(),
                resource.ref(),
                resource.attributes(),
                properties,
                resource.metadata());
    }
}
