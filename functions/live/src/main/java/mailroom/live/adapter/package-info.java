/** The live table, the push queue and the gateway. {@link mailroom.live.adapter.LiveAdapters} is the one door. */
@NullMarked
package mailroom.live.adapter;

import org.jspecify.annotations.NullMarked;
