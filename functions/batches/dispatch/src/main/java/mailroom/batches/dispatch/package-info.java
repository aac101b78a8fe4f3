/**
 * From the outbox to the queues. The relay hears the batches table's stream, the pump hands over chunks at the quota's pace, the sweeper
 * drives what stands still and ends what is due, the announcer tells other services how batches stand.
 */
@NullMarked
package mailroom.batches.dispatch;

import org.jspecify.annotations.NullMarked;
