package local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** What holds before there is any resource: parameters, pseudo parameters, mappings, conditions. */
final class Surroundings implements Lookup {
    private final Names names;
    private final Parameters parameters;
    private final JsonNode mappings;
    private final Conditions conditions;
    private final Intrinsics intrinsics = new Intrinsics(this);

    private Surroundings(Names names, Parameters parameters, JsonNode mappings, Conditions conditions) {
        this.names = names;
        this.parameters = parameters;
        this.mappings = mappings;
        this.conditions = conditions;
    }

    static Surroundings of(Names names, Parameters parameters, Node mappings, Map<String, Node> conditions)
            throws TemplateException {
        var nothing =
                new Surroundings(names, parameters, JsonNodeFactory.instance.objectNode(), new Conditions(Map.of()));
        var all = new Surroundings(names, parameters, nothing.intrinsics.resolve(mappings), new Conditions(conditions));
        all.conditions.check(all.intrinsics);
        return all;
    }

    Names names() {
        return names;
    }

    /** A parameter's or pseudo parameter's value; a missing node for {@code AWS::NoValue}. */
    Optional<JsonNode> value(String name) {
        return switch (name) {
            case "AWS::AccountId" -> text(names.account());
            case "AWS::Region" -> text(names.region());
            case "AWS::StackName" -> text(names.stack());
            case "AWS::StackId" ->
                text("arn:aws:cloudformation:%s:%s:stack/%s/local"
                        .formatted(names.region(), names.account(), names.stack()));
            case "AWS::Partition" -> text("aws");
            case "AWS::URLSuffix" -> text("amazonaws.com");
            case "AWS::NotificationARNs" -> Optional.of(JsonNodeFactory.instance.arrayNode());
            case "AWS::NoValue" -> Optional.of(MissingNode.getInstance());
            default -> parameters.value(name);
        };
    }

    @Override
    public JsonNode ref(Place at, String name) throws TemplateException {
        return value(name)
                .orElseThrow(() -> new TemplateException(at, "Ref of %s: there is no such parameter".formatted(name)));
    }

    @Override
    public JsonNode attribute(Place at, String path) throws TemplateException {
        throw new TemplateException(at, "GetAtt %s: no resource can be asked here".formatted(path));
    }

    @Override
    public JsonNode mapped(String map, String key, String second) {
        return mappings.path(map).path(key).path(second);
    }

    @Override
    public boolean holds(Place at, String condition) throws TemplateException {
        return conditions.holds(at, condition, intrinsics);
    }

    private static Optional<JsonNode> text(String value) {
        return Optional.of(TextNode.valueOf(value));
    }
}
