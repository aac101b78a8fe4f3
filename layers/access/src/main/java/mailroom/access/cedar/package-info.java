/** The Cedar policy engine, and the only place that knows it: a question in, a verdict out; a policy's text in, its faults out. */
@NullMarked
package mailroom.access.cedar;

import org.jspecify.annotations.NullMarked;
