/**
 * The {@code mailroom} command. It speaks to the product as its users do, over HTTP, and to the machine through {@code local}; what an
 * operator does ({@code admin}) goes through the security service's own code.
 */
@NullMarked
package mailroom.cli;

import org.jspecify.annotations.NullMarked;
