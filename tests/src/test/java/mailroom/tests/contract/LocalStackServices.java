package mailroom.tests.contract;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import local.template.Names;
import local.template.Stack;
import local.template.TemplateReader;
import mailroom.tests.house.Checkout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** LocalStack's services with the template's queues, topics, subscriptions, parameters and keys. */
final class LocalStackServices {
    /** In CI a suite that does not run has failed: {@code build/checks/localstack.sh} sets it. */
    private static final String REQUIRED = "LOCALSTACK_REQUIRED";

    /** Looked for once: what does not answer is not waited for by every suite again. */
    private static @Nullable LocalStackHost known;

    private LocalStackServices() {}

    static synchronized Running start() {
        boolean first = known == null;
        LocalStackHost host = first ? LocalStackHost.find(System.getenv()) : known;
        known = host;
        return switch (host) {
            case LocalStackHost.Found found -> deploy(found);
            case LocalStackHost.Missing(String why) -> notRun(why, first);
        };
    }

    /** {@code ./mailroom test} shows the line; the suites count as skipped. */
    private static Running notRun(String why, boolean first) {
        String line =
                "not run: the contracts over LocalStack, since %s; docs/testing.md says how to run them".formatted(why);
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new IllegalStateException(line);
        }
        if (first) {
            System.out.println(line);
        }
        return Assumptions.abort(line);
    }

    private static Running deploy(LocalStackHost.Found host) {
        Clients clients = Clients.of(host.endpoint());
        Deployment deployment = new Deployment(clients);
        Runnable end = () -> {
            deployment.undo();
            host.stop().run();
        };
        try {
            // A name of its own: what runs there already may have had guests before.
            Names names = new Names(
                    "contracts-%08x".formatted(new Random().nextInt()), "us-east-1", "000000000000", host.endpoint());
            Stack stack = new TemplateReader().read(Checkout.ROOT.resolve("template.yaml"), Map.of(), names);
            Map<String, String> refs = deployment.make(stack);
            return new Running(stack, refs, clients, Optional.empty(), end);
        } catch (Exception e) { // whichever call it was: what has started must end
            end.run();
            throw new IllegalStateException("LocalStack did not take the template's resources", e);
        }
    }
}
