/**
 * Tells watchers over the WebSocket how their batches go on. It owns the live table: tickets, connections, subscriptions, and slim copies of
 * batches. It hears {@code mailroom.batch.changed.v1} and says frames.
 */
@NullMarked
package mailroom.live;

import org.jspecify.annotations.NullMarked;
