/** How many requests a key may make: counted in the service's own table, exactly, however many environments serve it. */
@NullMarked
package mailroom.access.rate;

import org.jspecify.annotations.NullMarked;
