/** Reads a SAM template: parameters, conditions, intrinsics, Globals. What comes out holds plain values only. */
@NullMarked
package local.template;

import org.jspecify.annotations.NullMarked;
