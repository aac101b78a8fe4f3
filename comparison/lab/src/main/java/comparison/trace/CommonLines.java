package comparison.trace;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The common and the combined log format: {@code host - - [time] "METHOD /path HTTP/1.1" status bytes}. */
record CommonLines() implements LineFormat {
    private static final Pattern LINE =
            Pattern.compile("\\S+ \\S+ \\S+ \\[([^\\]]+)\\] \"([A-Z]+) (/[^ \"?]*)[^\"]*\" \\d{3} .*");

    static boolean fits(String line) {
        return LINE.matcher(line).matches();
    }

    @Override
    public Optional<LoggedRequest> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var time = LogTimes.micros(matcher.group(1));
        return time.isEmpty()
                ? Optional.empty()
                : Optional.of(new LoggedRequest(
                        time.getAsLong(), matcher.group(2), matcher.group(3), OptionalDouble.empty()));
    }
}
