package mailroom.security.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The roles and policies that every Mailroom begins with; from then on they are ordinary ones. */
public final class BuiltIn {
    public static final String ADMIN = "admin";
    public static final String SENDER = "sender";

    private BuiltIn() {}

    public static List<Role> roles() {
        return List.of(
                new Role(ADMIN, "Everything, on every team", false),
                new Role("lead", "Everything on the own team's batches", false),
                new Role(SENDER, "Makes batches, and acts on the own ones", false),
                new Role("viewer", "Looks at the own team's batches", false));
    }

    public static List<Policy> policies() {
        return List.of(
                policy(ADMIN, "Admins may everything, on every team"),
                policy("lead", "Leads may everything on their team's batches"),
                policy(SENDER, "Senders make and see their team's batches, and act on their own"),
                policy("viewer", "Viewers see their team's batches"),
                policy("everybody", "Everybody may ask what he or she may do"),
                policy("test-and-live", "Test keys and live batches never meet, nor the other way round"));
    }

    private static Policy policy(String id, String description) {
        String file = "/mailroom/security/policies/%s.cedar".formatted(id);
        try (InputStream text = BuiltIn.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("the jar has no " + file);
            }
            return new Policy(id, description, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
