package comparison.measure;

import comparison.measure.bed.Pace;
import java.util.function.Consumer;

/** A line for each part, where there is no terminal to draw on. */
public record LinePace(Consumer<String> lines) implements Pace {
    @Override
    public void part(String name) {
        lines.accept(name);
    }

    @Override
    public void done(long plannedMillis) {}

    @Override
    public void note(String line) {
        lines.accept(line);
    }
}
