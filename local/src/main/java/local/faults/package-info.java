/** What goes wrong, by rules: read from a file or posted, seeded, replayable, counted. */
@NullMarked
package local.faults;

import org.jspecify.annotations.NullMarked;
