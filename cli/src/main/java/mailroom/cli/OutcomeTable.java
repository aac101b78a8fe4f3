package mailroom.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** One line per recipient: address, state, reason, time from the batch's acceptance to that state. */
final class OutcomeTable {
    private static final int WIDEST_ADDRESS = 48;
    private static final int WIDEST_REASON = 60;

    private OutcomeTable() {}

    static String of(List<ApiClient.Recipient> recipients, Instant accepted) {
        int address = Math.min(
                WIDEST_ADDRESS,
                widest(recipients.stream().map(ApiClient.Recipient::address).toList(), "recipient"));
        int reason = Math.min(
                WIDEST_REASON,
                widest(recipients.stream().map(ApiClient.Recipient::reason).toList(), "reason"));
        String format = "  %-" + address + "s  %-10s  %-" + reason + "s  %8s  %s%n";
        StringBuilder table = new StringBuilder(format.formatted("recipient", "state", "reason", "time", "")
                        .stripTrailing())
                .append(System.lineSeparator());
        for (ApiClient.Recipient it : recipients) {
            boolean asExpected = Expectation.of(it.address()).holdsFor(it);
            table.append(format.formatted(
                                    cut(it.address(), address),
                                    it.state(),
                                    cut(it.reason(), reason),
                                    taken(accepted, it.updatedAt()),
                                    asExpected ? "" : "<- not as expected")
                            .stripTrailing())
                    .append(System.lineSeparator());
        }
        return table.toString();
    }

    private static int widest(List<String> values, String header) {
        return values.stream().mapToInt(String::length).reduce(header.length(), Math::max);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static String taken(Instant accepted, String updatedAt) {
        try {
            return String.format(
                    Locale.ROOT,
                    "%.2f s",
                    Duration.between(accepted, Instant.parse(updatedAt)).toMillis() / 1000.0);
        } catch (DateTimeParseException e) {
            return "-";
        }
    }
}
