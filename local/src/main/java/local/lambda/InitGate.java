package local.lambda;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many environments initialise at a time. Those that a request waits for go first. Lives on the host's event loop. */
final class InitGate {
    /** Somebody who may want to start environments. */
    interface Starter {
        /** Starts one more if it is still wanted. */
        Started startOne();
    }

    /** What became of a turn. */
    enum Started {
        NOTHING,
        LAST,
        /** One was started, and more are wanted. */
        MORE_WANTED
    }

    private final int most;
    private final Deque<Starter> urgent = new ArrayDeque<>();
    private final Deque<Starter> ahead = new ArrayDeque<>();
    private int running;

    InitGate(int most) {
        this.most = most;
    }

    void wantedNow(Starter starter) {
        if (!urgent.contains(starter)) {
            urgent.add(starter);
        }
        turn();
    }

    void wantedAhead(Starter starter) {
        ahead.add(starter);
        turn();
    }

    /** One that was started asks for work now, or has ended before it did. */
    void done() {
        running--;
        turn();
    }

    void close() {
        urgent.clear();
        ahead.clear();
    }

    private void turn() {
        while (running < most && !(urgent.isEmpty() && ahead.isEmpty())) {
            Starter next = urgent.isEmpty() ? ahead.remove() : urgent.remove();
            switch (next.startOne()) {
                case NOTHING -> {}
                case LAST -> running++;
                case MORE_WANTED -> {
                    running++;
                    urgent.add(next);
                }
            }
        }
    }
}
