package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A template and what the real SAM translator makes of it, as {@code build/checks/golden-templates.sh} recorded it beside the template.
 *
 * @param parameters values for both, so that each side of a condition is looked at
 */
public record Golden(String name, Path template, Path expansion, Map<String, String> parameters) {
    private static final Map<String, List<Map<String, String>>> PARAMETERS = Map.of(
            "http-choice", List.of(Map.of("Layout", "one"), Map.of("Layout", "many")),
            "conditions", List.of(Map.of("Stage", "dev"), Map.of("Stage", "prod"), Map.of("Stage", "test")));

    /** All templates, those with conditions in each of their forms. */
    public static List<Golden> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(it -> it.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(Golden::forms)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Golden> forms(Path template) {
        String name = String.valueOf(template.getFileName()).replace(".yaml", "");
        Path expansion = folder().resolve(name + ".expanded.json");
        return PARAMETERS.getOrDefault(name, List.of(Map.of())).stream()
                .map(it -> new Golden(name, template, expansion, it));
    }

    private static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(Golden.class.getResource("/sam/")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is written, with SAM's resources. */
    public Stack written() {
        return read(template);
    }

    /** As it is deployed, with CloudFormation's resources only. */
    public Stack expanded() {
        return read(expansion);
    }

    private Stack read(Path file) {
        try {
            return new TemplateReader().read(file, parameters, Templates.NAMES);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The expansion's resources of one type. */
    public Stream<Resource> expanded(String type) {
        return expanded().ofType(type).stream();
    }

    /** A property as text, or what stands for it where it is absent. */
    public static String text(JsonNode properties, String name, Object absent) {
        JsonNode value = properties.path(name);
        return value.isMissingNode() ? absent.toString() : value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? name : name + " " + parameters;
    }
}
