package local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.template.Resource;
import local.template.Stack;

/** Finds a stack's functions by what templates write where API Gateway wants one: an ARN, with or without a version, or its path. */
public final class Functions {
    private static final Pattern INVOCATION = Pattern.compile("arn:aws[^:]*:apigateway:.*/functions/(.+)/invocations");

    private final Map<String, String> byArn = new TreeMap<>();

    public Functions(Stack stack) {
        for (Resource resource : stack.resources()) {
            if (resource.type().equals("AWS::Serverless::Function")
                    || resource.type().equals("AWS::Lambda::Function")) {
                byArn.put(resource.arn(), resource.logicalId());
            }
        }
    }

    /** The logical id; empty where the stack has no such function. */
    public Optional<String> find(String arnOrUri) {
        Matcher path = INVOCATION.matcher(arnOrUri);
        String arn = path.matches() ? path.group(1) : arnOrUri;
        String exact = byArn.get(arn);
        if (exact != null) {
            return Optional.of(exact);
        }
        int qualifier = arn.lastIndexOf(':');
        return qualifier < 0 ? Optional.empty() : Optional.ofNullable(byArn.get(arn.substring(0, qualifier)));
    }
}
