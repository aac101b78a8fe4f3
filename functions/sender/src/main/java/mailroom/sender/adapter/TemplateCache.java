package mailroom.sender.adapter;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiled templates of one escaping rule by their content's hash; the least used go first. */
final class TemplateCache {
    private static final int MOST_TEMPLATES = 64;

    private final Handlebars handlebars;
    private final LinkedHashMap<String, Template> templates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
            return size() > MOST_TEMPLATES;
        }
    };

    TemplateCache(EscapingStrategy escaping) {
        Formatter plainNumbers =
                (value, next) -> value instanceof BigDecimal number ? number.toPlainString() : next.format(value);
        handlebars = new Handlebars(new NoPartials())
                .with(new FewHelpers())
                .with(escaping)
                .with(plainNumbers);
    }

    synchronized Template compiled(String content) throws IOException {
        String hash = hash(content);
        Template known = templates.get(hash);
        if (known != null) {
            return known;
        }
        Template compiled = handlebars.compileInline(content);
        templates.put(hash, compiled);
        return compiled;
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
