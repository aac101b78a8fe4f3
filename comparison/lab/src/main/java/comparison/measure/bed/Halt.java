package comparison.measure.bed;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether somebody asked to stop. Who measures looks between two samples, and hands on what there is. */
public final class Halt {
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Asks to stop. */
    public void ask() {
        asked.set(true);
    }

    public boolean asked() {
        return asked.get();
    }
}
