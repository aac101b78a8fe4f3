/** What the services' {@code ...Acl} functions do: a queue's messages or a schedule's tick in, the copy kept. */
@NullMarked
package mailroom.access.consume;

import org.jspecify.annotations.NullMarked;
