/** The whole system, driven over HTTP from outside with the JDK client. */
@NullMarked
package mailroom.tests.e2e;

import org.jspecify.annotations.NullMarked;
