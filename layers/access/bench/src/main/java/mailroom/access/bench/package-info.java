/** What a decision costs, cold and warm. No part of any function. */
@NullMarked
package mailroom.access.bench;

import org.jspecify.annotations.NullMarked;
