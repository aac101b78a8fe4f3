package local.faults;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name in which {@code *} stands for any run of characters. */
final class Glob {
    static final Glob ANY = new Glob("*");

    private final Pattern pattern;

    Glob(String text) {
        this.pattern = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
