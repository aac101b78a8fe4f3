package local.faults;

import local.observe.Faults;

/** What a rule does: to an invocation, to a delivery, or to a call. */
sealed interface Act {
    record ToInvocation(Faults.OfInvocation fault) implements Act {}

    record ToDelivery(Faults.OfDelivery fault) implements Act {}

    record ToCall(Faults.OfCall fault) implements Act {}
}
