/** The pump's queue and the chunks' topic. {@link mailroom.batches.dispatch.adapter.MessagingAdapters} is the one door. */
@NullMarked
package mailroom.batches.dispatch.adapter;

import org.jspecify.annotations.NullMarked;
