@NullMarked
package mailroom.access.json;

import org.jspecify.annotations.NullMarked;
