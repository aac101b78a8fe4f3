package mailroom.sender.adapter;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written and refuses more than SES takes per mail: a small template can repeat a variable very often. */
final class BoundedWriter extends Writer {
    private static final int MOST_CHARS = 250_000; // SES takes 262,144 of a mail's template data

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        if (text.length() + length > MOST_CHARS) {
            throw new IOException("more than %d characters".formatted(MOST_CHARS));
        }
        text.append(chars, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
