package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a SAM template: what would be deployed, every name and reference filled in. It goes on without what it does not know and says so in
 * {@link Stack#warnings}; what it cannot go on without is a {@link TemplateException}.
 */
public final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");
    private static final Set<String> TRANSFORMS = Set.of("AWS::Serverless-2016-10-31", "AWS::LanguageExtensions");

    /**
     * Reads one template.
     *
     * @param template the file; messages name it as it is given here
     * @param parameters values that override the template's defaults
     */
    public Stack read(Path template, Map<String, String> parameters, Names names) throws TemplateException {
        Path folder = Optional.ofNullable(template.toAbsolutePath().getParent()).orElse(template.toAbsolutePath());
        return read(YamlLoader.load(template.toString(), text(template)), folder, parameters, names);
    }

    private static Stack read(Node root, Path folder, Map<String, String> given, Names names) throws TemplateException {
        Warnings warnings = new Warnings();
        Map<String, Node> sections = Nodes.fields(root, "the template");
        unknownParts(sections, warnings);
        Parameters parameters = Parameters.of(
                Optional.ofNullable(sections.get("Parameters")).orElse(root).at(),
                Nodes.fields(sections, "Parameters"),
                given,
                warnings);
        Surroundings surroundings = Surroundings.of(
                names,
                parameters,
                new Node.Fields(root.at(), Nodes.fields(sections, "Mappings")),
                Nodes.fields(sections, "Conditions"));
        Globals globals = Globals.of(Nodes.fields(sections, "Globals"), warnings);
        Resources resources = new Resources(
                ImpliedResources.added(blocks(root, sections, globals, warnings), globals),
                surroundings,
                names,
                warnings);
        List<Resource> resolved = resources.all();
        Map<String, String> outputs = outputs(Nodes.fields(sections, "Outputs"), resources);
        return new Stack(names, folder, parameters.texts(), resolved, outputs, warnings.lines());
    }

    private static void unknownParts(Map<String, Node> sections, Warnings warnings) throws TemplateException {
        for (var section : sections.entrySet()) {
            if (!SECTIONS.contains(section.getKey())) {
                warnings.add(section.getValue().at(), "section %s is not read".formatted(section.getKey()));
            }
        }
        Node transform = sections.get("Transform");
        List<Node> transforms = transform == null
                ? List.of()
                : transform instanceof Node.Items(var at, var items) ? items : List.of(transform);
        for (Node one : transforms) {
            if (!(one instanceof Node.Value value
                    && TRANSFORMS.contains(value.json().asText()))) {
                warnings.add(one.at(), "an unknown transform is not applied");
            }
        }
    }

    private static Map<String, ResourceBlock> blocks(
            Node root, Map<String, Node> sections, Globals globals, Warnings warnings) throws TemplateException {
        Map<String, Node> written = Nodes.fields(sections, "Resources");
        if (written.isEmpty()) {
            throw new TemplateException(root.at(), "the template has no Resources");
        }
        Map<String, ResourceBlock> blocks = new LinkedHashMap<>();
        for (var entry : written.entrySet()) {
            if (entry.getKey().startsWith("Fn::")) {
                throw new TemplateException(
                        entry.getValue().at(), entry.getKey() + " inside Resources cannot be expanded here");
            }
            blocks.put(entry.getKey(), ResourceBlock.of(entry.getKey(), entry.getValue(), globals, warnings));
        }
        return blocks;
    }

    private static Map<String, String> outputs(Map<String, Node> block, Resources resources) throws TemplateException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (var entry : block.entrySet()) {
            Node node = entry.getValue();
            Map<String, Node> fields = Nodes.fields(node, "output " + entry.getKey());
            Node condition = fields.get("Condition");
            if (condition != null && !resources.holds(condition.at(), Nodes.text(condition, "Condition"))) {
                continue;
            }
            Node value = fields.get("Value");
            if (value == null) {
                throw new TemplateException(node.at(), "output %s has no Value".formatted(entry.getKey()));
            }
            JsonNode resolved = resources.intrinsics().resolve(value);
            if (!resolved.isMissingNode()) {
                outputs.put(entry.getKey(), resolved.isValueNode() ? resolved.asText() : resolved.toString());
            }
        }
        return outputs;
    }

    private static String text(Path template) throws TemplateException {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new TemplateException(
                    new Place(template.toString(), 1),
                    "the file cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
