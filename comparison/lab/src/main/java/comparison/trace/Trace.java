package comparison.trace;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.List;

/** Requests in the order of their arrival. Opened twice, it gives the same requests twice. */
public interface Trace {
    List<Endpoint> endpoints();

    /** How long it is, in milliseconds. */
    double millis();

    Arrivals open();

    /** Only the requests for the group's endpoints, over the same time; endpoints are then counted within the group. */
    default Trace only(Group group) {
        return new PartOfTrace(this, group);
    }

    /** The same requests, {@code factor} times as many an hour: closer together, or further apart. */
    default Trace scaled(double factor) {
        return factor == 1 ? this : new ScaledTrace(this, factor);
    }
}
