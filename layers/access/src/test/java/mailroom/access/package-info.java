@NullMarked
package mailroom.access;

import org.jspecify.annotations.NullMarked;
