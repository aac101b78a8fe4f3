package local.lambda;

import local.observe.Meter;
import local.observe.Usage;

/** Tells what one function used. */
record Metering(Meter meter, FunctionSpec function) {
    /** A request was let in. */
    void accepted() {
        meter.add(Usage.LAMBDA_REQUESTS, function.id(), 1);
    }

    void billed(Billed billed) {
        meter.add(Usage.LAMBDA_GB_SECONDS, function.id(), billed.millis() / 1000.0 * function.memory() / 1024.0);
    }
}
