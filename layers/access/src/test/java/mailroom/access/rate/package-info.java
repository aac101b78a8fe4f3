@NullMarked
package mailroom.access.rate;

import org.jspecify.annotations.NullMarked;
