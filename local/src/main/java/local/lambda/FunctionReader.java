package local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import local.template.Resource;
import local.template.Stack;

/** Reads the functions of a template. What a JVM cannot run, or is not built yet, is refused by name. */
final class FunctionReader {
    static final String FUNCTION = "AWS::Serverless::Function";
    private static final String LAYER = "AWS::Serverless::LayerVersion";

    /** What Lambda makes of the function's logging settings. */
    private static final Map<String, String> LOGGING = Map.of(
            "LogGroup", "AWS_LAMBDA_LOG_GROUP_NAME",
            "LogFormat", "AWS_LAMBDA_LOG_FORMAT",
            "ApplicationLogLevel", "AWS_LAMBDA_LOG_LEVEL");

    private final Stack stack;

    FunctionReader(Stack stack) {
        this.stack = stack;
    }

    List<FunctionSpec> read() {
        return stack.ofType(FUNCTION).stream().map(this::function).toList();
    }

    private FunctionSpec function(Resource function) {
        JsonNode properties = function.properties();
        String runtime = properties.path("Runtime").asText("java");
        if (!runtime.startsWith("java")) {
            throw new LambdaException(
                    "%s: Runtime is %s, only Java runs here".formatted(function.logicalId(), runtime));
        }
        JsonNode reserved = properties.path("ReservedConcurrentExecutions");
        return new FunctionSpec(
                function.logicalId(),
                function.ref(),
                function.arn(),
                text(function, "Handler"),
                zip(function, "CodeUri"),
                elements(properties.path("Layers"))
                        .map(it -> layer(function, it.asText()))
                        .toList(),
                properties.path("MemorySize").asInt(128),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                reserved.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(reserved.asInt()),
                LogSettings.read(function.logicalId(), properties.path("LoggingConfig")),
                variables(properties));
    }

    private Path layer(Resource function, String wanted) {
        return stack.ofType(LAYER).stream()
                .filter(it -> it.ref().equals(wanted) || it.logicalId().equals(wanted))
                .findFirst()
                .map(it -> zip(it, "ContentUri"))
                .orElseThrow(() -> new LambdaException(
                        "%s: the layer %s is not in this template".formatted(function.logicalId(), wanted)));
    }

    private Path zip(Resource resource, String property) {
        Path zip = stack.folder()
                .resolve(text(resource, property))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(zip)) {
            throw new LambdaException("%s: %s names %s, and there is no such zip: build it first"
                    .formatted(resource.logicalId(), property, zip));
        }
        return zip;
    }

    private static String text(Resource resource, String property) {
        JsonNode value = resource.properties().path(property);
        if (!value.isTextual()) {
            throw new LambdaException("%s: %s is missing or no text".formatted(resource.logicalId(), property));
        }
        return value.asText();
    }

    private static Map<String, String> variables(JsonNode properties) {
        Map<String, String> variables = new TreeMap<>();
        JsonNode logging = properties.path("LoggingConfig");
        LOGGING.forEach((setting, variable) -> {
            if (logging.has(setting)) {
                variables.put(variable, logging.path(setting).asText());
            }
        });
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
        return variables;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
