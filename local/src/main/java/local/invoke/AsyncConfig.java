package local.invoke;

import java.time.Duration;
import java.util.Optional;

/**
 * How a function's asynchronous invocations are tried again, and who hears of them.
 *
 * @param retries after errors of the function
 * @param age an event that is older is given up; AWS's time, not the sped-up one
 * @param onSuccess ARN of a queue, topic or function that gets a record of what went well
 * @param onFailure the same for what was given up
 * @param deadLetters ARN of the queue or topic that gets the event itself when it is given up
 */
record AsyncConfig(
        int retries,
        Duration age,
        Optional<String> onSuccess,
        Optional<String> onFailure,
        Optional<String> deadLetters) {
    static final AsyncConfig DEFAULT =
            new AsyncConfig(2, Duration.ofHours(6), Optional.empty(), Optional.empty(), Optional.empty());

    AsyncConfig {
        if (retries < 0 || retries > 2) {
            throw new IllegalArgumentException("MaximumRetryAttempts is %d, 0 to 2 allowed".formatted(retries));
        }
        if (age.toSeconds() < 60 || age.toSeconds() > 21_600) {
            throw new IllegalArgumentException(
                    "MaximumEventAgeInSeconds is %d, 60 to 21600 allowed".formatted(age.toSeconds()));
        }
    }
}
