/**
 * The endpoints of the batches API, one class each: HTTP API events in, answers out, no framework. A layout decides only which function serves
 * which of them; it translates nothing itself.
 */
@NullMarked
package mailroom.batches.http;

import org.jspecify.annotations.NullMarked;
