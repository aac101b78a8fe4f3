/** What the adapters put on the wire. */
@NullMarked
package mailroom.batches.dispatch.adapter;

import org.jspecify.annotations.NullMarked;
