/** The application's traffic: an access log's requests, each with the route that takes it. */
@NullMarked
package comparison.advise.traffic;

import org.jspecify.annotations.NullMarked;
