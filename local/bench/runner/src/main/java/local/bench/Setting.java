package local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import local.LocalOptions;
import local.LocalStack;
import local.Modes;
import local.lambda.Aot;

/**
 * Where and how often to measure.
 *
 * @param templates the folder of this module's templates
 * @param buildDir what the stacks unpack, cache and log lies below it
 * @param launcher the command whose start is measured: {@code <launcher> start --template FILE --port PORT}
 * @param samples of each figure
 * @param out takes the lines of the result
 */
public record Setting(Path templates, Path buildDir, Path launcher, int samples, Consumer<String> out) {
    public Setting {
        if (samples < 1) {
            throw new IllegalArgumentException("at least one sample, not " + samples);
        }
    }

    LocalStack start(String template) {
        return start(templates.resolve(template), Aot.USE, Modes.DEFAULT.idle());
    }

    /** Functions have their first environment when this returns. */
    LocalStack start(Path template, Aot aot, Duration idle) {
        LocalStack stack = begin(template, aot, idle);
        stack.awaitEnvironments();
        return stack;
    }

    /** Functions are still starting when this returns. */
    LocalStack begin(Path template, Aot aot, Duration idle) {
        Modes usual = Modes.DEFAULT;
        Modes modes = new Modes(
                usual.https(),
                usual.data(),
                usual.debug(),
                usual.faults(),
                usual.adminPort(),
                idle,
                usual.asyncSpeed());
        return LocalStack.start(
                new LocalOptions(template, buildDir, 0, Map.of(), Optional.empty(), aot, modes), line -> {});
    }

    void say(String line) {
        out.accept(line);
    }
}
