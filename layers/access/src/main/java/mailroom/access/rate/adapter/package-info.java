@NullMarked
package mailroom.access.rate.adapter;

import org.jspecify.annotations.NullMarked;
