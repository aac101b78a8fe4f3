package mailroom.cli;

import java.util.Locale;
import java.util.Set;

/** How a recipient must end, by the names of the SES mailbox simulator; any other address may end in any final state that is known. */
enum Expectation {
    DELIVERED,
    BOUNCED,
    ON_PROVIDERS_LIST,
    COMPLAINED,
    ANY_KNOWN_END;

    private static final String SIMULATOR = "@simulator.amazonses.com";
    private static final Set<String> KNOWN_ENDS =
            Set.of("delivered", "bounced", "complained", "suppressed", "rejected", "failed", "expired", "canceled");

    static Expectation of(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SIMULATOR)) {
            return ANY_KNOWN_END;
        }
        return switch (lower.substring(0, lower.length() - SIMULATOR.length()).replaceFirst("\\+.*", "")) {
            case "success", "ooto" -> DELIVERED;
            case "bounce" -> BOUNCED;
            case "suppressionlist" -> ON_PROVIDERS_LIST;
            case "complaint" -> COMPLAINED;
            default -> ANY_KNOWN_END;
        };
    }

    boolean holdsFor(ApiClient.Recipient recipient) {
        return switch (this) {
            case DELIVERED -> recipient.state().equals("delivered");
            case BOUNCED -> recipient.state().equals("bounced");
            case ON_PROVIDERS_LIST ->
                recipient.state().equals("bounced")
                        && recipient.reason().contains("permanent")
                        && recipient.reason().contains("OnProviderSuppressionList");
            case COMPLAINED -> recipient.state().equals("complained");
            case ANY_KNOWN_END -> KNOWN_ENDS.contains(recipient.state());
        };
    }
}
