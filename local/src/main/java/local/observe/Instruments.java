package local.observe;

/** What a part is given to report to and to ask. */
public record Instruments(Meter meter, Faults faults) {
    public static final Instruments NONE = new Instruments(Meter.NONE, Faults.NONE);
}
