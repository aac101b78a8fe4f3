package local.aws.sqs;

import java.time.Duration;

/** Runs something later, on a thread of its own. */
@FunctionalInterface
interface Alarm {
    void after(Duration time, Runnable run);
}
