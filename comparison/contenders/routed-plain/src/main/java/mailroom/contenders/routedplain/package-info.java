/** One function for all endpoints with a route table of its own: what is left of a routed function without its framework. */
@NullMarked
package mailroom.contenders.routedplain;

import org.jspecify.annotations.NullMarked;
