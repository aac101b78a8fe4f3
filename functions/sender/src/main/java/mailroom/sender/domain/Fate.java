package mailroom.sender.domain;

/** What became of one mail. A code or diagnostic that nobody gave is the empty text. */
public sealed interface Fate {
    /** A diagnostic is cut to this many characters: it is for a person to read. */
    int LONGEST_DIAGNOSTIC = 300;

    /** The provider took it. */
    record Sent(String messageId) implements Fate {}

    record Delivered() implements Fate {}

    /** The receiving side asks for patience; the provider goes on trying. */
    record Delayed(String code, String diagnostic) implements Fate {
        public Delayed {
            diagnostic = cut(diagnostic);
        }
    }

    record Bounced(Bounce bounce, String code, String diagnostic) implements Fate {
        public Bounced {
            diagnostic = cut(diagnostic);
        }
    }

    record Complained(String code) implements Fate {}

    /** The provider refuses this mail or its address. */
    record Rejected(String code, String diagnostic) implements Fate {
        public Rejected {
            diagnostic = cut(diagnostic);
        }
    }

    /** It could not be sent for a reason that is not the recipient's, such as a template's error. */
    record Failed(String code, String diagnostic) implements Fate {
        public Failed {
            diagnostic = cut(diagnostic);
        }
    }

    /** Never sent: it was too late. */
    record Expired() implements Fate {}

    /** The call's answer was lost: perhaps sent, so never sent again. */
    record Unknown() implements Fate {}

    /** Whether another try could have helped. */
    enum Bounce {
        PERMANENT,
        TRANSIENT
    }

    private static String cut(String diagnostic) {
        return diagnostic.length() <= LONGEST_DIAGNOSTIC ? diagnostic : diagnostic.substring(0, LONGEST_DIAGNOSTIC);
    }
}
