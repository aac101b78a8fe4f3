package local.invoke;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.template.Names;

/** The stack's functions, by whatever callers name them. */
final class Catalog {
    private final Names names;
    private final List<Function> functions;
    private final Map<String, Function> byName = new HashMap<>();

    Catalog(Names names, List<Function> functions) {
        this.names = names;
        this.functions = List.copyOf(functions);
        for (Function function : functions) {
            byName.put(function.id(), function);
            byName.put(function.arn(), function);
        }
        functions.forEach(it -> byName.put(it.name(), it));
    }

    List<Function> functions() {
        return functions;
    }

    /** By logical id, name, ARN or partial ARN, qualified or not. */
    Optional<Function> find(String text) {
        Function known = byName.get(text);
        return known != null ? Optional.of(known) : FunctionName.parse(text).map(it -> byName.get(it.name()));
    }

    /** @throws AwsError 404 for a function, version or alias that there is not */
    Function require(FunctionName wanted) {
        Function function = byName.get(wanted.name());
        if (function == null || function.version(wanted.qualifier()).isEmpty()) {
            throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + arn(wanted));
        }
        return function;
    }

    private String arn(FunctionName wanted) {
        return "arn:aws:lambda:%s:%s:function:%s%s"
                .formatted(
                        names.region(),
                        names.account(),
                        wanted.name(),
                        wanted.qualifier().map(it -> ":" + it).orElse(""));
    }
}
