/** The command as a user types it: own processes, exit codes, what stays behind. */
@NullMarked
package mailroom.tests.cli;

import org.jspecify.annotations.NullMarked;
