/** Floors to compare with: each handler does a little more than the one before it, and none serves an API. */
@NullMarked
package mailroom.contenders.floors;

import org.jspecify.annotations.NullMarked;
