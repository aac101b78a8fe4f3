package mailroom.sender.adapter;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Content;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Recipient;
import mailroom.sender.domain.Rendered;
import mailroom.sender.domain.Value;
import mailroom.sender.port.Renderer;

/** Handlebars over the recipient's own variables and nothing else: no file, no partial, no method of a Java object can be reached. */
final class HandlebarsRenderer implements Renderer {
    private static final int LONGEST_SUBJECT = 998; // RFC 5322, the longest line

    private final TemplateCache html = new TemplateCache(EscapingStrategy.HTML_ENTITY);
    private final TemplateCache plain = new TemplateCache(EscapingStrategy.NOOP);

    @Override
    public List<Rendered> render(Content content, List<Recipient> recipients) {
        try {
            Compiled compiled = new Compiled(
                    plain.compiled(content.subject()),
                    switch (content.body()) {
                        case Body.Text(var text) -> new Parts.Text(plain.compiled(text));
                        case Body.Html(var markup) -> new Parts.Html(html.compiled(markup));
                        case Body.Both(var text, var markup) ->
                            new Parts.Both(plain.compiled(text), html.compiled(markup));
                    });
            return recipients.stream().map(it -> render(compiled, it)).toList();
        } catch (HandlebarsException | IOException | StackOverflowError e) {
            return recipients.stream()
                    .<Rendered>map(it -> new Rendered.Unrenderable(it.index(), "the template: " + reason(e)))
                    .toList();
        }
    }

    private record Compiled(Template subject, Parts body) {}

    private sealed interface Parts {
        record Text(Template text) implements Parts {}

        record Html(Template html) implements Parts {}

        record Both(Template text, Template html) implements Parts {}
    }

    private static Rendered render(Compiled compiled, Recipient recipient) {
        try {
            Map<String, Object> values = values(recipient);
            String subject = apply(compiled.subject(), values);
            if (subject.length() > LONGEST_SUBJECT) {
                return unrenderable(recipient, "the subject is longer than %d characters".formatted(LONGEST_SUBJECT));
            }
            Body body =
                    switch (compiled.body()) {
                        case Parts.Text(var text) -> new Body.Text(apply(text, values));
                        case Parts.Html(var markup) -> new Body.Html(apply(markup, values));
                        case Parts.Both(var text, var markup) ->
                            new Body.Both(apply(text, values), apply(markup, values));
                    };
            return new Rendered.Ready(new Mail(recipient.index(), recipient.address(), subject, body));
        } catch (IllegalArgumentException e) {
            return unrenderable(recipient, reason(e));
        } catch (HandlebarsException | IOException | StackOverflowError e) {
            return unrenderable(recipient, "the template with this recipient's variables: " + reason(e));
        }
    }

    private static Rendered unrenderable(Recipient recipient, String why) {
        return new Rendered.Unrenderable(recipient.index(), why);
    }

    private static String apply(Template template, Map<String, Object> values) throws IOException {
        BoundedWriter out = new BoundedWriter();
        template.apply(
                Context.newBuilder(values).resolver(MapValueResolver.INSTANCE).build(), out);
        return out.toString();
    }

    private static Map<String, Object> values(Recipient recipient) {
        Map<String, Object> values = new HashMap<>();
        recipient
                .variables()
                .forEach((name, value) -> values.put(
                        name,
                        switch (value) {
                            case Value.Text(var text) -> text;
                            case Value.Amount(var number) -> number;
                            case Value.Flag(boolean flag) -> flag;
                        }));
        return values;
    }

    /** Handlebars' own words, where it has some: line, column, what it stumbled over. */
    private static String reason(Throwable e) {
        if (e instanceof HandlebarsException known && known.getError() != null) {
            var error = known.getError();
            return "line %d, column %d: %s".formatted(error.line, error.column, error.reason);
        }
        return e instanceof StackOverflowError ? "nested too deeply" : String.valueOf(e.getMessage());
    }
}
