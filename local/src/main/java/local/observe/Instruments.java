package local.observe;

/** What a part is given to report to and to ask. */
public record Instruments(Meter meter, Faults faults, CallTrail trail) {
    public static final Instruments NONE = new Instruments(Meter.NONE, Faults.NONE);

    /** Nobody listens to the calls. */
    public Instruments(Meter meter, Faults faults) {
        this(meter, faults, CallTrail.NONE);
    }
}
