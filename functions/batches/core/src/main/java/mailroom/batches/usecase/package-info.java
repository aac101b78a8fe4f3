/** What this room does, one class per sentence: submit, show, relay, pump, sweep, apply outcomes, recount. */
@NullMarked
package mailroom.batches.usecase;

import org.jspecify.annotations.NullMarked;
