package local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has started, to be closed in reverse; at the latest when the JVM ends. */
final class OpenParts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "local-stack-close");

    OpenParts() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized void opened(AutoCloseable part) {
        open.push(part);
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending, and the hook finds nothing open
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) { // the others are closed all the same
                System.getLogger("local").log(System.Logger.Level.WARNING, "not closed", e);
            }
        }
    }
}
