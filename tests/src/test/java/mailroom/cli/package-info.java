@NullMarked
package mailroom.cli;

import org.jspecify.annotations.NullMarked;
