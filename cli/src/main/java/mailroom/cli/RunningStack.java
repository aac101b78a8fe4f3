package mailroom.cli;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import local.Aot;
import local.LocalStack;
import local.Progress;
import local.StartFailed;
import mailroom.security.domain.CreatedApiKey;

/** The whole system on this machine, with a fresh API key; everything is gone after {@link #close}, by Ctrl-C too. */
final class RunningStack implements AutoCloseable {
    private final LocalStack local;
    private final CreatedApiKey key;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::shutDown, "stop-stack");

    private RunningStack(LocalStack local, CreatedApiKey key) {
        this.local = local;
        this.key = key;
    }

    static RunningStack start(StackOptions options, Aot aot, Home home, Progress progress) throws Problem {
        HostLogs.to(LocalStack.logs(home.localFolder()));
        LocalStack local;
        try {
            local = LocalStack.start(options.toLocal(home, aot), progress);
        } catch (StartFailed e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
        try {
            RunningStack stack = new RunningStack(local, AdminKeys.onLocal(local).create("demo"));
            Runtime.getRuntime().addShutdownHook(stack.atExit);
            return stack;
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

    /** Returns only by Ctrl-C or another signal that ends the process. */
    void awaitShutdown() throws InterruptedException {
        closed.await();
    }

    private void shutDown() {
        local.close();
        closed.countDown();
    }

    @Override
    public void close() {
        shutDown();
    }
}
