package mailroom.platform;

import java.util.Map;

/** A function's environment variables, read once by its composition root. */
public record Settings(Map<String, String> variables) {
    public Settings {
        variables = Map.copyOf(variables);
    }

    /** The process's own environment: the one place that reads it. */
    public static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    /** The value of a variable that the template sets; a missing one stops the init with a clear line. */
    public String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("environment variable %s is missing: the template sets it".formatted(name));
        }
        return value;
    }

    public int requiredInt(String name) {
        String value = required(name);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "environment variable %s must be a whole number, not %s".formatted(name, value), e);
        }
    }

    public String orElse(String name, String fallback) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
