package comparison.measure;

import comparison.measure.bed.Pace;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal (stderr) with the time left, in planned milliseconds. */
public final class BarPace implements Pace, AutoCloseable {
    private static final int BETWEEN_DRAWS_MILLIS = 500;

    private final ProgressBar bar;
    private final Consumer<String> notes;

    /**
     * Begins at nothing.
     *
     * @param notes takes whole lines
     */
    public BarPace(long plannedMillis, Consumer<String> notes) {
        this.notes = notes;
        this.bar = new ProgressBarBuilder()
                .setTaskName("compare")
                .setInitialMax(plannedMillis)
                .setUnit(" s", 1_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BETWEEN_DRAWS_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void part(String name) {
        bar.setExtraMessage(name);
    }

    @Override
    public void done(long plannedMillis) {
        if (bar.getCurrent() + plannedMillis > bar.getMax()) {
            bar.maxHint(bar.getCurrent() + plannedMillis);
        }
        bar.stepBy(plannedMillis);
    }

    @Override
    public void note(String line) {
        notes.accept(line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
