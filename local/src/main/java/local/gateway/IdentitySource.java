package local.gateway;

import java.util.Locale;
import java.util.Optional;

/** Where an authorizer's caller is told from, such as {@code $request.header.Authorization}. */
sealed interface IdentitySource {
    record Header(String name) implements IdentitySource {
        public Header {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    record Query(String name) implements IdentitySource {}

    record StageVariable(String name) implements IdentitySource {}

    record Context(String name) implements IdentitySource {}

    /** Reads one source expression. */
    static IdentitySource parse(String expression) {
        String text = expression.strip();
        int dot = text.startsWith("$request.") ? text.indexOf('.', "$request.".length()) : text.indexOf('.');
        String name = dot < 0 ? "" : text.substring(dot + 1);
        if (!name.isEmpty()) {
            switch (text.substring(0, dot)) {
                case "$request.header" -> {
                    return new Header(name);
                }
                case "$request.querystring" -> {
                    return new Query(name);
                }
                case "$stageVariables" -> {
                    return new StageVariable(name);
                }
                case "$context" -> {
                    return new Context(name);
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("'%s' is no identity source".formatted(expression));
    }

    /** Empty where the request has none, or an empty one. */
    default Optional<String> value(Call call) {
        Optional<String> found =
                switch (this) {
                    case Header(var name) ->
                        Optional.ofNullable(call.request().headers().get(name));
                    case Query(var name) ->
                        Optional.ofNullable(call.request().query().get(name));
                    case StageVariable(var name) ->
                        Optional.ofNullable(call.api().stageVariables().get(name));
                    case Context(var name) ->
                        ContextVariables.value(
                                call.api(), call.request(), call.route().key(), name);
                };
        return found.filter(it -> !it.isEmpty());
    }
}
