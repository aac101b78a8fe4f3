package comparison.advise.change;

import comparison.advise.app.AdviseException;
import comparison.advise.app.ApplicationReader;
import comparison.model.Grouping;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template may have the proposed grouping already, behind a parameter with {@code AllowedValues}: then nothing is to be edited. */
public final class ParameterChoice {
    private ParameterChoice() {}

    /** {@code NAME=VALUE} of the one parameter that gives the grouping. */
    public static Optional<String> of(Path template, String text, ApplicationReader reader, Grouping proposed)
            throws AdviseException {
        YamlText yaml = YamlText.parse(text);
        for (Entry parameter : yaml.children("Parameters")) {
            for (String value : allowed(yaml, parameter.key())) {
                if (gives(template, reader, parameter.key(), value, proposed)) {
                    return Optional.of(parameter.key() + "=" + value);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> allowed(YamlText yaml, String parameter) {
        Optional<Node> values =
                yaml.find("Parameters", parameter, "AllowedValues").map(Entry::value);
        return values.isPresent() && values.get() instanceof SequenceNode list
                ? list.getValue().stream()
                        .filter(ScalarNode.class::isInstance)
                        .map(it -> ((ScalarNode) it).getValue())
                        .toList()
                : List.of();
    }

    private static boolean gives(
            Path template, ApplicationReader reader, String parameter, String value, Grouping proposed) {
        Map<String, String> parameters = new HashMap<>(reader.parameters());
        parameters.put(parameter, value);
        try {
            return new ApplicationReader(parameters, reader.stack(), reader.api())
                    .read(template)
                    .grouping()
                    .equals(proposed);
        } catch (AdviseException e) {
            return false; // a value that alone makes no deployable template is no choice
        }
    }
}
