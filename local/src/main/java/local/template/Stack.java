package local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template with its parameters filled in: what would be deployed.
 *
 * @param folder the template's folder: relative {@code CodeUri}s start here
 * @param resources those whose condition holds, in the template's order
 * @param warnings what the reader did not know and went on without, one line each with file, line and resource
 */
public record Stack(
        Names names,
        Path folder,
        Map<String, String> parameters,
        List<Resource> resources,
        Map<String, String> outputs,
        List<String> warnings) {
    public Stack {
        parameters = Map.copyOf(parameters);
        resources = List.copyOf(resources);
        outputs = Map.copyOf(outputs);
        warnings = List.copyOf(warnings);
    }

    /** All resources of one type. */
    public List<Resource> ofType(String type) {
        return resources.stream().filter(it -> it.type().equals(type)).toList();
    }

    public Optional<Resource> find(String logicalId) {
        return resources.stream().filter(it -> it.logicalId().equals(logicalId)).findFirst();
    }
}
