package mailroom.cli;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import local.Aot;
import local.LocalStack;
import local.Progress;
import local.StartException;
import mailroom.security.domain.CreatedApiKey;

/** The whole system on this machine, with a fresh API key; everything is gone after {@link #close}, by Ctrl-C too. */
final class RunningStack implements AutoCloseable {
    private final LocalStack local;
    private final CreatedApiKey key;

    private RunningStack(LocalStack local, CreatedApiKey key) {
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
            return new RunningStack(local, AdminKeys.onLocal(local).create("demo"));
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    URI url() {
        return local.url();
    }

    CreatedApiKey key() {
        return key;
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
