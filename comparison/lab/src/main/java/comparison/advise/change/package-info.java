/**
 * Changes a template's text: which function serves which endpoint, written into the lines where the routes stand. What no change names
 * stays as it is, byte for byte.
 */
@NullMarked
package comparison.advise.change;

import org.jspecify.annotations.NullMarked;
