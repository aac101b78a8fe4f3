/** What only a consumer needs: its queue, and the way to the security service. */
@NullMarked
package mailroom.access.consume.adapter;

import org.jspecify.annotations.NullMarked;
