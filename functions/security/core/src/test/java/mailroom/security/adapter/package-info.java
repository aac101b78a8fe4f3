@NullMarked
package mailroom.security.adapter;

import org.jspecify.annotations.NullMarked;
