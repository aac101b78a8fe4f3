package local.aws.ses;

/** What a mail server said to one mail for one recipient. */
sealed interface Handover {
    /** 250: it is its business now. */
    record Accepted(String response) implements Handover {}

    /** 4xx, or no server there: not now. */
    record Deferred(String response) implements Handover {}

    /** 5xx: never. */
    record Refused(String response) implements Handover {}
}
