package local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A function's code, unpacked when it is first needed and again when one of its zips has changed. What cannot be read, such as a zip that
 * is half written, changes nothing: the code before it stays until the zip reads well.
 */
final class CodeWatch {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long TRY_AGAIN_AFTER = TimeUnit.MILLISECONDS.toNanos(250);

    private final FunctionSpec function;
    private final CodeStore store;
    private volatile @Nullable Loaded loaded;
    private volatile long nextLook = System.nanoTime();
    private boolean complained;

    private record Stamp(long size, long modified) {}

    private record Loaded(FunctionCode code, List<Stamp> stamps) {}

    /** What a second look found. */
    sealed interface Outcome {
        record Same() implements Outcome {}

        record Changed() implements Outcome {}

        /** The zips cannot be read; {@code told}: somebody has heard of it already. */
        record Unreadable(String why, boolean told) implements Outcome {}
    }

    CodeWatch(FunctionSpec function, CodeStore store) {
        this.function = function;
        this.store = store;
    }

    /** Reads files the first time. */
    FunctionCode code() {
        Loaded now = loaded;
        return now == null ? load().code() : now.code();
    }

    private synchronized Loaded load() {
        Loaded now = loaded;
        if (now == null) {
            now = read();
            loaded = now;
        }
        return now;
    }

    /** The stamps come first: what is written while it is read has others afterwards. */
    private Loaded read() {
        List<Stamp> stamps = stamps();
        return new Loaded(FunctionCode.unpack(function, store), stamps);
    }

    /** Cheap enough for the event loop: at most every few milliseconds it asks for the zips' sizes and times. */
    boolean looksChanged() {
        Loaded now = loaded;
        long time = System.nanoTime();
        if (now == null || time - nextLook < 0) {
            return false;
        }
        nextLook = time + LOOK_EVERY;
        return !now.stamps().equals(stamps());
    }

    /** Unpacks the zips as they are now. */
    synchronized Outcome reload() {
        try {
            Loaded before = load();
            Loaded now = read();
            loaded = now;
            complained = false;
            return before.code().equals(now.code()) ? new Outcome.Same() : new Outcome.Changed();
        } catch (LambdaException e) {
            boolean told = complained;
            complained = true;
            nextLook = System.nanoTime() + TRY_AGAIN_AFTER;
            return new Outcome.Unreadable(String.valueOf(e.getMessage()), told);
        }
    }

    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        stamps.add(stamp(function.code()));
        function.layers().forEach(it -> stamps.add(stamp(it)));
        return stamps;
    }

    private static Stamp stamp(Path zip) {
        try {
            var attributes = Files.readAttributes(zip, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            return new Stamp(-1, 0);
        }
    }
}
