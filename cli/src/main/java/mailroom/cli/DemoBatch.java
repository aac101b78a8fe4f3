package mailroom.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailroom.platform.Json;

/** The ten mails of the demo (eight that arrive, one that bounces, one on the provider's suppression list), and larger batches alike. */
final class DemoBatch {
    private static final List<String> NAMES =
            List.of("Ada", "Barbara", "Claude", "Dennis", "Edsger", "Frances", "Grace", "Hedy");

    private static final String SIMULATOR = "@simulator.amazonses.com";

    private DemoBatch() {}

    static String json() {
        return batch(addresses());
    }

    /** {@code n} addresses that arrive; {@code run} keeps those of one run apart from those of another. */
    static String large(int n, int run) {
        return batch(IntStream.range(0, n).mapToObj(i -> "success+%d-%d%s".formatted(run, i, SIMULATOR)));
    }

    /** A batch that is open for pages, and empty. */
    static String open() {
        return Json.write(
                Json.object().put("open", true).put("subject", "Hello").put("text", "Hello."));
    }

    /** A page of recipients for an open batch. */
    static String page() {
        ObjectNode page = Json.object();
        page.putArray("recipients").addObject().put("address", "success+page" + SIMULATOR);
        return Json.write(page);
    }

    private static String batch(Stream<String> addresses) {
        ObjectNode batch = Json.object();
        batch.put("kind", "transactional");
        batch.put("subject", "Hello {{name}}");
        batch.put("text", "Dear {{name}},\n\nthis is one of ten. Mailroom tells how each one ended.\n");
        batch.put("html", "<p>Dear {{name}},</p><p>this is one of ten. Mailroom tells how each one ended.</p>");
        ArrayNode recipients = batch.putArray("recipients");
        addresses.forEach(address -> recipients
                .addObject()
                .put("address", address)
                .putObject("variables")
                .put("name", nameOf(address)));
        return Json.write(batch);
    }

    private static Stream<String> addresses() {
        return Stream.concat(
                IntStream.range(0, NAMES.size())
                        .mapToObj(i -> "success+" + NAMES.get(i).toLowerCase(Locale.ROOT) + SIMULATOR),
                Stream.of("bounce" + SIMULATOR, "suppressionlist" + SIMULATOR));
    }

    private static String nameOf(String address) {
        return NAMES.stream()
                .filter(it -> address.regionMatches(true, "success+".length(), it, 0, it.length()))
                .findFirst()
                .orElse("nobody");
    }
}
