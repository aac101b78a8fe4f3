package local.invoke;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** One thread that work is done on, now or later. */
interface Timers {
    void run(Runnable work);

    void after(Duration delay, Runnable work);

    /** An event loop of its own. */
    static Timers of(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        return new Timers() {
            @Override
            public void run(Runnable work) {
                context.runOnContext(go -> work.run());
            }

            @Override
            public void after(Duration delay, Runnable work) {
                run(() -> vertx.setTimer(Math.max(1, delay.toMillis() + 1), fired -> work.run())); // never too early
            }
        };
    }
}
