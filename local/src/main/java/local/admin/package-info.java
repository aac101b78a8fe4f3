/** A stack's own API, on a port of its own on loopback: what goes wrong, what it cost, how it is. */
@NullMarked
package local.admin;

import org.jspecify.annotations.NullMarked;
