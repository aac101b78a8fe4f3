/** One function per endpoint, each an application context of its own: how a Micronaut team writes functions that are not HTTP servers. */
@NullMarked
package mailroom.contenders.separatemicronaut;

import org.jspecify.annotations.NullMarked;
