/**
 * Lambda's execution environments as a discrete-event simulation: who serves a request, who waits for an init, what is throttled, what is billed.
 * {@code docs/simulator.md} has the model, its assumptions and how it was validated.
 */
@NullMarked
package comparison.simulate;

import org.jspecify.annotations.NullMarked;
