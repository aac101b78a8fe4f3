package local.aws.ses;

import java.util.Locale;

/** What SES's mailbox simulator does with an address; labels behind a plus are allowed. Other addresses are real. */
enum Simulator {
    /** A real recipient, or one that behaves like one. */
    DELIVERS(true),
    /** Delivered, and then complained about. */
    COMPLAINS(true),
    /** A hard bounce, 550 5.1.1. */
    BOUNCES(false),
    /** A hard bounce because the address is on the provider's own suppression list. */
    SUPPRESSED(false);

    private static final String DOMAIN = "@simulator.amazonses.com";

    private final boolean handedOver;

    Simulator(boolean handedOver) {
        this.handedOver = handedOver;
    }

    /** Does a mail server ever see it? */
    boolean isHandedOver() {
        return handedOver;
    }

    static Simulator of(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(DOMAIN)) {
            return DELIVERS;
        }
        String name = lower.substring(0, lower.length() - DOMAIN.length()).split("\\+", 2)[0];
        return switch (name) {
            case "bounce" -> BOUNCES;
            case "suppressionlist" -> SUPPRESSED;
            case "complaint" -> COMPLAINS;
            default -> DELIVERS;
        };
    }
}
