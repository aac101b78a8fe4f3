package comparison.trace;

import comparison.model.Endpoint;
import comparison.model.Group;
import java.util.List;

/** A trace without the requests of others. */
record PartOfTrace(Trace whole, Group group) implements Trace {
    @Override
    public List<Endpoint> endpoints() {
        return group.endpoints();
    }

    @Override
    public double millis() {
        return whole.millis();
    }

    @Override
    public Arrivals open() {
        int[] places =
                whole.endpoints().stream().mapToInt(group.endpoints()::indexOf).toArray();
        Arrivals all = whole.open();
        return new Arrivals() {
            private int endpoint;

            @Override
            public boolean next() {
                while (all.next()) {
                    endpoint = places[all.endpoint()];
                    if (endpoint >= 0) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public long micros() {
                return all.micros();
            }

            @Override
            public int endpoint() {
                return endpoint;
            }
        };
    }
}
