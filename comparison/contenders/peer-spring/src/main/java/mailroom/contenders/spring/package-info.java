/** A batch read by Spring Cloud Function: the same endpoint class, in the container that most teams would put it into. */
@NullMarked
package mailroom.contenders.spring;

import org.jspecify.annotations.NullMarked;
