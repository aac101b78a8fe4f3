package mailroom.tests.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import local.Aot;
import local.LocalOptions;
import local.LocalStack;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One running system for all end-to-end tests: started by the first of them, stopped after the last. */
final class TheStack implements BeforeAllCallback {
    /** Short times, so that what waits for a lease or a message to come back does not wait for minutes. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "SenderTimeoutSeconds", "12",
            "SenderVisibilitySeconds", "15",
            "SenderLeaseSeconds", "13",
            "ProviderTimeoutSeconds", "4");

    private static volatile Optional<Running> running = Optional.empty();

    record Running(LocalStack local, Keys keys, Keys.Key key) implements AutoCloseable {
        @Override
        public void close() {
            local.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TheStack.class))
                .computeIfAbsent(TheStack.class, ignored -> start(), Running.class);
    }

    private static Running start() {
        try {
            LocalStack local = LocalStack.start(
                    new LocalOptions(
                            Checkout.ROOT.resolve("template.yaml"),
                            Checkout.ROOT.resolve("target/local"),
                            0,
                            PARAMETERS,
                            Optional.empty(),
                            Aot.USE),
                    line -> {});
            Keys keys = new Keys(local);
            Running started = new Running(local, keys, keys.create("tests"));
            running = Optional.of(started);
            return started;
        } catch (Exception e) {
            throw new IllegalStateException("the local stack did not start", e);
        }
    }

    static TheStack running() {
        return new TheStack();
    }

    private static Running it() {
        return running.orElseThrow();
    }

    Keys.Key key() {
        return it().key();
    }

    Http anonymous() {
        return new Http(it().local().url(), "");
    }

    Http caller() {
        return anonymous().as("Bearer " + key().bearer());
    }

    /** A caller of a team of its own. */
    Http newCaller(String team) {
        return anonymous().as("Bearer " + it().keys().create(team).bearer());
    }

    List<String> mailTo(String address) {
        return it().local().aws().mailbox().mailsTo(address);
    }

    int mailsTo(String address) {
        return it().local().aws().mailbox().countTo(address);
    }

    void sesAcceptsThenHangs(int calls) {
        it().local().aws().sesFaults().acceptThenHang(calls);
    }

    void sesThrottles(int calls) {
        it().local().aws().sesFaults().throttle(calls);
    }

    /** The process id of an environment of the function that is at work right now; 0 when there is none. */
    long busyEnvironment(String function) {
        return it().local().lambda().environments(function).stream()
                .filter(e -> e.busy())
                .mapToLong(e -> e.pid())
                .findFirst()
                .orElse(0);
    }

    String log(String function) {
        try {
            Path folder = Checkout.ROOT.resolve("target/local/logs");
            return Files.readString(folder.resolve(function + ".log"));
        } catch (IOException e) {
            return "";
        }
    }
}
