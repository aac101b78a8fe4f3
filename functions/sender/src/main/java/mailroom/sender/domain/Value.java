package mailroom.sender.domain;

import java.math.BigDecimal;

/** What a recipient's variable can hold. */
public sealed interface Value {
    record Text(String value) implements Value {}

    record Amount(BigDecimal value) implements Value {}

    record Flag(boolean value) implements Value {}
}
