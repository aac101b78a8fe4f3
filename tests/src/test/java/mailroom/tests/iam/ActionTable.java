package mailroom.tests.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import local.observe.CallTrail.Deed;

/** The kept table {@code iam-actions.txt}: which actions IAM asks for, by operation. */
final class ActionTable {
    private static final String TRANSACTION = "Transact";

    private final Map<String, List<String>> actions;

    private ActionTable(Map<String, List<String>> actions) {
        this.actions = Map.copyOf(actions);
    }

    static ActionTable read() {
        try (InputStream file = ActionTable.class.getResourceAsStream("/iam-actions.txt")) {
            if (file == null) {
                throw new AssertionError("no iam-actions.txt");
            }
            Map<String, List<String>> actions = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> List.of(it.strip().split("\\s+")))
                    .forEach(it -> actions.put(it.get(0) + " " + it.get(1), it.subList(2, it.size())));
            return new ActionTable(actions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(Deed deed) {
        String operation =
                deed.operation().startsWith(TRANSACTION) ? deed.operation() + "/" + deed.part() : deed.operation();
        List<String> found = actions.get(deed.service() + " " + operation);
        if (found == null) {
            throw new AssertionError("iam-actions.txt does not say what IAM asks for at " + deed);
        }
        return found;
    }
}
