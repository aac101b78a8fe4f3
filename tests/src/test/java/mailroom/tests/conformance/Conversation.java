package mailroom.tests.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What one contender is asked, step by step, and what it answered to each. */
final class Conversation {
    private final Caller caller;
    private String etag = "";
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    Conversation(Caller caller) {
        this.caller = caller;
    }

    /** Asks, remembers the answer under {@code name}, and returns where its Location header points. */
    String ask(String name, UnaryOperator<Caller.Request> request) {
        Caller.Exchange exchange = caller.send(request.apply(Caller.Request.to("GET", "/healthz")));
        if (answers.put(name, exchange.answer()) != null) {
            throw new IllegalArgumentException("two steps are called " + name);
        }
        etag = exchange.etag();
        return exchange.location();
    }

    /** The header of another person of the contender's team. */
    String other(String person) {
        return person + "@" + caller.team();
    }

    /** Of the last answer; empty where it had none. */
    String etag() {
        return etag;
    }

    Map<String, Answer> answers() {
        return answers;
    }
}
