package local.invoke;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.aws.proxy.AwsError;

/**
 * What a caller names a function by.
 *
 * @param name physical name or logical id
 * @param qualifier a version or an alias
 */
record FunctionName(String name, Optional<String> qualifier) {
    private static final Pattern FORM =
            Pattern.compile("(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d:)?"
                    + "(\\d{12}:)?(function:)?(?<name>[a-zA-Z0-9-_.]+)(:(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** Reads a name, an ARN, or a partial ARN such as {@code 000000000000:function:name:alias}; empty for what is none of them. */
    static Optional<FunctionName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new FunctionName(matcher.group("name"), Optional.ofNullable(matcher.group("qualifier"))))
                : Optional.empty();
    }

    /**
     * Reads the part of a path and the parameter {@code Qualifier}.
     *
     * @throws AwsError for a name that is none, and for two qualifiers that differ
     */
    static FunctionName of(String pathPart, Optional<String> qualifier) {
        String text = URLDecoder.decode(pathPart.replace("+", "%2B"), StandardCharsets.UTF_8);
        FunctionName name = parse(text)
                .orElseThrow(() -> new AwsError(
                        400,
                        "ValidationException",
                        "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                                .formatted(text, FORM.pattern())));
        if (qualifier.isPresent() && name.qualifier().isPresent() && !qualifier.equals(name.qualifier())) {
            throw new AwsError(
                    400,
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(name.name(), qualifier.or(name::qualifier));
    }
}
