package comparison.measure.bed;

import java.io.Serial;

/** Something cannot be measured: what, why, and what to do. */
public final class MeasureException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MeasureException(String message) {
        super(message);
    }

    public MeasureException(String message, Throwable cause) {
        super(message, cause);
    }
}
