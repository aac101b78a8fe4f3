package mailroom.cli;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import local.LocalStack;
import local.StartException;
import local.lambda.Aot;
import local.observe.Progress;
import mailroom.security.domain.CreatedApiKey;

/** The whole system on this machine, with a fresh API key; everything is gone after {@link #close}, by Ctrl-C too. */
final class RunningStack implements AutoCloseable {
    private final LocalStack local;
    private final Optional<CreatedApiKey> key;

    private RunningStack(LocalStack local, Optional<CreatedApiKey> key) {
        this.local = local;
        this.key = key;
    }

    static RunningStack start(StackOptions options, Aot aot, Home home, Progress progress) throws Problem {
        HostLogs.to(home.logs());
        LocalStack local;
        try {
            local = LocalStack.start(options.toLocal(home, aot), progress);
        } catch (StartException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
        try {
            return new RunningStack(local, AdminKeys.onLocal(local).map(it -> it.create("demo")));
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    URI url() {
        return local.url();
    }

    /** They trust the certificate that the system made, where it speaks TLS. */
    Clients clients() {
        return new Clients(local.certificate());
    }

    /** Made when the system started; a template that is not Mailroom's has none. */
    Optional<CreatedApiKey> key() {
        return key;
    }

    /** The key, for a command that cannot do without. */
    CreatedApiKey neededKey() throws Problem {
        return key.orElseThrow(() -> new Problem(
                Problem.NOT_STARTED, "--template: it has no SecurityTable, so there is no API key to send with"));
    }

    LocalStack local() {
        return local;
    }

    /** Returns only by Ctrl-C or another signal that ends the process; the stack then closes itself. */
    void awaitShutdown() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        local.close();
    }
}
