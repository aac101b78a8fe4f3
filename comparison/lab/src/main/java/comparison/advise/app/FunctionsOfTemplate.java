package comparison.advise.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import local.template.Policies;
import local.template.Resource;
import local.template.Stack;

/** Reads a function's settings, Globals merged in; what is not written has Lambda's default. */
final class FunctionsOfTemplate {
    static final String KEEP_APART = "AdviseKeepApart";
    private static final int STANDARD_MEMORY_MB = 128;
    private static final int STANDARD_TIMEOUT_SECONDS = 3;

    private final Stack stack;
    private final Path file;

    /** Paths of code begin beside {@code file}. */
    FunctionsOfTemplate(Stack stack, Path file) {
        this.stack = stack;
        this.file = file;
    }

    static boolean isFunction(Resource resource) {
        return resource.type().equals("AWS::Serverless::Function")
                || resource.type().equals("AWS::Lambda::Function");
    }

    /** Whether it runs on Java. An image does not say, and counts as Java. */
    static boolean runsJava(Resource function) {
        return function.properties().path("Runtime").asText("java").startsWith("java");
    }

    AppFunction read(Resource function) throws AdviseException {
        JsonNode properties = function.properties();
        String code = text(properties.path("CodeUri"), properties.path("Code"));
        return new AppFunction(
                function.logicalId(),
                properties.path("FunctionName").asText(),
                properties.path("Runtime").asText(),
                properties.path("Handler").asText(),
                code,
                CodeSize.unpacked(file, code),
                number(function, "MemorySize", STANDARD_MEMORY_MB),
                Duration.ofSeconds(number(function, "Timeout", STANDARD_TIMEOUT_SECONDS)),
                properties.path("Role").asText(),
                permissions(function),
                properties.path("ReservedConcurrentExecutions").asInt(),
                properties
                        .path("ProvisionedConcurrencyConfig")
                        .path("ProvisionedConcurrentExecutions")
                        .asInt(),
                properties.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"),
                elements(properties.path("Architectures")).contains("arm64"),
                logGroup(properties.path("LoggingConfig").path("LogGroup").asText()),
                keepApart(function.metadata().path(KEEP_APART)));
    }

    private String logGroup(String name) {
        return stack.ofType("AWS::Logs::LogGroup").stream()
                .filter(it -> it.ref().equals(name))
                .findFirst()
                .map(Resource::logicalId)
                .orElse(name);
    }

    private static String text(JsonNode first, JsonNode second) {
        JsonNode chosen = first.isMissingNode() ? second : first;
        return chosen.isMissingNode() ? "" : chosen.isTextual() ? chosen.textValue() : chosen.toString();
    }

    private static int number(Resource function, String property, int standard) throws AdviseException {
        JsonNode value = function.properties().path(property);
        int number = value.isMissingNode() ? standard : value.asInt(-1);
        if (number < 1) {
            throw new AdviseException(
                    "%s: %s is %s, a number of at least 1 is needed".formatted(function.logicalId(), property, value));
        }
        return number;
    }

    private Set<String> permissions(Resource function) throws AdviseException {
        Set<String> granted = new TreeSet<>();
        Policies policies;
        try {
            policies = Policies.of(stack, function);
        } catch (IllegalArgumentException e) {
            throw new AdviseException("%s: Policies: %s".formatted(function.logicalId(), e.getMessage()), e);
        }
        for (JsonNode statement : policies.statements()) {
            if (statement.path("Effect").asText("Allow").equals("Allow")) {
                for (String action : elements(statement.path("Action"))) {
                    elements(statement.path("Resource")).forEach(it -> granted.add(action + " on " + it));
                }
            }
        }
        granted.addAll(policies.managed());
        granted.addAll(policies.unknown());
        return granted;
    }

    private static Set<String> keepApart(JsonNode metadata) {
        return metadata.asText().equals("true") ? Set.of(AppFunction.ANY) : new HashSet<>(elements(metadata));
    }

    /** IAM's habit: one value, or a list of them. */
    private static List<String> elements(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(it -> it.isTextual() ? it.textValue() : it.toString())
                        .toList()
                : node.isMissingNode() || node.isNull() ? List.of() : List.of(node.asText());
    }
}
