/**
 * Holds the simulator to what really happens: sends a recorded trace to functions on the local runtime, whose environments end after seconds without
 * work, and simulates the same.
 */
@NullMarked
package comparison.replay;

import org.jspecify.annotations.NullMarked;
