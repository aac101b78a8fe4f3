package local.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import local.template.Resource;
import local.template.Stack;

/** What {@code GetFunction} and its neighbours tell. Every function is active: whatever waits for that waits no longer. Reads files. */
final class Descriptions {
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private final Stack stack;

    Descriptions(Stack stack) {
        this.stack = stack;
    }

    ObjectNode all(List<Function> functions) {
        ObjectNode answer = object();
        ArrayNode list = answer.putArray("Functions");
        functions.forEach(it -> list.add(configuration(it, Optional.empty())));
        return answer;
    }

    ObjectNode function(Function function, Optional<String> qualifier) {
        ObjectNode answer = object();
        answer.set("Configuration", configuration(function, qualifier));
        answer.putObject("Code")
                .put("RepositoryType", "Local")
                .put("Location", zip(function).map(it -> it.toUri().toString()).orElse(""));
        answer.putObject("Tags").put("aws:cloudformation:logical-id", function.id());
        JsonNode reserved = function.resource().properties().path("ReservedConcurrentExecutions");
        if (reserved.isValueNode()) {
            answer.putObject("Concurrency").put("ReservedConcurrentExecutions", reserved.asInt());
        }
        return answer;
    }

    ObjectNode configuration(Function function, Optional<String> qualifier) {
        ObjectNode properties = function.resource().properties();
        ObjectNode answer = object().put("FunctionName", function.name())
                .put(
                        "FunctionArn",
                        function.arn() + qualifier.map(it -> ":" + it).orElse(""))
                .put("Runtime", properties.path("Runtime").asText("java25"))
                .put("Role", role(function))
                .put("Handler", properties.path("Handler").asText())
                .put("Description", properties.path("Description").asText(""))
                .put("Timeout", properties.path("Timeout").asInt(3))
                .put("MemorySize", properties.path("MemorySize").asInt(128))
                .put("Version", function.version(qualifier).orElse(Function.LATEST))
                .put("PackageType", "Zip")
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful");
        code(function, answer);
        answer.putObject("TracingConfig").put("Mode", properties.path("Tracing").asText("PassThrough"));
        answer.putObject("EphemeralStorage")
                .put("Size", properties.path("EphemeralStorage").path("Size").asInt(512));
        answer.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
        answer.putObject("LoggingConfig")
                .put(
                        "LogFormat",
                        properties.path("LoggingConfig").path("LogFormat").asText("Text"))
                .put(
                        "LogGroup",
                        properties.path("LoggingConfig").path("LogGroup").asText("/aws/lambda/" + function.name()));
        JsonNode architectures = properties.path("Architectures");
        answer.set(
                "Architectures",
                architectures.isArray()
                        ? architectures.deepCopy()
                        : answer.arrayNode().add("x86_64"));
        JsonNode variables = properties.path("Environment").path("Variables");
        if (variables.isObject()) {
            answer.putObject("Environment").set("Variables", texts(variables));
        }
        ArrayNode layers = answer.putArray("Layers");
        properties.path("Layers").forEach(it -> layers.addObject().put("Arn", it.asText()));
        function.async().deadLetters().ifPresent(it -> answer.putObject("DeadLetterConfig")
                .put("TargetArn", it));
        return answer;
    }

    private static ObjectNode texts(JsonNode variables) {
        ObjectNode texts = object();
        variables
                .properties()
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }

    private void code(Function function, ObjectNode answer) {
        Optional<Path> zip = zip(function);
        try {
            byte[] bytes = zip.isPresent() ? Files.readAllBytes(zip.get()) : new byte[0];
            Instant modified =
                    zip.isPresent() ? Files.getLastModifiedTime(zip.get()).toInstant() : Instant.EPOCH;
            String digest = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
            answer.put("CodeSize", bytes.length)
                    .put("CodeSha256", digest)
                    .put("LastModified", MODIFIED.format(modified))
                    .put(
                            "RevisionId",
                            UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8))
                                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Optional<Path> zip(Function function) {
        String uri = function.resource().properties().path("CodeUri").asText();
        return Optional.of(stack.folder().resolve(uri).toAbsolutePath().normalize())
                .filter(Files::isRegularFile);
    }

    private String role(Function function) {
        String written = function.resource().properties().path("Role").asText();
        return written.isEmpty()
                ? stack.find(function.id() + "Role").map(Resource::arn).orElse("")
                : written;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
