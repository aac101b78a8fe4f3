/** Real event JSON in, answers out. */
@NullMarked
package mailroom.contenders.routedplain;

import org.jspecify.annotations.NullMarked;
