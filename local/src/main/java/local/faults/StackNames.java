package local.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import local.observe.AccessKeys;
import local.template.Resource;
import local.template.Stack;

/** What the functions, queues, tables and topics of a stack are called: by the template, by ARN, by URL and by name. */
public final class StackNames {
    /** Of a stack without resources. */
    static final StackNames NONE = new StackNames(List.of());

    private static final Map<String, Kind> TYPES = Map.of(
            "AWS::Serverless::Function", Kind.FUNCTION,
            "AWS::SQS::Queue", Kind.QUEUE,
            "AWS::DynamoDB::Table", Kind.TABLE,
            "AWS::Serverless::SimpleTable", Kind.TABLE,
            "AWS::SNS::Topic", Kind.TOPIC);

    private final Map<Kind, Map<String, String>> logicalIds = new EnumMap<>(Kind.class);
    private final Map<String, String> callers = new HashMap<>();

    private StackNames(List<Resource> resources) {
        resources.forEach(this::add);
    }

    public static StackNames of(Stack stack) {
        return new StackNames(stack.resources());
    }

    private void add(Resource resource) {
        Kind kind = TYPES.get(resource.type());
        if (kind != null) {
            var names = logicalIds.computeIfAbsent(kind, it -> new LinkedHashMap<>());
            names.put(resource.logicalId(), resource.logicalId());
            names.putIfAbsent(plain(resource.ref()), resource.logicalId());
            if (kind == Kind.FUNCTION) {
                callers.put(AccessKeys.of(resource.logicalId()), resource.logicalId());
            }
        }
    }

    /** The logical ids of a kind, sorted. */
    Set<String> all(Kind kind) {
        return new TreeSet<>(logicalIds.getOrDefault(kind, Map.of()).values());
    }

    boolean knows(Kind kind, Glob name) {
        return logicalIds.getOrDefault(kind, Map.of()).keySet().stream().anyMatch(name::matches);
    }

    boolean knowsCaller(Glob caller) {
        return callers.values().stream().anyMatch(caller::matches);
    }

    /**
     * All that a resource goes by: what it was called, its plain name, and its logical id where the stack has it. Nothing if the stack knows
     * the name for a resource of other kinds only.
     */
    Set<String> of(Kind kind, String resource) {
        String plain = plain(resource);
        Set<String> all = new HashSet<>(Set.of(plain));
        all.add(resource);
        String id = logicalIds.getOrDefault(kind, Map.of()).get(plain);
        if (id != null) {
            all.add(id);
            return all;
        }
        return logicalIds.values().stream().anyMatch(it -> it.containsKey(plain)) ? Set.of() : all;
    }

    /** All that a caller goes by: its access key, and its logical id if it is a function. */
    Set<String> ofCaller(String accessKey) {
        String id = callers.get(accessKey);
        return id == null ? Set.of(accessKey) : Set.of(accessKey, id);
    }

    /** The name at the end of an ARN or URL; a table's stream and index go by the table's. */
    private static String plain(String resource) {
        if (resource.startsWith("http")) {
            return resource.substring(resource.lastIndexOf('/') + 1);
        }
        if (resource.startsWith("arn:")) {
            String last = resource.split(":", 6)[5];
            int table = last.indexOf("table/");
            return table == 0 ? last.split("/", -1)[1] : last.substring(last.lastIndexOf(':') + 1);
        }
        return resource;
    }
}
