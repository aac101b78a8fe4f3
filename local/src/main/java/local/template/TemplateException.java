package local.template;

import java.util.List;

/** A template that cannot be resolved. Each line of the message is {@code file:line: what is wrong and where}. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    TemplateException(Place at, String what) {
        super(line(at, what));
    }

    /** Several mistakes at once, each made by {@link #line}. */
    TemplateException(List<String> lines) {
        super(String.join("\n", lines));
    }

    static String line(Place at, String what) {
        return at + ": " + what;
    }
}
